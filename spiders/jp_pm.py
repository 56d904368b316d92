"""Japan's prime minister: two RSS 1.0 feeds, in English and Japanese.

Addresses carry the number of the prime minister (``/105/``), which changes with each.
Japanese pages print years of the era. Pages are read in general.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://japan.kantei.go.jp"


class EnglishFeed(FeedPage):
    route = r"https://japan\.kantei\.go\.jp/index-e2\.rdf"
    follow = r"https?://japan\.kantei\.go\.jp/\d+/(?:\w+/)+[\w-]+\.html"
    language = "en"
    dates_items = True
    undated = True
    updated_is_date = True  # dc:date
    kinds_by = ((r"/speech/", "speech"), *KINDS["en"])


class JapaneseFeed(FeedPage):
    route = r"https://www\.kantei\.go\.jp/index-jnews\.rdf"
    follow = r"https?://www\.kantei\.go\.jp/jp/\d+/(?:\w+/)+[\w-]+\.html"
    language = "ja"
    dates_items = True
    undated = True
    updated_is_date = True  # dc:date
    kinds_by = (
        ("共同(?:声明|宣言)", "joint_statement"),
        ("会見", "press_briefing"),
        ("演説|挨拶|スピーチ", "speech"),
        ("メッセージ", "message"),
        ("談話|声明|コメント", "statement"),
    )


class English(ArticlePage):
    route = EnglishFeed.follow
    language = "en"
    kinds_by = EnglishFeed.kinds_by


class Japanese(ArticlePage):
    route = JapaneseFeed.follow
    language = "ja"
    kinds_by = JapaneseFeed.kinds_by


class JpPmSpider(SourceSpider):
    card = SourceCard(
        name="jp_pm",
        actor="JPN",
        publisher="Prime Minister's Office of Japan",
        about=(
            "The prime minister of Japan: speeches, press conferences, "
            "statements and actions."
        ),
        url=f"{SITE}/",
        hosts=("japan.kantei.go.jp", "www.kantei.go.jp"),
        languages=("ja", "en"),
        timezone="Asia/Tokyo",
        kinds=(
            "statement",
            "joint_statement",
            "communique",
            "remarks",
            "speech",
            "message",
            "press_briefing",
            "press_release",
        ),
        platform="RDF",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=30,
        max_quiet_days=7,
        delay=4.0,
    )
    pages = (EnglishFeed, JapaneseFeed, English, Japanese)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/index-e2.rdf",
        "https://www.kantei.go.jp/index-jnews.rdf",
    ]
