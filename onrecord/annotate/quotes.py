"""Quotations: who said what, by which word, and by which medium it is reported.

`find_quotes` reads direct, indirect and mixed quotations in nine languages by rules
over cue words (vocabularies/quote_cues.csv). It never raises, and takes time in
proportion to the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.annotate.quotes_actors import Speakers
from onrecord.annotate.quotes_chinese import ChineseDraft, read_chinese
from onrecord.annotate.quotes_clauses import Passage
from onrecord.annotate.quotes_cues import LANGUAGES, lexicon
from onrecord.annotate.quotes_reading import Draft, read_sentence
from onrecord.annotate.quotes_tokens import Sentence, Tokens, sentences_of, tokens_of

VERSION = "quotes/1"

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
    cue: Part | None
    via: Part | None
    """The medium or body that reports it, where it is not the speaker."""
    name: str = ""
    """The speaker's name; of a pronoun, the name that it stands for, else empty."""
    actor_id: str = ""
    confidence: float = 0.0
    rule: str = VERSION


def find_quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    """The quotations of `text` in the order of their cues.

    `language` is an ISO 639-1 code; an unknown one is read with English cues.
    """
    if language == "zh":
        speakers = Speakers(lexicon("zh"))
        return tuple(
            _quote_in(text, draft, place, speakers)
            for place, draft in enumerate(read_chinese(text))
        )
    words = lexicon(language if language in LANGUAGES else "en")
    tokens = tokens_of(text, elisions=language == "fr")
    drafts: list[tuple[int, Draft]] = []
    direct: Draft | None = None
    for place, sentence in enumerate(sentences_of(tokens)):
        found = read_sentence(Passage(tokens, words, sentence.begin, sentence.end))
        if not found and _is_quotation(tokens, sentence) and direct is not None:
            if not sentence.opens:
                direct.content.append((sentence.begin, sentence.end))
            continue
        direct = next((one for one in found if one.ends and _direct(tokens, one)), None)
        drafts += [(place, draft) for draft in found]
    speakers = Speakers(words)
    return tuple(_quote(tokens, draft, place, speakers) for place, draft in drafts)


def _is_quotation(tokens: Tokens, sentence: Sentence) -> bool:
    return all(kind == "q" for kind in tokens.kind[sentence.begin : sentence.end])


def _direct(tokens: Tokens, draft: Draft) -> bool:
    return tokens.kind[draft.content[0][1] - 1] == "q"


def _quote(tokens: Tokens, draft: Draft, place: int, speakers: Speakers) -> Quote:
    content = tuple(_part(tokens, one) for one in draft.content)
    kinds = [kind for begin, end in draft.content for kind in tokens.kind[begin:end]]
    kind: Kind = "indirect"
    if "q" in kinds:
        kind = "mixed" if "w" in kinds else "direct"
    speaker = _part(tokens, draft.speaker) if draft.speaker else None
    who = speakers.identify(speaker.text if speaker else "", place)
    return Quote(
        kind,
        content,
        speaker,
        _part(tokens, draft.cue) if draft.cue else None,
        _part(tokens, draft.via) if draft.via else None,
        who.name,
        who.actor_id,
        draft.confidence,
    )


def _quote_in(text: str, draft: ChineseDraft, place: int, speakers: Speakers) -> Quote:
    def part(span: tuple[int, int]) -> Part:
        return Part(*span, text[slice(*span)])

    content = tuple(map(part, draft.content))
    marked = [any(mark in one.text for mark in '“「"') for one in content]
    whole = all(one.text[0] in '“「"' and one.text[-1] in '”」"' for one in content)
    kind: Kind = "direct" if whole else "mixed" if any(marked) else "indirect"
    speaker = part(draft.speaker) if draft.speaker else None
    who = speakers.identify(speaker.text if speaker else "", place)
    return Quote(
        kind,
        content,
        speaker,
        part(draft.cue),
        part(draft.via) if draft.via else None,
        who.name,
        who.actor_id,
        0.8,
    )


def _part(tokens: Tokens, one: tuple[int, int]) -> Part:
    start, end = tokens.start[one[0]], tokens.end[one[1] - 1]
    return Part(start, end, tokens.text[start:end])


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
