"""The rows of a vocabulary table, with the line to name when one cannot be read."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from io import StringIO

from onrecord.models import OnrecordError


class VocabularyError(OnrecordError, ValueError):
    """A row of a vocabulary table that cannot be read; names file and line."""


def rows_of(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row of the table `name`.

    Raises `VocabularyError` where a column of `columns`, or a cell of one, is missing.
    """
    table = resources.files("onrecord.vocabularies") / name
    reader = csv.DictReader(StringIO(table.read_text(encoding="utf-8-sig")))
    missing = set(columns) - set(reader.fieldnames or ())
    if missing:
        raise VocabularyError(f"{name}: no column {', '.join(sorted(missing))}")
    for row in reader:
        if any(row[column] is None for column in columns):
            raise VocabularyError(f"{name}, line {reader.line_num}: too few cells")
        yield reader.line_num, row


@cache
def checksum(name: str) -> str:
    """Eight digits that change with the content of the table `name`."""
    table = resources.files("onrecord.vocabularies") / name
    return f"{zlib.crc32(table.read_bytes()):08x}"
