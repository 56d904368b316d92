"""report and demo."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import check_days, selection_options
from onrecord.commands.verifying import verify_folder
from onrecord.terminal import say

if TYPE_CHECKING:
    from onrecord.reports import Format, Selection
    from onrecord.reports import Summary as Written

FORMATS: tuple[Format, ...] = ("html", "md", "csv", "json")


@click.command()
@selection_options
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    default="html",
    show_default=True,
    help="A site, one text, tables, or one file of data.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to write; an earlier report there is replaced.",
)
@click.option(
    "--verify",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Check a folder of a report or an export, write nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="What --verify finds, as JSON.")
def report(
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    since: date | None,
    until: date | None,
    fmt: Format,
    output: Path | None,
    verify: Path | None,
    as_json: bool,
) -> None:
    """Write a report grouped by actor and topic.

    The path of its first page goes to stdout. It opens from disk, without a network.

    Every report and export carries the id of the snapshot of the record that it shows.
    --verify checks the folder's files against its manifest, and the record of today
    against the snapshot: exit code 0 where all is as it was, else 1.

    \b
    Examples:
      onrecord report -o report
      onrecord report --actor France --actor GBR --since 2024-01-01 -o two-states
      onrecord report --topic 'ARMED CONFLICTS' --format csv -o tables
      onrecord report --verify .
    """
    check_days(since, until)
    if verify:
        if output or actors or topics or since or until:
            raise click.UsageError("--verify stands alone: it takes no other choices")
        verify_folder(verify, as_json)
        return
    if as_json:
        raise click.UsageError("--json goes with --verify; see also --format json")
    if output is None:
        raise click.UsageError("name the folder to write with --output (-o)")
    from onrecord.commands.session import actor_id, is_empty, opened, topic_id
    from onrecord.db.connect import connect
    from onrecord.reports import Selection

    speakers = tuple(actor_id(name) for name in actors)
    with opened() as conninfo:
        with connect(conninfo) as conn:
            conn.autocommit = True
            if is_empty(conn):
                say("There is nothing to report yet.")
                sys.exit(1)
            subjects = tuple(topic_id(conn, name) for name in topics)
        selection = Selection(speakers, subjects, since, until)
        written = _write(conninfo, selection, fmt, output)
    if not written.documents:
        say("No document fits these choices: the report says so and is empty.")
    say(
        f"{written.documents} of {written.of_documents} documents, {written.actors} "
        f"actors, {written.topics} topics, {written.files} files"
    )
    click.echo(written.entry)


def _write(conninfo: str, selection: Selection, fmt: Format, output: Path) -> Written:
    from onrecord.db.connect import connect, home
    from onrecord.reports import write_report

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
    """Run the bundled sample, offline, to a finished report.

    Some sixty documents on the Security Council and the war in Gaza, 2023 to 2025,
    through the real spiders. Nothing is fetched; all of it is written below
    ONRECORD_HOME.

    \b
    Example:
      ONRECORD_HOME=demo onrecord demo
    """
    from importlib.resources import as_file, files

    from onrecord.collect import run as runs
    from onrecord.collect.reading import Window
    from onrecord.collect.sources import all_sources
    from onrecord.commands.running import progress, show_faults, show_summary
    from onrecord.commands.session import opened
    from onrecord.db.connect import home
    from onrecord.demo import BROKEN_ON_PURPOSE
    from onrecord.reports import Selection

    started = time.monotonic()
    say("onrecord demo: a bundled sample, read offline. Nothing is sent anywhere.")
    with opened() as conninfo:
        bundled = files("onrecord.demo").joinpath("demo.warc.gz")
        with as_file(bundled) as sample, progress() as bars:
            summary = runs.collect_from(
                conninfo, home(), [sample], all_sources(), Window(), bars,
                expected=BROKEN_ON_PURPOSE,
            )  # fmt: skip
        show_summary(summary)
        expected = len(summary.quarantined) - len(summary.unexpected)
        say(
            f"{expected} documents are broken on purpose and went to quarantine, as "
            "they should: `onrecord quarantine` says why."
        )
        show_faults(summary)
        page = _write(conninfo, Selection(), "html", home() / "report").entry
    say(f"Done in {time.monotonic() - started:.1f} s. Open the report:")
    click.echo(page)
    if not summary.healthy:
        sys.exit(1)
