"""Which days of which source were collected: the denominator of everything over time.

A day is *collected* where a look at the source's listings reached it, *in part* where
that is not sure or an item is missing, a *sample* where documents bear its date and no
look reached it, and else *not collected*. Only the first can be silent. Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.db.coverage_rows import CoveredSpan, DatedItems
from onrecord.reports import wording

DAY = timedelta(days=1)
MONTHS_SHOWN = 24
RANGES_SHOWN = 200

COLLECTED, PARTIAL, SAMPLED, NOTHING = "collected", "partial", "sampled", "nothing"
WORDS = {
    COLLECTED: "collected",
    PARTIAL: "collected in part, or not surely",
    SAMPLED: "not collected, some documents held",
    NOTHING: "not collected",
}


@dataclass(frozen=True, slots=True)
class Share:
    """Days of one source, or of several together, in one period."""

    days: int
    collected: int
    partial: int
    items: int

    @property
    def state(self) -> str:
        """``collected`` where all days are, ``nothing`` where none is."""
        if self.collected == self.days > 0:
            return COLLECTED
        if self.collected or self.partial:
            return PARTIAL
        return SAMPLED if self.items else NOTHING

    @property
    def words(self) -> str:
        if self.state == PARTIAL:
            words = f"{self.collected:,} of {self.days:,} days collected"
            unsure = f", {self.partial:,} in part or not surely"
            return words + unsure * bool(self.partial)
        return WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Month:
    label: str
    share: Share


@dataclass(frozen=True, slots=True)
class Range:
    """Days in a row that were not collected, or not surely."""

    period: str
    days: int
    words: str
    items: int


@dataclass(frozen=True, slots=True)
class SourceDays:
    """One source, day by day, for its own page."""

    whole: Share
    first: str
    last: str
    years: tuple[tuple[str, tuple[Month | None, ...]], ...]
    """Newest first; None for months before the first day and after the last one. Years
    of which nothing is known stand together, without months."""
    ranges: tuple[Range, ...]
    """What is not collected, newest first."""
    more: int
    """Ranges that are not listed."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    name: str
    href: str
    publisher: str
    months: tuple[Month, ...]
    end: str = ""
    """That the source has an end; empty where it goes on."""


@dataclass(slots=True)
class _Source:
    spans: list[CoveredSpan] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    """Documents up to and with each of the days."""

    def items(self, first: date, last: date) -> int:
        start, end = bisect_left(self.days, first), bisect_right(self.days, last)
        before = self.counts[start - 1] if start else 0
        return self.counts[end - 1] - before if end > start else 0

    def share(self, first: date, last: date) -> Share:
        found: Counter[str] = Counter()
        for span in self.spans:
            days = (min(last, span.last) - max(first, span.first)).days + 1
            found[span.state] += max(0, days)
        return Share(
            days=max(0, (last - first).days + 1),
            collected=found[COLLECTED],
            partial=found[PARTIAL],
            items=self.items(first, last),
        )


