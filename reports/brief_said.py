"""What an actor said, and what others report of it, as a brief shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import brief as rows
from onrecord.db import report_queries
from onrecord.db.annotations import Quotation, quotations
from onrecord.db.brief import ACTS, Held, ReportedSpeech, Scope
from onrecord.reports import wording
from onrecord.reports.brief_contexts import PassageView, ReportView, TitleLine
from onrecord.reports.brief_passages import Passage, Spoken, finders, passages_of
from onrecord.reports.brief_sources import Sources, permalink
from onrecord.reports.brief_turns import own_paragraphs
from onrecord.reports.rendering import (
    hides_direction,
    plain,
    shown,
    undirected,
)
from onrecord.reports.understanding import LEAST
from onrecord.text import direction

QUOTED: Final = ("text", "operative", "preambular")
JOINT: Final = ("joint_statement", "communique")
LONGEST_SPEAKER: Final = 12
"""Words of a speaker as printed; a longer one is a rule gone wrong."""
LONGEST_NAME: Final = 4
"""Words of a speaker that a note names."""
SHORTEST_WORDS: Final = 5
"""Words of a quotation that a passage must hold to be noted."""


@dataclass(frozen=True, slots=True)
class Statements:
    """An actor's texts on the topics, and the passages that may be quoted."""

    spoken: tuple[Spoken, ...]
    passages: tuple[Passage, ...]
    held: Mapping[int, Held]
    quoting: Mapping[int, tuple[Quotation, ...]]
    """What each document reports that others said."""
    not_told: int
    """Paragraphs of texts with several speakers that are not surely the actor's."""


def statements(
    conn: Connection[Any], scope: Scope, terms: Mapping[str, Sequence[str]]
) -> Statements:
    """The actor's own texts on the topics, oldest first."""
    found = rows.statements(conn, scope, terms)
    held = rows.held(conn, [(one.id, one.revision_id, False) for one in found])
    by_revision = defaultdict(list)
    for paragraph in report_queries.paragraphs(conn, [s.revision_id for s in found]):
        if paragraph.kind in QUOTED and not paragraph.annex:
            by_revision[paragraph.revision_id].append(paragraph)
    search = finders(terms)
    spoken, passages, not_told = [], [], 0
    for order, one in enumerate(found):
        row = held.get((one.id, False))
        if row is None:
            continue
        paragraphs = by_revision[one.revision_id]
        if row.kind not in ACTS:
            office = f"{row.speaker_role} {row.publisher}"
            own = own_paragraphs([p.text for p in paragraphs], row.speaker, office)
            not_told += own.count(False)
            paragraphs = [p for p, mine in zip(paragraphs, own, strict=True) if mine]
        whole = Spoken(
            one.id, order, one.language, row.dated_on, one.filed, tuple(paragraphs)
        )
        spoken.append(whole)
        passages += passages_of(whole, search.get(one.language))
    ids = sorted({one.document_id for one in passages})
    quoting = defaultdict(list)
    for quotation in quotations(conn, ids, LEAST):
        if quotation.actor_id != scope["actor"]:
            quoting[quotation.document_id].append(quotation)
    return Statements(
        spoken=tuple(spoken),
        passages=tuple(
            one
            for one in passages
            if not _is_anothers(one, quoting.get(one.document_id, ()))
        ),
        held={id: row for (id, _), row in held.items()},
        quoting={id: tuple(found) for id, found in quoting.items()},
        not_told=not_told,
    )


def _is_anothers(one: Passage, quoting: Iterable[Quotation]) -> bool:
    """Most of the passage is what the text reports that somebody else said."""
    return any(
        q.kind != "indirect" and q.content in one.text
        and 2 * len(q.content) > len(one.text)
        for q in quoting
    )  # fmt: skip


