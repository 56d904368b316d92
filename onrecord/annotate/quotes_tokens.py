"""A text as words, marks and quotations: one pass, offsets kept.

What stands between quotation marks is one token, so that a full stop or a verb inside
a quotation is not one of the sentence around it. Time is that of one reading.
"""

import re
from dataclasses import dataclass, field

from onrecord.annotate.quotes_marks import quotations

_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)+|[^\W_]+(?:[-'’\u2011&][^\W_]+)*)"
    r"|([^\S\n]*\n\s*)"
    r"|([\"“”„‟«»「」『』‹›‚‘’'`])"
    r"|(\.{2,}|[.!?…؟。！？]+)"
    r"|([,،，、;؛；:：—–()\[\]-])"
)
_WORD, _LINE, _MARK, _STOP = 1, 2, 3, 4
_ELIDED = re.compile(r"[^\W\d_]+['’](?=[^\W_])")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sen sens rep reps gov gen col lt maj sgt capt pres hon no vs
    inc corp jr sr jan feb aug sept oct nov dec mm mme mgr sra dres г им св тыс млн bzw
    usw ca nr str ing judr mudr phdr č tzv např mj tj ul""".split()
)
_POINT = {
    ",": ",", "،": ",", "，": ",", "、": ",", ";": ";", "؛": ";", "；": ";",
    ":": ":", "：": ":", "—": "-", "–": "-", "-": "-", "(": "(", "[": "(",
    ")": ")", "]": ")",
}  # fmt: skip


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

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.start[index]].isupper()

    def spaces(self, index: int) -> int:
        """How many spaces the token holds: the words of a quotation, less one."""
        return self.text.count(" ", self.start[index], self.end[index])


def tokens_of(text: str, *, elisions: bool = False) -> Tokens:
    """The tokens of `text`; with `elisions` "qu'il" is two words (French)."""
    found = Tokens(text)
    kind, low = found.kind.append, found.low.append
    first, last = found.start.append, found.end.append
    quoted = quotations(text)
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        group = match.lastindex
        word = ""
        if group == _WORD:
            word = match[0].lower()
            if "’" in word:
                word = word.replace("’", "'")
            while elisions and "'" in word and (cut := _ELIDED.match(text, start, end)):
                kind("w")
                low(word[: cut.end() - start])
                first(start)
                last(cut.end())
                word, start = word[cut.end() - start :], cut.end()
            kind("w")
        elif group == _MARK:
            if start not in quoted:
                continue
            end = skip_to = quoted[start]
            kind("q")
        elif group == _STOP:
            kind(".")
        else:
            kind("n" if group == _LINE else _POINT[match[0]])
        low(word)
        first(start)
        last(end)
    return found


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
    kinds = tokens.kind
    for index, kind in enumerate(kinds):
        if kind == "w":
            continue
        if not (
            (kind == "n" and _line_ends(tokens, index))
            or (kind == "." and _stops(tokens, index))
            or (kind == "q" and _quotation_ends(tokens, index))
        ):
            continue
        stop = index + 1 if kind == "q" else index
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
        if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
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
