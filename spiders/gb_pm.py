"""The Prime Minister of the United Kingdom: a GOV.UK Atom feed and the Content API.

The same platform, pages and rules as the foreign office (``gb_fcdo``); what differs is
whose items count. An item of several departments counts where the Prime Minister's
Office is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.spiders.base import Item, NotOurs, Page, SourceCard, SourceSpider
from onrecord.spiders.gb_fcdo import CARD as FOREIGN_OFFICE
from onrecord.spiders.gb_fcdo import SITE, GovUkFeed, GovUkItem, titles
from onrecord.spiders.reading import json_answer, must, rows

OFFICE = "/government/organisations/prime-ministers-office-10-downing-street"


class Feed(GovUkFeed):
    route = rf"https://www\.gov\.uk{OFFICE}\.atom"


class Statement(GovUkItem):
    def refuse_others(self, answer: Mapping[str, Any], schema: str) -> None:
        if schema not in {"news_article", "speech"}:
            raise NotOurs(f"{schema} is not a statement")
        organisations = rows(self, answer, "links.organisations")
        if not any(row.get("base_path") == OFFICE for row in organisations):
            names = (
                *titles(self, answer, "links.organisations"),
                *titles(self, answer, "links.worldwide_organisations"),
            )
            raise NotOurs(f"published by {', '.join(names) or 'nobody named'}")


class Finder(Page):
    """The search page of GOV.UK as data: the list of its filters."""

    route = r"https://www\.gov\.uk/search/news-and-communications"

    def read(self) -> Iterator[Item]:
        schema = must(self, json_answer(self), "schema_name", str)
        raise NotOurs(f"{schema} is not a statement")


class GbPmSpider(SourceSpider):
    card = SourceCard(
        name="gb_pm",
        actor="GBR",
        publisher="Prime Minister's Office, 10 Downing Street",
        about=(
            "The head of government of the United Kingdom: speeches, statements, "
            "readouts of calls and news."
        ),
        url=f"{SITE}{OFFICE}",
        hosts=FOREIGN_OFFICE.hosts,
        languages=FOREIGN_OFFICE.languages,
        timezone=FOREIGN_OFFICE.timezone,
        kinds=("speech", "statement", "press_release"),
        platform=FOREIGN_OFFICE.platform,
        first_date=FOREIGN_OFFICE.first_date,
        terms=FOREIGN_OFFICE.terms,
        terms_url=FOREIGN_OFFICE.terms_url,
        republish=True,
        standing="active",
        evidence="captured",
        items_per_week=25,
        max_quiet_days=7,
        delay=1.0,
    )
    pages = (Feed, Statement, Finder)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}{OFFICE}.atom"
    ]
