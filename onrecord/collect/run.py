"""A run: spiders on the network or on an archive, then settling, then a verdict."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from onrecord.archive import Archive, CaptureError
from onrecord.collect import settings
from onrecord.collect.intake import Intake, register_archive, take_in
from onrecord.collect.pipeline import Sink
from onrecord.collect.replay import Place, Replay
from onrecord.collect.settle import fill_full_text, settle
from onrecord.db import store
from onrecord.db.connect import connect
from onrecord.db.rows import Tally
from onrecord.models import OnrecordError, Reading
from onrecord.spiders.base import SourceCard, SourceSpider

Sources = Mapping[str, type[SourceSpider]]


@dataclass(frozen=True, slots=True)
class Window:
    """Which documents a run asks for."""

    since: date | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(slots=True)
class Summary:
    """What a run did; ``problems`` empty means healthy."""

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
) -> Summary:
    """Run the sources' spiders on archive files instead of the network."""
    for path in files:
        if not path.is_file():
            raise OnrecordError(f"{path}: no such archive file")
    archive = Archive(home / "archive")

    def gather(conn: psycopg.Connection, summary: Summary) -> Sequence[Place]:
        progress.stage("archive")
        intake = take_in(conn, archive, files, set(sources), progress.step)
        _note_intake(summary, intake)
        return _places(conn, store.SQL["captures by key"], {"ids": intake.ids})

    return _run(
        conninfo,
        "collect --from",
        sources,
        progress,
        lambda conn, sink, summary: _replay(
            archive, gather(conn, summary), sources, window, sink, summary, progress
        ),
    )


def reread(conninfo: str, home: Path, sources: Sources, progress: Progress) -> Summary:
    """Read every registered capture again with today's page objects."""
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        values = {"sources": list(sources)}
        places = _places(conn, store.SQL["captures to read"], values)
        _replay(archive, places, sources, Window(), sink, summary, progress)

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
        _replay(archive, places, sources, Window(), sink, summary, progress)

    return _run(conninfo, "rebuild", sources, progress, work)


def collect_live(
    conninfo: str, home: Path, sources: Sources, window: Window, progress: Progress
) -> Summary:
    """Run the sources' spiders on the network; every response is archived first."""
    agent = settings.user_agent()
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("pages")
        with archive.open_writer() as writer:
            _crawl(
                sources,
                lambda card: {
                    **settings.LIVE,
                    "USER_AGENT": agent,
                    "DOWNLOAD_DELAY": card.delay,
                },
                {"sink": sink, "writer": writer, "conn": conn, **asdict(window)},
                summary,
            )
        sink.flush()

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
                store.finish_run(conn, run, "failed", summary.counts(), message)
            raise
        summary.tallies, summary.faults = sink.tallies, dict(sink.faults)
        state = "unhealthy" if summary.problems else "done"
        message = "; ".join(summary.problems)
        store.finish_run(conn, run, state, summary.counts(), message)
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
    window: Window,
    sink: Sink,
    summary: Summary,
    progress: Progress,
) -> None:
    progress.stage("pages", len(places))
    present = {place.source for place in places}
    spiders = {name: s for name, s in sources.items() if name in present}
    replay = Replay.of(archive, places)
    _crawl(
        spiders,
        lambda card: settings.REPLAY,
        {"sink": sink, "replay": replay, **asdict(window)},
        summary,
    )
    # What no listing leads to, and older captures of the same address.
    for name, spider in spiders.items():
        for place in replay.places(name):
            if place.id in sink.read or window.limit is not None:
                continue
            try:
                reading = spider.read(replay.capture(place))
            except CaptureError as error:
                summary.problems.append(str(error))
                continue
            if _within(window, reading):
                sink.add(reading, place.id)
    sink.flush()
    summary.missing = dict(replay.missing)


def _within(window: Window, reading: Reading) -> bool:
    """A page that no listing dates is read first and then judged by its documents."""
    dates = [d.adopted_on or d.issued_on for d in reading.documents]
    known = [day for day in dates if day is not None]
    if not known:
        return True
    return (window.since is None or max(known) >= window.since) and (
        window.until is None or min(known) <= window.until
    )


def _crawl(
    sources: Sources,
    settings_of: Callable[[SourceCard], Mapping[str, Any]],
    arguments: Mapping[str, Any],
    summary: Summary,
) -> None:
    """Run the spiders in one process; an error in a callback ends the run."""
    failures: list[BaseException] = []
    if not sources:
        return
    process = AsyncCrawlerProcess(dict(settings_of(next(iter(sources.values())).card)))
    for name, spider in sources.items():
        crawler = Crawler(spider, dict(settings_of(spider.card)))

        def failed(failure: Any, crawler: Crawler = crawler, **_: Any) -> None:
            failures.append(failure.value)
            engine = crawler.engine
            if engine is not None and len(failures) == 1:
                closing = engine.close_spider_async(reason="failed")
                closings.append(asyncio.ensure_future(closing))

        crawler.signals.connect(failed, signals.spider_error, weak=False)
        crawler.signals.connect(failed, signals.item_error, weak=False)
        process.crawl(crawler, **arguments)
        summary.tallies.setdefault(name, Tally())
    closings: list[asyncio.Future[None]] = []
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
