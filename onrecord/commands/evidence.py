"""archive show, quarantine, verify: what stands behind the record."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.terminal import say, show_json
from onrecord.text import visible

if TYPE_CHECKING:
    from onrecord.archive import Fault


@click.group()
def archive() -> None:
    """The archive: what the sites served, byte for byte."""


@archive.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("offset", type=click.IntRange(0))
@click.option(
    "--as-served",
    is_flag=True,
    help="The payload that the digest is of, without undoing its compression.",
)
def show(file: Path, offset: int, as_served: bool) -> None:
    """Print the page that stands at OFFSET in FILE.

    FILE is a name in the archive folder, as reports and `onrecord quarantine` give it,
    or a path. The headers go to stderr, the body to stdout.

    \b
    Examples:
      onrecord archive show onrecord-20250102T030405Z-1.warc.gz 4711 > page.html
      onrecord archive show --as-served FILE OFFSET | sha256sum
    """
    from onrecord.archive import Archive, read_member
    from onrecord.archive.responses import parse_response
    from onrecord.db.connect import home

    folder = home() / "archive"
    path = file if len(file.parts) > 1 or file.exists() else folder / file
    record = read_member(path, offset)
    capture = Archive(path.parent).read(path.name, offset)
    body = capture.body
    if as_served and record.type == "response":
        body = parse_response(record.block).payload
    say(f"{path} at byte {offset}, {record.length} bytes, as this record:")
    _show_headers(record.headers)
    say(f"HTTP {capture.status}")
    _show_headers(capture.headers)
    say(f"payload SHA-256 {capture.payload_sha256}; the body has {len(body)} bytes")
    if sys.stdout.isatty():
        _show_text(body)
    else:
        sys.stdout.buffer.write(body)


def _show_headers(headers: Iterable[tuple[str, str]]) -> None:
    for name, value in headers:
        say(f"  {name}: {value}")


def _show_text(body: bytes) -> None:
    """The body on a terminal, where its control characters must not arrive."""
    if b"\0" in body:
        say("The body is no text; send it to a file: onrecord archive show … > FILE")
        return
    for line in body.decode("utf-8", "replace").split("\n"):
        click.echo(visible(line))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The list as JSON on stdout.")
def quarantine(as_json: bool) -> None:
    """What could not be read, and why.

    Each with its address and its place in the archive.

    \b
    Examples:
      onrecord quarantine
      onrecord quarantine --json | jq -r '.[].url'
    """
    from onrecord.commands.session import record
    from onrecord.db import lookup

    with record() as conn:
        found = lookup.quarantine(conn)
    if as_json:
        show_json([asdict(one) for one in found])
        return
    for one in found:
        part = f" [{one.part}]" if one.part else ""
        click.echo(visible(f"{one.source}: {one.reason}: {one.detail}"))
        click.echo(visible(f"  {one.url}{part}"))
        click.echo(
            f"  onrecord archive show {visible(one.warc_file)} {one.warc_offset}"
        )
    say(f"{len(found)} in quarantine")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on stdout.")
def verify(as_json: bool) -> None:
    """Check every digest of the archive.

    Also that each record which the database points at is there, byte for byte.

    \b
    Example:
      onrecord verify
    """
    from onrecord.archive import Archive
    from onrecord.commands.session import record
    from onrecord.db import store
    from onrecord.db.connect import home

    faults: list[Fault] = []
    with record() as conn:
        known = {
            (file, offset): digest.hex()
            for file, offset, digest in conn.execute(store.SQL["archive digests"])
        }
        checked = Archive(home() / "archive").verify(faults.append, known)
    if as_json:
        show_json(asdict(checked) | {"faults": [asdict(fault) for fault in faults]})
    for fault in faults:
        say(f"fault: {fault}")
    say(
        f"{checked.records} records in {checked.files} files, {checked.compared} "
        f"compared with the database, {len(faults)} faults"
    )
    if faults:
        say(
            "What is damaged can be put back from a copy of the file, or collected "
            "again; the record itself is as it was."
        )
        sys.exit(1)
