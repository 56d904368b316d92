"""What leaves the record: its export and its report, as a person would ask for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import collect

from steps.searching import Conn, opened
from steps.step import Setting, Spent, Step, Work

MOST = int(os.environ.get("BENCHMARK_DOCUMENTS", "100000"))
"""Documents of a report and of a folder for research: the newest of the record."""


def _run(setting: Setting, *words: str) -> None:
    env = os.environ | {"ONRECORD_HOME": str(setting.record)}
    subprocess.run(
        [sys.executable, "-m", "onrecord", *words],
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def export(setting: Setting) -> Work:
    """The whole record as one file."""
    opened(setting)  # keeps the server up
    path = setting.folder / "record.jsonl"

    def work() -> float:
        _run(setting, "export", "-o", str(path))
        return path.stat().st_size / 1e6

    return work


def tables(*formats: str) -> Callable[[Setting], Work]:
    """The folder for research, whose CSV is always there: all bytes of its files."""

    def prepare(setting: Setting) -> Work:
        since, _ = _newest(opened(setting))
        folder = setting.folder / "export"
        asked = [word for one in formats for word in ("--format", one)]
        asked += ["--since", since]

        def work() -> float:
            _run(setting, "export", *asked, "-o", str(folder))
            files = [file for file in folder.rglob("*") if file.is_file()]
            return sum(file.stat().st_size for file in files) / 1e6

        return work

    return prepare


def export_copy(setting: Setting) -> Work:
    """The limit: COPY of the texts as they stand, to a file."""
    conn = opened(setting)
    path = setting.folder / "texts.copy"

    def work() -> float:
        with (
            path.open("wb") as file,
            conn.cursor() as cur,
            cur.copy("COPY (SELECT title, body FROM revision) TO STDOUT") as copy,
        ):
            for piece in copy:
                file.write(piece)
        return path.stat().st_size / 1e6

    return work


def report(setting: Setting) -> Work:
    """A site of the newest documents; processor time of all its processes.

    A document is rendered on a page of its own, and as a line of the list of its year,
    of each of its actors and of each of its topics.
    """
    since, documents = _newest(opened(setting))
    words = ["report", "-o", str(setting.folder / "report"), "--since", since]

    def work() -> Spent:
        cost = collect.run(words, setting.record)
        return Spent(documents, cost.all_cpu, cost.memory)

    return work


def _newest(conn: Conn) -> tuple[str, int]:
    """The day since which there are MOST documents, or some more, and their number."""
    row = conn.execute(
        "WITH newest AS (SELECT min(dated_on) AS day FROM (SELECT dated_on"
        " FROM document WHERE dated_on IS NOT NULL ORDER BY dated_on DESC LIMIT %s"
        ") AS dated) SELECT day, (SELECT count(*) FROM document WHERE dated_on >= day)"
        " FROM newest",
        [MOST],
    ).fetchone()
    assert row is not None
    return str(row[0]), int(row[1])


def brief(setting: Setting) -> Work:
    conn = opened(setting)
    topic = _largest_topic(conn)

    def work() -> float:
        target = str(setting.folder / "brief.html")
        _run(setting, "brief", "USA", topic, "-o", target)
        return Path(target).stat().st_size

    return work


def _largest_topic(conn: Any) -> str:
    row = conn.execute(
        "SELECT topic_id FROM document_topic GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    assert row is not None, "the record has no topics"
    return str(row[0])


STEPS = (
    Step("export, one file", "MB/s", {"onrecord": export, "COPY": export_copy}, aim=60,
         limit=70, needs_record=True),
    Step("export, folder", "MB/s", {"onrecord, CSV": tables("csv"),
         "onrecord, CSV and JSON lines": tables("csv", "jsonl")}, aim=60, limit=70,
         needs_record=True),
    Step("report", "documents/s a core", {"onrecord": report}, aim=20_000, limit=28_000,
         needs_record=True),
    Step("brief", "s", {"onrecord": brief}, kind="seconds", needs_record=True),
)  # fmt: skip
