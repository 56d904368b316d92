"""Filling the full text of the record, in batches.

Apart from the texts, so that no update of a text pays for it. What becomes of Chinese
and Japanese: signs.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import psycopg
from psycopg.types.string import BytesBinaryDumper

from onrecord.db import signs
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
    """The last text that was indexed: to look from the first again for each batch would
    take longer and longer."""
    until: int = LAST
    """The last text to index, where several share the work."""

    def __post_init__(self) -> None:
        self.conn.adapters.register_dumper(Vector, _VectorDumper)

    def fill(self) -> int:
        """Index the next texts that have no full text yet; return how many.

        What others stored meanwhile, with lower numbers, is found by `fill_rest`.
        """
        values = {
            "after": self.after, "until": self.until, "limit": BATCH,
            "bytes": BATCH_BYTES,
        }  # fmt: skip
        rows = self.conn.execute(SQL["texts to index"], values).fetchall()
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
        if rows:
            self.after = rows[-1][0]
        return len(rows)

    def waiting(self) -> int:
        """How many texts there are behind the last one without full text."""
        values = {"after": self.after, "until": self.until}
        row = self.conn.execute(SQL["count texts to index"], values).fetchone()
        return int(row[0]) if row else 0

    def fill_rest(self, run: int = 0) -> Iterator[int]:
        """Index whatever has no full text, from the first text on, batch by batch; then
        note that all is searchable of what ``run`` and those before it stored."""
        [(newest,)] = self.conn.execute(SQL["newest run"]).fetchall()
        self.after = 0
        while added := self.fill():
            yield added
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
    parts = [text]
    if len(text) * 4 > PIECE and len(text.encode()) > PIECE:
        parts = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
    for chunk, part in enumerate(parts):
        whole = signs.indexed(part) if language in signs.LANGUAGES else part
        yield _Piece(revision, chunk, config, whole)
