"""Prime Ministers of Australia since 1945: the transcripts' sitemap and XML interface.

Old texts were read off paper by a machine and are kept as they are, misprints and all.
A transcript is filed under the Prime Minister of its time; where its title names
another speaker, none is given here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import ClassVar

from lxml import etree

from onrecord.models import Document, Kind, Link, Note, Subject
from onrecord.spiders.articles import Dated, ItemPage
from onrecord.spiders.base import HTML_START, Item, SourceCard, SourceSpider
from onrecord.spiders.platforms import Row, SitemapPage
from onrecord.spiders.reading import line, prose_of_html
from onrecord.spiders.title_kinds import KINDS

SITE = "https://pmtranscripts.pmc.gov.au"


class Transcripts(SitemapPage):
    """The whole collection, some 26,000; each is asked of the interface."""

    route = r"https://pmtranscripts\.pmc\.gov\.au/transcripts\.xml"
    follow = r"https://pmtranscripts\.pmc\.gov\.au/release/transcript-(?P<id>\d+)"

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        number = row.address.rpartition("-")[2]
        yield Link(f"{SITE}/query?transcript={number}")


class Transcript(ItemPage):
    """XML with the text as HTML in it; the root differs by year of harvest."""

    route = (
        r"https://pmtranscripts\.pmc\.gov\.au/"
        r"(?:query\?transcript=|release/transcript-)(?P<id>\d+)"
    )
    language = "en"
    TYPES: ClassVar[dict[str, Kind]] = {
        "media release": "press_release",
        "interview": "remarks",
        "speech": "speech",
        "statement in parliament": "statement",
        "statement": "statement",
        "press conference": "press_briefing",
        "message": "message",
        "broadcast": "speech",
        "letter": "letter",
    }
    UNTYPED: ClassVar[frozenset[str]] = frozenset({"transcript", "video transcript"})
    """What says how a text was made; the title says what it is."""

    def read(self) -> Iterator[Item]:
        fields = self.fields
        if fields["transcript-id"] != self.native_id():
            raise self.error("selector", f"it is of {fields['transcript-id'][:40]!r}")
        title = line(html.unescape(fields["title"]))
        if not title:
            raise self.error("no_title", "a transcript without a title")
        paragraphs = prose_of_html(self, fields["content"])
        if not paragraphs:
            raise self.error("no_text", "content holds no text")
        dated = self.dated(fields["date"], "en")
        speaker = line(fields["prime-minister"]) if is_his(title, fields) else ""
        subjects = line(fields["subjects"])
        yield Document(
            source=self.card.name,
            native_id=self.native_id(),
            url=self.url,
            page_url=f"{SITE}/release/transcript-{self.native_id()}",
            kind=self.kind_of(title),
            language="en",
            title=title,
            actor=self.card.actor,
            speaker=speaker,
            speaker_role="Prime Minister" if speaker else "",
            issued_text=dated.printed,
            issued_on=dated.day,
            subjects=(Subject(subjects, "pmtranscripts"),) if subjects else (),
            paragraphs=paragraphs,
            notes=tuple(self.notes(speaker)),
        )

    @cached_property
    def fields(self) -> dict[str, str]:
        """The fields of the one transcript in the answer."""
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where the interface answers XML")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True
        )
        try:
            root = etree.fromstring(body, parser)
        except etree.XMLSyntaxError as error:
            raise self.error("malformed_xml", f"{error}"[:200]) from error
        found = [*root.iterchildren("transcript", "item")]
        if len(found) != 1:
            raise self.error("selector", f"{len(found)} transcripts in it, not 1")
        names = [str(part.tag) for part in found[0]]
        if len(set(names)) != len(names):
            raise self.error("selector", "a field of the transcript stands in it twice")
        values = {
            str(part.tag): "".join(part.itertext(with_tail=False)) for part in found[0]
        }
        values["date"] = values.get("release-date") or values.get("field_date", "")
        values.setdefault("subjects", "")
        for name in ("transcript-id", "title", "content", "prime-minister", "date"):
            if name not in values:
                raise self.error("selector", f"0 matches for {name!r}, not 1")
        return values

    def kind_of(self, title: str, address: str = "") -> Kind:
        # A joint statement or a communiqué is one whatever it is filed as.
        filed = self.TYPES.get(self.filed_as)
        other: Kind = "remarks" if self.filed_as in self.UNTYPED else "press_release"
        words = KINDS["en"][:2] if filed else KINDS["en"]
        named = (k for pattern, k in words if re.search(pattern, title, re.I))
        return next(named, filed or other)

    @property
    def filed_as(self) -> str:
        return line(self.fields.get("release-type", "")).lower()

    def notes(self, speaker: str) -> Iterator[Note]:
        if self.filed_as not in {*self.TYPES, *self.UNTYPED}:
            yield Note("no_kind", f"unknown type {self.filed_as!r}")
        if not speaker:
            minister = line(self.fields["prime-minister"])
            yield Note("filed_under", f"the Prime Minister of its time: {minister}")


OTHERS = re.compile(
    r"\bby\b.*?\b(?:acting|deputy|minister for|the hon|treasurer|senator|rt\.? hon)",
    re.IGNORECASE,
)


def is_his(title: str, fields: dict[str, str]) -> bool:
    """Whether the title leaves the text to the Prime Minister it is filed under."""
    surname = fields["prime-minister"].partition(",")[0].strip()
    _, by, voice = title.lower().partition(" by ")
    if not by or surname.lower() in voice:
        return True
    if re.search(r"(?<!acting )(?<!deputy )\bprime minister", voice):
        return True
    return OTHERS.search(title) is None


class AuPmTranscriptsSpider(SourceSpider):
    card = SourceCard(
        name="au_pm_transcripts",
        actor="AUS",
        publisher="Department of the Prime Minister and Cabinet",
        about=(
            "Speeches, media releases and interviews of the Prime Ministers of "
            "Australia from 1945, collected by their department."
        ),
        url=SITE,
        hosts=("pmtranscripts.pmc.gov.au",),
        languages=("en",),
        timezone="Australia/Sydney",
        kinds=(
            "speech", "statement", "joint_statement", "communique", "remarks",
            "press_briefing", "message", "letter", "press_release",
        ),
        platform="sitemap",
        first_date=date(1945, 1, 1),
        terms="CC BY 3.0 AU; the full text may be re-published.",
        terms_url="https://creativecommons.org/licenses/by/3.0/au/",
        republish=True,
        date_formats=("%d/%m/%Y",),
        standing="active",
        evidence="captured",
        items_per_week=5,
        max_quiet_days=120,
        delay=3.0,
    )  # fmt: skip
    pages = (Transcripts, Transcript)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/transcripts.xml"
    ]
