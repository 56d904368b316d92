"""One document from all its renditions: what is chosen, and where they disagree.

A pure function of the renditions' facts, whatever the order they arrived in. Nothing is
chosen in silence: wherever two renditions give different values for one field, a
`Discrepancy` lists every value with the addresses that give it.

Precedence, documented in docs/data-model.md: the text in English, then the text in the
other languages, then data extracts; for votes, sponsors and the sponsors' order, the
extract first, because it is made from the voting record itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from onrecord.annotate.names import Cell, sponsor_actor, sponsor_group, vote_cells
from onrecord.text import squash

Facts = dict[str, Any]
"""A rendition's `Document` without its paragraphs, as JSON gives it back."""

SAME_IN_EVERY_LANGUAGE = (
    "kind",
    "symbol",
    "body",
    "actor",
    "issued_on",
    "adopted_on",
    "outcome",
    "meeting_record",
    "draft_symbol",
    "report",
)
PER_LANGUAGE = (
    "title",
    "speaker",
    "speaker_role",
    "on_behalf_of",
    "place",
    "issued_text",
    "adopted_text",
    "adoption",
    "meeting",
    "session",
    "agenda_item",
    "agenda_title",
    "committee",
    "page_url",
)
NOT_COMPARED = frozenset({"page_url", "issued_text", "adopted_text"})
"""Printed forms and addresses differ without contradicting each other."""
SUBJECT_HEADINGS = frozenset({"UNBIS Thesaurus", "DHLAUTH"})
"""Headings given by the Library's indexers; other dictionaries are machine-made."""
PERMANENT_MEMBERS = frozenset({"CHN", "FRA", "GBR", "RUS", "SUN", "USA"})
QUOTES = str.maketrans("‘’‛`´“”„«»‐‑‒–—", "'''''\"\"\"\"\"-----")


@dataclass(frozen=True, slots=True)
class Rendition:
    """A rendition as the database keeps it."""

    id: int
    revision_id: int | None
    role: str
    language: str
    url: str
    fetched_at: datetime
    facts: Facts


@dataclass(frozen=True, slots=True)
class Account:
    """One value of a field, and who gives it."""

    says: str
    origin: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    field: str
    chosen: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class MergedVote:
    origin: str
    principal: bool
    cells: tuple[Cell, ...]
    printed_counts: dict[str, int]
    renditions: int

    def total(self, choice: str) -> int:
        """Members that chose so: one listed twice, or over two cells, counts once."""
        return len(
            {c.actor_id for c in self.cells if c.choice == choice and c.actor_id}
        )


@dataclass(slots=True)
class Merged:
    """The derived columns and rows of one document."""

    columns: dict[str, Any]
    votes: list[MergedVote] = field(default_factory=list)
    sponsors: list[tuple[str, str, bool]] = field(default_factory=list)
    """(printed, actor id or empty, additional)"""
    subjects: list[tuple[str, str, str]] = field(default_factory=list)
    """(label, dictionary, uri)"""
    topics: list[tuple[str, str, str]] = field(default_factory=list)
    """(topic id, printed, rule), from the text where the publisher gives no subject"""
    roles: list[tuple[str, str]] = field(default_factory=list)
    """(actor id, role)"""
    discrepancies: list[Discrepancy] = field(default_factory=list)
    revisions: list[int] = field(default_factory=list)
    """Revision ids of all languages, oldest first."""


def merge(renditions: Iterable[Rendition]) -> Merged:
    """Merge all renditions of one document.

    Raises ``ValueError`` when there is none.
    """
    ordered = sorted(renditions, key=_precedence)
    if not ordered:
        raise ValueError("a document without renditions has nothing to merge")
    merged = Merged(columns={})
    for name in SAME_IN_EVERY_LANGUAGE:
        _choose(merged, name, ordered)
    main = ordered[0].language
    for name in PER_LANGUAGE:
        _choose(merged, name, ordered, language=main)
    columns = merged.columns
    for name in ("issued_on", "adopted_on"):
        columns[name] = date.fromisoformat(columns[name]) if columns[name] else None
    columns["dated_on"] = columns["adopted_on"] or columns["issued_on"]
    columns["is_summary"] = any(r.facts.get("is_summary") for r in ordered)
    columns["related"] = sorted({tuple(x) for r in ordered for x in r.facts["related"]})
    _merge_votes(merged, ordered)
    _merge_sponsors(merged, ordered)
    _merge_subjects(merged, ordered)
    columns["vetoed_by"] = _vetoes(merged, ordered)
    _give_roles(merged)
    merged.discrepancies.sort(key=lambda d: d.field)
    merged.revisions = _revision_order(ordered)
    return merged


