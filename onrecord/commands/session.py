"""What the commands share: the record's database, and the names of its contents."""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator
from typing import Any

import click
import psycopg

from onrecord import vocabularies
from onrecord.commands.options import did_you_mean
from onrecord.db import lookup
from onrecord.db.connect import connect, database, home
from onrecord.db.migrate import migrate
from onrecord.terminal import say
from onrecord.text import clean

FIRST_STEPS = (
    "The record is empty. Fill it with `onrecord demo` (a small sample, offline), with"
    " `onrecord collect --from FILE.warc.gz`, or from the live sites:"
    " `onrecord sources` lists them."
)


@contextlib.contextmanager
def record() -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection to the record, its schema up to date."""
    with database(home()) as conninfo, connect(conninfo) as conn:
        conn.autocommit = True
        migrate(conn)
        yield conn


@contextlib.contextmanager
def opened() -> Iterator[str]:
    """The record's database, its schema up to date."""
    with database(home()) as conninfo:
        with connect(conninfo) as conn:
            conn.autocommit = True
            migrate(conn)
        yield conninfo


def is_empty(conn: psycopg.Connection) -> bool:
    """Whether the record holds no document; says what to do about it."""
    if lookup.holds_documents(conn):
        return False
    say(FIRST_STEPS)
    return True


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
        raise click.UsageError(did_you_mean(f"no actor is called {words!r}", near))
    return found.id


def topic_id(conn: psycopg.Connection, words: str) -> str:
    """The id of the record's topic that a person means; else the nearest are named."""
    if not words:
        return ""
    words = clean(words).strip()
    found = lookup.topic_ids(conn, words)
    if found:
        return found[0][0]
    labels = {label.lower(): label for _, label in lookup.topic_labels(conn)}
    near = [low for low in labels if words.lower() in low][:3]
    near += difflib.get_close_matches(words.lower()[:200], labels, n=3, cutoff=0.4)
    names = [labels[low] for low in dict.fromkeys(near)]
    says = f"no topic of the record is called {words[:200]!r}"
    raise click.UsageError(did_you_mean(says, names[:4]))


def language_of(conn: psycopg.Connection, code: str) -> str:
    """The language, if the record holds a text in it; else those it does hold."""
    if not code:
        return ""
    known = lookup.languages(conn)
    if known and code not in known:
        raise click.UsageError(
            f"the record holds no text in {code!r}, only in {', '.join(known)}"
        )
    return code
