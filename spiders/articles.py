"""The page of one item: by the source's selectors, and by general reading for the rest.

A selector that a source states and that finds nothing is an error, never a reason to
fall back: only what the source leaves open is read in general, and the document's notes
say by which rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from parsel import Selector

from onrecord.dates import (
    DateError,
    local_date,
    parse_date,
    parse_timestamp,
    read_date,
)
from onrecord.models import Document, Fault, Kind, Note, Paragraph
from onrecord.spiders.base import Item, PageError
from onrecord.spiders.decoding import DecodedPage
from onrecord.spiders.reading import line, prose

if TYPE_CHECKING:
    from onrecord.pages.page import PageReading

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|lang_switch|_ga", re.IGNORECASE)


def address_id(url: str) -> str:
    """The id of a page that has no other: its address without what may vary.

    Scheme, ``www.``, tracking parameters, fragment and a last slash are left out.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query) if not TRACKING.fullmatch(k)]
    )
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def untracked(url: str) -> str:
    """The address without parameters that only say where a reader came from."""
    if "?" not in url:
        return url
    parts = urlsplit(url)
    kept = [
        pair
        for pair in parts.query.split("&")
        if not TRACKING.fullmatch(pair.partition("=")[0])
    ]
    return urlunsplit(parts._replace(query="&".join(kept)))


@dataclass(frozen=True, slots=True)
class Dated:
    """A printed date and what it says; ``day`` is None where it says less."""

    printed: str = ""
    day: date | None = None
    moment: datetime | None = None
    edtf: str = ""
    """As far as it is printed, where that is less than a day: ``2026-03``."""


class ItemPage(DecodedPage):
    """What the pages of items have in common: identity, kind, language, dates."""

    kind: ClassVar[Kind] = "press_release"
    kinds_by: ClassVar[tuple[tuple[str, Kind], ...]] = ()
    """(pattern searched in the title or the address, kind), the first that fits."""
    language: ClassVar[str] = ""
    """Of all pages of this route. Else the route's group ``lang``, mapped by
    ``languages``; else what the page declares, if the card has it; else the card's
    only language."""
    languages: ClassVar[dict[str, str]] = {}
    """Codes in the address that are not ISO 639-1: ``{"ua": "uk"}``."""
    formats: ClassVar[tuple[str, ...]] = ()
    """Of printed dates, where they differ from the card's."""
    dated_elsewhere: ClassVar[bool] = False
    """The page prints no date of its own; the listing's row gives it."""

    def native_id(self) -> str:
        """The route's group ``id`` where it has one, else the address."""
        found = re.fullmatch(self.route, self.url)
        own = (found.groupdict().get("id") or "") if found else ""
        return own or address_id(self.url)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.card.timezone)

    def kind_of(self, title: str, address: str = "") -> Kind:
        """``address`` is of the item, where that is another than the page's."""
        for pattern, kind in self.kinds_by:
            if re.search(pattern, title, re.I):
                return kind
            if re.search(pattern, address or self.url, re.I):
                return kind
        return self.kind

    def language_of(self, declared: str = "") -> str:
        """ISO 639-1 of the text. Raises ``PageError`` where nothing says it."""
        found = re.fullmatch(self.route, self.url)
        code = self.language or (found.groupdict().get("lang") or "" if found else "")
        code = self.languages.get(code.lower(), code.lower())
        if code:
            return code
        own = self.languages.get(declared.lower(), declared.lower()[:2])
        if own in self.card.languages:
            return own
        if len(self.card.languages) == 1:
            return self.card.languages[0]
        raise self.error("language", f"the page does not say its language ({own!r})")

    def dated(self, printed: str, language: str) -> Dated:
        """What a printed date says: by the formats stated, else by its language.

        Raises ``PageError`` for what is no date, or may be two.
        """
        printed = line(printed)
        formats = self.formats or self.card.date_formats
        for known in dict.fromkeys((language, "en")) if formats else ():
            try:
                day = parse_date(printed, (*formats, "%Y-%m-%d"), known)
                return Dated(printed, day)
            except DateError:
                continue
        try:
            moment = parse_timestamp(printed, self.zone)
        except DateError as error:
            if formats:
                raise self.error(
                    "date", f"{printed[:80]!r} is in none of the formats {formats}"
                ) from error
            return self.read_date(printed, language)
        return Dated(printed, local_date(moment, self.zone), moment)

    def only_day(self, texts: Iterable[str], language: str) -> Dated:
        """What the first of the texts says, which stand where a date does. Raises
        ``PageError`` where another of them says another day."""
        first, *others = dict.fromkeys(filter(None, map(line, texts)))
        dated = self.dated(first, language)
        for text in others:
            with suppress(PageError):  # most say no date at all
                other = self.dated(text, language)
                if other.day and other.day != dated.day:
                    break
        else:
            return dated
        raise self.error("date", f"two days: {first[:80]!r} and {text[:80]!r}")

    def read_date(self, printed: str, language: str) -> Dated:
        """A printed date by the words of its language; figures only where they can
        mean one day."""
        found = read_date(printed, language=language, timezone=self.zone)
        if found.value is None:
            raise self.error("date", f"{printed[:80]!r}: {found.reason}")
        if found.day is None:
            return Dated(printed, edtf=found.value)
        return Dated(printed, found.day)