def _precedence(rendition: Rendition) -> tuple[Any, ...]:
    facts = rendition.facts
    corrects = any(relation == "corrects" for relation, _ in facts["related"])
    return (
        rendition.role != "text",
        rendition.language != "en",
        corrects,
        rendition.language,
        # The newest capture of a text speaks for it.
        -rendition.fetched_at.timestamp(),
        rendition.url,
        facts.get("part", ""),
    )


def _comparable(value: str) -> str:
    text = unicodedata.normalize("NFKC", squash(value)).translate(QUOTES)
    return text.casefold().rstrip(". ")


def _choose(
    merged: Merged,
    name: str,
    ordered: Sequence[Rendition],
    language: str | None = None,
) -> None:
    """Take the first value by precedence; list the others where they differ.

    With ``language``, values in other languages are no rivals, only a fallback.
    """
    giving = [r for r in ordered if r.facts.get(name)]
    chosen = str(giving[0].facts[name]) if giving else ""
    merged.columns[name] = chosen
    if name in NOT_COMPARED:
        return
    if language is not None:
        giving = [r for r in giving if r.language == language]
    _list_rivals(merged, name, chosen, giving, lambda r: str(r.facts[name]))


def _list_rivals(
    merged: Merged,
    name: str,
    chosen: str,
    giving: Sequence[Rendition],
    value_of: Callable[[Rendition], str],
) -> None:
    values: dict[str, list[Rendition]] = {}
    for rendition in giving:
        values.setdefault(_comparable(value_of(rendition)), []).append(rendition)
    if len(values) < 2:
        return
    accounts = [
        Account(
            value_of(group[0]),
            origin,
            tuple(sorted({r.url for r in group if r.role == origin})),
        )
        for group in values.values()
        for origin in sorted({r.role for r in group}, reverse=True)
    ]
    merged.discrepancies.append(Discrepancy(name, chosen, tuple(accounts)))


def _merge_votes(merged: Merged, ordered: Sequence[Rendition]) -> None:
    # A language version repeats the same table: one vote per distinct set of cells.
    distinct: dict[tuple[tuple[str, str], ...], list[Rendition]] = {}
    for rendition in sorted(ordered, key=lambda r: r.role == "text"):
        vote = rendition.facts.get("vote")
        if vote:
            cells = tuple((choice, printed) for choice, printed in vote["cells"])
            if cells:
                distinct.setdefault(cells, []).append(rendition)
    on = merged.columns["dated_on"]
    for cells, group in distinct.items():
        merged.votes.append(
            MergedVote(
                origin=group[0].role,
                principal=not merged.votes,
                cells=tuple(vote_cells(cells, on)),
                printed_counts=dict(group[0].facts["vote"]["counts"]),
                renditions=len(group),
            )
        )
    if not merged.votes:
        return
    principal = merged.votes[0]
    if len({_choices(vote) for vote in merged.votes}) > 1:
        groups = list(distinct.values())
        accounts = tuple(
            Account(
                _difference(vote, principal),
                vote.origin,
                tuple(sorted({r.url for r in group})),
            )
            for vote, group in zip(merged.votes, groups, strict=True)
        )
        tally = _tally(principal)
        merged.discrepancies.append(Discrepancy("vote", tally, accounts))
    _check_counts(merged, distinct)


def _check_counts(
    merged: Merged, distinct: dict[tuple[tuple[str, str], ...], list[Rendition]]
) -> None:
    """Printed totals against the cells they should count."""
    accounts = []
    for vote, group in zip(merged.votes, distinct.values(), strict=True):
        says = []
        for choice, printed in sorted(vote.printed_counts.items()):
            counted = vote.total(choice)
            if counted != printed:
                says.append(f"{choice}: prints {printed}, lists {counted}")
        actors = Counter(c.actor_id for c in vote.cells if c.actor_id)
        repeated = sorted(actor for actor, times in actors.items() if times > 1)
        if repeated:
            says.append(f"listed more than once: {', '.join(repeated)}")
        says += [
            f"a name split over two cells, the second {cell.printed!r}"
            for cell in vote.cells
            if not cell.actor_id
        ]
        urls = tuple(sorted({r.url for r in group}))
        accounts += [Account(text, vote.origin, urls) for text in says]
    if accounts:
        tally = _tally(merged.votes[0])
        merged.discrepancies.append(Discrepancy("vote_count", tally, tuple(accounts)))


def _choices(vote: MergedVote) -> frozenset[tuple[str, str]]:
    return frozenset((c.actor_id, c.choice) for c in vote.cells if c.actor_id)


