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

RAW: Final = "https://raw.githubusercontent.com/UNxml/"
API: Final = "https://api.github.com/repos/UNxml/"


class TreePage(Page):
    """The list of all files: the git tree of the main branch."""

    is_listing: ClassVar[bool] = True

    def read(self) -> Iterator[Item]:
        try:
            answer = json.loads(self.text)
            entries = [
                (entry["path"], entry["type"])
                for entry in answer["tree"]
                if isinstance(entry["path"], str)
            ]
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
        for path, kind in entries:
            wanted = path.endswith(".xml") or re.fullmatch(
                r"data_extract/[^/]+\.json", path
            )
            if kind == "blob" and wanted:
                yield Link(f"{RAW}{repository}/main/{quote(path)}")


class ExtractPage(Page):
    """Rows of facts on resolutions, one JSON object a line."""

    def read(self) -> Iterator[Item]:
        yield from unxml_rows.read(self.capture.body, self.url, self.card)


class PlaceholderPage(Page):
    """Files that keep a folder alive."""

    def read(self) -> Iterator[Item]:
        raise NotOurs("placeholder file")
        yield
