"""edits: what sources changed or took away after the record had it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.options import DAY, did_you_mean
from onrecord.terminal import say, show_json
from onrecord.text import visible

if TYPE_CHECKING:
    import psycopg

    from onrecord.annotate.diffs import Change, Span
    from onrecord.db.changes import ChangedText, Copy, Removed

SHOWN = 6
"""Changed places of a text that the list shows; the rest is counted."""
AROUND = 60
"""Characters shown of the unchanged words before and after."""
LONGEST = 300
"""Characters shown of one changed place."""

REMOVALS = {
    "gone": "gone: the source says that there is no such page",
    "blocked": "blocked: the source refuses to show it",
    "moved": "moved: the source leads elsewhere",
    "challenge": "behind a challenge: not shown to programs; it may still be there",
    "soft404": "soft 404: an ordinary answer that says the page is not there",
}


@click.command()
@click.option("--source", default="", help="Only this source: its name.")
@click.option("--since", type=DAY, help="Only what was seen on this day or later.")
@click.option("--noise", is_flag=True, help="Also changes around the text.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON on stdout.")
def edits(source: str, since: date | None, noise: bool, as_json: bool) -> None:
    """Texts that were changed and pages that were taken away.

    Each with both archived copies, their digests and, for a text, the words that
    differ: [-what stood there-] {+what stands there now+}. Changes of dates, counters
    and lists of other pages are noise: counted, and shown with --noise.

    \b
    Examples:
      onrecord edits --since 2025-01-01
      onrecord edits --source gb_fcdo --json
    """
    from onrecord.annotate.diffs import classify
    from onrecord.commands.session import record
    from onrecord.db import changes

    with record() as conn:
        _check_source(conn, source)
        with conn.transaction():
            changed = [
                (row, classify(_whole(row, old=True), _whole(row, old=False)))
                for row in changes.changed_texts(conn, source=source, since=since)
            ]
            removed = changes.removed(conn, source=source, since=since)
    quiet = sum(change.kind == "noise" for _, change in changed)
    shown = [pair for pair in changed if noise or pair[1].kind == "edit"]
    if as_json:
        show_json(
            {
                "edits": [_change_data(*pair) for pair in shown],
                "noise": quiet,
                "removals": [_removal_data(row) for row in removed],
            }
        )
        return
    for row, change in shown:
        _show_change(row, change)
    for gone in removed:
        _show_removal(gone)
    say(
        f"{len(changed) - quiet} edits, {quiet} changes of noise"
        f"{'' if noise or not quiet else ' (--noise shows them)'}, "
        f"{len(removed)} removals"
    )


def _check_source(conn: psycopg.Connection, source: str) -> None:
    import difflib

    from onrecord.db import report_queries

    known = [row.name for row in report_queries.sources(conn)]
    if source and source not in known:
        near = difflib.get_close_matches(source[:100], known, n=3, cutoff=0.5)
        says = f"the record holds nothing of a source called {source!r}"
        raise click.UsageError(did_you_mean(says, near))


def _whole(row: ChangedText, *, old: bool) -> str:
    title, body = (
        (row.old_title, row.old_body) if old else (row.new_title, row.new_body)
    )
    return f"{title}\n{body}"


def _change_data(row: ChangedText, change: Change) -> dict[str, Any]:
    return {
        "source": row.source,
        "native_id": row.native_id,
        "title": row.title,
        "dated_on": row.dated_on,
        "language": row.language,
        "kind": change.kind,
        "noise": list(change.noise),
        "words": change.words,
        "same_address": row.old.url == row.new.url,
        "old": _copy_data(row.old),
        "new": _copy_data(row.new),
        "diff": [
            {"op": span.op, "old": span.old, "new": span.new}
            for span in change.spans
            if span.op != "equal"
        ],
    }


def _removal_data(row: Removed) -> dict[str, Any]:
    return {
        "source": row.source,
        "native_id": row.native_id,
        "title": row.title,
        "dated_on": row.dated_on,
        "what": row.what,
        "status": row.status,
        "since": row.since.isoformat() if row.since else None,
        "note": row.note,
        "old": _copy_data(row.old),
        "new": _copy_data(row.new) if row.new else None,
    }


def _copy_data(copy: Copy) -> dict[str, Any]:
    return {
        "url": copy.url,
        "fetched_at": copy.fetched_at.isoformat(),
        "sha256": copy.sha256.hex(),
        "warc_file": copy.warc_file,
        "warc_offset": copy.warc_offset,
    }


def _show_change(row: ChangedText, change: Change) -> None:
    what = "noise" if change.kind == "noise" else f"{change.words} words changed"
    if change.noise:
        what += f" ({', '.join(change.noise)})"
    if row.old.url != row.new.url:
        what += "; the newer copy stands at another address"
    _say_head(row.new.fetched_at.date(), row.source, row.native_id, what)
    click.echo(f"  {visible(row.title)} [{visible(row.language)}]")
    places = [n for n, span in enumerate(change.spans) if span.op != "equal"]
    for n in places[:SHOWN]:
        click.echo(f"    {visible(_in_context(change.spans, n))}")
    if len(places) > SHOWN:
        click.echo(f"    … and {len(places) - SHOWN} further places")
    _show_copy("old", row.old)
    _show_copy("new", row.new)


def _show_removal(row: Removed) -> None:
    what = REMOVALS[row.what] + (f" (answer {row.status})" if row.status else "")
    day = row.since.date() if row.since else None
    _say_head(day, row.source, row.native_id, what)
    click.echo(f"  {visible(row.title)}")
    if row.note:
        click.echo(f"    {visible(row.note[:LONGEST])}")
    _show_copy("old", row.old)
    if row.new:
        _show_copy("new", row.new)
    else:
        click.echo("    new: no answer was archived")


def _say_head(day: date | None, source: str, native_id: str, what: str) -> None:
    seen = day.isoformat() if day else "no date   "
    click.echo(f"{seen}  {visible(source)} {visible(native_id)}: {what}")


def _show_copy(name: str, copy: Copy) -> None:
    click.echo(f"    {name}: {copy.fetched_at:%Y-%m-%d %H:%M} {visible(copy.url)}")
    click.echo(
        f"         sha256 {copy.sha256.hex()}\n"
        f"         onrecord archive show {visible(copy.warc_file)} {copy.warc_offset}"
    )


def _in_context(spans: tuple[Span, ...], n: int) -> str:
    span = spans[n]
    before = spans[n - 1].new if n else ""
    after = spans[n + 1].new if n + 1 < len(spans) else ""
    text = "…" + before[-AROUND:] if len(before) > AROUND else before
    if span.old:
        text += f"[-{_short(span.old)}-]" + " " * bool(span.new)
    if span.new:
        text += f"{{+{_short(span.new)}+}}"
    return f"{text} {after[:AROUND]}" + "…" * (len(after) > AROUND)


def _short(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"