def _difference(vote: MergedVote, principal: MergedVote) -> str:
    apart = sorted(_choices(vote) ^ _choices(principal))
    mine = [f"{actor} {choice}" for actor, choice in apart if (actor, choice) in
            _choices(vote)]  # fmt: skip
    return f"{_tally(vote)}" + (f" ({'; '.join(mine)})" if mine else "")


def _tally(vote: MergedVote) -> str:
    return "-".join(str(vote.total(c)) for c in ("yes", "no", "abstention"))


def _merge_sponsors(merged: Merged, ordered: Sequence[Rendition]) -> None:
    lists: list[tuple[Rendition, list[tuple[str, str, bool]]]] = []
    for rendition in sorted(ordered, key=lambda r: r.role == "text"):
        facts = rendition.facts
        rows = [
            (printed, sponsor_actor(printed), additional)
            for additional, names in (
                (False, facts["sponsors"]),
                (True, facts["additional_sponsors"]),
            )
            for printed in names
        ]
        if rows:
            lists.append((rendition, rows))
    if not lists:
        return
    merged.sponsors = lists[0][1]

    def says(rows: list[tuple[str, str, bool]]) -> str:
        names = sorted(
            (actor or _comparable(printed)) + ("+" if additional else "")
            for printed, actor, additional in rows
        )
        return ", ".join(names)

    by_rendition = {r.id: says(rows) for r, rows in lists}
    _list_rivals(
        merged,
        "sponsors",
        says(merged.sponsors),
        [r for r, _ in lists],
        lambda r: by_rendition[r.id],
    )


def _merge_subjects(merged: Merged, ordered: Sequence[Rendition]) -> None:
    seen: dict[tuple[str, str], tuple[str, str, str]] = {}
    topics: dict[str, tuple[str, str, str]] = {}
    for rendition in ordered:
        for label, dictionary, uri in rendition.facts["subjects"]:
            key = (squash(label).casefold(), dictionary)
            if key not in seen or (uri and not seen[key][2]):
                seen[key] = (label, dictionary, uri)
        for topic_id, printed, rule in rendition.facts.get("topics", ()):
            topics.setdefault(topic_id, (topic_id, printed, rule))
    merged.subjects = sorted(seen.values())
    merged.topics = sorted(topics.values())


NEGATIVE = re.compile(
    r"negative votes? of [^()]{0,80}permanent members? [^()]{0,80}"
    r"\((?P<names>[^()]{2,200})\)\.?"
)


def _vetoes(merged: Merged, ordered: Sequence[Rendition]) -> list[str]:
    """Permanent members whose negative vote kept a draft from being adopted.

    Read from the ballots; where the record has none, from the source's own sentence
    that names them.
    """
    columns = merged.columns
    if columns["outcome"] != "not_adopted" or columns["body"] != "ORG:UN:SC":
        return []
    said = any(r.facts.get("vetoed") for r in ordered)
    if not merged.votes:
        found = NEGATIVE.search(columns["adoption"]) if said else None
        names = re.split(r", | and ", found["names"]) if found else []
        actors = {sponsor_actor(name.strip()) for name in names}
        return sorted(actors) if actors <= PERMANENT_MEMBERS else []
    vote = merged.votes[0]
    if not said and vote.total("yes") < 9:
        return []
    return sorted(
        c.actor_id
        for c in vote.cells
        if c.choice == "no" and c.actor_id in PERMANENT_MEMBERS
    )


def _give_roles(merged: Merged) -> None:
    columns = merged.columns
    roles = []
    if columns["actor"]:
        speaks = columns["speaker"] or not columns["body"]
        roles.append((columns["actor"], "speaker" if speaks else "issuer"))
    behalf = [sponsor_actor(columns["on_behalf_of"])]
    behalf += [sponsor_group(printed) for printed, _, _ in merged.sponsors]
    roles.extend((group, "on_behalf") for group in behalf if group)
    roles.extend((actor, "sponsor") for _, actor, _ in merged.sponsors if actor)
    merged.roles = sorted(set(roles))


def _revision_order(ordered: Sequence[Rendition]) -> list[int]:
    """Revision ids by first sight; a corrigendum never replaces the full text."""
    first: dict[int, tuple[Any, ...]] = {}
    for r in ordered:
        if r.revision_id is None:
            continue
        whole = not any(relation == "corrects" for relation, _ in r.facts["related"])
        key = (whole, r.fetched_at.timestamp(), r.url, r.facts.get("part", ""))
        first[r.revision_id] = min(first.get(r.revision_id, key), key)
    return sorted(first, key=lambda revision: first[revision])
