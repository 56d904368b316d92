"""Resolutions, presidential statements and drafts not adopted of the Security Council.

The texts are unofficial copies that the United Nations publishes at
github.com/UNxml/SCresolutions.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.unxml import pages_of, start_of


class UnScSpider(SourceSpider):
    card = SourceCard(
        name="un_sc",
        actor="ORG:UN:SC",
        publisher="United Nations, Department for General Assembly and Conference "
        "Management",
        about="The Security Council of the United Nations decides on peace and "
        "security; its resolutions can bind all member states.",
        url="https://github.com/UNxml/SCresolutions",
        hosts=("api.github.com", "raw.githubusercontent.com"),
        languages=("en", "fr", "es", "ru", "ar", "zh", "de"),
        timezone="America/New_York",
        kinds=("resolution", "presidential_statement", "draft_resolution"),
        platform="Akoma Ntoso",
        first_date=date(2000, 1, 13),
        # The repository has been left: S/PRST ends with 2022/7, S/RES with 2721 (2023).
        whole_until=date(2022, 12, 31),
        ends=date(2023, 12, 31),
        lacks="drafts that were not adopted, but for those of 2023 and one of 2025",
        terms="Unofficial copies by the United Nations; official documents may be "
        "reproduced with acknowledgement of the United Nations as the source.",
        terms_url="https://www.un.org/en/about-us/terms-of-use",
        standing="active",
        evidence="captured",
        republish=True,
        items_per_week=1.0,
        max_quiet_days=400,
        delay=1.0,
    )
    pages = pages_of("SCresolutions")
    start_urls = [start_of("SCresolutions")]  # noqa: RUF012 (Scrapy's own declaration)
