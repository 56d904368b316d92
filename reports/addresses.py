"""Where pages stand: the same contexts and templates serve files and a web site.

`Addresses` is what they ask; `Files` answers for a report in a folder. The web site has
its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.reports.paging import PageNames

_FILES = {
    "overview": "index.html",
    "coverage": "index.html#coverage",
    "days": "coverage.html",
}


class Addresses(Protocol):
    """Addresses as seen from a page; ``root`` leads from that page's folder to the top.

    A ``stem`` is what names a page among its kind.
    """

    @property
    def whole(self) -> str:
        """What the pages together are called in a sentence: ``this report``."""

    def page(self, name: str, root: str) -> str:
        """A page of which there is one, such as ``actors`` or ``quarantine``."""

    def entry(self, folder: str, stem: str, root: str) -> str:
        """A page of an ``actor``, ``topic``, ``document`` or ``source``."""

    def source(self, name: str, names: PageNames) -> str:
        """The stem of a source's page."""

    def version(self, stem: str, language: str) -> str:
        """A document in a further language, from its own folder; the first if empty."""

    def data(self, name: str, root: str) -> str:
        """A table of a spreadsheet: ``documents``, ``ballots`` …"""


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses inside the folder of a report, which opens from disk."""

    whole: str = "this report"

    def page(self, name: str, root: str) -> str:
        return root + _FILES.get(name, f"{name}.html")

    def entry(self, folder: str, stem: str, root: str) -> str:
        return f"{root}{folder}/{stem}.html"

    def source(self, name: str, names: PageNames) -> str:
        return names.name(name)

    def version(self, stem: str, language: str) -> str:
        return f"{stem}.{language}.html" if language else f"{stem}.html"

    def data(self, name: str, root: str) -> str:
        return f"{root}data/{name}.csv"


FILES = Files()
