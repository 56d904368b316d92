"""Where the parts of a saved page of HTML stand, found by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice
from typing import cast
from urllib.parse import urljoin

import lxml.html
from layout_mutations import FOREIGN, Saved
from lxml import etree

from onrecord.spiders.articles import address_id
from onrecord.text import squash

YEAR = re.compile(r"(?:19|20)\d\d|[\u06f0-\u06f9]{4}|[\u0660-\u0669]{4}")
Element = etree._Element


def words(element: Element) -> str:
    return squash("".join(map(str, element.itertext())))


def elements(root: Element) -> Iterator[Element]:
    return (e for e in root.iter() if isinstance(e.tag, str))


def shown(root: Element) -> list[Element]:
    """What a reader sees: no head, no script."""
    hidden = ("script", "style", "noscript", "template")
    body = root.find("body")
    return [e for e in elements(root if body is None else body) if e.tag not in hidden]


def saying(root: Element, text: str) -> list[Element]:
    """The innermost elements whose whole text is this, headings first."""
    wanted = squash(text)
    found = [e for e in shown(root) if wanted and words(e) == wanted]
    outer = {a for e in found for a in e.iterancestors()}
    inner = [e for e in found if e not in outer and e.tag not in ("html", "body")]
    return sorted(inner, key=lambda e: not re.fullmatch(r"h\d", str(e.tag)))


def titles(saved: Saved, root: Element) -> list[Element]:
    """The element of each document's title."""
    found = [saying(root, document.title)[:1] for document in saved.documents[:3]]
    return [element for one in found for element in one]


def attribute_with(element: Element, text: str) -> str:
    names = ("datetime", "content", "title", "data-date", "data-time", "value")
    return next((n for n in names if text and element.get(n, "").strip() == text), "")


def dates(saved: Saved, root: Element) -> list[Element]:
    """The elements that print a date: the documents' own, else short ones with a year.

    Elements that state it in an attribute (``datetime``) count."""
    lines = {p.text for d in saved.documents for p in d.paragraphs}
    printed = {squash(d.issued_text) for d in saved.documents if d.issued_text}
    if printed & lines:  # a line of the text: whoever changes it changes the text
        return []
    found = [
        e
        for e in elements(root)
        if words(e) in printed or any(attribute_with(e, text) for text in printed)
    ]
    if not found:
        found = [e for e in shown(root) if looks_dated(e)]
    outer = {a for e in found for a in e.iterancestors()}
    return [e for e in found if e not in outer and e.tag not in ("html", "body")]


def looks_dated(element: Element) -> bool:
    text = element.get("datetime") or (words(element) if not len(element) else "")
    return 6 <= len(text) <= 40 and YEAR.search(text) is not None


def container(saved: Saved, root: Element) -> Element | None:
    """The innermost element that holds all paragraphs of the first document."""
    with_text = [d for d in saved.documents if d.paragraphs]
    if not with_text:
        return None
    found = []
    for paragraph in with_text[0].paragraphs:
        found += saying(root, paragraph.text)[:1]
    if not found:
        return None
    common = shared_ancestor(found)
    if common in found:  # one paragraph: what stands around it
        above = common.getparent()
        common = above if above is not None else common
    return None if common.tag in ("html", "body") else common


def shared_ancestor(found: list[Element]) -> Element:
    first = [found[0], *found[0].iterancestors()]
    others = [{e, *e.iterancestors()} for e in found[1:]]
    return next(e for e in first if all(e in other for other in others))


def rows(saved: Saved, root: Element) -> list[Element]:
    """The block of each item of a listing: as large as holds no other's link."""
    ours = {address_id(link.url) for link in saved.reading.links if not link.is_listing}
    ours |= {address_id(d.page_url) for d in saved.documents if d.page_url}
    anchors: list[tuple[str, Element]] = []
    for anchor in root.iter("a"):
        address = address_of(saved, anchor)
        if address in ours:
            anchors.append((address, anchor))
    held: dict[Element, set[str]] = {}
    for address, anchor in anchors:
        for element in (anchor, *anchor.iterancestors()):
            held.setdefault(element, set()).add(address)
    blocks: dict[Element, None] = {}
    for _, anchor in anchors:
        block = anchor
        most = 2 if len(ours) == 1 else None
        for above in islice(anchor.iterancestors(), most):
            if len(held[above]) > 1 or above.tag in ("body", "html", "main", "table"):
                break
            block = above
        blocks[block] = None
    return list(blocks)


def address_of(saved: Saved, anchor: Element) -> str:
    try:
        return address_id(urljoin(saved.url, anchor.get("href", "").strip()))
    except ValueError:
        return ""


def parts(saved: Saved, root: Element) -> Iterator[tuple[str, list[Element]]]:
    """(name, elements) of whatever of the page's parts can be found."""
    body = container(saved, root)
    for name, found in (
        ("title", titles(saved, root)),
        ("date", dates(saved, root)),
        ("body", [body] if body is not None else []),
        ("row", rows(saved, root)),
    ):
        if found:
            yield name, found


def part_names(saved: Saved) -> list[str]:
    return [name for name, _ in parts(saved, saved.tree())]


def part(saved: Saved, root: Element, name: str) -> list[Element]:
    return next((found for n, found in parts(saved, root) if n == name), [])


def removed(found: Iterable[Element]) -> None:
    """Taken off the page, what follows stays."""
    for element in found:
        if element.getparent() is not None:
            cast(lxml.html.HtmlElement, element).drop_tree()


def wrap(element: Element, tag: str, **attributes: str) -> Element:
    above = element.getparent()
    assert above is not None
    around = above.makeelement(tag, attributes)
    above.replace(element, around)
    around.append(element)
    around.tail, element.tail = element.tail, None
    return around


def emptied(element: Element) -> None:
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = None, tail


def foreign_copy(element: Element, note: str = "") -> Element:
    """The element once more with other words in it, and other addresses."""
    twin: Element = deepcopy(element)
    twin.tail = None
    number = 0
    for one in elements(twin):
        if looks_dated(one):
            earlier(one)
        elif one.text and one.text.strip() and one.tag not in ("script", "style"):
            number += 1
            one.text = f"{FOREIGN} {note} {number}"
        if one.tail and one.tail.strip() and one is not twin:
            one.tail = f" {FOREIGN} {note} "
        for name in ("href", "id"):
            if one.get(name):
                one.set(name, f"{one.get(name)}-{FOREIGN.lower()}")
    return twin


def earlier(element: Element) -> None:
    """The same date some years before."""
    for name in ("datetime", ""):
        text = element.get(name) if name else element.text
        if text and (year := re.search(r"(?:19|20)\d\d", text)):
            shifted = text.replace(year[0], str(int(year[0]) - 7))
            if name:
                element.set(name, shifted)
            else:
                element.text = shifted


def made(html: str) -> Element:
    return lxml.html.fragment_fromstring(html)
