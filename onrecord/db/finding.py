"""The steps of a search: which documents match, newest first, and the words in them.

Three ways lead to the same documents, and none is quick for every word. What few texts
have is looked up in the index, and all of it sorted. What many have is soon met where
the newest documents are looked at one by one. What is neither is looked up within the
last year, then five, then all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from psycopg import Connection
from psycopg.rows import args_row

from onrecord.db import bigrams
from onrecord.db.named import load, only

SQL = load("search_queries.sql")
FILTERS = ("since", "until", "kind", "body", "language", "actor", "topic", "unworded")
WINDOWS = (timedelta(days=366), timedelta(days=5 * 366), None)
SHORT = 200
"""Of a longer list the index is asked first."""


@dataclass(frozen=True, slots=True)
class Pace:
    """When which way is taken. It does not change what is found."""

    first: int = 150
    """Documents that are looked at before anything is known of the words."""
    few: int = 8_000
    """Texts that are sorted without asking for the newest first."""
    soon: int = 1_000
    """Documents that are looked at one by one if so many should do, before anything is
    asked of the index: a phrase it only finds by reading the texts."""
    walked: int = 6_000
    """Documents that are looked at one by one once the index has told that more than a
    few texts have the words: most filters leave no more, and it is quicker than to sort
    those texts."""
    many: int = 60_000
    """The same for a long list, once the index has told that many texts have them."""
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
    if values["limit"] > SHORT:
        return _many(conn, worded, pace)
    found, done = _one_by_one(conn, worded, pace.first)
    if done:
        return found
    if _enough(found, worded, pace) <= pace.soon:
        found, done = _one_by_one(conn, worded, 2 * pace.soon)
        if done:
            return found
    # From here on texts are looked for, and in that language only.
    texts = worded | {"language": ""}
    few = _few(conn, texts)
    if few is not None:
        return few
    found, done = _one_by_one(conn, worded, pace.walked)
    return found if done else _within(conn, texts, pace.windows)


def _many(conn: Connection[Any], worded: Values, pace: Pace) -> list[int]:
    """A list so long that most words are quicker found in the index."""
    texts = {**worded, "language": ""}
    few = _few(conn, texts)
    if few is not None:
        return few
    found, done = _one_by_one(conn, worded, pace.first)
    if not done and (enough := _enough(found, worded, pace)) <= pace.many:
        found, done = _one_by_one(conn, worded, int(2 * enough))
    return found if done else _within(conn, texts, [None])


def _few(conn: Connection[Any], texts: Values) -> list[int] | None:
    """All that match; None where more than a few texts have the words."""
    rows = _rows(conn, "documents of few texts", texts)
    return None if rows[0][1] else [id for id, _ in rows if id is not None]


def _enough(found: Sequence[int], values: Values, pace: Pace) -> float:
    """How many documents should do, by what was found among the first of them."""
    return values["limit"] * pace.first / len(found) if found else float("inf")


def _one_by_one(
    conn: Connection[Any], values: Values, most: int
) -> tuple[list[int], bool]:
    """What is found among the newest so many documents that the filters leave; and
    whether it is all that is wanted, or that there is."""
    walked = {**values, "walked": most}
    found = _ids(conn, "documents one by one", walked)
    if len(found) == values["limit"]:
        return found, True
    if not any(values[name] for name in FILTERS):
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
        return {
            row.id: row._replace(text=bigrams.excerpt(row.text, values["wanted"]))
            if row.language in bigrams.LANGUAGES
            else row
            for row in cursor
        }


def _ids(conn: Connection[Any], name: str, values: Values) -> list[int]:
    return [row[0] for row in _rows(conn, name, values)]


def _rows(conn: Connection[Any], name: str, values: Values) -> list[tuple[Any, ...]]:
    given = {key for key, value in values.items() if value}
    # What was planned for one word or actor may be wrong for another.
    return conn.execute(only(SQL[name], given), values, prepare=False).fetchall()
