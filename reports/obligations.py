"""Who must do what by when, from the operative paragraphs of the record.

One `Obligation` a deadline. That its day has passed does not mean that it was not met:
the record does not know, and every list says so. Mandates are followed: one that a
later text extends is extended, not expired.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, Final, Literal

from psycopg import Connection

from onrecord.annotate.deadlines import Deadline
from onrecord.annotate.due import last_day
from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.requests import Request, find_requests
from onrecord.db.obligations import OperativeRow, operative_paragraphs
from onrecord.reports.rendering import official_link, safe_link

SURE: Final = 0.75
"""Below this confidence an obligation is shown only on demand; docs/methods."""
LANGUAGES: Final = ("en", "fr", "es")

Status = Literal[
    "ahead", "passed", "running", "expired", "extended", "recurring", "open"
]
STATUSES: Final[Mapping[Status, str]] = {
    "ahead": "to come",
    "passed": "day has passed",
    "running": "in force",
    "expired": "ended",
    "extended": "extended since",
    "recurring": "recurring",
    "open": "no day known",
}
"""``passed``: whether it was done is not in the record."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing to be done, or one mandate that ends, with its evidence."""

    key: str
    """Stays the same as long as the text does."""
    symbol: str
    title: str
    body: str
    adopted_on: date | None
    paragraph: str
    kind: str
    verb: str
    who: str
    """As printed; of a mandate the body, of measures the measures; empty where the
    adopting body speaks of itself or nobody is named."""
    actor_ids: tuple[str, ...]
    what: str
    printed: str
    """The deadline as printed."""
    sort: str
    due_on: str
    """EDTF; ``~`` marks a first day that was computed."""
    due_last: date | None
    """The last day that ``due_on`` holds."""
    every: str
    status: Status
    extended_by: str
    confidence: float
    rule: str
    address: str
    """Where a reader finds the document; empty where there is no such address."""
    source_url: str
    digest: str
    """SHA-256 of the archived payload, in hex."""
    warc_file: str
    warc_offset: int
    language: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which obligations are wanted; nothing given means all that are sure."""

    body: str = ""
    topic: str = ""
    actor: str = ""
    since: date | None = None
    due_before: date | None = None
    overdue: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Obligations:
    """A list, and what was left out of it."""

    on: date
    rows: tuple[Obligation, ...]
    unsure: int
    """Left out because they are not sure enough."""
    documents: int
    """That were read."""


def obligations(conn: Connection[Any], choice: Choice, on: date) -> Obligations:
    """The obligations of the record as they stood on a day, in order of their days.

    Needs no open transaction. Only what has a deadline is listed; what was adopted
    later was not known on that day. Texts of unknown day are read.
    """
    scope: dict[str, Any] = {"body": choice.body, "since": choice.since}
    with conn.transaction():
        chosen: set[int] | None = None
        if choice.topic:
            rows = operative_paragraphs(conn, LANGUAGES, topic=choice.topic, **scope)
            chosen = {row.document_id for row in rows}
        documents = 0
        found: list[Obligation] = []
        outside: set[str] = set()
        # A text outside the topic may extend a mandate in it: all are read.
        rows = operative_paragraphs(conn, LANGUAGES, **scope)
        for document, group in groupby(rows, key=lambda row: row.document_id):
            paragraphs = list(group)
            day = paragraphs[0].adopted_on
            if day and day > on:
                continue
            listed = list(_of_document(paragraphs))
            found += listed
            if chosen is None or document in chosen:
                documents += 1
            else:
                outside.update(one.key for one in listed)
    followed = [one for one in _followed(found, on) if one.key not in outside]
    wanted = [one for one in followed if _is_wanted(one, choice)]
    sure = [one for one in wanted if choice.unsure or one.confidence >= SURE]
    sure.sort(key=lambda one: (one.due_last or date.max, one.symbol, one.key))
    return Obligations(on, tuple(sure), len(wanted) - len(sure), documents)


def _of_document(rows: list[OperativeRow]) -> Iterator[Obligation]:
    paragraphs = [
        OperativeParagraph(row.text, row.number, row.level, row.path) for row in rows
    ]
    first = rows[0]
    for request in find_requests(
        paragraphs, first.language, first.adopted_on, first.body
    ):
        if not request.inherited:
            for deadline in request.deadlines:
                yield _obligation(rows[request.paragraph], request, deadline)


def _obligation(row: OperativeRow, request: Request, deadline: Deadline) -> Obligation:
    who = request.addressee
    own = who is None and _is_own(request)
    place = f"{row.source}\n{row.native_id}\n{row.position}\n{deadline.start}"
    return Obligation(
        key=hashlib.blake2b(place.encode(), digest_size=10).hexdigest(),
        symbol=row.symbol or row.native_id,
        title=row.title,
        body=row.body,
        adopted_on=row.adopted_on,
        paragraph=row.path or row.number.rstrip("."),
        kind=request.kind,
        verb=request.verb,
        who=who.printed if who else "",
        actor_ids=((row.body,) if own and row.body else who.actor_ids if who else ()),
        what=request.action,
        printed=deadline.printed,
        sort=deadline.sort,
        due_on=deadline.due_on,
        due_last=last_day(deadline.due_on) if deadline.due_on else None,
        every=deadline.every,
        status="open",
        extended_by="",
        confidence=request.confidence,
        rule=request.rule,
        address=official_link(row.symbol) or safe_link(row.page_url),
        source_url=row.url,
        digest=row.payload_sha256.hex(),
        warc_file=row.warc_file,
        warc_offset=row.warc_offset,
        language=row.language,
    )


_INFINITIVE: Final = re.compile(r"to\s|de\s|d[’']|\w+(?:ar|er|ir)\b", re.IGNORECASE)


def _is_own(request: Request) -> bool:
    """Whether the adopting body speaks of what it will do itself.

    A point may be the task of somebody whom the words before it set up.
    """
    if request.start == 0:
        return False
    if request.kind in {"intention", "agenda"}:
        return True
    return request.kind == "decision" and bool(_INFINITIVE.match(request.action))


def _followed(found: Iterable[Obligation], on: date) -> list[Obligation]:
    """With the status of each on a day; mandates of one body follow each other."""
    rows = list(found)
    latest: dict[tuple[str, tuple[str, ...]], Obligation] = {}
    extended: dict[str, str] = {}
    for one in rows:
        if one.kind != "mandate" or not one.actor_ids or one.due_last is None:
            continue
        before = latest.get((one.body, one.actor_ids))
        if before and before.due_last and before.due_last < one.due_last:
            extended[before.key] = one.symbol
        latest[one.body, one.actor_ids] = one
    return [
        replace(
            one, status=_status(one, extended.get(one.key, ""), on),
            extended_by=extended.get(one.key, ""),
        )
        for one in rows
    ]  # fmt: skip


def _status(one: Obligation, extended_by: str, on: date) -> Status:
    if extended_by:
        return "extended"
    if one.sort == "every":
        return "recurring"
    if one.due_last is None:
        return "open"
    if one.sort == "until":
        return "running" if one.due_last >= on else "expired"
    return "ahead" if one.due_last >= on else "passed"


def _is_wanted(one: Obligation, choice: Choice) -> bool:
    if choice.actor and choice.actor not in one.actor_ids:
        return False
    if choice.due_before and (one.due_last is None or one.due_last > choice.due_before):
        return False
    return not choice.overdue or one.status in {"passed", "expired"}
