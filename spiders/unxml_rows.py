"""The JSON-lines extracts: facts on resolutions whose words stand elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from onrecord import symbols
from onrecord.dates import DateError, parse_date
from onrecord.models import Choice, Document, Fault, Note, Subject, Vote
from onrecord.spiders.akoma_dates import split_place
from onrecord.spiders.base import Item, PageError, SourceCard
from onrecord.spiders.unxml_symbols import first_symbol, years_of

MAX_BYTES: Final = 32 * 1024 * 1024  # the largest real file has 2.1 MB
_SDG: Final = "http://metadata.un.org/sdg/"
_VOTES: Final[tuple[tuple[Choice, str], ...]] = (
    ("yes", "MS_in_favour"),
    ("no", "MS_against"),
    ("abstention", "MS_abstaining"),
)
_CODES: Final = {"adoptedWithoutVote": "Without a vote"}


class _Row(dict[str, Any]):
    """One object; a value of another type than expected is an error of the row."""

    def text(self, key: str) -> str:
        value = self.get(key, "")
        if not isinstance(value, str):
            raise ValueError(f"{key}: {value!r:.80} is not text")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise ValueError(f"{key}: {value!r:.80} is not a list of texts")
        return tuple(value)

    def pairs(self, key: str) -> list[tuple[str, str]]:
        value = self.get(key, [])
        if not isinstance(value, list):
            raise ValueError(f"{key}: {value!r:.80} is not a list of pairs")
        for pair in value:
            if (
                not isinstance(pair, list)
                or len(pair) != 2
                or not all(isinstance(v, str) for v in pair)
            ):
                raise ValueError(f"{key}: {pair!r:.80} is not a pair of texts")
        return [(label, dictionary) for label, dictionary in value]


def read(body: bytes, url: str, card: SourceCard) -> Iterator[Item]:
    """A document for each row, a fault for each line that is not one."""
    if len(body) > MAX_BYTES:
        raise PageError(
            url, "too_large", f"{len(body):,} bytes are over the limit of {MAX_BYTES:,}"
        )
    try:
        lines = body.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise PageError(url, "encoding", str(error)) from error
    if not any(line.strip() for line in lines):
        raise PageError(url, "empty_extract", "the file of rows holds none")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Fault("malformed_json", f"{url}, line {number}: {error}", str(number))
            continue
        if not isinstance(value, dict):
            yield Fault(
                "malformed_json", f"{url}, line {number}: not an object", str(number)
            )
            continue
        row = _Row(value)
        try:
            yield from _documents(row, url, card, number)
        except ValueError as error:
            part = str(value.get("symbol", "")) or str(number)
            yield Fault("malformed_row", f"{url}, line {number}: {error}", part)


def _documents(row: _Row, url: str, card: SourceCard, number: int) -> Iterator[Item]:
    printed = row.text("symbol")
    symbol = symbols.parse(printed)
    if symbol is None:
        raise ValueError(f"symbol: {printed!r} is not a document symbol")
    unknown = [
        key
        for key in row
        if key.startswith("MS_")
        and key.removesuffix("_count") not in dict(_VOTES).values()
    ]
    if unknown:
        yield Fault(
            "unknown_vote_word", f"{url}, line {number}: {unknown[0]!r}", printed
        )
        return
    printed_on = row.text("adoption_date")
    adopted_on, fault = _date(printed_on)
    notes: tuple[Note, ...] = ()
    years = years_of(symbol)
    if adopted_on is not None and years and adopted_on.year not in years:
        notes = (Note("date_mismatch", f"{printed_on}: not a year of {printed}"),)
        adopted_on = None
    if fault:
        yield Fault("unknown_date", f"{url}, line {number}: {fault}", printed)
    draft_on, fault = _date(row.text("draft_resolution_date"))
    if fault:
        yield Fault("unknown_date", f"{url}, line {number}: {fault}", printed)
    origin, paragraph = row.text("originating_document"), row.text("report_paragraph")
    report = ""
    draft, related = first_symbol(row.text("draft_resolution"))
    if ", para" in origin or paragraph not in ("", "N.A."):
        report = origin.partition(",")[0].strip()
        if not report or not paragraph:
            yield Fault(
                "selector", f"{url}, line {number}: half of a reference", origin
            )
        else:
            related.append(("recommended_in", f"{report}, para. {paragraph}"))
    elif origin:
        draft, related = first_symbol(origin)
    subjects, catalogued = _subjects(row)
    sponsors = row.texts("sponsors")
    document = Document(
        source=card.name,
        native_id=symbol.canonical,
        url=url,
        kind="resolution",
        language="en",
        role="extract",
        part=printed,
        filed_under="en",
        title=row.text("resolution_title") or row.text("title") or catalogued,
        symbol=printed,
        body=card.actor,
        actor=card.actor,
        adopted_text=printed_on,
        adopted_on=adopted_on,
        place=split_place(printed_on)[1],
        outcome="adopted",
        adoption=_adoption(row),
        meeting=row.text("adoption_meeting"),
        meeting_record=row.text("outcome_letter") or row.text("pv"),
        session=row.text("session"),
        agenda_item=row.text("agenda_item"),
        agenda_title=row.text("agenda_item_name"),
        committee=row.text("committee"),
        draft_symbol=draft,
        draft_issued_on=draft_on,
        report=report,
        sponsors=sponsors,
        additional_sponsors=row.texts("additional_sponsors"),
        vote=_vote(row),
        subjects=subjects,
        related=tuple(related),
        notes=notes,
    )
    if symbol.part is not None and "-" in symbol.part:
        document = _first_part(document, symbol)
    yield document


def _first_part(document: Document, symbol: symbols.Symbol) -> Document:
    """One row on resolutions A to C of one number, as a row on the first of them.

    The others have their facts from the text's own file. Given to each of them, the
    one vote would count as three.
    """
    assert symbol.part is not None
    stem = symbol.canonical.removesuffix(f" {symbol.part}")
    return replace(
        document,
        native_id=f"{stem} {symbol.part[0]}",
        title="",
        notes=(
            *document.notes,
            Note("row_of_parts", f"stands for {symbol.part}: {document.title}"),
        ),
    )


def _adoption(row: _Row) -> str:
    for key in ("adoption_type", "voting_type", "outcome"):
        if text := row.text(key):
            return _CODES.get(text, text)
    return ""


_DATE_FORMATS: Final = ["%d %B %Y", "%Y-%m-%d", "%Y-%m-%d 00:00:00"]


def _date(text: str) -> tuple[date | None, str]:
    """The date, and what is wrong with it where it is none. Nothing is no fault."""
    if not text or text == "0001-01-01":
        return None, ""
    try:
        return parse_date(split_place(text)[0], _DATE_FORMATS, "en"), ""
    except DateError as error:
        return None, str(error)


def _vote(row: _Row) -> Vote | None:
    cells: dict[Choice, tuple[str, ...]] = {}
    counts: list[tuple[Choice, int]] = []
    for choice, key in _VOTES:
        cells[choice] = row.texts(key)
        printed = row.text(f"{key}_count")
        if printed:
            if not (printed.isascii() and printed.isdigit()):
                raise ValueError(f"{key}_count: {printed!r} is not a number")
            counts.append((choice, int(printed)))
    if not any(cells.values()) and not any(count for _, count in counts):
        return None  # without a vote
    return Vote(
        in_favour=cells["yes"],
        against=cells["no"],
        abstaining=cells["abstention"],
        counts=tuple(counts),
    )


def _subjects(row: _Row) -> tuple[tuple[Subject, ...], str]:
    """Subject headings, and the Library's title where it stands among them.

    The title stays among them where the row's own title differs from it.
    """
    found = [Subject(label, name) for label, name in row.pairs("subjects")]
    title = next((s.label.strip() for s in found if s.dictionary == "DHL"), "")
    own = row.text("resolution_title")
    found = [
        subject
        for subject in found
        if subject.dictionary != "DHL" or subject.label.strip() not in (own or title)
    ]
    found += [Subject(goal, "SDGO", _SDG + goal) for goal in row.texts("SDGs")]
    charter = row.text("chapter_VII")
    if charter and charter != "N.A.":
        found.append(Subject(charter, "UN Charter"))
    return tuple(dict.fromkeys(found)), title
