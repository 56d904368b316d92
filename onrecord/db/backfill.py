"""What the record holds already of what another archive offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg

from onrecord.db.named import load

SQL = load("backfill_queries.sql")


def captured_seconds(
    conn: psycopg.Connection[Any], urls: Sequence[bytes]
) -> set[tuple[bytes, datetime]]:
    """(SHA-256 of the address, second) of every capture of these addresses."""
    return set(conn.execute(SQL["captured seconds"], {"urls": list(urls)}))
