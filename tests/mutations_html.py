"""Layout changes of HTML: of a page, and of the HTML that stands in feeds and JSON.

Each change is made at one element and at every element built alike, as a new template
makes it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from mutants import DECOY, Content, Mutant, Original
from mutations_dates import decoyed

Element = etree._Element
Change = Callable[[Sequence[Element]], bool]
"""Changes the elements in place; False where it does not apply to them."""
_ABOVE: Final = frozenset({"html", "body", "head", "#fragment"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML, how it becomes a tree, and how a changed tree becomes a body."""

    text: str
    is_fragment: bool
    body_of: Callable[[str], bytes]

    def tree(self) -> Element:
        if self.is_fragment:
            root: Element = html.fragment_fromstring(self.text, create_parent="section")
            root.set("id", "fragment")
            return root
        page: Element = html.document_fromstring(self.text)
        return page

    def body(self, root: Element) -> bytes:
        text = etree.tostring(root, method="html", encoding="unicode")
        if self.is_fragment:
            text = text.partition(">")[2].rpartition("</section>")[0]
            return self.body_of(text)
        return self.body_of(f"<!DOCTYPE html>{text}")


def page_mutants(page: Original) -> Iterator[Mutant]:
    yield from mutants(page, Markup(page.text, False, lambda text: text.encode()))


def mutants(page: Original, markup: Markup) -> Iterator[Mutant]:
    if page.matters(markup.body(markup.tree())):
        return  # a page whose own mistakes a parser mends reads otherwise
    places = list(mattering(page, markup))
    if not places:
        return
    for kind, (change, content) in CHANGES.items():
        tried = 0
        for place in page.picked(places, len(places)):
            root = markup.tree()
            paths = place if kind not in ALONE else page.picked(place, 1)
            elements = [found_at(root, path) for path in paths]
            if kind in ALONE and len(place) < 2:
                continue
            if change(elements):
                tried += 1
                yield page.mutant(kind, paths[0], markup.body(root), content)
            if tried == 2:
                break


def mattering(page: Original, markup: Markup) -> Iterator[tuple[str, ...]]:
    """Elements that the reading depends on, those built alike together."""
    root = markup.tree()
    tree = root.getroottree()
    groups: dict[tuple[str, ...], list[str]] = {}
    for element in root.iter(etree.Element):
        if element.tag in _ABOVE or element is root:
            continue
        above = element.getparent()
        shape = tuple(map(_shape, (element, above))) if above is not None else ()
        groups.setdefault(shape, []).append(tree.getelementpath(element))
    for paths in groups.values():
        changed = markup.tree()
        elements = [found_at(changed, path) for path in paths]
        taken_away(elements)
        if page.matters(markup.body(changed)):
            yield tuple(paths)


def found_at(root: Element, path: str) -> Element:
    """The element at a path that ``getelementpath`` gave."""
    found = root.find(path)
    assert found is not None, path
    return found


def _shape(element: Element) -> str:
    named = element.get("class") or element.get("property") or element.get("name") or ""
    return f"{element.tag} {named}"


def _each(change: Callable[[Element], bool]) -> Change:
    return lambda elements: any([change(element) for element in elements])


def taken_away(elements: Sequence[Element]) -> bool:
    for element in elements:
        above = element.getparent()
        if above is not None:
            _keep_tail(element)
            above.remove(element)
    return True


def _keep_tail(element: Element) -> None:
    above, before = element.getparent(), element.getprevious()
    if above is None or not element.tail:
        return
    if before is not None:
        before.tail = (before.tail or "") + element.tail
    else:
        above.text = (above.text or "") + element.tail
    element.tail = None


@_each
def emptied(element: Element) -> bool:
    if element.tag in _VOID:
        return False
    tail = element.tail
    held = bool(element.text or len(element))
    for child in list(element):
        element.remove(child)
    element.text, element.tail = "", tail
    return held


def _attribute(name: str, change: Callable[[str], str | None]) -> Change:
    """The attribute anew, on the elements, what is in them, and the nearest above."""

    def changed(elements: Sequence[Element]) -> bool:
        found = [one for e in elements for one in e.iter(etree.Element) if one.get(name)]
        if not found:
            found = [one for e in elements for one in e.iterancestors() if one.get(name)]
            found = found[:1]
        was = [one.get(name, "") for one in found]
        for one, text in zip(found, was, strict=True):
            new = change(text)
            if new is None:
                del one.attrib[name]
            else:
                one.set(name, new)
        return [one.get(name) for one in found] != was

    return changed


def _own(name: str, change: Callable[[str], str | None]) -> Change:
    """The attribute anew on the elements themselves."""

    def changed(element: Element) -> bool:
        was = element.get(name)
        if not was:
            return False
        new = change(was)
        if new is None:
            del element.attrib[name]
        else:
            element.set(name, new)
        return new != was

    return _each(changed)


