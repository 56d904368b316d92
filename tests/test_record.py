"""From archive to record: once, twice, damaged, killed; the evidence decides."""

from __future__ import annotations

import gzip
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from onrecord.archive import Exchange, Fault, read_members, write_archive
from onrecord.collect import run as runs
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress, Summary
from onrecord.db import holdings, lookup, record_lines, store
from onrecord.db.connect import connect
from onrecord.db.migrate import available, migrate
from onrecord.db.named import load
from onrecord.models import OnrecordError
from onrecord.spiders.base import CardError, SourceSpider

DEMO = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
Session = psycopg.Connection[tuple[Any, ...]]


def no_fault(fault: Fault) -> None:
    pytest.fail(str(fault))


def collect(conninfo: str, home: Path, *archives: Path, sources: Any = None) -> Summary:
    return runs.collect_from(
        conninfo,
        home,
        archives or [DEMO],
        sources or all_sources(),
        Window(),
        Progress(),
    )


def digest(conninfo: str) -> str:
    with connect(conninfo) as conn:
        conn.autocommit = True
        return record_lines.export_digest(conn)


def held(conninfo: str) -> dict[str, Any]:
    with connect(conninfo) as conn:
        conn.autocommit = True
        return holdings.status(conn)


def test_collecting_the_same_archive_twice_changes_nothing(
    conninfo: str, tmp_path: Path
) -> None:
    first = collect(conninfo, tmp_path)
    before = digest(conninfo)
    second = collect(conninfo, tmp_path)
    assert digest(conninfo) == before
    assert sum(t.new for t in first.tallies.values()) > 50
    assert sum(t.new + t.changed for t in second.tallies.values()) == 0
    assert second.copied == 0


def test_a_record_rebuilt_from_the_archive_alone_is_the_same(
    conninfo: str, tmp_path: Path, template: str
) -> None:
    collect(conninfo, tmp_path)
    before = digest(conninfo)
    with connect(conninfo) as conn:
        conn.autocommit = True
        conn.execute("DROP SCHEMA public CASCADE")
        conn.execute("CREATE SCHEMA public")
        migrate(conn)
    runs.rebuild(conninfo, tmp_path, all_sources(), Progress())
    assert digest(conninfo) == before


def test_reading_the_archive_again_changes_nothing(
    conninfo: str, tmp_path: Path
) -> None:
    collect(conninfo, tmp_path)
    before = digest(conninfo)
    runs.reread(conninfo, tmp_path, all_sources(), Progress())
    assert digest(conninfo) == before


def test_the_archive_holds_every_byte_that_the_record_points_at(
    conninfo: str, tmp_path: Path
) -> None:
    collect(conninfo, tmp_path)
    originals = {r.member_sha256 for r in read_members(DEMO, no_fault)}
    with connect(conninfo) as conn:
        places = conn.execute(store.SQL["archive digests"]).fetchall()
    assert places
    assert {member.hex() for _, _, member in places} <= originals


def test_broken_documents_end_in_quarantine_with_their_reason(
    conninfo: str, tmp_path: Path
) -> None:
    collect(conninfo, tmp_path)
    assert held(conninfo)["quarantine"] == {
        "challenge_page": 1,
        "malformed_json": 1,
        "unknown_vote_word": 1,
    }


def test_only_the_chosen_sources_are_read(conninfo: str, tmp_path: Path) -> None:
    one = {"us_state": all_sources()["us_state"]}
    collect(conninfo, tmp_path, sources=one)
    assert list(held(conninfo)["files"]) == ["us_state"]


def test_a_date_window_keeps_what_lies_outside_it_out(
    conninfo: str, tmp_path: Path
) -> None:
    window = Window(since=date(2025, 1, 1))
    runs.collect_from(conninfo, tmp_path, [DEMO], all_sources(), window, Progress())
    with connect(conninfo) as conn:
        rows = conn.execute("SELECT min(dated_on), count(*) FROM document").fetchone()
    assert rows is not None
    assert rows[0] >= date(2025, 1, 1)
    assert rows[1] > 0


