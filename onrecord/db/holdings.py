"""What the record holds, counted; and how the latest runs ended."""

from __future__ import annotations

from typing import Any

import psycopg

from onrecord.db.annotations import counts
from onrecord.db.lookup import SQL, not_searchable


def status(conn: psycopg.Connection) -> dict[str, Any]:
    """What the record holds; the keys are documented in the README."""

    def pairs(name: str) -> dict[str, int]:
        return dict(conn.execute(SQL[name]).fetchall())

    files: dict[str, dict[str, int]] = {}
    for source, language, n in conn.execute(SQL["files by source and language"]):
        files.setdefault(source, {})[language] = n
    paragraphs = pairs("paragraphs by kind")
    ballots = pairs("ballots by origin")
    row = conn.execute(SQL["other counts"]).fetchone()
    assert row is not None
    citations, captures, unread, discrepancies, stale, renditions, sponsors = row
    return {
        "documents": pairs("documents by kind"),
        "files": files,
        "versions": pairs("versions by language"),
        "paragraphs": {"preambular": 0, "operative": 0} | paragraphs,
        "ballots": sum(ballots.values()),
        "ballots_by_origin": ballots,
        "sponsors": sponsors,
        "citations": citations,
        "captures": captures,
        "unread": unread,
        "renditions": renditions,
        "quarantine": pairs("quarantine by reason"),
        "discrepancies": discrepancies,
        "annotated": counts(conn),
        "stale": stale,
        "not_searchable": not_searchable(conn),
        "runs": [
            {
                "id": id,
                "command": command,
                "sources": sources,
                "started_at": started.isoformat(),
                "ended_at": ended.isoformat() if ended else None,
                "state": state,
                "counts": counts,
                "message": message,
            }
            for id, command, sources, started, ended, state, counts, message in (
                conn.execute(SQL["recent runs"], {"limit": 20})
            )
        ],
    }
