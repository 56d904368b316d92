"""Texts as tokens: one letter for the kind of each piece, for the grammar to read.

N number of one or two digits, T of three, Q of four, X any other, H time of day,
R Roman month, M G O A E W a m D as in onrecord/dates/words.py, w any other word;
punctuation stands for itself, anything else is "?".
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final

from onrecord.dates.folding import hebrew_number
from onrecord.dates.words import SPACED, UNSPACED, Lexicon, Word, lexicon

LONGEST: Final = 1_000
"""Characters of a text that is looked at as a printed date; longer ones are not."""

_PLAIN = ("z", "utc", "gmt", "ut")
# Names of several zones each, or of one with and without daylight saving time.
_AMBIGUOUS = (
    "ist", "cst", "cdt", "bst", "est", "edt", "mst", "mdt", "pst", "pdt", "ast",
    "adt", "cet", "cest", "met", "eet", "eest", "wet", "west", "msk", "jst", "kst",
    "hkt", "pkt", "sgt", "wib", "wita", "wit", "wat", "eat", "cat", "sast", "gst",
    "art", "brt", "clt", "npt", "aest", "acst", "awst", "nzst",
)  # fmt: skip
_ZONES = "|".join([*_PLAIN, *_AMBIGUOUS])
_TIME = (
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?!\d)(?:(?P<gap>\s?)(?P<offset>[+-]\d{2}:?\d{2})(?!\d)"
    rf"|\s?(?P<zone>{_ZONES})(?![^\W_]))?"
)
_ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed."""

    hour: int
    minute: int
    second: int
    offset: timedelta | None
    """From UTC, if the text states it in figures or as UTC."""
    zone: str
    """A zone as printed, where its name has several meanings or its offset none."""

    @property
    def possible(self) -> bool:
        """Whether a clock can show it; 24:00 and a leap second are possible."""
        if self.hour == 24:
            return self.minute == self.second == 0
        leap = self.second == 60 and self.minute == 59
        return self.hour < 24 and self.minute < 60 and (self.second < 60 or leap)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a folded text."""

    kind: str
    start: int
    end: int
    value: int = 0
    word: Word | None = None
    clock: Clock | None = None
    hebrew: bool = False
    """A number written in Hebrew letters."""


@lru_cache(maxsize=128)
def _scanner(language: str) -> tuple[re.Pattern[str], Lexicon]:
    known = lexicon(language)
    hebrew = r"(?:ה')?[א-ת]{1,4}\"[א-ת](?![א-ת])|[א-ל]'(?![א-ת])"
    pattern = (
        f"(?P<time>{_TIME})|(?P<hebrew>{hebrew})|(?P<number>\\d+)"
        f"|(?P<phrase>{known.phrases})|(?P<word>(?:{SPACED})+|{UNSPACED})|(?P<other>\\S)"
    )
    return re.compile(pattern), known


def scan(folded: str, language: str) -> list[Token]:
    """The tokens of a folded text, in order; spaces are left out."""
    scanner, known = _scanner(language)
    return [_token(match, known) for match in scanner.finditer(folded)]


def _token(match: re.Match[str], known: Lexicon) -> Token:
    start, end, text = match.start(), match.end(), match[0]
    if match["number"]:
        kind = {1: "N", 2: "N", 3: "T", 4: "Q"}.get(len(text), "X")
        return Token(kind, start, end, int(text) if kind != "X" else 0)
    if match["time"]:
        return Token("H", start, end, clock=_clock(match))
    if match["hebrew"]:
        return _hebrew(text, start, end)
    word = None if match["other"] else known.find(text)
    if word is not None:
        return Token(word.letter, start, end, word=word)
    if match["word"] and text in _ROMAN:
        return Token("R", start, end, _ROMAN[text])
    if match["other"] and text in "-./,:()'\"&+|;":
        return Token(text, start, end)
    return Token("w" if match["word"] else "?", start, end)


def _clock(match: re.Match[str]) -> Clock:
    offset: timedelta | None = None
    printed, zone = match["offset"], match["zone"] or ""
    if zone in _PLAIN:
        offset, zone = timedelta(0), ""
    elif printed and _is_offset(match, printed):
        hours, minutes = int(printed[1:3]), int(printed[-2:])
        if hours <= 14 and minutes < 60:
            size = timedelta(hours=hours, minutes=minutes)
            offset = -size if printed[0] == "-" else size
        else:
            zone = printed
    return Clock(
        int(match["hour"]),
        int(match["minute"]),
        int(match["second"] or 0),
        offset,
        zone,
    )


def _is_offset(match: re.Match[str], printed: str) -> bool:
    """`12:00-13:00` is a stretch of time; `T12:00-13:00`, `12:00 -1300` are zones."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return before == "t" or printed[0] == "+" or ":" not in printed


def _hebrew(text: str, start: int, end: int) -> Token:
    value = hebrew_number(text if len(text) == 2 else text.removeprefix("ה'"))
    if value <= 31:
        return Token("N", start, end, value, hebrew=True)
    if 600 <= value < 1000:  # the thousands are left out
        return Token("Q", start, end, 5000 + value, hebrew=True)
    return Token("w", start, end)
