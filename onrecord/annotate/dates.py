"""The day that a printed date means, for scoring and for pages that name no format."""

from collections.abc import Mapping

from onrecord.annotate.read import annotate_date, holds_page
from onrecord.dates import read_date

VERSION = "dates/1"


def annotate(item: Mapping[str, str | None]) -> str | None:
    """ISO date of ``item["text"]``, or None where the day is not known exactly.

    ``lang`` is the language of the text, ``hint`` the country (ISO 3166-1 alpha-2) of
    its publisher or "UN"; both may be missing. Of a page (``html`` or ``html_gz_b64``,
    with ``url``) the day on which it was published.
    """
    if holds_page(item):
        return annotate_date(item)
    found = read_date(
        item.get("text") or "",
        language=item.get("lang") or "",
        country=item.get("hint") or "",
    )
    return found.day.isoformat() if found.day else None
