"""Sweden's government: titles and dates by RSS; its pages refuse programs."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import FeedPage
from onrecord.spiders.title_kinds import KINDS

SITE = "https://www.government.se"


class Feed(FeedPage):
    route = r"https://www\.government\.se/Filter/RssFeed\?[^#]+"
    follow = r"https?://www\.government\.se/(?!Filter/)[^?#]+"
    language = "en"
    kinds_by = KINDS["en"]
    dates_items = True
    followed = False


class SeGovSpider(SourceSpider):
    card = SourceCard(
        name="se_gov",
        actor="SWE",
        publisher="Regeringskansliet",
        about=(
            "The Government Offices of Sweden with the foreign ministry: press "
            "releases, statements and speeches in English. The pages answer 403, so "
            "that only what the feed prints is kept."
        ),
        url=SITE,
        hosts=("www.government.se",),
        languages=("en",),
        timezone="Europe/Stockholm",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="RSS",
        first_date=date(2026, 1, 1),
        terms=(
            "Terms not stated where they were looked for; the full text is not "
            "re-published."
        ),
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=20,
        max_quiet_days=10,
        delay=3.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/Filter/RssFeed?filterType=Taxonomy&"
        "filterByType=FilterablePageBase&"
        "preFilteredCategories=2069%2C2070%2C2071%2C2072%2C2073%2C2074%2C20"
        "75%2C2076%2C2077%2C2078%2C2079%2C2082%2C2083&rootPageReference=0",
    ]
