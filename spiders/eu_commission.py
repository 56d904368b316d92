"""The European Commission: press corner RSS, and its documents API for the text.

The reference (``STATEMENT/26/2063``) is the document's id. Only the English text is
fetched; the other languages are recorded as addresses. The API also gives names,
telephone numbers and mail addresses of spokespersons: they are never read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from onrecord.dates import local_date
from onrecord.models import Document, Kind, Link, Note, Subject, Translation
from onrecord.spiders.base import Item, NotOurs, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry, each, read_feed
from onrecord.spiders.reading import (
    json_answer,
    line,
    may,
    must,
    printed_date,
    printed_time,
    prose_of_html,
    rows,
)

SITE = "https://ec.europa.eu/commission/presscorner"

CARD = SourceCard(
    name="eu_commission",
    actor="ORG:EU:COM",
    publisher="European Commission",
    about=(
        "The executive of the European Union: statements, speeches, press releases "
        "and questions and answers of the President and the Commissioners."
    ),
    url=f"{SITE}/home/en",
    hosts=("ec.europa.eu",),
    languages=("en",),
    timezone="Europe/Brussels",
    kinds=("statement", "joint_statement", "speech", "readout", "press_release"),
    platform="JSON API",
    first_date=date(1978, 1, 1),
    terms=(
        "Creative Commons Attribution 4.0 (Commission Decision 2011/833/EU) unless "
        "marked otherwise; the full text may be re-published with attribution."
    ),
    terms_url="https://commission.europa.eu/legal-notice_en",
    standing="active",
    evidence="captured",
    republish=True,
    items_per_week=60,
    max_quiet_days=5,
    delay=2.0,
)

ZONE = ZoneInfo(CARD.timezone)
_DETAIL = re.compile(
    rf"{re.escape(SITE)}/detail/([a-z]{{2}})/([a-z]+)_(\d{{2}})_(\d{{1,5}})"
)
_REFERENCE = re.compile(r"[A-Z]+/\d{2}/\d{1,5}")
_KINDS: dict[str, Kind] = {
    "STATEMENT": "statement",
    "SPEECH": "speech",
    "READ": "readout",
    "IP": "press_release",
    "MEMO": "press_release",
    "QANDA": "press_release",
    "MEX": "press_release",
    "INF": "press_release",
}
_NO_STATEMENT = frozenset({"AC", "CLDR", "FS", "WM"})
"""Calendars and fact sheets."""
_OTHER_TEXTS = (
    "dolaAvResources", "dolaQuoteResources", "attachmentResources", "linkResources",
    "dolaRLinkResources",
)  # fmt: skip


def api_address(reference: str, language: str = "en") -> str:
    return f"{SITE}/api/documents?reference={reference}&language={language}"


class PressCornerFeed(Page):
    """The ten newest items."""

    route = r"https://ec\.europa\.eu/commission/presscorner/api/rss(?:\?[^#]*)?"
    is_listing = True

    def read(self) -> Iterator[Item]:
        def link(entry: Entry) -> Iterator[Item]:
            found = _DETAIL.fullmatch(entry.link)
            if found is None:
                raise self.error("unknown_address", f"an item leads to {entry.link!r}")
            language, series, year, number = found.groups()
            day = None
            if entry.published:
                day = local_date(printed_time(self, entry.published), ZONE)
            reference = f"{series.upper()}/{year}/{number}"
            yield Link(api_address(reference, language), issued_on=day)

        yield from each(self, read_feed(self), link)


class PressCornerDocument(Page):
    route = r"https://ec\.europa\.eu/commission/presscorner/api/documents\?[^#]+"

    def read(self) -> Iterator[Item]:
        asked = dict(parse_qsl(urlsplit(self.url).query))
        answer = json_answer(self)
        reference = must(self, answer, "refCd", str)
        if not _REFERENCE.fullmatch(reference):
            raise self.error("unknown_value", f"reference {reference!r}")
        if asked.get("reference", "").upper() != reference:
            raise self.error("identity", f"asked for another reference: {reference}")
        kind = self.kind(answer)
        if may(self, answer, "docuLanguageResource.etranslated", False):
            raise NotOurs("a machine translation")
        language = must(self, answer, "docuLanguageResource.language", str).lower()
        if not re.fullmatch("[a-z]{2}", language):
            raise self.error("unknown_value", f"language {language!r}")
        wanted = asked.get("language", "").lower()
        text = must(self, answer, "docuLanguageResource.htmlContent", str)
        paragraphs = prose_of_html(self, text)
        if not paragraphs:
            raise self.error("no_text", "docuLanguageResource.htmlContent is empty")
        title = line(
            html.unescape(must(self, answer, "docuLanguageResource.title", str))
        )
        if kind == "statement" and re.search(r"\bjoint\b", title, re.IGNORECASE):
            kind = "joint_statement"
        speaker, role = "", ""
        if kind in {"statement", "speech"}:
            speaker, role = self.speaker(answer, title)
        printed = must(self, answer, "eventDate", str)
        yield Document(
            source=self.card.name,
            native_id=reference,
            url=self.url,
            page_url=f"{SITE}/detail/{language}/{reference.lower().replace('/', '_')}",
            kind=kind,
            language=language,
            filed_under=wanted if wanted and wanted != language else "",
            title=title,
            symbol=reference,
            actor=self.card.actor,
            speaker=speaker,
            speaker_role=role,
            place=line(may(self, answer, "placeResource.description", "")),
            issued_text=printed,
            issued_on=printed_date(self, printed, "%Y-%m-%d"),
            published_at=printed_time(self, must(self, answer, "publishDate", str)),
            subjects=tuple(
                Subject(label, "presscorner")
                for label in self.labels(answer, "policiesResource", "description")
            ),
            countries=self.labels(answer, "countriesResource", "description"),
            paragraphs=paragraphs,
            translations=self.translations(answer, reference, language),
            notes=tuple(self.notes(answer)),
        )

    def kind(self, answer: Mapping[str, Any]) -> Kind:
        code = must(self, answer, "docutypeResource.code", str).upper()
        if code in _NO_STATEMENT:
            raise NotOurs(f"document type {code} is not a statement")
        if code not in _KINDS:
            raise self.error("unknown_value", f"document type {code!r}")
        return _KINDS[code]

    def speaker(self, answer: Mapping[str, Any], title: str) -> tuple[str, str]:
        """(name, office), where the one Commissioner tagged is named in the title.

        ``… by Commissioner Lahbib …`` names the office before the surname, which is
        everything behind the first name of the tag.
        """
        tagged = self.labels(answer, "commissionerResource", "shortDescription")
        if len(tagged) != 1:
            return "", ""
        first, _, surname = tagged[0].partition(" ")
        name = rf"(?:{re.escape(first)} )?{re.escape(surname or first)}"
        found = re.search(rf"\b(?:by|of) (?:the )?([^,;:]{{2,60}}?) {name}\b", title)
        return (tagged[0], found[1]) if found else ("", "")

    def labels(
        self, answer: Mapping[str, Any], path: str, name: str
    ) -> tuple[str, ...]:
        found = (line(may(self, row, name, "")) for row in rows(self, answer, path))
        return tuple(label for label in found if label)

    def translations(
        self, answer: Mapping[str, Any], reference: str, own: str
    ) -> tuple[Translation, ...]:
        """The human translations; machine translations stand in another list."""
        found = []
        listed: list[Any] = may(self, answer, "languages", [])
        for code in listed:
            if not isinstance(code, str) or not re.fullmatch(r"[A-Za-z]{2}", code):
                raise self.error("unknown_value", f"language {code!r} in 'languages'")
            if code.lower() != own:
                address = api_address(reference, code.lower())
                found.append(Translation(address, code.lower()))
        return tuple(found)

    def notes(self, answer: Mapping[str, Any]) -> Iterator[Note]:
        for name in _OTHER_TEXTS:
            held: list[Any] = may(self, answer, f"docuLanguageResource.{name}", [])
            if held:
                yield Note("unread_element", f"{name}: {len(held)}")
        if may(self, answer, "isEmbargo", False):
            yield Note("embargo", "the publisher marks it as under embargo")


class EuCommissionSpider(SourceSpider):
    card = CARD
    pages = (PressCornerFeed, PressCornerDocument)
    start_urls = [f"{SITE}/api/rss"]  # noqa: RUF012 (Scrapy's own declaration)
