"""export -o FOLDER and report --verify, as people type them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import cli
from onrecord.commands.exporting import FORMATS
from onrecord.db.connect import connect
from onrecord.reports import export

Run = Callable[..., subprocess.CompletedProcess[str]]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def held(conninfo: str) -> str:
    """The small record."""
    with connect(conninfo) as conn:
        conn.autocommit = True
        conn.execute((GOLDEN / "record.sql").read_bytes())
    return conninfo


def test_an_export_and_a_report_are_checked_by_their_folder(
    held: str, onrecord: Run, tmp_path: Path
) -> None:
    written = onrecord(
        held, "export", "-o", "out", "--format", "jsonl", "--actor", "malta"
    )
    assert written.returncode == 0, written.stderr
    assert "documents: 2 rows" in written.stderr
    whole = onrecord(held, "report", "--verify", "out")
    assert (whole.returncode, whole.stdout) == (0, written.stdout)
    assert "gives the same snapshot" in whole.stderr
    report = onrecord(held, "report", "--format", "json", "-o", "report")
    assert report.returncode == 0, report.stderr
    shown = json.loads((tmp_path / "report" / "report.json").read_text())
    with connect(held) as conn:
        conn.execute("DELETE FROM sponsor WHERE position = 1")
        conn.execute("UPDATE capture SET note = 'x' WHERE id = 1")
    (tmp_path / "report" / "report.json").write_text("{}")
    changed = onrecord(held, "report", "--verify", "report", "--json")
    assert changed.returncode == 1
    found = json.loads(changed.stdout)
    assert found["id"] == shown["report"]["snapshot"] != found["now"]
    assert found["changed"] == ["report.json"]
    assert found["tables"] == [
        {"name": "captures", "then": 7, "now": 7},
        {"name": "sponsors", "then": 3, "now": 2},
    ]
    assert "sponsors: 3 rows then, 2 now" in changed.stderr
    assert "captures: 7 rows then, 7 now (the same number, other" in changed.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "-o", "x.jsonl", "--format", "csv"], "name one with -o"),
        (["export", "--digest", "-o", "x"], "name a file with -o"),
        (["report", "--verify", ".", "-o", "x"], "stands alone"),
        (["report", "--verify", "nowhere"], "does not exist"),
        (["report", "-o", "x", "--json"], "--json goes with --verify"),
    ],
)
def test_wrong_use_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_formats_of_the_command_are_those_of_the_export() -> None:
    assert FORMATS == export.FORMATS