def passage_view(one: Passage, found: Statements, sources: Sources) -> PassageView:
    """A passage with who, when, where and why."""
    row = found.held[one.document_id]
    who = ", ".join(filter(None, (plain(row.speaker), plain(row.speaker_role))))
    issuer = vocabularies.actors().get(row.actor or row.body)
    text, hidden = quoted(one.text)
    notes = []
    if row.is_summary:
        notes.append("A summary by somebody else, not the actor’s own words.")
    if row.kind in JOINT:
        notes.append("A joint text: the words of all who issue it.")
    reported = sorted(
        {
            plain(q.speaker)
            for q in found.quoting.get(one.document_id, ())
            if q.kind != "indirect"
            and len(q.content.split()) >= SHORTEST_WORDS
            and q.content in one.text
            and 0 < len(q.speaker.split()) <= LONGEST_NAME
        }
    )
    if reported:
        notes.append(f"Holds words that it reports of {wording.listed(reported)}.")
    if hidden:
        notes.append("Controls of the writing direction are taken out.")
    return PassageView(
        day=wording.day(row.dated_on) if row.dated_on else row.issued_edtf or "undated",
        who=who or (issuer.name() if issuer else "") or plain(row.publisher),
        behalf=plain(row.on_behalf_of),
        kind=wording.kind(row.kind),
        title=plain(row.title) or plain(row.symbol) or plain(row.native_id),
        place=_place(one),
        text=text,
        before=one.before,
        after=one.after,
        language=wording.language(one.language),
        code=plain(one.language),
        direction=direction(one.language),
        why=", ".join(f"“{plain(word)}”" for word in (*one.terms, *one.verbs)),
        notes=tuple(notes),
        href=permalink(row),
        source=sources.number(row),
    )


def _place(one: Passage) -> str:
    """Where it stands, as pinpoints have it."""
    if one.kind == "operative":
        return f"operative paragraph {plain(one.path)}" if one.path else "operative"
    if one.kind == "preambular":
        return "preamble"
    return f"paragraph {one.position}"


def quoted(text: str) -> tuple[str, bool]:
    """The characters as printed, without those that no page can show or that turn the
    writing around; and whether the latter were in it."""
    safe = shown(text)
    return undirected(safe), hides_direction(safe)


def reports(
    conn: Connection[Any], scope: Scope, terms: Mapping[str, Sequence[str]]
) -> tuple[list[ReportedSpeech], int]:
    """What others report on the topics, newest first, and how many were left out
    because their words do not stand in the text as they were noted."""
    search = finders(terms)
    kept, lost = [], 0
    for one in rows.reports_of_others(conn, scope, LEAST):
        finder = search.get(one.language)
        on_topic = one.filed or (finder and finder.find(one.content))
        if not on_topic or len(one.speaker.split()) > LONGEST_SPEAKER:
            continue
        if one.kind == "indirect" and not _is_said(one):
            continue
        if all(part in one.printed for part in one.content.split(" … ")):
            kept.append(one)
        else:
            lost += 1
    return kept, lost


def _is_said(one: ReportedSpeech) -> bool:
    """Whether the cue is a verb of saying: what others say that a state wants or hopes
    is their account of it."""
    words = one.cue.casefold()
    saying = _verbs_of_saying(one.language)
    return words in saying or any(word in saying for word in words.split())


@cache
def _verbs_of_saying(language: str) -> frozenset[str]:
    return frozenset(
        form.casefold()
        for code, kind, form in vocabularies.quote_cues()
        if code == language and kind == "say"
    )


def titles(
    conn: Connection[Any], scope: Scope, terms: Mapping[str, Sequence[str]]
) -> list[int]:
    """Documents on the topics that are held by the title alone, newest first."""
    search = finders(terms)
    found = []
    for one in rows.titles_alone(conn, scope):
        languages = [search[code] for code in one.languages if code in search]
        if one.filed or any(finder.find(one.title) for finder in languages):
            found.append(one.id)
    return found


def title_line(row: Held, sources: Sources) -> TitleLine:
    """A document of which there is nothing but the title."""
    return TitleLine(
        day=wording.day(row.dated_on) if row.dated_on else row.issued_edtf or "undated",
        kind=wording.kind(row.kind),
        title=plain(row.title) or plain(row.native_id),
        href=permalink(row),
        source=sources.number(row),
    )


def report_view(one: ReportedSpeech, row: Held, sources: Sources) -> ReportView:
    """A quotation with whose it is said to be and who reports it."""
    return ReportView(
        day=wording.day(row.dated_on),
        text=quoted(one.content)[0],
        speaker=plain(one.speaker),
        cue=plain(one.cue),
        medium=plain(one.medium),
        title=plain(row.title),
        publisher=plain(row.publisher) or plain(row.source),
        kind=one.kind,
        sure=wording.percent(one.confidence),
        code=plain(one.language),
        direction=direction(one.language),
        href=permalink(row),
        source=sources.number(row),
    )
