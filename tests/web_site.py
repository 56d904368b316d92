"""The web site on a copy of the demo's record, one for each module that asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from databases import copy_of
from flask import Flask
from flask.testing import FlaskClient

from onrecord.web.app import close, create_app


@pytest.fixture(scope="module")
def site_record(template: str, demo_home: Path) -> Iterator[str]:
    """A copy of the demo's record for one module's web site."""
    with copy_of("demo", template) as made:
        yield made


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


@contextmanager
def served(
    *options: str, home: Path, database: str = "", stderr: int = subprocess.PIPE
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The real command in a process of its own, and the address that it prints; killed
    at the end."""
    hidden = ("PG", "DATABASE_URL")
    given = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    given |= {"ONRECORD_HOME": str(home)} | (
        {"DATABASE_URL": database} if database else {}
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "serve", "--port", "0", *options],
        env=given,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate(timeout=60)
