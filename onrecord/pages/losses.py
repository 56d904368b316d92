"""Text in against text out: what the reading of a page may have lost, as notes."""

from __future__ import annotations

import html as html_entities
import re
from collections.abc import Sequence

from lxml import etree

from onrecord.models import Note
from onrecord.pages.blocks import Block, Place
from onrecord.pages.trimming import FURNITURE, PROSE

_MAX_COMPARED = 2_500_000  # characters of markup; beyond, the comparison is left out
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|math|iframe|object|button|select"
    r"|canvas|audio|video|textarea|datalist)\b.*?</\1\s*>|<[^>]*>",
    re.DOTALL,
)


def walk_losses(found: Sequence[Block], best: Place | None) -> list[Note]:
    """Compares the walk over the prose's element with a plain removal of its tags."""
    if best is None:
        return []
    source = etree.tostring(best.element, encoding="unicode", with_tail=False)
    if len(source) > _MAX_COMPARED:
        return []
    stripped = html_entities.unescape(_UNSEEN.sub(" ", source))
    there = sum(map(len, stripped.split()))
    walked = sum(
        len(block.text) - block.text.count(" ") for block in found if block.inside
    )
    if there - walked > 30 + there // 100:
        return [Note("text_lost", f"{there - walked} of {there} characters not read")]
    return []


def reader_losses(found: Sequence[Block], kept: Sequence[bool]) -> list[Note]:
    """Whole paragraphs that stand amid the kept ones and were left out."""
    whole = [
        number for number, keep in enumerate(kept)
        if keep and found[number].size >= PROSE
    ]  # fmt: skip
    if not whole:
        return []
    left = [
        block
        for block, keep in zip(
            found[whole[0] : whole[-1]], kept[whole[0] : whole[-1]], strict=True
        )
        if not keep
        and block.inside
        and block.size >= PROSE
        and block.linked < 0.3
        and not block.near & FURNITURE
    ]
    if not left:
        return []
    size = sum(len(block.text) for block in left)
    return [Note("left_out", f"{len(left)} paragraphs, {size} characters")]
