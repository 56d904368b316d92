"""Reading an archived HTTP response: status, headers and the decoded body.

The bytes come from servers and other people's crawlers, so sizes are capped and
whatever ends early or does not decode raises `Damage`: half a document must never
pass for a whole one.
"""

from __future__ import annotations

import re
import sys
import zlib
from dataclasses import dataclass

import brotli  # type: ignore[import-untyped]

from onrecord.archive.faults import Damage, FaultReason

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_BODY = 64 * 1024 * 1024
"""Bytes of a decoded body; a larger one is a decompression bomb or not a document."""

_MAX_HEAD = 1024 * 1024
_MAX_GZIP_MEMBERS = 1000
_PIECE = 64 * 1024

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(r"\r?\n")
_STATUS = re.compile(r"HTTP/\d(?:\.\d)? +(\d{3})(?: .*)?", re.DOTALL)
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?", re.DOTALL)

# Not codings, but servers send them as one.
_NO_CODING = frozenset({"", "identity", "none", "binary", "8bit", "7bit", "utf-8"})

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Response:
    """A response with the transfer coding undone and the content coding left alone."""

    status: int
    headers: Headers
    payload: bytes


def payload_start(block: bytes) -> int:
    """Where the payload begins in an HTTP message; its length if there is none."""
    found = _HEAD_END.search(block, 0, _MAX_HEAD)
    return found.end() if found else len(block)


def parse_response(block: bytes) -> Response:
    """Read an archived HTTP response. Raises `Damage` (bad_http)."""
    start = payload_start(block)
    if start > _MAX_HEAD:
        raise Damage(FaultReason.BAD_HTTP, "the HTTP headers have no end")
    # Headers are Latin-1 on the wire; a NUL is no text and no database takes it.
    head = block[:start].decode("latin-1").replace("\0", " ")
    status_line, *lines = _LINE_END.split(head.rstrip("\r\n"))
    status = _STATUS.fullmatch(status_line)
    if status is None:
        raise Damage(
            FaultReason.BAD_HTTP, f"not an HTTP status line: {status_line[:80]!r}"
        )
    headers = parse_headers(lines)
    payload = block[start:]
    if "chunked" in _codings(headers, "transfer-encoding"):
        payload = dechunk(payload)
    else:
        _require_length(int(status[1]), headers, payload)
    return Response(int(status[1]), headers, payload)


def parse_headers(lines: list[str]) -> Headers:
    """Name and value of each header line; folded lines are joined with a space.

    A line without a colon stays as a name without a value: nothing is dropped.
    """
    headers: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and headers:
            name, value = headers[-1]
            headers[-1] = name, f"{value} {line.strip()}".strip()
            continue
        name, _, value = line.partition(":")
        headers.append((name.strip(), value.strip()))
    return tuple(headers)


def dechunk(payload: bytes) -> bytes:
    """Undo the chunked transfer coding. Raises `Damage` where it breaks off.

    Many crawlers store the payload with the chunks already undone and leave the
    header as it was: a payload that does not begin with a chunk size stays as it is.
    """
    parts: list[bytes] = []
    at = 0
    while True:
        line_end = payload.find(b"\n", at, at + 4096)
        size = _CHUNK_SIZE.fullmatch(payload, at, line_end) if line_end >= 0 else None
        if size is None:
            if at == 0:
                return payload
            raise Damage(FaultReason.BAD_HTTP, "the chunked body breaks off")
        start = line_end + 1
        at = start + int(size[1], 16)
        if at == start:
            return b"".join(parts)
        parts.append(payload[start:at])
        if payload.startswith(b"\r\n", at):
            at += 2
        elif payload.startswith(b"\n", at):
            at += 1
        else:
            raise Damage(FaultReason.BAD_HTTP, "the chunked body breaks off")


def decode_body(payload: bytes, headers: Headers) -> bytes:
    """Undo the content codings that the headers name, last one first."""
    codings = _codings(headers, "content-encoding")
    codings += [c for c in _codings(headers, "transfer-encoding") if c != "chunked"]
    for coding in reversed(codings):
        if coding in _NO_CODING or not payload:
            continue
        payload = _decode(payload, coding)
    if len(payload) > MAX_BODY:
        raise _too_large()
    return payload


