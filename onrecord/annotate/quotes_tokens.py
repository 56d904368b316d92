"""A text as words, marks and quotations: one pass, offsets kept.

What stands between quotation marks is one token, so that a full stop or a verb inside
a quotation is not one of the sentence around it. Time is that of one reading.
"""

import re
from dataclasses import dataclass

from onrecord.annotate.quotes_marks import quotations

_REST = (
    r"|(\n\s*)"
    r"|(\.{2,}|[.!?…؟。！？]+)"
    r"|([,،，、;؛；:：—–()\[\]-]))"
)
# Spaces are matched with what follows them: to skip them one by one takes longer.
_TOKEN = re.compile(r"[ \t]{0,2}(?:(\w+(?:[-'’\u2011&.,:/]\w+)*)" + _REST)
_ELIDED_TOKEN = re.compile(
    r"[ \t]{0,2}(?:(\w+(?:[-\u2011&.,:/]\w+)*(?:['’](?=\w))?)" + _REST
)
_KINDS = ("", "w", "n", ".")
_ABBREVIATIONS: frozenset[str] = frozenset(
    {"bzw", "ca", "capt", "col", "corp", "dr", "dres", "feb", "gen", "gov", "hon"}
    | {"inc", "ing", "jan", "jr", "judr", "lt", "maj", "mgr", "mj", "mm", "mme", "mr"}
    | {"mrs", "ms", "mudr", "např", "no", "nr", "oct", "phdr", "pres", "prof", "rep"}
    | {"reps", "sen", "sens", "sept", "sgt", "sra", "st", "str", "tj", "tzv", "ul"}
    | {"usw", "vs", "г", "им", "млн", "св", "тыс"}
)
_POINT = {
    ",": ",", "،": ",", "，": ",", "、": ",", ";": ";", "؛": ";", "；": ";",
    ":": ":", "：": ":", "—": "-", "–": "-", "-": "-", "(": "(", "[": "(",
    ")": ")", "]": ")",
}  # fmt: skip


_LONGEST = 400
"""Tokens of a sentence; a longer one is cut, so that no text takes long."""


@dataclass(slots=True)
class Tokens:
    """Parallel rows, one entry a token.

    Kinds: ``w`` word, ``q`` quotation, ``.`` full stop and its like, ``, ; : - ( )``,
    ``n`` the end of a line.
    """

    text: str
    kind: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    """Words in small letters; empty for all else."""
    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.start[index]].isupper()

    def spaces(self, index: int) -> int:
        """How many spaces the token holds: the words of a quotation, less one."""
        return self.text.count(" ", self.start[index], self.end[index])


def tokens_of(text: str, *, elisions: bool = False) -> Tokens:
    """The tokens of `text`; with `elisions` "qu'il" is two words (French)."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):
        # Some capitals have two small letters: offsets count for more than they do.
        lowered = text
    find = (_ELIDED_TOKEN if elisions else _TOKEN).finditer
    rows: list[tuple[str, str, int, int]] = []
    add = rows.append
    place = 0
    for begin, finish in [*quotations(text).items(), (len(text), 0)]:
        for match in find(text, place, begin):
            group = match.lastindex or 0
            start, end = match.span(group)
            if group == 1:
                add(("w", lowered[start:end], start, end))
            else:
                kind = _KINDS[group] if group < 4 else _POINT[text[start]]
                add((kind, "", start, end))
        if finish:
            add(("q", "", begin, finish))
            place = finish
    if not rows:
        return Tokens(text)
    kinds, low, starts, ends = zip(*rows, strict=True)
    return Tokens(text, kinds, low, starts, ends)


@dataclass(slots=True)
class Sentence:
    """Tokens ``begin`` to ``end`` (exclusive); ``opens`` where a paragraph begins."""

    begin: int
    end: int
    opens: bool


def sentences_of(tokens: Tokens) -> list[Sentence]:
    """The sentences around quotations, without the full stop at the end."""
    found: list[Sentence] = []
    begin, opens = 0, True
    kinds = tokens.kind
    for index, kind in enumerate(kinds):
        if kind == "w" and index - begin < _LONGEST:
            continue
        if not (
            index - begin >= _LONGEST
            or (kind == "n" and _line_ends(tokens, index))
            or (kind == "." and _stops(tokens, index))
            or (kind == "q" and _quotation_ends(tokens, index))
        ):
            continue
        stop = index + 1 if kind in {"q", "w"} else index
        if stop > begin:
            found.append(Sentence(begin, stop, opens))
            opens = kind == "n"
        else:
            opens = opens or kind == "n"
        begin = index + 1
    if len(kinds) > begin:
        found.append(Sentence(begin, len(kinds), opens))
    return found


def _line_ends(tokens: Tokens, index: int) -> bool:
    blank = tokens.text.count("\n", tokens.start[index], tokens.end[index]) > 1
    if blank or not index or tokens.kind[index - 1] in {".", "q", ":"}:
        return True
    return index + 1 < len(tokens.kind) and tokens.capital(index + 1)


def _stops(tokens: Tokens, index: int) -> bool:
    after = index + 1
    if after >= len(tokens.kind) or tokens.kind[after] == "n":
        return True
    if tokens.start[after] == tokens.end[index]:
        return tokens.text[tokens.start[index]] in "。！？"
    if tokens.kind[after] in {",", ";", "-", ")", "."}:
        return False
    if tokens.text[tokens.start[index]] == "." and index:
        word = tokens.low[index - 1]
        if word in _ABBREVIATIONS or (word[-2:-1] in {"", "."} and word[-1:].isalpha()):
            return False
    return not tokens.text[tokens.start[after]].islower()


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
