"""A position brief as a Word document: headings, tables, links, a list of sources.

No macro, no outside template, no address that Word would load by itself. Text goes in
as text: nothing in it is taken for a field or for markup.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.shared import Pt

from onrecord.reports.brief_contexts import (
    VOTE_COLUMNS,
    Brief,
    PartnerRow,
    PassageView,
    Side,
    Wording,
)
from onrecord.reports.brief_docx_parts import (
    bullets,
    link,
    quotation,
    small,
    table,
    text_of,
)

EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file's properties: a brief has the record's dates, not the clock's."""


def docx(brief: Brief) -> bytes:
    """The bytes of a .docx file with the same content as the page."""
    paper = Document()
    paper.styles["Normal"].font.name = "Georgia"
    paper.styles["Normal"].font.size = Pt(10.5)
    properties = paper.core_properties
    properties.title, properties.author = text_of(brief.heading), "onrecord"
    properties.created = properties.modified = EPOCH
    properties.comments = ""
    paper.add_heading(text_of(brief.heading), level=0)
    paper.add_paragraph(text_of(brief.lead))
    table(paper, ("", ""), brief.facts + brief.snapshot, head=False)
    if brief.is_empty:
        paper.add_heading("Nothing was found", level=1)
        bullets(paper, brief.looked_for)
    _said(paper, brief)
    for side in brief.sides:
        _titles(paper, side)
        _reported(paper, side)
    _votes(paper, brief)
    for side in brief.sides:
        _side(paper, side)
    _sources(paper, brief)
    paper.add_heading("How to read this", level=1)
    bullets(paper, brief.limits)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _said(paper: Any, brief: Brief) -> None:
    two = len(brief.sides) > 1
    paper.add_heading(f"In {'their' if two else 'its'} own words", level=1)
    for side in brief.sides:
        small(paper, f"{side.name}: {side.said}" if two else side.said)
    for period in brief.periods:
        paper.add_heading(text_of(period.label), level=2)
        for side, column in zip(brief.sides, period.columns, strict=True):
            if two:
                paper.add_heading(text_of(side.name), level=3)
                if not column:
                    small(paper, "No passage of this year is shown.")
            for passage in column:
                _passage(paper, passage)


def _passage(paper: Any, one: PassageView) -> None:
    text = ("[…] " if one.before else "") + one.text + (" […]" if one.after else "")
    quotation(paper, text, one.direction)
    line = paper.add_paragraph()
    line.add_run(text_of(one.who)).bold = True
    behalf = f", on behalf of {one.behalf}" if one.behalf else ""
    line.add_run(text_of(f"{behalf}, {one.day}. {one.kind}: "))
    link(line, one.href, one.title)
    line.add_run(f", {text_of(one.place)} [{one.source}]")
    notes = [f"In {one.language}."] if one.code != "en" else []
    small(paper, " ".join([*notes, f"Chosen for {one.why}.", *one.notes]))


def _titles(paper: Any, side: Side) -> None:
    if not side.titles:
        return
    paper.add_heading(text_of(f"Held by the title alone: {side.name}"), level=1)
    small(
        paper,
        "Own documents on the topic, told by heading or title: their texts were not "
        "collected or not read.",
    )
    for one in side.titles:
        line = paper.add_paragraph(f"{text_of(one.day)}. {one.kind}: ")
        link(line, one.href, one.title)
        line.add_run(f" [{one.source}]")
    if side.more_titles:
        small(paper, f"{side.more_titles:,} more with --all.")


def _reported(paper: Any, side: Side) -> None:
    if not side.reported:
        return
    paper.add_heading(text_of(f"Reported by others: {side.name}"), level=1)
    small(paper, "Found by rules in documents of others, each with how sure it is.")
    for one in side.reported:
        quotation(paper, one.text, one.direction)
        line = paper.add_paragraph("Said by ")
        line.add_run(text_of(one.speaker or "a speaker not named")).bold = True
        cue = f" (“{one.cue}”)" if one.cue else ""
        medium = f", quoted from {one.medium}" if one.medium else ""
        where = f", as reported by {one.publisher}, {one.day}: "
        line.add_run(text_of(f"{cue}{medium}{where}").rstrip() + " ")
        link(line, one.href, one.title)
        line.add_run(f" [{one.source}]")
        small(paper, f"{one.kind.capitalize()} quotation, {one.sure} sure.")
    if side.more_reported:
        small(paper, f"{side.more_reported:,} more with --all.")


