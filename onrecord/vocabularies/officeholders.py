"""Who held which office when: a table of facts that people may edit.

``officeholders.csv`` has one row a term of office. A person's first row gives the name
and its other spellings; ``family`` lists the words that may stand alone for the person
(empty: the last word of each spelling). ``from`` and ``to`` are EDTF dates as exact as
known, to the year, month or day; an empty ``to`` means still in office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from csv import reader
from datetime import date
from functools import cache
from importlib import resources
from io import StringIO
from typing import NamedTuple

from onrecord.vocabularies.tables import VocabularyError

COLUMNS = (
    "person", "name", "family", "also", "actor_id", "office", "from", "to", "note",
)  # fmt: skip

OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "deputy_head_of_state",
        "deputy_head_of_government",
        "foreign_minister",
        "minister",
        "permanent_representative",
        "un_official",
        "organisation_head",
        "group_leader",
        "spokesperson",
        "special_envoy",
    }
)


class Term(NamedTuple):
    """One office of one person. `actor_id` is the state or body spoken for."""

    actor_id: str
    office: str
    since: str
    """EDTF date, ``1998``, ``1998-06`` or ``1998-06-12``."""
    until: str
    """EDTF date; empty while the term runs."""
    note: str = ""

    def distance(self, on: date | int) -> int:
        """Years between the term and `on`, a day or a year: 0 within it.

        A term known to the year or month holds the whole of both.
        """
        day = str(on) if isinstance(on, int) else on.isoformat()
        first, last = self.since, self.until or "9999"
        if first[: len(day)] <= day[: len(first)] and day[: len(last)] <= last:
            return 0
        year = int(day[:4])
        return max(int(first[:4]) - year, year - int(last[:4]), 1)


class Officeholder(NamedTuple):
    """A person with every spelling and term of the table."""

    id: str
    """``PERSON:slug``."""
    name: str
    spellings: tuple[str, ...]
    """`name` first."""
    family: tuple[str, ...]
    """Words of the spellings that may stand alone."""
    terms: tuple[Term, ...]


_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?", re.ASCII)


@cache
def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None


@cache
def officeholders() -> tuple[Officeholder, ...]:
    """Everybody in the table, in its order."""
    table = resources.files("onrecord.vocabularies") / "officeholders.csv"
    return read_officeholders(table.read_text(encoding="utf-8-sig"))


def read_officeholders(text: str) -> tuple[Officeholder, ...]:
    """The persons of a table in CSV. Raises `VocabularyError` with the line."""
    rows = reader(StringIO(text))
    if tuple(next(rows, ())) != COLUMNS:
        raise VocabularyError(f"officeholders.csv: columns are not {COLUMNS}")
    heads: dict[str, tuple[str, str, str]] = {}
    terms: dict[str, list[Term]] = {}
    for row in rows:
        if fault := _fault(row):
            raise VocabularyError(f"officeholders.csv, line {rows.line_num}: {fault}")
        person, name, family, also, actor_id, office, since, until, note = row
        if person not in heads:
            heads[person] = (name, family, also)
            terms[person] = []
        elif name != heads[person][0]:
            raise VocabularyError(
                f"officeholders.csv, line {rows.line_num}: {person} is called "
                f"{heads[person][0]!r} above, {name!r} here"
            )
        terms[person].append(Term(actor_id, office, since, until, note))
    return tuple(
        _officeholder(person, *head, terms[person]) for person, head in heads.items()
    )


def _fault(row: Sequence[str]) -> str:
    if len(row) != len(COLUMNS):
        return f"{len(row)} cells, not {len(COLUMNS)}"
    person, name, _, _, actor_id, office, since, until, _ = row
    if not (person and name and actor_id):
        return "person, name and actor_id are needed"
    if office not in OFFICES:
        return f"unknown office {office!r}"
    if not (_is_date(since) and (not until or _is_date(until))):
        return f"not EDTF dates: {since!r}, {until!r}"
    if until and until < since[: len(until)]:
        return f"ends ({until}) before it begins ({since})"
    return ""


def _officeholder(
    person: str, name: str, family: str, also: str, terms: list[Term]
) -> Officeholder:
    spellings = (name, *filter(None, also.split("|")))
    words = family.split() or [spelling.split()[-1] for spelling in spellings]
    return Officeholder(f"PERSON:{person}", name, spellings, tuple(words), tuple(terms))
