"""Fields of the JSON that annotators are given; a field of a wrong type is named.

`checked` looks at all fields that tasks share before a task sees them; fields that no
task knows may hold anything.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from onrecord.models import OnrecordError

TEXTS: Final = (
    "adopted_on", "date", "descr", "hint", "html", "html_gz_b64", "kind", "lang",
    "name", "organ", "post", "publisher", "short", "speaker", "symbol", "text", "title",
    "url",
)  # fmt: skip
"""Fields that hold a text, or null."""
OBJECTS: Final = ("a", "b", "context")
"""Fields that hold an object with such fields, or null."""
NUMBERS: Final = ("year",)
"""Fields that hold a whole number, in figures or as a text, or null."""


class InputError(OnrecordError, ValueError):
    """An input that an annotator cannot take: which field, and what it should be."""

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(f"{field} is not {wanted}")
        self.field = field


def text_of(given: Mapping[str, Any], field: str) -> str:
    """The text of a field; empty where the field is missing or null."""
    value = given.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(field, "a string")
    return value


def day_of(given: Mapping[str, Any], field: str) -> date | None:
    """The day of a field in ISO form; None where the field is missing or empty."""
    value = text_of(given, field)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(field, "a day such as 2024-03-25") from None


def object_of(given: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """The object of a field; empty where the field is missing or null."""
    value = given.get(field)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise InputError(field, "an object")
    return value


def checked(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """`given`, if its fields have the types that tasks expect; else ``InputError``."""
    if not isinstance(given, Mapping):
        raise InputError("input", "an object")
    for field in TEXTS:
        text_of(given, field)
    for field in OBJECTS:
        inner = object_of(given, field)
        for name in TEXTS:
            if not isinstance(inner.get(name, ""), str | None):
                raise InputError(f"{field}.{name}", "a string")
    for field in NUMBERS:
        value = given.get(field)
        if isinstance(value, bool) or not isinstance(value, int | str | None):
            raise InputError(field, "a number")
    return given
