"""PDF files are read in a process of their own; hostile ones end as a named reason."""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path

import pytest

from onrecord.pages.pdf import read_pdf


def pdf(*streams: bytes, extra: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF of one page a content stream, written by hand."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(len(streams)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R" + extra + b">>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(streams), kids),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for n, stream in enumerate(streams):
        objects[10 + 2 * n] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (11 + 2 * n)
        )
        objects[11 + 2 * n] = (
            b"<</Length %d%s>>stream\n" % (len(stream), filters)
        ) + stream + b"\nendstream"  # fmt: skip
    body = b"%PDF-1.4\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n"
    for number, place in places.items():
        body += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return body + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        start,
    )


def words(text: str, mode: int = 0) -> bytes:
    return b"BT /F 12 Tf %d Tr 50 700 Td (%s) Tj ET" % (mode, text.encode())


def test_every_page_is_read_in_order() -> None:
    read = read_pdf(pdf(words("The first page speaks"), words("so does the second")))
    assert [page.strip() for page in read.pages] == [
        "The first page speaks",
        "so does the second",
    ]
    assert (read.reason, read.page_count) == ("", 2)


def test_lines_are_joined_where_the_sentence_goes_on() -> None:
    stream = (
        b"BT /F 12 Tf 50 700 Td (The Council met in the eve-) Tj 0 -14 Td "
        b"(ning and adopted its agenda.) Tj 0 -14 Td (Next it heard a briefing.) Tj ET"
    )
    assert [p.text for p in read_pdf(pdf(stream)).paragraphs] == [
        "The Council met in the evening and adopted its agenda.",
        "Next it heard a briefing.",
    ]


def test_a_page_without_text_is_no_text() -> None:
    read = read_pdf(pdf(b"0 0 100 100 re f", b"10 10 50 50 re f"))
    assert (read.reason, read.page_count, read.pages) == ("no_text", 2, ())


def test_the_invisible_text_below_a_scan_is_kept_apart() -> None:
    read = read_pdf(pdf(words("read by a machine from a picture of print", mode=3)))
    assert read.reason == "no_text"
    assert read.pages == ()
    assert "read by a machine" in read.machine_read[0]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_a_pdf"),
        (b"<html>not found</html>", "not_a_pdf"),
        (b"%PDF-1.7\n", "damaged_pdf"),
        (b"%PDF-1.4\n" + b"1 0 obj<<" * 100_000, "damaged_pdf"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 4000, "damaged_pdf"),
        (pdf(words("cut off"))[:150], "damaged_pdf"),
    ],
)
def test_what_is_not_a_whole_pdf_is_named(body: bytes, reason: str) -> None:
    assert read_pdf(body).reason == reason


def test_a_file_of_more_pages_than_the_limit_is_read_up_to_it() -> None:
    read = read_pdf(pdf(*[words("page")] * 12), max_pages=5)
    assert (read.reason, len(read.pages), read.page_count) == ("too_many_pages", 5, 12)


def test_a_file_that_needs_too_much_time_ends_its_own_process() -> None:
    read = read_pdf(pdf(words("never read")), clock_seconds=0.0)
    assert read.reason == "too_long"
    assert read_pdf(pdf(words("The next file is read"))).reason == ""


def test_a_file_that_needs_too_much_memory_ends_its_own_process() -> None:
    bomb = zlib.compress(words("x") + b" " * 200_000_000, 1)
    read = read_pdf(pdf(bomb, filters=b"/Filter/FlateDecode"))
    # The reader gives up on the stream, on the page or altogether: never the caller.
    assert read.reason in ("no_text", "reader_died", "too_much_memory", "too_long")
    assert read_pdf(pdf(words("The next file is read"))).reason == ""


def test_deep_and_circular_structures_end_by_themselves() -> None:
    deep = pdf(words("deep"), extra=b"/A" + b"[" * 200_000 + b"]" * 200_000)
    circular = pdf(words("round")).replace(b"/Kids[10 0 R]", b"/Kids[2 0 R ]")
    for body in (deep, circular):
        assert isinstance(read_pdf(body).reason, str)
    assert read_pdf(pdf(words("The next file is read"))).reason == ""


def test_random_damage_never_raises() -> None:
    whole = pdf(words("Some words to damage"), words("and more of them"))
    for seed in range(8):
        body = bytearray(whole)
        for step in range(12):
            body[(seed * 7919 + step * 104_729) % len(body)] = (seed * 31 + step) % 256
        read = read_pdf(bytes(body))
        assert read.reason or read.pages


def test_the_child_has_no_environment_of_the_caller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(os.environ, "PYTHONSTARTUP", "nowhere")
    monkeypatch.setitem(os.environ, "PYTHONPATH", "nowhere")
    assert read_pdf(pdf(words("Read all the same"))).reason == ""


@pytest.mark.shared
def test_the_meeting_records_have_their_pages_and_the_scan_is_one(shared: Path) -> None:
    folder = shared / "data" / "meeting-records"
    reasons = {}
    for file in sorted(folder.glob("*.pdf")):
        read = read_pdf(file.read_bytes())
        reasons[file.stem] = read.reason
        expected = json.loads(file.with_suffix(".expected.json").read_text())
        if not read.reason:
            number = str(expected["meeting_number"])
            assert number in read.pages[0]
    assert reasons.pop("S_PV.492") == "no_text"
    assert set(reasons.values()) == {""}
