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

    from onrecord.models import Capture
    from onrecord.reports.trace_reading import Report
    from onrecord.reports.trace_types import Trace

FORMATS = ("text", "json", "html")


class NotArchived(OnrecordError):
    """An address of which the archive has no copy, and gets none."""


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
    than the report. Takes text, HTML or PDF; of an address the archived copy, and a
    page that has none is fetched into the archive first.

    \b
    Examples:
      onrecord trace article.txt
      onrecord trace article.html --date 2024-08-20 -o trace.html
      onrecord trace https://news.example/2024/08/20/truce --json
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
        return _at(conn, report)
    path = Path(report)
    if not path.exists():
        raise click.UsageError(f"there is no file {report[:200]!r}")
    return read_report(path.read_bytes(), report)


def _at(conn: psycopg.Connection[tuple[Any, ...]], url: str) -> Report:
    """The archived copy of an address; one that has none is fetched into the archive
    first, as a source's pages are: by robots.txt, within bounds, from public hosts."""
    from onrecord.archive import Archive
    from onrecord.db.connect import home
    from onrecord.db.trace import archived_page
    from onrecord.reports.trace_reading import read_report

    place = archived_page(conn, url)
    if place is not None:
        capture = Archive(home() / "archive").read(place.warc_file, place.warc_offset)
        say(f"Read from the archive, as fetched on {place.fetched_at:%Y-%m-%d}.")
    else:
        capture = _fetched(conn, url)
    return read_report(capture.body, url, capture.header("content-type"))


def _fetched(conn: psycopg.Connection[tuple[Any, ...]], url: str) -> Capture:
    from onrecord.collect import run as runs
    from onrecord.collect.looking_round import fetched, page_spider
    from onrecord.collect.reading import Window
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import home

    with opened() as conninfo, progress() as bars:
        spiders = {"trace": page_spider(url, "trace")}
        summary = runs.collect_live(
            conninfo, home(), spiders, Window(), bars, annotate=False
        )
    for problem in summary.problems:
        say(problem)
    capture = fetched(conn, home(), "trace").get(url)
    if capture is None or capture.status != 200:
        answered = f"answered {capture.status}" if capture else "gave no answer"
        raise NotArchived(
            f"{url[:300]} {answered}; save the page in your browser and give the file: "
            "onrecord trace page.html"
        )
    return capture


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
