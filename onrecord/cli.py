"""The command line. Data on stdout, messages on stderr.

Exit codes: 0 done, 1 ran but not healthy, 2 wrong use.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback

import click

from onrecord import __version__
from onrecord.commands import (
    agreeing,
    annotating,
    backfilling,
    briefing,
    changing,
    citing,
    collecting,
    comparing,
    disagreeing,
    discovering,
    doctoring,
    evaluating,
    evidence,
    exporting,
    keeping,
    looking,
    obligations,
    reporting,
    serving,
    tracing,
)
from onrecord.models import OnrecordError
from onrecord.terminal import say
from onrecord.text import visible


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def cli() -> None:
    """Official statements and votes: collected, kept as evidence, grouped by actor.

    Everything lives in ONRECORD_HOME (default: your data folder). DATABASE_URL or the
    PG* variables name another PostgreSQL than the private one.

    \b
    First steps:
      onrecord demo                  a small sample, offline, to a finished report
      onrecord search ceasefire      look into it
      onrecord report -o report      write a report of what is held

    Exit codes: 0 done, 1 ran but not healthy, 2 wrong use.
    """


for command in (
    reporting.demo,
    collecting.collect,
    collecting.reread,
    collecting.rebuild,
    backfilling.backfill,
    looking.status,
    looking.sources,
    discovering.discover,
    doctoring.doctor,
    looking.search,
    changing.edits,
    disagreeing.discrepancies,
    briefing.brief,
    comparing.changes,
    agreeing.agreement,
    citing.cite,
    reporting.report,
    serving.serve,
    obligations.obligations,
    tracing.trace,
    evidence.quarantine,
    evidence.archive,
    evidence.verify,
    exporting.export,
    annotating.annotate,
    evaluating.evaluate,
    keeping.db,
):
    cli.add_command(command)


def main() -> None:
    """The outermost command: every error becomes one message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows its number instead of ending the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run())


def _run() -> int:
    try:
        result = cli(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        say("Stopped. What was stored is kept; the same command goes on from there.")
        return 1
    except click.ClickException as error:
        return _show_usage(error)
    except OnrecordError as error:
        say(f"Error: {error}")
        return 1
    except _database_error() as error:
        say(f"Error: the database refused: {str(error).strip()}")
        say("What was stored before is kept. `onrecord db status` tells more.")
        return 1
    except OSError as error:
        return _show_os_error(error)
    except Exception:
        # Not foreseen; what the message quotes may come from a page.
        for line in traceback.format_exc().splitlines():
            say(line)
        say("Error: this is a fault of onrecord. Please report it with these lines.")
        return 1
    return result if isinstance(result, int) else 0


def _database_error() -> type[Exception]:
    """Loaded when something went wrong, not with every ``--help``."""
    import psycopg

    return psycopg.Error


def _show_usage(error: click.ClickException) -> int:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        say(error.ctx.get_usage())
        say(f"`{error.ctx.command_path} --help` explains it.")
    say(f"Error: {error.format_message()}")
    return error.exit_code


def _show_os_error(error: OSError) -> int:
    if error.errno == errno.EPIPE:
        _forget_stdout()
        return 1
    place = visible(str(error.filename or "stdout or a file"))
    say(f"Error: {place}: {error.strerror or error}")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        say("Make room, then run the same command again; what was stored is kept.")
    if isinstance(error, BrokenPipeError) or error.filename is None:
        _forget_stdout()
    return 1


def _forget_stdout() -> None:
    """Python would try to write the rest once more while it ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
