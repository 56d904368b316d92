"""``onrecord serve``: it answers on a port, says where, and ends when it is told to."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from web_site import served

from onrecord.commands.serving import serve


@pytest.fixture
def running(
    site_record: str, tmp_path: Path
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command on a copy of the demo, and the address that it prints."""
    with served("--log-json", home=tmp_path, database=site_record) as both:
        yield both


def test_it_answers_logs_and_ends_with_nothing_on_interrupt(
    running: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = running
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(f"{address}S/RES/2735(2024).json") as answer:
        assert json.load(answer)["symbol"] == "S/RES/2735 (2024)"
    with urllib.request.urlopen(f"{address}health") as answer:
        assert json.load(answer) == {"status": "ok", "holds_documents": True}
    process.send_signal(signal.SIGTERM)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 0
    lines = messages.splitlines()
    assert lines[0] == "Press Ctrl-C to end it."
    assert lines[-1] == "Ended."
    logged = [json.loads(line) for line in lines[1:-1]]
    asked = {one["path"]: one for one in logged if "path" in one}
    assert asked["/S/RES/2735(2024).json"]["status"] == 200
    assert asked["/S/RES/2735(2024).json"]["view"] == "symbol"


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(serve, ["--port", port])
    assert done.exit_code == 2
    assert port in done.output
    assert "--port 0 takes a free one" in done.output
