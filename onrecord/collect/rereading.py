"""Reading the whole archive again on an engine: one task a WARC file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path

import psycopg

from onrecord.archive import Archive
from onrecord.collect.annotating import annotate_record
from onrecord.collect.crawl import Sources, places_of
from onrecord.collect.engines import Engine
from onrecord.collect.pipeline import Sink
from onrecord.collect.reading import MANY
from onrecord.collect.replay import address, by_address
from onrecord.collect.run import book_run
from onrecord.collect.stretches import Given, read_stretch, stretches
from onrecord.collect.summary import Progress, Summary
from onrecord.db import store
from onrecord.models import Link
from onrecord.spiders.base import SourceSpider


def reread_on(
    engine: Engine,
    conninfo: str,
    home: Path,
    sources: Sources,
    progress: Progress,
    seen: Callable[[Given], None] = lambda given: None,
) -> Summary:
    """Read every registered capture again, as ``run.reread`` does, on an engine.

    Each capture is read by itself, so that no spider has to follow its links. ``seen``
    is told what came from whom. Raises what makes the engine unfit before the run is
    booked.
    """
    folder = Archive(home / "archive").folder
    engine.check(folder)

    def work(conn: psycopg.Connection, sink: Sink, summary: Summary) -> None:
        values = {"sources": list(sources)}
        places = places_of(conn, store.SQL["captures to read"], values)
        progress.stage("pages", len(places))
        sink.recite = True
        by_url = by_address(places)
        marked = [place for found in by_url.values() for place in found]
        gaps = Gaps(by_url.keys(), {name: sources[name]() for name in sources})
        tasks = stretches(folder, marked, engine.reader)
        with sink.beside(max(len(places), MANY)):
            for given in engine.results(read_stretch, tasks):
                seen(given)
                for read in given.reads:
                    gaps.see(read.place.source, read.links)
                    summary.looks.see(read)
                    sink.add_read(read)
        summary.problems += sink.problems
        summary.missing = dict(gaps.missing)

    summary = book_run(conninfo, "reread", sources, progress, work, annotate=False)
    if not summary.interrupted:
        annotate_record(conninfo, progress, engine=engine)
    return summary


class Gaps:
    """Counts the addresses that pages lead to and the archive does not hold."""

    def __init__(self, held: Container[str], spiders: Mapping[str, SourceSpider]):
        self.held, self.spiders = held, spiders
        self.missing: Counter[str] = Counter()

    def see(self, source: str, links: Sequence[Link]) -> None:
        for request in self.spiders[source].requests(list(links)):
            self.missing[source] += address(request.url) not in self.held
