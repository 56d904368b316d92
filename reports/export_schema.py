"""What a table of the research export is: its variables, its key, what it refers to.

Names of variables are at most 32 characters of lower case, so that Stata and R take
them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "date", "datetime"]
_TYPES: dict[str, Type] = {
    "text": "string", "int": "integer", "real": "number", "bool": "boolean",
    "day": "date", "moment": "datetime",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variable:
    """One column."""

    name: str
    type: Type
    about: str
    """For the codebook."""
    required: bool = False
    """Never missing."""
    values: tuple[str, ...] = ()
    """All that it can be, where that is a list."""
    is_actor: bool = False
    """Holds an actor id."""
    is_listed: bool = False
    """Several values may stand in one cell, joined by ``|``."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; the variables stand in the order of its query's columns."""

    name: str
    about: str
    source: str
    """Where the rows come from, in words for the codebook."""
    variables: tuple[Variable, ...]
    key: tuple[str, ...] = ()
    """Of each row; empty where the same row may stand there twice."""
    refers: tuple[tuple[str, str, str], ...] = ()
    """(variable, table, variable there)."""
    added: tuple[str, ...] = field(default=())
    """Variables that Python adds behind those of the query."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(variable.name for variable in self.variables)


def variables(lines: str) -> tuple[Variable, ...]:
    """A variable a line: ``name type about``. Behind the type ``!`` means never
    missing, ``@`` an actor, ``*`` several; ``{a b}`` before the words lists all
    values."""
    return tuple(_variable(line) for line in lines.strip().splitlines())


def _variable(line: str) -> Variable:
    name, kind, about = line.split(maxsplit=2)
    values: tuple[str, ...] = ()
    if about.startswith("{"):
        listed, _, about = about[1:].partition("} ")
        values = tuple(listed.split())
    return Variable(
        name,
        _TYPES[kind.rstrip("!@*")],
        about,
        "!" in kind,
        values,
        "@" in kind,
        "*" in kind,
    )
