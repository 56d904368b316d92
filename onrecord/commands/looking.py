"""status, sources, search."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.options import DAY, KIND, LANGUAGE, check_days
from onrecord.terminal import say, show_hits, show_json, split_marks, table

if TYPE_CHECKING:
    from onrecord.db.lookup import Hit
    from onrecord.spiders.base import SourceCard


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def status(as_json: bool) -> None:
    """What the record holds, and how the latest runs ended.

    \b
    Examples:
      onrecord status
      onrecord status --json | jq .documents
    """
    from onrecord.commands.session import is_empty, record
    from onrecord.db import holdings

    with record() as conn:
        held = holdings.status(conn)
        if as_json:
            show_json(held)
            return
        if is_empty(conn) and not held["captures"]:
            return
    documents = [(kind.replace("_", " "), n) for kind, n in held["documents"].items()]
    table(("documents", ""), [*documents, ("in all", sum(n for _, n in documents))])
    click.echo()
    files = [
        (source, language, n)
        for source, languages in held["files"].items()
        for language, n in languages.items()
    ]
    table(("source", "language", "files"), files)
    click.echo()
    parts = [(f"{kind} paragraphs", n) for kind, n in held["paragraphs"].items()]
    for name in ("ballots", "citations", "sponsors", "captures", "discrepancies"):
        parts.append((name, held[name]))
    parts += [(f"quarantine: {why}", n) for why, n in held["quarantine"].items()]
    for name, meaning in (
        ("unread", "captures not read yet"),
        ("stale", "documents not merged yet"),
        ("not_searchable", "texts not searchable yet"),
    ):
        if held[name]:
            parts.append((meaning, held[name]))
    table(("held", ""), parts)
    click.echo()
    runs = [
        (run["started_at"][:16].replace("T", " "), run["command"], run["state"],
         run["message"])
        for run in held["runs"][:5]
    ]  # fmt: skip
    table(("latest runs (UTC)", "", "", ""), runs)


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="The cards as JSON on stdout.")
def sources(names: tuple[str, ...], as_json: bool) -> None:
    """The sources there are; with SOURCE, everything its card says.

    \b
    Examples:
      onrecord sources
      onrecord sources gb_fcdo
      onrecord sources --json | jq '.[] | select(.state == "barred") | .why_not'
    """
    from onrecord.collect.sources import UnknownSource, all_cards, chosen_cards

    try:
        cards = chosen_cards(names or all_cards())
    except UnknownSource as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        show_json([as_row(card) for card in cards])
        return
    if names:
        for card in cards:
            row = as_row(card)
            without = {name for name in ("whole_until", "ends") if row[name] is None}
            row["must_have"] = row["must_have"] or "none: left to the reader"
            rows = [(k, _shown(v)) for k, v in row.items() if k not in without]
            table(("", card.name), rows)
        return
    columns = ("name", "actor", "publisher", "platform", "languages", "state")
    found = [as_row(card) for card in cards]
    table(columns, [tuple(_shown(row[name]) for name in columns) for row in found])
    states = {card.actor for card in cards if len(card.actor) == 3}
    platforms = {card.platform for card in cards if card.standing != "barred"}
    standing = Counter(card.standing for card in cards)
    say(
        f"{len(cards)} sources ("
        + ", ".join(f"{n} {name}" for name, n in standing.most_common())
        + f") of {len(states)} states and {len({c.actor for c in cards} - states)} "
        f"bodies, on {len(platforms)} platforms"
    )


def as_row(card: SourceCard) -> dict[str, Any]:
    """A card as the table of sources gives it; ``state`` is its standing."""
    from onrecord.collect.sources import told_by_pages

    row = asdict(told_by_pages(card))
    state = row.pop("standing")
    first = ("name", "actor", "publisher", "platform", "languages", "kinds")
    return {
        **{name: row.pop(name) for name in first},
        "state": state,
        **{name: _iso(row.pop(name)) for name in ("first_date", "whole_until", "ends")},
        **row,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _shown(value: Any) -> str:
    match value:
        case list() | tuple():
            return " ".join(map(str, value))
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
    return str(value)


@click.command()
@click.argument("query", default="")
@click.option("--actor", default="", help="Issued, spoken or sponsored by: name or id.")
@click.option("--topic", default="", help="A topic's label or id.")
@click.option("--body", default="", help="The adopting body: name or id.")
@click.option("--kind", type=KIND, default="", help="Such as resolution or remarks.")
@click.option("--since", type=DAY, help="This day or later.")
@click.option("--until", type=DAY, help="This day or earlier.")
@click.option("--lang", type=LANGUAGE, default="", help="Texts in this language: fr.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="At most N documents.",
)
@click.option("--json", "as_json", is_flag=True, help="The hits as JSON on stdout.")
def search(query: str, actor: str, topic: str, body: str, kind: str,
           since: date | None, until: date | None, lang: str, limit: int,
           as_json: bool) -> None:  # fmt: skip
    """Find documents by words, symbol or filters, newest first.

    Words are all looked for, in any of their forms; "a phrase" in quotes, `or` between
    alternatives, -word for what must not be there (after `--`, so that it is no
    option). A document symbol, in any spelling, finds that document. Without QUERY,
    everything that the filters leave.

    \b
    Examples:
      onrecord search 'ceasefire hostages' --since 2024-01-01
      onrecord search 's/res/2728(2024)'
      onrecord search '"humanitarian access"' --actor France --kind remarks
      onrecord search --body 'Security Council' --topic 'ARMED CONFLICTS' --json
      onrecord search -- 'Gaza -hostages'
    """
    check_days(since, until)
    from onrecord.commands.session import (
        actor_id,
        is_empty,
        language_of,
        record,
        topic_id,
    )
    from onrecord.db import lookup

    speaker, organ = actor_id(actor), actor_id(body)
    if len(query) > lookup.MAX_QUERY:
        say(f"Only the first {lookup.MAX_QUERY} characters of the query are used.")
    with record() as conn:
        empty = is_empty(conn)
        found = [] if empty else lookup.search(
            conn,
            lookup.Query(
                query, speaker, topic_id(conn, topic), organ, kind, since, until,
                language_of(conn, lang), limit,
            ),
        )  # fmt: skip
        names = lookup.actor_names(conn, found)
        left_out = lookup.not_searchable(conn) if query else 0
    if as_json:
        show_json([_as_data(hit, names) for hit in found])
    else:
        show_hits(found, names)
        if not empty:
            say(f"{len(found)} found" + (" (more may exist)" * (len(found) == limit)))
    if left_out:
        from onrecord.reports import wording

        said = wording.not_looked_through(left_out)
        say(f"{said} `onrecord db index` makes them so.")


def _as_data(hit: Hit, names: dict[str, str]) -> dict[str, Any]:
    """A hit as programs read it: the words found as offsets instead of marks."""
    matches, text = [], ""
    for piece, marked in split_marks(hit.excerpt):
        if marked:
            matches.append([len(text), len(text) + len(piece)])
        text += piece
    actor_name = names.get(hit.actor, "")
    return asdict(hit) | {
        "actor_name": actor_name, "excerpt": text, "matches": matches
    }  # fmt: skip
