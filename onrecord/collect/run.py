"""A run: spiders on the network or on an archive, then settling, then a verdict."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from onrecord.archive import Archive
from onrecord.collect import settings
from onrecord.collect.archiving import register_left
from onrecord.collect.intake import Intake, register_archive, take_in
from onrecord.collect.network import Network, interruptible
from onrecord.collect.pipeline import Sink
from onrecord.collect.reading import Place, Read, Reader, Window, is_settled
from onrecord.collect.replay import Replay
from onrecord.collect.settle import fill_full_text, settle
from onrecord.db import lookup, store
from onrecord.db.connect import connect
from onrecord.db.lookup import Quarantined
from onrecord.db.rows import Tally
from onrecord.models import OnrecordError
from onrecord.spiders.base import SourceCard, SourceSpider

logging.getLogger("scrapy").setLevel(logging.WARNING)

Sources = Mapping[str, type[SourceSpider]]


@dataclass(slots=True)
class Summary:
    """What a run did, and whether all of it could be read."""

    command: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    """Addresses that are not in the archive, by source."""
    no_source: int = 0
    copied: int = 0
    known: int = 0
    settled: int = 0
    problems: list[str] = field(default_factory=list)
    """Damage that belongs to no document: archive, robots.txt, an interruption."""
    quarantined: list[Quarantined] = field(default_factory=list)
    expected: Collection[str] = ()
    """Addresses of pages that are broken on purpose."""
    interrupted: bool = False

    @property
    def unexpected(self) -> list[Quarantined]:
        """What this run could not read and should have been able to."""
        return [one for one in self.quarantined if one.url not in self.expected]

    @property
    def healthy(self) -> bool:
        return not self.problems and not self.unexpected

    def verdict(self) -> str:
        """One line for the book of runs; empty if healthy."""
        lines = list(self.problems)
        if self.unexpected:
            pages = len({one.url for one in self.unexpected})
            lines.append(f"{pages} captures in quarantine, wholly or in part")
        return "; ".join(lines)

    def counts(self) -> dict[str, Any]:
        return {
            "sources": {name: asdict(t) for name, t in sorted(self.tallies.items())},
            "faults": dict(sorted(self.faults.items())),
            "missing": dict(sorted(self.missing.items())),
            "no_source": self.no_source,
            "copied": self.copied,
            "known": self.known,
            "settled": self.settled,
        }


class Progress:
    """What a run tells while it works; the command line shows it."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins."""

    def step(self, n: int = 1) -> None:
        """Some of it is done."""


def collect_from(
    conninfo: str,
    home: Path,
    files: Sequence[Path],
    sources: Sources,
    window: Window,
    progress: Progress,
    expected: Collection[str] = (),
) -> Summary:
    """Run the sources' spiders on archive files instead of the network.

    ``expected`` are addresses whose pages are broken on purpose.
    """
    for path in files:
        if not path.exists():
            raise OnrecordError(f"{path}: no such file; --from takes a WARC file")
        if not path.is_file():
            raise OnrecordError(
                f"{path}: not a file; name the WARC files in it one by one"
            )
    archive = Archive(home / "archive")

    def gather(conn: psycopg.Connection, summary: Summary) -> Sequence[Place]:
        progress.stage("archive")
        intake = take_in(conn, archive, files, set(sources), progress.step)
        _note_intake(summary, intake)
        empty = [path for path in files if path.stat().st_size == 0]
        summary.problems += [f"{path}: the file is empty" for path in empty]
        if not intake.ids and not summary.problems:
            names = ", ".join(str(path) for path in files)
            summary.problems.append(
                f"{names}: nothing in it is of the sources {', '.join(sources)}"
            )
        return _places(conn, store.SQL["captures by key"], {"ids": intake.ids})

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        sink.window = window
        summary.expected = expected
        places = gather(conn, summary)
        _replay(archive, places, sources, sink, summary, progress, again=False)

    return _run(conninfo, "collect --from", sources, progress, work)


def reread(conninfo: str, home: Path, sources: Sources, progress: Progress) -> Summary:
    """Read every registered capture again with today's page objects."""
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        values = {"sources": list(sources)}
        places = _places(conn, store.SQL["captures to read"], values)
        _replay(archive, places, sources, sink, summary, progress)

    return _run(conninfo, "reread", sources, progress, work)


def rebuild(conninfo: str, home: Path, sources: Sources, progress: Progress) -> Summary:
    """Fill an empty database from the archive alone."""
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("archive")
        intake = register_archive(conn, archive, set(sources))
        _note_intake(summary, intake)
        values = {"sources": list(sources)}
        places = _places(conn, store.SQL["captures to read"], values)
        _replay(archive, places, sources, sink, summary, progress)

    return _run(conninfo, "rebuild", sources, progress, work)


def collect_live(
    conninfo: str, home: Path, sources: Sources, window: Window, progress: Progress
) -> Summary:
    """Run the sources' spiders on the network; every response is archived first."""
    agent = settings.user_agent()
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("pages")
        sink.window = window
        register_left(conn, archive)
        _read_left(conn, archive, sources, sink)
        with archive.open_writer() as writer:
            network = Network(agent, conn, writer, sink)
            try:
                arguments = {"sink": sink, "network": network, **asdict(window)}
                _crawl(sources, lambda card: settings.LIVE, arguments, summary, network)
            finally:
                summary.problems += sink.problems + network.problems()
                if not conn.closed:
                    sink.flush()
        if network.interrupted:
            summary.interrupted = True
            summary.problems.append(
                "stopped before the end; what was read is stored, and the same command "
                "collects the rest"
            )

    return _run(conninfo, "collect", sources, progress, work)


Work = Callable[[psycopg.Connection, Sink, Summary], None]


