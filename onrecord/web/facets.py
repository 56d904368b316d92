"""How found documents divide by actor, topic, body, kind, language and year."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.db import browsing
from onrecord.db.browsing_rows import Facet
from onrecord.db.lookup import Query
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import shown
from onrecord.web.asked import Asked
from onrecord.web.queries import chosen_words
from onrecord.web.shelf import Names

SHOWN = 8
"""Values of a facet that are seen at once."""
LISTED = 40
"""Values of a facet on the page."""
KEPT = 200
"""Values of a facet in the JSON."""
HEADINGS = {
    "actor": "Actor",
    "topic": "Subject",
    "body": "Body",
    "kind": "Kind",
    "language": "Language",
    "year": "Year",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet; ``href`` takes it as a filter."""

    link: Link
    documents: int


@dataclass(frozen=True, slots=True)
class FacetView:
    name: str
    heading: str
    chosen: str
    """In words; empty where the facet is not chosen."""
    without: str
    """The same search without that choice."""
    first: tuple[Value, ...]
    more: tuple[Value, ...]
    unlisted: int


def counted(
    asked: Asked, query: Query, ids: array[int]
) -> dict[str, tuple[list[Facet], int]]:
    """By facet the values with most documents, and how many values there are."""

    def made(one: Asked) -> dict[str, tuple[list[Facet], int]]:
        found: dict[str, list[Facet]] = {name: [] for name in HEADINGS}
        for row in browsing.facets(one.conn, ids):
            found[row.facet].append(row)
        found["year"].sort(key=lambda row: row.value, reverse=True)
        return {name: (rows[:KEPT], len(rows)) for name, rows in found.items()}

    if query == Query(limit=query.limit):
        return asked.counted("facets", made)
    return asked.once(("facets", query), lambda: made(asked))


def facets(asked: Asked, query: Query, ids: array[int]) -> list[FacetView]:
    """Each facet of what was found; what is chosen comes with the way out of it."""
    return [
        _facet(asked, query, name, rows, total)
        for name, (rows, total) in counted(asked, query, ids).items()
    ]


def _facet(
    asked: Asked, query: Query, name: str, rows: Sequence[Facet], total: int
) -> FacetView:
    parameter = "lang" if name == "language" else name
    chosen = dict(chosen_words(asked.names, query))
    said = chosen.get(parameter, "")
    gone: dict[str, str] = {parameter: "", "page": ""}
    if name == "year":
        said = ", ".join(chosen[one] for one in ("since", "until") if one in chosen)
        gone = {"since": "", "until": "", "page": ""}
    values = [
        Value(_link(asked.names, row, _chosen(asked, row, parameter)), row.documents)
        for row in rows[:LISTED]
        # A document has one kind and one body: beside the chosen one there is none.
        if not (said and name in ("kind", "body"))
    ]
    return FacetView(
        name=name,
        heading=HEADINGS[name],
        chosen=said,
        without=asked.args.address(**gone) if said else "",
        first=tuple(values[:SHOWN]),
        more=tuple(values[SHOWN:]),
        unlisted=max(0, total - LISTED),
    )


def label(known: Names, row: Facet) -> str:
    """The value of a facet in words."""
    match row.facet:
        case "actor" | "body":
            return shown(known.actor(row.value))
        case "topic":
            return shown(known.topic(row.value))
        case "kind":
            return wording.kind(row.value)
        case "language":
            return wording.language(row.value)
    return row.value or "undated"


def _link(known: Names, row: Facet, href: str) -> Link:
    if row.facet == "topic":
        return known.topic_link(row.value, href)
    return Link(label(known, row), href)


def _chosen(asked: Asked, row: Facet, parameter: str) -> str:
    if row.facet != "year":
        return asked.args.address(**{parameter: row.value, "page": ""})
    if not row.value:
        return ""
    year = f"{int(row.value):04}"
    return asked.args.address(since=f"{year}-01-01", until=f"{year}-12-31", page="")
