"""trace: a news report laid beside the record."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.options import DAY, LANGUAGE
from onrecord.models import OnrecordError
from onrecord.terminal import say, show_json
from onrecord.text import visible

if TYPE_CHECKING:
    import psycopg

    from onrecord.reports.trace_reading import Report
    from onrecord.reports.trace_types import Trace

FORMATS = ("text", "json", "html")


class NotArchived(OnrecordError):
    """An address of which the archive has no copy."""


@click.command()
@click.argument("report", metavar="FILE|URL|-")
@click.option("--date", "day", type=DAY, help="The day of the report, if you know it.")
@click.option("--lang", type=LANGUAGE, default="", help="The language of the report.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    help="Text on stdout, data, or one page (default: text; html with -o).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of stdout.",
)
def trace(
    report: str,
    day: date | None,
    lang: str,
    as_json: bool,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Lay a news report beside the records it may mean.

    Finds what the report attributes to whom, and the documents it names or only
    describes ("two Security Council resolutions calling for a truce"); lists what of
    the record could be meant, ranked, with reason and date, and apart what is later
    than the report. Takes text, HTML or PDF; of an address the archived copy: to trace
    a page that was not collected, save it and give the file.

    \b
    Examples:
      onrecord trace article.txt
      onrecord trace article.html --date 2024-08-20 -o trace.html
      pbpaste | onrecord trace - --json
    """
    from onrecord.commands.session import is_empty, record
    from onrecord.reports.trace import trace as traced

    if as_json and fmt not in (None, "json"):
        raise click.UsageError(f"--json and --format {fmt} exclude each other")
    chosen = "json" if as_json else fmt or ("html" if output else "text")
    with record() as conn:
        if is_empty(conn):
            return
        read = _read(conn, report)
        found = traced(
            conn,
            read.text,
            today=datetime.now(UTC).date(),
            language=lang or read.language,
            given=day,
            printed=read.printed,
            title=read.title,
            source=report,
        )
    _show(found, chosen, output)


def _read(conn: psycopg.Connection[tuple[Any, ...]], report: str) -> Report:
    from onrecord.reports.trace_reading import read_report

    if report == "-":
        return read_report(sys.stdin.buffer.read(), "stdin")
    if "://" in report:
        return _archived(conn, report)
    path = Path(report)
    if not path.exists():
        raise click.UsageError(f"there is no file {report[:200]!r}")
    return read_report(path.read_bytes(), report)


def _archived(conn: psycopg.Connection[tuple[Any, ...]], url: str) -> Report:
    from onrecord.archive import Archive
    from onrecord.db.connect import home
    from onrecord.db.trace import archived_page
    from onrecord.reports.trace_reading import read_report

    place = archived_page(conn, url)
    if place is None:
        raise NotArchived(
            f"{url[:300]} is not in the archive, and trace fetches nothing; save the "
            "page in your browser and give the file: onrecord trace page.html"
        )
    capture = Archive(home() / "archive").read(place.warc_file, place.warc_offset)
    say(f"Read from the archive, as fetched on {place.fetched_at:%Y-%m-%d}.")
    return read_report(capture.body, url, capture.header("content-type"))


def _show(found: Trace, fmt: str, output: Path | None) -> None:
    from onrecord.reports import trace_formats as formats

    if fmt == "json" and output is None:
        show_json(formats.as_data(found))
        return
    if fmt == "json":
        import json

        text = json.dumps(formats.as_data(found), ensure_ascii=False, indent=2) + "\n"
    elif fmt == "html":
        from onrecord.reports.trace_page import trace_html

        text = trace_html(found)
    else:
        text = "".join(visible(line) + "\n" for line in formats.in_text(found))
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_bytes(text.encode())
    click.echo(str(output))
