"""The language of a text by its script, where a source writes each in another script.

Official channels mix languages and state none. Where the languages of a source differ
in script, the letters say which it is; nothing is guessed between two of one script.
"""

from __future__ import annotations

import re
from typing import Final

_SCRIPTS: Final = {
    "arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
_WRITTEN_IN: Final = {
    "ar": "arabic",
    "en": "latin",
    "hi": "devanagari",
    "ru": "cyrillic",
    "uk": "cyrillic",
}


def language_by_script(text: str, languages: tuple[str, ...]) -> str:
    """The one of ``languages`` in whose script most letters of the text are.

    Empty where there are none, or as many of two. Raises ValueError where two of the
    languages share a script, KeyError for a language that has none here.
    """
    scripts = [_WRITTEN_IN[language] for language in languages]
    if len(set(scripts)) < len(scripts):
        raise ValueError(f"{languages} share a script")
    counts = sorted(
        (len(_SCRIPTS[script].findall(text)), language)
        for script, language in zip(scripts, languages, strict=True)
    )
    best, language = counts[-1]
    tied = len(counts) > 1 and counts[-2][0] == best
    return "" if tied or not best else language
