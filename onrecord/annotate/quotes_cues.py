"""The words that report speech, by language, and where they stand in a text.

From vocabularies/quote_cues.csv, which a person may edit.
"""

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.quotes_tokens import Tokens
from onrecord.vocabularies import quote_cues

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de", "cs", "pl")

# Kinds of the table that are cues; the first of two kinds of one form counts.
CUE_KINDS = (
    "carry",
    "say",
    "state",
    "stance",
    "brand",
    "according",
    "noun",
    "participle",
)

Phrase = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language."""

    code: str
    cues: dict[str, tuple[Phrase, ...]]
    """First word → phrases, longest first."""
    words: dict[str, frozenset[str]]
    """Single words by kind: ``that``, ``filler``, ``adjunct``, ``conj`` …"""
    via: dict[str, tuple[Phrase, ...]]

    def __getitem__(self, kind: str) -> frozenset[str]:
        return self.words.get(kind, frozenset())


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``begin`` to ``end`` (exclusive) report speech."""

    begin: int
    end: int
    kind: str
    form: str


def _phrases(forms: dict[str, str]) -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for form, kind in forms.items():
        words = tuple(form.split())
        grouped.setdefault(words[0], []).append((words, kind))
    return {
        first: tuple(sorted(found, key=lambda one: -len(one[0])))
        for first, found in grouped.items()
    }


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`; English where the table has none."""
    by_kind: dict[str, list[str]] = {}
    for code, kind, form in quote_cues():
        if code == language:
            by_kind.setdefault(kind, []).append(form)
    if not by_kind and language != "en":
        return lexicon("en")
    cues: dict[str, str] = {}
    for kind in CUE_KINDS:
        for form in by_kind.get(kind, ()):
            cues.setdefault(form, kind)
    via = dict.fromkeys(by_kind.get("via", ()), "via")
    return Lexicon(
        language,
        _phrases(cues),
        {kind: frozenset(forms) for kind, forms in by_kind.items()},
        _phrases(via),
    )


def cues_in(tokens: Tokens, begin: int, end: int, words: Lexicon) -> list[Cue]:
    """The cues among tokens ``begin`` to ``end``, the longest at each place."""
    found: list[Cue] = []
    low, known = tokens.low, words.cues
    index = begin
    while index < end:
        phrases = known.get(low[index])
        if phrases is None and words.code == "ar":
            phrases = _without_conjunction(low[index], known)
        step = 1
        if phrases:
            for phrase, kind in phrases:
                size = len(phrase)
                if size == 1 or tuple(low[index + 1 : index + size]) == phrase[1:]:
                    found.append(Cue(index, index + size, kind, " ".join(phrase)))
                    step = size
                    break
        index += step
    return found


def _without_conjunction(
    word: str, known: dict[str, tuple[Phrase, ...]]
) -> tuple[Phrase, ...] | None:
    """Arabic writes "and" and "so" as one letter at the head of the next word."""
    return known.get(word[1:]) if word[:1] in {"و", "ف"} else None
