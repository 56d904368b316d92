"""The Crown of Spain: Atom feeds of speeches and communiqués."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.casareal.es"


class Feed(FeedPage):
    """An entry without a date of publication is dated by its own page."""

    route = (
        r"https://www\.casareal\.es/ES/_layouts/csmrfeeds/"
        r"CustomListFeed\.aspx\?ID=[0-9a-f-]+"
    )
    follow = r"https?://(?:www\.)?casareal\.es/(?!ES/_layouts/)[^#]+"
    kinds_by = KINDS["es"]
    dates_items = True
    undated = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["es"]


class EsCasarealSpider(SourceSpider):
    card = SourceCard(
        name="es_casareal",
        actor="ESP",
        publisher="Casa de Su Majestad el Rey",
        about=(
            "The head of state of Spain: speeches of the King and communiqués of "
            "his household."
        ),
        url=SITE,
        hosts=("www.casareal.es", "casareal.es"),
        languages=("es",),
        timezone="Europe/Madrid",
        kinds=("speech", "communique", "message"),
        platform="Atom",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=4,
        max_quiet_days=30,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/ES/_layouts/csmrfeeds/CustomListFeed.aspx?"
        "ID=a1f180ed-b45a-40c5-a13b-61d27cb664bc",
        f"{SITE}/ES/_layouts/csmrfeeds/CustomListFeed.aspx?"
        "ID=239d2332-7145-4633-b7c5-64c79640ab02",
    ]
