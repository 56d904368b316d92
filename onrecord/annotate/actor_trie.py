"""Finding names of actors in running text, in any language, by whole words.

One trie of words a language, built when a text of that language comes first. A name in
a text may carry an ending that the list does not have ("Łotwy", "Venemaale", "Китая"):
where a language declines names, a word is also compared without up to four last
letters, the longest fit first; English, French, Spanish and Arabic have a light stem.
Scripts without spaces are read by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from onrecord.annotate.phrases import stem

STEMMED = frozenset({"en", "fr", "es", "ar", "zh"})
"""Languages whose names are compared by a light stem."""
_ELIDING = frozenset({"it", "ca", "oc"})
_UNSPACED = (
    "\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f"
    "\u1780-\u17ff"
)
_WORD = re.compile(
    rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:[.'’ʼ](?=[^\W\d_{_UNSPACED}])"
    rf"[^\W\d_{_UNSPACED}]+)*"
)
_LISTING = frozenset("、，；")
"""Marks between characters of scripts without spaces that part names."""
_MARKS = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"))
_CLAUSE_ENDS = frozenset("。；;:!?！？：\\n\\r\\f|•")
_ELISION = re.compile(r"^[^\W\d_]{1,5}['’](?=[^\W\d_]{2})")
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщkclnrs")
_CACHED = 50_000
"""Words whose place in the trie is remembered."""


@dataclass(slots=True, eq=False)
class _Node:
    branches: dict[str, _Node] = field(default_factory=dict)
    cuts: dict[str, tuple[_Node, ...]] = field(default_factory=dict)
    """The branches by their words without an ending."""
    values: tuple[str, ...] = ()
    listed: bool = False
    """Whether a mark of lists stands before this word in the name itself."""
    lower: bool = False
    """Whether a name that begins here is printed without a capital."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at text[start:end] with the values it was entered with."""

    values: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=32768)
def _stem(word: str, language: str) -> str:
    plain = word.translate(_MARKS)
    if language == "ar" and plain[:1] == "و" and len(plain) > 4:
        plain = plain[1:]  # "and", before whatever particle follows
    return stem(plain, language)


class ActorTrie:
    """Names of one language. A name entered twice keeps the values of both."""

    def __init__(self, entries: Iterable[tuple[str, str]], language: str) -> None:
        self.language = language
        self._stemmed = language in STEMMED
        self._root = _Node()
        self._first: dict[str, tuple[_Node, ...]] = {}
        for name, value in entries:
            self._enter(name, value)

    def _enter(self, name: str, value: str) -> None:
        node = self._root
        lower = name[:1].islower()
        end = 0
        for match in _WORD.finditer(name):
            key = self._key(match[0])
            listed = name[end : match.start()] in _LISTING
            end = match.end()
            following = node.branches.get(key)
            if following is None:
                following = node.branches[key] = _Node()
                # What is not written like a word ("PressTV") is not declined like one.
                if not self._stemmed and match[0][1:].islower():
                    for cut in _shorter(key):
                        node.cuts[cut] = (*node.cuts.get(cut, ()), following)
            following.listed = following.listed or listed
            following.lower = following.lower or (lower and node is self._root)
            node = following
        if node is not self._root and value not in node.values:
            node.values = (*node.values, value)

    def _key(self, word: str) -> str:
        if self._stemmed:
            return _stem(word, self.language)
        plain = word.translate(_MARKS).casefold()
        return _ELISION.sub("", plain) if self.language in _ELIDING else plain

    def _follow(self, node: _Node, key: str) -> tuple[_Node, ...]:
        """The branches that a word may take, the nearest in form first."""
        exact = node.branches.get(key)
        if self._stemmed:
            return (exact,) if exact is not None else ()
        found = [exact] if exact is not None else []
        longest = len(key)
        found += node.cuts.get(key, ())
        for cut in range(1, min(4, max(longest - 4, longest - 3 == 1)) + 1):
            base = key[: longest - cut]
            if cut > 2 and longest - cut < 5:
                break  # "Samolot" is not "Samoa"
            # A short name takes short endings: "Perun" is not "Peru".
            if (near := node.branches.get(base)) is not None and cut < longest - 2:
                found.append(near)
            found += node.cuts.get(base, ())
        return tuple(found)

    def _starts(self, word: str) -> tuple[_Node, ...]:
        found = self._first.get(word)
        if found is None:
            found = self._follow(self._root, self._key(word))
            if word[:1].islower() and _ELISION.sub("", word)[:1].islower():
                # "us", "act" and "chad" are words.
                found = tuple(node for node in found if node.lower)
            if len(self._first) < _CACHED:
                self._first[word] = found
        return found

    def find(self, text: str) -> Iterator[Found]:
        """The longest names, left to right, without overlap."""
        matches = list(_WORD.finditer(text))
        words = list(map(re.Match.group, matches))
        found = list(map(self._first.get, words))
        if None in found:
            found = list(map(self._starts, words))
        after = 0
        for index in compress(range(len(found)), found):  # few words begin a name
            nodes = found[index]
            if nodes and index >= after:
                last, values = self._longest(text, matches, index, nodes)
                if values:
                    yield Found(values, matches[index].start(), matches[last].end())
                    after = last + 1

    def _longest(
        self,
        text: str,
        matches: list[re.Match[str]],
        place: int,
        nodes: tuple[_Node, ...],
    ) -> tuple[int, tuple[str, ...]]:
        last = place
        values: tuple[str, ...] = ()
        while nodes:
            for node in nodes:
                if node.values:
                    last, values = place, node.values
                    break
            place += 1
            if place >= len(matches) or not any(node.branches for node in nodes):
                break
            gap = text[matches[place - 1].end() : matches[place].start()]
            if _parts(gap, matches[place - 1]):
                break
            key = self._key(matches[place][0])
            nodes = tuple(
                further
                for node in nodes
                if node.branches
                for further in self._follow(node, key)
            )[:8]
            if gap in _LISTING:  # "国际人道法、国际人权法" is not "法国"
                nodes = tuple(node for node in nodes if node.listed)
        return last, values


def _parts(gap: str, before: re.Match[str]) -> bool:
    """Whether what stands between two words ends a name. A line may end inside one,
    and a short word may be an abbreviation ("St. Lucia")."""
    if gap[:2] == ". " and before.end() - before.start() > 3:
        return True
    if len(gap) <= 3 and _CLAUSE_ENDS.isdisjoint(gap):
        return False
    return gap.strip(" \t") not in {"\n", "\r\n"}


def _shorter(word: str) -> Iterator[str]:
    """A word without what declension changes: "Łotwa" is also "Łotw"."""
    if len(word) >= 5 or (len(word) == 4 and word[-1] in "аяыa"):
        yield word[:-1]
    if len(word) >= 7:
        yield word[:-2]
    if len(word) >= 5 and word[-2] in "еоeo" and word[-1] in _CONSONANTS:
        yield word[:-2] + word[-1]  # "Египет", "Египта"
