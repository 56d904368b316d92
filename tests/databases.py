"""Databases of a test's own on the server that all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
from psycopg.conninfo import make_conninfo

numbers = count(1)


@contextmanager
def copy_of(template: str, server: str) -> Iterator[str]:
    """The connection string of a copy of a database of ``server``, some 60 ms; dropped
    at the end, whoever is still connected."""
    name = f"record_{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield make_conninfo(server, dbname=name)
    finally:
        with psycopg.connect(server, autocommit=True) as conn:
            conn.execute(f"DROP DATABASE {name} WITH (FORCE)")
