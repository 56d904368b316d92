"""A run: spiders on the network or on an archive, then settling, then a verdict."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import psycopg

from onrecord.archive import Archive
from onrecord.collect import settings
from onrecord.collect.addresses import guard
from onrecord.collect.annotating import annotate_record
from onrecord.collect.archiving import register_left
from onrecord.collect.crawl import Sources, crawl, places_of, read_left
from onrecord.collect.filling import FullTextFiller
from onrecord.collect.frontier import Frontier
from onrecord.collect.health_book import Finished, book
from onrecord.collect.intake import Intake, register_archive, take_in
from onrecord.collect.linking import link
from onrecord.collect.network import Network, Troubles
from onrecord.collect.pipeline import Sink
from onrecord.collect.reading import (
    LARGE,
    MANY,
    Place,
    Read,
    Reader,
    Window,
    collect_garbage_rarely,
)
from onrecord.collect.replay import Replay
from onrecord.collect.settle import settle
from onrecord.collect.summary import Progress, Summary
from onrecord.db import fulltext, lookup, store
from onrecord.db.connect import connect
from onrecord.db.frontier import live, waiting
from onrecord.db.health import started
from onrecord.db.statistics import refresh
from onrecord.db.turns import Turns
from onrecord.models import OnrecordError
from onrecord.spiders.base import SourceCard


def collect_from(
    conninfo: str,
    home: Path,
    files: Sequence[Path],
    sources: Sources,
    window: Window,
    progress: Progress,
    expected: Collection[str] = (),
    *,
    annotate: bool = True,
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

    def gather(
        conn: psycopg.Connection, summary: Summary, reader: Reader
    ) -> Sequence[Place]:
        progress.stage("archive")
        intake = take_in(
            conn, archive, files, set(sources), progress.step, reader.read_early
        )
        _note_intake(summary, intake)
        empty = [path for path in files if path.stat().st_size == 0]
        summary.problems += [f"{path}: the file is empty" for path in empty]
        if not intake.ids and not summary.problems:
            names = ", ".join(str(path) for path in files)
            summary.problems.append(
                f"{names}: nothing in it is of the sources {', '.join(sources)}"
            )
        return places_of(conn, store.SQL["captures by key"], {"ids": intake.ids})

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        sink.window = window
        summary.expected = expected
        large = sum(path.stat().st_size for path in files) > LARGE
        with Reader(archive.folder, window, MANY if large else 0) as reader:
            places = gather(conn, summary, reader)
            _replay(reader, places, sources, sink, summary, progress, again=False)

    command = "collect --from"
    return book_run(conninfo, command, sources, progress, work, annotate=annotate)


def reread(conninfo: str, home: Path, sources: Sources, progress: Progress) -> Summary:
    """Read every registered capture again with today's page objects."""
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        values = {"sources": list(sources)}
        places = places_of(conn, store.SQL["captures to read"], values)
        sink.recite = True
        with Reader(archive.folder, sink.window, len(places)) as reader:
            _replay(reader, places, sources, sink, summary, progress)

    return book_run(conninfo, "reread", sources, progress, work)


def rebuild(conninfo: str, home: Path, sources: Sources, progress: Progress) -> Summary:
    """Fill an empty database from the archive alone."""
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("archive")
        intake = register_archive(conn, archive, set(sources))
        _note_intake(summary, intake)
        values = {"sources": list(sources)}
        places = places_of(conn, store.SQL["captures to read"], values)
        with Reader(archive.folder, sink.window, len(places)) as reader:
            _replay(reader, places, sources, sink, summary, progress)

    return book_run(conninfo, "rebuild", sources, progress, work)


