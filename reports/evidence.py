"""Archived bytes beside a small report, under names that no browser runs as a page."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from psycopg import Connection

from onrecord.archive import Archive, ArchiveError, CaptureError
from onrecord.db import report_queries

DOCUMENTS_AT_MOST = 500
"""Reports with more documents name the archived member instead of carrying it."""

_KINDS = {"html": "html.txt", "xml": "xml.txt", "json": "json.txt", "text": "txt"}

logger = logging.getLogger(__name__)


def copy_name(digest: str, media_type: str) -> str:
    """``<sha256>.xml.txt``: shown as text, whatever it holds; other kinds ``.bin``."""
    kind = next((end for word, end in _KINDS.items() if word in media_type), "bin")
    return f"{digest}.{kind}"


def write_copies(
    conn: Connection[Any], ids: list[int], archive: Path, folder: Path
) -> dict[str, str]:
    """The archived bytes of the documents as files in ``folder``: name by digest.

    A member that cannot be read is reported in the log and has no copy.
    """
    source = Archive(archive)
    copies: dict[str, str] = {}
    folder.mkdir()
    for row in report_queries.renditions(conn, ids):
        digest = row.payload_sha256.hex()
        if digest in copies:
            continue
        try:
            capture = source.read(row.warc_file, row.warc_offset)
        except (ArchiveError, CaptureError, OSError) as error:
            logger.warning("no copy of %s in the report: %s", row.url, error)
            continue
        name = copy_name(digest, row.media_type)
        (folder / name).write_bytes(capture.body)
        copies[digest] = name
    return copies
