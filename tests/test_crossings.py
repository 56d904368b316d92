"""Where documents of different sources say different things of the same."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.reports.crossings import across_sources, all_discrepancies

Conn = psycopg.Connection[tuple[Any, ...]]
Command = Callable[..., subprocess.CompletedProcess[str]]

RECORD = """
INSERT INTO source (name, card) VALUES
  ('council', '{}'), ('tables', '{}'), ('live', '{}');

INSERT INTO capture (id, url, url_sha256, fetched_at, status, media_type,
  payload_sha256, warc_file, warc_offset, warc_length, member_sha256, source, state)
SELECT n, 'https://example.org/' || n, sha256(n::text::bytea), '2026-01-02Z', 200,
  'text/html', sha256(n::text::bytea), 'a.warc.gz', n, 1, '', 'council', 'read'
FROM generate_series(1, 12) AS n;

INSERT INTO document (id, source, native_id, stale, kind, symbol, title, adopted_on,
  issued_on, dated_on, outcome, meeting_record, draft_symbol) VALUES
  (1, 'council', 'a', false, 'resolution', 'S/RES/9001 (2023)', 'On a lake',
   '2023-03-02', NULL, '2023-03-02', 'adopted', 'S/PV.9001', 'S/2023/1'),
  (2, 'tables', 'a', false, 'resolution', 'S/RES/9001 (2023)', 'On a pond',
   '2023-03-03', NULL, '2023-03-03', 'adopted', '', 'S/2023/1'),
  (3, 'tables', 'pv', false, 'meeting_record', 'S/PV.9001', '', NULL,
   '2023-03-09', '2023-03-09', '', '', ''),
  (4, 'council', 'b', false, 'resolution', 'S/RES/9002 (2023)', 'On a river. ',
   '2023-04-02', NULL, '2023-04-02', 'adopted', 'S/PV.9002', ''),
  (5, 'tables', 'b', false, 'resolution', 'S/RES/9002 (2023)', 'ON A RIVER',
   '2023-04-02', NULL, '2023-04-02', 'adopted', '', ''),
  (6, 'tables', 'pv2', false, 'meeting_record', 'S/PV.9002', '', NULL,
   '2023-04-02', '2023-04-02', '', '', ''),
  (7, 'live', 'blog', false, 'statement', '', 'LIVE: the minister speaks', NULL,
   '2023-05-01', '2023-05-01', '', '', ''),
  (8, 'council', 'release', false, 'statement', '', 'The minister on lakes', NULL,
   '2023-05-02', '2023-05-02', '', '', ''),
  (9, 'council', 'c', false, 'draft_resolution', 'S/2023/9', 'A draft', '2023-06-01',
   NULL, '2023-06-01', 'not_adopted', '', 'S/2023/9'),
  (10, 'tables', 'c', false, 'draft_resolution', 'S/2023/9', 'A draft', '2023-06-01',
   NULL, '2023-06-01', 'not_adopted', '', 'S/2023/9 preliminary question'),
  (11, 'tables', 'd', false, 'resolution', 'S/RES/9002 (2023)', 'Sobre un río',
   '2023-04-02', NULL, '2023-04-02', 'adopted', '', ''),
  (12, 'live', 'e', false, 'resolution', 'S/RES/9002 (2023)', 'Water questions',
   '2023-04-02', NULL, '2023-04-02', 'adopted', '', '');

INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256,
  payload_sha256, part, role, language, filed_under, facts, facts_hash, notes)
SELECT n, NULL, n, sha256(n::text::bytea), sha256(n::text::bytea), '', 'extract',
  CASE n WHEN 11 THEN 'es' ELSE 'en' END, '',
  CASE n WHEN 12 THEN '{"listed": true}'::jsonb ELSE '{"listed": ""}' END, '', '[]'
FROM generate_series(1, 12) AS n;

INSERT INTO document_link VALUES (7, 8, 'same', 1, 'words/1', 'the same words');

INSERT INTO vote (id, document_id, origin, principal, yes, no, abstention, non_voting,
  printed_counts, renditions) VALUES
  (1, 1, 'extract', true, 14, 0, 1, 0, '{}', 1),
  (2, 2, 'text', true, 13, 0, 2, 0, '{}', 1),
  (3, 9, 'text', true, 9, 2, 0, 0, '{}', 1),
  (4, 10, 'text', true, 8, 2, 1, 0, '{}', 1);

