"""UN document symbols: one canonical form for every spelling, and nothing else."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive import Fault, iter_captures
from onrecord.symbols import (
    assembly_session,
    base,
    council_year,
    find,
    parse,
    parse_file_name,
    resolution_reference,
)


def canonical(printed: str) -> str | None:
    symbol = parse(printed)
    return symbol.canonical if symbol else None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("S/RES/2719(2023)", "S/RES/2719 (2023)"),
        ("S/RES/2719   (2023)", "S/RES/2719 (2023)"),
        ("S/RES/1147%20(1998)", "S/RES/1147 (1998)"),
        ("S/RES/1402", "S/RES/1402 (2002)"),
        ("S/RES/2005/1651", "S/RES/1651 (2005)"),
        ("S/RES/161 A (1961)", "S/RES/161 A (1961)"),
        ("A/RES/79/136", "A/RES/79/136"),
        ("A/RES/61/267B", "A/RES/61/267 B"),
        ("A/RES/48/218/B", "A/RES/48/218 B"),
        ("A/RES/71/101/A-B", "A/RES/71/101 A-B"),
        ("A/RES/2006(XIX)", "A/RES/2006 (XIX)"),
        ("A/RES/118/(II)", "A/RES/118 (II)"),
        ("A/RES/1472 A (XIV)", "A/RES/1472 A (XIV)"),
        ("A/RES/ES\u201110/21", "A/RES/ES-10/21"),
        ("A/RES/S-27/2", "A/RES/S-27/2"),
        ("S/PRST/2020/5", "S/PRST/2020/5"),
        ("S/PV.4168(Resumption1)", "S/PV.4168 (Resumption 1)"),
        ("S/PV.3454 (Resumption I)", "S/PV.3454 (Resumption 1)"),
        ("S/PV.4130%20(Resumption%201)/Corr.1", "S/PV.4130 (Resumption 1)/Corr.1"),
        ("S/PV.2970 (PartII)", "S/PV.2970 (Part 2)"),
        ("S/PV.1841(OR)", "S/PV.1841"),
        ("S/PV9261", "S/PV.9261"),
        ("A/34/PV. 4", "A/34/PV.4"),
        ("S/10875/Rev. 1", "S/10875/Rev.1"),
        ("S/PV.4898/CORR.1", "S/PV.4898/Corr.1"),
        ("S/2023/970.", "S/2023/970"),
        ("S/1163) /", "S/1163"),
        ("A/C.3/78/L.41/Rev.1", "A/C.3/78/L.41/Rev.1"),
        ("A/HRC/RES/S-31/1", "A/HRC/RES/S-31/1"),
        ("A/HRC/PRST/OS/13/1", "A/HRC/PRST/OS/13/1"),
        ("E/RES/2022/14", "E/RES/2022/14"),
        ("E/RES/1296 (XLIV)", "E/RES/1296 (XLIV)"),
        ("E/CN.4/RES/2002/1", "E/CN.4/RES/2002/1"),
        ("UNEP/EA.5/RES.14", "UNEP/EA.5/Res.14"),
        ("SC/16444", "SC/16444"),
        ("SG/SM/21982", "SG/SM/21982"),
        ("ST/SGB/2019/2", "ST/SGB/2019/2"),
    ],
)
def test_every_spelling_comes_to_one_form(printed: str, expected: str) -> None:
    assert canonical(printed) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "text",
    ["", "61/267", "2334 (2016)", "Article 51", "w/o", "24/7", "S/S/13735", "S/1-A",
     "AA/78/481", "A/C.6", "A/C", "km/h", "S/RES/431 (1978) S/RES/432 (1978)",
     "x" * 100_000, "S/" * 50_000],
)  # fmt: skip
def test_what_is_not_one_symbol_is_none(text: str) -> None:
    assert parse(text) is None


def test_a_symbol_tells_its_parts() -> None:
    symbol = parse("A/C.3/78/L.41/Rev.1")
    assert symbol is not None
    assert (symbol.kind, symbol.body) == ("draft", "ORG:UN:GA:C3")
    assert (symbol.session, symbol.number) == ("78", 41)
    assert symbol.modifiers == (("Rev", "1"),)
    resolution = parse("S/RES/2712")
    assert resolution is not None
    assert (resolution.kind, resolution.year) == ("resolution", 2023)
    assert resolution.body == "ORG:UN:SC"
    closed = parse("S/PV.6216 (closed)")
    assert closed is not None
    assert (closed.canonical, closed.notes) == ("S/PV.6216", ("closed",))


@pytest.mark.parametrize(
    ("name", "expected", "language"),
    [
        ("S_RES_2712-2322427E.xml", "S/RES/2712 (2023)", "en"),
        ("S_RES_2504 (2020)-2000407E.xml", "S/RES/2504 (2020)", "en"),
        ("S_RES_1285_N0023963.xml", "S/RES/1285 (2000)", None),
        ("S_RES_2650_2221218de.xml", "S/RES/2650 (2022)", "de"),
        ("SC_2561_2021-E.xml", "S/RES/2561 (2021)", "en"),
        ("S_PRST_2000_27_Corr.1-0060049E.xml", "S/PRST/2000/27/Corr.1", "en"),
        ("S_PRST_2006_42_0-0658865E.xml", "S/PRST/2006/42", "en"),
        ("S_2025-353-2508520E.xml", "S/2025/353", "en"),
        ("75_101A-B_E.xml", "A/RES/75/101 A-B", "en"),
        ("75_251_B_E.xml", "A/RES/75/251 B", "en"),
        ("A_RES_77_104-2228250S.xml", "A/RES/77/104", "es"),
        ("A_RES_77_268-A.xml", "A/RES/77/268", "ar"),
        ("A_RES_77_264 A-C-2300152A.xml", "A/RES/77/264 A-C", "ar"),
        ("A_RES_ES-10_21-2321048G.xml", "A/RES/ES-10/21", "de"),
        ("A_RES_76_23-2118258E-reissue.xml", "A/RES/76/23", "en"),
    ],
)
def test_file_names_of_the_repositories_are_symbols(
    name: str, expected: str, language: str | None
) -> None:
    symbol = parse_file_name(f"some/folder/{name}")
    assert symbol is not None
    assert (symbol.canonical, symbol.language) == (expected, language)


def test_a_corrigendum_belongs_to_its_document_and_an_addendum_does_not() -> None:
    def base_of(printed: str) -> str:
        symbol = parse(printed)
        assert symbol is not None
        return base(symbol).canonical

    assert base_of("S/PRST/2000/27/Corr.1") == "S/PRST/2000/27"
    assert base_of("A/79/L.8/Rev.1/Add.2") == "A/79/L.8/Add.2"
    assert base_of("S/PV.4168(Resumption1)/Corr.1") == "S/PV.4168 (Resumption 1)"


def test_symbols_are_found_in_running_text() -> None:
    text = (
        "The letter (A/74/845-S/2020/525) and the report S/10896 and Corr.1 and Add.1; "
        "see S/RES/2719 (2023), A/RES/61/267 B and S/2023/970. No km/h, w/o or 24/7."
    )
    found = find(text)
    assert [symbol.canonical for _, _, symbol in found] == [
        "A/74/845", "S/2020/525", "S/10896", "S/10896/Corr.1", "S/10896/Add.1",
        "S/RES/2719 (2023)", "A/RES/61/267 B", "S/2023/970",
    ]  # fmt: skip
    assert all(text[start:end] == symbol.printed for start, end, symbol in found[:3])
    assert text[found[-1][0] : found[-1][1]] == "S/2023/970"


@pytest.mark.parametrize(
    ("printed", "organ", "expected"),
    [
        ("2334 (2016)", None, "S/RES/2334 (2016)"),
        ("2006 (XIX)", None, "A/RES/2006 (XIX)"),
        ("ES-10/24", None, "A/RES/ES-10/24"),
        ("61/267 A", "A", "A/RES/61/267 A"),
        ("45/5", "A/HRC", "A/HRC/RES/45/5"),
        ("45/5", None, None),
        ("five", "A", None),
    ],
)
def test_a_bare_number_needs_its_organ_where_the_shape_leaves_it_open(
    printed: str, organ: str | None, expected: str | None
) -> None:
    symbol = resolution_reference(printed, organ)
    assert (symbol.canonical if symbol else None) == expected


def test_numbers_know_their_year_and_session() -> None:
    assert [council_year(n) for n in (1, 242, 1325, 2334, 2712)] == [
        1946, 1967, 2000, 2016, 2023,
    ]  # fmt: skip
    assert (council_year(0), council_year(9000)) == (None, None)
    assert [assembly_session(n) for n in (181, 377, 1514, 2758, 9000)] == [
        "II", "V", "XV", "XXVI", None,
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_and_what_is_read_stays(text: str) -> None:
    symbol = parse(text)
    if symbol:
        assert canonical(symbol.canonical) == symbol.canonical
    for start, end, found in find(text):
        assert 0 <= start < end <= len(text)
        assert canonical(found.canonical) == found.canonical


@pytest.mark.shared
def test_symbols_as_they_occur_are_read_once_and_for_all(shared: Path) -> None:
    names = shared / "data/names/un_symbols_seen.tsv.gz"
    with gzip.open(names, "rt", encoding="utf-8", newline="") as file:
        seen = [row[0] for row in csv.reader(file, delimiter="\t") if row][1:]
    same: defaultdict[str, set[str]] = defaultdict(set)
    for printed in seen:
        symbol = parse(printed)
        if symbol is None:
            continue
        assert canonical(symbol.canonical) == symbol.canonical
        plain = re.sub(r"%20|\s|[/().]|&.*|AMP;.*", "", printed.upper())
        same[symbol.canonical].add(re.sub(r"(OR|PRST|CLOSED)$|AND.*|AS.*", "", plain))
    slashed = [s for s in seen if re.match(r"(S|A|E|UNEP)/", s)]
    assert sum(parse(s) is not None for s in slashed) > 0.999 * len(slashed)
    # Different spellings of one symbol differ in signs and spaces alone, but for the
    # year of a Council resolution, which its number fixes, and Roman resumptions.
    different = {c: s for c, s in same.items() if len(s) > 1}
    assert all("RES" in c or "Resumption" in c for c in different), different


@pytest.mark.shared
@pytest.mark.parametrize("archive", ["un-sc.warc.gz", "un-ga.warc.gz"])
def test_every_file_of_the_repositories_has_a_symbol(
    shared: Path, archive: str
) -> None:
    faults: list[Fault] = []
    captures = iter_captures([shared / "archive" / archive], faults.append)
    listing = next(c for _, c in captures if "/git/trees/" in c.url)
    assert faults == []
    names = [entry["path"] for entry in json.loads(listing.body)["tree"]]
    documents = [name for name in names if name.endswith(".xml")]
    assert len(documents) > 2000
    assert [name for name in documents if parse_file_name(name) is None] == []
