"""The addresses of the web site: they name things, not rows, and stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from onrecord.reports.paging import PageNames
from onrecord.symbols import parse

FORMATS = ("json", "csv", "atom")
TABLES = {"actor_topic": "/overview.csv"}
_PAGES = {"overview": "/", "documents": "/search", "days": "/coverage"}


@dataclass(frozen=True, slots=True)
class Routes:
    """`Addresses` of the site: absolute, whatever page they stand on."""

    whole: str = "the record"

    def page(self, name: str, root: str = "/") -> str:
        return _PAGES.get(name, f"/{name}")

    def entry(self, folder: str, stem: str, root: str = "/") -> str:
        # A document's own address is worked out before, from its symbol.
        return stem if folder == "document" else f"/{folder}/{stem}"

    def source(self, name: str, names: PageNames) -> str:
        return segment(name)

    def version(self, stem: str, language: str) -> str:
        return with_query(stem, {"lang": language}) if language else stem

    def data(self, name: str, root: str = "/") -> str:
        return TABLES.get(name, f"/{name}.csv")


def segment(text: str) -> str:
    """``text`` as one part of an address, or several where it holds slashes."""
    return quote(text, safe="/:@!$'()*,;=~+-._")


def of_symbol(symbol: str) -> str:
    """``/S/RES/2735(2024)``; empty where no address of this form leads back to it."""
    parsed = parse(symbol)
    if parsed is None or parsed.canonical != symbol:
        return ""
    path = symbol.replace(" (", "(")
    again = parse(path)
    if again is None or again.canonical != symbol or not is_plain(path):
        return ""
    return f"/{segment(path)}"


def of_source(source: str, native_id: str) -> str:
    """The address of a document that has no symbol, or shares one."""
    if is_plain(native_id):
        return f"/document/{segment(source)}/{segment(native_id)}"
    return with_query(f"/document/{segment(source)}", {"id": native_id})


def is_plain(path: str) -> bool:
    """Whether a path comes back as it was: browsers fold dots and empty parts, and a
    format's name at the end would be taken for one."""
    parts = path.split("/")
    return (
        all(part.strip() and part.strip(".") for part in parts)
        and path.rpartition(".")[2] not in FORMATS
        and path == path.strip()
        and path.isprintable()
        and "\\" not in path
    )


def with_query(path: str, values: Mapping[str, str]) -> str:
    """The address with these values; empty ones are left out."""
    given = {key: value for key, value in values.items() if value}
    if not given:
        return path
    joint = "&" if "?" in path else "?"
    return path + joint + urlencode(given, quote_via=quote, safe="/:(),")
