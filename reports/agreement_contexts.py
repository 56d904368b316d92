"""What the page on voting agreement shows, in words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reports.agreement_charts import HeatMap, Panel


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as tables show it; shares are words, ``withheld`` among them."""

    name: str
    n: str
    alike: str
    interval: str
    against: str
    contested: str
    s: str
    pi: str
    kappa: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Partners:
    """One actor's partners in one body."""

    name: str
    anchor: str
    label: str
    """Body and actor, which no other list has."""
    nearest: tuple[PairRow, ...]
    farthest: tuple[PairRow, ...]
    rows: tuple[PairRow, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class YearRow:
    year: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote in which the chosen actors differ."""

    day: str
    symbol: str
    href: str
    title: str
    choices: tuple[str, ...]
    """Of the actors of the matrix, as CSS classes: ``yes`` …; empty where none."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    anchor: str
    heading: str
    says: str
    figures: tuple[tuple[str, str, str], ...]
    """(what, figure, of what)"""
    split: bool
    """Unanimous votes are counted, so that shares without them stand beside."""
    partners: tuple[Partners, ...]
    heats: tuple[HeatMap, ...]
    pairs: tuple[PairRow, ...]
    panels: tuple[Panel, ...]
    panels_out: int
    panel_names: tuple[str, ...]
    years: tuple[YearRow, ...]
    actors: tuple[str, ...]
    """Heads of the list of votes."""
    votes: tuple[VoteLine, ...]
    differing: int
    missing: str


@dataclass(frozen=True, slots=True)
class VetoLine:
    day: str
    symbol: str
    href: str
    title: str
    by: str
    tally: str
    source_href: str
    digest: str
    """Both, like ``fetched``, empty of vetoes from files."""
    fetched: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows."""

    heading: str
    lead: str
    choices: tuple[tuple[str, str], ...]
    sections: tuple[SectionView, ...]
    vetoes: tuple[VetoLine, ...]
    imported: tuple[str, ...]
    minimum: int
    yes_no_only: bool
