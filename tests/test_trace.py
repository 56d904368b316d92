"""A news report beside a small record: dates, claims, candidates, coverage, formats."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from trace_record import add

from onrecord.db.fulltext import FullText
from onrecord.reports import trace_formats as formats
from onrecord.reports.trace import trace
from onrecord.reports.trace_dates import report_date
from onrecord.reports.trace_page import trace_html
from onrecord.reports.trace_reading import UnreadableReport, read_report
from onrecord.reports.trace_types import Claim, Trace

Run = Callable[..., subprocess.CompletedProcess[str]]
Conn = psycopg.Connection[tuple[Any, ...]]

TODAY = date(2026, 1, 1)
REPORT = """\
The war that began on 15 April 2023 goes on in Darfur. Two Security Council resolutions
demanding a truce in Darfur have changed nothing, and the orders of the International
Court of Justice to protect civilians are not kept.

“We will talk,” Foreign Minister Sergey Lavrov said in a statement carried by WAFA.
Resolution 2724 was read out, and so was resolution 2735.
"""
HOSTILE = (
    "<script>alert(1)</script> \x1b[31m \u202e The Security Council adopted a "
    "resolution on Darfur <img src=x onerror=alert(2)> calling for a truce."
)


@pytest.fixture
def held(conn: Conn) -> Conn:
    """Four acts on Darfur, one on another place, and one of another body."""
    truce = "Demands that all parties in Darfur agree to a cease-fire at once;"
    add(conn, "S/RES/9000 (2020)", date(2020, 5, 4), "On Darfur", truce)
    add(conn, "S/RES/2724 (2024)", date(2024, 3, 8), "On Darfur", truce,
        "Requests the Secretary-General to report;")  # fmt: skip
    add(conn, "S/RES/9002 (2024)", date(2024, 5, 2), "On Darfur",
        "Calls for a cessation of hostilities in Darfur;")  # fmt: skip
    add(conn, "S/RES/9003 (2024)", date(2024, 9, 2), "On Darfur", truce)
    add(conn, "S/RES/9004 (2024)", date(2024, 5, 9), "On Cyprus",
        "Calls for a cease-fire in Cyprus;")  # fmt: skip
    add(conn, "A/RES/78/900", date(2024, 5, 10), "On Darfur",
        "Calls for a truce in Darfur;", body="ORG:UN:GA", source="un_ga")  # fmt: skip
    conn.execute(
        "INSERT INTO source (name, card) VALUES "
        '(\'icj\', \'{"actor": "COURT:ICJ", "publisher": "The Court"}\'), '
        '(\'ru_mfa\', \'{"actor": "RUS", "publisher": "The ministry"}\')'
    )
    FullText(conn).fill()
    return conn


def traced(conn: Conn, text: str = REPORT, **options: Any) -> Trace:
    return trace(conn, text, today=TODAY, **options)


def claim(found: Trace, words: str) -> Claim:
    return next(one for one in found.claims if words in " ".join(one.text.split()))


def symbols(found: tuple[Any, ...]) -> list[str]:
    return [one.symbol for one in found]


def test_what_is_meant_comes_first_and_what_is_later_apart(held: Conn) -> None:
    two = claim(traced(held, given=date(2024, 6, 1)), "demanding a truce")
    assert set(symbols(two.candidates[:2])) == {
        "S/RES/2724 (2024)",
        "S/RES/9002 (2024)",
    }
    assert [one.counted for one in two.candidates] == [True, True, False]
    assert symbols(two.later) == ["S/RES/9003 (2024)"]
    assert "A/RES/78/900" not in symbols(two.candidates)
    assert "S/RES/9004 (2024)" not in symbols(two.candidates)


def test_those_that_ask_for_it_outright_come_before_those_that_prepare_it(
    conn: Conn,
) -> None:
    on = "The situation in the Middle East, including the Palestinian question"
    acts = (
        ("S/RES/2712 (2023)", date(2023, 11, 15), "pauses in Gaza",
         "Calls for long humanitarian pauses in the Gaza Strip;"),
        ("S/RES/2720 (2023)", date(2023, 12, 22), "relief for Gaza",
         "Demands relief for Gaza, and conditions for a cessation of hostilities;"),
        ("S/RES/2728 (2024)", date(2024, 3, 25), "ceasefire in Gaza",
         "Demands a ceasefire in Gaza for Ramadan that leads to a lasting one;"),
        ("S/RES/2735 (2024)", date(2024, 6, 10), "ceasefire deal for Gaza",
         "Welcomes the proposal of a ceasefire in Gaza and calls on Hamas to take it;"),
        ("S/RES/2803 (2025)", date(2025, 11, 17), "plan for Gaza",
         "Endorses the plan for Gaza, and calls for the ceasefire to be kept;"),
    )  # fmt: skip
    for symbol, day, title, paragraph in acts:
        add(conn, symbol, day, f"{on}: {title}", paragraph)
    FullText(conn).fill()
    text = (
        "Since 7 October 2023 the war has gone on in Gaza, in spite of two resolutions "
        "of the Security Council that demand a truce."
    )
    for given, later in ((None, False), (date(2024, 9, 1), True)):
        two = claim(traced(conn, text, given=given), "two resolutions")
        assert set(symbols(two.candidates[:2])) == {
            "S/RES/2728 (2024)",
            "S/RES/2735 (2024)",
        }
        assert (symbols(two.later) == ["S/RES/2803 (2025)"]) is later


def test_a_score_is_the_sum_of_its_parts_and_says_why(held: Conn) -> None:
    two = claim(traced(held, given=date(2024, 6, 1)), "demanding a truce")
    for one in (*two.candidates, *two.later):
        assert one.score == pytest.approx(sum(p.points for p in one.parts), abs=0.002)
        assert 0.0 <= one.score <= 1.0
    first = two.candidates[0]
    assert "same body" in first.reason
    assert "Darfur" in first.reason
    assert re.search(r"“(?:cease-fire|cessation of hostilities)” in OP1", first.reason)
    assert "before the report" in first.reason
    old = next(c for c in two.candidates if c.symbol == "S/RES/9000 (2020)")
    assert "older than the events of 15 April 2023" in old.reason
    assert old.score < 0.8 * first.score


def test_without_a_date_the_report_bounds_it_and_says_so(held: Conn) -> None:
    found = traced(held)
    assert found.date.value == "2024-03-08/2026-01-01"
    assert "names S/RES/2724 (2024)" in " ".join(found.date.clues)
    two = claim(found, "demanding a truce")
    assert two.later == ()
    assert {one.when for one in two.candidates} == {"before", "within"}


def test_named_documents_are_found_or_said_to_be_missing(held: Conn) -> None:
    found = traced(held, given=date(2024, 6, 1))
    assert symbols(claim(found, "2724").candidates) == ["S/RES/2724 (2024)"]
    missing = claim(found, "2735")
    assert missing.candidates == ()
    assert missing.notes == ("The record does not hold S/RES/2735 (2024).",)


def test_a_gap_of_the_record_is_told(held: Conn) -> None:
    found = traced(held, given=date(2024, 12, 1))
    orders = " ".join(claim(found, "orders of the").notes)
    assert "the record holds no document" in orders
    assert "icj (The Court) was not collected" in orders
    two = " ".join(claim(found, "demanding a truce").notes)
    assert "It holds none dated after 2024-09-02" in two
    assert claim(found, "demanding a truce").gap.startswith("It holds none")
    held.execute("INSERT INTO coverage VALUES ('icj', '2024-01-01', '2025-01-01', "
                 "'collected')")  # fmt: skip
    found = traced(held, given=date(2024, 12, 1))
    assert "icj (The Court) was collected" in " ".join(claim(found, "orders of").notes)


def test_a_speaker_is_known_by_office_and_a_medium_is_the_way(held: Conn) -> None:
    said = claim(traced(held, given=date(2024, 6, 1)), "We will talk")
    assert said.actor == "RUS"
    assert said.via == "WAFA"
    assert said.notes[0].startswith("Sergey Lavrov: foreign minister, since 2004")
    assert "ru_mfa" in " ".join(said.notes)


def test_what_an_actor_said_is_found_among_its_own_words(held: Conn) -> None:
    words = (
        "Russia calls for negotiations on a ceasefire in Sudan and for safe corridors"
    )
    add(held, "ru/1", date(2024, 5, 28), "Remarks", words + " to Darfur.", actor="RUS",
        source="ru_mfa", kind="remarks")  # fmt: skip
    add(held, "ru/2", date(2024, 6, 9), "Remarks", words + ".", actor="RUS",
        source="ru_mfa", kind="remarks")  # fmt: skip
    FullText(held).fill()
    text = f"Foreign Minister Sergey Lavrov said that {words}."
    said = claim(traced(held, text, given=date(2024, 6, 1)), "safe corridors")
    assert symbols(said.candidates) == ["ru/1"]
    assert said.later == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("KHARTOUM, 14 June 2024 (Wire) — They met.", "2024-06-14"),
        ("A heading\nPublished: 12 August 2024\n\nThey met.", "2024-08-12"),
        ("What happened on 7 June 2023\n\nThey met.", "2023-06-07/2026-01-01"),
        ("It has gone on since 24 February 2022.", "2022-02-24/2026-01-01"),
        ("It will end on 24 February 2025, they met.", "../2026-01-01"),
        ("They met.", "../2026-01-01"),
        ("U.S. President Joe Biden met them on 3 May 2022.", "2022-05-03/2025-01-31"),
        ("Former U.S. President Joe Biden met them in 2022.", "2022-01-01/2026-01-01"),
    ],
)
def test_the_day_of_a_report_is_printed_or_bounded(text: str, value: str) -> None:
    assert report_date(text, "en", today=TODAY).value == value


def test_the_data_has_the_keys_that_are_promised(held: Conn) -> None:
    data = formats.as_data(traced(held, given=date(2024, 6, 1)))
    assert data["date"] == "2024-06-01"
    for one in data["claims"]:
        assert {"text", "speaker", "actor", "via", "candidates", "later"} <= set(one)
        for candidate in one["candidates"]:
            assert {"symbol", "title", "date", "score", "reason"} <= set(candidate)
            assert candidate["url"].startswith("https://docs.un.org/")
            assert candidate["sha256"]
    json.dumps(data)


def test_the_page_marks_the_claims_and_lets_nothing_run(held: Conn) -> None:
    page = trace_html(traced(held, REPORT + HOSTILE, title=HOSTILE, source=HOSTILE))
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert 'href="#claim-1"' in page
    assert 'id="claim-1"' in page
    assert "S/RES/2724 (2024)" in page
    assert "onrecord archive show a.warc.gz 7" in page


def test_a_long_paragraph_is_shown_around_the_words_that_fit(held: Conn) -> None:
    long = "Recalls all that it said before, " * 40
    add(held, "S/RES/9005 (2024)", date(2024, 5, 20), "On Darfur",
        f"Demands, where it {long} a truce in Darfur, and {long}")  # fmt: skip
    FullText(held).fill()
    page = trace_html(traced(held, given=date(2024, 6, 1)))
    shown = re.findall(r"<blockquote[^>]*>(… [^<]*)<", page)
    assert shown
    assert all("truce in Darfur" in one and len(one) < 500 for one in shown)


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800" * 50, "“" * 5000, "\u202e" * 200, "a" * 300_000,
     "The Security Council adopted a resolution on Mali. " * 300],
)  # fmt: skip
def test_bad_reports_give_a_page(held: Conn, text: str) -> None:
    found = traced(held, text)
    assert len(found.claims) <= 120
    assert trace_html(found).encode("utf-8")
    assert list(formats.in_text(found))


def test_a_report_is_read_from_text_and_from_pages() -> None:
    page = (
        "<!doctype html><html lang='en'><head><title>On Darfur</title>"
        "<meta property='article:published_time' content='2024-06-03T10:00:00Z'></head>"
        "<body><nav>Menu</nav><article><h1>On Darfur</h1>"
        + "<p>The Security Council adopted a resolution calling for a truce in Darfur, "
        "and nobody in the town believed that anything would come of it.</p>"
        * 3
        + "</article></body></html>"
    )
    read = read_report(page.encode(), "a.html")
    assert read.printed
    assert read.printed[0] == date(2024, 6, 3)
    assert "Menu" not in read.text
    assert read_report("Über".encode("latin-1"), "a.txt").text == "Über"
    with pytest.raises(UnreadableReport, match=r"a\.txt: nothing to read"):
        read_report(b" \n", "a.txt")


def test_the_command_gives_data_text_and_advice(
    held: Conn, conninfo: str, onrecord: Run, tmp_path: Any
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT + HOSTILE, "utf-8")
    done = onrecord(conninfo, "trace", file, "--date", "2024-06-01", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["date"] == "2024-06-01"
    done = onrecord(conninfo, "trace", file)
    assert "\x1b" not in done.stdout
    assert "Possible dates of the report: 2024-03-08 to" in done.stdout
    done = onrecord(conninfo, "trace", "https://example.org/none.html")
    assert done.returncode == 1
    assert "ONRECORD_CONTACT" in done.stderr  # it would be fetched, by somebody
