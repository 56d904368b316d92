"""The addresses that a source reads, as prefixes that a capture index can be asked for.

A page object says with a regular expression which addresses it reads. What the
expression begins with literally is asked for; what comes back is held against all of
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.spiders.base import SourceSpider

SCHEME = re.compile(r"https?\??://")
LITERAL = re.compile(r"\\?[./_~=&-]|[A-Za-z0-9%:@!,;]")
"""One character of an expression that stands for itself; a bare full stop does not
quite, and would be a literal one in any address that is meant."""
REPEATED = ("?", "*", "+", "{")
GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?(?!\?)")
"""The beginning of a group that is no look at what follows or went before."""
MOST = 40
"""Beginnings of one route; of more, what they have in common is asked for."""


def prefixes(spider: type[SourceSpider]) -> list[str]:
    """``host/path`` without a scheme, none of which holds another; ``www.`` is left
    out, because indexes leave it out."""
    found = {
        f"{host.removeprefix('www.')}{path}"
        for host in spider.card.hosts
        for page in spider.pages
        for path in _paths(page.route, host)
    }
    return [one for one in sorted(found) if not any(_holds(two, one) for two in found)]


def _holds(wide: str, narrow: str) -> bool:
    return wide != narrow and narrow.startswith(wide)


def _paths(route: str, host: str) -> Iterable[str]:
    """The literal beginning of the paths of a route at a host; none where the route is
    of another host, ``/`` where it cannot be told."""
    if "|" in _outside(route):
        return ("/",)
    scheme = SCHEME.match(route)
    if scheme is None:
        return ("/",)
    rest = route[scheme.end() :]
    slash = _outside(rest).find("/")
    if slash < 0:
        return ("/",)
    if not re.fullmatch(rest[:slash], host):
        return ()
    found = [path or "/" for path in _literals(rest[slash:])]
    return found if len(found) <= MOST else (_literal(rest[slash:])[0] or "/",)


def _outside(route: str) -> str:
    """The expression with blanks for what stands in its groups and classes."""
    shown, depth, at = [], 0, 0
    while at < len(route):
        size = 2 if route[at] == "\\" else 1
        part = route[at : at + size]
        opened, closed = part in ("(", "["), part in (")", "]")
        depth += opened
        shown.append(" " * len(part) if depth or size == 2 else part)
        depth -= closed
        at += size
    return "".join(shown)


def _literals(expression: str) -> list[str]:
    """The literal beginnings; of a group of alternatives, those of each."""
    found, at = _literal(expression)
    rest = expression[at:]
    group = GROUP.match(rest)
    if group is None:
        return [found]
    end = group.end() + _outside(rest[group.end() :]).find(")")
    if end < group.end() or rest.startswith(REPEATED, end + 1):
        return [found]
    return [
        found + after
        for inner in _alternatives(rest[group.end() : end])
        for after in _literals(inner + rest[end + 1 :])
    ]


def _alternatives(expression: str) -> Iterable[str]:
    start = 0
    shown = _outside(expression)
    while (bar := shown.find("|", start)) >= 0:
        yield expression[start:bar]
        start = bar + 1
    yield expression[start:]


def _literal(expression: str) -> tuple[str, int]:
    """What an expression begins with literally, and where that ends in it."""
    found = ""
    at = 0
    while part := LITERAL.match(expression, at):
        if expression.startswith(REPEATED, part.end()):
            break  # perhaps not even once
        found += part[0].removeprefix("\\")
        at = part.end()
    return found, at
