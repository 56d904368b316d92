"""Rules that hold for every file: floors, docstrings, errors, length, cards."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord.spiders
from onrecord.spiders.base import SourceSpider

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ("onrecord", "spiders", "reports")
EVERYTHING = (*PROGRAM, "tests", "benchmarks", "training")

LONG = {
    "onrecord/annotate/citations.py": "one scanner, its cues and its rules of doubt",
    "onrecord/db/store.py": "one transaction: all that a batch of readings writes",
    "onrecord/symbols.py": "one grammar beside its table of forms",
    "onrecord/vocabularies/__init__.py": "one reader a table, and the look-ups in it",
    "spiders/base.py": "the contract of a source, whole",
    "spiders/articles.py": "the contract of an item's page, whole",
    "spiders/akoma_text.py": "one XML vocabulary: the walk over its text",
    "tests/test_actors.py": "a list of cases on one subject",
    "tests/test_real_record.py": "one record, collected once, and what must hold in it",
    "tests/test_live.py": "a server, its tricks and a list of cases on one subject",
    "tests/test_platforms.py": "a list of cases on one subject",
    "tests/test_record.py": "a list of cases on one subject",
    "tests/test_archive.py": "a list of cases on one subject",
    "tests/test_real_un.py": "a list of cases on one subject",
    "tests/test_server.py": "a list of cases on one subject",
}
"""File → why it may have more than 300 lines."""


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            is_link = folder == "onrecord" and file.relative_to(ROOT).parts[1] in (
                "spiders",
                "reports",
            )
            if not is_link and "pages" not in file.relative_to(ROOT).parts:
                yield file


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.checkout
def test_imports_go_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


@pytest.mark.checkout
def test_every_module_says_what_it_is_for() -> None:
    assert [
        name(file)
        for file in python_files(*EVERYTHING)
        if not ast.get_docstring(ast.parse(file.read_text()))
    ] == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Bare, ``Exception`` or ``BaseException``, unless it ends by raising again."""
    caught = (
        handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    )
    names = [node.id if isinstance(node, ast.Name) else None for node in caught]
    broad = handler.type is None or "Exception" in names or "BaseException" in names
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


@pytest.mark.checkout
def test_only_the_outermost_command_catches_every_error() -> None:
    assert [
        f"{name(file)}:{node.lineno}"
        for file in python_files(*PROGRAM)
        if name(file) != "onrecord/cli.py"
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ] == []


@pytest.mark.parametrize(
    ("clause", "everything"),
    [
        ("except Exception: pass", True),
        ("except (ValueError, Exception) as e: print(e)", True),
        ("except: pass", True),
        ("except BaseException: close(); raise", False),
        ("except (KeyError, ValueError): pass", False),
    ],
)
def test_a_broad_catch_is_recognised(clause: str, everything: bool) -> None:
    (tried,) = ast.parse(f"try: work()\n{clause}").body
    assert isinstance(tried, ast.Try)
    assert catches_everything(tried.handlers[0]) is everything


@pytest.mark.checkout
def test_long_files_have_a_reason() -> None:
    long = {
        name(file)
        for file in python_files(*EVERYTHING)
        if len(file.read_text().splitlines()) > 300
    }
    assert sorted(long - LONG.keys()) == [], "split by concept, or give a reason here"
    assert sorted(LONG.keys() - long) == [], "no longer long: take it off the list"


@pytest.mark.checkout
def test_no_room_is_called_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
    assert [
        name(file) for file in python_files(*EVERYTHING) if file.stem in empty
    ] == []


@pytest.mark.checkout
def test_the_data_model_names_every_table() -> None:
    migrations = sorted((ROOT / "onrecord" / "db" / "migrations").glob("*.sql"))
    statements = "\n".join(file.read_text() for file in migrations)
    tables = re.findall(r"^CREATE TABLE (\w+)", statements, flags=re.M)
    page = (ROOT / "docs" / "data-model.md").read_text()
    assert tables
    assert [table for table in tables if f"`{table}`" not in page] == []


def spiders_in(module: str) -> list[type[SourceSpider]]:
    loaded = importlib.import_module(f"onrecord.spiders.{module}")
    return [
        value
        for value in vars(loaded).values()
        if isinstance(value, type)
        and issubclass(value, SourceSpider)
        and value is not SourceSpider
        and value.__module__ == loaded.__name__
    ]


NO_SOURCES = {
    "barred": "cards alone",
    "declared": "sources that people declare in files",
    "discovery": "what an unknown site offers",
    "shapes": "how an unknown page lists its items",
    "un_missions": "one site for all missions, a card for each",
}
"""Modules of spiders/ that are not one source."""


def source_modules() -> list[str]:
    """Modules in spiders/ that have a spider, or that no other module there uses."""
    (folder,) = map(Path, onrecord.spiders.__path__)
    modules = {module.name for module in pkgutil.iter_modules([str(folder)])}
    used = set()
    for name in modules:
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.removeprefix("onrecord.spiders."))
                used.update(alias.name for alias in node.names)
    left = {name for name in modules if name not in used or spiders_in(name)}
    return sorted(left - NO_SOURCES.keys())


@pytest.mark.parametrize("source", source_modules())
def test_every_source_module_has_one_spider_and_its_card(source: str) -> None:
    (spider,) = spiders_in(source)
    spider.card.check()
    assert spider.card.name == source
    for page in spider.pages:
        assert page.route


SKIPPING = {
    "test_skips.py": "import pytest\ndef test_a(): pytest.skip('not here')\n",
    "test_fixture.py": (
        "import pytest\n"
        "@pytest.fixture\ndef missing(): pytest.skip('not here')\n"
        "def test_a(missing): pass\n"
    ),
    "test_file.py": "import pytest\npytest.skip('not here', allow_module_level=True)\n",
    "test_xfail.py": "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\n",
}


@pytest.mark.parametrize(
    ("forbid", "closing"),
    [("", "3 skipped, 1 xfailed in"), ("1", "1 failed, 1 xfailed, 2 errors in")],
)
def test_a_skip_is_a_failure_where_skips_are_forbidden(
    tmp_path: Path, forbid: str, closing: str
) -> None:
    for name in (
        "conftest.py",
        "browser.py",
        "databases.py",
        "ready_command.py",
        "timetable.py",
        "web_site.py",
    ):
        shutil.copy(Path(__file__).parent / name, tmp_path)
    for file, text in SKIPPING.items():
        (tmp_path / file).write_text(text)
    options = ["-p", "no:cacheprovider", "--continue-on-collection-errors"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, tmp_path],
        cwd=tmp_path,
        env=os.environ | {"ONRECORD_FORBID_SKIPS": forbid},
        capture_output=True,
        text=True,
        check=False,
    )
    assert closing in done.stdout
    assert (done.returncode == 0) is (not forbid)
