"""What is said to a person whose request cannot be answered."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from onrecord.models import OnrecordError
from onrecord.reports.contexts import Link


class BadParameter(OnrecordError):
    """A value that is not understood; ``near`` are right ones that look like it."""

    def __init__(self, name: str, says: str, near: Sequence[Link] = ()) -> None:
        super().__init__(f"{name}: {says}")
        self.name = name
        self.says = says
        self.near = tuple(near)


class NotHeld(OnrecordError):
    """Something that the record does not hold; ``near`` are things it does."""

    def __init__(self, says: str, near: Sequence[Link] = ()) -> None:
        super().__init__(says)
        self.says = says
        self.near = tuple(near)


class StillCounting(OnrecordError):
    """An answer that takes longer than a page may; it is being worked out."""


def nearest(words: str, names: Iterable[str], most: int = 4) -> list[str]:
    """Of ``names`` those that look like ``words``, the most alike first."""
    wanted = words.casefold()[:80]
    by_key = {name.casefold(): name for name in names}
    inside = [key for key in by_key if wanted and wanted in key][:most]
    alike = difflib.get_close_matches(wanted, by_key, n=most, cutoff=0.5)
    return [by_key[key] for key in dict.fromkeys([*inside, *alike])][:most]
