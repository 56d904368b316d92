"""Obligations of the record: who must do what by when; page, table, calendar."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from onrecord.reports import obligation_formats as formats
from onrecord.reports.calendars import folded, text_value
from onrecord.reports.obligations import Choice, Obligation, Obligations, obligations

Run = Callable[..., subprocess.CompletedProcess[str]]
Conn = psycopg.Connection[tuple[Any, ...]]

ON = date(2024, 6, 1)
STAMP = datetime(2024, 6, 1, 12, tzinfo=UTC)
NAMES = {"ORG:UN:SC": "Security Council", "ORG:UN:SG": "Secretary-General"}
HOSTILE = (
    "=cmd|' /C calc'!A0\r\nEND:VEVENT\r\nBEGIN:VEVENT\u2028UID:x,;\\ "
    "<script>alert(1)</script>\x1b[31m\x00\ud800\u202e"
)


def add(
    conn: Conn, number: int, adopted: date, *paragraphs: str, kind: str = "resolution"
) -> None:
    """One adopted text of the Security Council, with its archived capture."""
    symbol = f"S/RES/{number} ({adopted.year})"
    address = f"https://example.org/{number}.xml"
    conn.execute(
        "INSERT INTO source (name, card) VALUES ('un_sc', '{}') ON CONFLICT DO NOTHING"
    )
    row = conn.execute(
        "INSERT INTO document (source, native_id, stale, kind, symbol, title, body, "
        "adopted_on, dated_on, outcome) VALUES ('un_sc', %(symbol)s, false, %(kind)s, "
        "%(symbol)s, 'A title', 'ORG:UN:SC', %(day)s, %(day)s, 'adopted') RETURNING id",
        {"symbol": symbol, "kind": kind, "day": adopted},
    ).fetchone()
    assert row
    version = conn.execute(
        "INSERT INTO version (document_id, language) VALUES (%s, 'en') RETURNING id",
        row,
    ).fetchone()
    assert version
    revision = conn.execute(
        "INSERT INTO revision (version_id, text_hash, title, body, words) "
        "VALUES (%s, 'x', '', '', 1) RETURNING id",
        version,
    ).fetchone()
    capture = conn.execute(
        "INSERT INTO capture (url, url_sha256, fetched_at, status, media_type, "
        "payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source) "
        "VALUES (%s, sha256(%s), '2024-01-01Z', 200, 'text/xml', sha256('a'), "
        "'a.warc.gz', 7, 1, '', 'un_sc') RETURNING id",
        (address, address.encode()),
    ).fetchone()
    assert version
    assert revision
    assert capture
    conn.execute(
        "INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256, "
        "payload_sha256, part, role, language, filed_under, facts, facts_hash, notes) "
        "VALUES (%s, %s, %s, '', '', %s, 'text', 'en', 'en', '{}', '', '[]')",
        (row[0], revision[0], capture[0], str(number)),
    )
    for position, text in enumerate(paragraphs, 1):
        conn.execute(
            "INSERT INTO paragraph (revision_id, position, kind, number, level, path, "
            "verbs, element, annex, text) VALUES (%s, %s, 'operative', %s, 0, %s, '{}',"
            " '', false, %s)",
            (revision[0], position, f"{position}.", str(position), text),
        )


@pytest.fixture
def held(conn: Conn) -> Conn:
    """Two texts on one mission, a year apart, and a draft that was not adopted."""
    add(
        conn,
        9001,
        date(2023, 1, 31),
        "Decides to extend the mandate of UNIFIL until 31 January 2024;",
        "Requests the Secretary-General to report within 90 days of the adoption of "
        "this resolution;",
        "Requests Chad to report every six months;",
    )
    add(
        conn,
        9002,
        date(2024, 1, 30),
        "Decides to extend until 31 January 2025 the mandate of UNIFIL, and expresses "
        "its intention to review it no later than 1 December 2024;",
        "Requests such parties to inform the Panel within 30 days;",
    )
    add(
        conn,
        9003,
        date(2024, 2, 1),
        "Requests Chad to leave by 1 May 2024;",
        kind="draft_resolution",
    )
    return conn


def found(conn: Conn, **choice: Any) -> list[tuple[str, str, str]]:
    rows = obligations(conn, Choice(**choice), ON).rows
    return [(one.symbol, one.due_on, one.status) for one in rows]


def test_every_deadline_has_its_day_and_status(held: Conn) -> None:
    assert found(held, unsure=True) == [
        ("S/RES/9001 (2023)", "2023-05-01", "passed"),
        ("S/RES/9001 (2023)", "2023-07-31~", "recurring"),
        ("S/RES/9001 (2023)", "2024-01-31", "extended"),
        ("S/RES/9002 (2024)", "2024-12-01", "ahead"),
        ("S/RES/9002 (2024)", "2025-01-31", "running"),
        ("S/RES/9002 (2024)", "", "open"),
    ]


def test_a_mandate_that_was_extended_names_the_text_that_did(held: Conn) -> None:
    [first, _] = [
        one
        for one in obligations(held, Choice(actor="ORG:UN:UNIFIL"), ON).rows
        if one.kind == "mandate"
    ]
    assert first.extended_by == "S/RES/9002 (2024)"
    assert (first.digest, first.warc_file, first.warc_offset) == (
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "a.warc.gz",
        7,
    )
    assert first.address == "https://docs.un.org/en/S/RES/9001(2023)"


def test_a_text_outside_the_topic_still_extends_a_mandate_in_it(held: Conn) -> None:
    held.execute(
        "INSERT INTO document_topic (document_id, topic_id, printed, rule) "
        "SELECT id, 'TERM:border', '', '' FROM document "
        "WHERE symbol = 'S/RES/9001 (2023)'"
    )
    listed = obligations(held, Choice(topic="TERM:border"), ON)
    assert {one.symbol for one in listed.rows} == {"S/RES/9001 (2023)"}
    assert listed.documents == 1
    [mandate] = [one for one in listed.rows if one.kind == "mandate"]
    assert (mandate.status, mandate.extended_by) == ("extended", "S/RES/9002 (2024)")


def test_what_was_adopted_later_was_not_known_on_the_day(held: Conn) -> None:
    listed = obligations(held, Choice(actor="ORG:UN:UNIFIL"), date(2023, 12, 31))
    assert listed.documents == 1
    assert [(one.symbol, one.status) for one in listed.rows] == [
        ("S/RES/9001 (2023)", "running")
    ]


def test_the_council_itself_is_who_intends(held: Conn) -> None:
    [own] = [
        one
        for one in obligations(held, Choice(actor="ORG:UN:SC"), ON).rows
        if one.kind == "intention"
    ]
    assert formats.who(own, NAMES) == "Security Council"


def test_choices_narrow_the_list(held: Conn) -> None:
    assert [due for _, due, _ in found(held, overdue=True)] == ["2023-05-01"]
    assert [due for _, due, _ in found(held, due_before=date(2023, 12, 1))] == [
        "2023-05-01",
        "2023-07-31~",
    ]
    assert {symbol for symbol, _, _ in found(held, since=date(2024, 1, 1))} == {
        "S/RES/9002 (2024)"
    }
    assert found(held, body="ORG:UN:GA") == []


def test_what_is_not_sure_is_counted_and_left_out(held: Conn) -> None:
    listed = obligations(held, Choice(), ON)
    every = obligations(held, Choice(unsure=True), ON)
    assert listed.unsure == len(every.rows) - len(listed.rows) == 1
    assert listed.documents == 2


def hostile(held: Conn) -> Obligations:
    listed = obligations(held, Choice(), ON)
    bad: list[Obligation] = [
        replace(
            one, who=HOSTILE, what=HOSTILE, printed=HOSTILE, symbol=HOSTILE,
            title=HOSTILE, verb=HOSTILE, address="javascript:alert(1)",
            source_url="javascript:alert(1)", warc_file=HOSTILE,
        )
        for one in listed.rows
    ]  # fmt: skip
    return replace(listed, rows=tuple(bad))


def unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")


def test_a_calendar_has_one_event_for_each_day(held: Conn) -> None:
    listed = obligations(held, Choice(), ON)
    text = "".join(formats.ics_text(listed, NAMES, STAMP))
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == len(listed.rows) == 5
    assert "DTSTART;VALUE=DATE:20230501" in lines
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert len({line for line in lines if line.startswith("UID:")}) == 5


def test_hostile_texts_cannot_split_a_calendar(held: Conn) -> None:
    text = "".join(formats.ics_text(hostile(held), NAMES, STAMP))
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 5
    assert len([line for line in lines if line.startswith("UID:")]) == 5
    assert not [line for line in lines if line.startswith("URL:")]
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\ud800]", text)
    assert all(
        re.match(r"[A-Z-]+[:;]", line) for line in lines if line
    )  # no line begins with a text


def test_folding_cuts_between_characters() -> None:
    line = "SUMMARY:" + "الأمين العام 秘书长 " * 20
    pieces = folded(line).removesuffix("\r\n").split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert text_value("a,b;c\\d\re\nf") == "a\\,b\\;c\\\\d\\ne\\nf"


def test_a_table_runs_no_formula_and_keeps_its_rows(held: Conn) -> None:
    text = "".join(formats.csv_text(hostile(held))).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 5
    assert all(row["what"].startswith("'=") for row in rows)
    assert tuple(rows[0]) == formats.COLUMNS
    assert rows[0]["due_last"] == "2023-05-01"


def test_the_page_holds_no_script_and_allows_only_its_own_style(held: Conn) -> None:
    page = formats.html(formats.page(hostile(held), NAMES, (HOSTILE,)))
    assert "<script" not in page
    assert "javascript:" not in re.sub(r"<bdi>javascript:", "", page)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert page.count("<tr id=") == 5
    good = formats.html(formats.page(obligations(held, Choice(), ON), NAMES))
    assert "Secretary-General" in good
    assert "extended since by" in good
    assert 'href="https://docs.un.org/en/S/RES/9001(2023)"' in good


def test_the_command_shows_each_format(
    onrecord: Run, held: Conn, conninfo: str
) -> None:
    def shown(*arguments: str) -> str:
        done = onrecord(conninfo, "obligations", "--on", "2024-06-01", *arguments)
        assert done.returncode == 0, done.stderr
        assert "5 obligations in 2 documents, on 2024-06-01" in done.stderr
        return done.stdout

    assert "in force" in shown()
    data = json.loads(shown("--format", "json"))
    assert len(data["obligations"]) == 5
    assert data["left_out_as_unsure"] == 1
    assert shown("--format", "csv").startswith("\ufeffdue_on,due_last,")
    assert shown("--format", "html").startswith("<!doctype html>")
    assert shown("--format", "ics").startswith("BEGIN:VCALENDAR")


def test_a_wrong_name_gets_the_nearest_right_ones(
    onrecord: Run, held: Conn, conninfo: str
) -> None:
    done = onrecord(conninfo, "obligations", "--actor", "Unifl")
    assert done.returncode == 2
    assert "did you mean" in done.stderr
