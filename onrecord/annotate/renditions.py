"""What a document's renditions say, and the form in which they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Facts = dict[str, Any]
"""A rendition's `Document` without its paragraphs, as JSON gives it back."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A rendition as the database keeps it."""

    id: int
    revision_id: int | None
    role: str
    language: str
    url: str
    fetched_at: datetime
    facts: Facts


@dataclass(frozen=True, slots=True)
class Account:
    """One value of a field, and who gives it."""

    says: str
    origin: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    field: str
    chosen: str
    accounts: tuple[Account, ...]