@_each
def retagged(element: Element) -> bool:
    others = {"h1": "h2", "h2": "h3", "h3": "div", "p": "div", "time": "span",
              "article": "div", "main": "div", "section": "div", "div": "section",
              "li": "div", "span": "em", "td": "th", "a": "span", "ul": "div"}  # fmt: skip
    if str(element.tag) not in others:
        return False
    element.tag = others[str(element.tag)]
    return True


@_each
def wrapped(element: Element) -> bool:
    above = element.getparent()
    if above is None or element.tag in {"td", "th", "tr", "meta", "title", "script"}:
        return False
    box = etree.Element("div", {"class": "wrap"})
    box.tail, element.tail = element.tail, None
    above.replace(element, box)
    box.append(element)
    return True


@_each
def unwrapped(element: Element) -> bool:
    """The element goes, what is in it stays."""
    if not len(element) or not isinstance(element, html.HtmlElement):
        return False
    element.drop_tag()
    return True


@_each
def filled(element: Element) -> bool:
    """What is in it moves into an element of its own: ``<h1><span>…</span></h1>``."""
    if element.tag in _VOID | {"title", "script", "tr", "ul"} or not element.text:
        return False
    box = etree.SubElement(element, "span", {"class": "inner"})
    box.text, element.text = element.text, None
    element.remove(box)
    element.insert(0, box)
    return True


