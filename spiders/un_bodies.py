"""Departments, funds, commissions and agencies of the United Nations, by their homes.

The home page of each shows its newest press releases and statements. What stands
behind it is read in general: no layout of an item's page is known.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from onrecord.dates import DateError, parse_date
from onrecord.spiders.articles import Dated
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import Row
from onrecord.spiders.un_pages import (
    TERMS,
    TERMS_URL,
    HomePage,
    UnItem,
    home_and_items,
)


def body_card(
    name: str, actor: str, publisher: str, url: str, **more: Any
) -> SourceCard:
    """The card of a body; what is usual need not be stated."""
    host = url.split("/")[2]
    usual: dict[str, Any] = {
        "about": f"{publisher}: its press releases, statements and speeches.",
        "hosts": (host,),
        "languages": ("en",),
        "timezone": "Europe/Paris",
        "kinds": ("statement", "remarks", "speech", "message", "press_release"),
        "platform": "listing",
        "first_date": date(2025, 1, 1),
        "terms": TERMS,
        "terms_url": TERMS_URL,
        "republish": False,
        "standing": "active",
        "evidence": "captured 2025",
        "items_per_week": 5,
        "max_quiet_days": 30,
        "delay": 5.0,
    }
    return SourceCard(
        name=name, actor=actor, publisher=publisher, url=url, **(usual | more)
    )


OWN_TERMS: dict[str, Any] = {
    "terms": "Terms not read; the full text is not re-published.",
    "terms_url": "",
    "republish": None,
}


class CtbtoSpider(SourceSpider):
    card = body_card(
        "ctbto", "ORG:CTBTO",
        "Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty "
        "Organization",
        "https://www.ctbto.org/", timezone="Europe/Vienna", **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.ctbto\.org/",
        follow=r"https://www\.ctbto\.org/(?:news-and-events/news"
        r"|resources/for-the-media/press-releases)/[^/?#]+",
        row="div.carousel-item",
        heading=".carousel-title, .carousel-caption",
    )
    start_urls = ["https://www.ctbto.org/"]  # noqa: RUF012


class UnEcaSpider(SourceSpider):
    card = body_card(
        "un_eca", "ORG:UN:ECA", "Economic Commission for Africa",
        "https://www.uneca.org/", timezone="Africa/Addis_Ababa",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.uneca\.org/",
        follow=r"https?://www\.uneca\.org/stories/[^/?#]+",
        row="div.item",
    )
    start_urls = ["https://www.uneca.org/"]  # noqa: RUF012


class UnEceSpider(SourceSpider):
    card = body_card(
        "un_ece", "ORG:UN:ECE", "Economic Commission for Europe",
        "https://unece.org/homepage", timezone="Europe/Zurich",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://unece\.org/homepage",
        follow=r"https://unece\.org/(?:[^/?#]+/)?(?:press|news|statements)/[^/?#]+",
        row="div.slick__slide",
        heading=".slide__title_text",
    )
    start_urls = ["https://unece.org/homepage"]  # noqa: RUF012


class UnEclacSpider(SourceSpider):
    card = body_card(
        "un_eclac", "ORG:UN:ECLAC",
        "Comisión Económica para América Latina y el Caribe",
        "https://www.cepal.org/es", languages=("es",), timezone="America/Santiago",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.cepal\.org/es",
        follow=r"https://www\.cepal\.org/es/(?:comunicados|noticias|discursos)/[^/?#]+",
        row="li.splide__slide",
    )
    start_urls = ["https://www.cepal.org/es"]  # noqa: RUF012


class UnEscapSpider(SourceSpider):
    card = body_card(
        "un_escap", "ORG:UN:ESCAP",
        "Economic and Social Commission for Asia and the Pacific",
        "https://www.unescap.org/", timezone="Asia/Bangkok",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unescap\.org/",
        follow=r"https://www\.unescap\.org/news/[^/?#]+",
        row="div.news_item",
    )
    start_urls = ["https://www.unescap.org/"]  # noqa: RUF012


class IaeaSpider(SourceSpider):
    card = body_card(
        "iaea", "ORG:IAEA", "International Atomic Energy Agency",
        "https://www.iaea.org/", timezone="Europe/Vienna", items_per_week=15,
        max_quiet_days=10, **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https?://www\.iaea\.org/",
        follow=r"https?://www\.iaea\.org/newscenter/"
        r"(?:pressreleases|news|statements|mediaadvisories)/[^/?#]+",
        row="div.card",
        heading=".card__title",
        date=".card__date::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.iaea.org/"]  # noqa: RUF012


class OpcwSpider(SourceSpider):
    card = body_card(
        "opcw", "ORG:OPCW",
        "Organisation for the Prohibition of Chemical Weapons",
        "https://www.opcw.org/", timezone="Europe/Amsterdam", **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.opcw\.org/",
        follow=r"https://www\.opcw\.org/media-centre/news/\d{4}/\d\d/[^/?#]+",
        row="ul.news-index__list li",
        heading=".news-heading",
        date="time::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.opcw.org/"]  # noqa: RUF012


class UnJiuSpider(SourceSpider):
    card = body_card(
        "un_jiu", "ORG:UN:JIU", "Joint Inspection Unit", "https://www.unjiu.org/",
        timezone="Europe/Zurich", items_per_week=0.5, max_quiet_days=120,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unjiu\.org/",
        follow=r"https://www\.unjiu\.org/news/[^/?#]+",
        row="div.views-row",
    )
    start_urls = ["https://www.unjiu.org/"]  # noqa: RUF012


class UnOchaSpider(SourceSpider):
    card = body_card(
        "un_ocha", "ORG:UN:OCHA",
        "Office for the Coordination of Humanitarian Affairs",
        "https://www.unocha.org/", timezone="America/New_York", items_per_week=15,
        max_quiet_days=7,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unocha\.org/",
        follow=r"https://www\.unocha\.org/news/[^/?#]+",
        row="article.node",
        heading=".uno-card__title, .cd-card__title",
    )
    start_urls = ["https://www.unocha.org/"]  # noqa: RUF012


class UnOctSpider(SourceSpider):
    card = body_card(
        "un_oct", "ORG:UN:OCT", "Office of Counter-Terrorism",
        "https://www.un.org/counterterrorism/", timezone="America/New_York",
        items_per_week=1, max_quiet_days=90,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.un\.org/counterterrorism/",
        follow=r"https://www\.un\.org/counterterrorism/node/\d+",
        row="div.slick__slide",
    )
    start_urls = ["https://www.un.org/counterterrorism/"]  # noqa: RUF012


class UnSrsgSvcSpider(SourceSpider):
    card = body_card(
        "un_srsg_svc", "ORG:UN:SRSG-SVC",
        "Special Representative of the Secretary-General on Sexual Violence in "
        "Conflict",
        "https://www.un.org/sexualviolenceinconflict/",
        timezone="America/New_York", languages=("en", "fr"), items_per_week=1,
        max_quiet_days=90,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.un\.org/sexualviolenceinconflict/",
        follow=r"https://www\.un\.org/sexualviolenceinconflict/"
        r"(?:press-release|statement|speech)/[^/?#]+/",
        row="article.post",
        heading=".entry-title",
    )
    start_urls = ["https://www.un.org/sexualviolenceinconflict/"]  # noqa: RUF012


class UnSrsgVacSpider(SourceSpider):
    card = body_card(
        "un_srsg_vac", "ORG:UN:SRSG-VAC",
        "Special Representative of the Secretary-General on Violence against Children",
        "https://violenceagainstchildren.un.org/en",
        timezone="America/New_York", items_per_week=2, max_quiet_days=60,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://violenceagainstchildren\.un\.org/en",
        follow=r"https://violenceagainstchildren\.un\.org/en/news/[^/?#]+",
        row="article.pattern-vertical-card",
        heading=".pattern-headline",
    )
    start_urls = ["https://violenceagainstchildren.un.org/en"]  # noqa: RUF012


class UnctadSpider(SourceSpider):
    card = body_card(
        "unctad", "ORG:UN:UNCTAD", "UN Trade and Development", "https://unctad.org/",
        timezone="Europe/Zurich", items_per_week=8, max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://unctad\.org/",
        follow=r"https://unctad\.org/(?:news|osgstatement|press-material)/[^/?#]+",
        row="div.block_content",
    )
    start_urls = ["https://unctad.org/"]  # noqa: RUF012


class UndrrSpider(SourceSpider):
    card = body_card(
        "undrr", "ORG:UN:UNDRR", "Office for Disaster Risk Reduction",
        "https://www.undrr.org/undrr-homepage", timezone="Europe/Zurich",
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.undrr\.org/undrr-homepage",
        follow=r"https://www\.undrr\.org/news/[^/?#]+",
        row="article.mg-card",
        heading=".mg-card__title",
    )
    start_urls = ["https://www.undrr.org/undrr-homepage"]  # noqa: RUF012


class UnepSpider(SourceSpider):
    card = body_card(
        "unep", "ORG:UN:UNEP", "United Nations Environment Programme",
        "https://www.unep.org/node", timezone="Africa/Nairobi", items_per_week=8,
        max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.unep\.org/node",
        follow=r"https://www\.unep\.org/news-and-stories/"
        r"(?:press-release|statements|speech)/[^/?#]+",
        row="div.home_cell, div.home_stories_item",
        heading="h1, h2, h3, .home_stories_item_text",
    )
    start_urls = ["https://www.unep.org/node"]  # noqa: RUF012


class UnogSpider(SourceSpider):
    card = body_card(
        "un_geneva", "ORG:UN:UNOG", "United Nations Office at Geneva",
        "https://www.ungeneva.org/en", timezone="Europe/Zurich", items_per_week=10,
        max_quiet_days=14,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.ungeneva\.org/en",
        follow=r"https://www\.ungeneva\.org/en/news-media/"
        r"(?:press-briefing|meeting-summary|press-release|news|statement)"
        r"/\d{4}/\d\d/[^/?#]+",
        row="div.focus-card, div.node, article.node, div.views-row",
    )
    start_urls = ["https://www.ungeneva.org/en"]  # noqa: RUF012


class WhoSpider(SourceSpider):
    card = body_card(
        "who", "ORG:UN:WHO", "World Health Organization", "https://www.who.int",
        timezone="Europe/Zurich", items_per_week=10, max_quiet_days=10, **OWN_TERMS,
    )  # fmt: skip
    pages = home_and_items(
        route=r"https://www\.who\.int/?",
        follow=r"https://www\.who\.int/news/item/\d\d-\d\d-\d{4}-[^/?#]+",
        row="div.list-view--item",
        heading=".heading",
        date=".timestamp::text",
        formats=("%d %B %Y",),
    )
    start_urls = ["https://www.who.int"]  # noqa: RUF012


class WtoHome(HomePage):
    """The address of an item ends with its day: ``fish_15sep25_e.htm``."""

    route = r"https://www\.wto\.org/(?:index\.htm|english/news_e/news_e\.htm)"
    follow = (
        r"https://www\.wto\.org/english/news_e/(?:news|spno|spra|pres)\d\d_e"
        r"/[^/?#]+_e\.htm"
    )
    row = "li"

    def dated_row(self, row: Row) -> Dated:
        found = re.search(r"_(\d\d)([a-z]{3})(\d\d)_e\.htm", row.address)
        if found is None:
            return Dated()
        printed = f"{found[1]} {found[2]} 20{found[3]}"
        try:
            return Dated(found[0][1:-6], parse_date(printed, ("%d %B %Y",), "en"))
        except DateError as error:
            raise self.error("date", str(error)) from error


class WtoItem(UnItem):
    route = WtoHome.follow


class WtoSpider(SourceSpider):
    card = body_card(
        "wto", "ORG:WTO", "World Trade Organization",
        "https://www.wto.org/index.htm", timezone="Europe/Zurich", items_per_week=8,
        max_quiet_days=14, **OWN_TERMS,
    )  # fmt: skip
    pages = (WtoHome, WtoItem)
    start_urls = ["https://www.wto.org/index.htm"]  # noqa: RUF012
