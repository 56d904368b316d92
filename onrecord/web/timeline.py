"""Documents over time: a search, counted by month, quarter or year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.db import browsing
from onrecord.reports import wording
from onrecord.reports.charts import ends, periods_of, timeline
from onrecord.reports.contexts import Chart, Link
from onrecord.reports.coverage_days import Share
from onrecord.web.asked import MOST, Asked
from onrecord.web.listing import feed_of
from onrecord.web.overview import covered
from onrecord.web.queries import FILTERS, chosen_words, query_of, title_of
from onrecord.web.routes import with_query
from onrecord.web.shelf import AT
from onrecord.web.view import Table, View


@dataclass(frozen=True, slots=True)
class Period:
    name: Link
    documents: int
    covered: Share


@dataclass(frozen=True, slots=True)
class Timeline:
    total: int
    beyond: bool
    undated: int
    unit: str
    chart: Chart
    periods: tuple[Period, ...]
    chosen: tuple[tuple[str, str, str], ...]
    search: str


def view(asked: Asked) -> View:
    """``/timeline``, of any search"""
    asked.args.allow(*FILTERS)
    query = query_of(asked)
    ids = asked.found(query)
    page = asked.once(("timeline", query), lambda: _timeline(asked))
    left_out = asked.left_out(query)
    columns = ("period", "documents", "days_collected")
    rows = [(one.name.text, one.documents, one.covered.words) for one in page.periods]
    return View(
        title=f"Over time: {title_of(asked.names, query)}",
        template="timeline.html",
        context=lambda: {
            "page": page,
            "query": query,
            "left_out": wording.not_looked_through(left_out),
        },
        data=lambda: {
            "total": page.total,
            "more_exist": page.beyond,
            "not_searchable": left_out,
            "undated": page.undated,
            "unit": page.unit,
            "periods": [dict(zip(columns, row, strict=True)) for row in rows],
        },
        table=lambda: Table(columns, rows),
        feed=lambda: feed_of(asked, ids),
    )


def _timeline(asked: Asked) -> Timeline:
    query = query_of(asked)
    found = asked.found(query)
    ids, args = found[:MOST], asked.args
    days = browsing.days(asked.conn, ids)
    unit, periods = periods_of(days)
    sources = set(browsing.sources_of(asked.conn, ids))
    ledger = covered(asked).ledger
    last = ends(unit, periods)
    shares = [
        ledger.share(sources, start, end)
        for (start, _, _), end in zip(periods, last, strict=True)
    ]
    return Timeline(
        total=len(ids),
        beyond=len(found) > MOST,
        undated=len(ids) - sum(days.values()),
        unit=unit,
        chart=timeline(
            periods, unit, with_query("/timeline.csv", args.given), shares,
            "this search",
        ),
        periods=tuple(
            Period(Link(label, _search(asked, start, end)), count, share)
            for (start, label, count), end, share in zip(
                periods, last, shares, strict=True
            )
        ),
        chosen=tuple(
            (name, value, args.address(**{name: ""}))
            for name, value in chosen_words(asked.names, query)
        ),
        search=with_query(AT.page("documents"), args.given),
    )  # fmt: skip


def _search(asked: Asked, start: date, end: date) -> str:
    """The search, narrowed to the period and what was asked for before."""
    given = dict(asked.args.given)
    given["since"] = max(start.isoformat(), given.get("since", ""))
    given["until"] = min(end.isoformat(), given.get("until") or "9999-12-31")
    return with_query("/search", given)
