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


def available() -> list[tuple[int, str, str]]:
    """Every migration as (number, file name, SQL), in order."""
    folder = files("onrecord.db").joinpath("migrations")
    found = []
    for entry in folder.iterdir():
        match = NAME.fullmatch(entry.name)
        if match:
            found.append((int(match[1]), entry.name, entry.read_text("utf-8")))
    return sorted(found)


def migrate(conn: psycopg.Connection) -> list[str]:
    """Bring the database to the newest schema; return the files applied.

    Several processes may call this at once: one applies, the others wait. The
    connection must be in autocommit mode.
    """
    applied: list[str] = []
    with conn.transaction():
        conn.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        conn.execute(
            "CREATE TABLE IF NOT EXISTS schema_migration ("
            " number int PRIMARY KEY, name text NOT NULL,"
            " applied_at timestamptz NOT NULL DEFAULT now())"
        )
    known = {row[0] for row in conn.execute("SELECT number FROM schema_migration")}
    newest = max((number for number, _, _ in available()), default=0)
    if known and max(known) > newest:
        raise SchemaError(
            f"the database has schema {max(known)}, this onrecord knows {newest}: "
            "it was written by a newer version; upgrade onrecord"
        )
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
