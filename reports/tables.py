"""The record as CSV tables that a spreadsheet opens without running any of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord.db import report_queries
from onrecord.reports.contexts import Chart
from onrecord.reports.coverage_days import Share
from onrecord.reports.rendering import official_link, shown
from onrecord.reports.rows import SPONSORED, SiteMap

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
SUSPECT = _FORMULA | {" "}
"""First characters of texts that `starts_formula` may be true of."""

Value = str | int | None


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for a formula."""
    return text.lstrip(" ")[:1] in _FORMULA and text != ""


def guarded(value: str) -> str:
    """``value`` so that no spreadsheet takes it for a formula."""
    text = shown(value)
    return f"'{text}" if starts_formula(text) else text


def _needs_care(value: Value) -> bool:
    return (
        value.__class__ is str
        and value != ""
        and (value[0] in SUSPECT or not value.isprintable())
    )


def csv_stream(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A table line by line, marked as UTF-8 for Excel; cells are guarded already."""
    yield "\ufeff" + _csv_line(header)
    yield from map(_csv_line, rows)


def _csv_line(cells: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


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
                for b in report_queries.all_ballots(conn, ids)
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
                for c in report_queries.all_citations(conn, ids)
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
    chart: Chart, periods: Sequence[tuple[str, int, Share]], folder: Path
) -> None:
    """Documents by period, and of how many days of their sources the record knows."""
    columns = (
        chart.unit, "documents_in_the_record", "source_days", "source_days_collected",
        "source_days_in_part",
    )  # fmt: skip
    rows = [
        (label, count, share.days, share.collected, share.partial)
        for label, count, share in periods
    ]
    write_csv(folder / chart.csv, columns, rows)


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
