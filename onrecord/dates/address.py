"""Dates in the addresses of pages, as many publishers' systems write them."""

import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from onrecord.dates.reading import PrintedDate

_LONGEST: Final = 2_000
_YEAR, _MONTH, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_TWO = r"(?P<m>\d\d)", r"(?P<d>\d\d)"
_DAYS: Final = (
    ("address /y/m/d", rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/.-]|_(?!\d)|$)"),
    ("address /y/md", rf"/{_YEAR}/{_TWO[0]}{_TWO[1]}(?=[/_.-]|$)"),
    ("address /y-m/d", rf"/{_YEAR}-{_TWO[0]}/{_TWO[1]}(?=[/_.-]|$)"),
    ("address y-m-d", rf"(?<![0-9A-Za-z.-]){_YEAR}-{_TWO[0]}-{_TWO[1]}(?=[/_.-]|$)"),
    ("address tymd", rf"(?<=/t){_YEAR}{_TWO[0]}{_TWO[1]}(?=[/_.-]|$)"),
    ("address ymd", rf"(?<=[/_.-]){_YEAR}{_TWO[0]}{_TWO[1]}(?=[/_.-]|$)"),
)
_MONTHS: Final = (
    ("address /y/m", rf"/{_YEAR}/{_TWO[0]}(?=/(?!\d\d?(?:/|$))|$)"),
    ("address /y-m", rf"/{_YEAR}-{_TWO[0]}(?=/|$)"),
    ("address /ym", rf"/{_YEAR}{_TWO[0]}(?=/)"),
)
_SHAPES: Final = tuple(
    (name, re.compile(pattern)) for name, pattern in (*_DAYS, *_MONTHS)
)
_SYMBOL: Final = re.compile(r"/[A-Z]{1,5}(?:\.\d+)?$")
_FIRST_YEAR: Final = 1990
"""No page was published on the web before."""


def date_in_address(url: str, *, today: date | None = None) -> PrintedDate | None:
    """The day or month that the path of an address names, or None.

    Only the shapes above, only where all of them name one day; a month where there is
    no day. The address tells when a page was made, which is not always what it prints.
    """
    if len(url) > _LONGEST:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found: dict[str, str] = {}
    for name, pattern in _SHAPES:
        for match in pattern.finditer(path):
            if _SYMBOL.search(path[: match.start()]):
                continue  # a document's symbol: /S/2024/10 is not October
            parts = match.groupdict()
            value = _value(int(parts["y"]), int(parts["m"]), int(parts.get("d") or 0))
            if value:
                found.setdefault(value, name)
    longest = max(found, key=len, default="")
    if not longest or any(not longest.startswith(value) for value in found):
        return None
    if today and longest > today.isoformat()[: len(longest)]:
        return None
    precision = "day" if len(longest) == 10 else "month"
    return PrintedDate(longest, precision, "gregory", found[longest])


def _value(year: int, month: int, day: int) -> str:
    """EDTF of a day, or of a month for day 0; "" if it does not exist."""
    if year < _FIRST_YEAR:
        return ""
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return ""
