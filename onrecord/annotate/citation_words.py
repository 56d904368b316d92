"""The words that lead to a citation, compiled for each language.

From vocabularies/citation_cues.csv and the month names of `onrecord.dates`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.annotate.citation_spellings import Spellings, stems
from onrecord.dates import MONTHS
from onrecord.vocabularies import citation_cues

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
_EVEN = (
    _DASHES
    | {"\u00a0": " ", "\u202f": " ", "\u3000": " ", "\n": " ", "\t": " "}
    | {
        "{": "(",
        "}": ")",
        "（": "(",
        "）": ")",
        "／": "/",
        "’": "'",
        "，": ",",
        "ʼ": "'",
    }
    | {chr(0x0660 + n): str(n) for n in range(10)}
    | {chr(0x06F0 + n): str(n) for n in range(10)}
)
_UNEVEN = frozenset(_EVEN)
_DROPPED = re.compile(
    "[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def even(text: str) -> tuple[str, Sequence[int]]:
    """`text` without invisible characters, and where each character came from."""
    if not _DROPPED.search(text):
        return _evened(text), range(len(text) + 1)
    kept = [i for i, char in enumerate(text) if not _DROPPED.match(char)]
    return _evened("".join(text[i] for i in kept)), [*kept, len(text)]


def _evened(text: str) -> str:
    """Other forms of a sign as the usual one: three times as quick as ``translate``."""
    for sign in _UNEVEN.intersection(text):
        text = text.replace(sign, _EVEN[sign])
    return text


_ARABIC = (
    "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء"
)
_LETTER_OF = dict(zip(_ARABIC.split(), "ABCDEFGHIJKLMNOPQRST", strict=True)) | dict(
    zip("АВСЕН", "ABCEH", strict=True)
)
_LETTER = rf"(?:{'|'.join(_ARABIC.split())}|[A-ZАВСЕН])(?![\w'])"
_ZH_LETTER = r"[A-Z](?![A-Za-z])"
_SESSION = r"(?:ES-|S-|دإط-|دا ط-|دإط |دإ-|د إ -|دإط/|ЭС-|C-)"
_ROMAN = r"(?:ES-|S-|دإط-|دإ-)?[IVXL]{1,7}"


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled cues of one language."""

    code: str
    letter: re.Pattern[str]
    shape: re.Pattern[str]
    cue: re.Pattern[str]
    organ: re.Pattern[str]
    first: re.Pattern[str]
    further: re.Pattern[str]
    ranges: re.Pattern[str]
    court: re.Pattern[str]
    act: re.Pattern[str]
    day: re.Pattern[str]
    court_stems: tuple[str, ...]
    """One of them is in every name of the court, in lower case."""
    cues: Spellings
    """The same as `cue`, to find all in a text; so for organs."""
    organs: Spellings


_ORGANS = ("SUB", "CHR", "HRC", "UNEA", "S", "E", "A", "other")


@cache
def words_of(code: str) -> Words:
    """The compiled cues of a language of `LANGUAGES`."""
    cues = _cues(code)
    flags = re.IGNORECASE
    letter = _ZH_LETTER if code == "zh" else _LETTER
    link = rf"(?:,|{cues['join']}|{cues['range']})"
    letters = rf"{letter}(?: ?{link} ?{letter}){{0,8}}"
    # Chinese and Arabic write words and numbers together.
    tight = code in {"zh", "ar"}
    edge = r"(?<![0-9A-Za-z/.,-])" if tight else r"(?<![\w/.,-])"
    inside = rf"(?:19|20)\d\d|{_ROMAN}|د ?- ?\d{{1,2}}"
    shape = (
        rf"{edge}(?:(?P<number>\d{{1,4}})(?: ?(?P<part>{letters}))?"
        rf" ?\((?P<year>{inside})\)"
        rf"|(?P<special>{_SESSION}) ?(?P<of>\d{{1,2}})/(?P<item>\d{{1,3}})"
        rf"(?: ?(?P<special_part>{letters}))?"
        rf"|(?P<session>\d{{1,4}})/(?P<count>\d{{1,3}})(?![\d/]|-\d|\.\d)"
        rf"(?: ?(?P<slash_part>{letters}))?)"
    )
    bare = (
        rf"(?P<bare>\d{{2,4}})(?![\d/%]|[.,]\d|-\d"
        rf"| ?[A-Z]? ?\((?:\d{{4}}|{_ROMAN}|د)| ?{letter} ?\()"
    )
    join = rf"(?:, ?(?:{cues['join']})?|{cues['join']})"
    sign, gap = cues["sign"], " ?" if tight else " "
    names = (
        name for spellings in MONTHS.get(code, ()) for name in spellings.split("|")
    )
    months = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    day = (
        rf"(?P<d>\d{{1,2}})(?:er|º|\.)?,? ?(?:de )?(?P<n>{months})"
        r"(?:/[^\W\d]+(?: [^\W\d]+)?)?,? ?(?:de )?(?P<y>\d{4})"
    )
    if code == "zh":
        day = r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    patterns = {
        "cue": f"(?P<resolution>{cues['resolution']})|(?P<decision>{cues['decision']})",
        "organ": _named(cues, _ORGANS),
        "first": rf"(?: ?(?:{sign}))?{gap}{bare}",
        "further": rf" ?{join} ?(?:(?:{sign}) ?)?{bare}",
        "ranges": rf" ?(?:{cues['range']}) ?",
        "court": cues["ICJ"],
        "act": f"(?P<AO>{cues['opinion']})|(?P<JUD>{cues['judgment']})"
        f"|(?P<ORD>{cues['order']})",
        "day": day,
    }
    compiled = {name: re.compile(text, flags) for name, text in patterns.items()}
    return Words(
        code=code,
        letter=re.compile(letter),
        shape=re.compile(shape),
        court_stems=stems(cues["ICJ"]),
        cues=Spellings((name, cues[name]) for name in ("resolution", "decision")),
        organs=Spellings((name, cues[name]) for name in _ORGANS),
        **compiled,
    )


def _cues(code: str) -> dict[str, str]:
    return {role: text for (of, role), text in citation_cues().items() if of == code}


def _named(cues: dict[str, str], names: Sequence[str]) -> str:
    return "|".join(f"(?P<{name}>{cues[name]})" for name in names)


def parts(printed: str | None, words: Words) -> list[str]:
    """The parts that "A", "A and B" or "A to C" name, each with a space before it."""
    if not printed:
        return [""]
    letters = words.letter.findall(printed)
    plain = [_LETTER_OF.get(letter, letter) for letter in letters]
    gaps = words.letter.split(printed)[1:-1]
    named = [plain[0]]
    for gap, (before, letter) in zip(gaps, pairwise(plain), strict=False):
        if words.ranges.fullmatch(gap):
            named += [chr(code) for code in range(ord(before) + 1, ord(letter))]
        named.append(letter)
    return [f" {letter}" for letter in named]
