"""doctor."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import click

from onrecord.terminal import say, show_json, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.collect.doctor import Diagnosis
    from onrecord.spiders.base import SourceCard, SourceSpider

NAMED = 12
"""Sources of one state that are named; the others are counted."""


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The verdicts as JSON on stdout.")
@click.option(
    "--live",
    is_flag=True,
    help="First try each source with one polite request, for a listing.",
)
def doctor(sources: tuple[str, ...], as_json: bool, live: bool) -> None:
    """How the SOURCES are, since when, and what to do.

    Healthy, quiet, broken, blocked or never tried: judged by the card of each, by its
    latest run and by its own history. Without SOURCES, all of them. Ends with 1 if a
    source is broken or blocked.

    \b
    Examples:
      onrecord doctor
      onrecord doctor un_press gb_fcdo --live
      onrecord doctor --json | jq '.[] | select(.state == "broken")'
    """
    from onrecord.collect.doctor import diagnose
    from onrecord.collect.sources import UnknownSource, all_cards, chosen_cards
    from onrecord.commands.session import opened
    from onrecord.db.connect import connect

    try:
        cards = {card.name: card for card in chosen_cards(sources)} or all_cards()
    except UnknownSource as error:
        raise click.UsageError(str(error)) from error
    with opened() as conninfo:
        if live:
            _ask(conninfo, cards)
        with connect(conninfo) as conn:
            found = diagnose(conn, cards, datetime.now(UTC))
    if as_json:
        show_json([_as_data(one, cards[one.name]) for one in found])
    else:
        _show(found, whole=bool(sources))
    if not all(one.verdict.is_well for one in found):
        sys.exit(1)


def _ask(conninfo: str, cards: Mapping[str, SourceCard]) -> None:
    """Try the sources that may be asked with one request each."""
    from onrecord.collect import run as runs
    from onrecord.collect.reading import Window
    from onrecord.collect.sources import live_sources
    from onrecord.commands.running import progress
    from onrecord.db.connect import home

    may_be_asked: dict[str, type[SourceSpider]] = live_sources()
    chosen = {
        name: trial_of(may_be_asked[name]) for name in cards if name in may_be_asked
    }
    left_out = sorted(cards.keys() - chosen.keys())
    if left_out:
        say(f"not asked, by their cards: {_names(left_out)}")
    if chosen:
        with progress() as bars:
            runs.collect_live(conninfo, home(), chosen, Window(limit=1), bars)


def trial_of(spider: type[SourceSpider]) -> type[SourceSpider]:
    """The source, asking for the first of its listings and nothing else.

    robots.txt comes before it where it is not known: a condition, not a try.
    """
    members = {
        "start_urls": spider.start_urls[:1],
        "is_trial": True,
        "__module__": spider.__module__,
    }
    return cast("type[SourceSpider]", type(spider.__name__, (spider,), members))


def _show(found: Sequence[Diagnosis], *, whole: bool) -> None:
    from onrecord.collect.doctor import counts

    summary = counts(found)
    click.echo(
        ", ".join(f"{n} {state.replace('_', ' ')}" for state, n in summary.items())
    )
    listed = set(summary) if whole else {"broken", "blocked", "quiet"}
    rows: list[tuple[str, str, str, str, str]] = []
    for one in found:
        if one.verdict.state in listed:
            rows += _lines(one)
    if rows:
        click.echo()
        table(("source", "state", "since", "what", "what to do"), rows)
    for state in summary:
        names = [one.name for one in found if one.verdict.state == state]
        if state not in listed:
            click.echo(f"\n{state.replace('_', ' ')}: {_names(names)}")
    noted = [
        one.name
        for one in found
        if one.verdict.state == "healthy" and one.verdict.problems
    ]
    if noted and not whole:
        click.echo(
            f"\nhealthy, with a remark (`onrecord doctor NAME`): {_names(noted)}"
        )


def _lines(one: Diagnosis) -> list[tuple[str, str, str, str, str]]:
    state = one.verdict.state.replace("_", " ")
    if not one.verdict.problems:
        return [(one.name, state, "", "", "")]
    lines = []
    for n, problem in enumerate(one.verdict.problems):
        what = problem.kind.replace("_", " ")
        if what == state:
            what = ""
        words = ": ".join(part for part in (what, problem.detail) if part)
        since = problem.since.isoformat() if problem.since else ""
        head = ("", "") if n else (one.name, state)
        lines.append((*head, since, words, problem.advice))
    return lines


def _names(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    listed = ", ".join(names[:NAMED])
    return f"{listed} and {rest} more" if rest > 0 else listed


def _as_data(one: Diagnosis, card: SourceCard) -> dict[str, Any]:
    first, last = one.covered or (None, None)
    return {
        "name": one.name,
        "actor": card.actor,
        "state": one.verdict.state,
        "since": one.verdict.since,
        "problems": [asdict(problem) for problem in one.verdict.problems],
        "last_run": one.last_run,
        "replayed": one.replayed,
        "covered_from": first,
        "covered_until": last,
    }
