"""The language of a text, of a few words or a whole document, and of its parts.

The script decides where a script has one language; in the others the commonest small
words and the letters that only some languages have, with what the n-gram profiles of
`resiliparse` say. `language_words.csv` holds the words; people may add to it. What is
too short or mixed to tell is unknown, never the likeliest of all. Pure, and linear in
the part of the text that is looked at.
"""

import csv
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import StringIO
from typing import Final

from resiliparse.parse.lang import detect_fast

from onrecord.models import Language, OnrecordError

RULES: Final = "languages/2"

SURE: Final = 0.95
"""Guesses below it are unknown."""
SAMPLE: Final = 1200
"""Characters that are looked at; of longer texts three pieces."""

CLEAR: Final = 10.0
"""A lead that the n-grams cannot undo."""

_FILE: Final = "language_words.csv"
_ONE_LANGUAGE: Final = "*"
_SCRIPTS: Final = (
    ("Latn", r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"),
    ("Cyrl", r"\u0400-\u052f"),
    ("Arab", r"\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"),
    ("Hani", r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("Kana", r"\u3041-\u3096\u30a1-\u30fa\u30fc"),
    ("Hang", r"\uac00-\ud7a3\u1100-\u11ff"),
    ("Grek", r"\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebr", r"\u05d0-\u05ea"), ("Deva", r"\u0900-\u097f"), ("Beng", r"\u0980-\u09fe"),
    ("Taml", r"\u0b80-\u0bff"), ("Telu", r"\u0c00-\u0c7f"), ("Thai", r"\u0e01-\u0e5b"),
    ("Khmr", r"\u1780-\u17f9"), ("Laoo", r"\u0e81-\u0edf"), ("Mymr", r"\u1000-\u109f"),
    ("Sinh", r"\u0d80-\u0dff"), ("Ethi", r"\u1200-\u137f"), ("Armn", r"\u0531-\u0587"),
    ("Geor", r"\u10a0-\u10ff"),
)  # fmt: skip
_CLASSES: Final = tuple((name, re.compile(f"[{chars}]")) for name, chars in _SCRIPTS)
_WEIGHT: Final = {"Hani": 3.0, "Kana": 2.0, "Hang": 2.0, "Thai": 1.2}
"""Letters of other scripts that one character stands for."""
_SIGNS: Final = (
    r"\u0300-\u036f\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTER: Final = rf"(?:[^\W\d_]|[{_SIGNS}])"
_WORD: Final = re.compile(rf"{_LETTER}+(?:[’'‘ʻ]{_LETTER}+)?")
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'‘ʻ][^\W\d_]+)?")
"""The same where no signs stand behind letters, in half the time."""
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_ELIDED: Final = frozenset("cdjlmnt")
"""Words only before an apostrophe; alone they are letters of lists and symbols."""
_LEAST: Final = 4
"""Letters; with fewer only a script of one language tells."""
# Languages that share so much that only sure signs may part them.
_TWINS: Final = (
    frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms"}), frozenset({"da", "no"}),
    frozenset({"cs", "sk"}), frozenset({"pt", "gl"}), frozenset({"bg", "mk"}),
)  # fmt: skip
_TWINS_OF: Final = {one: pair - {one} for pair in _TWINS for one in pair}


class LanguageTableError(OnrecordError, ValueError):
    """A row of language_words.csv that cannot be read; names the line."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A language, or that it is not known."""

    language: Language
    """ISO 639-1; empty for unknown."""
    confidence: float
    """0 to 1; of an unknown language, how sure the likeliest one was."""
    script: str = ""
    """ISO 15924 of most letters; empty for a text without letters."""
    rule: str = RULES


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs first to last (both counted) that are in one language."""

    language: Language
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Table:
    words: dict[str, tuple[Language, ...]]
    letters: dict[str, tuple[Language, ...]]
    languages: tuple[Language, ...]


@cache
def _tables() -> tuple[Mapping[str, _Table], Mapping[str, Language]]:
    """By script: the words of its languages; the language of a script with only one."""
    text = (resources.files("onrecord.vocabularies") / _FILE).read_text("utf-8-sig")
    reader = csv.reader(StringIO(text))
    if next(reader, None) != ["language", "script", "words", "letters"]:
        raise LanguageTableError(f"{_FILE}: the columns are language, script, words …")
    rows: dict[str, list[tuple[str, str, str]]] = {}
    alone: dict[str, Language] = {}
    for row in reader:
        if len(row) != 4 or not row[2]:
            raise LanguageTableError(f"{_FILE}, line {reader.line_num}: four cells")
        if row[0] == _ONE_LANGUAGE:
            alone[row[1]] = row[2]
        else:
            rows.setdefault(row[1], []).append((row[0], row[2], row[3]))
    return {script: _table(found) for script, found in rows.items()}, alone


def _table(rows: list[tuple[str, str, str]]) -> _Table:
    words: dict[str, set[Language]] = {}
    letters: dict[str, set[Language]] = {}
    for language, common, marks in rows:
        for word in common.split():
            words.setdefault(word, set()).add(language)
        for letter in marks:
            letters.setdefault(letter, set()).add(language)
    return _Table(
        {word: tuple(sorted(known)) for word, known in words.items()},
        {letter: tuple(sorted(known)) for letter, known in letters.items()},
        tuple(dict.fromkeys(language for language, _, _ in rows)),
    )


def known_languages() -> tuple[Language, ...]:
    """The languages that can be told."""
    tables, alone = _tables()
    found = [one for table in tables.values() for one in table.languages]
    return tuple(sorted({*found, *alone.values()}))


def language_of(text: str, among: Iterable[Language] = ()) -> Guess:
    """The language of `text`; unknown where it is too short, mixed, or of no language
    that is known. `among` limits the answers to some languages. Never raises."""
    sample = unicodedata.normalize("NFC", _sampled(text))
    letters: Counter[str] = Counter()
    for char, times in Counter(sample).items():
        letters[_script_of(char)] += times
    del letters[""]
    total = sum(_WEIGHT.get(name, 1.0) * count for name, count in letters.items())
    if not total:
        return Guess("", 0.0)
    script = max(letters, key=lambda name: _WEIGHT.get(name, 1.0) * letters[name])
    share = _WEIGHT.get(script, 1.0) * letters[script] / total
    if script == "Hani" and letters["Kana"] * 12 >= letters["Hani"]:
        script, share = "Kana", 1.0
    elif script == "Kana":
        share = min(1.0, share + 3.0 * letters["Hani"] / total)
    wanted = frozenset(among)
    tables, alone = _tables()
    if script in alone:
        language = alone[script]
        sure = round(share, 3) if letters[script] > 1 else 0.5
        known = sure >= 0.6 and (not wanted or language in wanted)
        return Guess(language if known else "", sure, script)
    if letters[script] < _LEAST:
        return Guess("", 0.0, script)
    table = tables[script]
    candidates = [one for one in table.languages if not wanted or one in wanted]
    language, sure = _likeliest(sample, table, candidates)
    sure = round(sure if share >= 0.7 else sure * share / 0.7, 3)
    return Guess(language if sure >= SURE else "", sure, script)


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    """ISO 15924 code of a letter's script; empty for other characters and scripts."""
    return next((name for name, chars in _CLASSES if chars.match(char)), "")


def _sampled(text: str) -> str:
    """The beginning of a text, and two pieces of a long one."""
    if len(text) <= SAMPLE:
        return text
    third = SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _likeliest(
    sample: str, table: _Table, candidates: Sequence[Language]
) -> tuple[Language, float]:
    """The best candidate, and how much better than the next one, 0 to 1."""
    if not candidates:
        return "", 0.0
    scores = dict.fromkeys(candidates, 0.0)
    plain = sample.lower()
    words = (_WORD if _SIGN.search(plain) else _PLAIN_WORD).findall(plain)
    for word, times in Counter(words).items():
        if word in _ELIDED:
            continue
        known = table.words.get(word)
        if known is None and ("’" in word or "'" in word):
            known = table.words.get(re.split("[’']", word)[0])
        for language in known or ():
            if language in scores:
                scores[language] += times * (1.0 + 2.0 / len(known or ()))
    used = set(plain)
    for letter, languages in table.letters.items():
        if letter in used:
            _count_letter(scores, languages, plain.count(letter))
    if not _is_clear(scores.values()):
        length = max(4.0, len(words) ** 0.5 * 2.0)
        for language, nearness in _profiles(sample, candidates):
            scores[language] += length * nearness
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    best, score = ranked[0]
    near = _TWINS_OF.get(best, frozenset())
    rivals = [s for one, s in ranked[1:] if one not in near]
    twins = [s for one, s in ranked[1:] if one in near]
    sure = _odds(score - max(0.0, max(rivals, default=0.0)))
    if twins:
        sure = min(sure, _odds(2.0 * (score - max(twins))))
    return best, sure


def _is_clear(scores: Iterable[float]) -> bool:
    """Whether words and letters alone decide: n-grams cost ten times as much."""
    best, second = sorted((*scores, 0.0), reverse=True)[:2]
    return best - max(second, 0.0) > CLEAR


def _odds(lead: float) -> float:
    """The part of guesses with such a lead that were right (measured: docs/methods)."""
    return 1.0 - 0.5 * math.exp(-0.9 * max(0.0, lead))


def _count_letter(
    scores: dict[Language, float], languages: Sequence[Language], times: int
) -> None:
    """A letter that only some languages have speaks for them, and against the rest."""
    gain = min(times, 6) * (0.3 + 1.2 / len(languages))
    loss = 0.375 * min(times, 4) if len(languages) <= 6 else 0.0
    for language in scores:
        if language in languages:
            scores[language] += gain
        else:
            scores[language] -= loss


def _profiles(
    sample: str, candidates: Sequence[Language]
) -> Iterator[tuple[Language, float]]:
    """How near the n-grams are to a language's, 0 to 1 of the nearest by rank."""
    ranks = detect_fast(
        sample,
        cutoff=20_000,
        n_results=12,
        langs=list(candidates),
    )
    if not isinstance(ranks, list) or not ranks:
        return
    nearest = ranks[0][1]
    for language, rank in ranks:
        if language in candidates:
            yield language, max(0.0, 1.0 - (rank - nearest) / 60.0)


def stretches(
    paragraphs: Sequence[str], among: Iterable[Language] = ()
) -> list[Stretch]:
    """The parts of a text in several languages, in order; they cover all paragraphs.

    A short paragraph that does not tell goes with the one before it, or with the first
    that does. One stretch of the language "" where nothing tells.
    """
    wanted = tuple(among)
    guesses = [language_of(paragraph, wanted) for paragraph in paragraphs]
    found: list[Stretch] = []
    for index, guess in enumerate(guesses):
        last = found[-1] if found else None
        if last and (not guess.language or guess.language == last.language):
            sure = max(last.confidence, guess.confidence if guess.language else 0.0)
            found[-1] = Stretch(last.language, last.first, index, sure)
        elif last and not last.language:
            found[-1] = Stretch(guess.language, 0, index, guess.confidence)
        else:
            sure = guess.confidence if guess.language else 0.0
            found.append(Stretch(guess.language, index, index, sure))
    return found
