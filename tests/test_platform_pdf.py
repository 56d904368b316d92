"""Items that are PDFs: listed on a page, read apart, and scans kept as scans."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.models import Capture, Reading
from onrecord.spiders.articles import PdfPage
from onrecord.spiders.base import SourceCard, SourceSpider
from onrecord.spiders.platforms import ListingPage

SITE = "https://www.example.org"


class Listing(ListingPage):
    route = r"https://www\.example\.org/list"
    follow = r"https://www\.example\.org/docs/(?P<lang>en|fr)/[\w-]+\.pdf"
    row = "li"
    date = "span::text"
    dates_items = True


class Item(PdfPage):
    route = Listing.follow
    kind = "communique"


class XxPdfSpider(SourceSpider):
    card = SourceCard(
        name="xx_pdf",
        actor="NOR",
        publisher="Sample Ministry",
        about="A ministry made up for tests.",
        url=SITE,
        hosts=("www.example.org",),
        languages=("en", "fr"),
        timezone="Europe/Oslo",
        kinds=("communique",),
        platform="listing",
        first_date=date(2030, 1, 1),
        terms="None.",
        terms_url="",
        date_formats=("%d.%m.%Y",),
    )
    pages = (Listing, Item)
    start_urls = [f"{SITE}/list"]  # noqa: RUF012


def read(url: str, body: bytes) -> Reading:
    return XxPdfSpider.read(
        Capture(
            url=url,
            fetched_at=datetime(2031, 3, 5, tzinfo=UTC),
            status=200,
            headers=(),
            body=body,
            payload_sha256="",
        )
    )


def pdf(words: str) -> bytes:
    """One page with one line; nothing on it where there are no words."""
    said = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(said), said),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


ADDRESS = f"{SITE}/docs/fr/sample.pdf"


def test_the_listing_titles_and_dates_what_the_pdf_says() -> None:
    page = f'<li><a href="{ADDRESS}">Les lampes</a><span>4.3.2031</span></li>'
    listing = read(f"{SITE}/list", page.encode())
    (row,) = listing.documents
    assert [link.url for link in listing.links] == [ADDRESS]
    (item,) = read(ADDRESS, pdf("The lamps are lit.")).documents
    assert row.native_id == item.native_id == "example.org/docs/fr/sample.pdf"
    assert (row.title, row.issued_on) == ("Les lampes", date(2031, 3, 4))
    assert [paragraph.text for paragraph in item.paragraphs] == ["The lamps are lit."]
    assert (item.language, item.kind, item.role) == ("fr", "communique", "text")


def test_a_scan_is_kept_and_marked() -> None:
    (item,) = read(ADDRESS, pdf("")).documents
    assert item.paragraphs == ()
    assert [note.reason for note in item.notes] == ["no_text"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_a_pdf"),
        (b"<html><body>Gone.</body></html>", "not_a_pdf"),
        (b"%PDF-1.4\nnothing of the sort", "damaged_pdf"),
    ],
)
def test_what_is_no_pdf_says_so(body: bytes, reason: str) -> None:
    reading = read(ADDRESS, body)
    assert [fault.reason for fault in reading.faults] == [reason]
    assert not reading.documents
