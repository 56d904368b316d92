"""The pieces of a Word document: text, quotations, lists, tables and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from onrecord.reports.rendering import plain

SMALL: Final = Pt(9)


def text_of(text: str) -> str:
    """What XML and Word can hold, on one line, without direction controls."""
    return plain(text)


def quotation(paper: Any, text: str, direction: str) -> None:
    paragraph = paper.add_paragraph(style="Quote")
    run = paragraph.add_run(text_of(text))
    if direction == "rtl":
        # Word sets a paragraph from the right where it is told to, by both marks.
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def bullets(paper: Any, lines: Iterable[str]) -> None:
    for line in lines:
        paper.add_paragraph(text_of(line), style="List Bullet")


def small(paper: Any, text: str) -> None:
    if text:
        paper.add_paragraph().add_run(text_of(text)).font.size = SMALL


def table(
    paper: Any,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    head: bool = True,
    links: dict[int, list[str]] | None = None,
) -> None:
    """A table of text; ``links`` are addresses of the cells of some columns."""
    table = paper.addtable(rows=int(head), cols=len(columns), style="Table Grid")
    if head:
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            run = cell.paragraphs[0].add_run(text_of(name))
            run.bold, run.font.size = True, SMALL
        mark = OxmlElement("w:tblHeader")  # repeated on every page
        table.rows[0]._tr.get_or_add_trPr().append(mark)
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            href = links[place][number] if links and place in links else ""
            if href:
                link(cell.paragraphs[0], href, text, small=True)
            else:
                cell.paragraphs[0].add_run(text_of(text)).font.size = SMALL
    paper.add_paragraph()


def link(paragraph: Any, href: str, text: str, *, small: bool = False) -> None:
    """A link where there is an address that is safe to follow, else the text."""
    run = paragraph.add_run(text_of(text))
    if small:
        run.font.size = SMALL
    if not href:
        return
    run.font.underline = True
    anchor = OxmlElement("w:hyperlink")
    target = paragraph.part.relate_to(
        href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    anchor.set(qn("r:id"), target)
    paragraph._p.remove(run._r)
    anchor.append(run._r)
    paragraph._p.append(anchor)
