"""A run leaves a row a source, its looks, and the ledger; ``doctor`` reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from subprocess import CompletedProcess
from typing import Any

import psycopg
import pytest
from live_faults import CHALLENGE
from live_server import Installation, installation
from live_site import Answer, page, text
from psycopg import sql

from onrecord.collect.health_book import Finished, _Source, make_ledger
from onrecord.collect.health_looks import Listing, Looks, chain, is_selection
from onrecord.collect.packed import Answers, Ids
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_cards
from onrecord.db.health import SQL, missing_numbers, spans

here = installation

TODAY = "(SELECT max(day) FROM look)"


def dated(*items: tuple[str, date], older: str = "") -> Answer:
    rows = "".join(
        f'<li><time>{day}</time><a href="/doc/{name}">a page</a></li>'
        for name, day in items
    )
    link = f'<a rel="next" href="{older}">older</a>' if older else ""
    return Answer(body=f"<!doctype html><ul>{rows}</ul>{link}".encode())


def found(here: Installation, columns: str) -> tuple[Any, ...]:
    """Columns of the newest run's row."""
    query = f"SELECT {columns} FROM run_source ORDER BY run DESC LIMIT 1"  # noqa: S608
    row = here.conn.execute(query).fetchone()
    assert row is not None
    return row


def look(here: Installation) -> tuple[Any, ...]:
    row = here.conn.execute(
        "SELECT outcome, reach, missed FROM look ORDER BY run DESC, day DESC LIMIT 1"
    ).fetchone()
    assert row is not None
    return row


def doctor(here: Installation, *more: str) -> tuple[int, dict[str, Any]]:
    process = here.start("doctor", *more, "press", "--json")
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err, err
    return process.returncode, json.loads(out)[0]


