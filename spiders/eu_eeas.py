"""The European External Action Service: the listing of its press material."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import Item, NotOurs, Page, SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.eeas.europa.eu"


class PressMaterial(ListingPage):
    """Cards; some lead to the Council or the Commission, which are other sources."""

    route = r"https://www\.eeas\.europa\.eu/eeas/press-material_en(?:\?page=\d+)?"
    follow = (
        r"https://www\.eeas\.europa\.eu/(?:eeas|delegations/[\w-]+)/(?!press-material_)"
        r"[^?#/]+_(?P<lang>[a-z]{2})(?:\?s=\d+)?"
    )
    row = "div.card:has(h3.card-title)"
    link = "h3.card-title a::attr(href)"
    title = "h3.card-title a"
    date = "div.card-footer ::text"
    page_parameter = "page"
    first_page = 0
    kinds_by = KINDS["en"]
    dates_items = True


class Statement(ArticlePage):
    route = PressMaterial.follow
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class ArchivedCopy(Page):
    """A copy by the Wayback Machine, with its toolbar and its rewritten addresses."""

    route = r"https://web\.archive\.org/web/(?:\d+/)?https?://www\.eeas\.europa\.eu/.*"

    def read(self) -> Iterator[Item]:
        raise NotOurs(
            "a copy kept by the Wayback Machine; only what the service itself answered "
            "is read"
        )


class EuEeasSpider(SourceSpider):
    card = SourceCard(
        name="eu_eeas",
        actor="ORG:EU:EEAS",
        publisher="European External Action Service",
        about=(
            "The diplomatic service of the European Union: statements of the High "
            "Representative and the spokesperson, remarks, speeches and local "
            "statements of its delegations."
        ),
        url=f"{SITE}/eeas/press-material_en",
        hosts=("www.eeas.europa.eu", "web.archive.org"),
        languages=("en", "fr", "es", "ru", "ar", "uk", "de", "it", "pt", "zh"),
        timezone="Europe/Brussels",
        kinds=("statement", "joint_statement", "remarks", "speech", "press_release"),
        platform="listing",
        first_date=date(2026, 1, 1),
        terms=(
            "Decision 2011/833/EU on re-use is said to apply (CC BY 4.0); the notice "
            "was not read, so the full text is not re-published."
        ),
        terms_url="",
        date_formats=("%d.%m.%Y", "%d %B %Y", "%d/%m/%Y"),
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=5,
        delay=6.0,
    )
    pages = (PressMaterial, Statement, ArchivedCopy)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/eeas/press-material_en"
    ]
