"""The words around actors that say what they do, by language, from ``actor_cues.csv``.

A word with ``*`` before or after it stands for all words that end or begin so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.vocabularies import VocabularyError, _rows

UNSPACED = frozenset({"zh", "ja", "th"})
_REMEMBERED = 20_000
ROLES = frozenset(
    {
        "join", "article", "office", "document", "joint", "by", "behalf", "with",
        "said", "anaphora", "media", "we", "topic", "behalf_end", "addressed",
        "addressed_through", "asks", "asks_that", "stance", "that", "inverted",
        "per", "qualifier", "no_verb", "and", "named_after", "in_tongue", "tongue_head",
        "money", "ruling",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words and stems of one role; also as one pattern for a whole text."""

    whole: frozenset[str]
    fronts: tuple[str, ...]
    backs: tuple[str, ...]
    pattern: re.Pattern[str] | None
    """Any of them, phrases too; None where the language has none."""

    seen: dict[str, bool] = field(default_factory=dict, compare=False)
    """Words that were asked for, and the answers."""

    def __contains__(self, word: str) -> bool:
        answer = self.seen.get(word)
        if answer is None:
            answer = word in self.whole or (
                word.startswith(self.fronts) or word.endswith(self.backs)
            )
            if len(self.seen) < _REMEMBERED:
                self.seen[word] = answer
        return answer


@cache
def _table() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line, row in _rows("actor_cues.csv", ("language", "role", "words")):
        key = row["language"], row["role"]
        if row["role"] not in ROLES or key in found:
            raise VocabularyError(f"actor_cues.csv, line {line}: {key} cannot be")
        found[key] = row["words"]
    return found


@cache
def cues(language: str, role: str) -> Words:
    """The words of one role; English ones where the language has no row at all."""
    table = _table()
    known = (language, "join") in table
    cell = table.get((language if known else "en", role), "")
    words = [word.lower() for word in cell.replace("’", "'").split("|") if word]
    single = [word for word in words if " " not in word]
    return Words(
        frozenset(word for word in single if "*" not in word),
        tuple(w.strip("*") for w in single if w.endswith("*")) or ("\0",),
        tuple(w.strip("*") for w in single if w.startswith("*")) or ("\0",),
        _pattern(words, language),
    )


def _pattern(words: Sequence[str], language: str) -> re.Pattern[str] | None:
    if not words:
        return None
    ordered = sorted(words, key=len, reverse=True)
    forms = "|".join(
        re.escape(word)
        .replace(r"\*", r"\w*")
        .replace(r"\ ", r"\s+")
        .replace("'", "['’]")
        for word in ordered
    )
    if language in UNSPACED:
        return re.compile(forms, re.IGNORECASE)
    prefix = "[وفلبك]?" if language == "ar" else ""
    return re.compile(rf"(?<!\w){prefix}(?:{forms})(?!\w)", re.IGNORECASE)


@cache
def joint_words(language: str) -> frozenset[str]:
    """The single words of the joint cues: "joint", "conjunta", "gemeinsame"."""
    table = _table()
    known = (language, "join") in table
    cell = table.get((language if known else "en", "joint"), "")
    return frozenset(re.findall(r"[^\W\d_]+", cell.lower()))


def has(text: str, language: str, role: str) -> re.Match[str] | None:
    """The first cue of that role in `text`."""
    pattern = cues(language, role).pattern
    return pattern.search(text) if pattern else None
