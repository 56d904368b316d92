"""China's embassy in the Philippines: what its front pages lead to.

Of the embassies whose pages run on the same system, this one's rules for programs could
be read; those of most others redirect to themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from datetime import date as Day

from onrecord.spiders.base import Item, SourceCard, SourceSpider
from onrecord.spiders.trs import TrsListing, TrsPage

SITE = "https://ph.china-embassy.gov.cn"


class Front(TrsListing):
    route = r"https?://ph\.china-embassy\.gov\.cn/(?:eng|chn)/"
    follow = (
        r"https?://ph\.china-embassy\.gov\.cn/(?P<lang>eng|chn)/"
        r"(?!lsfw|lsyw|visa|contact)(?:[\w-]+/)+\d{6}/t\d{8}_(?P<id>\d+)\.html?"
    )
    languages = {"eng": "en", "chn": "zh"}  # noqa: RUF012 (as its base declares it)

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        """A front page has none."""
        yield from ()


class Article(TrsPage):
    route = Front.follow
    languages = Front.languages


class CnEmbassyPhSpider(SourceSpider):
    card = SourceCard(
        name="cn_embassy_ph",
        actor="CHN",
        publisher=(
            "Embassy of the People's Republic of China in the Republic of the "
            "Philippines"
        ),
        about=(
            "China's embassy in Manila: remarks of its spokesperson, speeches "
            "of the ambassador."
        ),
        url=f"{SITE}/eng/",
        hosts=("ph.china-embassy.gov.cn",),
        languages=("en", "zh"),
        timezone="Asia/Manila",
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
        platform="TRS",
        first_date=date(2009, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="run logs 2026",
        items_per_week=8,
        max_quiet_days=21,
        delay=5.0,
    )
    pages = (Front, Article)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/eng/",
        f"{SITE}/chn/",
    ]
