"""Another major version of PostgreSQL: the whole record moves, or nothing does."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.collect import run as runs
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress
from onrecord.db import upgrade
from onrecord.db.backup import restore
from onrecord.db.connect import connect
from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.folders import ServerFolder
from onrecord.db.installation import Installation, NotInstalled, find_installation
from onrecord.db.migrate import migrate
from onrecord.db.server import PrivateServer
from onrecord.db.upgrade import row_counts

Digest = Callable[[str], str]


@pytest.fixture(scope="module")
def older() -> Installation:
    """A PostgreSQL of the system that is older than the newest here."""
    newest = find_installation()
    for major in range(newest.major - 1, 13, -1):
        try:
            return find_installation(major)
        except NotInstalled:
            continue
    pytest.skip("no older PostgreSQL is installed on this machine")


@pytest.fixture
def home(older: Installation, tmp_path: Path) -> Path:
    """A home whose record, the demo's, was made by the older PostgreSQL."""
    home = tmp_path / "home"
    server = PrivateServer(home / "postgres", older)
    conninfo = server.acquire()
    try:
        with connect(conninfo) as conn:
            conn.autocommit = True
            migrate(conn)
        sample = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
        runs.collect_from(conninfo, home, [sample], all_sources(), Window(), Progress())
    finally:
        server.release()
    return home


def test_an_upgrade_keeps_the_record_and_the_old_data_or_changes_nothing(
    home: Path, older: Installation, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(conninfo: str, path: Path) -> None:
        restore(conninfo, path)
        with connect(conninfo) as conn:
            conn.execute("DELETE FROM ballot WHERE position = 1")

    folder = ServerFolder(home / "postgres")
    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "restore", lossy)
        with pytest.raises(
            DatabaseUnavailable, match=r"ballot \d+ instead of \d+ rows"
        ):
            upgrade.upgrade(home)
    assert (folder.major(), folder.upgraded.exists()) == (older.major, False)

    before = looked_into(PrivateServer(folder.root, older), digest)
    done = upgrade.upgrade(home)
    assert done is not None
    newest = find_installation()
    assert (done.before, done.after) == (older.version, newest.version)
    assert done.rows == sum(before[0].values()) > 1000
    assert folder.major() == newest.major
    assert (done.old_data / "PG_VERSION").read_text().strip() == str(older.major)
    assert done.dump.exists()
    assert looked_into(PrivateServer(folder.root), digest) == before
    assert upgrade.upgrade(home) is None
    assert not (home / upgrade.BESIDE).exists()


def looked_into(server: PrivateServer, digest: Digest) -> tuple[dict[str, int], str]:
    conninfo = server.acquire()
    try:
        return row_counts(conninfo), digest(conninfo)
    finally:
        server.release()


def test_a_server_in_use_is_not_upgraded(tmp_path: Path, older: Installation) -> None:
    server = PrivateServer(tmp_path / "postgres", older)
    server.acquire()
    try:
        with pytest.raises(DatabaseUnavailable, match="is in use: end what uses it"):
            upgrade.upgrade(tmp_path)
    finally:
        server.release()


def test_an_upgrade_killed_between_its_renames_is_finished(tmp_path: Path) -> None:
    server = PrivateServer(tmp_path / "postgres")
    server.acquire()
    server.release()
    folder = ServerFolder(tmp_path / "postgres")
    folder.data.rename(folder.upgraded)
    conninfo = server.acquire()
    try:
        assert row_counts(conninfo) == {}
        assert not folder.upgraded.exists()
    finally:
        server.release()


def test_nothing_is_done_where_there_is_no_data(tmp_path: Path) -> None:
    assert upgrade.upgrade(tmp_path) is None
