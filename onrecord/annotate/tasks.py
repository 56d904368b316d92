"""The annotators by the name of their question, for `onrecord annotate`.

Each takes the ``input`` of a JSON line and gives a prediction that is JSON again. They
are loaded when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module, util
from typing import Any

from onrecord.annotate.inputs import checked

Annotate = Callable[[Mapping[str, Any]], Any]

_MODULES = {
    "actors": "issuers",
    "citations": "citations",
    "dates": "dates",
    "issues": "issues",
    "headers": "headers",
    "names": "country_names",
    "languages": "languages",
    "pairs": "pairs",
    "paragraphs": "paragraphs",
    "persons": "persons",
    "quotes": "quotes",
    "read": "read",
    "requests": "requests",
    "topics": "topics",
    "speech": "speech",
}
"""Task → module of this package."""


def task_names() -> list[str]:
    """The questions that this installation answers."""
    package = __package__ or ""
    return [t for t, name in _MODULES.items() if util.find_spec(f"{package}.{name}")]


def annotator(task: str) -> Annotate:
    """The function that answers one question. Raises ``KeyError`` for no task.

    It raises ``InputError`` naming a field of a wrong type.
    """
    module = import_module(f"{__package__}.{_MODULES[task]}")
    if task == "citations":
        return partial(_answer, partial(_citations, module.find_citations))
    return partial(_answer, module.annotate)


def _answer(annotate: Annotate, given: Mapping[str, Any]) -> Any:
    return annotate(checked(given))


def _citations(
    find: Callable[..., list[Any]], given: Mapping[str, Any]
) -> list[dict[str, Any]]:
    context = given.get("context") or {}
    marks = find(
        str(given.get("text") or ""),
        str(given.get("lang") or "en"),
        organ=context.get("organ"),
    )
    return [
        {"symbol": m.symbol, "start": m.start, "end": m.end, "printed": m.printed}
        for m in marks
    ]
