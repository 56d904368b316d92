"""Who issues a joint statement: the list in the title or the first lines.

A body with a name of its own ("the G7") issues alone, with what its members do not
cover; small groups that only coordinate (the E3, the Baltic States) stand for their
members.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.actor_cues import has
from onrecord.annotate.actor_runs import Run
from onrecord.annotate.issuing import (
    Issuers,
    after_another,
    expanded,
    is_dateline,
    members,
)

_JOINT_LEAD = 260
"""Characters of the text in which "joint statement" makes it one."""


def joint_issuers(
    title: str,
    text: str,
    in_title: Sequence[Run],
    in_text: Sequence[Run],
    language: str,
    prior: str,
) -> Issuers | None:
    joint = has(title, language, "joint") or has(text[:_JOINT_LEAD], language, "joint")
    we = [run for run in in_text if run.lead == "we" and run.start < 300]
    if not joint and not we:
        return None
    issuing = [r for r in in_title if r.lead in {"by", "subject", "behalf", "we"}]
    issuing += [r for r in in_title if r not in issuing and _is_pair(title, r, prior)]
    from_title = max(
        issuing, key=lambda r: (r.lead != "subject", len(r.ids)), default=None
    )
    if from_title and len(from_title.ids) == 1 and is_dateline(title, from_title):
        from_title = None
    many = [
        run
        for run in in_text
        if run.lead in {"by", "subject", "behalf"} and run.start < 400
        and (len(expanded(run.ids)) > 1 or run in we)
    ]  # fmt: skip
    from_text = next(iter(we or many), None)
    title_ids = expanded(from_title.ids) if from_title else ()
    text_ids = expanded(from_text.ids) if from_text else ()
    if from_title and (
        _is_whole(from_title.ids, len(text_ids))
        or _is_alone(from_title.ids, len(text_ids))
    ):
        whole = from_title.ids[0]
        if prior and prior != whole and after_another(title, from_title, language):
            return Issuers((prior, *from_title.ids), "joint, with the publisher", 0.75)
        extra = (
            [one for one in text_ids if one not in members(whole)] if from_text else []
        )
        extra = [one for one in extra if one.startswith("ORG:")]
        return Issuers(
            tuple(dict.fromkeys((*from_title.ids, *extra))), "issued by the group", 0.9
        )
    if len(title_ids) > 1 and len(title_ids) >= len(text_ids) - 1:
        merged = title_ids
        if set(title_ids) < set(text_ids):
            merged = text_ids
        return Issuers(merged, "joint, named in the title", 0.9)
    if len(text_ids) > 1:
        return Issuers(text_ids, "joint, named in the first lines", 0.9)
    if len(title_ids) > 1:
        return Issuers(title_ids, "joint, named in the title", 0.85)
    if not joint:
        return None
    for run in in_text:
        # The chair of the meeting may stand before the list, a verb too.
        if prior in run.ids and len(run.ids) > 2:
            return Issuers(expanded(run.ids), "joint, the publisher among them", 0.75)
    others = [*(from_title.ids if from_title else ())]
    others += [
        one
        for run in (*in_title, *in_text)
        if run.lead == "with" or (run in in_text and run.lead in {"by", "subject"})
        for one in run.ids
    ][:2]
    if others:
        both = ((prior,) if prior else ()) + tuple(others)
        return Issuers(tuple(dict.fromkeys(both)), "joint, with the publisher", 0.7)
    return Issuers((prior,), "joint, with whom is not said", 0.4) if prior else None


def _is_pair(title: str, run: Run, prior: str) -> bool:
    """ "the U.S.-Philippines dialogue" on the site of one of them."""
    gap = title[run.marks[0].end : run.marks[-1].start] if len(run.marks) == 2 else ""
    return prior in run.ids and gap.strip(". ") in {"-", "–", "‑"}


def _is_whole(ids: Sequence[str], listed: int) -> bool:
    """Whether a body that issues in its own name stands first: the G7, ASEAN. Where the
    first lines list issuers, only one whose members are known is more than a topic."""
    if not ids[0].startswith("ORG:"):
        return False
    return bool(members(ids[0])) or (len(ids) == 1 and listed < 2)


def _is_alone(ids: Sequence[str], listed: int) -> bool:
    """Whether one group whose members nobody lists issues: the Media Freedom
    Coalition."""
    return (
        len(ids) == 1 and listed < 2 and ids[0][:6] == "GROUP:" and not members(ids[0])
    )
