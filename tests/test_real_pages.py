"""Every real page, feed and API answer of five sources is read as a person reads it.

The facts below were read off the captures by eye. Titles are compared by their digest:
a headline is somebody's sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.eu_commission import EuCommissionSpider
from onrecord.spiders.gb_fcdo import GbFcdoSpider
from onrecord.spiders.ru_kremlin import RuKremlinSpider
from onrecord.spiders.un_press import UnPressSpider
from onrecord.spiders.us_state import UsStateSpider

pytestmark = pytest.mark.shared

SPIDERS: tuple[type[SourceSpider], ...] = (
    UnPressSpider, GbFcdoSpider, UsStateSpider, RuKremlinSpider, EuCommissionSpider,
)  # fmt: skip


@pytest.fixture(scope="module")
def captures(shared: Path) -> list[Capture]:
    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    files = [
        shared / "archive" / f"{name}.warc.gz" for name in ("un-press", "ministries")
    ]
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


def test_every_page_is_read_and_none_faults(
    readings: dict[str, list[Reading]],
) -> None:
    counts = {
        name: (
            len(read),
            sum(len(reading.documents) for reading in read),
            sum(bool(reading.passed_over) for reading in read),
            sum(len(reading.faults) for reading in read),
        )
        for name, read in readings.items()
    }
    assert counts == {
        # captures, documents read, passed over on purpose, faults
        "un_press": (22, 21, 0, 0),
        "gb_fcdo": (30, 2, 27, 0),
        "us_state": (1, 3, 0, 0),
        "ru_kremlin": (1, 2, 0, 0),
        "eu_commission": (2, 1, 0, 0),
    }


def test_a_page_that_gives_nothing_says_why_or_leads_on(
    readings: dict[str, list[Reading]],
) -> None:
    for reading in (one for read in readings.values() for one in read):
        assert reading.documents or reading.passed_over or reading.links, reading


UA = ("Ukraine",)
GUTERRES = ("António Guterres", "Secretary-General")
UN_PRESS = {
    # symbol: title, date, kind, speaker and office, countries, paragraphs
    "DSG/SM/1877": (
        "fabc43406829", date(2023, 9, 23), "remarks",
        ("Amina Mohammed", "Deputy Secretary-General"), (), 9,
    ),
    "SG/SM/21852": ("358d79ee5ec5", date(2023, 6, 21), "message", GUTERRES, (), 16),
    "SG/SM/21876": ("e991a53b996a", date(2023, 7, 17), "remarks", GUTERRES, (), 24),
    "SG/SM/21947": ("b86a96f119fb", date(2023, 9, 19), "speech", GUTERRES, (), 69),
    "SG/SM/21950": ("ab8bbafd8771", date(2023, 9, 20), "remarks", GUTERRES, (), 19),
    "SG/SM/21951": ("3f73441b03bc", date(2023, 9, 20), "remarks", GUTERRES, (), 17),
    "SG/SM/21952": ("a56518170657", date(2023, 9, 20), "remarks", GUTERRES, UA, 21),
    "SG/SM/21956": ("71b090efff7d", date(2023, 9, 21), "remarks", GUTERRES, (), 18),
    "SG/SM/21967": ("6cf746747e80", date(2023, 10, 2), "message", GUTERRES, (), 10),
    "SG/SM/21978": ("70df8a68de9a", date(2023, 10, 6), "message", GUTERRES, (), 8),
    "SG/SM/21980": ("a1bd11c11da1", date(2023, 10, 6), "message", GUTERRES, (), 10),
}  # fmt: skip


def test_un_press_releases_are_read_as_printed(
    readings: dict[str, list[Reading]],
) -> None:
    found = {
        (
            document.native_id,
            (
                digest(document.title),
                document.issued_on,
                document.kind,
                (document.speaker, document.speaker_role),
                document.countries,
                len(document.paragraphs),
            ),
        )
        for document in documents(readings["un_press"])
    }
    assert found == set(UN_PRESS.items())
    for document in documents(readings["un_press"]):
        assert document.symbol == document.native_id
        assert document.actor == (
            "ORG:UN:DSG" if document.symbol.startswith("DSG") else "ORG:UN:SG"
        )
        assert [p.kind for p in document.paragraphs].count("note") == 1
        assert not document.notes


def test_the_un_press_feed_follows_a_meeting_once(
    readings: dict[str, list[Reading]],
) -> None:
    feed = next(reading for reading in readings["un_press"] if reading.is_listing)
    day = date(2026, 8, 28)
    assert [(link.url.rsplit("/", 1)[1], link.issued_on) for link in feed.links] == [
        ("sc16444.doc.htm", day),
        ("sgsm23255.doc.htm", day),
        ("db260828.doc.htm", day),
    ]


def test_gov_uk_gives_the_foreign_office_and_its_missions_alone(
    readings: dict[str, list[Reading]],
) -> None:
    speech, news = sorted(
        documents(readings["gb_fcdo"]), key=lambda found: found.kind, reverse=True
    )
    assert speech.native_id == "ea1c268d-165c-4b4a-a400-f3b5c2e0988e"
    assert (speech.language, speech.kind) == ("ar", "speech")
    assert speech.speaker == "The Rt Hon Boris Johnson MP"
    assert speech.place == "UN Security Council"
    assert speech.issued_on == date(2016, 7, 25)
    assert speech.published_at == datetime(2016, 7, 25, 22, 36, 44, tzinfo=UTC)
    assert digest(speech.title) == "91db4ed44835"
    assert [one.language for one in speech.translations] == ["en"]
    assert speech.countries == ()
    assert news.native_id == "b4091e0f-1286-4fb5-8ec2-bff944ba1a5c"
    assert (news.language, news.kind, news.speaker) == ("en", "press_release", "")
    assert news.issued_on == date(2024, 11, 16)
    assert news.countries == ("Pakistan",)
    assert digest(news.title) == "63d417ee9553"


def test_what_gov_uk_publishes_for_others_is_passed_over_with_the_reason(
    readings: dict[str, list[Reading]],
) -> None:
    reasons = Counter(
        reading.passed_over for reading in readings["gb_fcdo"] if reading.passed_over
    )
    assert reasons == {
        "travel_advice is not a statement": 5,
        "fatality_notice is not a statement": 2,
        "topical_event is not a statement": 1,
        "published by Prime Minister's Office, 10 Downing Street": 3,
        "published by Prime Minister's Office, 10 Downing Street, Cabinet Office": 2,
        "published by Home Office": 3,
        "published by Ministry of Justice": 3,
        "published by Department for Education, Education Funding Agency": 1,
        "published by Department for Education, Department for Environment, "
        "Food & Rural Affairs, Department of Health and Social Care": 1,
        "published by Department for Transport": 1,
        "published by Department for Transport, Civil Aviation Authority": 1,
        "published by Department of Energy & Climate Change": 1,
        "published by Department of Health": 1,
        "published by Defence Science and Technology Laboratory, "
        "Centre for Defence Enterprise": 1,
        # Copied by a mission: the Prime Minister's Office.
        "a mission's copy of organisation 705dbea4-8bd7-422e-ba9c-254557f77f81": 1,
    }


def test_the_gov_uk_feed_leads_to_statements_not_to_travel_advice(
    readings: dict[str, list[Reading]],
) -> None:
    feed = next(reading for reading in readings["gb_fcdo"] if reading.is_listing)
    assert [link.url.split("/")[5:7] for link in feed.links] == [
        ["government", "speeches"]
    ]


def test_state_department_items_are_read_as_printed(
    readings: dict[str, list[Reading]],
) -> None:
    office = "Spokesman, Office of the Spokesman"
    rubio = ("Marco Rubio", "Secretary of State")
    assert [
        (
            document.native_id,
            digest(document.title),
            document.kind,
            (document.speaker, document.speaker_role),
            document.issued_text,
            document.published_at,
            len(document.paragraphs),
            [note.reason for note in document.notes],
        )
        for document in documents(readings["us_state"])
    ] == [
        ("708954", "c701c5587b9e", "statement", rubio, "October 4, 2026",
         datetime(2026, 10, 4, 4, 1, tzinfo=UTC), 3, ["scheduled"]),
        ("709183", "bde62e36be8c", "statement", ('Thomas "Tommy" Pigott', office),
         "October 3, 2026", datetime(2026, 10, 3, 21, 43, 40, tzinfo=UTC), 2, []),
        ("709173", "6c91afe33be8", "statement", rubio, "October 3, 2026",
         datetime(2026, 10, 3, 13, 17, 39, tzinfo=UTC), 3, []),
    ]  # fmt: skip
    assert [document.issued_on for document in documents(readings["us_state"])] == [
        date(2026, 10, 4), date(2026, 10, 3), date(2026, 10, 3),
    ]  # fmt: skip


def test_kremlin_transcripts_are_read_as_printed_and_lead_to_older_ones(
    readings: dict[str, list[Reading]],
) -> None:
    four = timezone(timedelta(hours=4))
    assert [
        (
            document.native_id,
            document.title,
            document.kind,
            document.speaker,
            document.speaker_role,
            document.issued_on,
            document.published_at,
            len(document.paragraphs),
            [note.reason for note in document.notes],
        )
        for document in documents(readings["ru_kremlin"])
    ] == [
        ("80912", "Centre-2026 command post exercise", "remarks", "Vladimir Putin",
         "President of Russia", date(2026, 10, 2),
         datetime(2026, 10, 2, 18, 30, tzinfo=four), 19, ["abridged"]),
        ("80898", "Meeting with Governors-Elect", "remarks", "Vladimir Putin",
         "President of Russia", date(2026, 9, 30),
         datetime(2026, 9, 30, 17, tzinfo=four), 23, ["abridged"]),
    ]  # fmt: skip
    (next_page,) = readings["ru_kremlin"][0].links
    assert next_page.url.endswith("/transcripts/feed/page/2")
    assert next_page.is_listing
    assert next_page.issued_on == date(2026, 9, 30)


def test_a_commission_statement_is_read_without_its_press_contacts(
    readings: dict[str, list[Reading]], captures: list[Capture]
) -> None:
    (document,) = documents(readings["eu_commission"])
    assert (document.native_id, document.kind) == ("STATEMENT/26/2063", "statement")
    assert (document.speaker, document.speaker_role) == ("Hadja Lahbib", "Commissioner")
    assert (document.place, document.issued_on) == ("Brussels", date(2026, 10, 2))
    assert digest(document.title) == "8fbe762250fe"
    assert [subject.label for subject in document.subjects] == [
        "Humanitarian aid and civil protection"
    ]
    (capture,) = (one for one in captures if one.url == document.url)
    contacts = json.loads(capture.body)["contactsResource"]
    assert len(contacts) == 2
    for contact in contacts:
        for name in ("lastName", "phone", "mail"):
            assert contact[name].lower() not in repr(document).lower()


def test_the_commission_feed_leads_to_the_documents_api(
    readings: dict[str, list[Reading]],
) -> None:
    feed = next(reading for reading in readings["eu_commission"] if reading.is_listing)
    assert [(link.url.split("?")[1], link.issued_on) for link in feed.links] == [
        ("reference=STATEMENT/26/2063&language=en", date(2026, 10, 2))
    ]
