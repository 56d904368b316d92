"""The Dag Hammarskjöld Library's vote files: one row a member and vote.

The columns were renamed and added to between the editions of 2024, 2025 and 2026; a
file is read by the names of its columns, never by their place.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Final

from onrecord import symbols
from onrecord.dates import DateError, parse_date
from onrecord.models import Choice, Document, Fault, Note, Subject, Vote
from onrecord.spiders.base import HTML_START, Item, Page, PageError
from onrecord.spiders.reading import line

LAYOUTS: Final = {
    # Edition of September 2024: the name of this reader's column.
    "ms_codes": "ms_code", "ms_names": "ms_name", "ms_votes": "ms_vote",
    "resolutions": "resolution", "yes": "total_yes", "no": "total_no",
    "abstentions": "total_abstentions", "non-voting": "total_non_voting",
    "total-voting": "total_ms",
    # Security Council.
    "agenda": "agenda_title",
}  # fmt: skip
NEEDED: Final = ("ms_name", "ms_vote", "resolution", "date")
CHOICES: Final[dict[str, Choice]] = {
    "Y": "yes", "N": "no", "A": "abstention", "X": "non_voting", "NV": "non_voting",
}  # fmt: skip
TOTALS: Final[tuple[tuple[Choice, str], ...]] = (
    ("yes", "total_yes"),
    ("no", "total_no"),
    ("abstention", "total_abstentions"),
    ("non_voting", "total_non_voting"),
)
BODIES: Final = {"S": "ORG:UN:SC", "A": "ORG:UN:GA"}
LONGEST_ROW: Final = 100_000  # characters; the longest real row has some 3,000


@dataclass(slots=True)
class BallotRows:
    """The rows of one vote: the first row, and every member's printed choice."""

    first: dict[str, str]
    cells: list[tuple[str, str]] = field(default_factory=list)
    """(printed name, printed choice)"""

    @property
    def key(self) -> str:
        return key_of(self.first)


def key_of(row: dict[str, str]) -> str:
    return row.get("undl_id") or f"{row['resolution']} {row['date']}"


class VoteFile(Page):
    """One edition of the votes of the Assembly or of the Council."""

    route = r"https://digitallibrary\.un\.org/record/\d+/files/[^?#]+\.csv(?:\?.*)?"
    is_listing: ClassVar[bool] = False

    def read(self) -> Iterator[Item]:
        seen: set[str] = set()
        for rows in self.votes():
            if rows.key in seen:
                # The rows before are a document already; a second would contradict it.
                detail = f"rows of vote {rows.key} stand apart from each other"
                yield Fault("split_rows", detail, rows.key)
                continue
            seen.add(rows.key)
            try:
                yield self.document(rows)
            except PageError as error:
                part = rows.first["resolution"] or rows.key
                yield Fault(error.reason, error.detail, part)
        if not seen:
            raise self.error("empty_extract", "a file of votes without a row")

    def votes(self) -> Iterator[BallotRows]:
        """Consecutive rows of one vote. Memory holds one vote at a time."""
        body = self.capture.body
        if HTML_START.match(body[:2000]):
            raise self.error("wrong_type", "HTML where a file of votes is expected")
        text = io.TextIOWrapper(io.BytesIO(body), "utf-8-sig", newline="")
        reader = csv.reader(text, strict=True)
        current: BallotRows | None = None
        try:
            names = [
                LAYOUTS.get(name.strip().lower(), name.strip().lower())
                for name in next(reader, [])
            ]
            missing = [name for name in NEEDED if name not in names]
            if missing:
                raise self.error("selector", f"no column {', '.join(missing)}")
            for values in reader:
                if len(values) != len(names):
                    raise self.error(
                        "malformed_row",
                        f"line {reader.line_num:,}: {len(values)} values, not "
                        f"{len(names)}",
                    )
                row = dict(zip(names, values, strict=True))
                if current is None or key_of(row) != current.key:
                    if current is not None:
                        yield current
                    current = BallotRows(row)
                current.cells.append((row["ms_name"], row["ms_vote"]))
        except (csv.Error, UnicodeDecodeError) as error:
            raise self.error(
                "malformed_csv", f"line {reader.line_num:,}: {error}"
            ) from error
        if current is not None:
            yield current

    def document(self, rows: BallotRows) -> Document:
        row = {name: line(value) for name, value in rows.first.items()}
        symbol = symbols.parse(row["resolution"])
        if symbol is None or symbol.organ not in BODIES:
            raise self.error("unknown_symbol", f"{row['resolution']!r} is no symbol")
        body = BODIES[symbol.organ]
        without_vote = row.get("modality", "").lower().startswith("without")
        try:
            day = parse_date(row["date"], ("%Y-%m-%d",), "en")
        except DateError as error:
            raise self.error("date", str(error)) from error
        title = without_imprint(row.get("title", "") or row.get("description", ""))
        notes = [Note("vote_note", row["vote_note"])] if row.get("vote_note") else []
        session = "" if symbol.organ == "S" else row.get("session", "")
        return Document(
            source=self.card.name,
            native_id=symbol.canonical,
            url=self.url,
            kind="resolution",
            language="en",
            role="extract",
            part=rows.key,
            page_url=row.get("undl_link", ""),
            title=title,
            symbol=row["resolution"],
            body=body,
            actor=body,
            adopted_text=row["date"],
            adopted_on=day,
            outcome="adopted",
            adoption=row.get("modality", ""),
            meeting_record=row.get("meeting", ""),
            session=session,
            agenda_title=row.get("agenda_title", "").replace("|", "; "),
            draft_symbol=row.get("draft", ""),
            report=row.get("committee_report", ""),
            # Without a vote the file lists every member as "Y": nobody cast a ballot.
            vote=None if without_vote else self.vote(rows),
            subjects=tuple(
                Subject(label.strip(), "DHLAUTH")
                for label in row.get("subjects", "").split("|")
                if label.strip()
            ),
            notes=tuple(notes),
        )

    def vote(self, rows: BallotRows) -> Vote:
        chosen: dict[Choice, list[str]] = {choice: [] for choice, _ in TOTALS}
        for name, printed in rows.cells:
            choice = CHOICES.get(printed.strip().upper())
            if choice is None:
                raise self.error("unknown_vote_word", f"{name}: {printed!r}")
            chosen[choice].append(line(name))
        counts = []
        for choice, column in TOTALS:
            printed = rows.first.get(column, "").strip()
            if not printed:
                continue
            # Totals are printed as floats since 2025: "120.0".
            if not re.fullmatch(r"\d{1,3}(?:\.0)?", printed):
                raise self.error("vote_count", f"{column}: {printed!r}")
            counts.append((choice, int(printed.split(".")[0])))
        return Vote(
            in_favour=tuple(chosen["yes"]),
            against=tuple(chosen["no"]),
            abstaining=tuple(chosen["abstention"]),
            non_voting=tuple(chosen["non_voting"]),
            counts=tuple(counts),
        )


def without_imprint(title: str) -> str:
    """The title without the catalogue's ``: resolution / adopted by …``."""
    kinds = r"(?:revised )?(?:draft )?(?:resolution|decision)"
    return re.sub(rf"\s*:\s*{kinds}\s*/.*$", "", line(title))
