"""Surroundings that fail: folder, disk, database, backup. Nothing is lost by it."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.db.store import LOCK

DEMO = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
Command = Callable[..., subprocess.CompletedProcess[str]]
Digest = Callable[[str], str]


def test_a_home_that_cannot_be_written_is_named(
    filled: str, onrecord: Command, digest: Digest, tmp_path: Path
) -> None:
    """Below a regular file: permissions do not stop root."""
    (tmp_path / "file").touch()
    home = str(tmp_path / "file" / "home")
    before = digest(filled)
    for conninfo in (filled, ""):
        done = onrecord(
            conninfo, "collect", "--from", DEMO, ONRECORD_HOME=home
        )  # "" means the private database, which lives there as well
        assert done.returncode == 1
        assert home in done.stderr
        assert "ONRECORD_HOME" in done.stderr
        assert "Traceback" not in done.stderr
    assert digest(filled) == before


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("command", ["status", "demo", "quarantine", "export"])
def test_a_database_that_is_down_is_named_without_its_password(
    onrecord: Command, tmp_path: Path, command: str
) -> None:
    port = closed_port()
    address = f"postgresql://ann:s3cr3t@127.0.0.1:{port}/records"
    extra = ["--digest"] if command == "export" else []
    done = onrecord(address, command, *extra)
    assert done.returncode == 1
    assert f"'records' on 127.0.0.1, port {port}, as the user 'ann'" in done.stderr
    assert "s3cr3t" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "home").exists(), "nothing was begun"


def test_a_database_that_is_not_there_is_named(
    template: str, onrecord: Command
) -> None:
    done = onrecord(make_conninfo(template, dbname="nowhere"), "status")
    assert done.returncode == 1
    assert "'nowhere'" in done.stderr


def test_a_database_of_a_newer_version_is_left_alone(
    filled: str, onrecord: Command, digest: Digest
) -> None:
    with connect(filled) as conn:
        conn.execute("INSERT INTO schema_migration VALUES (9999, 'from the future')")
    before = digest(filled)
    for arguments in (["status"], ["collect", "--from", str(DEMO)], ["search", "x"]):
        done = onrecord(filled, *arguments)
        assert done.returncode == 1
        assert "newer version" in done.stderr
        assert "upgrade onrecord" in done.stderr
    assert digest(filled) == before


def test_a_database_that_ends_in_the_middle_of_a_run_loses_nothing(
    conninfo: str, onrecord: Command, digest: Digest, tmp_path: Path
) -> None:
    """The run waits for the writers' lock; there its sessions are ended."""
    before = digest(conninfo)
    environment = os.environ | {
        "DATABASE_URL": conninfo, "ONRECORD_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    with connect(conninfo) as conn:
        conn.autocommit = True
        conn.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        child = subprocess.Popen(
            [sys.executable, "-m", "onrecord", "collect", "--from", str(DEMO)],
            env=environment, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        ended = 0
        while not ended and child.poll() is None:
            ended = conn.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND EXISTS (SELECT FROM pg_locks WHERE NOT granted"
                "  AND locktype = 'advisory' AND database ="
                "  (SELECT oid FROM pg_database WHERE datname = current_database()))"
            ).rowcount
        _, said = child.communicate(timeout=60)
    assert ended
    assert child.returncode == 1
    assert "Error: the database refused: terminating connection" in said
    assert "Traceback" not in said
    assert digest(conninfo) == before
    again = onrecord(conninfo, "demo")
    assert again.returncode == 0, again.stderr
    [latest, lost] = json.loads(onrecord(conninfo, "status", "--json").stdout)["runs"]
    assert (latest["state"], lost["state"]) == ("done", "interrupted")


def small_disk(size: int) -> Callable[[], None]:
    """No file of the child may grow beyond so many bytes, as on a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_is_told_and_the_same_command_goes_on_from_there(
    conninfo: str, onrecord: Command, digest: Digest, tmp_path: Path
) -> None:
    empty_record = digest(conninfo)
    full = onrecord(conninfo, "collect", "--from", DEMO, before=small_disk(100_000))
    assert full.returncode == 1
    assert str(tmp_path / "home" / "archive") in full.stderr
    assert "Traceback" not in full.stderr
    assert digest(conninfo) == empty_record
    again = onrecord(conninfo, "demo")
    assert again.returncode == 0, again.stderr
    assert onrecord(conninfo, "verify").returncode == 0


def test_a_report_that_does_not_fit_leaves_the_earlier_one(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    assert onrecord(filled, "report", "--format", "md", "-o", "out").returncode == 0
    before = (tmp_path / "out" / "report.md").read_bytes()
    full = onrecord(filled, "report", "-o", "out", before=small_disk(2_000))
    assert full.returncode == 1
    assert str(tmp_path) in full.stderr
    assert "Traceback" not in full.stderr
    assert (tmp_path / "out" / "report.md").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == ["out"]


def test_a_report_replaces_nothing_that_is_not_a_report(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    for output in ("file", "file/below", "mine"):
        done = onrecord(filled, "report", "-o", output)
        assert done.returncode == 1
        assert str(tmp_path / output) in done.stderr
        assert done.stdout == ""
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_an_export_that_does_not_fit_leaves_the_earlier_one(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    (tmp_path / "record.jsonl").write_text("earlier")
    full = onrecord(filled, "export", "-o", "record.jsonl", before=small_disk(9_000))
    assert full.returncode == 1
    assert "record.jsonl" in full.stderr
    assert "Make room" in full.stderr
    assert (tmp_path / "record.jsonl").read_text() == "earlier"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "record.jsonl"]
    nowhere = onrecord(filled, "export", "-o", "no/such/folder.jsonl")
    assert nowhere.returncode == 1
    assert "no/such/folder.jsonl" in nowhere.stderr


def test_stdout_on_a_full_disk_is_an_error_too(filled: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "status", "--json"],
            env=os.environ | {
                "DATABASE_URL": filled, "ONRECORD_HOME": str(tmp_path / "home"),
            },
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("damage", ["flipped", "cut", "no digest", "not a dump"])
def test_a_damaged_backup_is_refused_and_the_record_stays(
    filled: str, onrecord: Command, digest: Digest, tmp_path: Path, damage: str
) -> None:
    assert onrecord(filled, "db", "backup", "kept.dump").returncode == 0
    path = tmp_path / "kept.dump"
    note = tmp_path / "kept.dump.sha256"
    data = bytearray(path.read_bytes())
    if damage == "flipped":
        data[len(data) // 2] ^= 0xFF
    elif damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "no digest":
        note.unlink()
    else:
        data[:] = b"not a dump"
        total = subprocess.run(
            ["sha256sum", "-"], input=bytes(data), capture_output=True, check=True
        )
        note.write_bytes(total.stdout.replace(b" -", b" kept.dump"))
    path.write_bytes(data)
    before = digest(filled)
    done = onrecord(filled, "db", "restore", "kept.dump")
    assert done.returncode == 1
    assert "kept.dump" in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(filled) == before


def test_a_fault_of_the_program_itself_is_shown_without_control_characters(
    conninfo: str, onrecord: Command
) -> None:
    """A table that is not what the program expects stands for any such fault."""
    with psycopg.connect(conninfo, autocommit=True) as conn:
        conn.execute('ALTER TABLE document RENAME COLUMN kind TO "k\x1b[31mind"')
    done = onrecord(conninfo, "status")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "Error: the database refused" in done.stderr
