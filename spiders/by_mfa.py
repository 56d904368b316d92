"""The foreign ministry of Belarus: news and statements, in English and Russian.

Pages are in windows-1251, whatever their header says. News print a date of their own;
of a statement only the last line of the text, or the end of its title, may be one.
Older news are behind a search form and are not asked for.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://mfa.gov.by"
ENGLISH = r"https?://(?:www\.)?mfa\.gov\.by/en/press/"
RUSSIAN = r"https?://(?:www\.)?mfa\.gov\.by/press/"
NUMBER = r"(?P<id>[0-9a-f]{16})\.html"

LAST_LINE = 60
"""Characters of a last line that is a date and a place; a longer one is prose."""


class Listing(ListingPage):
    row = 'div.tabs__item a[href$=".html"]'
    link = "::attr(href)"
    title = "h2"
    date = "span.date ::text"
    undated = True


class EnglishNews(Listing):
    route = ENGLISH + r"news_mfa/"
    follow = ENGLISH + r"news_mfa/" + NUMBER
    language = "en"


class RussianNews(Listing):
    route = RUSSIAN + r"news_mfa/"
    follow = RUSSIAN + r"news_mfa/" + NUMBER
    language = "ru"


class EnglishStatements(Listing):
    route = ENGLISH + r"statements/(?:\d{1,3})?"
    follow = ENGLISH + r"statements/" + NUMBER
    language = "en"
    date = ""


class RussianStatements(Listing):
    route = RUSSIAN + r"statements/(?:\d{1,3})?"
    follow = RUSSIAN + r"statements/" + NUMBER
    language = "ru"
    date = ""


class Page(ArticlePage):
    title = "section.content-page h1"
    body = "section.content-page p"


class NewsItem(Page):
    date = "section.content-page span.date::text"


class Statement(Page):
    kind = "statement"

    def states(self, part: str) -> bool:
        return part == "date" or super().states(part)

    def date_of(self, language: str) -> Dated:
        """The last line, if it is a date; else what the title has in brackets."""
        texts = self.paragraphs(language)
        last = texts[-1].text if texts else ""
        if len(last) <= LAST_LINE and re.search(r"\d", last):
            return self.read_date(last, language)
        bracketed = re.search(r"\(([^()]*\d{4})\)$", self.title_text())
        return self.read_date(bracketed[1], language) if bracketed else Dated()


class EnglishNewsItem(NewsItem):
    route = EnglishNews.follow
    language = "en"
    kinds_by = KINDS["en"]


class RussianNewsItem(NewsItem):
    route = RussianNews.follow
    language = "ru"


class EnglishStatement(Statement):
    route = EnglishStatements.follow
    language = "en"
    kinds_by = KINDS["en"]


class RussianStatement(Statement):
    route = RussianStatements.follow
    language = "ru"


class ByMfaSpider(SourceSpider):
    card = SourceCard(
        name="by_mfa",
        actor="BLR",
        publisher="Ministry of Foreign Affairs of the Republic of Belarus",
        about="The foreign ministry of Belarus: news, statements and speeches.",
        url=f"{SITE}/en/press/",
        hosts=("mfa.gov.by", "www.mfa.gov.by"),
        languages=("ru", "en"),
        timezone="Europe/Minsk",
        kinds=("statement", "joint_statement", "remarks", "speech", "press_release"),
        platform="listing",
        first_date=date(2020, 5, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured",
        items_per_week=25,
        max_quiet_days=10,
        delay=5.0,
    )
    pages = (
        EnglishNews,
        RussianNews,
        EnglishStatements,
        RussianStatements,
        EnglishNewsItem,
        RussianNewsItem,
        EnglishStatement,
        RussianStatement,
    )
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/en/press/news_mfa/",
        f"{SITE}/press/news_mfa/",
        f"{SITE}/en/press/statements/",
        f"{SITE}/press/statements/",
    ]
