"""The White House of President Obama as the National Archives keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property

from onrecord.spiders.articles import ArticlePage, Dated
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage
from onrecord.spiders.reading import line
from onrecord.spiders.title_kinds import KINDS

SITE = "https://obamawhitehouse.archives.gov"


class Speeches(ListingPage):
    """The listing prints no dates; each address holds one."""

    route = (
        r"https://obamawhitehouse\.archives\.gov/briefing-room/speeches-and-remarks"
        r"(?:\?page=\d+)?"
    )
    follow = (
        r"https://obamawhitehouse\.archives\.gov/(?:the-press-office|blog)"
        r"/\d{4}/\d{2}/\d{2}/[^?#]+"
    )
    row = "#content-start h3 a[href]"
    link = "::attr(href)"
    title = "a"
    page_parameter = "page"
    first_page = 0


class PressArticle(ArticlePage):
    """What the press office issued, under the date that it printed."""

    route = (
        r"https://obamawhitehouse\.archives\.gov/the-press-office"
        r"/\d{4}/\d{2}/\d{2}/[^?#]+"
    )
    title = "div.pane-node-title h1"
    body = "div.field-name-field-forall-body"
    drop = "div.youtube-shortcode-container--responsive, a.link-mp4, a.link-mp3"
    date = "#press_article_date_created::text"
    kinds_by = (("weekly address", "message"), *KINDS["en"])


class BlogPost(PressArticle):
    """A post of the staff; its date and author stand on one line."""

    route = r"https://obamawhitehouse\.archives\.gov/blog/\d{4}/\d{2}/\d{2}/[^?#]+"
    date = "div.pane-forall-blog-post-author-pane::text"

    def dated(self, printed: str, language: str) -> Dated:
        day = line(printed).partition(" at ")[0]
        return replace(super().dated(day, language), printed=line(printed))

    @cached_property
    def byline(self) -> str:
        found = self.optional(
            "div.pane-forall-blog-post-author-pane a.blog-author-link"
        )
        return line(found.xpath("string()").get(default="")) if found else ""

    def speaker_text(self) -> str:
        return self.byline


class UsWhitehouseObamaSpider(SourceSpider):
    card = SourceCard(
        name="us_whitehouse_obama",
        actor="USA",
        publisher="The White House, 2009–2017 (National Archives)",
        about=(
            "The website of the White House under President Obama, frozen on 20 "
            "January 2017: speeches, remarks, statements and posts of the staff."
        ),
        url=f"{SITE}/briefing-room/speeches-and-remarks",
        hosts=("obamawhitehouse.archives.gov",),
        languages=("en",),
        timezone="America/New_York",
        kinds=("speech", "remarks", "statement", "message", "press_release"),
        platform="listing",
        first_date=date(2009, 1, 20),
        ends=date(2017, 1, 20),
        terms=(
            "Work of the United States government, in the public domain (17 U.S.C. "
            "105); the full text may be re-published."
        ),
        terms_url="",
        republish=True,
        date_formats=("%B %d, %Y",),
        must_have="div.pane-node-title h1",
        standing="active",
        evidence="captured",
        items_per_week=0.0,
        max_quiet_days=36_500,
        delay=5.0,
    )
    pages = (Speeches, PressArticle, BlogPost)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/briefing-room/speeches-and-remarks"
    ]
