"""Rows into the record: new ones, and ones that it has.

The peers write one lean table (id, digest, date, title, body); onrecord writes the
document, its version, revision, paragraphs and rendition, and the capture's state.
"""

from __future__ import annotations

import hashlib

from steps.record import empty, put, rows
from steps.step import Setting, Step, Work
from steps.texts import statements

N = 10_000
LEAN = """CREATE TABLE statement (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL UNIQUE, published date NOT NULL, title text NOT NULL,
    body text NOT NULL);
ALTER TABLE statement ALTER body SET STORAGE EXTERNAL"""


def _lean(setting: Setting) -> list[tuple[bytes, str, str, str]]:
    return [
        (hashlib.blake2b(text.encode(), digest_size=16).digest(), "2020-01-01",
         f"Statement {n}", text)
        for n, text in enumerate(statements(setting.shared, N))
    ]  # fmt: skip


def new(setting: Setting) -> Work:
    conn = empty(setting)
    given = rows(conn, setting, N)
    return lambda: put(conn, given)


def known(setting: Setting) -> Work:
    conn = empty(setting)
    given = rows(conn, setting, N)
    put(conn, given)
    return lambda: put(conn, given)


def copied(setting: Setting) -> Work:
    """The limit: COPY into the lean table, nothing else."""
    conn = empty(setting)
    conn.execute(LEAN)
    given = _lean(setting)

    def work() -> float:
        with (
            conn.cursor() as cur,
            cur.copy(
                "COPY statement (hash, published, title, body) FROM STDIN"
            ) as copy,
        ):
            for row in given:
                copy.write_row(row)
        return len(given)

    return work


def executemany(setting: Setting) -> Work:
    conn = empty(setting)
    conn.execute(LEAN)
    given = _lean(setting)

    def work() -> float:
        with conn.transaction(), conn.cursor() as cur:
            cur.executemany(
                "INSERT INTO statement (hash, published, title, body)"
                " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                given,
            )
        return len(given)

    return work


def orm(setting: Setting) -> Work:
    import sqlalchemy as sa
    from sqlalchemy import orm

    conn = empty(setting)
    conn.execute(LEAN)
    engine = sa.create_engine("postgresql+psycopg://", creator=lambda: conn)
    registry = orm.registry()
    statement = sa.Table(
        "statement",
        registry.metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("hash", sa.LargeBinary),
        sa.Column("published", sa.Date),
        sa.Column("title", sa.Text),
        sa.Column("body", sa.Text),
    )
    kind = type("Statement", (), {})
    registry.map_imperatively(kind, statement)
    given = _lean(setting)

    def work() -> float:
        from datetime import date

        conn.autocommit = False
        with orm.Session(engine) as session:
            for hash, published, title, body in given:
                one = kind()
                one.hash, one.title, one.body = hash, title, body
                one.published = date.fromisoformat(published)
                session.add(one)
            session.commit()
        return len(given)

    return work


STEPS = (
    Step(
        "ingest-new",
        "statements/s",
        {
            "onrecord": new,
            "COPY, lean": copied,
            "executemany, lean": executemany,
            "SQLAlchemy ORM, lean": orm,
        },
        aim=15_000,
        limit=41_000,
    ),
    Step("ingest-known", "statements/s", {"onrecord": known}, aim=90_000),
)
