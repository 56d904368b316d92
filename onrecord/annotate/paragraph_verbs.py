"""The words that open a paragraph of a resolution: "Recalling", "Decides further".

The type of printed resolutions sets the leading verb off. For the first words of their
paragraphs ``operative_verbs.csv`` counts how often the last of these words still was in
italics and how often the italics ended just before it. The verb is the most probable
run of words by these counts; what was never seen is judged by its last two words.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import StringIO
from typing import Literal, TypeVar, get_args

Section = Literal["pre", "op"]
SECTIONS: tuple[Section, ...] = get_args(Section)
_Key = TypeVar("_Key")

LONGEST = 9
"""Words of a phrase; characters in Chinese."""

_HEAD = 160  # characters in which a leading phrase ends, if there is one
_CJK = re.compile("[\u3400-\u9fff]")
_LETTER = "(?:[^\\W\\d_]|[\u064b-\u0655\u0670\u0640])"
_WORD = re.compile(rf"{_LETTER}+(?:[\u2019'\u2011-]{_LETTER}+)*[\u2019']?")
_ELIDED = re.compile(r"[ldnsLDNS][\u2019']")
_OPENING = re.compile(r"[\s\"“«„(\[*_\u200b-\u200f\u202a-\u202e\u2066-\u2069]*")
_UNWRITTEN = re.compile("[\u0640\u064b-\u0655\u0670\u00ad\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Lead:
    """A leading verb: text[start:end]."""

    start: int
    end: int
    known: bool
    """Its first word opens paragraphs of that section in the table."""
    confidence: float


def word_key(word: str) -> str:
    """`word` without case, vowel signs and the form of apostrophes."""
    if word.isascii():
        return word.casefold()
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
        elided = _ELIDED.match(word)
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


_COLUMNS = ("language", "section", "phrase", "sc_in", "sc_out", "ga_in", "ga_out")
_FILE = "operative_verbs.csv"
_PRIOR = 0.25  # of a second, third … word: how often it still is part of the verb
_WEIGHT = 3.0  # of what is known from less context, in paragraphs
_Counter = tuple[float, float]
_NONE: _Counter = (0.0, 0.0)


@dataclass(slots=True)
class _Language:
    """(inside, outside) by (section, organ or "", *words), by pairs and by words."""

    phrases: dict[tuple[str, ...], _Counter]
    pairs: dict[tuple[str, str], _Counter]
    words: dict[str, _Counter]


def _plus(counts: dict[_Key, _Counter], key: _Key, more: _Counter) -> None:
    inside, outside = counts.get(key, _NONE)
    counts[key] = (inside + more[0], outside + more[1])


@cache
def _rows() -> Mapping[str, list[tuple[str, ...]]]:
    text = (resources.files("onrecord.vocabularies") / _FILE).read_text("utf-8-sig")
    reader = csv.reader(StringIO(text))
    if tuple(next(reader, ())) != _COLUMNS:
        raise VerbTableError(f"{_FILE}: the columns are {', '.join(_COLUMNS)}")
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in reader:
        if len(row) != len(_COLUMNS) or row[1] not in SECTIONS or not row[2].strip():
            raise VerbTableError(
                f"{_FILE}, line {reader.line_num}: {len(_COLUMNS)} cells are needed, "
                "the second is pre or op, the third a phrase"
            )
        found[row[0]].append(tuple(row))
    return found


@cache
def _language(language: str) -> _Language:
    found = _Language({}, {}, {})
    for _, section, phrase, *cells in _rows().get(language, ()):
        try:
            sc_in, sc_out, ga_in, ga_out = map(int, cells)
        except ValueError as error:
            raise VerbTableError(f"{_FILE}, {language} {phrase!r}: {error}") from None
        words = tuple(phrase if _CJK.match(phrase) else phrase.split())
        both = (sc_in + ga_in, sc_out + ga_out)
        for organ, counts in (
            ("S", (sc_in, sc_out)), ("A", (ga_in, ga_out)), ("", both),
        ):  # fmt: skip
            _plus(found.phrases, (section, organ, *words), counts)
        if len(words) > 1:
            _plus(found.words, words[-1], both)
            _plus(found.pairs, (words[-2], words[-1]), both)
    return found


def known_languages() -> tuple[str, ...]:
    """The languages that the table has phrases of."""
    return tuple(_rows())


def begins(words: Sequence[str], language: str, section: Section) -> float:
    """How many paragraphs of `section` begin like `words`; 0 for an unknown verb."""
    phrases = _language(language).phrases
    length = 2 if words and _CJK.match(words[0]) else 1
    return phrases.get((section, "", *words[:length]), _NONE)[0]


def likelier(words: Sequence[str], language: str) -> Section | None:
    """The section that paragraphs beginning with `words` stand in; None if unknown."""
    phrases = _language(language).phrases
    least = 2 if words and _CJK.match(words[0]) else 1
    for size in range(min(3, len(words)), least - 1, -1):
        pre = phrases.get(("pre", "", *words[:size]), _NONE)
        op = phrases.get(("op", "", *words[:size]), _NONE)
        if sum(pre) + sum(op):
            return "pre" if sum(pre) >= sum(op) else "op"
    return None


def leading_verb(
    text: str, language: str, section: Section, organ: str = ""
) -> Lead | None:
    """The verb that `text` opens with; None where it opens with no word at all.

    `organ` is S for the Security Council, A for the General Assembly: the two set
    different words off.
    """
    found = lead_words(text)
    if not found:
        return None
    words = [word for word, _ in found]
    table = _language(language)
    best, length, inside = 0.0, 1, 1.0
    for size in range(1, len(words) + 1):
        more = _continues(table, words[: size + 1], section, organ)
        # The verb ends here: so far all words are inside, the next is not.
        ends = inside * (1 - more) if size < len(words) else inside
        if ends > best:
            best, length = ends, size
        inside *= more
    known = begins(words, language, section) > 0
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    confidence = best if known else best / 2
    return Lead(start, found[length - 1][1], known, round(confidence, 3))


def _continues(table: _Language, words: list[str], section: str, organ: str) -> float:
    """Probability that the last of `words` belongs to the verb, the others given."""
    if len(words) < 2:
        return 0.0
    odds = _PRIOR
    for inside, outside in (
        table.words.get(words[-1], _NONE),
        table.pairs.get((words[-2], words[-1]), _NONE),
        table.phrases.get((section, "", *words), _NONE),
        table.phrases.get((section, organ, *words), _NONE) if organ else _NONE,
    ):
        odds = (inside + _WEIGHT * odds) / (inside + outside + _WEIGHT)
    return odds
