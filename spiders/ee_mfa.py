"""Estonia's foreign ministry: an RSS feed of a hundred items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://vm.ee"


class Feed(FeedPage):
    route = r"https://vm\.ee/rss-feeds/rss\.xml"
    follow = r"https?://(?:www\.)?vm\.ee/(?:(?P<lang>en|ru)/)?(?!rss-feeds/)[^?#]+"
    language = "et"
    kinds_by = KINDS["en"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class EeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ee_mfa",
        actor="EST",
        publisher="Välisministeerium",
        about=(
            "The foreign ministry of Estonia: press releases, statements and "
            "speeches of the minister in Estonian, English and Russian."
        ),
        url=SITE,
        hosts=("vm.ee", "www.vm.ee"),
        languages=("et", "en", "ru"),
        timezone="Europe/Tallinn",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=12,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/rss-feeds/rss.xml",
    ]
