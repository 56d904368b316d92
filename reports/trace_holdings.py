"""What the record holds of a body or actor at a time, in words: a gap is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from psycopg import Connection

from onrecord.db.trace import Pool, SourceDays, holdings, sources_of
from onrecord.reports.trace_claims import actor_name
from onrecord.reports.trace_dates import ReportDate

_MANY: Final = {
    "resolution": "resolutions",
    "presidential_statement": "presidential statements",
    "draft_resolution": "draft resolutions",
    "decision": "decisions",
}
GAP: Final = "It holds none dated after"
"""How the sentence on a gap at the report's time begins."""
_BEFORE: Final = timedelta(days=120)


def told(conn: Connection[Any], pool: Pool, report: ReportDate) -> tuple[str, ...]:
    """Sentences on what is held of a pool, and what is missing at the report's time."""
    return tuple(_told(conn, pool, report))


def _told(conn: Connection[Any], pool: Pool, report: ReportDate) -> Iterator[str]:
    owners = [pool.actor] if pool.actor else list(pool.bodies)
    names = " and ".join(map(actor_name, owners))
    since = pool.since or (report.earliest or report.latest) - _BEFORE
    held = holdings(conn, pool)
    if held:
        yield from _held(held, names, pool, report)
        if not pool.actor:
            return
    else:
        what = "document" if pool.actor else _kinds(pool)
        yield f"{names}: the record holds no {what}."
    sources = sources_of(conn, owners, since, report.latest)
    if not sources and not held:
        yield "No source of onrecord publishes for it."
    period = f"from {since} to {report.latest}"
    never = [one for one in sources if not one.days and not one.dated]
    if len(never) > 1:
        listed = ", ".join(one.name for one in never)
        yield f"Its {len(never)} sources {listed} were not collected {period}."
    days = (report.latest - since).days + 1
    for one in sources:
        if len(never) < 2 or one not in never:
            yield _source(one, period, days)


def _kinds(pool: Pool) -> str:
    return " or ".join(kind.replace("_", " ") for kind in pool.kinds[:2])


def _held(held: list[Any], names: str, pool: Pool, report: ReportDate) -> Iterator[str]:
    days = [row.last for row in held if row.last]
    firsts = [row.first for row in held if row.first]
    if not pool.actor:
        listed = ", ".join(
            f"{row.documents:,} {_MANY.get(row.kind, row.kind + 's')}" for row in held
        )
    else:
        listed = f"{sum(row.documents for row in held):,} documents"
    if not days:
        yield f"{names}: the record holds {listed}, all undated."
        return
    last: date = max(days)
    yield f"{names}: the record holds {listed}, from {min(firsts)} to {last}."
    if last < report.latest:
        until = f"{report.latest}, the latest day of the report,"
        if report.exact:
            until = f"the report of {report.latest}"
        yield (
            f"{GAP} {last}: what came between then and {until} is "
            "missing here, and may be what is meant."
        )


def _source(one: SourceDays, period: str, days: int) -> str:
    name = f"Its source {one.name}" + (f" ({one.publisher})" if one.publisher else "")
    if one.days == 0:
        held = f"; {one.dated:,} documents of then are held" if one.dated else ""
        return f"{name} was not collected {period}{held}."
    if one.days < days:
        return (
            f"{name} was collected on {one.days:,} of {days:,} days {period}; "
            f"{one.dated:,} documents of then are held."
        )
    return f"{name} was collected {period}: {one.dated:,} documents of then are held."
