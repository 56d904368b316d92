"""Pairs of voters as rows of the tables on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.reports import wording
from onrecord.reports.agreement import Relation
from onrecord.reports.agreement_contexts import PairRow, Partners
from onrecord.reports.agreement_formats import interval, percent
from onrecord.reports.pair_statistics import Pair, Rate
from onrecord.reports.rendering import shown

ENDS: Final = 10
"""Nearest and farthest partners shown before the whole list."""


def partners(
    actor: str,
    found: Sequence[Relation],
    names: Mapping[str, str],
    anchor: str,
    body: str,
) -> Partners:
    """One actor's partners, nearest first; withheld ones only counted."""
    listed = tuple(row(one, names) for one in found)
    scored = listed[: sum(not one.whole.withheld for one in found)]
    few = len(scored) <= 2 * ENDS
    return Partners(
        name=shown(names.get(actor, actor)),
        anchor=anchor,
        label=shown(f"{body}, {names.get(actor, actor)}"),
        nearest=scored if few else scored[:ENDS],
        farthest=() if few else scored[: -ENDS - 1 : -1],
        rows=() if few else scored,
        withheld=len(listed) - len(scored),
    )


def row(one: Relation, names: Mapping[str, str], *, both: bool = False) -> PairRow:
    """A pair as tables show it, under the partner's name or both names."""
    pair = one.whole
    absent = wording.number(pair.one_absent + pair.one_unlisted)
    return PairRow(
        name=(
            pair_name(one, names)
            if both
            else shown(names.get(one.partner, one.partner))
        ),
        n=wording.number(pair.n),
        alike=share(pair.alike),
        interval=interval(pair.alike) if pair.alike else "",
        against=share(pair.against),
        contested=(
            f"{percent(pair.contested.share)} of {pair.n_contested:,}"
            if pair.contested
            else f"withheld, {pair.n_contested:,}"
        ),
        s=_score(pair, pair.s),
        pi=_score(pair, pair.pi),
        kappa=_score(pair, pair.kappa),
        left_out=absent,
    )


def pair_name(one: Relation, names: Mapping[str, str]) -> str:
    """``France – Peru``."""
    both = names.get(one.actor, one.actor), names.get(one.partner, one.partner)
    return shown(" – ".join(both))


def share(rate: Rate | None) -> str:
    """``41.9 %``, or that it is withheld."""
    return percent(rate.share) if rate else "withheld"


def _score(pair: Pair, value: float | None) -> str:
    if pair.withheld:
        return "withheld"
    return "none" if value is None else f"{value:.2f}".replace("-", "−")
