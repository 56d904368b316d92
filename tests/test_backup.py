"""A backup holds the whole record, and a damaged one is never restored."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from onrecord.db.backup import backup, client_command, restore
from onrecord.db.connect import connect
from onrecord.db.errors import BackupError
from onrecord.db.server import PrivateServer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    private = PrivateServer(tmp_path_factory.mktemp("backup") / "postgres")
    yield private.acquire()
    private.release()


@pytest.fixture
def record(server: str) -> str:
    """A database with a little of everything, and nothing else."""
    with connect(server) as session:
        session.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        session.execute("CREATE EXTENSION pg_trgm SCHEMA public")
        session.execute("CREATE TABLE document (symbol text PRIMARY KEY, title text)")
        session.execute("CREATE INDEX ON document USING gin (title gin_trgm_ops)")
        session.execute("INSERT INTO document VALUES ('S/RES/242 (1967)', '安全 ﷺ é')")
    return server


def rows(conninfo: str) -> list[tuple[str, str]]:
    with connect(conninfo) as session:
        return session.execute("SELECT * FROM document ORDER BY 1").fetchall()


def test_what_was_backed_up_comes_back(record: str, tmp_path: Path) -> None:
    before = rows(record)
    backup(record, tmp_path / "record.dump")
    with connect(record) as session:
        session.execute("UPDATE document SET title = 'changed'")
        session.execute("INSERT INTO document VALUES ('later', '')")
    restore(record, tmp_path / "record.dump")
    assert rows(record) == before


def test_a_backup_goes_into_an_empty_database(record: str, tmp_path: Path) -> None:
    before = rows(record)
    backup(record, tmp_path / "record.dump")
    with connect(record) as session:
        session.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    restore(record, tmp_path / "record.dump")
    assert rows(record) == before


def test_a_backup_is_two_private_files_that_sha256sum_knows(
    record: str, tmp_path: Path
) -> None:
    backup(record, tmp_path / "record.dump")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "record.dump",
        "record.dump.sha256",
    ]
    assert (tmp_path / "record.dump").stat().st_mode & 0o077 == 0
    check = ["sha256sum", "--check", "--strict", "record.dump.sha256"]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0


@pytest.mark.parametrize("damage", ["flipped byte", "cut short", "longer"])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    damage: str, record: str, tmp_path: Path
) -> None:
    path = tmp_path / "record.dump"
    backup(record, path)
    content = bytearray(path.read_bytes())
    if damage == "flipped byte":
        content[len(content) // 2] ^= 1
    elif damage == "cut short":
        del content[-1]
    else:
        content += b"\0"
    path.write_bytes(content)
    before = rows(record)
    with pytest.raises(BackupError, match=r"record\.dump is damaged"):
        restore(record, path)
    assert rows(record) == before


@pytest.mark.parametrize("missing", ["record.dump", "record.dump.sha256"])
def test_half_a_backup_is_refused(missing: str, record: str, tmp_path: Path) -> None:
    backup(record, tmp_path / "record.dump")
    (tmp_path / missing).unlink()
    with pytest.raises(BackupError, match=f"{missing} does not exist"):
        restore(record, tmp_path / "record.dump")


def test_a_backup_never_replaces_another(record: str, tmp_path: Path) -> None:
    backup(record, tmp_path / "record.dump")
    before = (tmp_path / "record.dump").read_bytes()
    with pytest.raises(BackupError, match="exists already"):
        backup(record, tmp_path / "record.dump")
    assert (tmp_path / "record.dump").read_bytes() == before


def test_a_backup_that_fails_leaves_no_file(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.db.backup._LOCK_PATIENCE", 50)
    with connect(record) as session:
        session.execute("LOCK TABLE document IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(BackupError, match="pg_dump ended with code 1"):
            backup(record, tmp_path / "record.dump")
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_use_is_not_replaced(record: str, tmp_path: Path) -> None:
    backup(record, tmp_path / "record.dump")
    in_use = pytest.raises(BackupError, match=r"is in use \(onrecord\)")
    with connect(record), in_use:
        restore(record, tmp_path / "record.dump")


def test_a_folder_that_does_not_exist_is_named(record: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"absent/record\.dump could not be written"):
        backup(record, tmp_path / "absent" / "record.dump")


def test_a_restore_that_fails_halfway_leaves_the_database_as_it_was(
    record: str, tmp_path: Path
) -> None:
    backup(record, tmp_path / "record.dump")
    with connect(record) as session:
        session.execute("INSERT INTO document VALUES ('later', '')")
        # A table that the backup knows nothing of hangs on one that it replaces.
        session.execute("CREATE TABLE hangs (symbol text REFERENCES document)")
    before = rows(record)
    with pytest.raises(
        BackupError, match=r"pg_restore ended.*The database is as it was"
    ):
        restore(record, tmp_path / "record.dump")
    assert rows(record) == before


def test_psql_runs_with_the_command_that_is_given(record: str) -> None:
    command, environment = client_command("psql", record)
    query = "SELECT current_user, title FROM document"
    done = subprocess.run(
        [*command, "--no-psqlrc", "-At", "-c", query],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "onrecord|安全 ﷺ é\n"


def test_a_password_is_not_among_the_arguments(record: str) -> None:
    secret = psycopg.conninfo.make_conninfo(record, password="s3cret")
    command, environment = client_command("pg_dump", secret)
    assert "s3cret" not in " ".join(command)
    assert environment["PGPASSWORD"] == "s3cret"
    assert "PGPASSWORD" not in os.environ
