"""A row of the record as a work that can be cited."""

from __future__ import annotations

from datetime import UTC

from onrecord.db.resolutions import Cited
from onrecord.reports.citing import Work
from onrecord.reports.rendering import official_link, plain, safe_link


def work_of(row: Cited) -> Work:
    """Its official address where it has a symbol, else that of its page."""
    return Work(
        kind=row.kind,
        title=plain(row.title),
        publisher=plain(row.publisher or row.source),
        url=(
            official_link(row.symbol) or safe_link(row.page_url) or safe_link(row.url)
        ),
        symbol=plain(row.symbol),
        body=row.body,
        adopted_on=row.adopted_on,
        issued_on=row.issued_on,
        speaker=plain(row.speaker),
        speaker_role=plain(row.speaker_role),
        language=plain(row.language),
        sha256=row.payload_sha256.hex(),
        archived=row.fetched_at.astimezone(UTC).isoformat() if row.fetched_at else "",
    )
