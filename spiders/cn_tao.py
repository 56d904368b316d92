"""China's Taiwan Affairs Office: press conferences, answers and news, in Chinese.

Its pages are in GBK.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.trs import TrsListing, TrsPage

SITE = "https://www.gwytb.gov.cn"


class Section(TrsListing):
    route = (
        r"https?://www\.gwytb\.gov\.cn/xwdt/(?:xwfb/(?:xwfbh|wyly)|zwyw|newsb)/"
        r"(?:index(?:_\d+)?\.htm)?"
    )
    follow = (
        r"https?://www\.gwytb\.gov\.cn/xwdt/(?:xwfb/(?:xwfbh|wyly)|zwyw|newsb)/"
        r"\d{6}/t\d{8}_(?P<id>\d+)\.htm"
    )
    suffix = "htm"


class Item(TrsPage):
    route = Section.follow
    body = "#contentArea, .TRS_Editor"


class CnTaoSpider(SourceSpider):
    card = SourceCard(
        name="cn_tao",
        actor="CHN",
        publisher="Taiwan Affairs Office of the State Council",
        about=(
            "The office of the government of China for Taiwan affairs: press "
            "conferences and answers."
        ),
        url=f"{SITE}/xwdt/",
        hosts=("www.gwytb.gov.cn",),
        languages=("zh",),
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
        first_date=date(2000, 9, 5),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=15,
        max_quiet_days=10,
        delay=6.0,
    )
    pages = (Section, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/xwdt/xwfb/xwfbh/",
        f"{SITE}/xwdt/xwfb/wyly/",
        f"{SITE}/xwdt/zwyw/",
        f"{SITE}/xwdt/newsb/",
    ]
