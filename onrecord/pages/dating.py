"""The day a page says its document was published: where it is looked for, in order.

A date is taken from the first place that states one; a place that states two different
days states none. Every date is read by `onrecord.dates`, which refuses rather than
guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import islice
from typing import Final

from onrecord.dates import PrintedDate, date_in_address, read_date
from onrecord.pages.blocks import Block, bit
from onrecord.pages.stamps import LABEL, Stamp
from onrecord.pages.structured import Found, Structured
from onrecord.pages.tree import Tree

_STRONG: Final = (
    "json-ld datePublished", "meta article:published_time", "meta og:published_time",
    "meta citation_", "meta datepublished", "property datepublished",
    "property schema:datepublished", "meta parsely-pub-date", "meta sailthru.date",
    "meta article.published", "meta bt:pubdate", "meta dcterms.issued",
    "meta dc.date.issued", "meta pubdate", "meta publish", "meta article_date",
    "meta cxenseparse", "meta rnews", "meta originalpublicationdate",
    "property dcterms:issued", "property dc:issued",
)  # fmt: skip
_BADLY_PLACED = (
    bit("talk") | bit("more") | bit("sale") | bit("share")
    | bit("<aside>") | bit("<nav>") | bit("<footer>") | bit("<form>")
)  # fmt: skip
_CLOSE = 10  # blocks from the title within which a short line may print its date


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as EDTF, as it stands on the page, and the place it was found in."""

    value: str = ""
    printed: str = ""
    rule: str = ""


class _Reader:
    """Reads dates the way this page writes them."""

    def __init__(self, language: str, country: str, timezone: tzinfo | None) -> None:
        self._language = language
        self._country = country
        self._timezone = timezone

    def day(self, text: str) -> str:
        """The day that `text` prints, empty where it prints none or two."""
        if not any(map(str.isdigit, text[:300])):
            return ""
        read: PrintedDate = read_date(
            text, language=self._language, country=self._country,
            timezone=self._timezone,
        )  # fmt: skip
        day = read.day
        return day.isoformat() if day is not None and day.year >= 1900 else ""


def page_date(
    tree: Tree,
    times: Sequence[Stamp],
    found: Sequence[Block],
    kept: Sequence[bool],
    said: Structured,
    *,
    title: str,
    url: str,
    language: str = "",
    country: str = "",
    timezone: tzinfo | None = None,
) -> PageDate:
    """The date of the document; empty where the page states none that can be read."""
    reader = _Reader(language, country, timezone)
    strong = [f for f in said.published if f.rule.startswith(_STRONG)]
    weak = [f for f in said.published if not f.rule.startswith(_STRONG)]
    printed = _near_title(found, title, reader)
    addressed = _in_address(url)
    stated = _all(strong, reader)
    if stated:
        first = _local(stated[0], printed, addressed) or stated[0]
        seen = {date.value for date in (printed, addressed) if date}
        rivals = [date for date in stated if date.value != first.value]
        if not rivals or first.value in seen:
            return first
        confirmed = [date for date in rivals if date.value in seen]
        return confirmed[0] if confirmed else _settled(first, rivals)
    return (
        _time_element(times, reader)
        or printed
        or addressed
        or _first(weak, reader)
        or _in_a_script(tree.html, reader)
        or _at_the_ends(found, kept, reader)
        or _labelled(found, reader)
        or _first(said.modified, reader)
        or _of_the_picture(said)
        or PageDate()
    )


def _first(found: Sequence[Found], reader: _Reader) -> PageDate | None:
    for value in found:
        if day := reader.day(value.value):
            return PageDate(day, value.value[:120], value.rule)
    return None


def _all(found: Sequence[Found], reader: _Reader) -> list[PageDate]:
    days = [(value, reader.day(value.value)) for value in found]
    return [PageDate(day, value.value[:120], value.rule) for value, day in days if day]


def _settled(first: PageDate, rivals: Sequence[PageDate]) -> PageDate:
    """Of several stated days, which nothing else on the page confirms. A day apart, it
    is one moment by two clocks, and which is the publisher's nothing tells."""
    day = date.fromisoformat(first.value)
    apart = {abs((date.fromisoformat(rival.value) - day).days) for rival in rivals}
    return PageDate() if apart == {1} else first


def _in_address(url: str) -> PageDate | None:
    date = date_in_address(url)
    if date is None or date.day is None:
        return None
    return PageDate(date.value or "", url, date.rule)


