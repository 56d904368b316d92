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

Phrase = tuple[tuple[str, ...], str, str]
"""The words as printed in a text, their kind, the form in the table."""
Phrases = dict[str, tuple[Phrase, ...]]
"""First word → phrases, longest first."""


class Lexicon(dict[str, frozenset[str]]):
    """The words of one language: single words by kind, ``that``, ``filler`` …

    A kind that the table has not is empty.
    """

    def __init__(
        self, code: str, words: dict[str, frozenset[str]], cues: Phrases, via: Phrases
    ) -> None:
        super().__init__(words)
        self.code = code
        self.cues = cues
        self.via = via

    def __missing__(self, kind: str) -> frozenset[str]:
        self[kind] = frozenset()
        return self[kind]


@dataclass(slots=True)
class Cue:
    """Tokens ``begin`` to ``end`` (exclusive) report speech."""

    begin: int
    end: int
    kind: str
    form: str


def _phrases(forms: dict[str, str], prefixes: str = "") -> Phrases:
    grouped: dict[str, list[Phrase]] = {}
    for form, kind in forms.items():
        for prefix in ("", *prefixes):
            words = tuple(f"{prefix}{form}".split())
            grouped.setdefault(words[0], []).append((words, kind, form))
    return {
        first: tuple(sorted(found, key=lambda one: -len(one[0])))
        for first, found in grouped.items()
    }


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for code, kind, form in quote_cues():
        found.setdefault(code, {}).setdefault(kind, []).append(form)
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`; English where the table has none."""
    by_kind = _table().get(language)
    if by_kind is None:
        return lexicon("en")
    cues: dict[str, str] = {}
    for kind in CUE_KINDS:
        for form in by_kind.get(kind, ()):
            cues.setdefault(form, kind)
    # Arabic writes "and" and "so" as one letter at the head of the next word.
    prefixes = "وف" if language == "ar" else ""
    return Lexicon(
        language,
        {kind: frozenset(forms) for kind, forms in by_kind.items()},
        _phrases(cues, prefixes),
        _phrases(dict.fromkeys(by_kind.get("via", ()), "via")),
    )


def cues_in(tokens: Tokens, words: Lexicon) -> list[Cue]:
    """The words among `tokens` that may be cues, the longest at each place."""
    found: list[Cue] = []
    low, known = tokens.low, words.cues
    free = 0
    for index in [at for at, word in enumerate(low) if word in known]:
        if index < free:
            continue
        for phrase, kind, form in known[low[index]]:
            size = len(phrase)
            if size == 1 or low[index + 1 : index + size] == phrase[1:]:
                free = index + size
                found.append(Cue(index, free, kind, form))
                break
    return found
