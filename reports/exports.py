"""The same record for other programs and readers: one JSON file, one Markdown file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.db.report_rows import DocumentLine
from onrecord.reports import wording
from onrecord.reports.by_actor import groups_of_actor
from onrecord.reports.by_topic import groups_of_topic
from onrecord.reports.contexts import Frame, MarkdownRow, Selection
from onrecord.reports.coverage import Coverage
from onrecord.reports.paging import Group
from onrecord.reports.rendering import Renderer, official_link, safe_link
from onrecord.reports.rows import Site, document_name, result


def address(line: DocumentLine) -> str:
    """Where a reader finds the document itself."""
    return official_link(line.symbol) or safe_link(line.page_url)


def entry(line: DocumentLine) -> dict[str, Any]:
    """A document as JSON has it; texts are as in the record, not guarded."""
    votes = (line.yes, line.no, line.abstention, line.non_voting)
    return {
        "id": f"{line.source}:{line.native_id}",
        "source": line.source,
        "symbol": line.symbol,
        "kind": line.kind,
        "date": _iso(line.dated_on),
        "title": line.title,
        "outcome": line.outcome,
        "adoption": line.adoption,
        "vote": dict(zip(wording.CHOICES, votes, strict=True))
        if line.yes is not None
        else None,
        "vetoed_by": line.vetoed_by,
        "is_summary": line.is_summary,
        "url": address(line),
    }


def write_json(
    path: Path, site: Site, coverage: Coverage, selection: Selection, written: datetime
) -> None:
    """One object, written piece by piece: documents once, then ids by actor, topic."""
    head = {
        "title": site.frame.title,
        "selection": {
            "actors": selection.actors,
            "topics": selection.topics,
            "since": _iso(selection.since),
            "until": _iso(selection.until),
        },
        "as_of": site.frame.as_of,
        "snapshot": site.frame.snapshot,
        "generated_at": wording.moment(written),
        "documents": site.frame.documents,
        "of_documents": site.frame.of_documents,
        "quarantined": site.frame.quarantined,
        "discrepancies": site.frame.discrepancies,
        "sources": [
            {
                "name": page.coverage.name,
                "collected": page.coverage.collected,
                "captures": page.coverage.captures,
                "documents": page.coverage.documents,
                "quarantined": dict(page.coverage.reasons),
                "missing_numbers": list(page.missing),
            }
            for page in coverage.pages
        ],
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"report": ')
        file.write(_dumped(head))
        parts: dict[str, Iterator[Any]] = {
            "documents": (
                entry(line) | {"topics_assigned": _assigned(site, line.id)}
                for line in site.map.documents
            ),
            "by_actor": _grouped(site, "actor"),
            "by_topic": _grouped(site, "topic"),
        }
        for name, rows in parts.items():
            file.write(f',\n"{name}": [')
            for place, row in enumerate(rows):
                file.write((",\n" if place else "\n") + _dumped(row))
            file.write("]")
        file.write("}\n")


def _assigned(site: Site, document: int) -> list[dict[str, Any]]:
    """The topics that no source prints of it, each with how sure it is and by what."""
    return [
        {
            "topic": row.topic_id,
            "confidence": None if row.confidence is None else round(row.confidence, 3),
            "rule": row.rule,
        }
        for row in site.map.assigned.get(document, {}).values()
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _grouped(site: Site, by: str) -> Iterator[dict[str, Any]]:
    def key(document: int) -> str:
        line = site.lines[document]
        return f"{line.source}:{line.native_id}"

    groups_of: Callable[[Site, str], list[Group[tuple[int, str]]]]
    if by == "actor":
        named = [(a.id, a.name) for a in site.map.actors]
        pages, groups_of, inner = site.map.actor_pages, groups_of_actor, "topic"
    else:
        named = [(t.id, t.label) for t in site.map.topics]
        pages, groups_of, inner = site.map.topic_pages, groups_of_topic, "actor"
    for identifier, name in named:
        if identifier not in pages:
            continue
        groups = groups_of(site, identifier)
        yield {
            "id": identifier,
            "name": name,
            "groups": [
                {
                    inner: group.key,
                    "documents": [
                        {"id": key(document), "role": role}
                        for document, role in group.rows
                    ],
                }
                for group in groups
            ],
        }


def write_markdown(
    out: Path, site: Site, frame: Frame, coverage: Coverage, written: datetime
) -> None:
    """report.md: the record by actor and topic, then by topic and actor."""
    Renderer(out).stream(
        "report.md",
        "report.md",
        frame=frame,
        coverage=coverage,
        written=wording.moment(written),
        sections=(
            ("By actor", _sections(site, "actor")),
            ("By topic", _sections(site, "topic")),
        ),
    )


def _sections(
    site: Site, by: str
) -> Iterator[tuple[str, list[tuple[str, list[MarkdownRow]]]]]:
    names = {
        "actor": {a.id: a.name for a in site.map.actors},
        "topic": {t.id: t.label for t in site.map.topics},
    }
    pages = site.map.actor_pages if by == "actor" else site.map.topic_pages
    groups_of = groups_of_actor if by == "actor" else groups_of_topic
    inner = names["topic" if by == "actor" else "actor"]
    nobody = wording.NO_TOPIC if by == "actor" else wording.NO_ISSUER
    for identifier, name in names[by].items():
        groups = groups_of(site, identifier) if identifier in pages else []
        parts = []
        for group in groups:
            topic = group.key if by == "actor" else identifier
            rows = [
                _markdown_row(site.lines[d], site.part_taken(d, role, topic))
                for d, role in group.rows
            ]
            parts.append((inner.get(group.key, nobody), rows))
        if parts:
            yield name, parts


def _markdown_row(line: DocumentLine, role: str) -> MarkdownRow:
    return MarkdownRow(
        day=wording.day(line.dated_on),
        name=document_name(line),
        href=address(line),
        title=line.title if line.symbol else "",
        kind=wording.kind(line.kind),
        result=result(line),
        vetoed=bool(line.vetoed_by),
        is_summary=line.is_summary,
        role=role,
    )
