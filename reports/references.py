"""What leads from a document to others: references, what refers to it, its doubles."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.db import changes
from onrecord.db import report_rows as db
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.document_contexts import Elsewhere, Reference
from onrecord.reports.rendering import official_link, safe_link, shown
from onrecord.reports.rows import Site


def references(
    site: Site, facts: db.DocumentFacts, rows: list[db.CitationRow]
) -> Iterator[Reference]:
    """What the text refers to, each document once, in the order of the text."""
    times: dict[str, list[db.CitationRow]] = {}
    for row in rows:
        if not row.symbol or row.symbol != facts.symbol:
            times.setdefault(row.symbol or row.printed, []).append(row)
    for key, found in times.items():
        first = found[0]
        inside = site.by_symbol.get(first.symbol) if first.symbol else None
        href = official_link(first.symbol) if first.symbol else safe_link(first.href)
        yield Reference(
            printed=shown(first.printed),
            symbol=shown(first.symbol),
            link=site.document(inside) if inside else Link(shown(key), href),
            title=shown(site.lines[inside].title) if inside else "",
            outside=inside is None,
            times=len(found),
        )


def cited_by(
    site: Site, facts: db.DocumentFacts, documents: list[int]
) -> Iterator[Reference]:
    held = [site.lines[d] for d in documents if d in site.lines and d != facts.id]
    held.sort(key=lambda line: (str(line.dated_on or ""), line.native_id), reverse=True)
    for line in held:
        link = site.document(line.id)
        title = shown(line.title) if line.symbol else ""
        yield Reference("", shown(line.symbol), link, title, False, 1)


def elsewhere(site: Site, rows: list[changes.LinkRow]) -> Iterator[Elsewhere]:
    """The same words in other documents of this report."""
    held = [row for row in rows if row.other_id in site.lines]
    for row in sorted(held, key=lambda r: (-r.score, site.lines[r.other_id].native_id)):
        line = site.lines[row.other_id]
        yield Elsewhere(
            relation=wording.relation(row.relation, row.is_first),
            link=site.document(row.other_id),
            source=shown(line.source),
            dated=wording.day(line.dated_on),
            why=shown(row.why),
        )
