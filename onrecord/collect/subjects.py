"""What the record says of topics themselves: label, domain and kind, as the tables have
them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import psycopg

from onrecord import vocabularies
from onrecord.annotate.topic_rows import THEME
from onrecord.db.store import SQL
from onrecord.vocabularies.themes import themes


def save_topics(cur: psycopg.Cursor[Any], printed: Mapping[str, str]) -> None:
    """Keep the topics of these ids; a heading that the thesaurus does not list has the
    printed form for a label."""
    rows = [(id, *_described(id, printed[id])) for id in sorted(printed)]
    names = ("ids", "labels", "domains", "kinds")
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    values = {name: list(cells) for name, cells in zip(names, columns, strict=True)}
    cur.execute(SQL["save topics"], values)


def _described(id: str, printed: str) -> tuple[str, str, str]:
    """(label, domain, kind)"""
    theme = themes().get(id.removeprefix(THEME)) if id.startswith(THEME) else None
    if theme is not None:
        return theme.label(), theme.domain, "theme"
    topic = vocabularies.topic(id)
    return (
        (topic.label(), topic.domain, topic.kind) if topic else (printed, "", "subject")
    )
