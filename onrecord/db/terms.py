"""The syntax in which people search: words, "phrases", -unwanted words, or."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Term(NamedTuple):
    """A word or phrase of a search, without its quotation marks and its minus."""

    text: str
    is_phrase: bool
    is_unwanted: bool

    @property
    def is_or(self) -> bool:
        """No word to look for, but one between alternatives."""
        return self.text.lower() == "or" and not (self.is_phrase or self.is_unwanted)


def terms(words: str) -> Iterator[Term]:
    """What a search consists of, as ``websearch_to_tsquery`` understands it."""
    for match in _TERM.finditer(words):
        phrase = match["phrase"]
        text = match["word"] if phrase is None else " ".join(phrase.split())
        yield Term(text, phrase is not None, bool(match["no"]))
