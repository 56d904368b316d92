"""Printed dates: explicit formats, known languages and calendars, never a guess."""

from onrecord.dates.address import date_in_address
from onrecord.dates.printed import (
    MONTHS,
    DateError,
    is_plausible,
    local_date,
    parse_date,
    parse_partial,
    parse_timestamp,
)
from onrecord.dates.reading import PrintedDate, read_date

__all__ = [
    "MONTHS",
    "DateError",
    "PrintedDate",
    "date_in_address",
    "is_plausible",
    "local_date",
    "parse_date",
    "parse_partial",
    "parse_timestamp",
    "read_date",
]
