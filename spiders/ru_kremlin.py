"""The President of Russia: transcripts with their full text by Atom, in two languages.

English and Russian editions give one event the same number, which is its id here. The
site answers by http only and wants a pause between requests. Feeds page back to 1999
by ``rel="next"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parsel import Selector

from onrecord.models import Document, Kind, Note
from onrecord.spiders.base import Item, Page, SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry, Feed, each, older, read_feed
from onrecord.spiders.reading import fragment, line, printed_time, prose

CARD = SourceCard(
    name="ru_kremlin",
    actor="RUS",
    publisher="Presidential Press and Information Office of Russia",
    about=(
        "The office of the President of Russia: transcripts of meetings, speeches, "
        "telephone conversations and press conferences."
    ),
    url="http://en.kremlin.ru/",
    hosts=("en.kremlin.ru", "kremlin.ru"),
    languages=("en", "ru"),
    timezone="Europe/Moscow",
    kinds=("remarks", "speech", "press_briefing", "message", "press_release"),
    platform="Atom",
    first_date=date(1999, 12, 31),
    terms="Creative Commons Attribution 4.0; the full text may be re-published.",
    terms_url="http://en.kremlin.ru/about/copyrights",
    standing="active",
    evidence="captured",
    republish=True,
    items_per_week=15,
    max_quiet_days=14,
    delay=15.0,
)

_ENTRY = re.compile(
    r"http://(?:en\.)?kremlin\.ru/events/president/([a-z_]+(?:/[a-z_]+)?)/(\d+)"
)
_SECTION_KINDS: dict[str, Kind] = {
    "transcripts": "remarks",
    "transcripts/statements": "remarks",
    "transcripts/deliberations": "remarks",
    "transcripts/speeches": "speech",
    "transcripts/messages": "speech",
    "transcripts/press_conferences": "press_briefing",
    "letters": "message",
    "news": "press_release",
}
_TITLED = re.compile(r"((?:Acting )?President of Russia) (.+)")
_LEFT_OUT = re.compile(r"<\s?(?:…|\.\.\.)\s?>")


class KremlinFeed(Page):
    route = (
        r"http://(?:en\.)?kremlin\.ru/events/(?:president/[a-z_/]+|all)"
        r"/feed/?(?:page/\d+/?)?"
    )
    is_listing = True

    def read(self) -> Iterator[Item]:
        feed = read_feed(self)
        language = feed.language
        if language not in self.card.languages:
            raise self.error("unknown_value", f"feed in language {language!r}")
        days: list[date] = []

        def document(entry: Entry) -> Iterator[Item]:
            found = self.document(feed, entry, language)
            if found.issued_on:
                days.append(found.issued_on)
            yield found

        yield from each(self, feed, document)
        yield from older(self, feed, min(days, default=None))

    def document(self, feed: Feed, entry: Entry, language: str) -> Document:
        found = _ENTRY.fullmatch(entry.id)
        if found is None:
            raise self.error("unknown_id", f"the entry's id is {entry.id!r}")
        section, number = found.groups()
        if section not in _SECTION_KINDS:
            raise self.error("unknown_value", f"section {section!r}")
        if not entry.title or not entry.published:
            raise self.error("selector", "an entry without a title or a date")
        content = fragment(self, entry.content)
        paragraphs = prose(self, content)
        if not paragraphs:
            raise self.error("no_text", "the entry's content holds no text")
        speaker, role = first_speaker(content)
        published = printed_time(self, entry.published)
        notes = list(feed.notes)
        left_out = sum(bool(_LEFT_OUT.search(p.text)) for p in paragraphs)
        if left_out:
            notes.append(
                Note("abridged", f"the publisher marks {left_out} passages left out")
            )
        return Document(
            source=self.card.name,
            native_id=number,
            url=self.url,
            part=number,
            page_url=entry.link,
            kind=_SECTION_KINDS[section],
            language=language,
            title=entry.title,
            actor=self.card.actor,
            speaker=speaker,
            speaker_role=role,
            issued_text=entry.published,
            # The day as the feed prints it: its offset (+04:00) is not Moscow's, so
            # shifting it could give a day that no edition prints.
            issued_on=published.date(),
            published_at=published,
            paragraphs=paragraphs,
            notes=tuple(notes),
        )


def first_speaker(content: Selector) -> tuple[str, str]:
    """(name, office) of the first who speaks in a transcript.

    A turn opens with the name in bold and a colon, inside or behind the bold.
    """
    for bold in content.xpath("//p/*[self::b or self::strong][1]"):
        before = line("".join(bold.xpath("preceding-sibling::node()").getall()))
        label = line(bold.xpath("string()").get(default=""))
        behind = line(bold.xpath("string(following-sibling::node()[1])").get(""))
        if before or not (label.endswith(":") or behind.startswith(":")):
            continue
        name = label.rstrip(" :")
        if 3 <= len(name) <= 120:
            if titled := _TITLED.fullmatch(name):
                return titled[2], titled[1]
            return name, ""
    return "", ""


class RuKremlinSpider(SourceSpider):
    card = CARD
    pages = (KremlinFeed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "http://en.kremlin.ru/events/president/transcripts/feed",
        "http://kremlin.ru/events/president/transcripts/feed",
    ]
