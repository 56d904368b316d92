"""collect, reread, rebuild."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import DAY, check_days
from onrecord.terminal import say

if TYPE_CHECKING:
    from onrecord.collect.crawl import Sources
    from onrecord.collect.engines import Engine
    from onrecord.collect.summary import Summary

# Scrapy takes a second to load: commands import it when they run, not before.


ARCHIVES = (".warc.gz", ".warc")


@click.command()
@click.argument("sources", nargs=-1)
@click.option(
    "--from",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.warc.gz",
    help="Read this archive instead of the network (repeatable).",
)
@click.option("--since", type=DAY, help="Only documents of this day or later.")
@click.option("--until", type=DAY, help="Only documents of this day or earlier.")
@click.option("--limit", type=click.IntRange(1), help="At most N documents a source.")
@click.option(
    "--no-annotate",
    is_flag=True,
    help="Leave what annotators find in new texts to a later run.",
)
def collect(
    sources: tuple[str, ...],
    files: tuple[Path, ...],
    since: date | None,
    until: date | None,
    limit: int | None,
    no_annotate: bool,
) -> None:
    """Collect SOURCES politely, or read archives with --from.

    Without SOURCES, every source that may be asked; from an archive, every source that
    has an address in it. Live sites are asked one page at a time; set ONRECORD_CONTACT
    to an e-mail address or a page about you, so that they can reach you.

    \b
    Examples:
      onrecord collect                         (every morning: what is new everywhere)
      onrecord collect un_press gb_fcdo --since 2025-01-01 --limit 50
      onrecord collect un_sc un_ga --from un-sc.warc.gz un-ga.warc.gz
    """
    check_days(since, until)
    if files:  # `--from a.warc.gz b.warc.gz`: what follows is an archive too
        files += tuple(Path(name) for name in sources if name.endswith(ARCHIVES))
        sources = tuple(name for name in sources if not name.endswith(ARCHIVES))
    from onrecord.collect import run as runs
    from onrecord.collect.reading import Window
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import home

    chosen = chosen_sources(sources, live=not files)
    window = Window(since, until, limit)
    with opened() as conninfo, progress() as bars:
        if files:
            summary = runs.collect_from(
                conninfo, home(), files, chosen, window, bars, annotate=not no_annotate
            )
        else:
            summary = runs.collect_live(
                conninfo, home(), chosen, window, bars, annotate=not no_annotate
            )
    finish(summary)


@click.command()
@click.argument("sources", nargs=-1)
@click.option(
    "--annotate",
    "tasks",
    multiple=True,
    type=click.Choice(["mentions", "quotes", "requests", "all"]),
    metavar="TASK",
    help="Only annotate the record's texts again, where the rules of TASK (mentions, "
    "quotes, requests or all) are others now.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Read in N processes of this machine; one that is killed is replaced.",
)
@click.option(
    "--dask",
    "scheduler",
    metavar="tcp://HOST:PORT",
    help="Read on the workers of this Dask scheduler. They need the same onrecord, "
    "and the archive under the same path.",
)
def reread(
    sources: tuple[str, ...],
    tasks: tuple[str, ...],
    workers: int | None,
    scheduler: str | None,
) -> None:
    """Read the archive again with today's page objects.

    For pages that a newer onrecord reads better, and for those in quarantine. Without
    SOURCES, all of them. Citations, dates and topics are found again with the page;
    who is named, who is quoted and what is asked of whom can be found again by
    themselves. Nothing is fetched.

    With --workers or --dask each archive file is a task of its own: a worker that dies
    costs its task only, which is read again by another.

    \b
    Examples:
      onrecord reread un_press
      onrecord reread --annotate quotes --annotate mentions
      onrecord reread --workers 8
      onrecord reread --dask tcp://10.0.0.5:8786
    """
    if tasks:
        if sources:
            raise click.UsageError("--annotate reads all texts again: name no source")
        with _engine(workers, scheduler) as engine:
            _annotate_again(tasks, engine)
        return
    from onrecord.collect import run as runs
    from onrecord.collect.rereading import reread_on
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import home

    chosen = chosen_sources(sources)
    with (
        _engine(workers, scheduler) as engine,
        opened() as conninfo,
        progress() as bars,
    ):
        if engine is None:
            summary = runs.reread(conninfo, home(), chosen, bars)
        else:
            summary = reread_on(engine, conninfo, home(), chosen, bars)
    finish(summary)


@contextmanager
def _engine(workers: int | None, scheduler: str | None) -> Iterator[Engine | None]:
    """The engine that was asked for, ready; None where none was."""
    if workers and scheduler:
        raise click.UsageError("--workers and --dask: name one of them")
    if scheduler and not re.fullmatch(r"(?:tcp|tls)://[^/]+:\d+", scheduler):
        raise click.UsageError(
            f"--dask {scheduler!r} is no scheduler's address; it prints its own, such "
            "as tcp://10.0.0.5:8786"
        )
    if scheduler:
        from onrecord.collect.cluster import DaskCluster

        with DaskCluster(scheduler) as cluster:
            yield cluster
    elif workers:
        from onrecord.collect.engines import LocalPool

        with LocalPool(workers) as pool:
            yield pool
    else:
        yield None


def _annotate_again(tasks: tuple[str, ...], engine: Engine | None) -> None:
    from onrecord.annotate.whole import TASKS
    from onrecord.collect.annotating import annotate_record
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import home

    wanted = [name for name in TASKS if name in tasks or "all" in tasks]
    with opened() as conninfo, progress() as bars:
        if engine is not None:
            engine.check(home() / "archive")
        read = annotate_record(conninfo, bars, wanted, engine)
    say(f"{read} texts annotated again: {', '.join(wanted)}")


@click.command()
def rebuild() -> None:
    """Fill an empty database from the archive alone. Drops nothing.

    \b
    Example:
      DATABASE_URL=postgresql:///new onrecord rebuild
    """
    from onrecord.collect import run as runs
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import connect, home
    from onrecord.models import OnrecordError

    with opened() as conninfo:
        with connect(conninfo) as conn:
            held = conn.execute("SELECT count(*) FROM capture").fetchone()
        if held and held[0]:
            raise OnrecordError(
                f"the database holds {held[0]} captures already; point DATABASE_URL "
                "at an empty database, or use `onrecord reread`"
            )
        with progress() as bars:
            summary = runs.rebuild(conninfo, home(), chosen_sources(()), bars)
    finish(summary)


def chosen_sources(names: Sequence[str], *, live: bool = False) -> Sources:
    """The named sources, or all; for a live run only those that may be asked."""
    from onrecord.collect import sources
    from onrecord.collect.permissions import check_permitted
    from onrecord.db.connect import home

    if not names:
        return sources.live_sources() if live else sources.all_sources()
    try:
        chosen = sources.chosen_sources(names)
    except sources.UnknownSource as error:
        raise click.UsageError(str(error)) from error
    if live:
        check_permitted(home(), chosen.values())
    return chosen


def finish(summary: Summary) -> None:
    """Say what was done; code 1 if anything could not be read."""
    from onrecord.commands.running import show_faults, show_summary

    show_summary(summary)
    show_faults(summary)
    if not summary.healthy:
        sys.exit(1)
