"""Leading verbs: the words that a resolution's print sets off in italics or bold.

The first opens the paragraph ("Recalling", "Decides"); others may follow inside it
("and requests"). The rule is the type, not the language.
"""

from __future__ import annotations

import re

from onrecord.spiders.akoma import words

_LOOSE = words(
    """
    and or such as not all including inter alia mutatis mutandis per se
    de facto jure ad hoc vis-à-vis ex officio pro rata bona fide prima
    facie in situ status quo a fortiori ipso viz raison d’être et y и
    und
    """
)
_MARKS = " \t,;:،؛，；.“”\"'«»（）()"
_CJK = re.compile("[\u3400-\u9fff]")


def leading_verbs(
    text: str, styled: list[tuple[int, int]], name: str
) -> tuple[str, ...]:
    """The words set off in type, where the first of them opens the paragraph."""
    cjk = bool(_CJK.search(text, 0, 40))
    spans: list[tuple[int, int]] = []
    for start, end in styled:
        if not cjk:
            # Type may change within a word: "A" + "ffirming".
            while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                end += 1
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    allowed = 12 if cjk else 0
    if not spans or len(text[: spans[0][0]].strip(_MARKS)) > allowed:
        leads = name and text.casefold().startswith(name.casefold())
        return (name.strip(_MARKS),) if leads else ()
    found: list[str] = []
    for index, (start, end) in enumerate(spans):
        phrase = text[start:end].strip(_MARKS)
        phrase = phrase.removeprefix("and ")
        if not any(map(str.isalpha, phrase)) or (index and not _is_verb(phrase)):
            continue
        found.append(phrase)
    return tuple(found)


def _is_verb(phrase: str) -> bool:
    parts = phrase.split()
    return (
        not phrase[0].isupper()
        and len(parts) <= 8
        and not any(map(str.isdigit, phrase))
        and not all(word.casefold() in _LOOSE for word in parts)
    )
