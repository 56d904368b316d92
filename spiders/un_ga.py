"""Resolutions of the General Assembly, from its 75th session.

The texts are unofficial copies that the United Nations publishes at
github.com/UNxml/GAresolutions.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.unxml import API, ExtractPage, PlaceholderPage, TreePage
from onrecord.spiders.unxml_file import XmlPage

_FILES = r"https://raw\.githubusercontent\.com/UNxml/GAresolutions/main/"


class Tree(TreePage):
    route = r"https://api\.github\.com/repos/UNxml/GAresolutions/git/trees/main\?.*"


class Xml(XmlPage):
    route = _FILES + r".+\.xml"


class Extract(ExtractPage):
    route = _FILES + r"data_extract/[^/]+\.json"


class Placeholder(PlaceholderPage):
    route = _FILES + r"(?:.+/)?(?:test(?:\.txt)?|desktop\.ini)"


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
    pages = (Tree, Xml, Extract, Placeholder)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{API}GAresolutions/git/trees/main?recursive=1"
    ]
