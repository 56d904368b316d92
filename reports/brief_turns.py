"""Whose words a paragraph is, in texts with more than one speaker.

A press conference prints who speaks before each turn. Of such a text only the turns
that name the document's own speaker are the actor's; a turn that cannot be told is
nobody's, and is not quoted. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_LABEL = re.compile(
    r"\s*(?P<label>[^\W\d_][\w.,'’\"“”()/-]*(?: [\w.,'’\"“”()/&-]+){0,8}?)\s*[:：]"
)
_SHORT = re.compile(
    r"\s*(?P<label>Q|A|J|PM|P\. ?M|QUESTION|ANSWER|JOURNALIST|REPORTER|INTERVIEWER)"
    r"\s*[.:](?=\s|$)"
)
_INSIDE = re.compile(
    r"\S\s+(?:Q[.:]|J:|PM:|P\. ?M\."
    r"|(?:QUESTION|JOURNALIST|REPORTER|INTERVIEWER)S?\s?:)(?=\s|$)"
)
_ASKED = frozenset(
    {"q", "j", "question", "journalist", "journalists", "reporter", "reporters",
     "interviewer", "host", "presenter", "moderator", "correspondent", "вопрос",
     "ведущий", "журналист", "pregunta", "periodista", "pergunta", "jornalista",
     "frage", "سؤال", "问", "记者", "問", "記者"}
)  # fmt: skip
_ANSWERED = frozenset(
    {"a", "answer", "réponse", "ответ", "respuesta", "antwort", "جواب", "答"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset(
    {"the", "of", "and", "de", "la", "le", "du", "des", "der", "von", "rt", "hon", "mr",
     "mrs", "ms", "dr", "sir", "mp"}
)  # fmt: skip


def own_paragraphs(
    texts: Sequence[str], speaker: str, office: str = ""
) -> tuple[bool, ...]:
    """Of each paragraph, whether it is the speaker's.

    ``office`` are words for his office: a turn that bears it alone is his. In a text
    without turns all are his.
    """
    if any(_INSIDE.search(text) for text in texts):
        # Turns change within paragraphs: whose the rest of one is, nothing tells.
        return (False,) * len(texts)
    labels = [_label(text) for text in texts]
    counted = Counter(label for label in labels if label)
    turns = [
        label if label and _opens_a_turn(label, text, counted) else ""
        for label, text in zip(labels, texts, strict=True)
    ]
    if len({turn for turn in turns if turn}) < 2 and not any(
        _names(turn, _ASKED) for turn in turns
    ):
        return (True,) * len(texts)
    mine, now = [], False
    for turn in turns:
        if turn:
            now = is_own(turn, speaker, office)
        mine.append(now)
    return tuple(mine)


def is_own(label: str, speaker: str, office: str) -> bool:
    """Whether a turn's label names the speaker, or his office and nothing else."""
    words = _words(label)
    name = [word for word in _words(speaker) if len(word) > 2]
    if any(word in name for word in words):
        return True
    return bool(words) and set(words) <= set(_words(office))


def _label(text: str) -> str:
    found = _SHORT.match(text[:40]) or _LABEL.match(text[:90])
    return found["label"].strip() if found else ""


def _opens_a_turn(label: str, text: str, counted: Counter[str]) -> bool:
    letters = [char for char in label if char.isalpha()]
    if _SHORT.match(text[:40]) or _names(label, _ASKED | _ANSWERED):
        return True
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return True
    title = all(w[:1].isupper() or w in _SMALL for w in label.split())
    # "Mr. Price: …" twice is a speaker; "First: …" once is a list.
    return title and counted[label] > 1


def _names(label: str, words: Iterable[str]) -> bool:
    return any(word in words for word in _words(label))


def _words(text: str) -> list[str]:
    return [w for w in _WORD.findall(text.casefold()) if w not in _SMALL]
