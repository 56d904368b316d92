"""France's foreign ministry: the feed of its former system, ten items."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.diplomatie.gouv.fr"


class Feed(FeedPage):
    route = r"https://www\.diplomatie\.gouv\.fr/spip\.php\?lang=fr&page=backend-fd"
    follow = (
        r"https?://(?:www\.)?diplomatie\.gouv\.fr/(?P<lang>fr|en|es|de|ar)/"
        r"[^?#]+"
    )
    language = "fr"
    kinds_by = KINDS["fr"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["fr"]
    dated_elsewhere = True


class FrMfaSpider(SourceSpider):
    card = SourceCard(
        name="fr_mfa",
        actor="FRA",
        publisher="Ministère de l’Europe et des Affaires étrangères",
        about=(
            "The foreign ministry of France: declarations of the spokesperson and "
            "the minister, communiqués and news. The site is moving to another "
            "system, and the feed may end."
        ),
        url=SITE,
        hosts=("www.diplomatie.gouv.fr", "diplomatie.gouv.fr"),
        languages=("fr", "en", "es", "de", "ar"),
        timezone="Europe/Paris",
        kinds=("statement", "speech", "remarks", "press_release", "communique"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="run logs 2026, to August",
        items_per_week=30,
        max_quiet_days=7,
        delay=3.0,
    )
    pages = (Feed, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/spip.php?lang=fr&page=backend-fd",
    ]
