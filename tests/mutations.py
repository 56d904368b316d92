"""Layout changes of a saved page that keep what the page says.

``mutants(page)`` gives every kind of change that its format allows, each at a few
seeded places that matter: those whose removal changes the reading.
``mutation_outcomes.py`` judges what became of the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import mutations_html
import mutations_json
import mutations_xml
from mutants import Mutant, Original
from mutations_dates import FORMS, KINDS, printed, stamps

NOT_FOUND: Final = (
    '<!DOCTYPE html><html lang="en"><head><title>Page not found</title></head><body>'
    '<header><a href="/">Home</a></header><main><h1>Page not found</h1><p>The page you '
    "are looking for does not exist, or it has been moved to another address.</p><p>"
    'Try the <a href="/search">search</a>, or go back.</p></main></body></html>'
)
LOGIN: Final = (
    '<!DOCTYPE html><html lang="en"><head><title>Sign in</title></head><body><form '
    'action="/login"><label>Name <input name="n"></label><button>Sign in</button>'
    "</form></body></html>"
)


def mutants(page: Original) -> Iterator[Mutant]:
    """Every change of one page."""
    yield from replaced(page)
    yield from misdeclared(page)
    yield from dates(page)
    start = page.capture.body.lstrip()[:1]
    if start in (b"{", b"["):
        yield from mutations_json.mutants(page)
    elif page.capture.media_type == "text/html":
        yield from mutations_html.page_mutants(page)
        yield from mutations_html.whole_page_mutants(page)
    else:
        yield from mutations_xml.mutants(page)


def replaced(page: Original) -> Iterator[Mutant]:
    """Another body under the same address, with status 200."""
    body = page.capture.body
    html = (("Content-Type", "text/html; charset=utf-8"),)
    for kind, text in (("a page that says not found", NOT_FOUND), ("a login", LOGIN)):
        mutant = page.mutant(kind, "body", text.encode())
        yield replace(mutant, capture=replace(mutant.capture, headers=html))
    yield page.mutant("empty body", "body", b"")
    for part in (0.4, 0.7, 0.95):
        where = f"after {part:.0%}"
        yield page.mutant("cut off", where, body[: int(len(body) * part)])


def misdeclared(page: Original) -> Iterator[Mutant]:
    """The same text in another encoding, or a header that states a wrong one."""
    media = page.capture.header("content-type").partition(";")[0]

    def stated(kind: str, charset: str, body: bytes) -> Mutant:
        header = (("Content-Type", f"{media}; charset={charset}"),)
        mutant = page.mutant(kind, charset, body)
        return replace(mutant, capture=replace(mutant.capture, headers=header))

    body = page.capture.body
    if not body.isascii():
        yield stated("header states another charset", "iso-8859-1", body)
        yield stated("header states another charset", "windows-1251", body)
        yield stated("header states another charset", "utf-16", body)
    yield stated("no such charset", "x-unknown", body)
    yield page.mutant("byte order mark", "body", b"\xef\xbb\xbf" + body)


def dates(page: Original) -> Iterator[Mutant]:
    """Every printed form of the dates that the reading gives, printed otherwise."""
    text, days = page.text, page.days
    for form in FORMS:
        if not any(stamps(text, form, days)):
            continue
        gone = printed(text, form, days, lambda stamp: "")
        if not page.matters(gone.encode()):
            continue
        for kind, how in KINDS.items():
            changed = printed(text, form, days, how)
            if changed != text:
                yield page.mutant(kind, f"{form} dates", changed.encode())
