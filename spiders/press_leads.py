"""The line that the United Nations press service puts above a text.

"Following are UN Secretary-General NAME's remarks to …:" names the kind and the speaker
of what follows. It is kept as a note: it is not among the words of the speaker.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.models import Document, Kind, Note, Paragraph

_LEAD = re.compile(r"(?:the )?following\b.{0,600}:?", re.IGNORECASE)
_KIND_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"joint (?:press )?statement", "joint_statement"),
    (r"press (?:conference|encounter|briefing|stakeout)", "press_briefing"),
    (r"remarks|toast", "remarks"),
    (r"messages?", "message"),
    (r"address|speech|lecture|keynote", "speech"),
    (r"letter", "letter"),
    (r"statements?", "statement"),
)
_NAME = r"[^\W\d_a-z][\w.-]{0,30}(?: (?:[^\W\d_a-z][\w.-]{0,30}|de|van|von|al)){1,5}"
_SPEAKER = re.compile(rf"((?:Deputy )?Secretary-General) ({_NAME})[’']s?\s")
_BRIEFER = re.compile(
    rf"\bby ({_NAME}), ((?:\w+ )?Spokes(?:man|woman|person)\b[^,;]{{0,80}})"
)
_SPOKESMAN = re.compile(
    r"\bby the ((?:\w+ )?Spokes(?:man|woman|person)\b[^:]{0,120}?):?$"
)


def with_lead(document: Document) -> Document:
    """A statement with the kind and the speaker that its lead names."""
    first = document.paragraphs[0]
    if not _LEAD.fullmatch(first.text):
        note = Note("no_lead", "the text opens without a line that names its speaker")
        return replace(document, kind="statement", notes=(*document.notes, note))
    lead = Paragraph("note", first.text)
    speaker, role = "", ""
    if found := _SPEAKER.search(first.text):
        role, speaker = found[1], found[2]
    elif found := _SPOKESMAN.search(first.text):
        role = found[1].strip()
    kind = kind_of_lead(first.text)
    notes = document.notes
    if kind is None:
        notes = (*notes, Note("no_kind", f"no known kind in {first.text[:120]!r}"))
    return replace(
        document,
        kind=kind or "statement",
        speaker=speaker,
        speaker_role=role,
        paragraphs=(lead, *document.paragraphs[1:]),
        notes=notes,
    )


def kind_of_lead(lead: str) -> Kind | None:
    """The kind that the line names first."""
    found = [
        (match.start(), kind)
        for words, kind in _KIND_WORDS
        if (match := re.search(rf"\b(?:{words})\b", lead, re.IGNORECASE))
    ]
    return min(found)[1] if found else None


def with_briefer(document: Document) -> Document:
    """A daily briefing with the spokesperson that its lead names."""
    first = document.paragraphs[0]
    if not _LEAD.fullmatch(first.text):
        return document
    found = _BRIEFER.search(first.text)
    return replace(
        document,
        speaker=found[1] if found else "",
        speaker_role=found[2].rstrip(" .:") if found else "",
        paragraphs=(Paragraph("note", first.text), *document.paragraphs[1:]),
    )
