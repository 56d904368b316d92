"""What PostgreSQL knows of its tables, made anew where it has grown old.

A table is looked at again when a tenth of it changed: after a first collection all of
them, after a daily run hardly any, however large the record is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import psycopg
from psycopg import sql

from onrecord.db.store import SQL


def refresh(
    conn: psycopg.Connection, only: Sequence[str] = (), *, but: Collection[str] = ()
) -> list[str]:
    """Analyze the tables that changed, of ``only`` these if any; return their names.

    The connection is in autocommit mode. Changes that another connection made less
    than a second ago may not be counted yet.
    """
    if conn.info.server_version >= 150_000:
        conn.execute(SQL["count own changes"])
    rows = conn.execute(SQL["tables to analyze"], {"only": list(only) or None})
    found = [name for (name,) in rows.fetchall() if name not in but]
    for name in found:
        conn.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(name)))
    return found
