"""Bad input through the real command: one clear message, code 1, and nothing lost."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.archive import Exchange, Fault, read_members, write_archive
from onrecord.db import record_lines
from onrecord.db.connect import connect
from onrecord.demo import press

DEMO = Path(str(files("onrecord.demo").joinpath("demo.warc.gz")))
LATER = datetime(2027, 1, 1, tzinfo=UTC)
Command = Callable[..., subprocess.CompletedProcess[str]]
Digest = Callable[[str], str]


def refuse(fault: Fault) -> None:
    pytest.fail(str(fault))


def statements(conninfo: str) -> list[bytes]:
    """The export without the book of what was fetched: what the record says."""
    with connect(conninfo) as conn:
        conn.autocommit = True
        lines = b"".join(record_lines.export(conn)).splitlines(keepends=True)
    return [line for line in lines if json.loads(line)["row"] != "capture"]


def changed(path: Path, ending: str, change: Callable[[bytes], bytes]) -> str:
    """An archive in which the demo's page of that address was fetched once more.

    Beside it stands a release that is not in the demo and has nothing wrong with it.
    Returns the page's address.
    """
    captures = [r.capture() for r in read_members(DEMO, refuse) if r.is_capture]
    [page] = [c for c in captures if c.url.endswith(ending)]
    body = change(page.body)
    assert body != page.body
    kind = (("Content-Type", page.media_type),)
    [good] = [c for c in captures if c.url.endswith("/sgsm21981.doc.htm")]
    html = (("Content-Type", "text/html; charset=utf-8"),)
    other = good.url.replace("sgsm21981", "sgsm99999")
    write_archive(
        path,
        [
            Exchange(page.url, LATER, 200, kind, body),
            Exchange(other, LATER, 200, html, good.body.replace(b"21981", b"99999")),
        ],
    )
    return page.url


def cut(body: bytes) -> bytes:
    return body[: len(body) // 2]


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda body: body.replace(old, new)


def instead(new: str) -> Callable[[bytes], bytes]:
    return lambda _: new.encode()


@pytest.mark.parametrize(
    ("ending", "change", "reason", "detail"),
    [
        ("/blog/sc16225", instead(press.CHALLENGE), "challenge_page", "Just a moment"),
        ("/en/rss.xml", instead("<rss version='2.0'/>"), "empty_feed", "entry"),
        ("/en/rss.xml", instead(""), "empty_feed", "0 bytes"),
        ("S_RES_2712-2322427A.xml", cut, "malformed_xml", "line"),
        ("SPEECH/25/2053&language=en", cut, "malformed_json", "line 1 column"),
        ("data_extract/2023.json", cut, "malformed_json", "line"),
        ("data_extract/2023.json", replaced(b"MALTA", b"MALTB"), "unknown_actor",
         "MALTB"),
        ("S_RES_2728_E.xml", replaced(b'"abstaining"', b'"demurring"'),
         "unknown_vote_word", "demurring"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_named_and_the_others_are_kept(
    filled: str, onrecord: Command, tmp_path: Path, ending: str,
    change: Callable[[bytes], bytes], reason: str, detail: str,
) -> None:  # fmt: skip
    url = changed(tmp_path / "bad.warc.gz", ending, change)
    before = statements(filled)
    done = onrecord(filled, "collect", "--from", "bad.warc.gz")
    assert done.returncode == 1
    [line, *_] = [x for x in done.stderr.splitlines() if x.startswith("quarantine: ")]
    assert url in line
    assert reason in line
    assert detail in line
    after = statements(filled)
    assert any(b"SG/SM/99999" in line for line in after), "the good page is kept"
    assert set(before) <= set(after), "what was read before is kept"


def truncated(path: Path) -> str:
    path.write_bytes(DEMO.read_bytes()[:100_000])
    return "truncated"


def flipped(path: Path) -> str:
    captures = [r for r in read_members(DEMO, refuse) if r.is_capture]
    target = captures[len(captures) // 2]
    data = bytearray(DEMO.read_bytes())
    data[target.offset + target.length // 2] ^= 0xFF
    path.write_bytes(data)
    return f"at byte {target.offset}"


def not_a_warc(path: Path) -> str:
    path.write_bytes(b"PK\x03\x04 this is another kind of file \x1b[31m" * 50)
    return "bad_warc"


def empty(path: Path) -> str:
    path.touch()
    return "the file is empty"


def folder(path: Path) -> str:
    path.mkdir()
    return "not a file"


def missing(path: Path) -> str:
    return "no such file"


def of_others(path: Path) -> str:
    write_archive(path, [Exchange("https://example.org/", LATER, 200, (), b"hello")])
    return "nothing in it is of the sources"


@pytest.mark.parametrize(
    "make", [truncated, flipped, not_a_warc, empty, folder, missing, of_others]
)
def test_a_damaged_archive_is_named_and_changes_nothing(
    filled: str,
    onrecord: Command,
    digest: Digest,
    tmp_path: Path,
    make: Callable[[Path], str],
) -> None:
    path = tmp_path / "damaged.warc.gz"
    reason = make(path)
    before = digest(filled)
    done = onrecord(filled, "collect", "--from", path)
    assert done.returncode == 1
    [line] = [x for x in done.stderr.splitlines() if str(path) in x]
    assert reason in line
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(filled) == before


def test_damage_inside_the_own_archive_is_found_and_named(
    filled: str, onrecord: Command, digest: Digest, tmp_path: Path
) -> None:
    [path] = (tmp_path / "home" / "archive").glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    before = digest(filled)
    for command in ("verify", "reread"):
        done = onrecord(filled, command)
        assert done.returncode == 1
        assert str(path) in done.stderr
    assert digest(filled) == before
