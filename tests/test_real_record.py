"""The United Nations' own files, through the whole house: archive to database.

What is compared with is read straight from the JSON and XML bytes, by code that shares
nothing with the readers.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onrecord.archive import Fault, iter_captures
from onrecord.db import bigrams, holdings
from onrecord.db.connect import connect

pytestmark = pytest.mark.shared

KILLS = 20
CHOICES = (
    ("MS_in_favour", "yes"),
    ("MS_against", "no"),
    ("MS_abstaining", "abstention"),
)
FOLDERS = {"Arabic": "ar", "Chinese": "zh", "French": "fr", "Russian": "ru",
           "Spanish": "es", "German": "de"}  # fmt: skip


def no_fault(fault: Fault) -> None:
    pytest.fail(str(fault))


def command(conninfo: str, home: Path, *arguments: str) -> dict[str, Any]:
    """Arguments for subprocess: the real command on a database of its own."""
    environment = {**os.environ, "DATABASE_URL": conninfo, "ONRECORD_HOME": str(home)}
    return {
        "args": [sys.executable, "-m", "onrecord", *arguments],
        "env": environment,
    }


def onrecord(conninfo: str, home: Path, *arguments: str) -> str:
    done = subprocess.run(
        **command(conninfo, home, *arguments),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return str(done.stdout)


@pytest.fixture(scope="module")
def archives(shared: Path) -> list[str]:
    """Options that name both archives."""
    folder = shared / "archive"
    names = ("un-sc.warc.gz", "un-ga.warc.gz")
    return [x for name in names for x in ("--from", str(folder / name))]


@pytest.fixture(scope="module")
def databases(template: str) -> Iterator[list[str]]:
    """Two empty databases for this module."""
    names = ("real_whole", "real_killed")
    with psycopg.connect(template, autocommit=True) as conn:
        for name in names:
            conn.execute(f"CREATE DATABASE {name}")
    try:
        yield [make_conninfo(template, dbname=name) for name in names]
    finally:
        with psycopg.connect(template, autocommit=True) as conn:
            for name in names:
                conn.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def whole(databases: list[str], home: Path, archives: list[str]) -> str:
    """Both archives, collected once without disturbance."""
    onrecord(databases[0], home, "collect", "--no-annotate", *archives)
    return databases[0]


@pytest.fixture(scope="module")
def digest(whole: str, home: Path) -> str:
    return onrecord(whole, home, "export", "--digest")


@pytest.fixture(scope="module")
def session(whole: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with connect(whole) as conn:
        conn.autocommit = True
        yield conn


def test_the_full_text_is_the_one_that_postgresql_makes_of_each_text(
    session: psycopg.Connection[tuple[Any, ...]],
) -> None:
    configs = {"ar": "arabic", "de": "german", "en": "english", "es": "spanish",
               "fr": "french", "ru": "russian", "zh": "simple"}  # fmt: skip
    compared = different = 0
    for language, config in configs.items():
        rows = session.execute(
            "SELECT f.tsv::text, r.title || E'\\n' || r.body"
            " FROM statement_fts AS f JOIN revision AS r ON r.id = f.revision_id"
            " JOIN version AS v ON v.id = r.version_id"
            " WHERE v.language = %s AND r.id %% 5 = 0"
            "   AND octet_length(r.body) < 140000",
            (language,),
        )
        for held, text in rows.fetchall():
            whole = bigrams.indexed(text) if language == "zh" else text
            row = session.execute(
                "SELECT to_tsvector(%s::text::regconfig, %s)::text", (config, whole)
            ).fetchone()
            compared, different = compared + 1, different + (row != (held,))
    assert compared > 1000
    assert different == 0


@pytest.mark.parametrize(
    ("symbol", "predecessor", "expected"),
    [
        ("S/RES/2695", "S/RES/2650 (2022)", {"identical": 23, "edited": 8, "new": 1}),
        ("S/RES/2618", "S/RES/2587 (2021)", {"new": 10}),
    ],
)
def test_renewals_find_what_they_renew_and_differ_as_others_measured(
    whole: str, home: Path, symbol: str, predecessor: str, expected: dict[str, int]
) -> None:
    found = json.loads(onrecord(whole, home, "changes", symbol, "--json"))
    assert found["from"] == predecessor
    assert {name: found["counts"][name] for name in expected} == expected


def test_the_files_are_as_many_as_the_archives_hold(whole: str, home: Path) -> None:
    status = json.loads(onrecord(whole, home, "status", "--json"))
    assert status["files"] == {
        "un_sc": {"en": 1440 + 736 + 11, "ar": 104, "zh": 104, "fr": 101, "ru": 104,
                  "es": 104, "de": 102},
        "un_ga": {"en": 1003, "ar": 352, "zh": 352, "fr": 352, "ru": 351, "es": 352,
                  "de": 11},
    }  # fmt: skip
    assert status["quarantine"] == {}
    assert status["unread"] == 0
    assert status["stale"] == 0


def test_files_of_one_document_are_renditions_of_it(
    session: psycopg.Connection[tuple[Any, ...]],
) -> None:
    rows = session.execute(
        "SELECT source, count(*) FROM document GROUP BY source ORDER BY source"
    ).fetchall()
    assert rows == [("un_ga", 1010), ("un_sc", 2182)]
    lonely = session.execute(
        "SELECT count(*) FROM document AS d WHERE NOT EXISTS"
        " (SELECT FROM version AS v WHERE v.document_id = d.id AND v.language = 'en')"
        " AND EXISTS (SELECT FROM version AS v WHERE v.document_id = d.id)"
    ).fetchone()
    assert lonely == (0,), "a language version stands without its English document"


def json_rows(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("un-sc", "un-ga"):
        path = shared / "archive" / f"{name}.warc.gz"
        for _, capture in iter_captures([path], no_fault):
            if "/data_extract/" in capture.url:
                for line in capture.body.decode("utf-8-sig").splitlines():
                    if line.strip():
                        yield name, json.loads(line)


def test_every_ballot_of_the_extracts_is_stored_as_printed(
    shared: Path, session: psycopg.Connection[tuple[Any, ...]]
) -> None:
    stored: dict[str, list[tuple[str, str]]] = {}
    for symbol, choice, printed in session.execute(
        "SELECT d.native_id, b.choice, b.printed FROM ballot AS b"
        " JOIN vote AS v ON v.id = b.vote_id AND v.principal AND v.origin = 'extract'"
        " JOIN document AS d ON d.id = v.document_id"
        " ORDER BY d.native_id, b.position"
    ):
        stored.setdefault(symbol, []).append((choice, printed))
    rows: Counter[str] = Counter()
    cells: Counter[str] = Counter()
    wrong = []
    for name, row in json_rows(shared):
        rows[name] += 1
        printed = [(choice, cell) for key, choice in CHOICES for cell in row[key]]
        cells[name] += len(printed)
        symbol = re.sub(r" ?\(", " (", row["symbol"]).strip()
        if printed and stored.get(symbol) != printed:
            wrong.append(symbol)
    assert rows == {"un-sc": 1437, "un-ga": 999}
    assert cells == {"un-sc": 21_389, "un-ga": 48_582}
    assert wrong == []
    assert sum(len(found) for found in stored.values()) == 21_389 + 48_582


def test_no_ballot_lacks_its_actor_but_the_split_name(
    session: psycopg.Connection[tuple[Any, ...]],
) -> None:
    rows = session.execute(
        "SELECT b.printed FROM ballot AS b JOIN vote AS v ON v.id = b.vote_id"
        " WHERE v.principal AND b.actor_id = ''"
    ).fetchall()
    assert rows == [("D'IVOIRE",)]


def test_every_paragraph_element_of_the_english_resolutions_is_accounted_for(
    shared: Path, session: psycopg.Connection[tuple[Any, ...]]
) -> None:
    """First main body of each file: 24,074 and 23,404; all of them: 854 more."""
    stored: Counter[str] = Counter()
    for source, n, notes in session.execute(
        "SELECT d.source,"
        " (SELECT count(*) FROM paragraph AS p WHERE p.revision_id = r.revision_id"
        "  AND p.element <> '' AND NOT p.annex),"
        " r.notes FROM rendition AS r JOIN document AS d ON d.id = r.document_id"
        " JOIN capture AS c ON c.id = r.capture_id"
        # One statement lies among the resolutions: the folder counts here.
        " WHERE r.role = 'text' AND c.url ~ '/main/[^N].*/(English|[0-9]{4})/'"
        " AND c.url !~ '/PRST/'"
    ):
        stored[source] += n + sum(1 for reason, _ in notes if reason == "empty_element")
    assert stored == {"un_sc": 24_074, "un_ga": 23_404 + 854}


def test_language_versions_are_counted_by_what_they_are_written_in(
    whole: str, home: Path
) -> None:
    """Five files hold another language than their folder says; reissues are one."""
    status = json.loads(onrecord(whole, home, "status", "--json"))
    versions = status["versions"]
    assert set(versions) == {"en", *FOLDERS.values()}
    assert versions["ar"] == 104 + 352 - 3 + 6  # collections of several resolutions
    assert sum(versions.values()) == 5591


def test_what_was_repaired_is_said(
    session: psycopg.Connection[tuple[Any, ...]],
) -> None:
    row = session.execute(
        "SELECT count(*) FROM rendition WHERE notes @> '[[\"recovered_xml\"]]'"
    ).fetchone()
    assert row == (120,)


def test_disagreements_are_listed_and_never_chosen_in_silence(
    session: psycopg.Connection[tuple[Any, ...]],
) -> None:
    fields = dict(
        session.execute("SELECT field, count(*) FROM discrepancy GROUP BY field")
        .fetchall()
    )  # fmt: skip
    assert fields["adoption"] > 0
    assert fields["issued_on"] > 0
    for accounts in session.execute("SELECT accounts FROM discrepancy"):
        assert all(a["urls"] and a["says"] for a in accounts[0])


def test_the_same_archive_again_changes_nothing(
    whole: str, home: Path, digest: str, archives: list[str]
) -> None:
    onrecord(whole, home, "collect", "--no-annotate", *archives[:2])
    assert onrecord(whole, home, "export", "--digest") == digest


def test_kills_at_random_moments_lose_and_double_nothing(
    databases: list[str], tmp_path: Path, digest: str, archives: list[str]
) -> None:
    rng = random.Random(9)
    conninfo = databases[1]
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            **command(conninfo, tmp_path, "collect", "--no-annotate", *archives),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(rng.uniform(0.5, 6.0))
        if process.poll() is None:
            # The workers too, as a full machine or a lost container would end them.
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed >= KILLS // 2
    onrecord(conninfo, tmp_path, "collect", "--no-annotate", *archives)
    assert onrecord(conninfo, tmp_path, "export", "--digest") == digest
    with connect(conninfo) as conn:
        conn.autocommit = True
        assert holdings.status(conn)["unread"] == 0
