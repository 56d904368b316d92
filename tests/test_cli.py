"""The command line as its users meet it."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import onrecord as package
from onrecord.cli import cli
from onrecord.collect.sources import all_cards, all_sources
from onrecord.commands.options import KINDS, did_you_mean

ROOT = Path(__file__).resolve().parent.parent
Command = Callable[..., subprocess.CompletedProcess[str]]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def commands(group: click.Group = cli, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its full name: ``search``, ``db start`` …"""
    for key, command in sorted(group.commands.items()):
        full = f"{name} {key}".strip()
        if isinstance(command, click.Group):
            yield from commands(command, full)
        else:
            yield full, command


ALL = dict(commands())


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_is_explained(name: str) -> None:
    command = ALL[name]
    assert command.help
    first = command.help.split("\n")[0]
    assert first.endswith(".")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]}"
            assert parameter.help.endswith("."), f"{name} {parameter.opts[0]}"


@pytest.mark.parametrize("group", [cli, *(c for c in cli.commands.values())])
def test_no_explanation_is_cut_in_a_list_of_commands(group: click.Command) -> None:
    shown = group.get_help(click.Context(group, terminal_width=80))
    assert "..." not in shown.partition("Commands:")[2]


@pytest.mark.parametrize("name", ALL)
def test_the_examples_of_a_command_can_be_parsed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option that was renamed must not live on in an example."""
    monkeypatch.chdir(tmp_path)
    for line in re.findall(rf"onrecord {name}( .*)?$", ALL[name].help or "", re.M):
        if "FILE OFFSET" not in line:
            arguments = shlex.split(re.split("[|<>]", line)[0])
            for file in filter(lambda a: a.endswith((".jsonl", ".csv")), arguments):
                Path(file).touch()
            ALL[name].make_context(name, arguments).close()


@pytest.mark.checkout
@pytest.mark.parametrize("name", ALL)
def test_every_command_stands_in_the_readme(name: str) -> None:
    _, heading, rest = (ROOT / "README.md").read_text().partition("\n## Commands\n")
    assert heading, "README.md has no section 'Commands'"
    section = rest.partition("\n## ")[0].replace("\\|", "|")
    # One entry may name several commands of a group: `onrecord db start|stop`.
    *group, verb = name.split()
    written = " ".join(["onrecord", *group])
    assert re.search(rf"{written} (?:[a-z|]+\|)?{verb}\b", section)


@pytest.mark.parametrize("module", ["scrapy", "psycopg", "rich", "jinja2"])
def test_help_loads_nothing_heavy(module: str) -> None:
    code = f"import onrecord.cli, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_version_and_the_help_are_on_stdout(onrecord: Command) -> None:
    assert onrecord("", "--version").stdout == (
        f"onrecord, version {package.__version__}\n"
    )
    shown = onrecord("", "-h")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "First steps" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["stauts"], r"No such command 'stauts'.*'status'"),
        (["db", "bakup"], "Did you mean 'backup'"),
        (["sources", "un_pres"], r"did you mean.*\bun_press"),
        (["collect", "un_pres"], r"did you mean.*\bun_press"),
        (["search", "--kind", "resolutoin"], "did you mean resolution"),
        (["search", "--kind", "poem"], "presidential_statement"),
        (["search", "--actor", "Frnace"], r"did you mean France \(FRA\)"),
        (["search", "--body", "Secuirty Council"], r"Security Council \(ORG:UN:SC\)"),
        (["search", "--topic", "ceasefir"], "did you mean Ceasefires"),
        (["search", "--lang", "frensh"], "did you mean fr"),
        (["search", "--lang", "ja"], "only in ar, de, en"),
        (["search", "--since", "2024-02-30"], "'2024-02-30' is not a day"),
        (["search", "--since", "20240225"], "write it as 2024-03-25"),
        (["search", "--since", "2025-01-02", "--until", "2025-01-01"], "is after"),
        (["report", "--actor", "Atlantis", "-o", "x"], "no actor is called"),
        (["report", "--topic", "unicorns", "-o", "x"], "no topic of the record"),
        (["report"], "--output"),
        (["export"], "name a file with -o"),
        (["archive", "show", "x.warc.gz", "here"], "'here' is not a valid integer"),
    ],
)
def test_wrong_use_ends_with_2_and_names_the_nearest_right_words(
    filled: str, onrecord: Command, tmp_path: Path, arguments: list[str], says: str
) -> None:
    done = onrecord(filled, *arguments)
    assert done.returncode == 2, done.stderr
    assert re.search(says, done.stderr)
    assert done.stdout == ""
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("near", "says"),
    [
        ([], "no"),
        (["a"], "no; did you mean a?"),
        (["a", "b", "c"], "no; did you mean a, b or c?"),
    ],
)
def test_suggestions_read_as_a_sentence(near: list[str], says: str) -> None:
    assert did_you_mean("no", near) == says


def test_the_first_minutes_say_what_to_do_next(
    conninfo: str, onrecord: Command, tmp_path: Path
) -> None:
    for arguments, code in [(["status"], 0), (["search", "peace"], 0)]:
        done = onrecord(conninfo, *arguments)
        assert done.returncode == code
        assert "onrecord demo" in done.stderr
        assert done.stdout == ""
    report = onrecord(conninfo, "report", "-o", "out")
    assert report.returncode == 1
    assert "onrecord demo" in report.stderr
    assert not (tmp_path / "out").exists()
    assert json.loads(onrecord(conninfo, "search", "--json", "x").stdout) == []


def test_the_demo_ends_well_although_three_of_its_documents_are_broken(
    conninfo: str, onrecord: Command
) -> None:
    done = onrecord(conninfo, "demo")
    assert done.returncode == 0, done.stderr
    assert "3 documents are broken on purpose" in done.stderr
    assert "problem:" not in done.stderr
    page = Path(done.stdout.strip())
    assert page.name == "index.html"
    assert page.is_file()
    [run] = json.loads(onrecord(conninfo, "status", "--json").stdout)["runs"]
    assert (run["state"], run["message"]) == ("done", "")
    again = onrecord(conninfo, "reread")
    assert again.returncode == 1, "without the demo's excuse they are faults"
    assert again.stderr.count("quarantine: ") == 3


def test_status_as_json_has_the_documented_keys(filled: str, onrecord: Command) -> None:
    held = json.loads(onrecord(filled, "status", "--json").stdout)
    assert held.keys() >= {
        "documents", "files", "versions", "paragraphs", "ballots", "citations",
        "captures", "quarantine", "discrepancies", "runs",
    }  # fmt: skip
    assert set(held["documents"]) <= set(KINDS)
    assert set(held["files"]) <= set(all_sources())
    languages = {*held["versions"], *(x for f in held["files"].values() for x in f)}
    assert {"ar", "en", "fr", "ru", "zh"} <= languages
    assert all(re.fullmatch("[a-z]{2}", language) for language in languages)
    assert held["paragraphs"]["operative"] > held["paragraphs"]["preambular"] > 0
    for name in ("ballots", "citations", "captures", "discrepancies"):
        assert held[name] > 0, name
    assert held["quarantine"]["challenge_page"] == 1
    assert held["runs"][0]["state"] == "unhealthy"


def test_status_for_people_is_data_on_stdout(filled: str, onrecord: Command) -> None:
    done = onrecord(filled, "status")
    assert done.returncode == 0
    assert re.search(r"presidential statement +\d+\n", done.stdout)
    assert "3 captures in quarantine" in done.stdout


def test_sources_tells_the_cards_to_people_and_programs(onrecord: Command) -> None:
    cards = json.loads(onrecord("", "sources", "--json").stdout)
    assert [card["name"] for card in cards] == list(all_cards())
    assert all(card["terms"] and card["first_date"] for card in cards)
    shown = onrecord("", "sources").stdout
    assert all(card["publisher"] in shown for card in cards)


def test_search_shows_people_the_words_and_programs_their_places(
    filled: str, onrecord: Command
) -> None:
    shown = onrecord(filled, "search", "ceasefire", "--limit", "2")
    assert "ceasefire" in shown.stdout
    assert "2 found (more may exist)" in shown.stderr
    hits = json.loads(onrecord(filled, "search", "ceasefire", "--json").stdout)
    assert len(hits) > 2
    for hit in hits:
        assert not CONTROL.search(hit["excerpt"])
        for start, end in hit["matches"]:
            assert "cease" in hit["excerpt"][start:end].lower()
    assert any(hit["matches"] for hit in hits)


def test_quarantine_leads_to_the_archived_bytes(filled: str, onrecord: Command) -> None:
    found = json.loads(onrecord(filled, "quarantine", "--json").stdout)
    assert {one["reason"] for one in found} == {
        "challenge_page", "malformed_json", "unknown_vote_word",
    }  # fmt: skip
    listed = onrecord(filled, "quarantine").stdout
    challenge = next(one for one in found if one["reason"] == "challenge_page")
    place = [challenge["warc_file"], str(challenge["warc_offset"])]
    assert f"{challenge['url']}\n  onrecord archive show {' '.join(place)}" in listed
    shown = onrecord(filled, "archive", "show", *place)
    assert shown.returncode == 0
    assert "awsWafCookieDomainList" in shown.stdout
    assert f"WARC-Target-URI: {challenge['url']}" in shown.stderr
    assert "Content-Type: text/html" in shown.stderr
    nowhere = onrecord(filled, "archive", "show", place[0], "1")
    assert nowhere.returncode == 1
    assert place[0] in nowhere.stderr


def test_the_archive_of_the_record_is_verified(filled: str, onrecord: Command) -> None:
    done = onrecord(filled, "verify", "--json")
    assert done.returncode == 0
    checked = json.loads(done.stdout)
    assert checked["compared"] > 50
    assert checked["faults"] == []


def test_the_export_and_its_digest_agree(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    written = onrecord(filled, "export", "-o", "record.jsonl")
    assert written.returncode == 0
    lines = (tmp_path / "record.jsonl").read_text().splitlines()
    assert len(lines) > 100
    assert all(json.loads(line)["row"] for line in lines)
    assert onrecord(filled, "export", "--digest").stdout == written.stdout
    assert [p.name for p in tmp_path.glob("record*")] == ["record.jsonl"]


def test_a_report_names_its_first_page(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    done = onrecord(filled, "report", "--actor", "gb", "--format", "md", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'out' / 'report.md'}\n"
    assert re.search(r"\d+ of \d+ documents", done.stderr)
    none = onrecord(filled, "report", "--since", "2190-01-01", "-o", "none")
    assert none.returncode == 0
    assert "No document fits" in none.stderr
