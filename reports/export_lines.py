"""Tables as CSV and as JSON lines, a batch at a time.

Both are made column by column: a check of a whole column costs a tenth of a check of
each cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any, Final

from onrecord.reports.export_rows import (
    Columns,
    as_text,
    has_controls,
    without_controls,
)
from onrecord.reports.export_schema import Table
from onrecord.reports.tables import SUSPECT, starts_formula

PREFIXED: Final = "text_prefixed"
_BOOLEANS: Final = {True: "true", False: "false", None: ""}


class CsvTable:
    """RFC 4180 in UTF-8 with a byte order mark, safe to open in a spreadsheet.

    The last column names the columns of the row in which a ``'`` was put before the
    text. Control characters other than tabs and line ends are left out.
    """

    def __init__(self, table: Table, path: Path) -> None:
        self.table = table
        self._file = path.open("wb")
        self._file.write(b"\xef\xbb\xbf" + _csv([(*table.names, PREFIXED)]))

    def write(self, columns: Columns) -> None:
        """One batch, typed as in the record."""
        cells = [
            [_BOOLEANS[value] for value in column]
            if variable.type == "boolean"
            else column
            for variable, column in zip(
                self.table.variables, as_text(self.table, columns), strict=True
            )
        ]
        data = _csv(zip(*self._guarded(cells), strict=True))
        if has_controls(data):
            cells = [_each(without_controls, column) for column in cells]
            data = _csv(zip(*self._guarded(cells), strict=True))
        self._file.write(data)

    def _guarded(self, columns: Sequence[Sequence[Any]]) -> Columns:
        found = list(columns)
        notes: list[str] = [""] * len(columns[0])
        for place, variable in enumerate(self.table.variables):
            if variable.type != "string":
                continue
            column = found[place]
            if SUSPECT.isdisjoint({value[:1] for value in column if value}):
                continue
            guarded = list(column)
            for row, value in enumerate(column):
                if value and starts_formula(value):
                    guarded[row] = f"'{value}"
                    notes[row] = f"{notes[row]} {variable.name}".lstrip()
            found[place] = guarded
        return [*found, notes]

    def close(self) -> None:
        self._file.close()


def _csv(rows: Any) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _each(change: Callable[[str], str], column: Sequence[Any]) -> Sequence[Any]:
    return [change(value) if isinstance(value, str) else value for value in column]


_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_JSON_BOOLEANS: Final = {True: "true", False: "false", None: "null"}


class JsonLinesTable:
    """One object a line, exact: control characters are escaped, nothing is guarded."""

    def __init__(self, table: Table, path: Path) -> None:
        self.table = table
        self._file = path.open("wb")
        self._line = "{" + ", ".join(f'"{name}": %s' for name in table.names) + "}"

    def write(self, columns: Columns) -> None:
        """One batch, typed as in the record."""
        cells = [
            _json(variable.type, column)
            for variable, column in zip(
                self.table.variables, as_text(self.table, columns), strict=True
            )
        ]
        lines = map(self._line.__mod__, zip(*cells, strict=True))
        text = "\n".join(lines) + "\n"
        data = text.encode("utf-8", "replace")
        if has_controls(data):
            escaped = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
            data = escaped.encode("utf-8", "replace")
        self._file.write(data)

    def close(self) -> None:
        self._file.close()


def _json(type: str, column: Sequence[Any]) -> Sequence[str]:
    if type == "boolean":
        return [_JSON_BOOLEANS[value] for value in column]
    if type in ("integer", "number"):
        return ["null" if value is None else repr(value) for value in column]
    if None in column:
        return [
            "null" if value is None else encode_basestring(value) for value in column
        ]
    return list(map(encode_basestring, column))