class Ledger:
    """The ledger of all sources beside the days of their documents.

    ``until`` is the day of the newest capture: what bears a later date is a slip, or a
    thing to come.
    """

    def __init__(
        self,
        spans: Iterable[CoveredSpan],
        dated: Iterable[DatedItems],
        until: date = date.max,
    ) -> None:
        self.sources: dict[str, _Source] = {}
        for span in spans:
            self.sources.setdefault(span.source, _Source()).spans.append(span)
        for row in dated:
            source = self.sources.setdefault(row.source, _Source())
            source.counts.append(row.items + (source.counts or [0])[-1])
            source.days.append(row.day)
        known = [s.last for one in self.sources.values() for s in one.spans]
        known += [day for one in self.sources.values() for day in one.days]
        self.last = max((day for day in known if day <= until), default=None)
        """The last day that the record knows anything of."""

    def looked_at(self, source: str) -> bool:
        """Whether a look at its listings covers some day."""
        return bool(self.sources.get(source, _Source()).spans)

    def share(self, sources: Iterable[str], first: date, last: date) -> Share:
        """Days of several sources together; days that are not yet over for any of
        them are not counted."""
        last = min(last, self.last or last)
        shares = [self.sources.get(s, _Source()).share(first, last) for s in sources]
        return Share(
            sum(share.days for share in shares),
            sum(share.collected for share in shares),
            sum(share.partial for share in shares),
            sum(share.items for share in shares),
        )

    def months(self) -> list[date]:
        """The first days of the latest months, newest first."""
        if self.last is None:
            return []
        count = self.last.year * 12 + self.last.month - 1
        return [_month(count - n) for n in range(MONTHS_SHOWN)]

    def row(self, source: str, months: Sequence[date]) -> tuple[Month, ...]:
        one = self.sources.get(source, _Source())
        return tuple(
            Month(wording.month(month), one.share(month, self._end(month)))
            for month in months
        )

    def _end(self, month: date) -> date:
        return min(_next(month) - DAY, self.last or date.max)

    def of_source(self, source: str, since: date | None) -> SourceDays | None:
        """All that is known of a source's days, from ``since`` or the first of them on.

        None where nothing of it has a date.
        """
        one = self.sources.get(source)
        if one is None:
            return None
        known = [*one.days[:1], *one.days[-1:]]
        known += [day for s in one.spans for day in (s.first, s.last)]
        last = min(max(known), self.last or max(known))
        first = min([*known, since or last])
        ranges = list(_ranges(one, first, last))[::-1]
        return SourceDays(
            whole=one.share(first, last),
            first=wording.day(first),
            last=wording.day(last),
            years=tuple(_years(one, first, last)),
            ranges=tuple(ranges[:RANGES_SHOWN]),
            more=max(0, len(ranges) - RANGES_SHOWN),
        )


def _month(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def _next(month: date) -> date:
    return _month(month.year * 12 + month.month)


def _years(
    one: _Source, first: date, last: date
) -> Iterable[tuple[str, tuple[Month | None, ...]]]:
    empty: list[int] = []
    for year in range(last.year, first.year - 2, -1):
        whole = one.share(date(year, 1, 1), date(year, 12, 31))
        if year >= first.year and whole.state == NOTHING:
            empty.append(year)
            continue
        if empty:
            oldest, newest = empty[-1], empty[0]
            yield str(newest) if oldest == newest else f"{oldest} to {newest}", ()
            empty.clear()
        if year >= first.year:
            yield str(year), tuple(_year(one, year, first, last))


def _year(one: _Source, year: int, first: date, last: date) -> Iterable[Month | None]:
    for number in range(1, 13):
        month = date(year, number, 1)
        end = _next(month) - DAY
        if end < first or month > last:
            yield None
        else:
            share = one.share(max(month, first), min(end, last))
            yield Month(wording.month(month), share)


def _ranges(one: _Source, first: date, last: date) -> Iterable[Range]:
    """The days that are not wholly collected, as ranges of one kind, oldest first."""
    day = first
    for span in [*one.spans, CoveredSpan("", last + DAY, last + DAY, COLLECTED)]:
        if span.first > day:
            yield from _uncollected(one, day, min(span.first - DAY, last))
        if span.state == PARTIAL:
            yield _range(one, max(span.first, first), span.last, WORDS[PARTIAL])
        elif span.state == "failed":
            words = "tried, not collected"
            yield _range(one, max(span.first, first), span.last, words)
        day = max(day, span.last + DAY)


def _uncollected(one: _Source, first: date, last: date) -> Iterable[Range]:
    if first <= last:
        yield _range(one, first, last, WORDS[NOTHING])


def _range(one: _Source, first: date, last: date, words: str) -> Range:
    period = wording.short_day(first)
    if last > first:
        period += f" to {wording.short_day(last)}"
    return Range(period, (last - first).days + 1, words, one.items(first, last))
