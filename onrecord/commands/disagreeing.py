"""discrepancies: where official sources say different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.options import did_you_mean
from onrecord.terminal import say, show_json
from onrecord.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.reports.discrepancy_rows import AccountRow

MANY = 60
"""Discrepancies shown to a person; the rest is counted."""


@click.command()
@click.option("--source", default="", help="Only documents of this source: its name.")
@click.option(
    "--field", default="", help="Only this field, such as adopted_on or vote_count."
)
@click.option(
    "--across", is_flag=True, help="Only between documents of different sources."
)
@click.option("--csv", "as_csv", is_flag=True, help="Every account as CSV on stdout.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def discrepancies(
    source: str, field: str, across: bool, as_csv: bool, as_json: bool
) -> None:
    """Where official sources disagree: both values, with addresses.

    Renditions of one document are compared, and documents of different sources that
    bear one symbol (days, outcome, tally, vetoes, draft, record, title), hold one text
    (the day alone: a live blog and its release have titles of their own), or are an act
    and the record of its meeting. Nothing is decided; what the record shows is marked.

    \b
    Examples:
      onrecord discrepancies --field adopted_on
      onrecord discrepancies --across --csv > discrepancies.csv
    """
    from onrecord.commands.session import is_empty, record
    from onrecord.reports.crossings import across_sources, of_whole_record
    from onrecord.reports.discrepancy_rows import account_rows

    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    with record() as conn:
        if is_empty(conn):
            return
        found = across_sources(conn) if across else of_whole_record(conn)
        rows = list(account_rows(conn, found))
    _check("source", source, {row.source for row in rows})
    _check("field", field, {row.field for row in rows})
    chosen = [
        row for row in rows if source in ("", row.source) and field in ("", row.field)
    ]
    if as_json:
        show_json([row._asdict() for row in chosen])
    elif as_csv:
        _write_csv(chosen)
    else:
        _show(chosen)


def _check(what: str, given: str, known: set[str]) -> None:
    if given and given not in known:
        import difflib

        near = difflib.get_close_matches(given[:100], known, n=3, cutoff=0.4)
        says = f"there is no discrepancy of the {what} {given[:100]!r}"
        raise click.UsageError(did_you_mean(says, near or sorted(known)[:8]))


def _write_csv(rows: Sequence[AccountRow]) -> None:
    from onrecord.reports.discrepancy_rows import AccountRow
    from onrecord.reports.tables import csv_stream, guarded

    cells = ([guarded(cell) for cell in row] for row in rows)
    for line in csv_stream(AccountRow._fields, cells):
        click.echo(line.encode(), nl=False)


def _show(rows: Sequence[AccountRow]) -> None:
    from itertools import groupby

    told = [
        (key, list(group))
        for key, group in groupby(
            rows, lambda row: (row.source, row.native_id, row.field, row.shown)
        )
    ]
    for (source, native_id, field, shown), accounts in told[:MANY]:
        name = accounts[0].symbol or f"{source} {native_id}"
        click.echo(f"{visible(name)}: {visible(field.replace('_', ' '))}")
        for row in accounts:
            mark = "  (shown)" if row.says == shown else ""
            click.echo(f"  {visible(row.says[:200])}{mark}")
            click.echo(f"      {visible(row.origin)}  {visible(row.urls[:300])}")
    say(f"{len(told)} discrepancies" + (
        f"; the first {MANY} are shown, --csv gives all" if len(told) > MANY else ""
    ))  # fmt: skip