def _codings(headers: Headers, name: str) -> list[str]:
    values = [value for key, value in headers if key.lower() == name]
    return [coding.strip().lower() for coding in ",".join(values).split(",")]


def _require_length(status: int, headers: Headers, payload: bytes) -> None:
    """A payload shorter than announced was cut on the way."""
    announced = next((v for k, v in headers if k.lower() == "content-length"), "")
    if status in (204, 304) or not re.fullmatch("[0-9]{1,18}", announced):
        return
    if len(payload) < int(announced):
        raise Damage(
            FaultReason.BAD_HTTP,
            f"the body ends after {len(payload)} of {announced} bytes",
        )


def _decode(payload: bytes, coding: str) -> bytes:
    match coding:
        case "gzip" | "x-gzip":
            # Some crawlers store the decoded body under the header of the coded one.
            # No gzip begins otherwise, so these bytes can only be the body itself.
            return _inflate(payload, 31) if payload[:2] == b"\x1f\x8b" else payload
        case "deflate":
            # Servers send it with and without the zlib header (RFC 9110, 8.4.1.2).
            wrapped = payload[0] & 15 == 8 and int.from_bytes(payload[:2]) % 31 == 0
            return _inflate(payload, 15 if wrapped else -15)
        case "br":
            return _unbrotli(payload)
        case "zstd":
            return _unzstd(payload)
    raise Damage(FaultReason.BAD_HTTP, f"unknown content coding {coding[:40]!r}")


def _inflate(payload: bytes, wbits: int) -> bytes:
    """Inflate all members of a gzip, or one zlib or raw deflate stream."""
    parts: list[bytes] = []
    size = at = 0
    for _ in range(_MAX_GZIP_MEMBERS):
        inflator = zlib.decompressobj(wbits)
        while not inflator.eof:
            piece = payload[at : at + _PIECE]
            if not piece:
                raise Damage(FaultReason.BAD_HTTP, "the compressed body ends early")
            at += len(piece)
            try:
                parts.append(inflator.decompress(piece, MAX_BODY + 1 - size))
            except zlib.error as error:
                raise Damage(
                    FaultReason.BAD_HTTP, f"the body does not decompress: {error}"
                ) from None
            size += len(parts[-1])
            if size > MAX_BODY:
                raise _too_large()
        at -= len(inflator.unused_data)
        if wbits != 31 or payload[at : at + 2] != b"\x1f\x8b":
            return b"".join(parts)
    raise Damage(FaultReason.TOO_LARGE, f"over {_MAX_GZIP_MEMBERS} gzip members")


def _unbrotli(payload: bytes) -> bytes:
    decompressor = brotli.Decompressor()
    try:
        body: bytes = decompressor.process(payload, output_buffer_limit=MAX_BODY + 1)
    except brotli.error as error:
        raise Damage(
            FaultReason.BAD_HTTP, f"the body does not decompress: {error}"
        ) from None
    if len(body) > MAX_BODY:
        raise _too_large()
    if not decompressor.is_finished():
        raise Damage(FaultReason.BAD_HTTP, "the compressed body ends early")
    return body


def _unzstd(payload: bytes) -> bytes:
    decompressor = zstd.ZstdDecompressor()
    try:
        body = decompressor.decompress(payload, max_length=MAX_BODY + 1)
    except zstd.ZstdError as error:
        raise Damage(
            FaultReason.BAD_HTTP, f"the body does not decompress: {error}"
        ) from None
    if len(body) > MAX_BODY:
        raise _too_large()
    if not decompressor.eof or decompressor.unused_data:
        raise Damage(FaultReason.BAD_HTTP, "the compressed body is not one frame")
    return body


def _too_large() -> Damage:
    return Damage(
        FaultReason.TOO_LARGE, f"the decoded body is over {MAX_BODY // 2**20} MiB"
    )
