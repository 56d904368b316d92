"""Taiwan's foreign ministry: feeds and listings in English, listings in Chinese.

An item's page prints no date that counts: that of its row does. Numbers of items are
counted apart in each language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from parsel import Selector

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry
from onrecord.spiders.feeds import Feed as Feed_
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.printed import TableListing
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.trs import TRS_KINDS as ZH

SITE = "https://en.mofa.gov.tw"


ITEM = re.compile(
    r"https://(?P<host>en|www)\.mofa\.gov\.tw/News_Content\.aspx\?"
    r"(?:[a-zA-Z]+=[\w-]*&)*s=(?P<s>\d+)(?:&[^#]*)?"
)


def number(address: str) -> str:
    """The id of an item: its number, and the site that counts it."""
    found = ITEM.fullmatch(address)
    return f"{found['host']}-{found['s']}" if found else ""


class Feed(FeedPage):
    route = r"https://en\.mofa\.gov\.tw/OpenData\.aspx\?SN=[0-9A-F]{16}"
    follow = ITEM.pattern
    dates_items = True
    language = "en"
    kinds_by = KINDS["en"]

    def row(self, entry: Entry, feed: Feed_) -> Row:
        found = super().row(entry, feed)
        return replace(found, id=number(found.address))


class News(TableListing):
    row = 'a[href*="News_Content.aspx"]'
    follow = ITEM.pattern
    page_parameter = "page"
    dates_items = True

    def row_of(self, block: Selector) -> Row:
        found = super().row_of(block)
        return replace(found, id=number(found.address))


class EnglishNews(News):
    route = r"https://en\.mofa\.gov\.tw/News\.aspx\?n=(?:1329|1330)&[^#]+"
    language = "en"
    kinds_by = KINDS["en"]


class ChineseNews(News):
    route = r"https://www\.mofa\.gov\.tw/News\.aspx\?n=(?:96|97)&[^#]+"
    language = "zh"
    kinds_by = ZH


class Item(ArticlePage):
    title = ".simple-text.title h3"
    body = "div.essay"
    dated_elsewhere = True

    def native_id(self) -> str:
        return number(self.url)


class EnglishItem(Item):
    route = ITEM.pattern.replace("en|www", "en")
    language = "en"
    kinds_by = KINDS["en"]


class ChineseItem(Item):
    route = ITEM.pattern.replace("en|www", "www")
    language = "zh"
    kinds_by = ZH


class TwMofaSpider(SourceSpider):
    card = SourceCard(
        name="tw_mofa",
        actor="TWN",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of Taiwan: press releases, statements and responses."
        ),
        url=f"{SITE}/News.aspx?n=1329&sms=272",
        hosts=("en.mofa.gov.tw", "www.mofa.gov.tw"),
        languages=("zh", "en"),
        timezone="Asia/Taipei",
        kinds=(
            "joint_statement",
            "communique",
            "press_briefing",
            "remarks",
            "statement",
            "speech",
            "message",
            "press_release",
        ),
        platform="RSS",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=25,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Feed, EnglishNews, ChineseNews, EnglishItem, ChineseItem)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/OpenData.aspx?SN=3273AA376FB01416",
        f"{SITE}/OpenData.aspx?SN=E57623EED610E7DF",
        f"{SITE}/OpenData.aspx?SN=07564A7F01D47BAD",
        f"{SITE}/News.aspx?n=1329&sms=272&page=1&PageSize=100",
        f"{SITE}/News.aspx?n=1330&sms=274&page=1&PageSize=100",
        "https://www.mofa.gov.tw/News.aspx?n=96&sms=74&page=1&PageSize=100",
        "https://www.mofa.gov.tw/News.aspx?n=97&sms=75&page=1&PageSize=100",
    ]
