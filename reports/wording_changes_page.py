"""The page of what changed in a resolution: every paragraph, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.wording_changes import Change, Section, counts
from onrecord.db.resolutions import Act
from onrecord.reports import wording
from onrecord.reports.rendering import (
    environment,
    official_link,
    safe_link,
    shown,
    stylesheet,
)
from onrecord.reports.wording_changes import Comparison, label, place, sentence
from onrecord.text import direction

LABELS_OF_LANGUAGES: dict[str, str] = {
    "identical": "with the same number and figures",
    "edited": "with another number or figure",
    "new": "in the second language only",
    "dropped": "in the first language only",
}
SECTIONS: tuple[Section, ...] = ("operative", "preambular")


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str
    """``same``, ``out`` or ``in``."""
    text: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    status: str
    label: str
    places: str
    anchor: str
    pieces: tuple[Piece, ...]
    beside: str = ""
    """The paragraph in the first of two languages."""


@dataclass(frozen=True, slots=True)
class SectionView:
    heading: str
    anchor: str
    counts: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ActView:
    symbol: str
    title: str
    dated: str
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class ShiftView:
    paragraph: str
    anchor: str
    old: str
    new: str
    direction: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    old: ActView
    new: ActView
    why: str
    sentence: str
    sections: tuple[SectionView, ...]
    shifts: tuple[ShiftView, ...]
    code: str
    direction: str
    beside_code: str
    beside_direction: str
    of_languages: bool


def changes_page(found: Comparison) -> ChangesPage:
    """The comparison as its page shows it."""
    return ChangesPage(
        old=_act_view(found.old),
        new=_act_view(found.new),
        why=shown(found.why),
        sentence=sentence(found),
        sections=tuple(_section(found, name) for name in SECTIONS),
        shifts=tuple(
            ShiftView(
                paragraph=place(one),
                anchor=_anchor(one),
                old=shown(one.shift.old),
                new=shown(one.shift.new),
                direction=one.shift.direction,
            )
            for one in found.changes
            if one.shift
        ),
        code=shown(found.new.language),
        direction=direction(found.new.language),
        beside_code=shown(found.old.language),
        beside_direction=direction(found.old.language),
        of_languages=found.of_languages,
    )


def _anchor(change: Change) -> str:
    side = "from" if change.new is None else "to"
    passage = change.new or change.old
    assert passage is not None
    return f"{change.section}-{side}-{passage.position}"


def _section(found: Comparison, section: Section) -> SectionView:
    n = counts(found.changes, section)
    names = {one: LABELS_OF_LANGUAGES.get(one, one) for one in n}
    return SectionView(
        heading=f"{section.capitalize()} paragraphs",
        anchor=section,
        counts=", ".join(
            f"{count} {names[status] if found.of_languages else status}"
            for status, count in n.items()
            if count
        ),
        changes=tuple(
            _change(found, one) for one in found.changes if one.section == section
        ),
    )


def _change(found: Comparison, one: Change) -> ChangeView:
    was = ""
    if one.old and one.new and one.old.number != one.new.number:
        was = f"was {one.old.number or one.old.position}"
    return ChangeView(
        status=one.status,
        label=f"{place(one)}: {label(found, one)}",
        places=was,
        anchor=_anchor(one),
        pieces=tuple(_both(one) if found.of_languages else _pieces(one)),
        beside=shown(one.old.text) if found.of_languages and one.old else "",
    )


def _both(one: Change) -> list[Piece]:
    """The paragraph in the second language; figures of one version only are marked."""
    found = [Piece("same", shown(one.new.text))] if one.new else []
    for span in one.words:
        kind, figure = ("out", span.old) if span.old else ("in", span.new)
        found += [Piece("same", " "), Piece(kind, shown(figure))]
    return found


def _pieces(one: Change) -> list[Piece]:
    if one.status == "edited":
        found = []
        for span in one.words:
            if span.op == "equal":
                found.append(Piece("same", shown(span.new)))
                continue
            found += [Piece("out", shown(span.old))] if span.old else []
            found += [Piece("in", shown(span.new))] if span.new else []
        return found
    if one.new is None:
        assert one.old is not None
        return [Piece("out", shown(one.old.text))]
    return [Piece("in" if one.status == "new" else "same", shown(one.new.text))]


def _act_view(act: Act) -> ActView:
    return ActView(
        symbol=shown(act.symbol),
        title=shown(act.title),
        dated=wording.day(act.adopted_on),
        language=wording.language(act.language),
        href=official_link(act.symbol) or safe_link(act.page_url),
    )


def changes_html(found: Comparison) -> str:
    """The comparison as one self-contained page."""
    css, digest = stylesheet()
    template = environment().get_template("wording_changes.html")
    return template.render(page=changes_page(found), css=css, css_digest=digest)
