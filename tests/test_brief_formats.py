"""Briefs as files: the same in all four formats, and nothing hostile comes through."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from brief_record import Conn, Record
from click.testing import CliRunner
from lxml import html as lxml_html
from psycopg.conninfo import make_conninfo

from onrecord.commands import briefing
from onrecord.db.connect import connect
from onrecord.reports import brief_page
from onrecord.reports.brief import Ask, brief
from onrecord.reports.brief_contexts import Brief
from onrecord.reports.brief_topics import asked_topics

Run = Callable[..., subprocess.CompletedProcess[str]]

EVIL = (
    "=HYPERLINK(1) <script>alert(1)</script> <img src=x onerror=alert(2)> "
    "[a](javascript:alert(3)) | `x` \x1b[31m \u202eright\u202c\r\n# heading \x07 "
    "{{ 7*7 }}"
)
SAID = "We condemn every breach of the ceasefire" + " and say so " + EVIL
ARABIC = "ندعو جميع الأطراف إلى وقف إطلاق النار فورا في المنطقة كلها من غير شروط"


@pytest.fixture(scope="module")
def written(template: str) -> Iterator[str]:
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute("CREATE DATABASE brief_formats TEMPLATE template")
    conninfo = make_conninfo(template, dbname="brief_formats")
    with connect(conninfo) as conn:
        conn.autocommit = True
        fill(Record(conn))
    yield conninfo
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute("DROP DATABASE brief_formats WITH (FORCE)")


def fill(record: Record) -> None:
    evil = EVIL.replace("\x00", "")
    record.source("fr_test_2", {"actor": "FRA", "publisher": evil})
    for year, words in ((2020, SAID), (2021, SAID + " then"), (2022, SAID + " now")):
        record.document(
            f"{evil}{year}", date(year, 1, 2), "statement", words, title=evil,
            speaker=evil, speaker_role=evil, on_behalf_of=evil,
            page_url=f"javascript:alert({year})",
        )  # fmt: skip
    record.document("ar", date(2023, 1, 2), "statement", ARABIC, language="ar")
    record.document(
        "safe",
        date(2019, 1, 2),
        "statement",
        "We welcome the ceasefire that holds there today.",
    )
    told = record.document("told", date(2022, 7, 1), "statement", f"He said {SAID}.",
                           roles=(("GBR", "issuer"),), actor="GBR")  # fmt: skip
    record.quotation(told, SAID, "FRA", evil)
    record.act("A/RES/75/1", date(2020, 12, 1), title=evil, sponsors=("FRA",),
               adoption=evil, ballots={"FRA": "y", "GBR": "n"})  # fmt: skip


@pytest.fixture(scope="module")
def found(written: str) -> Brief:
    with connect(written) as conn:
        return made(conn)


def made(conn: Conn) -> Brief:
    return brief(conn, Ask(("FRA",), asked_topics(conn, ["Ceasefires"])))


def read_docx(data: bytes) -> Any:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    return docx.Document(io.BytesIO(data))


def in_docx(data: bytes) -> str:
    paper = read_docx(data)
    lines = [paragraph.text for paragraph in paper.paragraphs]
    for table in paper.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def word(found: Brief) -> bytes:
    pytest.importorskip("docx", reason="python-docx is not installed")
    from onrecord.reports.brief_docx import docx

    return docx(found)


def test_no_hostile_text_becomes_markup_on_the_page(found: Brief) -> None:
    text = brief_page.html(found)
    page = lxml_html.document_fromstring(text)
    assert not page.xpath("//script | //img | //iframe | //object | //form | //base")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    addresses = [str(one) for one in page.xpath("//@href | //@src | //@cite")]
    assert addresses
    assert all(re.match(r"https?://|#", one) for one in addresses)
    assert "&lt;script&gt;" in text
    assert not set(text) & set("\x00\x07\x1b\u202e\u202c")
    assert "49" not in page.xpath("string(//h1)")


def test_no_hostile_text_becomes_markup_in_markdown(found: Brief) -> None:
    text = brief_page.markdown(found)
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert "](" not in text.replace("\\](", "").replace("\\]\\(", "")
    assert not set(text) & set("\x00\x07\x1b\u202e\u202c\r")
    headings = [line for line in text.splitlines() if re.match(r"\s*#", line)]
    assert not [line for line in headings if "heading" in line]


def test_no_hostile_text_becomes_anything_in_word(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        names = parts.namelist()
        whole = "".join(
            parts.read(name).decode()
            for name in names
            if name.endswith(("xml", "rels"))
        )
        relations = parts.read("word/_rels/document.xml.rels").decode()
    links = re.findall(r'Target="([^"]*)" TargetMode="External"', relations)
    assert not [name for name in names if "vba" in name.lower()]
    assert "<script" not in whole
    assert "w:fldSimple" not in whole
    assert "w:instrText" not in whole
    assert links
    assert all(link.startswith("https://") for link in links)
    assert not set(in_docx(word)) & set("\x00\x07\x1b\u202e\u202c")


def test_a_word_file_has_headings_tables_links_and_arabic_from_the_right(
    word: bytes,
) -> None:
    paper = read_docx(word)
    headings = [p.text for p in paper.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == "In its own words"
    assert "Votes on the topic" in headings
    assert any(one.startswith("Sources") for one in headings)
    assert len(paper.tables) >= 4
    (arabic,) = [p for p in paper.paragraphs if ARABIC in p.text]
    assert "w:bidi" in arabic._p.xml
    assert "w:rtl" in arabic._p.xml
    linked = [link.address for p in paper.paragraphs for link in p.hyperlinks]
    assert "https://docs.un.org/en/A/RES/75/1" in linked


def test_all_formats_hold_the_same_lines(found: Brief, word: bytes) -> None:
    texts = [
        brief_page.html(found),
        brief_page.markdown(found).replace("\\", ""),
        in_docx(word),
    ]
    for text in texts:
        assert "A/RES/75/1" in text
        assert ARABIC in text
        assert "We welcome the ceasefire that holds there today." in text
        assert all(one.digest in text for one in found.sources)
        assert all(one.command in text for one in found.sources)
        assert found.lead in text
        for _, words in found.snapshot:
            assert words in text
        for one in found.sides[0].missing + found.limits:
            assert one in lxml_html.fromstring(f"<p>{text}</p>").text_content()


def test_a_page_is_the_same_bytes_each_time(written: str, found: Brief) -> None:
    with connect(written) as conn:
        again = made(conn)
    assert brief_page.html(again) == brief_page.html(found)
    assert brief_page.markdown(again) == brief_page.markdown(found)


def test_a_pdf_is_made_without_fetching_anything(found: Brief) -> None:
    try:
        data = brief_page.pdf(found)
    except brief_page.PdfUnavailable:
        pytest.skip("Pango is not installed")
    pdfium = pytest.importorskip("pypdfium2")
    assert data.startswith(b"%PDF-")
    assert b"/JavaScript" not in data
    paper = pdfium.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "France on Ceasefires" in text
    assert "A/RES/75/1" in text
    paper.close()


def test_the_printer_is_refused_every_address() -> None:
    with pytest.raises(brief_page.OutsideAddress):
        brief_page._refuse("https://example.org/x.png")


def test_the_command_writes_by_the_name_of_the_file(
    written: str, tmp_path: Path, onrecord: Run
) -> None:
    done = onrecord(written, "brief", "France", "Ceasefires", "-o", tmp_path / "b.html")
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "b.html"))
    assert "France on Ceasefires" in (tmp_path / "b.html").read_text("utf-8")
    assert "statements of France" in done.stderr


def test_a_topic_that_is_not_there_names_the_nearest(
    written: str, onrecord: Run
) -> None:
    wrong = onrecord(written, "brief", "France", "Cease-fires now")
    assert wrong.returncode == 2
    assert "did you mean Ceasefires" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Frence", "Ceasefires"], "France (FRA)"),
        (["France", "Ceasefires", "-o", "brief.xls"], "brief.html"),
        (["France", "Ceasefires", "--with", "FRA"], "another actor"),
        (["", "Ceasefires"], "ACTOR is empty"),
        (["France", "x", "--since", "2022-01-02", "--until", "2021-01-01"], "after"),
    ],
)
def test_wrong_use_is_told_before_the_record_is_opened(
    arguments: list[str], says: str
) -> None:
    result = CliRunner().invoke(briefing.brief, arguments)
    assert result.exit_code == 2
    assert says in result.output
