"""The words that open a paragraph of a resolution: "Recalling", "Decides further".

The table ``operative_verbs.csv`` counts, for each phrase, how often the type of printed
resolutions sets exactly that phrase off and how often a paragraph begins with its words
at all. The longest phrase that is set off in most of its paragraphs is the leading
verb; a phrase that is not in the table is read by the shape of its first words.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import StringIO
from typing import Literal

Section = Literal["pre", "op"]

LONGEST = 9
"""Words of a phrase; characters in Chinese."""

_HEAD = 160  # characters in which a leading phrase ends, if there is one
_CJK = re.compile("[\u3400-\u9fff]")
_LETTER = "(?:[^\\W\\d_]|[\u064b-\u0655\u0670\u0640])"
_WORD = re.compile(rf"{_LETTER}+(?:[\u2019'\u2011-]{_LETTER}+)*[\u2019']?")
_OPENING = re.compile(r"[\s\"“«„(\[*_\u200b-\u200f\u202a-\u202e\u2066-\u2069]*")
_UNWRITTEN = re.compile("[\u0640\u064b-\u0655\u0670\u00ad\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Lead:
    """A leading verb: text[start:end]; `section` None where the words say neither."""

    start: int
    end: int
    section: Section | None
    known: bool
    """The phrase is in the table."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a phrase is set off, and how often its words begin a paragraph."""

    set_off: Mapping[Section, int]
    begun: Mapping[Section, int]


def word_key(word: str) -> str:
    """`word` without case, vowel signs and the form of apostrophes."""
    plain = _UNWRITTEN.sub("", unicodedata.normalize("NFC", word)).casefold()
    return plain.replace("\u2019", "'").replace("\u2011", "-")


def lead_words(text: str) -> list[tuple[str, int]]:
    """The keys of the first words with their ends, up to the first punctuation mark.

    Single characters in Chinese. An elided article ("l’", "d’") is a word of its own.
    """
    opening = _OPENING.match(text, 0, _HEAD)
    at = opening.end() if opening else 0
    found: list[tuple[str, int]] = []
    if _CJK.match(text, at):
        for end in range(at + 1, min(at + LONGEST, len(text)) + 1):
            if not _CJK.match(text, end - 1):
                break
            found.append((text[end - 1], end))
        return found
    for match in _WORD.finditer(text, at, min(len(text), at + _HEAD)):
        if not text[at : match.start()].isspace() and match.start() != at:
            break
        word, at = match[0], match.end()
        elided = re.match(r"[ldnsLDNS][\u2019']", word)
        if elided and elided.end() < len(word):
            found.append((word_key(elided[0]), match.start() + elided.end()))
            word = word[elided.end() :]
        found.append((word_key(word), at))
        if len(found) >= LONGEST:
            break
    return found


def words_of(text: str) -> list[str]:
    """The keys of the first words of `text`, as the table has them."""
    return [word for word, _ in lead_words(text)]


class VerbTableError(ValueError):
    """A row of operative_verbs.csv that cannot be read; names the line."""


@cache
def verb_table() -> Mapping[str, Mapping[tuple[str, ...], Counts]]:
    """Counts by language and phrase."""
    name = "operative_verbs.csv"
    path = resources.files("onrecord.vocabularies") / name
    found: defaultdict[str, dict[tuple[str, ...], Counts]] = defaultdict(dict)
    reader = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig")))
    for row in reader:
        try:
            language, section, phrase = row["language"], row["section"], row["phrase"]
            set_off, begun = int(row["set_off"]), int(row["begun"])
        except (KeyError, TypeError, ValueError) as error:
            raise VerbTableError(
                f"{name}, line {reader.line_num}: {error}; the columns are language, "
                "section, phrase, set_off, begun"
            ) from None
        key = tuple(phrase) if _CJK.match(phrase) else tuple(phrase.split())
        if section not in {"pre", "op"} or not key:
            raise VerbTableError(
                f"{name}, line {reader.line_num}: section is pre or op, the phrase "
                f"not empty, not {section!r} and {phrase!r}"
            )
        counts = found[language].setdefault(key, Counts({}, {}))
        counts.set_off[section] = set_off  # type: ignore[index]
        counts.begun[section] = begun  # type: ignore[index]
    return found
