"""Kinds of mutation of HTML: the frame of a page changes, its words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from layout_html import (
    Element,
    container,
    dates,
    elements,
    made,
    part,
    part_names,
    removed,
    rows,
    titles,
    wrap,
)
from layout_mutations import Mutant, Saved, kind, written


def renamed(saved: Saved, attribute: str) -> Iterator[Mutant]:
    """Of each part the nearest class or id, wherever it stands on the page."""
    for name in part_names(saved):
        root = saved.tree()
        first = part(saved, root, name)[0]
        ways = [first, *first.iterancestors()]
        own = next((e for e in ways if e.get(attribute) and e.tag != "html"), None)
        if own is None:
            continue
        old = own.get(attribute, "")
        for element in [e for e in elements(root) if e.get(attribute) == old]:
            new = " ".join(f"v2-{token}" for token in old.split())
            element.set(attribute, new)
        yield Mutant(written(root), name)


@kind("class renamed")
def class_renamed(saved: Saved) -> Iterator[Mutant]:
    yield from renamed(saved, "class")


@kind("id renamed")
def id_renamed(saved: Saved) -> Iterator[Mutant]:
    yield from renamed(saved, "id")


@kind("extra wrapper")
def extra_wrapper(saved: Saved) -> Iterator[Mutant]:
    for name in part_names(saved):
        root = saved.tree()
        for element in part(saved, root, name):
            if element.getparent() is not None and element.tag not in ("td", "tr"):
                wrap(element, "div", **{"class": "layout-wrap"})
        yield Mutant(written(root), name)


@kind("element removed")
def element_removed(saved: Saved) -> Iterator[Mutant]:
    for name in part_names(saved):
        root = saved.tree()
        removed(part(saved, root, name))
        yield Mutant(written(root), name)


@kind("element of another name")
def another_name(saved: Saved) -> Iterator[Mutant]:
    names = {"h1": "h2", "h2": "h1", "h3": "h4", "p": "div", "div": "section",
             "span": "em", "time": "span", "li": "div", "a": "span"}  # fmt: skip
    for name in part_names(saved):
        root = saved.tree()
        for element in part(saved, root, name):
            element.tag = names.get(str(element.tag), "div")
        yield Mutant(written(root), name)


@kind("duplicated title")
def duplicated_title(saved: Saved) -> Iterator[Mutant]:
    for place in ("before", "after"):
        root = saved.tree()
        body = root.find("body")
        found = titles(saved, root)
        if body is None or not found:
            return
        twin = deepcopy(found[0])
        twin.tail = None
        body.insert(0 if place == "before" else len(body), twin)
        yield Mutant(written(root), place)


@kind("title in a picture")
def title_in_a_picture(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    found = titles(saved, root)
    for element in found:
        picture = made('<img src="/images/title.png">')
        picture.set("alt", "".join(map(str, element.itertext())))
        for child in list(element):
            element.remove(child)
        element.text = None
        element.append(picture)
    if found:
        yield Mutant(written(root), "title")


@kind("date moved")
def date_moved(saved: Saved) -> Iterator[Mutant]:
    for place in ("foot", "head", "row"):
        root = saved.tree()
        body = root.find("body")
        found = dates(saved, root)
        if body is None or not found:
            return
        for element in found:
            above = element.getparent()
            assert above is not None
            goal = body if place != "row" else above.getparent()
            if goal is None or goal.tag == "html":
                continue
            removed([element])
            element.tail = None
            goal.insert(0 if place == "head" else len(goal), element)
        yield Mutant(written(root), place)


@kind("second date")
def second_date(saved: Saved) -> Iterator[Mutant]:
    """The day of a change, in an element like that of the date."""
    for after in (True, False):
        root = saved.tree()
        found = dates(saved, root)
        if not found:
            return
        for element in found:
            twin = deepcopy(element)
            twin.tail = " "
            for one in elements(twin):
                for name in ("datetime", "content"):
                    if one.get(name):
                        one.set(name, later(one.get(name, "")))
                one.text = later(one.text or "")
            if element.getparent() is not None:
                element.addnext(twin) if after else element.addprevious(twin)
        yield Mutant(written(root), "after" if after else "before")


def later(text: str) -> str:
    """The same date of the next year."""
    return re.sub(r"(?:19|20)\d\d", lambda y: str(int(y[0]) + 1), text, count=1)


@kind("swapped columns")
def swapped_columns(saved: Saved) -> Iterator[Mutant]:
    yield from tables(saved, swap_first)
    root = saved.tree()
    found = [row for row in rows(saved, root) if len(row) > 1 and row.tag != "tr"]
    for row in found:
        children = list(row)
        children[0].tail, children[-1].tail = children[-1].tail, children[0].tail
        for child in children:
            row.remove(child)
        row.extend(reversed(children))
    if found:
        yield Mutant(written(root), "row")


def swap_first(line: Element) -> None:
    table = next(line.iterancestors("table"), None)
    spans = (
        [] if table is None else [c for c in table.iter("td", "th") if c.get("rowspan")]
    )
    if len(line) > 1 and not spans:
        line.insert(0, line[1])


@kind("column inserted")
def column_inserted(saved: Saved) -> Iterator[Mutant]:
    yield from tables(saved, number_first)
    for place in (0, -1):
        root = saved.tree()
        found = [r for r in rows(saved, root) if r.tag not in ("tr", "a")]
        for row in found:
            label = made('<span class="category">News</span>')
            row.insert(0, label) if place == 0 else row.append(label)
        if found:
            yield Mutant(written(root), "row")


def number_first(line: Element) -> None:
    if len(line) > 1:
        above = line.getparent()
        number = 0 if above is None else above.index(line)
        tag = str(line[0].tag) if line[0].tag in ("td", "th") else "td"
        cell = made(f"<div>{number or 'No.'}</div>")
        cell.tag = tag
        line.insert(0, cell)


def tables(saved: Saved, change: object) -> Iterator[Mutant]:
    """Every line of every table changed alike, those of its head too."""
    assert callable(change)
    root = saved.tree()
    lines = list(root.iter("tr"))
    for one in lines:
        change(one)
    if any(len(one) > 1 for one in lines):
        yield Mutant(written(root), "table")


@kind("text split in two")
def text_split(saved: Saved) -> Iterator[Mutant]:
    for place in ("beside", "apart", "other"):
        root = saved.tree()
        body = container(saved, root)
        if body is None or len(body) < 2:
            return
        second = body.makeelement(body.tag, dict(body.attrib))
        if place == "other":  # one half has lost the name
            second = body.makeelement("div", {"class": "more-text"})
        second.extend(list(body)[len(body) // 2 :])
        if place == "apart":
            around = body.makeelement("div", {"class": "second-part"})
            around.append(second)
            body.addnext(around)
        else:
            body.addnext(second)
        yield Mutant(written(root), place)


@kind("repeated text")
def repeated_text(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    body = container(saved, root)
    if body is not None:
        twin = deepcopy(body)
        twin.tail = None
        body.addnext(twin)
        yield Mutant(written(root), "beside")
