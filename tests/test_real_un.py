"""The two archives of the United Nations' own files, read whole.

What is compared with comes straight from the bytes, by code that shares nothing with
the readers: a plain tag stripper for the words, a count of tags for the paragraphs,
``json.loads`` for the cells.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Document, Reading, Vote
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.un_ga import UnGaSpider
from onrecord.spiders.un_sc import UnScSpider

pytestmark = pytest.mark.shared

SOURCES: tuple[tuple[str, type[SourceSpider]], ...] = (
    ("un-sc.warc.gz", UnScSpider),
    ("un-ga.warc.gz", UnGaSpider),
)

MISPRINTED = {"S/RES/2423 (2018)"}
"""Its row gives a date in 2016."""

_REGION = re.compile(r"<(/?)(preface|preamble|mainBody|meta|coverPage|conclusions)\b")
_READ = {"preface", "preamble", "mainBody"}
_NOTE = re.compile(r"<authorialNote\b.*?</authorialNote>", re.DOTALL)
_INLINE = re.compile(r"</?(?:span|a|sup|inline|docDate|docTitle|decoration)\b[^>]*>")
_FACTS = re.compile(
    r"<docNumber\b.*?</docNumber>"
    r'|<docTitle\b(?! refersTo="#?(?:title1|sponsors)").*?</docTitle>',
    re.DOTALL,
)
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_PARAGRAPH = re.compile(r"<paragraph\b")
_ATTACHMENTS = re.compile(r"<attachments>.*?(?:</attachments>|</statement>)", re.DOTALL)


def strip(marked: str) -> list[str]:
    """The words of a piece of markup: tags inside a line join, all others separate."""
    text = html.unescape(_TAG.sub(" ", _INLINE.sub("", marked)))
    return unicodedata.normalize("NFKC", text).split()


def printed_words(marked: str) -> tuple[list[str], list[str]]:
    """Words of the text and of the footnotes of a whole file, each in order.

    Number and title in the preface are facts of the document, not paragraphs.
    """
    text: list[str] = []
    notes: list[str] = []
    position, inside = 0, ""
    for match in _REGION.finditer(re.sub(r"<!--.*?-->", "", marked, flags=re.DOTALL)):
        piece = match.string[position : match.start()]
        position = match.start()
        if inside in _READ:
            if inside == "preface":
                piece = _FACTS.sub(" ", piece)
            for note in _NOTE.findall(piece):
                notes += strip(note)
            words = strip(_NOTE.sub("", piece))
            if inside != "preface" or any(map(str.isalnum, "".join(words))):
                text += words
        inside = "" if match[1] else match[2]
    return text, notes


def stored_words(documents: tuple[Document, ...]) -> tuple[list[str], list[str]]:
    text: list[str] = []
    notes: list[str] = []
    for document in documents:
        for row in document.paragraphs:
            words = unicodedata.normalize("NFKC", row.text).split()
            if row.kind == "note":
                notes += words
                continue
            if row.kind == "table":
                words = [word for word in words if word != "|"]
            text += [*unicodedata.normalize("NFKC", row.number).split(), *words]
    return text, notes


@dataclass(slots=True)
class Survey:
    """What one reading of both archives gave."""

    captures: Counter[str] = field(default_factory=Counter)
    versions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(source, kind, language filed under): files."""
    paragraph_elements: Counter[str] = field(default_factory=Counter)
    """Of English resolutions, by source, as the tags count them."""
    first_bodies: Counter[str] = field(default_factory=Counter)
    """The same in the first main body of each file alone."""
    rows: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    documents: set[tuple[str, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    lost_words: list[str] = field(default_factory=list)
    lost_paragraphs: list[str] = field(default_factory=list)
    double_elements: list[str] = field(default_factory=list)
    wrong_votes: list[str] = field(default_factory=list)
    wrong_rows: list[str] = field(default_factory=list)
    wrong_offsets: list[str] = field(default_factory=list)
    links: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def survey(shared: Path) -> Survey:
    found = Survey()

    def damaged(fault: Fault) -> None:
        found.faults.append(str(fault))

    for name, spider in SOURCES:
        for _, capture in iter_captures([shared / "archive" / name], damaged):
            reading = spider.read(capture)
            found.captures[spider.name] += 1
            found.faults += [f"{fault.detail}" for fault in reading.faults]
            if reading.is_listing:
                found.links[spider.name] += len(reading.links)
            elif capture.url.endswith(".xml"):
                _xml(found, reading, capture.body.decode())
            elif capture.url.endswith(".json"):
                _rows(found, reading, capture.body.decode("utf-8-sig"))
    return found


def _xml(found: Survey, reading: Reading, marked: str) -> None:
    path = unquote(reading.capture.url.partition("/main/")[2])
    documents = reading.documents
    if not documents:
        found.unread.append(path)
        return
    source = reading.source
    first = documents[0]
    found.versions[source, first.kind, first.filed_under] += 1
    for document in documents:
        found.documents.add((source, document.native_id))
        found.notes.update(note.reason for note in document.notes)
        elements = [row.element for row in document.paragraphs if row.element]
        if len(set(elements)) != len(elements):
            found.double_elements.append(path)
        for row in document.paragraphs:
            for citation in row.citations:
                end = citation.start + len(citation.printed)
                if row.text[citation.start : end] != citation.printed:
                    found.wrong_offsets.append(f"{path}: {citation.printed}")
    for what, printed, stored in zip(
        ("text", "notes"), printed_words(marked), stored_words(documents), strict=True
    ):
        if printed != stored:
            index = next(
                (i for i, (a, b) in enumerate(zip(printed, stored, strict=False))
                 if a != b), min(len(printed), len(stored)),
            )  # fmt: skip
            here = slice(max(index - 3, 0), index + 5)
            found.lost_words.append(
                f"{path}, {what}: {printed[here]} is stored as {stored[here]}"
            )
    counted = len(_PARAGRAPH.findall(_ATTACHMENTS.sub("", marked)))
    kept = sum(
        bool(row.element) and not row.annex
        for document in documents
        for row in document.paragraphs
    ) + sum(
        note.reason == "empty_element"
        for document in documents
        for note in document.notes
    )
    if counted != kept:
        found.lost_paragraphs.append(f"{path}: {counted} elements, {kept} accounted")
    if first.filed_under == "en" and not path.startswith(("PRST", "Not adopted")):
        found.paragraph_elements[source] += counted
        body = re.search(r"<mainBody>.*?</mainBody>", marked, re.DOTALL)
        found.first_bodies[source] += len(_PARAGRAPH.findall(body[0])) if body else 0
    if "symbol_mismatch" not in found.notes or all(
        "another document" not in note.detail for note in first.notes
    ):
        printed_votes = _printed_votes(marked)
        for document in documents:
            if _lists(document.vote) != printed_votes:
                found.wrong_votes.append(path)


def _printed_votes(marked: str) -> dict[str, list[str]]:
    votes: dict[str, list[str]] = {}
    for match in re.finditer(
        r'<count [^>]*refersTo="(\w+)"[^>]*?(?:/>|>(.*?)</count>)', marked, re.DOTALL
    ):
        names = re.findall(r"<organization[^>]*>(.*?)</organization>", match[2] or "",
                           re.DOTALL)  # fmt: skip
        cells = [" ".join(html.unescape(name).split()) for name in names]
        if cells:
            votes[match[1]] = cells
    return votes


def _lists(vote: Vote | None) -> dict[str, list[str]]:
    if vote is None:
        return {}
    lists = {
        "inFavour": list(vote.in_favour),
        "against": list(vote.against),
        "abstaining": list(vote.abstaining),
        "nonVoting": list(vote.non_voting),
    }
    return {word: names for word, names in lists.items() if names}


def _rows(found: Survey, reading: Reading, text: str) -> None:
    documents: dict[str, list[Document]] = {}
    for document in reading.documents:
        documents.setdefault(document.symbol, []).append(document)
        found.documents.add((reading.source, document.native_id))
    for line in text.splitlines():
        row: dict[str, Any] = json.loads(line)
        found.rows[reading.source] += 1
        read = documents.pop(row["symbol"], [])
        if not read:
            found.wrong_rows.append(f"{row['symbol']}: not read")
        for document in read:
            found.wrong_rows += [
                f"{row['symbol']}: {key}" for key in _differing(row, document)
            ]
        if len(read) > 1 and read[0].vote is not None:
            found.wrong_rows.append(f"{row['symbol']}: one vote counted more than once")
        if read and read[0].vote is not None:
            found.cells[reading.source] += len(read[0].vote.cells())


def _differing(row: dict[str, Any], document: Document) -> Iterator[str]:
    """The keys of a row whose value the document does not hold as it is printed."""
    vote = document.vote or Vote()
    counts = {choice: str(number) for choice, number in vote.counts}
    subjects = [(s.label, s.dictionary) for s in document.subjects]
    session = document.source == "un_ga"
    related = dict(document.related)
    known: dict[str, bool] = {
        "MS_in_favour": row["MS_in_favour"] == list(vote.in_favour),
        "MS_against": row["MS_against"] == list(vote.against),
        "MS_abstaining": row["MS_abstaining"] == list(vote.abstaining),
        "MS_in_favour_count": row["MS_in_favour_count"] == counts.get("yes", "0"),
        "MS_against_count": row["MS_against_count"] == counts.get("no", "0"),
        "MS_abstaining_count": row["MS_abstaining_count"]
        == counts.get("abstention", "0"),
        "sponsors": row["sponsors"] == list(document.sponsors),
        "additional_sponsors": row["additional_sponsors"]
        == list(document.additional_sponsors),
        "subjects": all(
            (label, dictionary) in subjects
            or (dictionary == "DHL" and label.strip() in document.title)
            for label, dictionary in row["subjects"]
        ),
        "SDGs": all((goal, "SDGO") in subjects for goal in row["SDGs"]),
        "adoption_date": row["adoption_date"] == document.adopted_text
        and (document.adopted_on is not None or row["symbol"] in MISPRINTED),
        "adoption_meeting": row["adoption_meeting"] == document.meeting,
        "agenda_item_name": row["agenda_item_name"].strip() == document.agenda_title,
    }
    if session:
        known |= {
            "title": row["title"].strip() == document.title
            or any(row["title"].strip() in note.detail for note in document.notes),
            "session": row["session"] == document.session,
            "agenda_item": row["agenda_item"] == document.agenda_item,
            "committee": row["committee"] == document.committee,
            "pv": row["pv"] == document.meeting_record,
            "originating_document": row["originating_document"].startswith(
                document.report or document.draft_symbol
            )
            and (
                row["originating_document"] in (document.report, document.draft_symbol)
                or ", para." in row["originating_document"]
                or row["originating_document"] == related.get("originating_document")
                or row["originating_document"].startswith(document.report + " and ")
            ),
            "report_paragraph": row["report_paragraph"] in ("N.A.", "")
            or related.get("recommended_in", "").endswith(row["report_paragraph"]),
        }
    else:
        known |= {
            "resolution_title": row["resolution_title"] == document.title,
            "draft_resolution": row["draft_resolution"] == document.draft_symbol,
            "draft_resolution_date": (
                str(document.draft_issued_on) == row["draft_resolution_date"]
            ),
            "outcome_letter": row["outcome_letter"] == document.meeting_record,
            "adoption_type": row["adoption_type"] in ("", document.adoption),
            "chapter_VII": (row["chapter_VII"] == "Chapter VII")
            == (("Chapter VII", "UN Charter") in subjects),
        }
    yield from (key for key, holds in known.items() if not holds)


def test_every_file_is_read_without_a_fault(survey: Survey) -> None:
    assert survey.faults == []
    assert survey.unread == []
    assert survey.captures == {"un_sc": 2852, "un_ga": 2779}


def test_the_listings_lead_to_every_file(survey: Survey) -> None:
    assert survey.links == {"un_sc": 2806 + 24, "un_ga": 2773 + 5}


def test_every_word_of_the_text_is_stored_in_order(survey: Survey) -> None:
    assert survey.lost_words == []


def test_every_paragraph_element_is_one_row_or_a_note(survey: Survey) -> None:
    assert survey.lost_paragraphs == []
    assert survey.double_elements == []
    assert survey.paragraph_elements == {"un_sc": 24_074, "un_ga": 24_258}
    assert survey.first_bodies == {"un_sc": 24_074, "un_ga": 23_404}


def test_every_link_stands_where_its_offset_says(survey: Survey) -> None:
    assert survey.wrong_offsets == []


def test_the_xml_votes_are_the_printed_ones(survey: Survey) -> None:
    assert survey.wrong_votes == []


def test_every_cell_of_the_extracts_is_equal(survey: Survey) -> None:
    assert survey.wrong_rows == []
    assert survey.rows == {"un_sc": 1_437, "un_ga": 999}
    assert survey.cells == {"un_sc": 21_389, "un_ga": 48_582}


def test_the_language_versions_are_all_there(survey: Survey) -> None:
    files: Counter[tuple[str, str]] = Counter()
    for (source, _, language), count in survey.versions.items():
        files[source, language] += count
    others = {"ar": 104, "zh": 104, "fr": 101, "ru": 104, "es": 104, "de": 102}
    assert {code: n for (name, code), n in files.items() if name == "un_sc"} == {
        "en": 1440 + 736 + 11,
        **others,
    }
    assert {code: n for (name, code), n in files.items() if name == "un_ga"} == {
        "en": 1003, "ar": 352, "zh": 352, "fr": 352, "ru": 351, "es": 352, "de": 11,
    }  # fmt: skip
    assert survey.versions["un_sc", "draft_resolution", "en"] == 11
    # One statement lies among the resolutions of 2020 as well.
    assert survey.versions["un_sc", "presidential_statement", "en"] == 736 + 1
    assert survey.versions["un_sc", "resolution", "en"] == 1440 - 1


def test_repairs_and_disagreements_are_as_many_as_known(survey: Survey) -> None:
    assert survey.notes["recovered_xml"] == 120
    assert survey.notes["symbol_mismatch"] == 8
    assert survey.notes["language_mismatch"] == 5
