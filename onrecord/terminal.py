"""What the command line shows: lines and tables for people, JSON for programs.

Data goes to stdout, messages to stderr. Scraped text is hostile: no control character
of it reaches a terminal, in whatever form it is shown. Rich is loaded when something
is drawn with it; most commands of a script never do.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from onrecord.text import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.db.lookup import Hit

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
WIDE = 2000  # columns; where no person looks, no line is broken


def say(line: str) -> None:
    """A message for a person, on stderr."""
    click.echo(visible(line), err=True)


def show_json(value: Any) -> None:
    """One JSON value on stdout, safe to look at, in the terminal's own encoding."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=plain, indent=2, default=str)
    # Control characters below 0x20 are escaped by JSON itself; these are not.
    click.echo(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def console(stream: TextIO) -> Console:
    """Rich on a stream: plain text where nobody looks or where NO_COLOR asks for it."""
    from rich.console import Console

    return Console(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        width=None if stream.isatty() else WIDE,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], *, message: bool = False
) -> None:
    """A table on stdout, or as a message on stderr; numbers to the right."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(*columns, box=None, header_style="bold", pad_edge=False)
    grid.show_header = any(columns)
    for n, column in enumerate(grid.columns):
        if rows and all(isinstance(row[n], int) for row in rows):
            column.justify = "right"
    for row in rows:
        grid.add_row(*(Text(visible(str(value))) for value in row))
    console(sys.stderr if message else sys.stdout).print(grid)


def show_hits(hits: Sequence[Hit], names: dict[str, str]) -> None:
    """Search results on stdout, newest first."""
    from rich.text import Text

    out = console(sys.stdout)
    for hit in hits:
        head = Text()
        head.append(hit.dated_on.isoformat() if hit.dated_on else "undated   ")
        head.append("  ")
        head.append(visible(hit.symbol or hit.native_id), style="bold")
        actor = names.get(hit.actor, hit.actor)
        head.append(visible(f"  {actor} · {hit.kind.replace('_', ' ')}"))
        out.print(head, soft_wrap=True)
        for line in (Text(visible(hit.title)), _marked(hit.excerpt)):
            if line:
                out.print(Text("  ") + line, soft_wrap=True)
        if hit.page_url:
            out.print(Text("  " + visible(hit.page_url), style="dim"), soft_wrap=True)


def split_marks(excerpt: str) -> list[tuple[str, bool]]:
    """The pieces of an excerpt, each with whether it is one of the words looked for."""
    pieces = []
    for piece in excerpt.split("\x02"):
        found, mark, rest = piece.partition("\x03")
        pieces += [(found, bool(mark)), (rest, False)]
    return [(text, marked) for text, marked in pieces if text]


def _marked(excerpt: str) -> Text:
    from rich.text import Text

    text = Text()
    for piece, marked in split_marks(excerpt):
        text.append(visible(piece), style="bold" if marked else "")
    return text
