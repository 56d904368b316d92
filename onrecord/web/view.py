"""A page of the site: shown by a template, and the same as data, table and feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a spreadsheet; text, whole numbers, or None where nothing is known."""

    columns: tuple[str, ...]
    rows: Iterable[Sequence[str | int | None]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. ``key`` never changes; addresses are those of the site."""

    key: str
    title: str
    href: str
    updated: datetime
    """When the record got it, or got its newest text."""
    issued: date | None = None
    author: str = ""
    summary: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """One page. What only one format needs is made when that format is asked for."""

    title: str
    """Of the feed and of the data."""
    template: str
    context: Callable[[], Mapping[str, Any]]
    data: Callable[[], Any]
    """Made of dictionaries, lists, text, numbers; days in ISO 8601."""
    table: Callable[[], Table]
    feed: Callable[[], Sequence[Entry]]
    """What the record got last, the latest first."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """The page stands at another address of the site."""

    to: str
