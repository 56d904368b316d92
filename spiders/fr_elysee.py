"""The presidency of France: one RSS feed that is not well-formed XML."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.elysee.fr"


class Feed(FeedPage):
    route = r"https://www\.elysee\.fr/en/feed"
    follow = r"https?://(?:www\.)?elysee\.fr/(?:(?P<lang>en)/)?(?!feed)[^?#]+"
    language = "fr"
    kinds_by = (*KINDS["en"], *KINDS["fr"])
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = (*KINDS["en"], *KINDS["fr"])
    dated_elsewhere = True


class FrElyseeSpider(SourceSpider):
    card = SourceCard(
        name="fr_elysee",
        actor="FRA",
        publisher="Présidence de la République",
        about=(
            "The office of the President of France: speeches, declarations, "
            "communiqués and news of the President's engagements."
        ),
        url=SITE,
        hosts=("www.elysee.fr", "elysee.fr"),
        languages=("fr", "en"),
        timezone="Europe/Paris",
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
        items_per_week=15,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/feed",
    ]
