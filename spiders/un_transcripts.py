"""Transcripts of United Nations meetings, made by machine: one document a speech.

The site serves each meeting as JSON: every statement with its speaker, the speaker's
office and affiliation, and sentence by sentence what was heard. None of it is an
official record, and every document says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urljoin

from onrecord.dates import DateError, parse_date
from onrecord.models import Document, Fault, Link, Note, Paragraph
from onrecord.spiders.base import Item, Page, PageError, SourceCard, SourceSpider
from onrecord.spiders.reading import json_answer, line, may, must, rows
from onrecord.spiders.un_pages import TERMS, TERMS_URL
from onrecord.symbols import parse
from onrecord.vocabularies import actors

SITE = "https://transcripts.un.org"
HEARD = Note("automatic_transcript", "made by speech recognition, not a record")
BODIES = {
    "Security Council": "ORG:UN:SC",
    "General Assembly": "ORG:UN:GA",
    "Human Rights Council": "ORG:UN:HRC",
    "Economic and Social Council": "ORG:UN:ECOSOC",
}


def day_of(page: Page, printed: str) -> date:
    """Meetings are dated with a day; the time is midnight by convention."""
    try:
        return parse_date(printed[:10], ("%Y-%m-%d",), "en")
    except DateError as error:
        raise page.error("date", str(error)) from error


class Meetings(Page):
    """Meetings of the last year, 250 a page, the newest first."""

    route = r"https://transcripts\.un\.org/en/meetings\.json(?:\?.*)?"
    is_listing = True

    def read(self) -> Iterator[Item]:
        answer = json_answer(self)
        found = rows(self, answer, "meetings")
        if not found:
            raise self.error("empty_listing", "an answer without a meeting")
        days = []
        for row in found:
            try:
                day = day_of(self, must(self, row, "date", str))
                days.append(day)
                if may(self, row, "hasTranscript", False):
                    address = line(must(self, row, "jsonUrl", str))
                    yield Link(urljoin(SITE, address), day)
            except PageError as error:
                yield Fault(error.reason, error.detail, may(self, row, "slug", ""))
        if may(self, answer, "hasMore", False) and days:
            number = may(self, answer, "page", 1) + 1
            address = f"{SITE}/en/meetings.json?page={number}"
            yield Link(address, issued_on=min(days), is_listing=True)


class Meeting(Page):
    """One meeting with everything said in it."""

    route = r"https://transcripts\.un\.org/en/(?!meetings)[\w/-]+\.json"

    def read(self) -> Iterator[Item]:
        answer = json_answer(self)
        day = day_of(self, must(self, answer, "video.date", str))
        statements = rows(self, answer, "transcript.data")
        if not statements:
            raise self.error("no_text", "a meeting without a statement")
        for statement in statements:
            number = str(may(self, statement, "statement_number", 0))
            try:
                document = self.statement(answer, statement, day, number)
            except PageError as error:
                yield Fault(error.reason, error.detail, number)
                continue
            if document.paragraphs:
                yield document

    def statement(
        self,
        answer: Mapping[str, Any],
        statement: Mapping[str, Any],
        day: date,
        number: str,
    ) -> Document:
        title = line(may(self, answer, "video.title", ""))
        printed = line(may(self, answer, "video.pv_symbol", ""))
        symbol = parse(printed) if printed else None
        meeting = symbol.canonical if symbol else must(self, answer, "video.slug", str)
        part = str(may(self, answer, "video.pv_part", 1))
        id = f"{meeting} part {part} no. {number}"
        code = line(may(self, statement, "speaker.affiliation", ""))
        paragraphs = []
        for paragraph in rows(self, statement, "paragraphs"):
            words = [
                line(may(self, sentence, "text", ""))
                for sentence in rows(self, paragraph, "sentences")
            ]
            if text := " ".join(word for word in words if word):
                paragraphs.append(Paragraph("text", text))
        # An affiliation that is no state or body of the tables gives no actor: the
        # words are kept under the speaker's name alone.
        known = code in actors()
        notes = (HEARD,) if known else (HEARD, Note("affiliation", code))
        return Document(
            source=self.card.name,
            native_id=id,
            url=self.url,
            page_url=urljoin(SITE, may(self, statement, "pageUrl", "")),
            part=id,
            kind="speech",
            language=must(self, answer, "transcript.language", str),
            title=title,
            actor=code if known else "",
            speaker=line(may(self, statement, "speaker.name", "")),
            speaker_role=line(may(self, statement, "speaker.function", "")),
            on_behalf_of=line(may(self, statement, "speaker.group", "")),
            body=BODIES.get(line(may(self, answer, "video.body", "")), ""),
            issued_text=must(self, answer, "video.date", str)[:10],
            issued_on=day,
            meeting_record=printed,
            paragraphs=tuple(paragraphs),
            notes=notes,
        )


class UnTranscriptsSpider(SourceSpider):
    card = SourceCard(
        name="un_transcripts",
        actor="ORG:UN",
        publisher="United Nations, Executive Office of the Secretary-General",
        about="What was said in public meetings of the United Nations, heard by a "
        "machine within hours; no official record.",
        url=f"{SITE}/en",
        hosts=("transcripts.un.org",),
        languages=("en",),
        timezone="America/New_York",
        kinds=("speech",),
        platform="JSON API",
        first_date=date(2025, 9, 1),
        terms=TERMS,
        terms_url=TERMS_URL,
        republish=False,
        publisher_is_actor=False,
        standing="unverified",
        evidence="documentation 2026",
        items_per_week=300,
        max_quiet_days=14,
        delay=3.0,
    )
    pages = (Meetings, Meeting)
    start_urls = [f"{SITE}/en/meetings.json"]  # noqa: RUF012
