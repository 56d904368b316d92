"""Which document a file of the UN's repositories is, and what hostile files give."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from onrecord.models import Capture, Reading
from onrecord.spiders.akoma_meta import Cover, Meta
from onrecord.spiders.un_ga import UnGaSpider
from onrecord.spiders.un_sc import UnScSpider
from onrecord.spiders.unxml_symbols import first_symbol, identify

FILES = "https://raw.githubusercontent.com/UNxml/SCresolutions/main/"
RESOLUTION = (Path(__file__).parent / "pages/un_sc/resolution.xml").read_text("utf-8")


def read(path: str, body: str | bytes) -> Reading:
    raw = body if isinstance(body, bytes) else body.encode()
    return UnScSpider.read(
        Capture(FILES + path, datetime(2032, 1, 1, tzinfo=UTC), 200, (), raw, "")
    )


@pytest.mark.parametrize(
    ("name", "symbol", "number", "uri", "native_id", "foreign"),
    [
        # all agree
        ("S_RES_2712-2322427E.xml", "S/RES/2712 (2023)", "Resolution 2712 (2023)",
         "2712-2023", "S/RES/2712 (2023)", False),
        # the block was left over from another resolution
        ("S_RES_2712-2322427E.xml", "S/RES/2710 (2023)", "Resolution 2712 (2023)",
         "2710-2023", "S/RES/2712 (2023)", True),
        # the file is misnamed
        ("S_RES_2710-2322427E.xml", "S/RES/2712 (2023)", "Resolution 2712 (2023)",
         "2712-2023", "S/RES/2712 (2023)", False),
        # no symbol on the cover
        ("S_PRST_2000_27_Corr.1-0060049E.xml", "", "", "", "S/PRST/2000/27", False),
        # the file name leaves the year out and no table knows it
        ("S_RES_9900_E.xml", "S/RES/9900 (2099)", "", "", "S/RES/9900 (2099)", False),
        # nothing but the cover
        ("scan.xml", "S/RES/2712 (2023)", "", "", "S/RES/2712 (2023)", False),
    ],
)  # fmt: skip
def test_a_file_is_the_document_that_independent_places_name(
    name: str, symbol: str, number: str, uri: str, native_id: str, foreign: bool
) -> None:
    found = identify(
        name,
        Cover(symbol=symbol, number=number),
        Meta(uri=f"/akn/un/statement/deliberation/unsc/2023-11-15/{uri}/"),
        etree.fromstring("<statement/>"),
        "resolution",
    )
    assert found is not None
    assert (found.native_id, found.foreign) == (native_id, foreign)


def test_a_corrigendum_is_a_rendition_of_what_it_corrects() -> None:
    found = identify(
        "S_PRST_2000_27_Corr.1-0060049E.xml", Cover(), Meta(),
        etree.fromstring("<statement/>"), "presidentialStatement",
    )  # fmt: skip
    assert found is not None
    assert found.symbol.canonical == "S/PRST/2000/27/Corr.1"
    assert (found.native_id, found.corrects) == ("S/PRST/2000/27", "S/PRST/2000/27")


WITHDRAWAL = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="presidentialStatement"><meta/><coverPage/><mainBody>
<paragraph><content><p>{}</p></content></paragraph></mainBody></statement>
</akomaNtoso>"""


@pytest.mark.parametrize(
    ("file", "says", "withdrawn"),
    [
        ("S_PRST_2091_3_Corr.1.xml", "Our S/PRST/2091/3 is hereby withdrawn.", True),
        ("S_PRST_2091_3_Corr.1.xml", "Le texte S/PRST/2091/3 est annulé.", True),
        ("S_PRST_2091_3_Corr.1.xml", "In line 3, for lamp read lamps.", False),
        ("S_PRST_2091_3.xml", "The keeper is withdrawn from the rock.", False),
        ("S_PRST_2091_3_Corr.1.xml", "The keeper is withdrawn. " + "So be it. " * 60,
         False),
    ],
)  # fmt: skip
def test_a_corrigendum_may_take_back_the_document(
    file: str, says: str, withdrawn: bool
) -> None:
    (document,) = read(f"PRST/2091/{file}", WITHDRAWAL.format(says)).documents
    assert document.native_id == "S/PRST/2091/3"
    taken_back = ("withdrawn_by", "S/PRST/2091/3/Corr.1")
    assert (taken_back in document.related) == withdrawn


