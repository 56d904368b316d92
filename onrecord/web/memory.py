"""What was counted once is kept until the record is another one."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

ENTRIES = 600
SLACK = 10.0
"""Seconds for which a count may be older than the record, so that a collection, which
writes all the time, does not have everything counted anew for each page."""


@dataclass(slots=True)
class _Entry:
    lock: threading.Lock = field(default_factory=threading.Lock)
    snapshot: str = ""
    at: float = 0.0
    value: Any = None


class Memory:
    """The latest values by key, each with the state of the record it was made from.

    A value is made by one thread at a time; the others wait for it.
    """

    def __init__(self, entries: int = ENTRIES, slack: float = SLACK) -> None:
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._most = entries
        self._slack = slack

    def get(self, key: Hashable, snapshot: str, make: Callable[[], T]) -> T:
        """The value of that state of the record, or one of a few seconds before."""
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        with entry.lock:
            young = time.monotonic() - entry.at < self._slack
            if entry.snapshot and (entry.snapshot == snapshot or young):
                value: T = entry.value
                return value
            made = make()
            entry.value, entry.snapshot = made, snapshot
            entry.at = time.monotonic()
            return made
