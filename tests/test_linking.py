"""Documents that are one text in two places are linked, whatever order they came in."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from onrecord.annotate.sketching import sketch
from onrecord.collect import linking
from onrecord.db import changes
from onrecord.db.named import load

SQL = load("links_queries.sql")
Conn = psycopg.Connection[tuple[Any, ...]]

STEMS = ["relief", "border", "talks", "envoy", "school", "harbour", "treaty", "water"]
WORDS = [stem + end for stem in STEMS for end in ("", "s", "ing", "ed", "er", "ly")]


def prose(seed: int, length: int = 240) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length)) + "."


@dataclass(frozen=True)
class Doc:
    """A document of one text, as the record holds it."""

    source: str
    native_id: str
    body: str
    day: date | None = date(2024, 5, 3)
    language: str = "en"
    title: str = "A statement"
    kind: str = "statement"
    symbol: str = ""
    draft_symbol: str = ""
    actor: str = ""
    translations: str = "[]"

    @property
    def url(self) -> str:
        return f"https://example.org/{self.source}/{self.native_id}"


def keep(conn: Conn, docs: Iterable[Doc]) -> None:
    for doc in docs:
        found = conn.execute(
            "INSERT INTO document (source, native_id, stale, title, dated_on, kind,"
            " symbol, draft_symbol, actor, page_url)"
            " VALUES (%s, %s, false, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (source, native_id)"
            " DO UPDATE SET dated_on = excluded.dated_on RETURNING id",
            (doc.source, doc.native_id, doc.title, doc.day, doc.kind, doc.symbol,
             doc.draft_symbol, doc.actor, doc.url),
        ).fetchone()  # fmt: skip
        assert found
        version = conn.execute(
            "INSERT INTO version (document_id, language) VALUES (%s, %s)"
            " ON CONFLICT (document_id, language) DO UPDATE SET language = %s"
            " RETURNING id",
            (found[0], doc.language, doc.language),
        ).fetchone()
        assert version
        conn.execute(
            "UPDATE revision SET current = false WHERE version_id = %s", version
        )
        digest = hashlib.sha256(doc.body.encode()).digest()
        revision = conn.execute(
            "INSERT INTO revision (version_id, text_hash, title, body, words)"
            " VALUES (%s, %s, %s, %s, 1) RETURNING id",
            (version[0], digest, doc.title, doc.body),
        ).fetchone()
        address = hashlib.sha256(doc.url.encode()).digest()
        capture = conn.execute(
            "INSERT INTO capture (url, url_sha256, fetched_at, status, media_type,"
            " payload_sha256, warc_file, warc_offset, warc_length, member_sha256,"
            " source, state) VALUES (%s, %s, now(), 200, 'text/html', %s, 'a.warc.gz',"
            " 0, 1, %s, %s, 'read') RETURNING id",
            (doc.url, address, digest, digest, doc.source),
        ).fetchone()
        assert revision
        assert capture
        conn.execute(
            "INSERT INTO rendition (document_id, revision_id, capture_id, url_sha256,"
            " payload_sha256, part, role, language, filed_under, facts, facts_hash,"
            " notes) VALUES (%s, %s, %s, %s, %s, '', 'text', %s, '',"
            " jsonb_build_object('translations', %s::jsonb), '', '[]')",
            (found[0], revision[0], capture[0], address, digest, doc.language,
             doc.translations),
        )  # fmt: skip


def links(conn: Conn) -> list[str]:
    """Every link in a line: ``a/1 same b/2``."""
    rows = conn.execute(
        "SELECT d.source, d.native_id, l.relation, o.source, o.native_id"
        " FROM document_link AS l JOIN document AS d ON d.id = l.document_id"
        " JOIN document AS o ON o.id = l.other_id ORDER BY 1, 2, 4, 5"
    )
    return [f"{a}/{b} {relation} {c}/{d}" for a, b, relation, c, d in rows]


STATEMENT = prose(1)
ONE = Doc("a", "1", STATEMENT)
COPY = Doc("b", "2", STATEMENT.upper(), day=date(2024, 5, 4))
EDITED = Doc("c", "3", STATEMENT.replace("harbour", "airport", 3), day=date(2024, 5, 5))
OTHER = Doc("d", "4", prose(2))
CONTAINER = Doc("e", "5", f"{prose(3, 500)} {STATEMENT} {prose(4, 500)}")


def test_the_same_text_at_two_sources_is_linked_and_not_merged(conn: Conn) -> None:
    keep(conn, [ONE, COPY, EDITED, OTHER, CONTAINER])
    assert linking.link(conn) == 6
    assert links(conn) == [
        "a/1 same b/2",
        "a/1 edited c/3",
        "a/1 contained e/5",
        "b/2 edited c/3",
        "b/2 contained e/5",
        "c/3 contained e/5",
    ]
    held = conn.execute("SELECT count(*) FROM document").fetchone()
    assert held == (5,)


@pytest.mark.parametrize("seed", range(4))
def test_links_do_not_depend_on_the_order_or_number_of_runs(
    conn: Conn, seed: int
) -> None:
    docs = [ONE, COPY, EDITED, OTHER, CONTAINER]
    random.Random(seed).shuffle(docs)
    for doc in docs:
        keep(conn, [doc])
        if seed % 2:
            linking.link(conn)
    linking.link(conn)
    exported = [row[0] for row in conn.execute(SQL["export links"])]
    assert len(exported) == 6
    assert exported[0] == (
        '{"row": "link", "rule": "words/1", "score": 1.000, "source": "a", '
        '"relation": "same", "native_id": "1", "other_source": "b", '
        '"other_native_id": "2"}'
    )
    assert links(conn)[0] == "a/1 same b/2"


def test_linking_again_does_nothing(conn: Conn) -> None:
    keep(conn, [ONE, COPY])
    assert linking.link(conn) == 1
    assert linking.link(conn) == 0
    assert links(conn) == ["a/1 same b/2"]


def test_a_new_text_of_a_document_makes_its_links_anew(conn: Conn) -> None:
    keep(conn, [ONE, COPY])
    linking.link(conn)
    keep(conn, [replace(COPY, body=STATEMENT.replace("treaty", "pact", 2))])
    linking.link(conn)
    assert links(conn) == ["a/1 edited b/2"]
    keep(conn, [replace(COPY, body=prose(9))])
    linking.link(conn)
    assert links(conn) == []


def test_a_text_of_another_time_is_not_looked_for(conn: Conn) -> None:
    late = replace(COPY, day=ONE.day and ONE.day + timedelta(days=365))
    keep(conn, [ONE, late])
    linking.link(conn)
    assert links(conn) == []
    keep(conn, [replace(late, native_id="3", day=None, body=STATEMENT)])
    linking.link(conn)
    assert links(conn) == ["a/1 same b/3", "b/2 same b/3"]


def test_a_date_that_was_found_later_makes_the_links_anew(conn: Conn) -> None:
    late = replace(COPY, day=date(2025, 5, 4))
    keep(conn, [ONE, late])
    linking.link(conn)
    assert links(conn) == []
    conn.execute("UPDATE document SET dated_on = '2024-05-04' WHERE source = 'b'")
    linking.link(conn)
    assert links(conn) == ["a/1 same b/2"]


def test_resolutions_are_known_by_their_symbols_and_not_sketched(conn: Conn) -> None:
    first = replace(ONE, kind="resolution", symbol="A/RES/77/1")
    again = replace(COPY, kind="resolution", symbol="A/RES/77/2")
    keep(conn, [first, again])
    assert linking.link(conn) == 0
    sketched = conn.execute("SELECT count(*) FROM sketched").fetchone()
    assert sketched == (0,)


def test_a_draft_is_linked_with_what_was_adopted_of_it(conn: Conn) -> None:
    draft = replace(ONE, kind="draft_resolution", symbol="S/2024/400")
    adopted = Doc(
        "b", "9", STATEMENT, kind="resolution", symbol="S/RES/2730 (2024)",
        draft_symbol="S/2024/400",
    )  # fmt: skip
    keep(conn, [draft, adopted])
    assert (linking.link(conn), linking.link(conn)) == (1, 0)
    assert links(conn) == ["a/1 same b/9"]


ENGLISH = """On 12 March 2024 the ministers agreed on 45 million for 17 hospitals,
in line with resolution 2712 (2023) and 2720 (2023); 1,250 people were treated."""
GERMAN = """Am 12. März 2024 einigten sich beide auf 45 Millionen für 17 Kliniken gemäß
Resolution 2712 (2023) und 2720 (2023); 1.250 Menschen wurden behandelt."""


def test_translations_are_linked_by_their_address_or_by_their_numbers(
    conn: Conn,
) -> None:
    english = Doc("a", "1", ENGLISH, actor="DEU")
    german = Doc("a", "2", GERMAN, language="de", actor="DEU")
    french = Doc(
        "a", "3", "Un communiqué sans aucun chiffre du tout.", language="fr",
        translations=f'[["{english.url}", "en"]]',
    )  # fmt: skip
    keep(conn, [french])
    linking.link(conn)
    keep(conn, [english, german])
    linking.link(conn)
    assert links(conn) == ["a/1 translation a/2", "a/1 translation a/3"]


def test_a_link_is_seen_from_both_of_its_documents(conn: Conn) -> None:
    keep(conn, [ONE, CONTAINER])
    linking.link(conn)
    ids = [row[0] for row in conn.execute("SELECT id FROM document ORDER BY source")]
    seen = changes.links(conn, ids)
    assert [(s.relation, s.is_first) for s in seen] == [
        ("contained", True), ("contained", False)
    ]  # fmt: skip


def test_many_copies_of_one_form_are_not_all_compared(conn: Conn) -> None:
    keep(conn, [Doc("a", str(n), STATEMENT) for n in range(120)])
    pairs = 120 * 119 // 2
    assert 119 <= linking.link(conn) <= 120 * linking.CANDIDATES < pairs


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch("too short to tell") == []
    marks = sketch(STATEMENT)
    text = ",".join(f"{mark.band}:{mark.hash}" for mark in marks)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "42fe97dcbc93c524"
    assert all(-(2**63) <= mark.hash < 2**63 for mark in marks)
