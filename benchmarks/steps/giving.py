"""What leaves the record: its export and its report, as a person would ask for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from steps.searching import opened
from steps.step import Setting, Step, Work


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
    opened(setting)  # keeps the server up
    path = setting.folder / "record.jsonl"

    def work() -> float:
        _run(setting, "export", "-o", str(path))
        return path.stat().st_size / 1e6

    return work


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
    conn = opened(setting)
    row = conn.execute("SELECT count(*) FROM document").fetchone()
    documents = int(row[0]) if row else 0

    def work() -> float:
        _run(setting, "report", "-o", str(setting.folder / "report"))
        return documents

    return work


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
    Step("export", "MB/s", {"onrecord": export, "COPY": export_copy}, aim=60, limit=70,
         needs_record=True),
    Step("report", "documents/s", {"onrecord": report}, needs_record=True),
    Step("brief", "s", {"onrecord": brief}, kind="seconds", needs_record=True),
)  # fmt: skip
