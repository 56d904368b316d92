"""Search: the documents that match, newest first, with the words found."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.db import browsing
from onrecord.db.finding import Excerpt
from onrecord.db.lookup import Query
from onrecord.db.report_rows import DocumentLine
from onrecord.reports import wording
from onrecord.reports.contexts import Link, Pager
from onrecord.reports.paging import paged
from onrecord.reports.rendering import plain, shown
from onrecord.reports.rows import MAX_TITLE, result
from onrecord.text import direction
from onrecord.web import facets
from onrecord.web.asked import MOST, Asked
from onrecord.web.facets import FacetView, label
from onrecord.web.listing import ROWS, documents_data, documents_table, feed_of
from onrecord.web.queries import FILTERS, chosen_words, query_of, title_of
from onrecord.web.shelf import Shelf, shelf
from onrecord.web.view import View

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    link: Link
    title: str
    day: str
    kind: str
    actor: Link
    speaker: str
    result: str
    vetoed: bool
    failed: bool
    is_summary: bool
    excerpt: tuple[Piece, ...]
    code: str
    direction: str


@dataclass(frozen=True, slots=True)
class Results:
    words: str
    chosen: tuple[tuple[str, str, str], ...]
    """(what, value in words, the search without it)"""
    total: int
    beyond: bool
    """There are more than are counted."""
    hits: tuple[Hit, ...]
    facets: tuple[FacetView, ...]
    pager: Pager
    feed: str
    timeline: str
    rows: int
    """Documents of one JSON or CSV answer."""
    left_out: str
    """Texts that are not searchable yet."""


def view(asked: Asked) -> View:
    """``/search``"""
    args = asked.args
    args.allow(*FILTERS, "page")
    query = query_of(asked)
    ids = asked.found(query)
    number = args.number("page", 1, MOST, 1)
    return View(
        title=title_of(asked.names, query),
        template="search.html",
        context=lambda: {"page": results(asked, query, ids, number), "query": query},
        data=lambda: _data(asked, query, ids, number),
        table=lambda: documents_table(asked, part(ids[:MOST], number, ROWS)),
        feed=lambda: feed_of(asked, ids),
    )


def part(ids: Sequence[int], number: int, size: int) -> list[int]:
    """The ids of one page."""
    return list(ids[(number - 1) * size : number * size])


def results(asked: Asked, query: Query, ids: array[int], number: int) -> Results:
    counted = ids[:MOST]
    pages = max(1, -(-len(counted) // PER_PAGE))
    number = min(number, pages)
    here = part(counted, number, PER_PAGE)
    site = shelf(asked.conn, asked.names, here)
    excerpts = browsing.excerpts(asked.conn, query, asked.names.languages, here)
    args = asked.args
    return Results(
        words=query.words,
        chosen=tuple(
            (name, value, args.address(**{name: "", "page": ""}))
            for name, value in chosen_words(asked.names, query)
        ),
        total=len(counted),
        beyond=len(ids) > MOST,
        hits=tuple(_hit(site, site.lines[id], excerpts.get(id)) for id in here),
        facets=tuple(facets.facets(asked, query, counted)),
        pager=paged(
            lambda n: args.address(page=str(n) if n > 1 else ""),
            number, pages, len(counted), "document", PER_PAGE,
        ),
        feed=_as("atom", asked),
        timeline=_as("", asked, "/timeline"),
        rows=ROWS,
        left_out=wording.not_looked_through(asked.left_out(query)),
    )  # fmt: skip


def _as(fmt: str, asked: Asked, path: str = "/search") -> str:
    address = asked.args.address(page="")
    _, mark, query = address.partition("?")
    return f"{path}{'.' + fmt if fmt else ''}{mark}{query}"


def _hit(site: Shelf, line: DocumentLine, found: Excerpt | None) -> Hit:
    title = plain(line.title)
    if len(title) > MAX_TITLE:
        title = title[:MAX_TITLE].rsplit(" ", 1)[0] + " …"
    return Hit(
        link=Link(shown(line.symbol) or title or shown(line.native_id),
                  site.document(line.id).href),
        title=title if line.symbol else "",
        day=wording.short_day(line.dated_on),
        kind=wording.kind(line.kind),
        actor=site.actor(line.actor) if line.actor else Link(""),
        speaker=plain(line.speaker),
        result=result(line),
        vetoed=bool(line.vetoed_by),
        failed=line.outcome == "not_adopted",
        is_summary=line.is_summary,
        excerpt=tuple(pieces(found.text)) if found else (),
        code=found.language if found else "",
        direction=direction(found.language) if found else "auto",
    )  # fmt: skip


def pieces(excerpt: str) -> list[Piece]:
    """The excerpt in runs; the words looked for are marked."""
    found = []
    for run in excerpt.split("\x02"):
        inside, mark, rest = run.partition("\x03")
        found += [Piece(shown(inside), bool(mark)), Piece(shown(rest), False)]
    return [piece for piece in found if piece.text]


def _data(asked: Asked, query: Query, ids: array[int], number: int) -> dict[str, Any]:
    counted = ids[:MOST]
    by_name: dict[str, list[Mapping[str, Any]]] = {
        name: [
            {"value": row.value, "label": label(asked.names, row), "n": row.documents}
            for row in rows
        ]
        for name, (rows, _) in facets.counted(asked, query, counted).items()
    }
    return {
        "query": {
            "words": query.words,
            "actor": query.actor,
            "topic": query.topic,
            "body": query.body,
            "kind": query.kind,
            "since": str(query.since) if query.since else "",
            "until": str(query.until) if query.until else "",
            "language": query.language,
        },
        "total": len(counted),
        "more_exist": len(ids) > MOST,
        "not_searchable": asked.left_out(query),
        "page": number,
        "pages": max(1, -(-len(counted) // ROWS)),
        "documents": documents_data(asked, part(counted, number, ROWS)),
        "facets": by_name,
    }
