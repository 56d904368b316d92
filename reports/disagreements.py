"""Where the sources of a document disagree, told with who says what."""

from __future__ import annotations

import json
from typing import Any

from onrecord.db.report_rows import DiscrepancyRow
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.reports.document_contexts import Account, Disagreement
from onrecord.reports.rendering import safe_link, shown
from onrecord.reports.rows import Site


def disagreement(site: Site, row: DiscrepancyRow, root: str = "../") -> Disagreement:
    return Disagreement(
        document=site.document(row.document_id, root),
        title=shown(site.lines[row.document_id].title),
        field=shown(row.field.replace("_", " ")),
        chosen=in_words(row.chosen),
        accounts=tuple(
            Account(
                says=in_words(account.get("says")),
                origin=_origin(str(account.get("origin", ""))),
                addresses=tuple(
                    Link(shown(_file(str(url))), safe_link(str(url)))
                    for url in account.get("urls") or ()
                ),
            )
            for account in row.accounts or ()
        ),
    )


def in_words(value: Any) -> str:
    """A value as people read it, on one line."""
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return shown(wording.listed(value))
    return shown(value if isinstance(value, str) else json.dumps(value))


def _origin(origin: str) -> str:
    return {"extract": "data extract", "text": "text"}.get(origin, shown(origin))


def _file(url: str) -> str:
    """The end of an address, enough to tell two of one document apart."""
    return url.rstrip("/").rsplit("/", 1)[-1] or url
