"""A view as JSON, CSV and Atom. What comes from sources is hostile in all three."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from onrecord.reports.rendering import plain
from onrecord.reports.tables import csv_line, guarded
from onrecord.web.view import Entry, Table, View

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def json_text(view: View, address: str) -> str:
    """The view's data, with the address it came from."""
    data = {"title": plain(view.title), "address": address} | view.data()
    fields = (f"{json.dumps(key)}: {_field(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _field(value: Any) -> str:
    """A list an item a line. Indented all the way it would cost ten times as much:
    Python writes that itself."""
    if not isinstance(value, list | tuple) or not value:
        # A lone surrogate cannot be sent; escaped it can.
        return json.dumps(value, ensure_ascii=True)
    return (
        "[\n" + ",\n".join(json.dumps(one, ensure_ascii=True) for one in value) + "\n]"
    )


def csv_text(table: Table) -> str:
    """A table that Excel opens as UTF-8 and runs nothing of.

    Its last column names the columns of the row before whose text a ``'`` was put.
    """
    lines = ["\ufeff" + csv_line([*table.columns, "text_prefixed"])]
    for row in table.rows:
        cells, prefixed = [], []
        for name, value in zip(table.columns, row, strict=True):
            cell = guarded(value) if isinstance(value, str) else value
            if isinstance(value, str) and str(cell)[:1] == "'" != value[:1]:
                prefixed.append(name)
            cells.append(_printable(cell))
        lines.append(csv_line([*cells, " ".join(prefixed)]))
    return "".join(lines)


def _printable(cell: Any) -> Any:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def atom_text(view: View, root: str, page: str, feed: str, key: str) -> str:
    """The view as a feed. ``root`` is the site's address without a slash at its end,
    ``page`` and ``feed`` are addresses on it, ``key`` never changes."""
    entries = view.feed()
    updated = max((entry.updated for entry in entries), default=_NEVER)
    return "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            '<feed xmlns="http://www.w3.org/2005/Atom">\n',
            f"<id>{_text(key)}</id>\n<title>{_text(view.title)}</title>\n",
            f"<updated>{_moment(updated)}</updated>\n",
            "<author><name>onrecord</name></author>\n",
            _link("self", "application/atom+xml", root + feed),
            _link("alternate", "text/html", root + page),
            *_entries(entries, root),
            "</feed>\n",
        ]
    )


def _entries(entries: Sequence[Entry], root: str) -> Iterable[str]:
    for entry in entries:
        yield f"<entry>\n<id>{_text(entry.key)}</id>\n"
        yield f"<title>{_text(entry.title)}</title>\n"
        yield f"<updated>{_moment(entry.updated)}</updated>\n"
        if entry.issued and entry.issued.year >= 1000:
            yield f"<published>{entry.issued.isoformat()}T00:00:00Z</published>\n"
        yield _link("alternate", "text/html", root + entry.href)
        if entry.author:
            yield f"<author><name>{_text(entry.author)}</name></author>\n"
        for category in entry.categories:
            yield f"<category term={_href(plain(category))}/>\n"
        if entry.summary:
            yield f"<summary>{_text(entry.summary)}</summary>\n"
        yield "</entry>\n"


def _link(rel: str, media: str, address: str) -> str:
    return f'<link rel="{rel}" type="{media}" href={_href(address)}/>\n'


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", plain(text)))


def _href(address: str) -> str:
    return quoteattr(_NOT_XML.sub("", address))
