"""How well a document fits a claim: a number in [0, 1], and its parts in words.

The parts and their weights are told in docs/methods/trace.md. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from onrecord.annotate.notions import notions_of
from onrecord.annotate.stemming import cut
from onrecord.db.trace import PassageRow, Possible
from onrecord.reports.trace_dates import ReportDate
from onrecord.reports.trace_wanted import Wanted, place_name
from onrecord.vocabularies.allusions import notions

When = Literal["before", "within", "later", "undated"]

BODY, PLACE, ASKS, DATES = 0.12, 0.25, 0.45, 0.18
"""Weights of the parts. Where a claim has no place, its weight goes to what it asks;
half of that of the dates does, where neither events nor a printed year bound them."""
EVENT: Final = 0.6
"""Factor of what is older than the events that the claim is about."""
WRONG_YEAR: Final = 0.35
HALF_LIFE: Final = 5.0
"""Years after which half of the advantage of a recent document is gone."""

_VERBS: Final[Mapping[str, re.Pattern[str]]] = {
    act: re.compile(rf"\b(?:{verbs})", re.IGNORECASE)
    for act, verbs in {
        "demand": "calls?|demand|urge|request|insist|requir|appeal|decid|reiterat",
        "endorse": "endors|affirm|reaffirm|support|welcom|approv|reiterat|recogni",
        "condemn": "condemn|deplor|denounc|reject|express",
        "impose": "decid|impos|prohibit",
        "authorise": "authori|decid",
        "establish": "establish|decid|creat|request",
        "extend": "decid|extend|renew",
        "decide": "decid|refer",
        "end": "decid|terminat|lift|request",
        "ban": "decid|demand|reject|prohibit|declar|reaffirm|call",
    }.items()
}
_START: Final = 24
"""Characters in which the leading verb stands: "Also strongly condemns"."""
_OWN: Final[Mapping[str, re.Pattern[str]]] = {
    act: re.compile(rf"\b(?:{verbs})", re.IGNORECASE)
    for act, verbs in {
        "endorse": "endors|recogni",
        "impose": "impos|shall",
        "authorise": "authori",
        "establish": "establish|creat",
        "extend": "extend|renew|prolong",
        "end": "terminat|lift|end\\b|ceas",
    }.items()
}
"""What "Decides to …" must go on with; for other acts any leading verb will do."""
_BEGINNING: Final = 80
"""Characters of a paragraph in which it does."""
_SECTIONS: Final = {"operative": 1.0, "text": 0.9, "preambular": 0.55}
_NUMBER: Final = re.compile(r"\d+[A-Za-z()]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: how much of how much, and why."""

    name: str
    points: float
    of: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    value: float
    parts: tuple[Part, ...]
    when: When
    passage: PassageRow | None
    """The paragraph that fits best."""

    @property
    def reason(self) -> str:
        return "; ".join(part.why for part in self.parts if part.why)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with what it says."""

    row: PassageRow
    notions: Mapping[str, str]
    """Notion → the words that say it."""
    stems: frozenset[str]


def read_passage(row: PassageRow) -> Passage:
    words = cut(row.text, row.language)
    found = notions_of(words, row.language)
    said = {one.id: row.text[one.start : one.end] for one in reversed(found)}
    return Passage(row, said, frozenset(words.stems))


def when(day: date | None, report: ReportDate) -> When:
    """Where a document stands to the days on which the report can be written."""
    if day is None:
        return "undated"
    if day > report.latest:
        return "later"
    if report.exact or (report.earliest and day <= report.earliest):
        return "before"
    return "within"


def score(
    wanted: Wanted, found: Possible, passages: Sequence[Passage], report: ReportDate
) -> Score:
    """How well `found` fits what is wanted."""
    stands = when(found.dated_on, report)
    place = _place(wanted, found)
    share = PLACE * wanted.near
    asks, said, passage = _asks(wanted, found, passages)
    if share:
        # The same words about another place are something else.
        asks *= 1.0 - 0.75 * wanted.near * (1.0 - place[0])
    dates, dated = _dates(wanted, found.dated_on, stands, report)
    parts = [Part("body", BODY, BODY, _body(wanted))]
    if share:
        parts.append(Part("place", share * place[0], share, place[1]))
    newer = DATES if wanted.event or wanted.years else DATES / 2
    weight = ASKS + (PLACE - share) + (DATES - newer)
    parts.append(Part("asks", weight * asks, weight, said))
    parts.append(Part("dates", newer * dates, newer, dated))
    value = sum(part.points for part in parts)
    factor, why = _factor(wanted, found.dated_on)
    if factor < 1.0:
        parts.append(Part("events", value * (factor - 1.0), 0.0, why))
    return Score(round(value * factor, 3), tuple(parts), stands, passage)


def _body(wanted: Wanted) -> str:
    if wanted.pool.actor:
        return "same speaker"
    return "same body" if len(wanted.pool.bodies) == 1 else "one of the bodies"


def _place(wanted: Wanted, found: Possible) -> tuple[float, str]:
    if not wanted.places:
        return 0.0, ""
    points: dict[str, float] = {}
    # A region says more than the state it is in.
    told = {place: 1.5 if ":" in place else 1.0 for place in wanted.places}
    for place in wanted.places:
        key = f"place:{place}"
        if key in found.in_heading:
            points[place] = 1.0
        elif key in found.in_text:
            points[place] = 0.5
    if not points:
        return 0.0, "names none of the places"
    mean = sum(n * told[p] for p, n in points.items()) / sum(told.values())
    best = max(points.values())
    named = [place_name(place) for place, n in points.items() if n == best]
    where = "is on" if best == 1.0 else "names"
    return 0.3 * best + 0.7 * mean, f"{where} {', '.join(named[:3])}"


def _asks(
    wanted: Wanted, found: Possible, passages: Sequence[Passage]
) -> tuple[float, str, PassageRow | None]:
    """How far the document says what the claim says it does."""
    weights = found.weights or {}
    stems = {one: weights.get(f"word:{one}", 0.0) for one in wanted.words}
    # Words of one language are not looked for in another one's text.
    shared = passages and passages[0].row.language == wanted.language
    total = sum(stems.values()) if shared else 0.0
    best: dict[str, tuple[float, str, PassageRow]] = {}
    likeness, worded = 0.0, passages[0].row if passages else None
    for one in passages:
        section = _SECTIONS[one.row.kind]
        factor = section * _lead(wanted.act, one.row)
        for notion in wanted.notions:
            points, printed = _said(notion, one)
            if points * factor > best.get(notion, (0.0,))[0]:
                best[notion] = points * factor, printed, one.row
        held = sum(n for stem, n in stems.items() if stem in one.stems)
        if total and held / total * factor > likeness:
            likeness, worded = held / total * factor, one.row
    if not passages:
        return _by_title(wanted, found)
    if not wanted.notions:
        if not likeness:
            return 0.0, "holds none of its words", None
        return likeness, f"{likeness:.0%} of its words in {_cited(worded)}", worded
    # What is said first is what it is about; the rest is often the occasion.
    shares = {n: 1.0 / (1.0 + 0.5 * place) for place, n in enumerate(wanted.notions)}
    points = sum(best[n][0] * shares[n] for n in best) / sum(shares.values())
    value = points if not total else 0.8 * points + 0.2 * likeness
    if not best:
        missing = ", ".join(notions()[n].name for n in wanted.notions[:2])
        return 0.2 * likeness, f"does not speak of {missing}", worded
    titled = sum(f"notion:{n}" in found.in_heading for n in wanted.notions)
    value = 0.8 * value + 0.2 * titled / len(wanted.notions)
    leading = max(best.values(), key=lambda one: one[0])
    said = [
        f"“{printed}” in {_cited(row)}"
        for _, printed, row in sorted(best.values(), key=lambda one: -one[0])[:2]
    ]
    return value, "says " + ", ".join(said), leading[2]


def _lead(act: str, row: PassageRow) -> float:
    """How well the paragraph's verbs, the first above all, are what the body is said
    to do."""
    verbs = _VERBS.get(act)
    if verbs is None or row.language != "en":
        return 0.9
    if not verbs.search(row.text, 0, _START):
        return 0.85 if verbs.search(row.text) else 0.7
    own = _OWN.get(act)
    if own is None or own.search(row.text, 0, _BEGINNING):
        return 1.0
    return 0.85


def _said(notion: str, passage: Passage) -> tuple[float, str]:
    if notion in passage.notions:
        return 1.0, passage.notions[notion]
    for near in notions()[notion].near:
        if near in passage.notions:
            return 0.6, passage.notions[near]
    return 0.0, ""


def _by_title(wanted: Wanted, found: Possible) -> tuple[float, str, PassageRow | None]:
    """Of a document whose text is not held, only its title can be compared."""
    held = [n for n in wanted.notions if f"notion:{n}" in found.in_heading]
    if held:
        return (
            0.7 * len(held) / len(wanted.notions),
            "by its title; text not held",
            None,
        )
    return 0.1, "text not held", None


def _cited(row: PassageRow | None) -> str:
    if row is None:
        return "the text"
    if row.kind == "operative":
        return f"OP{row.path}" if _NUMBER.match(row.path) else "an operative paragraph"
    return "its preamble" if row.kind == "preambular" else "its text"


def _dates(
    wanted: Wanted, day: date | None, stands: When, report: ReportDate
) -> tuple[float, str]:
    if day is None:
        return 0.0, "not dated"
    if wanted.years:
        if any(_matches(year, day) for year in wanted.years):
            return 1.0, f"adopted {day}, the time that the report prints"
        return 0.0, f"adopted {day}, another time than the report prints"
    if stands == "within":
        return 1.0, f"dated {day}, when the report can already have been written"
    near = (report.earliest if stands == "before" else None) or report.latest
    years = abs((near - day).days) / 365.25
    points = 0.4 + 0.6 * 0.5 ** (years / HALF_LIFE)
    if stands == "later":
        return points, f"dated {day}, after the report"
    return points, f"dated {day}, before the report"


def _matches(year: str, day: date) -> bool:
    return day.isoformat().startswith(year)


def _factor(wanted: Wanted, day: date | None) -> tuple[float, str]:
    if day and wanted.years and not any(_matches(year, day) for year in wanted.years):
        return WRONG_YEAR, ""
    if day and wanted.event and day < wanted.event.day:
        return EVENT, f"older than the events of {wanted.event.printed}"
    return 1.0, ""
