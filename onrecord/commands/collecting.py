"""collect, reread, rebuild."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.collect import run as runs
from onrecord.collect.sources import all_sources, chosen_sources
from onrecord.commands.session import DAY, opened
from onrecord.db.connect import connect, home
from onrecord.models import OnrecordError
from onrecord.terminal import progress, show_summary


@click.command()
@click.argument("sources", nargs=-1)
@click.option(
    "--from",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.warc.gz",
    help="Read an archive instead of the network.",
)
@click.option("--since", type=DAY, help="Only documents of this day or later.")
@click.option("--until", type=DAY, help="Only documents of this day or earlier.")
@click.option("--limit", type=click.IntRange(1), help="At most N documents a source.")
def collect(
    sources: tuple[str, ...],
    files: tuple[Path, ...],
    since: date | None,
    until: date | None,
    limit: int | None,
) -> None:
    """Collect SOURCES politely (set ONRECORD_CONTACT), or read archives with --from.

    Without SOURCES, every source that has an address in the archive.
    """
    chosen = chosen_sources(sources) if sources else all_sources()
    if not files and not sources:
        raise click.UsageError("name the sources to collect, or an archive with --from")
    window = runs.Window(since, until, limit)
    with opened() as conninfo, progress() as bars:
        if files:
            summary = runs.collect_from(conninfo, home(), files, chosen, window, bars)
        else:
            summary = runs.collect_live(conninfo, home(), chosen, window, bars)
    finish(summary)


@click.command()
@click.argument("sources", nargs=-1)
def reread(sources: tuple[str, ...]) -> None:
    """Read the archive again with today's page objects."""
    chosen = chosen_sources(sources) if sources else all_sources()
    with opened() as conninfo, progress() as bars:
        summary = runs.reread(conninfo, home(), chosen, bars)
    finish(summary)


@click.command()
def rebuild() -> None:
    """Fill an empty database from the archive alone. Drops nothing."""
    with opened() as conninfo:
        with connect(conninfo) as conn:
            held = conn.execute("SELECT count(*) FROM capture").fetchone()
        if held and held[0]:
            raise OnrecordError(
                f"the database holds {held[0]} captures already; point DATABASE_URL "
                "at an empty database, or use `onrecord reread`"
            )
        with progress() as bars:
            summary = runs.rebuild(conninfo, home(), all_sources(), bars)
    finish(summary)


def finish(summary: runs.Summary) -> None:
    show_summary(summary)
    if summary.problems:
        sys.exit(1)
