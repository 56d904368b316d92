"""Traced reports against the United Nations' own files: what is meant comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from traced_reports import REPORTS, Traced

from onrecord.archive import Fault, iter_captures
from onrecord.collect import run as runs
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress
from onrecord.db.connect import connect
from onrecord.reports.trace import trace
from onrecord.reports.trace_types import Claim, Trace

pytestmark = [pytest.mark.shared, pytest.mark.long]

KEPT = re.compile(
    r"git/trees|/202[23]/English/|ES-1[01]/English/|77_276|77_165|A_RES_76_300"
    r"|A_RES_77_2[0-2]\d\D[^/]*E\.xml"
    r"|/S_RES_(?:1397|1515|1544|1591|1718|1850|1860|1874|2270|2334|2371|2375|2397)_"
    r"|main/data_extract/(?:2003|2005|2006|2008|2009|2016|2017|2022|2023)\.json"
    r"|GAresolutions/main/data_extract/7[67]\.json"
)
"""Addresses of the part of the archives that the reports are about, and its neighbours:
to read all of them would take minutes."""
TODAY = date(2026, 11, 1)


def no_fault(fault: Fault) -> None:
    pytest.fail(str(fault))


def part_of(archives: list[Path], target: Path) -> None:
    """The members of the archives at the addresses that are kept, bytes untouched."""
    with target.open("wb") as out:
        for archive in archives:
            content = archive.read_bytes()
            for _, capture in iter_captures([archive], no_fault):
                if KEPT.search(capture.url):
                    end = capture.warc_offset + capture.warc_length
                    out.write(content[capture.warc_offset : end])


@pytest.fixture(scope="module")
def session(
    shared: Path, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A record of that part."""
    home = tmp_path_factory.mktemp("traced")
    part = home / "part.warc.gz"
    names = ("un-sc.warc.gz", "un-ga.warc.gz")
    part_of([shared / "archive" / name for name in names], part)
    with psycopg.connect(template, autocommit=True) as conn:
        conn.execute("CREATE DATABASE traced TEMPLATE template")
    conninfo = make_conninfo(template, dbname="traced")
    try:
        runs.collect_from(conninfo, home, [part], all_sources(), Window(), Progress())
        with connect(conninfo) as conn:
            conn.autocommit = True
            yield conn
    finally:
        with psycopg.connect(template, autocommit=True) as conn:
            conn.execute("DROP DATABASE traced WITH (FORCE)")


def symbols(claim: Claim, most: int) -> list[str]:
    return [one.symbol for one in claim.candidates[:most]]


@pytest.mark.parametrize("name", REPORTS)
def test_what_a_report_means_is_among_the_first(
    session: psycopg.Connection[tuple[Any, ...]], name: str
) -> None:
    report: Traced = REPORTS[name]
    found = trace(session, report.text, today=TODAY, given=report.day)
    alluded = [one for one in found.claims if one.kind != "attribution"]
    for words, meant, most in report.meant:
        claims = [one for one in alluded if words in " ".join(one.text.split())]
        assert claims, words
        assert set(meant) <= set(symbols(claims[0], most)), words


@pytest.fixture(scope="module")
def example(session: psycopg.Connection[tuple[Any, ...]], shared: Path) -> Trace:
    text = (shared / "examples" / "news-article.txt").read_text("utf-8")
    return trace(session, text, today=TODAY)


def claim(found: Trace, words: str) -> Claim:
    return next(one for one in found.claims if words in one.text)


def test_the_example_is_dated_by_its_own_evidence(example: Trace) -> None:
    assert not example.date.exact
    assert example.date.value == "2023-10-07/2025-01-31"
    assert "October 7, 2023" in example.date.clues[0]


def test_the_two_resolutions_of_the_example_are_those_after_october(
    example: Trace,
) -> None:
    two = claim(example, "two United Nations Security Council resolutions")
    assert two.number == 2
    assert symbols(two, 2) == ["S/RES/2720 (2023)", "S/RES/2712 (2023)"]
    assert [one.counted for one in two.candidates[:3]] == [True, True, False]
    older = [one for one in two.candidates if one.date and one.date < date(2023, 10, 7)]
    assert all("older than the events" in one.reason for one in older)
    assert any("none dated after 2023-12-29" in note for note in two.notes)


def test_the_two_state_solution_was_endorsed_in_2003(example: Trace) -> None:
    endorsed = claim(example, "two-state solution")
    assert symbols(endorsed, 1) == ["S/RES/1515 (2003)"]
    assert endorsed.candidates[0].passage
    assert endorsed.candidates[0].passage.path == "1"
    assert {"S/RES/2334 (2016)", "S/RES/2720 (2023)"} <= set(symbols(endorsed, 4))


def test_what_is_later_than_a_given_day_stands_apart(
    session: psycopg.Connection[tuple[Any, ...]], shared: Path
) -> None:
    text = (shared / "examples" / "news-article.txt").read_text("utf-8")
    found = trace(session, text, today=TODAY, given=date(2023, 12, 1))
    two = claim(found, "two United Nations Security Council resolutions")
    assert symbols(two, 1) == ["S/RES/2712 (2023)"]
    assert "S/RES/2720 (2023)" in [one.symbol for one in two.later]
    assert all(one.date and one.date > date(2023, 12, 1) for one in two.later)


def test_the_court_of_the_example_is_said_not_to_be_held(example: Trace) -> None:
    orders = claim(example, "orders from the International Court of Justice")
    assert orders.candidates == ()
    told = " ".join(orders.notes)
    assert "International Court of Justice: the record holds no document" in told


def test_words_of_the_example_that_an_agency_passed_on(example: Trace) -> None:
    first = claim(example, "mujahideen")
    assert first.actor == "NSG:islamic-resistance-iraq"
    assert first.via == "the Palestinian news agency WAFA"
    second = claim(example, "a continuation of our approach")
    assert (second.actor, second.via) == (first.actor, first.via)
    lavrov = claim(example, "Russia is calling")
    assert lavrov.actor == "RUS"
    assert "foreign minister" in lavrov.notes[0]