def test_the_rollup_equals_a_fresh_count(conninfo: str, tmp_path: Path) -> None:
    collect(conninfo, tmp_path)
    runs.reread(conninfo, tmp_path, all_sources(), Progress())
    with connect(conninfo) as conn:
        kept = conn.execute(
            "SELECT actor_id, topic_id, month, role, n FROM rollup ORDER BY 1, 2, 3, 4"
        ).fetchall()
        counted = conn.execute(
            "SELECT actor_id, topic_id,"
            " coalesce(date_trunc('month', dated_on)::date, '0001-01-01'), role,"
            " count(*) FROM document AS d"
            " JOIN document_actor AS a ON a.document_id = d.id AND role <> 'sponsor'"
            " JOIN document_topic AS t ON t.document_id = d.id"
            " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        ).fetchall()
    assert kept == counted
    assert kept


def test_every_current_text_can_be_searched(conninfo: str, tmp_path: Path) -> None:
    collect(conninfo, tmp_path)
    with connect(conninfo) as conn:
        conn.autocommit = True
        row = conn.execute(
            "SELECT count(*) FROM revision AS r WHERE NOT EXISTS"
            " (SELECT FROM statement_fts AS f WHERE f.revision_id = r.id)"
        ).fetchone()
        english = lookup.search(conn, lookup.Query("ceasefire"))
        chinese = lookup.search(conn, lookup.Query("安全理事会", language="zh"))
        symbol = lookup.search(conn, lookup.Query("s/res/2728(2024)"))
    assert row == (0,)
    assert len(english) > 5
    assert "\x02" in english[0].excerpt
    assert chinese
    assert [hit.symbol for hit in symbol] == ["S/RES/2728 (2024)"]


def test_a_truncated_archive_keeps_what_was_read_before(
    conninfo: str, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(DEMO.read_bytes()[:100_000])
    summary = collect(conninfo, tmp_path / "home", cut)
    assert held(conninfo)["captures"] > 10
    [problem] = summary.problems
    assert "cut.warc.gz" in problem
    assert "truncated" in problem


def test_a_flipped_byte_costs_that_record_alone(conninfo: str, tmp_path: Path) -> None:
    places = [r for r in read_members(DEMO, no_fault) if r.is_capture]
    target = next(r for r in places if r.url.endswith(".xml") and "S_RES" in r.url)
    damaged = bytearray(DEMO.read_bytes())
    damaged[target.offset + target.length // 2] ^= 0xFF
    path = tmp_path / "flipped.warc.gz"
    path.write_bytes(damaged)
    summary = collect(conninfo, tmp_path / "home", path)
    whole = sum(1 for r in places)
    missing = whole - held(conninfo)["captures"] - summary.no_source
    assert missing == 1
    assert str(target.offset) in summary.problems[0]


def test_a_file_that_is_not_there_is_named(conninfo: str, tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match=r"nowhere\.warc\.gz"):
        collect(conninfo, tmp_path, tmp_path / "nowhere.warc.gz")


def test_an_unknown_member_state_quarantines_that_document_alone(
    conninfo: str, tmp_path: Path
) -> None:
    rows = changed_demo(tmp_path / "x.warc.gz", b"MALTA", b"MALTB", "2023.json")
    summary = collect(conninfo, tmp_path / "home", rows)
    assert summary.faults["unknown_actor"] > 0
    with connect(conninfo) as conn:
        details = conn.execute(
            "SELECT detail FROM quarantine WHERE reason = 'unknown_actor'"
        ).fetchall()
    assert all("MALTB" in detail for (detail,) in details)


def changed_demo(path: Path, old: bytes, new: bytes, only: str) -> Path:
    """The demo archive with a change in the pages whose address ends so."""
    exchanges = []
    for record in read_members(DEMO, no_fault):
        if not record.is_capture:
            continue
        capture = record.capture()
        body = capture.body
        if capture.url.endswith(only):
            assert old in body
            body = body.replace(old, new)
        headers = tuple(h for h in capture.headers if h[0].lower() != "content-length")
        exchanges.append(
            Exchange(capture.url, capture.fetched_at, capture.status, headers, body)
        )
    write_archive(path, exchanges)
    return path


def test_a_changed_text_is_a_new_revision_and_the_old_one_stays(
    conninfo: str, tmp_path: Path
) -> None:
    collect(conninfo, tmp_path / "home")
    later = tmp_path / "later.warc.gz"
    exchanges = []
    for record in read_members(DEMO, no_fault):
        if record.is_capture and "S_RES_2728" in record.url:
            c = record.capture()
            moment = c.fetched_at.replace(year=2027)
            body = c.body.replace(b"</mainBody>", b"<p>Added later.</p></mainBody>")
            exchanges.append(Exchange(c.url, moment, 200, (), body))
    write_archive(later, exchanges)
    collect(conninfo, tmp_path / "home", later)
    with connect(conninfo) as conn:
        rows = conn.execute(
            "SELECT r.ordinal, r.current, r.body LIKE '%%Added later%%'"
            " FROM revision AS r JOIN version AS v ON v.id = r.version_id"
            " JOIN document AS d ON d.id = v.document_id"
            " WHERE d.symbol = 'S/RES/2728 (2024)' ORDER BY r.ordinal"
        ).fetchall()
    assert rows == [(1, False, False), (2, True, True)]


def test_the_export_of_a_run_killed_at_random_moments_is_the_same(
    conninfo: str, tmp_path: Path, template: str
) -> None:
    collect(conninfo, tmp_path / "whole")
    expected = digest(conninfo)
    with connect(conninfo) as conn:
        conn.autocommit = True
        conn.execute("DROP SCHEMA public CASCADE")
        conn.execute("CREATE SCHEMA public")
    rng = random.Random(20)
    environment = {
        **os.environ,
        "DATABASE_URL": conninfo,
        "ONRECORD_HOME": str(tmp_path / "killed"),
    }
    command = [sys.executable, "-m", "onrecord", "collect", "--from", str(DEMO)]
    killed = 0
    for _ in range(int(os.environ.get("ONRECORD_KILLS", "6"))):
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.6, 2.5))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    # The demo holds three broken documents on purpose.
    assert done.returncode == 1, done.stderr.decode()
    assert killed
    assert digest(conninfo) == expected


def test_migrations_are_numbered_without_gaps() -> None:
    assert [n for n, _, _ in available()] == list(range(1, len(available()) + 1))


def test_a_database_of_a_newer_version_is_refused(conn: Session) -> None:
    conn.execute("INSERT INTO schema_migration VALUES (9999, 'from the future')")
    with pytest.raises(OnrecordError, match="newer version"):
        migrate(conn)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (file, name)
        for file in ("queries.sql", "lookup_queries.sql", "search_queries.sql")
        for name in load(file)
    ],
)
def test_every_query_fits_the_schema(conn: Session, file: str, name: str) -> None:
    """PostgreSQL itself says what a renamed column breaks."""
    query = load(file)[name]
    if query.startswith("COPY"):
        table = re.match(r"COPY (\w+)\s*\(([^)]*)\)", query)
        assert table
        columns = sql.SQL(", ").join(map(sql.Identifier, re.findall(r"\w+", table[2])))
        target = sql.Identifier(table[1])
        conn.execute(sql.SQL("SELECT {} FROM {} LIMIT 0").format(columns, target))
        return
    numbered: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        return numbered.setdefault(match[1], f"${len(numbered) + 1}")

    plain = re.sub(r"%\((\w+)\)[sb]", place, query).replace("%%", "%")
    conn.execute(sql.SQL(f"PREPARE q AS {plain}"))


