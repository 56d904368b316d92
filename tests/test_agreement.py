"""Who votes with whom in the record: bodies kept apart, what is not known counted."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from onrecord import vocabularies
from onrecord.reports.agreement import Agreement, Choice, Relation, Section, agreement
from onrecord.reports.agreement_formats import as_data, csv_text, lead, percent
from onrecord.reports.agreement_page import html, page

Run = Callable[..., subprocess.CompletedProcess[str]]
Conn = psycopg.Connection[tuple[Any, ...]]

NAMES = {a.id: a.name() for a in vocabularies.actors().values()}
LETTERS = {"y": "yes", "n": "no", "a": "abstention", "x": "non_voting", ".": ""}
HOSTILE = "=1+1 <script>alert(1)</script>\r\nx\x1b[31m\u202e"


def test_percents_never_round_to_all_or_nothing() -> None:
    assert [percent(share) for share in (0, 1, 0.99999, 0.00001, 0.4197)] == [
        "0 %", "100 %", "over 99.9 %", "under 0.1 %", "42.0 %",
    ]  # fmt: skip


def add(
    conn: Conn,
    symbol: str,
    day: date,
    body: str = "ORG:UN:GA",
    *,
    source: str = "un_ga",
    native_id: str = "",
    kind: str = "resolution",
    adoption: str = "",
    draft: str = "",
    title: str = "A title",
    tally_only: bool = False,
    **ballots: str,
) -> int:
    """One act with the ballots of its vote, a letter an actor; none: no vote."""
    row = conn.execute(
        "INSERT INTO document (source, native_id, stale, kind, symbol, title, body, "
        "dated_on, outcome, adoption, draft_symbol) "
        "VALUES (%s, %s, false, %s, %s, %s, %s, %s, 'adopted', %s, %s) RETURNING id",
        (source, native_id or symbol, kind, symbol, title, body, day, adoption, draft),
    ).fetchone()
    assert row
    if ballots or tally_only:
        vote = conn.execute(
            "INSERT INTO vote (document_id, origin, principal, yes, no, abstention, "
            "non_voting, printed_counts, renditions) "
            "VALUES (%s, 'extract', true, 0, 0, 0, 0, '{}', 1) RETURNING id",
            row,
        ).fetchone()
        assert vote
        cells = [(who, one) for who, word in ballots.items() for one in word]
        for position, (who, letter) in enumerate(cells, 1):
            conn.execute(
                "INSERT INTO ballot VALUES (%s, %s, %s, %s, %s)",
                (vote[0], position, LETTERS[letter], who, who),
            )
    return int(row[0])


@pytest.fixture
def held(conn: Conn) -> Conn:
    """Twelve votes of the Assembly, one in the Council, five acts without a vote."""
    for n in range(1, 13):
        add(
            conn, f"A/RES/70/{n}", date(2015 + n % 2, 12, n),
            FRA="y", GBR="yyyyyyyyyyan"[n - 1], USA="n" if n > 2 else "y",
            CHN="y" if n < 4 else "",
        )  # fmt: skip
    for n in range(13, 17):
        add(conn, f"A/RES/70/{n}", date(2015, 12, 20), adoption="Without a vote")
    add(conn, "A/RES/70/17", date(2015, 12, 21))
    add(conn, "A/RES/70/18", date(2015, 12, 22), tally_only=True)
    add(conn, "S/RES/2250 (2015)", date(2015, 12, 9), "ORG:UN:SC", source="un_sc",
        FRA="y", GBR="y", USA="y", CHN="y")  # fmt: skip
    return conn


def of_body(found: Agreement, body: str) -> Section:
    return next(section for section in found.sections if section.body == body)


def relation(section: Section, one: str, other: str) -> Relation:
    return section.relations[one, other]


def test_the_record_is_counted_body_by_body(held: Conn) -> None:
    found = agreement(held, Choice(actors=("FRA",)))
    assembly = of_body(found, "ORG:UN:GA")
    basis = assembly.basis
    assert (basis.documents, basis.without_vote, basis.unknown) == (18, 4, 1)
    assert (basis.recorded, basis.tally_only, basis.unanimous) == (12, 1, 2)
    gbr, usa, chn = assembly.partners["FRA"]
    assert (gbr.partner, gbr.whole.n, gbr.whole.identical) == ("GBR", 12, 10)
    assert (usa.partner, usa.whole.n, usa.whole.opposed) == ("USA", 12, 10)
    assert (chn.partner, chn.whole.n, chn.whole.withheld) == ("CHN", 3, True)
    assert chn.whole.one_unlisted == 9
    council = of_body(found, "ORG:UN:SC")
    assert (council.basis.documents, council.basis.unanimous) == (1, 1)
    assert assembly.missing == ("RUS",)


def test_unanimous_votes_can_be_left_out(held: Conn) -> None:
    found = agreement(held, Choice(actors=("FRA",), contested=True))
    assembly = of_body(found, "ORG:UN:GA")
    assert (len(assembly.votes), assembly.basis.unanimous) == (10, 2)
    assert relation(assembly, "FRA", "GBR").whole.n == 10
    assert of_body(found, "ORG:UN:SC").relations == {}


def test_years_are_counted_apart(held: Conn) -> None:
    found = agreement(held, Choice(among=("FRA", "GBR")))
    years = dict(relation(of_body(found, "ORG:UN:GA"), "FRA", "GBR").years)
    assert {year: (p.n, p.identical) for year, p in years.items()} == {
        2015: (6, 5), 2016: (6, 5),
    }  # fmt: skip


def test_a_period_and_a_body_limit_the_votes(held: Conn) -> None:
    choice = Choice(body="ORG:UN:GA", since=date(2016, 1, 1), until=date(2016, 12, 5))
    (section,) = agreement(held, choice).sections
    assert [vote.symbol for vote in section.votes] == [
        "A/RES/70/1", "A/RES/70/3", "A/RES/70/5",
    ]  # fmt: skip


def test_one_vote_of_two_sources_counts_once(conn: Conn) -> None:
    day = date(2020, 1, 2)
    add(conn, "A/RES/74/1", day, FRA="y", GBR="y", USA="n")
    add(conn, "A/RES/74/1", day, source="un_library", FRA="y", GBR="n")
    add(conn, "A/74/L.1", day, kind="draft_resolution", source="x", FRA="y", GBR="y")
    add(conn, "A/RES/74/2", day, draft="A/74/L.1", FRA="y", GBR="n")
    # Parts of one source that share a symbol are votes of their own.
    for part in "AB":
        add(conn, "A/RES/74/3 A-B", day, native_id=f"A/RES/74/3 {part}",
            FRA="y", GBR="y")  # fmt: skip
    (section,) = agreement(conn, Choice(among=("FRA", "GBR"))).sections
    found = relation(section, "FRA", "GBR").whole
    assert (section.basis.documents, found.n, found.identical) == (4, 4, 3)


def test_a_ballot_that_contradicts_itself_is_left_out_and_counted(conn: Conn) -> None:
    add(conn, "A/RES/74/1", date(2020, 1, 2), FRA="yn", GBR="yy", USA="y")
    (section,) = agreement(conn, Choice(among=("FRA", "GBR", "USA"))).sections
    assert section.basis.doubled == 1
    assert list(section.votes[0].ballots) == ["GBR", "USA"]


def test_the_lead_says_what_no_vote_shows(held: Conn) -> None:
    said = lead(agreement(held, Choice()), NAMES)
    assert "Of 18 documents of the General Assembly, 5 (27.8 %) have no" in said
    assert "Of 1 document of the Security Council, 0 (0 %) has no recorded vote" in said


def text_of(lines: Iterator[str]) -> str:
    """The table without the mark before it that tells Excel the encoding."""
    marked = "".join(lines)
    assert marked.startswith("\ufeff")
    return marked[1:]


def test_the_csv_and_the_json_have_the_same_numbers(held: Conn) -> None:
    found = agreement(held, Choice(actors=("FRA",)))
    rows = list(csv.DictReader(io.StringIO(text_of(csv_text(found, NAMES)))))
    row = next(r for r in rows if (r["body"], r["partner"]) == ("ORG:UN:GA", "GBR"))
    assert (row["n"], row["identical"], row["share"]) == ("12", "10", "0.8333")
    china = next(r for r in rows if (r["body"], r["partner"]) == ("ORG:UN:GA", "CHN"))
    assert (china["n"], china["share"], china["withheld"]) == ("3", "", "yes")
    data = json.loads(json.dumps(as_data(found, NAMES)))
    (assembly,) = (b for b in data["bodies"] if b["body"] == "ORG:UN:GA")
    pairs = {(p["actor"], p["partner"]): p for p in assembly["pairs"]}
    assert pairs["FRA", "GBR"]["identical"] == 10
    assert pairs["FRA", "CHN"]["share"] is None
    assert len(rows) == sum(len(body["pairs"]) for body in data["bodies"])


def test_the_csv_by_year_adds_up(held: Conn) -> None:
    found = agreement(held, Choice(among=("FRA", "GBR"), body="ORG:UN:GA"))
    text = text_of(csv_text(found, NAMES, by_year=True))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(r["year"], r["n"], r["withheld"]) for r in rows] == [
        ("2015", "6", "yes"), ("2016", "6", "yes"),
    ]  # fmt: skip


def test_the_page_shows_figures_beside_colours_and_withholds(held: Conn) -> None:
    text = html(page(agreement(held, Choice(actors=("FRA",))), NAMES))
    assert "Whom France votes with" in text
    assert "5 (27.8 %)" in text
    assert '<g class="h5">' in text
    assert ">83.3</text>" in text
    assert "France and China: withheld of 3" in text
    assert "1 more with fewer than 10 votes in common" in text
    assert "default-src 'none'" in text


def test_hostile_titles_stay_text(conn: Conn) -> None:
    for n in range(12):
        add(conn, f"A/RES/74/{n}", date(2020, 1, 2), title=HOSTILE, FRA="y", GBR="n")
    found = agreement(conn, Choice(among=("FRA", "GBR")))
    text = html(page(found, {**NAMES, "GBR": HOSTILE}, HOSTILE))
    assert "<script" not in text
    assert "\x1b" not in text
    rows = text_of(csv_text(found, {"GBR": HOSTILE}))
    assert ",'=1+1" in rows or "\"'=1+1" in rows
    assert len(list(csv.reader(io.StringIO(rows)))) == 2


def test_the_command_answers_and_names_the_nearest(
    held: Conn, conninfo: str, onrecord: Run, tmp_path: Path
) -> None:
    done = onrecord(conninfo, "agreement", "France", "--body", "General Assembly")
    assert done.returncode == 0, done.stderr
    assert "United Kingdom" in done.stdout
    assert "withheld, fewer than 10 votes in common: 1" in done.stdout
    assert "have no recorded vote" in done.stderr
    wrong = onrecord(conninfo, "agreement", "Frence")
    assert (wrong.returncode, "France (FRA)" in wrong.stderr) == (2, True)
    wrote = onrecord(conninfo, "agreement", "--among", "GROUP:P5", "-o", "a.html")
    assert (wrote.returncode, wrote.stdout) == (0, "a.html\n")
    assert "How the permanent five vote" in (tmp_path / "a.html").read_text("utf-8")
    asked = onrecord(conninfo, "agreement", "France", "--json")
    assert json.loads(asked.stdout)["choice"]["minimum"] == 10


def test_the_demo_lists_vetoes_with_their_documents(filled: str, onrecord: Run) -> None:
    done = onrecord(filled, "agreement", "--json")
    assert done.returncode == 0, done.stderr
    vetoes = json.loads(done.stdout)["vetoes"]
    assert {"S/2023/970"} <= {veto["symbol"] for veto in vetoes}
    (one,) = (veto for veto in vetoes if veto["symbol"] == "S/2023/970")
    assert (one["vetoed_by"], one["tally"], one["day"]) == (
        ["USA"], [13, 1, 1], "2023-12-08",
    )  # fmt: skip
    assert len(one["sha256"]) == 64
