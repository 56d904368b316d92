"""One WARC record: its headers, its block, its digests and the capture it holds."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive.faults import CaptureError, Damage, Fault, FaultReason
from onrecord.archive.responses import (
    Headers,
    Response,
    dechunk,
    decode_body,
    parse_headers,
    parse_response,
    payload_start,
)
from onrecord.models import Capture

MAX_RECORD = 256 * 1024 * 1024
"""Bytes of a record, decompressed; nothing larger is read or written."""

_MAX_HEAD = 1024 * 1024
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_VERSION = re.compile(r"WARC/1\.[01]")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BASE32_SHA1 = re.compile("[A-Z2-7]{32}")
_BASE32_DIGITS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHIJKLMNOPQRSTUV"
)
_ALGORITHMS = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record whose checks have passed, with the bytes it was read from."""

    path: Path
    offset: int
    type: str
    """``warcinfo``, ``request``, ``response``, ``revisit``, ``resource`` …"""
    headers: Headers
    block: bytes = field(repr=False)
    member: bytes = field(repr=False)
    """The bytes in the file: a whole gzip member, or a record of a plain .warc."""

    @property
    def length(self) -> int:
        return len(self.member)

    @property
    def member_sha256(self) -> str:
        """Hex digest of `member`; covers the gzip header too, which no CRC does."""
        return hashlib.sha256(self.member).hexdigest()

    @property
    def url(self) -> str:
        """The address asked for. WARC 1.0 writers may put it in angle brackets."""
        return self.header("WARC-Target-URI").removeprefix("<").removesuffix(">")

    @property
    def is_capture(self) -> bool:
        """Whether the record stands for a web page or file that was fetched."""
        return self.type in {
            "response",
            "revisit",
            "resource",
        } and self.url.lower().startswith(("http://", "https://"))

    def header(self, name: str) -> str:
        """The first value of a WARC header, or an empty string."""
        name = name.lower()
        for key, value in self.headers:
            if len(key) == len(name) and key.lower() == name:
                return value
        return ""

    def capture(self, original: RawRecord | None = None) -> Capture:
        """The response inside, decoded. A revisit needs the record it refers to.

        Raises `CaptureError` where the HTTP part cannot be read whole.
        """
        try:
            return _capture(self, original)
        except Damage as damage:
            fault = Fault(self.path, self.offset, damage.reason, damage.detail)
            raise CaptureError(fault) from None


Head = tuple[Headers, int, int]
"""WARC headers, where the block begins and its length."""


def parse_head(data: bytes) -> Head | None:
    """WARC headers, where the block begins and its length; None if `data` is too short.

    Raises `Damage` (bad_warc, too_large).
    """
    found = _HEAD_END.search(data, 0, _MAX_HEAD)
    if found is None:
        if len(data) >= _MAX_HEAD or not b"WARC/1.".startswith(data[:7]):
            raise Damage(FaultReason.BAD_WARC, "no WARC headers")
        return None
    try:
        text = data[: found.start()].decode("utf-8")
    except UnicodeDecodeError:
        text = data[: found.start()].decode("latin-1")
    version, *lines = re.split(r"\r?\n", text.replace("\0", " "))
    if not _VERSION.fullmatch(version):
        raise Damage(FaultReason.BAD_WARC, f"not a WARC 1 record: {version[:40]!r}")
    headers = parse_headers(lines)
    named = {name.lower(): value for name, value in reversed(headers)}
    if missing := {"warc-type", "warc-record-id", "content-length"} - named.keys():
        raise Damage(FaultReason.BAD_WARC, f"no {', '.join(sorted(missing))} header")
    length = named["content-length"]
    if not re.fullmatch("[0-9]{1,18}", length):
        raise Damage(FaultReason.BAD_WARC, f"Content-Length is {length[:40]!r}")
    if found.end() + int(length) > MAX_RECORD:
        raise Damage(
            FaultReason.TOO_LARGE,
            f"the record is {length} bytes; the most is {MAX_RECORD}",
        )
    return headers, found.end(), int(length)


