"""What the topic model sees of a text: words, and the documents that it cites.

The opening of a document says what it is about; only that is read, so the time does
not depend on the length. The documents cited are found by the shape of their numbers,
which is the same in every language.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.stemming import Words, cut

OPENING = 2_400
"""Signs of a text that are read: what the model was trained on."""
TITLE = 400
_ASSEMBLY = re.compile(r"(?<![\d/\-.])(\d\d)/(\d{1,3})(?![\d/])")
_COUNCIL = re.compile(r"(?<!\d)(\d{3,4}) ?[(（]((?:19|20)\d\d)[)）]")
_SPECIAL = re.compile(r"\b(ES|S)[-\u2010-\u2013](\d{1,2})/(\d{1,2})")
_STATEMENT = re.compile(r"S/PRST/\d{4}/\d{1,3}")
_FIRST_SESSION, _LAST_SESSION = 31, 99
_COMMITTEE = re.compile(r"[A-Z]+(?:/[A-Z]+\.\d+)?")


@dataclass(frozen=True)
class TopicReading:
    """The words of a title and of the opening of a text in one language."""

    title: Words
    text: Words
    language: str
    symbol: str = ""

    @cached_property
    def features(self) -> list[str]:
        """Words, in Chinese also pairs of signs; those of the title are marked and
        counted twice. A title alone gives pairs of words and the committee too."""
        text, title = self.text.stems, self.title.stems
        found = list(text)
        if self.language == "zh":
            found += [f"{a}{b}" for a, b in itertools.pairwise(text)]
        titled = [f"T:{word}" for word in title]
        if not text:
            titled += [f"T:{a} {b}" for a, b in itertools.pairwise(title)]
            if committee := _COMMITTEE.match(self.symbol):
                titled.append(f"S:{committee[0]}")
        return found + titled + titled

    @cached_property
    def cited(self) -> list[str]:
        """Keys of the documents that the text cites, in order, each once."""
        own = document_key(self.symbol)
        return [key for key in cited_keys(self.text.text) if key != own]

    @property
    def regime(self) -> str:
        """``both``, ``text`` or ``title``: what there is to read."""
        if not self.text.stems:
            return "title"
        return "both" if self.title.stems else "text"


def read_topics(title: str, text: str, language: str, symbol: str = "") -> TopicReading:
    """Cut what the model reads into words."""
    return TopicReading(
        cut(title[:TITLE], language), cut(text[:OPENING], language), language, symbol
    )


def cited_keys(text: str) -> list[str]:
    """Documents of the General Assembly and the Security Council that `text` cites."""
    found = [
        f"A/RES/{session}/{number}"
        for session, number in _ASSEMBLY.findall(text)
        if _FIRST_SESSION <= int(session) <= _LAST_SESSION
    ]
    found += [f"S/RES/{number}({year})" for number, year in _COUNCIL.findall(text)]
    found += _STATEMENT.findall(text)
    found += [f"A/RES/{kind}-{n}/{m}" for kind, n, m in _SPECIAL.findall(text)]
    return list(dict.fromkeys(found))


def document_key(symbol: str) -> str:
    """`symbol` without spaces and without the letter of a part."""
    plain = symbol.replace(" ", "").upper()
    if plain.startswith("A/RES/"):
        return re.sub(r"(?<=\d)[A-Z](?:-[A-Z])?$", "", plain)
    return plain
