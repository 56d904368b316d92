"""Every page under ``pages/`` is read as the file beside it says.

``pages/<source>/<name>.<ext>`` is a small page of ours in the structure of a real one.
``<name>.expected.json`` beside it holds its address, and what it must give: documents
and links with every field that is not empty, faults, and why it is passed over. It may
also state ``status`` and ``content_type``.

A new page: put ``{"url": "…"}`` into its expected file, run
``pytest tests/test_pages.py --write-expected``, and read what was written.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import onrecord.spiders
from onrecord.models import Capture, Reading
from onrecord.spiders.base import SourceSpider

PAGES = Path(__file__).parent / "pages"
FETCHED = datetime(2100, 1, 1, tzinfo=UTC)
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml",
    ".rss": "application/rss+xml; charset=utf-8",
}


def spiders() -> dict[str, type[SourceSpider]]:
    """Every source by its name."""
    found = {}
    for module in pkgutil.iter_modules(onrecord.spiders.__path__):
        loaded = importlib.import_module(f"onrecord.spiders.{module.name}")
        for value in vars(loaded).values():
            if (
                isinstance(value, type)
                and issubclass(value, SourceSpider)
                and value is not SourceSpider
                and value.__module__ == loaded.__name__
            ):
                found[value.card.name] = value
    return found


SPIDERS = spiders()
FILES = sorted(
    path
    for path in PAGES.glob("*/*")
    if path.is_file()
    and not path.name.endswith(".expected.json")
    and not path.name.startswith(".")
)


def without_empty(value: Any) -> Any:
    """A dataclass as JSON, without the fields that have their default."""
    match value:
        case date():
            return value.isoformat()
        case tuple() | list():
            return [without_empty(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return {
                field.name: without_empty(getattr(value, field.name))
                for field in dataclasses.fields(value)
                if getattr(value, field.name) != field.default
            }
    return value


def as_json(reading: Reading) -> dict[str, Any]:
    found: dict[str, Any] = {
        "documents": without_empty(reading.documents),
        "links": without_empty(reading.links),
        "faults": without_empty(reading.faults),
    }
    if reading.passed_over:
        found["passed_over"] = reading.passed_over
    for document in found["documents"]:
        if document["url"] == reading.capture.url:
            del document["url"]  # stated once, above
    return found


def differences(path: str, wanted: Any, found: Any) -> list[str]:
    """Every place where two JSON values differ, one line each."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [
            line
            for key in sorted(wanted.keys() | found.keys())
            for line in differences(
                f"{path}.{key}", wanted.get(key, "(absent)"), found.get(key, "(absent)")
            )
        ]
    if isinstance(wanted, list) and isinstance(found, list):
        lines = [
            line
            for index, pair in enumerate(zip(wanted, found, strict=False))
            for line in differences(f"{path}[{index}]", *pair)
        ]
        if len(wanted) != len(found):
            lines.append(f"{path}: {len(wanted)} wanted, {len(found)} found")
        return lines
    if wanted == found:
        return []
    return [f"{path}:\n  wanted {wanted!r}\n  found  {found!r}"]


@pytest.mark.parametrize(
    "name", sorted(n for n, s in SPIDERS.items() if s.card.standing != "unverified")
)
def test_every_source_has_pages_of_ours(name: str) -> None:
    """But for those whose selectors are hearsay until a first good run: a page made
    from them would prove nothing but itself."""
    assert any(path.parent.name == name for path in FILES), (
        f"tests/pages/{name} has no page: write one in the structure of a real page"
    )


def test_every_folder_of_pages_belongs_to_a_source() -> None:
    folders = {path.name for path in PAGES.iterdir() if path.is_dir()}
    assert folders <= SPIDERS.keys()


def test_every_expected_file_stands_beside_a_page() -> None:
    pages = {path.with_name(path.stem) for path in FILES}
    expected = {
        path.with_name(path.name.removesuffix(".expected.json"))
        for path in PAGES.glob("*/*.expected.json")
    }
    assert expected == pages


@pytest.mark.parametrize(
    "path", FILES, ids=[f"{path.parent.name}/{path.name}" for path in FILES]
)
def test_a_page_is_read_as_the_file_beside_it_says(
    path: Path, pytestconfig: pytest.Config
) -> None:
    beside = path.with_name(f"{path.stem}.expected.json")
    assert beside.exists(), f'write {{"url": "…"}} into {beside} first'
    expected: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8"))
    stated = {
        key: expected.pop(key)
        for key in ("url", "status", "content_type")
        if key in expected
    }
    content_type = stated.get("content_type", CONTENT_TYPES[path.suffix])
    capture = Capture(
        url=stated["url"],
        fetched_at=FETCHED,
        status=stated.get("status", 200),
        headers=(("Content-Type", content_type),),
        body=path.read_bytes(),
        payload_sha256="",
    )
    found = as_json(SPIDERS[path.parent.name].read(capture))
    if not expected and pytestconfig.getoption("--write-expected", default=False):
        written = json.dumps({**stated, **found}, ensure_ascii=False, indent=2)
        beside.write_text(written + "\n", encoding="utf-8")
        pytest.fail(f"{beside} is new: read it, correct it, and run again")
    problems = differences("", expected, found)
    assert not problems, "\n".join([f"{path} against {beside}", *problems])
