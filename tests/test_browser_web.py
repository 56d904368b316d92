"""The web site in a real browser: opened and used, by keyboard, and without scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from browser import NARROW, WIDE, Watched, opened
from flask import Flask
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = (
    "/", "/search", "/search?q=ceasefire", "/search?q=nothing+like+this",
    "/actors", "/actor/USA", "/actor/USA/votes", "/topics", "/votes",
    "/S/RES/2735(2024)", "/S/2023/970", "/timeline?q=ceasefire",
    "/compare", "/compare?a=USA&b=GBR", "/changes",
    "/changes/S/RES/2735(2024)?from=S/RES/2728", "/agreement?actor=USA",
    "/agreement", "/obligations", "/coverage", "/source/un_sc", "/quarantine",
    "/discrepancies", "/edits", "/brief", "/trace",
    "/search?kind=nonsense", "/S/RES/9999(2024)",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(app: Flask) -> Iterator[str]:
    """The address of the site on a copy of the demo's record."""
    web = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{web.server_port}"
    finally:
        web.shutdown()
        thread.join()
        web.server_close()


@pytest.fixture(scope="module")
def browsed(site: str, chromium: Browser) -> Iterator[Watched]:
    with opened(chromium, site) as watched:
        yield watched


def complaints(watched: Watched) -> list[str]:
    """An answer of 400 or 404 is told to the console, rightly."""
    return [line for line in watched.complaints if "status of 40" not in line]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_at_both_widths_in_both_schemes(
    browsed: Watched, site: str, path: str
) -> None:
    page = browsed.open(site + path)
    assert page.title()
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert browsed.overflow() <= 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            rules = () if scheme == "light" else ("color-contrast",)
            found = browsed.violations(*rules)
            assert found == [], "\n".join([f"{width} {scheme}", *found])
    assert browsed.refused == []
    assert complaints(browsed) == []


@pytest.mark.parametrize("path", ["/", "/search?q=ceasefire", "/compare", "/changes"])
def test_tab_reaches_everything_and_shows_where_it_is(
    browsed: Watched, site: str, path: str
) -> None:
    page = browsed.open(site + path)
    page.set_viewport_size({"width": NARROW, "height": 900})
    expected, reached = browsed.tabbed()
    assert expected == len(reached) > 0
    for one in reached:
        assert one["first"], one["what"]
        assert one["ring"], one["what"]
        assert one["inside"], one["what"]


def test_a_search_is_typed_and_sent_by_the_keyboard_alone(
    browsed: Watched, site: str
) -> None:
    page = browsed.open(f"{site}/")
    box = page.get_by_role("searchbox").first
    for _ in range(60):
        if box.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("ceasefire")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=ceasefire" in page.url
    assert page.get_by_role("searchbox").first.input_value() == "ceasefire"
    link = page.locator("main a", has_text="S/RES/2735").first
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "S/RES/2735 (2024)"
    assert browsed.refused == complaints(browsed) == []


def test_a_symbol_typed_into_the_box_leads_to_its_page(
    browsed: Watched, site: str
) -> None:
    page = browsed.open(f"{site}/search?q=s/res/2735")
    assert page.locator("a[href='/S/RES/2735(2024)']").count() > 0


def test_without_scripts_the_site_is_the_same(chromium: Browser, site: str) -> None:
    with opened(chromium, site, scripts=False) as plain:
        for path in ("/", "/search?q=ceasefire", "/compare?a=USA&b=GBR"):
            plain.page.goto(site + path)
            assert plain.page.locator("main").inner_text().strip()
        plain.check()


def test_a_reference_manager_finds_the_document_as_zotero_does(
    browsed: Watched, site: str
) -> None:
    """The server from the head, the id from the page, put together as they stand."""
    page = browsed.open(f"{site}/S/RES/2735(2024)")
    server = page.locator("link[rel=unapi-server]").get_attribute("href")
    id = page.locator("abbr.unapi-id").get_attribute("title")
    assert page.request.get(f"{site}{server}").status == 200
    assert page.request.get(f"{site}{server}?id={id}").status == 300
    answer = page.request.get(f"{site}{server}?id={id}&format=ris")
    assert answer.status == 200
    assert "SN  - S/RES/2735 (2024)" in answer.text()
    assert page.request.get(f"{site}{server}?id=nothing&format=ris").status == 404
    assert page.locator("meta[name=citation_technical_report_number]").count() == 1


def test_every_page_that_the_overview_names_answers(
    browsed: Watched, site: str
) -> None:
    page = browsed.open(f"{site}/")
    links = page.evaluate(
        "[...new Set([...document.querySelectorAll('header a, footer a')]"
        ".map(a => a.href.split('#')[0]))]"
    )
    assert len(links) >= 5
    for address in links:
        answer = page.request.get(address)
        assert answer.status == 200, address
