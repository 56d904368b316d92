"""changes: what changed from one resolution to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import LANGUAGE
from onrecord.terminal import say, show_json
from onrecord.text import visible

if TYPE_CHECKING:
    from onrecord.annotate.wording_changes import Change
    from onrecord.reports.wording_changes import Comparison

AROUND = 60
"""Characters shown of the unchanged words before and after a change."""


@click.command()
@click.argument("symbol")
@click.argument("predecessor", default="")
@click.option(
    "--lang", type=LANGUAGE, default="en", help="Compare the texts in this language."
)
@click.option(
    "--with-lang",
    type=LANGUAGE,
    default="",
    help="Lay the text of --lang beside its version in this language.",
)
@click.option("--all", "everything", is_flag=True, help="Also what is identical.")
@click.option("--json", "as_json", is_flag=True, help="The comparison as JSON.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write one page (HTML) to this file.",
)
def changes(
    symbol: str,
    predecessor: str,
    lang: str,
    with_lang: str,
    everything: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """What changed in this resolution, paragraph by paragraph.

    Finds the text that SYMBOL renews (cited, of the same title or agenda item, with
    the most words in common) unless PREDECESSOR names it. Paragraphs are identical,
    edited, moved, new or dropped; [-words taken out-] {+words put in+}; leading verbs
    are compared on a ladder (verb_ladder.csv). With --with-lang, two language versions
    of SYMBOL: which paragraphs stand in both, with the same numbers and figures.

    \b
    Examples:
      onrecord changes 'S/RES/2695 (2023)'
      onrecord changes S/RES/2695 S/RES/2650 -o changes.html
      onrecord changes A/RES/77/1 --lang fr --json
      onrecord changes S/RES/2695 --with-lang ar --all
    """
    from onrecord.commands.session import record
    from onrecord.reports.wording_changes import as_data, changes_of, versions_of
    from onrecord.reports.wording_changes_page import changes_html

    if with_lang and (predecessor or with_lang == lang):
        raise click.UsageError("--with-lang compares one SYMBOL in two languages")
    with record() as conn:
        if with_lang:
            found = versions_of(conn, symbol, lang, with_lang)
        else:
            found = changes_of(conn, symbol, predecessor, lang)
    lang = with_lang or lang
    if found.new.language != lang:
        say(f"{found.new.symbol} is not held in {lang!r}, but in {found.new.language}")
    if as_json:
        show_json(as_data(found))
        return
    if output is not None:
        output.write_text(changes_html(found), encoding="utf-8", newline="\n")
        click.echo(str(output))
        return
    _show(found, everything)


def _show(found: Comparison, everything: bool) -> None:
    from onrecord.reports.wording_changes import label, place, sentence

    for act in (found.old, found.new):
        day = act.adopted_on.isoformat() if act.adopted_on else "undated   "
        click.echo(f"{day}  {visible(act.symbol)}  {visible(act.title)}")
    if found.why:
        click.echo(f"  ({visible(found.why)})")
    click.echo(f"\n{sentence(found)}\n")
    for one in found.changes:
        if one.status == "identical" and not everything:
            continue
        click.echo(f"{place(one)}  {label(found, one)}{_shift(one)}")
        for line in _both(one) if found.of_languages else _lines(one):
            click.echo(f"    {visible(line)}")


def _shift(change: Change) -> str:
    if change.shift is None:
        return ""
    order = f" ({change.shift.direction})" if change.shift.direction else ""
    return f"; {visible(change.shift.old)} → {visible(change.shift.new)}{order}"


def _both(change: Change) -> list[str]:
    """A paragraph in its languages, each marked as in one version only or not."""
    lines = [one.text for one in (change.old, change.new) if one is not None]
    out = ", ".join(span.old for span in change.words if span.old)
    put = ", ".join(span.new for span in change.words if span.new)
    figures = [f"[-{out}-]"] * bool(out) + [f"{{+{put}+}}"] * bool(put)
    return lines + [" ".join(figures)] * bool(figures)


def _lines(change: Change) -> list[str]:
    if change.status != "edited":
        passage = change.new or change.old
        return [passage.text] if passage else []
    lines = []
    for n, span in enumerate(change.words):
        if span.op == "equal":
            continue
        before = change.words[n - 1].new[-AROUND:] if n else ""
        after = change.words[n + 1].new[:AROUND] if n + 1 < len(change.words) else ""
        out = f"[-{span.old.strip()}-]" if span.old.strip() else ""
        put = f"{{+{span.new.strip()}+}}" if span.new.strip() else ""
        lines.append(" ".join(filter(None, [f"…{before}".strip(), out, put, after])))
    return lines
