"""What reference managers read on the page of a document: meta tags, COinS, unAPI.

Zotero takes the first of unAPI, COinS and meta tags that a page has, so each says the
same. Of a document of the United Nations all make a report with the symbol as its
number: ``citation_title`` alone would make a journal article, RIS ``LEGAL`` a court
case. What bears no symbol has Dublin Core tags, which make a web page.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from onrecord.db.resolutions import Cited
from onrecord.reports import wording
from onrecord.reports.citing import Work
from onrecord.reports.citing_formats import author, title
from onrecord.reports.citing_works import work_of
from onrecord.reports.rendering import plain

_BY_NATIVE_ID = "~"
"""Begins an unAPI id of ours."""


@dataclass(frozen=True, slots=True)
class Tags:
    """For the head and the body of a page."""

    metas: tuple[tuple[str, str], ...]
    """(name, content)."""
    coins: str
    """The title of a ``span.Z3988``: an OpenURL context object, not yet escaped."""
    unapi_id: str
    """The title of an ``abbr.unapi-id``: of characters that an address may hold, since
    Zotero puts it into one as it is."""


def tags_of(row: Cited) -> Tags:
    """The tags of a document."""
    work = work_of(row)
    pairs = _of_report(work) if work.is_un else _of_web_page(work)
    return Tags(
        metas=tuple((name, value) for name, value in pairs if value),
        coins=coins(work),
        unapi_id=unapi_id(row.source, row.native_id),
    )


def _of_report(work: Work) -> Iterator[tuple[str, str]]:
    yield "citation_title", plain(title(work))
    yield "citation_author", _corporate(author(work))
    yield "citation_publication_date", _day(work)
    yield "citation_technical_report_institution", author(work)
    yield "citation_technical_report_number", plain(work.symbol)
    yield "citation_public_url", plain(work.url)
    yield "citation_language", plain(work.language)


def _of_web_page(work: Work) -> Iterator[tuple[str, str]]:
    yield "DC.title", plain(title(work))
    yield "DC.date", _day(work)
    yield "DC.publisher", plain(work.publisher)
    yield "DC.type", wording.kind(work.kind)
    yield "citation_author", plain(work.speaker) or _corporate(work.publisher)
    yield "citation_public_url", plain(work.url)
    yield "citation_language", plain(work.language)


def _day(work: Work) -> str:
    return work.dated.isoformat() if work.dated else ""


def _corporate(name: str) -> str:
    """With a comma behind it a name is not split into a person's two. A name that has
    commas of its own would be, and is left to the institution."""
    told = plain(name)
    return "" if "," in told or ";" in told else f"{told},"


def coins(work: Work) -> str:
    """An OpenURL 1.0 context object in key/encoded-value form."""
    common = [
        ("ctx_ver", "Z39.88-2004"),
        ("rfr_id", "info:sid/onrecord"),
        ("rft_id", plain(work.url)),
        ("rft.date", _day(work)),
        ("rft.language", plain(work.language)),
    ]
    if work.is_un:
        own = [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
            ("rft.genre", "report"),
            ("rft.btitle", plain(title(work))),
            ("rft.aucorp", author(work)),
            ("rft.pub", author(work)),
            # There is no key for the number of a report; here it is kept and seen.
            ("rft.series", plain(work.symbol)),
        ]
    else:
        own = [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
            ("rft.type", "webpage"),
            ("rft.title", plain(title(work))),
            ("rft.creator", plain(work.speaker) or _corporate(work.publisher)),
            ("rft.publisher", plain(work.publisher)),
        ]
    return urlencode([(key, value) for key, value in common + own if value])


def unapi_id(source: str, native_id: str) -> str:
    """Source and native id, encoded: a symbol may be that of two documents."""
    words = f"{source}\n{native_id}".encode("utf-8", "surrogatepass")
    return _BY_NATIVE_ID + base64.urlsafe_b64encode(words).decode().rstrip("=")


def read_unapi_id(given: str) -> tuple[str, str] | None:
    """(source, native id); None for what is no such id, as a symbol is not."""
    if not given.startswith(_BY_NATIVE_ID):
        return None
    packed = given.removeprefix(_BY_NATIVE_ID)
    try:
        words = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except (binascii.Error, UnicodeError, ValueError):
        return None
    source, parted, native_id = words.partition("\n")
    return (source, native_id) if parted else None
