"""How the demo's texts say that they are summaries, and how they print a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Entry = Mapping[str, Any]
"""One table of ``content/remarks.toml``."""

MARKS = {
    "ar": "ملخص من إعداد onrecord للوثيقة {}",
    "de": "Zusammenfassung von onrecord zu {}",
    "en": "Summary by onrecord of {}",
    "es": "Resumen de onrecord de {}",
    "fr": "Résumé par onrecord de {}",
    "ru": "Краткое изложение onrecord: {}",
    "zh": "onrecord 对 {} 的摘要",
}
"""How every text of ours says that it is a summary, by language."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def marked(title: str, body: Sequence[str]) -> list[str]:
    """A body with the sentence that says whose words it is."""
    subject = title.removesuffix(" (summary)")
    return [f"Summary by onrecord of “{subject}”.", *body]


def printed_date(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
