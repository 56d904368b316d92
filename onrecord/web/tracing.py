"""A news report laid beside the record: pasted into a form, kept nowhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from onrecord.reports.trace import trace
from onrecord.reports.trace_formats import as_data
from onrecord.reports.trace_page import trace_page
from onrecord.reports.trace_types import Trace
from onrecord.text import clean
from onrecord.web.asked import Asked
from onrecord.web.faults import BadParameter
from onrecord.web.listing import feed_of
from onrecord.web.view import Table, View

COLUMNS = (
    "claim", "text", "speaker", "actor", "via", "rank", "symbol", "date", "title",
    "score", "reason",
)  # fmt: skip


def view(asked: Asked) -> View:
    """``/trace``: a form; what is posted to it is traced."""
    asked.args.allow()
    text = clean(asked.form.get("text", "")).strip()
    printed = asked.form.get("date", "").strip()
    if not text:
        return View(
            title="Trace the news",
            template="trace_form.html",
            context=lambda: {"text": "", "day": ""},
            data=lambda: {"usage": "POST text (and date) to /trace.json"},
            table=lambda: Table(("usage",), [("POST text to /trace.csv",)]),
            feed=lambda: feed_of(asked, None),
        )
    found = trace(asked.conn, text, today=datetime.now(UTC).date(), given=_day(printed))
    return View(
        title="A traced report",
        template="live_trace.html",
        context=lambda: {"page": trace_page(found), "text": text, "day": printed},
        data=lambda: as_data(found),
        table=lambda: _table(found),
        feed=lambda: feed_of(asked, None),
    )


def _day(printed: str) -> date | None:
    if not printed:
        return None
    try:
        return date.fromisoformat(printed)
    except ValueError:
        says = f"“{printed[:60]}” is not a day; write it as 2024-03-25"
        raise BadParameter("date", says) from None


def _table(found: Trace) -> Table:
    """A row for each candidate, and one for a claim without any."""
    rows: list[tuple[Any, ...]] = []
    for number, claim in enumerate(as_data(found)["claims"], 1):
        head = (
            number,
            *(claim[name] or "" for name in ("text", "speaker", "actor", "via")),
        )
        for rank, one in enumerate(claim["candidates"], 1):
            rows.append(
                (*head, rank, one["symbol"], one["date"] or "", one["title"],
                 f"{one['score']:.2f}", one["reason"])
            )  # fmt: skip
        if not claim["candidates"]:
            rows.append((*head, None, "", "", "", "", ""))
    return Table(COLUMNS, rows)
