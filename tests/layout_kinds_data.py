"""Kinds of mutation of data (APIs, feeds, sitemaps, XML files) and of bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from layout_dates import RELATIVE, other_order
from layout_mutations import FOREIGN, Mutant, Saved, as_lines, kind
from lxml import etree

MOST = 16
"""Names of one page that are changed, one at a time."""
Change = Callable[[dict[str, Any], str], None]


def keys(value: Any) -> list[str]:
    """Every key of an answer, those of the items first met first."""
    found: dict[str, None] = {}  # of two letters are languages, no names of fields

    def walk(one: Any) -> None:
        if isinstance(one, dict):
            found.update(dict.fromkeys(key for key in one if len(key) > 2))
            for inner in one.values():
                walk(inner)
        elif isinstance(one, list):
            for inner in one:
                walk(inner)

    walk(value)
    return list(found)[:MOST]


def changed(saved: Saved, change: Change) -> Iterator[Mutant]:
    """Each key in turn, wherever it stands."""
    for key in keys(saved.answers()):
        answers = saved.answers()
        for one in objects(answers):
            if key in one:
                change(one, key)
        yield Mutant(as_lines(answers), key)


def objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(o for inner in value.values() for o in objects(inner))]
    if isinstance(value, list):
        return [o for inner in value for o in objects(inner)]
    return []


@kind("key renamed", "json")
def key_renamed(saved: Saved) -> Iterator[Mutant]:
    def rename(one: dict[str, Any], key: str) -> None:
        one[f"{key}_v2"] = one.pop(key)

    yield from changed(saved, rename)


@kind("value null", "json")
def value_null(saved: Saved) -> Iterator[Mutant]:
    yield from changed(saved, lambda one, key: one.update({key: None}))


@kind("value of another type", "json")
def value_of_another_type(saved: Saved) -> Iterator[Mutant]:
    def retype(one: dict[str, Any], key: str) -> None:
        value = one[key]
        other: Any = {"value": value}
        if isinstance(value, list | dict):
            other = json.dumps(value)
        one[key] = other

    yield from changed(saved, retype)


@kind("answer in an envelope", "json")
def envelope(saved: Saved) -> Iterator[Mutant]:
    around = [{"data": answer, "ok": True} for answer in saved.answers()]
    yield Mutant(as_lines(around), "data")


@kind("date's order swapped, in data", "json", "xml")
def order_in_data(saved: Saved) -> Iterator[Mutant]:
    yield Mutant(other_order(saved.text).encode(), "date")


@kind("relative date, in data", "json", "xml")
def relative_in_data(saved: Saved) -> Iterator[Mutant]:
    printed = {d.issued_text for d in saved.documents if d.issued_text}
    text = saved.text
    for one in printed:
        text = text.replace(f'"{one}"', f'"{RELATIVE[0]}"')
        text = text.replace(f">{one}<", f">{RELATIVE[0]}<")
    yield Mutant(text.encode(), "date")


def names(saved: Saved) -> list[str]:
    found: dict[str, None] = {}
    for element in saved.tree().iter():
        if isinstance(element.tag, str) and not re.match(r"\w+:", element.tag):
            found[element.tag] = None
    return list(found)[:MOST]


def of_xml(saved: Saved, change: Callable[[Any], None]) -> Iterator[Mutant]:
    """Each name in turn, wherever it stands."""
    if any(fault.reason == "truncated" for fault in saved.reading.faults):
        return  # written again it would be whole
    for name in names(saved):
        root = saved.tree()
        for element in list(root.iter(name)):
            change(element)
        yield Mutant(etree.tostring(root, encoding="utf-8"), name.rpartition("}")[2])


@kind("element renamed", "xml")
def xml_renamed(saved: Saved) -> Iterator[Mutant]:
    def rename(element: Any) -> None:
        space, brace, local = str(element.tag).rpartition("}")
        element.tag = f"{space}{brace}{local}V2"

    yield from of_xml(saved, rename)


def is_text(saved: Saved) -> bool:
    """Whether the elements are words of a document: without one, it says less."""
    return "akomaNtoso" in str(saved.tree().tag)


@kind("element dropped", "xml")
def xml_dropped(saved: Saved) -> Iterator[Mutant]:
    """The date of a feed among others."""
    if is_text(saved):
        return

    def drop(element: Any) -> None:
        if element.getparent() is not None:
            element.getparent().remove(element)

    yield from of_xml(saved, drop)


@kind("element emptied", "xml")
def xml_emptied(saved: Saved) -> Iterator[Mutant]:
    if is_text(saved):
        return

    def empty(element: Any) -> None:
        if len(element) == 0:
            element.text = None

    yield from of_xml(saved, empty)


@kind("namespace changed", "xml")
def namespace_changed(saved: Saved) -> Iterator[Mutant]:
    found = dict.fromkeys(re.findall(rb'xmlns(?::\w+)?="([^"]+)"', saved.body))
    for space in found:
        body = saved.body.replace(b'"' + space + b'"', b'"' + space + b'/v2"')
        yield Mutant(body, space.decode())


@kind("item repeated", "xml")
def item_repeated(saved: Saved) -> Iterator[Mutant]:
    if any(fault.reason == "truncated" for fault in saved.reading.faults):
        return
    root = saved.tree()
    for entry in list(root.iter("{*}item", "{*}entry", "{*}url"))[:1]:
        entry.addnext(deepcopy(entry))
        yield Mutant(etree.tostring(root, encoding="utf-8"), "item")


@kind("page cut off", "html", "json", "xml")
def cut_off(saved: Saved) -> Iterator[Mutant]:
    for tenths in (4, 9):
        yield Mutant(saved.body[: len(saved.body) * tenths // 10], f"{tenths}/10")


@kind("encoding changed", "html", "json", "xml")
def encoding_changed(saved: Saved) -> Iterator[Mutant]:
    """Bytes of another encoding under the header of before, and UTF-8 written twice."""
    text = saved.text
    if text.isascii():
        return
    for name in ("cp1252", "cp1251", "cp1256", "gb18030", "shift_jis", "euc_kr"):
        try:
            other = text.encode(name)
        except UnicodeEncodeError:
            continue
        yield Mutant(other, name)
        break
    twice = text.encode().decode("latin-1").encode()
    yield Mutant(twice, "twice")
    stated = re.sub("charset=.*", "charset=iso-8859-1", saved.content_type)
    yield Mutant(text.encode(), "header", content_type=stated)


@kind("wrong type", "html", "json", "xml")
def wrong_type(saved: Saved) -> Iterator[Mutant]:
    """Another kind of file than ever before."""
    page = f"<!DOCTYPE html><html><body><p>{FOREIGN}</p></body></html>".encode()
    answer = b'{"error": "not found"}'
    yield Mutant(answer if saved.family == "html" else page, "other")
