"""Which of the United Nations' languages a text is in, from the text itself.

Folders and declared codes of the repositories are wrong now and then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord import languages
from onrecord.models import Language, Paragraph

_SAMPLE: Final = 900  # characters; a third of it decides most texts
_LEAST: Final = 14  # letters; a title in Chinese
_NAMES: Final = ("ar", "de", "en", "es", "fr", "ru", "zh")


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
    if sum(map(str.isalpha, text)) < _LEAST:
        return ""
    return languages.language_of(text, _NAMES).language
