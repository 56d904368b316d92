"""A text as words, marks and quotations: one pass, offsets kept.

What stands between quotation marks is one token, so that a full stop or a verb inside
a quotation is not one of the sentence around it. Time is that of one reading.
"""

import re
from dataclasses import dataclass, field

_OPENING = {
    "“": "”“",
    "„": "“”„",
    "‟": "”",
    "«": "»",
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
_CLOSING_ONLY = {"”": "“", "»": "«"}
_SINGLE = frozenset({"‘", "'", "‚", "‹"})
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)+|[^\W_]+(?:[-'’\u2011&][^\W_]+)*)"
    r"|(?P<line>[^\S\n]*\n\s*)"
    r"|(?P<mark>''|``|[\"“”„‟«»「」『』‹›‚‘’'])"
    r"|(?P<stop>\.{2,}|[.!?…؟。！？]+)"
    r"|(?P<point>[,،，、;؛；:：—–()\[\]-])"
)
_ELIDED = re.compile(r"[^\W\d_]+['’](?=[^\W_])")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "gen",
        "col",
        "lt",
        "maj",
        "sgt",
        "capt",
        "pres",
        "hon",
        "no",
        "vs",
        "inc",
        "corp",
        "jr",
        "sr",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "mm",
        "mme",
        "mgr",
        "sr",
        "sra",
        "dres",
        "г",
        "им",
        "св",
        "тыс",
        "млн",
        "bzw",
        "usw",
        "ca",
        "nr",
        "str",
        "ing",
        "mgr",
        "judr",
        "mudr",
        "phdr",
        "č",
        "tzv",
        "např",
        "mj",
        "tj",
        "dr",
    ]
)
_POINT_KIND = {
    ",": ",", "،": ",", "，": ",", "、": ",", ";": ";", "؛": ";", "；": ";",
    ":": ":", "：": ":", "—": "-", "–": "-", "-": "-", "(": "(", "[": "(",
    ")": ")", "]": ")",
}  # fmt: skip
_MAX_QUOTE = 6000
"""Characters; a longer one has lost its closing mark."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token.

    Kinds: ``w`` word, ``q`` quotation, ``.`` full stop and its like, ``, ; : - ( )``,
    ``n`` the end of a line.
    """

    text: str
    kind: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    """Words in small letters; empty for all else."""
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def add(self, kind: str, low: str, start: int, end: int) -> None:
        """Append one token."""
        self.kind.append(kind)
        self.low.append(low)
        self.start.append(start)
        self.end.append(end)

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.start[index]].isupper()


def tokens_of(text: str, *, elisions: bool = False) -> Tokens:
    """The tokens of `text`; with `elisions` "qu'il" is two words (French)."""
    found = Tokens(text)
    skip_to = 0
    quotes = _quotations(text)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        group = match.lastgroup
        if group == "mark":
            closed = quotes.get(start)
            if closed is not None:
                found.add("q", "", start, closed)
                skip_to = closed
        elif group == "word":
            low = match[0].lower()
            if "’" in low:
                low = low.replace("’", "'")
            while elisions and "'" in low and (cut := _ELIDED.match(text, start, end)):
                found.add("w", low[: cut.end() - start], start, cut.end())
                low, start = low[cut.end() - start :], cut.end()
            found.add("w", low, start, end)
        elif group == "stop":
            found.add(".", "", start, end)
        elif group == "line":
            found.add("n", "", start, end)
        else:
            found.add(_POINT_KIND[match[0]], "", start, end)
    return found


_MARK = re.compile(r"''|``|[\"“”„‟«»「」『』‹›‚‘’'\n]")


