"""Which database is used, and sessions on it.

``DATABASE_URL`` if it is set, else the server that ``PGHOST``, ``PGSERVICE`` or
``PGDATABASE`` names, else the private server below ``ONRECORD_HOME``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import platformdirs
import psycopg
from psycopg.conninfo import conninfo_to_dict

from onrecord.db.errors import DatabaseUnavailable
from onrecord.db.server import PrivateServer

_CONNECT_TIMEOUT = 10  # seconds
_LIBPQ_VARIABLES = ("PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE")


def home() -> Path:
    """``ONRECORD_HOME``, or the platform's folder for an application's data.

    Holds the private database, the archive and the settings.
    """
    chosen = os.environ.get("ONRECORD_HOME")
    return (
        Path(chosen or platformdirs.user_data_dir("onrecord")).expanduser().absolute()
    )


def private_server(home: Path) -> PrivateServer:
    """The private server of that home, running or not."""
    return PrivateServer(home / "postgres")


@contextmanager
def database(home: Path) -> Iterator[str]:
    """The database to use, as a libpq connection string, for the time of the block.

    A private server is started if needed, and stopped after its last user. Raises
    DatabaseUnavailable.
    """
    address = os.environ.get("DATABASE_URL")
    if address:
        yield address
        return
    if any(os.environ.get(name) for name in _LIBPQ_VARIABLES):
        yield ""  # libpq reads the variables itself
        return
    server = private_server(home)
    conninfo = server.acquire()
    try:
        yield conninfo
    finally:
        server.release()


def connect(conninfo: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A session in UTF-8, UTC and ISO dates, whatever the server's own settings.

    Raises DatabaseUnavailable, which names the database but never a password.
    """
    given = _parsed(conninfo)
    settings: dict[str, Any] = {"client_encoding": "UTF8"}
    if "connect_timeout" not in given and "PGCONNECT_TIMEOUT" not in os.environ:
        settings["connect_timeout"] = _CONNECT_TIMEOUT
    try:
        session = psycopg.connect(
            conninfo, autocommit=True, application_name="onrecord", **settings
        )
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(
            f"No connection to the database {describe(conninfo)}: {_one_line(error)}."
            " Check that its server runs and admits you, correct DATABASE_URL or the"
            " PG* variables, or unset them to use onrecord's private database."
        ) from error
    try:
        session.execute(
            "SELECT set_config('TimeZone', 'UTC', false),"
            " set_config('DateStyle', 'ISO, YMD', false)"
        )
        session.autocommit = False
    except BaseException:
        session.close()
        raise
    return session


def describe(conninfo: str) -> str:
    """The database's name and place for people, without its password."""
    given = _parsed(conninfo)

    def setting(name: str, variable: str, default: str) -> str:
        return str(given.get(name) or os.environ.get(variable) or default)

    if given.get("service") or (not given and os.environ.get("PGSERVICE")):
        return f"of the service '{setting('service', 'PGSERVICE', '')}'"
    user = setting("user", "PGUSER", "")
    name = setting("dbname", "PGDATABASE", user or "(named like the user)")
    host = setting("host", "PGHOST", "") or setting("hostaddr", "PGHOSTADDR", "")
    port = setting("port", "PGPORT", "5432")
    return (
        f"'{name}' on {host or 'this machine'}, port {port}"
        + (f", as the user '{user}'" if user else "")
    )  # fmt: skip


def _parsed(conninfo: str) -> dict[str, Any]:
    """The connection string's parts. Its errors would quote it, password and all."""
    try:
        parts = conninfo_to_dict(conninfo)
    except psycopg.ProgrammingError:
        parts = None
    # An unescaped '@', ':' or '/' in a password makes the rest of it a host name,
    # which every message would print.
    secret = re.match(r"\w+://[^:/@]*:(.*)@", conninfo, re.DOTALL)
    if parts is None or (secret and unquote(secret[1]) != parts.get("password")):
        raise DatabaseUnavailable(
            "DATABASE_URL is not an address that PostgreSQL understands; write"
            " postgresql://user:password@host:5432/database, with %40 for '@', %3A for"
            " ':' and %2F for '/' inside the password."
        )
    return parts


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split()).rstrip(".")