def test_a_document_takes_its_paragraphs_and_citations_with_it(
    conninfo: str, tmp_path: Path
) -> None:
    collect(conninfo, tmp_path)
    left = (
        "SELECT (SELECT count(*) FROM paragraph), (SELECT count(*) FROM citation)",
        "SELECT count(*) FROM {} AS p"
        " WHERE NOT EXISTS (SELECT FROM revision AS r WHERE r.id = p.revision_id)",
    )
    with connect(conninfo) as conn:
        before = conn.execute(left[0]).fetchone()
        conn.execute("DELETE FROM document WHERE id % 3 = 0")
        after = conn.execute(left[0]).fetchone()
        for table in ("paragraph", "citation"):
            orphans = sql.SQL(left[1]).format(sql.Identifier(table))
            assert conn.execute(orphans).fetchone() == (0,)
        assert before
        assert after
        assert 0 < after[0] < before[0]
        assert 0 < after[1] < before[1]
        for table in ("rendition", "sponsor", "document_actor"):
            orphans = sql.SQL(
                "SELECT count(*) FROM {} AS p WHERE NOT EXISTS"
                " (SELECT FROM document AS d WHERE d.id = p.document_id)"
            ).format(sql.Identifier(table))
            assert conn.execute(orphans).fetchone() == (0,)
        ballots = (
            "SELECT count(*), count(*) FILTER (WHERE NOT EXISTS"
            " (SELECT FROM vote AS v WHERE v.id = vote_id)) FROM ballot"
        )
        kept = conn.execute(ballots).fetchone()
        assert kept
        assert kept[0] > 0
        assert kept[1] == 0
        conn.execute("DELETE FROM version")
        assert conn.execute(left[0]).fetchone() == (0, 0)


def test_a_source_card_with_a_missing_field_is_named() -> None:
    card = replace(all_sources()["us_state"].card, publisher="")
    with pytest.raises(CardError, match=r"us_state.*publisher"):
        type("Wrong", (SourceSpider,), {"card": card, "pages": (), "start_urls": ()})


def test_the_demo_archive_is_one_gzip_member_a_record() -> None:
    first = next(iter(read_members(DEMO, no_fault)))
    assert gzip.decompress(first.member).startswith(b"WARC/1.")
