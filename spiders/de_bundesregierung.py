"""Germany's federal government: the RSS of its press releases, twenty items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.bundesregierung.de"


class Feed(FeedPage):
    route = r"https://www\.bundesregierung\.de/service/rss/breg-de/\d+/feed\.xml"
    follow = r"https://www\.bundesregierung\.de/(?!service/)[^?#]+"
    language = "de"
    kinds_by = KINDS["de"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["de"]
    dated_elsewhere = True


class DeBundesregierungSpider(SourceSpider):
    card = SourceCard(
        name="de_bundesregierung",
        actor="DEU",
        publisher="Presse- und Informationsamt der Bundesregierung",
        about=(
            "The press office of the federal government of Germany: press releases, "
            "among them statements of the Chancellor and readouts of calls."
        ),
        url=SITE,
        hosts=("www.bundesregierung.de",),
        languages=("de", "en"),
        timezone="Europe/Berlin",
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
        items_per_week=25,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/service/rss/breg-de/1151244/feed.xml",
    ]
