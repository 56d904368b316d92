"""status, sources, search, export, verify."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from onrecord import vocabularies
from onrecord.archive import Archive, Fault
from onrecord.collect.sources import all_sources
from onrecord.commands.session import DAY, actor_id, record, topic_id
from onrecord.db import lookup, store
from onrecord.db.connect import home
from onrecord.terminal import say, show_hits, table


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def status(as_json: bool) -> None:
    """What the record holds."""
    with record() as conn:
        held = lookup.status(conn)
    if as_json:
        click.echo(json.dumps(held, ensure_ascii=False, indent=2))
        return
    rows = [(kind, n) for kind, n in held["documents"].items()]
    table(("documents", ""), rows or [("none yet: try `onrecord demo`", 0)])
    table(
        ("source", "language", "files"),
        [
            (s, lang, n)
            for s, langs in held["files"].items()
            for lang, n in langs.items()
        ],
    )
    numbers = (
        "ballots",
        "citations",
        "sponsors",
        "captures",
        "discrepancies",
        "unread",
    )
    parts = [(name, held[name]) for name in numbers]
    parts += [(f"{kind} paragraphs", n) for kind, n in held["paragraphs"].items()]
    parts += [(f"quarantine: {why}", n) for why, n in held["quarantine"].items()]
    table(("", ""), parts)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The cards as JSON on stdout.")
def sources(as_json: bool) -> None:
    """The sources there are, with their cards."""
    cards = [asdict(spider.card) for spider in all_sources().values()]
    if as_json:
        click.echo(json.dumps(cards, ensure_ascii=False, indent=2, default=str))
        return
    columns = ("name", "actor", "publisher", "languages", "since")
    table(
        columns,
        [
            (c["name"], c["actor"], c["publisher"], " ".join(c["languages"]),
             c["first_date"].year)
            for c in cards
        ],
    )  # fmt: skip


@click.command()
@click.argument("query", default="")
@click.option("--actor", default="", help="Issued, spoken or sponsored by this actor.")
@click.option("--topic", default="", help="A topic's label or id.")
@click.option("--body", default="", help="Adopting body, e.g. ORG:UN:SC.")
@click.option("--kind", default="", help="e.g. resolution, remarks.")
@click.option("--since", type=DAY, help="This day or later.")
@click.option("--until", type=DAY, help="This day or earlier.")
@click.option("--lang", default="", help="Only texts in this language, e.g. fr.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The hits as JSON on stdout.")
def search(query: str, actor: str, topic: str, body: str, kind: str,
           since: date | None, until: date | None, lang: str, limit: int,
           as_json: bool) -> None:  # fmt: skip
    """Find documents by words, symbol or filters, newest first."""
    with record() as conn:
        found = lookup.search(
            conn,
            lookup.Query(
                query, actor_id(actor), topic_id(conn, topic), actor_id(body),
                kind, since, until, lang, limit,
            ),
        )  # fmt: skip
    if as_json:
        hits = [asdict(hit) for hit in found]
        click.echo(json.dumps(hits, ensure_ascii=False, indent=2, default=str))
        return
    names = {a.id: a.name() for a in vocabularies.actors().values()}
    show_hits(found, names)
    say(f"{len(found)} found" + (" (more may exist)" if len(found) == limit else ""))


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The export file."
)
@click.option("--digest", is_flag=True, help="Only the digest.")
def export(output: Path | None, digest: bool) -> None:
    """The whole record as JSON lines in a fixed order, and their SHA-256.

    Two records of the same evidence give the same digest.
    """
    if not digest and output is None:
        raise click.UsageError("name a file with -o, or ask for the --digest alone")
    with record() as conn:
        if output is None:
            total = lookup.export_digest(conn)
        else:
            part = output.with_name(output.name + ".part")
            with part.open("w", encoding="utf-8") as file:
                total = lookup.export_digest(conn, lambda line: file.write(line + "\n"))
            part.replace(output)
    click.echo(total)


@click.command()
def verify() -> None:
    """Check every digest of the archive, also against what the database knows."""
    faults: list[Fault] = []
    with record() as conn:
        known = {
            (file, offset): digest.hex()
            for file, offset, digest in conn.execute(store.SQL["archive digests"])
        }
        checked = Archive(home() / "archive").verify(faults.append, known)
    for fault in faults:
        say(f"fault: {fault}")
    say(
        f"{checked.records} records in {checked.files} files, {checked.compared} "
        f"compared with the database, {len(faults)} faults"
    )
    if faults:
        sys.exit(1)
