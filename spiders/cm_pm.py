"""The prime minister of Cameroon: speeches, each a PDF behind a page of its own."""

from __future__ import annotations

from datetime import date

from onrecord.spiders.articles import PdfPage
from onrecord.spiders.attached import AttachedPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = r"https?://(?:www\.)?spm\.gov\.cm/site/"


class Speeches(ListingPage):
    """A row without its day says ``Signed on :`` and nothing more."""

    route = SITE + r"\?q=en/documentation/(?:speeches|press-release)"
    follow = SITE + r"\?q=en/content/[^#&]+"
    row = "div.post-style1 h3 a[href]"
    link = "::attr(href)"
    undated = True


class Speech(AttachedPage):
    route = Speeches.follow
    follow = r"https?://(?:www\.)?spm\.gov\.cm/[^?#]+\.pdf"
    kind = "speech"
    row = "span.file a[href]"
    heading = "div.left > h2.main-title"
    date_on_page = "div.field-name-field-date-signature span.date-display-single::text"


class File(PdfPage):
    route = Speech.follow
    kind = "speech"


class CmPmSpider(SourceSpider):
    card = SourceCard(
        name="cm_pm",
        actor="CMR",
        publisher="Services du Premier Ministre",
        about=(
            "The head of government of Cameroon: speeches and press releases in "
            "English, as PDF files."
        ),
        url="https://www.spm.gov.cm/site/?q=en/documentation/speeches",
        hosts=("www.spm.gov.cm", "spm.gov.cm"),
        languages=("en",),
        timezone="Africa/Douala",
        kinds=("speech",),
        platform="listing",
        first_date=date(2014, 1, 1),
        terms="Terms not read; the full text is not re-published.",
        terms_url="",
        standing="unverified",
        evidence="2021-22, with its listing and one item as they were then",
        items_per_week=0.5,
        max_quiet_days=180,
        delay=5.0,
    )
    pages = (Speeches, Speech, File)
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        "https://www.spm.gov.cm/site/?q=en/documentation/speeches",
        "https://www.spm.gov.cm/site/?q=en/documentation/press-release",
    ]
