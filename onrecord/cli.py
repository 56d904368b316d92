"""The command line. Data on stdout, messages on stderr.

Exit codes: 0 done, 1 ran but not healthy, 2 wrong use.
"""

from __future__ import annotations

import sys

import click
import psycopg

from onrecord import __version__
from onrecord.commands import collecting, keeping, looking, reporting
from onrecord.models import OnrecordError
from onrecord.terminal import say


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def cli() -> None:
    """Official statements and votes: collected, kept as evidence, grouped by actor.

    Everything lives in ONRECORD_HOME (default: your data folder). DATABASE_URL or the
    PG* variables name another PostgreSQL than the private one.
    """


def main() -> None:
    """The outermost command: every known error becomes one message and exit code 1."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        say("Stopped. What was stored is kept; the same command goes on from there.")
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OnrecordError as error:
        say(f"Error: {error}")
        sys.exit(1)
    except psycopg.Error as error:
        say(f"Error: the database refused: {str(error).strip()}")
        say(
            "The record is as it was before this step; `onrecord db status` tells more."
        )
        sys.exit(1)
    except OSError as error:
        say(f"Error: {error.filename or 'file'}: {error.strerror or error}")
        sys.exit(1)


for command in (
    collecting.collect,
    collecting.reread,
    collecting.rebuild,
    looking.status,
    looking.sources,
    looking.search,
    looking.export,
    looking.verify,
    reporting.report,
    reporting.demo,
    keeping.db,
):
    cli.add_command(command)
