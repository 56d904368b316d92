"""What stands around a document's words on its page, and whether all of them are its.

A page that changed may give half of a text, or another's words with it: lines beside
the text that are not in it, lines in it that stand in what is named after comments, a
page that calls itself another site's. Each becomes a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from onrecord.models import Note, Paragraph
from onrecord.pages.trimming import letters_of

_TEXTS: Final = ("p", "li", "blockquote", "td", "div", "h2", "h3", "h4", "h5", "h6")
_LEAST: Final = 10
"""Letters of a line that counts as words of the page; an ideograph counts as three."""
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|replies|related|recommend\w*|teasers?|sidebar"
    r"|newsletter|subscribe|cookies?|consent|social|share|breadcrumbs?|popular|trending)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_APART: Final = frozenset(("aside", "nav", "footer", "form", "article"))
_OUTSIDE: Final = frozenset(("aside", "nav", "footer", "header", "form", "figure"))


def elsewhere(root: etree._Element, hosts: Sequence[str]) -> Iterator[Note]:
    """Where the page states an address of its own that is another site's."""
    canonical = [e.get("href", "") for e in root.iterfind(".//link[@rel='canonical']")]
    own = [e.get("content", "") for e in root.iterfind(".//meta[@property='og:url']")]
    for address in (*canonical, *own):
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            continue
        if host and _site(host) not in set(map(_site, hosts)):
            yield Note("other_site", f"the page calls itself {address[:200]}")
            return


def _site(host: str) -> str:
    return ".".join(host.split(".")[-2:])


def place_doubts(root: etree._Element, read: Sequence[Paragraph]) -> Iterator[Note]:
    """Lines of the page beside the document's own that are not in it, and lines in it
    that stand in what is not the document."""
    ours = {letters_of(p.text) for p in read}
    ours |= {letters_of(p.number + p.text) for p in read}
    whole = letters_of("".join(p.number + p.text for p in read))
    own: list[etree._Element] = []
    others: list[tuple[etree._Element, str]] = []
    for element in root.iter(*_TEXTS):
        text = _own_line(element)
        letters = letters_of(text)
        if letters in ours:
            own.append(element)
        elif _is_line(text, letters) and letters not in whole:
            others.append((element, text))
    if not own:
        return
    around = _common(own)
    for element in own:
        if strange := _stranger(element, around):
            yield Note("not_its_own", f"words of <{strange}> stand in the text")
            break
    homes = {element.getparent() for element in own}
    near = homes | {h.getparent() for h in homes if h is not None}
    left = [text for element, text in others if _is_beside(element, near)]
    if not left:
        much = [t for e, t in others if e.tag == "p" and not _is_furniture(e)]
        left = much if sum(map(len, much)) > sum(len(p.text) for p in read) else []
    if left:
        yield Note("left_out", f"{len(left)} lines beside the text: {left[0][:80]!r}")


def strange_parts(root: etree._Element) -> Iterator[Note]:
    """Of the text that a feed or listing carries: what in it is named after something
    else."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body"):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if (element.tag in _APART or _FURNITURE.search(names[:300])) and "".join(
            element.itertext()
        ).strip():
            strange = f"{element.tag!s} {names}".strip()[:60]
            yield Note("not_its_own", f"words of <{strange}> stand in the text")
            return


def _own_line(element: etree._Element) -> str:
    """The words of an element that holds no others like it."""
    if next(element.iterdescendants(*_TEXTS), None) is not None:
        return ""
    return " ".join("".join(element.itertext()).split())


def _is_line(text: str, letters: str) -> bool:
    """A sentence, or as long as one."""
    if not letters:
        return False
    size = 3 * len(letters) if letters[0] > "\u3000" else len(letters)
    return size >= (_LEAST if _SENTENCE.search(text[-3:]) else 3 * _LEAST)


_SENTENCE: Final = re.compile(
    '[.!?\u3002\uff01\uff1f\u061f\u06d4\u0964]["\u201d\u00bb)]?$'
)


def _common(found: Sequence[etree._Element]) -> set[etree._Element]:
    """The elements around all of these."""
    common = set(found[0].iterancestors())
    for element in found[1:]:
        common &= set(element.iterancestors())
    return common


def _stranger(element: etree._Element, around: set[etree._Element]) -> str:
    """The element between a line and what holds all lines that is named after
    something else than the text; empty for none."""
    for above in element.iterancestors():
        if above in around:
            return ""
        names = f"{above.get('class', '')} {above.get('id', '')}"
        if above.tag in _APART or _FURNITURE.search(names[:300]):
            return f"{above.tag!s} {names}".strip()[:60]
    return ""


def _is_beside(element: etree._Element, near: set[etree._Element | None]) -> bool:
    """A paragraph in the same element as the text or in one beside that."""
    above = element.getparent()
    if element.tag != "p" or above is None or above.tag in ("body", "html"):
        return False
    if above not in near and above.getparent() not in near:
        return False
    return not _is_furniture(element, near)


def _is_furniture(
    element: etree._Element, near: Collection[etree._Element | None] = ()
) -> bool:
    """Mostly links, or within what is named after something else than a text; up to
    the elements `near`."""
    linked = sum(len("".join(a.itertext())) for a in element.iter("a"))
    if linked > 0.3 * len("".join(element.itertext())):
        return True
    for outer in element.iterancestors():
        if outer in near:
            return False
        names = f"{outer.get('class', '')} {outer.get('id', '')}"
        if outer.tag in _OUTSIDE or _FURNITURE.search(names[:300]):
            return True
    return False