def _votes(paper: Any, brief: Brief) -> None:
    paper.add_heading("Votes on the topic", level=1)
    for body in brief.bodies:
        paper.add_paragraph(text_of(f"{body.body}: {body.says}"))
        rows = [(name, *figures) for name, figures in body.rows]
        table(paper, ("Actor", *VOTE_COLUMNS), rows)
        if body.compared:
            paper.add_paragraph(text_of(body.compared))
    small(paper, brief.votes_says)
    if not brief.votes:
        return
    two = len(brief.sides) > 1
    names = tuple(side.name for side in brief.sides)
    columns = ("Day", "Document", *names, *(["Ballots"] if two else []), "Outcome")
    rows = []
    for vote in brief.votes:
        words = [one.words for one in vote.choices]
        words += words[:1] * (len(names) - len(words))
        outcome = " ".join(filter(None, (vote.outcome, vote.tally)))
        rows.append((
            vote.day, f"{vote.symbol} {vote.title} [{vote.source}]", *words,
            *([vote.beside or "none"] if two else []),
            f"{outcome} ({vote.adoption})" if vote.adoption else outcome,
        ))  # fmt: skip
    table(paper, columns, rows, links={1: [vote.href for vote in brief.votes]})


def _side(paper: Any, side: Side) -> None:
    paper.add_heading(text_of(f"Sponsored by {side.name}"), level=1)
    small(paper, side.sponsored_says)
    if side.sponsored:
        table(
            paper,
            ("Day", "Document", "As", "Outcome"),
            [
                (s.day, f"{s.symbol} {s.title} [{s.source}]", s.how, s.outcome)
                for s in side.sponsored
            ],
            links={1: [one.href for one in side.sponsored]},
        )
    paper.add_heading(text_of(f"How the wording changed: {side.name}"), level=1)
    small(paper, side.wording_says)
    if side.wording:
        _wording(paper, side.wording)
    paper.add_heading(text_of(f"Whom {side.name} votes with on this topic"), level=1)
    small(paper, side.partners_says)
    for one in side.partners:
        for caption, rows in (
            ("most alike" if one.farthest else "all", one.nearest),
            ("least alike", one.farthest),
        ):
            if rows:
                paper.add_paragraph(text_of(f"{one.body}, {caption}"))
                _partners(paper, rows)
        if one.withheld:
            small(paper, f"{one.body}: {one.withheld}")
    paper.add_heading(text_of(f"What was not collected: {side.name}"), level=1)
    bullets(paper, side.missing)
    table(
        paper,
        ("Source", "Documents", "Dated", "Days collected", "Longest gaps", "Not read"),
        [
            (f"{row.source} {row.publisher}", row.documents, row.period, row.days,
             row.gaps, row.unread or "none")
            for row in side.coverage
        ],
    )  # fmt: skip


def _wording(paper: Any, wording: Wording) -> None:
    if wording.rows:
        small(paper, wording.says)
        table(
            paper,
            ("Word", wording.early, wording.late, "Change"),
            [(f"{r.word} ({r.what})", r.early, r.late, r.change) for r in wording.rows],
        )
    else:
        paper.add_paragraph(
            text_of(
                "No word came, went or stands in clearly more or fewer of the "
                f"statements between {wording.early} and {wording.late}."
            )
        )
    if wording.pair is None:
        return
    paper.add_heading("Then and now", level=2)
    small(paper, wording.pair.alike)
    _passage(paper, wording.pair.early)
    _passage(paper, wording.pair.late)
    if wording.pair.pieces:
        line = paper.add_paragraph("Word by word: ")
        for piece in wording.pair.pieces:
            run = line.add_run(text_of(piece.text) + " ")
            run.font.strike = piece.kind == "out"
            run.font.underline = piece.kind == "in"


def _partners(paper: Any, rows: Sequence[PartnerRow]) -> None:
    table(
        paper,
        ("With", "Identical", "95 % interval", "Opposed", "n"),
        [(r.name, r.alike, r.interval, r.opposed, r.n) for r in rows],
    )


def _sources(paper: Any, brief: Brief) -> None:
    paper.add_heading(f"Sources ({len(brief.sources):,})", level=1)
    small(
        paper,
        "Each with the official address, the archived copy and its digest (SHA-256 of "
        f"the payload as served), and a citation ({brief.style.capitalize()}).",
    )
    for one in brief.sources:
        line = paper.add_paragraph(f"[{one.number}] {text_of(one.citation)} ")
        link(line, one.href, one.href or one.address)
        vote = "Account of the vote, fetched" if one.what == "vote" else "Fetched"
        small(paper, f"{vote} {one.fetched}; sha256 {one.digest}; {one.command}")
