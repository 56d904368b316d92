"""Chinese and Japanese: what is indexed of a text, what is looked up, what is shown."""

from __future__ import annotations

import random
from importlib.resources import files
from typing import Any

import psycopg
import pytest
from growth import check_growth
from test_lookup import add

from onrecord.db import bigrams
from onrecord.db.fulltext import FullText
from onrecord.db.lookup import Query, not_searchable, search

Session = psycopg.Connection[tuple[Any, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全理\n事会，停火", " 安全 全理 理事 事会 会 ， 停火 火 "),
        ("2024年，S/RES/2728号决议", "2024 年 ，S/RES/2728 号决 决议 议 "),
        ("国際・連合", " 国際 際 ・ 連合 合 "),
        ("二〇二四年", " 二〇 〇二 二四 四年 年 "),
        ("ceasefire", "ceasefire"),
        ("", ""),
    ],
)
def test_neighbours_are_words_wherever_a_line_ends(text: str, expected: str) -> None:
    assert bigrams.indexed(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("停火", "'停火'"),
        ("年", "'年':*"),
        ("理事会", "('理事' <-> '事会')"),
        ("2728号决议", "('2728' <-> '号决' <-> '决议')"),
        ("5年3月", "('5' <-> '年' <-> '3' <-> '月':*)"),
        ('"安全，停火" or 年 -理事会', "('安全' <-> '全' <-> '停火') | '年':* & "
         "!('理事' <-> '事会')"),
        ("ceasefire \"a b\" -c'd\\", "'ceasefire' & 'a b' & !'c''d\\\\'"),
        ("or 停火 or", "'停火'"),
        ('( ) - "" ，', ""),
    ],
)  # fmt: skip
def test_a_search_is_written_for_the_index(words: str, expected: str) -> None:
    assert bigrams.asked("zh", words) == expected
    assert bigrams.asked("fr", words) == words


@pytest.mark.parametrize("text", ["安全理事会要求停火。", "年" + " " * 9, " ", "年 年"])
def test_time_grows_with_the_text(text: str) -> None:
    def work(times: int) -> str:
        return bigrams.indexed("年" + text * times)

    check_growth(work, 2_000, most=200_000)


@pytest.fixture
def texts(conn: Session) -> Session:
    add(conn, "whole", None, zh="今年安全理事会要求立即停火。")
    add(conn, "broken", None, zh="安全理\n事会\n要求立即停\n火。2728号决议")
    add(conn, "apart", None, zh="安全的理由。事情在会上；停电。火灾。要求")
    add(conn, "japanese", None, ja="国際連合の決議、停火")
    return conn


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("停火", {"whole", "broken", "japanese"}),
        ("理事会", {"whole", "broken"}),
        ("安全理事会 立即", {"whole", "broken"}),
        ("安", {"whole", "broken", "apart"}),
        ("年", {"whole"}),
        ("火", {"whole", "broken", "apart", "japanese"}),
        ('"国際連合の決議"', {"japanese"}),
        ("要求 -停火", {"apart"}),
        ("要求 -理事会", {"apart"}),
        ("火灾 or 国際", {"apart", "japanese"}),
        ("2728号决议", {"broken"}),
        ("会停", set()),
        ("，", set()),
    ],
)
def test_runs_are_found_and_nothing_else(
    texts: Session, words: str, expected: set[str]
) -> None:
    assert {hit.native_id for hit in search(texts, Query(words))} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("立即停火", "今年安全理事会要求\x02立即停火\x03。"),
        ("安全理事会 or 立即", "今年\x02安全理事会\x03要求\x02立即\x03停火。"),
        ('"停火" 立即停 -灾', "今年安全理事会要求\x02立即停\x03火。"),
    ],
)
def test_words_found_are_marked_as_printed(
    texts: Session, words: str, expected: str
) -> None:
    excerpts = {hit.native_id: hit.excerpt for hit in search(texts, Query(words))}
    assert excerpts["whole"] == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("要求停\n火。\n\n2.  S/RES/2728 重申", "停火",
         "要求\x02停火\x03。 2. S/RES/2728 重申"),
        ("见s/res/2728号", "S/RES/2728", "见\x02s/res/2728\x03号"),
        ("暂停。" * 20 + "停火" + "。其他" * 50, "停火",
         "暂停。" * 8 + "\x02停火\x03" + "。其他" * 18),
        ("理由", "停火", "理由"),
        ("理由.*", '-停 "" ".*"', "理由\x02.*\x03"),
        ("理由", "", "理由"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_an_excerpt_is_what_stands_around_a_word(
    text: str, words: str, expected: str
) -> None:
    assert bigrams.excerpt(text, words) == expected


def test_a_word_behind_the_last_place_of_an_index_is_found(conn: Session) -> None:
    add(conn, "long", None, zh="安全的理由，" * 9_000 + "停火")
    assert search(conn, Query("停火"))


def test_a_text_of_nothing_but_different_pairs_fits_into_the_index(
    conn: Session,
) -> None:
    """No more than 1 MB of words: more would keep everything from being indexed."""
    chosen = random.Random(3)
    characters = [chr(chosen.randrange(0x4E00, 0x9FFF)) for _ in range(200_000)]
    characters[180_000:180_002] = "停火"
    add(conn, "random", None, zh="".join(characters))
    assert search(conn, Query("停火"))
    rows = conn.execute("SELECT pg_column_size(tsv) FROM statement_fts").fetchall()
    assert len(rows) == 3
    assert max(size for (size,) in rows) > 500_000


def test_what_was_indexed_before_is_indexed_anew(texts: Session) -> None:
    """As the migration does it, of which the record of the tests is empty."""
    name = "migrations/0011_bigrams.sql"
    migration = files("onrecord.db").joinpath(name).read_text("utf-8")
    dropping = migration[migration.index("WITH dropped") :].split(";")[0]
    add(texts, "english", None, en="A ceasefire.")
    texts.execute(
        "INSERT INTO run (command, sources, started_at, state, searchable)"
        " VALUES ('collect', '{}', now(), 'done', true)"
    )
    assert not_searchable(texts) == 0
    texts.execute(dropping.encode())
    assert not_searchable(texts) == 4
    assert not search(texts, Query("停火"))
    assert search(texts, Query("ceasefire"))
    assert sum(FullText(texts).fill_rest()) == 4
    assert not_searchable(texts) == 0
    assert len(search(texts, Query("停火"))) == 3


def test_a_run_that_was_killed_leaves_texts_that_are_counted(texts: Session) -> None:
    texts.execute(
        "INSERT INTO run (command, sources, started_at, state)"
        " VALUES ('collect', '{}', now(), 'running')"
    )
    assert not_searchable(texts) == 0
    texts.execute("DELETE FROM statement_fts WHERE language = 'ja'")
    assert not_searchable(texts) == 1
    assert list(FullText(texts).fill_rest()) == [1]
    texts.execute("DELETE FROM statement_fts WHERE language = 'ja'")
    assert not_searchable(texts) == 0, "no run has stored anything since"
