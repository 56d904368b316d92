"""Reports: the record grouped by actor and topic, as pages and tables.

What writes them is loaded when it is first asked for: a command that needs one word of
`wording` need not wait for all templates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.reports.contexts import Selection, Summary
    from onrecord.reports.folders import ReportError
    from onrecord.reports.write import Format, write_report

__all__ = ["Format", "ReportError", "Selection", "Summary", "write_report"]

_PLACES = {
    "Format": "write",
    "ReportError": "folders",
    "Selection": "contexts",
    "Summary": "contexts",
    "write_report": "write",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
