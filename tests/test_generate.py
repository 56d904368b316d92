"""The generator of large records makes a record like any other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
import pytest

from onrecord.db import holdings, lookup

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
pytestmark = pytest.mark.checkout
MANY = 60


@pytest.fixture
def generated(
    conninfo: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, float], Any]:
    monkeypatch.syspath_prepend(BENCHMARKS)
    generate, texts = import_module("generate"), import_module("texts")
    made = texts.Texts()
    for language in generate.LANGUAGES:
        for n in range(40):
            made.add(language, f"Sentence {n} in {language} of ours. " * 4)
    topic = ("T:water", "water", "rule/1")
    for actor in ("FRA", "KEN"):
        made.voices.append(texts.Voice(actor, "speech", (topic,), 2018))
    seconds = generate.generate(conninfo, made, MANY)
    return seconds, conninfo


def test_generated_statements_are_distinct_dated_and_found(
    generated: tuple[dict[str, float], Any], conn: psycopg.Connection[Any]
) -> None:
    assert set(generated[0]) == {"tables", "full text", "full-text index", "analyze"}
    row = conn.execute(
        "SELECT count(*), count(DISTINCT body), count(dated_on) FROM revision"
    ).fetchone()
    assert row == (MANY, MANY, MANY)
    rollup = conn.execute("SELECT sum(n) FROM rollup").fetchone()
    assert rollup == (MANY,)
    languages = {
        language for (language,) in conn.execute("SELECT language FROM version")
    }
    assert languages <= {"en", "fr", "es", "ru", "ar", "zh"}
    assert len(languages) > 3
    hits = lookup.search(conn, lookup.Query(words="sentence", actor="KEN", limit=MANY))
    assert 5 < len(hits) < MANY
    assert {hit.actor for hit in hits} == {"KEN"}
    assert holdings.status(conn)["stale"] == 0


def test_a_record_that_holds_something_is_left_alone(
    generated: tuple[dict[str, float], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    generate, texts = import_module("generate"), import_module("texts")
    with pytest.raises(SystemExit, match="not empty"):
        generate.generate(generated[1], texts.Texts(), 1)
