"""Printed dates of a page, written in another way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout_html import Element, elements, emptied, words
from layout_mutations import Saved

from onrecord.dates import read_date

RELATIVE = ("2 days ago", "Yesterday", "il y a 3 heures")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})(\2)((?:19|20)\d\d)(?!\d)")


def other_order(text: str) -> str:
    return NUMERIC.sub(r"\3\2\1\4\5", text)


def swapped(root: Element) -> bool:
    """Day and month of every date in figures change places, wherever they are printed
    or stated."""
    changed = False
    for element in elements(root):
        if element.tag in ("script", "style"):
            continue
        text, tail = element.text or "", element.tail or ""
        if other_order(text) != text or other_order(tail) != tail:
            element.text, element.tail = other_order(text), other_order(tail)
            changed = True
        for name in ("datetime", "content", "title", "data-date"):
            value = str(element.get(name) or "")
            if other_order(value) != value:
                element.set(name, other_order(value))
                changed = True
    return changed


def restyled(saved: Saved, found: Sequence[Element], form: str) -> bool:
    """The dates that these elements print or state, in another form."""
    changed = False
    for element in found:
        printed = words(element) or element.get("datetime", "")
        own = [d.issued_on for d in saved.documents if d.issued_text == printed]
        language = saved.documents[0].language if saved.documents else ""
        language = language or saved.spider.card.languages[0]
        day = own[0] if own else read_date(printed, language=language).day
        if day is None:
            continue
        changed = True
        if words(element):
            emptied(element)
            element.text = day.strftime(form)
        for name in ("datetime", "content"):
            if element.get(name):
                element.set(name, day.strftime(form))
    return changed
