"""The Security Council's meetings since 1946, as its library lists them.

One table a year: meeting, day, topic, and what was decided with which tally; and one
list of every veto. The rows are data on documents whose words stand elsewhere, under
the same symbols. Days are printed without a year, which the address gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord import symbols
from onrecord.dates import DateError, parse_date
from onrecord.models import Document, Fault, Kind, Note
from onrecord.spiders.base import Item, PageError, SourceCard, SourceSpider
from onrecord.spiders.reading import line
from onrecord.spiders.un_sc_grid import (
    COUNCIL,
    GridRow,
    Numbers,
    TablePage,
    canonical,
)  # fmt: skip
from onrecord.spiders.un_sc_outcomes import DecidedOutcome, OutcomeError, outcomes

ADDRESS: Final = r"https?://www\.un\.org/depts/dhl/resguide/"
_KINDS: Final[dict[str, Kind]] = {
    "resolution": "resolution",
    "statement": "presidential_statement",
    "rejected": "draft_resolution",
}


class MeetingsTable(TablePage):
    """The meetings of one year."""

    route = ADDRESS + r"scact(?P<year>\d{4})(?:_covid)?_table_en\.html?"
    must = frozenset({"meeting", "date", "topic", "outcome"})

    def read(self) -> Iterator[Item]:
        found = re.fullmatch(self.route, self.url)
        assert found is not None  # the route
        self.year = int(found["year"])
        self.numbers, self.resolutions = Numbers(), {}
        yield from self.each()

    year: int
    numbers: Numbers
    resolutions: dict[int, str]
    __slots__ = ("numbers", "resolutions", "year")

    def documents(self, row: GridRow) -> Iterator[Document | Fault]:
        day, notes = self.day(row)
        records = [
            self.meeting_symbol(one) for one in self.meetings(row.get("meeting"))
        ]
        papers = self.papers(row)
        letters = [one.canonical for _, _, one in symbols.find(row.get("letter"))]
        record = next(iter(records or letters or papers), "")
        press = tuple(
            ("press_release", symbol.canonical)
            for _, _, symbol in symbols.find(row.get("press"))
        )
        try:
            decided = list(outcomes(row.get("outcome")))
        except OutcomeError as error:
            raise self.error("unknown_value", str(error)) from error
        made: list[Document] = []
        for outcome in decided:
            try:
                one = self.decided(outcome, row, day, record)
            except PageError as error:
                yield Fault(error.reason, error.detail, outcome.symbol)
                continue
            if one is not None:
                made.append(replace(one, related=press, notes=(*one.notes, *notes)))
        yield from made
        said = tuple(
            Note("outcome", outcome.said)
            for outcome in decided
            if outcome.kind == "act"
        )
        given = tuple(("decided", one.native_id) for one in made)
        related = [("paper", one) for one in papers]
        related += [
            ("paper", canonical(outcome.symbol))
            for outcome in decided
            if outcome.kind == "paper"
        ]
        if not records and papers:
            video = "held by video; what was said stands in a letter"
            said = (*said, Note("video_conference", video))
        for symbol in records or papers[:1]:
            yield replace(
                self.document(symbol, "meeting_record"),
                title=row.get("topic"),
                issued_text=f"{row.get('date')} {self.year}",
                issued_on=day,
                related=(*press, *given, *related),
                notes=(*notes, *said),
            )

    def day(self, row: GridRow) -> tuple[date | None, tuple[Note, ...]]:
        """The day with the address's year; None, and a note, for more than one day."""
        printed = row.get("date")
        if re.fullmatch(r"\d{1,2} ?[-+] ?\d{1,2} \w+", printed):
            return None, (Note("several_days", printed),)
        try:
            # "9 Sep." is the one abbreviation.
            text = f"{printed.rstrip('.')} {self.year}"
            return parse_date(text, ("%d %B %Y",), "en"), ()
        except DateError as error:
            raise self.error("date", str(error)) from error

    def resolution(self, printed: str, record: str) -> str:
        """The symbol, with the year that the number fixes.

        Raises ``PageError`` where the number is of another year, and where it stands
        at a second meeting, out of order: one of the two is a misprint.
        """
        parsed = symbols.parse(printed)
        number = (parsed.number if parsed else None) or 0
        if symbols.council_year(number) not in {self.year, None}:
            raise self.error("unknown_symbol", f"{printed} in the table of {self.year}")
        first = self.resolutions.setdefault(number, record)
        if first != record and number < max(self.resolutions):
            raise self.error(
                "unknown_symbol", f"{printed} stands at {first} and at {record}"
            )
        return f"S/RES/{number} ({self.year})"

    def decided(
        self, outcome: DecidedOutcome, row: GridRow, day: date | None, record: str
    ) -> Document | None:
        """The document of one outcome; None where the outcome has no symbol."""
        if outcome.kind not in _KINDS:
            return None
        symbol, id = outcome.symbol, ""
        if symbol.startswith("S/PV."):
            # Its text stands in the record alone; the record has that symbol itself.
            sort = "veto" if outcome.vetoed_by else "draft"
            sort = "statement" if outcome.kind == "statement" else sort
            id = self.numbers.own(f"{symbol.split(' ')[0]} {sort}")
        notes = [Note("vote_note", outcome.note)] if outcome.note else []
        if outcome.kind == "resolution":
            symbol = self.resolution(symbol, record)
            if f"({self.year})" not in outcome.symbol:
                notes.append(Note("printed_symbol", outcome.symbol))
        made = self.document(symbol, _KINDS[outcome.kind], id)
        made = replace(made, title=row.get("topic"), meeting_record=record)
        if "preliminary question" in outcome.others and not id:
            made = self.own(made, "preliminary question")
        if outcome.others:
            notes.append(Note("printed_beside", outcome.others))
        rejected = outcome.kind == "rejected"
        said = f"vetoed by {outcome.vetoed_by}" if outcome.vetoed_by else outcome.said
        return replace(
            made,
            adopted_text=f"{row.get('date')} {self.year}",
            adopted_on=day,
            outcome="not_adopted" if rejected else "adopted",
            adoption=said,
            vetoed=bool(outcome.vetoed_by),
            vote=outcome.vote,
            draft_symbol=made.native_id if rejected and not id else "",
            notes=tuple(notes),
        )


