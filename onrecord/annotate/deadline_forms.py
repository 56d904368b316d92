"""How deadlines are printed, by language: patterns around the dates and periods.

A date is no deadline by itself: the words before it (`BEFORE`) or behind it (`BEHIND`)
make it one. All patterns are matched without regard to case, within a clause.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.annotate import deadline_patterns as printed
from onrecord.annotate.deadline_words import (
    number_pattern,
    unit_pattern,
)
from onrecord.annotate.ordinal_words import ordinal_pattern

NEAR: Final = 70
"""Characters before a date in which the words stand that make it a deadline."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The compiled patterns of one language."""

    date: re.Pattern[str]
    by: re.Pattern[str]
    """Ends where the date begins; the groups of `printed.PART` tell what part of it."""
    until: re.Pattern[str]
    planned: re.Pattern[str]
    extended: re.Pattern[str]
    """Like `by` and `until`, from a word further before on."""
    series: re.Pattern[str]
    """Like `by`, where an interval stands before."""
    behind: re.Pattern[str]
    listed: re.Pattern[str]
    adoption: re.Pattern[str]
    other_event: re.Pattern[str]
    within: re.Pattern[str]
    period: re.Pattern[str]
    every: re.Pattern[str]
    session: re.Pattern[str]
    event: re.Pattern[str]
    hint: re.Pattern[str]
    """Stands in every text with a deadline: a quick look before the long ones."""
    units: re.Pattern[str]
    often: re.Pattern[str]
    digits: re.Pattern[str]
    sessions: re.Pattern[str]
    """The same for units of time, words such as annual, dates, sessions."""


@cache
def forms(language: str) -> Forms:
    """The patterns of one of `deadline_words.LANGUAGES`; else ``KeyError``."""
    counts = {
        "n": number_pattern(language),
        "u": unit_pattern(language),
        "o": ordinal_pattern(language),
    }

    def made(pattern: str) -> re.Pattern[str]:
        for name, value in counts.items():
            pattern = pattern.replace("{" + name + "}", value)
        return re.compile(rf"(?<![^\W_])(?:{pattern})", re.IGNORECASE)

    def before(words: str) -> re.Pattern[str]:
        article = r"(?:(?:le|la|l[’']|el)\s)?" if language != "en" else ""
        return re.compile(
            rf"(?<![^\W_])(?P<cue>{words})(?:\s|(?<=[’'])){article}{printed.PART[language]}?$",
            re.IGNORECASE,
        )

    return Forms(
        made(printed.DATES[language]),
        before(printed.BY[language]),
        before(printed.UNTIL[language]),
        before(printed.PLANNED[language]),
        before(printed.EXTENDED[language]),
        before(printed.SERIES[language]),
        re.compile(printed.BEHIND[language], re.IGNORECASE),
        re.compile(printed.LIST[language], re.IGNORECASE),
        re.compile(printed.ADOPTION[language], re.IGNORECASE),
        re.compile(printed.OTHER_EVENT[language], re.IGNORECASE),
        made(printed.WITHIN[language]),
        made(printed.PERIOD[language]),
        made(printed.EVERY[language]),
        made(printed.SESSION[language]),
        made(printed.EVENT[language]),
        re.compile(printed.HINTS[language], re.IGNORECASE),
        re.compile(rf"\b{unit_pattern(language)}\b", re.IGNORECASE),
        re.compile(printed.OFTEN_HINT, re.IGNORECASE),
        re.compile(r"\d"),
        re.compile(r"ses[is]", re.IGNORECASE),
    )
