"""The geometry of the heat map and of the time lines of voting agreement. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reports.agreement import Relation
from onrecord.reports.pair_statistics import Rate
from onrecord.reports.rendering import shown

CELL_WIDTH: Final = 62.0
CELL_HEIGHT: Final = 46.0
LABEL: Final = 46.0
"""Room for a row's or a column's code."""
BINS: Final = 5

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BASE = 300.0, 150.0, 34.0, 292.0, 10.0, 118.0


@dataclass(frozen=True, slots=True)
class Cell:
    x: float
    y: float
    shade: str
    """``h1`` to ``h5`` in fifths of the share, ``h0`` where it is withheld, ``self``
    on the diagonal."""
    figure: str
    n: str
    label: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    anchor: str
    title: str
    description: str
    width: float
    height: float
    cell_width: float
    cell_height: float
    columns: tuple[tuple[float, str, str], ...]
    """(middle, code, name)"""
    rows: tuple[tuple[float, str, str], ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair over the years; a year whose share is withheld is marked below."""

    anchor: str
    title: str
    description: str
    width: float
    height: float
    left: float
    right: float
    base: float
    lines: tuple[str, ...]
    """Points of the lines between neighbouring years."""
    points: tuple[Point, ...]
    whiskers: str
    """The intervals, as one path."""
    withheld: tuple[tuple[float, str], ...]
    gridlines: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str, str], ...]
    """(place, year, anchor of the text)"""


def heat_map(
    actors: Sequence[str],
    rates: Mapping[tuple[str, str], tuple[Rate | None, int]],
    names: Mapping[str, str],
    title: str,
    anchor: str,
) -> HeatMap:
    """A square for every two actors; ``rates`` has each pair in one order."""
    cells = []
    for row, one in enumerate(actors):
        for column, other in enumerate(actors):
            x, y = LABEL + column * CELL_WIDTH, LABEL / 2 + row * CELL_HEIGHT
            if one == other:
                cells.append(Cell(x, y, "self", "", "", shown(names.get(one, one))))
                continue
            rate, n = rates[(one, other) if (one, other) in rates else (other, one)]
            both = f"{names.get(one, one)} and {names.get(other, other)}"
            figure = _figure(rate.share) if rate else "–"
            said = f"{figure} %" if rate else "withheld"
            label = shown(f"{both}: {said} of {n:,}")
            shade = f"h{_bin(rate.share)}" if rate else "h0"
            cells.append(Cell(x, y, shade, figure, f"n {n:,}", label))
    listed = [(shown(one), shown(names.get(one, one))) for one in actors]
    return HeatMap(
        anchor=anchor,
        title=title,
        description="The share of identical ballots of every two actors, in per cent, "
        "with the number of votes; the table beside holds the same.",
        width=LABEL + len(actors) * CELL_WIDTH,
        height=LABEL / 2 + len(actors) * CELL_HEIGHT,
        cell_width=CELL_WIDTH - 2,
        cell_height=CELL_HEIGHT - 2,
        columns=tuple(
            (LABEL + (k + 0.5) * CELL_WIDTH - 1, *pair) for k, pair in enumerate(listed)
        ),
        rows=tuple(
            (LABEL / 2 + (k + 0.5) * CELL_HEIGHT + 3, *pair)
            for k, pair in enumerate(listed)
        ),
        cells=tuple(cells),
    )


def _figure(share: float) -> str:
    """Whole hundredths; 0 and 100 only where nothing or everything is meant."""
    if share in (0, 1):
        return f"{100 * share:.0f}"
    return f"{min(99.9, max(0.1, 100 * share)):.1f}"


def _bin(share: float) -> int:
    return min(BINS, 1 + int(share * BINS))


def panel(one: Relation, title: str, anchor: str) -> Panel:
    """The shares of identical ballots of a pair, a point a year with its interval."""
    first, last = one.years[0][0], one.years[-1][0]
    step = (_RIGHT - _LEFT - 16) / max(1, last - first)
    points, withheld, lines = [], [], []
    run: list[str] = []
    whiskers = ""
    previous = None
    for year, pair in one.years:
        x = round(_LEFT + 8 + (year - first) * step, 1)
        if pair.alike is None:
            withheld.append((x, f"{year}: withheld, {pair.n:,} votes"))
            continue
        rate = pair.alike
        label = f"{year}: {_figure(rate.share)} % of {pair.n:,} votes"
        points.append(Point(x, _y(rate.share), label))
        whiskers += f"M{x} {_y(rate.low)}V{_y(rate.high)}"
        if previous is not None and year - previous > 1:
            lines.append(" ".join(run))
            run = []
        run.append(f"{x},{_y(rate.share)}")
        previous = year
    lines.append(" ".join(run))
    return Panel(
        anchor=anchor,
        title=title,
        description=f"Share of identical ballots by year, {first} to {last}, with 95 % "
        "intervals; the table below holds the same.",
        width=_WIDTH,
        height=_HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        base=_BASE,
        lines=tuple(line for line in lines if " " in line),
        points=tuple(points),
        whiskers=whiskers,
        withheld=tuple(withheld),
        gridlines=tuple((_y(part), f"{part:.0%}") for part in (0.0, 0.5, 1.0)),
        ticks=_ticks(first, last, step),
    )


def _y(share: float) -> float:
    return round(_BASE - (_BASE - _TOP) * share, 1)


def _ticks(first: int, last: int, step: float) -> tuple[tuple[float, str, str], ...]:
    """First and last year, and the middle where it has room."""
    years = sorted(
        {first, last} | ({(first + last) // 2} if last - first > 3 else set())
    )
    return tuple(
        (round(_LEFT + 8 + (year - first) * step, 1), str(year), "middle")
        for year in years
    )
