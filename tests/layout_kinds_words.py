"""Kinds of mutation of HTML: other words come in, or take the place of the item's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout_dates import RELATIVE, restyled, swapped
from layout_html import (
    Element,
    container,
    dates,
    emptied,
    foreign_copy,
    made,
    rows,
    saying,
    shared_ancestor,
    titles,
    words,
)
from layout_mutations import FOREIGN, Mutant, Saved, kind, written

ELSEWHERE = f"""
<html lang="en"><head><title>{FOREIGN} Garden Club</title>
<link rel="canonical" href="https://www.garden-club.example/bulbs"></head><body>
<header><h1>{FOREIGN} Garden Club</h1><nav><a href="/">Home</a> <a href="/join">Join
</a></nav></header><main><article><h1>{FOREIGN} bulbs for the spring</h1>
<p class="date">9 January 2019</p><div class="content entry-content text">
<p>{FOREIGN} members met in the hall to plant bulbs, and there was cake for all.</p>
<p>{FOREIGN} spades can be borrowed from the shed behind the hall on most days.</p>
</div></article></main></body></html>
"""
CONSENT = f"""
<div id="cookie-consent" class="consent modal" role="dialog"><h1>We value your privacy
</h1><div class="text content"><p>We and our 120 {FOREIGN} partners use cookies to store
and access information on your device. You can change your choice at any time.</p>
<p>Please accept cookies to continue to the {FOREIGN} site.</p></div>
<button>Accept all</button> <button>Reject all</button></div>
"""
COMMENTS = f"""
<div class="comments" id="comments"><h3>2 comments</h3><div class="comment"><p>{FOREIGN}
says that all of this is wrong.</p></div><div class="comment"><p>And the second
{FOREIGN} says that all of it is right.</p></div></div>
"""
SIDEBAR = f"""
<aside class="sidebar"><h2>Latest</h2><ul><li><a href="/{FOREIGN.lower()}">{FOREIGN} and
the lighthouse</a> <time datetime="2019-01-09">9 January 2019</time><p>{FOREIGN} was
seen near the lighthouse on the coast of the island again.</p></li></ul></aside>
"""
RELATED = f"""
<article class="related"><h3><a href="/{FOREIGN.lower()}">{FOREIGN} and the lighthouse
</a></h3><time datetime="2019-01-09">9 January 2019</time><p>{FOREIGN} was seen near the
lighthouse on the coast of the island again.</p></article>
"""
OTHER_WORDS = {
    "fi": ("Ministeri avasi uuden sillan", "Ministeri sanoi, että silta on tärkeä "
           "kaikille kylän asukkaille ja että se on nyt avattu liikenteelle. Sillan "
           "rakentaminen kesti kaksi vuotta, ja työ valmistui ajallaan ennen talvea."),
    "ru": ("Министр открыл новый мост", "Министр сказал, что мост важен для всех "
           "жителей деревни и что он теперь открыт для движения. Строительство моста "
           "продолжалось два года, и работа была завершена вовремя, до зимы."),
}  # fmt: skip


def frame(saved: Saved, root: Element, body: Element) -> list[Element]:
    """Title and date that stand within the text's element and are not in the text."""
    lines = {p.text for d in saved.documents for p in d.paragraphs}
    found = titles(saved, root)[:1] + dates(saved, root)
    return [e for e in found if body in e.iterancestors() and words(e) not in lines]


