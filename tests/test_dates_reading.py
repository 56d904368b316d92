"""Calendars, orders, times and hostile texts: the day, or unknown with its reason."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from convertdate import hebrew, indian_civil, persian
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.dates import annotate
from onrecord.dates import PrintedDate, date_in_address, read_date
from onrecord.dates.calendars import NoSuchDay, to_gregorian
from onrecord.dates.scanning import LONGEST

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "expected"),
    [
        ("persian", 1403, 1, 1, date(2024, 3, 20)),
        ("persian", 1403, 12, 30, date(2025, 3, 20)),
        ("persian", 1357, 11, 22, date(1979, 2, 11)),
        ("islamic", 1445, 9, 1, date(2024, 3, 11)),
        ("hebrew", 5784, 13, 14, date(2024, 3, 24)),
        ("saka", 1945, 12, 25, date(2024, 3, 15)),
        ("ethiopic", 2016, 1, 1, date(2023, 9, 12)),
        ("ethiopic", 2015, 13, 6, date(2023, 9, 11)),
        ("bengali", 1431, 1, 1, date(2024, 4, 14)),
        ("bengali", 1430, 11, 30, date(2024, 3, 14)),
        ("roc", 113, 3, 15, date(2024, 3, 15)),
        ("juche", 113, 3, 15, date(2024, 3, 15)),
        ("buddhist", 2567, 3, 15, date(2024, 3, 15)),
        ("dangun", 4357, 3, 15, date(2024, 3, 15)),
        ("reiwa", 1, 5, 1, date(2019, 5, 1)),
        ("showa", 64, 1, 7, date(1989, 1, 7)),
    ],
)
def test_days_of_other_calendars_are_known(
    calendar: str, year: int, month: int, day: int, expected: date
) -> None:
    assert to_gregorian(calendar, year, month, day) == expected


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [("persian", 1404, 12, 30), ("persian", 1403, 7, 31), ("islamic", 1445, 9, 31),
     ("hebrew", 5783, 13, 1), ("ethiopic", 2016, 13, 6), ("bengali", 1431, 11, 30),
     ("reiwa", 1, 4, 30), ("heisei", 40, 1, 1), ("gregory", 2023, 2, 29),
     ("gregory", 0, 1, 1), ("gregory", 99999, 1, 1), ("roc", 0, 1, 1)],
)  # fmt: skip
def test_a_day_that_a_calendar_does_not_have_is_refused(
    calendar: str, year: int, month: int, day: int
) -> None:
    with pytest.raises(NoSuchDay):
        to_gregorian(calendar, year, month, day)


@pytest.mark.filterwarnings("ignore:month_days is deprecated")
@given(st.dates(date(1958, 1, 1), date(2050, 1, 1)))
@settings(deadline=None)
def test_hebrew_and_indian_days_are_those_of_another_implementation(day: date) -> None:
    parts = day.year, day.month, day.day
    assert to_gregorian("hebrew", *hebrew.from_gregorian(*parts)) == day
    assert to_gregorian("saka", *indian_civil.from_gregorian(*parts)) == day


def test_persian_new_years_are_those_of_the_equinox() -> None:
    for year in (1304, 1342, 1375, 1399, 1403, 1404, 1408, 1436, 1500):
        expected = date(*persian.to_gregorian(year, 1, 1))
        assert to_gregorian("persian", year, 1, 1) == expected


@given(st.dates(date(1925, 1, 1), date(2077, 1, 1)))
def test_a_hijri_day_in_figures_is_read_back(day: date) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    printed = f"{hijri.year}/{hijri.month:02}/{hijri.day:02} هـ"
    assert read_date(printed, language="ar", country="SA").day == day


@given(st.dates(date(1926, 1, 1), date(2100, 1, 1)))
def test_persian_days_follow_each_other_without_gap(day: date) -> None:
    year = day.year - 621
    days = [
        found
        for month in (1, 6, 7, 12)
        for number in (1, 29, 30, 31)
        if (found := _persian(year, month, number)) is not None
    ]
    assert days == sorted(set(days))
    last = _persian(year, 12, 30) or _persian(year, 12, 29)
    assert last is not None
    assert _persian(year + 1, 1, 1) == last + timedelta(days=1)


def _persian(year: int, month: int, day: int) -> date | None:
    try:
        return to_gregorian("persian", year, month, day)
    except NoSuchDay:
        return None


def test_two_calendars_side_by_side_must_agree_within_a_day() -> None:
    agree = read_date("17 Dhu al-Hijjah 1445 / 24 June 2024", language="en")
    assert (agree.value, agree.flags) == ("2024-06-24", ("two-calendars",))
    apart = read_date("12 Dhu al-Hijjah 1445 / 24 June 2024", language="en")
    assert (apart.value, apart.reason) == (None, "the dates printed are not one day")


def test_a_second_calendar_tells_the_order_of_figures() -> None:
    assert read_date("05/06/2024 - 28 Dhu al-Qadah 1445", language="en").value == (
        "2024-06-05"
    )


def test_a_hijri_day_alone_is_exact_only_where_it_is_counted_by_the_table() -> None:
    assert (
        read_date("5 رمضان 1445 هـ", language="ar", country="SA").value == "2024-03-15"
    )
    there = read_date("5 رمضان 1445 هـ", language="ar", country="OM")
    assert (there.value, there.day) == ("2024-03-15~", None)
    assert read_date("۵ رمضان ۱۴۴۵", language="ur", country="PK").day is None


@pytest.mark.parametrize(
    ("order", "value"), [("dmy", "2024-04-03"), ("mdy", "2024-03-04"), ("ymd", None)]
)
def test_the_order_of_the_source_overrules(order: str, value: str | None) -> None:
    assert read_date("03/04/2024", language="en", order=order).value == value
    assert read_date("03/04/2024", country="US", order=order).value == value


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown order of figures 'dym'"):
        read_date("03/04/2024", order="dym")


def test_figures_that_the_order_of_the_source_forbids_are_unknown() -> None:
    assert read_date("25/03/2024", order="mdy").value is None
    assert read_date("25/03/2024").value == "2024-03-25"


def test_two_digit_years_need_a_known_order_and_are_marked() -> None:
    found = read_date("03/04/24", country="FR", today=date(2026, 1, 1))
    assert (found.value, found.flags) == ("2024-04-03", ("two-digit-year",))
    earlier = read_date("03/04/28", country="FR", today=date(2026, 1, 1))
    assert earlier.value == "1928-04-03"
    assert read_date("03/04/24", language="en").value is None
    assert read_date("03-04-24", country="FR").value is None


def test_a_time_with_an_offset_is_turned_to_the_zone_of_the_source() -> None:
    late = "2024-03-15T23:00:00Z"
    assert read_date(late).value == "2024-03-15"
    found = read_date(late, timezone=TOKYO)
    assert (found.value, found.flags) == ("2024-03-16", ("zone-shifted",))
    rss = read_date("Fri, 15 Mar 2024 23:00:00 -0400", language="en", timezone=UTC)
    assert rss.value == "2024-03-16"


@pytest.mark.parametrize("zone", ["IST", "CST", "BST", "EST"])
def test_the_name_of_several_zones_never_moves_a_date(zone: str) -> None:
    printed = f"15 March 2024 23:30 {zone}"
    found = read_date(printed, language="en", timezone=TOKYO)
    assert (found.value, found.flags) == ("2024-03-15", ("zone-ambiguous",))


@pytest.mark.parametrize(
    ("printed", "value", "flags"),
    [
        ("2024-03-10 02:30", "2024-03-10", ("dst-gap",)),
        ("2024-11-03 01:30", "2024-11-03", ("dst-fold",)),
        ("2024-07-03 01:30", "2024-07-03", ()),
        ("2024-03-15 24:00", "2024-03-15", ("24:00",)),
        ("2024-03-15T24:00:00-04:00", "2024-03-16", ("24:00", "zone-shifted")),
        ("2016-12-31T23:59:60", "2016-12-31", ("leap-second",)),
        ("2024-03-15 24:01", None, ()),
        ("2024-03-15 10:75", None, ()),
    ],
)
def test_odd_times_of_day_are_marked_or_unknown(
    printed: str, value: str | None, flags: tuple[str, ...]
) -> None:
    found = read_date(printed, timezone=NEW_YORK)
    assert (found.value, found.flags) == (value, flags)


def test_dates_ahead_are_marked() -> None:
    today = date(2026, 1, 15)
    assert read_date("2026-01-15", today=today).flags == ()
    assert read_date("2026-01-16", today=today).flags == ("future",)
    assert read_date("2026-02", today=today).flags == ("future",)
    assert read_date("2150-01-01", today=today).flags == ("future", "far-future")
    assert read_date("2150-01-01").flags == ("far-future",)
    assert read_date("9999-01-01").value is None


HOSTILE = [
    "1" * 10_000_000, "15 March 2024" * 1_000_000, "\ud800\udfff", "\x00" * LONGEST,
    "\u202e" * LONGEST, "ﷺ" * LONGEST, "1 " * 500, "1.1." * 250, "March 1 " * 120,
    "12:" * 300, "15 March " * 100 + "2024", "令和" * 500, "ה'" * 500, "(" * LONGEST,
    "2024-03-15T10:00:00+99:99", "--", "٣" * 900, "2024-99-99", "99 March 2024",
    "15 March 99999", "9999999999 March 2024", "0 March 2024", "15 March 0000",
    "\ufdfa 15 March", "民國0年1月1日", "令和0年1月1日", "29 February 2023",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "", "ja", "he", "th", "xx-weird-tag"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_unknown_and_nothing_worse(text: str, language: str) -> None:
    assert read_date(text, language=language, timezone=TOKYO).day in (
        None,
        date(2024, 3, 15),
    )


PIECES = st.sampled_from(
    ["15", "3", "2024", "113", "1445", "March", "/", "-", ".", ",", "年", "月", "日",
     "令和", "民國", "هـ", "رمضان", "de", "10:30", "Z", "IST", "\u202e", "\ud800", "(",
     ")", "元", "พ.ศ.", "tháng", "năm", "ה'", '"', "V", "Monday", " ", "T", "+09:00"]
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60),
    st.sampled_from(["", "en", "ja", "zh-Hant", "th", "ar", "fa", "he", "vi", "ru"]),
    st.sampled_from(["", "TW", "IR", "SA", "US", "FR"]),
)
def test_no_text_raises_and_every_value_is_a_real_date(
    text: str, language: str, country: str
) -> None:
    found = read_date(text, language=language, country=country, timezone=TOKYO)
    assert isinstance(found, PrintedDate)
    assert (found.value is None) == bool(found.reason)
    if found.precision == "day" and found.value:
        date.fromisoformat(found.value.rstrip("~"))


def test_a_date_in_another_language_than_the_page_says_is_read_and_marked() -> None:
    found = read_date("25 septembre 2020", language="en")
    assert (found.value, found.flags) == ("2020-09-25", ("other-language",))
    # "listopada" is October in Croatian and November in Polish.
    assert read_date("25 listopada 2020", language="en").value is None
    assert read_date("25 listopada 2020", language="hr").value == "2020-10-25"
    assert read_date("25 listopada 2020", language="pl").value == "2020-11-25"


def test_marks_of_direction_and_forms_of_digits_do_not_matter() -> None:
    for printed in ("\u202e15\u202c\u00a0March\u200f 2024", "１５ Ｍａｒｃｈ ２０２４",
                    "15 March 2024²", "(15\u00adMarch 2024)"):  # fmt: skip
        assert read_date(printed, language="en").value == "2024-03-15", printed


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2026/10/01/title", "2026-10-01"),
        ("https://a.example/2026/10/1", "2026-10-01"),
        ("https://a.example/x/t20261001_123.html", "2026-10-01"),
        ("https://a.example/202610/t20261001_123.html", "2026-10-01"),
        ("https://a.example/2026/1001/c1-2.html", "2026-10-01"),
        ("https://a.example/2026-10/01/c_1.htm", "2026-10-01"),
        ("https://a.example/news-2026-10-01.html", None),
        ("https://a.example/news/2026-10-01-title", "2026-10-01"),
        ("https://a.example/20260101", "2026-01-01"),
        ("https://a.example/2026/10/", "2026-10"),
        ("https://a.example/2026/", None),
        ("https://a.example/20261301", None),
        ("https://a.example/2026/02/30/x", None),
        ("https://a.example/12026100112", None),
        ("https://a.example/id/19851001", None),
        ("https://a.example/2026/10/01/2026-10-02-x", None),
        ("https://a.example/en/S/2024/10", None),
        ("https://a.example/?d=2026/10/01", None),
        ("http://[::1/2026/10/01", None),
        ("/2026/10/01/" * 10_000, None),
    ],
)  # fmt: skip
def test_an_address_tells_a_date_only_in_known_shapes(
    url: str, value: str | None
) -> None:
    found = date_in_address(url)
    assert (found.value if found else None) == value


def test_an_address_tells_no_date_ahead() -> None:
    url = "https://a.example/2026/10/01/title"
    assert date_in_address(url, today=date(2026, 9, 1)) is None
    assert date_in_address(url, today=date(2026, 10, 1)) is not None


def test_the_annotator_answers_with_a_day_or_nothing() -> None:
    item = {"lang": "de", "text": "vom 3. April 2024", "hint": None}
    assert annotate(item) == "2024-04-03"
    assert annotate({"lang": "de", "text": "April 2024"}) is None
    assert annotate({"lang": None, "text": None}) is None
