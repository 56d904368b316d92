"""onrecord db: the private PostgreSQL, a shell, backups."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from onrecord.terminal import say, show_json, table


@click.group()
def db() -> None:
    """The database: start, stop, look inside, back up."""


@db.command()
def start() -> None:
    """Start the private PostgreSQL and keep it running.

    Every command starts it when it is needed; kept running, they answer sooner.
    """
    from onrecord.db.connect import home, private_server

    private_server(home()).start()
    say("The private PostgreSQL runs until `onrecord db stop`.")


@db.command()
@click.option("--even-if-used", is_flag=True, help="Also while a command uses it.")
def stop(even_if_used: bool) -> None:
    """Stop the private PostgreSQL."""
    from onrecord.db.connect import home, private_server

    if not private_server(home()).stop(even_if_used=even_if_used):
        say("The private PostgreSQL is in use; it stops with its last user.")
        sys.exit(1)
    say("Stopped.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def status(as_json: bool) -> None:
    """Which database is used, and how the private one is.

    Code 1 for a replica that does not follow its publisher.
    """
    from onrecord.db.connect import connect, describe, home, private_server
    from onrecord.db.errors import DatabaseUnavailable
    from onrecord.db.replica import Replica, replica_of

    chosen = os.environ.get("DATABASE_URL")
    server = private_server(home()).status()
    replica: Replica | None = None
    trouble = ""
    if chosen:
        try:
            with connect(chosen) as conn:
                replica = replica_of(conn)
            trouble = replica.trouble if replica else ""
        except DatabaseUnavailable as error:
            trouble = str(error)
    if as_json:
        used = describe(chosen) if chosen else None
        follows = asdict(replica) if replica else None
        state = {"database_url": used, "replica": follows, "trouble": trouble}
        show_json({**state, "private_server": asdict(server)})
        sys.exit(1 if trouble else 0)
    if chosen:
        say(f"DATABASE_URL is set: {describe(chosen)}")
    rows = [(name.replace("_", " "), value) for name, value in asdict(server).items()]
    table(("private server", ""), rows)
    if replica and not trouble:
        say("This database is a replica and follows its publisher.")
    if trouble:
        say(trouble)
        sys.exit(1)


@db.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(arguments: tuple[str, ...]) -> None:
    """Open psql on the record; ARGUMENTS go to psql.

    \b
    Examples:
      onrecord db psql
      onrecord db psql -c 'SELECT kind, count(*) FROM document GROUP BY kind'
    """
    import subprocess

    from onrecord.commands.session import opened
    from onrecord.db.backup import client_command

    with opened() as conninfo:
        command, environment = client_command("psql", conninfo)
        done = subprocess.run(
            [*command, *arguments], env={**os.environ, **environment}, check=False
        )
    sys.exit(done.returncode)


@db.command()
def upgrade() -> None:
    """Bring the private database to the newest PostgreSQL there is.

    By a dump and a restore: the programs of both versions have to be installed, and
    there has to be room for the data twice and a dump. The old data and the dump are
    kept until you remove them; until the end, everything is as it was.

    \b
    Example:
      onrecord db stop && onrecord db upgrade
    """
    from onrecord.db.connect import home
    from onrecord.db.upgrade import upgrade as bring_up

    done = bring_up(home())
    if done is None:
        say("The data are of the newest PostgreSQL on this machine already.")
        return
    say(
        f"PostgreSQL {done.before} → {done.after}; {done.rows} rows, the same as "
        f"before. When you are content, remove {done.old_data} and {done.dump}."
    )


@db.command()
def index() -> None:
    """Make searchable what no search looks through yet.

    Texts wait for it after a run that was killed, and some after an upgrade of
    onrecord. The next run does it too.

    \b
    Example:
      onrecord db index
    """
    from onrecord.commands.running import progress
    from onrecord.commands.session import record
    from onrecord.db.fulltext import TABLE, FullText
    from onrecord.db.replica import check_writable
    from onrecord.db.statistics import refresh

    with record() as conn, progress() as bars:
        check_writable(conn)
        full_text = FullText(conn)
        bars.stage("full text", full_text.waiting())
        done = 0
        for added in full_text.fill_rest():
            bars.step(added)
            done += added
        refresh(conn, [TABLE])
    say(f"Texts made searchable: {done}.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database to FILE, with a digest beside it.

    The archive is not in it: copy the archive folder as well.

    \b
    Example:
      onrecord db backup record-2025-01-02.dump
    """
    from onrecord.commands.session import opened
    from onrecord.db.backup import backup as make_backup

    with opened() as conninfo:
        make_backup(conninfo, file)
    click.echo(file)


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Replace the database's content by a backup, wholly or not at all.

    \b
    Example:
      onrecord db restore record-2025-01-02.dump
    """
    from onrecord.db.backup import restore as put_back
    from onrecord.db.connect import database, home

    with database(home()) as conninfo:
        put_back(conninfo, file)
    say(f"Restored from {file}.")
