"""The European Parliament: press room, texts tabled, and its open data on them.

A motion has one id in all its languages and in the open data (``RC-10-2025-0249``), so
that what the site and the interface print of it stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from onrecord.models import Document, Kind, Paragraph, Translation
from onrecord.spiders.articles import ArticlePage, ItemPage
from onrecord.spiders.base import Item, SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.reading import json_answer, line, must, rows

SITE = "https://www.europarl.europa.eu"
API = "https://data.europarl.europa.eu/api/v2"
LANGUAGES = (
    "en", "fr", "de", "es", "it", "bg", "cs", "da", "el", "et", "fi", "ga", "hr", "hu",
    "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
PARLIAMENT = "ORG:EU:EP"


class PressRoom(ListingPage):
    """Some rows print no date; the day within an address is not that of the release."""

    route = r"https://www\.europarl\.europa\.eu/news/[a-z]{2}/press-room"
    follow = (
        r"https://www\.europarl\.europa\.eu/news/(?P<lang>[a-z]{2})/press-room/"
        r"(?P<id>\d{8}IPR\d+)(?:/[^?#]*)?"
    )
    row = "article:has(div.ep_title)"
    title = "div.ep_title span.ep_name"
    date = "time[itemprop=datePublished]::attr(datetime)"
    undated = True


class PressRelease(ArticlePage):
    route = PressRoom.follow
    title = "h1.ep_title"
    body = "#website-body div.ep-a_facts, #website-body div.ep-a_text"
    date = "time[itemprop=datePublished]::attr(datetime)"


class Motion(ItemPage):
    """A motion for a resolution, joint or of one group."""

    route = (
        r"https://www\.europarl\.europa\.eu/doceo/document/"
        r"(?P<id>(?:RC|B)-\d+-\d{4}-\d{4})_(?P<lang>[A-Z]{2})\.html"
    )
    kind = "draft_resolution"
    formats = ("%d.%m.%Y",)
    NUMBERED: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:(?P<dash>[–—-])|(?P<letter>[A-ZΑ-ΩА-Я]{1,2}\.)|(?P<number>\d+\.))\s+(?P<text>.+)"
    )

    def read(self) -> Iterator[Item]:
        language = self.language_of()
        symbols = {
            line(text).removeprefix("- ")
            for text in self.many(
                "div.es_header-website-title-main span.es_title-h3::text"
            ).getall()
        }
        if len(symbols) != 1:
            raise self.error("selector", f"{len(symbols)} symbols in the page's head")
        title = line(self.only("#website-body h1").xpath("string()").get(default=""))
        printed = self.only("#website-body h1 + p > span.text-muted")
        dated = self.dated(printed.xpath("string()").get(default=""), language)
        paragraphs = tuple(self.paragraphs())
        if not title or not paragraphs:
            raise self.error("no_text", "the motion has no title or no paragraph")
        yield Document(
            source=self.card.name,
            native_id=self.native_id(),
            url=self.url,
            kind=self.kind,
            language=language,
            title=title,
            symbol=symbols.pop(),
            body=PARLIAMENT,
            actor=self.card.actor,
            issued_text=dated.printed,
            issued_on=dated.day,
            paragraphs=paragraphs,
            translations=tuple(self.translations(language)),
        )

    def paragraphs(self) -> Iterator[Paragraph]:
        """Citations and recitals are preambular, what is numbered is operative."""
        begun = False
        for element in self.many("#website-body p.doceo-font-size-base"):
            text = line(element.xpath("string()").get(default=""))
            found = self.NUMBERED.fullmatch(text)
            if found and found["number"]:
                begun = True
                number = found["number"]
                path = number.rstrip(".")
                yield Paragraph("operative", found["text"], number, path=path)
            elif found and not begun:
                yield Paragraph("preambular", found["text"], found["letter"] or "")
            elif text:
                yield Paragraph("text" if begun else "formula", text)

    def translations(self, language: str) -> Iterator[Translation]:
        for link in self.html.css("#languageSelectorDropdownContent a[href][lang]"):
            code = link.attrib["lang"].lower()
            if code in self.card.languages and code != language:
                address = re.sub(r"_[A-Z]{2}\.html$", f"_{code.upper()}.html", self.url)
                yield Translation(address, code)


class OpenData(ItemPage):
    """What the interface says of one text: its kind, day and title."""

    route = (
        r"https://data\.europarl\.europa\.eu/api/v2/documents/"
        r"(?P<id>[A-Z]+-\d+-\d{4}-\d{4})(?:\?[^#]*)?"
    )
    formats = ("%Y-%m-%d",)
    TYPES: ClassVar[dict[str, Kind]] = {
        "RESOLUTION_MOTION_JOINT": "draft_resolution",
        "RESOLUTION_MOTION": "draft_resolution",
        "TEXT_ADOPTED": "resolution",
    }

    def read(self) -> Iterator[Item]:
        works = rows(self, json_answer(self), "data")
        if len(works) != 1:
            raise self.error("selector", f"{len(works)} works in data, not 1")
        (work,) = works
        if must(self, work, "identifier", str) != self.native_id():
            raise self.error("selector", f"it is of {work['identifier']!r}")
        sort = must(self, work, "work_type", str).rpartition("/")[2]
        if sort not in self.TYPES:
            raise self.error("unknown_value", f"type of work {sort!r}")
        titles: dict[str, str] = must(self, work, "title_dcterms", dict)
        if not all(isinstance(one, str) and line(one) for one in titles.values()):
            raise self.error("no_title", "an empty title in title_dcterms")
        language = next((code for code in LANGUAGES if titles.get(code)), "")
        if not language:
            raise self.error("no_title", "title_dcterms holds no title")
        dated = self.dated(must(self, work, "document_date", str), language)
        yield Document(
            source=self.card.name,
            native_id=self.native_id(),
            url=self.url,
            page_url=self.text_address(language),
            role="extract",
            kind=self.TYPES[sort],
            language=language,
            title=line(titles[language]),
            body=PARLIAMENT,
            actor=self.card.actor,
            issued_text=dated.printed,
            issued_on=dated.day,
            translations=tuple(
                Translation(self.text_address(code), code)
                for code in LANGUAGES
                if titles.get(code) and code != language
            ),
        )

    def text_address(self, language: str) -> str:
        return f"{SITE}/doceo/document/{self.native_id()}_{language.upper()}.html"


class EuParliamentSpider(SourceSpider):
    card = SourceCard(
        name="eu_parliament",
        actor=PARLIAMENT,
        publisher="European Parliament",
        about=(
            "The parliament of the European Union: press releases, motions for "
            "resolutions, and open data on the texts that it adopts."
        ),
        url=f"{SITE}/news/en/press-room",
        hosts=("www.europarl.europa.eu", "data.europarl.europa.eu"),
        languages=LANGUAGES,
        timezone="Europe/Brussels",
        kinds=("draft_resolution", "resolution", "press_release"),
        platform="listing",
        first_date=date(2020, 1, 1),
        terms="Re-use is allowed with the source named (legal notice).",
        terms_url=f"{SITE}/legal-notice/en",
        republish=True,
        date_formats=("%d.%m.%Y", "%Y-%m-%d"),
        must_have="h1.ep_title",
        standing="active",
        evidence="captured",
        items_per_week=40,
        max_quiet_days=14,
        delay=3.0,
    )
    pages = (PressRoom, PressRelease, Motion, OpenData)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/news/en/press-room"
    ]
