"""Filling the full text of the record, in batches.

Apart from the texts, so that no update of a text pays for it. What becomes of Chinese
and Japanese: bigrams.py.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import psycopg
from psycopg.types.string import BytesBinaryDumper

from onrecord.db import bigrams
from onrecord.db.lexicon import LONGEST, MARK, TOGETHER, Lexicon, words_of
from onrecord.db.store import SQL

TABLE = "statement_fts"
BATCH = 300
"""Texts a statement: a second or so, so that an interruption is soon heard."""
BATCH_BYTES = 4_000_000
"""Of text a statement, but always one."""
MANY = 100
"""Texts from which on their words are asked for instead."""
PIECE = 150_000
"""Characters that are sure to fit into a tsvector; bytes of a text taken whole."""
PIECE_OF_BIGRAMS = 75_000
"""The same where every pair of characters may be another word, of some 12 bytes."""
LAST = 2**63 - 1
MOST_WORDS = 400_000
"""Words remembered; they and what they mean take some 200 bytes each."""


class Vector(bytes):
    """A tsvector in PostgreSQL's binary form."""


class _VectorDumper(BytesBinaryDumper):
    oid = psycopg.postgres.types["tsvector"].oid


@dataclass(slots=True)
class _Piece:
    revision: int
    chunk: int
    config: str
    text: str
    vector: Vector | None = None


@dataclass(slots=True)
class FullText:
    """Indexes texts on one connection, and remembers what their words become."""

    conn: psycopg.Connection
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    after: int = 0
    """The last text that was looked at: to look from the first again for each batch
    would take longer and longer."""
    until: int = LAST
    """The last text to index, where several share the work."""
    found: array[int] = field(default_factory=lambda: array("q"))
    """Texts that wait, in order: to ask for the next of them takes as long as to ask
    for all, where most texts of a great record have their full text."""
    taken: int = 0
    """So many of those found were indexed."""

    def __post_init__(self) -> None:
        self.conn.adapters.register_dumper(Vector, _VectorDumper)
        # What comes in is sorted into the index in great portions: where that is larger
        # than the server's memory, each portion writes most of its pages.
        self.conn.execute("SET gin_pending_list_limit = '32MB'")
        self.conn.execute("SET work_mem = '64MB'")

    def fill(self) -> int:
        """Index the next texts that have no full text yet; return how many.

        What others stored meanwhile, with lower numbers, is found by `fill_rest`.
        """
        while self.waiting():
            ids = self.found[self.taken : self.taken + BATCH]
            values = {"ids": ids.tolist(), "bytes": BATCH_BYTES}
            rows = self.conn.execute(SQL["texts to index"], values).fetchall()
            if not rows:  # indexed by others meanwhile
                self.taken += len(ids)
                continue
            self._index(rows)
            self.taken += bisect_right(ids, rows[-1][0])
            return len(rows)
        return 0

    def waiting(self) -> int:
        """How many texts without full text there are behind the last looked at."""
        if self.taken + BATCH > len(self.found):
            del self.found[: self.taken]
            self.taken = 0
            values = {"after": self.after, "until": self.until}
            [(newest, ids)] = self.conn.execute(SQL["find texts"], values).fetchall()
            self.found.extend(ids)
            self.after = max(self.after, newest)
        return len(self.found) - self.taken

    def _index(self, rows: Sequence[tuple[int, str, str, str]]) -> None:
        pieces = [piece for row in rows for piece in _pieces(*row)]
        if len(pieces) >= MANY:
            groups: defaultdict[str, list[_Piece]] = defaultdict(list)
            for piece in pieces:
                if "<" not in piece.text:  # a tag may hold spaces
                    groups[piece.config].append(piece)
            for config, group in groups.items():
                self._put_together(config, group)
        self.conn.execute(
            SQL["fill full text"],
            {
                "revisions": [p.revision for p in pieces],
                "chunks": [p.chunk for p in pieces],
                "configs": [p.config for p in pieces],
                "pieces": [p.text if p.vector is None else None for p in pieces],
                "vectors": [p.vector for p in pieces],
            },
        )

    def fill_rest(self, run: int = 0) -> Iterator[int]:
        """Index whatever has no full text, from the first text on, batch by batch; then
        note that all is searchable of what ``run`` and those before it stored."""
        [(newest,)] = self.conn.execute(SQL["newest run"]).fetchall()
        self.after, self.taken, self.found = 0, 0, array("q")
        while added := self.fill():
            yield added
        # Searches would pass through what is not sorted in yet, each of them.
        self.conn.execute("SELECT gin_clean_pending_list('statement_fts_tsv')")
        values = {"newest": newest, "own": run}
        self.conn.execute(SQL["note what is searchable"], values)

    def _put_together(self, config: str, pieces: Sequence[_Piece]) -> None:
        """Give the pieces their vectors, as far as all of their words are known."""
        lexicon = self.lexicons.get(config)
        if lexicon is None or len(lexicon) > MOST_WORDS:
            lexicon = self.lexicons[config] = Lexicon(self._mark(config))
        texts = [lexicon.numbers(words_of(piece.text)) for piece in pieces]
        asked = [word for word in lexicon.new if len(word) <= LONGEST]
        lexicon.new.clear()
        groups = [asked[n : n + TOGETHER] for n in range(0, len(asked), TOGETHER)]
        marked = ["".join(f"{word} {MARK} " for word in group) for group in groups]
        for group, vector in zip(groups, self._ask(config, marked), strict=True):
            lexicon.learn(group, vector)
        for piece, made in zip(pieces, lexicon.vectors(texts), strict=True):
            piece.vector = None if made is None else Vector(made)

    def _mark(self, config: str) -> bytes:
        [vector] = self._ask(config, [MARK])
        return vector[4 : vector.index(0, 4)]

    def _ask(self, config: str, texts: Sequence[str]) -> list[bytes]:
        values = {"config": config, "pieces": list(texts)}
        rows = self.conn.execute(SQL["index words"], values, binary=True)
        return [row[0] for row in rows]


def _pieces(revision: int, language: str, config: str, text: str) -> Iterator[_Piece]:
    spaceless = language in bigrams.LANGUAGES
    size = PIECE_OF_BIGRAMS if spaceless else PIECE
    parts = [text]
    if len(text) * 4 > size and len(text.encode()) > size:
        parts = [text[start : start + size] for start in range(0, len(text), size)]
    for chunk, part in enumerate(parts):
        whole = bigrams.indexed(part) if spaceless else part
        yield _Piece(revision, chunk, config, whole)