_UTC = re.compile(r"(\d\d):\d\d.*(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_TURN = 10
"""Hour in UTC before which it is still the day before somewhere in the Americas, and
from which on it is the next day somewhere in the Pacific."""


def _local(
    stated: PageDate, printed: PageDate | None, addressed: PageDate | None
) -> PageDate | None:
    """The publisher's own day where the stated time is in UTC and a day off. An address
    is often older than the publication: its day counts where it can be a matter of
    time zones only."""
    stated_at = _UTC.search(stated.printed)
    if stated_at is None:
        return None
    day = date.fromisoformat(stated.value)
    there = day + timedelta(days=-1 if int(stated_at[1]) < _TURN else 1)
    if printed and abs((date.fromisoformat(printed.value) - day).days) == 1:
        return printed
    return addressed if addressed and addressed.value == there.isoformat() else None


_SCRIPT_DATE = re.compile(
    r"""["'](?:datePublished|date_published|publishedAt|published_at|publishDate"""
    r"""|publish_date|publicationDate|article_publication_date|publishedDate"""
    r"""|pubDate|pub_date|published_time|firstPublished|datePosted|page_date)["']"""
    r"""\s*:\s*["']([^"'<>]{8,40})["']""",
    re.IGNORECASE,
)


def _in_a_script(html: str, reader: _Reader) -> PageDate | None:
    """A date of publication in data that a script of the page holds; one day only."""
    texts = [match[1] for match in islice(_SCRIPT_DATE.finditer(html), 20)]
    days = {text: day for text in texts if (day := reader.day(text))}
    if len(set(days.values())) != 1:
        return None
    text, day = next(iter(days.items()))
    return PageDate(day, text, "script data")


_CHANGED = re.compile(
    r"\b(?:last (?:modified|changed|updated|edited|revised)|modified|updated|revised"
    r"|(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|modifiée?|mise? à jour"
    r"|actualizad[oa]|modificad[oa]|atualizad[oa]|aggiornat[oa]|modificat[oa])\b"
    r"|изменен|обновлен|последнее изменение|更新|最終更新|수정|آخر تحديث",
    re.IGNORECASE,
)
"""What is said of a page's change, which is no publication."""


def _labelled(found: Sequence[Block], reader: _Reader) -> PageDate | None:
    """The first line in an element named after a date, outside furniture."""
    for block in found:
        if (
            len(block.text) <= LABEL
            and block.near & (bit("meta") | bit("text"))
            and not block.near & _BADLY_PLACED
            and block.linked < 0.9
            and not _CHANGED.search(block.text)
            and (day := reader.day(block.text))
        ):
            return PageDate(day, block.text, "labelled line")
    return None


def _of_the_picture(said: Structured) -> PageDate | None:
    """About the day: the one in the address of the page's own picture."""
    for picture in said.pictures:
        if found := _in_address(picture.value):
            return PageDate(f"{found.value}~", picture.value, "picture address")
    return None


def _time_element(times: Sequence[Stamp], reader: _Reader) -> PageDate | None:
    """The first that can be read; one marked as the publication before any other."""
    for stamp in sorted(times, key=lambda stamp: not stamp.is_publication):
        day = reader.day(stamp.machine) or reader.day(stamp.printed)
        if day:
            return PageDate(day, stamp.printed or stamp.machine, "time")
    return None


def _near_title(found: Sequence[Block], title: str, reader: _Reader) -> PageDate | None:
    """A short line close to the title that prints a date; below it before above it."""
    low = title.casefold()
    same = [n for n, b in enumerate(found) if low and b.text.casefold() == low]
    places = [n for n in same if found[n].tag in ("h1", "h2", "h3")] or same
    if not places:
        return None
    at = max(places, key=lambda n: (found[n].inside, -n))
    for number in _around(at, len(found)):
        block = found[number]
        if len(block.text) > LABEL or block.near & _BADLY_PLACED:
            continue
        if block.linked > 0.9 and number < at:
            continue
        # "As of 3 May 2021 (valid since 1 May 2021)": the brackets only explain.
        if day := reader.day(block.text) or reader.day(block.text.split("(")[0]):
            return PageDate(day, block.text, "near the title")
    return None


def _around(at: int, end: int) -> Iterator[int]:
    for step in range(1, _CLOSE + 1):
        if at + step < end:
            yield at + step
        if step <= _CLOSE // 2 and at - step >= 0:
            yield at - step


def _at_the_ends(
    found: Sequence[Block], kept: Sequence[bool], reader: _Reader
) -> PageDate | None:
    """A date in the last lines of the text, or at the head of its first paragraph."""
    text = [block.text for block, keep in zip(found, kept, strict=True) if keep]
    for line in reversed(text[-3:]):
        if day := reader.day(line[-60:] if len(line) > 90 else line):
            return PageDate(day, line[-60:], "last lines")
    for line in text[:2]:
        if day := reader.day(line[:60]):
            return PageDate(day, line[:60], "first lines")
    return None
