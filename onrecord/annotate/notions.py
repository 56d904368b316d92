"""What a passage asks for or is about, as a notion that six languages have words for.

A notion ("ceasefire") is wider than a word: resolutions say "cessation of hostilities"
where reports say "truce". The words are in vocabularies/notions.csv. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.stemming import Terms, cut
from onrecord.vocabularies import LANGUAGES
from onrecord.vocabularies.allusions import notions


@dataclass(frozen=True, slots=True)
class NotionMark:
    """A notion at text[start:end]."""

    id: str
    start: int
    end: int


@cache
def _terms(language: str, loose: bool) -> Terms:
    entries = [
        (phrase, one.id)
        for one in notions().values()
        for phrase in one.phrases.get(language, ())
    ]
    if loose and language == "en":
        entries += [
            (phrase, one.id) for one in notions().values() for phrase in one.loose
        ]
    return Terms(entries, language)


def find_notions(
    text: str, language: str, *, loose: bool = False
) -> tuple[NotionMark, ...]:
    """The notions of `text` in order of place, the longest words first.

    `loose` also takes English words that only reports use for a notion. Empty for
    languages that the table does not have.
    """
    if language not in LANGUAGES:
        return ()
    hits = _terms(language, loose).find(cut(text, language))
    return tuple(NotionMark(*hit) for hit in hits)
