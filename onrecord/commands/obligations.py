"""obligations: who must do what by when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import DAY
from onrecord.terminal import say, show_json, table

if TYPE_CHECKING:
    from onrecord.reports.obligations import Obligations

FORMATS = ("table", "csv", "html", "ics", "json")
WIDE = 90
"""Characters shown of what is to be done."""


@click.command()
@click.option("--body", default="", help="Adopted by: name or id.")
@click.option("--topic", default="", help="Only this topic: label or id.")
@click.option("--actor", default="", help="Who is asked, or whose mandate: name or id.")
@click.option("--since", type=DAY, help="Adopted on this day or later.")
@click.option("--due-before", type=DAY, help="Due on this day or earlier.")
@click.option("--overdue", is_flag=True, help="Only what has passed its day.")
@click.option("--on", type=DAY, help="As things stand on this day (default: today).")
@click.option("--unsure", is_flag=True, help="Also readings that are not sure.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="On stdout: a table, a spreadsheet's, one page, a calendar, or data.",
)
def obligations(body: str, topic: str, actor: str, since: date | None,
                due_before: date | None, overdue: bool, on: date | None,
                unsure: bool, fmt: str) -> None:  # fmt: skip
    """Who must do what by when, and which mandates end.

    Read from the operative paragraphs of resolutions and decisions in English, French
    or Spanish: requests with their deadlines, intervals ("every six months"), and
    mandates and measures with their last day. Days are printed, or counted from the
    adoption. Whether something was done is not in the record: "day has passed" is no
    more than that.

    \b
    Examples:
      onrecord obligations --body 'Security Council' --due-before 2025-12-31
      onrecord obligations --actor UNIFIL
      onrecord obligations --overdue --on 2023-12-31 --format csv > overdue.csv
      onrecord obligations --since 2023-01-01 --format ics > obligations.ics
    """
    from onrecord import vocabularies
    from onrecord.commands.session import actor_id, is_empty, record, topic_id
    from onrecord.reports.obligations import Choice
    from onrecord.reports.obligations import obligations as found_in

    now = datetime.now(UTC)
    organ, who = actor_id(body), actor_id(actor)
    with record() as conn:
        if is_empty(conn):
            return
        choice = Choice(
            organ, topic_id(conn, topic), who, since, due_before, overdue, unsure
        )
        found = found_in(conn, choice, on or now.date())
    names = {a.id: a.name() for a in vocabularies.actors().values()}
    words = _in_words(names, organ, topic, who, since, due_before, overdue)
    _show(found, fmt, names, words, now)
    say(_summary(found))


def _in_words(
    names: dict[str, str], organ: str, topic: str, who: str, since: date | None,
    due_before: date | None, overdue: bool,
) -> tuple[str, ...]:  # fmt: skip
    """What a list is limited to."""
    return tuple(
        words
        for given, words in (
            (organ, f"adopted by {names.get(organ, organ)}"),
            (topic, f"on {topic}"),
            (who, f"asked of {names.get(who, who)}"),
            (since, f"adopted on {since} or later"),
            (due_before, f"due on {due_before} or earlier"),
            (overdue, "past their day"),
        )
        if given
    )


def _show(
    found: Obligations, fmt: str, names: dict[str, str], words: tuple[str, ...],
    now: datetime,
) -> None:  # fmt: skip
    from onrecord.reports import obligation_formats as formats
    from onrecord.reports.obligations import STATUSES

    if fmt == "json":
        show_json(formats.as_data(found))
    elif fmt == "html":
        click.echo(formats.html(formats.page(found, names, words)), nl=False)
    elif fmt == "csv":
        for line in formats.csv_text(found):
            click.echo(line.encode(), nl=False)
    elif fmt == "ics":
        for line in formats.ics_text(found, names, now):
            click.echo(line.encode(), nl=False)
    else:
        rows = [
            (
                one.due_on or formats.interval(one.every) or "not known",
                STATUSES[one.status]
                + (f" by {one.extended_by}" if one.extended_by else ""),
                formats.who(one, names)[:60],
                one.what[:WIDE] + ("…" if len(one.what) > WIDE else ""),
                f"{one.symbol} OP{one.paragraph}",
            )
            for one in found.rows
        ]
        table(("day", "status", "who", "what", "document"), rows)


def _summary(found: Obligations) -> str:
    said = (
        f"{len(found.rows)} obligations in {found.documents} documents, on {found.on}"
    )
    if found.unsure:
        said += f"; {found.unsure} not sure, left out (--unsure shows them)"
    return said
