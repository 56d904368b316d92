"""Printed dates that are deadlines by the words before or behind them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from onrecord.annotate.deadline_forms import NEAR, Forms
from onrecord.annotate.deadline_patterns import QUARTERS
from onrecord.annotate.deadline_types import Deadline, Setting, Sort
from onrecord.annotate.deadline_words import word_key
from onrecord.annotate.due import LAST_YEAR, last_day, month_end
from onrecord.dates.folding import fold
from onrecord.dates.words import lexicon


def printed_dates(at: Setting) -> Iterator[Deadline]:
    before: tuple[int, Sort] | None = None
    for match in at.forms.date.finditer(at.text):
        due, exact = day_of(match, at)
        if due is None:
            continue
        head = at.text[max(0, match.start() - NEAR) : match.start()]
        sort, cue = _cue(head, at.forms)
        behind = None if cue else at.forms.behind.match(at.text, match.end())
        if cue is None and behind is None and not _continues(at, before, match):
            continue
        if cue is None and before is not None and behind is None:
            sort = before[1]
        year_alone = match["year4"] is not None
        if year_alone and (cue is None or _is_number(at.text, match)):
            continue
        if cue and _ASKED.search(head, 0, cue.start()):
            continue
        start = match.start() - (len(head) - _printed_from(cue) if cue else 0)
        end = behind.end() if behind else match.end()
        value = _part(due, cue) if cue else due
        before = (match.end(), sort)
        yield Deadline(
            start, end, at.text[start:end], sort, value, "", 0.97 if exact else 0.85
        )


def _cue(head: str, known: Forms) -> tuple[Sort, re.Match[str] | None]:
    """The words before a date that make it a deadline, and of what sort."""
    patterns: tuple[tuple[Sort, re.Pattern[str]], ...] = (
        ("by", known.by), ("until", known.until), ("until", known.extended),
        ("by", known.planned),
    )  # fmt: skip
    for sort, pattern in patterns:
        if cue := pattern.search(head):
            return sort, cue
    cue = known.series.search(head)
    return "by", cue if cue and known.every.search(head, 0, cue.start()) else None


def _printed_from(cue: re.Match[str]) -> int:
    """Where the deadline begins: the last word of a cue with words between."""
    words = cue["cue"]
    last = words.rfind(" as of") if words.endswith(" as of") else words.rfind(" ")
    is_long = len(words) > 30 or words.split()[-1] in {
        "to",
        "on",
        "commence",
        "au",
        "al",
    }
    return cue.start("cue") + (last + 1 if is_long and last >= 0 else 0)


# "the report requested by 15 February": what another text asks for.
_ASKED: Final = re.compile(r"(?:requested|demandé\w*|solicitad\w*)\s$", re.IGNORECASE)


def _continues(
    at: Setting, before: tuple[int, Sort] | None, match: re.Match[str]
) -> bool:
    """Whether a date goes on with a list of deadlines: "by 1 May and 1 November"."""
    return before is not None and bool(
        at.forms.listed.fullmatch(at.text, before[0], match.start())
    )


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether four digits count something else: "by 2,000", "by 2030 troops"."""
    return bool(re.match(r"[\d,./]\d|\s(?:troops|personnel|police|military|per)", text[
        match.end() : match.end() + 12
    ]))  # fmt: skip


def day_of(match: re.Match[str], at: Setting) -> tuple[str | None, bool]:
    """EDTF of a date as printed, and whether its year is printed; None for no date."""
    group = match.groupdict()
    year = int(
        group["year"] or group.get("year2") or group["year3"] or group["year4"] or 0
    )
    if year > LAST_YEAR or 0 < year < 1945:
        return None, False
    if group["year4"]:
        return f"{year:04}", True
    name = group["month"] or group.get("month2") or group["month3"]
    word = lexicon(at.language).find(fold(name))
    month = dict(word.months).get("gregory") if word else None
    if month is None:
        return None, False
    if group["month3"]:
        return f"{year:04}-{month:02}", True
    day = int(group["day"] or group.get("day2") or 0)
    if year:
        return _iso(year, month, day), True
    if at.adopted is None:
        return None, False
    upcoming = _iso(at.adopted.year, month, day)
    if upcoming and date.fromisoformat(upcoming) <= at.adopted:
        upcoming = _iso(at.adopted.year + 1, month, day)
    return upcoming, False


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _part(due: str, cue: re.Match[str]) -> str:
    """`due` narrowed to the part of it that is printed: "the end of 2025"."""
    last = last_day(due)
    if last is None or len(due) == 10:
        return due
    if cue["end"]:
        return last.isoformat()
    if cue["about"]:
        return due + "~"
    if cue["quarter"] and len(due) == 4:
        months = 6 if word_key(cue["size"]) in {"half", "semestre"} else 3
        which = QUARTERS[word_key(cue["quarter"])]
        return month_end(last.year, min(12, which * months)).isoformat()
    return due
