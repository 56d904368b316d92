"""The words of printed dates, by language: months, weekdays, eras, units, small words.

months.csv: language, calendar, month (1 to 13), its forms between "|".
words.csv: language, kind, forms. The kinds, with the letter that stands for one in the
grammar (onrecord/dates/grammar.py):

G glue      words that may stand inside a date ("de", "of", "года")
O ordinal   endings of a day's number ("st", "er", "го")
A and       words that join two dates or days ("to", "до")
a m D       the words year, month, day where a number stands beside them ("年", "tháng")
E era X     the era or calendar X beside a year ("民國", "هـ", "พ.ศ.")
W weekday N Monday is 0

Both are tables of facts: month names from Unicode CLDR, checked and widened by hand.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.dates.folding import fold

_LETTERS: Final = {
    "glue": "G", "ordinal": "O", "and": "A", "year": "a", "month": "m", "day": "D",
    "era": "E", "weekday": "W",
}  # fmt: skip
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
UNSPACED: Final = f"[{_UNSPACED}]"
"""Characters of scripts that write words without spaces, or glue endings to them."""
# Indic vowel signs are no letters to `re`; their digits are plain after fold().
SPACED: Final = rf"(?:(?!{UNSPACED})[^\W\d_]|[\u0900-\u0963\u0966-\u0dff])"
_SIGNS = r"\u0900-\u0963\u0966-\u0dff"
_NOT_AFTER = rf"(?<![^\W\d_])(?<![{_SIGNS}])"
_NOT_BEFORE = rf"(?![^\W\d_]|[{_SIGNS}])"
_BREAK: Final = re.compile(r"[\s.'\-]+")
_ALIASES: Final = {
    "fil": "tl", "prs": "fa", "nb": "no", "nn": "no", "iw": "he", "in": "id",
    "cnr": "sr", "sh": "sr", "yue": "zh", "kmr": "ku", "und": "", "mul": "",
}  # fmt: skip
_PREFIXES: Final = {"he": "בלהמו"}


@dataclass(frozen=True, slots=True)
class Word:
    """What a word may mean in a date: its letter, and by letter one more thing."""

    letter: str
    months: tuple[tuple[str, int], ...] = ()
    """Of an M: (calendar, month), one for each calendar with this name."""
    what: str = ""
    """Of an E: the era. Of a W: the weekday's number."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, ready for the scanner."""

    words: dict[str, Word]
    """By folded form without spaces, dots, hyphens and apostrophes."""
    phrases: str
    """A pattern of the forms that are not single words; never matches if empty."""
    prefixes: str
    """Letters that may be written together with the word after them."""

    def find(self, printed: str) -> Word | None:
        """The word that a folded piece of text is, if it is one."""
        key = _BREAK.sub("", printed)
        word = self.words.get(key)
        if word is None and key[:1] in self.prefixes and len(key) > 2:
            word = self.words.get(key[1:])
        return word


def base(language: str) -> str:
    """The language of a tag such as ``zh-Hant`` as the tables name it."""
    code = language.replace("_", "-").partition("-")[0].casefold()
    return _ALIASES.get(code, code)


@cache
def tables() -> dict[str, list[tuple[str, Word]]]:
    """language → (form as in the tables, what it means), months first."""
    found: dict[str, list[tuple[str, Word]]] = {}
    folder = files("onrecord.dates")
    with (folder / "months.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            meaning = Word("M", ((row["calendar"], int(row["month"])),))
            entries = found.setdefault(row["language"], [])
            entries += [(form, meaning) for form in row["forms"].split("|")]
    with (folder / "words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kind, _, what = row["kind"].partition(" ")
            meaning = Word(_LETTERS[kind], what=what)
            entries = found.setdefault(row["language"], [])
            entries += [(form, meaning) for form in row["forms"].split("|")]
    return found


def languages() -> list[str]:
    """The languages whose months are known, sorted."""
    return sorted(
        language
        for language, entries in tables().items()
        if any(word.letter == "M" for _, word in entries)
        or any(word.letter == "m" for _, word in entries)
    )


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`; "" and unknown languages: what all languages agree on.

    A language of its own has the English months beside its own words, where they are
    none of its own: official pages print English dates under every language.
    """
    code = base(language)
    known = tables()
    if code not in known:
        return _of_all(known)
    words: dict[str, Word] = {}
    forms: list[str] = []
    for form, word in known[code]:
        _put(words, form, word, forms)
    if code != "en":
        own = dict(words)
        for form, word in known["en"]:
            foreign = word.letter in "EW" or any(c != "gregory" for c, _ in word.months)
            if not foreign and _key(form) not in own:
                _put(words, form, word, forms)
    return Lexicon(words, _phrases(forms, code), _PREFIXES.get(code, ""))


def _of_all(known: dict[str, list[tuple[str, Word]]]) -> Lexicon:
    meanings: dict[str, set[Word]] = {}
    spelled: dict[str, str] = {}
    for language, entries in known.items():
        for form, word in entries:
            key = _key(form)
            sure = (
                language == "en"
                or len(key) > 3
                or word.letter in "GO"
                or re.search(UNSPACED, key)
            )
            if sure and (word.letter != "E" or re.search(UNSPACED, key)):
                meanings.setdefault(key, set()).add(word)
                spelled[key] = form
    words: dict[str, Word] = {}
    forms: list[str] = []
    for key, several in meanings.items():
        if {word.letter for word in several} <= {"G", "O"}:
            _put(words, spelled[key], Word("G"), forms)
        elif len(several) == 1:
            _put(words, spelled[key], next(iter(several)), forms)
    return Lexicon(words, _phrases(forms, ""), "")


def _key(form: str) -> str:
    return _BREAK.sub("", fold(form))


def _put(words: dict[str, Word], form: str, word: Word, forms: list[str]) -> None:
    """Add a form; the first meaning stays, but calendars may share a month's name."""
    key = _key(form)
    held = words.get(key)
    forms.append(form)  # "Rabiul Awal" is looked for beside "Rabiulawal"
    if held is None:
        words[key] = word
    elif held.letter == word.letter == "M":
        calendars = {calendar for calendar, _ in held.months}
        more = tuple(pair for pair in word.months if pair[0] not in calendars)
        words[key] = Word("M", held.months + more)


def _phrases(forms: list[str], language: str) -> str:
    longest_first = sorted(forms, key=lambda form: len(fold(form)), reverse=True)
    patterns = dict.fromkeys(_phrase_patterns(longest_first, language))
    return "|".join(patterns) or "(?!)"


def _phrase_patterns(forms: list[str], language: str) -> Iterator[str]:
    prefix = f"[{_PREFIXES[language]}]?" if language in _PREFIXES else ""
    for form in forms:
        folded = fold(form).strip(" .'-")
        parts = _BREAK.split(folded)
        unspaced = re.search(UNSPACED, folded) is not None
        if len(parts) == 1 and not unspaced:
            continue
        if "." not in folded:
            join = r"[\s'.\-]{0,3}"
        elif folded.isascii():
            join = r"\.\s?"
        else:
            join = r"\.?\s?"
        pattern = join.join(map(re.escape, parts))
        yield pattern if unspaced else f"{_NOT_AFTER}{prefix}{pattern}{_NOT_BEFORE}"
