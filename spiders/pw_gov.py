"""The government of Palau: a WordPress feed; what it posts are pictures of papers.

The words stand in scans on each post's page. Title and day are kept.
"""

from __future__ import annotations

from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.title_kinds import KINDS
from onrecord.spiders.wordpress import PAGED, POSTS, PostFeed

SITE = r"https?://(?:www\.)?palaugov\.pw"


class Feed(PostFeed):
    route = SITE + r"/feed/" + PAGED
    follow = SITE + POSTS
    followed = False
    kinds_by = KINDS["en"]


class PwGovSpider(SourceSpider):
    card = SourceCard(
        name="pw_gov",
        actor="PLW",
        publisher="Government of the Republic of Palau",
        about="The government of Palau: titles and days of its press releases.",
        url="https://www.palaugov.pw/news",
        hosts=("www.palaugov.pw", "palaugov.pw"),
        languages=("en",),
        timezone="Pacific/Palau",
        kinds=("statement", "speech", "remarks", "press_release"),
        platform="WordPress",
        first_date=date(2022, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22; its feed is the WordPress default, untried",
        items_per_week=4,
        max_quiet_days=60,
        delay=5.0,
    )
    pages = (Feed,)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.palaugov.pw/feed/",
    ]
