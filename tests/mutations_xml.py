"""Layout changes of XML: feeds, sitemaps, Akoma Ntoso."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from lxml import etree
from mutants import DECOY, Content, Mutant, Original
from mutations_dates import decoyed
from mutations_html import Markup, found_at
from mutations_html import mutants as html_mutants

Element = etree._Element
Change = Callable[[Sequence[Element], str], bool]
"""Changes elements, or an attribute of them (its name, or empty), in place."""
_ADDRESS: Final = re.compile(r"\s*https?://\S+\s*")


def mutants(page: Original) -> Iterator[Mutant]:
    def tree() -> Element:
        return etree.fromstring(page.capture.body, etree.XMLParser(remove_pis=True))

    try:
        same = _body(tree())
    except etree.XMLSyntaxError:
        return  # a page that is broken on purpose
    if page.matters(same):
        return
    places = list(mattering(page, tree))
    for kind, (change, content) in CHANGES.items():
        tried = 0
        for paths, attribute in page.picked(places, len(places)):
            root = tree()
            elements = [found_at(root, path) for path in paths]
            if change(elements, attribute):
                tried += 1
                where = f"{elements[0].tag} {attribute}".strip()
                yield page.mutant(kind, where, _body(root), content)
            if tried == 2:
                break
    for kind, changed in frames(page.text).items():
        if changed != page.text:
            yield page.mutant(kind, "file", changed.encode())
    yield from embedded(page, tree, places)


def _body(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)


Places = list[tuple[tuple[str, ...], str]]


def mattering(
    page: Original, tree: Callable[[], Element]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Elements and attributes that the reading depends on, those alike together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    root = tree()
    for element in root.iter(etree.Element):
        above = element.getparent()
        if above is None:
            continue
        key = (str(above.tag), str(element.tag), element.get("name", ""),
               element.get("rel", ""), element.get("refersTo", ""))  # fmt: skip
        groups.setdefault(key, []).append(root.getroottree().getelementpath(element))
        for name in element.attrib:
            groups.setdefault((*key, str(name)), []).append(
                root.getroottree().getelementpath(element)
            )
    for key, paths in groups.items():
        changed = tree()
        elements = [found_at(changed, path) for path in paths]
        attribute = key[5] if len(key) > 5 else ""
        taken_away(elements, attribute)
        if page.matters(_body(changed)):
            yield tuple(paths), attribute


def taken_away(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        above = element.getparent()
        if attribute:
            element.attrib.pop(attribute, None)
        elif above is not None:
            before = element.getprevious()
            if element.tail and before is not None:
                before.tail = (before.tail or "") + element.tail
            elif element.tail:
                above.text = (above.text or "") + element.tail
            element.tail = None
            above.remove(element)
    return True


def emptied(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        if attribute:
            element.set(attribute, "")
        else:
            for child in list(element):
                element.remove(child)
            element.text = None
    return True


def renamed(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        if attribute:
            name = etree.QName(attribute)
            element.set(f"{name.localname}New", element.attrib.pop(attribute))
        else:
            name = etree.QName(element)
            element.tag = f"{{{name.namespace}}}{name.localname}New" if (
                name.namespace) else f"{name.localname}New"  # fmt: skip
    return True


def in_capitals(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        if attribute:
            return False
        name = etree.QName(element)
        upper = name.localname.upper()
        element.tag = f"{{{name.namespace}}}{upper}" if name.namespace else upper
    return True


def other_namespace(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        if attribute:
            return False
        name = etree.QName(element)
        element.tag = f"{{https://ns.example/2}}{name.localname}"
    return True


def wrapped(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        above = element.getparent()
        if attribute or above is None:
            return False
        box = etree.Element("box")
        box.tail, element.tail = element.tail, None
        above.replace(element, box)
        box.append(element)
    return True


def deeper(elements: Sequence[Element], attribute: str) -> bool:
    """What an element holds moves into one more element, or an attribute into one."""
    for element in elements:
        if attribute:
            etree.SubElement(element, etree.QName(attribute).localname).text = (
                element.attrib.pop(attribute)
            )
            continue
        box = etree.Element("value")
        box.text, element.text = element.text, None
        box[:] = list(element)
        element.append(box)
    return True


def unwrapped(elements: Sequence[Element], attribute: str) -> bool:
    for element in elements:
        above = element.getparent()
        if attribute or above is None or not len(element) or element.text:
            return False
        at = above.index(element)
        above[at : at + 1] = list(element)
    return True


def doubled(elements: Sequence[Element], attribute: str) -> bool:
    if attribute:
        return False
    for element in elements:
        element.addnext(copy.deepcopy(element))
    return True


def reversed_siblings(elements: Sequence[Element], attribute: str) -> bool:
    above = elements[0].getparent()
    names = {str(child.tag) for child in above} if above is not None else set()
    if attribute or above is None or (not {"title", "published"} & {
        etree.QName(name).localname for name in names
    } and len(names) > 1):  # the order of prose is its content
        return False
    above[:] = list(reversed(above))
    return True


def cut_to_one(elements: Sequence[Element], attribute: str) -> bool:
    name = etree.QName(elements[0]).localname
    if attribute or name not in {"item", "entry", "url"} or len(elements) < 2:
        return False
    return taken_away(elements[1:], "")


def list_emptied(elements: Sequence[Element], attribute: str) -> bool:
    above = elements[0].getparent()
    if attribute or above is None or len(above) < 2:
        return False
    for child in list(above):
        above.remove(child)
    return True


def _decoy(element: Element) -> Element:
    other = copy.deepcopy(element)
    other.tail = None
    for one in other.iter(etree.Element):
        for name, value in one.attrib.items():
            one.set(name, _other(value))
        if (one.text or "").strip():
            one.text = _other(one.text or "")
        for child in one:
            if (child.tail or "").strip():
                child.tail = _other(child.tail or "")
    return other


def _other(text: str) -> str:
    if re.fullmatch(r"\s*\S*(?::|//|/)\S*\s*", text):
        return f"{text.strip()}-decoy"
    moved = decoyed(text)
    return moved if moved != text else DECOY


def decoy_before(elements: Sequence[Element], attribute: str) -> bool:
    if attribute:
        return False
    for element in elements:
        element.addprevious(_decoy(element))
    return True


def decoy_after(elements: Sequence[Element], attribute: str) -> bool:
    if attribute:
        return False
    for element in elements:
        element.addnext(_decoy(element))
    return True


def commented(elements: Sequence[Element], attribute: str) -> bool:
    if attribute or len(elements[0].text or "") < 4:
        return False
    for element in elements:
        text = element.text or ""
        note = etree.Comment(" layout ")
        element.text, note.tail = text[: len(text) // 2], text[len(text) // 2 :]
        element.insert(0, note)
    return True


def _address(change: Callable[[str], str]) -> Change:
    def changed(elements: Sequence[Element], attribute: str) -> bool:
        done = False
        for element in elements:
            was = element.get(attribute, "") if attribute else element.text or ""
            if not _ADDRESS.fullmatch(was) or "/ns" in was:
                continue
            done = True
            if attribute:
                element.set(attribute, change(was.strip()))
            else:
                element.text = change(was.strip())
        return done

    return changed


CHANGES: Final[dict[str, tuple[Change, Content]]] = {
    "element or attribute removed": (taken_away, "same"),
    "element or attribute emptied": (emptied, "same"),
    "element or attribute renamed": (renamed, "same"),
    "element in capitals": (in_capitals, "same"),
    "element in another namespace": (other_namespace, "same"),
    "element wrapped": (wrapped, "same"),
    "content one deeper": (deeper, "same"),
    "element unwrapped": (unwrapped, "same"),
    "element doubled": (doubled, "same"),
    "siblings reversed": (reversed_siblings, "same"),
    "list cut to one": (cut_to_one, "fewer"),
    "list emptied": (list_emptied, "same"),
    "decoy before": (decoy_before, "more"),
    "decoy after": (decoy_after, "more"),
    "comment in the text": (commented, "same"),
    "link made a script": (_address(lambda h: "javascript:void(0)"), "same"),
    "link to another host": (
        _address(lambda h: urlsplit(h)._replace(netloc="elsewhere.example").geturl()),
        "same",
    ),
    "link made relative": (
        _address(lambda h: urlsplit(h)._replace(netloc="", scheme="").geturl()), "same"
    ),
    "link with a tracking parameter": (
        _address(lambda h: f"{h}{'&' if '?' in h else '?'}utm_source=x"), "same"
    ),
}  # fmt: skip


def frames(text: str) -> dict[str, str]:
    """Changes of the file as a whole."""
    root = re.search(r"<(?![?!])([\w:.-]+)", text)
    name = root[1] if root else ""
    return {
        "namespace of the root changed": re.sub(
            r'(?<![\w:])xmlns="([^"]+)"', r'xmlns="\1-v2"', text, count=1
        ),
        "namespace of a prefix changed": re.sub(
            r'(xmlns:\w+)="([^"]+)"', r'\1="\2v2"', text
        ),
        "root renamed": re.sub(rf"(</?){re.escape(name)}\b", r"\1document", text),
        "language removed": re.sub(
            r"<language>[^<]*</language>| xml:lang=\"[^\"]*\"", "", text
        ),
        "language of the template": re.sub(
            r"(<language>|xml:lang=\")(\w\w)[^<\"]*",
            lambda m: m[1] + ("fr" if m[2] != "fr" else "en"), text,
        ),
        "stylesheet and comment before the root": text.replace(
            f"<{name}", f'<?xml-stylesheet href="a.xsl"?><!-- new --><{name}', 1
        ),
        "text escaped instead of set off": re.sub(
            r"<!\[CDATA\[(.*?)\]\]>",
            lambda m: m[1].replace("&", "&amp;").replace("<", "&lt;"), text, flags=re.S,
        ),
    }  # fmt: skip


def embedded(
    page: Original, tree: Callable[[], Element], places: Places
) -> Iterator[Mutant]:
    """Changes of the HTML that an element holds as text."""
    for paths, attribute in places:
        held = found_at(tree(), paths[0]).text or ""
        if attribute or not re.search(r"<(?:p|div|br)\b", held):
            continue

        def body_of(text: str, path: str = paths[0]) -> bytes:
            root = tree()
            found_at(root, path).text = text
            return _body(root)

        yield from html_mutants(page, Markup(held, True, body_of))
