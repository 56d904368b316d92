"""New Zealand's government: an RSS feed of thirty items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.beehive.govt.nz"


class Feed(FeedPage):
    route = r"https://www\.beehive\.govt\.nz/rss\.xml"
    follow = (
        r"https?://(?:www\.)?beehive\.govt\.nz/(?:release|speech|feature)/"
        r"[^?#]+"
    )
    language = "en"
    dates_items = True
    kinds_by = ((r"govt\.nz/speech/", "speech"), *KINDS["en"])


class Item(ArticlePage):
    route = Feed.follow
    dated_elsewhere = True
    kinds_by = Feed.kinds_by


class NzBeehiveSpider(SourceSpider):
    card = SourceCard(
        name="nz_beehive",
        actor="NZL",
        publisher="New Zealand Government",
        about=(
            "The ministers of New Zealand: releases and speeches, those of the "
            "Prime Minister and the foreign minister among them."
        ),
        url=SITE,
        hosts=("www.beehive.govt.nz", "beehive.govt.nz"),
        languages=("en",),
        timezone="Pacific/Auckland",
        kinds=("speech", "statement", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Said to be CC BY 4.0; the notice was not read.",
        terms_url="",
        standing="unverified",
        evidence="written in another collector",
        items_per_week=60,
        max_quiet_days=5,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/rss.xml",
    ]
