"""The folder of an export: whole or not at all, of a choice, checked afterwards."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from onrecord.reports import (
    ReportError,
    Selection,
    export,
    export_parquet,
    verifying,
)
from onrecord.reports.export import FORMATS, Exported, write_export
from onrecord.reports.export_package import _months
from onrecord.reports.export_tables import DOCUMENT_TOPICS
from onrecord.reports.export_tables_read import TABLES
from onrecord.reports.export_xlsx import LONGEST, Workbook
from onrecord.reports.snapshots import Snapshot, SnapshotError

GOLDEN = Path(__file__).parent / "golden"

Conn = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def record(conn: Conn) -> Conn:
    """The small record."""
    conn.execute((GOLDEN / "record.sql").read_bytes())
    return conn


def written(
    conn: Conn, out: Path, formats: Any = ("csv",), selection: Any = None
) -> Exported:
    chosen = selection or Selection()
    return write_export(conn, out, selection=chosen, formats=formats)


def rows_of(found: Exported, table: str) -> list[dict[str, str]]:
    path = found.folder / "data" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_selection_holds_only_its_documents(record: Conn, tmp_path: Path) -> None:
    chosen = Selection(
        actors=("MLT",), since=date(2023, 11, 1), until=date(2023, 12, 1)
    )
    found = written(record, tmp_path / "some", selection=chosen)
    assert found.documents == 1
    for table in TABLES:
        for row in rows_of(found, table.name):
            assert row.get("document_id", "un_sc:S/RES/2712 (2023)") == (
                "un_sc:S/RES/2712 (2023)"
            )
    assert {row["url"] for row in rows_of(found, "captures")} == {
        row["url"] for row in rows_of(found, "evidence")
    }
    assert not (found.folder / "parquet").exists()
    nothing = written(record, tmp_path / "none", FORMATS, Selection(("FJI",)))
    assert nothing.documents == 0
    assert verifying.verified(record, nothing.folder).record_holds


def test_a_folder_is_checked_against_its_files_and_the_record(
    record: Conn, tmp_path: Path
) -> None:
    folder = written(record, tmp_path / "out").folder
    whole = verifying.verified(record, folder)
    assert (whole.files_hold, whole.record_holds, whole.id) == (True, True, whole.now)
    (folder / "data" / "votes.csv").write_text("vote_id\n")
    (folder / "COVERAGE.csv").unlink()
    (folder / "mine.txt").write_text("")
    record.execute("DELETE FROM ballot WHERE vote_id = 3 AND position = 3")
    record.execute("UPDATE document SET title = 'Another' WHERE id = 1")
    found = verifying.verified(record, folder)
    assert found.changed == ("data/votes.csv",)
    assert found.missing == ("COVERAGE.csv",)
    assert found.added == ("mine.txt",)
    assert [(t.name, t.then, t.now) for t in found.tables] == [
        ("ballots", 9, 8), ("documents", 4, 4),
    ]  # fmt: skip
    assert found.now != found.id
    (folder / "snapshot.json").write_text('{"snapshot": "x"}')
    with pytest.raises(SnapshotError, match=r"snapshot\.json: cannot be read"):
        verifying.verified(record, folder)
    with pytest.raises(SnapshotError, match="no report or export"):
        verifying.verified(record, tmp_path)


def test_the_order_of_choices_does_not_make_another_snapshot() -> None:
    ids = {
        Snapshot("1", Selection(actors), {}).id
        for actors in (("FRA", "GBR"), ("GBR", "FRA", "GBR"))
    }
    assert len(ids) == 1
    assert ids != {Snapshot("1", Selection(("FRA",)), {}).id}
    assert ids != {Snapshot("2", Selection(("FRA", "GBR")), {}).id}


def test_what_was_there_stays_where_an_export_fails(
    record: Conn, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("keep me")
    with pytest.raises(ReportError, match="holds other files"):
        written(record, tmp_path / "letters")
    before = written(record, tmp_path / "out")
    record.execute("DROP TABLE quotation")
    with pytest.raises(psycopg.Error):
        written(record, tmp_path / "out")
    assert (tmp_path / "out" / "data" / "quotations.csv").exists()
    assert before.folder == tmp_path / "out"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["letters", "out"]


def test_without_pyarrow_parquet_is_refused_with_what_to_install(
    conn: Conn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(export_parquet.NoParquetError, match=r"onrecord\[parquet\]"):
        written(conn, tmp_path / "out", ["parquet"])
    assert not (tmp_path / "out").exists()


def test_a_cell_that_excel_cannot_hold_is_cut_and_named(tmp_path: Path) -> None:
    import openpyxl

    whole, long = "é" * LONGEST, "\U0001f54a" * 20_000 + "end"
    book = Workbook(tmp_path / "book.xlsx")
    book.write(DOCUMENT_TOPICS, [["a", "b"], ["t", "t"], [whole, long], ["", "r"]])
    book.close()
    rows = list(openpyxl.load_workbook(tmp_path / "book.xlsx")["document_topics"].rows)
    assert [cell.value for cell in rows[1]] == ["a", "t", whole, None, None]
    cut = str(rows[2][2].value)
    assert long.startswith(cut)
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert rows[2][4].value == "printed"


def test_a_large_table_is_left_out_of_the_workbook_and_named_there(
    record: Conn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    monkeypatch.setattr(export, "MOST_ROWS", 8)
    found = written(record, tmp_path / "out", ["xlsx"])
    book = openpyxl.load_workbook(found.folder / "onrecord.xlsx")
    assert {table.name for table in TABLES} - set(book.sheetnames) == {
        "ballots", "paragraphs",
    }  # fmt: skip
    about = {row[0]: row[1:] for row in book["README"].values}
    assert about["ballots"][0] == "9"
    assert str(about["ballots"][1]).startswith("Too large, see data/ballots.csv.")
    assert found.snapshot in str(about["snapshot"][1])


def test_months_without_a_day_are_listed_as_not_collected() -> None:
    rows = [
        ("a", date(2023, 11, 1), 3, 20, 0, 0, 2),
        ("a", date(2024, 2, 1), 1, 0, 29, 0, 0),
        ("b", date(9999, 12, 1), 1, 0, 0, 0, 1),
    ]
    assert _months(rows) == [
        ("a", "2023-11", 3, 30, 20, 0, 0, 2, 8),
        ("a", "2023-12", 0, 31, 0, 0, 0, 0, 31),
        ("a", "2024-01", 0, 31, 0, 0, 0, 0, 31),
        ("a", "2024-02", 1, 29, 0, 29, 0, 0, 0),
        ("b", "9999-12", 1, 31, 0, 0, 0, 1, 30),
    ]
