"""What a brief cannot show: sources not collected, gaps, texts that were not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from psycopg import Connection

from onrecord.db import brief as held
from onrecord.db import health, report_queries
from onrecord.db.brief import OwnDocuments
from onrecord.reports import wording
from onrecord.reports.brief_contexts import CoverageRow
from onrecord.reports.coverage import reason_words
from onrecord.reports.coverage_days import Ledger
from onrecord.reports.coverage_limits import limits_of
from onrecord.reports.rendering import plain

GAPS: Final = 2
"""Of a source, the longest ranges of days that are named."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What the record knows of its sources, read once for a brief."""

    cards: Mapping[str, Mapping[str, Any]]
    documents: Mapping[str, int]
    spans: Mapping[str, tuple[date, date]]
    undated: Mapping[str, int]
    ledger: Ledger
    quarantine: Mapping[str, Counter[str]]
    chamber_records: int


def collected(conn: Connection[Any]) -> Collected:
    documents: Counter[str] = Counter()
    undated: Counter[str] = Counter()
    days: dict[str, list[date]] = {}
    for row in report_queries.documents_by_source(conn):
        documents[row.source] += row.documents
        undated[row.source] += row.undated
        days.setdefault(row.source, []).extend(d for d in (row.first, row.last) if d)
    quarantine: dict[str, Counter[str]] = {}
    for unread in report_queries.quarantined(conn):
        quarantine.setdefault(unread.source, Counter())[unread.reason] += 1
    states = report_queries.captures_by_state(conn)
    until = max((state.last.date() for state in states), default=date.max)
    return Collected(
        cards={row.name: row.card for row in report_queries.sources(conn)},
        documents=documents,
        spans={name: (min(of), max(of)) for name, of in days.items() if of},
        undated=undated,
        ledger=Ledger(health.spans(conn), health.dated_items(conn), until),
        quarantine=quarantine,
        chamber_records=held.meeting_records(conn),
    )


def own_sources(found: Collected, actor: str) -> list[str]:
    """The sources whose card says that they speak for the actor."""
    return sorted(n for n, card in found.cards.items() if card.get("actor") == actor)


def coverage_rows(
    found: Collected, names: Iterable[str], since: date | None, until: date | None
) -> tuple[CoverageRow, ...]:
    """Each source with what is held of it; those with nothing last."""
    rows = [(not found.documents.get(name), name) for name in dict.fromkeys(names)]
    return tuple(_row(found, name, since, until) for _, name in sorted(rows))


def _row(
    found: Collected, name: str, since: date | None, until: date | None
) -> CoverageRow:
    card = found.cards.get(name, {})
    documents = found.documents.get(name, 0)
    unread = found.quarantine.get(name, Counter())
    undated = found.undated.get(name, 0)
    reasons = [f"{n:,} {reason_words(why)}" for why, n in sorted(unread.items())]
    said = [f"{undated:,} undated"] if undated else []
    if reasons:
        said.append(f"in quarantine: {', '.join(reasons)}")
    return CoverageRow(
        source=plain(name),
        publisher=plain(str(card.get("publisher", ""))),
        documents=wording.number(documents) if documents else "nothing collected",
        period=wording.period(found.spans.get(name, ())),
        days=_days(found, name, since, until),
        gaps="; ".join(
            filter(None, (limits_of(card), _gaps(found, name, since, until)))
        ),
        unread="; ".join(said),
    )


def _days(found: Collected, name: str, since: date | None, until: date | None) -> str:
    if not found.documents.get(name):
        return "not collected"
    whole = found.ledger.of_source(name, None)
    last = until or found.ledger.last
    if whole is None or last is None:
        return "no day is known"
    if since is None and until is None:
        return whole.whole.words
    first = since or min(found.spans.get(name, (last, last)))
    return found.ledger.share([name], first, last).words


def _gaps(found: Collected, name: str, since: date | None, until: date | None) -> str:
    """The longest gaps of the whole time; in a chosen period the days say enough."""
    if since or until or not found.documents.get(name):
        return ""
    days = found.ledger.of_source(name, None)
    if days is None:
        return ""
    longest = sorted(days.ranges, key=lambda one: -one.days)[:GAPS]
    return "; ".join(f"{one.period}: {one.words}" for one in longest)


def missing(
    found: Collected,
    name: str,
    own: Sequence[OwnDocuments],
    sources: Sequence[str],
    languages: Sequence[str],
    *,
    period: bool,
) -> list[str]:
    """Sentences on what is not there, for one actor. ``languages`` have terms."""
    said = []
    nothing = [one for one in sources if not found.documents.get(one)]
    if not sources:
        said.append(f"No source of the record has a card that speaks for {name}.")
    elif nothing:
        said.append(
            f"Of {wording.count(len(sources), 'source')} of {name} that onrecord "
            f"knows, {len(nothing):,} {'is' if len(nothing) == 1 else 'are'} not "
            "collected: "
            f"{wording.listed(nothing)}."
        )
    titles = sum(row.documents for row in own if not row.language)
    if titles:
        said.append(
            f"{wording.count(titles, 'document')} of {name} "
            f"{'is' if titles == 1 else 'are'} held by the title alone: no passage of "
            f"{'it' if titles == 1 else 'them'} can be quoted or found by its words."
        )
    undated = sum(row.undated for row in own)
    if undated:
        said.append(
            f"{wording.count(undated, 'document')} of {name} without a date"
            + (" cannot be in a chosen period." if period else ": listed as undated.")
        )
    unread = [row for row in own if row.language and row.language not in languages]
    if unread:
        listed = [f"{wording.language(r.language)} ({r.documents:,})" for r in unread]
        said.append(
            f"Texts in {wording.listed(listed)} are found by the topics they are filed "
            "under alone: there are no words of the topic in these languages."
        )
    if not found.chamber_records:
        said.append(
            "The record holds no meeting records: what was said in the chamber, "
            "explanations of vote among it, is not here."
        )
    return said
