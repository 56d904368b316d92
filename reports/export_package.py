"""The papers of an export: data package, codebook, coverage, citation, notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from psycopg import Connection

from onrecord import __version__
from onrecord.db import export as held
from onrecord.reports import snapshots, wording
from onrecord.reports.export_lines import PREFIXED
from onrecord.reports.export_rows import Preparing, without_controls
from onrecord.reports.export_schema import Variable
from onrecord.reports.rendering import environment
from onrecord.reports.snapshots import Snapshot
from onrecord.reports.tables import write_csv

TITLE: Final = "Statements and votes on record"
_PREFIXED_ABOUT: Final = (
    "Columns of the row in which a ' was put before the text, so that no spreadsheet "
    "takes it for a formula; joined by blanks"
)


@dataclass(frozen=True, slots=True)
class Described:
    """What the papers tell."""

    snapshot: Snapshot
    as_of: datetime | None
    """When the record was last added to."""
    documents: int
    tables: tuple[Preparing, ...]
    formats: frozenset[str]


@dataclass(frozen=True, slots=True)
class VariableLine:
    """One variable of the codebook."""

    name: str
    type: str
    values: str
    missing: str
    about: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table of the codebook and the readme."""

    name: str
    rows: int
    about: str
    source: str
    key: str
    variables: tuple[VariableLine, ...]


def write_papers(conn: Connection[Any], folder: Path, found: Described) -> None:
    """Everything beside the data itself; the manifest comes after it."""
    _write_coverage(conn, folder / "COVERAGE.csv")
    lines = tuple(map(_table_line, found.tables))
    as_of = wording.moment(found.as_of)
    env = environment()
    for template, name in (
        ("export_codebook.md", "CODEBOOK.md"),
        ("export_readme.md", "README.md"),
    ):
        text = env.get_template(template).render(
            title=TITLE, snapshot=found.snapshot, as_of=as_of, tables=lines,
            documents=found.documents, formats=found.formats,
            choices=_choices(found.snapshot),
        )  # fmt: skip
        _write(folder / name, text)
    _write_citation(folder, found)
    _write_analysis(folder, found.snapshot.id)
    _write_package(folder, found)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _choices(snapshot: Snapshot) -> list[tuple[str, str]]:
    chosen = snapshot.selection
    return [
        (name, value)
        for name, value in (
            ("actors", ", ".join(chosen.actors)),
            ("topics", ", ".join(chosen.topics)),
            ("since", chosen.since.isoformat() if chosen.since else ""),
            ("until", chosen.until.isoformat() if chosen.until else ""),
        )
        if value
    ]


def _table_line(found: Preparing) -> TableLine:
    table = found.table
    return TableLine(
        table.name,
        found.rows,
        table.about,
        table.source,
        ", ".join(table.key),
        tuple(
            VariableLine(
                one.name,
                one.type,
                ", ".join(one.values),
                _share(missing, found.rows),
                one.about,
            )
            for one, missing in zip(table.variables, found.missing, strict=True)
        ),
    )


def _share(missing: int, rows: int) -> str:
    if not rows:
        return "no rows"
    if 0 < missing / rows < 0.0005:
        return "under 0.1 %"
    if 0.9995 <= missing / rows < 1:
        return "over 99.9 %"
    return f"{100 * missing / rows:.1f} %"


def _write_coverage(conn: Connection[Any], path: Path) -> None:
    """A row a source and month, from its first month in the record to its last one:
    also months of which nothing is known."""
    columns = (
        "source", "month", "documents", "days", "days_collected", "days_in_part",
        "days_failed", "days_with_samples_only", "days_not_collected",
    )  # fmt: skip
    write_csv(path, columns, _months(held.months(conn)))


