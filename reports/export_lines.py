"""Tables as CSV and as JSON lines, a batch at a time.

Both are made column by column: asking once whether a whole column needs care costs a
fraction of asking for each cell, and of the writers of the standard library (measured).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
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
        header = ",".join((*table.names, PREFIXED))
        self._file.write(f"\ufeff{header}\r\n".encode())

    def write(self, columns: Columns) -> None:
        """One batch, typed as in the record; not an empty one."""
        cells: Columns = []
        for variable, column in zip(
            self.table.variables, as_text(self.table, columns), strict=True
        ):
            if variable.type == "boolean":
                column = [_BOOLEANS[value] for value in column]
            elif variable.type in ("integer", "number"):
                column = ["" if value is None else str(value) for value in column]
            elif None in column:
                column = [value or "" for value in column]
            cells.append(column)
        data = self._lines(cells)
        if has_controls(data):
            data = self._lines([list(map(without_controls, one)) for one in cells])
        self._file.write(data)

    def _lines(self, cells: Columns) -> bytes:
        quoted = map(_quoted, self._guarded(cells))
        lines = map(",".join, zip(*quoted, strict=True))
        return ("\r\n".join(lines) + "\r\n").encode("utf-8", "replace")

    def _guarded(self, columns: Columns) -> Iterable[Sequence[str]]:
        notes = [""] * len(columns[0])
        for variable, column in zip(self.table.variables, columns, strict=True):
            if variable.type == "string" and not SUSPECT.isdisjoint(
                {value[:1] for value in column}
            ):
                column = list(column)
                for row, value in enumerate(column):
                    if starts_formula(value):
                        column[row] = f"'{value}"
                        notes[row] = f"{notes[row]} {variable.name}".lstrip()
            yield column
        yield notes

    def close(self) -> None:
        self._file.close()


def _quoted(column: Sequence[str]) -> Sequence[str]:
    """A column as it stands between commas; an empty cell is never quoted."""
    whole = "".join(column)
    if not any(char in whole for char in '",\r\n'):
        return column
    if '"' in whole:
        column = [value.replace('"', '""') for value in column]
    return [value and f'"{value}"' for value in column]


_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_JSON_BOOLEANS: Final = {True: "true", False: "false", None: "null"}
_BELOW_BLANK: Final = bytes(range(0x20))


class JsonLinesTable:
    """One object a line, exact: control characters are escaped, nothing is guarded."""

    def __init__(self, table: Table, path: Path) -> None:
        self.table = table
        self._file = path.open("wb")
        self._line = "{" + ", ".join(f'"{name}": %s' for name in table.names) + "}"

    def write(self, columns: Columns) -> None:
        """One batch, typed as in the record; not an empty one."""
        cells = [
            _JSON[variable.type](column)
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


def _json_booleans(column: Sequence[bool | None]) -> Sequence[str]:
    return [_JSON_BOOLEANS[value] for value in column]


def _json_numbers(column: Sequence[float | None]) -> Sequence[str]:
    return ["null" if value is None else repr(value) for value in column]


def _json_texts(column: Sequence[str]) -> Sequence[str]:
    whole = "".join(column)
    data = whole.encode("utf-8", "replace")
    if "\\" in whole or len(data.translate(None, _BELOW_BLANK)) != len(data):
        return list(map(encode_basestring, column))
    if '"' in whole:
        column = [value.replace('"', '\\"') for value in column]
    return [f'"{value}"' for value in column]


def _json_days(column: Sequence[str | None]) -> Sequence[str]:
    return ["null" if value is None else f'"{value}"' for value in column]


_JSON: Final[dict[str, Callable[[Sequence[Any]], Sequence[str]]]] = {
    "string": _json_texts,
    "integer": _json_numbers,
    "number": _json_numbers,
    "boolean": _json_booleans,
    "date": _json_days,
    "datetime": _json_days,
}
