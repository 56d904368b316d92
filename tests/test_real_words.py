"""The text of every real page is stored whole and in order.

What a page holds is read here a second time, from the source's own main element and
without the project's reader.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree, html

from onrecord.archive import Fault, iter_captures
from onrecord.models import Capture, Document, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.eu_commission import EuCommissionSpider
from onrecord.spiders.gb_fcdo import GbFcdoSpider
from onrecord.spiders.ru_kremlin import RuKremlinSpider
from onrecord.spiders.un_press import UnPressSpider
from onrecord.spiders.us_state import HEADER, UsStateSpider

pytestmark = pytest.mark.shared

SPIDERS: tuple[type[SourceSpider], ...] = (
    UnPressSpider, GbFcdoSpider, UsStateSpider, RuKremlinSpider, EuCommissionSpider,
)  # fmt: skip
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[Reading]:
    """Of every capture that gives a document."""

    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    archive = shared / "archive"
    files = [archive / "un-press.warc.gz", archive / "ministries.warc.gz"]
    found = (
        spider.read(capture)
        for _, capture in iter_captures(files, stop)
        for spider in SPIDERS
        if spider.page_for(capture.url) is not None
    )
    return [reading for reading in found if reading.documents]


def letters(text: str) -> str:
    """The text without white space: what has to be the same, in the same order."""
    return "".join(text.split())


def words(markup: str, without: str = "") -> str:
    """Every character of an HTML text, read without the project's own reader."""
    tree = html.fromstring(f"<div>{markup}</div>")
    for element in tree.cssselect(without) if without else ():
        element.drop_tree()
    return letters(str(tree.text_content()))


def of(document: Document) -> str:
    return letters("".join(paragraph.text for paragraph in document.paragraphs))


def main_texts(capture: Capture) -> list[str]:
    """What each document of a capture has to hold, from its main element."""
    if "press.un.org" in capture.url:
        (body,) = html.fromstring(capture.body.decode()).cssselect(".field--name-body")
        return [letters(str(body.text_content()))]
    if "presscorner" in capture.url:
        return [words(json.loads(capture.body)["docuLanguageResource"]["htmlContent"])]
    if "gov.uk" in capture.url:
        return [words(json.loads(capture.body)["details"]["body"])]
    tree = etree.fromstring(capture.body)
    if "kremlin" in capture.url:
        return [words(str(one.text)) for one in tree.iter(f"{ATOM}content")]
    full = [words(str(one.text), HEADER) for one in tree.iter(CONTENT)]
    authors = [words(str(one.text)) for one in tree.iter(CREATOR)]
    return [
        text.removeprefix(author) for text, author in zip(full, authors, strict=True)
    ]


def test_every_word_of_the_main_element_is_stored_in_order(
    readings: list[Reading],
) -> None:
    compared = 0
    for reading in readings:
        for document, text in zip(
            reading.documents, main_texts(reading.capture), strict=True
        ):
            assert of(document) == text, document.native_id
            compared += 1
    assert compared == 29


def test_no_two_paragraphs_of_a_un_release_run_together(
    readings: list[Reading],
) -> None:
    for reading in readings:
        if reading.source != "un_press":
            continue
        for document in reading.documents:
            tree = html.fromstring(reading.capture.body.decode())
            printed = [
                letters(str(one.text_content()))
                for one in tree.cssselect(".field--name-body > *")
            ]
            assert [letters(paragraph.text) for paragraph in document.paragraphs] == [
                text for text in printed if text
            ], document.symbol
