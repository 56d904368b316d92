"""The grid of the Security Council's tables: columns, cells over several rows, symbols.

Two sorts of tables share it: the meetings of a year and the list of vetoes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from parsel import Selector

from onrecord import symbols
from onrecord.models import Document, Fault, Kind, Note
from onrecord.spiders.base import Item, Page, PageError
from onrecord.spiders.reading import line

COUNCIL: Final = "ORG:UN:SC"
TEXTS: Final = "un_sc"
"""The source of the documents that have a text of their own."""
_COLUMNS: Final = {
    "meeting record": "meeting",
    "date": "date",
    "press release": "press",
    "recording": "recording",
    "topic": "topic",
    "letter with vote procedure / briefings": "briefings",
    "letter with vote outcome": "letter",
    "security council outcome / vote": "outcome",
    "draft": "draft",
    "written record": "meeting",
    "agenda item": "topic",
    "permanent member casting negative vote": "members",
}
_NOTICE: Final = "Document links will work once"


@dataclass(slots=True)
class GridRow:
    """One row with its cells by column; a cell over several rows is in each of them."""

    cells: dict[str, str]
    number: int
    """From 1, the header not counted."""
    misfit: bool = False
    """It has more or fewer cells than the table has columns."""

    def get(self, column: str) -> str:
        text = self.cells.get(column, "")
        return "" if text in {"--", "-"} else text


@dataclass(slots=True)
class Numbers:
    """How often each symbol occurred, for drafts that have none of their own."""

    seen: Counter[str] = field(default_factory=Counter)

    def own(self, id: str) -> str:
        self.seen[id] += 1
        return f"{id} {self.seen[id]}"


def is_shifted(texts: dict[str, str]) -> bool:
    """Whether a document's symbol stands where the topic is expected."""
    return re.match(r"(?:S/|SC/)\w", texts.get("topic", "")) is not None


