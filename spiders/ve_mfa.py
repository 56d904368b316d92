"""Venezuela's foreign ministry: publications under counted addresses.

The front page leads to the newest. A number whose publication was withdrawn answers
with an empty page, which is told and not read.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import NumberedPage
from onrecord.spiders.title_kinds import KINDS

SITE = r"https?://(?:www\.)?mppre\.gob\.ve"


class Front(NumberedPage):
    route = SITE + r"/(?:categoria/\d+)?"
    follow = SITE + r"/publicacion/(?P<id>\d+)(?:-[^?#]*)?"
    address = "https://mppre.gob.ve/publicacion/{}"
    number = r"/publicacion/(\d+)"
    row = 'a[href*="/publicacion/"]'
    link = "::attr(href)"

    def absolute(self, href: str) -> str:
        """Without the words after the number: they are optional and may change."""
        return re.sub(r"(/publicacion/\d+)-[^?#/]*", r"\1", super().absolute(href))


class Publication(ArticlePage):
    """Its day is printed with strokes on some pages and with slashes on others."""

    route = Front.follow
    kinds_by = KINDS["es"]
    title = 'h4[class^="sub-title"]'


class VeMfaSpider(SourceSpider):
    card = SourceCard(
        name="ve_mfa",
        actor="VEN",
        publisher="Ministerio del Poder Popular para Relaciones Exteriores",
        about="The foreign ministry of Venezuela: communiqués, speeches and news.",
        url="https://mppre.gob.ve/",
        hosts=("mppre.gob.ve", "www.mppre.gob.ve"),
        languages=("es",),
        timezone="America/Caracas",
        kinds=("statement", "joint_statement", "speech", "press_release"),
        platform="sequential ids",
        first_date=date(2017, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        date_formats=("%d-%m-%Y", "%d/%m/%Y"),
        standing="active",
        evidence="run logs 2026",
        items_per_week=25,
        max_quiet_days=10,
        delay=4.0,
    )
    pages = (Front, Publication)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://mppre.gob.ve/",
    ]
