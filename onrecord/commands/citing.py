"""cite: ready citations of a document of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.options import did_you_mean
from onrecord.models import OnrecordError
from onrecord.terminal import say
from onrecord.text import visible

if TYPE_CHECKING:
    import psycopg

    from onrecord.reports.citing import Pinpoint, Work

STYLES = ("bluebook", "oscola", "chicago", "apa", "aglc", "mla")
FORMATS = ("bibtex", "ris", "csl-json")


class NothingToCite(OnrecordError):
    """The record holds no such document, or two."""


@click.command()
@click.argument("document", metavar="SYMBOL")
@click.option(
    "--paragraph",
    "-p",
    default="",
    help="Pinpoint: OP8 (operative), PP3 (preambular), 4(a).",
)
@click.option(
    "--style",
    type=click.Choice([*STYLES, *FORMATS]),
    help="One style or format; without it, all styles.",
)
def cite(document: str, paragraph: str, style: str | None) -> None:
    """Ready citations of a document, in nine styles and formats.

    SYMBOL is a document symbol in any spelling, or the address of a statement. What
    the record does not know is left out of a citation.

    \b
    Examples:
      onrecord cite 'S/RES/2728 (2024)'
      onrecord cite s/res/2728 --paragraph OP1 --style oscola
      onrecord cite A/RES/77/1 --style ris > resolution.ris
    """
    from onrecord.commands.session import record
    from onrecord.reports.citing import pinpoint

    at = pinpoint(paragraph)
    with record() as conn:
        work = _work(conn, document)
        if at and work.symbol:
            _check_paragraph(conn, work, at)
    if style in FORMATS:
        if at:
            say("A reference manager adds the paragraph where it is cited.")
        click.echo(_record(work, style), nl=False)
    elif style:
        click.echo(visible(_cited(work, style, at)))
    else:
        for name in STYLES:
            click.echo(f"{name:9} {visible(_cited(work, name, at))}")


def _work(conn: psycopg.Connection, printed: str) -> Work:
    from onrecord.db import resolutions
    from onrecord.reports.citing_works import work_of
    from onrecord.symbols import parse

    parsed = parse(printed)
    symbol = parsed.canonical if parsed else printed
    found = resolutions.works(conn, symbol, printed.strip())
    if not found:
        near = list(resolutions.symbols_like(conn, symbol))
        says = f"the record holds no document {printed[:200]!r}"
        raise NothingToCite(did_you_mean(says, near))
    if len(found) > 1:
        raise NothingToCite(
            f"{printed[:200]!r} names more than one document: {found[0].page_url} and "
            f"{found[1].page_url}; give the address of one"
        )
    return work_of(found[0])


def _check_paragraph(conn: psycopg.Connection, work: Work, at: Pinpoint) -> None:
    """A pinpoint that leads nowhere must not go into a footnote unseen."""
    from onrecord.db import resolutions

    kind = "operative" if at[0] == "OP" else "preambular"
    if not resolutions.has_paragraph(conn, work.symbol, kind, at[1]):
        raise NothingToCite(
            f"{work.symbol} has no {kind} paragraph {at[1]} in the record"
        )


def _cited(work: Work, style: str, at: Pinpoint | None) -> str:
    from onrecord.reports.citing_styles import UN_STYLES
    from onrecord.reports.citing_websites import WEB_STYLES

    styles = UN_STYLES if work.is_un else WEB_STYLES
    return styles[style](work, at)


def _record(work: Work, style: str) -> str:
    from onrecord.reports import citing_formats

    write = {
        "bibtex": citing_formats.bibtex,
        "ris": citing_formats.ris,
        "csl-json": citing_formats.csl_json,
    }
    return write[style](work)
