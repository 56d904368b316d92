"""A filled record kept safe: a backup of it, and that backup put back."""

from __future__ import annotations

from onrecord.db import backup as keeping
from onrecord.db.connect import private_server
from onrecord.db.server import PrivateServer
from steps.step import Setting, Step, Work


def backup(setting: Setting) -> Work:
    """Megabytes of the database, not of the file."""
    conninfo = private_server(setting.record).acquire()
    size = _megabytes(conninfo)

    def work() -> float:
        keeping.backup(conninfo, setting.folder / "record.dump")
        return size

    return work


def restore(setting: Setting) -> Work:
    conninfo = private_server(setting.record).acquire()
    size = _megabytes(conninfo)
    path = setting.folder / "record.dump"
    keeping.backup(conninfo, path)
    target = PrivateServer(setting.folder / "postgres").acquire()

    def work() -> float:
        keeping.restore(target, path)
        return size

    return work


def _megabytes(conninfo: str) -> float:
    from onrecord.db.connect import connect

    with connect(conninfo) as conn:
        row = conn.execute(
            "SELECT pg_database_size(current_database()) / 1e6"
        ).fetchone()
    assert row is not None
    return float(row[0])


STEPS = (
    Step("backup", "MB/s", {"onrecord": backup}, needs_record=True),
    Step("restore", "MB/s", {"onrecord": restore}, needs_record=True),
)
