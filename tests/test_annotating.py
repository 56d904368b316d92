"""Annotators of whole texts in the record: once a text, again for other rules."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from onrecord.annotate import whole
from onrecord.collect import annotating
from onrecord.collect.annotating import annotate_again, annotate_new
from onrecord.db.annotations import TABLES, counts
from onrecord.db.connect import connect

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def conn(filled: str) -> Any:
    with connect(filled) as session:
        session.autocommit = True
        yield session


def count(conn: psycopg.Connection[Any], table: str) -> int:
    row = conn.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])


def everything(conn: psycopg.Connection[Any]) -> list[list[Any]]:
    return [
        conn.execute(f"TABLE {table}").fetchall() for table in ("annotated", *TABLES)
    ]


def test_collecting_annotates_one_text_of_each_document(
    conn: psycopg.Connection[Any],
) -> None:
    texts = conn.execute("SELECT count(DISTINCT document_id) FROM version").fetchone()
    assert texts is not None
    found = counts(conn)
    assert found.keys() == whole.TASKS.keys()
    assert {n for versions in found.values() for n in versions.values()} == {texts[0]}
    languages = conn.execute(
        "SELECT v.language, bool_and(NOT EXISTS (SELECT FROM version AS o WHERE "
        "o.document_id = v.document_id AND o.language = 'en')) "
        "FROM annotated AS a JOIN revision AS r ON r.id = a.revision_id "
        "JOIN version AS v ON v.id = r.version_id GROUP BY 1"
    ).fetchall()
    assert ("en", False) in languages
    assert all(alone for code, alone in languages if code != "en")


def test_every_mention_stands_where_it_says(conn: psycopg.Connection[Any]) -> None:
    wrong = conn.execute(
        "SELECT m.printed FROM mention AS m JOIN revision AS r ON r.id = m.revision_id "
        "WHERE substr(r.body, m.start + 1, m.stop - m.start) <> m.printed"
    ).fetchall()
    assert count(conn, "mention") > 100
    assert wrong == []


def test_nothing_is_read_twice(conn: psycopg.Connection[Any]) -> None:
    before = everything(conn)
    assert annotate_new(conn) == 0
    assert annotate_again(conn, list(whole.TASKS)) == 0
    assert everything(conn) == before


def test_other_rules_read_again_and_replace(
    conn: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    mentions, texts = count(conn, "mention"), counts(conn)["mentions"]
    other = replace(whole.TASKS["mentions"], rules="mentions/other")
    monkeypatch.setattr(whole, "TASKS", {**whole.TASKS, "mentions": other})
    assert annotate_new(conn) == 0
    assert annotate_again(conn, ["mentions"]) == sum(texts.values())
    assert counts(conn)["mentions"] == {"mentions/other": sum(texts.values())}
    assert count(conn, "mention") == mentions


def test_batches_in_other_processes_find_the_same(
    conn: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def named() -> list[Any]:
        return conn.execute(
            "SELECT revision_id, start, actor_id, rule FROM mention ORDER BY 1, 2, 3"
        ).fetchall()

    before = named()
    conn.execute("TRUNCATE annotated, mention, quotation, request")
    monkeypatch.setattr(annotating, "BATCH", 10)
    monkeypatch.setattr(annotating, "TOGETHER", 3)
    assert annotate_new(conn) > 20
    assert named() == before


def test_reading_pages_again_finds_citations_again(
    conn: psycopg.Connection[Any], filled: str, onrecord: Command
) -> None:
    def cited() -> list[Any]:
        query = (
            "SELECT revision_id, position, ordinal, symbol FROM citation ORDER BY 1,2,3"
        )
        return conn.execute(query).fetchall()

    before = cited()
    conn.execute("UPDATE citation SET symbol = 'none' WHERE position > 2")
    conn.execute("DELETE FROM citation WHERE position <= 2")
    assert onrecord(filled, "reread").returncode == 1  # three pages are broken
    assert cited() == before


def test_the_command_says_how_many_texts_it_read(
    filled: str, onrecord: Command
) -> None:
    done = onrecord(filled, "reread", "--annotate", "quotes")
    assert (done.returncode, done.stderr) == (0, "0 texts annotated again: quotes\n")
    refused = onrecord(filled, "reread", "un_press", "--annotate", "quotes")
    assert refused.returncode == 2
    assert "name no source" in refused.stderr
