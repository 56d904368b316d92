"""The UN's two repositories of machine-readable documents, as one kind of site.

``github.com/UNxml/SCresolutions`` and ``…/GAresolutions`` serve Akoma Ntoso XML by
language and JSON-lines extracts by year or session. One listing names every file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import ClassVar, Final
from urllib.parse import quote

from onrecord.models import Fault, Link
from onrecord.spiders import unxml_rows
from onrecord.spiders.base import Item, NotOurs, Page
from onrecord.spiders.unxml_file import XmlPage

RAW: Final = "https://raw.githubusercontent.com/UNxml/"
API: Final = "https://api.github.com/repos/UNxml/"


class TreePage(Page):
    """The list of all files: the git tree of the main branch."""

    is_listing: ClassVar[bool] = True

    def read(self) -> Iterator[Item]:
        try:
            answer = json.loads(self.text)
            entries = [(entry["path"], entry["type"]) for entry in answer["tree"]]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self.error(
                "malformed_json", f"not a git tree answer: {error!r}"
            ) from error
        if answer.get("truncated"):
            yield Fault(
                "listing_truncated",
                f"{self.url}: the answer names only a part of the files; "
                "read the tree folder by folder",
            )
        repository = self.url.split("/")[5]
        files = 0
        for path, kind in entries:
            if not isinstance(path, str) or kind not in ("blob", "tree", "commit"):
                raise self.error("selector", f"an entry {path!r} of type {kind!r}")
            wanted = path.endswith(".xml") or re.fullmatch(
                r"data_extract/[^/]+\.json", path
            )
            if kind == "blob" and wanted:
                files += 1
                yield Link(f"{RAW}{repository}/main/{quote(path)}")
        if not files:
            raise self.error("empty_listing", "no document and no extract is listed")


class ExtractPage(Page):
    """Rows of facts on resolutions, one JSON object a line."""

    def read(self) -> Iterator[Item]:
        yield from unxml_rows.read(self.capture.body, self.url, self.card)


class PlaceholderPage(Page):
    """Files that keep a folder alive."""

    def read(self) -> Iterator[Item]:
        raise NotOurs("placeholder file")
        yield


def pages_of(repository: str) -> tuple[type[Page], ...]:
    """The readers for everything in one of the repositories."""
    answers, files = f"{re.escape(API)}{repository}", f"{re.escape(RAW)}{repository}"

    class Tree(TreePage):
        route = rf"{answers}/git/trees/main\?.*"

    class Xml(XmlPage):
        route = rf"{files}/main/.+\.xml"

    class Extract(ExtractPage):
        route = rf"{files}/main/data_extract/[^/]+\.json"

    class Placeholder(PlaceholderPage):
        route = rf"{files}/main/(?:.+/)?(?:test(?:\.txt)?|desktop\.ini)"

    return Tree, Xml, Extract, Placeholder


def start_of(repository: str) -> str:
    """The address of the list of its files."""
    return f"{API}{repository}/git/trees/main?recursive=1"
