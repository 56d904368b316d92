"""The steps of a search: which documents match, newest first, and the words in them.

Three ways lead to the same documents, and none is quick for every word. What few texts
have is looked up in the index, and all of it sorted. What many have is soon met where
the newest documents are looked at one by one. What is neither is looked up within the
last year, then five, then all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load

SQL = load("search_queries.sql")
SPACELESS = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")
WINDOWS = (timedelta(days=366), timedelta(days=5 * 366), None)
FEW = 8_000
"""Texts that are sorted without asking for the newest first."""
WALKED = 2_000
"""Documents that are looked at one by one."""
SHORT = 200
"""A list of more is not gathered one by one."""

Values = Mapping[str, Any]


class Excerpt(NamedTuple):
    """Words found in a text, between \\x02 and \\x03."""

    id: int
    language: str
    text: str


def newest(
    conn: Connection[Any],
    values: Values,
    windows: Sequence[timedelta | None] = WINDOWS,
    *,
    few: int = FEW,
    walked: int = WALKED,
) -> list[int]:
    """The newest documents that match, at most ``values["limit"]``.

    ``windows``, counted back from the newest document, ``few`` and ``walked`` make it
    cheap; they do not change the answer. A symbol that no document bears is looked for
    in the texts.
    """
    if values["symbol"] or not values["worded"]:
        named = {**values, "unworded": values["unworded"] and not values["symbol"]}
        found = _ids(conn, "documents without words", named)
        if found or not values["worded"]:
            return found
    worded = {**values, "symbol": "", "few": few, "walked": walked}
    rows = _rows(conn, "documents of few texts", worded)
    if not rows[0][1]:
        return [id for id, _ in rows if id is not None]
    if values["limit"] <= SHORT:
        found = _ids(conn, "documents one by one", worded)
        if len(found) == values["limit"]:
            return found
        if _rows(conn, "documents to look at", worded)[0][0] < walked:
            return found
    return _within(conn, worded, windows)


def _within(
    conn: Connection[Any], values: Values, windows: Sequence[timedelta | None]
) -> list[int]:
    """Of all texts with the words, in windows that widen until there are enough."""
    found: list[int] = []
    last: date | None = conn.execute(SQL["span of dates"]).fetchall()[0][0]
    since, until = values["since"], values["until"]
    for window in windows if values["limit"] <= SHORT else [None]:
        after = _before(last, window)
        if after and until and until < after:
            continue
        if after and since and since >= after:
            after = None  # the dates asked for are window enough
        found = _ids(conn, "documents of all texts", {**values, "after": after})
        if len(found) >= values["limit"] or after is None:
            break
    return found


def _before(newest: date | None, window: timedelta | None) -> date | None:
    if newest is None or window is None:
        return None
    return date.fromordinal(max(1, newest.toordinal() - window.days))


def excerpts(
    conn: Connection[Any], values: Values, ids: Sequence[int]
) -> dict[int, Excerpt]:
    """The words found in some of the documents that match; empty without words."""
    if not values["worded"] or not ids:
        return {}
    with conn.cursor(row_factory=args_row(Excerpt)) as cursor:
        cursor.execute(SQL["excerpts"], {**values, "ids": list(ids)}, prepare=False)
        return {row.id: row._replace(text=closed_up(row.text)) for row in cursor}


def closed_up(excerpt: str) -> str:
    """An excerpt of a text without spaces as it is printed, marks joined."""
    if not SPACELESS.search(excerpt):
        return excerpt
    close = re.sub(rf"[ ]*(\x02?{SPACELESS.pattern}\x03?)[ ]*", r"\1", excerpt)
    return close.replace("\x03\x02", "")


def _ids(conn: Connection[Any], name: str, values: Values) -> list[int]:
    return [row[0] for row in _rows(conn, name, values)]


def _rows(conn: Connection[Any], name: str, values: Values) -> list[tuple[Any, ...]]:
    # A plan that is kept for all values would look every filter up that is empty.
    return conn.execute(SQL[name], values, prepare=False).fetchall()
