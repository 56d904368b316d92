"""Every source there is, by name and by address."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

import onrecord.spiders
from onrecord.models import OnrecordError
from onrecord.spiders.base import SourceSpider


class UnknownSource(OnrecordError):
    """No source has that name; the message suggests the nearest."""


@cache
def all_sources() -> dict[str, type[SourceSpider]]:
    """Spider classes by source name, sorted; a wrong card stops at import."""
    found: dict[str, type[SourceSpider]] = {}
    for module_info in pkgutil.iter_modules(onrecord.spiders.__path__):
        module = importlib.import_module(f"onrecord.spiders.{module_info.name}")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, SourceSpider)
                and value.__module__ == module.__name__
                and hasattr(value, "card")
            ):
                found[value.card.name] = value
    return dict(sorted(found.items()))


def chosen_sources(names: Iterable[str]) -> dict[str, type[SourceSpider]]:
    """The named sources. Raises ``UnknownSource`` with the nearest names."""
    known = all_sources()
    chosen = {}
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise UnknownSource(
                f"no source is called {name!r}{hint} (`onrecord sources` lists them)"
            )
        chosen[name] = known[name]
    return chosen


@cache
def _by_host() -> dict[str, tuple[type[SourceSpider], ...]]:
    hosts: dict[str, tuple[type[SourceSpider], ...]] = {}
    for spider in all_sources().values():
        for host in spider.card.hosts:
            hosts[host] = (*hosts.get(host, ()), spider)
    return hosts


def source_of(url: str) -> type[SourceSpider] | None:
    """The source that has a reader for this address."""
    host = urlsplit(url).hostname or ""
    for spider in _by_host().get(host, ()):
        if spider.page_for(url) is not None:
            return spider
    return None
