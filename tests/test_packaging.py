"""What is installed: one import package from three folders, complete, and pinned."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import files, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

BUILT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*.egg-info", "build", "dist", ".*_cache", ".hypo*"
)


def setting(path: str) -> Any:
    """What pyproject.toml says under a dotted name."""
    value: Any = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for name in path.split("."):
        value = value[name]
    return value


def package_files() -> Iterator[tuple[Path, str]]:
    """(file, name in the wheel) of everything in the three folders."""
    for folder, package in [
        (ROOT / "onrecord", "onrecord"),
        (ROOT / "spiders", "onrecord/spiders"),
        (ROOT / "reports", "onrecord/reports"),
    ]:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder)
            is_link = folder.name == "onrecord" and name.parts[0] in (
                "spiders",
                "reports",
            )
            if file.is_file() and "__pycache__" not in name.parts and not is_link:
                yield file, f"{package}/{name.as_posix()}"


def repository_files() -> list[Path]:
    """The files that are, or would be, committed; all files where git is not there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode == 0:
        found = {ROOT / name for name in listed.stdout.split("\0") if name}
    else:
        found = {
            path
            for top in ROOT.iterdir()
            if not BUILT(str(ROOT), [top.name]) and top.name != "demo"
            for path in [top, *top.rglob("*")]
            if "__pycache__" not in path.parts
        }
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from a copy: building leaves files behind."""
    copy = tmp_path_factory.mktemp("wheel") / "copy"
    shutil.copytree(
        ROOT,
        copy,
        symlinks=True,
        ignore=lambda folder, names: (
            {*BUILT(folder, names)} | ({"demo"} if Path(folder) == ROOT else set())
        ),
    )
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "-w", copy / "dist", copy],
        check=True,
    )
    (built,) = (copy / "dist").glob("*.whl")
    return built


@pytest.mark.checkout
def test_every_package_folder_is_listed() -> None:
    on_disk = {
        str(Path(name).parent).replace("/", ".")
        for _, name in package_files()
        if name.endswith("/__init__.py")
    }
    assert setting("tool.setuptools.packages") == sorted(on_disk)


@pytest.mark.checkout
def test_every_folder_with_modules_is_a_package() -> None:
    folders = {file.parent for file, _ in package_files() if file.suffix == ".py"}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.checkout
def test_the_wheel_holds_every_file_of_the_three_folders_and_nothing_else(
    wheel: Path,
) -> None:
    inside = {
        name
        for name in zipfile.ZipFile(wheel).namelist()
        if ".dist-info/" not in name and not name.endswith("/")
    }
    expected = {name for _, name in package_files()}
    assert sorted(expected - inside) == [], "add it to package-data in pyproject.toml"
    assert sorted(inside - expected) == [], "not in the repository"


@pytest.mark.checkout
def test_the_wheel_puts_one_name_into_the_import_namespace(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"onrecord"}


@pytest.mark.checkout
@pytest.mark.parametrize(
    "pattern",
    [
        r"onrecord/py\.typed",
        r"onrecord/db/queries\.sql",
        r"onrecord/db/migrations/0001_initial\.sql",
        r"onrecord/vocabularies/\w+\.csv",
        r"onrecord/demo/[\w-]+\.warc\.gz",
        r"onrecord/reports/templates/base\.html",
        r"onrecord/reports/static/\w+\.css",
    ],
)
def test_the_wheel_holds_what_the_program_reads_at_run_time(
    wheel: Path, pattern: str
) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(re.fullmatch(pattern, name) for name in names)


def test_no_package_of_ours_is_installed_under_a_general_name() -> None:
    owners = packages_distributions()
    assert set(owners["onrecord"]) == {"onrecord"}
    assert "onrecord" not in [
        *owners.get("spiders", []),
        *owners.get("reports", []),
        *owners.get("tests", []),
    ]


def test_the_installed_command_is_ours() -> None:
    scripts = [file for file in files("onrecord") or [] if file.name == "onrecord"]
    assert len(scripts) == 1
    assert "from onrecord.cli import main" in scripts[0].read_text()


@pytest.mark.checkout
@pytest.mark.parametrize("name", ["spiders", "reports"])
def test_the_links_for_editors_are_relative(name: str) -> None:
    link = ROOT / "onrecord" / name
    assert link.is_symlink()
    assert link.readlink() == Path("..") / name


def pinned() -> dict[str, str]:
    """Canonical name → its whole entry in constraints.txt."""
    text = (ROOT / "constraints.txt").read_text()
    entries = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    found: dict[str, str] = {}
    for entry in filter(None, (entry.strip() for entry in entries)):
        name = re.match(r"[\w.-]+", entry)
        assert name, f"constraints.txt: {entry[:60]!r} is not a requirement"
        found[canonicalize_name(name[0])] = entry
    return found


@pytest.mark.checkout
def test_every_pin_is_exact_and_has_a_hash() -> None:
    exact = re.compile(r"[\w.-]+==[^\s;]+( *; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [e[:60] for e in pinned().values() if not exact.fullmatch(e)] == []


@pytest.mark.checkout
def test_everything_the_project_asks_for_is_pinned() -> None:
    asked = [
        *setting("project.dependencies"),
        *setting("dependency-groups.dev"),
        *setting("build-system.requires"),
    ]
    entries = pinned()
    for requirement in map(Requirement, asked):
        entry = entries.get(canonicalize_name(requirement.name), "")
        version = re.search(r"==([^\s;]+)", entry)
        assert version, f"{requirement.name} is not in constraints.txt"
        assert requirement.specifier.contains(version[1]), (
            f"{requirement}: {entry[:60]}"
        )


# The brackets keep this file from naming what it looks for.
UNWANTED = re.compile(
    r"py[p]i\.org|python[h]osted|npm[j]s\.|[r]egistry\.yarn|deb[.]d[e]bian"
    r"|[c]rates\.io|ana[c]onda\.org|index[-]url|proxy[.]golang"
    # A path of one machine, not a part of an address or of a longer path.
    r"|(?<![\w.:/~$}>*-])/(?:w[o]rk|r[o]ot|h[o]me|U[s]ers|t[m]p)/\w|[A-Z]:\\U[s]ers"
)


def text_of(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".gz":
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


@pytest.mark.checkout
def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in repository_files()
        for match in UNWANTED.finditer(text_of(file))
    ]
    assert found == []


def test_the_search_finds_what_it_looks_for() -> None:
    host = "py" + "pi.org"
    for path in ("/ro" + "ot/x", "see /wo" + "rk/main", '"/ho' + 'me/ann/x"'):
        assert UNWANTED.search(path), path
    assert UNWANTED.search(f"https://{host}/simple")
    for harmless in ("https://a.example/home/x", "../root/x", "~/tmp/x", "$X/work/y"):
        assert not UNWANTED.search(harmless), harmless
