"""The library's tables of the Security Council, against what else is known of them.

Three accounts stand beside the tables: the machine-readable extracts of `un_sc` since
2000, a reading of the same tables by pattern, and a list of vetoes that others keep.
Every difference is listed here by name; none may come or go in silence.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from onrecord import symbols
from onrecord.archive import Fault, iter_captures
from onrecord.models import Document, Reading
from onrecord.spiders.un_sc import UnScSpider
from onrecord.spiders.un_sc_tables import UnScTablesSpider

pytestmark = pytest.mark.shared

YEARS_NOT_CAPTURED = {
    1949, 1956, 1963, 1970, 1977, 1984, 1991, 1998, 2005, 2012, 2019,
}  # fmt: skip


@dataclass(slots=True)
class Tables:
    readings: list[Reading]
    rows: dict[str, list[Document]]
    """Of the yearly tables, by native id."""
    vetoes: list[Document]
    """Of the list of vetoes, the oldest first."""
    extracts: dict[str, Document]
    """Of `un_sc`, by the same ids."""


@pytest.fixture(scope="module")
def tables(shared: Path) -> Tables:
    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    found = Tables([], {}, [], {})
    archive = shared / "archive" / "un-sc-tables.warc.gz"
    for _, capture in iter_captures([archive], stop):
        reading = UnScTablesSpider.read(capture)
        found.readings.append(reading)
        if "_veto_" in capture.url:
            found.vetoes += reading.documents
            continue
        for document in reading.documents:
            found.rows.setdefault(document.native_id, []).append(document)
    archive = shared / "archive" / "un-sc.warc.gz"
    for _, capture in iter_captures([archive], stop):
        named = "PRST" in capture.url or "Not%20adopted" in capture.url
        if "data_extract" in capture.url or named:
            for document in UnScSpider.read(capture).documents:
                if document.role == "extract":
                    found.extracts[document.native_id] = document
                else:
                    found.extracts.setdefault(document.native_id, document)
    return found


def test_every_table_is_read_and_one_misprint_is_refused(tables: Tables) -> None:
    assert len(tables.readings) == 68
    assert all(reading.documents for reading in tables.readings)
    assert not [reading for reading in tables.readings if reading.passed_over]
    assert [
        (fault.reason, fault.detail)
        for reading in tables.readings
        for fault in reading.faults
    ] == [
        # Resolution 666 of 13 September, printed with the number of 14 August.
        ("unknown_symbol", "S/RES/663 (1990) stands at S/PV.2936 and at S/PV.2939")
    ]


def test_the_documents_are_as_many_as_counted_by_eye_and_by_pattern(
    tables: Tables,
) -> None:
    kinds = Counter(found[0].kind for found in tables.rows.values())
    assert kinds == {
        "resolution": 2267,
        "presidential_statement": 1082,
        "draft_resolution": 275,
        "meeting_record": 8210,
    }
    assert len(tables.vetoes) == 213


def test_nothing_is_without_a_title_and_nothing_has_a_date_of_another_year(
    tables: Tables,
) -> None:
    for reading in tables.readings:
        for document in reading.documents:
            assert document.title or document.agenda_title, document.native_id
            day = document.adopted_on or document.issued_on
            if day is None:
                reasons = [note.reason for note in document.notes]
                assert "several_days" in reasons, document.native_id
            elif "_veto_" not in reading.capture.url:
                assert f"scact{day.year}" in reading.capture.url


def test_two_drafts_stand_at_two_meetings_and_are_noted_as_disagreeing(
    tables: Tables,
) -> None:
    twice = {
        id: [document.meeting_record for document in found]
        for id, found in tables.rows.items()
        if len(found) > 1
    }
    assert twice == {
        "S/4733/Rev.1": ["S/PV.941", "S/PV.942"],
        "S/11400": ["S/PV.1788", "S/PV.1808"],
    }


def derived(shared: Path) -> dict[str, dict[str, str]]:
    file = (
        shared / "data/votes/derived_sc_resolutions_from_dhl_tables_1946_2022.csv"
    ).read_text("utf-8")
    found = {}
    for row in csv.DictReader(file.splitlines()):
        symbol = symbols.parse(row["symbol"])
        assert symbol is not None
        found[symbol.canonical] = row
    return found


def test_no_resolution_that_a_pattern_finds_is_missing(
    tables: Tables, shared: Path
) -> None:
    rows = derived(shared)
    resolutions = {
        id: found[0]
        for id, found in tables.rows.items()
        if found[0].kind == "resolution"
    }
    missing = [
        id
        for id, row in rows.items()
        if id not in resolutions
        and int(row["table_file"][5:9]) not in YEARS_NOT_CAPTURED
    ]
    assert missing == []
    # Several to a cell, or printed with a wrong year.
    new = sorted(set(resolutions) - set(rows))
    numbers = [int(id.split("/")[2].split()[0]) for id in new]
    assert numbers == [147, 149, 150, 152, 153, 158, 207, 372, 373, 770, 771]
    both = resolutions.keys() & rows.keys()
    assert len(both) == 2256
    dates = {
        id: (str(resolutions[id].adopted_on), rows[id]["date"])
        for id in both
        if rows[id]["date"] and rows[id]["date"] != str(resolutions[id].adopted_on)
    }
    assert dates == {
        "S/RES/663 (1990)": ("1990-08-14", "1990-09-13"),
        "S/RES/1402 (2002)": ("None", "2002-03-30"),  # prints "29 + 30 March"
    }
    tallies = {
        id: (resolutions[id].adoption, rows[id]["vote"])
        for id in both
        if rows[id]["vote"][:1].isdigit()
        and rows[id]["vote"] != resolutions[id].adoption
    }
    assert tallies == {"S/RES/663 (1990)": ("15-0-0", "13-2-0")}


def test_resolutions_and_statements_are_all_in_both_accounts_since_2000(
    tables: Tables,
) -> None:
    decided = {
        id
        for id, found in tables.rows.items()
        if found[0].kind in {"resolution", "presidential_statement"}
        and found[0].adopted_text[-4:] >= "2000"
    }
    missing = [f"S/PRST/2000/{n}" for n in (1, 2, 3, 4, 5, 7, 8)]
    assert sorted(decided - tables.extracts.keys()) == [*missing, "S/PRST/2003/27"]
    missing = [
        id
        for id, document in tables.extracts.items()
        if id not in tables.rows
        and document.adopted_on is not None
        and document.adopted_on < date(2022, 7, 1)
        and document.adopted_on.year not in YEARS_NOT_CAPTURED
    ]
    assert sorted(missing) == ["S/PRST/2000/27", "S/RES/2641 (2022)"]


def test_dates_of_both_accounts_are_equal_but_for_five(tables: Tables) -> None:
    different = {
        id: (str(tables.rows[id][0].adopted_on), str(document.adopted_on))
        for id, document in tables.extracts.items()
        if id in tables.rows and tables.rows[id][0].adopted_on != document.adopted_on
    }
    assert different == {
        "S/PRST/2001/16": ("2001-06-28", "2001-06-27"),
        "S/RES/1402 (2002)": ("None", "2002-03-30"),
        "S/RES/2423 (2018)": ("2018-06-28", "None"),  # misprinted as 2016 there
        "S/RES/2524 (2020)": ("2020-06-04", "2020-06-03"),
        "S/RES/2525 (2020)": ("2020-06-04", "2020-06-03"),
    }


def test_tallies_are_those_of_the_ballots_but_for_one_absence(tables: Tables) -> None:
    equal, different = 0, {}
    for id, document in tables.extracts.items():
        if id not in tables.rows or document.vote is None:
            continue
        ballots = document.vote
        lists = (ballots.in_favour, ballots.against, ballots.abstaining)
        counted = "-".join(str(len(names)) for names in lists)
        if tables.rows[id][0].adoption == counted:
            equal += 1
        elif not tables.rows[id][0].vetoed:
            different[id] = (tables.rows[id][0].adoption, counted)
        else:
            vote = tables.rows[id][0].vote
            assert vote is not None
            assert counted == "-".join(str(number) for _, number in vote.counts)
            equal += 1
    assert equal == 1163
    assert different == {
        "S/RES/1287 (2000)": ("14-0-0", "14-0-1"),  # the absent one as abstaining
        # Recommendations of a Secretary-General and the like: said without a vote.
        "S/RES/1914 (2010)": ("without vote", "15-0-0"),
        "S/RES/1926 (2010)": ("without vote", "15-0-0"),
        "S/RES/1987 (2011)": ("", "15-0-0"),
        "S/RES/2311 (2016)": ("", "15-0-0"),
        "S/RES/2403 (2018)": ("without a vote", "16-0-0"),  # sixteen names are listed
        "S/RES/2638 (2022)": ("without a vote", "15-0-0"),
    }


def members(document: Document) -> list[str]:
    said = document.adoption.removeprefix("vetoed by ").replace(" and ", ", ")
    names = said.replace("United States", "USA").split(", ")
    return sorted(names)


def test_the_yearly_tables_and_the_list_name_the_same_vetoes(tables: Tables) -> None:
    listed = {document.native_id: document for document in tables.vetoes}
    assert len(listed) == 213
    in_tables = {id: found[0] for id, found in tables.rows.items() if found[0].vetoed}
    captured = {
        id
        for id, document in listed.items()
        if document.adopted_text[-2:] == "86"
        or int(document.adopted_text[-4:]) not in YEARS_NOT_CAPTURED
    }
    assert sorted(in_tables.keys() - captured) == [
        "S/10768",  # had three votes in favour: the list does not count it
        "S/18087",  # the list names the revision
    ]
    assert sorted(captured - in_tables.keys()) == [
        "S/10416",  # the table has no outcome for its meeting
        "S/18087/Rev.1",
        "S/5134",  # printed in the table as not adopted
    ]
    both = in_tables.keys() & captured
    assert {id for id in both if members(in_tables[id]) != members(listed[id])} == {
        "S/PV.49 veto 2"  # the list adds France
    }
    for id in both:
        assert listed[id].adopted_on in {in_tables[id].adopted_on, None}, id
        assert in_tables[id].meeting_record == listed[id].meeting_record, id


def test_the_list_of_vetoes_agrees_with_an_account_that_others_keep(
    tables: Tables, shared: Path
) -> None:
    others: Counter[tuple[str, str]] = Counter()
    file = (shared / "data/votes/unsc_vetoes_1946_sept2022.csv").read_text("utf-8-sig")
    for row in csv.DictReader(file.splitlines()):
        day = datetime.strptime(row["date"], "%m/%d/%Y").date()  # noqa: DTZ007
        cast = {row[f"member_veto{n}"] for n in (1, 2, 3)} - {""}
        cast = {"Russian Federation" if one == "Russia" else one for one in cast}
        others[str(day), ", ".join(sorted(cast))] += 1
    ours = Counter(
        (str(document.adopted_on), ", ".join(members(document)))
        for document in tables.vetoes
    )
    assert sorted((others - ours).elements()) == [
        ("1946-06-26", "USSR"),  # the list adds France
        ("1960-12-04", "USSR"),  # these print two or three days
        ("1980-01-09", "USSR"),
        ("1980-01-13", "USSR"),
        ("1983-10-28", "USA"),
        ("2001-04-12", "USA"),  # the list and the table have 27-28 March
        ("2001-12-15", "USA"),
        ("2022-07-08", "Russian Federation"),  # after the capture
    ]
