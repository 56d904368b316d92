"""Counts over time, and the geometry of the drawings made of them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from onrecord.reports import wording
from onrecord.reports.contexts import Bar, Chart
from onrecord.reports.coverage_days import NOTHING, WORDS, Share
from onrecord.reports.document_contexts import Bit

MONTHS_AT_MOST = 40
QUARTERS_AT_MOST = 48

_WIDTH, _HEIGHT, _LEFT, _TOP, _BASE = 880, 250, 44, 14, 210


def by_period(days: Iterable[date]) -> tuple[str, list[tuple[date, str, int]]]:
    """The unit, and (first day, label, documents) of every period without a break.

    Months for up to three years or so, quarters for up to twelve, else years.
    """
    return periods_of(Counter(days))


def periods_of(days: Mapping[date, int]) -> tuple[str, list[tuple[date, str, int]]]:
    """The same of documents that are counted by day."""
    if not days:
        return "month", []
    first, last = min(days), max(days)
    months = _months(first, last)
    if months <= MONTHS_AT_MOST:
        unit, step = "month", 1
    elif months <= QUARTERS_AT_MOST * 3:
        unit, step = "quarter", 3
    else:
        unit, step = "year", 12
    counts: Counter[date] = Counter()
    for day, documents in days.items():
        counts[_start(day, step)] += documents
    periods = []
    start, end = _start(first, step), _start(last, step)
    while start <= end:
        periods.append((start, _label(start, step), counts[start]))
        start = _next(start, step)
    return unit, periods


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _start(day: date, step: int) -> date:
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _next(start: date, step: int) -> date:
    months = start.year * 12 + start.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def _label(start: date, step: int) -> str:
    if step == 12:
        return str(start.year)
    if step == 3:
        return f"{start.year}, quarter {start.month // 3 + 1}"
    return wording.month(start)


def ends(unit: str, periods: Sequence[tuple[date, str, int]]) -> list[date]:
    """The last day of each period."""
    step = {"month": 1, "quarter": 3, "year": 12}[unit]
    return [_next(start, step) - timedelta(days=1) for start, _, _ in periods]


def timeline(
    periods: Sequence[tuple[date, str, int]],
    unit: str,
    csv: str,
    shares: Sequence[Share] = (),
    whole: str = "this report",
) -> Chart:
    """A bar for each period that holds documents, and what was collected of each.

    ``shares`` are of the sources that the documents come from, one a period.
    """
    most = max((count for _, _, count in periods), default=0)
    top = _round_up(most)
    slot = (_WIDTH - _LEFT) / max(1, len(periods))
    # A lone bar as wide as the drawing would look like a wall.
    width = min(slot * 0.78, 36.0)
    bars = []
    ticks = _ticks(periods, unit)
    for place, (start, label, count) in enumerate(periods):
        height = round((_BASE - _TOP) * count / top, 1) if top else 0.0
        bars.append(
            Bar(
                label=label,
                value=count,
                x=round(_LEFT + slot * place + (slot - width) / 2, 1),
                y=round(_BASE - height, 1),
                width=round(width, 1),
                height=height,
                tick=ticks.get(start, ""),
                slot=(round(_LEFT + slot * place, 1), round(slot, 1)),
                state=shares[place].state if shares else NOTHING,
                share=_portion(shares[place]) if shares else 0.0,
                covered=shares[place].words if shares else WORDS[NOTHING],
            )
        )
    lines = [(top * part // 2) for part in (1, 2)] if top > 1 else [top]
    return Chart(
        title=f"Documents by {unit}",
        description=(
            f"Bar chart of the documents in {whole} by {unit}, "
            f"{periods[0][1]} to {periods[-1][1]}; the most in one {unit} is {most}. "
            "The table below holds the same numbers, and how many of the days were "
            "collected."
        )
        if periods
        else "The report holds no dated document.",
        width=_WIDTH,
        height=_HEIGHT,
        base=_BASE,
        bars=tuple(bars),
        gridlines=tuple(
            (round(_BASE - (_BASE - _TOP) * line / top, 1), wording.number(line))
            for line in lines
            if top
        ),
        csv=csv,
        unit=unit,
    )


def _portion(share: Share) -> float:
    return round(share.collected / share.days, 3) if share.days else 0.0


def _round_up(value: int) -> int:
    """The next number that is easy to halve: 2, 4, 10, 20, 40, 50, 100 …"""
    step = 1
    while value > step * 10:
        step *= 10
    return next((n * step for n in (1, 2, 4, 6, 8, 10) if n * step >= value), value)


def _ticks(periods: Sequence[tuple[date, str, int]], unit: str) -> dict[date, str]:
    if unit == "year":
        every = max(1, -(-len(periods) // 12))
        chosen = [start for start, _, _ in periods][::every]
        return {start: str(start.year) for start in chosen}
    if unit == "month" and len(periods) <= 12:
        return {start: wording.month(start) for start, _, _ in periods}
    firsts = [start for start, _, _ in periods if start.month == 1]
    return {start: str(start.year) for start in firsts or [periods[0][0]]}


def vote_bits(counts: Sequence[tuple[str, int]], width: float = 100.0) -> list[Bit]:
    """The parts of a bar that shows a vote, in the order given."""
    total = sum(count for _, count in counts)
    bits: list[Bit] = []
    x = 0.0
    for choice, count in counts:
        if count:
            part = width * count / total
            label = wording.CHOICES[choice].lower()
            bits.append(Bit(choice, label, count, round(x, 2), round(part, 2)))
            x += part
    return bits


def shade(count: int, most: int) -> int:
    """0 for none, then 1 to 5 by the square root, so that small counts differ too."""
    if not count or not most:
        return 0
    return min(5, 1 + int(5 * (count / most) ** 0.5 - 1e-9))