def _months(rows: Sequence[tuple[Any, ...]]) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = []
    before: tuple[str, date] | None = None
    for printed, month, documents, *days in rows:
        source = without_controls(printed)
        if before and before[0] == source:
            gap = _following(before[1])
            while gap < month:
                found.append((source, f"{gap:%Y-%m}", 0, _days(gap), 0, 0, 0, 0,
                              _days(gap)))  # fmt: skip
                gap = _following(gap)
        unknown = _days(month) - sum(days)
        found.append(
            (source, f"{month:%Y-%m}", documents, _days(month), *days, unknown)
        )
        before = source, month
    return found


def _following(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _days(month: date) -> int:
    if (month.year, month.month) == (9999, 12):
        return 31
    return (_following(month) - month).days


def _write_citation(folder: Path, found: Described) -> None:
    day = found.as_of.date().isoformat() if found.as_of else ""
    id, version = found.snapshot.id, found.snapshot.program
    fields = {
        "cff-version": "1.2.0",
        "message": "Please cite the documents, and this export for the rest.",
        "title": f"{TITLE}: export of snapshot {id}",
        "type": "dataset",
        "authors": [{"name": "The onrecord contributors"}],
        "version": f"{version}, snapshot {id}",
    } | ({"date-released": day} if day else {})
    # A JSON value is a YAML value too.
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in fields.items()]
    _write(folder / "CITATION.cff", "".join(lines))
    _write(
        folder / "CITATION.txt",
        f"The onrecord contributors. {TITLE}: export of {found.documents} documents, "
        f"collected up to {wording.moment(found.as_of) or 'no capture yet'}. "
        f"onrecord {version}, snapshot {id}.\n",
    )


def _write_analysis(folder: Path, id: str) -> None:
    """One text twice: as a Quarto file, and its parts as the cells of a notebook."""
    text = (
        files("onrecord.reports")
        .joinpath("templates/export_analysis.qmd")
        .read_text("utf-8")
        .replace("SNAPSHOT", id)
    )
    _write(folder / "analysis.qmd", text)
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    cells = []
    for place, part in enumerate(re.split(r"^```\{python\}\n(.*?)^```\n", body,
                                          flags=re.DOTALL | re.MULTILINE)):  # fmt: skip
        if source := part.strip("\n"):
            is_code = place % 2 == 1
            cell: dict[str, Any] = {
                "cell_type": "code" if is_code else "markdown",
                "id": f"cell-{place}",
                "metadata": {},
                "source": source.splitlines(keepends=True),
            }
            cells.append(
                cell | ({"execution_count": None, "outputs": []} if is_code else {})
            )
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3", "language": "python", "name": "python3"
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }  # fmt: skip
    _write(
        folder / "analysis.ipynb", json.dumps(notebook, indent=1, ensure_ascii=False)
    )


def _write_package(folder: Path, found: Described) -> None:
    package = {
        "profile": "tabular-data-package",
        "name": "onrecord-export",
        "id": found.snapshot.id,
        "title": TITLE,
        "description": (
            "Official statements and recorded votes with their evidence; see README.md "
            "and CODEBOOK.md."
        ),
        "version": __version__,
        "resources": [_resource(folder, table) for table in found.tables],
    }
    _write(
        folder / "datapackage.json",
        json.dumps(package, indent=2, ensure_ascii=False) + "\n",
    )


def _resource(folder: Path, found: Preparing) -> dict[str, Any]:
    table = found.table
    path = folder / "data" / f"{table.name}.csv"
    fields = [_field(variable) for variable in table.variables]
    fields.append({"name": PREFIXED, "type": "string", "description": _PREFIXED_ABOUT})
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": other, "fields": [there]}}
            for own, other, there in table.refers
        ]
    return {
        "name": table.name.replace("_", "-"),
        "profile": "tabular-data-resource",
        "path": f"data/{path.name}",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{snapshots.digest(path)}",
        "schema": schema,
    }


def _field(variable: Variable) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": variable.name,
        "type": variable.type,
        "description": variable.about,
    }
    constraints: dict[str, Any] = {}
    if variable.required:
        constraints["required"] = True
    if variable.values:
        numbers = variable.type == "integer"
        constraints["enum"] = [int(v) if numbers else v for v in variable.values]
    if constraints:
        field["constraints"] = constraints
    return field
