"""China's foreign ministry: its spokespersons, in English and Chinese.

Two hosts serve the same pages. A conference is dated by the day its title names.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.trs import TrsListing, TrsPage

SITE = "https://www.mfa.gov.cn"


class English(TrsListing):
    route = (
        r"https://www\.(?:mfa|fmprc)\.gov\.cn/eng/xw/fyrbt/(?:lxjzh/|fyrbt/)?"
        r"(?:index(?:_\d+)?\.html)?"
    )
    follow = (
        r"https://www\.(?:mfa|fmprc)\.gov\.cn/eng/xw/fyrbt/(?:lxjzh|fyrbt)"
        r"/\d{6}/t\d{8}_(?P<id>\d+)\.html"
    )


class Chinese(TrsListing):
    route = (
        r"https://www\.(?:mfa|fmprc)\.gov\.cn/web/fyrbt_673021/(?:jzhsl_673025/)?"
        r"(?:index(?:_\d+)?\.s?html)?"
    )
    follow = (
        r"https://www\.(?:mfa|fmprc)\.gov\.cn/web/fyrbt_673021/(?:jzhsl_673025/)?"
        r"\d{6}/t\d{8}_(?P<id>\d+)\.shtml"
    )
    suffix = "shtml"


class Remarks(TrsPage):
    title_in = 'meta[name="ArticleTitle"]::attr(content)'
    titles_dated = True

    def speaker_text(self) -> str:
        """The spokesperson that the title names."""
        for pattern in (SPOKE, SPOKE_ZH):
            if found := pattern.search(self.title_text()):
                return found[1]
        return ""


class EnglishRemarks(Remarks):
    route = English.follow
    language = "en"


class ChineseRemarks(Remarks):
    route = Chinese.follow
    language = "zh"


SPOKE = re.compile(r"Foreign Ministry Spokesperson (\S.{2,40}?)[’']s ")
SPOKE_ZH = re.compile(r"外交部发言人(\S{2,4}?)(?:主持|答记者问|就)")


class CnMfaSpider(SourceSpider):
    card = SourceCard(
        name="cn_mfa",
        actor="CHN",
        publisher="Ministry of Foreign Affairs of the People's Republic of China",
        about=(
            "The foreign ministry of China: press conferences and remarks of "
            "its spokespersons."
        ),
        url=f"{SITE}/eng/xw/fyrbt/",
        hosts=("www.mfa.gov.cn", "www.fmprc.gov.cn"),
        languages=("zh", "en"),
        timezone="Asia/Shanghai",
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
        first_date=date(2021, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="active",
        evidence="captured",
        items_per_week=12,
        max_quiet_days=10,
        delay=5.0,
    )
    pages = (English, Chinese, EnglishRemarks, ChineseRemarks)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"{SITE}/eng/xw/fyrbt/lxjzh/",
        f"{SITE}/eng/xw/fyrbt/",
        f"{SITE}/web/fyrbt_673021/jzhsl_673025/",
    ]