def test_a_run_tells_what_it_found_at_a_source(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two", "same", "copy", "none")
    site.answers["/doc/none"] = text("gone", 404)
    body = page("same").body.replace(b"one", b"One")
    site.answers["/doc/copy"] = site.answers["/doc/same"] = Answer(body=body)
    here.unhealthy()
    assert found(here, "live, bounded, outcome, why") == (True, False, "complete", [])
    assert found(here, "listings, links, links_undated, unanswered") == (1, 5, 5, 0)
    assert found(here, "documents, new, quarantined") == (4, 4, 1)
    assert found(here, "undated, untitled, empty, repeated") == (0, 0, 0, 3)
    assert found(here, "statuses, reasons") == (
        {"200": 5, "404": 2},  # robots.txt too
        {"http_status": 1},
    )


def test_a_listing_that_has_not_changed_is_a_look_all_the_same(
    here: Installation,
) -> None:
    site = here.source()
    site.holds("one")
    tagged = Answer(body=site.answers["/"].body, headers={"ETag": '"1"'})  # type: ignore[union-attr]
    site.answers["/"] = [tagged, Answer(304)]
    here.healthy()
    here.later(days=1)
    here.healthy()
    assert found(here, "outcome, listings, links") == ("complete", 1, 1)
    assert here.value("SELECT count(*) FROM look WHERE outcome = 'complete'") == 2


def test_items_that_do_not_answer_leave_their_days_in_doubt(
    here: Installation,
) -> None:
    site = here.source(start=[])
    here.sources["press"]["start"] = [site.url + "/list/1"]
    now = date.today()  # noqa: DTZ011 - the source is where this machine is
    days = [now - timedelta(days=n) for n in (1, 3, 5)]
    site.answers["/list/1"] = dated(*zip(("a", "b", "c"), days, strict=True))
    for name in ("a", "c"):
        site.answers[f"/doc/{name}"] = page(name)
    site.answers["/doc/b"] = text("later", 503)
    here.unhealthy()
    assert look(here) == ("complete", days[2], [days[1]])
    state = "SELECT state FROM coverage_day WHERE day = "
    assert here.value(f"{state}'{days[1]}'") == "partial"
    assert here.value(f"{state}'{days[0]}'") == "collected"


def test_a_listing_that_cannot_be_read_covers_nothing(here: Installation) -> None:
    here.source().answers["/"] = text("broken", 500)
    here.unhealthy()
    assert found(here, "outcome, listings_failed") == ("failed", 1)
    assert here.value("SELECT count(*) FROM coverage WHERE state = 'collected'") == 0
    code, told = doctor(here)
    assert (code, told["state"]) == (1, "broken")
    assert told["problems"][0]["kind"] == "publisher_error"


def test_an_empty_listing_covers_nothing_and_is_broken(here: Installation) -> None:
    site = here.source()
    site.answers["/feed"] = Answer(body=b"<rss version='2.0'><channel/></rss>")
    here.sources["press"]["start"] = [site.url + "/feed"]
    here.collect()
    assert here.value("SELECT count(*) FROM coverage WHERE state = 'collected'") == 0
    assert doctor(here)[1]["state"] == "broken"


def test_a_site_that_refuses_is_blocked(here: Installation) -> None:
    here.source().answers["/"] = text(CHALLENGE, Content_Type="text/html")
    here.unhealthy()
    code, told = doctor(here)
    assert (code, told["state"]) == (1, "blocked")
    assert told["since"] is not None


def test_doctor_tries_a_source_with_one_request(here: Installation) -> None:
    site = here.source()
    site.holds("one", "two", "three")
    code, told = doctor(here)
    assert (code, told["state"], site.asked()) == (0, "never_tried", [])
    code, told = doctor(here, "--live")
    assert (code, told["state"]) == (0, "healthy")
    assert site.asked() == ["/robots.txt", "/"]
    assert found(here, "bounded") == (True,)
    here.later(days=1)
    assert doctor(here, "--live")[1]["state"] == "healthy"
    assert site.asked()[2:].count("/") == 1, "what the listing led to still waits"
    assert not site.asked("/doc/one")
    here.healthy()
    assert len(here.documents()) == 3, "the next collection asks for it"


def test_doctor_does_not_insist_where_a_source_fails(here: Installation) -> None:
    site = here.source()
    site.answers["/"] = text("later", 503)
    code, told = doctor(here, "--live")
    assert (code, told["state"]) == (1, "broken")
    assert site.asked() == ["/robots.txt", "/"]


def test_a_replay_covers_what_its_listings_show(filled: str) -> None:
    with psycopg.connect(filled) as conn:
        rows = conn.execute(
            "SELECT source, day, reach FROM look ORDER BY source"
        ).fetchall()
        samples = conn.execute(
            "SELECT count(*) FROM coverage_day WHERE state = 'sampled'"
        ).fetchone()
        live = conn.execute("SELECT bool_or(live) FROM run_source").fetchone()
    assert ("un_press", date(2026, 1, 15), date(2025, 11, 17)) in rows
    assert samples is not None
    assert samples[0] > 0, "the feed does not reach back to the older releases"
    assert live == (False,)


def test_reading_the_same_archive_again_leaves_the_ledger_as_it_is(
    filled: str, onrecord: Callable[..., CompletedProcess[str]]
) -> None:
    query = "SELECT source, first, last, state FROM coverage ORDER BY 1, 2"
    with psycopg.connect(filled) as conn:
        before = conn.execute(query).fetchall()
    onrecord(filled, "reread")
    with psycopg.connect(filled) as conn:
        assert conn.execute(query).fetchall() == before
        runs = conn.execute("SELECT count(DISTINCT run) FROM look").fetchone()
    assert before
    assert runs == (2,)


def test_a_front_page_never_tells_that_nothing_else_was_published() -> None:
    card = all_cards()["opcw"]
    at = datetime(2026, 5, 20, 12, tzinfo=UTC)
    days = tuple(date(2026, 5, n) for n in (3, 12, 19))

    def looked(*listings: Listing) -> tuple[Any, ...]:
        run = Finished(1, at, True, Window(), Looks(), Ids(), {})
        seen = [(at, listing) for listing in listings]
        (row,) = _Source(card, run, seen, [], Answers(), None).looks()
        return row["outcome"], row["reach"]

    front = Listing("opcw", "https://www.opcw.org/", documents=days, chooses=True)
    news = Listing("opcw", "https://www.opcw.org/news", documents=days[1:])
    assert is_selection("opcw", front.url)
    assert looked(front) == ("partial", days[0])
    assert looked(news) == ("complete", days[1])
    assert looked(front, news) == ("complete", days[1])


def test_a_number_that_is_missing_makes_its_days_doubtful(
    conn: psycopg.Connection[Any],
) -> None:
    numbered = [
        ("S/PRST/2019/2", "2019-01-20"), ("S/PRST/2019/3", "2019-02-01"),
        ("S/PRST/2019/6", "2019-03-01"), ("S/RES/7 (2019)", "2019-01-11"),
        ("S/RES/8 (2019)", "2019-01-12"), ("A/RES/73/9", "2019-01-05"),
        ("A/RES/73/11 A", "2019-01-08"), ("A/RES/ES-10/21", "2019-01-09"),
        ("A/RES/73/9/Add.1", "2019-01-09"),
    ]  # fmt: skip
    for symbol, day in numbered:
        conn.execute(
            "INSERT INTO document (source, native_id, kind, symbol, dated_on) "
            "VALUES ('un_sc', %s, %s, %s, %s)",
            (
                symbol,
                "presidential_statement" if "PRST" in symbol else "resolution",
                symbol,
                day,
            ),
        )
    missing = [
        (row.series, row.first, row.last, row.since, row.until)
        for row in missing_numbers(conn, ["un_sc"])
    ]
    assert missing == [
        ("A/RES/73", 1, 8, None, date(2019, 1, 5)),
        ("A/RES/73", 10, 10, date(2019, 1, 5), date(2019, 1, 8)),
        ("S/PRST/2019", 1, 1, date(2019, 1, 1), date(2019, 1, 20)),
        ("S/PRST/2019", 4, 5, date(2019, 2, 1), date(2019, 3, 1)),
    ]
    assert missing_numbers(conn, ["un_ga"]) == []
    conn.execute(
        "INSERT INTO run (command, sources, started_at, state) "
        "VALUES ('collect', '{un_sc}', '2024-06-01', 'done')"
    )
    conn.execute(
        "INSERT INTO look (run, source, day, outcome, reach, missed) "
        "SELECT max(id), 'un_sc', '2024-06-01', 'complete', '2018-12-01', '{}' FROM run"
    )
    make_ledger(conn, all_cards(), ["un_sc"])
    assert [(str(s.first), str(s.last), s.state) for s in spans(conn)] == [
        ("2018-12-01", "2018-12-01", "partial"),
        ("2018-12-02", "2018-12-31", "collected"),
        ("2019-01-01", "2019-01-20", "partial"),
        ("2019-01-21", "2019-01-31", "collected"),
        ("2019-02-01", "2019-03-01", "partial"),
        ("2019-03-02", "2022-12-31", "collected"),
        ("2023-01-01", "2023-12-31", "partial"),  # and nothing after its end
    ]


@pytest.mark.parametrize("name", [n for n in SQL if n != "copy coverage"])
def test_every_query_of_health_fits_the_schema(
    conn: psycopg.Connection[tuple[Any, ...]], name: str
) -> None:
    numbered: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        return numbered.setdefault(match[1], f"${len(numbered) + 1}")

    plain = re.sub(r"%\((\w+)\)s", place, SQL[name])
    conn.execute(sql.SQL(f"PREPARE q AS {plain}"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.org/news", "https://a.org/news?page=2", True),
        ("https://a.org/news/", "https://a.org/news/page/3/", True),
        ("https://a.org/sitemap-2023.xml", "https://a.org/sitemap-2024.xml", True),
        ("https://a.org/news?type=1", "https://a.org/news?type=2", False),
        ("https://a.org/en/feed", "https://a.org/fr/feed", False),
    ],
)
def test_pages_of_one_list_share_a_window(one: str, other: str, same: bool) -> None:
    assert (chain(one) == chain(other)) is same
