"""unAPI: the formats in which a document can be had, and the document in one of them.

https://unapi.info: without an id the list of formats, with one the same for it, with
both the record. The web site answers; here is what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from psycopg import Connection

from onrecord.db import resolutions
from onrecord.db.resolutions import Cited
from onrecord.reports import citing_formats
from onrecord.reports.citing import Work
from onrecord.reports.citing_tags import read_unapi_id
from onrecord.reports.citing_works import work_of
from onrecord.symbols import parse

MAX_ID = 2000  # characters

FORMATS: Mapping[str, tuple[str, Callable[[Work], str]]] = {
    "ris": ("application/x-research-info-systems", citing_formats.ris),
    "bibtex": ("application/x-bibtex", citing_formats.bibtex),
    "csl": ("application/vnd.citationstyles.csl+json", citing_formats.csl_json),
}
"""Name → (media type, writer)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as HTTP wants it."""

    status: int
    """200; 300 with the formats of one document; 404 for an unknown id, 406 for a
    format that there is not."""
    media_type: str
    text: str


def unapi(conn: Connection[Any], id: str = "", format: str = "") -> Answer:
    """The answer to a request with these two parameters."""
    if not id:
        return Answer(200, "application/xml", _formats())
    found = _document(conn, id) if len(id) <= MAX_ID else None
    if found is None:
        return Answer(404, "text/plain; charset=utf-8", "no such document\n")
    if not format:
        return Answer(300, "application/xml", _formats(id))
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        return Answer(406, "text/plain; charset=utf-8", f"formats: {known}\n")
    media_type, write = FORMATS[format]
    return Answer(200, f"{media_type}; charset=utf-8", write(work_of(found)))


def _document(conn: Connection[Any], id: str) -> Cited | None:
    """One document, never a guess between two."""
    if place := read_unapi_id(id):
        found = resolutions.work_at(conn, *place) if "\0" not in id + place[1] else []
    else:
        parsed = parse(id)
        found = resolutions.works(conn, parsed.canonical, "") if parsed else []
    return found[0] if len(found) == 1 else None


def _formats(id: str = "") -> str:
    of = f" id={quoteattr(id)}" if id else ""
    lines = "".join(
        f'<format name="{name}" type="{media_type}"/>\n'
        for name, (media_type, _) in FORMATS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of}>\n{lines}</formats>\n'
