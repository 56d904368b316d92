"""Silent edits and removals are listed with both copies, by the command and a page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import lxml.html
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from onrecord.annotate.diffs import Span
from onrecord.archive import Exchange, Fault, read_members, write_archive
from onrecord.collect import run as runs
from onrecord.collect.reading import Window
from onrecord.collect.sources import all_sources
from onrecord.collect.summary import Progress
from onrecord.db import changes
from onrecord.db.connect import connect
from onrecord.demo.press import CHALLENGE
from onrecord.models import Capture
from onrecord.reports import Selection, write_report
from onrecord.reports.edits import PLACES, pieces

Conn = psycopg.Connection[tuple[Any, ...]]
Run = Callable[..., subprocess.CompletedProcess[str]]

DEMO = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
SOURCE = "un_press"
LATER = timedelta(days=30)
GONE = ("gone", "blocked", "moved", "challenge")


def broken(fault: Fault) -> None:
    pytest.fail(str(fault))


def releases() -> list[Capture]:
    """Releases of the demo that can be read, in the order of the archive."""
    found = []
    for record in read_members(DEMO, broken):
        if record.is_capture and record.url.endswith(".doc.htm"):
            capture = record.capture()
            if all_sources()[SOURCE].read(capture).documents:
                found.append(capture)
    return found


@dataclass(frozen=True)
class Site:
    """A record of releases that were looked at twice, and the addresses of what
    became of them."""

    conninfo: str
    home: Path
    edited: str
    noisy: str
    removed: dict[str, str]


def answer(page: Capture, status: int, body: bytes) -> Exchange:
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    if status == 301:
        headers += (("Location", "https://press.un.org/en"),)
    return Exchange(page.url, page.fetched_at + LATER, status, headers, body)


def changed_body(page: Capture, old: bytes, new: bytes) -> bytes:
    assert old in page.body
    return page.body.replace(old, new, 1)


def first_word(page: Capture) -> str:
    """A word inside a paragraph of the text that occurs once in the page."""
    (document,) = all_sources()[SOURCE].read(page).documents
    for paragraph in document.paragraphs:
        for word in paragraph.text.split()[8:]:
            once = page.body.count(word.encode()) == 1
            if once and word.isalpha() and word.isascii() and len(word) > 6:
                return word
    raise AssertionError("no word of this text occurs once")


@pytest.fixture(scope="module")
def site(template: str, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Releases edited, cut into other paragraphs, gone, refused, moved, challenged."""
    pages = releases()
    assert len(pages) >= 6
    edited, noisy, *others = pages
    word = first_word(edited)
    noise = first_word(noisy)
    again = [
        answer(edited, 200, changed_body(edited, word.encode(), b"altogether")),
        answer(
            noisy, 200, changed_body(noisy, noise.encode(), b"</p><p>" + noise.encode())
        ),
        answer(others[0], 404, b"<html><p>Not found</p>"),
        answer(others[1], 403, b"<html><p>Forbidden</p>"),
        answer(others[2], 301, b""),
        answer(others[3], 200, CHALLENGE.encode()),
    ]  # fmt: skip
    home = tmp_path_factory.mktemp("edits")
    write_archive(home / "later.warc.gz", again)
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE edits TEMPLATE template")
    conninfo = make_conninfo(template, dbname="edits")
    runs.collect_from(
        conninfo, home / "home", [DEMO, home / "later.warc.gz"],
        {SOURCE: all_sources()[SOURCE]}, Window(), Progress(),
    )  # fmt: skip
    removed = dict(zip(GONE, (page.url for page in others), strict=False))
    return Site(conninfo, home / "home", edited.url, noisy.url, removed)


def listed(onrecord: Run, site: Site, *options: str) -> dict[str, Any]:
    done = onrecord(site.conninfo, "edits", "--json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_an_edit_is_listed_with_both_copies_and_the_words(
    onrecord: Run, site: Site
) -> None:
    found = listed(onrecord, site)
    (edit,) = found["edits"]
    word = first_word(releases()[0])
    assert (edit["kind"], edit["words"], edit["same_address"]) == ("edit", 1, True)
    assert [(d["op"], d["old"].strip(), d["new"].strip()) for d in edit["diff"]] == [
        ("replace", word, "altogether")
    ]
    assert edit["old"]["url"] == edit["new"]["url"] == site.edited
    assert edit["old"]["sha256"] != edit["new"]["sha256"]
    assert edit["old"]["fetched_at"] < edit["new"]["fetched_at"]


