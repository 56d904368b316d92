"""Where the words of a table of patterns stand in a text, without trying all of them
at every place.

Most spellings begin with plain text, which is looked for first; others are looked for
only in texts that have the plain text that they cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TIMES = r"(?:[?*+]|\{[\d,]+\})"
_LOOSE = re.compile(
    rf"\([^()]*\){_TIMES}?|\[[^\]]*\]{_TIMES}?|\\[^.]|(?<!\\).{_TIMES}|(?<!\\)\."
)
"""What may be absent, or look otherwise: groups, sets, signs that repeat."""
_BEGINNING = re.compile(rf"(?:\\b)?([^\\.^$*+?{{}}\[\]|()]*?)(?=.{_TIMES}|[\\.\[(]|$)")
_LEAST = 2
"""Signs of a beginning by which a spelling is looked for."""


def stems(pattern: str) -> tuple[str, ...]:
    """For each alternative of `pattern`, the longest text that it cannot do without."""
    while pattern != (fixed := _LOOSE.sub("\0", pattern)):
        pattern = fixed
    return tuple(
        max(alternative.replace("\\.", ".").split("\0"), key=len)
        for alternative in pattern.split("|")
    )


def alternatives(pattern: str) -> list[str]:
    """The alternatives of `pattern` itself, not those within its groups."""
    found, depth = [""], 0
    for sign in re.findall(r"\\.|\[[^\]]*\]|.", pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def beginning(pattern: str) -> str:
    """The plain text that every match of an alternative begins with."""
    found = _BEGINNING.match(pattern)
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class _Spelling:
    name: str
    needed: str
    start: str
    """Empty where matches do not begin alike."""
    pattern: re.Pattern[str]

    def spans(self, lowered: str) -> Iterator[tuple[int, int]]:
        if not self.start:
            yield from (match.span() for match in self.pattern.finditer(lowered))
            return
        place = lowered.find(self.start)
        while place >= 0:
            if match := self.pattern.match(lowered, place):
                yield match.span()
            place = lowered.find(self.start, place + 1)


class Spellings:
    """Patterns with a name each, in the order in which they win at the same place."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self.spellings = []
        for name, pattern in patterns:
            for one in alternatives(pattern.lower()):
                start = beginning(one)
                self.spellings.append(
                    _Spelling(
                        name,
                        max(stems(one), key=len),
                        start if len(start) >= _LEAST else "",
                        re.compile(one),
                    )
                )

    def find(self, lowered: str) -> list[tuple[int, int, str]]:
        """(start, end, name) in a text in lower case, none over another."""
        found = [
            (start, rank, end, one.name)
            for rank, one in enumerate(self.spellings)
            if one.needed in lowered
            for start, end in one.spans(lowered)
        ]
        found.sort()
        kept: list[tuple[int, int, str]] = []
        for start, _, end, name in found:
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, name))
        return kept
