"""The two services that keep old captures: how each is searched and a capture fetched.

Nothing that comes from them is believed: a range has to be one whole record with right
digests, of the address and the second that the index names.
"""

from __future__ import annotations

import base64
import hashlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

from onrecord.archive import (
    ArchiveWriter,
    CaptureError,
    Exchange,
    Fault,
    RawRecord,
    read_members,
)
from onrecord.archive.faults import Damage
from onrecord.archive.records import parse_digest
from onrecord.archive.responses import decode_body
from onrecord.collect.archiving import is_bomb
from onrecord.collect.asking import Answered, Asker, Span
from onrecord.collect.backoff import RETRIES, Unanswered
from onrecord.collect.cdx import (
    STAMP,
    BadIndex,
    Crawl,
    Found,
    Lines,
    common_crawl_lines,
    crawls,
    pages_of,
    question,
    wayback_lines,
)
from onrecord.models import OnrecordError

Trouble = Callable[[str, str], None]
"""Takes what was wrong, and where."""
ORIGINAL = "x-archive-orig-"


class NotTaken(OnrecordError):
    """A capture that is not what its index says; the message says in what."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture that was fetched and held against its index."""

    found: Found
    payload_sha256: str
    via: str
    """Where it was fetched."""
    span: Span | None
    write: Callable[[ArchiveWriter], RawRecord]

    def provenance(self) -> dict[str, str]:
        """What stands in the archive beside the record."""
        said = {"via": self.via, "index": self.found.index}
        if self.span is not None:
            first, length = self.span.first, self.span.length
            said["range"] = f"bytes={first}-{first + length - 1}"
        return said


class Service(ABC):
    """One archive of other people's captures."""

    delay: float
    """Seconds between two requests."""

    @abstractmethod
    def search(
        self, asker: Asker, prefix: str, since: date | None, until: date | None,
        trouble: Trouble,
    ) -> AsyncIterator[list[Found]]:  # fmt: skip
        """The captures below a prefix, a page of the index at a time, those of good
        answers only. What cannot be asked or read is told to ``trouble``."""

    @abstractmethod
    async def fetch(self, asker: Asker, found: Found) -> Taken:
        """Raises ``Unanswered``, ``NotTaken``."""


class CommonCrawl(Service):
    """Members of WARC files, by ranges of bytes."""

    delay = 1.0

    def __init__(self, index: str, data: str, scratch: Path) -> None:
        self.index, self.data = index.rstrip("/"), data.rstrip("/")
        self.scratch = scratch
        """A file that a range is read from; it may be overwritten."""
        self.crawls: list[Crawl] | None = None

    async def search(
        self, asker: Asker, prefix: str, since: date | None, until: date | None,
        trouble: Trouble,
    ) -> AsyncIterator[list[Found]]:  # fmt: skip
        if self.crawls is None:
            listed = await _good(asker, f"{self.index}/collinfo.json")
            self.crawls = crawls(listed.body)
        for crawl in self.crawls:
            if not crawl.meets(since, until):
                continue
            try:
                asked = question(prefix, "status", showNumPages="true")
                counted = await _good(asker, f"{self._address(crawl)}?{asked}")
                pages = pages_of(counted.body) if counted.status != 404 else 0
            except (Unanswered, BadIndex) as error:
                trouble(str(error), f"{crawl.name}, {prefix}")
                continue
            for page in range(pages):
                asked = question(prefix, "status", page=str(page))
                url = f"{self._address(crawl)}?{asked}"

                def read(body: bytes, name: str = crawl.name) -> Lines:
                    return common_crawl_lines(body, name)

                yield await _lines(asker, url, read, trouble)

    def _address(self, crawl: Crawl) -> str:
        """On the index's own host, whatever the list says: it is only a list."""
        return f"{self.index}/{crawl.name}-index"

    async def fetch(self, asker: Asker, found: Found) -> Taken:
        url = f"{self.data}/{found.file}"
        span = Span(found.offset, found.length)
        for _ in range(1 + RETRIES):
            answer = await asker.ask(url, span=span)
            if answer.status != 206:
                raise NotTaken(f"answered {answer.status} where a range was asked for")
            if len(answer.body) == found.length:
                break
        else:
            raise NotTaken(f"{len(answer.body)} of {found.length} bytes came")
        record = self._record(answer.body)
        _check_record(record, found)
        try:
            capture = record.capture()
        except CaptureError as error:
            raise NotTaken(f"{error.fault.reason}: {error.fault.detail}") from error
        _check_size(found.length, len(capture.body))
        payload = capture.payload_sha256
        return Taken(found, payload, url, span, lambda writer: writer.copy(record))

    def _record(self, member: bytes) -> RawRecord:
        """The one record that a range holds, all its digests right."""
        self.scratch.write_bytes(member)
        faults: list[Fault] = []
        records = list(read_members(self.scratch, faults.append))
        if faults:
            raise NotTaken(f"{faults[0].reason}: {faults[0].detail}")
        if len(records) != 1 or records[0].member != member:
            raise NotTaken(f"the range holds {len(records)} records")
        return records[0]


