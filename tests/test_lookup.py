"""Searching the record: what is found, in which order, and what hostile words do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import psycopg
import pytest

from onrecord.db import lookup
from onrecord.db.connect import connect
from onrecord.db.finding import Pace
from onrecord.db.fulltext import FullText
from onrecord.db.lookup import Query, search

Session = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def record(filled: str) -> Iterator[Session]:
    """The demo's record."""
    with connect(filled) as session:
        session.autocommit = True
        yield session


@pytest.fixture
def texts(conn: Session) -> Session:
    """A record of a few texts that the tests can reckon with."""
    add(conn, "one", date(2024, 1, 1), en="The ceasefire holds; aid arrives.")
    add(
        conn, "two", date(2024, 2, 1), en="No ceasefire yet.", fr="Pas encore de trêve."
    )
    add(conn, "three", date(2019, 1, 1), en="A ceasefire of old, of aid and water.")
    add(conn, "four", None, en="An undated ceasefire.")
    add(conn, "five", date(2024, 1, 1), zh="安全理事会要求停火。2024年停火。")
    add(conn, "six", date(2023, 1, 1), zh="安全与理事会。", ru="Совет требует мира")
    return conn


def add(conn: Session, name: str, day: date | None, **languages: str) -> None:
    """One document with a text in each of the languages."""
    row = conn.execute(
        "INSERT INTO document (source, native_id, title, dated_on, stale)"
        " VALUES ('test', %(name)s, %(name)s, %(day)s, false) RETURNING id",
        {"name": name, "day": day},
    ).fetchone()
    assert row
    for language, body in languages.items():
        conn.execute(
            "WITH v AS (INSERT INTO version (document_id, language)"
            "  VALUES (%(id)s, %(language)s) RETURNING id)"
            " INSERT INTO revision"
            " (version_id, text_hash, title, body, words, dated_on)"
            " SELECT id, decode(md5(%(body)s), 'hex'), '', %(body)s, 1, %(day)s FROM v",
            {"id": row[0], "language": language, "body": body, "day": day},
        )
    FullText(conn).fill()


def found(conn: Session, words: str, **filters: Any) -> list[str]:
    return [hit.native_id for hit in search(conn, Query(words, **filters))]


def test_newest_come_first_and_undated_last(texts: Session) -> None:
    assert found(texts, "ceasefire") == ["two", "one", "three", "four"]
    assert found(texts, "ceasefire", limit=2) == ["two", "one"]
    assert found(texts, "") == ["two", "one", "five", "six", "three", "four"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ceasefires", ["two", "one", "three", "four"]),
        ("ceasefire aid", ["one", "three"]),
        ('"ceasefire holds"', ["one"]),
        ('"holds ceasefire"', []),
        ('"ceasefire holds', ["one"]),
        ("ceasefire -aid", ["two", "four"]),
        ('ceasefire -"ceasefire yet"', ["one", "three", "four"]),
        ("water or holds", ["one", "three"]),
        ("-ceasefire", ["five", "six"]),
        ("ceasefire -", ["two", "one", "three", "four"]),
        ("停火", ["five"]),
        ("安全理事会", ["five"]),
        ('"安全理事会"', ["five"]),
        ("理事会 安全", ["five", "six"]),
        ("安全 -停火", ["six"]),
        ("2024年停火", ["five"]),
        ("советы", ["six"]),
        ("trêves", ["two"]),
        ("the of", []),
        ("unicorn", []),
    ],
)
def test_words_phrases_and_exclusions(
    texts: Session, words: str, names: list[str]
) -> None:
    assert found(texts, words) == names


def test_what_is_not_wanted_excludes_a_document_in_any_language(
    texts: Session,
) -> None:
    """The French text lacks the English word, and is still the same document."""
    assert found(texts, "encore") == ["two"]
    assert found(texts, "encore -ceasefire") == []
    assert found(texts, "encore -ceasefire", language="fr") == ["two"]


def test_a_document_is_one_hit_and_english_if_it_can_be(record: Session) -> None:
    hits = search(record, Query("2720", limit=1000))
    assert len({hit.id for hit in hits}) == len(hits)
    several = next(hit for hit in hits if hit.symbol == "S/RES/2720 (2023)")
    assert several.language == "en"


def test_former_texts_are_not_found(texts: Session) -> None:
    texts.execute("UPDATE revision SET current = false WHERE body LIKE '%%holds%%'")
    assert found(texts, "holds") == []
    assert found(texts, "ceasefire -holds") == ["two", "three", "four"]


@pytest.mark.parametrize(
    "spelling",
    ["S/RES/2728 (2024)", "s/res/2728(2024)", "S/RES/2728", " S/RES/2728  (2024) "],
)
def test_a_symbol_in_any_spelling_finds_its_document(
    record: Session, spelling: str
) -> None:
    assert [hit.symbol for hit in search(record, Query(spelling))] == [
        "S/RES/2728 (2024)"
    ]


def test_a_symbol_that_is_not_held_is_looked_for_in_the_texts(texts: Session) -> None:
    add(texts, "citing", date(2020, 1, 1), en="It recalls S/RES/9999 (2020) with care.")
    assert found(texts, "S/RES/9999 (2020)") == ["citing"]


