"""Every capture of the sources of Europe, North America and Australia is accounted for.

The facts were read off the captures by eye. Titles are compared by their digest: a
headline is somebody's sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.au_pm_transcripts import AuPmTranscriptsSpider
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.de_aa import DeAaSpider
from onrecord.spiders.eu_council import EuCouncilSpider
from onrecord.spiders.eu_eeas import EuEeasSpider
from onrecord.spiders.eu_parliament import EuParliamentSpider
from onrecord.spiders.gb_pm import GbPmSpider
from onrecord.spiders.nato import NatoSpider
from onrecord.spiders.us_whitehouse_obama import UsWhitehouseObamaSpider

pytestmark = pytest.mark.shared

SPIDERS: tuple[type[SourceSpider], ...] = (
    AuPmTranscriptsSpider, DeAaSpider, EuCouncilSpider, EuEeasSpider,
    EuParliamentSpider, GbPmSpider, NatoSpider, UsWhitehouseObamaSpider,
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


def test_every_capture_of_these_hosts_has_a_reader(captures: list[Capture]) -> None:
    hosts = {host for spider in SPIDERS for host in spider.card.hosts}
    unread = [
        capture.url
        for capture in captures
        if capture.url.split("/")[2] in hosts
        and not any(spider.page_for(capture.url) for spider in SPIDERS)
    ]
    # The feed of the foreign office, which gb_fcdo reads.
    assert [url.rsplit("/", 1)[1] for url in unread] == [
        "foreign-commonwealth-development-office.atom"
    ]


def test_every_page_is_read_and_none_faults(
    readings: dict[str, list[Reading]],
) -> None:
    counts = {
        name: (
            len(read),
            sum(len(reading.documents) for reading in read),
            sum(bool(reading.passed_over) for reading in read),
            sum(len(reading.links) for reading in read),
            sum(len(reading.faults) for reading in read),
        )
        for name, read in readings.items()
    }
    assert counts == {
        # captures, documents, passed over on purpose, addresses led to, faults
        "au_pm_transcripts": (55, 55, 0, 0, 0),
        "de_aa": (1, 0, 0, 3, 0),
        "eu_council": (1, 1, 0, 0, 0),
        "eu_eeas": (1, 0, 1, 0, 0),
        "eu_parliament": (6, 5, 0, 2, 0),
        "gb_pm": (30, 5, 25, 2, 0),
        "nato": (1, 4, 0, 5, 0),
        "us_whitehouse_obama": (2, 2, 0, 0, 0),
    }


def test_every_document_is_in_the_name_of_its_source(
    readings: dict[str, list[Reading]],
) -> None:
    assert {
        (document.source, document.actor, document.language)
        for read in readings.values()
        for document in documents(read)
    } == {
        ("au_pm_transcripts", "AUS", "en"),
        ("eu_council", "ORG:EU:COUNCIL", "en"),
        ("eu_parliament", "ORG:EU:EP", "en"),
        ("gb_pm", "GBR", "en"),
        ("nato", "ORG:NATO", "en"),
        ("us_whitehouse_obama", "USA", "en"),
    }


def test_parliament_is_read_as_printed(readings: dict[str, list[Reading]]) -> None:
    assert {
        (
            document.native_id,
            document.role,
            digest(document.title),
            document.issued_on,
            document.kind,
            document.symbol,
            len(document.paragraphs),
            len(document.translations),
        )
        for document in documents(readings["eu_parliament"])
    } == {
        ("20201217IPR94207", "text", "fb7027cdd1a1", date(2020, 12, 18),
         "press_release", "", 9, 0),
        ("20221014IPR43206", "text", "c4b48402ea15", date(2022, 10, 19),
         "press_release", "", 21, 0),
        ("20241212IPR25960", "text", "86802bb15fb1", date(2024, 12, 17),
         "press_release", "", 18, 0),
        # The site and the open data on one motion, under one id.
        ("RC-10-2025-0249", "text", "30ce4c530dd0", date(2025, 5, 7),
         "draft_resolution", "RC-B10-0249/2025", 18, 23),
        ("RC-10-2025-0249", "extract", "30ce4c530dd0", date(2025, 5, 7),
         "draft_resolution", "", 0, 23),
    }  # fmt: skip


def test_a_motion_keeps_its_numbers(readings: dict[str, list[Reading]]) -> None:
    (motion,) = (
        d
        for d in documents(readings["eu_parliament"])
        if d.kind == "draft_resolution" and d.role == "text"
    )
    kinds = [paragraph.kind for paragraph in motion.paragraphs]
    assert kinds == ["formula"] * 3 + ["preambular"] * 6 + ["operative"] * 9
    numbers = [p.number for p in motion.paragraphs if p.number]
    assert numbers == ["A.", "B.", "C.", *(f"{n}." for n in range(1, 10))]


def test_the_press_room_dates_what_it_dates(
    readings: dict[str, list[Reading]],
) -> None:
    (room,) = (reading for reading in readings["eu_parliament"] if reading.is_listing)
    assert [(link.url.split("/")[6], link.issued_on) for link in room.links] == [
        ("20260910IPR47441", date(2026, 9, 15)),
        ("20260914IPR47510", None),
    ]


def test_the_council_feed_gives_press_releases_not_meetings(
    readings: dict[str, list[Reading]],
) -> None:
    (document,) = documents(readings["eu_council"])
    assert (digest(document.title), document.issued_on, document.role) == (
        "aa572c9ffc3d", date(2026, 9, 15), "extract",
    )  # fmt: skip


def test_nato_transcripts_are_titled_by_both_lines(
    readings: dict[str, list[Reading]],
) -> None:
    assert [
        (digest(document.title), document.issued_on, document.kind)
        for document in documents(readings["nato"])
    ] == [
        ("e043b41548c2", date(2026, 10, 1), "speech"),
        ("f31316b5a19d", date(2026, 10, 1), "press_briefing"),
        ("1ec03610d960", date(2026, 9, 30), "remarks"),
        ("baf47251cdc9", date(2026, 9, 29), "press_briefing"),
    ]


def test_the_german_listing_leads_to_its_three_items_undated(
    readings: dict[str, list[Reading]],
) -> None:
    (listing,) = readings["de_aa"]
    assert [(link.url.rsplit("/", 1)[1], link.issued_on) for link in listing.links] == [
        ("2804346-2804346", None),
        ("2804288-2804288", None),
        ("2804132-2804132", None),
    ]


def test_downing_street_is_read_and_other_departments_are_passed_over(
    readings: dict[str, list[Reading]],
) -> None:
    cameron = "The Rt Hon David Cameron MP"
    assert {
        (digest(d.title), d.issued_on, d.kind, d.speaker, len(d.paragraphs))
        for d in documents(readings["gb_pm"])
    } == {
        ("5712ce7da105", date(2016, 12, 25), "press_release", "", 8),
        ("abea8add9555", date(2016, 4, 5), "statement", cameron, 16),
        ("2ec708bc97bf", date(2016, 5, 18), "speech", "Her Majesty the Queen", 43),
        ("76decd7e0fb7", date(2016, 5, 12), "speech", cameron, 78),
    }
    reasons = {r.passed_over for r in readings["gb_pm"] if r.passed_over}
    assert "finder is not a statement" in reasons
    assert "published by British High Commission Singapore" in reasons
    assert not any("Prime Minister" in reason for reason in reasons)


def test_the_archived_white_house_is_dated_by_what_it_prints(
    readings: dict[str, list[Reading]],
) -> None:
    assert [
        (digest(d.title), d.issued_text, d.issued_on, d.kind, d.speaker)
        for d in documents(readings["us_whitehouse_obama"])
    ] == [
        # Released a day before the day in its address.
        ("314797021c47", "December 23, 2016", date(2016, 12, 23), "message", ""),
        ("8554ab9def95", "September 10, 2011 at 1:06 PM ET by", date(2011, 9, 10),
         "press_release", "Katelyn Sabochik"),
    ]  # fmt: skip


def test_a_copy_of_the_wayback_machine_is_passed_over(
    readings: dict[str, list[Reading]],
) -> None:
    (reading,) = readings["eu_eeas"]
    assert reading.passed_over.startswith("a copy kept by the Wayback Machine")
