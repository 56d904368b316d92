"""The ``time`` elements of a page, those in its furniture left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree

LABEL: Final = 110
"""Characters of a line that prints a date beside the title."""
_FURNITURE_NAME = re.compile(
    r"comment|related|sidebar|side-bar|footer|widget|recommend|popular|teaser|latest"
    r"|archive|listing|more-|most-|trending|copyright",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A ``time`` element of a page that does not stand in furniture."""

    machine: str
    printed: str
    is_publication: bool


def time_elements(root: etree._Element) -> list[Stamp]:
    """The ``time`` elements that may date the document, in page order."""
    stamps: list[Stamp] = []
    for element in islice(root.iter("time"), 60):
        if _in_furniture(element):
            continue
        names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        stamps.append(
            Stamp(
                (element.get("datetime") or "")[:LABEL],
                " ".join("".join(islice(element.itertext(), 20)).split())[:LABEL],
                element.get("pubdate") is not None or "publish" in names,
            )
        )
    return stamps


def _in_furniture(element: etree._Element) -> bool:
    inside = False
    for above in element.iterancestors():
        if above.tag in ("aside", "nav", "footer"):
            return True
        inside = inside or above.tag in ("body", "html", "article", "main")
        if inside:  # an article in a sidebar is still no document
            continue
        names = f"{above.get('class', '')} {above.get('id', '')}"
        if _FURNITURE_NAME.search(names[:300]):
            return True
    return False
