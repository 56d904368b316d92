"""Every kind of page, opened and used in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from browser import NARROW, WIDE, Watched, opened
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.reports import (
    Selection,
    agreement_page,
    brief_page,
    obligation_formats,
    write_report,
)
from onrecord.reports.agreement import Choice as Voting
from onrecord.reports.agreement import agreement
from onrecord.reports.brief import Ask, brief
from onrecord.reports.brief_topics import asked_topics
from onrecord.reports.obligations import Choice, obligations
from onrecord.reports.trace import trace
from onrecord.reports.trace_page import trace_html
from onrecord.reports.wording_changes import changes_of
from onrecord.reports.wording_changes_page import changes_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOLDEN = Path(__file__).parent / "golden"
WRITTEN_AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
NAMES = {"FRA": "France", "USA": "United States", "RUS": "Russian Federation"}

NEWS = """The Security Council adopted a resolution on Gaza on 10 June 2024.

"The fighting must stop," the United States ambassador said after the vote on resolution
2735. Two Council resolutions had called for its cessation before, Malta noted."""

PAGES = (
    "index.html", "actors.html", "topics.html", "documents.html", "votes.html",
    "coverage.html", "quarantine.html", "discrepancies.html", "edits.html",
    "source/un-sc.html", "actor/GBR.html", "actor/USA.html", "topic/UNBIS-1.html",
    "document/S-RES-2712-2023.html", "document/S-RES-2712-2023.ar.html",
    "document/S-2023-970.html", "document/undated.html",
    "changes.html", "obligations.html", "agreement.html", "agreement-of-one.html",
    "brief.html", "brief-of-two.html", "trace.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(
    template: str, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The report of the small record, and beside it the pages that stand alone, of
    the demo's."""
    folder = tmp_path_factory.mktemp("browser") / "report"
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE browsed TEMPLATE template")
        with connect(make_conninfo(template, dbname="browsed")) as session:
            session.autocommit = True
            session.execute((GOLDEN / "record.sql").read_bytes())
            write_report(
                session,
                folder,
                selection=Selection(),
                fmt="html",
                generated_at=WRITTEN_AT,
                archive=None,
            )
        with connect(make_conninfo(template, dbname="demo")) as session:
            session.read_only = True
            for name, text in papers(session):
                (folder / name).write_text(text, "utf-8")
        yield folder
        server.execute("DROP DATABASE browsed WITH (FORCE)")


def papers(conn: psycopg.Connection) -> Iterator[tuple[str, str]]:
    """The pages that stand alone."""
    yield (
        "changes.html",
        changes_html(changes_of(conn, "S/RES/2728 (2024)", "S/RES/2712 (2023)", "en")),
    )
    due = obligations(conn, Choice(), date(2026, 1, 5))
    assert due.rows
    yield (
        "obligations.html",
        obligation_formats.html(obligation_formats.page(due, NAMES)),
    )
    for name, among in (("agreement", ("FRA", "USA", "RUS")), ("agreement-of-one", ())):
        choice = Voting(among=among, actors=() if among else ("FRA",))
        yield (
            f"{name}.html",
            agreement_page.html(agreement_page.page(agreement(conn, choice), {})),
        )
    topics = asked_topics(conn, ("Ceasefires",))
    for name, actors in (("brief", ("USA",)), ("brief-of-two", ("USA", "RUS"))):
        yield f"{name}.html", brief_page.html(brief(conn, Ask(actors, topics)))
    read = trace(conn, NEWS, today=date(2026, 1, 5), language="en")
    assert read.claims
    yield "trace.html", trace_html(read)


@pytest.fixture(scope="module")
def browsed(site: Path, chromium: Browser) -> Iterator[Watched]:
    with opened(chromium, site.as_uri()) as watched:
        yield watched


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_at_both_widths_in_both_schemes(
    browsed: Watched, site: Path, name: str
) -> None:
    """Nothing outside, no error, no scrolling to the side, no barrier."""
    page = browsed.open((site / name).as_uri())
    assert page.title()
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert browsed.overflow() <= 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            rules = () if scheme == "light" else ("color-contrast",)
            found = browsed.violations(*rules)
            assert found == [], "\n".join([f"{width} {scheme}", *found])
    browsed.check()


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_and_shows_where_it_is(
    browsed: Watched, site: Path, name: str
) -> None:
    page = browsed.open((site / name).as_uri())
    page.set_viewport_size({"width": NARROW, "height": 900})
    expected, reached = browsed.tabbed()
    assert expected == len(reached) > 0
    for one in reached:
        assert one["first"], one["what"]
        assert one["ring"], one["what"]
        assert one["inside"], one["what"]


def test_the_skip_link_leads_to_the_content(browsed: Watched, site: Path) -> None:
    page = browsed.open((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.url.endswith("#main")


def test_a_link_is_followed_by_the_keyboard_alone(browsed: Watched, site: Path) -> None:
    page = browsed.open((site / "documents.html").as_uri())
    page.get_by_role("link", name="S/2023/970").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "S/2023/970"
    browsed.check()


def test_a_region_that_is_wider_than_its_page_scrolls_by_the_keyboard(
    browsed: Watched, site: Path
) -> None:
    page = browsed.open((site / "coverage.html").as_uri())
    page.set_viewport_size({"width": NARROW, "height": 900})
    region = page.get_by_role("region").first
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    browsed.until("document.querySelector('[role=region]').scrollLeft > 0")


def test_arabic_is_set_from_the_right(browsed: Watched, site: Path) -> None:
    page = browsed.open((site / "document/S-RES-2712-2023.ar.html").as_uri())
    place = page.evaluate(
        """() => {
          const block = document.querySelector('#text [dir=rtl]');
          const words = document.createRange();
          const paragraph = block.querySelector('p');
          words.selectNodeContents(paragraph);
          const at = words.getBoundingClientRect(), of = block.getBoundingClientRect();
          return {before: of.right - at.right, behind: at.left - of.left,
                  direction: getComputedStyle(paragraph).direction};
        }"""
    )
    assert place["direction"] == "rtl"
    assert place["before"] < 40 < place["behind"]


def test_paper_has_the_words_and_not_the_navigation(
    browsed: Watched, site: Path
) -> None:
    page = browsed.open((site / "document/S-RES-2712-2023.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    try:
        assert not page.locator("header.site, nav.jump").first.is_visible()
        assert page.locator("#text").is_visible()
        paper = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
        assert browsed.violations("color-contrast") == []
        assert page.pdf().startswith(b"%PDF")
    finally:
        page.emulate_media(media="screen", color_scheme="light")


def test_without_scripts_every_page_can_be_reached(
    chromium: Browser, site: Path
) -> None:
    """From the overview, by links alone."""
    with opened(chromium, site.as_uri(), scripts=False) as plain:
        waiting, seen = [(site / "index.html").as_uri()], set()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            plain.page.goto(address)
            hrefs = plain.page.evaluate(
                "[...document.links].map(a => a.href.split('#')[0])"
                ".filter(a => a.startsWith('file:') && a.endsWith('.html'))"
            )
            waiting += sorted(set(hrefs) - seen)
        plain.check()
    alone = set(PAGES[PAGES.index("changes.html") :])
    files = {f.as_uri() for f in site.rglob("*.html") if f.name not in alone}
    assert seen == files
