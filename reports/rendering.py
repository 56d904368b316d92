"""Templates to files: one strict Jinja environment, and what makes values safe.

Everything that comes from a source is hostile. HTML is escaped by the environment,
Markdown by its own filter; addresses become links only where they are plain http or
https; characters that no reader can see are taken out before.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.symbols import parse
from onrecord.text import clean

PER_WRITE = 200  # template pieces that go to the file together
MAX_LINK = 2083  # characters; longer addresses are shown, not linked

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|<>&~.])")
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}\u2028\u2029]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def safe_link(url: str) -> str:
    """``url`` where it is a plain http or https address, else an empty string."""
    if not url or len(url) > MAX_LINK or _UNSAFE_IN_ADDRESS.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and host else ""


@lru_cache(maxsize=50_000)
def official_link(symbol: str) -> str:
    """The address of a UN document at docs.un.org; empty where it has none."""
    parsed = parse(symbol)
    if parsed is None or parsed.kind == "press_release":
        return ""
    path = quote(parsed.canonical.replace(" (", "("), safe="/().-")
    return f"https://docs.un.org/en/{path}"


def shown(text: str) -> str:
    """``text`` without characters that a page cannot hold."""
    return clean(text)


def plain(text: str) -> str:
    """``text`` for a place that knows no isolation, such as a window's title."""
    return " ".join(_BIDI_CONTROLS.sub("", clean(text)).split())


def hides_direction(text: str) -> bool:
    """True for text with controls that can make it read in another order."""
    return _OVERRIDES.search(text) is not None


def undirected(text: str) -> str:
    """``text`` without the controls that make it read in another order."""
    return _OVERRIDES.sub("", text)


def markdown(value: object) -> str:
    """``value`` on one line, every character with a meaning in Markdown escaped."""
    return _MARKDOWN.sub(r"\\\1", plain(str(value)))


@cache
def stylesheet() -> tuple[Markup, str]:
    """The style sheet for a page that stands alone, and the digest that its policy
    names (SHA-256, base64)."""
    css = files("onrecord.reports").joinpath("static/report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Markup(css), digest


def environment(*before: BaseLoader) -> Environment:
    """The one environment of all reports; Markdown templates use ``| md``.

    Templates that a loader of ``before`` has take the place of those here.
    """
    env = Environment(
        loader=ChoiceLoader([*before, PackageLoader("onrecord.reports")]),
        autoescape=lambda name: not (name or "").endswith(".md"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    env.filters["md"] = markdown
    env.filters["n"] = "{:,}".format
    return env


class Renderer:
    """Writes pages below one folder; templates are compiled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = environment()
        self.written = 0

    def write(self, name: str, template: str, **context: Any) -> None:
        """One page of a list that is cut into pages, or of one document."""
        text = self.env.get_template(template).render(**context)
        (self.folder / name).write_bytes(text.encode())
        self.written += 1

    def stream(self, name: str, template: str, **context: Any) -> None:
        """One file of any length, in pieces, so that it is never whole in memory."""
        stream = self.env.get_template(template).stream(**context)
        stream.enable_buffering(PER_WRITE)
        with (self.folder / name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(stream)
        self.written += 1
