"""What changed from one resolution to the next."""

from __future__ import annotations

from typing import Any

from psycopg import Connection

from onrecord.db import browsing
from onrecord.reports.contexts import Link
from onrecord.reports.rendering import shown
from onrecord.reports.wording_changes import (
    Comparison,
    NoPredecessor,
    UnknownAct,
    as_data,
    changes_of,
)
from onrecord.reports.wording_changes_page import changes_page
from onrecord.symbols import parse
from onrecord.web.asked import Asked
from onrecord.web.faults import NotHeld
from onrecord.web.listing import feed_of
from onrecord.web.routes import of_symbol, segment, with_query
from onrecord.web.view import Redirect, Table, View


def asked_for(asked: Asked) -> View | Redirect:
    """``/changes?symbol=…&from=…``, where the form leads"""
    args = asked.args
    args.allow("symbol", "from", "lang")
    symbol = args.words("symbol")
    if symbol:
        return Redirect(_address(symbol, args.words("from"), args.words("lang")))
    return View(
        title="What changed",
        template="changes_form.html",
        context=lambda: {"symbol": "", "before": ""},
        data=lambda: {"usage": "/changes/S/RES/2695(2023).json"},
        table=lambda: Table(("address",), [("/changes/S/RES/2695(2023).csv",)]),
        feed=lambda: feed_of(asked, None),
    )


def view(asked: Asked, symbol: str) -> View | Redirect:
    """``/changes/S/RES/2695(2023)``"""
    args = asked.args
    args.allow("from", "lang")
    before, lang = args.words("from"), args.language("lang", asked.names.languages)
    canonical = _address(symbol, before, lang)
    if asked.path != canonical.partition("?")[0]:
        return Redirect(canonical)
    found = asked.worked_out(
        ("changes", canonical),
        lambda conn: _compared(conn, symbol, before, lang or "en"),
    )
    held = browsing.documents_of_symbols(
        asked.conn, [found.old.symbol, found.new.symbol]
    )
    return View(
        title=f"{shown(found.new.symbol)} against {shown(found.old.symbol)}",
        template="live_changes.html",
        context=lambda: {
            "page": changes_page(found),
            "symbol": found.new.symbol,
            "before": found.old.symbol if before else "",
            "here": [
                Link(shown(act.symbol), of_symbol(act.symbol))
                for act in (found.old, found.new)
            ],
        },
        data=lambda: as_data(found),
        table=lambda: _table(as_data(found)),
        feed=lambda: feed_of(asked, held.values()),
    )


def _compared(conn: Connection[Any], symbol: str, before: str, lang: str) -> Comparison:
    try:
        return changes_of(conn, symbol, before, lang)
    except (UnknownAct, NoPredecessor) as error:
        parsed = parse(symbol)
        canonical = parsed.canonical if parsed else symbol
        near = [Link(f"The text of {canonical}", of_symbol(canonical) or "/search")]
        raise NotHeld(f"{error}.", near) from error


def _address(symbol: str, before: str, lang: str) -> str:
    parsed = parse(symbol)
    path = of_symbol(parsed.canonical) if parsed else ""
    path = path or f"/{segment(symbol)}"
    return with_query(f"/changes{path}", {"from": before, "lang": lang})


def _table(data: dict[str, Any]) -> Table:
    """A row a paragraph."""

    def text(side: dict[str, Any] | None, name: str) -> str:
        return str(side.get(name, "")) if side else ""

    return Table(
        ("section", "status", "from_number", "to_number", "from_text", "to_text"),
        [
            (
                one["section"], one["status"], text(one["from"], "number"),
                text(one["to"], "number"), text(one["from"], "text"),
                text(one["to"], "text"),
            )
            for one in data["paragraphs"]
        ],
    )  # fmt: skip
