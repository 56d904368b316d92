"""What an export holds is what the record holds, read back by what researchers use."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psycopg
import pytest
from exported import COUNTS, PAYLOADS, add_hostile
from psycopg.conninfo import make_conninfo

from onrecord.db import export as held
from onrecord.db.connect import connect
from onrecord.reports import Selection
from onrecord.reports.export import FORMATS, Exported, write_export
from onrecord.reports.export_rows import without_controls
from onrecord.reports.export_tables_read import TABLES

GOLDEN = Path(__file__).parent / "golden"
FORMULA = re.compile(r" *[=+\-@\t\r\n＝＋－＠]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")

Conn = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture(scope="module")
def record(template: str) -> Iterator[Conn]:
    """The small record, and a document a payload."""
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE exported TEMPLATE template")
        with connect(make_conninfo(template, dbname="exported")) as session:
            session.autocommit = True
            session.execute((GOLDEN / "record.sql").read_bytes())
            add_hostile(session)
            yield session
        server.execute("DROP DATABASE exported WITH (FORCE)")


@pytest.fixture(scope="module")
def export(record: Conn, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """All formats of it, written once for all tests that read them."""
    return written(record, tmp_path_factory.mktemp("export") / "out")


def written(conn: Conn, out: Path) -> Exported:
    return write_export(conn, out, selection=Selection(), formats=FORMATS)


def rows_of(export: Exported, table: str) -> list[dict[str, str]]:
    path = export.folder / "data" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def count(conn: Conn, table: str) -> int:
    row = conn.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    assert row
    return int(row[0])


def undone(row: dict[str, str]) -> dict[str, str]:
    """A row of CSV without the marks before texts."""
    marked = row["text_prefixed"].split()
    return {k: v[1:] if k in marked else v for k, v in row.items()}


def titles(conn: Conn) -> dict[str, str]:
    found = conn.execute("SELECT source || ':' || native_id, title FROM document")
    return dict(found.fetchall())


def test_every_table_has_the_rows_of_the_record(record: Conn, export: Exported) -> None:
    found = {table.name: len(rows_of(export, table.name)) for table in TABLES}
    expected = {name: count(record, table) for name, table in COUNTS.items()}
    assert {name: found[name] for name in COUNTS} == expected
    assert found["documents"] == 4 + len(PAYLOADS) == export.documents
    assert found["discrepancies"] == 2 + len(PAYLOADS)
    assert export.rows == sum(found.values())


def test_pandas_reads_the_values_of_the_record(record: Conn, export: Exported) -> None:
    import pandas as pd

    data = export.folder / "data"
    ballots = pd.read_csv(data / "ballots.csv", keep_default_na=False, na_values=[""])
    own = ballots[ballots["document_id"].str.contains("un_sc:S/RES/2712 (2023)",
                                                      regex=False)]  # fmt: skip
    assert own[["choice", "choice_code", "iso3", "cow", "m49", "principal"]].values[
        [0, 3, 4]
    ].tolist() == [
        ["yes", 1, "MLT", 338, 470, True],
        ["abstention", 2, "USA", 2, 840, True],
        ["abstention", 2, "RUS", 365, 643, True],
    ]
    texts = pd.read_csv(data / "texts.csv", keep_default_na=False)
    bodies = {body for (body,) in record.execute("SELECT body FROM revision")}
    read = {undone(row)["text"] for row in texts.astype(str).to_dict("records")}
    assert read == {without_controls(body) for body in bodies}


def test_duckdb_reads_csv_json_and_parquet_alike(
    record: Conn, export: Exported
) -> None:
    import duckdb

    folder = export.folder
    for table in TABLES:
        parquet = folder / "parquet" / f"{table.name}.parquet"
        lines = folder / "jsonl" / f"{table.name}.jsonl"
        typed = duckdb.read_parquet(str(parquet)).fetchall()
        assert len(typed) == len(rows_of(export, table.name)), table.name
        objects = [json.loads(line) for line in lines.read_text().splitlines()]
        assert len(objects) == len(typed), table.name
        assert [tuple(one) for one in objects] == [table.names] * len(typed)
        for row, one in zip(typed, objects, strict=True):
            for cell, value in zip(row, one.values(), strict=True):
                same = cell == value or str(cell) == str(value)
                assert same or str(cell)[:10] == value[:10], (table.name, cell, value)
    exact = duckdb.read_parquet(str(folder / "parquet" / "documents.parquet"))
    assert dict(exact.project("document_id, title").fetchall()) == titles(record)
    types = dict(zip(exact.columns, map(str, exact.types), strict=True))
    assert (types["dated_on"], types["is_summary"]) == ("DATE", "BOOLEAN")


def test_csv_differs_from_the_record_only_as_it_says(
    record: Conn, export: Exported
) -> None:
    rows = map(undone, rows_of(export, "documents"))
    cleaned = sorted(map(without_controls, titles(record).values()))
    assert sorted(row["title"] for row in rows) == cleaned


def test_no_cell_is_a_formula_and_no_file_holds_control_characters(
    export: Exported,
) -> None:
    for table in TABLES:
        strings = [v.name for v in table.variables if v.type == "string"]
        for row in rows_of(export, table.name):
            for name in strings:
                assert not FORMULA.match(row[name]), (table.name, name, row[name])
    texts = {".csv", ".jsonl", ".json", ".md", ".bib", ".ris", ".ics", ".graphml",
             ".cff", ".txt", ".ipynb", ".qmd", ".sha256"}  # fmt: skip
    seen = 0
    for file in export.folder.rglob("*"):
        if file.suffix in texts:
            seen += 1
            assert not CONTROL.search(file.read_text(encoding="utf-8")), file
    assert seen > 50


def test_the_workbook_holds_the_same_without_formulas_or_links(
    record: Conn, export: Exported
) -> None:
    import openpyxl

    path = export.folder / "onrecord.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["README", *(table.name for table in TABLES)]
    for table in TABLES:
        sheet = book[table.name]
        header, *rows = sheet.iter_rows()
        assert [cell.value for cell in header] == [*table.names, "cells_truncated"]
        assert len(rows) == len(rows_of(export, table.name))
        assert sheet.freeze_panes == "A2"
        for row in rows:
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    shown = {cell.value for cell in book["documents"]["F"][1:]}
    expected = {
        without_controls(title).replace("\r\n", "\n").replace("\r", "\n")
        for title in titles(record).values()
    }
    assert {str(v).replace("\r\n", "\n").replace("\r", "\n") for v in shown} == expected
    assert book["documents"]["M2"].value is not None
    with ZipFile(path) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_graphs_are_read_by_networkx(record: Conn, export: Exported) -> None:
    import networkx

    graph = networkx.read_graphml(export.folder / "graphs" / "citations.graphml")
    assert sum(d.get("held", False) and "kind" in d for _, d in graph.nodes.items()) > 3
    documents = [n for n in graph if not n.startswith("symbol:")]
    assert len(documents) == export.documents
    edge = graph.get_edge_data("un_sc:S/RES/2712 (2023)", "symbol:S/RES/242 (1967)")
    [only] = edge.values() if graph.is_multigraph() else [edge]
    assert {k: only[k] for k in ("part", "function", "n")} == {
        "part": "preambular", "function": "Recalling", "n": 1,
    }  # fmt: skip
    votes = networkx.read_graphml(
        export.folder / "graphs" / "covoting-ORG-UN-SC.graphml"
    )
    assert votes.edges["MLT", "USA"]["n"] == 2
    assert votes.edges["MLT", "USA"]["opposed"] == 1
    assert "agreement" not in votes.edges["MLT", "USA"]
    assert votes.nodes["GBR"]["cow"] == 200


def test_references_are_one_record_a_document(export: Exported) -> None:
    import rispy
    from bibtexparser.entrypoint import parse_file

    library = parse_file(str(export.folder / "library.bib"))
    assert not library.failed_blocks
    assert len(library.entries) == export.documents
    ris = rispy.loads((export.folder / "library.ris").read_text(encoding="utf-8"))
    assert len(ris) == export.documents
    items = json.loads((export.folder / "library.json").read_text(encoding="utf-8"))
    assert len({item["id"] for item in items}) == export.documents
    [own] = [item for item in items if item.get("number") == "S/RES/2712 (2023)"]
    assert own["issued"] == {"date-parts": [[2023, 11, 15]]}
    [entry] = [e for e in library.entries if e.key == "s-res-2712-2023"]
    assert entry["date"] == "2023-11-15"


def test_the_calendar_has_an_event_a_deadline(export: Exported) -> None:
    from icalendar import Calendar

    text = (export.folder / "obligations.ics").read_bytes()
    events = Calendar.from_ical(text).walk("VEVENT")
    assert {event.decoded("DTSTART") for event in events} == {date(2025, 5, 1)}
    assert text.count(b"BEGIN:VEVENT") >= len(events) == len({e["UID"] for e in events})
    # A paragraph that begins another record in its middle is still one event.
    assert len(events) >= 100


def test_the_data_package_is_valid(export: Exported) -> None:
    import frictionless

    package = frictionless.Package(str(export.folder / "datapackage.json"))
    assert len(package.resources) == len(TABLES)
    report = package.validate(limit_errors=5)
    assert report.valid, report.flatten(["name", "type", "note"])[:10]


def test_the_notebook_runs_on_the_export(
    export: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = json.loads((export.folder / "analysis.ipynb").read_text())
    quarto = (export.folder / "analysis.qmd").read_text()
    code = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    assert len(code) == quarto.count("```{python}") >= 5
    assert all(part in quarto for part in code)
    monkeypatch.chdir(export.folder)
    names: dict[str, Any] = {}
    for part in code:
        exec(part, names)
    assert names["by_year"].loc[2023.0, "resolution"] == 1
    assert names["agreement"]("MLT", "USA", "ORG:UN:SC") == (2, None)


def test_the_codebook_counts_what_is_missing(record: Conn, export: Exported) -> None:
    text = (export.folder / "CODEBOOK.md").read_text(encoding="utf-8")
    assert re.search(r"^\| `outcome` \| string \| 98\.8 % \|", text, re.M)
    for table in TABLES:
        assert f"## {table.name}\n" in text
        for variable in table.variables:
            assert re.fullmatch("[a-z][a-z0-9_]{0,31}", variable.name)
            assert f"| `{variable.name}` | {variable.type} |" in text


def test_variables_stand_in_the_order_of_the_queries(record: Conn) -> None:
    for table in TABLES:
        if table.name not in ("actors",):
            values = {"ids": ["x"] if table.name == "topics" else [1]}
            found = record.execute(held.query_of(table.name), values).description
            assert found
            assert len(found) + len(table.added) == len(table.variables), table.name


def test_the_same_record_gives_the_same_bytes(
    record: Conn, export: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    record.execute("SET TimeZone = 'America/St_Johns'")
    try:
        again = written(record, tmp_path / "again")
    finally:
        record.execute("SET TimeZone = 'UTC'")
    assert again.snapshot == export.snapshot
    files = {f.relative_to(export.folder) for f in export.folder.rglob("*")}
    assert files == {f.relative_to(again.folder) for f in again.folder.rglob("*")}
    differing = [
        name
        for name in files
        if (export.folder / name).is_file()
        and (export.folder / name).read_bytes() != (again.folder / name).read_bytes()
    ]
    assert differing == []
    assert all(re.fullmatch(r"[A-Za-z0-9._-]{1,100}", f.name) for f in files)
