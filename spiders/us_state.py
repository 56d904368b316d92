"""The United States Department of State: the full text of its press releases by RSS.

The feed holds the documents; nothing further is fetched. An item's HTML opens with the
line of its speaker and a header block (title, type, place, date) before the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from parsel import Selector

from onrecord.dates import local_date
from onrecord.models import Document, Kind, Note
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry, Feed, each, read_feed
from onrecord.spiders.reading import (
    fragment,
    line,
    printed_date,
    printed_time,
    prose,
)

CARD = SourceCard(
    name="us_state",
    actor="USA",
    publisher="United States Department of State",
    about=(
        "The foreign ministry of the United States: statements of the Secretary of "
        "State and the spokesperson, remarks, readouts and media notes."
    ),
    url="https://www.state.gov/press-releases/",
    hosts=("www.state.gov",),
    languages=("en",),
    timezone="America/New_York",
    kinds=(
        "statement", "joint_statement", "communique", "remarks", "speech", "readout",
        "press_briefing", "letter", "press_release",
    ),
    platform="RSS",
    first_date=date(2025, 1, 20),
    terms=(
        "Work of the United States government, in the public domain (17 U.S.C. 105); "
        "the full text may be re-published."
    ),
    terms_url="https://www.state.gov/copyright-information/",
    standing="active",
    evidence="captured",
    republish=True,
    items_per_week=60,
    max_quiet_days=4,
    delay=5.0,
)  # fmt: skip

ZONE = ZoneInfo(CARD.timezone)
HEADER = "section.wp-block-default-hero-container"
_ID = re.compile(r"https://www\.state\.gov/releases/preview/(\d+)/?")

# A title that names the kind outright wins over the department's own type, which files
# joint statements as media notes.
_TITLE_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"\bjoint (?:\w+ )?statement\b", "joint_statement"),
    (r"\bcommuniqu[eé]\b", "communique"),
    (r"\breadout\b", "readout"),
    (r"\b(?:department press|special|press) briefing\b", "press_briefing"),
)
_TYPE_KINDS: dict[str, Kind] = {
    "press statement": "statement",
    "statement": "statement",
    "joint statement": "joint_statement",
    "readout": "readout",
    "remarks": "remarks",
    "remarks to the press": "remarks",
    "press availability": "remarks",
    "interview": "remarks",
    "speech": "speech",
    "letter": "letter",
    "department press briefing": "press_briefing",
    "press briefing": "press_briefing",
    "special briefing": "press_briefing",
    "briefing": "press_briefing",
    "media note": "press_release",
    "fact sheet": "press_release",
    "notice to the press": "press_release",
    "public schedule": "press_release",
    "press release": "press_release",
}
# Last, for items without a type.
_TITLE_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"\bremarks\b|\binterview\b|\bpress availability\b", "remarks"),
    (r"\bstatement\b", "statement"),
)


class StateFeed(Page):
    route = r"https://www\.state\.gov/rss-feed/press-releases/feed/(?:\?paged=\d+)?"
    is_listing = True

    def read(self) -> Iterator[Item]:
        feed = read_feed(self)
        yield from each(self, feed, lambda entry: self.document(feed, entry))

    def document(self, feed: Feed, entry: Entry) -> Iterator[Item]:
        found = _ID.fullmatch(entry.id)
        if found is None:
            raise self.error("unknown_id", f"the item's guid is {entry.id!r}")
        if not entry.title or not entry.published:
            raise self.error("selector", "an item without a title or a date")
        if urlsplit(entry.link).hostname not in self.card.hosts:
            raise self.error("foreign_address", f"an item at {entry.link!r}")
        if not entry.content.strip():
            raise self.error("no_text", "content:encoded holds no text")
        content = fragment(self, entry.content)
        header = self.header(content)
        speaker, role = speaker_of(entry.author)
        drop_header(content, entry.author)
        paragraphs = prose(self, content)
        if not paragraphs:
            raise self.error("no_text", "content:encoded holds no text")
        published = printed_time(self, entry.published)
        printed = header["publish-date"] or entry.published
        notes = [*feed.notes, *scheduled(self, feed, published)]
        kind = kind_of(entry.title, header["type"])
        if not entry.author:
            notes.append(Note("no_creator", "the item does not name its speaker"))
        if kind is None:
            notes.append(Note("no_kind", f"unknown type {header['type']!r}"))
        yield Document(
            source=self.card.name,
            native_id=found[1],
            url=self.url,
            part=found[1],
            page_url=entry.link,
            kind=kind or "press_release",
            language="en",
            title=entry.title,
            actor=self.card.actor,
            speaker=speaker,
            speaker_role=role,
            place=header["location"],
            issued_text=printed,
            issued_on=(
                printed_date(self, printed, "%B %d, %Y")
                if header["publish-date"]
                else local_date(published, ZONE)
            ),
            published_at=published,
            paragraphs=paragraphs,
            notes=tuple(notes),
        )

    def header(self, content: Selector) -> dict[str, str]:
        """The type, place and date that the block above the text prints."""
        values = {}
        for name, css in (
            ("type", f"{HEADER} p.doctype-meta"),
            ("location", f"{HEADER} p.article-meta__location"),
            ("publish-date", f"{HEADER} p.article-meta__publish-date"),
        ):
            found = content.css(css)
            if len(found) != 1:
                raise self.error("selector", f"{len(found)} matches for {css!r}, not 1")
            values[name] = line(found.xpath("string()").get(default=""))
        if not values["type"]:
            raise self.error("selector", "an item whose header names no type")
        return values


def drop_header(content: Selector, author: str) -> None:
    """Take away what stands above the words: the speaker's line and the header."""
    first = content.xpath("//body/*[1][self::p]")
    if first and line(first.xpath("string()").get(default="")) == author:
        first.drop()
    content.css(HEADER).drop()


def speaker_of(author: str) -> tuple[str, str]:
    """(name, office) from ``dc:creator``, which joins them with a comma.

    An office alone has no name. The feed also joins a second office without a space:
    ``SpokesmanOffice of …``.
    """
    spaced = re.sub(r"(?<=[a-z])(?=(?:Office|Bureau) of )", ", ", author)
    if re.match(r"(?:Office|Bureau|Department|U\.S\. Mission|Embassy)\b", spaced):
        return "", spaced
    name, _, office = spaced.partition(", ")
    return name, office


def kind_of(title: str, doctype: str) -> Kind | None:
    """The kind by the title's own word, else by the type; None where both are new."""
    for words, kind in _TITLE_KINDS:
        if re.search(words, title, re.IGNORECASE):
            return kind
    if doctype.lower() in _TYPE_KINDS:
        return _TYPE_KINDS[doctype.lower()]
    for words, kind in _TITLE_WORDS:
        if re.search(words, title, re.IGNORECASE):
            return kind
    return None


def scheduled(page: Page, feed: Feed, published: datetime) -> Iterator[Note]:
    """A note for an item dated later than the feed: it is out before its date."""
    if feed.updated:
        built = printed_time(page, feed.updated)
        if published > built:
            yield Note("scheduled", f"dated {published:%Y-%m-%d %H:%M %z}, later than "
                       f"the feed of {built:%Y-%m-%d %H:%M %z}")  # fmt: skip


class UsStateSpider(SourceSpider):
    card = CARD
    pages = (StateFeed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.state.gov/rss-feed/press-releases/feed/"
    ]
