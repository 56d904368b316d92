"""Resolutions of the General Assembly, from its 75th session.

The texts are unofficial copies that the United Nations publishes at
github.com/UNxml/GAresolutions.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.unxml import pages_of, start_of


class UnGaSpider(SourceSpider):
    card = SourceCard(
        name="un_ga",
        actor="ORG:UN:GA",
        publisher="United Nations, Department for General Assembly and Conference "
        "Management",
        about="The General Assembly of the United Nations, in which every member state "
        "has one vote; its resolutions are recommendations.",
        url="https://github.com/UNxml/GAresolutions",
        hosts=("api.github.com", "raw.githubusercontent.com"),
        languages=("en", "fr", "es", "ru", "ar", "zh", "de"),
        timezone="America/New_York",
        kinds=("resolution",),
        platform="Akoma Ntoso",
        first_date=date(2020, 9, 21),
        # The repository has been left after the 77th session.
        ends=date(2023, 9, 1),
        lacks="resolutions of the tenth emergency special session, but for three",
        terms="Unofficial copies by the United Nations; official documents may be "
        "reproduced with acknowledgement of the United Nations as the source.",
        terms_url="https://www.un.org/en/about-us/terms-of-use",
        standing="active",
        evidence="captured",
        republish=True,
        items_per_week=6.0,
        max_quiet_days=400,
        delay=1.0,
    )
    pages = pages_of("GAresolutions")
    start_urls = [start_of("GAresolutions")]  # noqa: RUF012 (Scrapy's own declaration)
