"""backfill: what other archives have captured of a source."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from onrecord.commands.collecting import chosen_sources, finish
from onrecord.commands.options import DAY, check_days
from onrecord.terminal import say

if TYPE_CHECKING:
    from onrecord.collect.services import Service

COMMON_CRAWL = "https://index.commoncrawl.org", "https://data.commoncrawl.org"
WAYBACK = "https://web.archive.org"


@click.command()
@click.argument("source")
@click.option(
    "--commoncrawl", "service", flag_value="commoncrawl", help="Common Crawl."
)
@click.option("--wayback", "service", flag_value="wayback", help="The Wayback Machine.")
@click.option("--since", type=DAY, help="Only captures of this day or later.")
@click.option("--until", type=DAY, help="Only captures of this day or earlier.")
@click.option("--limit", type=click.IntRange(1), help="Fetch at most N captures.")
@click.option(
    "--index",
    metavar="URL",
    help=f"Where the index is asked, if not at {COMMON_CRAWL[0]} or {WAYBACK}.",
)
@click.option(
    "--data",
    metavar="URL",
    help=f"Where Common Crawl's files are read, if not at {COMMON_CRAWL[1]}.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    metavar="SECONDS",
    help="Between two requests to one host: at least 1 for Common Crawl, 4 for the "
    "Wayback Machine, anything for an --index of your own.",
)
def backfill(
    source: str,
    service: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    index: str | None,
    data: str | None,
    delay: float | None,
) -> None:
    """Fetch what other archives captured of SOURCE, and read it.

    The index of captures is searched for the addresses that the source's pages read.
    Each capture is fetched by itself, kept with the time at which it was made and with
    where it was fetched, and read like a page of today. What is in the record already
    is not fetched, so that the same command goes on where it ended. Set
    ONRECORD_CONTACT so that the services can reach you.

    \b
    Examples:
      onrecord backfill un_press --commoncrawl --since 2016-01-01 --until 2018-12-31
      onrecord backfill gb_fcdo --wayback --until 2012-12-31 --limit 500
    """
    if service is None:
        raise click.UsageError("name the archive: --commoncrawl or --wayback")
    if data and service == "wayback":
        raise click.UsageError("--data is Common Crawl's; the Wayback Machine has none")
    for name, url in (("--index", index), ("--data", data)):
        _check_url(name, url)
    check_days(since, until)
    from onrecord.collect import backfill as backfills
    from onrecord.commands.running import progress
    from onrecord.commands.session import opened
    from onrecord.db.connect import home

    (spider,) = chosen_sources((source,), live=True).values()
    with ExitStack() as stack:
        chosen = _service(stack, service, index, data)
        if delay is not None:
            chosen.delay = delay if index else max(delay, chosen.delay)
        conninfo = stack.enter_context(opened())
        bars = stack.enter_context(progress())
        days = since, until
        summary, counts = backfills.backfill(
            conninfo, home(), spider, chosen, days, limit, bars
        )
    say(f"{source}: {counts}")
    finish(summary)


def _service(
    stack: ExitStack, name: str, index: str | None, data: str | None
) -> Service:
    from onrecord.collect.services import CommonCrawl, Wayback

    if name == "wayback":
        return Wayback(index or WAYBACK)
    import tempfile

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-"))
    scratch = Path(folder) / "range.warc.gz"
    default_index, default_data = COMMON_CRAWL
    return CommonCrawl(index or default_index, data or default_data, scratch)


def _check_url(option: str, url: str | None) -> None:
    try:
        parts = urlsplit(url or WAYBACK)
        known = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        known = None
    if not known or parts.query or parts.fragment or "@" in parts.netloc:
        raise click.UsageError(
            f"{option} {url!r} is no address of a service, such as {COMMON_CRAWL[0]}"
        )
