"""Quotations as places in the text, whatever language they were read in."""

from dataclasses import dataclass

from onrecord.annotate.quotes_contents import Draft
from onrecord.annotate.quotes_passage import Range
from onrecord.annotate.quotes_tokens import Tokens

Span = tuple[int, int]
"""Characters from … to (exclusive)."""


@dataclass(slots=True)
class Found:
    """A quotation as ranges of characters, found in that sentence of the text."""

    sentence: int
    content: list[Span]
    speaker: Span | None
    cue: Span
    via: Span | None
    confidence: float
    direct: bool = False
    """Its marks stand around more than the content."""
    vague: bool = False
    """The speaker is no person or body."""


def located(sentence: int, tokens: Tokens, draft: Draft, shift: int = 0) -> Found:
    """`draft` in characters; `shift` is where the text of the tokens begins."""

    def span(one: Range) -> Span:
        return tokens.start[one[0]] + shift, tokens.end[one[1] - 1] + shift

    return Found(
        sentence,
        [span(one) for one in draft.content],
        span(draft.speaker) if draft.speaker else None,
        span(draft.cue),
        span(draft.via) if draft.via else None,
        draft.confidence,
        shift > 0,
        draft.vague,
    )
