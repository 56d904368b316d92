"""What readers of any page take along that is not the document's text.

The title again, dates and names above the text, invitations to follow, to subscribe
and to read something else. Every rule looks at the shape and the place of a block;
words are asked only of short blocks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from onrecord.pages.blocks import HEADINGS, Block, bit

_OUTSIDE = (
    bit("talk") | bit("share") | bit("more") | bit("sale") | bit("frame")
    | bit("<aside>") | bit("<nav>") | bit("<footer>") | bit("<form>")
)  # fmt: skip
PROSE = 80  # size of a block from which it is a paragraph rather than a label
FURNITURE = (
    bit("talk") | bit("share") | bit("more") | bit("sale") | bit("frame")
    | bit("<aside>") | bit("<nav>") | bit("<footer>") | bit("<form>") | bit("<hid>")
    | bit("media") | bit("<figure>") | bit("meta")
)  # fmt: skip
"""Hints of elements that hold no text of the document."""
_LABEL = 200

# How a link to something else is announced, at the start of a short block.
_ELSEWHERE = re.compile(
    r"""[\W_]*(?:
    read\ (?:more|also|next|the\ full)|related\b|see\ also|also\ (?:on|read|see)\b
    |more\ (?:on|from|about)\b|more:?$|you\ (?:may|might)\ also
    |recommended|don.t\ miss|click\ here|sign\ up|subscribe|share\ (?:this|it|on|your)
    |follow\ (?:us|me|him|her|them|@|[\w ]{1,60}\ on\ (?:twitter|facebook|instagram|x))
    |like\ (?:this|us)|like\ what\ you|comments?$|leave\ a\ (?:comment|reply)
    |newsletter|advertisement|continue\ reading|listen\ to
    |join\ (?:us|the\ conversation)|download\ (?:the|our)\ app|watch:|photos?:|video:
    |leggi\ anche|potrebbe\ interessarti|lire\ aussi|à\ lire|a\ lire|voir\ aussi
    |lees\ ook|mehr\ zum\ thema|lesen\ sie|das\ könnte|auch\ interessant|siehe\ auch
    |leia\ (?:também|mais)|veja\ (?:também|mais)|lea\ también|leer\ más|ver\ más
    |te\ puede\ interesar|más\ información|читайте\ также|читать|смотрите\ также
    |подпис|поделиться|zobacz\ (?:też|także|również)|czytaj\ (?:też|także|więcej)
    |přečtěte|läs\ (?:mer|också)|les\ (?:mer|også)|læs\ (?:mere|også)|lue\ myös
    |devamını|ayrıca|اقرأ\ (?:أيضا|أيضًا|المزيد)|شاهد\ أيضا|相关阅读|相关新闻|推荐阅读
    |延伸閱讀|関連記事|続きを読む|あわせて読みたい|관련\ ?기사
    |tags?\s*:|filed\ under|posted\ (?:in|on|by)|topics?:|categories:|schlagw
    |print\ (?:this|page)|back\ to\ top|©|copyright\b|all\ rights\ reserved
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def letters_of(text: str) -> str:
    """The letters and digits of `text`, to compare blocks across readers."""
    return "".join(filter(str.isalnum, text)).lower()


def points_elsewhere(text: str) -> bool:
    """Whether a short text leads to something other than the document."""
    return len(text) < _LABEL and _ELSEWHERE.match(text) is not None


def trim(
    found: Sequence[Block],
    keys: Sequence[str],
    kept: list[bool],
    titles: Collection[str],
) -> None:
    """Takes from `kept` what is not the document's text."""
    names = {key for title in titles if len(key := letters_of(title)) > 8}
    prose = [
        number
        for number, block in enumerate(found)
        if kept[number] and block.size >= PROSE and keys[number] not in names
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, len(found))
    home = id(found[first].place.parent) if prose else 0
    for number, block in enumerate(found):
        if not kept[number]:
            continue
        short = block.size < _LABEL
        named = keys[number] in names
        again = named and (number <= first or block.tag in ("h1", "h2"))
        hidden = block.near & bit("<hid>")
        outside = not block.inside and short and block.near & _OUTSIDE
        label = number < first and block.size < PROSE and not block.inside
        invites = short and points_elsewhere(block.text)
        apart = block.linked > 0.3 or number > last - 3 or block.size < PROSE
        if again or hidden or outside or (invites and apart):
            kept[number] = False
        elif label:
            kept[number] = id(block.place.parent) == home and block.tag == "p"
    _drop_last_headings(found, kept)


def _drop_last_headings(found: Sequence[Block], kept: list[bool]) -> None:
    """A heading with nothing below it announced what has been taken away."""
    for number in range(len(found) - 1, -1, -1):
        if kept[number]:
            if found[number].tag not in HEADINGS:
                return
            kept[number] = False
