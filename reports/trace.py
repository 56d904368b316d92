"""A news report laid beside the record: what it attributes and alludes to, and the
documents that could be meant.

Nothing is decided for the reader: candidates are ranked, each with its reason and
date; what is dated after the report stands apart; where the record holds nothing, it
says so, and whether the source was collected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from psycopg import Connection

from onrecord.annotate.allusions import Allusion, find_allusions
from onrecord.db import trace as db
from onrecord.db.lookup import not_searchable
from onrecord.db.trace import Pool, Possible
from onrecord.languages import language_of
from onrecord.reports import trace_holdings, wording
from onrecord.reports.trace_claims import Attribution, attributions, speakers_near
from onrecord.reports.trace_dates import ReportDate, report_date
from onrecord.reports.trace_scores import (
    Part,
    Passage,
    Score,
    read_passage,
    score,
    when,
)
from onrecord.reports.trace_types import Candidate, Claim, Trace
from onrecord.reports.trace_wanted import Wanted, of_allusion, of_words

SHOWN: Final = 6
LATER_SHOWN: Final = 4
LEAST: Final = 0.42
"""Least score of a candidate for what is described."""
LEAST_SAID: Final = 0.5
"""The same for what is attributed: an actor says much in the same words."""
LEAST_TOLD: Final = 4
"""Words, a notion being two, below which an attribution says too little to be found."""
LOOKED_AT: Final = 40
LATER_LOOKED_AT: Final = 16
CLOSE: Final = 0.88
"""Share of the score of the last one counted from which another fits nearly as well."""
MOST_CLAIMS: Final = 60
LONGEST: Final = 200_000
"""Characters of a report that are read."""
_WRAPPED: Final = re.compile(r"(?<=[^\n]{50})\n(?=[^\n])")
SAID_BEFORE: Final = timedelta(days=120)


def trace(
    conn: Connection[Any],
    text: str,
    *,
    today: date,
    language: str = "",
    given: date | None = None,
    printed: tuple[date, str] | None = None,
    title: str = "",
    source: str = "",
) -> Trace:
    """Every claim of a report beside the records that could be meant.

    `given` is the day of the report where the reader knows it, `printed` what its page
    prints; else the text's own evidence bounds it (`Trace.date`). Needs a connection
    with the record's schema; writes nothing.
    """
    notes = []
    if len(text) > LONGEST:
        notes.append(f"only the first {LONGEST:,} of {len(text):,} characters are read")
        text = text[:LONGEST]
    text = unwrapped(text)
    code = language or language_of(text[:4000]).language or "en"
    alluded = find_allusions(text, code)
    symbols = [symbol for one in alluded for symbol in one.symbols]
    named = {row.symbol: row for row in db.named(conn, symbols)} if symbols else {}
    days = {s: row.dated_on for s, row in named.items() if row.dated_on}
    report = report_date(
        text, code, today=today, given=given, printed=printed, named=days
    )
    said = tuple(
        one
        for one in attributions(text, code, report.earliest or report.latest)
        if not _is_document(one, alluded)
    )
    desk = _Desk(conn, text, code, report, named)
    claims = [desk.alluded(one, said) for one in alluded[:MOST_CLAIMS]]
    claims += [desk.said(one) for one in said[:MOST_CLAIMS]]
    left = max(0, len(alluded) - MOST_CLAIMS) + max(0, len(said) - MOST_CLAIMS)
    if left:
        notes.append(f"{left} further claims were not looked up")
    if left_out := not_searchable(conn):
        notes.append(wording.not_looked_through(left_out))
    claims.sort(key=lambda one: (one.start, one.end))
    return Trace(
        text, code, title, source, report, tuple(desk.with_copies(claims)),
        tuple(notes),
    )  # fmt: skip


def unwrapped(text: str) -> str:
    """With blanks for the line ends inside paragraphs, where blank lines part them.

    No character moves. A short line is a heading or byline and keeps its end.
    """
    return _WRAPPED.sub(" ", text) if "\n\n" in text else text


def _is_document(one: Attribution, alluded: Sequence[Allusion]) -> bool:
    """Whether the speaker is a body or document that is looked up as such."""
    start, end = one.speaker_at
    return any(
        a.kind == "described" and start < a.end and a.start < end for a in alluded
    )


@dataclass(slots=True)
class _Desk:
    """One report being looked up; paragraphs are read once for all claims."""

    conn: Connection[Any]
    text: str
    language: str
    report: ReportDate
    named: dict[str, Possible]
    passages: dict[int, tuple[Passage, ...]] = field(default_factory=dict)
    told: dict[Pool, tuple[str, ...]] = field(default_factory=dict)

    def alluded(self, one: Allusion, said: tuple[Attribution, ...]) -> Claim:
        speaking = [s for s in said if s.start <= one.start and one.end <= s.end]
        by = speaking[-1] if speaking else None
        claim = Claim(
            one.kind, one.start, one.end, one.printed, by.speaker if by else "",
            by.actor if by else one.body, by.via if by else "", number=one.number,
        )  # fmt: skip
        if one.kind == "named":
            return self._named(claim, one)
        speakers = frozenset(speakers_near(said, *one.sentence))
        day = self.report.latest
        past = [p for p in self.report.past if not (self.report.exact and p.day >= day)]
        wanted = of_allusion(one, self.text, self.language, speakers, past)
        found = self._ranked(wanted, LEAST)
        return self._laid_out(claim, found, wanted)

    def said(self, one: Attribution) -> Claim:
        claim = Claim(
            "attribution", one.start, one.end, one.words, one.speaker, one.actor,
            one.via, notes=(one.note,) if one.note else (),
        )  # fmt: skip
        if not one.actor:
            note = "Without a known actor it is not looked up."
            return replace(claim, notes=(*claim.notes, note))
        since = (self.report.earliest or self.report.latest) - SAID_BEFORE
        wanted = of_words(one.words, self.text, one.actor, self.language, since)
        told = len(wanted.words) + 2 * len(wanted.notions)
        found = self._ranked(wanted, LEAST_SAID) if told >= LEAST_TOLD else []
        found = [
            c for c in found if c.when != "later"
        ]  # nobody reports what is to come
        return self._laid_out(claim, found, wanted)

    def _named(self, claim: Claim, one: Allusion) -> Claim:
        held, notes = [], []
        for symbol in one.symbols:
            row = self.named.get(symbol)
            if row is None:
                notes.append(f"The record does not hold {symbol}.")
                continue
            stands = when(row.dated_on, self.report)
            part = Part("named", 1.0, 1.0, "named by its number")
            dated = Part("dates", 0.0, 0.0, f"dated {row.dated_on or 'not known'}")
            held.append(
                _candidate(row, Score(1.0, (part, dated), stands, None))
            )  # fmt: skip
        late = [c for c in held if c.when == "later"]
        if late:
            notes.append("Named, and yet dated after the report: the day is in doubt.")
        return replace(
            claim,
            candidates=tuple(c for c in held if c.when != "later"),
            later=tuple(late),
            notes=(*claim.notes, *notes),
        )

    def _ranked(self, wanted: Wanted, least: float) -> list[Candidate]:
        rows = db.possible(
            self.conn, wanted.pool, wanted.terms, self.report.latest,
            limit=LOOKED_AT, later=LATER_LOOKED_AT,
        )  # fmt: skip
        self._read([row.id for row in rows])
        best: dict[str, Candidate] = {}
        for row in rows:
            scored = score(wanted, row, self.passages[row.id], self.report)
            one = _candidate(row, scored)
            known = best.get(one.symbol)
            if scored.value >= least and (known is None or known.score < one.score):
                best[one.symbol] = one
        return sorted(
            best.values(),
            key=lambda one: (
                -one.score,
                -(one.date or date.min).toordinal(),
                one.symbol,
            ),
        )

    def _read(self, ids: Sequence[int]) -> None:
        new = [id for id in ids if id not in self.passages]
        self.passages.update(dict.fromkeys(new, ()))
        rows: dict[int, list[Passage]] = {id: [] for id in new}
        for row in db.passages(self.conn, new) if new else ():
            rows[row.document_id].append(read_passage(row))
        self.passages.update({id: tuple(found) for id, found in rows.items()})

    def _laid_out(
        self, claim: Claim, found: Sequence[Candidate], wanted: Wanted
    ) -> Claim:
        now = [one for one in found if one.when != "later"]
        later = [one for one in found if one.when == "later"]
        notes = [*claim.notes]
        counted = claim.number or 0
        if counted and now:
            notes.append(_counted(counted, now))
        if not now:
            notes.append("No document of the record fits well enough.")
        if wanted.pool not in self.told:
            self.told[wanted.pool] = trace_holdings.told(
                self.conn, wanted.pool, self.report
            )
        notes += self.told[wanted.pool]
        first = [replace(one, counted=n < counted) for n, one in enumerate(now)]
        return replace(
            claim,
            candidates=tuple(first[: max(SHOWN, counted)]),
            later=tuple(later[:LATER_SHOWN]),
            notes=tuple(notes),
            gap=next((one for one in notes if one.startswith(trace_holdings.GAP)), ""),
        )

    def with_copies(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims with the archived copy of every candidate."""
        shown = {c.id for one in claims for c in (*one.candidates, *one.later)}
        copies = db.copies(self.conn, sorted(shown))

        def filled(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
            return tuple(replace(one, copy=copies.get(one.id)) for one in found)

        return [
            replace(one, candidates=filled(one.candidates), later=filled(one.later))
            for one in claims
        ]


def _candidate(row: Possible, scored: Score) -> Candidate:
    return Candidate(
        row.id, row.symbol or row.native_id, row.title, row.dated_on, scored.value,
        scored.reason, scored.when, row.kind, row.source, row.page_url, scored.parts,
        scored.passage, row.adoption, row.body, row.speaker,
    )  # fmt: skip


def _counted(number: int, found: Sequence[Candidate]) -> str:
    """What the number in the report says of the ranking."""
    if number == 1:
        last = found[0].score
        close = [one for one in found[1:] if one.score >= CLOSE * last]
        text = "The report speaks of one; the first fits best"
    elif len(found) < number:
        return f"The report speaks of {number}; the record holds {len(found)} that fit."
    else:
        last = found[number - 1].score
        close = [one for one in found[number:] if one.score >= CLOSE * last]
        text = f"The report speaks of {number}; the first {number} fit best"
    more = f", and {len(close)} more nearly as well" if close else ""
    return f"{text}{more}."
