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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onrecord.annotate.citations import find_citations
from onrecord.annotate.names import sponsor_actor, sponsor_group
from onrecord.annotate.renditions import Account, Discrepancy, Rendition
from onrecord.annotate.votes import MergedVote, merge_votes, vetoes
from onrecord.text import squash

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
WORDINGS = frozenset({"title", "agenda_title", "adoption"})
"""A list puts them in its own words."""
NOT_COMPARED = frozenset({"page_url", "issued_text", "adopted_text"})
"""Printed forms and addresses differ without contradicting each other."""
SUBJECT_HEADINGS = frozenset({"UNBIS Thesaurus", "DHLAUTH"})
"""Headings given by the Library's indexers; other dictionaries are machine-made."""
NAMES_ITSELF = re.compile(r"(?:Security Council|General Assembly) resolution \d")
"""How the Library's titles of resolutions begin."""
QUOTES = str.maketrans("‘’‛`´“”„«»‐‑‒–—", "'''''\"\"\"\"\"-----")


@dataclass(slots=True)
class Merged:
    """The derived columns and rows of one document."""

    columns: dict[str, Any]
    votes: list[MergedVote] = field(default_factory=list)
    sponsors: list[tuple[str, str, bool]] = field(default_factory=list)
    """(printed, actor id or empty, additional)"""
    subjects: list[tuple[str, str, str]] = field(default_factory=list)
    """(label, dictionary, uri)"""
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
    edtf = (r.facts.get("issued_edtf") for r in ordered)
    columns["issued_edtf"] = next(filter(None, edtf), "")
    if columns["issued_on"]:
        columns["issued_edtf"] = ""
    columns["dated_on"] = columns["adopted_on"] or columns["issued_on"]
    columns["is_summary"] = any(r.facts.get("is_summary") for r in ordered)
    columns["related"] = sorted({tuple(x) for r in ordered for x in r.facts["related"]})
    merged.votes, differences = merge_votes(ordered, columns["dated_on"])
    merged.discrepancies += differences
    _compare_numbers_in_titles(merged, ordered)
    _merge_sponsors(merged, ordered)
    _merge_subjects(merged, ordered)
    columns["vetoed_by"] = vetoes(columns, merged.votes, ordered)
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
    if name in WORDINGS:
        giving = [r for r in giving if not r.facts.get("listed")]
    _list_rivals(merged, name, chosen, giving, lambda r: str(r.facts[name]))


def _list_rivals(
    merged: Merged,
    name: str,
    chosen: str,
    giving: Sequence[Rendition],
    value_of: Callable[[Rendition], str],
) -> None:
    if len({value_of(rendition) for rendition in giving}) < 2:
        return  # as nearly always, and cheaper than comparing
    values: dict[str, list[Rendition]] = {}
    for rendition in giving:
        values.setdefault(_comparable(value_of(rendition)), []).append(rendition)
    if len(values) < 2:
        return
    said = [(value_of(group[0]), group) for group in values.values()]
    merged.discrepancies.append(Discrepancy(name, chosen, _accounts(said)))


def _accounts(said: Iterable[tuple[str, Sequence[Rendition]]]) -> tuple[Account, ...]:
    """Who gives each value."""
    return tuple(
        Account(
            value,
            origin,
            tuple(sorted({r.url for r in group if r.role == origin})),
        )
        for value, group in said
        for origin in sorted({r.role for r in group}, reverse=True)
    )


def _compare_numbers_in_titles(merged: Merged, ordered: Sequence[Rendition]) -> None:
    """A title that names its resolution may name another one."""
    symbol = merged.columns["symbol"]
    if merged.columns["kind"] != "resolution" or not symbol:
        return
    others: dict[str, list[Rendition]] = {}
    for rendition in ordered:
        number = _number_in(rendition.facts.get("title", ""))
        if number and number != symbol:
            others.setdefault(number, []).append(rendition)
    if others:
        accounts = _accounts([(symbol, ordered), *others.items()])
        merged.discrepancies.append(Discrepancy("number_in_title", symbol, accounts))


def _number_in(title: str) -> str:
    """The symbol of the resolution that a title of the Library begins with."""
    begins = NAMES_ITSELF.match(title)
    if begins is None:
        return ""
    marks = find_citations(title, "en")[:1]
    return next((m.symbol for m in marks if m.symbol and m.start < begins.end()), "")


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
    for rendition in ordered:
        for label, dictionary, uri in rendition.facts["subjects"]:
            key = (squash(label).casefold(), dictionary)
            if key not in seen or (uri and not seen[key][2]):
                seen[key] = (label, dictionary, uri)
    merged.subjects = sorted(seen.values())


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
