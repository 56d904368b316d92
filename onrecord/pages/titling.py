"""The title of a document: the heading that the page's other names confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.pages.blocks import Block
from onrecord.pages.structured import Found, Structured

_CUT = re.compile(r"\s+[|–—·•»›:/~-]+\s+|\s*[|»›]\s*|\s::\s|\s-\s")
_WORD = re.compile(r"\w+")


def page_title(found: Sequence[Block], said: Structured, window: str) -> Found:
    """The title of the document and the rule that found it; both empty for none.

    `window` is the text of the ``title`` element.
    """
    names = [Found(name.value, name.rule) for name in said.titles]
    sites = {name.value.casefold() for name in said.site}
    heads = [
        block for block in found if block.tag == "h1" and 3 < len(block.text) < 500
    ]
    best: tuple[float, Found] | None = None
    others = [name.value for name in names] + ([window] if window else [])
    for number, block in enumerate(heads[:20]):
        if block.text.casefold() in sites:
            continue
        score = max((_shared(block.text, other) for other in others), default=0.0)
        score += (0.15 if block.inside else 0.0) - 0.02 * number
        score -= 0.2 if block.linked > 0.8 else 0.0
        if score > 0.6 and (best is None or score > best[0]):
            best = (score, Found(block.text, "h1"))
    if best is not None:
        return best[1]
    for name in names:
        text = _without_site(name.value, sites)
        if len(text) > 3 and text.casefold() not in sites:
            return Found(text, name.rule)
    text = _without_site(window, sites)
    heading = _confirmed(found, window)
    if heading:
        return Found(heading, "heading")
    if text:
        return Found(text, "title")
    if heads:
        return Found(heads[0].text, "h1 alone")
    return Found("", "")


def _confirmed(found: Sequence[Block], window: str) -> str:
    """A heading of any level that the window's title starts with."""
    low = window.casefold()
    for block in found:
        # By bytes: a character of Chinese or Hindi says more than a Latin one.
        is_long = len(block.text.encode()) > 12
        is_heading = block.tag in ("h1", "h2", "h3") and is_long
        if is_heading and low.startswith(block.text.casefold()):
            return block.text
    return ""


def _shared(heading: str, other: str) -> float:
    """How far a heading and another name of the page agree, 0 to 1: the heading is
    confirmed, and it is not just the name of the site behind the title."""
    a = set(_WORD.findall(heading.casefold()))
    parts = [set(_WORD.findall(part)) for part in _CUT.split(other.casefold())]
    if not a:
        return 0.0
    confirmed = len(a & set().union(*parts)) / len(a)
    covered = max(
        len(a & part) / len(part) * (0.3 if number else 1.0) if part else 0.0
        for number, part in enumerate(parts)
    )
    return confirmed * (0.5 + 0.5 * covered)


def _without_site(text: str, sites: set[str]) -> str:
    """A title without the name of the site behind or before it."""
    parts = _CUT.split(text)
    if len(parts) < 2:
        return text
    if parts[-1].casefold() in sites:
        return text[: text.rindex(parts[-1])].rstrip(" |–—·•»›:/~-")
    if parts[0].casefold() in sites:
        return text[len(parts[0]) :].lstrip(" |–—·•»›:/~-")
    longest = max(parts, key=len)
    rest = sum(map(len, parts)) - len(longest)
    # The document's title is the long part; two long parts are one title.
    if len(longest) >= 0.55 * (rest + len(longest)) and len(longest) > 15:
        start = text.index(longest)
        end = start + len(longest)
        first = parts.index(longest)
        if first == 0:
            return longest
        return text[:end].strip() if first == 1 and len(parts) == 2 else longest
    return parts[0] if len(parts[0]) > 15 else text
