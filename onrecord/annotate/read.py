"""Reading a page without selectors, as a task to be measured: url and HTML in, title,
date, body, speaker and author out."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import zlib
from collections.abc import Mapping
from typing import Any

from onrecord.annotate.inputs import InputError, text_of
from onrecord.pages.page import PageReading, read_page

__all__ = ["InputError", "annotate", "annotate_date"]

RULES = "read/1"
LARGEST = 100_000_000
"""Bytes of a page; what unpacks to more is no page."""


def annotate(item: Mapping[str, Any]) -> dict[str, str | None]:
    """The fields of a page, for an input of ``url`` and ``html_gz_b64`` or ``html``.

    ``date`` is a day or None; ``author`` and ``speaker`` are empty where unknown.
    """
    reading = read_page(
        text_of(item, "url"), _page(item), language=text_of(item, "lang")
    )
    return {
        "title": reading.title,
        "date": _day(reading),
        "body": reading.text,
        "speaker": reading.speaker,
        "author": ", ".join(reading.authors[:1]) or reading.speaker,
        "language": reading.language,
    }


def holds_page(item: Mapping[str, Any]) -> bool:
    """Whether an item gives a page rather than a text."""
    return "html_gz_b64" in item or "html" in item


def annotate_date(item: Mapping[str, Any]) -> str | None:
    """The day a page was published, or None."""
    return _day(read_page(text_of(item, "url"), _page(item)))


def _day(reading: PageReading) -> str | None:
    return reading.date.value.rstrip("~") or None


def _page(item: Mapping[str, Any]) -> bytes:
    if "html_gz_b64" in item:
        try:
            packed = base64.b64decode(item["html_gz_b64"], validate=True)
            page = gzip.GzipFile(fileobj=io.BytesIO(packed)).read(LARGEST + 1)
        except (binascii.Error, OSError, EOFError, zlib.error, TypeError) as error:
            raise InputError("html_gz_b64", f"gzip in base64: {error}") from None
        if len(page) > LARGEST:
            raise InputError("html_gz_b64", f"a page of at most {LARGEST:,} bytes")
        return page
    if isinstance(item.get("html"), str):
        return str(item["html"]).encode(errors="replace")
    raise InputError("html", "there, and neither is html_gz_b64")
