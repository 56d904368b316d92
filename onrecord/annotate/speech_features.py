"""What in a passage of a speech tells which of the states in it is the speaker's own.

Each mention of a state is seen with its neighbours: the words beside it ("Samoa
reaffirms", "the situation in"), first persons in the sentence, other states beside it,
as in lists. Words of other languages count as the English ones that speech_cues.csv
gives for them, so that what was learned from English speeches holds for them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p

from onrecord.annotate.state_mentions import Mention, Word, mentions, words
from onrecord.vocabularies.tables import rows_of

LONGEST = 20_000
"""Characters that are looked at: who speaks is said early or not at all."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its mentions, and its words as English cues."""

    words: Sequence[Word]
    mentions: Sequence[Mention]
    cues: Sequence[str]


@cache
def _cues(language: str) -> Mapping[str, str]:
    return {
        word: row["cue"]
        for _, row in rows_of("speech_cues.csv", ("language", "cue", "words"))
        if row["language"] == language
        for word in row["words"].split("|")
    }


def passage(text: str, language: str, year: int | None = None) -> Passage:
    """`text` read once; the year says whose leaders may be named."""
    found = words(text[:LONGEST], language)
    known = _cues(language)
    cues = [known.get(word.plain, word.plain) for word in found]
    return Passage(found, mentions(found, language, year), cues)


def topic_words(read: Passage) -> set[str]:
    """The words of the passage but its states, which come as ``@USA``."""
    inside = {place for mark in read.mentions for place in range(mark.first, mark.last)}
    plain = {
        word.plain
        for place, word in enumerate(read.words)
        if place not in inside and len(word.plain) > 2
    }
    return plain | {f"@{one}" for mark in read.mentions for one in mark.actor_ids}


_FIRST_PERSON = frozenset({"we", "our", "my", "us", "i", "ours", "myself", "ourselves"})
_OWNER = frozenset({"my", "our"})
_OWNED = frozenset(
    {"country", "nation", "people", "government", "delegation", "island", "islands",
     "republic", "state", "homeland", "president", "foreign"}
)  # fmt: skip
_NEAR = 5


def candidates(read: Passage) -> dict[str, dict[str, float]]:
    """State → features, for every state that the passage names."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    personal = _sentences(read, _FIRST_PERSON)
    owning = _owning_sentences(read)
    for number, mark in enumerate(read.mentions):
        around = _around(read, number)
        sentence = read.words[mark.first].sentence
        if sentence in personal:
            around.append("first person in sentence")
        if sentence in owning:
            around.append("my country in sentence")
        for one in mark.actor_ids:
            counts[one].update(around)
            counts[one]["mentions"] += 1
            first.setdefault(one, mark.first)
            last[one] = mark.first
    total = sum(seen["mentions"] for seen in counts.values())
    most = max((seen["mentions"] for seen in counts.values()), default=0)
    length = max(1, len(read.words))
    found = {}
    for one, seen in counts.items():
        features = {name: log1p(min(count, 6)) for name, count in seen.items()}
        features["share"] = seen["mentions"] / total
        features["most"] = float(seen["mentions"] == most)
        features["only"] = float(len(counts) == 1)
        features["first"] = first[one] / length
        features["last"] = last[one] / length
        found[one] = features
    return found


def _around(read: Passage, number: int) -> list[str]:
    mark = read.mentions[number]
    sentence = read.words[mark.first].sentence
    seen = [f"kind {mark.kind}"]

    def cue(place: int) -> str:
        inside = 0 <= place < len(read.words)
        if not inside or read.words[place].sentence != sentence:
            return "|"
        return read.cues[place]

    left, right = cue(mark.first - 1), cue(mark.last)
    if left == "the":
        left = cue(mark.first - 2)
        seen.append("the")
    seen += [f"L1 {left}", f"R1 {right}", f"L2 {cue(mark.first - 2)}"]
    seen += [f"R2 {cue(mark.last + 1)}", f"{mark.kind} {right}"]
    near = {cue(mark.first - step) for step in range(1, _NEAR + 1)}
    near |= {cue(mark.last - 1 + step) for step in range(1, _NEAR + 1)}
    if near & _FIRST_PERSON:
        seen.append("first person near")
    if left == "of" and read.words[max(0, mark.first - 2)].printed[:1].isupper():
        seen.append("somebody of")
    if _beside_another(read, number):
        seen.append("in a list")
    return seen


def _beside_another(read: Passage, number: int) -> bool:
    mark = read.mentions[number]
    for other in read.mentions[max(0, number - 1) : number + 2]:
        if other is mark or set(other.actor_ids) & set(mark.actor_ids):
            continue
        if max(other.first - mark.last, mark.first - other.last) <= 2:
            return True
    return False


def _sentences(read: Passage, wanted: frozenset[str]) -> set[int]:
    return {
        word.sentence
        for word, cue in zip(read.words, read.cues, strict=True)
        if cue in wanted
    }


def _owning_sentences(read: Passage) -> set[int]:
    return {
        word.sentence
        for word, one, other in zip(read.words, read.cues, read.cues[1:], strict=False)
        if one in _OWNER and other in _OWNED
    }
