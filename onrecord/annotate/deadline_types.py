"""One deadline, and the clause it is read from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.annotate.deadline_forms import Forms

Sort = Literal["by", "until", "every", "session", "period", "event"]
"""``by`` a day something is to be done; ``until`` a day something ends; ``every`` an
interval; ``session`` of a body; a ``period`` or an ``event`` that gives no day."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline at text[start:end]."""

    start: int
    end: int
    printed: str
    sort: Sort
    due_on: str = ""
    """EDTF as in `due.py`; of an interval the first day. Empty where not known."""
    every: str = ""
    """ISO 8601 duration of what recurs: ``P6M``."""
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Setting:
    """The clause that is read, and what is known of its text."""

    text: str
    language: str
    adopted: date | None
    organ: str
    """Actor id of the adopting body."""
    forms: Forms
