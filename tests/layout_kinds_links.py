"""Kinds of mutation of HTML: what a page leads to is lost, or comes by script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout_html import container, elements, made, removed, rows, titles
from layout_mutations import Mutant, Saved, kind, written
from lxml import etree
from parsel import Selector


@kind("pagination lost", "html", "xml")
def pagination_lost(saved: Saved) -> Iterator[Mutant]:
    listings = [link.url for link in saved.reading.links if link.is_listing]
    page = saved.spider.page_for(saved.url)
    root = saved.tree()
    found = [e for e in elements(root) if e.get("rel") == "next"]
    if css := getattr(page, "next", ""):
        of_page = Selector(root=root, type="html").css(css.partition("::")[0])
        found += [element.root for element in of_page]
    for element in found:
        above = element.getparent()
        if above is not None:
            above.remove(element)
    if found and listings:
        body = written(root) if saved.family == "html" else etree.tostring(root)
        yield Mutant(body, "next")


@kind("links by script")
def links_by_script(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    found = [a for row in rows(saved, root) for a in row.iter("a") if a.get("href")]
    for number, anchor in enumerate(found):
        anchor.set("href", f"javascript:open({number})")
    if found:
        yield Mutant(written(root), "row")


@kind("file's link broken")
def file_link_broken(saved: Saved) -> Iterator[Mutant]:
    for new in ("#", "/404.html", None):
        root = saved.tree()
        found = [
            a for a in root.iter("a")
            if re.search(r"\.(?:pdf|docx?)\b", a.get("href", ""), re.I)
        ]  # fmt: skip
        for anchor in found:
            if new is None:
                del anchor.attrib["href"]
            else:
                anchor.set("href", new)
        if found:
            yield Mutant(written(root), str(new))


@kind("script's shell")
def shell_of_a_script(saved: Saved) -> Iterator[Mutant]:
    """The frame stays, a script would fetch the rest."""
    root = saved.tree()
    body = root.find("body")
    if body is None:
        return
    scripts = '<script src="/static/app.js"></script>'
    for keep_frame in (False, True):
        root = saved.tree()
        body = root.find("body")
        assert body is not None
        blocks = [*titles(saved, root)[:1], *rows(saved, root)]
        main = container(saved, root)
        blocks += [main] if main is not None else []
        if keep_frame:
            removed(blocks)
            body.insert(0, made('<div id="app" data-state="loading"></div>'))
            body.append(made(scripts))
        else:
            attributes = dict(body.attrib)
            for child in list(body):
                body.remove(child)
            body.text = None
            body.attrib.update(attributes)
            body.append(made('<div id="app"></div>'))
            body.append(made(scripts))
        yield Mutant(written(root), "frame" if keep_frame else "whole")
