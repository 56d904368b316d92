"""The files in deploy/ name commands, options and paths that there are."""

from __future__ import annotations

import configparser
import json
import re
import shlex
from pathlib import Path

import click
import pytest

from onrecord.cli import cli

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
WEB = DEPLOY / "onrecord-web.service"
pytestmark = pytest.mark.checkout


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(
        interpolation=None, strict=False, comment_prefixes=("#",)
    )
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(path.read_text())
    return parser


def check(arguments: list[str]) -> None:
    """That click would take them; nothing is run."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        name, *arguments = arguments
        assert name in command.commands, name
        command = command.commands[name]
    command.make_context(command.name, arguments)


def commands(path: Path) -> list[list[str]]:
    """Every onrecord command of a file, its words."""
    found = []
    for line in re.findall(r"^ExecStart=(.*)$", path.read_text(), re.M):
        words = shlex.split(line)
        if words[:2] == ["/bin/sh", "-c"]:
            words = shlex.split(words[2].removeprefix("exec "))
        assert words[0] == "/opt/onrecord/bin/onrecord", line
        found.append(words[1:])
    return found


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.service")), ids=lambda p: p.name)
def test_a_service_runs_commands_that_there_are(path: Path) -> None:
    named = commands(path)
    assert named
    for words in named:
        check(words)
    service = unit(path)["Service"]
    assert service["Type"] == ("exec" if path == WEB else "oneshot")
    assert service["User"] == "onrecord"
    assert service["ProtectSystem"] == "strict"
    assert service["StateDirectory"].split()[0] == "onrecord"  # what it may write


def test_every_timer_has_its_service() -> None:
    timers = sorted(path.stem for path in DEPLOY.glob("*.timer"))
    services = {path.stem for path in DEPLOY.glob("*.service") if path != WEB}
    assert timers == sorted(services)
    assert timers == ["onrecord-daily", "onrecord-weekly"]
    for path in DEPLOY.glob("*.timer"):
        assert unit(path)["Timer"]["Persistent"] == "yes"
        assert unit(path)["Install"]["WantedBy"] == "timers.target"


def test_the_site_comes_back_and_its_database_outlives_it() -> None:
    service = unit(WEB)["Service"]
    assert service["Restart"] == "on-failure"
    assert service["KillMode"] == "process"
    assert unit(WEB)["Install"]["WantedBy"] == "multi-user.target"


def test_the_container_is_built_from_what_is_pinned_and_is_no_root() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    steps = re.findall(r"^([A-Z]+) (.*(?:\\\n.*)*)", text, re.M)
    copied = [words.split()[0] for name, words in steps if name == "COPY"]
    assert copied == ["constraints.txt", "."]
    assert (ROOT / "constraints.txt").exists()
    assert "--require-hashes -r constraints.txt" in text
    (entry,) = (words for name, words in steps if name == "ENTRYPOINT")
    (default,) = (words for name, words in steps if name == "CMD")
    assert json.loads(entry) == ["onrecord"]
    check(json.loads(default))
    users = [words for name, words in steps if name == "USER"]
    assert users == ["onrecord"]
    for example in re.findall(r" onrecord (collect.*)$", text, re.M):
        check(shlex.split(example))
