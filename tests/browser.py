"""Pages in a real browser: the system's Chromium, watched, with no way outside."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 390
AXE_TAGS = (
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
)  # fmt: skip

_FOCUSABLE = """() => {
  const found = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, ' +
    '[tabindex="0"]');
  return [...found].filter(one => {
    const style = getComputedStyle(one);
    const closed = one.parentElement.closest('details:not([open])');
    const head = one.tagName === 'SUMMARY' && one.parentElement === closed;
    const hidden = closed && !head;
    return !one.disabled && !hidden && style.visibility !== 'hidden' &&
      one.getClientRects().length > 0;
  }).length;
}"""

_WATCH_FOCUS = """() => {
  window.__focused = [];
  document.addEventListener('focusin', event => {
    const one = event.target, style = getComputedStyle(one);
    const at = one.getBoundingClientRect();
    window.__focused.push({
      what: one.outerHTML.slice(0, 120),
      first: !one.hasAttribute('data-seen'),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inside: at.bottom > 0 && at.top < innerHeight && at.right > 0 &&
        at.left < innerWidth && at.width > 0,
    });
    one.setAttribute('data-seen', '');
  });
}"""


@dataclass
class Watched:
    """A page, and what it tried or complained about since it was opened."""

    page: Page
    refused: list[str] = field(default_factory=list)
    """Addresses outside of what the test serves. No name leads anywhere, so nothing was
    fetched."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, exceptions, dialogs, failed requests."""

    def open(self, address: str) -> Page:
        """The page, there; what was noted before is forgotten."""
        self.forget()
        self.page.goto(address)
        return self.page

    def forget(self) -> None:
        self.refused.clear()
        self.complaints.clear()

    def until(self, expression: str) -> None:
        """Wait, a few seconds at most, for what a page's policy lets nobody wait for
        inside of it."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{self.page.url}: never {expression}")

    def check(self) -> None:
        assert self.refused == [], self.page.url
        assert self.complaints == [], self.page.url

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth"
                " - document.documentElement.clientWidth"
            )
        )

    def violations(self, *rules: str) -> list[str]:
        """What axe finds, a line each; of these rules only where some are given."""
        if not self.page.evaluate("typeof axe !== 'undefined'"):
            self.page.evaluate(_axe())
        only = (
            {"type": "rule", "values": list(rules)}
            if rules
            else {"type": "tag", "values": list(AXE_TAGS)}
        )
        options = json.dumps(
            {"runOnly": only, "resultTypes": ["violations"], "preload": False}
        )
        found: dict[str, Any] = self.page.evaluate(f"axe.run({options})")
        return [
            f"{one['id']}: {node['html'][:160]} ({node.get('failureSummary', '')})"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def tabbed(self) -> tuple[int, list[dict[str, Any]]]:
        """(how many things can be focused, what Tab reached, one after the other)."""
        expected = int(self.page.evaluate(_FOCUSABLE))
        self.page.evaluate(_WATCH_FOCUS)
        for _ in range(expected):
            self.page.keyboard.press("Tab")
        reached: list[dict[str, Any]] = self.page.evaluate("window.__focused")
        return expected, reached


@cache
def _axe() -> str:
    """The library's text; it is run by the debugger, so no policy has to allow it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def chromium(demo_home: Path) -> Iterator[Browser]:
    """One browser for the tests of a module, which are skipped where the system has
    none.

    Its driver holds the thread's event loop while it runs: what needs the loop, which
    is Scrapy reading the demo, must be over before, and other modules get it back.
    """
    sync_api = pytest.importorskip("playwright.sync_api")
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser: install one of {', '.join(NAMES)}")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found,
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
            chromium_sandbox=os.geteuid() != 0,
        )
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser, allowed: str, *, scripts: bool = True, bypass_csp: bool = False
) -> Iterator[Watched]:
    """An empty page that should fetch only what begins with ``allowed``."""
    context = browser.new_context(
        viewport={"width": WIDE, "height": 900},
        java_script_enabled=scripts,
        bypass_csp=bypass_csp,
    )
    page = context.new_page()
    watched = Watched(page)

    def note(request: Request) -> None:
        if not request.url.startswith((allowed, "data:")):
            watched.refused.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("console", lambda said: watched.complaints.append(said.text))
    page.on(
        "requestfailed",
        lambda request: watched.complaints.append(f"failed: {request.url}"),
    )

    def dismiss(dialog: Any) -> None:
        watched.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    try:
        yield watched
    finally:
        context.close()