def _run(
    conninfo: str, command: str, sources: Sources, progress: Progress, work: Work
) -> Summary:
    """Book the run, do the work beside the full-text filler, settle, judge."""
    summary = Summary(command)
    with connect(conninfo) as conn:
        conn.autocommit = True
        run = store.start_run(conn, command, list(sources))
        conn.execute(store.SQL["close lost runs"], {"id": run})
        for spider in sources.values():
            _save_card(conn, spider.card)
        sink = Sink(conn, on_stored=lambda tally: progress.step(tally.captures))
        filler = FullTextFiller(conninfo)
        try:
            with filler:
                work(conn, sink, summary)
                progress.stage("settle")
                summary.settled = settle(conn)
                progress.stage("full text")
        except BaseException as error:
            with suppress(psycopg.Error):
                message = str(error) or type(error).__name__
                stopped = isinstance(error, KeyboardInterrupt)
                state = "interrupted" if stopped else "failed"
                store.finish_run(conn, run, state, summary.counts(), message)
            raise
        summary.tallies, summary.faults = sink.tallies, dict(sink.faults)
        summary.quarantined = lookup.quarantine(conn, sink.refused)
        state = "done" if summary.healthy else "unhealthy"
        if summary.interrupted:
            state = "interrupted"
        store.finish_run(conn, run, state, summary.counts(), summary.verdict())
        conn.execute("ANALYZE")
    return summary


def _save_card(conn: psycopg.Connection, card: SourceCard) -> None:
    values = {"name": card.name, "card": json.dumps(asdict(card), default=str)}
    conn.execute(store.SQL["save source"], values)


def _note_intake(summary: Summary, intake: Intake) -> None:
    summary.copied, summary.known = intake.copied, intake.known
    summary.no_source = intake.no_source
    summary.problems.extend(str(fault) for fault in intake.faults)


def _places(
    conn: psycopg.Connection, query: Any, values: dict[str, Any]
) -> list[Place]:
    return [Place(*row) for row in conn.execute(query, values)]


def _replay(
    archive: Archive,
    places: Sequence[Place],
    sources: Sources,
    sink: Sink,
    summary: Summary,
    progress: Progress,
    *,
    again: bool = True,
) -> None:
    progress.stage("pages", len(places))
    present = {place.source for place in places}
    spiders = {name: s for name, s in sources.items() if name in present}
    window = sink.window
    with Reader(archive.folder, window, places) as reader, sink.beside(len(places)):
        replay = Replay.of(reader, places, again)
        _crawl(
            spiders,
            lambda card: settings.REPLAY,
            {"sink": sink, "replay": replay, **asdict(window)},
            summary,
        )
        # What no listing leads to, and older captures of the same address.
        for name in spiders:
            rest = [p for p in replay.places(name) if p.id not in sink.read]
            fresh = [p for p in rest if again or not is_settled(p)]
            for read in reader.read_all(fresh):
                sink.add_read(read)
            for place in rest:
                sink.add_read(Read(place, None, known=True))
    summary.problems += sink.problems
    summary.missing = dict(replay.missing)


def _read_left(
    conn: psycopg.Connection, archive: Archive, sources: Sources, sink: Sink
) -> None:
    """Read what an earlier run archived and did not get to."""
    values = {"sources": list(sources)}
    captures = _places(conn, store.SQL["captures to read"], values)
    places = [place for place in captures if place.state == "unread"]
    with Reader(archive.folder, sink.window, places) as reader:
        for read in reader.read_all(places):
            sink.add_read(read)
    sink.flush()
    sink.taken.clear()  # the limit is for what this run asks for


def _crawl(
    sources: Sources,
    settings_of: Callable[[SourceCard], Mapping[str, Any]],
    arguments: Mapping[str, Any],
    summary: Summary,
    network: Network | None = None,
) -> None:
    """Run the spiders in one process; an error in a callback ends the run."""
    failures: list[BaseException] = []
    stopping: list[asyncio.Future[None]] = []
    if not sources:
        return
    process = AsyncCrawlerProcess(dict(settings_of(next(iter(sources.values())).card)))

    def stop() -> None:
        if network is not None:
            network.stopped.set()
        if not stopping:
            stopping.append(asyncio.ensure_future(process.stop()))

    def fail(error: BaseException) -> None:
        failures.append(error)
        stop()

    def failed(failure: Any, **_: Any) -> None:
        fail(failure.value)

    for name, spider in sources.items():
        crawler = Crawler(spider, dict(settings_of(spider.card)))
        crawler.signals.connect(failed, signals.spider_error, weak=False)
        crawler.signals.connect(failed, signals.item_error, weak=False)
        process.crawl(crawler, **arguments)
        summary.tallies.setdefault(name, Tally())
    if network is None:
        process.start(install_signal_handlers=False)
    else:
        network.on_failure = fail
        with interruptible(network, stop):
            process.start(install_signal_handlers=False)
    if failures:
        raise failures[0]


class FullTextFiller:
    """Indexes new texts on a second connection while pages are still being read."""

    def __init__(self, conninfo: str) -> None:
        self.conninfo = conninfo
        self.done = threading.Event()
        self.failure: list[BaseException] = []
        self.thread = threading.Thread(target=self._work, name="full text")

    def __enter__(self) -> FullTextFiller:
        self.thread.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.done.set()
        self.thread.join()
        if self.failure and error is None:
            raise self.failure[0]

    def _work(self) -> None:
        try:
            with connect(self.conninfo) as conn:
                conn.autocommit = True
                while not self.done.wait(0.2):
                    fill_full_text(conn, self.done.is_set)
                fill_full_text(conn)
        except (psycopg.Error, OnrecordError) as error:
            self.failure.append(error)
