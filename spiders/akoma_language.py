"""Which of the United Nations' languages a text is in, from the text itself.

Folders and declared codes of the repositories are wrong now and then. Script decides
for Arabic, Chinese and Russian, the commonest small words for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.models import Language, Paragraph
from onrecord.spiders.akoma import words

_SAMPLE: Final = 900  # characters; a third of it decides most texts
_SCRIPTS: Final = (
    ("ar", re.compile("[\u0620-\u064a]+")),
    ("zh", re.compile("[\u3400-\u9fff]+")),
    ("ru", re.compile("[\u0400-\u04ff]+")),
    ("", re.compile("[A-Za-z\u00c0-\u024f]+")),
)
_SMALL_WORDS: Final = {
    "en": words(
        """
    the of and to in for its that with on by
    """
    ),
    "fr": words(
        """
    le la les des du et en dans que sur par aux
    """
    ),
    "es": words(
        """
    el la los las del y en que por para con su
    """
    ),
    "de": words(
        """
    der die das und den des in zu mit von dem für
    """
    ),
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(paragraphs: Iterable[Paragraph]) -> Language:
    """ISO 639-1 code of the text, empty where it does not tell (too short, mixed)."""
    sample, length = [], 0
    for paragraph in paragraphs:
        if paragraph.kind == "note":
            continue  # footnotes cite titles in other languages
        sample.append(paragraph.text)
        length += len(paragraph.text)
        if length > _SAMPLE:
            break
    text = " ".join(sample)[:_SAMPLE]
    letters = {code: sum(map(len, script.findall(text))) for code, script in _SCRIPTS}
    # One Han character is a word; three Latin letters are part of one.
    letters["zh"] *= 3
    code = max(letters, key=lambda name: letters[name])
    if sum(letters.values()) < 40 or letters[code] < 0.6 * sum(letters.values()):
        return ""
    if code:
        return code
    found = [word.lower() for word in _WORD.findall(text)]
    hits = {
        name: sum(word in small for word in found)
        for name, small in _SMALL_WORDS.items()
    }
    best, second = sorted(hits.values(), reverse=True)[:2]
    if best < 5 or best < 1.4 * second:
        return ""
    return max(hits, key=lambda name: hits[name])
