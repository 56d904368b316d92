"""The pages of the site. A new one is a view and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.web import (
    actors,
    agreeing,
    briefing,
    changing,
    comparing,
    documents,
    evidence,
    obliging,
    overview,
    searching,
    timeline,
    topics,
    tracing,
    votes,
)
from onrecord.web.view import Redirect, View

Answer = Callable[..., View | Redirect]
"""Takes what is asked, and the values of the address in the order they stand in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One view and its address, in Flask's notation; a format's name may follow it."""

    name: str
    rule: str
    answer: Answer
    under: str = ""
    """The entry of the navigation that is marked."""
    takes_texts: bool = False
    """Whether a form may be posted to it, which changes nothing either."""


PAGES: tuple[Page, ...] = (
    Page("overview", "/overview", overview.view, "overview"),
    Page("search", "/search", searching.view, "documents"),
    Page("actors", "/actors", actors.everyone, "actors"),
    Page("actor", "/actor/<actor>", actors.view, "actors"),
    Page("actor_votes", "/actor/<actor>/votes", actors.votes, "actors"),
    Page("trace", "/trace", tracing.view, "trace", takes_texts=True),
    Page("timeline", "/timeline", timeline.view, "documents"),
    Page("compare", "/compare", comparing.view, "compare"),
    Page("brief", "/brief", briefing.view, "brief"),
    Page("changes", "/changes", changing.asked_for, "documents"),
    Page("changes_of", "/changes/<path:symbol>", changing.view, "documents"),
    Page("agreement", "/agreement", agreeing.view, "votes"),
    Page("obligations", "/obligations", obliging.view, "obligations"),
    Page("votes", "/votes", votes.view, "votes"),
    Page("coverage", "/coverage", evidence.coverage, "coverage"),
    Page("source", "/source/<name>", evidence.source, "coverage"),
    Page("quarantine", "/quarantine", evidence.quarantine, "coverage"),
    Page("discrepancies", "/discrepancies", evidence.discrepancies, "coverage"),
    Page("edits", "/edits", evidence.changed, "coverage"),
    Page("topics", "/topics", topics.everything, "topics"),
    Page("topic", "/topic/<path:topic>", topics.view, "topics"),
    Page(
        "document", "/document/<source>/<path:native_id>", documents.by_source,
        "documents",
    ),
    Page("document_by_id", "/document/<source>", documents.by_id, "documents"),
)  # fmt: skip

SYMBOL = Page("symbol", "/<path:symbol>", documents.by_symbol, "documents")
"""Any other address is read as a document's symbol."""
