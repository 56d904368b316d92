"""How far the record can be trusted: coverage, sources, quarantine, disagreements,
and what changed at the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.db import browsing, changes, report_queries
from onrecord.reports.contexts import Link, Pager
from onrecord.reports.coverage import Coverage, SourcePage
from onrecord.reports.crossings import across_sources, all_discrepancies
from onrecord.reports.disagreements import disagreement
from onrecord.reports.edits import Edits, edits
from onrecord.reports.paging import paged
from onrecord.reports.rendering import shown
from onrecord.web.asked import MOST, Asked
from onrecord.web.faults import NotHeld, nearest
from onrecord.web.listing import documents_data, feed_of, key_of
from onrecord.web.overview import covered
from onrecord.web.routes import segment
from onrecord.web.searching import part
from onrecord.web.shelf import shelf
from onrecord.web.view import Entry, Table, View

PER_PAGE = 50
MONTHS = 12
"""On the page of all sources; a source's own page has all."""
_SOURCE = (
    "name", "publisher", "collected", "captures", "read", "documents", "first", "last",
    "undated", "quarantined",
)  # fmt: skip


def coverage(asked: Asked) -> View:
    """``/coverage``"""
    asked.args.allow("page")
    found = covered(asked)
    rows = [[_plain(getattr(p.coverage, c)) for c in _SOURCE] for p in found.pages]
    held = [page for page in found.pages if page.coverage.collected]
    number = asked.args.number("page", 1, MOST, 1)
    pages = _pager(asked, number, len(held), "source")
    return View(
        title="Coverage",
        template="live_coverage.html",
        context=lambda: {"coverage": _months(found, held, pages), "pager": pages},
        data=lambda: {
            "sources": [dict(zip(_SOURCE, row, strict=True)) for row in rows],
            "months": list(found.months),
            "by_month": [
                {
                    "source": row.name,
                    "end": row.end,
                    "months": [
                        {
                            "month": month.label,
                            "documents": month.share.items,
                            "state": month.share.state,
                        }
                        for month in row.months
                    ],
                }
                for row in found.rows
            ],
            "missing_numbers": {
                source.text: list(names) for source, names in found.missing
            },
        },
        table=lambda: Table(_SOURCE, rows),
        feed=lambda: feed_of(asked, None),
    )


def _months(found: Coverage, held: Sequence[SourcePage], pages: Pager) -> Coverage:
    """The sources of one page, and their latest months."""
    start = (pages.page - 1) * PER_PAGE
    here = tuple(held[start : start + PER_PAGE])
    names = {page.coverage.name for page in here}
    return replace(
        found,
        pages=here,
        months=found.months[:MONTHS],
        rows=tuple(
            replace(row, months=row.months[:MONTHS])
            for row in found.rows
            if row.name in names
        ),
    )


def _plain(value: Any) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)


def source(asked: Asked, name: str) -> View:
    """``/source/un_sc``"""
    asked.args.allow()
    pages = {page.stem: page for page in covered(asked).pages}
    if name not in pages:
        near = [Link(one, f"/source/{segment(one)}") for one in nearest(name, pages)]
        raise NotHeld(f"There is no source {shown(name)[:60]}.", near)
    page = pages[name]
    rows = [(year, n) for year, n in page.years]
    return View(
        title=f"Source {page.coverage.name}",
        template="source.html",
        context=lambda: {"page": page},
        data=lambda: _source_data(page),
        table=lambda: Table(("year", "documents"), rows),
        feed=lambda: feed_of(asked, None),
    )


def _source_data(page: SourcePage) -> dict[str, Any]:
    return {
        **{name: getattr(page.coverage, name) for name in _SOURCE},
        "kinds": [{"kind": kind, "documents": n} for kind, n, _ in page.kinds],
        "languages": [{"language": name, "texts": n} for name, n in page.languages],
        "years": [{"year": year, "documents": n} for year, n in page.years],
        "days_not_collected": [
            {"period": one.period, "days": one.days, "known": one.words}
            for one in (page.days.ranges if page.days else ())
        ],
    }


def quarantine(asked: Asked) -> View:
    """``/quarantine``"""
    asked.args.allow("page")
    found = covered(asked)
    items = found.quarantine
    number = asked.args.number("page", 1, MOST, 1)
    columns = (
        "source", "reason", "detail", "part", "url", "fetched", "status", "digest",
        "warc_file", "warc_offset",
    )  # fmt: skip
    rows: list[list[str | int | None]] = [
        [
            item.source.text, item.reason, item.detail, item.part, item.url,
            item.fetched, item.status, item.digest, item.warc_file, item.warc_offset,
        ]
        for item in items
    ]  # fmt: skip
    pages = _pager(asked, number, len(items), "item")
    return View(
        title="Quarantine",
        template="live_quarantine.html",
        context=lambda: {"coverage": _part_of(found, pages.page), "pager": pages},
        data=lambda: {"items": [dict(zip(columns, row, strict=True)) for row in rows]},
        table=lambda: Table(columns, rows),
        feed=lambda: _quarantined(asked),
    )