class VetoList(TablePage):
    """Every draft that a permanent member's negative vote kept from being adopted."""

    route = ADDRESS + r"scact_veto_table_en\.html?"
    must = frozenset({"date", "draft", "meeting", "topic", "members"})

    def read(self) -> Iterator[Item]:
        self.numbers = Numbers()
        yield from self.each()

    numbers: Numbers
    __slots__ = ("numbers",)

    def documents(self, row: GridRow) -> Iterator[Document | Fault]:
        found = re.match(
            r"(S/(?:PV\.\d+|\d{4}/\d+|\d+)(?:/(?:Rev|Corr)\.\d+)?)(?:[\s,]+(.+))?$",
            row.get("draft"),
        )
        if found is None:
            detail = f"{row.get('draft')!r} begins with no symbol"
            raise self.error("unknown_symbol", detail)
        symbol, beside = found[1], (found[2] or "").lstrip(" ,")
        id = self.numbers.own(f"{symbol} veto") if symbol.startswith("S/PV.") else ""
        members = re.findall(
            r"China|France|Russian Federation|UK|USA|USSR", row.get("members")
        )
        if line(" ".join(members)) != row.get("members").replace(",", ""):
            raise self.error("unknown_actor", f"members {row.get('members')!r}")
        day, notes = self.day(row.get("date"))
        made = self.document(symbol, "draft_resolution", id)
        if row.get("topic").endswith("preliminary question") and not id:
            made = self.own(made, "preliminary question")
        if beside:
            notes = (*notes, Note("printed_beside", beside))
        yield replace(
            made,
            agenda_title=row.get("topic"),
            adopted_text=row.get("date"),
            adopted_on=day,
            outcome="not_adopted",
            adoption="vetoed by " + ", ".join(members),
            vetoed=True,
            meeting_record=canonical(row.get("meeting").split(" ")[-1]),
            draft_symbol=made.native_id if not id else "",
            notes=notes,
        )

    def day(self, printed: str) -> tuple[date | None, tuple[Note, ...]]:
        if re.fullmatch(r"\d{1,2}-\d{1,2} \w+ \d{4}", printed):
            return None, (Note("several_days", printed),)
        # One year has two digits; the Council's first was 1946.
        text = re.sub(r" (4[6-9]|[5-9]\d)$", r" 19\1", printed)
        try:
            return parse_date(text, ("%d %B %Y",), "en"), ()
        except DateError as error:
            raise self.error("date", str(error)) from error


class UnScTablesSpider(SourceSpider):
    card = SourceCard(
        name="un_sc_tables",
        actor=COUNCIL,
        publisher="United Nations, Dag Hammarskjöld Library",
        about="Every meeting of the Security Council since 1946 with its outcome and "
        "tally, and every veto, as the Council's library lists them.",
        url="https://research.un.org/en/docs/sc/quick",
        hosts=("www.un.org",),
        languages=("en",),
        timezone="America/New_York",
        kinds=(
            "resolution", "presidential_statement", "draft_resolution",
            "meeting_record",
        ),
        platform="HTML tables",
        first_date=date(1946, 1, 17),
        ends=date(2022, 12, 31),  # later years: see start_urls
        terms="Copyright United Nations; the tables hold facts.",
        terms_url="https://www.un.org/en/about-us/terms-of-use",
        standing="active",
        evidence="captured",
        items_per_week=6,
        max_quiet_days=400,
        delay=3.0,
    )  # fmt: skip
    pages = (MeetingsTable, VetoList)
    # Later years are served by an application whose address is not known.
    start_urls = [  # noqa: RUF012 (Scrapy's own declaration)
        f"https://www.un.org/depts/dhl/resguide/scact{name}_table_en.html"
        for name in ("_veto", *range(2022, 1945, -1), "2020_covid")
    ]
