"""Who speaks in a report of news media, which have no publisher that speaks itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.actor_cues import UNSPACED, cues
from onrecord.annotate.actor_runs import Run
from onrecord.annotate.issuing import Issuers, is_dateline


def reported_speaker(
    title: str,
    text: str,
    in_title: Sequence[Run],
    in_text: Sequence[Run],
    language: str,
    prior: str,
) -> Issuers | None:
    """Who speaks in a report of news media, where no publisher says it."""
    if prior:
        return None
    said = cues(language, "said").pattern
    for place, found in ((title, in_title), (text, in_text)):
        if found and found[0].lead == "subject" and not is_dateline(place, found[0]):
            after = place[found[0].end : found[0].end + 90]
            speaks = not said or said.search(after) or place is title
            if speaks and not _is_media(place, found[0], language):
                return Issuers(found[0].ids, "subject of the report", 0.75)
        speaker = _speaker(place, found, language)
        if speaker:
            return Issuers((speaker,), "said it", 0.65)
    for found in (in_title, in_text):
        for run in found:
            return Issuers(run.ids[:1], "named first", 0.35)
    return None


def _is_media(place: str, run: Run, language: str) -> bool:
    media = cues(language, "media").pattern
    before, after = (4, 6) if language in UNSPACED else (30, 30)
    around = place[max(0, run.start - before) : run.end + after]
    return bool(media and media.search(around))


def _speaker(place: str, found: Sequence[Run], language: str) -> str:
    """The actor nearest to a verb of speech; "the group" is the armed group before."""
    said = cues(language, "said").pattern
    if not said:
        return ""
    anaphora = cues(language, "anaphora").pattern
    for verb in said.finditer(place):
        near = place[verb.start() : verb.end() + 40]
        back = place[max(0, verb.start() - 40) : verb.end()]
        if anaphora and (anaphora.search(near) or anaphora.search(back)):
            groups = [
                one
                for run in found
                for one in run.ids
                if one.startswith("NSG:") and run.start < verb.end() + 40
            ]
            if groups:
                return groups[-1]
        for run in found:
            gap = (
                place[run.end : verb.start()]
                if run.end <= verb.start()
                else place[verb.end() : run.start]
            )
            beside = len(gap) < 45 and not re.search(r"[.,;،。，]", gap)
            if beside and not _is_media(place, run, language):
                return run.ids[0]
    return ""
