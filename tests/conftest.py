"""Fixtures that more than one test needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from browser import chromium  # noqa: F401  (a fixture)
from databases import copy_of
from hypothesis import HealthCheck, settings
from psycopg.conninfo import make_conninfo
from ready_command import ready_command
from timetable import FIRST, LONG, SURROUNDINGS
from web_site import app, client, site_record  # noqa: F401  (fixtures)

from onrecord.collect import run as runs
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress
from onrecord.db import record_lines
from onrecord.db.connect import connect
from onrecord.db.migrate import migrate
from onrecord.db.server import PrivateServer

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="fill the expected files of new pages in tests/pages, to be read and kept",
    )
    parser.addoption(
        "--first-cases",
        action="store_true",
        help="run each test with the first of its cases only",
    )


def fail_if_skipped(report: Report) -> Report:
    """Turn a skip into a failure where ONRECORD_FORBID_SKIPS is set.

    A build that has everything must not pass because a test looked away.
    """
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("ONRECORD_FORBID_SKIPS"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "skipped"
        report.outcome = "failed"
        report.longrepr = f"ONRECORD_FORBID_SKIPS is set, and: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    return fail_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    return fail_if_skipped((yield))


# A busy machine is no fault of the code: examples may take their time.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--first-cases"):
        # One item a function: what comes later under the same key is passed over.
        first = {item.nodeid.partition("[")[0]: item for item in reversed(items)}
        items[:] = [
            item for item in items if first[item.nodeid.partition("[")[0]] is item
        ]
    for item in items:
        if item.path.name in LONG:
            item.add_marker("long")
        if item.path.name in SURROUNDINGS:
            item.add_marker("surroundings")
    order = {name: n for n, name in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(item.path.name, len(FIRST)))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real captures; the test is skipped where there is none."""
    default = Path(__file__).resolve().parent.parent.parent / "shared"
    folder = Path(os.environ.get("ONRECORD_SHARED", default))
    if not (folder / "archive").is_dir():
        pytest.skip(f"no real captures in {folder} (set ONRECORD_SHARED)")
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A private server's connection string, with a migrated database ``template``."""
    server = PrivateServer(tmp_path_factory.mktemp("home") / "postgres")
    conninfo = server.acquire()
    try:
        with psycopg.connect(conninfo, autocommit=True) as conn:
            conn.execute("CREATE DATABASE template")
        with connect(make_conninfo(conninfo, dbname="template")) as conn:
            conn.autocommit = True
            migrate(conn)
        yield conninfo
    finally:
        server.release()


@pytest.fixture
def conninfo(template: str) -> Iterator[str]:
    """An empty record of the test's own."""
    with copy_of("template", template) as made:
        yield made


@pytest.fixture(scope="session")
def demo_home(template: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home whose archive is the demo's; its record is the database ``demo``."""
    home = tmp_path_factory.mktemp("demo")
    with psycopg.connect(template, autocommit=True) as conn:
        conn.execute("CREATE DATABASE demo TEMPLATE template")
    sample = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
    conninfo = make_conninfo(template, dbname="demo")
    runs.collect_from(conninfo, home, [sample], all_sources(), Window(), Progress())
    return home


@pytest.fixture
def filled(template: str, demo_home: Path, tmp_path: Path) -> Iterator[str]:
    """A record of the test's own that holds the demo; its home is tmp_path/"home"."""
    shutil.copytree(demo_home / "archive", tmp_path / "home" / "archive")
    with copy_of("demo", template) as made:
        yield made


@pytest.fixture
def onrecord(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real command in a process of its own, as ``onrecord(conninfo, "status")``.

    Its home is tmp_path/"home". Keywords are further variables of its environment;
    ``before`` runs in the child before the command.
    """
    new = request.path.name in SURROUNDINGS

    def run(
        conninfo: str,
        *arguments: str | Path,
        before: Callable[[], None] | None = None,
        **variables: str,
    ) -> subprocess.CompletedProcess[str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        home = {"DATABASE_URL": conninfo, "ONRECORD_HOME": str(tmp_path / "home")}
        words = list(map(str, arguments))
        if not (new or before or variables):
            return ready_command().run(words, inherited | home, tmp_path)
        return subprocess.run(
            [sys.executable, "-m", "onrecord", *words],
            env=inherited | home | variables,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            preexec_fn=before,
        )

    return run


@pytest.fixture
def digest() -> Callable[[str], str]:
    """SHA-256 of everything that a record holds, as ``onrecord export --digest``."""

    def digest_of(conninfo: str) -> str:
        with connect(conninfo) as conn:
            conn.autocommit = True
            return record_lines.export_digest(conn)

    return digest_of


@pytest.fixture
def conn(conninfo: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A session on an empty record, in autocommit mode."""
    with connect(conninfo) as session:
        session.autocommit = True
        yield session
