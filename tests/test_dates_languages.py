"""Printed dates in the words of ninety languages: every month is read back."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import read_date
from onrecord.dates.folding import fold
from onrecord.dates.words import languages, tables

NAMES = [
    (language, form, word.months[0][1])
    for language in languages()
    for form, word in tables()[language]
    if word.letter == "M" and word.months[0][0] == "gregory"
]
DAYS = st.dates(date(1945, 1, 1), date(2099, 12, 31))


@given(st.sampled_from(NAMES), DAYS)
def test_any_month_of_any_language_is_read_back(
    name: tuple[str, str, int], day: date
) -> None:
    language, form, month = name
    day = day.replace(day=min(day.day, 28)).replace(month=month)
    found = read_date(f"{day.day} {form} {day.year}", language=language)
    assert found.value == day.isoformat(), (language, form, found)


FORMS = [
    "{m} {d}, {y}", "{y} {m} {d}", "{d}. {m} {y}.", "{d}{m}{y}", "{d}-{m}-{y}",
    "{y}, {m} {d}", "({d} {m}, {y})", "x {d} {m} {y} x", "{d} {m} {y} {d}/{n}/{y}",
]  # fmt: skip


@given(st.sampled_from(NAMES), DAYS, st.sampled_from(FORMS))
def test_any_other_way_of_printing_it_is_the_same_day_or_unknown(
    name: tuple[str, str, int], day: date, form: str
) -> None:
    language, spelled, month = name
    day = day.replace(day=min(day.day, 28)).replace(month=month)
    printed = form.format(d=day.day, m=spelled, y=day.year, n=month)
    found = read_date(printed, language=language)
    assert found.value in (None, day.isoformat()), (language, printed, found)


@given(DAYS, st.sampled_from(languages()), st.sampled_from("-./"))
def test_figures_are_the_same_day_or_unknown(
    day: date, language: str, mark: str
) -> None:
    first = read_date(f"{day:%Y}{mark}{day:%m}{mark}{day:%d}", language=language)
    assert first.value in (None, day.isoformat())
    last = read_date(f"{day:%d}{mark}{day:%m}{mark}{day:%Y}", language=language)
    assert last.value in (None, day.isoformat())


def test_no_spelling_means_two_months_of_one_calendar() -> None:
    seen = sorted(
        (language, calendar, fold(form), month)
        for language in languages()
        for form, word in tables()[language]
        for calendar, month in word.months
    )
    twice = [
        (one, other)
        for one, other in pairwise(seen)
        if one[:3] == other[:3] and one[3] != other[3]
    ]
    assert twice == []


def test_every_language_with_month_names_has_all_twelve() -> None:
    months = {(language, month) for language, _, month in NAMES}
    named = {language for language, _, _ in NAMES}
    lacking = [
        (language, month)
        for language in sorted(named)
        for month in range(1, 13)
        if (language, month) not in months
    ]
    assert lacking == []
    assert {"en", "fr", "es", "ru", "ar", "fa", "sw", "am", "my", "vi"} <= named
    assert {"zh", "ja", "ko"} <= set(languages()) - named
