"""What was counted once is kept until the record is another one."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")

ENTRIES = 600
SLACK = 10.0
"""Seconds for which a count may be older than the record, so that a collection, which
writes all the time, does not have everything counted anew for each page."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A value, and whether all of it is of the state of the record that was asked."""

    value: T
    is_new: bool


@dataclass(slots=True)
class _Entry:
    lock: threading.Lock = field(default_factory=threading.Lock)
    snapshot: str = ""
    at: float | None = None
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

    def get(self, key: Hashable, snapshot: str, make: Callable[[], Kept[T]]) -> Kept[T]:
        """The value of that state of the record, or one of a few seconds before."""
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        with entry.lock:
            now = time.monotonic()
            young = entry.at is not None and now - entry.at < self._slack
            if entry.snapshot == snapshot or young:
                return Kept(entry.value, entry.snapshot == snapshot)
            made = make()
            # What was made of older counts is made again when it is no longer young.
            entry.snapshot = snapshot if made.is_new else ""
            entry.value, entry.at = made.value, time.monotonic()
            return made


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as it is sent."""

    body: bytes
    content_type: str
    etag: str


class Answers:
    """Whole answers by what was asked, for one state of the record each; of all
    together at most so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[str, Answer]] = OrderedDict()

    def get(self, key: Hashable, state: str) -> Answer | None:
        with self._lock:
            of_state, answer = self._answers.get(key, ("", None))
            if answer is None or of_state != state:
                return None
            self._answers.move_to_end(key)
            return answer

    def keep(self, key: Hashable, state: str, answer: Answer) -> None:
        if len(answer.body) > self._most // 8:
            return
        with self._lock:
            _, before = self._answers.pop(key, ("", None))
            self._held += len(answer.body) - (len(before.body) if before else 0)
            self._answers[key] = state, answer
            while self._held > self._most:
                _, (_, oldest) = self._answers.popitem(last=False)
                self._held -= len(oldest.body)
