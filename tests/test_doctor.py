"""``onrecord doctor`` on a record without any network."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import psycopg

Command = Callable[..., CompletedProcess[str]]
ROW = """
WITH r AS (
  INSERT INTO run (command, sources, started_at, state)
  VALUES ('collect', '{{un_press}}', now() - interval '{days} days', 'done')
  RETURNING id
)
INSERT INTO run_source
SELECT id, 'un_press', true, false, %s, %s, 1, 0, {links}, 0, 0, NULL,
  current_date - {days}, 3, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, %s, '{{}}'
FROM r
"""


def book(
    conninfo: str, days: int, outcome: str = "complete", why: str = "",
    statuses: str = "{}", links: int = 10,
) -> None:  # fmt: skip
    query = ROW.format(days=days, links=links)
    with psycopg.connect(conninfo) as conn:
        conn.execute(query, (outcome, [why] if why else [], statuses))


def test_every_source_is_listed_and_none_was_tried(
    conninfo: str, onrecord: Command
) -> None:
    done = onrecord(conninfo, "doctor")
    assert done.returncode == 0, done.stderr
    assert "never tried" in done.stdout.splitlines()[0]
    told = json.loads(onrecord(conninfo, "doctor", "--json").stdout)
    names = json.loads(onrecord(conninfo, "sources", "--json").stdout)
    assert {one["name"] for one in told} == {one["name"] for one in names}
    assert {one["state"] for one in told} == {"never_tried", "off"}


def test_broken_sources_stand_first_with_what_to_do(
    conninfo: str, onrecord: Command
) -> None:
    for days in (3, 2):
        book(conninfo, days)
    book(conninfo, 1, "failed", "the host has no address (DNS)")
    book(conninfo, 0, "failed", "the host has no address (DNS)")
    done = onrecord(conninfo, "doctor")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1 broken, ")
    (line,) = [line for line in lines if line.startswith("un_press")]
    assert "no address (DNS)" in line
    assert "the next run tries again" in line
    (told,) = json.loads(onrecord(conninfo, "doctor", "un_press", "--json").stdout)
    with psycopg.connect(conninfo) as conn:
        yesterday = conn.execute("SELECT (current_date - 1)::text").fetchone()
    assert (told["since"],) == yesterday


def test_a_healthy_source_ends_with_zero(conninfo: str, onrecord: Command) -> None:
    for days in (3, 2, 1, 0):
        book(conninfo, days)
    done = onrecord(conninfo, "doctor", "un_press")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 healthy")


def test_what_a_site_says_cannot_steer_the_terminal(
    conninfo: str, onrecord: Command
) -> None:
    book(conninfo, 0, "failed", "answered \x1b[2J\x07 \x9b31m [link=x]bold[/link]")
    for arguments in (["doctor"], ["doctor", "--json"], ["doctor", "un_press"]):
        done = onrecord(conninfo, *arguments)
        assert done.returncode == 1
        assert not {"\x1b", "\x07", "\x9b"} & set(done.stdout + done.stderr)
        assert "[link=x]" in done.stdout, "Rich reads no markup in it"


def test_a_wrong_name_gets_the_nearest_ones(conninfo: str, onrecord: Command) -> None:
    done = onrecord(conninfo, "doctor", "un_pres")
    assert done.returncode == 2
    assert "un_press" in done.stderr