def _quotations(text: str) -> dict[int, int]:
    """Where each quotation begins and ends, marks included.

    A quotation ends with its paragraph unless the next one opens with the same mark,
    as quotations of several paragraphs do.
    """
    found: dict[int, int] = {}
    opened, begin = "", -1
    length = len(text)
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = match[0]
        before = text[start - 1] if start else " "
        after = text[end] if end < length else " "
        if mark == "\n":
            if opened and _paragraph_ends(text, end, opened):
                if opened not in _SINGLE and start - begin <= _MAX_QUOTE:
                    found[begin] = len(text[:start].rstrip()) if start else start
                opened = ""
            continue
        if opened:
            if start - begin > _MAX_QUOTE:
                opened = ""
            elif mark in _OPENING.get(opened, "") or mark == _CLOSING_ONLY.get(opened):
                if mark == opened and _opens_paragraph(text, start):
                    continue
                if opened in _SINGLE and (after.isalnum() or before.isspace()):
                    continue
                if begin + len(opened) < start:
                    found[begin] = end
                opened = ""
                continue
            else:
                continue
        if mark in _SINGLE:
            if before.isalnum() or after.isspace() or not after.strip():
                continue
        elif (
            (mark in _CLOSING_ONLY and (after.isspace() or before.isalnum()))
            or mark in {"’", "›", "」", "』"}
            or (before.isalnum() and after.isspace())
        ):
            continue
        opened, begin = mark, start
    if opened and opened not in _SINGLE and length - begin <= _MAX_QUOTE:
        found[begin] = len(text.rstrip())
    return found


def _opens_paragraph(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == "\n"


def _paragraph_ends(text: str, end: int, opened: str) -> bool:
    """Whether the line that ended before `end` ended the quotation too."""
    blank = (
        text.startswith("\n", end) or text[end : end + 40].lstrip(" \t\r")[:1] == "\n"
    )
    following = text[end : end + 40].lstrip()
    if following.startswith(opened):
        # The next paragraph repeats the mark; straight ones may open a new quotation.
        return opened == '"'
    return blank


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``begin`` to ``end`` (exclusive); ``opens`` where a paragraph begins."""

    begin: int
    end: int
    opens: bool


def sentences_of(tokens: Tokens) -> list[Sentence]:
    """The sentences around quotations, without the full stop at the end."""
    found: list[Sentence] = []
    begin, opens = 0, True
    kinds, last = tokens.kind, len(tokens.kind)
    index = 0
    while index < last:
        kind = kinds[index]
        ends = (
            (kind == "n" and _line_ends(tokens, index))
            or (kind == "." and _stops(tokens, index))
            or (kind == "q" and _quotation_ends(tokens, index))
        )
        if ends:
            stop = index + 1 if kind == "q" else index
            if stop > begin:
                found.append(Sentence(begin, stop, opens))
            opens = kind == "n" or (index + 1 < last and kinds[index + 1] == "n")
            begin = index + 1
        index += 1
    if last > begin:
        found.append(Sentence(begin, last, opens))
    return found


def _line_ends(tokens: Tokens, index: int) -> bool:
    if tokens.text.count("\n", tokens.start[index], tokens.end[index]) > 1 or not index:
        return True
    if tokens.kind[index - 1] in {".", "q", ":"}:
        return True
    after = index + 1
    return after < len(tokens.kind) and tokens.capital(after)


def _stops(tokens: Tokens, index: int) -> bool:
    after = index + 1
    if after >= len(tokens.kind):
        return True
    if tokens.kind[after] == "n":
        return True
    if tokens.start[after] == tokens.end[index]:
        return (
            tokens.kind[after] == "q" and tokens.text[tokens.start[index]] in "。！？"
        )
    if tokens.kind[after] in {",", ";", "-", ")", "."}:
        return False
    if tokens.text[tokens.start[index]] == "." and index:
        word = tokens.low[index - 1]
        if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
            return False
    first = tokens.text[tokens.start[after]]
    return not first.islower()


def _quotation_ends(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends with the quotation, by the full stop inside it."""
    text, end = tokens.text, tokens.end[index]
    inner = text[max(tokens.start[index], end - 4) : end].rstrip("\"”“»'’」 ")
    after = index + 1
    if after >= len(tokens.kind):
        return True
    if tokens.kind[after] not in {"w", "q"}:
        return False
    if tokens.kind[after] == "w" and not tokens.capital(after):
        return False
    return inner.endswith((".", "。", "…"))
