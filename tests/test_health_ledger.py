"""The ledger covers what looks at listings reached, and shows every gap between."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collect.health_ledger import (
    DAY,
    Look,
    Span,
    believed,
    bounded,
    ledger,
    reach,
)

START = date(2024, 1, 1)


def day(n: int) -> date:
    return START + timedelta(days=n)


def states(looks: list[Look]) -> dict[date, str]:
    """State by day; fails where ranges overlap or stand in no order."""
    found: dict[date, str] = {}
    for span in ledger(looks):
        assert span.first <= span.last
        assert not found or max(found) < span.first
        for n in range((span.last - span.first).days + 1):
            found[span.first + n * DAY] = span.state
    return found


def test_a_look_covers_the_days_from_its_reach_to_its_own() -> None:
    assert ledger([Look(day(9), "complete", day(4))]) == [
        Span(day(4), day(4), "partial"),  # the listing may begin in the middle of it
        Span(day(5), day(9), "collected"),
    ]


def test_looks_that_meet_are_one_range() -> None:
    looks = [Look(day(n), "complete", day(n - 5)) for n in range(5, 30)]
    assert ledger(looks)[1:] == [Span(day(1), day(29), "collected")]


def injected() -> list[tuple[int, date]]:
    """50 gaps as (days, first day): 1 day to 3 months, over ends of years and of
    sessions of the General Assembly, in September."""
    random = Random(1)
    gaps = [(days, date(2019, 12, 31)) for days in (1, 2, 31, 92)]
    gaps += [(days, date(2020, 9, 14)) for days in (1, 7, 60)]
    gaps += [(1, date(2020, 2, 29)), (2, date(2021, 2, 28)), (92, date(2023, 10, 15))]
    while len(gaps) < 50:
        n = random.randint(30, 1700)
        gaps.append((random.randint(1, 92), date(2019, 1, 1) + n * DAY))
    return gaps


@pytest.mark.parametrize("shown", [1, 3, 10])
@pytest.mark.parametrize(("days", "first"), injected())
def test_every_gap_is_shown(days: int, first: date, shown: int) -> None:
    """Daily looks at a listing that shows some days; none for long enough."""
    missed = {first + n * DAY for n in range(days)}
    last = max(missed)
    begin, end = first - 60 * DAY, last + 60 * DAY
    looks = [
        Look(begin + n * DAY, "complete", begin + (n - shown) * DAY)
        for n in range((end - begin).days)
        if not first <= begin + n * DAY <= last + shown * DAY
    ]
    found = states(looks)
    assert not [one for one in missed if found.get(one) == "collected"]
    inner = [one for one in missed if one not in (first - DAY, last + DAY)]
    assert [one for one in inner if one in found] == []
    assert found[first - DAY] == "partial", "the last look was made on this day"
    assert found[last + DAY] == "partial", "the next listing began on this day"
    outside = {d for d, state in found.items() if state != "collected"}
    assert outside == {first - DAY, last + DAY, begin - shown * DAY}


def test_a_gap_is_filled_by_a_look_that_reaches_back_over_it() -> None:
    looks = [Look(day(5), "complete", day(0)), Look(day(20), "complete", day(15))]
    assert day(10) not in states(looks)
    assert states([*looks, Look(day(21), "complete", day(3))])[day(10)] == "collected"


@pytest.mark.parametrize("outcome", ["failed", "partial"])
def test_a_look_that_failed_covers_nothing_and_spoils_nothing(outcome: str) -> None:
    looks = [Look(day(5), "complete", day(0)), Look(day(8), outcome, day(2))]  # type: ignore[arg-type]
    found = states(looks)
    assert found[day(4)] == "collected"
    assert {found[day(n)] for n in (6, 7, 8)} == {outcome}
    assert states([*looks, Look(day(9), "complete", day(4))])[day(7)] == "collected"


def test_items_that_did_not_answer_make_their_days_partial() -> None:
    looks = [Look(day(9), "complete", day(0), missed=(day(5), day(20)))]
    found = states(looks)
    assert (found[day(5)], found[day(6)]) == ("partial", "collected")
    later = Look(day(10), "complete", day(1))
    assert states([*looks, later])[day(5)] == "collected"


def test_a_window_asked_for_covers_itself_alone() -> None:
    look = Look(day(30), "complete", day(0), since=day(10), until=day(20))
    assert ledger([look]) == [Span(day(10), day(20), "collected")]


def test_a_listing_silent_for_too_long_is_not_believed() -> None:
    assert believed(day(20), day(30), 7) is None
    assert believed(day(0), day(30), 7) == day(21)
    found = states([Look(day(30), "complete", day(0), through=day(21))])
    assert (found[day(21)], found[day(22)]) == ("collected", "partial")
    resumed = Look(day(31), "complete", day(1), through=None)
    both = states([Look(day(30), "complete", day(0), through=day(21)), resumed])
    assert both[day(25)] == "collected"


def test_the_order_in_which_archives_are_read_makes_no_difference() -> None:
    looks = [Look(day(n), "complete", day(n - 3)) for n in (5, 7, 20, 22)]
    assert ledger(looks[::-1]) == ledger(looks)


def test_a_pinned_item_does_not_stretch_the_reach() -> None:
    days = [day(n) for n in (400, 399, 397, 390)]
    assert reach([*days, day(0)], 7) == day(390)
    assert reach([], 7) is None
    assert reach([day(1)], 7) == day(1)


def test_a_source_that_has_ended_is_never_silent_afterwards() -> None:
    looked = [Span(day(0), day(90), "collected"), Span(day(95), day(95), "failed")]
    assert bounded(looked, None, day(40)) == [Span(day(0), day(40), "collected")]
    assert bounded(looked, day(20), day(40)) == [
        Span(day(0), day(20), "collected"),
        Span(day(21), day(40), "partial"),
    ]
    assert bounded(looked, None, None) == looked


def test_days_around_a_missing_number_are_in_part() -> None:
    looked = [Span(day(0), day(9), "collected"), Span(day(20), day(29), "collected")]
    assert bounded(looked, None, None, [(day(8), day(21)), (day(26), day(26))]) == [
        Span(day(0), day(7), "collected"),
        Span(day(8), day(9), "partial"),
        Span(day(20), day(21), "partial"),
        Span(day(22), day(25), "collected"),
        Span(day(26), day(26), "partial"),
        Span(day(27), day(29), "collected"),
    ]


LOOKS = st.lists(
    st.builds(
        lambda at, back, outcome, missed, through: Look(
            day(at),
            outcome,
            day(at - back),
            through=day(at - through) if through else None,
            missed=tuple(day(n) for n in sorted(missed)),
        ),
        st.integers(0, 120),
        st.integers(0, 30),
        st.sampled_from(["complete", "partial", "failed"]),
        st.sets(st.integers(0, 120), max_size=3),
        st.integers(0, 40),
    ),
    max_size=12,
)


@given(LOOKS)
def test_no_day_is_collected_that_no_whole_look_reached(looks: list[Look]) -> None:
    whole = [look for look in looks if look.outcome == "complete"]
    for one, state in states(looks).items():
        if state == "collected":
            assert any(look.reach and look.reach <= one <= look.day for look in whole)
