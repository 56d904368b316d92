"""Discrepancies as rows of a table: one for each account, with who gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from psycopg import Connection

from onrecord.db.crossings import Told, told
from onrecord.db.report_rows import DiscrepancyRow
from onrecord.reports.disagreements import in_words


class AccountRow(NamedTuple):
    """What one source says of one field of a document."""

    source: str
    native_id: str
    symbol: str
    title: str
    field: str
    shown: str
    """The value that the record shows."""
    says: str
    origin: str
    """``text``, ``extract``, or the name of the other source."""
    urls: str
    """Of the archived copies, parted by blanks."""


def account_rows(
    conn: Connection[Any], rows: Sequence[DiscrepancyRow]
) -> Iterator[AccountRow]:
    """The accounts of each discrepancy, in its order."""
    documents = {
        one.id: one for one in told(conn, sorted({r.document_id for r in rows}))
    }
    for row in rows:
        document = documents[row.document_id]
        for account in row.accounts or ():
            yield _account(document, row, account)


def _account(
    document: Told, row: DiscrepancyRow, account: dict[str, Any]
) -> AccountRow:
    return AccountRow(
        document.source,
        document.native_id,
        document.symbol,
        document.title,
        row.field,
        in_words(row.chosen),
        in_words(account.get("says")),
        str(account.get("origin", "")),
        " ".join(str(url) for url in account.get("urls") or ()),
    )
