"""Voting agreement in words, as a table of a spreadsheet, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.reports import wording
from onrecord.reports.agreement import Agreement, Basis, Relation, Section
from onrecord.reports.pair_statistics import MINIMUM, Pair, Rate
from onrecord.reports.tables import csv_stream, guarded

COLUMNS: Final = (
    "body", "actor", "actor_name", "partner", "partner_name", "year", "n", "identical",
    "opposed", "unanimous", "share", "low", "high", "opposed_share", "opposed_low",
    "opposed_high", "contested_n", "contested_share", "contested_low", "contested_high",
    "s", "pi", "kappa", "one_absent", "one_unlisted", "abstentions_left_out",
    "withheld",
)  # fmt: skip
"""One row a pair, or a pair and year. Shares are from 0 to 1; they are empty where
``withheld`` is ``yes``, as are ``contested_…`` below the minimum."""


def percent(share: float) -> str:
    """``41.9 %``; 0 and 100 only where nothing or everything is meant."""
    if 0 < share < 0.0005:
        return "under 0.1 %"
    if 0.9995 <= share < 1:
        return "over 99.9 %"
    return (
        f"{share:.0%}".replace("%", " %") if share in (0, 1) else f"{100 * share:.1f} %"
    )


def interval(rate: Rate) -> str:
    """``36.3 to 47.9 %``."""
    return f"{100 * rate.low:.1f} to {100 * rate.high:.1f} %"


def lead(found: Agreement, names: Mapping[str, str]) -> str:
    """How much of what was decided no vote shows, body by body."""
    if not found.sections:
        return "The record holds no resolution, decision or vote of this choice."
    said = [_unseen(section, names) for section in found.sections]
    return (
        f"{' '.join(said)} How anyone stood on those is not known; agreement is "
        "counted over recorded votes alone."
    )


def _unseen(section: Section, names: Mapping[str, str]) -> str:
    basis = section.basis
    body = _the(names.get(section.body, section.body or "a body that is not named"))
    said = []
    if basis.documents:
        said.append(
            f"Of {wording.count(basis.documents, 'document')} of {body}"
            f"{' in the record' if basis.filed else ''}, "
            f"{wording.number(basis.not_recorded)} "
            f"({percent(basis.not_recorded / basis.documents)}) "
            f"{'has' if basis.documents == 1 else 'have'} no recorded vote."
        )
    if basis.filed:
        more = "more vote" if basis.documents else "vote"
        said.append(
            f"{wording.count(basis.filed, more)} of {body} "
            f"{'comes' if basis.filed == 1 else 'come'} from files; how much was "
            "adopted without a vote they do not say."
        )
    return " ".join(said)


def _the(body: str) -> str:
    return body if body.startswith(("the ", "The ", "a ")) else f"the {body}"


def of_recorded(basis: Basis) -> str:
    """The recorded votes and how many were unanimous."""
    return (
        f"{wording.count(basis.recorded, 'recorded vote')} with ballots, "
        f"{wording.number(basis.unanimous)} of them unanimous"
    )


def csv_text(
    found: Agreement, names: Mapping[str, str], *, by_year: bool = False
) -> Iterator[str]:
    """The table, line by line; no spreadsheet takes a cell of it for a formula."""
    return csv_stream(COLUMNS, _rows(found, names, by_year))


def _rows(
    found: Agreement, names: Mapping[str, str], by_year: bool
) -> Iterator[list[str]]:
    for section in found.sections:
        for relation in relations(section):
            rows: Sequence[tuple[int | str, Pair]] = (
                relation.years if by_year else (("", relation.whole),)
            )
            for year, pair in rows:
                yield _cells(section.body, relation, year, pair, names)


def relations(section: Section) -> list[Relation]:
    """Every pair of a body once: the partners, then what the matrix adds."""
    listed = [one for found in section.partners.values() for one in found]
    with_years = {
        frozenset(pair): relation for pair, relation in section.relations.items()
    }
    seen = {frozenset((one.actor, one.partner)) for one in listed}
    once: dict[frozenset[str], Relation] = {}
    for one in listed:
        key = frozenset((one.actor, one.partner))
        years = with_years[key].years if key in with_years else one.years
        once.setdefault(key, Relation(one.actor, one.partner, one.whole, years))
    rest = [one for key, one in with_years.items() if key not in seen]
    return [*once.values(), *rest]


def _cells(
    body: str, relation: Relation, year: int | str, pair: Pair,
    names: Mapping[str, str],
) -> list[str]:  # fmt: skip
    values = {
        "body": body,
        "actor": relation.actor,
        "actor_name": names.get(relation.actor, ""),
        "partner": relation.partner,
        "partner_name": names.get(relation.partner, ""),
        "year": year,
    } | figures(pair)
    return [_cell(values[name]) for name in COLUMNS]


def figures(pair: Pair) -> dict[str, Any]:
    """The numbers of a pair under the names of the table; None where withheld."""
    numbers: dict[str, Any] = {
        "n": pair.n, "identical": pair.identical, "opposed": pair.opposed,
        "unanimous": pair.unanimous, "contested_n": pair.n_contested, "s": pair.s,
        "pi": pair.pi, "kappa": pair.kappa, "one_absent": pair.one_absent,
        "one_unlisted": pair.one_unlisted, "abstentions_left_out": pair.abstentions_out,
        "withheld": pair.withheld,
    }  # fmt: skip
    rates = (
        ("", pair.alike),
        ("opposed_", pair.against),
        ("contested_", pair.contested),
    )
    for start, rate in rates:
        numbers[f"{start}share"] = rate.share if rate else None
        numbers[f"{start}low"] = rate.low if rate else None
        numbers[f"{start}high"] = rate.high if rate else None
    return numbers


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.4f}"
    return guarded(value) if isinstance(value, str) else str(value)


def as_data(found: Agreement, names: Mapping[str, str]) -> dict[str, Any]:
    """For other programs: texts are as in the record, not guarded."""
    choice = found.choice
    return {
        "choice": {
            "actors": choice.actors, "among": choice.matrix, "body": choice.body,
            "topic": choice.topic, "since": _iso(choice.since),
            "until": _iso(choice.until), "contested": choice.contested,
            "yes_no_only": choice.yes_no_only, "minimum": MINIMUM,
        },
        "imported": found.imported,
        "lead": lead(found, names),
        "bodies": [_section_data(section) for section in found.sections],
        "vetoes": [
            {
                "symbol": veto.symbol, "title": veto.title, "day": _iso(veto.day),
                "vetoed_by": veto.vetoed_by, "tally": veto.tally,
                "address": veto.address, "archived_from": veto.url,
                "fetched_at": _iso(veto.fetched_at), "sha256": veto.digest,
            }
            for veto in found.vetoes
        ],
        "names": {id: names[id] for id in _mentioned(found) if id in names},
    }  # fmt: skip


def _section_data(section: Section) -> dict[str, Any]:
    basis = section.basis
    return {
        "body": section.body,
        "documents": basis.documents,
        "no_recorded_vote": basis.not_recorded,
        "adopted_without_a_vote": basis.without_vote,
        "tally_only": basis.tally_only,
        "votes_from_files": basis.filed,
        "without_a_vote_in_files": basis.filed_without_vote,
        "recorded": basis.recorded,
        "unanimous": basis.unanimous,
        "ballots_left_out": basis.doubled,
        "counted": len(section.votes),
        "days": [_iso(day) for day in basis.days],
        "among": section.matrix,
        "cast_no_ballot": section.missing,
        "pairs": [
            {"actor": one.actor, "partner": one.partner}
            | figures(one.whole)
            | {"years": [{"year": y} | figures(pair) for y, pair in one.years]}
            for one in relations(section)
        ],
        "votes": [
            {
                "symbol": vote.symbol, "title": vote.title, "day": _iso(vote.day),
                "address": vote.address,
                "ballots": {a: vote.ballots.get(a, "") for a in section.matrix},
            }
            for vote in section.votes
        ],
    }  # fmt: skip


def _mentioned(found: Agreement) -> list[str]:
    ids = set(found.choice.matrix)
    for section in found.sections:
        ids.add(section.body)
        for one in relations(section):
            ids.update((one.actor, one.partner))
    return sorted(ids)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