@_each
def commented(element: Element) -> bool:
    if element.tag in _VOID | {"title", "script"} or len(element.text or "") < 4:
        return False
    text = element.text or ""
    note = etree.Comment(" layout ")
    element.text, note.tail = text[: len(text) // 2], text[len(text) // 2 :]
    element.insert(0, note)
    return True


@_each
def spaced(element: Element) -> bool:
    if element.tag in {"script"} or not (element.text or "").strip():
        return False
    element.text = "\n\t\xa0" + re.sub(" ", " \n ", element.text or "") + "\u200b \n"
    return True


@_each
def doubled(element: Element) -> bool:
    element.addnext(copy.deepcopy(element))
    return True


@_each
def moved_last(element: Element) -> bool:
    above = element.getparent()
    if above is None or element.getnext() is None:
        return False
    _keep_tail(element)
    above.append(element)
    return True


@_each
def moved_out(element: Element) -> bool:
    """To the end of the page, or of the fragment."""
    *_, top = element.iterancestors()
    body = top.find("body") if top.tag == "html" else top
    if body is None or element.getparent() is body or element.tag in {"td", "th", "tr"}:
        return False
    _keep_tail(element)
    body.append(element)
    return True


def reversed_siblings(elements: Sequence[Element]) -> bool:
    above = elements[0].getparent()
    if above is None or len(above) < 2:
        return False
    above[:] = list(reversed(above))
    return True


def cut_to_one(elements: Sequence[Element]) -> bool:
    if len(elements) < 2 or elements[0].tag == "p":
        return False
    return taken_away(elements[1:])


def list_emptied(elements: Sequence[Element]) -> bool:
    above = elements[0].getparent()
    if above is None or above.tag in _ABOVE or len(above) < 2:
        return False
    for child in list(above):
        above.remove(child)
    return True


def decoy_of(element: Element) -> Element:
    """The same element about something else, on another day, at another address."""
    other = copy.deepcopy(element)
    other.tail = None
    for one in other.iter(etree.Element):
        one.attrib.pop("id", None)
        for name in ("datetime", "content"):
            if one.get(name):
                moved = decoyed(one.get(name, ""))
                one.set(name, moved if moved != one.get(name) else DECOY)
        if one.get("href"):
            one.set("href", one.get("href", "") + "-decoy")
        one.text = _other(one.text)
        for child in one:
            child.tail = _other(child.tail)
    return other


def _other(text: str | None) -> str | None:
    if not text or not text.strip():
        return text
    moved = decoyed(text)
    return moved if moved != text else DECOY


@_each
def decoy_before(element: Element) -> bool:
    if element.tag in {"title"}:
        return False
    element.addprevious(decoy_of(element))
    return True


@_each
def decoy_after(element: Element) -> bool:
    if element.tag in {"title"}:
        return False
    tail, element.tail = element.tail, None
    element.addnext(decoy_of(element))
    element.tail = tail
    return True


def decoy_related(elements: Sequence[Element]) -> bool:
    """A box of related items above everything, built of the same classes."""
    first = elements[0]
    *_, top = first.iterancestors()
    body = top.find("body") if top.tag == "html" else top
    if body is None or first.tag in {"td", "th", "tr", "meta", "title", "script"}:
        return False
    box = etree.Element("aside", {"class": "related"})
    box.append(decoy_of(first))
    body.insert(0, box)
    return True


def linked_elsewhere(elements: Sequence[Element]) -> bool:
    def foreign(href: str) -> str:
        parts = urlsplit(urljoin("https://site.example/", href))
        return parts._replace(netloc="elsewhere.example").geturl()

    return _attribute("href", foreign)(elements)


def relative(href: str) -> str:
    """Absolute addresses lose scheme and host."""
    found = re.fullmatch(r"https?://[^/]+(/.*)", href)
    return found[1] if found else href


CHANGES: Final[dict[str, tuple[Change, Content]]] = {
    "element removed": (taken_away, "same"),
    "element emptied": (emptied, "same"),
    "class renamed": (_attribute("class", lambda text: f"x-{text[::-1]}"), "same"),
    "class removed": (_attribute("class", lambda text: None), "same"),
    "class added": (_own("class", lambda text: f"new {text} v2"), "same"),
    "class with a new ending": (_own("class", lambda text: f"{text}--v2"), "same"),
    "class renamed on one of several": (_own("class", lambda text: "other"), "same"),
    "id changed": (_attribute("id", lambda text: f"{text}-2"), "same"),
    "id removed": (_attribute("id", lambda text: None), "same"),
    "tag changed": (retagged, "same"),
    "wrapped": (wrapped, "same"),
    "unwrapped": (unwrapped, "same"),
    "content wrapped": (filled, "same"),
    "comment in the text": (commented, "same"),
    "other white space": (spaced, "same"),
    "doubled": (doubled, "same"),
    "moved behind its siblings": (moved_last, "same"),
    "moved to the end of the page": (moved_out, "same"),
    "siblings reversed": (reversed_siblings, "same"),
    "list cut to one": (cut_to_one, "fewer"),
    "list emptied": (list_emptied, "same"),
    "decoy before": (decoy_before, "more"),
    "decoy after": (decoy_after, "more"),
    "decoy in a box of related items": (decoy_related, "more"),
    "link made a script": (_attribute("href", lambda h: "javascript:void(0)"), "same"),
    "link to another host": (linked_elsewhere, "same"),
    "link made relative": (_attribute("href", relative), "same"),
    "link with a tracking parameter": (
        _attribute("href", lambda h: f"{h}{'&' if '?' in h else '?'}utm_source=x"),
        "same",
    ),
    "link without an address": (_attribute("href", lambda h: None), "same"),
    "datetime removed": (_attribute("datetime", lambda text: None), "same"),
    "datetime in another form": (
        _attribute("datetime", lambda text: text[:10].replace("-", "/")), "same"
    ),
    "content attribute removed": (_own("content", lambda text: None), "same"),
    "attributes for a script": (
        _own("href", lambda text: None), "same"
    ),
}  # fmt: skip
ALONE: Final = frozenset({"class renamed on one of several"})
"""Made at one element, though others are built alike."""


def whole_page_mutants(page: Original) -> Iterator[Mutant]:
    """What a change of the frame around everything does."""
    text = page.text
    banner = (
        '<div id="notice" class="banner"><h2>We use cookies</h2><p>Choose which of '
        "them you want on this site before you go on reading.</p>"
        '<a href="/cookies">Settings</a></div>'
    )
    frames = {
        "banner before the content": re.sub(
            r"(<body[^>]*>)", rf"\1{banner}", text, count=1, flags=re.I
        ),
        "everything in one more box": re.sub(
            r"(<body[^>]*>)(.*)(</body>)", r'\1<div id="app"><div>\2</div></div>\3',
            text, count=1, flags=re.I | re.S,
        ),
        "language removed": re.sub(r' (?:xml:)?lang="[^"]*"', "", text),
        "language in capitals with a country": re.sub(
            r'(<html[^>]* lang=")(\w\w)[^"]*"', lambda m: f'{m[1]}{m[2].upper()}-XX"', text
        ),
        "language of the template": re.sub(
            r'(<html[^>]* lang=")(\w\w)[^"]*"',
            lambda m: m[1] + ("fr" if m[2] != "fr" else "en") + '"', text,
        ),
        "meta elements removed": re.sub(r"<meta\b(?![^>]*charset)[^>]*>", "", text),
        "structured data removed": re.sub(
            r"<script[^>]*ld\+json[^>]*>.*?</script>", "", text, flags=re.S
        ),
        "title element removed": re.sub(r"<title>.*?</title>", "", text, flags=re.S),
        "title element names the site": re.sub(
            r"<title>.*?</title>", "<title>Sample Office</title>", text, flags=re.S
        ),
        "no head": re.sub(r"<head>.*?</head>", "", text, flags=re.S),
    }  # fmt: skip
    for kind, changed in frames.items():
        if changed != text:
            yield page.mutant(kind, "page", changed.encode())