class TablePage(Page):
    """A table whose first row of five or more headings names the columns."""

    is_listing = True
    must: ClassVar[frozenset[str]]
    """Columns without which the table is not the one expected."""

    @property
    def html(self) -> Selector:
        if self._selector is None:
            # A browser takes "</br>" for a line break; the parser would drop it.
            text = re.sub(r"</br\s*>", "<br>", self.text, flags=re.IGNORECASE)
            self._selector = Selector(text=text, type="html", huge_tree=True)
        return self._selector

    def rows(self) -> list[GridRow]:
        """The rows in the order of the page: the newest first."""
        columns: list[str] = []
        found: list[GridRow] = []
        kept: dict[int, tuple[int, str]] = {}  # column: rows still covered, text
        for row in self.many("tr", at_least=3):
            cells = row.xpath("./td | ./th")
            if not columns:
                names = [_COLUMNS.get(text_of(cell).lower(), "") for cell in cells]
                columns = names if self.must <= set(names) else []
                continue
            if not cells or (len(cells) == 1 and text_of(cells[0]).startswith(_NOTICE)):
                continue
            texts: dict[str, str] = {}
            waiting = list(cells)
            fits = 0
            for index, column in enumerate(columns):
                rows_left, text = kept.get(index, (0, ""))
                if rows_left:
                    kept[index] = (rows_left - 1, text)
                elif waiting:
                    cell = waiting.pop(0)
                    text = text_of(cell)
                    span = cell.attrib.get("rowspan", "1")
                    kept[index] = (int(span) - 1 if span.isdigit() else 0, text)
                else:
                    text, fits = "", fits - 1
                texts[column] = text
            fits += len(waiting)
            if found and not texts["meeting"] and not texts["date"]:
                # A second topic of the meeting above.
                texts["meeting"] = found[-1].cells["meeting"]
                texts["date"] = found[-1].cells["date"]
            found.append(
                GridRow(texts, len(found) + 1, misfit=fits != 0 and is_shifted(texts))
            )
        if not columns:
            raise self.error("selector", f"no row of headings {sorted(self.must)}")
        if not found:
            raise self.error("empty_listing", "a table without rows")
        return found

    def each(self) -> Iterator[Item]:
        """What the rows give, the oldest first; a row that fails costs only itself.

        A meeting with several topics is one document, and a row printed twice is one.
        """
        meetings: dict[str, Document] = {}
        given: dict[str, list[Document]] = defaultdict(list)
        for row in reversed(self.rows()):
            try:
                if row.misfit:
                    raise self.error(
                        "malformed_row", "its cells do not fit the columns"
                    )
                documents = list(self.documents(row))
            except PageError as error:
                part = row.get("meeting") or f"row {row.number}"
                yield Fault(error.reason, error.detail, part)
                continue
            for document in documents:
                if isinstance(document, Fault):
                    yield document
                    continue
                id = document.native_id
                if document.kind == "meeting_record":
                    known = meetings.get(id)
                    meetings[id] = joined(document, known) if known else document
                elif document not in given[id]:
                    times = len(given[id])
                    given[id].append(document)
                    part = f"{document.part} {times + 1}" if times else document.part
                    yield replace(document, part=part)
        yield from meetings.values()

    def documents(self, row: GridRow) -> Iterator[Document | Fault]:
        raise NotImplementedError

    def document(self, symbol: str, kind: Kind, native_id: str = "") -> Document:
        """With an id of our own, ``symbol`` is the record's that its text stands in."""
        parsed = symbols.parse(symbol)
        if parsed is None:
            raise self.error("unknown_symbol", f"{symbol!r} is not a symbol")
        id = native_id or parsed.canonical
        return Document(
            # What has a text of its own stands in the record with it, by its symbol.
            source=self.card.name if native_id or kind == "meeting_record" else TEXTS,
            listed=True,
            native_id=id,
            url=self.url,
            kind=kind,
            language="en",
            role="extract",
            part=id,
            symbol="" if native_id else symbol,
            body=COUNCIL,
            actor=COUNCIL,
        )

    def own(self, document: Document, what: str) -> Document:
        """Under an id of the table's own: what no text in the record can be."""
        id = f"{document.native_id} {what}"
        return replace(document, source=self.card.name, native_id=id)

    def meetings(self, printed: str) -> list[str]:
        """The records' symbols in ``S/PV.4772 (Resumption 1)+Corr.1``; none for --."""
        printed = re.sub(r"\((?:meeting held in [^()]+)\)", " ", printed)
        printed = re.sub(r"\(Part(?=[IVX])", "(Part ", printed)
        found = [
            line(part) for part in re.split(r"(?=S/PV\.|S/\d{4}/)", printed) if part
        ]
        return [re.split(r"[+,]| and Corr", part)[0].strip() for part in found]

    def papers(self, row: GridRow) -> list[str]:
        """The letters that stand for the record of a meeting held by video."""
        text = f"{row.get('briefings')} {row.get('letter')}"
        return [symbol.canonical for _, _, symbol in symbols.find(text)]

    def meeting_symbol(self, printed: str) -> str:
        tidied = re.sub(r"\s*\(?\b(closed|privada)\b\)?", " (closed)", printed, count=1)
        tidied = re.sub(r" \(?(Resumption ?\d*)\)", r" (\1)", tidied)
        parsed = symbols.parse(tidied)
        if parsed is None:
            raise self.error("unknown_symbol", f"{printed!r} is no meeting record")
        return parsed.canonical


def joined(first: Document, other: Document) -> Document:
    """One meeting from two rows: its topics and what it decided, in print order."""
    notes = (*first.notes, *other.notes)
    if first.issued_on != other.issued_on:
        days = f"{first.issued_text}, {other.issued_text}"
        notes = (*notes, Note("several_days", days))
    titles = dict.fromkeys((first.title, other.title))
    return replace(
        first,
        title="; ".join(title for title in titles if title),
        related=tuple(dict.fromkeys((*first.related, *other.related))),
        notes=tuple(dict.fromkeys(notes)),
    )


def canonical(printed: str) -> str:
    """The canonical symbol, or what is printed where it is none."""
    parsed = symbols.parse(printed)
    return parsed.canonical if parsed else printed


def text_of(cell: Selector) -> str:
    """A cell's words; parts that stand on lines of their own are kept apart."""
    return line(" ".join(cell.xpath(".//text()").getall()))
