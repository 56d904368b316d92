"""The web site on a copy of the demo's record, one for each module that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from psycopg.conninfo import make_conninfo

from onrecord.web.app import close, create_app

numbers = count(1)


@pytest.fixture(scope="module")
def site_record(template: str, demo_home: Path) -> Iterator[str]:
    """A copy of the demo's record for one module's web site."""
    name = f"site_{next(numbers)}"
    with psycopg.connect(template, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE demo")
    try:
        yield make_conninfo(template, dbname=name)
    finally:
        with psycopg.connect(template, autocommit=True) as conn:
            conn.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def app(site_record: str) -> Iterator[Flask]:
    """The web site on it; no count is older than the record."""
    made = create_app(site_record, slack=0)
    try:
        yield made
    finally:
        close(made)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser on it."""
    return app.test_client()
