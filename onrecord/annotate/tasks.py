"""The annotators by the name of their question, for `onrecord annotate`.

Each takes the ``input`` of a JSON line and gives a prediction that is JSON again. They
are loaded when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module, util
from typing import Any

Annotate = Callable[[Mapping[str, Any]], Any]

_MODULES = {
    "citations": "citations",
    "dates": "dates",
    "issues": "issues",
    "names": "country_names",
    "pairs": "pairs",
    "paragraphs": "paragraphs",
    "persons": "persons",
    "quotes": "quotes",
    "read": "read",
    "requests": "requests",
    "speech": "speech",
}
"""Task → module of this package."""


def task_names() -> list[str]:
    """The questions that this installation answers."""
    package = __package__ or ""
    return [t for t, name in _MODULES.items() if util.find_spec(f"{package}.{name}")]


def annotator(task: str) -> Annotate:
    """The function that answers one question. Raises ``KeyError`` for no task."""
    module = import_module(f"{__package__}.{_MODULES[task]}")
    if task == "citations":
        return partial(_citations, module.find_citations)
    found: Annotate = module.annotate
    return found


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
