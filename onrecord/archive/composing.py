"""Composing WARC records: a request and its response, and what heads a file."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from onrecord.archive.faults import ArchiveError
from onrecord.archive.records import MAX_RECORD, RawRecord
from onrecord.archive.responses import Headers

GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""No time and no system in it: equal input gives equal bytes."""

# Secrets of whoever runs the spider are no evidence.
_PRIVATE = frozenset({"authorization", "proxy-authorization", "cookie"})

# What a request line may hold as it is (RFC 3986).
_SAFE = "/?:@!$&'()*+,;=%~-._[]"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the response it got, as they are to be archived."""

    url: str
    fetched_at: datetime
    status: int
    headers: Headers
    body: bytes
    """As served: content coding (gzip …) intact, transfer coding (chunked) undone."""
    reason: str = ""
    method: str = "GET"
    request_headers: Headers = ()
    request_body: bytes = b""
    ip: str = ""


def gzip_member(data: bytes) -> bytes:
    """`data` as one gzip member with a header that is always the same."""
    deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflater.compress(data) + deflater.flush()
    trailer = struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return GZIP_HEADER + body + trailer


@dataclass(frozen=True, slots=True)
class Record:
    """A record that has no place in a file yet."""

    type: str
    record_id: str
    headers: Headers
    block: bytes

    @property
    def data(self) -> bytes:
        lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in self.headers)]
        return (
            "\r\n".join([*lines, "", ""]).encode("utf-8", "replace")
            + self.block
            + b"\r\n\r\n"
        )

    def placed(self, path: Path, offset: int, member: bytes) -> RawRecord:
        return RawRecord(path, offset, self.type, self.headers, self.block, member)


def _record(
    kind: str,
    record_id: str,
    date: datetime,
    content_type: str,
    block: bytes,
    **more: str,
) -> Record:
    """Put headers before a block; `more` is named as in WARC, with ``_`` for ``-``."""
    if len(block) > MAX_RECORD - 2**20:
        raise ArchiveError(
            f"{more.get('WARC_Target_URI', kind)}: {len(block)} bytes are more than a "
            f"record may hold ({MAX_RECORD}); it was not archived. Set a download limit"
        )
    if date.tzinfo is None:
        raise ValueError(f"fetched_at needs a time zone: {date!r}")
    utc = date.astimezone(UTC).replace(tzinfo=None)
    named = {name.replace("_", "-"): value for name, value in more.items() if value}
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id,
        "WARC-Date": utc.isoformat() + "Z",
        **named,
        "WARC-Block-Digest": _sha1(block),
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    lines = tuple((name, _one_line(value)) for name, value in headers.items())
    return Record(kind, record_id, lines, block)


def warcinfo_record(name: str, software: str, date: datetime, record_id: str) -> Record:
    block = (
        f"software: {_one_line(software)}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: https://iipc.github.io/warc-specifications/"
        "specifications/warc-format/warc-1.1/\r\n"
    ).encode()
    return _record(
        "warcinfo",
        record_id,
        date,
        "application/warc-fields",
        block,
        WARC_Filename=name,
    )


def note_record(
    about: RawRecord, fields: Mapping[str, str], date: datetime, record_id: str
) -> Record:
    """A metadata record beside another, in the format of WARC fields."""
    lines = (f"{name}: {_one_line(value)}\r\n" for name, value in fields.items())
    return _record(
        "metadata",
        record_id,
        date,
        "application/warc-fields",
        "".join(lines).encode(),
        WARC_Target_URI=about.url,
        WARC_Refers_To=about.header("WARC-Record-ID"),
    )


def exchange_records(
    exchange: Exchange, next_id: Callable[[], str], warcinfo_id: str
) -> tuple[Record, Record]:
    """The request record and the response record of one exchange."""
    url = urlsplit(exchange.url)
    target = quote((url.path or "/") + (f"?{url.query}" if url.query else ""), _SAFE)
    shown = [(k, v) for k, v in exchange.request_headers if k.lower() not in _PRIVATE]
    if not any(name.lower() == "host" for name, _ in shown):
        shown.insert(0, ("Host", url.netloc.rpartition("@")[2]))
    request = _record(
        "request",
        next_id(),
        exchange.fetched_at,
        "application/http; msgtype=request",
        _message(f"{exchange.method} {target} HTTP/1.1", shown, exchange.request_body),
        WARC_Target_URI=exchange.url,
        WARC_Warcinfo_ID=warcinfo_id,
    )
    status_line = f"HTTP/1.1 {exchange.status} {exchange.reason}"
    response = _record(
        "response",
        next_id(),
        exchange.fetched_at,
        "application/http; msgtype=response",
        _message(status_line, _as_stored(exchange), exchange.body),
        WARC_Target_URI=exchange.url,
        WARC_Warcinfo_ID=warcinfo_id,
        WARC_Concurrent_To=request.record_id,
        WARC_IP_Address=exchange.ip,
        WARC_Payload_Digest=_sha1(exchange.body),
    )
    return request, response


def _as_stored(exchange: Exchange) -> list[tuple[str, str]]:
    """Headers that are true of the bytes stored; what was served keeps its value.

    The transfer coding is undone before, so its header gets the name that Common Crawl
    uses, and so does a Content-Length that is not the body's.
    """
    headers = []
    for name, value in exchange.headers:
        coded = name.lower() == "transfer-encoding"
        wrong = name.lower() == "content-length" and value != str(len(exchange.body))
        headers.append((f"X-Crawler-{name}" if coded or wrong else name, value))
    return headers


def _message(first: str, headers: Iterable[tuple[str, str]], body: bytes) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    return b"".join(_wire(_one_line(line)) + b"\r\n" for line in lines) + b"\r\n" + body


def _wire(line: str) -> bytes:
    """HTTP headers are Latin-1; text beyond it goes out in UTF-8, as browsers do."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _one_line(text: str) -> str:
    """A line break in a value would forge a header."""
    return re.sub(r"[\r\n\0]+", " ", text)


def _sha1(data: bytes) -> str:
    digest = hashlib.sha1(data, usedforsecurity=False).digest()
    return "sha1:" + base64.b32encode(digest).decode("ascii")
