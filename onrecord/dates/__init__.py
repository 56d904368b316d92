"""Printed dates: explicit formats, known languages and calendars, never a guess."""

from onrecord.dates.printed import (
    MONTHS,
    DateError,
    is_plausible,
    local_date,
    parse_date,
    parse_partial,
    parse_timestamp,
)

__all__ = [
    "MONTHS",
    "DateError",
    "is_plausible",
    "local_date",
    "parse_date",
    "parse_partial",
    "parse_timestamp",
]
