"""The documents as a library of references, and their deadlines as a calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TextIO

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import export as held
from onrecord.reports import citing_formats
from onrecord.reports.citing import Work
from onrecord.reports.citing_works import work_of
from onrecord.reports.obligation_formats import ics_text
from onrecord.reports.obligations import Choice, Obligations, obligations

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def write_library(
    conn: Connection[Any], files: Mapping[str, Path], ids: Sequence[int]
) -> int:
    """One record a document in each of the formats ``bibtex``, ``ris``, ``csl-json``;
    gives their number. Every key stands there once."""
    count = 0
    with ExitStack() as stack:
        opened: dict[str, TextIO] = {
            fmt: stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            for fmt, path in files.items()
        }
        for count, (key, work) in enumerate(_works(conn, ids), 1):
            if file := opened.get("bibtex"):
                file.write(citing_formats.bibtex(work, key) + "\n")
            if file := opened.get("ris"):
                file.write(citing_formats.ris(work))
            if file := opened.get("csl-json"):
                item = json.dumps(citing_formats.csl(work, key), ensure_ascii=False)
                file.write(("[\n" if count == 1 else ",\n") + item)
        if file := opened.get("csl-json"):
            file.write("\n]\n" if count else "[]\n")
    return count


def _works(conn: Connection[Any], ids: Sequence[int]) -> Iterator[tuple[str, Work]]:
    taken: dict[bytes, int] = {}
    """Digest of a key → documents that wanted it."""
    for row in held.works(conn, ids):
        work = work_of(row)
        wanted = key = citing_formats.key(work)
        while (short := sha256(key.encode()).digest()[:8]) in taken:
            first = sha256(wanted.encode()).digest()[:8]
            taken[first] += 1
            key = f"{wanted}-{taken[first]}"
        taken[short] = 1
        yield key, work


def write_obligations(
    conn: Connection[Any], path: Path, ids: Sequence[int], as_of: datetime | None
) -> int:
    """The deadlines of the documents, as they stood when the record was last added to;
    gives their number."""
    on = as_of or _EPOCH
    symbols = held.symbols(conn, ids)
    found = obligations(conn, Choice(), on.date())
    rows = tuple(one for one in found.rows if one.symbol in symbols)
    names = {actor.id: actor.name() for actor in vocabularies.actors().values()}
    listed = Obligations(found.on, rows, found.unsure, found.documents)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(ics_text(listed, names, on))
    return sum(one.due_last is not None for one in rows)