class Wayback(Service):
    """Captures at addresses of their own, as they were served."""

    delay = 4.0

    def __init__(self, index: str) -> None:
        self.index = index.rstrip("/")

    async def search(
        self, asker: Asker, prefix: str, since: date | None, until: date | None,
        trouble: Trouble,
    ) -> AsyncIterator[list[Found]]:  # fmt: skip
        days = {
            name: f"{day:%Y%m%d}"
            for name, day in (("from", since), ("to", until))
            if day is not None
        }
        asked = question(prefix, "statuscode", showNumPages="true", **days)
        counted = await _good(asker, f"{self.index}/cdx/search/cdx?{asked}")
        for page in range(pages_of(counted.body) if counted.status != 404 else 0):
            asked = question(prefix, "statuscode", page=str(page), **days)
            url = f"{self.index}/cdx/search/cdx?{asked}"
            yield await _lines(
                asker, url, lambda b: wayback_lines(b, "wayback"), trouble
            )

    async def fetch(self, asker: Asker, found: Found) -> Taken:
        stamp = found.captured_at.strftime(STAMP)
        url = f"{self.index}/web/{stamp}id_/{found.url}"
        answer = await asker.ask(url, coding="gzip, deflate, br")
        _check_answer(answer, found)
        headers = tuple(
            (name.removeprefix(ORIGINAL), value)
            for name, value in answer.headers.items()
            if name.startswith(ORIGINAL)
        )
        try:
            _check_size(len(answer.body), len(decode_body(answer.body, headers)))
        except Damage as damage:
            raise NotTaken(f"{damage.reason}: {damage.detail}") from damage
        exchange = Exchange(
            found.url, found.captured_at, 200, headers, answer.body, reason="OK"
        )
        payload = hashlib.sha256(answer.body).hexdigest()

        def write(writer: ArchiveWriter) -> RawRecord:
            return writer.write_exchange(exchange)

        return Taken(found, payload, url, None, write)


async def _good(asker: Asker, url: str) -> Answered:
    """An answer of an index; 404 says that it has none. Raises ``Unanswered``."""
    answer = await asker.ask(url)
    if answer.status not in (200, 404):
        raise Unanswered(f"the index answered {answer.status}")
    return answer


async def _lines(
    asker: Asker, url: str, read: Callable[[bytes], Lines], trouble: Trouble
) -> list[Found]:
    """The captures of a page of an index; one with half a line is asked for again."""
    lines = Lines([])
    try:
        for _ in range(1 + RETRIES):
            answer = await _good(asker, url)
            if answer.status == 404:
                return []
            lines = read(answer.body)
            if not lines.broken:
                return lines.found
    except Unanswered as error:
        trouble(str(error), url)
        return lines.found
    trouble(f"a page of the index holds what is no line: {lines.broken}", url)
    return lines.found


def _check_record(record: RawRecord, found: Found) -> None:
    """Raises ``NotTaken`` for another record than the index names."""
    if record.type != "response":
        raise NotTaken(f"a {record.type[:20]} record, which has no text of its own")
    if record.url != found.url:
        raise NotTaken(f"the record is of another address, {record.url[:200]}")
    stamp = record.header("WARC-Date").translate({ord(c): None for c in "-:TZ"})
    if stamp[:14] != found.captured_at.strftime(STAMP):
        raise NotTaken(f"the record is of another time, {record.header('WARC-Date')}")
    stated = parse_digest(record.header("WARC-Payload-Digest"))
    if found.digest and stated and stated[0] == "sha1":
        _check_digest(stated[1], found)


def _check_answer(answer: Answered, found: Found) -> None:
    """Raises ``NotTaken`` for another capture than the index names."""
    if answer.status != 200:
        raise NotTaken(f"answered {answer.status} for a capture")
    given = answer.headers.get("memento-datetime", "")
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, TypeError) as error:
        raise NotTaken(f"it does not say of what time it is ({given!r})") from error
    if moment != found.captured_at:
        raise NotTaken(f"the capture is of another time, {given}")
    if found.digest:
        digest = hashlib.sha1(answer.body, usedforsecurity=False).digest()
        _check_digest(digest, found)


def _check_size(packed: int, unpacked: int) -> None:
    if is_bomb(packed, unpacked):
        raise NotTaken(f"{packed} bytes unpack to {unpacked}")


def _check_digest(digest: bytes, found: Found) -> None:
    if base64.b32encode(digest).decode("ascii") != found.digest:
        raise NotTaken(f"its digest is not {found.digest}, which the index has")
