"""One spelling for the many ways in which the same letters and digits are printed.

Dates are compared after folding: compatibility forms and digits of every script become
plain, case, accents, vowel points and invisible marks go. Vowel signs of the Indic
scripts stay, because they are letters. Folding is for comparing only; what is kept of a
source is always its own text.
"""

import re
import unicodedata
from typing import Final

_DROPPED: Final = re.compile(
    # Soft hyphen, tatweel, zero-width and bidirectional marks, byte order mark …
    "[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    # … and raised digits: footnote marks beside a year.
    "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]"
)
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_SAME: Final = str.maketrans(
    {
        # Letters that Unicode does not take apart.
        **dict.fromkeys("ı", "i"),
        **dict.fromkeys("ł", "l"),
        **dict.fromkeys("đ", "d"),
        **dict.fromkeys("ø", "o"),
        # One letter in Arabic, Persian, Urdu, Pashto and Kurdish spelling.
        **dict.fromkeys("ىیېۍےۓ", "ي"),
        **dict.fromkeys("ک", "ك"),
        **dict.fromkeys("ګ", "گ"),
        **dict.fromkeys("ةہھۃەۀۂ", "ه"),
        # Punctuation.
        **dict.fromkeys("‐‑‒–—―−־〜～~", "-"),
        **dict.fromkeys("’‘ʼʻ`´′׳ʹʿʾ", "'"),
        **dict.fromkeys("״”“„″«»", '"'),
        **dict.fromkeys("،、؛၊", ","),
        **dict.fromkeys("。۔।॰・·", "."),
        **dict.fromkeys("⁄∕／", "/"),
        **dict.fromkeys("[{【（〔", "("),
        **dict.fromkeys("]}】）〕", ")"),
    }
)
_NOT_ASCII_DIGIT: Final = re.compile(r"[^\D0-9]")


def fold(text: str) -> str:
    """`text` for comparing; see the module. Time in proportion to its length."""
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", text))
    plain = _NOT_ASCII_DIGIT.sub(_ascii_digit, plain).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", plain).translate(_SAME)


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


_HAN = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5,
        "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_HAN_NUMBER: Final = re.compile(
    "[零〇○一二三四五六七八九十百廿卅]{1,8}(?=[年月日号號])"
)


def han_numbers(text: str) -> str:
    """`text` with Chinese numerals before 年, 月, 日 as digits; 元年 is the year 1."""
    return _HAN_NUMBER.sub(_han_number, text.replace("元年", "1年"))


def _han_number(match: re.Match[str]) -> str:
    written = match[0].replace("廿", "二十").replace("卅", "三十")
    if not set(written) & {"十", "百"}:
        return "".join(str(_HAN[one]) for one in written)
    total, unit = 0, 0
    for one in written:
        if one in "十百":
            total += (unit or 1) * (10 if one == "十" else 100)
            unit = 0
        else:
            unit = _HAN[one]
    return str(total + unit)


_HEBREW_VALUES = (*range(1, 10), *range(10, 100, 10), 100, 200, 300, 400)
_HEBREW: Final = {
    **dict(zip("אבגדהוזחטיכלמנסעפצקרשת", _HEBREW_VALUES, strict=True)),
    **dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True)),
}


def hebrew_number(letters: str) -> int:
    """The number that Hebrew letters write; letters of other scripts count nothing."""
    return sum(_HEBREW.get(letter, 0) for letter in letters)
