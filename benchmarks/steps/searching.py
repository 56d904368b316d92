"""Reading a filled record: search in six languages, and counts by actor and topic.

Words of three classes, with and without filters. Peers get the same texts of the same
record, at most MOST of them: what they do grows with that number.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import product
from typing import Any

import psycopg

from onrecord.db.connect import connect
from onrecord.db.server import PrivateServer
from steps.step import Setting, Step, Work, timed

MOST = 200_000
"""Texts that peers are given."""
WORDS = {
    "en": ("phosphorus", "ceasefire", "international"),
    "fr": ("phosphore", "désarmement", "international"),
    "es": ("fósforo", "desarme", "internacional"),
    "ru": ("фосфор", "разоружение", "международный"),
    "ar": ("الفوسفور", "نزع السلاح", "الدولية"),
    "zh": ("磷", "裁军", "国际"),
}
"""A rare, a middling and a common word of each language."""

Conn = psycopg.Connection[tuple[Any, ...]]


def opened(setting: Setting) -> Conn:
    """The record; its server is held for as long as this process lives."""
    server = PrivateServer(setting.record / "postgres")
    conn = connect(server.acquire()).__enter__()
    conn.autocommit = True
    return conn


CLASSES = ("rare", "middling", "common")


def search(language: str, which: str = "") -> Callable[[Setting], Work]:
    """Words of one class, or of all, under every filter, three times in any order.

    Without a language those of all are looked for in every text, as most people do.
    """
    asked = [WORDS[language]] if language else WORDS.values()
    words = [
        word
        for group in asked
        for word, name in zip(group, CLASSES, strict=True)
        if which in ("", name)
    ]

    def prepare(setting: Setting) -> Work:
        from onrecord.db.lookup import Query
        from onrecord.db.lookup import search as found

        conn = opened(setting)
        filters: list[dict[str, Any]] = [
            {},
            {"actor": "USA"},
            {"since": date(2022, 1, 1), "until": date(2022, 12, 31)},
            {"actor": "FRA", "since": date(2015, 1, 1)},
            {"kind": "speech"},
        ]
        queries = [
            Query(words=word, language=language, limit=20, **some)
            for word, some in product(words, filters)
        ]
        random.Random(7).shuffle(queries)
        for query in queries:
            found(conn, query)
        return lambda: timed([partial(found, conn, query) for query in queries * 3])

    return prepare


def _texts(conn: Conn) -> Iterator[tuple[Any, ...]]:
    with conn.transaction(), conn.cursor("texts") as cur:
        cur.execute(
            "SELECT v.language, d.actor, d.dated_on, r.title, r.body"
            " FROM revision AS r JOIN version AS v ON v.id = r.version_id"
            " JOIN document AS d ON d.id = v.document_id"
            " WHERE r.current ORDER BY r.id LIMIT %s",
            [MOST],
        )
        yield from cur


def search_sqlite(setting: Setting) -> Work:
    base = sqlite3.connect(setting.folder / "fts.sqlite")
    base.execute("CREATE VIRTUAL TABLE text USING fts5 (body, tokenize='porter')")
    base.execute("CREATE TABLE about (id INTEGER PRIMARY KEY, actor, dated)")
    for n, (_, actor, dated, title, body) in enumerate(_texts(opened(setting)), 1):
        base.execute(
            "INSERT INTO text (rowid, body) VALUES (?, ?)", (n, f"{title} {body}")
        )
        base.execute("INSERT INTO about VALUES (?, ?, ?)", (n, actor, str(dated)))
    base.execute("CREATE INDEX about_dated ON about (dated DESC)")
    base.commit()
    ask = (
        "SELECT id FROM text JOIN about ON id = text.rowid WHERE text MATCH ?1"
        " AND (?2 = '' OR actor = ?2) ORDER BY dated DESC LIMIT 20"
    )
    asked = [(word, actor) for word in WORDS["en"] for actor in ("", "USA", "FRA")]
    return lambda: timed([partial(base.execute, ask, one) for one in asked * 3])


def search_duckdb(setting: Setting) -> Work:
    import duckdb

    path = _parquet(setting)
    base = duckdb.connect()
    ask = (
        f"SELECT title FROM '{path}' WHERE contains(lower(body), ?)"  # noqa: S608
        " AND (? = '' OR actor = ?) ORDER BY dated DESC LIMIT 20"
    )
    asked = [(word, actor, actor) for word in WORDS["en"] for actor in ("", "USA")]

    def hits(one: tuple[str, str, str]) -> object:
        return base.execute(ask, one).fetchall()

    return lambda: timed([partial(hits, one) for one in asked])


def search_pandas(setting: Setting) -> Work:
    import pandas

    frame = pandas.read_parquet(_parquet(setting))
    asked = [(word, actor) for word in WORDS["en"] for actor in ("", "USA")]

    def ask(word: str, actor: str) -> object:
        part = frame[frame.actor == actor] if actor else frame
        hits = part[part.body.str.contains(word, case=False, regex=False)]
        return hits.sort_values("dated", ascending=False).head(20)

    return lambda: timed([partial(ask, *one) for one in asked])


def _parquet(setting: Setting) -> str:
    import pyarrow as pa
    from pyarrow import parquet

    columns = list(zip(*_texts(opened(setting)), strict=True))
    names = ("language", "actor", "dated", "title", "body")
    path = setting.folder / "texts.parquet"
    parquet.write_table(pa.table(dict(zip(names, columns, strict=True))), path)
    return str(path)


def cube(setting: Setting) -> Work:
    conn = opened(setting)

    def work() -> float:
        rows = conn.execute(
            "SELECT actor_id, topic_id, month, sum(n) FROM rollup GROUP BY 1, 2, 3"
        ).fetchall()
        return len(rows)

    return work


FACTS = (
    "SELECT a.actor_id, t.topic_id, d.dated_on FROM document_actor AS a"
    " JOIN document_topic AS t USING (document_id)"
    " JOIN document AS d ON d.id = a.document_id WHERE a.role <> 'sponsor'"
)


def _facts(setting: Setting) -> str:
    import pyarrow as pa
    from pyarrow import parquet

    columns = list(zip(*opened(setting).execute(FACTS).fetchall(), strict=True))
    names = ("actor", "topic", "dated")
    path = setting.folder / "facts.parquet"
    parquet.write_table(pa.table(dict(zip(names, columns, strict=True))), path)
    return str(path)


def cube_duckdb(setting: Setting) -> Work:
    import duckdb

    path = _facts(setting)
    ask = (
        "SELECT actor, topic, date_trunc('month', dated), count(*)"  # noqa: S608
        f" FROM '{path}' GROUP BY ALL"
    )
    return lambda: len(duckdb.connect().execute(ask).fetchall())


def cube_pandas(setting: Setting) -> Work:
    import pandas

    path = _facts(setting)

    def work() -> float:
        frame = pandas.read_parquet(path)
        frame["month"] = pandas.to_datetime(frame.dated).dt.to_period("M")
        return len(frame.groupby(["actor", "topic", "month"]).size())

    return work


STEPS = (
    *(
        Step(
            f"search, {language or 'any language'}",
            "ms",
            {"onrecord": search(language)}
            | {f"onrecord, {one}": search(language, one) for one in CLASSES}
            | (
                {
                    "SQLite FTS5": search_sqlite,
                    "DuckDB, contains": search_duckdb,
                    "pandas, contains": search_pandas,
                }
                if language == "en"
                else {}
            ),
            kind="p95",
            aim=150,
            limit=141,
            needs_record=True,
        )
        for language in (*WORDS, "")
    ),
    Step(
        "actor × topic × month",
        "s",
        {"onrecord": cube, "DuckDB": cube_duckdb, "pandas": cube_pandas},
        kind="seconds",
        aim=1,
        limit=0.86,
        needs_record=True,
    ),
)
