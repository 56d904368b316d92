"""export: the record for other programs, as one file or as a folder for research."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import check_days, selection_options
from onrecord.terminal import say

if TYPE_CHECKING:
    from onrecord.reports.export import Format

FORMATS: tuple[Format, ...] = (
    "csv", "jsonl", "parquet", "xlsx", "graphml", "bibtex", "ris", "csl-json", "ics",
)  # fmt: skip
ONE_FILE = (".jsonl", ".ndjson", ".json")
"""Endings that ask for the whole record as one file."""
AT_ONCE = 1 << 20
"""Bytes that go to that file together."""


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to write; a name in .jsonl means one file.",
)
@click.option("--digest", is_flag=True, help="Only the digest, no file.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Also in this format (repeatable; default: all). CSV is always written.",
)
@selection_options
def export(
    output: Path | None,
    digest: bool,
    formats: tuple[Format, ...],
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    since: date | None,
    until: date | None,
) -> None:
    """Write the record for research, or as JSON lines.

    A folder gets tables with a codebook (CSV, Excel, Parquet, JSON lines), graphs of
    citations and of voting, references, a calendar, and a notebook that runs on them.
    The id of the snapshot goes to stdout; `onrecord report --verify` checks it later.

    A name that ends in .jsonl gets the whole record as lines in a fixed order, and
    their SHA-256 goes to stdout: two records of the same evidence give the same.

    \b
    Examples:
      onrecord export -o data
      onrecord export --topic 'ARMED CONFLICTS' --since 2020-01-01 -o conflicts
      onrecord export --format parquet --format graphml -o data
      onrecord export -o record.jsonl
      onrecord export --digest
    """
    check_days(since, until)
    chosen = bool(formats or actors or topics or since or until)
    if digest == (output is not None):
        raise click.UsageError("name a file with -o, or ask for the --digest alone")
    if output is None or _is_one_file(output):
        if chosen:
            raise click.UsageError(
                "formats and choices are for a folder: name one with -o"
            )
        _write_lines(output)
    else:
        _write_folder(output, formats, actors, topics, since, until)


def _is_one_file(output: Path) -> bool:
    """By its name; what is there already and is no folder stays a file."""
    return not output.is_dir() and (
        output.suffix.lower() in ONE_FILE or output.exists()
    )


def _write_lines(output: Path | None) -> None:
    from onrecord.commands.session import opened
    from onrecord.db import record_lines
    from onrecord.db.connect import connect

    with (
        opened() as conninfo,
        connect(conninfo) as conn,
        connect(conninfo) as beside,
    ):
        conn.autocommit = beside.autocommit = True
        if output is None:
            total = record_lines.export_digest(conn, beside=beside)
        else:
            part = output.with_name(output.name + ".part")
            try:
                with part.open("wb", buffering=AT_ONCE) as file:
                    total = record_lines.export_digest(conn, file.write, beside)
                part.replace(output)
            except OSError as error:
                # A full disk does not name the file itself.
                raise OSError(error.errno, error.strerror, str(output)) from error
            finally:
                part.unlink(missing_ok=True)
    click.echo(total)


def _write_folder(
    output: Path,
    formats: tuple[Format, ...],
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    since: date | None,
    until: date | None,
) -> None:
    from onrecord.commands.session import actor_id, record, topic_id
    from onrecord.reports import Selection, export_parquet
    from onrecord.reports.export import write_export

    wanted = set(formats or FORMATS)
    if not formats:
        try:
            export_parquet.require()
        except export_parquet.NoParquetError as error:
            say(f"Without Parquet: {error}")
            wanted.remove("parquet")
    speakers = tuple(actor_id(name) for name in actors)
    with record() as conn:
        subjects = tuple(topic_id(conn, name) for name in topics)
        done = write_export(
            conn,
            output,
            selection=Selection(speakers, subjects, since, until),
            formats=wanted,
            progress=say,
        )
    if not done.documents:
        say("No document fits these choices: the export says so and is empty.")
    say(f"{done.documents:,} documents, {done.rows:,} rows, {done.files} files")
    say(f"{done.folder / 'README.md'} says what is there.")
    click.echo(done.snapshot)
