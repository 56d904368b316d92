"""Taiwan's presidential office: sitemaps in English, a feed in Chinese.

Chinese pages print years of the Republic. The date that the pages state for machines is
their template's; only the printed one counts.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage, SitemapPage
from onrecord.spiders.printed import PrintedPage
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.trs import TRS_KINDS as ZH

SITE = "https://english.president.gov.tw"


class Sitemaps(SitemapPage):
    route = (
        r"https://english\.president\.gov\.tw/"
        r"(?:sitemap_index|sitemap-news-\d{4})\.xml"
    )
    maps = r"https://english\.president\.gov\.tw/sitemap-news-\d{4}\.xml"
    follow = r"https://english\.president\.gov\.tw/NEWS/\d+"


class Feed(FeedPage):
    route = r"https://www\.president\.gov\.tw/RSSNEWS\.aspx"
    follow = r"https?://www\.president\.gov\.tw/NEWS/\d+"
    language = "zh"


class Release(PrintedPage):
    title = "div.pageTitle1"
    date_in = "div.pageDate1"
    body = "div.pageTitle2, div.article1"
    country = "TW"


class English(Release):
    route = Sitemaps.follow
    language = "en"
    kinds_by = KINDS["en"]


class Chinese(Release):
    route = Feed.follow
    language = "zh"
    kinds_by = ZH


class TwPresidentSpider(SourceSpider):
    card = SourceCard(
        name="tw_president",
        actor="TWN",
        publisher="Office of the President",
        about="The president of Taiwan: addresses, remarks and news releases.",
        url=f"{SITE}/NEWS",
        hosts=("english.president.gov.tw", "www.president.gov.tw"),
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
        platform="sitemap",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=25,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (Sitemaps, Feed, English, Chinese)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/sitemap_index.xml",
        "https://www.president.gov.tw/RSSNEWS.aspx",
    ]
