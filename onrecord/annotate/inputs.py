"""Fields of the JSON that annotators are given; a field of a wrong type is named."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.models import OnrecordError


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
        raise InputError(field, "a text")
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
