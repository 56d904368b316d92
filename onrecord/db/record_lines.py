"""The whole record as lines of JSON that can be compared: its export as one file."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import Full, Queue
from typing import Any, LiteralString

from psycopg import Connection, sql

from onrecord.db.named import load

SQL = load("lines_queries.sql")
PORTION = 400
"""Documents of which one session makes lines while the other is at the next ones."""
WAITING = 12
"""Blocks of lines that may wait for their turn, a session."""
BLOCK = 1_000_000
"""Bytes of lines, or one line."""
_COPY = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')")
"""One column that has neither character: JSON escapes them, so nothing is quoted."""

Conn = Connection[Any]
_Sent = Queue[bytes | None]
"""Blocks of lines, an empty one behind each portion, and None at the end."""


def export(conn: Conn, beside: Conn | None = None) -> Generator[bytes, None, None]:
    """The whole record as JSON lines in UTF-8 and in a fixed order; several at a time.

    Natural keys only: two records of the same evidence give the same lines, whatever
    the order or the number of runs that made them. The server needs longer for them
    than it takes to read and write them: ``beside``, another session on the same
    database, makes every second portion. Both must be in autocommit mode.
    """
    with ExitStack() as transactions:
        transactions.enter_context(conn.transaction())
        conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        sessions = [conn] if beside is None else [conn, beside]
        if beside is not None:
            _see_the_same(conn, beside, transactions)
        ids = [id for (id,) in conn.execute(SQL["documents in order"])]
        for name, query in SQL.items():
            if name == "documents in order":
                continue
            if "%(ids)s" in query:
                yield from _by_turns(sessions, query, ids)
            else:
                yield from _lines(conn, query)


def export_digest(
    conn: Conn,
    write: Callable[[bytes], object] = lambda lines: None,
    beside: Conn | None = None,
) -> str:
    """SHA-256 of the export, in hex; all lines go to ``write`` on the way."""
    digest = hashlib.sha256()
    for lines in export(conn, beside):
        write(lines)
        digest.update(lines)
    return digest.hexdigest()


def _see_the_same(conn: Conn, beside: Conn, transactions: ExitStack) -> None:
    """A transaction of ``beside`` in which the record is as it is for ``conn``."""
    [(snapshot,)] = conn.execute("SELECT pg_export_snapshot()").fetchall()
    transactions.enter_context(beside.transaction())
    beside.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    seen = sql.SQL("SET TRANSACTION SNAPSHOT {}").format(snapshot)
    beside.execute(seen)


def _lines(
    conn: Conn, query: LiteralString, values: dict[str, Any] | None = None
) -> Iterator[bytes]:
    """What a query makes, in blocks of whole lines."""
    copying = _COPY.format(sql.SQL(query.rstrip(";")))
    waiting: list[bytes] = []
    size = 0
    with conn.cursor() as cur, cur.copy(copying, values) as copy:
        for line in copy:
            waiting.append(bytes(line))
            size += len(line)
            if size >= BLOCK:
                yield b"".join(waiting)
                waiting.clear()
                size = 0
    yield b"".join(waiting)


def _by_turns(
    sessions: Sequence[Conn], query: LiteralString, ids: Sequence[int]
) -> Iterator[bytes]:
    """What a query makes of these documents, in their order; each session makes its
    own portions."""
    portions = [ids[n : n + PORTION] for n in range(0, len(ids), PORTION)]
    stop = threading.Event()
    queues: list[_Sent] = [Queue(WAITING) for _ in sessions]
    with ThreadPoolExecutor(len(sessions)) as pool:
        work = [
            pool.submit(_send, conn, query, portions[n :: len(sessions)], queue, stop)
            for n, (conn, queue) in enumerate(zip(sessions, queues, strict=True))
        ]
        try:
            for n in range(len(portions)):
                while sent := queues[n % len(sessions)].get():
                    yield sent
                if sent is None:
                    work[n % len(sessions)].result()  # raises what went wrong
        finally:
            stop.set()


def _send(
    conn: Conn,
    query: LiteralString,
    portions: Sequence[Sequence[int]],
    queue: _Sent,
    stop: threading.Event,
) -> None:
    try:
        for ids in portions:
            # As the text of an array: psycopg takes a millisecond to write a list.
            values = {"ids": f"{{{','.join(map(str, ids))}}}"}
            for lines in filter(None, _lines(conn, query, values)):
                if not _put(queue, lines, stop):
                    return
            _put(queue, b"", stop)
    finally:
        _put(queue, None, stop)


def _put(queue: _Sent, lines: bytes | None, stop: threading.Event) -> bool:
    """Wait until there is room; False where nobody wants it any more."""
    while not stop.is_set():
        try:
            queue.put(lines, timeout=0.1)
        except Full:
            continue
        return True
    return False