def test_noise_is_counted_and_shown_when_asked_for(onrecord: Run, site: Site) -> None:
    assert listed(onrecord, site)["noise"] == 1
    shown = listed(onrecord, site, "--noise")["edits"]
    assert sorted((e["kind"], e["noise"], e["new"]["url"]) for e in shown) == [
        ("edit", [], site.edited), ("noise", ["whitespace"], site.noisy)
    ]  # fmt: skip


def test_removals_are_told_apart(onrecord: Run, site: Site) -> None:
    found = listed(onrecord, site)["removals"]
    assert {r["what"]: r["old"]["url"] for r in found} == site.removed
    assert all(r["new"]["fetched_at"] > r["old"]["fetched_at"] for r in found)
    assert {r["what"]: r["status"] for r in found} == {
        "gone": 404, "blocked": 403, "moved": 301, "challenge": 200
    }  # fmt: skip


def test_what_the_crawler_last_saw_decides_over_the_archive(site: Site) -> None:
    with connect(site.conninfo) as conn:
        conn.autocommit = True
        with conn.transaction(force_rollback=True):
            for url, standing in (
                (site.edited, "soft404"), (site.removed["gone"], "ok")
            ):  # fmt: skip
                conn.execute(
                    "INSERT INTO address (source, url_sha256, url, is_listing, state,"
                    " standing, since)"
                    " VALUES (%s, sha256(%s::bytea), %s, false, 'seen', %s, now())",
                    (SOURCE, url.encode(), url, standing),
                )
            found = {row.what: row for row in changes.removed(conn)}
    assert found["soft404"].old.url == site.edited
    assert found["soft404"].since
    assert "gone" not in found


def test_a_window_and_a_source_limit_the_list(onrecord: Run, site: Site) -> None:
    day = datetime.now(UTC).date() + timedelta(days=4000)
    later = listed(onrecord, site, "--since", day.isoformat())
    assert later == {"edits": [], "noise": 0, "removals": []}
    assert len(listed(onrecord, site, "--source", SOURCE)["edits"]) == 1
    done = onrecord(site.conninfo, "edits", "--source", "un_pres")
    assert done.returncode == 2
    assert "did you mean un_press?" in done.stderr


def test_the_list_for_people_names_the_commands_that_show_the_copies(
    onrecord: Run, site: Site
) -> None:
    done = onrecord(site.conninfo, "edits")
    word = first_word(releases()[0])
    assert f"[-{word}-] {{+altogether+}}" in done.stdout
    assert (
        "gone: the source says that there is no such page (answer 404)" in done.stdout
    )
    assert done.stdout.count("onrecord archive show") == 10
    assert "1 edits, 1 changes of noise (--noise shows them), 4 removals" in done.stderr


def test_the_report_has_a_page_of_them_and_the_overview_leads_to_it(
    site: Site, tmp_path: Path
) -> None:
    with connect(site.conninfo) as conn:
        conn.autocommit = True
        entry = write_report(
            conn, tmp_path / "report", selection=Selection(), fmt="html",
            generated_at=datetime(2026, 1, 5, tzinfo=UTC), archive=None,
        ).entry  # fmt: skip
    overview = lxml.html.fromstring(entry.read_bytes())
    (link,) = overview.cssselect('a[href="edits.html"]')
    assert link.text == "1 text was changed and 4 pages were taken away at the source"
    page = lxml.html.fromstring((entry.parent / "edits.html").read_bytes())
    assert [e.text_content().strip() for e in page.cssselect("#edits ins")] == [
        "altogether"
    ]
    assert len(page.cssselect("#removals .item")) == 4
    assert "1 page changed around the text only" in page.text_content()
    for anchor in page.cssselect(".item h3 a"):
        assert (entry.parent / str(anchor.get("href"))).is_file()


def texts(spans: Sequence[Span]) -> list[str]:
    return [piece.text for piece in pieces(spans)]


def test_long_unchanged_text_is_cut_around_the_changes() -> None:
    kept = "w " * 400
    spans = [
        Span("equal", kept, kept), Span("replace", "a ", "b "),
        Span("equal", kept, kept), Span("delete", "c", ""), Span("equal", kept, kept),
    ]  # fmt: skip
    first, out, put_in, between, gone, last = texts(spans)
    assert (out, put_in, gone) == ("a ", "b ", "c")
    assert first.startswith("…")
    assert last.endswith("…")
    assert "…" in between
    assert max(map(len, (first, between, last))) < 200


def test_only_the_first_of_many_places_are_shown() -> None:
    spans = [Span("equal", "x ", "x "), Span("insert", "", "y ")] * (PLACES + 5)
    assert texts(spans).count("y ") == PLACES
