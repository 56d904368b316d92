"""discover."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from onrecord.models import OnrecordError
from onrecord.terminal import say, show_json, table

if TYPE_CHECKING:
    from onrecord.collect.discover import Candidate, Discovery
    from onrecord.models import Capture

NAMED = 5
"""Archived addresses of a site that are named."""


@click.command()
@click.argument("url")
@click.option(
    "--from",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.warc.gz",
    help="Look in this archive instead of the network (repeatable).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the draft to this file.",
)
@click.option("--json", "as_json", is_flag=True, help="What was found, as JSON.")
def discover(
    url: str, files: tuple[Path, ...], output: Path | None, as_json: bool
) -> None:
    """Find a site's feeds, APIs and listings, and draft a card.

    Give the address of a ministry's front page or newsroom. Everything is tried by the
    readers that onrecord collects with. The draft is a file to fill in and to save in
    the folder `sources` of ONRECORD_HOME: no code is needed. At most some sixty pages
    are asked for, politely; set ONRECORD_CONTACT first.

    \b
    Examples:
      onrecord discover https://www.mfa.example/ -o xx_mfa.toml
      onrecord discover https://press.un.org/en/rss.xml --from un-press.warc.gz
    """
    from onrecord.collect.discover import discover as look
    from onrecord.collect.drafts import draft_of

    found = look(url, _archived(url, files) if files else _asked(url))
    best = found.candidates[0] if found.candidates else None
    if as_json:
        show_json(_as_json(found))
    else:
        _show(found)
    if best is None:
        raise click.ClickException(
            f"{url}: {len(found.tried)} addresses were tried, and none leads to items; "
            "try the address of its newsroom"
        )
    draft = draft_of(found, best)
    if output is not None:
        output.write_text(draft, "utf-8")
        say(f"The draft is in {output}.")
    elif not as_json:
        click.echo(draft)


def _archived(
    url: str, files: tuple[Path, ...]
) -> Callable[[list[str]], Mapping[str, Capture]]:
    """Answers from archive files: the newest capture of each address."""
    from onrecord.archive import iter_captures

    for path in files:
        if not path.is_file():
            raise OnrecordError(f"{path}: no such file; --from takes a WARC file")
    faults: list[object] = []
    read = iter_captures(list(files), on_fault=faults.append)
    held = {capture.url: capture for _, capture in read}
    for fault in faults:
        say(f"{fault}")
    if url not in held:
        raise OnrecordError(_not_held(url, held))
    return lambda urls: {url: held[url] for url in urls if url in held}


def _not_held(url: str, held: Collection[str]) -> str:
    """That an address is not archived, and which of its site's are: the shortest, which
    lead to most."""
    host = urlsplit(url).hostname
    own = sorted((u for u in held if urlsplit(u).hostname == host), key=len)
    if not own:
        return f"{url}: the archive holds no page of {host}"
    listed = ", ".join(own[:NAMED])
    rest = f" and {len(own) - NAMED:,} more" if len(own) > NAMED else ""
    return f"{url}: not in the archive, which holds {listed}{rest}"


def _asked(url: str) -> Callable[[list[str]], Mapping[str, Capture]]:
    """Fetch all that will be wanted into the archive, then answer from there."""
    from onrecord.collect import run as runs
    from onrecord.collect.looking_round import fetched, look_spider
    from onrecord.collect.reading import Window
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import connect, home

    folder = home()
    with opened() as conninfo:
        with progress() as bars:
            spiders = {"discover": look_spider(url)}
            summary = runs.collect_live(conninfo, folder, spiders, Window(), bars)
        for problem in summary.problems:
            say(problem)
        with connect(conninfo) as conn:
            held = fetched(conn, folder, "discover")
    return lambda urls: {url: held[url] for url in urls if url in held}


def _show(found: Discovery) -> None:
    site = found.site
    say(
        f"{site.title or site.url}: "
        f"{site.generator or 'no known system'}, "
        f"languages {' '.join(site.languages) or 'not declared'}"
    )
    rows = [
        (f"{c.confidence:.2f}", c.reader, f"{c.items}", f"{c.dated}", c.address)
        for c in found.candidates
    ]
    table(("confidence", "reader", "items", "dated", "address"), rows)
    for candidate in found.candidates[:1]:
        table(
            ("date", "words", "title"),
            [
                (
                    str(s.issued_on or "no date"),
                    str(s.words or ""),
                    s.title or s.address,
                )
                for s in candidate.samples
            ],
        )
    silent = [address for address, what in found.tried if what == "no answer"]
    if silent:
        say(f"{len(silent)} of {len(found.tried)} addresses gave no answer.")


def _as_json(found: Discovery) -> dict[str, object]:
    def candidate(one: Candidate) -> dict[str, object]:
        return {
            "reader": one.reader,
            "address": one.address,
            "confidence": one.confidence,
            "items": one.items,
            "dated": one.dated,
            "settings": dict(one.settings),
            "samples": [
                {
                    "title": s.title,
                    "address": s.address,
                    "issued_on": s.issued_on.isoformat() if s.issued_on else None,
                    "words": s.words,
                }
                for s in one.samples
            ],
        }

    return {
        "url": found.site.url,
        "title": found.site.title,
        "generator": found.site.generator,
        "languages": list(found.site.languages),
        "candidates": [candidate(one) for one in found.candidates],
        "tried": [{"address": a, "result": what} for a, what in found.tried],
    }
