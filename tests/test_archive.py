"""The evidence room: what goes in comes out, and no damage passes unseen."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import zlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.archive import (
    MAX_BODY,
    MAX_RECORD,
    Archive,
    ArchiveError,
    ArchiveWriter,
    CaptureError,
    Exchange,
    Fault,
    FaultReason,
    RawRecord,
    iter_captures,
    read_member,
    read_members,
    write_archive,
)
from onrecord.archive.composing import gzip_member
from onrecord.models import Capture

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WHEN = datetime(2024, 3, 25, 14, 30, 5, 250000, tzinfo=UTC)
PAGE = Exchange(
    url="https://council.example/votes?page=1",
    fetched_at=WHEN,
    status=200,
    reason="OK",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("X-Note", "a: b")),
    body="<p>Fourteen in favour, one abstaining – adopté</p>".encode(),
    request_headers=(("User-Agent", "onrecord"), ("Authorization", "Bearer secret")),
)


def pages(count: int) -> list[Exchange]:
    return [
        replace(
            PAGE, url=f"https://council.example/{n}", body=f"page {n} ".encode() * n
        )
        for n in range(1, count + 1)
    ]


def read(path: Path) -> tuple[list[RawRecord], list[Fault]]:
    faults: list[Fault] = []
    return list(read_members(path, faults.append)), faults


def captures(*paths: Path) -> tuple[list[Capture], list[Fault]]:
    faults: list[Fault] = []
    return [capture for _, capture in iter_captures(paths, faults.append)], faults


def written(path: Path, exchanges: list[Exchange]) -> tuple[bytes, list[RawRecord]]:
    write_archive(path, exchanges)
    records, faults = read(path)
    assert faults == []
    return path.read_bytes(), records


def no_fault(fault: Fault) -> None:
    pytest.fail(str(fault))


def warc_record(kind: str, block: bytes, url: str = PAGE.url, **more: str) -> bytes:
    """A record as others write it: no digests unless given."""
    content_type = "text/plain" if kind == "resource" else "application/http"
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:test:{zlib.crc32(block + repr(more).encode())}>",
        "WARC-Date": "2024-03-25T14:30:05Z",
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def one_capture(folder: Path, *head: str, payload: bytes) -> Capture:
    block = "\r\n".join([*head, "", ""]).encode("latin-1") + payload
    path = folder / "one.warc.gz"
    path.write_bytes(gzip_member(warc_record("response", block)))
    return read_member(path, 0).capture()


# --- there and back


def test_what_is_written_reads_back_the_same_at_its_place(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with archive.open_writer() as writer:
        records = [writer.write_exchange(page) for page in pages(5)]
    for page, record in zip(pages(5), records, strict=True):
        assert read_member(record.path, record.offset) == record
        capture = archive.read(record.path.name, record.offset)
        assert capture == record.capture()
        assert (capture.url, capture.status, capture.headers, capture.body) == (
            (page.url, page.status, page.headers, page.body)
        )
        assert capture.fetched_at == WHEN
        assert (capture.warc_offset, capture.warc_length) == (
            (record.offset, len(record.member))
        )
    passed_over: Counter[str] = Counter()
    faults: list[Fault] = []
    assert len(list(archive.captures(faults.append, passed_over))) == 5
    assert (faults, passed_over) == ([], {"warcinfo": 1, "request": 5})


def test_nothing_written_leaves_no_file(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive").open_writer() as writer:
        writer.flush()
    assert not (tmp_path / "archive").exists()
    assert Archive(tmp_path / "archive").files() == []


def test_warcio_reads_our_records_and_agrees_with_every_digest(tmp_path: Path) -> None:
    with Archive(tmp_path).open_writer() as writer:
        for page in pages(20):
            writer.write_exchange(page)
    (path,) = Archive(tmp_path).files()
    kinds, bodies, checked = [], [], 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds.append(record.rec_type)
            body = record.content_stream().read()
            assert record.digest_checker.passed is not False
            checked += record.digest_checker.passed is True
            if record.rec_type == "response":
                bodies.append(body)
    assert kinds == ["warcinfo", *["request", "response"] * 20]
    assert bodies == [page.body for page in pages(20)]
    assert checked == 41


def test_each_gzip_member_holds_exactly_one_record(tmp_path: Path) -> None:
    data, records = written(tmp_path / "a.warc.gz", pages(9))
    rest, members = data, []
    while rest:
        inflator = zlib.decompressobj(31)
        members.append(inflator.decompress(rest))
        assert inflator.eof
        rest = inflator.unused_data
    assert len(members) == len(records) == 19
    assert all(member.count(b"WARC/1.1\r\n") == 1 for member in members)


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_of_warcio_is_read(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / ("theirs.warc.gz" if compressed else "theirs.warc")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        for page in pages(9):
            http = StatusAndHeaders("200 OK", list(page.headers), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                page.url, "response", io.BytesIO(page.body), http_headers=http
            )
            writer.write_record(record)
            record.raw_stream.close()
    found, faults = captures(path)
    assert faults == []
    assert [(c.url, c.headers, c.body) for c in found] == [
        (page.url, page.headers, page.body) for page in pages(9)
    ]


@pytest.mark.parametrize("compressed", [True, False])
def test_a_copied_record_keeps_its_content_and_a_gzip_member_every_byte(
    tmp_path: Path, compressed: bool
) -> None:
    record = warc_record("response", b"HTTP/1.1 200 OK\r\n\r\nbody")
    theirs = tmp_path / ("theirs.warc.gz" if compressed else "theirs.warc")
    theirs.write_bytes(gzip.compress(record, mtime=77) if compressed else record)
    (original,), _ = read(theirs)
    archive = Archive(tmp_path / "ours")
    with archive.open_writer() as writer:
        copy = writer.copy(original)
    stored = copy.path.read_bytes()[copy.offset : copy.offset + copy.length]
    assert stored == copy.member
    assert gzip.decompress(stored) == record
    assert (copy.member == original.member) is compressed
    assert archive.read(copy.path.name, copy.offset).body == b"body"


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first, _ = written(tmp_path / "demo.warc.gz", pages(5))
    second, _ = written(tmp_path / "again" / "demo.warc.gz", pages(5))
    other, _ = written(tmp_path / "again" / "demo.warc.gz", pages(6))
    assert first == second
    assert not other.startswith(first)


def test_credentials_and_forged_headers_do_not_reach_the_archive(
    tmp_path: Path,
) -> None:
    page = replace(PAGE, headers=(("X-Bad", "1\r\nSet-Status: 500\r\n\r\nbody"),))
    _, records = written(tmp_path / "a.warc.gz", [page])
    assert b"secret" not in b"".join(record.block for record in records)
    assert records[2].capture().body == PAGE.body


def test_a_full_file_rolls_over_to_the_next(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, roll_over=1000) as writer:
        for page in pages(8):
            writer.write_exchange(page)
    files = Archive(tmp_path).files()
    assert len(files) > 2
    assert len(captures(*files)[0]) == 8
    assert all(read(path)[0][0].type == "warcinfo" for path in files)


# --- damage


def test_a_file_cut_anywhere_keeps_every_record_before(tmp_path: Path) -> None:
    data, records = written(tmp_path / "a.warc.gz", pages(2))
    cut = tmp_path / "cut.warc.gz"
    for size in range(len(data)):
        cut.write_bytes(data[:size])
        kept, faults = read(cut)
        whole = [r for r in records if r.offset + r.length <= size]
        assert [r.member for r in kept] == [r.member for r in whole]
        end = sum(r.length for r in whole)
        assert [(f.reason, f.offset) for f in faults] == (
            [(FaultReason.TRUNCATED, end)] if size > end else []
        )


def test_every_single_flipped_bit_is_found_and_costs_one_record(tmp_path: Path) -> None:
    data, records = written(tmp_path / "a.warc.gz", pages(2))
    archive = Archive(tmp_path)
    known = {("a.warc.gz", r.offset): r.member_sha256 for r in records}
    hurt = records[3]
    others = [r.member for r in records if r is not hurt]
    for bit in range(8 * hurt.length):
        flipped = bytearray(data)
        flipped[hurt.offset + bit // 8] ^= 1 << bit % 8
        (tmp_path / "a.warc.gz").write_bytes(flipped)
        faults: list[Fault] = []
        kept: list[RawRecord] = []
        verified = archive.verify(faults.append, known, kept.append)
        assert hurt.offset in {fault.offset for fault in faults}, bit
        assert [r.member for r in kept] == others, bit
        assert verified.faults == len(faults)
        if "bytes are not those" in faults[0].detail:
            # Only the digest kept elsewhere has seen it: gzip does not check the time
            # and system in its header nor the padding of its last byte.
            assert read(tmp_path / "a.warc.gz")[0][3].block == hurt.block, bit
            assert bit // 8 in {3, 4, 5, 6, 7, 8, 9, hurt.length - 9}, bit


def test_reading_goes_on_behind_garbage(tmp_path: Path) -> None:
    data, records = written(tmp_path / "a.warc.gz", pages(3))
    at = records[3].offset
    garbage = b"\x1f\x8b\x08\x00 not gzip" * 9000
    (tmp_path / "a.warc.gz").write_bytes(data[:at] + garbage + data[at:])
    kept, faults = read(tmp_path / "a.warc.gz")
    assert [r.member for r in kept] == [r.member for r in records]
    assert [f.offset for f in faults] == [at]
    assert str(tmp_path / "a.warc.gz") in str(faults[0])
    assert str(at) in str(faults[0])


def test_reading_goes_on_behind_damage_in_a_plain_file(tmp_path: Path) -> None:
    first = warc_record("response", b"HTTP/1.1 200 OK\r\n\r\none")
    second = warc_record("response", b"HTTP/1.1 200 OK\r\n\r\ntwo")
    path = tmp_path / "a.warc"
    path.write_bytes(first.replace(b"Length: ", b"Length: 1") + second + second[:-30])
    found, faults = captures(path)
    assert [c.body for c in found] == [b"two"]
    assert [f.reason for f in faults] == [FaultReason.BAD_WARC, FaultReason.TRUNCATED]


def test_a_record_inside_an_unfinished_body_is_not_taken_for_one(
    tmp_path: Path,
) -> None:
    forged = gzip_member(warc_record("response", b"HTTP/1.1 200 OK\r\n\r\nforged"))
    body = os.urandom(500_000) + forged + os.urandom(500_000)
    data, _ = written(tmp_path / "a.warc.gz", [replace(PAGE, body=body)])
    assert forged in data
    (tmp_path / "a.warc.gz").write_bytes(data[:-1000])
    kept, faults = read(tmp_path / "a.warc.gz")
    assert [r.type for r in kept] == ["warcinfo", "request"]
    assert [f.reason for f in faults] == [FaultReason.TRUNCATED]


@pytest.mark.parametrize(
    "digest",
    [
        "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
        "sha1:0000000000000000000000000000000000000000",
        "sha256:" + "0" * 64,
        "md5:" + "0" * 32,
        "sha1:not base32",
    ],
)
@pytest.mark.parametrize("name", ["WARC_Block_Digest", "WARC_Payload_Digest"])
def test_a_wrong_digest_is_a_fault(tmp_path: Path, name: str, digest: str) -> None:
    block = b"HTTP/1.1 200 OK\r\n\r\nbody"
    good = gzip_member(warc_record("response", block))
    bad = gzip_member(warc_record("response", block, **{name: digest}))
    (tmp_path / "a.warc.gz").write_bytes(bad + good)
    kept, faults = read(tmp_path / "a.warc.gz")
    assert [r.offset for r in kept] == [len(bad)]
    assert [f.reason for f in faults] == [FaultReason.BAD_DIGEST]


def test_a_payload_digest_may_stand_for_the_chunks_or_for_what_they_hold(
    tmp_path: Path,
) -> None:
    block = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"
    )
    whole = "sha1:4d9c9d1b7a3c8f5ce6c0ce8d0d7cf0b6d3a1d6f5"
    for digest, right in [
        ("md5:841a2d689ad86bd1611447453c22c6fc", True),  # of "body"
        ("md5:1eb2dcd8cc2b8e1e5fa1ee92f0cbb5a0", False),
        (whole, False),
    ]:
        data = warc_record("response", block, WARC_Payload_Digest=digest)
        (tmp_path / "a.warc.gz").write_bytes(gzip_member(data))
        assert (read(tmp_path / "a.warc.gz")[1] == []) is right


def test_verify_names_records_and_files_that_are_gone(tmp_path: Path) -> None:
    data, records = written(tmp_path / "a.warc.gz", pages(2))
    known = {("a.warc.gz", r.offset): r.member_sha256 for r in records}
    known["b.warc.gz", 0] = "0" * 64
    (tmp_path / "a.warc.gz").write_bytes(data[: records[-1].offset])
    faults: list[Fault] = []
    verified = Archive(tmp_path).verify(faults.append, known)
    assert {(f.file.name, f.offset, f.reason) for f in faults} == {
        ("a.warc.gz", records[-1].offset, FaultReason.TRUNCATED),
        ("b.warc.gz", 0, FaultReason.MISSING_FILE),
    }
    assert (verified.files, verified.records, verified.captures) == (1, 4, 1)
    assert (verified.compared, verified.faults) == (4, 2)


def test_a_whole_file_in_one_gzip_member_is_named_as_such(tmp_path: Path) -> None:
    data = warc_record("response", b"HTTP/1.1 200 OK\r\n\r\nbody") * 3
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(data, mtime=0))
    kept, faults = read(tmp_path / "a.warc.gz")
    assert kept == []
    assert [f.reason for f in faults] == [FaultReason.BAD_WARC]
    assert "recompress" in faults[0].detail


def test_bombs_stop_at_the_cap(tmp_path: Path) -> None:
    zeros = gzip_member(bytes(MAX_BODY + 1))
    declared = warc_record("response", b"", Content_Length=str(MAX_RECORD))
    endless = b"WARC/1.0\r\nX: " + b"y" * 4_000_000
    last = gzip_member(warc_record("response", b"HTTP/1.1 200 OK\r\n\r\nlast"))
    (tmp_path / "a.warc.gz").write_bytes(
        gzip_member(declared) + gzip_member(endless) + last
    )
    kept, faults = read(tmp_path / "a.warc.gz")
    assert len(kept) == 1
    assert [f.reason for f in faults] == [FaultReason.TOO_LARGE, FaultReason.BAD_WARC]
    brotlied = brotli.compress(bytes(MAX_BODY + 1), quality=1)
    for coding, payload in [("gzip", zeros), ("br", brotlied)]:
        head = "HTTP/1.1 200 OK", f"Content-Encoding: {coding}"
        with pytest.raises(CaptureError) as error:
            one_capture(tmp_path, *head, payload=payload)
        assert error.value.fault.reason is FaultReason.TOO_LARGE


# --- the response inside


RAW = zlib.compressobj(wbits=-15)
TEXT = b"The Council remains seized of the matter. " * 40


@pytest.mark.parametrize(
    ("coding", "payload"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        (
            "x-gzip",
            gzip.compress(TEXT[:9], mtime=0)
            + gzip.compress(TEXT[9:], mtime=0)
            + b"\0\0",
        ),
        ("gzip", TEXT),  # stored decoded by its crawler
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW.compress(TEXT) + RAW.flush()),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT), mtime=0)),
        ("identity", TEXT),
    ],
)
def test_content_codings_are_undone(
    tmp_path: Path, coding: str, payload: bytes
) -> None:
    head = "HTTP/1.1 200 OK", f"Content-Encoding: {coding}"
    assert one_capture(tmp_path, *head, payload=payload).body == TEXT


def test_chunks_are_undone_before_the_digest_and_codings_after(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT, mtime=0)
    chunks = b"5;x=y\r\n" + packed[:5] + b"\r\n"
    chunks += b"%X\r\n" % len(packed[5:]) + packed[5:] + b"\r\n0\r\nTrailer: 1\r\n\r\n"
    head = "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Content-Encoding: gzip"
    capture = one_capture(tmp_path, *head, payload=chunks)
    stored = one_capture(tmp_path, *head, payload=packed)
    assert capture.body == stored.body == TEXT
    assert capture.payload_sha256 == stored.payload_sha256


def test_headers_keep_order_repeats_and_folded_lines(tmp_path: Path) -> None:
    capture = one_capture(
        tmp_path, "HTTP/2 404", "A: 1", "B: x", "  y", "a: 2", "odd", payload=b""
    )
    assert capture.status == 404
    assert capture.headers == (("A", "1"), ("B", "x y"), ("a", "2"), ("odd", ""))


@pytest.mark.parametrize(
    ("head", "payload"),
    [
        (["<html>"], b""),
        (["HTTP/1.1 OK"], b""),
        (["HTTP/1.1 200 OK", "Content-Length: 9"], b"12345678"),
        (
            ["HTTP/1.1 200 OK", "Content-Encoding: gzip"],
            gzip.compress(TEXT, mtime=0)[:-9],
        ),
        (["HTTP/1.1 200 OK", "Content-Encoding: br"], brotli.compress(TEXT)[:-9]),
        (["HTTP/1.1 200 OK", "Content-Encoding: deflate"], b"\x78\x9c\xff\xff"),
        (["HTTP/1.1 200 OK", "Content-Encoding: rot13"], b"text"),
        (["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"], b"4\r\nbody\r\n5\r\nbo"),
        (["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"], b"4\r\nbody\r\n"),
    ],
)
def test_half_a_response_is_no_capture(
    tmp_path: Path, head: list[str], payload: bytes
) -> None:
    with pytest.raises(CaptureError) as error:
        one_capture(tmp_path, *head, payload=payload)
    assert error.value.fault.reason is FaultReason.BAD_HTTP


def test_what_its_crawler_cut_is_no_capture(tmp_path: Path) -> None:
    data = warc_record(
        "response", b"HTTP/1.1 200 OK\r\n\r\nbo", WARC_Truncated="length"
    )
    (tmp_path / "a.warc.gz").write_bytes(gzip_member(data))
    found, faults = captures(tmp_path / "a.warc.gz")
    assert (found, [f.reason for f in faults]) == ([], [FaultReason.TRUNCATED])


def test_resources_count_and_other_records_are_passed_over(tmp_path: Path) -> None:
    records = [
        warc_record("resource", b"text", url="<http://a.example/t>"),
        warc_record("resource", b"text", url="file:///etc/motd"),
        warc_record("metadata", b"text"),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(map(gzip_member, records)))
    passed_over: Counter[str] = Counter()
    ((_, capture),) = iter_captures([path], no_fault, passed_over)
    assert (capture.url, capture.status) == ("http://a.example/t", 200)
    assert (capture.headers, capture.body) == (
        ((("Content-Type", "text/plain"),), b"text")
    )
    assert passed_over == {"resource": 1, "metadata": 1}


def test_a_revisit_has_the_payload_it_refers_to(tmp_path: Path) -> None:
    digest = "md5:841a2d689ad86bd1611447453c22c6fc"
    packed = b"HTTP/1.1 200 OK\r\nETag: 1\r\n\r\nbody"
    original = warc_record("response", packed, WARC_Payload_Digest=digest)
    same = warc_record(
        "revisit", b"HTTP/1.1 200 OK\r\nETag: 2\r\n\r\n", WARC_Payload_Digest=digest
    )
    unchanged = warc_record(
        "revisit", b"HTTP/1.1 304 X\r\n\r\n", WARC_Refers_To_Date="2024-03-25T14:30:05Z"
    )
    lost = warc_record("revisit", b"", WARC_Refers_To="<urn:test:nowhere>")
    (tmp_path / "a.warc.gz").write_bytes(gzip_member(same) + gzip_member(lost))
    (tmp_path / "b.warc.gz").write_bytes(gzip_member(original) + gzip_member(unchanged))
    archive = Archive(tmp_path)
    found, faults = captures(*archive.files())
    assert [(c.status, c.headers, c.body) for c in found] == [
        (200, (("ETag", "1"),), b"body"),
        (200, (("ETag", "2"),), b"body"),
        (200, (("ETag", "1"),), b"body"),
    ]
    assert [(f.file.name, f.offset, f.reason) for f in faults] == [
        ("a.warc.gz", len(gzip_member(same)), FaultReason.UNRESOLVED_REVISIT)
    ]
    assert archive.read("a.warc.gz", 0) == found[1]
    with pytest.raises(CaptureError, match="unresolved_revisit"):
        archive.read("a.warc.gz", faults[0].offset)


# --- folders and disks that refuse


@pytest.mark.parametrize("place", ["file/archive", "file"])
def test_an_unwritable_folder_is_named_with_what_to_do(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match=r"ONRECORD_HOME") as error:
        Archive(tmp_path / place).open_writer().write_exchange(PAGE)
    assert str(tmp_path / place) in str(error.value)
    with pytest.raises(ArchiveError, match=r"ONRECORD_HOME"):
        write_archive(tmp_path / "file" / "a.warc.gz", [PAGE])


def run_child(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code that has `folder`, `archive` and `pages` in a process of its own."""
    start = (
        "import os, resource, signal, sys\n"
        "from dataclasses import replace\nfrom pathlib import Path\n"
        "from datetime import UTC, datetime\n"
        "from onrecord.archive import *\n"
        f"folder = Path({str(folder)!r})\narchive = Archive(folder)\n"
        "page = Exchange('https://a.example/', datetime.now(UTC), 200, (), b'')\n"
        "pages = [replace(page, body=os.urandom(3000)) for _ in range(10)]\n"
    )
    return subprocess.run(
        [sys.executable, "-c", start + code],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_ends_the_file_with_the_last_whole_record(tmp_path: Path) -> None:
    code = """
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
with archive.open_writer() as writer:
    for count, page in enumerate(pages):
        try:
            writer.write_exchange(page)
        except ArchiveError as error:
            print(count, error)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    writer.write_exchange(pages[-1])
"""
    child = run_child(code, tmp_path)
    assert child.returncode == 0, child.stderr
    count, _, message = child.stdout.partition(" ")
    assert 0 < int(count) < 10
    assert "Free some space" in message
    assert str(tmp_path) in message
    found, faults = captures(*Archive(tmp_path).files())
    assert (len(found), faults) == (int(count) + 1, [])


def test_a_killed_run_leaves_what_it_wrote_and_the_next_one_mends_the_file(
    tmp_path: Path,
) -> None:
    code = """
writer = archive.open_writer()
for page in pages[:4]:
    record = writer.write_exchange(page)
writer.flush()
with record.path.open("ab") as file:
    file.write(record.member[:2000])
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert run_child(code, tmp_path).returncode == -signal.SIGKILL
    archive = Archive(tmp_path)
    (path,) = archive.files()
    size = path.stat().st_size
    faults: list[Fault] = []
    assert len(list(archive.captures(faults.append))) == 4
    archive.open_writer().close()
    assert path.stat().st_size == size - 2000
    assert list(tmp_path.iterdir()) == [path]
    assert archive.verify(faults.append).captures == 4
    assert faults == []


def test_the_file_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.open_writer() as writer:
        path = writer.write_exchange(PAGE).path
        with path.open("ab") as file:
            file.write(b"\x1f\x8b\x08 half a record")
        size = path.stat().st_size
        archive.open_writer().close()
        assert path.stat().st_size == size


def test_a_file_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "a.warc.gz")[1][0].reason is FaultReason.MISSING_FILE
    with pytest.raises(CaptureError, match="missing_file"):
        Archive(tmp_path).read("a.warc.gz", 0)


# --- real captures


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("un-sc", 2852),
        ("un-ga", 2779),
        ("un-press", 22),
        ("ministries", 113),
        ("un-sc-tables", 68),
        ("un-sites", 93),
    ],
)
def test_real_archives_are_read_whole(shared: Path, name: str, count: int) -> None:
    passed_over: Counter[str] = Counter()
    path = shared / "archive" / f"{name}.warc.gz"
    found = 0
    for record, capture in iter_captures([path], no_fault, passed_over):
        assert capture.warc_length == record.length > 0
        found += 1
    assert (found, passed_over) == (count, {"warcinfo": 1})
