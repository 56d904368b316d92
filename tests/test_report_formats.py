"""Reports as Markdown, CSV and JSON; the folder of a report and what it carries."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from onrecord.archive import Archive, Exchange
from onrecord.reports import ReportError, Selection, verifying, write_report

GOLDEN = Path(__file__).parent / "golden"
WRITTEN_AT = datetime(2026, 1, 5, 12, tzinfo=UTC)

Conn = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def record(conn: Conn) -> Conn:
    """The small record."""
    conn.execute((GOLDEN / "record.sql").read_bytes())
    return conn


def written(
    conn: Conn, out: Path, fmt: Any = "html", archive: Path | None = None
) -> Path:
    return write_report(
        conn,
        out,
        selection=Selection(),
        fmt=fmt,
        generated_at=WRITTEN_AT,
        archive=archive,
    ).entry


def test_the_markdown_report_is_the_expected_one(
    record: Conn, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = written(record, tmp_path / "report", "md").read_text()
    if request.config.getoption("--write-expected"):
        (GOLDEN / "report.md").write_text(found)
    assert found == (GOLDEN / "report.md").read_text()


def test_tables_for_spreadsheets_hold_no_formula(record: Conn, tmp_path: Path) -> None:
    folder = written(record, tmp_path / "report", "csv").parent
    rows = {}
    for file in folder.glob("*.csv"):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows[file.name] = list(csv.DictReader(opened))
    assert {name: len(found) for name, found in rows.items()} == {
        "documents.csv": 4, "ballots.csv": 8, "actor_topic.csv": 12, "citations.csv": 4,
    }  # fmt: skip
    [guarded] = [r for r in rows["documents.csv"] if r["native_id"] == "undated"]
    assert guarded["title"] == '\'=HYPERLINK("http://x")'
    assert guarded["text_prefixed"] == "title"
    for found in rows.values():
        for row in found:
            assert not any(value[:1] in "=+@\t\r" for value in row.values() if value)


def test_the_json_report_groups_every_document(record: Conn, tmp_path: Path) -> None:
    found = json.loads(written(record, tmp_path / "report", "json").read_text())
    known = {document["id"] for document in found["documents"]}
    assert len(known) == found["report"]["documents"] == 4
    grouped = {
        (actor["id"], group["topic"], document["id"])
        for actor in found["by_actor"]
        for group in actor["groups"]
        for document in group["documents"]
    }
    assert {d for _, _, d in grouped} <= known
    assert ("MLT", "UNBIS:1", "un_sc:S/2023/970") in grouped
    assert found["documents"][2]["vote"]["abstention"] == 2
    assigned = [topic for d in found["documents"] for topic in d["topics_assigned"]]
    assert {0.83, 0.91} <= {topic["confidence"] for topic in assigned}
    assert all(topic["topic"] and topic["rule"] for topic in assigned)


def test_a_report_replaces_a_report_and_nothing_else(
    record: Conn, tmp_path: Path
) -> None:
    written(record, tmp_path / "report")
    written(record, tmp_path / "report", "json")
    assert {f.name for f in (tmp_path / "report").iterdir()} == {
        ".onrecord-report", "report.json", "snapshot.json", "MANIFEST.sha256",
    }  # fmt: skip
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("keep me")
    with pytest.raises(ReportError, match="holds other files"):
        written(record, tmp_path / "letters")
    (tmp_path / "file").write_text("keep me")
    with pytest.raises(ReportError, match="not a folder"):
        written(record, tmp_path / "file")
    with pytest.raises(ReportError, match="file/report: cannot write there"):
        written(record, tmp_path / "file" / "report")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["file", "letters", "report"]


def test_every_format_carries_the_snapshot_that_the_record_still_gives(
    record: Conn, tmp_path: Path
) -> None:
    found = {}
    for fmt in ("html", "md", "csv", "json"):
        folder = written(record, tmp_path / fmt, fmt).parent
        checked = verifying.verified(record, folder)
        assert checked.files_hold
        assert checked.record_holds
        assert checked.files == sum(f.is_file() for f in folder.rglob("*")) - 2
        found[fmt] = checked.id
    [id] = set(found.values())
    assert json.loads((tmp_path / "json" / "report.json").read_text())["report"][
        "snapshot"
    ] == id  # fmt: skip
    assert f"Snapshot `{id}`" in (tmp_path / "md" / "report.md").read_text()
    for page in (tmp_path / "html").rglob("*.html"):
        assert f"Snapshot <code>{id}</code>" in page.read_text(), page


def test_archived_bytes_are_carried_as_text_that_no_browser_runs(
    record: Conn, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    body = b"<html><script>alert(1)</script></html>"
    with Archive(archive).open_writer() as writer:
        headers = (("Content-Type", "text/html"),)
        url = "https://example.org/gb/remarks"
        capture = writer.write_exchange(
            Exchange(url, WRITTEN_AT, 200, headers, body)
        ).capture()
    record.execute(
        "UPDATE capture SET warc_file = %s, warc_offset = %s, payload_sha256 = %s"
        " WHERE id = 5",
        (capture.warc_file, capture.warc_offset,
         bytes.fromhex(capture.payload_sha256)),
    )  # fmt: skip
    folder = written(record, tmp_path / "report", archive=archive).parent
    [copy] = (folder / "evidence").iterdir()
    assert copy.name == f"{capture.payload_sha256}.html.txt"
    assert copy.read_bytes() == body
    [remarks] = (folder / "document").glob("etc-passwd*.html")
    assert f'href="../evidence/{copy.name}"' in remarks.read_text()
