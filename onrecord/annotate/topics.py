"""Topics of a text by the words of the vocabulary, for texts that nobody indexed.

A label counts where it stands in the title, or at least twice in the text, in a long
text once in 400 words. The column `match` of topics.csv keeps out labels that are
everyday words ("no"), and keeps to titles those that official prose uses in passing
("title").
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.phrases import Phrases
from onrecord.vocabularies import LANGUAGES, Topic, topics

RULES = "topics/1"
TIMES_IN_TEXT = 2
WORDS_A_TIME = 400


@dataclass(frozen=True, slots=True)
class TopicMark:
    """One topic of a text. `printed` is the first place where the label stands."""

    topic_id: str
    printed: str
    where: str
    """``title`` or ``text``."""
    times: int
    rule: str = RULES


def _phrases_of(one: Topic, language: str) -> list[str]:
    label = one.labels.get(language)
    if label is None or one.match == "no":
        return []
    found = [label]
    if one.kind == "place" and "(" in label:
        found.append(label.split("(", 1)[0])
    if language == "en":
        found += one.also
    return found


def _concepts_first(one: Topic) -> tuple[bool, int]:
    """Thesaurus concepts (seven digits) before its groups (six) before other terms."""
    return one.id.startswith("TERM:"), -len(one.id)


@cache
def _labels(language: str) -> Phrases:
    entries = [
        (phrase, one.id)
        for one in sorted(topics().values(), key=_concepts_first)
        for phrase in _phrases_of(one, language)
    ]
    return Phrases(entries, language)


def match_topics(
    title: str, paragraphs: Sequence[str], language: str
) -> list[TopicMark]:
    """The topics that the words of a text name: those of the title first.

    Empty for languages that the vocabulary has no labels in.
    """
    if language not in LANGUAGES:
        return []
    phrases = _labels(language)
    in_title = phrases.find(title)
    printed = {hit.value: title[hit.start : hit.end] for hit in reversed(in_title)}
    times: Counter[str] = Counter(hit.value for hit in in_title)
    titled = list(times)
    words = 0
    for paragraph in paragraphs:
        words += len(paragraph.split())
        for hit in phrases.find(paragraph):
            times[hit.value] += 1
            printed.setdefault(hit.value, paragraph[hit.start : hit.end])
    needed = max(TIMES_IN_TEXT, words // WORDS_A_TIME)
    marks = [
        TopicMark(identifier, printed[identifier], "title", times[identifier])
        for identifier in titled
    ]
    marks += [
        TopicMark(identifier, printed[identifier], "text", count)
        for identifier, count in times.most_common()
        if count >= needed
        and identifier not in titled
        and topics()[identifier].match != "title"
    ]
    return marks
