"""The language of a text, or of each stretch of its paragraphs, as a task."""

from collections.abc import Mapping
from typing import Any

from onrecord.annotate.inputs import InputError, text_of
from onrecord.languages import language_of, stretches


def annotate(item: Mapping[str, Any]) -> Any:
    """The language of ``item["text"]`` with its confidence, or null where unknown.

    With ``paragraphs`` (a list of texts) the stretches of one language each. ``among``
    (a list of ISO 639-1 codes) limits the answers.
    """
    among = _texts(item, "among")
    if item.get("paragraphs") is not None:
        return [
            {
                "language": one.language or None, "first": one.first,
                "last": one.last, "confidence": round(one.confidence, 3),
            }
            for one in stretches(_texts(item, "paragraphs"), among)
        ]  # fmt: skip
    guess = language_of(text_of(item, "text"), among)
    return {
        "language": guess.language or None,
        "confidence": guess.confidence,
        "script": guess.script or None,
        "rule": guess.rule,
    }


def _texts(item: Mapping[str, Any], field: str) -> list[str]:
    value = item.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(field, "a list of texts")
    return value
