"""Chinese and Japanese in the index, which has no configuration for them.

They are written without spaces, so that each pair of neighbouring characters becomes a
word of the index, and the last of a run another: 安全理事会 is 安全 全理 理事 事会 会.
A word of two characters is looked up as it stands, a longer one as its pairs one after
the other, a single one as the beginning of any pair. With each character as a word
PostgreSQL read every text that holds both to see whether they are neighbours, and
nearly all hold the common ones.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.db.terms import terms

CHARACTER = "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
CHARACTER += "\u3400-\u4dbf\u4e00-\u9fff"
"""What is written without spaces, as a class of a regular expression. Marks such as ・
are not in it: PostgreSQL does not take them for words."""
LANGUAGES = frozenset(("zh", "ja"))

BEFORE, EXCERPT = 24, 80
"""Characters of an excerpt before the word looked for, and in all."""

_BREAK = re.compile(rf"(?<=[{CHARACTER}])\s+(?=[{CHARACTER}])")
_RUN = re.compile(rf"([{CHARACTER}]+(?:\s+[{CHARACTER}]+)*)")
"""White space within is passed over: a line may end anywhere."""


def indexed(text: str) -> str:
    """The text with what the index has of its runs, apart by spaces; linear in it."""
    return _RUN.sub(lambda run: f" {' '.join(_words(run[0]))} ", text)


def asked(language: str, words: str) -> str:
    """A search in the syntax of ``websearch_to_tsquery`` as `words_asked` takes it: for
    these languages in that of ``to_tsquery``, empty where nothing is looked for."""
    if language not in LANGUAGES:
        return words
    whole, either = "", False
    for term in terms(words):
        if term.is_or:
            either = bool(whole)
        elif phrase := _phrase(term.text):
            joined = (" | " if either else " & ") if whole else ""
            whole += joined + "!" * term.is_unwanted + phrase
            either = False
    return whole


def excerpt(text: str, words: str) -> str:
    """The part of a text around the first of the words looked for, or its beginning;
    each of them stands between \\x02 and \\x03 there."""
    close = " ".join(_BREAK.sub("", text).split())
    wanted = [
        _BREAK.sub("", term.text)
        for term in terms(words)
        if term.text and not (term.is_unwanted or term.is_or)
    ]
    longest_first = sorted(map(re.escape, wanted), key=len, reverse=True)
    printed = re.compile("|".join(longest_first) or "(?!)", re.IGNORECASE)
    first = printed.search(close)
    if first is None:
        return close[:EXCERPT]
    start = max(0, first.start() - BEFORE)
    shown = close[start : max(first.end(), start + EXCERPT)].strip()
    return printed.sub("\x02\\g<0>\x03", shown)


def _words(run: str) -> list[str]:
    close = "".join(run.split())
    return [*map("".join, pairwise(close)), close[-1]]


def _phrase(text: str) -> str:
    """One term of a query: its words one behind the other."""
    *before, last = _RUN.split(text)
    found = [
        _quoted(word)
        for number, part in enumerate([*before, last])
        for word in (_words(part) if number % 2 else [part])
        if re.search(r"\w", word)
    ]
    if before and not re.search(r"\w", last):
        # Anything may follow in the text: no run need end there.
        single = len(_words(before[-1])) == 1
        found[-1:] = [found[-1] + ":*"] if single else []
    whole = " <-> ".join(found)
    return f"({whole})" if len(found) > 1 else whole


def _quoted(word: str) -> str:
    """A word as ``to_tsquery`` leaves it to the parser."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
