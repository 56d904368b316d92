"""Finding many known phrases in a text at once, by whole words.

A trie of word stems: from each word the longest phrase wins, so the time is that of
reading the text once. Stems are light (plural and case endings, Arabic particles): the
same rule is applied to the phrases and to the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+(?:['’ʼ][^\W\d_{_IDEOGRAPHS}]+)*"
)
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u00ad\u200b-\u200f]")
_RU = re.compile(
    "(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ией|ей|ой|ий|ый|ая|яя|ое|ее|ые"
    "|ие|ии|ия|ию|ов|ев|ам|ям|ах|ях|ую|юю|ом|ем|ых|их|ым|им|ы|и|а|я|о|е|у|ю|ь|й)$"
)
_AR = re.compile("^[وف]?(?:ال|بال|وال|كال|لل|ب|ل)?(?=.{3})")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its stem and its place."""

    stem: str
    start: int
    end: int


def tokens(text: str, language: str) -> list[Token]:
    """The words of `text` (single characters in Chinese) with their stems."""
    return [
        Token(stem(match[0], language), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def stem(word: str, language: str) -> str:
    """`word` without case and the commonest endings of its language."""
    plain = word.casefold().replace("’", "'").replace("ʼ", "'")
    if language == "ar":
        plain = _MARKS.sub("", plain).translate(_ALEFS)
        return _AR.sub("", plain)
    if language == "ru":
        plain = plain.replace("ё", "е")
        return _RU.sub("", plain) if len(plain) > 4 else plain
    if language == "en":
        plain = plain.removesuffix("'s").removesuffix("'")
        if len(plain) > 4 and plain.endswith("ies"):
            return plain[:-3] + "y"
        if len(plain) > 4 and plain.endswith(("oes", "ches", "shes", "xes", "sses")):
            return plain[:-2]
        if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us")):
            return plain[:-1]
    if language in {"fr", "es"}:
        plain = re.sub(r"^[ldnjsmtcq]'(?=.)|^qu'(?=.)", "", plain)
        plain = plain.translate(_ACCENTS)
        if len(plain) > 4 and language == "es" and plain.endswith("es"):
            return plain[:-2]
        if len(plain) > 3 and plain.endswith(("s", "x")):
            return plain[:-1]
    return plain


_ALEFS = str.maketrans("أإآى", "اااي")
# The thesaurus terms of French and Spanish come without accents.
_ACCENTS = str.maketrans("àâäáãçèéêëìíîïñòóôöõùúûüÿ", "aaaaaceeeeiiiinooooouuuuy")


@dataclass(slots=True)
class _Node:
    branches: dict[str, "_Node"] = field(default_factory=dict)
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at text[start:end], with the value it was entered with."""

    value: str
    start: int
    end: int


class Phrases:
    """A set of phrases of one language. Of two equal phrases the first one counts."""

    def __init__(self, entries: Iterable[tuple[str, str]], language: str) -> None:
        self.language = language
        self._root = _Node()
        for phrase, value in entries:
            node = self._root
            for token in tokens(phrase, language):
                node = node.branches.setdefault(token.stem, _Node())
            if node is not self._root and node.value is None:
                node.value = value

    def find(self, text: str) -> list[Hit]:
        """The longest phrases in `text`, left to right, without overlap."""
        words = tokens(text, self.language)
        hits: list[Hit] = []
        index = 0
        while index < len(words):
            node, last, value = self._root, index, None
            for place in range(index, len(words)):
                following = node.branches.get(words[place].stem)
                if following is None or _apart(text, words, place, index):
                    break
                node = following
                if node.value is not None:
                    last, value = place, node.value
            if value is None:
                index += 1
            else:
                hits.append(Hit(value, words[index].start, words[last].end))
                index = last + 1
        return hits


def _apart(text: str, words: list[Token], place: int, first: int) -> bool:
    """Whether the words of a phrase are parted by the end of a clause."""
    if place == first:
        return False
    gap = text[words[place - 1].end : words[place].start]
    return any(mark in gap for mark in ".;:!?。；\n")