@kind("text emptied")
def text_emptied(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    body = container(saved, root)
    if body is not None:
        kept = frame(saved, root, body)
        emptied(body)
        body.extend(kept)
        yield Mutant(written(root), "body")


@kind("teaser for the text")
def teaser(saved: Saved) -> Iterator[Mutant]:
    for ending in ("…", "… <a href='/full'>Read more</a>", " [...]"):
        root = saved.tree()
        body = container(saved, root)
        if body is None:
            return
        begins = " ".join(saved.documents[0].paragraphs[0].text.split()[:4])
        kept = frame(saved, root, body)
        emptied(body)
        body.extend(kept)
        text = made(f"<p>{ending}</p>")
        text.text = begins + (text.text or "")
        body.append(text)
        yield Mutant(written(root), ending)


@kind("cookie wall")
def cookie_wall(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    body = root.find("body")
    if body is None:
        return
    emptied(body)
    body.append(made(CONSENT))
    yield Mutant(written(root), "whole")
    root = saved.tree()
    body = root.find("body")
    assert body is not None
    body.insert(0, made(CONSENT.replace("h1", "h2")))
    yield Mutant(written(root), "before")


@kind("comments inserted")
def comments(saved: Saved) -> Iterator[Mutant]:
    for place in ("within", "after"):
        root = saved.tree()
        body = container(saved, root)
        if body is None:
            return
        if place == "within":
            body.append(made(COMMENTS))
        else:
            body.addnext(made(COMMENTS))
        yield Mutant(written(root), place)


@kind("nested article")
def nested_article(saved: Saved) -> Iterator[Mutant]:
    """Another item within this one's text or behind it, plain or in the same dress."""
    for place in ("within", "amid", "behind", "twin"):
        root = saved.tree()
        body = container(saved, root)
        if body is None:
            return
        if place == "twin" and (saved.reading.is_listing or not titles(saved, root)):
            continue  # one row more of a listing is a row
        if place == "behind":
            body.addnext(made(RELATED))
        elif place == "twin":
            whole = shared_ancestor([body, *titles(saved, root)[:1]])
            if whole.tag in ("html", "body"):
                continue
            whole.addnext(foreign_copy(whole))
        else:
            body.insert(len(body) if place == "within" else len(body) // 2,
                        made(RELATED))  # fmt: skip
        yield Mutant(written(root), place)


@kind("sidebar first")
def sidebar_first(saved: Saved) -> Iterator[Mutant]:
    for place in ("plain", "twin"):
        root = saved.tree()
        body = root.find("body")
        if body is None:
            return
        side = made(SIDEBAR)
        if place == "twin":
            own = rows(saved, root)[:1] or [
                e for e in [container(saved, root)] if e is not None
            ]
            if not own:
                return
            side = made('<aside class="sidebar"></aside>')
            side.append(foreign_copy(own[0]))
        body.insert(0, side)
        yield Mutant(written(root), place)


@kind("date's order swapped")
def order_swapped(saved: Saved) -> Iterator[Mutant]:
    """All over the site: day before month becomes month before day."""
    root = saved.tree()
    if swapped(root):
        yield Mutant(written(root), "date")


@kind("date in another form")
def other_form(saved: Saved) -> Iterator[Mutant]:
    for form in ("%Y%m%d", "%d %b %Y", "%d/%m/%y", "%m/%Y"):
        root = saved.tree()
        if restyled(saved, dates(saved, root), form):
            yield Mutant(written(root), form)


@kind("relative date")
def relative_date(saved: Saved) -> Iterator[Mutant]:
    for text in RELATIVE:
        root = saved.tree()
        found = dates(saved, root)
        for element in found:
            for name in ("datetime", "content"):
                if element.get(name):
                    element.set(name, text)
            if words(element):
                emptied(element)
                element.text = text
        if found:
            yield Mutant(written(root), text)


@kind("another language")
def another_language(saved: Saved) -> Iterator[Mutant]:
    """The words of another language under the same address."""
    if len(saved.documents) != 1:
        return
    document = saved.documents[0]
    for code, (title, text) in OTHER_WORDS.items():
        root = saved.tree()
        found = [(e, title) for e in saying(root, document.title)]
        for number, paragraph in enumerate(document.paragraphs):
            found += [(e, f"{text} {number}") for e in saying(root, paragraph.text)[:1]]
        if not document.paragraphs or code == document.language:
            continue
        for element, new in found:
            emptied(element)
            element.text = new
        now = {document.title: title}
        for number, paragraph in enumerate(document.paragraphs):
            now[paragraph.text] = f"{text} {number}"
        if saying(root, f"{text} 0"):
            yield Mutant(written(root), code, now | {document.language: code})


@kind("language's mark switched")
def language_mark(saved: Saved) -> Iterator[Mutant]:
    marked = re.search(r"<html[^>]*\slang=", saved.text)
    others = [c for c in (*saved.spider.card.languages, "sv") if c not in saved.text]
    for code in {*others[:2], "sv"} if marked else ():
        root = saved.tree()
        root.set("lang", code)
        yield Mutant(written(root), code)


@kind("another site's page")
def another_site(saved: Saved) -> Iterator[Mutant]:
    yield Mutant(ELSEWHERE.encode(), "whole")


@kind("page says it is gone")
def says_gone(saved: Saved) -> Iterator[Mutant]:
    root = saved.tree()
    body = container(saved, root)
    for element in titles(saved, root)[:1]:
        if body is None or body in element.iterancestors():
            continue
        emptied(element)
        element.text = "Page not found"
        emptied(body)
        body.append(made("<p>The page you are looking for could not be found.</p>"))
        head = root.find("head/title")
        if head is not None:
            head.text = "Page not found"
        yield Mutant(written(root), "body")


@kind("parts by other addresses")
def other_addresses(saved: Saved) -> Iterator[Mutant]:
    """The items' addresses take a new form."""
    root = saved.tree()
    found = [a for row in rows(saved, root) for a in row.iter("a") if a.get("href")]
    for number, anchor in enumerate(found):
        anchor.set("href", f"/portal/view?doc={number}")
    if found:
        yield Mutant(written(root), "row")


@kind("frame removed")
def frame_removed(saved: Saved) -> Iterator[Mutant]:
    """Only the words are left, as a page for printing has them."""
    root = saved.tree()
    body = root.find("body")
    text = words(root) if body is None else words(body)
    page = made("<div><p></p></div>")
    page[0].text = text
    yield Mutant(
        b"<!DOCTYPE html>\n<html><body>" + written(page)[16:] + b"</body></html>"
    )
