"""Printed dates: read by the formats given, or refused with the reason."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import (
    MONTHS,
    DateError,
    is_plausible,
    local_date,
    parse_date,
    parse_partial,
    parse_timestamp,
)


@pytest.mark.parametrize(
    ("text", "form", "language", "expected"),
    [
        ("19 January 2017", "%d %B %Y", "en", date(2017, 1, 19)),
        ("March 3rd, 2021", "%B %d, %Y", "en", date(2021, 3, 3)),
        ("Tuesday, 3 Sept. 2024", "%A, %d %B %Y", "en", date(2024, 9, 3)),
        ("1er\u00a0mars 2020", "%d %B %Y", "fr", date(2020, 3, 1)),
        ("AOÛT 5 1999", "%B %d %Y", "fr", date(1999, 8, 5)),
        ("8 de enero de 2009", "%d de %B de %Y", "es", date(2009, 1, 8)),
        ("17 декабря 2018 года", "%d %B %Y года", "ru", date(2018, 12, 17)),
        ("٣٠ حزيران/يونيه 2021", "%d %B %Y", "ar", date(2021, 6, 30)),
        ("27 كانون الأول/ديسمبر 2019", "%d %B %Y", "ar", date(2019, 12, 27)),
        ("2021年6月3日", "%Y年%m月%d日", "zh", date(2021, 6, 3)),
        ("2. März 2022", "%d. %B %Y", "de", date(2022, 3, 2)),
        ("7 de março de 2024", "%d de %B de %Y", "pt", date(2024, 3, 7)),
        ("24 лютого 2022", "%d %B %Y", "uk", date(2022, 2, 24)),
        ("۱۲ ژوئن ۲۰۲۵", "%d %B %Y", "fa", date(2025, 6, 12)),
        ("03/04/2024", "%d/%m/%Y", "en", date(2024, 4, 3)),
        ("2024-04-03", "%Y-%m-%d", "en", date(2024, 4, 3)),
    ],
)
def test_a_date_is_read_in_its_language_and_format(
    text: str, form: str, language: str, expected: date
) -> None:
    assert parse_date(text, [form], language) == expected


def test_the_first_format_that_fits_counts() -> None:
    formats = ["%d %B %Y", "%B %d, %Y"]
    assert parse_date("May 4, 2020", formats) == date(2020, 5, 4)


@pytest.mark.parametrize(
    "text",
    ["31 February 2020", "0 May 2020", "4 Mai 2020", "4 May 20", "on 4 May 2020",
     "4 May 2020 or so", "May 2020", "", "4 May 2020" * 50, "29 February 2023"],
)  # fmt: skip
def test_any_other_text_is_refused_and_named(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text, ["%d %B %Y", "%B %Y"])
    assert "'%d %B %Y'" in str(caught.value)
    assert repr(text[:20])[1:-1] in str(caught.value)


def test_an_unknown_language_or_directive_is_refused() -> None:
    with pytest.raises(DateError, match="no month names for language 'xx'"):
        parse_date("4 May 2020", ["%d %B %Y"], "xx")
    with pytest.raises(DateError, match="unknown directive '%q'"):
        parse_date("4 May 2020", ["%q"])


def test_partial_dates_keep_the_precision_printed() -> None:
    formats = ["%d %B %Y", "%B %Y", "%Y"]
    assert parse_partial("March 2026", formats) == "2026-03"
    assert parse_partial("2026", formats) == "2026"
    assert parse_partial("9 March 2026", formats) == "2026-03-09"
    with pytest.raises(DateError):
        parse_partial("March", ["%B"])


def test_every_language_has_twelve_different_months() -> None:
    for names in MONTHS.values():
        spellings = [name for month in names for name in month.split("|")]
        assert len(names) == 12
        assert len(spellings) == len(set(spellings))


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_a_date_printed_in_any_language_is_read_back(day: date, language: str) -> None:
    for name in MONTHS[language][day.month - 1].split("|"):
        printed = f"{day.day} {name} {day.year}"
        assert parse_date(printed, ["%d %B %Y"], language) == day


def test_a_timestamp_keeps_the_zone_of_its_source() -> None:
    moment = parse_timestamp("Mon, 02 Mar 2026 23:00:00 -0400")
    assert moment.utcoffset() == timedelta(hours=-4)
    assert local_date(moment) == date(2026, 3, 2)
    assert local_date(moment, UTC) == date(2026, 3, 3)
    assert local_date(moment, ZoneInfo("Asia/Tokyo")) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2026-03-01T10:00:00Z", 0),
        ("2026-03-01T10:00:00.123+02:00", 2),
        ("Sun, 1 Mar 2026 10:00 GMT", 0),
        ("1 Mar 2026 10:00:00 EST", -5),
    ],
)
def test_both_kinds_of_timestamp_are_read(text: str, offset: int) -> None:
    moment = parse_timestamp(text)
    assert moment.utcoffset() == timedelta(hours=offset)
    assert moment.hour == 10


@pytest.mark.parametrize(
    "text",
    ["2026-03-01", "yesterday", "", "2026-02-30T10:00:00Z", "1 Mar 2026 25:00:00 GMT",
     "1 Mar 2026 10:00:00 IST", "1 Foo 2026 10:00:00 GMT", "2026-03-01T10:00" * 9],
)  # fmt: skip
def test_what_is_no_timestamp_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_timestamp(text, UTC)


def test_a_timestamp_without_a_zone_needs_the_zone_of_its_source() -> None:
    with pytest.raises(DateError, match="no time zone"):
        parse_timestamp("2026-03-01T10:00:00")
    zone = timezone(timedelta(hours=3))
    assert parse_timestamp("2026-03-01T10:00:00", zone).tzinfo is zone


@given(st.text(max_size=100))
def test_no_text_raises_anything_but_a_date_error(text: str) -> None:
    for read in (parse_timestamp, lambda t: parse_date(t, ["%A, %d %B %Y"])):
        with suppress(DateError):
            read(text)


def test_a_plausible_date_is_not_of_the_far_past_or_future() -> None:
    today = date(2026, 1, 15)
    assert is_plausible(date(1946, 1, 17), today)
    assert is_plausible(date(2027, 1, 15), today)
    assert not is_plausible(date(2027, 6, 1), today)
    assert not is_plausible(date(1799, 12, 31), today)
