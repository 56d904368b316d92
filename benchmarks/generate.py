"""A record of as many statements as are asked for, of real texts, in one command.

    ONRECORD_HOME=~/large .venv/bin/python benchmarks/generate.py --statements 200000

Actors, kinds, topics and years are drawn as they occur in ``../shared``; languages as
official sites have them. Every body is another: some 3 kB of passages in a row from
different places of the real texts. What annotators find, votes and the archive are not
made: search, pages, reports and cubes can be measured on it, ``verify`` cannot. Two
processes make one half each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import psycopg
from texts import Texts, Voice, read_texts

from onrecord import vocabularies
from onrecord.commands.session import opened
from onrecord.db.connect import connect
from onrecord.db.fulltext import FullText
from onrecord.db.store import SQL

LANGUAGES = {"en": 50, "fr": 12, "es": 12, "ru": 10, "ar": 10, "zh": 6}
"""Statements of a hundred."""
BYTES = 3_000
BATCH = 20_000
LAST = date(2026, 11, 1)
CAPTURED = datetime(2026, 11, 1, tzinfo=UTC)
SHARES = 2
GROWTH = 0.06
"""By which a year has more statements than the one before: sites go back less far."""
COLUMNS = {
    "capture": (
        "id", "url", "url_sha256", "fetched_at", "status", "media_type",
        "payload_sha256", "warc_file", "warc_offset", "warc_length", "member_sha256",
        "source", "state",
    ),
    "document": (
        "id", "source", "native_id", "stale", "kind", "title", "body", "actor",
        "issued_on", "issued_text", "dated_on", "page_url",
    ),
    "version": ("id", "document_id", "language"),
    "revision": ("id", "version_id", "text_hash", "title", "body", "words", "dated_on"),
    "paragraph": (
        "revision_id", "position", "kind", "number", "level", "path", "verbs",
        "element", "annex", "text",
    ),
    "rendition": (
        "document_id", "revision_id", "capture_id", "url_sha256", "payload_sha256",
        "part", "role", "language", "filed_under", "facts", "facts_hash", "notes",
    ),
    "document_actor": ("document_id", "actor_id", "role"),
    "document_topic": ("document_id", "topic_id", "printed", "rule"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    id: int
    language: str
    voice: Voice
    day: date
    title: str
    passages: list[str]


class Maker:
    """Draws the statements of one share; the same share gives the same."""

    def __init__(self, texts: Texts, share: int = 0) -> None:
        self.texts, self.share = texts, share
        self.random = random.Random(6 + share)
        self.made: set[bytes] = set()
        self.weights = [(1 + GROWTH) ** (v.year - 1946) for v in texts.voices]

    def make(self, first: int, many: int) -> Iterator[Statement]:
        languages = self.random.choices(
            list(LANGUAGES), list(LANGUAGES.values()), k=many
        )
        voices = self.random.choices(self.texts.voices, self.weights, k=many)
        for n, (language, voice) in enumerate(zip(languages, voices, strict=True)):
            passages = self._body(self.texts.passages[language])
            title = passages[0][:90].rsplit(" ", 1)[0]
            yield Statement(
                first + n, language, voice, self._day(voice.year), title, passages
            )

    def _day(self, year: int) -> date:
        # A speech of 2019 stands for the years since, of which there are none.
        shifted = year + self.random.randrange(7) if year >= 2015 else year
        day = date(min(shifted, LAST.year), 1, 1) + timedelta(
            self.random.randrange(365)
        )
        return min(day, LAST)

    def _body(self, pool: Sequence[str]) -> list[str]:
        """Passages that no statement had in that order: of the share, and as they begin
        at passages of its own, of all."""
        while True:
            passages = list(self._passages(pool))
            digest = hashlib.blake2b("\n".join(passages).encode(), digest_size=12)
            if digest.digest() not in self.made:
                self.made.add(digest.digest())
                return passages

    def _passages(self, pool: Sequence[str]) -> Iterator[str]:
        size = 0
        most = max(0.2, self.random.gauss(1, 0.4)) * BYTES
        while size < most or not size:
            start = SHARES * self.random.randrange(len(pool) // SHARES) + self.share
            for passage in pool[start : start + 2]:
                size += len(passage.encode())
                yield passage


def rows(one: Statement) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(table, row) of everything that a statement is."""
    n, source = one.id, "generated"
    url = f"https://generated.example/{one.language}/{n}"
    body = "\n\n".join(one.passages)
    digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
    url_sha256 = hashlib.sha256(url.encode()).digest()
    payload = hashlib.sha256(body.encode()).digest()
    captured = CAPTURED + timedelta(seconds=n % 86_400)
    yield "capture", (
        n, url, url_sha256, captured, 200, "text/html", payload, "generated.warc.gz",
        n * 4_000, 3_000, payload, source, "read",
    )  # fmt: skip
    yield "document", (
        n, source, str(n), False, one.voice.kind, one.title, "", one.voice.actor,
        one.day, str(one.day), one.day, url,
    )  # fmt: skip
    yield "version", (n, n, one.language)
    yield "revision", (n, n, digest, one.title, body, len(body.split()), one.day)
    for position, text in enumerate(one.passages, 1):
        yield "paragraph", (n, position, "text", "", 0, "", [], "p", False, text)
    facts = json.dumps({"title": one.title, "issued_on": str(one.day)})
    yield "rendition", (
        n, n, n, url_sha256, payload, "", "text", one.language, one.language, facts,
        digest, "[]",
    )  # fmt: skip
    yield "document_actor", (n, one.voice.actor, "issuer")
    for topic, printed, rule in one.voice.topics:
        yield "document_topic", (n, topic, printed, rule)


