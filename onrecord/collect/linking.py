"""Links between documents of the record that are one text in two places.

After settling, every text that is new is compared with those of about the same time
that share a part of its sketch. A link says what two documents are to each other; both
stay what they are. Whatever documents are new, the links that follow from two texts
are the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

import psycopg

from onrecord.annotate import pairs, sketching
from onrecord.annotate.pairs import Pair, Text, compare
from onrecord.annotate.translations import is_translation
from onrecord.db.named import load
from onrecord.db.store import LOCK
from onrecord.db.store import SQL as STORE

logger = logging.getLogger(__name__)

SQL = load("links_queries.sql")

VERSION = f"{pairs.VERSION} {sketching.VERSION}"
BATCH = 200
"""Documents a transaction."""
DAYS = timedelta(days=45)
"""A text is published again within weeks; a year later it is another edition."""
OFTEN = 60
"""Texts that one run of words may find; what more have in common is a formula."""
PART = 0.15
"""Of the sampled runs of the shorter text, so many must stand in the other."""
CANDIDATES = 40
"""Texts that one text is compared with, those with most in common."""
KNOWN_BY_SYMBOL = [
    "resolution", "decision", "presidential_statement", "draft_resolution",
    "meeting_record",
]  # fmt: skip
"""Kinds that are never looked for by their words where they have a symbol."""
UNDATED = date.min

WORDS, DECLARED, DAY, DRAFT = "words/1", "declared/1", "same day/1", "draft/1"
"""Rules: common words; an address that the page names; numbers and names in order on
one day; the symbol of the draft."""

_ORDER = ("same", "edited", "contained", "translation", "different")


@dataclass(frozen=True, slots=True)
class Version:
    """A document's current text in one language."""

    document: int
    revision: int
    source: str
    native_id: str
    language: str
    dated_on: date | None
    symbol: str
    page_url: str
    title: str
    body: str

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.native_id

    def text(self) -> Text:
        return Text(
            text=self.body,
            title=self.title,
            symbol=self.symbol,
            url=self.page_url,
            language=self.language,
            dated_on=self.dated_on,
            publisher=self.source,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A link, with its documents in the order in which it is kept."""

    document: int
    other: int
    pair: Pair
    rule: str


def link(conn: psycopg.Connection) -> int:
    """Compare what is new with the record; return how many links were written.

    The connection is in autocommit mode; a kill leaves the rest to the next run.
    """
    written = after = 0
    while batch := _link_batch(conn, after):
        found, after = batch
        written += found
    return written + _link_drafts(conn)


def _link_batch(conn: psycopg.Connection, after: int) -> tuple[int, int] | None:
    """Links that were written for the next documents behind one, and the last of them;
    None where there are no more."""
    with conn.transaction(), conn.cursor() as cur:
        cur.execute(STORE["lock writers"], {"lock": LOCK})
        cur.execute(
            SQL["documents to sketch"],
            {
                "known_by_symbol": KNOWN_BY_SYMBOL,
                "version": VERSION,
                "after": after,
                "limit": BATCH,
            },
        )
        ids = [row[0] for row in cur]
        if not ids:
            return None
        for table in ("sketched", "sketches", "links", "declared"):
            cur.execute(SQL[f"clear {table}"], {"ids": ids, "draft": DRAFT})
        versions = _versions(cur, ids)
        sketches = [Sketch(v, sketching.sketch(v.body)) for v in versions]
        _write_sketches(cur, sketches)
        cur.execute(SQL["insert declared"], {"ids": ids})
        found = [*_by_words(cur, sketches), *_translations(cur, ids)]
        return _save(cur, found), ids[-1]


def _versions(cur: psycopg.Cursor[Any], ids: Iterable[int]) -> list[Version]:
    cur.execute(SQL["texts of documents"], {"ids": sorted(set(ids))})
    return [Version(*row) for row in cur]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The marks of one text, with the day that they are looked for around."""

    version: Version
    marks: list[sketching.Mark]

    @property
    def day(self) -> date:
        return self.version.dated_on or UNDATED


def _write_sketches(cur: psycopg.Cursor[Any], sketches: Sequence[Sketch]) -> None:
    with cur.copy(SQL["copy sketched"]) as copy:
        for one in sketches:
            v = one.version
            samples = sum(mark.band == sketching.BANDS for mark in one.marks)
            copy.write_row((v.revision, v.document, v.dated_on, samples, VERSION))
    with cur.copy(SQL["copy sketches"]) as copy:
        for one in sketches:
            for mark in one.marks:
                v = one.version
                copy.write_row((v.revision, v.document, *mark, one.day))


def _by_words(cur: psycopg.Cursor[Any], sketches: Sequence[Sketch]) -> Iterator[Found]:
    rows = [(one.version, one.day, mark) for one in sketches for mark in one.marks]
    cur.execute(
        SQL["candidates"],
        {
            "revisions": [v.revision for v, _, _ in rows],
            "documents": [v.document for v, _, _ in rows],
            "bands": [mark.band for _, _, mark in rows],
            "hashes": [mark.hash for _, _, mark in rows],
            "days": [day for _, day, _ in rows],
            "apart": DAYS.days,
            "often": OFTEN,
            "part": PART,
        },
    )
    versions = [one.version for one in sketches]
    candidates: dict[int, list[tuple[int, int]]] = {}
    for revision, other, document in cur:
        candidates.setdefault(revision, []).append((other, document))
    kept = {r: found[:CANDIDATES] for r, found in candidates.items()}
    left = sum(map(len, candidates.values())) - sum(map(len, kept.values()))
    if left:
        logger.info("%d pairs of texts with many alike were not compared", left)
    texts = {v.revision: v for v in versions}
    wanted = {document for found in kept.values() for _, document in found}
    known = {v.document for v in versions}
    texts |= {v.revision: v for v in _versions(cur, wanted - known)}
    seen = set()
    for revision, others in sorted(kept.items()):
        for other, _ in others:
            pair = frozenset((revision, other))
            if pair not in seen and other in texts:
                seen.add(pair)
                yield from _compared(texts[revision], texts[other])


def _compared(one: Version, other: Version) -> Iterator[Found]:
    """The link that the words of two texts give, the texts in a fixed order."""
    first, second = sorted((one, other), key=lambda v: (v.key, v.language))
    pair = compare(first.text(), second.text())
    if pair.relation == "different":
        return
    if pair.relation == "contained" and len(first.body) > len(second.body):
        first, second = second, first
    yield Found(first.document, second.document, pair, WORDS)


def _translations(cur: psycopg.Cursor[Any], ids: Sequence[int]) -> Iterator[Found]:
    """Documents that name each other's address, or say the same on the same day."""
    cur.execute(SQL["declared pairs"], {"ids": ids})
    declared = {frozenset(row) for row in cur}
    cur.execute(SQL["same day pairs"], {"ids": ids})
    same_day = {frozenset(row) for row in cur}
    involved = {document for pair in declared | same_day for document in pair}
    by_document: dict[int, list[Version]] = {}
    for version in _versions(cur, involved):
        by_document.setdefault(version.document, []).append(version)
    for documents in declared | same_day:
        sides = [by_document.get(document, []) for document in documents]
        rule = DECLARED if documents in declared else DAY
        if all(sides) and _say_the_same(rule, sides[0], sides[1]):
            first, second = sorted((side[0] for side in sides), key=lambda v: v.key)
            why = (
                "one names the other's address"
                if rule == DECLARED
                else "the same numbers in order, by one actor on one day"
            )
            pair = Pair("translation", 1.0 if rule == DECLARED else 0.8, why)
            yield Found(first.document, second.document, pair, rule)


def _say_the_same(rule: str, one: Sequence[Version], other: Sequence[Version]) -> bool:
    if {v.language for v in one} & {v.language for v in other}:
        return False
    return rule == DECLARED or any(
        is_translation(a.body, b.body, a.language, b.language)
        for a, b in product(one, other)
    )


def _link_drafts(conn: psycopg.Connection) -> int:
    """Drafts beside what was adopted of them: the record names them by symbol."""
    with conn.transaction(), conn.cursor() as cur:
        cur.execute(STORE["lock writers"], {"lock": LOCK})
        cur.execute(SQL["draft pairs"])
        rows = cur.fetchall()
        by_document: dict[int, dict[str, Version]] = {}
        for version in _versions(cur, {id for row in rows for id in row}):
            texts = by_document.setdefault(version.document, {})
            texts[version.language] = version
        return _save(cur, list(_adopted(rows, by_document)))


def _adopted(
    rows: Iterable[tuple[int, int]], texts: Mapping[int, Mapping[str, Version]]
) -> Iterator[Found]:
    for document, draft in rows:
        one, other = texts.get(document, {}), texts.get(draft, {})
        common = sorted(
            one.keys() & other.keys(), key=lambda code: (code != "en", code)
        )
        if not common:
            continue
        a, b = one[common[0]], other[common[0]]
        for found in _compared(a, b):
            yield Found(found.document, found.other, found.pair, DRAFT)


def _save(cur: psycopg.Cursor[Any], found: Iterable[Found]) -> int:
    """One link a pair of documents: the closest relation, then the highest score."""
    best: dict[frozenset[int], Found] = {}
    for one in found:
        pair = frozenset((one.document, one.other))
        if pair not in best or _closeness(one) < _closeness(best[pair]):
            best[pair] = one
    links = sorted(best.values(), key=lambda one: (one.document, one.other))
    cur.execute(
        SQL["save links"],
        {
            "documents": [one.document for one in links],
            "others": [one.other for one in links],
            "relations": [one.pair.relation for one in links],
            "scores": [one.pair.score for one in links],
            "rules": [one.rule for one in links],
            "whys": [one.pair.why for one in links],
        },
    )
    return len(links)


def _closeness(found: Found) -> tuple[int, float, str, str]:
    rank = _ORDER.index(found.pair.relation)
    return rank, -found.pair.score, found.rule, found.pair.why
