"""The Federal President of Germany: the RSS of speeches, three items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.bundespraesident.de"


class Feed(FeedPage):
    route = (
        r"https://www\.bundespraesident\.de/SiteGlobals/Functions/RSSFeed/"
        r"DE/RSSNewsfeed/Reden/RSSNewsfeed\.xml\?nn=\d+"
    )
    follow = r"https?://(?:www\.)?bundespraesident\.de/(?!SiteGlobals/)[^#]+"
    language = "de"
    kinds_by = KINDS["de"]
    dates_items = True
    kind = "speech"


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["de"]
    dated_elsewhere = True
    kind = "speech"


class DeBundespraesidentSpider(SourceSpider):
    card = SourceCard(
        name="de_bundespraesident",
        actor="DEU",
        publisher="Bundespräsidialamt",
        about=(
            "The head of state of Germany: speeches. The feed holds three items "
            "only, so that a day without a run can lose one."
        ),
        url=SITE,
        hosts=("www.bundespraesident.de", "bundespraesident.de"),
        languages=("de", "en"),
        timezone="Europe/Berlin",
        kinds=("speech",),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=3,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/SiteGlobals/Functions/RSSFeed/DE/RSSNewsfeed/Reden/"
        "RSSNewsfeed.xml?nn=129192",
    ]
