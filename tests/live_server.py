"""Servers on this machine, and an installation whose sources live at them.

``here = installation`` in a test module makes the fixture known there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from live_site import Site
from ready_command import ready_command
from warcio.archiveiterator import ArchiveIterator

from onrecord.archive import Archive, Fault
from onrecord.db import lookup, record_lines, store

PROGRAM = Path(__file__).with_name("live_sources.py")
Session = psycopg.Connection[tuple[Any, ...]]
DELAY = 0.05


@dataclass
class Installation:
    """A home, a database, sources at servers, and the command line."""

    home: Path
    conninfo: str
    conn: Session
    new_site: Callable[[], Site]
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    live: dict[str, Any] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    """What a name server would answer."""
    contact: str = "tests@example.org"
    sites: list[Site] = field(default_factory=list)
    processes: list[subprocess.Popen[str]] = field(default_factory=list)
    blocks: int = 0
    """What a file may grow to, in units of 512 bytes; 0 for no limit."""
    measured: bool = False
    """Whether ``memory`` is asked for, which is that of a new process."""

    def source(self, name: str = "press", **more: Any) -> Site:
        site = self.new_site()
        self.sources[name] = {
            "url": site.url,
            "hosts": ["127.0.0.1"],
            "start": [site.url + "/"],
            "delay": DELAY,
            **more,
        }
        return site

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
        return {
            **kept,
            "DATABASE_URL": self.conninfo,
            "ONRECORD_HOME": str(self.home),
            "ONRECORD_CONTACT": self.contact,
            "ONRECORD_ALLOW_LOOPBACK": ",".join(self.allowed()),
            "SITES": json.dumps(self.sources),
            "LIVE": json.dumps(self.live),
            "NAMES": json.dumps(self.names),
            "MEMORY": str(self.home / "memory"),
            "PYTHONWARNINGS": "error",
        }

    def allowed(self) -> Iterator[str]:
        """The servers of this installation, and nothing else on this machine."""
        for site in self.sites:
            port = site.server.server_port
            yield f"127.0.0.1:{port}"
            yield f"localhost:{port}"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        limit = f"ulimit -f {self.blocks}; " if self.blocks else ""
        process = subprocess.Popen(
            [
                "sh",
                "-c",
                f'{limit}exec "$@"',
                "sh",
                sys.executable,
                PROGRAM,
                *arguments,
            ],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.processes.append(process)
        return process

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit code and everything that was said."""
        if self.blocks or self.measured:
            process = self.start(*arguments)
            out, err = process.communicate(timeout=120)
            code = process.returncode
        else:
            done = ready_command().run(
                arguments, self.environment(), Path.cwd(), str(PROGRAM)
            )
            out, err, code = done.stdout, done.stderr, done.returncode
        assert "Traceback" not in err, err
        return code, out + err

    def memory(self) -> int:
        """The most that the last command held, in KiB."""
        return int((self.home / "memory").read_text())

    def later(self, days: float) -> None:
        """As if so many days had gone by since the last run."""
        passed = f"interval '{days} days'"
        columns = ("first_seen", "next_visit", "last_visited", "leased_until")
        shifts = ", ".join(f"{name} = {name} - {passed}" for name in columns)
        self.conn.execute(f"UPDATE address SET {shifts}")  # noqa: S608
        shifts = f"began_at = began_at - {passed}, ended_at = ended_at - {passed}"
        self.conn.execute(f"UPDATE walk SET {shifts}")  # noqa: S608
        shifts = f"next_at = next_at - {passed}, paused_until = paused_until - {passed}"
        self.conn.execute(f"UPDATE host SET {shifts}")  # noqa: S608

    def collect(self, *more: str) -> tuple[int, str]:
        return self.run("collect", *(more or self.sources))

    def healthy(self) -> str:
        # A busy machine is no fault: who waits for one is less patient.
        hurried = self.live
        self.live = {k: v for k, v in hurried.items() if k != "DOWNLOAD_TIMEOUT"}
        code, said = self.collect()
        self.live = hurried
        assert code == 0, said
        return said

    def unhealthy(self) -> str:
        code, said = self.collect()
        assert code == 1, said
        assert self.last_run()[0] == "unhealthy"
        self.verify()
        return said

    def verify(self) -> None:
        """Every digest of the archive is right, and every capture stands in it."""
        faults: list[Fault] = []
        rows = self.conn.execute(store.SQL["archive digests"])
        known = {(file, offset): digest.hex() for file, offset, digest in rows}
        checked = Archive(self.home / "archive").verify(faults.append, known)
        assert faults == []
        assert checked.compared == len(known)

    def value(self, query: str) -> Any:
        row = self.conn.execute(query).fetchone()
        return row and row[0]

    def last_run(self) -> tuple[str, str]:
        query = "SELECT state, message FROM run ORDER BY id DESC LIMIT 1"
        row = self.conn.execute(query).fetchone()
        assert row is not None
        return row[0], row[1]

    def documents(self) -> list[str]:
        rows = self.conn.execute("SELECT source, native_id FROM document ORDER BY 1, 2")
        return [f"{source} {name}" for source, name in rows]

    def quarantine(self) -> list[tuple[str, str]]:
        """(path, reason) of all that could not be read, redirects left out."""
        return [
            (re.sub("^https?://[^/]+", "", row.url), row.reason)
            for row in lookup.quarantine(self.conn)
            if "answered 3" not in row.detail
        ]

    def record(self) -> list[bytes]:
        """The exported record apart from its captures."""
        lines = b"".join(record_lines.export(self.conn)).splitlines(keepends=True)
        return [line for line in lines if json.loads(line)["row"] != "capture"]

    def archived(self) -> list[tuple[str, str, bytes]]:
        """(address, status line's code, body as served) of every response archived."""
        found = []
        for file in Archive(self.home / "archive").files():
            with file.open("rb") as stream:
                for record in ArchiveIterator(stream, no_record_parse=False):
                    if record.rec_type == "response":
                        url = record.rec_headers["WARC-Target-URI"]
                        code = record.http_headers.get_statuscode()
                        found.append((url, code, record.raw_stream.read()))
        return found


@pytest.fixture(name="here")
def installation(
    conn: Session, conninfo: str, tmp_path: Path
) -> Iterator[Installation]:
    with ExitStack() as sites:

        def new_site() -> Site:
            site = Site()
            sites.callback(site.close)
            here.sites.append(site)
            return site

        here = Installation(tmp_path, conninfo, conn, new_site)
        yield here
        for process in here.processes:
            if process.poll() is None:
                process.kill()
            process.communicate()