def _part_of(found: Coverage, number: int) -> Coverage:
    start = (number - 1) * PER_PAGE
    return replace(found, quarantine=found.quarantine[start : start + PER_PAGE])


def _quarantined(asked: Asked) -> list[Entry]:
    rows = report_queries.quarantined(asked.conn)
    rows.sort(key=lambda row: row.fetched_at, reverse=True)
    return [
        Entry(
            key=key_of(
                "quarantine", row.payload_sha256.hex(), row.part, row.reason, row.url
            ),
            title=f"{row.source}: {row.reason.replace('_', ' ')}",
            href="/quarantine",
            updated=row.fetched_at,
            summary=f"{row.detail} {row.url}",
        )
        for row in rows[:PER_PAGE]
    ]


def _pager(asked: Asked, number: int, total: int, unit: str) -> Pager:
    pages = max(1, -(-total // PER_PAGE))
    return paged(
        lambda n: asked.args.address(page=str(n) if n > 1 else ""),
        min(number, pages), pages, total, unit, PER_PAGE,
    )  # fmt: skip


def _discrepant(asked: Asked) -> list[int]:
    """Documents of which renditions disagree, then those that disagree with another
    source's."""
    own = browsing.discrepant(asked.conn, MOST)
    crossed = (row.document_id for row in across_sources(asked.conn))
    return list(dict.fromkeys((*own, *crossed)))[:MOST]


def discrepancies(asked: Asked) -> View:
    """``/discrepancies``"""
    asked.args.allow("page")
    ids = asked.once("discrepant", lambda: _discrepant(asked))
    number = asked.args.number("page", 1, MOST, 1)
    pages = _pager(asked, number, len(ids), "document")
    here = part(ids, pages.page, PER_PAGE)

    def table() -> Table:
        rows = all_discrepancies(asked.conn, ids)
        site = shelf(asked.conn, asked.names, ids)
        return Table(
            (
                "symbol", "source", "native_id", "field", "chosen", "says", "origin",
                "urls",
            ),
            [
                (
                    line.symbol, line.source, line.native_id, row.field,
                    str(row.chosen), str(account.get("says")),
                    str(account.get("origin", "")),
                    " ".join(map(str, account.get("urls") or ())),
                )
                for row in rows
                for line in (site.lines[row.document_id],)
                for account in row.accounts or ()
            ],
        )  # fmt: skip

    def context() -> dict[str, Any]:
        site = shelf(asked.conn, asked.names, here)
        rows = all_discrepancies(asked.conn, here)
        order = {id: place for place, id in enumerate(here)}
        rows.sort(key=lambda row: (order[row.document_id], row.field))
        return {
            "disagreements": [disagreement(site, row, "/") for row in rows],
            "pager": pages,
        }

    return View(
        title="Discrepancies",
        template="live_discrepancies.html",
        context=context,
        data=lambda: {
            "total": len(ids),
            "page": pages.page,
            "documents": [
                one | {"discrepancies": _disagreeing(asked, id)}
                for id, one in zip(here, documents_data(asked, here), strict=True)
            ],
        },
        table=table,
        feed=lambda: feed_of(asked, ids),
    )


def _disagreeing(asked: Asked, id: int) -> list[dict[str, Any]]:
    return [
        {"field": row.field, "chosen": row.chosen, "accounts": row.accounts}
        for row in all_discrepancies(asked.conn, [id])
    ]


def changed(asked: Asked) -> View:
    """``/edits``: what sources changed or took away."""
    asked.args.allow()

    def found() -> tuple[Edits, Sequence[int]]:
        removed = [row.document_id for row in changes.removed(asked.conn)]
        ids = sorted({*browsing.changed(asked.conn), *removed})
        return edits(asked.conn, shelf(asked.conn, asked.names, ids)), ids

    page, ids = asked.once("edits", found)
    columns = ("document", "address", "language", "seen", "words", "old", "new")
    rows = [
        (
            one.document.text, one.document.href, one.code, one.seen, one.words,
            one.old.digest, one.new.digest,
        )
        for one in page.edits
    ]  # fmt: skip
    return View(
        title="Changed at the source",
        template="edits.html",
        context=lambda: {"page": page},
        data=lambda: {
            "edits": [dict(zip(columns, row, strict=True)) for row in rows],
            "removals": [
                {
                    "document": one.document.text,
                    "address": one.document.href,
                    "what": one.what,
                    "status": one.status,
                    "since": one.since,
                }
                for one in page.removals
            ],
            "noise": page.quiet,
        },
        table=lambda: Table(columns, rows),
        feed=lambda: feed_of(asked, ids),
    )
