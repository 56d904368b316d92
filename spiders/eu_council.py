"""The Council of the European Union: titles and dates by RSS; its pages refuse us.

The feed has no ``pubDate``: ``a10:updated`` moves with every correction, and the day
of a press release stands in its address.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry
from onrecord.spiders.feeds import Feed as Parsed
from onrecord.spiders.platforms import FeedPage, Row
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.consilium.europa.eu"


class Feed(FeedPage):
    """Meetings stand in it too, and are not statements."""

    route = r"https://www\.consilium\.europa\.eu/en/rss/pressreleases\.ashx"
    follow = (
        r"https://www\.consilium\.europa\.eu/(?P<lang>en)/press/press-releases/"
        r"\d{4}/\d{2}/\d{2}/[^?#]+"
    )
    kinds_by = KINDS["en"]
    dates_items = True
    followed = False

    @property
    def prints_dates(self) -> bool:
        return False  # its dates move with corrections; the address has the day

    def row(self, entry: Entry, feed: Parsed) -> Row:
        return replace(super().row(entry, feed), printed="")


class EuCouncilSpider(SourceSpider):
    card = SourceCard(
        name="eu_council",
        actor="ORG:EU:COUNCIL",
        publisher="General Secretariat of the Council of the European Union",
        about=(
            "The Council of the European Union and the European Council: press "
            "releases, statements and conclusions. Its pages refuse programs, so that "
            "only what the feed prints is kept: title, address, day."
        ),
        url=f"{SITE}/en/press/press-releases/",
        hosts=("www.consilium.europa.eu",),
        languages=("en",),
        timezone="Europe/Brussels",
        kinds=("statement", "joint_statement", "remarks", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured",
        items_per_week=30,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/rss/pressreleases.ashx"
    ]
