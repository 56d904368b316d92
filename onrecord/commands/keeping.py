"""onrecord db: the private PostgreSQL, a shell, backups."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from onrecord.commands.session import opened
from onrecord.db.backup import backup as make_backup
from onrecord.db.backup import client_command
from onrecord.db.backup import restore as put_back
from onrecord.db.connect import database, describe, home, private_server
from onrecord.terminal import say, table


@click.group()
def db() -> None:
    """The database: start, stop, look inside, back up."""


@db.command()
def start() -> None:
    """Start the private PostgreSQL and keep it running."""
    private_server(home()).start()
    say("The private PostgreSQL runs until `onrecord db stop`.")


@db.command()
@click.option("--even-if-used", is_flag=True, help="Also while a command uses it.")
def stop(even_if_used: bool) -> None:
    """Stop the private PostgreSQL."""
    if not private_server(home()).stop(even_if_used=even_if_used):
        say("The private PostgreSQL is in use; it stops with its last user.")
        sys.exit(1)
    say("Stopped.")


@db.command()
def status() -> None:
    """Which database is used, and how the private one is."""
    chosen = os.environ.get("DATABASE_URL")
    if chosen:
        say(f"DATABASE_URL is set: {describe(chosen)}")
    server = private_server(home()).status()
    rows = [(name, getattr(server, name)) for name in server.__slots__]
    table(("private server", ""), rows)


@db.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(arguments: tuple[str, ...]) -> None:
    """Open psql on the record; ARGUMENTS go to psql."""
    with opened() as conninfo:
        command, environment = client_command("psql", conninfo)
        import subprocess

        done = subprocess.run(
            [*command, *arguments], env={**os.environ, **environment}, check=False
        )
    sys.exit(done.returncode)


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database to FILE, with a digest beside it."""
    with opened() as conninfo:
        make_backup(conninfo, file)
    click.echo(file)


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Replace the database's content by a backup, wholly or not at all."""
    with database(home()) as conninfo:
        put_back(conninfo, file)
    say(f"Restored from {file}.")
