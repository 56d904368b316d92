"""China's defence ministry: its spokespersons, in Chinese and English, by http only.

The certificate of both hosts is for another name; their own links use http.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.trs import TrsListing, TrsPage

SITE = "http://www.mod.gov.cn"


class Chinese(TrsListing):
    route = (
        r"http://www\.mod\.gov\.cn/gfbw/xwfyr/"
        r"(?:lxjzh_246940|yzxwfb|fyrthhdjzw|ztjzh)/index(?:_\d+)?\.html"
    )
    follow = (
        r"http://www\.mod\.gov\.cn/gfbw/xwfyr/"
        r"(?:lxjzh_246940|yzxwfb|fyrthhdjzw|ztjzh)/(?P<id>\d{6,9})\.html"
    )
    undated = True


class English(TrsListing):
    route = r"http://eng\.mod\.gov\.cn/2025xb/P/(?:[\w-]+/)*index(?:_\d+)?\.html"
    follow = r"http://eng\.mod\.gov\.cn/2025xb/P/(?:[\w-]+/)*(?P<id>\d{6,9})\.html"
    undated = True


class Item(TrsPage):
    body = "#article-content"
    date = 'meta[name="publishdate"]::attr(content)'
    dated_by_address = False


class ChineseItem(Item):
    route = Chinese.follow
    language = "zh"


class EnglishItem(Item):
    route = English.follow
    language = "en"


class CnModSpider(SourceSpider):
    card = SourceCard(
        name="cn_mod",
        actor="CHN",
        publisher="Ministry of National Defense of the People's Republic of China",
        about=(
            "The defence ministry of China: press conferences and remarks of "
            "its spokespersons."
        ),
        url=f"{SITE}/gfbw/xwfyr/",
        hosts=("www.mod.gov.cn", "eng.mod.gov.cn"),
        languages=("zh", "en"),
        timezone="Asia/Shanghai",
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
        platform="TRS",
        first_date=date(2018, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=20,
        max_quiet_days=14,
        delay=6.0,
    )
    pages = (Chinese, English, ChineseItem, EnglishItem)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/gfbw/xwfyr/lxjzh_246940/index.html",
        f"{SITE}/gfbw/xwfyr/yzxwfb/index.html",
        f"{SITE}/gfbw/xwfyr/fyrthhdjzw/index.html",
        f"{SITE}/gfbw/xwfyr/ztjzh/index.html",
        "http://eng.mod.gov.cn/2025xb/P/index.html",
    ]
