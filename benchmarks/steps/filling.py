"""Full text: from stored texts to texts that can be searched."""

from __future__ import annotations

import sqlite3

from steps.record import empty, put, rows
from steps.step import Setting, Step, Work
from steps.texts import statements

N = 5000


def words(setting: Setting) -> Work:
    from onrecord.db.fulltext import FullText

    conn = empty(setting)
    put(conn, rows(conn, setting, N))
    full_text = FullText(conn)

    def work() -> float:
        n = 0
        while filled := full_text.fill():
            n += filled
        return n

    return work


def parser(setting: Setting) -> Work:
    """PostgreSQL's own parser on each text, with the same index."""
    conn = empty(setting)
    conn.execute("CREATE TABLE body (id serial, text text)")
    conn.execute("CREATE TABLE vector (id int, tsv tsvector)")
    conn.execute("CREATE INDEX ON vector USING gin (tsv)")
    with conn.cursor() as cur, cur.copy("COPY body (text) FROM STDIN") as copy:
        for text in statements(setting.shared, N):
            copy.write_row((text,))

    def work() -> float:
        conn.execute(
            "INSERT INTO vector SELECT id, to_tsvector('english', text) FROM body"
        )
        return N

    return work


def fts5(setting: Setting) -> Work:
    given = [(text,) for text in statements(setting.shared, N)]
    base = sqlite3.connect(setting.folder / "fts.sqlite")
    base.execute("CREATE VIRTUAL TABLE text USING fts5 (body, tokenize='porter')")

    def work() -> float:
        with base:
            base.executemany("INSERT INTO text VALUES (?)", given)
        return len(given)

    return work


STEPS = (
    Step(
        "full-text",
        "statements/s",
        {"onrecord": words, "to_tsvector": parser, "SQLite FTS5": fts5},
        aim=1100,
        limit=2200,
    ),
)
