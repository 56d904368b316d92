"""brief: what one actor said and did on one topic, with the evidence."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import DAY, check_days, did_you_mean
from onrecord.models import OnrecordError
from onrecord.terminal import say

if TYPE_CHECKING:
    import psycopg

    from onrecord.reports.brief_contexts import Brief
    from onrecord.reports.brief_topics import AskedTopics

FORMATS = ("html", "pdf", "docx", "md", "json")
STYLES = ("bluebook", "oscola", "chicago", "apa", "aglc", "mla")
BINARY = ("pdf", "docx")


class NoWord(OnrecordError):
    """python-docx is not installed."""


@click.command()
@click.argument("actor")
@click.argument("topics", nargs=-1, required=True, metavar="TOPIC...")
@click.option("--with", "beside", metavar="ACTOR", help="A second actor beside it.")
@click.option("--since", type=DAY, help="Only what is dated on this day or later.")
@click.option("--until", type=DAY, help="Only what is dated on this day or earlier.")
@click.option("--all", "everything", is_flag=True, help="Everything, however long.")
@click.option(
    "--style",
    type=click.Choice(STYLES),
    default="chicago",
    show_default=True,
    help="Of the citations.",
)
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    help="Without it: what the name of -o ends with, else md.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of stdout.",
)
def brief(
    actor: str,
    topics: tuple[str, ...],
    beside: str | None,
    since: date | None,
    until: date | None,
    everything: bool,
    style: str,
    fmt: str | None,
    output: Path | None,
) -> None:
    """What ACTOR said and how it voted on TOPIC, with sources.

    Passages quoted as printed, votes beside their outcome, sponsorships, how the
    wording changed, whom it votes with, and what was not collected. Every line leads
    to the official address, the archived copy, its digest and a citation. Nothing is
    inferred. TOPIC is a subject heading of the record or a theme, by label or id;
    several are taken together.

    \b
    Examples:
      onrecord brief France 'Nuclear disarmament' -o brief.html
      onrecord brief USA Sanctions --since 2020-01-01 --format pdf -o brief.pdf
      onrecord brief France Ceasefires --with 'Russian Federation' -o brief.docx
      onrecord brief 'Security Council' 'Humanitarian assistance'
    """
    from onrecord.commands.session import actor_id, is_empty, record
    from onrecord.reports.brief import Ask
    from onrecord.reports.brief import brief as brief_of

    check_days(since, until)
    fmt = fmt or _format_of(output)
    if fmt in BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(f"a {fmt} file is not for a terminal: give -o FILE")
    actors = tuple(
        dict.fromkeys(filter(None, (actor_id(actor), actor_id(beside or ""))))
    )
    if beside and len(actors) == 1:
        raise click.UsageError(f"--with names {actor!r} again; give another actor")
    if not actors:
        raise click.UsageError("ACTOR is empty")
    with record() as conn:
        if is_empty(conn):
            return
        ask = Ask(actors, _topics(conn, topics), since, until, everything, style)
        with conn.transaction():
            conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            found = brief_of(conn, ask, lambda step: say(f"… {step}"))
    written = _written(found, fmt)
    if found.is_empty:
        say("Nothing was found; the brief says what was looked for.")
    if output is None:
        click.echo(written, nl=False)
        return
    output.write_bytes(written)
    click.echo(str(output))


def _format_of(output: Path | None) -> str:
    """By the file's name; Markdown for stdout."""
    if output is None:
        return "md"
    ending = output.suffix.lower().removeprefix(".")
    ending = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if ending not in FORMATS:
        raise click.UsageError(
            f"{output.name!r} does not say which format: name it {output.stem}.html, "
            f".pdf, .docx, .md or .json, or give --format"
        )
    return ending


def _topics(conn: psycopg.Connection, words: tuple[str, ...]) -> AskedTopics:
    """The topics that a person means; wrong use names the nearest."""
    from onrecord.reports.brief_topics import UnknownTopic, asked_topics

    try:
        return asked_topics(conn, words)
    except UnknownTopic as error:
        raise click.UsageError(did_you_mean(str(error), error.near)) from error


def _written(found: Brief, fmt: str) -> bytes:
    from onrecord.reports import brief_page

    if fmt == "html":
        return brief_page.html(found).encode()
    if fmt == "md":
        return brief_page.markdown(found).encode()
    if fmt == "json":
        return brief_page.json_text(found).encode()
    if fmt == "pdf":
        say("… pages")
        return brief_page.pdf(found)
    try:
        from onrecord.reports.brief_docx import docx
    except ImportError as error:
        raise NoWord(
            "a Word file needs python-docx: `pip install 'onrecord[word]'`; "
            "`--format html` opens in Word as well"
        ) from error
    return docx(found)
