"""What every listing has in common: its rows, and what becomes of each.

A row is followed, or taken as it is, or passed over because it leads elsewhere; one
that cannot be read costs only itself. Where the rows come from is the platform's
affair (``platforms.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Day
from typing import ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.dates import date_in_address
from onrecord.models import Document, Fault, Link, Note, Paragraph
from onrecord.pages.doubts import order_of_future
from onrecord.pages.surroundings import strange_parts
from onrecord.spiders.articles import Dated, ItemPage, address_id
from onrecord.spiders.base import Item, PageError, is_address
from onrecord.spiders.reading import fragment, line, prose_of_html


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a listing, as the listing prints it."""

    address: str
    """Absolute."""
    title: str = ""
    printed: str = ""
    """The date as printed."""
    html: str = ""
    """The full text, where the listing carries it."""
    speaker: str = ""
    id: str = ""
    language: str = ""
    further: tuple[str, ...] = ()
    """Other texts that stand where the date does."""
    doubt: str = ""
    """What else could be meant: two addresses, two titles."""
    apart: bool = False
    """Stands beside the list: its date does not say how far that reaches."""


class Rows(ItemPage):
    """What all listings do with their rows: follow them, or take them as they are."""

    is_listing = True
    follow: ClassVar[str] = ""
    """Regular expression of the addresses of items; other rows are passed over."""
    full_text: ClassVar[bool] = False
    """The rows carry the text: they are the documents, and nothing is followed."""
    dates_items: ClassVar[bool] = False
    """The row is kept as well, because the item's page prints no date or cannot be
    read: title, address and date of it stand in the record in any case."""
    followed: ClassVar[bool] = True
    """False: the rows are all that can be had, their pages are not asked for."""
    undated: ClassVar[bool] = False
    """A row without a date is as it should be, if others have one."""

    @property
    def prints_dates(self) -> bool:
        """Whether a row has a place for its date; then no address stands in for it."""
        return False

    def rows(self) -> Iterator[Row | PageError]:
        """Each row, or why it cannot be read: it costs only itself."""
        raise NotImplementedError(f"{type(self).__name__}.rows")

    def read(self) -> Iterator[Item]:
        days: list[Day] = []
        seen: set[Row] = set()
        for position, row in enumerate(self.rows(), start=1):
            if isinstance(row, PageError):
                yield Fault(row.reason, row.detail, f"row {position}")
            elif row not in seen:  # some listings print a row twice
                seen.add(row)
                try:
                    yield from self.taken(row, days)
                except PageError as error:
                    part = row.id or row.address or f"row {position}"
                    yield Fault(error.reason, error.detail, part)
        yield from self.none_of_ours(seen)
        yield from self.next_pages(min(days, default=None))

    def taken(self, row: Row, days: list[Day]) -> Iterator[Item]:
        """What one row gives; its date is added to ``days``."""
        if self.is_ours(row):
            if not row.address:
                raise self.error("unknown_address", "a row without an address")
            if not is_address(row.address):
                raise self.error("bad_address", f"{row.address[:200]!r}")
            if row.doubt:
                raise self.error("selector", row.doubt)
            host = urlsplit(row.address).hostname
            if not self.follow and host not in self.card.hosts:
                raise self.error("foreign_address", f"an item on {host!r}")
            dated = self.dated_row(row)
            fetched = self.capture.fetched_at.date()
            if dated.day and (
                other := order_of_future(dated.printed, dated.day, fetched)
            ):
                raise self.error("date_order", f"{dated.printed!r}: {other}?")
            days += [dated.day] if dated.day and not row.apart else []
            yield from self.items(row, dated)
        else:
            with suppress(PageError):  # its date says how far back the page reaches
                dated = self.dated_row(row)
                days += [dated.day] if dated.day and not row.apart else []

    def is_ours(self, row: Row) -> bool:
        """Whether the row counts. One without an address does: it is a fault."""
        return not (self.follow and is_address(row.address)) or bool(
            re.fullmatch(self.follow, row.address)
        )

    def none_of_ours(self, rows: Collection[Row]) -> Iterator[Fault]:
        """A fault where no row counts: the addresses of the site have changed."""
        if rows and not any(map(self.is_ours, rows)):
            first = next(iter(rows)).address
            yield Fault(
                "unknown_address",
                f"none of {len(rows)} rows leads to what is followed: {first[:200]!r}",
            )

    def items(self, row: Row, dated: Dated) -> Iterator[Item]:
        if self.full_text or self.dates_items:
            yield self.document(row, dated)
        if self.follow and self.followed and not self.full_text:
            yield Link(row.address, issued_on=dated.day)

    def language_of_row(self, row: Row) -> str:
        """By the group ``lang`` of ``follow``, else as of a page."""
        found = re.fullmatch(self.follow, row.address) if self.follow else None
        code = (found.groupdict().get("lang") or "").lower() if found else ""
        return self.languages.get(code, code) or self.language_of(row.language)

    def document(self, row: Row, dated: Dated) -> Document:
        language = self.language_of_row(row)
        paragraphs: tuple[Paragraph, ...] = ()
        notes: tuple[Note, ...] = ()
        if self.full_text:
            paragraphs = prose_of_html(self, row.html)
            if not paragraphs:
                raise self.error("no_text", "a row whose text is empty")
            notes = tuple(strange_parts(fragment(self, row.html).root))
        if not line(row.title):
            raise self.error("no_title", "a row without a title")
        id = row.id or address_id(row.address)
        return Document(
            source=self.card.name,
            native_id=id,
            url=self.url,
            page_url=row.address,
            part=id,
            role="text" if self.full_text else "extract",
            kind=self.kind_of(row.title, row.address),
            language=language,
            title=line(row.title),
            actor=self.card.actor,
            speaker=line(row.speaker),
            issued_text=dated.printed,
            issued_on=dated.day,
            issued_edtf=dated.edtf,
            listed=not self.full_text,
            published_at=dated.moment,
            paragraphs=paragraphs,
            notes=notes,
        )

    def dated_row(self, row: Row) -> Dated:
        if row.printed:
            texts = (row.printed, *row.further)
            return self.only_day(texts, self.language_of_date(row))
        moved = self.prints_dates and not self.undated
        found = None if moved else date_in_address(row.address)
        if found is not None:
            said = found.value or ""
            return Dated(said, found.day, edtf="" if found.day else said)
        if not self.undated:
            raise self.error("date", f"no date for {row.title[:60]!r}")
        return Dated()

    def language_of_date(self, row: Row) -> str:
        """The row's language; where nothing says it, its date must do without."""
        try:
            return self.language or self.language_of_row(row)
        except PageError:
            return row.language or "en"

    def next_pages(self, oldest: Day | None) -> Iterator[Item]:
        """Where the older items stand."""
        yield from ()

    def counted(self, name: str, oldest: Day | None, first: int = 1) -> Iterator[Item]:
        """The next page where the address counts them in the parameter ``name``."""
        if oldest is None:
            return
        parts = urlsplit(self.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        number = query.get(name, str(first))
        if number.isascii() and number.isdigit():
            query[name] = str(int(number) + 1)
            address = urlunsplit(parts._replace(query=urlencode(query)))
            yield Link(address, issued_on=oldest, is_listing=True)
