"""The full text of many texts is the one that PostgreSQL makes of each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from onrecord.db import fulltext, lexicon
from onrecord.db.fulltext import FullText

Session = psycopg.Connection[tuple[Any, ...]]

TEXTS = {
    "en": [
        "Reaffirms its resolutions 242 (1967), S/RES/338; see e.g. U.N.T.S.",
        "peace-keeping, peace‑keeping, well-being's; state-of-the-art.",
        "Write to desk@un.example or http://un.example/a/b?c=d, /usr/x.txt -5.2e3",
        "the the the THE The, and a of; R&D &amp; &#169; a&b; x=1.5 1,5 +7 1e-9 v2.0",
        "Qzqzq itself qzqzq is a word here, qzqzq",
        "line\nafter line\n\nparagraph\ttab\rreturn\u00a0none\u3000wide\u2028end",
        "ﬁne naïve Éire straße İstanbul ǅ é Ω Å \u200bzero\u200dwidth \u202eright",
        "(in brackets) [1] {2} “quoted” 'single' don't l'eau ’s … — _under_ #tag @name",
        "<a href='x y'>a tag</a> spans <b>spaces</b> and <!-- so does this --> too",
        "a < b and c > d, 2024年停火 and mixed日本語text",
        "x" * 3000 + " after a long word",
        "word " * 20_000,
        "",
        " ",
    ],
    "zh": ["安全理事会要求停火。2024年停火。S/RES/2728(2024)号决议 and words", "年"],
    "ja": ["国際連合の決議（2024年）ひらがなカタカナー"],
    "ru": ["Совет требует мира; Советом, Совету — ёлка, Еще ещё. англ. words too"],
    "ar": ["إن مجلس الأمن يطالب بوقف إطلاق النار، ١٢٣ و 45؛ المجلسُ"],
    "fr": ["L’Assemblée générale demande aujourd'hui l'arrêt, n° 5, c.-à-d. œuvre"],
    "de": ["Der Sicherheitsrat verlangt die Einstellung der Feindseligkeiten"],
    "th": ["คณะมนตรีความมั่นคงแห่งสหประชาชาติ" * 9],
    "xx": ["Any other language is indexed as it stands."],
}


@pytest.fixture
def texts(conn: Session) -> Session:
    """The texts above and many more made of their words."""
    words = [w for group in TEXTS.values() for text in group for w in text.split(" ")]
    chosen = random.Random(5)
    for language, group in TEXTS.items():
        made = [" ".join(chosen.choices(words, k=60)) for _ in range(20)]
        for n, text in enumerate(group + made):
            conn.execute(
                "WITH d AS (INSERT INTO document (source, native_id)"
                "  VALUES ('test', %(name)s) RETURNING id),"
                " v AS (INSERT INTO version (document_id, language)"
                "  SELECT id, %(language)s FROM d RETURNING id)"
                " INSERT INTO revision (version_id, text_hash, title, body, words)"
                " SELECT id, '', 'A title', %(body)s, 1 FROM v",
                {"name": f"{language}{n}", "language": language, "body": text},
            )
    return conn


def index(conn: Session) -> list[tuple[Any, ...]]:
    conn.execute("DELETE FROM statement_fts")
    filler = FullText(conn)
    while filler.fill():
        pass
    return conn.execute(
        "SELECT revision_id, chunk, document_id, language, tsv::text"
        " FROM statement_fts ORDER BY 1, 2"
    ).fetchall()


def test_the_index_made_of_words_is_the_one_made_of_texts(
    texts: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fulltext, "MANY", 10**9)
    whole = index(texts)
    monkeypatch.setattr(fulltext, "MANY", 1)
    put_together: list[bool] = []
    learnt = lexicon.Lexicon.vectors

    def counted(*arguments: Any) -> Iterator[bytes | None]:
        for vector in learnt(*arguments):
            put_together.append(vector is not None)
            yield vector

    monkeypatch.setattr(lexicon.Lexicon, "vectors", counted)
    monkeypatch.setattr(lexicon, "AT_ONCE", 500)
    assert index(texts) == whole
    assert put_together.count(True) > 50
    assert put_together.count(False) >= 5


def test_words_are_forgotten_before_they_fill_the_memory(
    texts: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fulltext, "MANY", 10**9)
    whole = index(texts)
    monkeypatch.setattr(fulltext, "MANY", 1)
    monkeypatch.setattr(fulltext, "MOST_WORDS", 30)
    monkeypatch.setattr(fulltext, "BATCH", 20)
    assert index(texts) == whole


def test_a_long_text_is_indexed_in_pieces(conn: Session) -> None:
    body = "один два " * 40_000
    conn.execute(
        "WITH d AS (INSERT INTO document (source, native_id) VALUES ('t', 't')"
        "  RETURNING id),"
        " v AS (INSERT INTO version (document_id, language)"
        "  SELECT id, 'ru' FROM d RETURNING id)"
        " INSERT INTO revision (version_id, text_hash, title, body, words)"
        " SELECT id, '', '', %(body)s, 1 FROM v",
        {"body": body},
    )
    chunks = [row[1] for row in index(conn)]
    assert chunks == list(range(-(-(len(body) + 1) // fulltext.PIECE)))


def test_a_text_that_came_in_with_a_lower_number_is_among_the_rest(
    texts: Session,
) -> None:
    full_text = FullText(texts)
    while full_text.fill():
        pass
    texts.execute(
        "DELETE FROM statement_fts"
        " WHERE revision_id = (SELECT min(revision_id) FROM statement_fts)"
    )
    assert full_text.waiting() == 0
    assert full_text.fill() == 0
    assert list(full_text.fill_rest()) == [1]


def test_what_another_run_indexes_meanwhile_stays(
    texts: Session, conninfo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = index(texts)
    texts.execute("DELETE FROM statement_fts")

    def other_run(*_: Any) -> None:
        with psycopg.connect(conninfo, autocommit=True) as other:
            monkeypatch.undo()
            while FullText(other).fill():
                pass

    monkeypatch.setattr(FullText, "_put_together", other_run)
    assert FullText(texts).fill() > 0
    assert (
        texts.execute(
            "SELECT revision_id, chunk, document_id, language, tsv::text"
            " FROM statement_fts ORDER BY 1, 2"
        ).fetchall()
        == whole
    )
