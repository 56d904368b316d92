"""Every capture of the sources of Belarus, China, Iran and Türkiye is accounted for.

The facts were read off the captures by eye. Titles are compared by their digest: a
headline is somebody's sentence. Larger samples that others processed say whether the
dates of Chinese conferences and of Russian news are read as their compilers read them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.dates import read_date
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.by_mfa import ByMfaSpider
from onrecord.spiders.cn_mfa import CnMfaSpider
from onrecord.spiders.ir_mfa import IrMfaSpider
from onrecord.spiders.tr_presidency import TrPresidencySpider

pytestmark = pytest.mark.shared

SPIDERS: tuple[type[SourceSpider], ...] = (
    ByMfaSpider, CnMfaSpider, IrMfaSpider, TrPresidencySpider,
)  # fmt: skip


@pytest.fixture(scope="module")
def captures(shared: Path) -> list[Capture]:
    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    files = [shared / "archive" / "ministries.warc.gz"]
    return [capture for _, capture in iter_captures(files, stop)]


@pytest.fixture(scope="module")
def readings(captures: list[Capture]) -> dict[str, list[Reading]]:
    return {
        spider.name: [
            spider.read(capture)
            for capture in captures
            if spider.page_for(capture.url) is not None
        ]
        for spider in SPIDERS
    }


def documents(readings: Iterable[Reading]) -> list[Document]:
    return [document for reading in readings for document in reading.documents]


def digest(title: str) -> str:
    return sha256(title.encode()).hexdigest()[:12]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_capture_of_these_hosts_has_a_reader(captures: list[Capture]) -> None:
    hosts = {host for spider in SPIDERS for host in spider.card.hosts}
    of_these = [one.url for one in captures if one.url.split("/")[2] in hosts]
    assert len(of_these) == 9
    assert [
        url
        for url in of_these
        if not any(spider.page_for(url) is not None for spider in SPIDERS)
    ] == []


def test_every_page_is_read_or_in_quarantine(
    readings: dict[str, list[Reading]],
) -> None:
    assert {
        name: (
            len(read),
            len(documents(read)),
            sum(len(reading.links) for reading in read),
            [fault.reason for reading in read for fault in reading.faults],
        )
        for name, read in readings.items()
    } == {
        # captures, documents, addresses led to, faults. The listing of Belarus was
        # saved by a browser that turned its links into addresses of its own machine.
        "by_mfa": (6, 5, 0, ["unknown_address"]),
        "cn_mfa": (1, 0, 4, []),
        "ir_mfa": (1, 0, 3, []),
        "tr_presidency": (1, 3, 4, []),
    }


def test_statements_of_belarus_are_dated_by_their_last_line_or_their_title(
    readings: dict[str, list[Reading]],
) -> None:
    read = documents(readings["by_mfa"])
    assert {(one.actor, one.language, one.kind) for one in read} == {
        ("BLR", "en", "statement")
    }
    assert {
        one.native_id: (digest(one.title), one.issued_text, one.issued_on)
        for one in read
    } == {
        "b7b71aff55bfca76": ("c200bfad38c3", "December 6, 2021", date(2021, 12, 6)),
        # As printed, though the statement speaks of what happened a month later.
        "bf7e69d3fec2c5f0": (
            "1729a042c14c", "December 6, 2021, Minsk", date(2021, 12, 6),
        ),
        # One text under two addresses, as the site serves it.
        "cf70e7349e4f19db": ("bdfd12cfb17c", "May 15, 2020", date(2020, 5, 15)),
        "dad9272a52869cef": ("bdfd12cfb17c", "May 15, 2020", date(2020, 5, 15)),
        "f179725988c80350": ("5e4f6ff554fb", "", None),
    }  # fmt: skip


def test_windows_1251_under_a_header_of_utf_8_loses_no_letter(
    readings: dict[str, list[Reading]],
) -> None:
    read = documents(readings["by_mfa"])
    assert not any("\ufffd" in one.text for document in read
                   for one in document.paragraphs)  # fmt: skip
    assert all(
        "charset_overruled" in {note.reason for note in document.notes}
        for document in read
    )
    text = " ".join(
        one.text
        for document in read
        if document.native_id == "cf70e7349e4f19db"
        for one in document.paragraphs
    )
    assert "Belarus’ organisations" in text
    assert "“stay-at-home”" in text


def test_the_listing_of_china_leads_to_remarks_and_not_to_biographies(
    readings: dict[str, list[Reading]],
) -> None:
    (listing,) = readings["cn_mfa"]
    assert [(link.url.rsplit("/", 1)[1], link.issued_on) for link in listing.links] == [
        ("t20261003_12035482.html", date(2026, 10, 3)),
        ("t20260930_12034352.html", date(2026, 9, 30)),
        ("t20260929_12033413.html", date(2026, 9, 29)),
        ("index_1.html", date(2026, 9, 29)),
    ]


def test_the_front_page_of_iran_gives_each_item_its_own_date(
    readings: dict[str, list[Reading]],
) -> None:
    (front,) = readings["ir_mfa"]
    assert [(link.url.rsplit("/", 1)[1], link.issued_on) for link in front.links] == [
        ("795450", date(2026, 10, 3)),
        ("795399", None),  # cut off before its date by whoever saved the page
        ("795399", date(2026, 10, 2)),
    ]


def test_the_listing_of_the_turkish_presidency_is_read_as_printed(
    readings: dict[str, list[Reading]],
) -> None:
    (listing,) = readings["tr_presidency"]
    assert [
        (one.role, one.language, one.actor, digest(one.title), one.issued_text,
         one.issued_on)
        for one in listing.documents
    ] == [
        ("extract", "en", "TUR", "8a1a150426ba", "03.10.2026", date(2026, 10, 3)),
        ("extract", "en", "TUR", "c1667b3d543c", "03.10.2026", date(2026, 10, 3)),
        ("extract", "en", "TUR", "0018999b9646", "01.10.2026", date(2026, 10, 1)),
    ]  # fmt: skip
    assert listing.links[-1].url.endswith("/en/news/?page=2")


def test_chinese_conferences_are_dated_by_the_day_in_their_title(shared: Path) -> None:
    """The sample gives title, time of publication and text; the page is put together
    from them."""
    file = shared / "data" / "statements" / "cn_mfa_zh_pressconf.jsonl"
    speakers = set()
    rows = lines(file)
    assert len(rows) == 28
    for number, row in enumerate(rows, start=1):
        day = date.fromisoformat(row["time"][:10])
        reading = CnMfaSpider.read(conference(row, day, number))
        (document,) = reading.documents
        assert document.issued_on == day, row["title"]
        assert document.kind in {"press_briefing", "remarks"}, row["title"]
        assert document.language == "zh"
        speakers.add(document.speaker)
    assert speakers == {"", "华春莹", "汪文斌", "毛宁", "赵立坚"}


def conference(row: dict[str, Any], day: date, number: int) -> Capture:
    body = "".join(
        f"<p>{one['question']}</p><p>{one['answer']}</p>" for one in row["qa"]
    )
    page = (
        f'<html><head><meta name="ArticleTitle" content="{row["title"]}"></head>'
        f'<body><div class="TRS_UEDITOR"><p>{row["background"]}</p>{body}</div>'
        "</body></html>"
    )
    return Capture(
        url=(
            "https://www.mfa.gov.cn/web/fyrbt_673021/jzhsl_673025/"
            f"{day:%Y%m}/t{day:%Y%m%d}_{number}.shtml"
        ),
        fetched_at=datetime(2032, 1, 1, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=page.encode(),
        payload_sha256="",
    )


def test_russian_dates_are_read_as_their_compilers_read_them(shared: Path) -> None:
    rows = lines(shared / "data" / "statements" / "ru_kremlin_articles.jsonl")
    assert len(rows) == 29
    assert [
        (row["raw_date"], row["date"])
        for row in rows
        if read_date(row["raw_date"], language="ru").value != row["date"]
    ] == []
