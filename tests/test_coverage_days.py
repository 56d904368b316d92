"""No page of a report draws what was not collected as silence."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import lxml.html
import psycopg
import pytest

from onrecord.db.coverage_rows import CoveredSpan, DatedItems
from onrecord.reports import Selection, write_report
from onrecord.reports.charts import by_period, ends, timeline
from onrecord.reports.coverage_days import Ledger, Share

GOLDEN = Path(__file__).parent / "golden"

LEDGER = Ledger(
    [
        CoveredSpan("a", date(2024, 1, 11), date(2024, 1, 11), "partial"),
        CoveredSpan("a", date(2024, 1, 12), date(2024, 2, 29), "collected"),
        CoveredSpan("a", date(2024, 4, 1), date(2024, 4, 2), "failed"),
        CoveredSpan("a", date(2024, 4, 3), date(2024, 4, 30), "collected"),
        CoveredSpan("b", date(2024, 4, 1), date(2024, 4, 30), "collected"),
    ],
    [
        DatedItems("a", date(2022, 5, 5), 2),
        DatedItems("a", date(2024, 1, 20), 1),
        DatedItems("a", date(2024, 3, 3), 4),
    ],
)
MONTHS = [date(2024, n, 1) for n in range(1, 5)]


def test_a_month_is_what_its_days_are() -> None:
    row = LEDGER.row("a", MONTHS)
    assert [month.share.state for month in row] == [
        "partial", "collected", "sampled", "partial",
    ]  # fmt: skip
    assert [month.share.items for month in row] == [1, 0, 4, 0]
    assert row[0].share.words == "20 of 31 days collected, 1 in part or not surely"


def test_a_source_that_nobody_looked_at_is_not_silent() -> None:
    row = LEDGER.row("c", MONTHS)
    assert {month.share.state for month in row} == {"nothing"}
    assert LEDGER.of_source("c", date(2000, 1, 1)) is None


def test_the_denominator_of_several_sources_is_all_their_days() -> None:
    share = LEDGER.share({"a", "b"}, date(2024, 4, 1), date(2024, 6, 30))
    assert share == Share(days=60, collected=58, partial=0, items=0)


def test_the_page_of_a_source_lists_every_day_that_is_missing() -> None:
    days = LEDGER.of_source("a", date(2020, 1, 1))
    assert days is not None
    assert [(r.period, r.days, r.words, r.items) for r in days.ranges] == [
        ("1 Apr 2024 to 2 Apr 2024", 2, "tried, not collected", 0),
        ("1 Mar 2024 to 31 Mar 2024", 31, "not collected", 4),
        ("11 Jan 2024", 1, "collected in part, or not surely", 0),
        ("1 Jan 2020 to 10 Jan 2024", 1471, "not collected", 2),
    ]
    assert [(label, len(months)) for label, months in days.years] == [
        ("2024", 12), ("2023", 0), ("2022", 12), ("2020 to 2021", 0),
    ]  # fmt: skip
    listed = sum(r.days for r in days.ranges)
    assert days.whole.days == days.whole.collected + listed


def test_a_chart_marks_periods_of_which_nothing_was_collected() -> None:
    unit, periods = by_period([date(2024, 1, 20), date(2024, 4, 3)])
    shares = [
        LEDGER.share({"a"}, start, end)
        for (start, _, _), end in zip(periods, ends(unit, periods), strict=True)
    ]
    chart = timeline(periods, unit, "x.csv", shares)
    assert [bar.state for bar in chart.bars] == [
        "partial", "collected", "sampled", "partial",
    ]  # fmt: skip
    assert [bar.share for bar in chart.bars] == [0.645, 1.0, 0.0, 0.933]


@pytest.fixture
def site(conn: psycopg.Connection[tuple[Any, ...]], tmp_path: Path) -> Path:
    """The report of the small record, one source of which was collected for a time."""
    conn.execute((GOLDEN / "record.sql").read_bytes())
    conn.execute("DELETE FROM coverage")
    conn.execute(
        'UPDATE source SET card = card || \'{"ends": "2025-06-30", '
        '"lacks": "what nobody numbered"}\' WHERE name = \'un_sc\''
    )
    conn.execute(
        "INSERT INTO document (id, source, native_id, kind, symbol, dated_on) VALUES "
        "(999, 'un_sc', 'x', 'resolution', 'S/RES/2709 (2023)', '2023-10-20')"
    )
    conn.execute(
        "INSERT INTO coverage VALUES ('un_sc', '2023-11-01', '2024-01-31', 'collected')"
    )
    out = tmp_path / "report"
    write_report(
        conn,
        out,
        selection=Selection(),
        fmt="html",
        generated_at=datetime(2026, 1, 5, tzinfo=UTC),
        archive=None,
    )
    return out


def test_the_page_of_coverage_tells_silence_from_ignorance(site: Path) -> None:
    page = lxml.html.fromstring((site / "coverage.html").read_bytes())
    (table,) = page.find_class("days")
    heads = [head.text_content() for head in table.findall(".//thead//th")][1:]
    rows = {
        row.xpath("string(th/a)"): dict(zip(heads, row.findall("td"), strict=True))
        for row in table.findall(".//tbody/tr")
    }
    silent = rows["un_sc"]["Jan 2024"]
    assert silent.get("class") == "day collected"
    assert silent.text == "0"
    assert heads.index("Jan 2024") < heads.index("Dec 2023"), "newest first"
    for cells in rows.values():
        for month, cell in cells.items():
            known = "collected" in (cell.get("class") or "").split()
            assert known or cell.text != "0", month
    unknown = page.find_class("columns")[-1].text_content()
    assert "ru_kremlin" in unknown


def test_what_a_source_does_not_serve_is_said(site: Path) -> None:
    page = lxml.html.fromstring((site / "coverage.html").read_bytes())
    (end,) = page.find_class("end")
    assert end.text_content() == "ends on 30 June 2025"
    (missing,) = page.xpath("//section[@id='missing']")
    assert missing.xpath(".//h3")[0].text_content() == "un_sc"
    assert [row.text for row in missing.iter("li")] == ["S/RES/2710 to 2711"]
    own = (site / "source" / "un-sc.html").read_text("utf-8")
    assert "S/RES/2710 to 2711" in own
    assert "what nobody numbered" in own
    for name in ("index.html", "votes.html"):
        page = lxml.html.fromstring((site / name).read_bytes())
        (note,) = page.find_class("limits")
        assert " ".join(note.text_content().split()) == (
            "Not every vote is here: of days after the end of a source there are "
            "single documents at most. un_sc ends on 30 June 2025; does not serve "
            "what nobody numbered."
        )


def test_the_chart_and_its_twins_carry_the_denominator(site: Path) -> None:
    page = lxml.html.fromstring((site / "index.html").read_bytes())
    hatched = page.xpath("//*[name()='rect'][@fill='url(#hatch)']")
    assert hatched
    assert page.find_class("legend")
    (twin,) = page.xpath("//section[@id='time']//table")
    words = [row.findall("td")[1].text for row in twin.findall(".//tbody/tr")]
    nothing = [word for word in words if word.startswith("not collected")]
    assert len(nothing) == len(hatched)
    (file,) = (site / "data").glob("documents_by_*.csv")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(words)
    collected = [int(row["source_days_collected"]) for row in rows]
    assert sum(collected) == 92, "November to January of one source"
    assert all(int(row["source_days"]) >= 28 for row in rows)
