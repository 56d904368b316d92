"""What the record covers, source by source, and what it could not read.

Coverage is about the whole record, whatever the report's selection: a source that was
never collected must not look like one that said nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import health, report_queries
from onrecord.db.coverage_rows import LastRun, Quarantined
from onrecord.reports import wording
from onrecord.reports.addresses import FILES, Addresses
from onrecord.reports.contexts import Link, QuarantinedItem, SourceCoverage
from onrecord.reports.coverage_days import Ledger, MonthRow, SourceDays
from onrecord.reports.coverage_limits import end_of, limits_of_votes
from onrecord.reports.document_contexts import Fact
from onrecord.reports.paging import PageNames
from onrecord.reports.rendering import safe_link, shown

STATES = {
    "read": "read as documents",
    "listing": "listings, read for their links",
    "passed_over": "read, hold no document of the source",
    "quarantined": "quarantined",
    "unread": "archived, not read yet",
}

_CARD = (
    ("publisher", "Publisher"),
    ("actor", "Speaks for"),
    ("url", "Address"),
    ("hosts", "Hosts"),
    ("languages", "Languages"),
    ("kinds", "Publishes"),
    ("first_date", "Serves documents since"),
    ("whole_until", "Serves all of it until"),
    ("ends", "Ends on"),
    ("lacks", "Does not serve"),
    ("timezone", "Time zone"),
    ("platform", "Read through"),
    ("terms", "Terms"),
    ("terms_url", "Terms in full"),
)


@dataclass(frozen=True, slots=True)
class SourcePage:
    coverage: SourceCoverage
    stem: str
    facts: tuple[Fact, ...]
    states: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int, str], ...]
    """(kind, documents, period)"""
    languages: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    """Every year from the first to the last; 0 where the record holds none."""
    last_run: tuple[Fact, ...]
    days: SourceDays | None
    missing: tuple[str, ...] = ()
    """Numbers that its series lack: ``S/PRST/2003/27``."""
    voting_limits: str = ""
    """What it never serves of what is voted on; empty where nothing of it is held."""


@dataclass(frozen=True, slots=True)
class Coverage:
    pages: tuple[SourcePage, ...]
    quarantine: tuple[QuarantinedItem, ...]
    reasons: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    captures: int
    ledger: Ledger
    months: tuple[str, ...]
    """The latest months, newest first."""
    rows: tuple[MonthRow, ...]
    """Every source that the record has a day of, month by month."""
    missing: tuple[tuple[Link, tuple[str, ...]], ...]
    """Sources whose series of numbers have holes."""
    without: tuple[Link, ...]
    """Sources that it has no day of."""

    @property
    def voting_limits(self) -> tuple[tuple[Link, str], ...]:
        limited = [page for page in self.pages if page.voting_limits]
        return tuple(
            (Link(page.coverage.name, page.coverage.href), page.voting_limits)
            for page in limited
        )


def coverage(conn: Connection[Any], at: Addresses = FILES) -> Coverage:
    cards = {row.name: row.card for row in report_queries.sources(conn)}
    states = report_queries.captures_by_state(conn)
    kinds = report_queries.documents_by_source(conn)
    versions = report_queries.versions_by_language(conn)
    years = report_queries.documents_by_year(conn)
    runs = {run.source: run for run in report_queries.last_runs(conn)}
    quarantined = report_queries.quarantined(conn)
    names = sorted({*cards, *(s.source for s in states), *(k.source for k in kinds)})
    until = max((state.last.date() for state in states), default=date.max)
    ledger = Ledger(health.spans(conn), health.dated_items(conn), until)
    lacks = _missing(conn, ledger)
    page_names = PageNames()
    pages = []
    for name in names:
        card = cards.get(name, {})
        captures = {s.state: s.captures for s in states if s.source == name}
        own = [kind for kind in kinds if kind.source == name]
        days = [day for kind in own for day in (kind.first, kind.last) if day]
        languages = tuple(
            (wording.language(v.language), v.versions)
            for v in versions
            if v.source == name
        )
        reasons = Counter(
            reason_words(q.reason) for q in quarantined if q.source == name
        )
        run = runs.get(name)
        stem = at.source(name, page_names)
        summary = SourceCoverage(
            name=shown(name),
            href=at.entry("source", stem, ""),
            publisher=shown(str(card.get("publisher", ""))),
            about=shown(str(card.get("about", ""))),
            collected=bool(captures or own),
            captures=sum(captures.values()),
            read=captures.get("read", 0),
            documents=sum(kind.documents for kind in own),
            kinds=wording.listed(
                [
                    f"{k.documents:,} {wording.plural_kind(k.kind, k.documents)}"
                    for k in own
                ]
            ),
            languages=", ".join(language for language, _ in languages),
            first=wording.short_day(min(days)) if days else "",
            last=wording.short_day(max(days)) if days else "",
            undated=sum(kind.undated for kind in own),
            quarantined=captures.get("quarantined", 0),
            reasons=tuple(reasons.most_common()),
            last_run=_run_line(run) if run else "",
            healthy=run is None or run.state in ("done", "running"),
        )
        pages.append(
            SourcePage(
                coverage=summary,
                stem=stem,
                facts=_card_facts(card),
                states=tuple((STATES.get(s, s), captures[s]) for s in sorted(captures)),
                kinds=tuple(
                    (
                        wording.kind(k.kind),
                        k.documents,
                        wording.period(d for d in (k.first, k.last) if d),
                    )
                    for k in own
                ),
                languages=languages,
                years=_years({y.year: y.documents for y in years if y.source == name}),
                last_run=_run_facts(run) if run else (),
                days=ledger.of_source(name, _day(card.get("first_date"))),
                missing=lacks.get(name, ()),
                voting_limits=limits_of_votes(card) if own else "",
            )
        )
    addresses = {page.coverage.name: page.coverage.href for page in pages}
    months = ledger.months()
    rows = [
        MonthRow(
            page.coverage.name,
            page.coverage.href,
            page.coverage.publisher,
            ledger.row(name, months),
            end_of(cards.get(name, {})),
        )
        for name, page in zip(names, pages, strict=True)
        if page.days
    ]
    totals: Counter[str] = Counter()
    for row in versions:
        totals[row.language] += row.versions
    return Coverage(
        pages=tuple(pages),
        quarantine=tuple(_item(q, addresses.get(q.source, "")) for q in quarantined),
        reasons=tuple(
            Counter(reason_words(q.reason) for q in quarantined).most_common()
        ),
        languages=tuple((wording.language(c), n) for c, n in totals.most_common()),
        captures=sum(state.captures for state in states),
        ledger=ledger,
        months=tuple(wording.month(month) for month in months),
        rows=tuple(rows),
        missing=tuple(
            (Link(page.coverage.name, page.coverage.href), page.missing)
            for page in pages
            if page.missing
        ),
        without=tuple(
            Link(page.coverage.name, page.coverage.href)
            for page in pages
            if not page.days
        ),
    )


def _missing(conn: Connection[Any], ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """The holes in the series of sources that somebody looked at; of what was read from
    a file alone nobody expects all numbers."""
    found: dict[str, list[str]] = {}
    for row in health.missing_numbers(conn):
        if ledger.looked_at(row.source):
            last = f" to {row.last}" if row.last > row.first else ""
            found.setdefault(row.source, []).append(f"{row.series}/{row.first}{last}")
    return {source: tuple(map(shown, names)) for source, names in found.items()}


def reason_words(reason: str) -> str:
    return shown(reason.replace("_", " "))


def _card_facts(card: dict[str, Any]) -> tuple[Fact, ...]:
    facts = []
    for key, name in _CARD:
        value = card.get(key)
        if value in (None, "", [], ()):
            continue
        values = value if isinstance(value, list) else [value]
        words = [_card_word(key, str(part)) for part in values]
        if len(words) > 1:
            words = [", ".join(words)]
        facts.append(Fact(name, tuple(Link(w, safe_link(w)) for w in words)))
    return tuple(facts)


def _card_word(key: str, value: str) -> str:
    match key:
        case "languages":
            return wording.language(value)
        case "kinds":
            return wording.kind(value)
        case "actor":
            actor = vocabularies.actors().get(value)
            return actor.name() if actor else shown(value)
        case "first_date" | "whole_until" | "ends":
            return wording.day(date.fromisoformat(value))
    return shown(value)


def _day(printed: Any) -> date | None:
    """A day of a card; None where a card of before has none."""
    return date.fromisoformat(printed) if isinstance(printed, str) else None


def _years(counts: dict[int, int]) -> tuple[tuple[str, int], ...]:
    dated = sorted(year for year in counts if year)
    years: Iterable[int] = range(dated[0], dated[-1] + 1) if dated else ()
    rows = [(str(year), counts.get(year, 0)) for year in years]
    if counts.get(0):
        rows.append(("undated", counts[0]))
    return tuple(rows)


def _run_line(run: LastRun) -> str:
    return f"{run.state}, {wording.moment(run.ended_at or run.started_at)}"


def _run_facts(run: LastRun) -> tuple[Fact, ...]:
    rows = (
        ("Command", run.command),
        ("Started", wording.moment(run.started_at)),
        ("Ended", wording.moment(run.ended_at)),
        ("State", run.state),
        ("Message", run.message),
    )
    return tuple(Fact(name, (Link(shown(value)),)) for name, value in rows if value)


def _item(row: Quarantined, href: str) -> QuarantinedItem:
    return QuarantinedItem(
        reason=reason_words(row.reason),
        detail=shown(row.detail),
        part=shown(row.part),
        source=Link(shown(row.source), href),
        url=shown(row.url),
        href=safe_link(row.url),
        fetched=wording.moment(row.fetched_at),
        status=row.status,
        digest=row.payload_sha256.hex(),
        warc_file=shown(row.warc_file),
        warc_offset=row.warc_offset,
    )
