"""The captured news sitemaps of Brazil's government are read as they stand.

The facts were counted and read off the captures apart from the reader under test.
Titles are compared by their digest: a headline is somebody's sentence.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.br_gov import BrGovSpider
from onrecord.spiders.br_mre import BrMreSpider
from onrecord.spiders.br_planalto import BrPlanaltoSpider

pytestmark = pytest.mark.shared

SPIDERS: tuple[type[SourceSpider], ...] = (BrGovSpider, BrMreSpider, BrPlanaltoSpider)
PALACE = "gov.br/planalto/pt-br/acompanhe-o-planalto/"
NEWS = "gov.br/pt-br/noticias/"


@pytest.fixture(scope="module")
def readings(shared: Path) -> dict[str, Reading]:
    """By source; one capture each."""

    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    captures: list[Capture] = [
        capture
        for _, capture in iter_captures(
            [shared / "archive" / "ministries.warc.gz"], stop
        )
        if capture.url.split("/")[2] == "www.gov.br"
    ]
    found = {
        spider.name: spider.read(capture)
        for capture in captures
        for spider in SPIDERS
        if spider.page_for(capture.url) is not None
    }
    assert len(captures) == len(found) == 2
    return found


def by_id(reading: Reading) -> dict[str, Document]:
    return {document.native_id: document for document in reading.documents}


def digest(title: str) -> str:
    return sha256(title.encode()).hexdigest()[:12]


def test_every_entry_of_the_news_is_a_row_and_none_faults(
    readings: dict[str, Reading],
) -> None:
    assert {
        name: (
            len(reading.documents),
            len(reading.links),
            len(reading.faults),
            reading.passed_over,
        )
        for name, reading in readings.items()
    } == {
        # of 6,303: pictures, campaigns and terms of use are no news
        "br_gov": (6283, 6283, 0, ""),
        # of 1,506: ethics, agendas and the vice-president's folders are not his news
        "br_planalto": (1326, 1326, 0, ""),
    }


def test_the_sitemaps_speak_for_brazil_in_the_language_of_the_address(
    readings: dict[str, Reading],
) -> None:
    documents = [d for reading in readings.values() for d in reading.documents]
    assert Counter((d.actor, d.role, d.language) for d in documents) == {
        ("BRA", "extract", "pt"): 6276 + 1326,
        ("BRA", "extract", "en"): 7,
    }
    assert all(d.title and d.page_url for d in documents)


def test_rows_have_the_title_and_the_day_printed_beside_them(
    readings: dict[str, Reading],
) -> None:
    palace, news = by_id(readings["br_planalto"]), by_id(readings["br_gov"])
    told = [
        palace[
            f"{PALACE}noticias/2021/09/discurso-do-presidente-da-republica-jair-"
            "bolsonaro-na-abertura-da-76deg-assembleia-geral-da-onu"
        ],
        palace[
            f"{PALACE}noticias/2021/09/"
            "presidente-jair-bolsonaro-se-encontra-com-o-presidente-da-polonia"
        ],
        news[
            f"{NEWS}educacao-e-pesquisa/2021/09/"
            "dados-preliminares-do-censo-escolar-2021-estao-disponiveis"
        ],
    ]
    assert [(digest(d.title), d.issued_on, d.kind) for d in told] == [
        ("a31122731d67", date(2021, 9, 21), "speech"),
        ("3fa93e499dde", date(2021, 9, 21), "press_release"),
        ("f40152c066a1", date(2021, 9, 22), "press_release"),
    ]


def test_a_day_of_another_month_than_the_address_dates_nothing(
    readings: dict[str, Reading],
) -> None:
    undated = [
        (name, d.issued_text, [note.reason for note in d.notes])
        for name, reading in readings.items()
        for d in reading.documents
        if d.issued_on is None
    ]
    assert Counter(undated_of(name, text) for name, text, _ in undated) == {
        ("br_gov", "1969-12-31"): 6,  # the portal's word for none
        ("br_gov", "years or months off"): 6,
        ("br_planalto", "1969-12-31"): 1,
        ("br_planalto", "years or months off"): 1,
    }
    assert {tuple(reasons) for _, _, reasons in undated} == {("date_mismatch",)}


def undated_of(name: str, text: str) -> tuple[str, str]:
    return name, text if text == "1969-12-31" else "years or months off"


def test_the_days_that_are_taken_are_of_the_years_the_sitemaps_cover(
    readings: dict[str, Reading],
) -> None:
    days = [
        d.issued_on
        for reading in readings.values()
        for d in reading.documents
        if d.issued_on
    ]
    assert min(days) >= date(2018, 1, 1)
    assert max(days) == date(2021, 9, 22)
