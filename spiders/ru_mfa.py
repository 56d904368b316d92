"""Russia's foreign ministry: the newest items of each section, in Russian and English.

Its robots.txt forbids the older pages of listings, so only the first page is read. The
site answers some programs with a script challenge; those captures go to quarantine.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.printed import PrintedPage

SITE = "https://mid.ru"


class Section(ListingPage):
    route = (
        r"https://mid\.ru/(?:ru|en)/(?:foreign_policy/news"
        r"|press_service/(?:minister_speeches|deputy_ministers_speeches"
        r"|spokesman/[a-z_]+))/"
    )
    follow = (
        r"https://mid\.ru/(?P<lang>ru|en)/(?:foreign_policy/news"
        r"|press_service/(?:minister_speeches|deputy_ministers_speeches"
        r"|spokesman/[a-z_]+))/(?P<id>\d{6,8})/"
    )
    row = "a.announce__link"
    link = "::attr(href)"
    title = "a"
    undated = True


class Item(PrintedPage):
    route = Section.follow
    title = ".photo-content__title"
    date_in = ".photo-content__date"
    body = ".text.article-content"
    kinds_by = (
        (r"/spokesman/briefings/", "press_briefing"),
        (r"/(?:deputy_)?ministers?_speeches/|/spokesman/answers/", "remarks"),
        (r"/spokesman/", "statement"),
    )


class RuMfaSpider(SourceSpider):
    card = SourceCard(
        name="ru_mfa",
        actor="RUS",
        publisher="Ministry of Foreign Affairs of Russia",
        about=(
            "The foreign ministry of Russia: the minister's speeches, "
            "briefings, answers and comments of the spokesperson, and news."
        ),
        url=f"{SITE}/en/",
        hosts=("mid.ru",),
        languages=("ru", "en"),
        timezone="Europe/Moscow",
        kinds=("remarks", "statement", "press_briefing", "press_release"),
        platform="listing",
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=60,
        max_quiet_days=5,
        delay=10.0,
    )
    pages = (Section, Item)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/press_service/minister_speeches/",
        f"{SITE}/ru/press_service/minister_speeches/",
        f"{SITE}/ru/press_service/deputy_ministers_speeches/",
        f"{SITE}/en/press_service/spokesman/briefings/",
        f"{SITE}/ru/press_service/spokesman/briefings/",
        f"{SITE}/en/press_service/spokesman/answers/",
        f"{SITE}/ru/press_service/spokesman/answers/",
        f"{SITE}/en/press_service/spokesman/comments/",
        f"{SITE}/ru/press_service/spokesman/kommentarii/",
        f"{SITE}/en/press_service/spokesman/official_statement/",
        f"{SITE}/ru/press_service/spokesman/official_statement/",
        f"{SITE}/en/foreign_policy/news/",
        f"{SITE}/ru/foreign_policy/news/",
    ]
