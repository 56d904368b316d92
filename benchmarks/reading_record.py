"""How quickly a large record answers: search by class of word and language, an actor's
page, the cube.

    ONRECORD_HOME=~/large .venv/bin/python benchmarks/reading_record.py [--times 9]

The words are taken from the record itself: common in a tenth of a language's texts or
more, middle in about one of a hundred, rare in fewer than one of five thousand. Each
is asked with and without filters; the table shows the median and the 95th percentile
in ms. With --partitioned the same searches run beside it with windows over the text's
own date, and so on a copy of the full text that is partitioned by year.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import psycopg

from onrecord.commands.session import opened
from onrecord.db import lookup
from onrecord.db.connect import connect

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
CLASSES = {"common": (0.1, 0.6), "middle": (0.005, 0.02), "rare": (0.0, 0.0002)}
"""Share of a language's texts that hold the word."""
SAMPLE = 3_000
WORDS = 6
FILTERS: dict[str, dict[str, Any]] = {
    "": {},
    "actor": {"actor": "FRA"},
    "year": {"since": date(2019, 1, 1), "until": date(2019, 12, 31)},
}
PARTITIONS = """
CREATE TABLE partitioned.statement_fts (
  revision_id bigint NOT NULL, chunk int NOT NULL, document_id bigint NOT NULL,
  language text NOT NULL, dated_on date, tsv tsvector NOT NULL
) PARTITION BY RANGE (dated_on);
ALTER TABLE partitioned.statement_fts ALTER tsv SET STORAGE EXTERNAL;
CREATE TABLE partitioned.undated PARTITION OF partitioned.statement_fts DEFAULT;
"""
TODAY, DATED, PARTITIONED = "today", "by the text's date", "partitioned"
SEARCH = lookup.SQL["search texts"]
BY_TEXT = SEARCH.replace(
    "s::date IS NULL OR d.dated_on >= %(after)s",
    "s::date IS NULL OR f.dated_on >= %(after)s",
)
Session = psycopg.Connection[tuple[Any, ...]]


def words(conn: Session, language: str) -> dict[str, list[str]]:
    """Some words of each class, as texts print them; of Chinese, two characters."""
    bodies = conn.execute(
        "SELECT r.body FROM revision AS r JOIN version AS v ON v.id = r.version_id"
        " WHERE v.language = %s ORDER BY r.text_hash LIMIT %s",
        (language, SAMPLE),
    ).fetchall()
    held: Counter[str] = Counter()
    for (body,) in bodies:
        if language == "zh":
            held.update({body[n : n + 2] for n in range(0, len(body) - 1, 7)})
        else:
            held.update(set(re.findall(r"[^\W\d_]{2,24}", body.lower())))
    ordered = sorted(held, key=lambda w: hashlib.sha256(w.encode()).digest())
    found: dict[str, list[str]] = {name: [] for name in CLASSES}
    for word in filter(str.isalpha, ordered):
        for name, (least, most) in CLASSES.items():
            share = 0.0 if held[word] == 1 else held[word] / len(bodies)
            if least <= share <= most and len(found[name]) < WORDS:
                found[name].append(word)
    return found


def milliseconds(work: Callable[[], Any], times: int) -> list[float]:
    work()
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append(1000 * (perf_counter() - began))
    return taken


def summary(taken: Sequence[float]) -> tuple[float, float]:
    return median(taken), quantiles(taken, n=20)[-1]


def search_times(
    conn: Session, times: int, modes: Sequence[str], languages: Sequence[str]
) -> Iterator[tuple[str, dict[str, tuple[float, float]]]]:
    """By language, class of word and filter, then by mode: median, 95th percentile."""
    for language in languages:
        for name, chosen in words(conn, language).items():
            for label, more in FILTERS.items():
                taken: dict[str, list[float]] = {mode: [] for mode in modes}
                for word in chosen:
                    query = lookup.Query(words=word, language=language, **more)
                    for mode in modes:  # in alternation: the load is the same for each
                        switch(conn, mode)
                        work = partial(lookup.search, conn, query)
                        taken[mode] += milliseconds(work, times)
                key = f"{language} {name} {label}".strip()
                yield key, {m: summary(t) for m, t in taken.items() if t}
    switch(conn, TODAY)


def switch(conn: Session, mode: str) -> None:
    """Search as today; with windows over the text's own date, which it alone could
    prune by; or the same on the partitioned copy."""
    conn.execute(
        "SET search_path = partitioned, public"
        if mode == PARTITIONED
        else "SET search_path = public"
    )
    lookup.SQL["search texts"] = SEARCH if mode == TODAY else BY_TEXT


def partition(conn: Session) -> float:
    """Make the copy that is partitioned by year; seconds."""
    began = perf_counter()
    conn.execute("DROP SCHEMA IF EXISTS partitioned CASCADE")
    conn.execute("CREATE SCHEMA partitioned")
    conn.execute(PARTITIONS)
    for year in range(1946, 2027):
        conn.execute(
            f"CREATE TABLE partitioned.y{year} PARTITION OF partitioned.statement_fts "
            f"FOR VALUES FROM ('{year}-01-01') TO ('{year + 1}-01-01')"
        )
    conn.execute("INSERT INTO partitioned.statement_fts TABLE public.statement_fts")
    conn.execute("CREATE INDEX ON partitioned.statement_fts USING gin (tsv)")
    conn.execute("CREATE INDEX ON partitioned.statement_fts (revision_id)")
    conn.execute("ANALYZE partitioned.statement_fts")
    return perf_counter() - began


def others(conn: Session, times: int) -> dict[str, tuple[float, float]]:
    page = partial(lookup.search, conn, lookup.Query(actor="FRA"))
    cube = "SELECT actor_id, topic_id, month, role, n FROM rollup"
    return {
        "newest of an actor": summary(milliseconds(page, 3 * times)),
        "cube, whole": summary(
            milliseconds(lambda: conn.execute(cube).fetchall(), times)
        ),
        "cube, one actor": summary(
            milliseconds(
                lambda: conn.execute(cube + " WHERE actor_id = 'FRA'").fetchall(), times
            )
        ),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--partitioned", action="store_true")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES)
    options = parser.parse_args()
    modes = [TODAY]
    with opened() as conninfo, connect(conninfo) as conn:
        conn.autocommit = True
        if options.partitioned:
            print(f"partitioned in {partition(conn):.0f} s")
            modes += [DATED, PARTITIONED]
        try:
            print(f"{'':24}" + "".join(f"{mode:>24}" for mode in modes))
            found = search_times(conn, options.times, modes, options.languages)
            for name, by_mode in found:
                cells = (f"{m:14.1f} {p:9.1f}" for m, p in by_mode.values())
                print(f"{name:24}" + "".join(cells), flush=True)
            for name, (middle, p95) in others(conn, options.times).items():
                print(f"{name:24}{middle:14.1f} {p95:9.1f}")
        finally:
            conn.execute("DROP SCHEMA IF EXISTS partitioned CASCADE")


if __name__ == "__main__":
    main()