def check_digests(record: RawRecord) -> None:
    """Compare block and payload with the digests that the record states.

    An algorithm that is not known here cannot be checked and is let pass; the digest
    of the whole member, kept elsewhere, covers it. Raises `Damage` (bad_digest).
    """
    stated = record.header("WARC-Block-Digest")
    if stated and not _agrees(stated, record.block):
        raise Damage(FaultReason.BAD_DIGEST, f"the block is not {stated[:100]}")
    stated = record.header("WARC-Payload-Digest")
    # A revisit states the payload of another record, a segment that of the whole.
    if not stated or record.type in {"revisit", "continuation"}:
        return
    if record.header("WARC-Segment-Number"):
        return
    if not any(_agrees(stated, payload) for payload in _payloads(record)):
        raise Damage(FaultReason.BAD_DIGEST, f"the payload is not {stated[:100]}")


def parse_digest(stated: str) -> tuple[str, bytes] | None:
    """Algorithm and value of ``sha1:…`` in base32 or hex; None if it is neither."""
    name, _, value = stated.partition(":")
    name = name.strip().lower().replace("-", "")
    size = _ALGORITHMS.get(name)
    if size is None:
        return None
    value = value.strip().rstrip("=")
    if size == 20 and _BASE32_SHA1.fullmatch(value):
        # The usual digest, in a tenth of the time that base64.b32decode takes.
        return name, int(value.translate(_BASE32_DIGITS), 32).to_bytes(20)
    try:
        if len(value) == 2 * size:
            return name, bytes.fromhex(value)
        return name, base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (ValueError, binascii.Error):
        return name, b""


def _agrees(stated: str, data: bytes | memoryview) -> bool:
    digest = parse_digest(stated)
    if digest is None:
        return True
    name, value = digest
    return hashlib.new(name, data, usedforsecurity=False).digest() == value


def _payloads(record: RawRecord) -> list[bytes | memoryview]:
    """What a payload digest may stand for: writers disagree about chunked bodies."""
    if not record.header("Content-Type").lower().startswith("application/http"):
        return [record.block]
    start = payload_start(record.block)
    payloads: list[bytes | memoryview] = [memoryview(record.block)[start:]]
    if b"chunked" in record.block[:start].lower():
        try:
            payloads.append(dechunk(record.block[start:]))
        except Damage:
            # Then the first reading alone counts; `capture` reports broken chunks.
            return payloads
    return payloads


def _capture(record: RawRecord, original: RawRecord | None) -> Capture:
    if not record.is_capture:
        raise Damage(FaultReason.BAD_WARC, f"a {record.type[:40]} record of no page")
    if _CONTROL.search(record.url):
        raise Damage(FaultReason.BAD_WARC, "control characters in WARC-Target-URI")
    if reason := record.header("WARC-Truncated"):
        raise Damage(FaultReason.TRUNCATED, f"cut by its crawler: {reason[:40]}")
    if record.type == "revisit":
        if original is None:
            raise Damage(
                FaultReason.UNRESOLVED_REVISIT,
                "the record with this payload is not in the archive",
            )
        stored = _response(original)
        shown = parse_response(record.block) if record.block else stored
        # 304 says that the stored response still stands: show that one.
        shown = stored if shown.status == 304 else shown
    else:
        shown = stored = _response(record)
    return Capture(
        url=record.url,
        fetched_at=_date(record),
        status=shown.status,
        headers=shown.headers,
        body=decode_body(stored.payload, stored.headers),
        payload_sha256=hashlib.sha256(stored.payload).hexdigest(),
        warc_file=record.path.name,
        warc_offset=record.offset,
        warc_length=record.length,
    )


def _response(record: RawRecord) -> Response:
    if record.type == "resource":
        content_type = record.header("Content-Type") or "application/octet-stream"
        return Response(200, (("Content-Type", content_type),), record.block)
    return parse_response(record.block)


def _date(record: RawRecord) -> datetime:
    printed = record.header("WARC-Date")
    try:
        if _DATE.fullmatch(printed):
            return datetime.fromisoformat(printed).astimezone(UTC)
    except ValueError:
        pass
    raise Damage(FaultReason.BAD_WARC, f"WARC-Date is {printed[:40]!r}")