def test_filters_narrow_with_words_and_without(record: Session) -> None:
    every = Query(limit=1000)
    hits = search(record, every)
    assert len(hits) > 50
    body = search(record, Query(body="ORG:UN:SC", limit=1000))
    kind = search(record, Query(kind="resolution", limit=1000))
    assert 0 < len(body) < len(hits)
    assert {hit.kind for hit in kind} == {"resolution"}
    both = search(record, Query(body="ORG:UN:SC", kind="resolution", limit=1000))
    assert {h.id for h in both} == {h.id for h in body} & {h.id for h in kind}
    after = search(record, Query("ceasefire", since=date(2024, 6, 1), limit=1000))
    before = search(record, Query("ceasefire", until=date(2024, 5, 31), limit=1000))
    whole = search(record, Query("ceasefire", limit=1000))
    assert [h.id for h in (*after, *before)] == [h.id for h in whole]
    assert after
    assert before
    british = search(record, Query("ceasefire", actor="GBR", limit=1000))
    assert {h.id for h in british} < {h.id for h in whole}
    [topic, *_] = record.execute(
        "SELECT topic_id FROM document_topic GROUP BY 1 ORDER BY count(*) DESC"
    ).fetchall()
    on_topic = search(record, Query(topic=topic[0], limit=1000))
    assert 0 < len(on_topic) < len(hits)
    russian = search(record, Query(language="ru", limit=1000))
    assert {hit.language for hit in russian} == {"ru"}


def test_no_way_of_searching_changes_what_is_found(record: Session) -> None:
    """Even where a text's own date is not its document's, or there is none."""
    record.execute("UPDATE statement_fts SET dated_on = NULL WHERE revision_id % 3 = 0")
    record.execute(
        "UPDATE statement_fts SET dated_on = dated_on - 3000 WHERE revision_id % 3 = 1"
    )
    record.execute("UPDATE document SET dated_on = NULL WHERE id % 11 = 0")
    windows = [timedelta(days=n) for n in (1, 30, 200, 900)]
    paces = [
        Pace(first=0, few=0, soon=0, walked=0, many=0, windows=[*windows, None]),
        Pace(first=3, few=5, soon=10_000, many=10_000),
        Pace(first=3, few=1, soon=0, walked=20, many=0),
        Pace(first=10_000),
        Pace(),
    ]
    pages = 0
    for words, limit, (since, until, kind) in product(
        ("ceasefire", "gaza -aid", "council or assembly"),
        (1, 7, 1000),
        (
            (None, None, ""),
            (date(2024, 1, 1), None, ""),
            (None, date(2024, 1, 1), ""),
            (date(2023, 11, 1), date(2023, 12, 31), ""),
            (None, None, "resolution"),
        ),
    ):
        query = Query(words, limit=limit, since=since, until=until, kind=kind)
        plain = search(
            record,
            query,
            Pace(first=0, few=0, soon=0, walked=0, many=0, windows=[None]),
        )
        for pace in paces:
            assert search(record, query, pace) == plain, (query, pace)
        pages += bool(plain)
    assert pages > 30


def test_an_excerpt_marks_what_was_looked_for(texts: Session) -> None:
    [hit] = search(texts, Query("holds"))
    assert hit.excerpt == "ceasefire \x02holds\x03; aid arrives"
    [hit] = search(texts, Query("停火"))
    assert hit.excerpt == "安全理事会要求\x02停火\x03。2024年\x02停火\x03。"


@pytest.mark.parametrize(
    "words",
    [
        "\0", "a\0b", "\ud800", "x" * 10_000, '"' * 999, "-" * 999, ":*", "a:*", "\\",
        "'", "''", "a & b | !c <-> d", "%s", "()", "安" * 2000, "or", "or or", '-""',
        "\x02a\x03", "-" + "b " * 600,
    ],
)  # fmt: skip
def test_no_words_break_the_search(texts: Session, words: str) -> None:
    search(texts, Query(words))
    search(texts, Query(words, language="zh"))
    search(texts, Query(words, kind="'", actor="%", topic="\\", body="x", language="y"))


def test_an_empty_record_answers_too(conn: Session) -> None:
    assert search(conn, Query("anything")) == []
    assert search(conn, Query()) == []
    assert not lookup.holds_documents(conn)


def test_dates_at_the_edge_of_the_calendar_are_no_obstacle(texts: Session) -> None:
    texts.execute("UPDATE document SET dated_on = '0001-01-01'")
    assert len(found(texts, "ceasefire")) == 4
    texts.execute("UPDATE document SET dated_on = '9999-12-31'")
    assert len(found(texts, "ceasefire")) == 4


def test_quarantine_says_where_the_bytes_are(record: Session) -> None:
    every = lookup.quarantine(record)
    assert [one.reason for one in every] == [
        "malformed_json",
        "challenge_page",
        "unknown_vote_word",
    ]
    assert all(one.warc_file and one.warc_offset >= 0 for one in every)
    assert lookup.quarantine(record, []) == []