class ArticlePage(ItemPage):
    """An item on an HTML page."""

    title: ClassVar[str] = ""
    """CSS of the one element that holds the title; empty: general reading."""
    body: ClassVar[str] = ""
    """CSS of the elements that hold the text, in order."""
    date: ClassVar[str] = ""
    """CSS that selects the date's text: ``time::attr(datetime)``, ``.date::text``."""
    speaker: ClassVar[str] = ""
    drop: ClassVar[str] = ""
    """CSS of what stands in the body and is not its text: share buttons, galleries."""
    undated: ClassVar[bool] = False
    """Pages on which general reading finds no date are as they should be."""
    gone: ClassVar[str] = ""
    """CSS of what only a page has that says the item is no longer there."""

    def read(self) -> Iterator[Item]:
        if self.gone and self.html.css(self.gone):
            raise self.error(
                "soft_404", f"the page has {self.gone!r}: the item is gone"
            )
        if self.card.must_have:
            self.many(self.card.must_have)
        language = self.language_of(
            self.html.css("html::attr(lang), html::attr(xml\\:lang)").get(default="")
        )
        title = self.title_text()
        dated = self.date_of(language)  # first: what is dropped may hold it
        paragraphs = self.paragraphs(language)
        if not paragraphs:
            raise self.error("no_text", f"{self.body or 'the page'} holds no text")
        yield Document(
            source=self.card.name,
            native_id=self.native_id(),
            url=self.url,
            kind=self.kind_of(title),
            language=language,
            title=title,
            actor=self.card.actor,
            speaker=self.speaker_text(),
            issued_text=dated.printed,
            issued_on=dated.day,
            issued_edtf=dated.edtf,
            published_at=dated.moment,
            paragraphs=paragraphs,
            notes=tuple(self.notes()),
        )
        if not (dated.printed or self.undated or self.states("date")):
            yield Fault("date", "the page prints no date that can be read")

    @cached_property
    def general(self) -> PageReading:
        """The page as it is read without selectors."""
        # Here, because most pages need none of the large libraries behind it.
        from onrecord.pages.page import read_page

        return read_page(
            self.url,
            self.capture.body,
            self.capture.header("content-type"),
            timezone=self.zone,
        )

    def title_text(self) -> str:
        if self.title:
            text = line(self.only(self.title).xpath("string()").get(default=""))
        else:
            text = line(self.general.title)
        if not text:
            raise self.error("no_title", f"no title in {self.title or 'the page'!r}")
        return text

    def paragraphs(self, language: str) -> tuple[Paragraph, ...]:
        if not self.body:
            found = list(self.general.paragraphs)
            title = self.title_text() if found else ""
            while found and line(found[0].text) == title:
                del found[0]
            return tuple(found)
        elements = self.many(self.body)
        roots = {element.root for element in elements}
        found = []
        for element in elements:
            if roots.isdisjoint(element.root.iterancestors()):  # else read twice
                found += prose(self, self.without_dropped(element))
        return tuple(found)

    def without_dropped(self, element: Selector) -> Selector:
        if self.drop:
            for part in element.css(self.drop):
                part.drop()
        return element

    def date_of(self, language: str) -> Dated:
        if self.dated_elsewhere:
            return Dated()
        if self.date:
            found = [text for text in self.html.css(self.date).getall() if line(text)]
            if not found:
                raise self.error("selector", f"no date in {self.date!r}")
            return self.only_day(found, language)
        general = self.general.date
        if not general.value:
            return Dated()
        printed = general.printed or general.value
        if len(general.value) != len("2031-03-04"):  # a month, a year, a doubtful day
            return Dated(printed, edtf=general.value)
        return Dated(printed, date.fromisoformat(general.value))

    def speaker_text(self) -> str:
        if not self.speaker:
            return ""
        found = self.optional(self.speaker)
        return line(found.xpath("string()").get(default="")) if found else ""

    def states(self, part: str) -> bool:
        """Whether the source says where a part stands."""
        return bool(getattr(self, part)) or (part == "date" and self.dated_elsewhere)

    def notes(self) -> Iterator[Note]:
        """Which parts were read without a selector, and by which rule."""
        fields = {"title": "title", "body": "paragraphs", "date": "date"}
        left = [part for part in fields if not self.states(part)]
        if not left:
            yield from self.overruled
            return
        for part in left:
            if fields[part] in self.general.how:
                rule = self.general.how[fields[part]]
                yield Note("general_reading", f"{part} by {rule}")
        yield from self.general.notes


class PdfPage(ItemPage):
    """An item that is a PDF; its listing's row gives the title and the date."""

    dated_elsewhere = True

    def read(self) -> Iterator[Item]:
        # Here, because few sources need the reader behind it.
        from onrecord.pages.pdf import read_pdf

        pdf = read_pdf(self.capture.body)
        if not pdf.pages and pdf.reason != "no_text":
            raise self.error(pdf.reason, f"{len(self.capture.body)} bytes of PDF")
        notes = list(pdf.notes)
        if pdf.reason:  # a scan is kept, and says that it has no words
            notes.append(Note(pdf.reason, f"of {pdf.page_count} pages"))
        yield Document(
            source=self.card.name,
            native_id=self.native_id(),
            url=self.url,
            kind=self.kind_of(""),
            language=self.language_of(),
            actor=self.card.actor,
            paragraphs=pdf.paragraphs,
            notes=tuple(dict.fromkeys(notes)),
        )
