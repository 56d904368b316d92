"""Whether two texts in different languages say the same, by what no language changes.

Numbers, symbols, addresses and names in Latin letters stand in a translation in nearly
the order of the original. Where there are few of them the answer is no.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from onrecord.text import words

AT_LEAST = 6
"""Different numbers or names that both texts must have."""
COMMON = 0.75
"""Part of them that must stand in both, in order."""
LONGEST = 400
"""Of them are compared; more tell nothing new."""

_NUMBER = re.compile(r"\d+(?:[/.,]\d+)*")
_DIGITS = str.maketrans(
    {chr(start + n): str(n) for start in (0x660, 0x6F0, 0x966) for n in range(10)}
)


def is_translation(a: str, b: str, language: str = "", other: str = "") -> bool:
    """Whether ``b`` is ``a`` in another language, with few doubts left.

    A language that is not given may be any.
    """
    if language and language == other:
        return False
    if not 0.4 <= (len(a) + 1) / (len(b) + 1) <= 2.5:
        # Chinese takes a third of the letters that English does.
        dense = "zh" in (language, other) or "ja" in (language, other)
        if not dense or not 0.15 <= (len(a) + 1) / (len(b) + 1) <= 7:
            return False
    if not (language and other) and _share_words(a, b):
        return False
    first, second = numbers_in(a)[:LONGEST], numbers_in(b)[:LONGEST]
    if min(len(set(first)), len(set(second))) < AT_LEAST:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    return common >= COMMON * max(len(first), len(second))


def _share_words(a: str, b: str) -> bool:
    """Whether the texts are in one language, which nobody told."""
    first, second = (
        {word for word in words(text[:20_000].casefold()) if not word.isdecimal()}
        for text in (a, b)
    )
    return 4 * len(first & second) > min(len(first), len(second))


def numbers_in(text: str) -> list[str]:
    """Numbers of two digits or more, without the marks that languages set in them."""
    found = (re.sub(r"\D", "", n) for n in _NUMBER.findall(text.translate(_DIGITS)))
    return [n for n in found if len(n) > 1]
