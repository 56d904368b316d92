"""From a server on this machine to the searchable record, annotators and all.

What is counted is processor time: of the collector, of the processes that read, and of
PostgreSQL, not of the server. So the figure is that of one core, on any machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg
from collect import Cost, run

from steps.step import Setting, Spent, Step, Work

HERE = Path(__file__).resolve().parent.parent


class Pages(NamedTuple):
    """How many pages, of how many characters of text and bytes in all."""

    number: int
    text: int
    size: int


WHOLE = Pages(int(os.environ.get("BENCHMARK_PAGES", "3000")), 3000, 64_000)
LONG = Pages(int(os.environ.get("BENCHMARK_CRAWL", "1000000")), 300, 600)
SETTLED = int(os.environ.get("BENCHMARK_SETTLED", "50000"))
"""Pages after which memory is to grow no more."""


@contextmanager
def site(pages: Pages, shared: Path) -> Iterator[str]:
    """The address of a server that ends with the block, or with this process."""
    server = subprocess.Popen(
        [sys.executable, HERE / "local_site.py", *map(str, pages), shared],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield f"127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.stdin.close()
        server.wait(60)


def crawl(setting: Setting, pages: Pages) -> Cost:
    """One run of `collect` over all pages of the site, into a record of its own."""
    home = setting.folder / "home"
    with site(pages, setting.shared) as address:
        variables = {
            "BENCHMARK_SITE": f"http://{address}",
            "ONRECORD_ALLOW_LOOPBACK": address,
            "ONRECORD_CONTACT": "benchmarks@example.org",
        }
        program = [str(HERE / "local_source.py")]
        run(["db", "start"], home, server=False)
        try:
            cost = run(["collect", "local"], home, program=program, variables=variables)
            found = _documents(home)
        finally:
            run(["db", "stop"], home, server=False)
    if found != pages.number:
        raise RuntimeError(f"{found} documents of {pages.number} pages")
    return cost


def _documents(home: Path) -> int:
    from onrecord.db.connect import connect, private_server

    server = private_server(home)
    with connect(server.acquire()) as conn:
        row: psycopg.rows.TupleRow | None = conn.execute(
            "SELECT count(*) FROM document WHERE EXISTS (SELECT FROM version AS v"
            " JOIN revision AS r ON r.version_id = v.id"
            " JOIN statement_fts AS f ON f.revision_id = r.id"
            " WHERE v.document_id = document.id)"
        ).fetchone()
    server.release()
    assert row is not None
    return int(row[0])


def whole(setting: Setting) -> Work:
    def work() -> Spent:
        cost = crawl(setting, WHOLE)
        return Spent(WHOLE.number, cost.all_cpu, cost.memory)

    return work


def long(setting: Setting) -> Work:
    def work() -> Spent:
        cost = crawl(setting, LONG)
        # Of the process that crawls; its looks go by as pages do, near enough.
        looks = cost.main_looks
        settled = int(len(looks) * min(1.0, SETTLED / LONG.number))
        before, after = looks[: settled + 1], looks[settled:]
        growth = max(after, default=0) - max(before, default=0)
        return Spent(max(0, growth) / 1e6, cost.seconds, cost.memory)

    return work


STEPS = (
    Step("whole pipeline", "pages/s a core", {"onrecord": whole}, aim=150, limit=185),
    Step("long crawl, growth", "MB", {"onrecord": long}, kind="amount", aim=50),
)
