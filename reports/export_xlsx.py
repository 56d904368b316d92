"""All tables as one workbook: a sheet a table, no cell of it a formula or a link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.reports.export_rows import Columns, moment, without_controls
from onrecord.reports.export_schema import Table, Variable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""UTF-16 units that a cell of Excel holds."""
MOST_ROWS: Final = 100_000
"""Of a table in the workbook; larger ones are left to the other formats, for a workbook
of a million rows takes ten times as long as all of them together (measured)."""
TRUNCATED: Final = "cells_truncated"
_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts a day too many before."""
_WIDTHS: Final = {"integer": 10, "number": 10, "boolean": 9, "date": 11, "datetime": 21}


class Workbook:
    """Written row by row; nothing of it stays in memory but the sheet's last row."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True, "strings_to_formulas": False,
                "strings_to_urls": False, "strings_to_numbers": False,
                "tmpdir": str(path.parent),
            },
        )  # fmt: skip
        # The day on which the file is made would make it another one each time.
        self._book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        self._bold = self._book.add_format({"bold": True})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._readme = self._book.add_worksheet("README")
        self._readme_row = 0
        self._sheets: dict[str, tuple[Worksheet, int]] = {}
        """Table → (its sheet, rows in it with the header)."""

    def about(self, lines: Sequence[Sequence[str]]) -> None:
        """Further rows of the README sheet, the first ones in bold."""
        if not self._readme_row:
            self._readme.set_column(0, 0, 24)
            self._readme.set_column(1, 1, 12)
            self._readme.set_column(2, 2, 90)
        for line in lines:
            for column, text in enumerate(line):
                style = self._bold if not self._readme_row else None
                self._readme.write_string(
                    self._readme_row, column, without_controls(text), style
                )
            self._readme_row += 1

    def write(self, table: Table, columns: Columns) -> None:
        """One batch of a table, typed as in the record; without rows the bare sheet."""
        sheet, row = self._sheets.get(table.name) or (self._sheet(table), 1)
        for cells in zip(*columns, strict=True):
            self._row(sheet, row, table.variables, cells)
            row += 1
        self._sheets[table.name] = sheet, row

    def _sheet(self, table: Table) -> Worksheet:
        sheet = self._book.add_worksheet(table.name)
        for place, variable in enumerate(table.variables):
            sheet.set_column(place, place, _width(variable))
        sheet.freeze_panes(1, 0)
        for place, title in enumerate((*table.names, TRUNCATED)):
            sheet.write_string(0, place, title, self._bold)
        return sheet

    def _row(
        self,
        sheet: Worksheet,
        row: int,
        variables: Sequence[Variable],
        cells: Sequence[Any],
    ) -> None:
        cut = []
        for place, value in enumerate(cells):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                text = _shortened(value) if len(value) * 2 > LONGEST else value
                if len(text) < len(value):
                    cut.append(variables[place].name)
                if not text.isprintable():
                    text = _plain(text)
                sheet.write_string(row, place, text)
            elif isinstance(value, bool):
                sheet.write_boolean(row, place, value)
            elif isinstance(value, datetime):
                sheet.write_string(row, place, moment(value))
            elif isinstance(value, date):
                if value >= _FIRST_DAY:
                    at = datetime(value.year, value.month, value.day)  # noqa: DTZ001
                    sheet.write_datetime(row, place, at, self._day)
                else:
                    sheet.write_string(row, place, value.isoformat())
            else:
                sheet.write_number(row, place, value)
        if cut:
            sheet.write_string(row, len(cells), " ".join(cut))

    def close(self) -> None:
        """Raises OSError where there is no room."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            why = error.args[0] if error.args else None
            raise why if isinstance(why, OSError) else OSError(str(error)) from error


def _width(variable: Variable) -> int:
    if variable.type in _WIDTHS:
        return _WIDTHS[variable.type]
    return 60 if variable.name in ("text", "title", "action", "content") else 22


def _plain(text: str) -> str:
    """Without control characters; a cell's line ends are line feeds."""
    return without_controls(text).replace("\r\n", "\n").replace("\r", "\n")


def _shortened(text: str) -> str:
    units = text[:LONGEST].encode("utf-16-le", "replace")
    if len(text) <= LONGEST and len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * LONGEST].decode("utf-16-le", "ignore")  # half a letter goes
