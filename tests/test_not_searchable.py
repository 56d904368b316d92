"""What no search looks through yet is said wherever one searches, and can be mended."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import lxml.html
import psycopg
from flask.testing import FlaskClient

Command = Callable[..., subprocess.CompletedProcess[str]]


def test_texts_that_wait_are_counted_and_made_searchable(
    site_record: str, client: FlaskClient, onrecord: Command, tmp_path: Path
) -> None:
    def note() -> str:
        page = lxml.html.fromstring(client.get("/search?q=ceasefire").data)
        return " ".join(page.xpath("string(//section[@class='hits'])").split())

    found = onrecord(site_record, "search", "ceasefire", "--json", "--limit", "1000")
    whole = len(json.loads(found.stdout))
    assert found.stderr == ""
    assert "not searchable" not in note()
    with psycopg.connect(site_record, autocommit=True) as conn:
        gone = conn.execute(
            "DELETE FROM statement_fts WHERE revision_id IN"
            " (SELECT id FROM revision WHERE current ORDER BY id LIMIT 30)"
        ).rowcount
        # As a run leaves it that is killed before it is through.
        conn.execute(
            "UPDATE run SET searchable = false WHERE id = (SELECT max(id) FROM run)"
        )
    assert f"{gone} texts were not looked through" in note()
    answer = json.loads(client.get("/search.json?q=ceasefire").data)
    assert answer["not_searchable"] == gone
    over_time = client.get("/timeline?q=ceasefire")
    assert f"{gone} texts were not looked through" in over_time.text
    answer = json.loads(client.get("/timeline.json?q=ceasefire").data)
    assert answer["not_searchable"] == gone
    held = onrecord(site_record, "status", "--json").stdout
    assert json.loads(held)["not_searchable"] == gone
    found = onrecord(site_record, "search", "ceasefire", "--json", "--limit", "1000")
    assert len(json.loads(found.stdout)) < whole
    assert f"{gone} texts were not looked through" in found.stderr

    for form in ("", ".json"):
        brief = client.get(f"/brief{form}?actor=USA&topic=Ceasefires").text
        assert f"{gone} texts were not looked through" in brief
    report = tmp_path / "report.txt"
    report.write_text("France called for a truce.", "utf-8")
    traced = onrecord(site_record, "trace", report).stdout
    assert f"{gone} texts were not looked through" in traced

    by_filter = onrecord(site_record, "search", "--kind", "resolution")
    assert "not searchable" not in by_filter.stderr

    mended = onrecord(site_record, "db", "index")
    assert (mended.returncode, mended.stdout) == (0, "")
    assert f"Texts made searchable: {gone}." in mended.stderr
    found = onrecord(site_record, "search", "ceasefire", "--json", "--limit", "1000")
    assert (len(json.loads(found.stdout)), found.stderr) == (whole, "")
    assert "not searchable" not in note()
    assert "searchable: 0." in onrecord(site_record, "db", "index").stderr
