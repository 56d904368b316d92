"""What the topic model sees of a text: words, and the documents that it cites.

The opening of a document says what it is about; only that is read, so the time does
not depend on the length. The documents cited are found by the shape of their numbers,
which is the same in every language.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.annotate.stemming import Words, beginning, cut

OPENING = 2_400
"""Signs of a text that are read: what the model was trained on."""
TITLE = 400
_MARK = re.compile(r"/(\d{1,3})(?![\d/])|[(（]((?:19|20)\d\d)[)）]")
"""What the numbers of documents have in common: few places of a text have it."""
_ASSEMBLY = re.compile(r"(?<![\d/\-.])(\d\d)$")
_SPECIAL = re.compile(r"\b(ES|S)[-\u2010-\u2013](\d{1,2})$")
_STATEMENT = re.compile(r"S/PRST/\d{4}$")
_COUNCIL = re.compile(r"(?<!\d)(\d{3,4}) ?$")
_BEFORE = 12
_FIRST_SESSION = 31
"""Of those whose resolutions are numbered so."""
_SPONSORS = re.compile(
    r"[^\n:：]{0,2000}[:：]\s*(?:draft resolution|projet de résolution"
    r"|proyecto de resolución|проект резолюции|مشروع قرار|决议草案)\b[^\n]{0,40}\n",
    re.IGNORECASE,
)
"""The first line of a draft: the states that submit it, which it is not about."""
_COMMITTEE = re.compile(r"[A-Z]+(?:/[A-Z]+\.\d+)?")


@dataclass(frozen=True)
class TopicReading:
    """The words of a title and of the opening of a text in one language."""

    title: Words
    text: Words
    language: str
    symbol: str = ""
    council: date | None = None
    """The day of a document of the Security Council, where its symbol is not known."""

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


def read_topics(
    title: str,
    text: str | Words,
    language: str,
    symbol: str = "",
    council: date | None = None,
) -> TopicReading:
    """Cut what the model reads into words."""
    whole = text if isinstance(text, str) else text.text
    start = opening(whole)
    if isinstance(text, str) or not whole.startswith(start):
        words = cut(start, language)
    else:
        words = beginning(text, OPENING, language)
    return TopicReading(cut(title[:TITLE], language), words, language, symbol, council)


def opening(text: str) -> str:
    """What is read of a text: its beginning, without the sponsors of a draft."""
    start = text[: 2 * OPENING]
    sponsors = _SPONSORS.match(start)
    return start[sponsors.end() if sponsors else 0 :][:OPENING]


def cited_keys(text: str) -> list[str]:
    """Documents of the General Assembly and the Security Council that `text` cites."""
    found: dict[str, None] = {}
    for place in _MARK.finditer(text):
        before = text[max(place.start() - _BEFORE, 0) : place.start()]
        number, year = place.groups()
        if year:
            if match := _COUNCIL.search(before):
                found[f"S/RES/{match[1]}({year})"] = None
        elif match := _ASSEMBLY.search(before):
            if int(match[1]) >= _FIRST_SESSION:
                found[f"A/RES/{match[1]}/{number}"] = None
        elif match := _SPECIAL.search(before):
            found[f"A/RES/{match[1]}-{match[2]}/{number}"] = None
        elif match := _STATEMENT.search(before):
            found[f"{match[0]}/{number}"] = None
    return list(found)


def document_key(symbol: str) -> str:
    """`symbol` without spaces and without the letter of a part."""
    plain = symbol.replace(" ", "").upper()
    if plain.startswith("A/RES/"):
        return re.sub(r"(?<=\d)[A-Z](?:-[A-Z])?$", "", plain)
    return plain
