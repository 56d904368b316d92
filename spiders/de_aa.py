"""Germany's foreign office: RSS in German, a listing without dates in English."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage, ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.auswaertiges-amt.de"


class Feed(FeedPage):
    route = (
        r"https://www\.auswaertiges-amt\.de/static/includes/rss/"
        r"(?:Presse|Aktuelles)-RSS-Feed\.xml"
    )
    follow = r"https://www\.auswaertiges-amt\.de/(?P<lang>de|en)/newsroom/[^?#]*\d{5,}"
    language = "de"
    kinds_by = KINDS["de"]
    dates_items = True


class News(ListingPage):
    """Teasers with the sort of text and the title; the date is on the item's page."""

    route = r"https://www\.auswaertiges-amt\.de/en/newsroom/news"
    follow = Feed.follow
    row = "li.timeline__item-wrapper"
    link = "a.teaser__link::attr(href)"
    title = "h3.teaser__headline"
    undated = True


class Article(ArticlePage):
    route = Feed.follow
    body = "div.c-rte--default"
    kinds_by = (*KINDS["de"], *KINDS["en"])


class DeAaSpider(SourceSpider):
    card = SourceCard(
        name="de_aa",
        actor="DEU",
        publisher="Auswärtiges Amt",
        about=(
            "The foreign ministry of Germany: press releases, statements, speeches and "
            "interviews of the minister, and the spokesperson's press conferences."
        ),
        url=f"{SITE}/en/newsroom/news",
        hosts=("www.auswaertiges-amt.de",),
        languages=("de", "en"),
        timezone="Europe/Berlin",
        kinds=("statement", "speech", "remarks", "press_briefing", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        must_have="div.c-rte--default",
        standing="active",
        evidence="captured",
        items_per_week=30,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, News, Article)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/static/includes/rss/Presse-RSS-Feed.xml",
        f"{SITE}/static/includes/rss/Aktuelles-RSS-Feed.xml",
        f"{SITE}/en/newsroom/news",
    ]
