"""The same record for other programs: CSV tables, one JSON file, one Markdown file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord.db import report_rows
from onrecord.db.report_rows import DocumentLine
from onrecord.reports import wording
from onrecord.reports.by_actor import groups_of_actor
from onrecord.reports.by_topic import groups_of_topic
from onrecord.reports.contexts import Chart, Frame, MarkdownRow, Selection
from onrecord.reports.coverage import Coverage
from onrecord.reports.paging import Group
from onrecord.reports.rendering import Renderer, official_link, safe_link, shown
from onrecord.reports.rows import SPONSORED, Site, SiteMap, document_name, result

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_SUSPECT = _FORMULA | {" "}

Value = str | int | None


def guarded(value: str) -> str:
    """``value`` so that no spreadsheet takes it for a formula."""
    text = shown(value)
    return f"'{text}" if text.lstrip(" ")[:1] in _FORMULA and text else text


def _needs_care(value: Value) -> bool:
    return (
        value.__class__ is str
        and value != ""
        and (value[0] in _SUSPECT or not value.isprintable())
    )


def write_csv(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """A table that Excel opens as UTF-8.

    The last column names the columns of the row in which a ``'`` was put before the
    text, so that the change can be undone.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow([*header, "text_prefixed"])
        for row in rows:
            if not any(map(_needs_care, row)):
                table.writerow((*row, ""))
                continue
            cells: list[Value] = []
            prefixed = []
            for name, value in zip(header, row, strict=True):
                cell = guarded(value) if isinstance(value, str) else value
                if isinstance(value, str) and cell != shown(value):
                    prefixed.append(name)
                cells.append(cell)
            table.writerow((*cells, " ".join(prefixed)))


def write_tables(conn: Connection[Any], site: SiteMap, folder: Path) -> list[Path]:
    """documents.csv, ballots.csv, actor_topic.csv and citations.csv."""
    ids = site.ids
    actors = {actor.id: actor.name for actor in site.actors}
    topics = {topic.id: topic.label for topic in site.topics}
    tables: dict[str, tuple[str, Iterable[Sequence[Value]]]] = {
        "documents.csv": (
            "source native_id symbol kind dated_on title outcome adoption in_favour "
            "against abstaining not_voting vetoed_by issuers sponsors topics "
            "is_summary page_url un_document",
            _document_rows(site),
        ),
        "ballots.csv": (
            "source native_id symbol dated_on choice actor_id actor printed read_from",
            (
                (
                    b.source, b.native_id, b.symbol, _iso(b.dated_on), b.choice,
                    b.actor_id, b.name, b.printed, b.origin,
                )
                for b in report_rows.all_ballots(conn, ids)
            ),
        ),
        "actor_topic.csv": (
            "actor_id actor topic_id topic documents issued sponsored",
            (
                (
                    actor, actors.get(actor, ""), topic, topics.get(topic, ""), *counts
                )
                for (actor, topic), counts in sorted(_actor_topics(site).items())
            ),
        ),
        "citations.csv": (
            "source native_id citing language paragraph printed cited href rule",
            (
                (
                    c.source, c.native_id, c.citing, c.language, c.path, c.printed,
                    c.symbol, c.href, c.rule,
                )
                for c in report_rows.all_citations(conn, ids)
            ),
        ),
    }  # fmt: skip
    for name, (header, rows) in tables.items():
        write_csv(folder / name, header.split(), rows)
    return [folder / name for name in tables]


def _actor_topics(site: SiteMap) -> dict[tuple[str, str], list[int]]:
    """Documents, those issued or said, those sponsored, of each actor and topic."""
    found: dict[tuple[str, str], list[int]] = {}
    for document, roles in site.roles.items():
        for actor, role in roles:
            issued, sponsored = role != SPONSORED, SPONSORED in role
            for topic in site.topics_of.get(document, ()):
                counts = found.setdefault((actor, topic), [0, 0, 0])
                counts[0] += 1
                counts[1] += issued
                counts[2] += sponsored
    return found


def write_periods(
    chart: Chart, periods: Sequence[tuple[str, int]], folder: Path
) -> None:
    write_csv(folder / chart.csv, (chart.unit, "documents_in_the_record"), periods)


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _document_rows(site: SiteMap) -> Iterator[Sequence[Value]]:
    for line in site.documents:
        roles = site.roles.get(line.id, ())
        issuers = sorted(a for a, role in roles if role != SPONSORED)
        sponsors = sorted(a for a, role in roles if SPONSORED in role)
        yield (
            line.source, line.native_id, line.symbol, line.kind, _iso(line.dated_on),
            line.title, line.outcome, line.adoption, line.yes, line.no,
            line.abstention, line.non_voting, " ".join(line.vetoed_by),
            " ".join(issuers), " ".join(sponsors),
            " ".join(site.topics_of.get(line.id, ())),
            "yes" if line.is_summary else "no", line.page_url,
            official_link(line.symbol),
        )  # fmt: skip


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
        "date": _iso(line.dated_on) or None,
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
            "since": _iso(selection.since) or None,
            "until": _iso(selection.until) or None,
        },
        "as_of": site.frame.as_of,
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
            }
            for page in coverage.pages
        ],
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"report": ')
        file.write(_dumped(head))
        parts: dict[str, Iterator[Any]] = {
            "documents": (entry(line) for line in site.map.documents),
            "by_actor": _grouped(site, "actor"),
            "by_topic": _grouped(site, "topic"),
        }
        for name, rows in parts.items():
            file.write(f',\n"{name}": [')
            for place, row in enumerate(rows):
                file.write((",\n" if place else "\n") + _dumped(row))
            file.write("]")
        file.write("}\n")


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
        if groups:
            yield (
                name,
                [
                    (
                        inner.get(group.key, nobody),
                        [_markdown_row(site.lines[d], role) for d, role in group.rows],
                    )
                    for group in groups
                ],
            )


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
