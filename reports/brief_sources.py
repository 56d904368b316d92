"""The numbered sources of a brief: address, archived copy, digest, citation."""

from __future__ import annotations

from onrecord.db.brief import Held
from onrecord.reports import wording
from onrecord.reports.brief_contexts import Source
from onrecord.reports.citing import Work
from onrecord.reports.citing_styles import UN_STYLES
from onrecord.reports.citing_websites import WEB_STYLES
from onrecord.reports.rendering import official_link, plain, safe_link


class Sources:
    """Numbers documents in the order in which the brief first leads to them."""

    def __init__(self, style: str) -> None:
        self.style = style
        self._numbers: dict[tuple[int, bool], int] = {}
        self._found: list[Held] = []

    def number(self, row: Held) -> int:
        """The document's number, the same for each line that rests on one copy."""
        key = row.id, row.vote
        if key not in self._numbers:
            self._found.append(row)
            self._numbers[key] = len(self._found)
        return self._numbers[key]

    def held(self) -> list[Held]:
        return list(self._found)

    def listed(self) -> tuple[Source, ...]:
        return tuple(
            _source(number, row, self.style)
            for number, row in enumerate(self._found, 1)
        )


def permalink(row: Held) -> str:
    """The official address of a symbol, else of the page; empty where there is none."""
    return official_link(row.symbol) or safe_link(row.page_url or row.url)


def _source(number: int, row: Held, style: str) -> Source:
    title = plain(row.title) or plain(row.symbol) or plain(row.native_id)
    return Source(
        number=number,
        title=title,
        citation=plain(citation(row, style)),
        href=permalink(row),
        address=plain(row.page_url or row.url),
        fetched=wording.moment(row.fetched_at),
        digest=row.payload_sha256.hex(),
        command=f"onrecord archive show {plain(row.warc_file)} {row.warc_offset}",
        what="vote" if row.vote else "text",
    )


def citation(row: Held, style: str) -> str:
    """A citation in one of the styles; italics are marked as in plain text."""
    work = Work(
        kind=row.kind,
        title=plain(row.title),
        publisher=plain(row.publisher or row.source),
        url=permalink(row),
        symbol=row.symbol,
        body=row.body,
        adopted_on=row.adopted_on,
        issued_on=row.issued_on,
        speaker=plain(row.speaker),
        speaker_role=plain(row.speaker_role),
        language=row.language,
        sha256=row.payload_sha256.hex(),
        archived=row.fetched_at.isoformat(),
    )
    styles = UN_STYLES if work.is_un else WEB_STYLES
    return styles[style](work, None)
