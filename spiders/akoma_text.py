"""The text of an Akoma Ntoso document as numbered paragraphs, every word in order.

One row is one unit of the print: a preambular paragraph, an operative paragraph or its
introduction, each point of a list, a heading, a row of a table. Footnotes follow the
paragraph that carries their marker. Elements that stand inside a line (links, italics)
never separate words; all others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from onrecord.models import Citation, Note, Paragraph, ParagraphKind
from onrecord.spiders.akoma import NAMES, local, words
from onrecord.spiders.akoma_inline import Run
from onrecord.spiders.akoma_verbs import leading_verbs

_INLINE = words(
    """
    span a ref rref sup sub inline b i u docDate docNumber docTitle
    location decoration organization person term def abbr
    """
)
_BREAKS = frozenset({"eol", "br"})
_SILENT = frozenset({"img", "meta", "coverPage", "conclusions"})
_HEADINGS = frozenset({"heading", "subheading", "crossHeading", "block"})
_LISTS = frozenset({"list", "sublist", "blockList"})
_POINTS = frozenset({"point", "item", "indent"})
_PLAIN = words(
    """
    p content intro wrapUp listIntroduction listWrapUp container formula
    alinea mod quotedStructure preamble mainBody preface body
    attachments attachment doc statement
    """
)
_HEADING_CLASS = re.compile(r"H(?:\d.*|Ch)")
_NUMBER_EDGE = " \t.()[]:;,-–—*•«»،。．、（）"
_TYPED_NUMBER = re.compile(r"(\d{1,3} ?[-–—]|\(\w{1,3}\)) (?=[^\W\d])")
_SENTENCE_ENDS = '.,;:!?،؛，；：。”")'
_SECTION = re.compile(r"([A-Z]|[IVXL]{1,6})\.?")
_WITH_VERBS = frozenset({"preambular", "operative", "annex", "text"})
_TITLES = frozenset({"resolutionTitle", ""})


@dataclass(slots=True)
class _Row:
    kind: ParagraphKind
    text: str
    number: str
    level: int
    path: str
    verbs: tuple[str, ...]
    element: str
    citations: tuple[Citation, ...]


class _Place(NamedTuple):
    """Where the reader stands. A tuple: several are made for each row."""

    kind: ParagraphKind
    level: int = 0
    path: str = ""
    name: str = ""
    """Leading words as the element itself names them."""


def paragraphs(
    statement: etree._Element, body_kind: ParagraphKind
) -> tuple[tuple[Paragraph, ...], tuple[Note, ...]]:
    """The rows of a statement, and notes on elements that gave none.

    `body_kind` is the kind of a paragraph of the main body: ``operative`` in a
    resolution or draft, ``text`` in a presidential statement.
    """
    rows: list[Paragraph] = []
    notes: list[Note] = []
    own = _Reader()
    annexes = 0
    for part in statement:
        name = local(part)
        if name in ("meta", "coverPage", "conclusions", "components"):
            continue
        if name == "attachments":
            for attachment in part:
                annexes += 1
                reader = _Reader(used=own.used, annex=True)
                reader.read(attachment, _Place("annex", path=f"annex {annexes}/"))
                rows += reader.result()
                notes += reader.remarks
            continue
        kind: ParagraphKind = "preambular" if name == "preamble" else body_kind
        reader = _Reader(used=own.used)
        preface = _Place("heading", name="preface")
        reader.read(part, preface if name == "preface" else _Place(kind))
        rows += reader.result()
        notes += reader.remarks
    return tuple(rows), tuple(notes)


@dataclass(slots=True)
class _Reader:
    used: dict[str, int] = field(default_factory=dict)
    annex: bool = False
    rows: list[_Row] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    run: Run = field(default_factory=Run)
    number: str = ""
    """Printed, and not yet given to a row."""
    element: str = ""
    """Of the paragraph being read, and not yet given to a row."""
    in_table: bool = False

    def result(self) -> Iterator[Paragraph]:
        for row in self.rows:
            yield Paragraph(
                row.kind, row.text, row.number, row.level, row.path, row.verbs,
                row.element, self.annex, row.citations,
            )  # fmt: skip

    def read(self, element: etree._Element, place: _Place) -> None:
        """`element` and all below it, as rows of their own."""
        if self.run.pending:
            self.flush(place)
        self.mixed(element, place)
        if self.run.pending:
            self.flush(place)

    def mixed(self, element: etree._Element, place: _Place) -> None:
        """Text and children of `element` in order, without its tail."""
        text = element.text
        if text and not text.isspace():
            self.run.add(text)
        elif text:
            self.run.gap = True
        last, origin = place, place.path
        for child in element:
            name = NAMES[child.tag]
            if name in _INLINE:
                self.inline(child, name, place)
            elif name in _BREAKS:
                self.run.gap = True
            elif name == "authorialNote":
                self.run.notes.append(child)
                self.run.pending = True
            elif name in _SILENT:
                pass
            elif self.in_table:
                self.run.gap = True
                self.mixed(child, place)
                self.run.gap = True
            else:
                if self.run.pending:
                    self.flush(place)
                if name == "p":
                    self.line(child, place)
                elif name == "content" or name == "intro":
                    self.mixed(child, place)
                    if self.run.pending:
                        self.flush(place)
                elif name == "num":
                    place = last = self.numbered(child, element, place)
                else:
                    last = self.block(child, name, place, last)
                    if name == "subheading" and (letter := _section_letter(child)):
                        path = f"{origin}{letter}/"
                        place = last = _Place(place.kind, place.level, path)
            tail = child.tail
            if tail and not tail.isspace():
                self.run.add(tail)
            elif tail:
                self.run.gap = True

    def inline(self, element: etree._Element, name: str, place: _Place) -> None:
        run = self.run
        if place.name == "preface" and (
            name == "docNumber"
            or (
                name == "docTitle"
                and element.get("refersTo", "").lstrip("#") in _TITLES
            )
        ):
            # Number and title of the document: facts of their own, not paragraphs.
            run.notes += element.iter("{*}authorialNote")
            run.pending = bool(run.parts or run.notes)
            return
        start, parts = run.length, len(run.parts)
        if len(element):
            self.mixed(element, place)
            if self.run is not run:
                return
        elif name == "sup":
            run.add(run.raised(element))
            return
        else:
            run.add(element.text)
        span = run.since(start, parts)
        if span is None:
            return
        if name == "a" or name == "ref":
            run.link(*span, element.get("href", ""))
        elif name == "span":
            style = element.get("class", "")
            if "italic" in style or "bold" in style:
                run.styled.append(span)

    def numbered(
        self, num: etree._Element, unit: etree._Element, place: _Place
    ) -> _Place:
        printed = " ".join(
            "".join(num.itertext() if len(num) else num.text or "").split()
        )
        self.number = f"{self.number} {printed}" if self.number else printed
        core = printed.strip(_NUMBER_EDGE)
        path = place.path
        if core and local(unit) == "section":
            path = f"{path}{core}/"
        elif core and place.level == 0:
            path = f"{path}{core}"
        elif core:
            path = f"{path}({core})"
        return _Place(place.kind, place.level, path, place.name)

    def block(
        self, element: etree._Element, name: str, place: _Place, last: _Place
    ) -> _Place:
        """An element that stands on its own. Returns where its successors hang.

        `last` is the place of the point before it: a sub-list belongs to that point.
        """
        if name == "paragraph":
            self.paragraph(element, place)
        elif name in _POINTS:
            self.number, held = "", self.number
            if held:
                self.row("", place, held)
            inner = _Place(place.kind, place.level + 1, place.path)
            self.mixed(element, inner)
            path = self.path_of(element, inner)
            self.flush(_Place(place.kind, inner.level, path))
            return _Place(place.kind, place.level, path)
        elif name == "sublist":
            self.mixed(element, _Place(place.kind, place.level + 1, last.path))
            return last
        elif name in _LISTS:
            self.mixed(element, place)
        elif name in _HEADINGS:
            preambular = element.get("refersTo") == "#preamble"
            kind: ParagraphKind = "heading"
            if preambular:
                kind = "annex" if self.annex else "preambular"
                self.leftover(_Place("heading", place.level, place.path))
            self.read(element, _Place(kind, place.level, place.path))
        elif name == "table":
            self.table(element, place)
        elif name == "section":
            self.read(element, place)
            self.leftover(place)
        elif name == "formula":
            formula: ParagraphKind = "annex" if self.annex else "formula"
            self.read(element, _Place(formula, place.level, place.path))
        elif name == "preamble":
            self.read(element, _Place(place.kind, place.level, place.path))
        elif name == "container":
            named = element.get("name", "")
            self.read(element, _Place(place.kind, place.level, place.path, named))
        else:
            if name not in _PLAIN:
                self.remarks.append(Note("unknown_element", f"<{name}> read as text"))
            self.read(element, place)
        return place

    def path_of(self, point: etree._Element, place: _Place) -> str:
        num = point.find("{*}num")
        if num is None:
            return place.path
        core = "".join(num.itertext()).strip().strip(_NUMBER_EDGE)
        return f"{place.path}({core})" if core else place.path

    def line(self, element: etree._Element, place: _Place) -> None:
        """A ``p``: a heading where all of it is a title or stands out in type."""
        parent = element.getparent()
        over = local(parent) if parent is not None else ""
        if over in ("preamble", "mainBody") and len(element) == 1:
            only = element[0]
            bare = not (element.text or "").strip() and not (only.tail or "").strip()
            if bare and local(only) in ("docTitle", "span"):
                place = _Place("heading", place.level, place.path)
                if local(only) == "docTitle":
                    self.mixed(only, place)
                    self.flush(place)
                    return
        self.mixed(element, place)
        if self.run.pending:
            self.flush(place)

    def paragraph(self, element: etree._Element, place: _Place) -> None:
        outer, self.element = self.element, self.identify(element)
        first = len(self.rows)
        self.leftover(_Place("heading", place.level, place.path))
        if _HEADING_CLASS.fullmatch(element.get("class", "")):
            place = _Place("heading", place.level, place.path)
        self.mixed(element, place)
        self.flush(place)
        self.leftover(place)
        if self.element:
            row = next((r for r in self.rows[first:] if r.kind != "note"), None)
            if row is not None:
                row.element = self.element
            else:
                reason = "empty_annex_element" if self.annex else "empty_element"
                self.remarks.append(Note(reason, self.element))
        self.element = outer

    def identify(self, element: etree._Element) -> str:
        """The element's id, made unique: some files give one to several elements."""
        name = element.get("eId") or "paragraph"
        count = self.used[name] = self.used.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def table(self, element: etree._Element, place: _Place) -> None:
        """One row of ours a row of the table; cells are separated by an upright bar."""
        for part in element:
            name = local(part)
            if name in ("tbody", "thead", "tfoot"):
                self.table(part, place)
            elif name == "tr":
                self.in_table = True
                for index, cell in enumerate(part):
                    if index:
                        self.run.add(" | ")
                    self.mixed(cell, place)
                    self.run.gap = True
                self.in_table = False
                if all(text.strip() in ("", "|") for text in self.run.parts):
                    self.run.parts.clear()
                    self.run.pending = bool(self.run.notes)
                self.flush(_Place("table", place.level, place.path))
            else:
                self.read(part, place)

    def leftover(self, place: _Place) -> None:
        """A number that no text followed is a row of its own."""
        if self.number:
            number, self.number = self.number, ""
            self.row("", place, number)

    def flush(self, place: _Place) -> None:
        """End the row that is being collected."""
        run = self.run
        if not run.pending:
            return
        self.run = Run()
        text = "".join(run.parts)
        if text and (place.name != "preface" or any(map(str.isalnum, text))):
            self.finished(text, run, place)
        for note in run.notes:
            self.note(note, place)

    def finished(self, text: str, run: Run, place: _Place) -> None:
        number, self.number = self.number, ""
        cut = 0
        if place.kind in _WITH_VERBS and not number:
            if run.styled == [(0, len(text))] and text[-1] not in _SENTENCE_ENDS:
                # A line that stands out as a whole is a heading.
                place = _Place("heading", place.level, place.path)
            elif found := _TYPED_NUMBER.match(text):
                # The number was typed into the text.
                number, cut = found[1], found.end()
                text = text[cut:]
                core = number.strip(_NUMBER_EDGE)
                if place.path == "" or place.path.endswith("/"):
                    place = _Place(place.kind, place.level, f"{place.path}{core}")
        verbs: tuple[str, ...] = ()
        if (run.styled or place.name) and place.kind in _WITH_VERBS:
            styled = [(max(a - cut, 0), b - cut) for a, b in run.styled if b > cut]
            verbs = leading_verbs(text, styled, place.name)
        citations = tuple(
            Citation(text[start - cut : end - cut], href, start - cut)
            for start, end, href in run.links
            if start >= cut
        )
        self.row(text, place, number, verbs, citations)

    def row(
        self,
        text: str,
        place: _Place,
        number: str,
        verbs: tuple[str, ...] = (),
        citations: tuple[Citation, ...] = (),
    ) -> None:
        element = ""
        if place.kind != "heading":
            element, self.element = self.element, ""
        path = place.path
        # A section's own rows end in a slash; what follows it has its number behind.
        self.rows.append(
            _Row(
                place.kind, text, number, place.level, path.rstrip("/"), verbs,
                element, citations,
            )
        )  # fmt: skip

    def note(self, element: etree._Element, place: _Place) -> None:
        held, self.number = self.number, element.get("marker", "")
        paragraph, self.element = self.element, ""
        in_table, self.in_table = self.in_table, True
        self.mixed(element, place)
        self.in_table = in_table
        self.flush(_Place("note", place.level, place.path))
        self.number, self.element = held, paragraph


def _section_letter(heading: etree._Element) -> str:
    """``I`` or ``A`` where that is all a heading says: numbering starts anew there."""
    found = _SECTION.fullmatch((heading.text or "").strip())
    return found[1] if found and not len(heading) else ""