INSERT INTO discrepancy VALUES (1, 'agenda_title', 'Water', '[
  {"says": "Water", "origin": "text", "urls": ["https://example.org/1"]},
  {"says": "=Waters", "origin": "extract", "urls": []}]');
"""


@pytest.fixture(scope="module")
def place(template: str) -> Iterator[str]:
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE crossed TEMPLATE template")
        conninfo = make_conninfo(template, dbname="crossed")
        with psycopg.connect(conninfo, autocommit=True) as conn:
            conn.execute(RECORD.encode())
        yield conninfo
        server.execute("DROP DATABASE crossed WITH (FORCE)")


@pytest.fixture(scope="module")
def record(place: str) -> Iterator[Conn]:
    with connect(place) as session:
        session.autocommit = True
        yield session


def told(conn: Conn, *ids: int) -> dict[str, list[tuple[str, str]]]:
    return {
        row.field: [(one["origin"], one["says"]) for one in row.accounts]
        for row in across_sources(conn, ids)
    }


def test_one_symbol_at_two_sources_is_compared_field_by_field(record: Conn) -> None:
    found = told(record, 1)
    assert found["adopted_on"] == [("council", "2023-03-02"), ("tables", "2023-03-03")]
    assert found["vote_count"] == [("council", "14-0-1"), ("tables", "13-0-2")]
    assert found["title"] == [("council", "On a lake"), ("tables", "On a pond")]
    assert "draft_symbol" not in found
    assert "outcome" not in found


def test_each_of_the_two_documents_tells_it(record: Conn) -> None:
    [day] = [r for r in across_sources(record, [2]) if r.field == "adopted_on"]
    assert (day.document_id, day.chosen) == (2, "2023-03-03")


def test_an_account_leads_to_the_copy_that_gives_it(record: Conn) -> None:
    [day] = [r for r in across_sources(record, [1]) if r.field == "adopted_on"]
    assert [one["urls"] for one in day.accounts] == [
        ["https://example.org/1"], ["https://example.org/2"],
    ]  # fmt: skip


def test_an_act_is_compared_with_the_day_of_its_meeting(record: Conn) -> None:
    assert told(record, 1)["day_of_the_meeting"] == [
        ("council", "2023-03-02"), ("tables", "2023-03-09: S/PV.9001"),
    ]  # fmt: skip


def test_marks_case_languages_and_lists_make_no_disagreement(record: Conn) -> None:
    """Titles of another language and the wording of a list are no rivals."""
    assert told(record, 4) == {}


def test_of_one_text_at_two_sources_the_day_alone_is_compared(record: Conn) -> None:
    """A live blog and its release have titles of their own."""
    assert told(record, 7) == {
        "issued_on": [("live", "2023-05-01"), ("council", "2023-05-02")]
    }


def test_a_vote_on_a_question_about_a_draft_is_another_vote(record: Conn) -> None:
    assert told(record, 9) == {}


def test_renditions_and_sources_stand_in_one_list(record: Conn) -> None:
    fields = [row.field for row in all_discrepancies(record, [1])]
    assert fields == sorted(fields)
    assert {"agenda_title", "adopted_on", "day_of_the_meeting"} <= set(fields)


def test_nothing_is_compared_for_nothing(record: Conn) -> None:
    assert across_sources(record, []) == []
    whole = {row.document_id for row in across_sources(record)}
    assert whole == {1, 2, 7, 8}


def test_the_command_shows_both_values_with_addresses(
    place: str, onrecord: Command
) -> None:
    done = onrecord(place, "discrepancies", "--field", "vote_count")
    assert done.returncode == 0, done.stderr
    assert "S/RES/9001 (2023): vote count" in done.stdout
    assert "14-0-1  (shown)" in done.stdout
    assert "tables  https://example.org/2" in done.stdout
    data = json.loads(onrecord(place, "discrepancies", "--json").stdout)
    assert {row["field"] for row in data} >= {"agenda_title", "issued_on"}
    across = json.loads(onrecord(place, "discrepancies", "--across", "--json").stdout)
    assert "agenda_title" not in {row["field"] for row in across}
    table = onrecord(place, "discrepancies", "--csv").stdout.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == len(data)
    assert "'=Waters" in {row["says"] for row in rows}


def test_an_unknown_field_gets_the_nearest(place: str, onrecord: Command) -> None:
    done = onrecord(place, "discrepancies", "--field", "vote_counts")
    assert done.returncode == 2
    assert "did you mean vote_count" in done.stderr
