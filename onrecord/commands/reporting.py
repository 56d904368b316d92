"""report and demo."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.collect import run as runs
from onrecord.collect.sources import all_sources
from onrecord.commands.session import DAY, actor_id, opened, topic_id
from onrecord.db.connect import connect, home
from onrecord.reports import write_report
from onrecord.reports.contexts import Selection
from onrecord.reports.contexts import Summary as ReportSummary
from onrecord.terminal import progress, say, show_summary


@click.command()
@click.option("--actor", "actors", multiple=True, help="Only this actor (repeatable).")
@click.option("--topic", "topics", multiple=True, help="Only this topic (repeatable).")
@click.option("--since", type=DAY, help="This day or later.")
@click.option("--until", type=DAY, help="This day or earlier.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["html", "md", "csv", "json"]),
    default="html",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder to write.",
)
def report(
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    since: date | None,
    until: date | None,
    fmt: str,
    output: Path,
) -> None:
    """Write a report grouped by actor and topic."""
    with opened() as conninfo:
        with connect(conninfo) as conn:
            conn.autocommit = True
            selection = Selection(
                tuple(actor_id(a) for a in actors),
                tuple(topic_id(conn, t) for t in topics),
                since,
                until,
            )
        summary = _write(conninfo, selection, fmt, output)
    click.echo(summary.entry)


def _write(
    conninfo: str, selection: Selection, fmt: str, output: Path
) -> ReportSummary:
    with connect(conninfo) as conn:
        conn.autocommit = True
        return write_report(
            conn,
            output,
            selection=selection,
            fmt=fmt,
            generated_at=datetime.now(UTC),
            archive=home() / "archive",
        )


@click.command()
def demo() -> None:
    """Run the bundled sample through the real spiders, offline, to a report.

    Sixty documents on the Security Council and the war in Gaza, 2023 to 2025. Nothing
    is fetched; everything is written below ONRECORD_HOME.
    """
    started = time.monotonic()
    say("onrecord demo: a bundled sample, read offline. Nothing is sent anywhere.")
    with opened() as conninfo:
        bundled = files("onrecord.demo").joinpath("demo.warc.gz")
        with as_file(bundled) as sample, progress() as bars:
            summary = runs.collect_from(
                conninfo, home(), [sample], all_sources(), runs.Window(), bars
            )
        show_summary(summary)
        output = home() / "report"
        page = _write(conninfo, Selection(), "html", output).entry
    say(f"Done in {time.monotonic() - started:.1f} s. Open the report:")
    click.echo(page)
    if summary.problems:
        sys.exit(1)
