"""Single facts of a file that stand in its text, its path or its preface."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from onrecord.models import Document, Paragraph
from onrecord.spiders import akoma, akoma_meta
from onrecord.text import language_code

_ENGLISH_ONLY: Final = ("PRST", "Pre-2020")
# How a presidential statement opens, in English.
_MEETING: Final = re.compile(
    r"\bAt (?:its|the) (?P<meeting>\d+(?:st|nd|rd|th)(?: \([^()]{1,20}\))? meeting)\b"
    r"(?:.{0,60}?\bheld on (?P<held>\d{1,2} [A-Z][a-z]+ \d{4}))?"
    r"|^On (?P<on>\d{1,2} [A-Z][a-z]+ \d{4}), in connection"
)
_AGENDA: Final = re.compile(
    r"\bentitled “(?P<item>.{3,400}?)”,? (?:the President|in accordance|and )"
)
# Two that the references name otherwise than the extracts do.
_COMMITTEES: Final = {
    "noMainCommittee": "Without reference to a Main Committee",
    "fourthCommittee": "Fourth Committee",
}


def with_opening(document: Document, rows: tuple[Paragraph, ...]) -> Document:
    """What the first sentence of a presidential statement says of its meeting."""
    for row in rows[:8]:
        if found := _MEETING.search(row.text):
            item = _AGENDA.search(row.text, found.end())
            document = replace(
                document,
                meeting=found["meeting"] or "",
                adopted_text=found["held"] or found["on"] or "",
                agenda_title=document.agenda_title or (item["item"] if item else ""),
            )
            break
    return replace(document, title=document.title or document.agenda_title)


def committee_name(proponent: str, meta: akoma_meta.Meta) -> str:
    """The committee's name, from the id that the cover page refers to."""
    return _COMMITTEES.get(proponent) or meta.references.get(proponent, "")


def dated_part(meta: akoma_meta.Meta, own: akoma_meta.Meta) -> akoma_meta.Meta:
    """The dates of the collection, where the part has none of its own."""
    own.decided_on = own.decided_on or meta.decided_on
    own.outcome_on = own.outcome_on or meta.outcome_on
    return own


def folder_language(path: str) -> str:
    """The language that the folder is for; the oldest folders hold English alone."""
    folders = path.split("/")[:-1]
    for folder in reversed(folders):
        # "ES-10" is a session, not Spanish.
        if folder.isalpha() and (code := language_code(folder)):
            return code
    return "en" if folders and folders[0] in _ENGLISH_ONLY else ""


def resolution_title(element: etree._Element) -> str:
    """The title above the text, without the markers of its footnotes."""
    preface = element if akoma.local(element) == "preface" else None
    if preface is None:
        preface = element.find("{*}preface")
    if preface is None:
        return ""
    for title in preface.iter("{*}docTitle"):
        if title.get("refersTo", "").lstrip("#") in ("resolutionTitle", ""):
            return akoma_meta.text_of(title)
    return ""


def part_letter(statement: etree._Element) -> str:
    number = statement.find("{*}preface//{*}docNumber")
    text = akoma_meta.text_of(number).strip(". ") if number is not None else ""
    if re.fullmatch(r"[A-Z]", text):
        return text
    uri = statement.find("{*}meta/{*}identification/{*}FRBRWork/{*}FRBRuri")
    tail = (uri.get("value", "") if uri is not None else "").rstrip("/")
    found = re.search(r"\d([A-Z])$", tail)
    return found[1] if found else ""
