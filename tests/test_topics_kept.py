"""Assigned topics in the record: beside the printed headings, re-read, and editable."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest

from onrecord.annotate import themes as theme_terms
from onrecord.annotate.topic_rows import PUBLISHED, topic_rows
from onrecord.collect.annotating import annotate_again, annotate_new
from onrecord.collect.settle import settle
from onrecord.db.connect import connect
from onrecord.vocabularies import tables, themes


@pytest.fixture
def conn(filled: str) -> Iterator[psycopg.Connection[Any]]:
    with connect(filled) as session:
        session.autocommit = True
        yield session


Kept = list[tuple[int, str, str, str, float | None]]


def kept(conn: psycopg.Connection[Any]) -> Kept:
    return conn.execute(
        "SELECT document_id, topic_id, printed, rule, confidence FROM document_topic "
        "ORDER BY 1, 2"
    ).fetchall()


def rollup(conn: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    return conn.execute("TABLE rollup ORDER BY 1, 2, 3, 4").fetchall()


def test_what_is_assigned_stands_beside_what_is_printed(
    conn: psycopg.Connection[Any],
) -> None:
    rows = kept(conn)
    printed = {document for document, _, _, _, sure in rows if sure is None}
    assigned = [row for row in rows if row[4] is not None]
    assert printed
    assert assigned
    assert all(sure >= PUBLISHED for *_, sure in assigned if sure is not None)
    # Where the source prints headings only themes are added.
    added = {topic for document, topic, _, _, _ in assigned if document in printed}
    assert added
    assert all(topic.startswith("THEME:") for topic in added)
    alone = {topic for document, topic, *_ in assigned if document not in printed}
    assert any(topic.startswith(("UNBIS:", "TERM:")) for topic in alone)
    named = conn.execute(
        "SELECT count(*) FROM document_topic WHERE NOT EXISTS "
        "(SELECT FROM topic WHERE id = topic_id)"
    ).fetchone()
    assert named == (0,)


def test_settling_again_keeps_what_was_assigned(conn: psycopg.Connection[Any]) -> None:
    before, cells = kept(conn), rollup(conn)
    conn.execute("UPDATE document SET stale = true")
    assert settle(conn, conn.info.dsn) > 20
    assert kept(conn) == before
    assert rollup(conn) == cells


def test_reading_again_replaces_what_was_assigned(
    conn: psycopg.Connection[Any],
) -> None:
    before, cells = kept(conn), rollup(conn)
    conn.execute("UPDATE annotated SET version = 'topics/0' WHERE task = 'topics'")
    assert annotate_new(conn) == 0
    assert annotate_again(conn, ["topics"]) > 20
    assert kept(conn) == before
    assert rollup(conn) == cells


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """themes.csv to be edited, in a copy of the folder of vocabularies."""
    folder = tmp_path / "vocabularies"
    shutil.copytree(str(files("onrecord.vocabularies")), folder)
    there = SimpleNamespace(files=lambda package: folder)
    monkeypatch.setattr(tables, "resources", there)
    caches = (
        tables.checksum, themes.themes, themes._by_heading, theme_terms._terms,
    )  # fmt: skip
    for cached in caches:
        cached.cache_clear()
    yield folder / "themes.csv"
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


def test_a_person_adds_a_theme_by_editing_the_table(
    conn: psycopg.Connection[Any], edited: Path
) -> None:
    titled = conn.execute(
        "SELECT r.title, r.body FROM annotated AS a JOIN revision AS r "
        "ON r.id = a.revision_id WHERE a.task = 'topics' AND r.title <> ''"
    ).fetchall()
    # A word of a title that the text takes up again.
    word = next(
        word
        for title, body in titled
        for word in title.split()
        if len(word) > 5 and word.isalpha() and body.count(word) > 3
    )
    with edited.open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    row = dict.fromkeys(columns, "") | {
        "id": "our-own", "domain": "01", "label_en": "Our subject", "terms_en": word,
    }  # fmt: skip
    with edited.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns).writerow(row)
    assert annotate_new(conn) == 0
    assert annotate_again(conn, ["topics"]) > 20
    found = conn.execute(
        "SELECT t.label, t.kind, t.domain, d.printed FROM document_topic AS d "
        "JOIN topic AS t ON t.id = d.topic_id WHERE t.id = 'THEME:our-own'"
    ).fetchall()
    assert ("Our subject", "theme", "01", word) in found
    assert annotate_again(conn, ["topics"]) == 0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Humanitarian aid must arrive. The aid workers need aid.", False),
        ("AIDS kills. " * 9, True),
    ],
)
def test_an_abbreviation_is_in_its_capitals(text: str, meant: bool) -> None:
    rows = topic_rows("", text, "en", "")
    assert ("THEME:hiv-aids" in {row.topic_id for row in rows}) is meant


def test_every_row_says_why() -> None:
    rows = topic_rows(
        "Nuclear disarmament",
        "Recalling its resolution 74/36, the Assembly urges nuclear disarmament.",
        "en",
        "A/RES/75/1",
    )
    assert {row.kind for row in rows} >= {"theme", "heading"}
    assert all(row.rule and row.why.startswith("[[") for row in rows)
    assert rows[0].printed == "Nuclear disarmament"
    assert topic_rows("Abrüstung", "Nukleare Abrüstung.", "de", "") == []
