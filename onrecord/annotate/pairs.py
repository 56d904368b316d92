"""What two texts are to each other: same, translation, edited, contained, different.

Pure and linear in the length of the texts. The words decide first, in their order;
then what tells two documents that share their words apart: symbols, dates and numbers
that step from one edition to the next, names that were put into the same form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.annotate.alignment import Step, steps
from onrecord.annotate.editions import other_edition, symbols_say
from onrecord.annotate.likeness import Likeness, is_print, likeness, words_in
from onrecord.annotate.translations import is_translation
from onrecord.symbols import find

VERSION = "pairs/1"

Relation = Literal["same", "translation", "edited", "contained", "different"]

LONG = 350
"""Common words in such runs that no form of words explains."""
COVER = (3, 130)
"""Words that a cover sheet or a letterhead before the text may have."""


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair; what is not known is empty."""

    text: str
    title: str = ""
    symbol: str = ""
    url: str = ""
    language: str = ""
    dated_on: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    relation: Relation
    score: float
    """The part of the shorter text that stands in the longer one, in order."""
    why: str


def compare(a: Text, b: Text) -> Pair:
    """How two texts relate; their order does not matter."""
    # An alignment is not the same in both directions, so there is only one.
    a, b = sorted((a, b), key=lambda side: (len(side.text), side.text))
    first, second = words_in(a.text), words_in(b.text)
    said = symbols_say(a.symbol, b.symbol)
    if not first or not second:
        return Pair("different", 0.0, "one of them has no words")
    if first == second:
        if said == "other":
            return Pair("different", 1.0, "the same words under two symbols")
        return Pair("same", 1.0, "the same words")
    path = steps(first, second)
    like = likeness((a.text, b.text), first, second, path)
    score = round(like.coverage, 3)
    if like.longer >= 2.5 * like.shorter and said != "draft":
        part = 0.9 if said == "other" else 0.4  # two acts may share whole paragraphs
        if like.coverage >= part and like.longest >= 9:
            return Pair("contained", score, "most of the shorter stands in the longer")
        return _unlike(a, b, score)
    if not _is_one_text(like, said, a, b):
        return _unlike(a, b, score)
    if said == "other":
        return Pair("different", score, "other symbols")
    if said != "same" and not (a.url and a.url == b.url):
        days = (a.dated_on, b.dated_on)
        again = other_edition((a.text, b.text), (first, second), path, days)
        if again and said != "draft":
            return Pair("different", score, f"another edition: {again}")
        if _is_form(like, first, second, path, a, b):
            return Pair("different", score, "one form of words, other names")
    if _is_same(like, said):
        return Pair("same", score, "nothing but the print differs")
    return Pair("edited", score, f"{like.content or like.changed} words differ")


def _unlike(a: Text, b: Text, score: float) -> Pair:
    if is_translation(a.text, b.text, a.language, b.language):
        return Pair("translation", score, "the same numbers and names in order")
    return Pair("different", score, "few common words")


def _is_one_text(like: Likeness, said: str, a: Text, b: Text) -> bool:
    """Whether so many words are common, in runs, that it can be no accident."""
    if like.solid >= LONG:
        return like.coverage >= 0.35
    if a.url and a.url == b.url:
        return like.coverage >= 0.3
    if like.longest >= 0.7 * like.shorter and like.longest >= 40:
        return True
    if said in ("same", "draft"):
        return like.coverage >= 0.6
    return like.coverage >= 0.8 and like.replaced <= 0.1 * like.shorter


def _is_same(like: Likeness, said: str) -> bool:
    """Whether no more differs than another print of the text makes differ."""
    if said == "draft":  # what the editors of the official record change is no edit
        return like.changed + like.ends <= 0.06 * like.longer
    if not like.changed:
        return like.ends == 0 or COVER[0] <= like.cover == like.ends <= COVER[1]
    marks = like.garbled >= 3 or (like.garbled and like.cover >= COVER[0])
    print_differs = bool(marks) and like.ends <= COVER[1]
    return (
        print_differs
        and like.content <= min(0.015 * like.longer, 20)
        and like.changed <= 0.11 * like.longer
    )


def _is_form(
    like: Likeness,
    first: Sequence[str],
    second: Sequence[str],
    path: Sequence[Step],
    a: Text,
    b: Text,
) -> bool:
    """Whether the texts are one form that was filled in for two occasions.

    What was put in the place of something else then stands in the titles too.
    """
    if like.solid >= LONG or not a.title or a.title == b.title:
        return False
    titles = set(words_in(a.title)), set(words_in(b.title))
    for step in path:
        if step.op == "replace":
            old, new = first[step.i1 : step.i2], second[step.j1 : step.j2]
            if is_print(old, new):
                continue
            gone = {w for w in old if w in titles[0] - titles[1] and len(w) > 3}
            come = {w for w in new if w in titles[1] - titles[0] and len(w) > 3}
            if gone and come:
                return True
    return False


def annotate(input: Mapping[str, Any]) -> str:
    """The relation of two texts as the evaluation sets have them.

    ``{"a": {"text", "title", "date", "lang", "url", "publisher"}, "b": ...}``.
    """
    a, b = (_text(input[side]) for side in ("a", "b"))
    return compare(a, b).relation


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def _text(side: Mapping[str, Any]) -> Text:
    title, url = str(side.get("title") or ""), str(side.get("url") or "")
    found = find(f"{url} {title}"[:2000])
    day = _ISO.match(str(side.get("date") or ""))
    return Text(
        text=str(side.get("text") or ""),
        title=title,
        symbol=found[0][2].canonical if found else "",
        url=url if "://" in url else "",
        language=str(side.get("lang") or ""),
        dated_on=date(*map(int, day.groups())) if day else None,
        publisher=str(side.get("publisher") or ""),
    )
