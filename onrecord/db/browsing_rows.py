"""The rows that the web site reads from the record, one class a query.

The fields stand in the order of the query's columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Totals:
    """The size of the whole record."""

    documents: int
    undated: int
    as_of: datetime | None
    """When the newest capture was fetched."""
    quarantined: int
    discrepancies: int
    recorded: int
    """Documents with a recorded vote."""
    vetoes: int
    divided: int
    """Votes with a ballot against, and no veto."""


class Share(NamedTuple):
    """What one actor did on one topic."""

    id: str
    """Of the topic, or of the actor."""
    documents: int
    issued: int
    sponsored: int
    yes: int
    no: int
    abstention: int
    non_voting: int


class Facet(NamedTuple):
    """``actor``, ``topic``, ``body``, ``kind``, ``language`` or ``year``."""

    facet: str
    value: str
    documents: int


class Arrival(NamedTuple):
    """A document and when its newest text was fetched."""

    document_id: int
    fetched_at: datetime


class LastRun(NamedTuple):
    source: str
    state: str
    at: datetime


class TwoBallots(NamedTuple):
    """How two actors voted on one document."""

    document_id: int
    body: str
    choice: str
    other: str
