"""Applies pending migrations: numbered SQL files, one transaction each."""

from __future__ import annotations

import re
from importlib.resources import files

import psycopg
from psycopg import sql

from onrecord.models import OnrecordError

LOCK = 0x6F6E7265636F7264 >> 1
"""Advisory lock of the migrations ("onrecord" as a number that fits a bigint)."""


class SchemaError(OnrecordError):
    """The database's schema is not one that this version can use."""


NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_FOLDER = files("onrecord.db").joinpath("migrations")


def available() -> list[tuple[int, str, str]]:
    """Every migration as (number, file name, SQL), in order."""
    return [
        (number, name, _FOLDER.joinpath(name).read_text("utf-8"))
        for number, name in sorted(_names().items())
    ]


def _names() -> dict[int, str]:
    names = (entry.name for entry in _FOLDER.iterdir())
    return {int(found[1]): found[0] for found in map(NAME.fullmatch, names) if found}


def migrate(conn: psycopg.Connection) -> list[str]:
    """Bring the database to the newest schema; return the files applied.

    Several processes may call this at once: one applies, the others wait. The
    connection must be in autocommit mode.
    """
    known, newest = _applied(conn), max(_names(), default=0)
    if known and max(known) > newest:
        raise SchemaError(
            f"the database has schema {max(known)}, this onrecord knows {newest}: "
            "it was written by a newer version; upgrade onrecord"
        )
    if known.issuperset(_names()):
        return []
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        conn.execute(
            "CREATE TABLE IF NOT EXISTS schema_migration ("
            " number int PRIMARY KEY, name text NOT NULL,"
            " applied_at timestamptz NOT NULL DEFAULT now())"
        )
    applied: list[str] = []
    for number, name, text in available():
        if number in known:
            continue
        with conn.transaction():
            conn.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            conn.execute("SET LOCAL lock_timeout = '10s'")
            row = conn.execute(
                "SELECT 1 FROM schema_migration WHERE number = %s", (number,)
            ).fetchone()
            if row is None:
                conn.execute(sql.SQL(text))
                conn.execute(
                    "INSERT INTO schema_migration (number, name) VALUES (%s, %s)",
                    (number, name),
                )
                applied.append(name)
    return applied


def _applied(conn: psycopg.Connection) -> set[int]:
    """The numbers of what was applied before; none where there is no schema yet."""
    try:
        rows = conn.execute("SELECT number FROM schema_migration").fetchall()
    except psycopg.errors.UndefinedTable:
        return set()
    return {number for (number,) in rows}
