"""NATO: the search interface behind its listing of transcripts, and their pages.

A transcript is called "Speech" or "Remarks"; what it is about stands in the line below,
and the two together are its title here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.spiders.articles import ArticlePage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import JsonPage, Row
from onrecord.spiders.reading import line
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.nato.int"
SEARCH = (
    f"{SITE}/content/nato/en/news-and-events/events/transcripts/jcr:content/root"
    "/container/general_search_copy.search.json"
)


class Search(JsonPage):
    route = (
        r"https://www\.nato\.int/content/nato/en/news-and-events/events/transcripts/"
        r"jcr:content/root/container/general_search_copy\.search\.json\?[^#]+"
    )
    follow = (
        r"https://www\.nato\.int/(?P<lang>en)/news-and-events/events/transcripts/"
        r"\d{4}/\d{2}/\d{2}/[^?#]+"
    )
    path = "pages"
    link = "link"
    title = "title"
    date = "pageDate"
    page_parameter = "page"
    kind = "remarks"
    kinds_by = KINDS["en"]
    dates_items = True

    def row_of(self, raw: Mapping[str, Any]) -> Row:
        row = super().row_of(raw)
        below, _, _place = self.text_at(raw, "description").partition(" | ")
        if not isinstance(raw.get("description"), str) or not line(below):
            raise self.error("selector", "an item whose description is no text")
        return replace(row, title=line(f"{row.title} {below}"))


class Transcript(ArticlePage):
    route = Search.follow
    kind = "remarks"
    kinds_by = KINDS["en"]
    dated_elsewhere = True


class NatoSpider(SourceSpider):
    card = SourceCard(
        name="nato",
        actor="ORG:NATO",
        publisher="North Atlantic Treaty Organization",
        about=(
            "The defence alliance of 32 states: transcripts of speeches, remarks and "
            "press conferences of the Secretary General and other officials."
        ),
        url=f"{SITE}/en/news-and-events/events/transcripts",
        hosts=("www.nato.int",),
        languages=("en",),
        timezone="Europe/Brussels",
        kinds=("speech", "remarks", "press_briefing", "statement"),
        platform="JSON API",
        first_date=date(2026, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        date_formats=("%d %B %Y",),
        standing="active",
        evidence="captured",
        items_per_week=6,
        max_quiet_days=21,
        delay=3.0,
    )
    pages = (Search, Transcript)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SEARCH}?searchText=&searchType=wcm&sortBy=dateDesc&pageSize=15&page=1"
        "&languages=en"
    ]
