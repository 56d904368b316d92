"""Which database is used, and what people are told when there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.db.connect import connect, database, describe, home, private_server
from onrecord.db.errors import DatabaseUnavailable


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PG") or name in ("DATABASE_URL", "ONRECORD_HOME"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose private server runs for the time of these tests."""
    folder = tmp_path_factory.mktemp("home")
    server = private_server(folder)
    server.acquire()
    yield folder
    server.release()


def test_home_is_where_the_variable_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert home().name == "onrecord"
    monkeypatch.setenv("ONRECORD_HOME", "demo")
    assert home() == Path.cwd() / "demo"


def test_the_address_in_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGHOST", "elsewhere.invalid")
    with database(tmp_path) as conninfo:
        assert conninfo == ""
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.invalid/record")
    with database(tmp_path) as conninfo:
        assert conninfo == "postgresql://db.invalid/record"
    assert list(tmp_path.iterdir()) == []  # no private server was made


@pytest.mark.parametrize("variable", ["PGHOST", "PGSERVICE", "PGDATABASE"])
def test_the_variables_of_libpq_come_second(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "somewhere")
    with database(tmp_path) as conninfo:
        assert conninfo == ""


def test_otherwise_there_is_a_private_server(own: Path) -> None:
    with database(own) as conninfo, connect(conninfo) as session:
        row = session.execute("SELECT current_database()").fetchone()
    assert row == ("onrecord",)


def test_the_last_user_of_the_private_server_stops_it_even_after_an_error(
    tmp_path: Path,
) -> None:
    with pytest.raises(ZeroDivisionError), database(tmp_path):
        _ = 1 / 0
    assert not private_server(tmp_path).status().running


def test_a_session_has_the_same_settings_everywhere(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGTZ", "Asia/Tokyo")
    monkeypatch.setenv("PGDATESTYLE", "German")
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    with database(own) as conninfo, connect(conninfo) as session:
        assert not session.autocommit
        session.rollback()  # which does not take the settings back
        row = session.execute(
            "SELECT current_setting('TimeZone'), current_setting('DateStyle'),"
            " current_setting('client_encoding'), current_setting('application_name')"
        ).fetchone()
    assert row == ("UTC", "ISO, YMD", "UTF8", "onrecord")


def test_a_database_that_is_down_is_named_without_its_password() -> None:
    with pytest.raises(DatabaseUnavailable) as caught:
        connect("postgresql://reader:s3cret@127.0.0.1:1/record")
    message = str(caught.value)
    assert "'record' on 127.0.0.1, port 1, as the user 'reader'" in message
    assert "DATABASE_URL" in message
    assert "s3cret" not in message


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://reader:s3cret@ret@127.0.0.1:1/record",
        "postgresql://reader:s3cret/more@127.0.0.1:1/record",
        "postgresql://reader:s3cret:x@127.0.0.1:1/record?nonsense=1",
        "postgres:/reader:s3cret@127.0.0.1/record",
        "host=127.0.0.1 password='s3cret",
    ],
)
def test_an_address_that_cannot_be_read_is_never_repeated(address: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL") as caught:
        connect(address)
    assert "s3cret" not in str(caught.value)
    assert "ret@" not in str(caught.value)


def test_a_password_with_escaped_signs_is_read() -> None:
    address = "postgresql://reader:p%40ss%2Fword@db.invalid/record"
    assert (
        describe(address) == "'record' on db.invalid, port 5432, as the user 'reader'"
    )


def test_a_service_is_named_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert describe("service=records") == "of the service 'records'"
    monkeypatch.setenv("PGSERVICE", "others")
    assert describe("") == "of the service 'others'"
