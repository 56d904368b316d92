"""The record's codes in words for readers: kinds, languages, votes, dates.

Pure. Codes that are not listed here are shown as they are, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

KINDS = {
    "resolution": "Resolution",
    "presidential_statement": "Presidential statement",
    "draft_resolution": "Draft resolution",
    "meeting_record": "Meeting record",
    "meeting_coverage": "Meeting coverage",
    "joint_statement": "Joint statement",
    "communique": "Communiqué",
    "press_briefing": "Press briefing",
    "explanation_of_vote": "Explanation of vote",
    "press_release": "Press release",
}

LANGUAGES = {
    "ar": ("Arabic", "العربية"),
    "de": ("German", "Deutsch"),
    "en": ("English", "English"),
    "es": ("Spanish", "Español"),
    "fa": ("Persian", "فارسی"),
    "fr": ("French", "Français"),
    "he": ("Hebrew", "עברית"),
    "ru": ("Russian", "Русский"),
    "uk": ("Ukrainian", "Українська"),
    "zh": ("Chinese", "中文"),
}

CHOICES = {
    "yes": "In favour",
    "no": "Against",
    "abstention": "Abstaining",
    "non_voting": "Not voting",
}

ROLES = {
    "issuer": "issued",
    "speaker": "said",
    "on_behalf": "in its name",
    "sponsor": "sponsored",
}

MENTION_ROLES = {
    "mentioned": "",
    "issuer": "issues it",
    "speaker": "speaks",
    "on_behalf_of": "spoken for",
    "addressee": "addressed",
    "quoted": "quoted",
    "medium": "reports it",
}
"""An actor's part in a text, as annotators find it; a bare mention needs no word."""

OUTCOMES = {"adopted": "Adopted", "not_adopted": "Not adopted"}

ACTOR_KINDS = {
    "state": "State",
    "org": "Body or organisation",
    "court": "Court",
    "nsg": "Non-state group",
    "group": "Group of states",
    "person": "Person",
}

SECURITY_COUNCIL = "ORG:UN:SC"

NO_TOPIC = "No subject given"
NO_ISSUER = "Issuer not known"

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def percent(share: float) -> str:
    """``90 %``, in whole hundredths."""
    return f"{share:.0%}".replace("%", " %")


def kind(code: str) -> str:
    return KINDS.get(code) or code.replace("_", " ").capitalize() or "Document"


def plural_kind(code: str, count: int) -> str:
    word = kind(code).lower()
    if count == 1 or word == "remarks":
        return word
    if word == "explanation of vote":
        return "explanations of vote"
    if word == "meeting coverage":
        return "pieces of meeting coverage"
    if word == "speech":
        return "speeches"
    return word + "s"


def actor_kind(code: str) -> str:
    return ACTOR_KINDS.get(code, code.replace("_", " ").capitalize())


def language(code: str) -> str:
    """``Arabic``; the code itself where the language is not listed."""
    return LANGUAGES.get(code, (code, code))[0]


def own_language(code: str) -> str:
    """A language's name for itself: ``العربية``."""
    return LANGUAGES.get(code, (code, code))[1]


def day(value: date | None) -> str:
    """``15 November 2023``; ``undated`` where there is no date."""
    if value is None:
        return "undated"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None) -> str:
    """``15 Nov 2023``, for tables."""
    if value is None:
        return "undated"
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    return f"{_MONTHS[value.month - 1][:3]} {value.year}"


def period(days: Iterable[date]) -> str:
    """``15 November 2023 to 2 May 2024``; empty where no date is known."""
    known = sorted(days)
    if not known:
        return ""
    if known[0] == known[-1]:
        return day(known[0])
    return f"{day(known[0])} to {day(known[-1])}"


def moment(value: datetime | None) -> str:
    """``23 November 2026, 08:00 UTC``, whatever the zone of the value."""
    if value is None:
        return ""
    at = value.astimezone(UTC)
    return f"{day(at.date())}, {at:%H:%M} UTC"


def number(value: int) -> str:
    """``12,345``."""
    return f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """``1 document``, ``1,204 documents``."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def topic_note(kind: str) -> str:
    """What tells a topic from another of the same name."""
    return "theme" if kind == "theme" else ""


def not_looked_through(texts: int) -> str:
    """What a search says of the texts that are not searchable; empty for none."""
    if not texts:
        return ""
    if texts == 1:
        return "1 text was not looked through: it is not searchable yet."
    return f"{texts:,} texts were not looked through: they are not searchable yet."


def tally(yes: int | None, no: int | None, abstention: int | None) -> str:
    """``12-0-3``: in favour, against, abstaining; empty without a recorded vote."""
    if yes is None or no is None or abstention is None:
        return ""
    return f"{yes}-{no}-{abstention}"


def listed(parts: list[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def relation(name: str, is_first: bool) -> str:
    """What another document with the same words is to this one."""
    if name == "contained":
        return "holds this text" if is_first else "a part of this text"
    return {
        "same": "the same text",
        "translation": "the same in another language",
        "edited": "the same text, edited",
    }[name]
