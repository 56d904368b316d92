"""What Zotero and others read on a document's page, parsed back as they parse it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import lxml.etree
import lxml.html
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.reports import Selection, write_report
from onrecord.reports.citing_tags import read_unapi_id, unapi_id
from onrecord.reports.citing_unapi import FORMATS, unapi
from onrecord.reports.contexts import Frame
from onrecord.reports.rendering import environment

GOLDEN = Path(__file__).parent / "golden"
Conn = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture(scope="module")
def record(template: str) -> Iterator[Conn]:
    """The small record, read only."""
    with psycopg.connect(template, autocommit=True) as server:
        server.execute("CREATE DATABASE cited TEMPLATE template")
        with connect(make_conninfo(template, dbname="cited")) as session:
            session.autocommit = True
            session.execute((GOLDEN / "record.sql").read_bytes())
            yield session
        server.execute("DROP DATABASE cited WITH (FORCE)")


@pytest.fixture(scope="module")
def folder(record: Conn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tags") / "report"
    write_report(
        record,
        out,
        selection=Selection(),
        fmt="html",
        generated_at=datetime(2026, 1, 5, tzinfo=UTC),
        archive=None,
    )
    return out / "document"


def metas(file: Path) -> dict[str, str]:
    tree = lxml.html.fromstring(file.read_bytes())
    return {
        one.get("name"): one.get("content")
        for one in tree.xpath("/html/head/meta[@name]")
        if one.get("name").startswith(("citation_", "DC."))
    }


def context_object(file: Path) -> dict[str, str]:
    tree = lxml.html.fromstring(file.read_bytes())
    [span] = tree.xpath("//span[@class='Z3988']")
    return {key: values[0] for key, values in parse_qs(span.get("title")).items()}


def test_a_resolution_becomes_a_report_with_its_symbol_date_and_body(
    folder: Path,
) -> None:
    assert metas(folder / "S-RES-2712-2023.html") == {
        "citation_title": "An invented resolution on relief",
        "citation_author": "United Nations Security Council,",
        "citation_publication_date": "2023-11-15",
        "citation_technical_report_institution": "United Nations Security Council",
        "citation_technical_report_number": "S/RES/2712 (2023)",
        "citation_public_url": "https://docs.un.org/en/S/RES/2712(2023)",
        "citation_language": "en",
    }


def test_coins_say_the_same_as_the_meta_tags(folder: Path) -> None:
    read = context_object(folder / "S-RES-2712-2023.html")
    assert (read["rft_val_fmt"], read["rft.genre"]) == (
        "info:ofi/fmt:kev:mtx:book", "report",
    )  # fmt: skip
    said = metas(folder / "S-RES-2712-2023.html")
    assert read["rft.btitle"] == said["citation_title"]
    assert read["rft.aucorp"] == said["citation_technical_report_institution"]
    assert read["rft.date"] == said["citation_publication_date"]
    assert read["rft.series"] == said["citation_technical_report_number"]
    assert read["rft_id"] == said["citation_public_url"]


def test_what_bears_no_symbol_is_no_journal_article(folder: Path) -> None:
    """``citation_title`` alone would make it one."""
    [file] = folder.glob("etc-passwd*.html")
    said = metas(file)
    assert "citation_title" not in said
    assert said["DC.title"] == '</title><script>alert("title")</script>'
    assert said["DC.date"] == "2024-02-29"
    assert said["citation_author"] == "Jane eoD"
    assert said["citation_public_url"] == "https://example.org/gb/remarks"
    assert context_object(file)["rft.type"] == "webpage"


def test_what_is_not_known_has_no_tag(folder: Path) -> None:
    said = metas(folder / "undated.html")
    assert "DC.date" not in said
    assert all(said.values())
    assert "rft.date" not in context_object(folder / "undated.html")


def test_a_folder_names_no_server_and_a_site_does(folder: Path) -> None:
    text = (folder / "S-RES-2712-2023.html").read_text()
    assert "unapi" not in text
    template = environment().get_template("_citing.html")
    frame = Frame("", (), "", 0, 0, 0, 0, unapi="/unapi")
    assert 'rel="unapi-server"' in template.render(
        frame=frame, page={"tags": {"metas": ()}}
    )


def the_id(conn: Conn, native_id: str) -> str:
    query = "SELECT source FROM document WHERE native_id = %s"
    row = conn.execute(query, (native_id,)).fetchone()
    assert row
    return unapi_id(row[0], native_id)


def test_unapi_lists_its_formats(record: Conn) -> None:
    whole = unapi(record)
    assert (whole.status, whole.media_type) == (200, "application/xml")
    names = lxml.etree.fromstring(whole.text.encode()).xpath("/formats/format/@name")
    assert names == list(FORMATS) == ["ris", "bibtex", "csl"]
    id = the_id(record, "S/RES/2712 (2023)")
    one = unapi(record, id)
    assert one.status == 300
    assert lxml.etree.fromstring(one.text.encode()).get("id") == id


def test_unapi_gives_symbol_date_and_body_in_each_format(record: Conn) -> None:
    id = the_id(record, "S/RES/2712 (2023)")
    lines = unapi(record, id, "ris").text.splitlines()
    ris = dict(line.split("  - ", 1) for line in lines)
    assert (ris["TY"], ris["SN"], ris["PB"], ris["DA"]) == (
        "RPRT", "S/RES/2712 (2023)", "United Nations Security Council", "2023/11/15",
    )  # fmt: skip
    [csl] = json.loads(unapi(record, id, "csl").text)
    assert csl["number"] == "S/RES/2712 (2023)"
    assert csl["issued"] == {"date-parts": [[2023, 11, 15]]}
    assert csl["author"] == [{"literal": "United Nations Security Council"}]
    bibtex = unapi(record, id, "bibtex").text
    assert "number = {S/RES/2712 (2023)}" in bibtex
    assert "date = {2023-11-15}" in bibtex


def test_unapi_takes_a_symbol_in_any_spelling(record: Conn) -> None:
    assert unapi(record, "s/res/2712(2023)", "ris").status == 200


@pytest.mark.parametrize(
    ("id", "format", "status"),
    [
        ("S/RES/9999 (2023)", "ris", 404),
        ("~", "ris", 404),
        ("~!!!", "ris", 404),
        ("~" + "A" * 5000, "", 404),
        (unapi_id("un_sc", "a\0b"), "ris", 404),
        ("<script>", "", 404),
        ("S/RES/2712 (2023)", "marc", 406),
    ],
)
def test_unapi_refuses_what_it_does_not_have(
    record: Conn, id: str, format: str, status: int
) -> None:
    assert unapi(record, id, format).status == status


@given(st.text(max_size=80), st.text(max_size=80))
def test_an_id_survives_an_address_that_nobody_encoded(
    source: str, native_id: str
) -> None:
    """Zotero writes ``?id=`` and the id, as it stands."""
    source = source.replace("\n", "")
    id = unapi_id(source, native_id)
    assert quote(id, safe="~") == id
    address = urlsplit(f"http://127.0.0.1/unapi?id={id}&format=ris")
    assert parse_qs(address.query)["id"] == [id]
    assert read_unapi_id(id) == (source, native_id)
