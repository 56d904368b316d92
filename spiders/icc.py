"""The International Criminal Court: a feed, and its home page as a mirror shows it."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.un_pages import HomePage, UnItem

HOSTS = r"https://(?:www\.icc-cpi\.int|icccpi-web\.leman\.un-icc\.cloud)"


class Feed(FeedPage):
    route = r"https://www\.icc-cpi\.int/rss\.xml"
    follow = r"https://www\.icc-cpi\.int/news/[^/?#]+"
    kinds_by = KINDS["en"]
    dates_items = True
    language = "en"


class Home(HomePage):
    route = HOSTS + r"/"
    follow = HOSTS + r"/news/[^/?#]+"
    row = "div.views-field-nothing"
    heading = "p.titleNews, p.newsLink"
    date = "time::text"
    formats = ("%d %B %Y",)
    kinds_by = KINDS["en"]


class Item(UnItem):
    route = Home.follow
    kinds_by = KINDS["en"]


class IccSpider(SourceSpider):
    card = SourceCard(
        name="icc",
        actor="COURT:ICC",
        publisher="International Criminal Court",
        about="The court in The Hague tries persons for genocide, war crimes, crimes "
        "against humanity and aggression.",
        url="https://www.icc-cpi.int/news",
        hosts=("www.icc-cpi.int", "icccpi-web.leman.un-icc.cloud"),
        languages=("en",),
        timezone="Europe/Amsterdam",
        kinds=("press_release", "statement", "remarks", "speech"),
        platform="RSS",
        first_date=date(2025, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured 2025, run logs 2026",
        items_per_week=6,
        max_quiet_days=21,
        delay=5.0,
    )
    pages = (Feed, Home, Item)
    start_urls = ["https://www.icc-cpi.int/rss.xml"]  # noqa: RUF012
