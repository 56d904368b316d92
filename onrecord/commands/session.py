"""What every command needs: the record's database, and days as an option."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator
from datetime import date
from typing import Any

import click
import psycopg

from onrecord import vocabularies
from onrecord.db import lookup
from onrecord.db.connect import connect, database, home
from onrecord.db.migrate import migrate


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-03-25", param, ctx)


DAY = Day()


@contextlib.contextmanager
def record() -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection to the record, its schema up to date."""
    with opened() as conninfo, connect(conninfo) as conn:
        conn.autocommit = True
        yield conn


@contextlib.contextmanager
def opened() -> Iterator[str]:
    """The record's database, its schema up to date."""
    with database(home()) as conninfo:
        with connect(conninfo) as conn:
            conn.autocommit = True
            migrate(conn)
        yield conninfo


def actor_id(words: str) -> str:
    """The id of the actor that a person means; wrong use names the nearest."""
    if not words:
        return ""
    found = vocabularies.actor(words)
    if found is None:
        near = [
            f"{vocabularies.actors()[id].name()} ({id})"
            for id in vocabularies.nearest_actors(words)
        ]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise click.UsageError(f"no actor is called {words!r}{hint}")
    return found.id


def topic_id(conn: psycopg.Connection, words: str) -> str:
    """The id of the record's topic that a person means; else the nearest are named."""
    if not words:
        return ""
    found = lookup.topic_ids(conn, words)
    if found:
        return found[0][0]
    labels = {label.lower(): label for _, label in lookup.topic_labels(conn)}
    near = difflib.get_close_matches(words.lower(), labels, n=3, cutoff=0.4)
    near += [low for low in labels if words.lower() in low][:3]
    hint = ", ".join(labels[low] for low in dict.fromkeys(near))
    raise click.UsageError(
        f"no topic of the record is called {words!r}"
        + (f"; did you mean {hint}?" if hint else "")
    )