def load(conn: psycopg.Connection[Any], statements: Sequence[Statement]) -> None:
    """One transaction: all tables by COPY."""
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for one in statements:
        for table, row in rows(one):
            tables[table].append(row)
    with conn.transaction(), conn.cursor() as cur:
        for name, columns in COLUMNS.items():
            into = psycopg.sql.SQL("COPY {} ({}) FROM STDIN").format(
                psycopg.sql.Identifier(name),
                psycopg.sql.SQL(", ").join(map(psycopg.sql.Identifier, columns)),
            )
            with cur.copy(into) as copy:
                for row in tables[name]:
                    copy.write_row(row)


def load_share(conninfo: str, texts: Texts, share: int, stretch: range) -> None:
    maker = Maker(texts, share)
    with connect(conninfo) as conn:
        conn.autocommit = True
        for first in range(stretch.start, stretch.stop, BATCH):
            load(conn, list(maker.make(first, min(BATCH, stretch.stop - first))))


def index_share(conninfo: str, stretch: range) -> None:
    with connect(conninfo) as conn:
        conn.autocommit = True
        full_text = FullText(conn, after=stretch.start - 1, until=stretch.stop - 1)
        while full_text.fill():
            pass


def side_by_side(work: Callable[..., None], calls: Iterable[tuple[Any, ...]]) -> None:
    """Each call in a process of its own, which begins with what this one has read."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=work, args=call) for call in calls]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise SystemExit("a process that made a share of the record failed")


def save_names(conn: psycopg.Connection[Any], texts: Texts) -> None:
    actors = vocabularies.actors()
    known = [actors[id] for id in sorted({v.actor for v in texts.voices} - {""})]
    conn.execute(
        SQL["save actors"],
        {
            "ids": [a.id for a in known],
            "kinds": [a.kind for a in known],
            "names": [a.name() for a in known],
        },
    )
    topics = {id: printed for v in texts.voices for id, printed, _ in v.topics}
    found = {id: vocabularies.topic(id) for id in sorted(topics)}
    conn.execute(
        SQL["save topics"],
        {
            "ids": list(found),
            "labels": [t.label() if t else topics[id] for id, t in found.items()],
            "domains": [t.domain if t else "" for t in found.values()],
            "kinds": [t.kind if t else "subject" for t in found.values()],
        },
    )
    conn.execute(SQL["save source"], {"name": "generated", "card": "{}"})


def generate(conninfo: str, texts: Texts, statements: int) -> dict[str, float]:
    """Fill an empty record; seconds by step."""
    seconds: dict[str, float] = {}
    with connect(conninfo) as conn:
        conn.autocommit = True
        row = conn.execute("SELECT EXISTS (SELECT FROM document)").fetchone()
        if row and row[0]:
            raise SystemExit("the record is not empty: set ONRECORD_HOME to a new one")
        save_names(conn, texts)
        bounds = [1 + statements * share // SHARES for share in range(SHARES + 1)]
        stretches = [range(a, b) for a, b in pairwise(bounds)]
        began = perf_counter()
        side_by_side(
            load_share,
            [(conninfo, texts, share, part) for share, part in enumerate(stretches)],
        )
        ids = list(range(1, statements + 1))
        conn.execute(SQL["add to rollup"], {"ids": ids})
        seconds["tables"] = perf_counter() - began
        for table in ("capture", "document", "version", "revision", "rendition"):
            conn.execute(  # what comes after gets ids of its own
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {statements})"
            )
        began = perf_counter()
        conn.execute("DROP INDEX statement_fts_tsv")  # built whole: three times as fast
        side_by_side(index_share, [(conninfo, part) for part in stretches])
        seconds["full text"] = perf_counter() - began
        conn.execute("SET maintenance_work_mem = '1GB'")
        began = perf_counter()
        conn.execute("CREATE INDEX statement_fts_tsv ON statement_fts USING gin (tsv)")
        seconds["full-text index"] = perf_counter() - began
        began = perf_counter()
        conn.execute("VACUUM ANALYZE")
        seconds["analyze"] = perf_counter() - began
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=200_000)
    default = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=default)
    options = parser.parse_args()
    began = perf_counter()
    texts = read_texts(options.shared)
    seconds = {"texts": perf_counter() - began}
    with opened() as conninfo:
        seconds |= generate(conninfo, texts, options.statements)
    for name, value in seconds.items():
        print(f"{name:16} {value:8.1f} s")
    many = options.statements
    print(f"{many / seconds['tables']:.0f} statements/s into the tables, "
          f"{many / seconds['full text']:.0f} made searchable")  # fmt: skip


if __name__ == "__main__":
    main()
