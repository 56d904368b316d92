"""Reading the archive again on other processes and on a Dask cluster."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from dask_cluster import Cluster, cluster
from psycopg.conninfo import make_conninfo

from onrecord.annotate import whole
from onrecord.collect import annotating, rereading, stretches
from onrecord.collect import cluster as clusters
from onrecord.collect.cluster import DaskCluster, NoCluster
from onrecord.collect.engines import Engine, LocalPool
from onrecord.collect.identity import Identity, OtherReader, identity
from onrecord.collect.reading import Place
from onrecord.collect.sources import all_sources
from onrecord.collect.stretches import Given
from onrecord.collect.summary import Progress, Summary
from onrecord.commands.collecting import reread as reread_command
from onrecord.db import record_lines
from onrecord.db.annotations import counts
from onrecord.db.connect import connect
from onrecord.models import OnrecordError

Digest = Callable[[str], str]


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask")) as here:
        yield here


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a machine that does other things too."""
    monkeypatch.setattr(clusters, "PATIENCE", 60)


@pytest.fixture
def emptied(filled: str, digest: Digest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record that knows its captures and nothing of what they say; the archive is
    cut into many tasks."""
    with connect(filled) as conn:
        conn.execute("DELETE FROM rendition")
        conn.execute("DELETE FROM document")
        conn.execute("DELETE FROM rollup")
        conn.execute("DELETE FROM quarantine")
        conn.execute("UPDATE capture SET state = 'unread', note = ''")
    monkeypatch.setattr(stretches, "MOST", 12)
    monkeypatch.setattr(annotating, "BATCH", 20)
    return filled


def everything(conninfo: str) -> dict[str, dict[str, int]]:
    with connect(conninfo) as conn:
        return counts(conn)


@cache
def kill(pid: int) -> None:
    """Once: the process is not there the second time."""
    os.kill(pid, signal.SIGKILL)


def reread(
    engine: Engine, conninfo: str, home: Path, seen: Callable[[Given], None]
) -> Summary:
    summary = rereading.reread_on(
        engine, conninfo, home, all_sources(), Progress(), seen
    )
    assert summary.problems == []
    return summary


def test_a_killed_process_of_the_pool_costs_nothing(
    filled: str, emptied: str, demo_digest: str, digest: Digest, tmp_path: Path
) -> None:
    workers: list[int] = []

    def kill_the_first(given: Given) -> None:
        workers.append(given.pid)
        kill(workers[0])

    with LocalPool(2) as pool:
        summary = reread(pool, emptied, tmp_path / "home", kill_the_first)
    assert len(set(workers)) > 2  # others came in its place
    assert digest(emptied) == demo_digest
    assert sum(t.captures for t in summary.tallies.values()) == captures(emptied)
    assert everything(emptied).keys() == whole.TASKS.keys()


@pytest.fixture(scope="module")
def demo_digest(template: str, demo_home: Path) -> str:
    with connect(make_conninfo(template, dbname="demo")) as conn:
        conn.autocommit = True
        return record_lines.export_digest(conn)


def captures(conninfo: str) -> int:
    with connect(conninfo) as conn:
        row = conn.execute("SELECT count(*) FROM capture").fetchone()
    assert row is not None
    return int(row[0])


def test_a_task_that_kills_every_worker_is_named() -> None:
    pool = LocalPool(1, reads_pages=False)
    with pool, pytest.raises(OnrecordError, match="ended while they worked on 7"):
        list(pool.results(os._exit, [7]))


def test_results_come_in_the_order_of_the_tasks() -> None:
    with LocalPool(2, reads_pages=False) as pool:
        assert list(pool.results(abs, range(-20, 0))) == list(range(20, 0, -1))


def test_a_large_file_is_read_in_parts_and_none_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "MOST", 3)
    monkeypatch.setattr(stretches, "MOST_BYTES", 1000)
    offsets = [0, 10, 20, 30, 40, 5000, 5001, 9000]
    places = [place("b.warc.gz", n) for n in offsets] + [place("a.warc.gz", 5)]
    made = list(stretches.stretches(tmp_path, places))
    assert [[p.warc_offset for p in one.places] for one in made] == [
        [5], [0, 10, 20], [30, 40], [5000, 5001], [9000]
    ]  # fmt: skip


def place(file: str, offset: int) -> Place:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    url = f"https://example.org/{offset}"
    return Place(offset, "un_press", url, moment, file, offset, "read", 200)


def test_a_scheduler_that_does_not_answer_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(NoCluster, match=f"no scheduler answers at {address}"):
            DaskCluster(address).__enter__()


def runs(conninfo: str) -> int:
    with connect(conninfo) as conn:
        row = conn.execute("SELECT count(*) FROM run").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--dask", "http://127.0.0.1:1"), "no scheduler's address"),
        (("--dask", "tcp://127.0.0.1:1", "--workers", "2"), "name one of them"),
        (("--workers", "0"), "0 is not in the range"),
    ],
)
def test_wrong_use_of_engines_is_told(arguments: tuple[str, ...], says: str) -> None:
    done = CliRunner().invoke(reread_command, arguments)
    assert (done.exit_code, says in done.output) == (2, True)


def test_a_scheduler_without_workers_is_told(
    dask: Cluster, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    before = runs(filled)
    with DaskCluster(dask.address) as engine, pytest.raises(NoCluster, match="no work"):
        reread(engine, filled, tmp_path / "home", lambda given: None)
    assert runs(filled) == before
    dask.start_worker(tmp_path / "home")
    dask.start_worker(tmp_path / "home")


def test_a_worker_with_another_version_is_refused_before_anything_is_written(
    dask: Cluster, filled: str, tmp_path: Path
) -> None:
    before = runs(filled)
    with DaskCluster(dask.address) as engine:
        engine.reader = replace(identity(), onrecord="9.9", python="3.99")
        with pytest.raises(OtherReader, match=r"instead of 9\.9, Python 3"):
            reread(engine, filled, tmp_path / "home", lambda given: None)
    assert runs(filled) == before


def test_a_worker_that_comes_later_proves_itself_too() -> None:
    other = Identity(onrecord="9.9", files="f", python="3.99", sources="s")
    alone = stretches.Stretch(Path("a.warc.gz"), 0, (), other)
    with pytest.raises(OtherReader, match=r"Python 3\.\d+ instead of 3\.99"):
        stretches.read_stretch(alone)


def test_a_worker_that_does_not_see_the_archive_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    with pytest.raises(stretches.NotShared, match="is not there: share the archive"):
        stretches.read_stretch(stretches.Stretch(file, 10, (), None))
    file.write_bytes(b"1234")
    with pytest.raises(stretches.NotShared, match="holds 4 of 10 bytes"):
        stretches.read_stretch(stretches.Stretch(file, 10, (), None))


def test_a_killed_worker_of_the_cluster_costs_nothing(
    dask: Cluster, emptied: str, demo_digest: str, digest: Digest, tmp_path: Path
) -> None:
    workers: list[int] = []

    def kill_the_first(given: Given) -> None:
        workers.append(given.pid)
        kill(workers[0])

    with DaskCluster(dask.address) as engine:
        summary = reread(engine, emptied, tmp_path / "home", kill_the_first)
    assert len(set(workers)) == 2
    assert digest(emptied) == demo_digest
    assert sum(t.captures for t in summary.tallies.values()) == captures(emptied)
