"""Sources that a person declared in a file, without writing code.

``onrecord discover`` drafts such a file; ``ONRECORD_HOME/sources/<name>.toml`` is read
at every start. It says what a module of this folder would say:

    start = ["https://www.example.gov/rss.xml"]

    [card]
    name = "xx_example"
    actor = "SWE"
    …

    [[page]]
    reader = "feed"
    route = 'https://www\\.example\\.gov/rss\\.xml'
    follow = 'https://www\\.example\\.gov/news/\\d+'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

from onrecord.models import Kind
from onrecord.spiders.articles import ArticlePage, PdfPage
from onrecord.spiders.attached import AttachedPage
from onrecord.spiders.base import CardError, Page, SourceCard, SourceSpider
from onrecord.spiders.platforms import (
    FeedPage,
    JsonPage,
    ListingPage,
    NumberedPage,
    SitemapPage,
    TelegramPage,
    WordPressPage,
)
from onrecord.vocabularies import actors, nearest_actors

READERS: dict[str, type[Page]] = {
    "feed": FeedPage,
    "json": JsonPage,
    "wordpress": WordPressPage,
    "listing": ListingPage,
    "sitemap": SitemapPage,
    "numbered": NumberedPage,
    "telegram": TelegramPage,
    "attached": AttachedPage,
    "article": ArticlePage,
    "pdf": PdfPage,
}
_NOT_DECLARED = {"is_listing", "route"}
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")


def declared_spider(path: Path) -> type[SourceSpider]:
    """The source that a file declares. Raises ``CardError`` with file and field."""
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CardError(f"{path}: {error}") from error
    _only(path, "", held, {"start", "card", "page"})
    card = _card(path, held.get("card"))
    if path.stem != card.name:
        raise CardError(f"{path}: card.name is {card.name!r}, not the file's name")
    pages = held.get("page")
    if not isinstance(pages, list) or not pages:
        raise CardError(f"{path}: no [[page]]")
    start = held.get("start")
    if not isinstance(start, list) or not start:
        raise CardError(f"{path}: start must list the addresses to begin with")
    classes = tuple(_page(path, i, p) for i, p in enumerate(pages, start=1))
    for address in start:
        if not any(re.fullmatch(page.route, str(address)) for page in classes):
            raise CardError(f"{path}: no page has a route for start {address!r}")
    title = "".join(part.title() for part in card.name.split("_"))
    return type(
        f"{title}Spider",
        (SourceSpider,),
        {"card": card, "pages": classes, "start_urls": start, "__module__": __name__},
    )


def _card(path: Path, held: Any) -> SourceCard:
    if not isinstance(held, dict):
        raise CardError(f"{path}: no [card]")
    known = {field.name for field in fields(SourceCard)}
    _only(path, "card.", held, known)
    hints = get_type_hints(SourceCard)
    values: dict[str, Any] = {}
    for name, value in held.items():
        is_list = isinstance(value, list) and all(isinstance(v, str) for v in value)
        value = tuple(value) if is_list else value
        wanted = str(hints[name])
        right = (
            isinstance(value, tuple)
            if wanted.startswith("tuple")
            else isinstance(value, bool)
            if "bool" in wanted
            else isinstance(value, date) and not isinstance(value, datetime)
            if hints[name] in {date, date | None}
            else isinstance(value, int | float) and not isinstance(value, bool)
            if hints[name] in {int, float}
            else isinstance(value, str)
        )
        if not right:
            raise CardError(f"{path}: card.{name} is {value!r}, which is no {wanted}")
        values[name] = value
    missing = [f.name for f in fields(SourceCard) if f.default is MISSING]
    missing = [name for name in missing if name not in values]
    if missing:
        raise CardError(f"{path}: card.{missing[0]} is missing")
    card = SourceCard(**values)
    try:
        card.check()
    except CardError as error:
        raise CardError(f"{path}: {error}") from error
    if card.actor not in actors():
        near = ", ".join(nearest_actors(card.actor)) or "GBR, ORG:UN:SC"
        raise CardError(
            f"{path}: card.actor {card.actor!r} is no actor's id; near are {near}"
        )
    if not _NAME.fullmatch(card.name):
        raise CardError(f"{path}: card.name {card.name!r} is not like xx_ministry")
    return card


def _page(path: Path, number: int, held: Any) -> type[Page]:
    place = f"page {number}"
    if not isinstance(held, dict):
        raise CardError(f"{path}: {place} is no table")
    reader = held.get("reader")
    if reader not in READERS:
        raise CardError(
            f"{path}: {place}: reader {reader!r} is none of {', '.join(READERS)}"
        )
    base = READERS[reader]
    allowed = {
        name: kind
        for cls in reversed(base.__mro__)
        for name, kind in getattr(cls, "__annotations__", {}).items()
        if "ClassVar" in str(kind) and name not in _NOT_DECLARED
    }
    values = {k: v for k, v in held.items() if k not in {"reader", "route"}}
    _only(path, f"{place}: ", values, set(allowed))
    for name, value in values.items():
        wanted = str(allowed[name])
        right = (
            isinstance(value, bool)
            if "bool" in wanted
            else isinstance(value, int) and not isinstance(value, bool)
            if "int" in wanted
            else isinstance(value, list | dict)
            if "tuple" in wanted or "dict" in wanted
            else isinstance(value, str)
        )
        if not right:
            raise CardError(f"{path}: {place}: {name} = {value!r} is no {wanted}")
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    route = held.get("route")
    for name, pattern in (("route", route), ("follow", values.get("follow", "."))):
        try:
            re.compile(pattern if isinstance(pattern, str) else "(")
        except re.error as error:
            raise CardError(
                f"{path}: {place}: {name} {pattern!r} is no regular expression"
            ) from error
    if values.get("kind", "statement") not in get_args(Kind):
        raise CardError(f"{path}: {place}: kind {values['kind']!r} is unknown")
    return type(f"Page{number}", (base,), {"route": route, **values})


def _only(path: Path, place: str, held: Mapping[str, Any], known: set[str]) -> None:
    for name in held:
        if name not in known:
            listed = ", ".join(sorted(known))
            raise CardError(f"{path}: {place}{name} is unknown; known are {listed}")
