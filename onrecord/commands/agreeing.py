"""agreement: who votes with whom."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import DAY, check_days
from onrecord.terminal import say, show_json, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reports.agreement import Agreement, Relation, Section

ENDS = 10
"""Nearest and farthest partners that the list shows."""


@click.command()
@click.argument("actors", nargs=-1, metavar="[ACTOR]...")
@click.option("--topic", default="", help="Only votes on this topic: label or id.")
@click.option("--body", default="", help="Only votes of this body: name or id.")
@click.option("--since", type=DAY, help="Only votes of this day or later.")
@click.option("--until", type=DAY, help="Only votes of this day or earlier.")
@click.option(
    "--among",
    multiple=True,
    metavar="ACTOR",
    help="Of the matrix, repeated for each; a group stands for its members. Without "
    "it: the ACTORs, or the permanent five.",
)
@click.option("--contested", is_flag=True, help="Leave out unanimous votes.")
@click.option(
    "--yes-no-only",
    is_flag=True,
    help="Leave out votes in which one of the two abstained. Without it an abstention "
    "is a third choice.",
)
@click.option(
    "--votes",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Votes from this table too (CSV, also .gz): the Dag Hammarskjöld Library's, "
    "Voeten-coded ones with their roll calls, Security Council drafts. Repeatable.",
)
@click.option("--no-record", is_flag=True, help="Only the votes of --votes.")
@click.option("--by-year", is_flag=True, help="With --csv: a row a pair and year.")
@click.option("--csv", "as_csv", is_flag=True, help="The pairs as CSV on stdout.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON on stdout.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write one page (HTML) to this file.",
)
def agreement(actors: tuple[str, ...], topic: str, body: str, since: date | None,
              until: date | None, among: tuple[str, ...], contested: bool,
              yes_no_only: bool, files: tuple[Path, ...], no_record: bool,
              by_year: bool, as_csv: bool, as_json: bool,
              output: Path | None) -> None:  # fmt: skip
    """Who votes with whom, from recorded votes.

    For every ACTOR its nearest and farthest partners; a matrix and a time line among
    chosen ones; vetoes. Bodies are kept apart. Of each pair: votes in which both cast
    a ballot (n), the share of identical ones with its 95 % interval, and of opposed
    ones (yes and no). An abstention is a third choice, absence is left out and
    counted, a share of fewer than 10 votes is withheld. What was adopted without a
    vote shows nothing, and is counted.

    \b
    Examples:
      onrecord agreement
      onrecord agreement France --body 'General Assembly' --since 2021-01-01
      onrecord agreement --among Brazil --among India --among China -o page.html
      onrecord agreement 'United States' Israel --topic PALESTINIANS --contested
      onrecord agreement Japan --csv > japan.csv
      onrecord agreement Peru --votes un_votes.csv --votes un_roll_calls.csv --no-record
    """
    from onrecord import vocabularies
    from onrecord.commands.session import actor_id, is_empty, record, topic_id
    from onrecord.reports import agreement_formats as formats
    from onrecord.reports.agreement import Choice
    from onrecord.reports.agreement import agreement as found_in
    from onrecord.reports.vote_files import read_vote_files

    check_days(since, until)
    if by_year and not as_csv:
        raise click.UsageError("--by-year is for --csv; --json has the years anyway")
    if no_record and not files:
        raise click.UsageError("--no-record leaves nothing without --votes FILE")
    if topic and files:
        raise click.UsageError("--topic is of the record; tables of --votes have none")
    organ = actor_id(body)
    asked, others = _members(actors), _members(among)
    if files:
        say(f"Reading {', '.join(path.name for path in files)} …")
    tables = read_vote_files(files) if files else []
    for one in tables:
        say(one.words())
    with contextlib.nullcontext() if no_record else record() as conn:
        if conn and not tables and is_empty(conn):
            return
        choice = Choice(
            asked, others, organ, topic_id(conn, topic) if conn else "", since, until,
            contested, yes_no_only,
        )  # fmt: skip
        found = found_in(
            conn,
            choice,
            [vote for one in tables for vote in one.votes],
            [one.words() for one in tables],
        )
    names = {a.id: a.name() for a in vocabularies.actors().values()}
    if as_json:
        show_json(formats.as_data(found, names))
    elif as_csv:
        for line in formats.csv_text(found, names, by_year=by_year):
            click.echo(line.encode(), nl=False)
    elif output is not None:
        from onrecord.reports.agreement_page import html, page

        text = html(page(found, names, topic))
        output.write_text(text, encoding="utf-8", newline="\n")
        click.echo(str(output))
    else:
        _show(found, names)
    say(formats.lead(found, names))


def _members(words: Sequence[str]) -> tuple[str, ...]:
    """Actor ids, groups as their members, each once."""
    from onrecord.commands.session import actor_id
    from onrecord.vocabularies.contexts import group_members

    found: dict[str, None] = {}
    for one in words:
        id = actor_id(one)
        found |= dict.fromkeys(group_members().get(id, (id,)))
    return tuple(id for id in found if id)


def _show(found: Agreement, names: Mapping[str, str]) -> None:
    from onrecord.reports.agreement_formats import of_recorded
    from onrecord.reports.wording import count, tally

    for section in found.sections:
        click.echo(f"{names.get(section.body, section.body)}: "
                   f"{of_recorded(section.basis)}, "
                   f"{count(len(section.votes), 'vote')} counted")  # fmt: skip
        for actor, partners in section.partners.items():
            _show_partners(names.get(actor, actor), partners, names)
        if not section.partners or len(section.partners) > 1:
            _show_pairs("among them", section.relations.values(), names, both=True)
        _show_missing(section, names)
        click.echo()
    if found.vetoes:
        rows = [
            (
                veto.day or "undated",
                veto.symbol,
                ", ".join(names.get(one, one) for one in veto.vetoed_by),
                tally(*veto.tally),
                veto.title[:70],
            )
            for veto in found.vetoes
        ]
        table(("veto on", "draft", "by", "tally", "title"), rows)


def _show_partners(
    name: str, partners: Sequence[Relation], names: Mapping[str, str]
) -> None:
    scored = [one for one in partners if not one.whole.withheld]
    if len(scored) <= 2 * ENDS:
        _show_pairs(f"{name} with", scored, names)
    else:
        _show_pairs(f"nearest to {name}", scored[:ENDS], names)
        _show_pairs(f"farthest from {name}", scored[: -ENDS - 1 : -1], names)
    withheld = len(partners) - len(scored)
    if withheld:
        click.echo(f"withheld, fewer than 10 votes in common: {withheld}")


def _show_pairs(
    heading: str, pairs: Iterable[Relation], names: Mapping[str, str], *,
    both: bool = False,
) -> None:  # fmt: skip
    from onrecord.reports.agreement_formats import interval, percent

    rows = []
    for one in pairs:
        pair = one.whole
        who = names.get(one.partner, one.partner)
        rows.append(
            (
                f"{names.get(one.actor, one.actor)} and {who}" if both else who,
                percent(pair.alike.share) if pair.alike else "withheld",
                interval(pair.alike) if pair.alike else "",
                percent(pair.against.share) if pair.against else "withheld",
                pair.n,
            )
        )
    table((heading, "identical", "95 % interval", "opposed", "n"), rows)


def _show_missing(section: Section, names: Mapping[str, str]) -> None:
    if section.missing:
        listed = ", ".join(names.get(one, one) for one in section.missing)
        click.echo(f"no ballot here: {listed}")
