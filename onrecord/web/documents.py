"""One document by its symbol or its source's id, in one of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.db import browsing, resolutions
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.document import Batch, batch, document_pages
from onrecord.reports.document_contexts import DocumentPage
from onrecord.reports.facts import pairs
from onrecord.reports.paging import PageNames
from onrecord.reports.rendering import shown
from onrecord.symbols import parse
from onrecord.web.asked import Asked
from onrecord.web.document_formats import (
    document_data,
    paragraphs_table,
    revisions_feed,
)
from onrecord.web.faults import BadParameter, NotHeld, nearest
from onrecord.web.routes import of_source, of_symbol, segment, with_query
from onrecord.web.shelf import AT, Shelf, shelf
from onrecord.web.view import Redirect, View

CITING = 100
"""Documents listed that refer to one; the JSON has all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a document's page is made of."""

    site: Shelf
    batch: Batch
    id: int
    citing: int
    """Documents that refer to it, in the whole record."""


def by_symbol(asked: Asked, symbol: str) -> View | Redirect:
    """``/S/RES/2735(2024)``; other spellings lead there."""
    parsed = parse(symbol)
    canonical = parsed.canonical if parsed else symbol.strip()
    held = browsing.documents_of_symbols(asked.conn, [canonical])
    if canonical not in held:
        raise NotHeld(
            f"The record holds no document {shown(symbol)[:200]}.",
            [Link(one, of_symbol(one)) for one in _near(asked, canonical)],
        )
    return _shown(asked, held[canonical], f"/{segment(symbol)}")


def by_id(asked: Asked, source: str) -> View | Redirect:
    """``/document/gb_fcdo?id=…``, for ids that no path can hold."""
    return by_source(asked, source, asked.args.given.get("id", ""))


def by_source(asked: Asked, source: str, wanted: str) -> View | Redirect:
    """``/document/gb_fcdo/gov.uk/news/12``, of a document without a symbol."""
    id = browsing.document_of_source(asked.conn, source, wanted)
    if id is None:
        near = nearest(source, asked.names.map.source_pages)
        raise NotHeld(
            f"The record holds no document {shown(wanted)[:200]} of the source"
            f" {shown(source)[:60]}.",
            [Link(name, AT.entry("source", name)) for name in near],
        )
    return _shown(asked, id, "")


def _shown(asked: Asked, id: int, path: str) -> View | Redirect:
    asked.args.allow("lang", "id")
    found = _found(asked, id)
    facts = found.batch.facts[id]
    address = found.site.document(id).href
    here = path or of_source(facts.source, facts.native_id)
    if here != address:
        given = {k: v for k, v in asked.args.given.items() if k != "id"}
        return Redirect(with_query(address, given))
    page = _page(asked, found, address)
    template = "version.html" if page.main_href else "document.html"
    return View(
        title=page.plain_title,
        template=f"live_{template}",
        context=lambda: {
            "page": page,
            "citing": found.citing,
            "changes": with_query("/changes", {"symbol": facts.symbol})
            if facts.kind in resolutions.KINDS and page.parts
            else "",
        },
        data=lambda: document_data(found.site, found.batch, id),
        table=lambda: paragraphs_table(found.batch, id, _code(page)),
        feed=lambda: revisions_feed(found.site, found.batch, id),
    )


def _code(page: DocumentPage) -> str:
    return page.shown_version.code if page.shown_version else ""


def _found(asked: Asked, id: int) -> Found:
    conn = asked.conn
    held = batch(conn, [id])
    facts = held.facts[id]
    citing = held.cited_by.get(facts.symbol, [])
    if len(citing) > CITING:
        lines = [line for line, _ in browsing.lines(conn, citing)]
        lines.sort(key=lambda line: (str(line.dated_on or ""), line.id), reverse=True)
        held.cited_by[facts.symbol] = [line.id for line in lines[:CITING]]
    ids = [id, *held.cited_by.get(facts.symbol, [])]
    ids += [link.other_id for link in held.links.get(id, [])]
    site = shelf(conn, asked.names, ids, _symbols(held, id), topics=True)
    return Found(site, held, id, len(citing))


def _symbols(held: Batch, id: int) -> Iterator[str]:
    """Every symbol that the page may lead to."""
    facts = held.facts[id]
    yield from (facts.meeting_record, facts.draft_symbol, facts.report)
    yield from (target for _, target in pairs(facts.related, "relation", "target"))
    for rows in held.citations.values():
        yield from (row.symbol for row in rows if row.symbol)


def _page(asked: Asked, found: Found, address: str) -> DocumentPage:
    wanted = asked.args.words("lang").lower()
    pages = document_pages(found.site, found.batch, found.id, {})
    _, first = next(pages)
    codes = [version.code for version in first.versions]
    if not wanted or not codes or wanted == codes[0]:
        return first
    if wanted not in codes:
        near = [Link(version.language, version.href) for version in first.versions]
        says = f"{first.name} is held in {wording.listed([n.text for n in near])} only"
        raise BadParameter("lang", says, near)
    href = AT.version(address, PageNames().name(wanted))
    return next(page for name, page in pages if name == href)


def _near(asked: Asked, symbol: str) -> list[str]:
    """Symbols of the record that a person may have meant."""
    stem = re.sub(r"[^/]*$", "", symbol)
    while stem.count("/") > 1 or (stem and stem != symbol):
        found = browsing.symbols_beginning(asked.conn, stem, len(symbol))
        if found:
            return nearest(symbol, found, 6) or found[:6]
        shorter = re.sub(r"[^/]*/$", "", stem)
        if shorter == stem:
            break
        stem = shorter
    return []
