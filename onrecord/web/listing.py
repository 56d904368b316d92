"""Documents of a list as data, as rows of a spreadsheet, and as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from onrecord.db import browsing
from onrecord.db.report_rows import DocumentLine
from onrecord.reports import wording
from onrecord.reports.rendering import official_link, plain, safe_link, shown
from onrecord.reports.rows import Site, document_name, result
from onrecord.web.asked import Asked
from onrecord.web.shelf import Shelf, shelf
from onrecord.web.view import Entry, Table

ENTRIES = 50
"""Of a feed."""
ROWS = 1_000
"""Documents of one JSON or CSV answer; the next are on the next page."""
COLUMNS = (
    "date", "symbol", "title", "kind", "actor", "actor_name", "speaker", "outcome",
    "adoption", "yes", "no", "abstention", "non_voting", "vetoed_by", "is_summary",
    "source", "native_id", "page", "publisher_page", "official",
)  # fmt: skip


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def document_data(site: Site, line: DocumentLine) -> dict[str, Any]:
    """One document of a list."""
    return {
        "date": iso(line.dated_on),
        "symbol": line.symbol or None,
        "title": plain(line.title),
        "kind": line.kind,
        "actor": line.actor or None,
        "actor_name": site.actor(line.actor).text if line.actor else None,
        "speaker": plain(line.speaker) or None,
        "outcome": line.outcome or None,
        "adoption": plain(line.adoption) or None,
        "yes": line.yes,
        "no": line.no,
        "abstention": line.abstention,
        "non_voting": line.non_voting,
        "vetoed_by": line.vetoed_by,
        "is_summary": line.is_summary,
        "source": line.source,
        "native_id": line.native_id,
        "page": site.document(line.id).href,
        "publisher_page": safe_link(line.page_url) or None,
        "official": official_link(line.symbol) or None,
    }


def documents_data(asked: Asked, ids: Sequence[int]) -> list[dict[str, Any]]:
    site = shelf(asked.conn, asked.names, ids)
    return [document_data(site, site.lines[id]) for id in ids]


def documents_table(
    asked: Asked, ids: Sequence[int], more: Sequence[tuple[str, dict[int, str]]] = ()
) -> Table:
    """The documents as rows; ``more`` are further columns, their values by document."""
    site = shelf(asked.conn, asked.names, ids)
    names = tuple(name for name, _ in more)
    return Table((*COLUMNS, *names), _rows(site, ids, more))


def _rows(
    site: Shelf, ids: Sequence[int], more: Sequence[tuple[str, dict[int, str]]]
) -> Iterator[list[str | int | None]]:
    for id in ids:
        data = document_data(site, site.lines[id])
        data["vetoed_by"] = " ".join(data["vetoed_by"])
        data["is_summary"] = "yes" if data["is_summary"] else "no"
        yield [*(data[name] for name in COLUMNS), *(by.get(id) for _, by in more)]


def feed_of(asked: Asked, ids: Iterable[int] | None) -> list[Entry]:
    """What the record got last of some documents, or of all."""
    arrivals = browsing.arrivals(asked.conn, ids, ENTRIES)
    site = shelf(
        asked.conn, asked.names, [one.document_id for one in arrivals], topics=True
    )
    entries = []
    for arrival in arrivals:
        line = site.lines[arrival.document_id]
        topics = site.map.topics_of.get(line.id, ())
        name, title = document_name(line), plain(line.title)
        entries.append(
            Entry(
                key=key_of(line.source, line.native_id),
                title=name if not line.symbol or not title else f"{name}: {title}",
                href=site.document(line.id).href,
                updated=arrival.fetched_at,
                issued=line.dated_on,
                author=site.actor(line.actor).text
                if line.actor
                else shown(line.source),
                summary=_summary(line),
                categories=tuple(site.topic(topic).text for topic in topics),
            )
        )
    return entries


def key_of(*parts: str) -> str:
    """An id that stays the same through every rebuild of the record."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'onrecord:' + chr(31).join(parts))}"


def _summary(line: DocumentLine) -> str:
    """``Draft resolution, 18 October 2023; 12-1-2, vetoed``"""
    said = f"{wording.kind(line.kind)}, {wording.day(line.dated_on)}"
    outcome = ", ".join(
        part
        for part in (
            result(line),
            "vetoed" if line.vetoed_by else "",
            "not adopted"
            if line.outcome == "not_adopted" and not line.vetoed_by
            else "",
        )
        if part
    )
    speaker = f"; {plain(line.speaker)}" if line.speaker else ""
    return f"{said}{speaker}{'; ' + outcome if outcome else ''}"
