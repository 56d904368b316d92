"""A report as it comes: plain text, a page of HTML or a PDF, to text and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.models import OnrecordError
from onrecord.pages.encodings import decode
from onrecord.pages.page import read_page
from onrecord.pages.pdf import read_pdf
from onrecord.text import clean

_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body"
    r"|article|div|main)\b",
    re.IGNORECASE | re.DOTALL,
)


class UnreadableReport(OnrecordError):
    """Bytes of which no text can be read, with the reason."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says, and the day that its page prints."""

    text: str
    title: str = ""
    language: str = ""
    printed: tuple[date, str] | None = None
    """The day, and where it stands."""


def read_report(body: bytes, name: str, content_type: str = "") -> Report:
    """The report in `body`; `name` is its file or address. Raises UnreadableReport."""
    if body.startswith(b"%PDF-"):
        found = read_pdf(body)
        lines = [paragraph.text for paragraph in found.paragraphs]
        lines = lines or list(found.machine_read)
        return _report("\n".join(lines), name, found.reason)
    decoded = decode(body, content_type).text
    if "html" in content_type or _PAGE.match(decoded[:5000]):
        page = read_page(name if "://" in name else "", body, content_type)
        printed = None
        if len(page.date.value) == 10:
            where = f"printed on the page: “{page.date.printed or page.date.value}”"
            printed = date.fromisoformat(page.date.value), where
        read = _report(page.text, name, "no text of an article on the page")
        return Report(read.text, page.title, page.language, printed)
    return _report(decoded, name, "an empty text")


def _report(text: str, name: str, reason: str) -> Report:
    text = clean(text).strip("\n")
    if not text.strip():
        raise UnreadableReport(f"{name}: nothing to read: {reason or 'no text'}")
    return Report(text)