def test_the_first_of_several_draft_symbols_is_the_draft() -> None:
    both = "A/75/L.5 and A/75/L.5/Add.1"
    assert first_symbol(both) == ("A/75/L.5", [("originating_document", both)])
    assert first_symbol("A/75/L.5") == ("A/75/L.5", [])
    assert first_symbol("") == ("", [])


def test_the_folder_of_a_session_is_no_language() -> None:
    reading = read("Emergency sessions/ES-10/S_RES_9901.xml", RESOLUTION)
    assert [document.filed_under for document in reading.documents] == [""]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<a/>", "no_document"),
        ("<a><b/></a>", "no_document"),
        (RESOLUTION.replace('name="resolution"', 'name="poem"'), "unknown_kind"),
        (RESOLUTION.replace('value="002"', 'value="two"'), "vote_count"),
        (RESOLUTION.replace("</statement>", "</statement><statement/>"),
         "unknown_structure"),
        (RESOLUTION.replace("S/RES/9901 (2091)</docNumber>", "?</docNumber>"),
         "no_symbol"),
        ("<!doctype html><title>Just a moment...</title>", "challenge_page"),
        ("404: Not Found", "malformed_xml"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_understood_gives_a_fault_and_nothing_else(
    body: str, reason: str
) -> None:
    reading = read("2091/English/file.xml", body)
    assert [fault.reason for fault in reading.faults] == [reason]
    assert reading.documents == ()


def test_deep_nesting_is_a_fault_or_a_text_and_never_a_crash() -> None:
    for depth in (50, 150, 240, 300):
        nested = "<sublist><point>" * (depth // 2) + "</point></sublist>" * (depth // 2)
        reading = read(
            "2091/English/S_RES_9901_E.xml",
            RESOLUTION.replace("</mainBody>", f"{nested}</mainBody>", 1),
        )
        assert bool(reading.documents) != bool(reading.faults)


def test_a_byte_that_is_no_utf8_stops_the_extract_and_is_named() -> None:
    reading = read("data_extract/2091.json", b'{"symbol": "\xff"}')
    assert [fault.reason for fault in reading.faults] == ["encoding"]


def test_rows_of_other_shapes_are_faults_of_their_line() -> None:
    lines = [
        "[]", "3", "null", "{}", '{"symbol": 7}', '{"symbol": "x"}', "[" * 100_000,
        json.dumps({"symbol": "S/RES/9901 (2091)", "MS_in_favour_count": "many"}),
        json.dumps({"symbol": "S/RES/9901 (2091)", "subjects": [["a"]]}),
        json.dumps({"symbol": "S/RES/9901 (2091)", "adoption_date": "5 March 2091"}),
    ]  # fmt: skip
    reading = read("data_extract/2091.json", "\n".join(lines))
    assert len(reading.faults) == len(lines) - 1
    assert [document.native_id for document in reading.documents] == [
        "S/RES/9901 (2091)"
    ]


def test_placeholders_are_passed_over_by_policy() -> None:
    assert read("2020/English/test", b"").passed_over == "placeholder file"
    assert read("Pre-2020/2004/desktop.ini", b"").passed_over == "placeholder file"


@pytest.mark.parametrize("body", ["", "[]", '{"tree": [{}]}', '{"tree": 1}', "{"])
def test_a_listing_that_is_no_tree_is_a_fault(body: str) -> None:
    url = UnGaSpider.start_urls[0]
    capture = Capture(url, datetime(2032, 1, 1, tzinfo=UTC), 200, (), body.encode(), "")
    reading = UnGaSpider.read(capture)
    assert [fault.reason for fault in reading.faults] == ["malformed_json"]
    assert reading.links == ()