def collect_live(
    conninfo: str,
    home: Path,
    sources: Sources,
    window: Window,
    progress: Progress,
    *,
    annotate: bool = True,
) -> Summary:
    """Run the sources' spiders on the network; every response is archived first."""
    agent = settings.user_agent()
    guard()  # a wrong variable is told before anything is asked
    archive = Archive(home / "archive")

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        progress.stage("pages")
        sink.window = window
        troubles = Troubles()
        depth = int(settings.LIVE["LISTING_DEPTH"])
        frontier = Frontier(conn, summary.run, window, troubles.add, depth)
        for name in sources:
            frontier.begin(name)

        def recover() -> None:
            register_left(conn, archive)
            archive.mend()
            read_left(conn, archive, sources, sink, frontier)

        frontier.recover = recover
        recover()
        with archive.open_writer() as writer:
            turns = Turns(conn, summary.run)
            network = Network(
                agent, conn, archive, writer, sink, turns, frontier, troubles=troubles
            )
            try:
                arguments = {"sink": sink, "network": network, **asdict(window)}
                crawl(sources, lambda card: settings.LIVE, arguments, summary, network)
            finally:
                summary.problems += sink.problems + troubles.lines()
                if not conn.closed:
                    sink.flush()
        summary.looks.see_again(conn, archive, sink.unchanged)
        summary.visits = {name: dict(n) for name, n in frontier.outcomes.items()}
        summary.waiting = waiting(conn, list(sources))
        summary.partial |= troubles.sources() | frontier.behind()
        if network.interrupted:
            summary.interrupted = True
            summary.problems.append(
                "stopped before the end; what was read is stored, and the same command "
                "collects the rest"
            )

    return book_run(conninfo, "collect", sources, progress, work, annotate=annotate)


Work = Callable[[psycopg.Connection, Sink, Summary], None]


def book_run(
    conninfo: str,
    command: str,
    sources: Sources,
    progress: Progress,
    work: Work,
    *,
    annotate: bool = True,
) -> Summary:
    """Book the run, work beside the full-text filler, settle, judge, annotate."""
    summary = Summary(command)
    collect_garbage_rarely()
    with connect(conninfo) as conn:
        conn.autocommit = True
        run = summary.run = store.start_run(conn, command, list(sources))
        live(conn, run)
        conn.execute(store.SQL["close lost runs"], {"id": run})
        for spider in sources.values():
            _save_card(conn, spider.card)
        sink = Sink(conn, on_stored=lambda tally: progress.step(tally.captures))
        filler = FullTextFiller(conninfo, run)
        try:
            with filler:
                work(conn, sink, summary)
                filler.all_read()
                progress.stage("settle")
                summary.settled = settle(conn, conninfo)
                link(conn)
                progress.stage("full text")
                refresh(conn, but=[fulltext.TABLE])
            cards = {name: spider.card for name, spider in sources.items()}
            book(conn, cards, _finished(conn, sink, summary))
        except BaseException as error:
            with suppress(psycopg.Error):
                message = str(error) or type(error).__name__
                stopped = isinstance(error, KeyboardInterrupt)
                state = "interrupted" if stopped else "failed"
                store.finish_run(conn, run, state, summary.counts(), message)
            raise
        summary.tallies, summary.faults = sink.tallies, dict(sink.faults)
        summary.quarantined = lookup.quarantine(conn, sink.refused)
        counts, verdict = summary.counts(), summary.verdict()
        store.finish_run(conn, run, summary.state, counts, verdict)
    del sink, filler  # what they remember is not needed any more
    if annotate and not summary.interrupted:
        annotate_record(conninfo, progress)
    return summary


def _finished(conn: psycopg.Connection, sink: Sink, summary: Summary) -> Finished:
    return Finished(
        run=summary.run,
        started_at=started(conn, summary.run),
        live=summary.command == "collect",
        window=sink.window,
        looks=summary.looks,
        captures=sink.read,
        tallies=sink.tallies,
        problems=summary.problems,
        interrupted=summary.interrupted,
    )


def _save_card(conn: psycopg.Connection, card: SourceCard) -> None:
    values = {"name": card.name, "card": json.dumps(asdict(card), default=str)}
    conn.execute(store.SQL["save source"], values)


def _note_intake(summary: Summary, intake: Intake) -> None:
    summary.copied, summary.known = intake.copied, intake.known
    summary.no_source = intake.no_source
    summary.problems.extend(str(fault) for fault in intake.faults)


def _replay(
    reader: Reader,
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
    reader.expect(len(places))
    with sink.beside(len(places)):
        replay = Replay.of(reader, places, again)
        crawl(
            spiders,
            lambda card: settings.REPLAY,
            {"sink": sink, "replay": replay, **asdict(window)},
            summary,
        )
        for read in replay.read_aside():
            summary.looks.see(read)
            sink.add_read(read)
        # What no listing leads to, and older captures of the same address.
        for name in spiders:
            rest = [p for p in replay.places(name) if p.id not in sink.read]
            fresh = [p for p in rest if not replay.is_known(p)]
            for read in reader.read_all(fresh):
                summary.looks.see(read)
                sink.add_read(read)
            for place in rest:
                sink.add_read(Read(place, None, known=True))
    summary.problems += sink.problems
    summary.missing = dict(replay.missing)
