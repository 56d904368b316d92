"""Obligations: who must do what by when, worked out once and then chosen from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from onrecord import vocabularies
from onrecord.db import browsing
from onrecord.reports import wording
from onrecord.reports.obligation_formats import COLUMNS, Page, as_data, page
from onrecord.reports.obligations import (
    STATUSES,
    SURE,
    Choice,
    Obligation,
    Obligations,
    obligations,
)
from onrecord.reports.paging import paged
from onrecord.reports.rendering import shown
from onrecord.web.asked import MOST, Asked
from onrecord.web.listing import feed_of
from onrecord.web.routes import of_symbol
from onrecord.web.view import Table, View

PER_PAGE = 60
ROWS = 1_000
"""Of one JSON or CSV answer."""
FILTERS = (
    "body", "topic", "actor", "since", "due_since", "due_before", "status", "unsure",
)  # fmt: skip


def view(asked: Asked) -> View:
    """``/obligations``"""
    args, known = asked.args, asked.names
    args.allow(*FILTERS, "page")
    today = datetime.now(UTC).date()
    labels = {topic.id: topic.label for topic in known.topics.values()}
    body, actor = args.actor("body"), args.actor("actor")
    topic, unsure = args.topic("topic", labels), args.flag("unsure")
    since, due_since = args.day("since"), args.day("due_since")
    due_before = args.day("due_before")
    status = args.choice("status", list(STATUSES))
    whole = asked.worked_out(
        "obligations", lambda conn: obligations(conn, Choice(unsure=True), today), today
    )
    symbols = browsing.symbols_on(asked.conn, topic) if topic else None
    wanted = [
        one
        for one in whole.rows
        if (not body or one.body == body)
        and (not actor or actor in one.actor_ids)
        and (symbols is None or one.symbol in symbols)
        and (not since or (one.adopted_on is not None and one.adopted_on >= since))
        and _is_due(one, due_since, due_before)
        and (not status or one.status == status)
    ]
    rows = [one for one in wanted if unsure or one.confidence >= SURE]
    rows.sort(key=lambda one: _order(one, today))
    names = {one.id: one.name() for one in vocabularies.actors().values()}
    pages = max(1, -(-len(rows) // PER_PAGE))
    number = min(args.number("page", 1, MOST, 1), pages)

    def found(listed: Iterable[Obligation]) -> Obligations:
        return Obligations(
            whole.on, tuple(listed), len(wanted) - len(rows), whole.documents
        )

    def context() -> dict[str, Any]:
        here = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
        return {
            "page": _linked(page(found(here), names, _words(asked)), here, len(rows)),
            "given": args.given,
            "statuses": STATUSES,
            "status": status,
            "unsure": unsure,
            "pager": paged(
                lambda n: args.address(page=str(n) if n > 1 else ""),
                number, pages, len(rows), "line", PER_PAGE,
            ),
        }  # fmt: skip

    return View(
        title="Obligations",
        template="live_obligations.html",
        context=context,
        data=lambda: as_data(found(part_of(rows, number))),
        table=lambda: Table(COLUMNS, map(_cells, part_of(rows, number))),
        feed=lambda: feed_of(
            asked, browsing.documents_of_symbols(
                asked.conn, {one.symbol for one in rows}
            ).values(),
        ),
    )  # fmt: skip


def _linked(shown_page: Page, rows: Iterable[Obligation], total: int) -> Page:
    """The page with the documents' pages here as their addresses."""
    addresses = {one.key: of_symbol(one.symbol) for one in rows}
    return replace(
        shown_page,
        total=total,
        groups=tuple(
            replace(
                group,
                rows=tuple(
                    replace(row, href=addresses[row.key] or row.href)
                    for row in group.rows
                ),
            )
            for group in shown_page.groups
        ),
    )


def part_of(rows: list[Obligation], number: int) -> list[Obligation]:
    return rows[(number - 1) * ROWS : number * ROWS]


def _is_due(one: Obligation, since: date | None, before: date | None) -> bool:
    if since is None and before is None:
        return True
    day = one.due_last
    return (
        day is not None
        and (since is None or day >= since)
        and (before is None or day <= before)
    )


def _order(one: Obligation, today: date) -> tuple[bool, int, str, str]:
    """What is to come, the nearest day first; then what has passed, latest first."""
    if one.due_last is None:
        return True, 10**7, one.symbol, one.key
    days = (one.due_last - today).days
    return days < 0, abs(days), one.symbol, one.key


def _words(asked: Asked) -> tuple[str, ...]:
    args, known = asked.args, asked.names
    found = []
    if body := args.actor("body"):
        found.append(f"Adopted by {shown(known.actor(body))}")
    if actor := args.actor("actor"):
        found.append(f"Asked of {shown(known.actor(actor))}")
    for name, says in (
        ("since", "Adopted on {} or later"),
        ("due_since", "Due on {} or later"),
        ("due_before", "Due on {} or earlier"),
    ):
        if day := args.day(name):
            found.append(says.format(wording.day(day)))
    labels = {topic.id: topic.label for topic in known.topics.values()}
    if topic := args.topic("topic", labels):
        found.append(f"On {shown(known.topic(topic))}")
    if status := args.words("status"):
        found.append(f"Standing: {STATUSES[status]}")  # type: ignore[index]
    return tuple(found)


def _cells(one: Obligation) -> list[str | int | None]:
    values = asdict(one)
    values["actor_ids"] = " ".join(one.actor_ids)
    return [
        value if value is None or isinstance(value, int) else str(value)
        for value in (values[name] for name in COLUMNS)
    ]
