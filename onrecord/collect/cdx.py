"""Capture indexes of web archives: what is asked of them, and what their lines say.

Two are known. Common Crawl has an index a crawl, listed in ``collinfo.json``, and its
captures are members of WARC files. The Wayback Machine has one index, and gives a
capture by its own address. Both answer in pages. Pure: nothing is asked here.

Sources: pywb, "CDXJ Server API"; Internet Archive, "Wayback CDX Server API", which say
what the parameters mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from onrecord.models import OnrecordError

STAMP = "%Y%m%d%H%M%S"
LENGTH = 96 * 2**20
"""Bytes of a capture, compressed, that are still asked for."""
FILE = re.compile(r"[A-Za-z0-9][\w.=-]*(?:/[A-Za-z0-9][\w.=-]*)*", re.ASCII)
"""The name of a WARC file, below the data host's address; ``..`` is none."""


class BadIndex(OnrecordError):
    """An answer of an index that cannot be read; asking again may help."""


@dataclass(frozen=True, slots=True)
class Found:
    """A capture that an index lists."""

    url: str
    captured_at: datetime
    digest: str
    """SHA-1 of the payload in base32; empty where the index has another."""
    index: str
    """Of Common Crawl, the crawl: ``CC-MAIN-2024-10``."""
    file: str = ""
    """WARC file below the data host's address; empty where a capture has its own."""
    offset: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl of Common Crawl. Its days are a little more than it took."""

    name: str
    first: date
    last: date

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether it may hold captures of these days."""
        return (since is None or self.last >= since) and (
            until is None or self.first <= until
        )


def crawls(body: bytes) -> list[Crawl]:
    """The crawls of ``collinfo.json``, oldest first. Raises ``BadIndex``."""
    try:
        found = [_crawl(entry) for entry in json.loads(body)]
    except (ValueError, KeyError, TypeError) as error:
        raise BadIndex(f"the list of crawls cannot be read ({error})") from error
    return sorted(found, key=lambda crawl: (crawl.first, crawl.name))


def _crawl(entry: dict[str, str]) -> Crawl:
    name = entry["id"]
    if not re.fullmatch(r"[\w-]+", name, re.ASCII):
        raise ValueError(f"a crawl called {name[:40]!r}")
    if "from" in entry and "to" in entry:
        first, last = (date.fromisoformat(entry[k][:10]) for k in ("from", "to"))
        return Crawl(name, first, last)
    week = re.fullmatch(r"CC-MAIN-(\d{4})-(\d\d)", name)
    if week is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Crawl(name, monday - timedelta(30), monday + timedelta(30))
    years = [int(year) for year in re.findall(r"\d{4}", name)] or [2007, 2013]
    # The crawls of the first years are named after a year or two.
    return Crawl(name, date(years[0], 1, 1), date(years[-1], 12, 31))


def question(prefix: str, status: str, **more: str) -> str:
    """The query of an index for good answers at the addresses below a prefix."""
    filters = [("filter", f"{status}:200")]
    return urlencode(
        [("url", f"{prefix}*"), ("output", "json"), *filters, *more.items()]
    )


def pages_of(body: bytes) -> int:
    """How many pages an index has for a question. Raises ``BadIndex``."""
    try:
        said: Any = json.loads(body)
        pages = said["pages"] if isinstance(said, dict) else said
        if not isinstance(pages, int) or not 0 <= pages < 1_000_000:
            raise ValueError(f"{pages!r} pages")
    except (ValueError, KeyError) as error:
        raise BadIndex(f"the number of pages cannot be read ({error})") from error
    return pages


@dataclass(slots=True)
class Lines:
    """The captures of one page of an index, and what of it was no line."""

    found: list[Found]
    broken: str = ""
    """The first line that cannot be read; empty where all can be."""


def common_crawl_lines(body: bytes, index: str) -> Lines:
    """A line of JSON a capture; what is cut off or mangled is told, not guessed."""
    lines = Lines([])
    for line in body.decode("utf-8", "replace").split("\n"):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            found = _found(
                entry["url"], entry["timestamp"], entry.get("digest", ""), index,
                entry["filename"], int(entry["offset"]), int(entry["length"]),
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            lines.broken = lines.broken or f"{line[:60]!r} ({error})"
            continue
        lines.found.append(found)
    return lines


def wayback_lines(body: bytes, index: str) -> Lines:
    """A list of lists, the first of them the names of the columns."""
    try:
        rows: Any = json.loads(body or b"[]")
        names, *rest = rows or [[]]
        entries = [dict(zip(names, row, strict=True)) for row in rest]
    except (ValueError, TypeError) as error:
        return Lines([], f"{body[:60]!r} ({error})")
    lines = Lines([])
    for entry in entries:
        try:
            stamp, digest = entry["timestamp"], entry.get("digest", "")
            lines.found.append(_found(entry["original"], stamp, digest, index))
        except (ValueError, KeyError, TypeError) as error:
            lines.broken = lines.broken or f"{str(entry)[:60]!r} ({error})"
    return lines


def _found(
    url: str, stamp: str, digest: str, index: str,
    file: str = "", offset: int = 0, length: int = 0,
) -> Found:  # fmt: skip
    """Raises ValueError for what cannot be asked for."""
    if not url.startswith(("http://", "https://")) or not url.isprintable():
        raise ValueError("no address")
    if not re.fullmatch("[0-9]{14}", stamp):
        raise ValueError(f"the time is {stamp!r}")
    moment = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    if file and not FILE.fullmatch(file):
        raise ValueError(f"the file is {file!r}")
    if file and not (offset >= 0 and 0 < length <= LENGTH):
        raise ValueError(f"{length} bytes from {offset}")
    digest = digest.removeprefix("sha1:")
    if not re.fullmatch("[A-Z2-7]{32}", digest):
        digest = ""
    return Found(url, moment, digest, index, file, offset, length)


def within_days(
    found: Iterable[Found], since: date | None, until: date | None
) -> Iterator[Found]:
    """Those captured from the first day to the last, in UTC."""
    for one in found:
        day = one.captured_at.date()
        if (since is None or since <= day) and (until is None or day <= until):
            yield one
