"""Quotations: who said what, by which word, and by which medium it is reported.

`find_quotes` reads direct, indirect and mixed quotations in nine languages by rules
over cue words (vocabularies/quote_cues.csv). It never raises, and takes time in
proportion to the text.
"""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.annotate.quotes_actors import Speakers
from onrecord.annotate.quotes_chinese import read_chinese
from onrecord.annotate.quotes_contents import Draft
from onrecord.annotate.quotes_cues import LANGUAGES, Cue, Lexicon, cues_in, lexicon
from onrecord.annotate.quotes_incises import LANGUAGES as incise_languages
from onrecord.annotate.quotes_incises import incised
from onrecord.annotate.quotes_passage import Passage
from onrecord.annotate.quotes_reading import read_sentence
from onrecord.annotate.quotes_spans import Found, Span, located
from onrecord.annotate.quotes_tokens import Sentence, Tokens, sentences_of, tokens_of

VERSION = "quotes/3"

Kind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end], as printed."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation."""

    kind: Kind
    content: tuple[Part, ...]
    """Several parts where the cue stands in between: "…," he said, "…"."""
    speaker: Part | None
    """As printed; None where the text names none."""
    cue: Part
    via: Part | None
    """The medium or body that reports it, where it is not the speaker."""
    name: str = ""
    """The speaker's name; of a pronoun, the name that it stands for, else empty."""
    actor_id: str = ""
    confidence: float = 0.0
    rule: str = VERSION


def find_quotes(
    text: str, language: str = "en", *, on: date | None = None
) -> tuple[Quote, ...]:
    """The quotations of `text` in the order of their cues.

    `language` is an ISO 639-1 code; an unknown one is read with English cues. `on` is
    the day of the text: with it, persons are known by their offices then.
    """
    words = lexicon(language if language in LANGUAGES else "en")
    found = read_chinese(text) if words.code == "zh" else _read(text, words)
    speakers = Speakers(words, on)
    return tuple(_quote(text, one, speakers) for one in found)


def _read(text: str, words: Lexicon) -> list[Found]:
    elisions = words.code == "fr"
    tokens = tokens_of(text, elisions=elisions)
    drafts: list[tuple[int, Draft]] = []
    incises: list[Found] = []
    direct: Draft | None = None
    cues = deque(cues_in(tokens, words))
    for place, sentence in enumerate(sentences_of(tokens)):
        possible: list[Cue] = []
        while cues and cues[0].begin < sentence.end:
            possible.append(cues.popleft())
        passage = Passage(tokens, words, sentence.begin, sentence.end)
        read = read_sentence(passage, possible)
        if not read and _is_quotation(tokens, sentence) and direct is not None:
            if not sentence.opens:
                direct.content.append((sentence.begin, sentence.end))
            continue
        direct = next((one for one in read if one.ends and _direct(tokens, one)), None)
        if read and (needing := words["needs_subject"]):
            read = [
                one
                for one in read
                if one.speaker or needing.isdisjoint(tokens.low[slice(*one.cue)])
            ]
        drafts += [(place, draft) for draft in read]
        if not read and words.code in incise_languages:
            for index in range(sentence.begin, sentence.end):
                if tokens.kind[index] != "q" or tokens.spaces(index) < 3:
                    continue
                start, end = tokens.start[index] + 1, tokens.end[index] - 1
                if inner := incised(text[start:end], words, elisions=elisions):
                    incises.append(located(place, *inner, shift=start))
    found = [located(place, tokens, draft) for place, draft in drafts]
    return sorted(found + incises, key=lambda one: one.sentence)


def _is_quotation(tokens: Tokens, sentence: Sentence) -> bool:
    return all(kind == "q" for kind in tokens.kind[sentence.begin : sentence.end])


def _direct(tokens: Tokens, draft: Draft) -> bool:
    return tokens.kind[draft.content[0][1] - 1] == "q"


_OPEN, _CLOSE = "“«„\"'‘「『”»", "”»“\"'’」』«"


_MARKS = re.compile('[“«„"‘「『”»’」』]')


def _is_whole(printed: str) -> bool:
    """Whether one pair of marks stands around all of it, not two around parts."""
    if printed[0] not in _OPEN or printed[-1] not in _CLOSE or len(printed) < 2:
        return False
    inner = _MARKS.search(printed, 1, len(printed) - 1)
    while inner and inner[0] in "’'":
        inner = _MARKS.search(printed, inner.end(), len(printed) - 1)
    return inner is None or (inner[0] in _OPEN and inner[0] not in '”»"')


def _kind(parts: tuple[Part, ...], direct: bool) -> Kind:
    if direct or all(_is_whole(part.text) for part in parts):
        return "direct"
    quoted = any(mark in part.text for part in parts for mark in '“«„"‘「『')
    return "mixed" if quoted else "indirect"


_CLITICS = re.compile(r"-(?:t-)?(ils?|elles?|on)\b", re.IGNORECASE)


def _clitic(cue: Span, printed: str) -> Span | None:
    """The pronoun in French "a-t-elle déclaré"."""
    match = _CLITICS.search(printed)
    return (cue[0] + match.start(1), cue[0] + match.end(1)) if match else None


def _quote(text: str, found: Found, speakers: Speakers) -> Quote:
    def part(span: tuple[int, int]) -> Part:
        return Part(*span, text[slice(*span)])

    content = tuple(map(part, found.content))
    span = found.speaker or _clitic(found.cue, text[slice(*found.cue)])
    speaker = part(span) if span else None
    who = speakers.identify(
        speaker.text if speaker else "", found.sentence, vague=found.vague
    )
    return Quote(
        _kind(content, found.direct),
        content,
        speaker,
        part(found.cue),
        part(found.via) if found.via else None,
        who.name,
        who.actor_id,
        found.confidence if who.name or speaker else found.confidence / 2,
    )


def annotate(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Quotations of ``item["text"]`` in the form of the evaluation sets."""
    found: list[dict[str, Any]] = []
    for quote in find_quotes(
        str(item.get("text") or ""), str(item.get("lang") or "en")
    ):
        entry: dict[str, Any] = {
            "content": [_span(part) for part in quote.content],
            "type": quote.kind,
            "confidence": quote.confidence,
        }
        for name in ("speaker", "cue", "via"):
            part = getattr(quote, name)
            entry[name] = _span(part) if part else None
        entry |= {"name": quote.name, "actor": quote.actor_id}
        found.append(entry)
    return found


def _span(part: Part) -> dict[str, Any]:
    return {"start": part.start, "end": part.end, "text": part.text}
