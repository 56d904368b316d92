"""What reaches a terminal: never a control character, colour only where wanted."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.db.connect import connect
from onrecord.terminal import show_json, split_marks

Command = Callable[..., subprocess.CompletedProcess[str]]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_marks_of_an_excerpt_are_split_even_if_they_are_broken() -> None:
    assert split_marks("a \x02b\x03 c") == [("a ", False), ("b", True), (" c", False)]
    assert split_marks("\x02a") == [("a", False)]
    assert split_marks("") == []


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        '"' * 501,
        ":*",
        "a:* & b | !c",
        "\\",
        "'; DROP TABLE document; --",
        "\x1b]0;title\x07",
        "%s %(x)s {}",
        "-",
        '-""',
        os.fsdecode(b"\xff\xfe"),
        " ".join(["or"] * 300),
        "<->" * 100,
    ],
)
def test_no_query_breaks_the_search(filled: str, onrecord: Command, query: str) -> None:
    done = onrecord(filled, "search", "--json", "--", query)
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)


def test_hostile_text_reaches_no_terminal(filled: str, onrecord: Command) -> None:
    evil = "ev\x1b[31mil\x07\x9b2J\u202egnp.exe"
    with connect(filled) as conn:
        conn.execute(
            "UPDATE document SET title = %(x)s, symbol = %(x)s, page_url = %(x)s,"
            " kind = %(x)s, actor = %(x)s, native_id = native_id || %(x)s",
            {"x": evil},
        )
        conn.execute("UPDATE revision SET body = %s || body", (evil,))
        conn.execute("UPDATE quarantine SET detail = %(x)s, part = %(x)s", {"x": evil})
        conn.execute("UPDATE capture SET url = %s WHERE state <> 'read'", (evil,))
        conn.execute("UPDATE run SET message = %s", (evil,))
    for arguments in (
        ["search", "--limit", "1000"],
        ["search", "ceasefire", "--json"],
        ["quarantine"],
        ["quarantine", "--json"],
        ["status"],
        ["status", "--json"],
    ):
        done = onrecord(filled, *arguments)
        assert "il" in done.stdout
        assert not CONTROL.search(done.stdout + done.stderr), arguments


def test_json_survives_a_terminal_without_unicode(
    filled: str, onrecord: Command
) -> None:
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    arabic = onrecord(filled, "search", "--lang", "ar", "--json", "غزة", **plain)
    assert arabic.stdout.isascii()
    assert json.loads(arabic.stdout)[0]["language"] == "ar"
    assert onrecord(filled, "search", "--lang", "ru", "Газа", **plain).returncode == 0


def test_json_escapes_what_json_itself_would_let_through(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_json({"a": "\x7f\x9b\u202e\x1b é"})
    shown = capsys.readouterr().out
    assert not CONTROL.search(shown)
    assert json.loads(shown) == {"a": "\x7f\x9b\u202e\x1b é"}


def on_a_terminal(command: list[str], environment: dict[str, str]) -> str:
    """What a command writes to a terminal."""
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        command, env=environment, stdin=follower, stdout=follower, stderr=follower
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux says so when the last writer has gone
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert child.wait() == 0
    return shown.decode()


def test_colour_is_for_terminals_that_want_it(filled: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "search", "ceasefire", "--limit", "1"]
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI")},
        "DATABASE_URL": filled,
        "ONRECORD_HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
    }
    assert "\x1b[1m" in on_a_terminal(command, environment)
    assert "\x1b" not in on_a_terminal(command, environment | {"NO_COLOR": "1"})


def test_an_interruption_is_one_sentence_and_keeps_what_was_stored(
    filled: str, tmp_path: Path
) -> None:
    """Held at the door of the record, so that it is surely at work when stopped."""
    command = [sys.executable, "-m", "onrecord", "reread"]
    environment = os.environ | {
        "DATABASE_URL": filled, "ONRECORD_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    with connect(filled) as conn:
        conn.execute("LOCK TABLE rendition IN ACCESS EXCLUSIVE MODE")
        child = subprocess.Popen(
            command,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            # A shell makes what it runs in the background deaf to SIGINT.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        waiting = False
        while not waiting and child.poll() is None:
            row = conn.execute(
                "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted"
                " AND relation = 'rendition'::regclass"
            ).fetchone()
            waiting = bool(row and row[0])
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
    assert child.returncode == 1
    assert said.strip().startswith("Stopped. What was stored is kept")
    assert "Traceback" not in said


def test_a_reader_who_leaves_is_no_error(filled: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "DATABASE_URL": filled, "ONRECORD_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "search", "--limit", "1000"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.close()
    _, said = child.communicate(timeout=60)
    assert b"Traceback" not in said
    assert b"Exception" not in said
