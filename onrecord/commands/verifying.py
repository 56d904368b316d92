"""report --verify: whether a folder and the record behind it are as they were."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.terminal import say, show_json

if TYPE_CHECKING:
    from onrecord.reports.verifying import Verified

SHOWN = 20
"""Files of each kind that are named; --json names all."""


def verify_folder(folder: Path, as_json: bool) -> None:
    """Says what is not as it was; exits with 1 where anything is not."""
    from onrecord.commands.session import record
    from onrecord.reports.verifying import verified

    with record() as conn:
        found = verified(conn, folder)
    _show(found)
    if as_json:
        show_json(
            asdict(found)
            | {"files_hold": found.files_hold, "record_holds": found.record_holds}
        )
    else:
        click.echo(found.id)
    if not (found.files_hold and found.record_holds):
        sys.exit(1)


def _show(found: Verified) -> None:
    for what, names in (
        ("changed", found.changed),
        ("missing", found.missing),
        ("added", found.added),
    ):
        for name in names[:SHOWN]:
            say(f"{what}: {name}")
        if len(names) > SHOWN:
            say(f"{what}: {len(names) - SHOWN} more")
    if found.files_hold:
        say(f"All {found.files} files are as they were written.")
    then, now = found.program
    if then != now:
        say(f"It was written by onrecord {then}; this is {now}.")
    for table in found.tables:
        before = "no such table" if table.then < 0 else f"{table.then:,} rows"
        after = "no such table" if table.now < 0 else f"{table.now:,}"
        same = " (the same number, other content)" if table.then == table.now else ""
        say(f"{table.name}: {before} then, {after} now{same}")
    if found.record_holds:
        say(f"The record of today gives the same snapshot, {found.id}.")
    else:
        say("The record has changed since; the folder shows it as it was then.")
