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

from lxml import etree

from onrecord.models import Citation, Note, Paragraph, ParagraphKind
from onrecord.spiders.akoma import NAMES, local, words

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
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER_EDGE = " \t.()[]:;,-–—*•«»،。．、（）"
_WITH_VERBS = frozenset({"preambular", "operative", "annex", "text"})
_TITLES = frozenset({"resolutionTitle", ""})


@dataclass(slots=True)
class _Run:
    """Inline text as it is collected, squashed on the way so that offsets are final."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: bool = False
    links: list[tuple[int, int, str]] = field(default_factory=list)
    styled: list[tuple[int, int]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if not text:
            return
        pieces = text.split()
        if not pieces:
            self.gap = True
            return
        squashed = " ".join(pieces)
        if self.parts and (self.gap or text[0].isspace()):
            squashed = " " + squashed
        self.parts.append(squashed)
        self.length += len(squashed)
        self.gap = text[-1].isspace()

    def since(self, start: int, parts: int) -> tuple[int, int] | None:
        """Offsets of what was added after `start`, None where it was nothing."""
        if len(self.parts) == parts:
            return None
        return start + self.parts[parts].startswith(" "), self.length


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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader stands."""

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
    run: _Run = field(default_factory=_Run)
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
        self.flush(place)
        self.mixed(element, place)
        self.flush(place)

    def mixed(self, element: etree._Element, place: _Place) -> None:
        """Text and children of `element` in order, without its tail."""
        text = element.text
        if text and not text.isspace():
            self.run.add(text)
        elif text:
            self.run.gap = True
        last = place
        for child in element:
            name = NAMES[child.tag]
            if name in _INLINE:
                self.inline(child, name, place)
            elif name in _BREAKS:
                self.run.gap = True
            elif name == "authorialNote":
                self.run.notes.append(child)
            elif name in _SILENT:
                pass
            elif self.in_table:
                self.run.gap = True
                self.mixed(child, place)
                self.run.gap = True
            elif name == "num":
                self.flush(place)
                place = last = self.numbered(child, element, place)
            else:
                self.flush(place)
                last = self.block(child, name, place, last)
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
            return
        start, parts = run.length, len(run.parts)
        if name == "sup" and not len(element):
            run.add(self.superscript(element))
            return
        self.mixed(element, place)
        if self.run is not run:
            return
        span = run.since(start, parts)
        if span is None:
            return
        if name == "a" or name == "ref":
            self.link(*span, element.get("href", ""))
        elif name == "span":
            style = element.get("class", "")
            if "italic" in style or "bold" in style:
                run.styled.append(span)

    def superscript(self, element: etree._Element) -> str:
        """Raised digits that touch a word are kept apart from it: m³, not m3."""
        text = element.text or ""
        if text.isdigit() and text.isascii():
            before = bool(self.run.parts) and not self.run.gap
            behind = bool(element.tail) and not (element.tail or "")[:1].isspace()
            if before or behind:
                return text.translate(_SUPERSCRIPT)
        return text

    def link(self, start: int, end: int, href: str) -> None:
        links = self.run.links
        if links and links[-1][1] == start and links[-1][2] == href:
            # One link that the editor's software cut into pieces.
            start = links.pop()[0]
        links.append((start, end, href))

    def numbered(
        self, num: etree._Element, unit: etree._Element, place: _Place
    ) -> _Place:
        printed = " ".join("".join(num.itertext()).split())
        self.number = f"{self.number} {printed}".strip()
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
        elif name == "p":
            self.line(element, place)
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
        if not run.parts and not run.notes:
            return
        self.run = _Run()
        text = "".join(run.parts)
        if text and (place.name != "preface" or any(map(str.isalnum, text))):
            number, self.number = self.number, ""
            verbs: tuple[str, ...] = ()
            if (run.styled or place.name) and place.kind in _WITH_VERBS:
                verbs = _verbs(text, run.styled, place.name)
            citations = tuple(
                Citation(text[start:end], href, start) for start, end, href in run.links
            )
            self.row(text, place, number, verbs, citations)
        for note in run.notes:
            self.note(note, place)

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


_LOOSE = words(
    """
    and or such as not all including inter alia mutatis mutandis per se
    de facto jure ad hoc vis-à-vis ex officio pro rata bona fide prima
    facie in situ status quo a fortiori ipso viz raison d’être et y и
    und
    """
)
_MARKS = " \t,;:،؛，；.“”\"'«»（）()"
_CJK = re.compile("[\u3400-\u9fff]")


def _verbs(text: str, styled: list[tuple[int, int]], name: str) -> tuple[str, ...]:
    """The words set off in type, where the first of them opens the paragraph."""
    cjk = bool(_CJK.search(text))
    spans: list[tuple[int, int]] = []
    for start, end in styled:
        if not cjk:
            # Type may change within a word: "A" + "ffirming".
            while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                end += 1
        if spans and not text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    allowed = 12 if cjk else 0
    if not spans or len(text[: spans[0][0]].strip(_MARKS)) > allowed:
        leads = name and text.casefold().startswith(name.casefold())
        return (name.strip(_MARKS),) if leads else ()
    found: list[str] = []
    for index, (start, end) in enumerate(spans):
        phrase = text[start:end].strip(_MARKS)
        if not phrase or (index and not _is_verb(phrase)):
            continue
        found.append(phrase)
    return tuple(found)


def _is_verb(phrase: str) -> bool:
    parts = phrase.split()
    return (
        not phrase[0].isupper()
        and len(parts) <= 8
        and not any(map(str.isdigit, phrase))
        and not all(word.casefold() in _LOOSE for word in parts)
    )
