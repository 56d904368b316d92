"""South Korea's foreign ministry: two feeds in Korean, a board in English.

The first request is answered with a redirect that sets a cookie. The feeds name the
port 443 behind ``http``, which is mended. The board opens items by script.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from parsel import Selector

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.feeds import Entry
from onrecord.spiders.feeds import Feed as Feed_
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.printed import PrintedPage, TableListing
from onrecord.spiders.rows import Row
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.mofa.go.kr"


class Feed(FeedPage):
    route = r"https?://www\.mofa\.go\.kr/www/brd/rss\.do\?brdId=\d+"
    follow = (
        r"https://www\.mofa\.go\.kr/www/brd/m_\d+/view\.do\?seq=(?P<id>\d+)"
        r"(?:&[^#]*)?"
    )
    language = "ko"

    def row(self, entry: Entry, feed: Feed_) -> Row:
        found = super().row(entry, feed)
        mended = re.sub(r"^http://([^/:]+)(?::443)?/", r"https://\1/", found.address)
        return replace(found, address=mended)


class Board(TableListing):
    route = r"https://www\.mofa\.go\.kr/eng/brd/m_\d+/list\.do(?:\?[^#]*)?"
    follow = r"https://www\.mofa\.go\.kr/eng/brd/m_\d+/view\.do\?seq=(?P<id>\d+)"
    row = 'a[onclick*="f_view"], a[href*="f_view"]'
    language = "en"
    page_parameter = "page"

    def row_of(self, block: Selector) -> Row:
        said = f"{block.attrib.get('onclick', '')} {block.attrib.get('href', '')}"
        found = re.search(r"f_view\('?(\d+)", said)
        if found is None:
            raise self.error("selector", f"no number in {said[:80]!r}")
        address = self.absolute(f"view.do?seq={found[1]}")
        return replace(super().row_of(block), address=address)


class Post(PrintedPage):
    title = ".board_detail h2"
    date_in = ".bo_head"
    body = ".se-contents, .bo_con"


class KoreanPost(Post):
    route = Feed.follow
    language = "ko"
    kinds_by = (
        ("공동\\s?(?:성명|선언|보도문)", "joint_statement"),
        ("브리핑|기자회견", "press_briefing"),
        ("대변인\\s?(?:성명|논평)|성명", "statement"),
        ("연설|축사|기조연설", "speech"),
    )


class EnglishPost(Post):
    route = Board.follow
    language = "en"
    kinds_by = KINDS["en"]


class KrMofaSpider(SourceSpider):
    card = SourceCard(
        name="kr_mofa",
        actor="KOR",
        publisher="Ministry of Foreign Affairs",
        about=(
            "The foreign ministry of the Republic of Korea: press releases and "
            "briefings."
        ),
        url=f"{SITE}/eng/",
        hosts=("www.mofa.go.kr",),
        languages=("ko", "en"),
        timezone="Asia/Seoul",
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
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=40,
        max_quiet_days=5,
        delay=4.0,
    )
    pages = (Feed, Board, KoreanPost, EnglishPost)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "http://www.mofa.go.kr/www/brd/rss.do?brdId=302",
        "http://www.mofa.go.kr/www/brd/rss.do?brdId=303",
        f"{SITE}/eng/brd/m_5676/list.do?page=1",
    ]
