"""For whom a person spoke then: name, office and date to a state or body.

A person is known by the family name and a given name or initial, or by the family name,
the office and the year where only one fits. The dates of office decide; where persons
of different states fit equally well there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from onrecord.annotate.person_matching import Fit, fits
from onrecord.annotate.person_names import fold, role_in, split_name
from onrecord.annotate.person_offices import offices_in
from onrecord.vocabularies.officeholders import Term

VERSION = "persons/1"

MOST_WORDS = 12
"""Words up to which a text is a name."""
THRESHOLD = 0.5
"""Least confidence of an answer."""
MARGIN = 0.09
"""By how much another person must fit less well not to stand in the way."""
SAME_PERSON_MARGIN = 0.05
"""The same for two offices of one person for different states or bodies."""
FARTHEST = 12
"""Years outside the offices in the table at which a full name still counts: people
speak for a state before and after the offices that made them known."""


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person of the table and the office that fits."""

    actor_id: str
    """``PERSON:slug``."""
    name: str
    state: str
    """Actor id of the state (ISO 3166-1 alpha-3) or body that the person spoke for."""
    office: str
    since: str
    until: str
    confidence: float
    """Between 0 and 1."""
    rule: str = VERSION


def annotate(given: Mapping[str, Any]) -> str | None:
    """The state (ISO 3166-1 alpha-3) of ``name``, ``post``, ``year``; else None."""
    year = given.get("year")
    on = int(str(year)) if re.fullmatch(r"\s*\d{4}\s*", str(year), re.ASCII) else None
    match = state_of(str(given.get("name") or ""), role=str(given.get("post") or ""),
                     on=on)  # fmt: skip
    return match.state if match and len(match.state) == 3 else None


def state_of(
    person: str,
    *,
    role: str = "",
    on: date | int | None = None,
    least: float = THRESHOLD,
) -> PersonMatch | None:
    """The one person and office that a printed name means, else None.

    `role` is the office as printed, in any words; `on` a day or a year. Titles before
    the name ("President", "Sheikh") are read as a role where `role` is empty. `least`
    is the least confidence: at .4 a family name and a date are enough where only one
    person of that name is in office.
    """
    words, titles = split_name(person)
    if not 0 < len(words) <= MOST_WORDS:
        return None
    wanted = offices_in(role) or offices_in(role_in(titles))
    styles = frozenset(titles) | frozenset(re.findall(r"[a-z]+", fold(role)))
    judged = [
        _Judged(confidence + 0.5 * fit.score, confidence, fit, term)
        for fit in fits(words)
        if not _crown_missing(fit, styles)
        for confidence, term in _likely_terms(fit, wanted, on)
        if confidence >= least
    ]
    best = max((one.rank for one in judged), default=0.0)
    near = [one for one in judged if one.rank >= best - MARGIN]
    if len({one.term.actor_id for one in near}) > 1:
        near = [one for one in near if one.fit.titles & styles]
    if len({one.term.actor_id for one in near}) != 1:
        return None
    return _match(max(near, key=lambda one: one.rank))


_CROWNS = frozenset(
    {"king", "queen", "emperor", "emir", "amir", "sultan", "pope", "prince", "princess"}
)


def _crown_missing(fit: Fit, styles: frozenset[str]) -> bool:
    """Whether "King Abdullah" would be somebody of that family name without a crown."""
    crowned = styles & _CROWNS and not fit.titles & _CROWNS
    return bool(crowned) and fit.kind != "full"


class _Judged(NamedTuple):
    rank: float
    confidence: float
    fit: Fit
    term: Term


def _match(chosen: _Judged) -> PersonMatch:
    person, term = chosen.fit.person, chosen.term
    return PersonMatch(
        person.id, person.name, term.actor_id, term.office, term.since, term.until,
        round(chosen.confidence, 2),
    )  # fmt: skip


def _likely_terms(
    fit: Fit, wanted: frozenset[str], on: date | int | None
) -> list[tuple[float, Term]]:
    """(confidence, term): the best for each state or body that is not far behind."""
    best: dict[str, tuple[float, Term]] = {}
    for term in fit.person.terms:
        sure = _confidence(fit, term, wanted, on)
        if term.actor_id not in best or sure > best[term.actor_id][0]:
            best[term.actor_id] = (sure, term)
    surest = max(sure for sure, _ in best.values())
    return [one for one in best.values() if one[0] > surest - SAME_PERSON_MARGIN]


_HEADS = frozenset({"head_of_state", "head_of_government"})


def _confidence(
    fit: Fit, term: Term, wanted: frozenset[str], on: date | int | None
) -> float:
    years = 0 if on is None else term.distance(on)
    same = term.office in wanted or bool(term.office in _HEADS and wanted & _HEADS)
    if fit.kind in {"family", "garbled"}:
        if on is None or years or (wanted and not same):
            return 0.0
        if not same:
            return 0.45 if fit.kind == "family" else 0.0
        # Deputies speak for permanent representatives, and the table has few of them.
        return 0.6 if term.office == "permanent_representative" else 0.8
    sure = 0.97 if fit.kind == "full" else 0.85
    if not same:
        sure -= 0.1 if wanted else 0.03
    if years > FARTHEST or (years > 1 and fit.kind == "initial"):
        return 0.0
    if years:
        sure -= 0.05 if years == 1 else 0.15 + 0.02 * years
    return sure * (0.7 + 0.3 * min(1.0, fit.score * 1.25))
