"""How a page lists its items, found from the page alone: rows, titles, dates.

Pure. A list is what repeats: blocks that are built alike, each around one headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree
from parsel import Selector

from onrecord.dates import date_in_address, read_date
from onrecord.models import Capture
from onrecord.spiders.discovery import joined, same_site
from onrecord.spiders.reading import line

NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:sub)?(?:menu|nav|navbar|navigation|breadcrumbs?|footer|topbar"
    r"|sidebar|language|langs?|social|share|cookie)(?:$|[\s_-])",
    re.IGNORECASE,
)
_Row = tuple[str, etree._Element, etree._Element]
"""(address, link, block) of an item."""


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a listing prints its rows, as the selectors of a ``ListingPage``."""

    row: str
    link: str
    title: str
    date: str
    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    printed: tuple[str, ...] = field(default=())
    """The dates of the rows as printed; empty text where a row has none."""


def listing_of(capture: Capture, text: str, language: str = "") -> RowShape | None:
    """The rows of a page that lists news; None where nothing repeats like a list.

    A row is the largest element around a headline that holds no other headline; rows
    of one list are built alike.
    """
    tree = Selector(text=text or "<html></html>", type="html", huge_tree=True)
    site = urlsplit(capture.url).hostname or ""
    anchors: dict[str, etree._Element] = {}
    for anchor in tree.css("a[href]"):
        address = joined(capture.url, anchor.attrib["href"])
        words = line(anchor.xpath("string()").get(default=""))
        inside = same_site(address, site) and address != capture.url
        if len(words) >= 20 and inside and not _is_navigation(anchor.root):
            anchors.setdefault(address, anchor.root)
    holds = _headlines_within(anchors.values())
    groups: dict[str, list[_Row]] = {}
    for address, element in anchors.items():
        block = element
        while (above := block.getparent()) is not None and holds[above] == 1:
            block = above
        groups.setdefault(_shape(block), []).append((address, element, block))
    best: tuple[float, RowShape] | None = None
    for shape, rows in groups.items():
        if len(rows) < 2:
            continue
        dates = [_date_in(block, language) for _, _, block in rows]
        selectors = Counter(css for css, _ in dates if css)
        date_css = selectors.most_common(1)[0][0] if selectors else ""
        printed = tuple(text if css == date_css else "" for css, text in dates)
        title_css, titles = _titles(rows)
        in_address = [bool(date_in_address(address)) for address, _, _ in rows]
        dated = sum(bool(p) or a for p, a in zip(printed, in_address, strict=True))
        if len(rows) < 3 and not dated:
            continue
        score = (
            len(rows) * (0.3 + dated / len(rows))
            + min(80, sum(map(len, titles)) / len(rows)) / 20
        )
        found = RowShape(
            row=shape,
            link="a[href]::attr(href)",
            title=title_css,
            date=date_css,
            addresses=tuple(address for address, _, _ in rows),
            titles=tuple(titles),
            printed=printed,
        )
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


def follow_of(addresses: Sequence[str]) -> str:
    """A regular expression for the addresses of items, from some of them.

    What is equal in all stays; numbers become ``\\d+``, other parts ``[^/?#]+``.
    Empty where fewer than half are alike.
    """
    groups: dict[tuple[str, int, tuple[str, ...]], list[list[str]]] = {}
    for address in addresses:
        parts = urlsplit(address)
        keys = tuple(re.findall(r"([^&=]+)=", parts.query))
        segments = parts.path.split("/")[1:]
        groups.setdefault((parts.netloc, len(segments), keys), []).append(segments)
    if not groups:
        return ""
    (host, _, keys), members = max(groups.items(), key=lambda item: len(item[1]))
    if 2 * len(members) < len(addresses):
        return ""
    pieces = []
    for column in zip(*members, strict=True):
        if len(set(column)) == 1 and len(members) > 1:
            pieces.append(re.escape(column[0]))
        elif all(text.isdigit() for text in column):
            pieces.append(r"\d+")
        else:
            ending = re.search(r"\.\w{2,5}$", column[0])
            alike = ending and all(text.endswith(ending[0]) for text in column)
            pieces.append(
                r"[^/?#]+" + (re.escape(ending[0]) if alike and ending else "")
            )
    query = "&".join(rf"{re.escape(key)}=[^&#]+" for key in keys)
    return (
        rf"https?://{re.escape(host)}/"
        + "/".join(pieces)
        + (rf"\?{query}" if query else "")
    )


def _is_navigation(anchor: etree._Element) -> bool:
    """Within what a page repeats on every page: menus, header, footer, sidebars."""
    for element in anchor.iterancestors():
        if element.tag in {"nav", "footer", "aside"}:
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag not in {"body", "html"} and NAVIGATION.search(names):
            return True
    return False


def _headlines_within(anchors: Iterable[etree._Element]) -> Counter[etree._Element]:
    holds: Counter[etree._Element] = Counter()
    for anchor in anchors:
        for element in (anchor, *anchor.iterancestors()):
            holds[element] += 1
    return holds


def _shape(block: etree._Element) -> str:
    """CSS for elements built like this one: its name and class, and its parent's."""
    above = block.getparent()
    own = _simple(block)
    return f"{_simple(above)} > {own}" if above is not None else own


def _simple(element: etree._Element) -> str:
    classes = re.findall(r"[A-Za-z_][\w-]*", element.get("class") or "")
    # A class with a number counts rows or columns; it is not what they share.
    kept = [
        name for name in classes if not re.search(r"\d|^(?:odd|even|first|last)$", name)
    ]
    return str(element.tag) + "".join(f".{name}" for name in kept[:2])


def _date_in(block: etree._Element, language: str) -> tuple[str, str]:
    """(CSS within the row, printed date), of the first element that is a date."""
    for element in _elements(block):
        stated = element.get("datetime")
        if element.tag == "time" and stated:
            return "time::attr(datetime)", stated
        text = line(element.text or "")
        if 6 <= len(text) <= 40 and re.search(r"\d", text):
            found = read_date(text, language=language)
            if found.day is not None:
                return f"{_simple(element)}::text", text
    return "", ""


def _titles(rows: Sequence[_Row]) -> tuple[str, list[str]]:
    """(CSS within the row, titles): the one heading of each row, else its link."""
    for name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        headings = [list(block.iter(name)) for _, _, block in rows]
        if all(len(found) == 1 for found in headings):
            return name, [line("".join(found[0].itertext())) for found in headings]
    return "a[href]", [line("".join(anchor.itertext())) for _, anchor, _ in rows]


def _elements(block: etree._Element) -> Iterator[etree._Element]:
    return (e for e in block.iter() if isinstance(e.tag, str))
