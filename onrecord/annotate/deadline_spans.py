"""Periods and intervals: "within 90 days", "for six months", "every year"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from onrecord.annotate.deadline_dates import day_of
from onrecord.annotate.deadline_patterns import OFTEN
from onrecord.annotate.deadline_types import Deadline, Setting, Sort
from onrecord.annotate.deadline_words import number, unit
from onrecord.annotate.due import after, duration


def within(at: Setting) -> Iterator[Deadline]:
    """Periods from the adoption, or from another event and then without a day."""
    condition = _CONDITION.search(at.text)
    conditional = condition.start() if condition else len(at.text)
    for match in at.forms.within.finditer(at.text):
        group = match.groupdict()
        count = number(group["n"] or group["n2"], at.language)
        what = unit(group["u"] or group["u2"], at.language)
        if not count:
            continue
        adoption = at.forms.adoption.match(at.text, match.end())
        other = None if adoption else at.forms.other_event.match(at.text, match.end())
        more = group.get("more")
        end = match.start("more") if more else (adoption or other or match).end()
        printed = at.text[match.start() : end]
        if other:
            yield Deadline(match.start(), end, printed, "event", confidence=0.85)
            continue
        day = after(at.adopted, count, what) if at.adopted else None
        sure = 0.97 if adoption else 0.8
        if not adoption and match[0][:3].lower() == "in ":
            sure = 0.7
        if not adoption and conditional < match.start():
            yield Deadline(match.start(), end, printed, "event", confidence=0.7)
            continue
        due = day.isoformat() if day else ""
        head = _RUNS.search(at.text, max(0, match.start() - 20), match.start())
        start = head.start() if head else match.start()
        sort: Sort = "until" if head else "by"
        yield Deadline(start, end, at.text[start:end], sort, due, "", sure)
        if more:
            yield from _further(at, match, adoption)


# "until one year from the date of adoption": something ends there.
_RUNS: Final = re.compile(r"\b(?:until|for|pour|por)\s(?:up\sto\s)?$", re.IGNORECASE)

# Words before "within 30 days" that let it run from something else than the adoption.
_CONDITION: Final = re.compile(
    r"\b(?:such|if|when|whenever|upon|once|tels?|telles?|si|lorsqu\w*|dichos?|cuando)\b",
    re.IGNORECASE,
)


def _further(
    at: Setting, match: re.Match[str], adoption: re.Match[str] | None
) -> Iterator[Deadline]:
    """The second of "within six months and eleven months of …", at its own place."""
    count = number(match["n3"], at.language)
    day = (
        after(at.adopted, count, unit(match["u3"], at.language)) if at.adopted else None
    )
    start, end = match.start("n3"), (adoption or match).end()
    if count and day:
        sure = 0.97 if adoption else 0.8
        due = day.isoformat()
        yield Deadline(start, end, at.text[start:end], "by", due, "", sure)


def periods(at: Setting) -> Iterator[Deadline]:
    for match in at.forms.period.finditer(at.text):
        count = number(match["n"], at.language)
        if not count:
            continue
        what = unit(match["u"], at.language)
        start, end = match.span()
        adoption = at.forms.adoption.match(at.text, end)
        if adoption:
            end = adoption.end()
            day = after(at.adopted, count, what) if at.adopted else None
            due = day.isoformat() if day else ""
            yield Deadline(start, end, at.text[start:end], "until", due, "", 0.95)
            continue
        begun = _START.match(at.text, end)
        dated = at.forms.date.match(at.text, begun.end()) if begun else None
        first, _ = day_of(dated, at) if dated else (None, False)
        if dated and first and len(first) == 10:
            day = after(date.fromisoformat(first), count, what)
            if day:
                end = dated.end()
                due = day.isoformat()
                yield Deadline(start, end, at.text[start:end], "until", due, "", 0.9)
                continue
        yield Deadline(
            start, end, at.text[start:end], "period", "", duration(count, what), 0.9
        )


_START: Final = re.compile(
    r",?\s(?:(?:starting|beginning|commencing|effective|with effect|as)\s(?:from|on|of)"
    r"|from|starting|beginning|as of|à compter du|à partir du|a partir del?)\s",
    re.IGNORECASE,
)


def intervals(at: Setting) -> Iterator[Deadline]:
    for match in at.forms.every.finditer(at.text):
        group = match.groupdict()
        if group["adjective"] and _is_named(at.text[: match.start()]):
            continue
        interval = _interval(group, at.language)
        if interval:
            adoption = at.forms.adoption.match(at.text, match.end())
            start, end = match.start(), (adoption or match).end()
            yield Deadline(start, end, at.text[start:end], "every", "", interval, 0.9)


_NAMED: Final = re.compile(
    r"(?:\b(?:in|of|through|his|her|its|their|the|those|these|from)"
    r"|\b(?:dans|de|le|les|ses|son|el|los|su|sus|del|en))\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)


def _is_named(before: str) -> bool:
    """Whether an annual report is one that exists ("in his annual report") and not one
    that is asked for ("an annual report")."""
    return _NAMED.search(before[-40:]) is not None


def _interval(group: dict[str, str | None], language: str) -> str:
    if group.get("u"):
        what = unit(str(group["u"]), language)
        count = number(str(group["n"]), language) if group.get("n") else 1
        count = 2 if group.get("other") else count
        return duration(count, what) if count else ""
    if group.get("twice"):
        twice = str(group["twice"]).lower() in {"twice", "deux fois", "dos veces"}
        year = (group.get("u3") or group.get("u4") or "") in {"year", "an", "año"}
        if year:
            return "P6M" if twice else "P1Y"
        return "" if twice else "P1M"
    if group.get("u3"):
        return duration(1, unit(str(group["u3"]), language))
    word = str(group.get("word") or group.get("basis") or group.get("adjective") or "")
    known = [key for key in OFTEN if word.lower().startswith(key)]
    return OFTEN[max(known, key=len)] if known else ""
