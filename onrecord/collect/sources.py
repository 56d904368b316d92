"""Every source there is, by name and by address."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import ModuleType
from urllib.parse import urlsplit

import onrecord.spiders
from onrecord.db.connect import home
from onrecord.models import Capture, OnrecordError
from onrecord.spiders.barred import CARDS
from onrecord.spiders.base import CardError, SourceCard, SourceSpider
from onrecord.spiders.declared import declared_spider


class UnknownSource(OnrecordError):
    """No source has that name; the message suggests the nearest."""


class NotCollected(OnrecordError):
    """The source is known, and is not asked; the message says why."""


@cache
def all_sources() -> dict[str, type[SourceSpider]]:
    """Spider classes by source name, sorted; a wrong card stops at import.

    Those of the package, and those declared in ``ONRECORD_HOME/sources``.
    """
    found: dict[str, type[SourceSpider]] = {}
    for module_info in pkgutil.iter_modules(onrecord.spiders.__path__):
        module = _module(module_info.name)
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, SourceSpider)
                and value.__module__ == module.__name__
                and hasattr(value, "card")
            ):
                name = value.card.name
                if name in found:
                    raise CardError(f"{module.__name__}: a second source {name!r}")
                found[name] = value
    for path in sorted((home() / "sources").glob("*.toml")):
        spider = declared_spider(path)
        if spider.card.name in found:
            raise CardError(f"{path}: a second source {spider.card.name!r}")
        found[spider.card.name] = spider
    return dict(sorted(found.items()))


def _module(name: str) -> ModuleType:
    """A module of the spiders; a wrong card in it is named with the file."""
    try:
        return importlib.import_module(f"onrecord.spiders.{name}")
    except CardError as error:
        raise CardError(f"spiders/{name}.py: {error}") from error
    except TypeError as error:
        if "SourceCard" not in str(error):
            raise
        # A field without a default is missing, or one has a wrong name.
        raise CardError(f"spiders/{name}.py: {error}") from error


@cache
def all_cards() -> dict[str, SourceCard]:
    """Every card by name, also of the sources that are known and not collected."""
    cards = {name: spider.card for name, spider in all_sources().items()}
    for card in CARDS:
        card.check()
        if card.name in cards:
            raise CardError(f"onrecord.spiders.barred: a second source {card.name!r}")
        cards[card.name] = card
    return dict(sorted(cards.items()))


def told_by_pages(card: SourceCard) -> SourceCard:
    """The card, with what it leaves to the source's pages: the selectors without which
    a page or a listing is quarantined, and the formats of dates."""
    spider = all_sources().get(card.name)
    pages = spider.pages if spider else ()
    selectors = [
        getattr(p, what, "") for p in pages for what in ("row", "title", "body")
    ]
    needed = [css for css in dict.fromkeys(selectors) if isinstance(css, str) and css]
    formats = dict.fromkeys(f for page in pages for f in getattr(page, "formats", ()))
    return replace(
        card,
        must_have=card.must_have or "; ".join(needed),
        date_formats=card.date_formats or tuple(formats),
    )


def live_sources() -> dict[str, type[SourceSpider]]:
    """The sources that may be asked without anybody's leave."""
    return {
        name: spider
        for name, spider in all_sources().items()
        if spider.card.standing in {"active", "unverified"}
    }


def chosen_sources(names: Iterable[str]) -> dict[str, type[SourceSpider]]:
    """The named sources.

    Raises ``UnknownSource`` with the nearest names, and ``NotCollected`` for one that
    has a card and no spider.
    """
    known = all_sources()
    chosen = {}
    for card in chosen_cards(names):
        if card.name not in known:
            raise NotCollected(f"{card.name} is not collected: {card.why_not}")
        chosen[card.name] = known[card.name]
    return chosen


def chosen_cards(names: Iterable[str]) -> list[SourceCard]:
    """The named cards. Raises ``UnknownSource`` with the nearest names."""
    cards = all_cards()
    for name in names:
        if name not in cards:
            near = difflib.get_close_matches(name, cards, n=3, cutoff=0.4)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise UnknownSource(
                f"no source is called {name!r}{hint} (`onrecord sources` lists them)"
            )
    return [cards[name] for name in names]


@cache
def _by_host() -> dict[str, tuple[type[SourceSpider], ...]]:
    hosts: dict[str, tuple[type[SourceSpider], ...]] = {}
    for spider in all_sources().values():
        for host in spider.card.hosts:
            hosts[host] = (*hosts.get(host, ()), spider)
    return hosts


def source_of(url: str, capture: Capture | None = None) -> type[SourceSpider] | None:
    """The source that has a reader for this address.

    Where several publishers share one API, the address does not tell whose item it is:
    then the ``capture`` is given to the first that does not pass it over.
    """
    host = urlsplit(url).hostname or ""
    found = [s for s in _by_host().get(host, ()) if s.page_for(url) is not None]
    if capture is not None and len(found) > 1:
        taken = (s for s in found if not s.read(capture).passed_over)
        return next(taken, found[0])
    return found[0] if found else None
