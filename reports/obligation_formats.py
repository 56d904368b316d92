"""Obligations as a page, a table of a spreadsheet, a calendar, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from onrecord.reports import wording
from onrecord.reports.calendars import Event, calendar
from onrecord.reports.obligations import STATUSES, Obligation, Obligations, Status
from onrecord.reports.rendering import environment, safe_link, shown, stylesheet
from onrecord.reports.tables import csv_stream, guarded
from onrecord.text import direction

COLUMNS: Final = (
    "due_on", "due_last", "every", "status", "extended_by", "who", "actor_ids", "kind",
    "verb", "what", "printed", "symbol", "paragraph", "title", "body", "adopted_on",
    "confidence", "rule", "address", "source_url", "digest", "warc_file",
    "warc_offset", "language", "key",
)  # fmt: skip
LONGEST: Final = 400
"""Characters of what is to be done that the page shows."""
_GROUPS: Final[tuple[tuple[str, str, tuple[Status, ...]], ...]] = (
    ("ahead", "To come", ("ahead",)),
    ("running", "Mandates and measures in force", ("running",)),
    ("recurring", "Recurring", ("recurring",)),
    ("passed", "Day has passed", ("passed",)),
    ("ended", "Ended or extended", ("expired", "extended")),
    ("open", "No day known", ("open",)),
)
_NO_NOTE: Final = {
    "passed": "Whether it was done is not in the record.",
    "recurring": "The day is the first one; ~ marks one that was computed from the "
    "adoption because none is printed.",
    "ended": "Only extensions that the record holds are known.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation as the page shows it."""

    key: str
    due: str
    every: str
    who: str
    names: str
    what: str
    printed: str
    status: str
    extended_by: str
    name: str
    """Symbol and paragraph."""
    href: str
    adopted: str
    code: str
    direction: str
    confidence: str
    digest: str
    source: str
    source_href: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, slots=True)
class Group:
    anchor: str
    heading: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows."""

    title: str
    on: str
    total: int
    documents: int
    unsure: int
    groups: tuple[Group, ...]
    choices: tuple[str, ...]
    """What the list is limited to, in words."""


def page(
    found: Obligations, names: Mapping[str, str], choices: tuple[str, ...] = ()
) -> Page:
    """The obligations by their status. ``names`` are the actors' names by id."""
    groups = [
        Group(
            anchor, heading, _NO_NOTE.get(anchor, ""),
            tuple(_row(one, names) for one in found.rows if one.status in statuses),
        )
        for anchor, heading, statuses in _GROUPS
    ]  # fmt: skip
    return Page(
        title="Obligations",
        on=wording.day(found.on),
        total=len(found.rows),
        documents=found.documents,
        unsure=found.unsure,
        groups=tuple(group for group in groups if group.rows),
        choices=tuple(shown(choice) for choice in choices),
    )


def _row(one: Obligation, names: Mapping[str, str]) -> Row:
    return Row(
        key=one.key,
        due=_due(one),
        every=interval(one.every),
        who=shown(who(one, names)),
        names=shown(_names(one, names)),
        what=shown(one.what if len(one.what) <= LONGEST else one.what[:LONGEST] + "…"),
        printed=shown(one.printed),
        status=STATUSES[one.status],
        extended_by=shown(one.extended_by),
        name=shown(f"{one.symbol}, paragraph {one.paragraph}"),
        href=safe_link(one.address),
        adopted=wording.day(one.adopted_on),
        code=one.language,
        direction=direction(one.language),
        confidence=f"{one.confidence:.2f}",
        digest=one.digest,
        source=shown(one.source_url),
        source_href=safe_link(one.source_url),
        warc_file=shown(one.warc_file),
        warc_offset=one.warc_offset,
    )


def who(one: Obligation, names: Mapping[str, str]) -> str:
    """Who is asked, as printed; the adopting body where it speaks of itself."""
    return one.who or ", ".join(names.get(a, a) for a in one.actor_ids) or "not named"


def _names(one: Obligation, names: Mapping[str, str]) -> str:
    """The actors' names, where they say more than what is printed."""
    known = ", ".join(names.get(actor, actor) for actor in one.actor_ids)
    printed = who(one, names)
    return "" if known in {printed, printed.removeprefix("the ")} else known


def _due(one: Obligation) -> str:
    if one.due_on.endswith("~"):
        return f"about {one.due_on[:-1]}"
    return one.due_on.replace("/", " to ")


_UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def interval(every: str) -> str:
    """``every 90 days``; empty for nothing."""
    count, unit = every[1:-1], _UNITS.get(every[-1:], "")
    if not unit or not count.isdecimal():
        return ""
    return f"every {unit}" if count == "1" else f"every {int(count)} {unit}s"


def html(shown_page: Page) -> str:
    """One page that needs no other file: its style sheet is in it, and only that one
    is allowed to it."""
    css, digest = stylesheet()
    template = environment().get_template("obligations.html")
    return template.render(page=shown_page, css=css, css_digest=digest)


def csv_text(found: Obligations) -> Iterator[str]:
    """The table, line by line; no spreadsheet takes a cell of it for a formula."""
    return csv_stream(COLUMNS, map(_cells, found.rows))


def _cells(one: Obligation) -> list[str]:
    values = asdict(one) | {"actor_ids": " ".join(one.actor_ids)}
    return [_cell(values[name]) for name in COLUMNS]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else str(value)


def ics_text(
    found: Obligations, names: Mapping[str, str], stamp: datetime
) -> Iterator[str]:
    """A calendar of what has a day: of a period its last one, of an interval its first.

    No recurring event is made of an interval: when it ends is not printed.
    """
    events = (_event(one, names) for one in found.rows if one.due_last)
    return calendar(events, "Obligations", stamp)


def _event(one: Obligation, names: Mapping[str, str]) -> Event:
    assert one.due_last is not None
    about = "about this day: " if one.due_on.endswith("~") else ""
    ends = f"ends: {one.who}" if one.sort == "until" else ""
    what = ends or f"{who(one, names)}: {one.what[:120]}"
    often = f" ({interval(one.every)})" if one.every else ""
    return Event(
        uid=f"{one.key}@onrecord",
        day=one.due_last,
        summary=f"{about}{one.symbol} OP{one.paragraph}{often} {what}",
        description=(
            f"{one.verb} {who(one, names)}: {one.what}\n"
            f"Deadline as printed: {one.printed}\n"
            f"Adopted: {one.adopted_on or 'not known'}; {STATUSES[one.status]}"
            f"{f' by {one.extended_by}' if one.extended_by else ''}\n"
            f"Confidence {one.confidence:.2f} ({one.rule})\n"
            f"SHA-256 {one.digest}"
        ),
        url=one.address,
        categories=(one.kind, *one.actor_ids),
    )


def as_data(found: Obligations) -> dict[str, Any]:
    """For other programs: texts are as in the record, not guarded."""
    return {
        "on": found.on.isoformat(),
        "documents": found.documents,
        "left_out_as_unsure": found.unsure,
        "obligations": [
            asdict(one)
            | {
                "adopted_on": one.adopted_on.isoformat() if one.adopted_on else None,
                "due_last": one.due_last.isoformat() if one.due_last else None,
            }
            for one in found.rows
        ],
    }
