"""Spain's government: RSS feeds of four items each."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.lamoncloa.gob.es"


class Feed(FeedPage):
    route = r"https://www\.lamoncloa\.gob\.es/paginas/rss\.aspx\?tipo=\d+"
    follow = (
        r"https?://www\.lamoncloa\.gob\.es/(?:lang/(?P<lang>en)/"
        r")?(?!paginas/rss)[^?#]+\.aspx"
    )
    language = "es"
    kinds_by = KINDS["es"]
    dates_items = True


class Item(ArticlePage):
    route = Feed.follow
    kinds_by = KINDS["es"]
    dated_elsewhere = True


class EsMoncloaSpider(SourceSpider):
    card = SourceCard(
        name="es_moncloa",
        actor="ESP",
        publisher="Presidencia del Gobierno, La Moncloa",
        about=(
            "The head of government of Spain: speeches and interventions of the "
            "President of the Government, news, and the references of the Council "
            "of Ministers."
        ),
        url=SITE,
        hosts=("www.lamoncloa.gob.es",),
        languages=("es", "en"),
        timezone="Europe/Madrid",
        kinds=("speech", "statement", "press_briefing", "press_release"),
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
        f"{SITE}/paginas/rss.aspx?tipo=23",
        f"{SITE}/paginas/rss.aspx?tipo=1",
        f"{SITE}/paginas/rss.aspx?tipo=2",
        f"{SITE}/paginas/rss.aspx?tipo=20",
    ]
