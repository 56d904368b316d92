"""Where quotations begin and end: marks of all kinds, straight ones too.

A quotation of several paragraphs repeats its opening mark and closes once; one that
is never closed ends with its paragraph.
"""

import re

_CLOSES = {
    "“": "”“",
    "„": "“”„",
    "‟": "”",
    "«": "»",
    "»": "«",
    "”": "“”",
    "「": "」",
    "『": "』",
    "‹": "›",
    "‚": "‘’",
    '"': '"',
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'’",
}
_SINGLE = frozenset({"‘", "'", "‚", "‹"})
_NEVER_OPEN = frozenset({"’", "›", "」", "』"})
_MARK = re.compile(r"''|``|[\"“”„‟«»「」『』‹›‚‘’'\n]")
_LONGEST = 6000
"""Characters; a longer one has lost its closing mark."""


def quotations(text: str) -> dict[int, int]:
    """Begin → end of every quotation, marks included, in order."""
    found: dict[int, int] = {}
    opened, begin = "", -1
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = match[0]
        if opened and start - begin > _LONGEST:
            opened = ""
        if mark == "\n":
            if opened and _paragraph_ends(text, end, opened):
                if opened not in _SINGLE:
                    found[begin] = len(text[begin:start].rstrip()) + begin
                opened = ""
        elif not opened:
            if _opens(text, mark, start, end):
                opened, begin = mark, start
        elif mark in _CLOSES[opened] and _closes(text, opened, mark, start, end):
            if begin + len(opened) < start:
                found[begin] = end
            opened = ""
    if opened and opened not in _SINGLE and len(text) - begin <= _LONGEST:
        found[begin] = len(text.rstrip())
    return found


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in _NEVER_OPEN:
        return False
    if mark in _SINGLE:
        return not before.isalnum() and not after.isspace()
    if mark in {"”", "»"}:
        return not before.isalnum() and not after.isspace()
    return not (before.isalnum() and after.isspace())


def _closes(text: str, opened: str, mark: str, start: int, end: int) -> bool:
    if mark == opened and start and text[start - 1] == "\n":
        return False
    if opened in _SINGLE:
        after = text[end] if end < len(text) else " "
        return not after.isalnum() and not text[start - 1].isspace()
    return True


def _paragraph_ends(text: str, end: int, opened: str) -> bool:
    """Whether the line that ended before `end` ended the quotation too."""
    following = text[end : end + 40].lstrip(" \t\r")
    if following.lstrip().startswith(opened):
        # A repeated mark runs on; a straight one may open a new quotation.
        return opened == '"'
    return following[:1] in {"", "\n"}
