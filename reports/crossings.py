"""Where official sources disagree: within one document, and across documents.

Renditions of one document were compared when it was settled (annotate/merge.py). Here
documents of different sources are compared that bear one symbol, hold one text, or are
an act and the record of its meeting. Of two that hold one text only the days are: a
live blog and the release that it becomes have titles of their own, which is no
disagreement.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from psycopg import Connection

from onrecord.db import browsing, report_queries
from onrecord.db.crossings import Crossing, Told, crossings, told
from onrecord.db.report_rows import DiscrepancyRow
from onrecord.text import squash

MOST = 1_000_000  # documents with a disagreement; more than any record has

Value = Callable[[Told], str]


def _day(name: str) -> Value:
    def value(one: Told) -> str:
        day = getattr(one, name)
        return day.isoformat() if day else ""

    return value


_OF_SYMBOL: Mapping[str, Value] = {
    "issued_on": _day("issued_on"),
    "adopted_on": _day("adopted_on"),
    "outcome": lambda one: one.outcome,
    "vote_count": lambda one: one.tally,
    "vetoed_by": lambda one: ", ".join(sorted(one.vetoed_by)),
    "draft_symbol": lambda one: one.draft_symbol,
    "meeting_record": lambda one: one.meeting_record,
    "title": lambda one: "" if one.listed else one.title,
}
_OF_TEXT: Mapping[str, Value] = {"issued_on": _day("issued_on")}


def all_discrepancies(
    conn: Connection[Any], ids: Sequence[int]
) -> list[DiscrepancyRow]:
    """Every disagreement about some documents, by document and field. What two of them
    say of each other stands at both."""
    known = report_queries.discrepancies(conn, list(ids))
    return sorted(
        [*known, *across_sources(conn, ids)],
        key=lambda row: (row.document_id, row.field),
    )


def of_whole_record(conn: Connection[Any]) -> list[DiscrepancyRow]:
    """Every disagreement that the record holds, by document and field."""
    ids = browsing.discrepant(conn, MOST)
    return sorted(
        [*report_queries.discrepancies(conn, ids), *across_sources(conn)],
        key=lambda row: (row.document_id, row.field),
    )


def across_sources(
    conn: Connection[Any], ids: Sequence[int] | None = None
) -> list[DiscrepancyRow]:
    """Where documents of different sources say different things of the same; of the
    whole record where no ids are given. The value of the document itself is the chosen
    one; each account names its source."""
    pairs = crossings(conn, ids)
    if not pairs:
        return []
    wanted = {one.document_id for one in pairs} | {one.other_id for one in pairs}
    said = {one.id: one for one in told(conn, sorted(wanted))}
    return [
        row
        for pair in pairs
        for row in _compared(pair, said[pair.document_id], said[pair.other_id])
    ]


def _compared(pair: Crossing, one: Told, other: Told) -> Iterator[DiscrepancyRow]:
    if pair.basis == "meeting":
        day = _day("adopted_on")(one)
        held = f"{_day('dated_on')(other)}: {other.symbol}"
        yield _row(one, "day_of_the_meeting", day, [(one, day), (other, held)])
        return
    if _other_question(one, other):
        return
    fields = _OF_SYMBOL if pair.basis == "symbol" else _OF_TEXT
    for name, value in fields.items():
        said, rival = value(one), value(other)
        if not said or not rival or _alike(said, rival):
            continue
        if name == "title" and one.language != other.language:
            continue
        yield _row(one, name, said, [(one, said), (other, rival)])


def _other_question(one: Told, other: Told) -> bool:
    """Whether one is a vote on a question about the other, which lists give under its
    symbol: ``S/552 preliminary question``."""
    a, b = sorted((one.draft_symbol, other.draft_symbol), key=len)
    return bool(a) and b.startswith(f"{a} ")


def _row(
    one: Told, field: str, chosen: str, said: Sequence[tuple[Told, str]]
) -> DiscrepancyRow:
    accounts = [
        {
            "says": says,
            "origin": by.source,
            "urls": [by.url] if by.url else [],
        }
        for by, says in said
    ]
    return DiscrepancyRow(one.id, field, chosen, accounts)


def _alike(one: str, other: str) -> bool:
    """Case, space, forms of letters and a final stop make no difference."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKC", squash(text)).casefold().rstrip(". ")

    return plain(one) == plain(other)
