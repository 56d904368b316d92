"""Named queries: SQL files that hold one block a query, each with its description.

A block is a line ``-- name --`` (in lower case), comment lines that say what
the query is for, and the SQL with ``%(name)s`` parameters. What stands before the first
block is a comment on the file. A literal percent sign is written ``%%``. A block with
its name in parentheses is no query but a part of some: it takes the place of each line
``-- (name)`` behind it. A line that ends with ``-- if name`` can be left out.
"""

from __future__ import annotations

import re
from collections.abc import Container
from importlib.resources import files
from typing import LiteralString

from onrecord.models import OnrecordError

_NAME = re.compile(r"^-- (\(?[a-z][a-z0-9_ ]*\)?) --$", re.MULTILINE)
_PART = re.compile(r"^ *-- (\([a-z][a-z0-9_ ]*\))$", re.MULTILINE)


_IF = re.compile(r"^.* -- if (\w+)\n?", re.MULTILINE)


class QueryFileError(OnrecordError):
    """A query file that is not written in the format above."""


def load(filename: str) -> dict[str, LiteralString]:
    """The queries of ``onrecord/db/<filename>`` by name, in the order of the file."""
    text = files("onrecord.db").joinpath(filename).read_text(encoding="utf-8")
    _, *pieces = _NAME.split(text)
    queries: dict[str, LiteralString] = {}
    parts: dict[str, str] = {}

    def part(line: re.Match[str]) -> str:
        if line[1] not in parts:
            raise QueryFileError(f"{filename}: there is no part {line[1]} above it")
        return parts[line[1]]

    for name, block in zip(pieces[::2], pieces[1::2], strict=True):
        first, _, sql = block.lstrip("\n").partition("\n")
        if not first.startswith("-- ") or not sql.strip():
            raise QueryFileError(
                f"{filename}: query {name}: write a comment line that says what it "
                "is for, then the SQL"
            )
        if name in queries or name in parts:
            raise QueryFileError(f"{filename}: query {name} is there twice")
        whole = _PART.sub(part, sql.strip())
        if name.startswith("("):
            parts[name] = whole
        else:
            # The file is part of the program: its text is as literal as a string here.
            queries[name] = whole
    if not queries:
        raise QueryFileError(f"{filename}: no block starts with a line '-- name --'")
    return queries


def only(query: LiteralString, given: Container[str]) -> LiteralString:
    """The query without the lines that end with ``-- if`` and a name not given."""
    return _IF.sub(lambda line: line[0] if line[1] in given else "", query)
