"""What does not distinguish printed names: case, accents, scripts' variants, signs.

Names are compared by their tokens. Two spellings of one name fold to the same tokens in
every script; what tells names apart (vowel signs of Indic scripts, dakuten) stays.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters of the longest text that may be a name."""

_INVISIBLE = re.compile(
    "[\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and hamzas of Arabic.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae",
        "œ": "oe", "ə": "a", "ħ": "h", "ŋ": "n",
        "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
        "ە": "ه", "ة": "ه", "ۃ": "ه", "ۂ": "ه",
        # The same letters in Serbian and Macedonian as in their neighbours.
        "ј": "и",
    }
)  # fmt: skip
_TOKEN = re.compile(
    "(?:[^\\W_]|[\u0900-\u109f\u1780-\u17ff\u0e00-\u0fff\u3099\u309a\ua8e0-\ua9ff])+"
)


def folded(text: str) -> str:
    """`text` without case, accents, invisible characters and variants of letters."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    if plain.isascii():
        return plain
    # Kana keep their marks: NFD would part them, and the accents' range spares them.
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, without signs and without the Arabic article."""
    return tuple(map(_without_article, _TOKEN.findall(folded(text))))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
