"""The text of a PDF, page by page, read in a process of its own with limits.

One process a file: a hostile file can end its own process and nothing else. Processor
time, memory, files, the clock, pages and characters are limited; the process needs no
network and may start no other. A scan has pages and no text: `no_text`.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from onrecord.models import Note, Paragraph
from onrecord.text import clean, squash

MAX_BYTES: Final = 100_000_000
MAX_PAGES: Final = 500
MAX_CHARACTERS: Final = 20_000_000
MEMORY: Final = 512 * 1024 * 1024  # bytes of address space
CPU_SECONDS: Final = 20
CLOCK_SECONDS: Final = 30.0
_SCAN = 12  # visible characters a page; a scan has none, or a stamp of the archive


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says."""

    pages: tuple[str, ...] = ()
    """The text of each page that was read, lines as printed; none for a scan."""
    machine_read: tuple[str, ...] = ()
    """The invisible text below the pages of a scan: good to search, not to quote."""
    page_count: int = 0
    """As the file states it."""
    reason: str = ""
    """Why there is no text, or not all of it: ``not_a_pdf``, ``damaged_pdf``,
    ``encrypted``, ``no_text``, ``too_large``, ``too_many_pages``, ``too_much_text``,
    ``too_much_memory``, ``too_long``, ``reader_died``; empty where all was read."""
    notes: tuple[Note, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Lines joined to paragraphs where the print does not end one."""
        return tuple(Paragraph("text", text) for text in _joined(self.pages))


def read_pdf(
    body: bytes,
    *,
    max_pages: int = MAX_PAGES,
    memory: int = MEMORY,
    cpu_seconds: int = CPU_SECONDS,
    clock_seconds: float = CLOCK_SECONDS,
) -> PdfText:
    """The text of a PDF. Never raises for any bytes, never takes longer than
    `clock_seconds`."""
    if len(body) > MAX_BYTES:
        return PdfText(reason="too_large", notes=(_note("too_large", len(body)),))
    if b"%PDF-" not in body[:1024]:
        return PdfText(reason="not_a_pdf")
    limits = {
        "memory": memory, "seconds": cpu_seconds, "pages": max_pages,
        "characters": MAX_CHARACTERS,
    }  # fmt: skip
    command = [sys.executable, "-I", "-m", "onrecord.pages.pdf_child"]
    with tempfile.TemporaryFile() as handed:  # a pipe would need a second thread
        handed.write(json.dumps(limits).encode() + b"\n" + body)
        handed.seek(0)
        with subprocess.Popen(
            command,
            stdin=handed,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            start_new_session=True,
        ) as process:
            late = False
            try:
                said, _ = process.communicate(timeout=clock_seconds)
            except subprocess.TimeoutExpired:
                late = True
                process.kill()
                said, _ = process.communicate()
    return _answer(said, process.returncode, late)


def _note(reason: str, size: int) -> Note:
    return Note(reason, f"{size:,} bytes, the limit is {MAX_BYTES:,}")


def _lines(said: bytes) -> Iterable[dict[str, Any]]:
    for line in said.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            return  # cut off where the process ended
        if isinstance(value, dict):
            yield value


def _answer(said: bytes, code: int, late: bool) -> PdfText:
    pages: list[str] = []
    unseen = 0
    notes: list[Note] = []
    count = 0
    end = ""
    for line in _lines(said):
        if "pages" in line:
            count = int(line["pages"])
        elif "page" in line:
            pages.append(clean(str(line.get("text", ""))))
            unseen += bool(line.get("unseen"))
            if fault := line.get("fault"):
                notes.append(Note("page_unread", f"page {len(pages)}: {fault}"))
        elif "end" in line:
            end = str(line["end"])
            if detail := line.get("detail"):
                notes.append(Note(end, str(detail)))
    if not end:
        end = "too_long" if late or code == -signal.SIGXCPU else "reader_died"
        notes.append(Note(end, f"the reader ended with {code} at page {len(pages)}"))
    reason = "" if end == "read" else end
    if not reason:
        visible = sum(len("".join(page.split())) for page in pages)
        if visible <= _SCAN * len(pages):
            return PdfText((), (), count, "no_text", tuple(notes))
        if unseen * 2 > len(pages):
            notes.append(Note("scan", "the text below the pictures is a machine's"))
            return PdfText((), tuple(pages), count, "no_text", tuple(notes))
    return PdfText(tuple(pages), (), count, reason, tuple(notes))


_HYPHEN = re.compile(r"[\u00ad\ufffe\u0002-]$")
_ENDED = re.compile(r"""[.:;!?…。！？؟۔”»"')\]]$""")
_STARTS = re.compile(
    r"""^(?:\d{1,3}[.)]|\([a-z\d]{1,4}\)|[-–•*]\s|[“"«(]?[A-ZÀ-ÞА-Я])"""
)


def _joined(pages: Iterable[str]) -> list[str]:
    found: list[str] = []
    open_ended = False
    for page in pages:
        for raw in page.splitlines():
            line = squash(raw)
            if not line:
                open_ended = False
                continue
            if open_ended and not (_ENDED.search(found[-1]) and _STARTS.match(line)):
                last = found[-1]
                hyphen = _HYPHEN.search(last) and line[:1].islower()
                found[-1] = last[:-1] + line if hyphen else f"{last} {line}"
            else:
                found.append(line)
            open_ended = True
    return found
