"""References that the source itself marks: from printed words and link to a symbol."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from onrecord.symbols import parse

RULE = "marked/1"
DOCUMENT_HOSTS = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?(.+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def marked_symbol(printed: str, href: str) -> str:
    """Canonical symbol of a marked reference, or empty where it leads elsewhere.

    The link decides; the printed words only where there is no link.
    """
    match = DOCUMENT_HOSTS.fullmatch(href.strip())
    if match:
        return _canonical(unquote(match[1]).strip("/ "))
    return "" if href else _canonical(printed)


@lru_cache(maxsize=65536)
def _canonical(printed: str) -> str:
    symbol = parse(printed)
    return symbol.canonical if symbol else ""
