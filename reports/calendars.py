"""iCalendar (RFC 5545): lines folded and escaped, so that no text starts a line.

Whatever a text holds, it stays inside its property: control characters are taken out,
line ends become ``\\n``, and a line is cut at 75 octets between two characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from onrecord.reports.rendering import safe_link
from onrecord.text import clean

_OCTETS: Final = 75
_PRODUCT: Final = "-//onrecord//obligations//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day of a calendar."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    categories: tuple[str, ...] = ()


def text_value(text: str) -> str:
    """``text`` as the value of a TEXT property."""
    plain = "\n".join(
        clean(text).replace("\r\n", "\n").replace("\r", "\n").splitlines()
    )
    plain = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n").replace("\t", " ")


def folded(line: str) -> str:
    """A content line of any length, ended, in pieces of at most 75 octets."""
    pieces: list[str] = []
    piece, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _OCTETS:
            pieces.append(piece)
            # The blank that begins a continued line counts.
            piece, octets = " ", 1
        piece += char
        octets += size
    pieces.append(piece)
    return "\r\n".join(pieces) + "\r\n"


def calendar(events: Iterable[Event], name: str, stamp: datetime) -> Iterator[str]:
    """The lines of one calendar, folded. ``stamp`` is aware."""
    at = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield folded("BEGIN:VCALENDAR")
    yield folded("VERSION:2.0")
    yield folded(f"PRODID:{_PRODUCT}")
    yield folded("CALSCALE:GREGORIAN")
    yield folded(f"X-WR-CALNAME:{text_value(name)}")
    for event in events:
        yield from map(folded, _lines(event, at))
    yield folded("END:VCALENDAR")


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text_value(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{text_value(event.summary)}"
    yield f"DESCRIPTION:{text_value(event.description)}"
    if safe_link(event.url):
        yield f"URL:{event.url}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(map(text_value, event.categories))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
