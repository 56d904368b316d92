"""United Nations press releases and meetings coverage: press.un.org.

The feed gives addresses; the pages give the text. A page is one document under its
symbol (``SG/SM/21980``). A meeting's live blog carries the symbol of its release, so
the two are one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.dates import local_date
from onrecord.models import Document, Link, Note, Subject
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry, each, read_feed
from onrecord.spiders.press_leads import with_briefer, with_lead
from onrecord.spiders.reading import line, printed_date, printed_time, prose
from onrecord.symbols import Symbol, parse

SITE = "https://press.un.org"
PRESS_SERVICE = "ORG:UN:DGC"
SECRETARY_GENERAL = "ORG:UN:SG"
DEPUTY = "ORG:UN:DSG"

CARD = SourceCard(
    name="un_press",
    actor="ORG:UN",
    publisher="United Nations Department of Global Communications",
    about=(
        "Press releases of the United Nations: statements, messages and remarks of "
        "the Secretary-General and the deputy, and unofficial summaries of meetings."
    ),
    url=f"{SITE}/en",
    hosts=("press.un.org", "www.un.org"),
    languages=("en",),
    timezone="America/New_York",
    kinds=(
        "statement", "joint_statement", "message", "remarks", "speech", "letter",
        "press_briefing", "press_release", "meeting_coverage",
    ),
    platform="RSS",
    first_date=date(1996, 1, 1),
    terms=(
        "Copyright United Nations, all rights reserved; read and quote with "
        "attribution, re-publish the full text only with permission."
    ),
    terms_url="https://www.un.org/en/about-us/terms-of-use",
    publisher_is_actor=False,
    standing="active",
    evidence="captured",
    items_per_week=60,
    max_quiet_days=4,
    delay=3.0,
)  # fmt: skip

RELEASE = re.compile(
    r"https?://(?:press\.un\.org|www\.un\.org/press)/en/\d{4}/([\w.-]+?)\.doc\.html?"
)
BLOG = re.compile(r"https://press\.un\.org/en/blog/([\w.-]+)")

_SLUG = re.compile(r"(?:\d{8}\.)?([a-z]+)(\d+)(?:[._-][a-z0-9._-]*)?")
"""Until 2001 the slug opens with the date: ``20000705.sc6886``."""
_SERIES = {
    "sgsm": "SG/SM", "dsgsm": "DSG/SM", "sga": "SG/A", "sgt": "SG/T", "sc": "SC",
    "ga": "GA", "gashc": "GA/SHC", "gadis": "GA/DIS", "gaef": "GA/EF",
    "gaspd": "GA/SPD", "gaab": "GA/AB", "gal": "GA/L", "gacol": "GA/COL",
    "gapal": "GA/PAL", "ecosoc": "ECOSOC", "hrct": "HR/CT", "hr": "HR", "pal": "PAL",
    "org": "ORG", "lt": "L/T", "envdev": "ENV/DEV", "iha": "IHA", "dev": "DEV",
    "afr": "AFR", "sag": "SAG", "wom": "WOM", "obv": "OBV", "bio": "BIO",
    "ngo": "NGO", "sea": "SEA", "dc": "DC", "dcf": "DCF", "pi": "PI", "m": "M",
    "pko": "PKO",
}  # fmt: skip


def symbol_of(slug: str) -> Symbol | None:
    """The symbol that an address spells without slashes: ``sgsm21980``."""
    found = _SLUG.fullmatch(slug)
    if found is None or found[1] not in _SERIES:
        return None
    return parse(f"{_SERIES[found[1]]}/{found[2]}")


class PressFeed(Page):
    """The ten newest items. A live blog is followed only where no release is listed."""

    route = r"https://press\.un\.org/en/rss\.xml"
    is_listing = True

    def read(self) -> Iterator[Item]:
        feed = read_feed(self)
        released = {
            symbol.canonical
            for entry in feed.entries
            if (found := RELEASE.fullmatch(entry.link))
            and (symbol := symbol_of(found[1]))
        }

        def link(entry: Entry) -> Iterator[Item]:
            blog = BLOG.fullmatch(entry.link)
            if blog and (symbol := symbol_of(blog[1])):
                if symbol.canonical in released:
                    return
            elif not RELEASE.fullmatch(entry.link):
                raise self.error("unknown_address", f"an item leads to {entry.link!r}")
            day = None
            if entry.published:
                day = local_date(printed_time(self, entry.published))
            yield Link(entry.link, issued_on=day)

        yield from each(self, feed, link)


class PressRelease(Page):
    """One release in the layout used since 2022."""

    route = RELEASE.pattern

    def read(self) -> Iterator[Item]:
        slug = RELEASE.fullmatch(self.url)
        assert slug is not None  # the route
        series, native_id, notes = self.identity(slug[1])
        doctype = self.only(".field--name-field-doctype a").xpath("@href").get("")
        if doctype not in {"/en/press-release", "/en/meetings-coverage"}:
            raise self.error("unknown_value", f"document type {doctype!r}")
        coverage = doctype == "/en/meetings-coverage"
        title = self.words(".field--name-field-display-title h1")
        body = self.only(".field--name-body")
        paragraphs = prose(self, body)
        if not paragraphs:
            raise self.error("no_text", "the body of the release is empty")
        issued_text, issued_on = self.dated()
        document = Document(
            source=self.card.name,
            native_id=native_id,
            url=self.url,
            kind="meeting_coverage" if coverage else "press_release",
            language="en",
            title=title,
            symbol=series.printed if series else "",
            body=(series.body or "") if series else "",
            actor=PRESS_SERVICE,
            issued_text=issued_text,
            issued_on=issued_on,
            subjects=self.themes(),
            countries=tuple(
                line(name)
                for name in self.html.css(
                    ".field--name-field-country .field__item a"
                ).xpath("string()").getall()
            ),
            paragraphs=paragraphs,
            is_summary=coverage,
            notes=notes,
        )  # fmt: skip
        if not coverage:
            document = attributed(document, series)
        yield document

    def identity(self, slug: str) -> tuple[Symbol | None, str, tuple[Note, ...]]:
        """The release's symbol, its id, and a note where the address disagrees.

        The daily briefing is the one series without a symbol: its slug is its id.
        """
        printed = self.optional(".field--name-field-symbol")
        from_slug = symbol_of(slug)
        if printed is None or not (text := line(printed.xpath("string()").get(""))):
            if from_slug:
                return replace(from_slug, printed=""), from_slug.canonical, ()
            if re.fullmatch(r"db\d{6}", slug):
                return None, slug, ()
            raise self.error("unknown_symbol", f"no symbol printed, slug {slug!r}")
        symbol = parse(text)
        if symbol is None:
            if re.fullmatch(r"db\d{6}", slug):
                return None, slug, (Note("printed_symbol", text),)
            raise self.error("unknown_symbol", f"{text!r} is not a symbol")
        if from_slug is None or from_slug.canonical != symbol.canonical:
            note = Note("address_differs", f"the page prints {text}, slug {slug}")
            return symbol, symbol.canonical, (note,)
        return symbol, symbol.canonical, ()

    def words(self, css: str) -> str:
        text = line(self.only(css).xpath("string()").get(""))
        if not text:
            raise self.error("selector", f"{css!r} holds no text")
        return text

    def dated(self) -> tuple[str, date]:
        """The date as printed. The site adds noon in UTC, which says nothing."""
        css = ".field--name-field-dated time"
        printed = self.words(css)
        day = printed_date(self, printed, "%d %B %Y")
        machine = self.only(css).xpath("@datetime").get("")
        if machine[:10] != day.isoformat():
            raise self.error("date", f"prints {printed!r}, its datetime is {machine!r}")
        return printed, day

    def themes(self) -> tuple[Subject, ...]:
        found = []
        for link in self.html.css(".field--name-field-theme .field__item a"):
            label = line(link.xpath("string()").get(""))
            path = link.xpath("@href").get("")
            uri = f"{SITE}{path}" if re.fullmatch(r"/[\w/-]+", path) else ""
            if label:
                found.append(Subject(label, "press.un.org", uri))
        return tuple(found)


def attributed(document: Document, series: Symbol | None) -> Document:
    """A press release with its kind, actor and speaker, as far as it states them."""
    prefix = series.canonical.rsplit("/", 1)[0] if series else ""
    if prefix in {"SG/SM", "DSG/SM"}:
        actor = SECRETARY_GENERAL if prefix == "SG/SM" else DEPUTY
        return with_lead(replace(document, actor=actor, body=""))
    if prefix in {"SG/A", "SG/T"}:
        return replace(document, actor=SECRETARY_GENERAL, body="")
    if prefix == "SC" and re.match(r"Security Council Press Statement", document.title):
        return replace(document, kind="statement", actor="ORG:UN:SC")
    if series is None:  # the noon briefing
        return with_briefer(
            replace(document, actor=SECRETARY_GENERAL, kind="press_briefing")
        )
    return document


class LiveBlog(Page):
    """The running coverage of a meeting: data about the document that replaces it."""

    route = BLOG.pattern

    def read(self) -> Iterator[Item]:
        slug = BLOG.fullmatch(self.url)
        assert slug is not None  # the route
        symbol = symbol_of(slug[1])
        if symbol is None:
            raise self.error("unknown_symbol", f"slug {slug[1]!r} spells no symbol")
        title = line(self.only("h1").xpath("string()").get(""))
        if not title:
            raise self.error("selector", "'h1' holds no text")
        meeting = re.search(r"\b\d{1,5}(?:st|nd|rd|th) Meeting\b", title)
        yield Document(
            source=self.card.name,
            native_id=symbol.canonical,
            url=self.url,
            kind="meeting_coverage",
            language="en",
            role="extract",
            title=title,
            body=symbol.body or "",
            actor=PRESS_SERVICE,
            meeting=meeting[0] if meeting else "",
            is_summary=True,
            related=(("live_coverage_of", symbol.canonical),),
        )


class UnPressSpider(SourceSpider):
    card = CARD
    pages = (PressFeed, PressRelease, LiveBlog)
    start_urls = [f"{SITE}/en/rss.xml"]  # noqa: RUF012 (Scrapy's own declaration)
