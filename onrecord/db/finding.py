"""The steps of a search: which documents match, newest first, and the words in them.

Three ways lead to the same documents, and none is quick for every word. What few texts
have is looked up in the index, and all of it sorted. What many have is soon met where
the newest documents are looked at one by one. What is neither is looked up within the
last year, then five, then all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db.named import load, only

SQL = load("search_queries.sql")
FILTERS = ("since", "until", "kind", "body", "language", "actor", "topic", "unworded")
SPACELESS = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")
WINDOWS = (timedelta(days=366), timedelta(days=5 * 366), None)
SHORT = 200
"""A list of more is not gathered one by one."""


@dataclass(frozen=True, slots=True)
class Pace:
    """When which way is taken. It does not change what is found."""

    first: int = 150
    """Documents that are looked at before anything is known of the words."""
    few: int = 8_000
    """Texts that are sorted without asking for the newest first."""
    walked: int = 3_000
    """Documents that are looked at one by one if so many should do."""
    windows: Sequence[timedelta | None] = WINDOWS
    """Counted back from the newest document; the last is None."""


PACE = Pace()
Values = Mapping[str, Any]


class Excerpt(NamedTuple):
    """Words found in a text, between \\x02 and \\x03."""

    id: int
    language: str
    text: str


def newest(conn: Connection[Any], values: Values, pace: Pace = PACE) -> list[int]:
    """The newest documents that match, at most ``values["limit"]``.

    A symbol that no document bears is looked for in the texts.
    """
    if values["symbol"] or not values["worded"]:
        named = {**values, "unworded": values["unworded"] and not values["symbol"]}
        found = _ids(conn, "documents without words", named)
        if found or not values["worded"]:
            return found
    worded = {**values, "symbol": "", "few": pace.few}
    limit, met = values["limit"], 0
    if limit <= SHORT:
        found, all_seen = _one_by_one(conn, worded, pace.first)
        if all_seen or len(found) == limit:
            return found
        met = len(found)
    # From here on texts are looked for, and in that language only.
    texts = worded | {"language": ""}
    rows = _rows(conn, "documents of few texts", texts)
    if not rows[0][1]:
        return [id for id, _ in rows if id is not None]
    if met and limit * pace.first / met <= pace.walked:
        found, all_seen = _one_by_one(conn, worded, 2 * pace.walked)
        if all_seen or len(found) == limit:
            return found
    return _within(conn, texts, pace.windows if limit <= SHORT else [None])


def _one_by_one(
    conn: Connection[Any], values: Values, most: int
) -> tuple[list[int], bool]:
    """What is found among the newest so many documents that the filters leave; and
    whether these are all."""
    walked = {**values, "walked": most}
    found = _ids(conn, "documents one by one", walked)
    if len(found) == values["limit"] or not any(values[name] for name in FILTERS):
        return found, False
    return found, _rows(conn, "documents to look at", walked)[0][0] < most


def _within(
    conn: Connection[Any], values: Values, windows: Sequence[timedelta | None]
) -> list[int]:
    """Of all texts with the words, in windows that widen until there are enough."""
    found: list[int] = []
    last: date | None = conn.execute(SQL["span of dates"]).fetchall()[0][0]
    since, until = values["since"], values["until"]
    for window in windows:
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
    given = {key for key, value in values.items() if value}
    # What was planned for one word or actor may be wrong for another.
    return conn.execute(only(SQL[name], given), values, prepare=False).fetchall()
