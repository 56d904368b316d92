"""Deadlines of the Security Council's own resolutions, 2020 to 2023."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from onrecord.annotate.operative import OperativeParagraph
from onrecord.annotate.requests import Request, find_requests
from onrecord.archive import Fault, iter_captures
from onrecord.spiders.un_sc import UnScSpider

pytestmark = pytest.mark.shared

MONTHS = list(calendar.month_name)[1:]
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")


@dataclass(frozen=True)
class Read:
    adopted: date
    paragraphs: list[OperativeParagraph]
    requests: list[Request]


def broken(fault: Fault) -> None:
    pytest.fail(str(fault))


@pytest.fixture(scope="module")
def council(shared: Path) -> dict[str, Read]:
    """What is read of every English resolution of the four years, by symbol."""
    found = {}
    for _, capture in iter_captures([shared / "archive" / "un-sc.warc.gz"], broken):
        if not re.search(r"/202[0-3]/English/.*\.xml$|S_RES.*E\.xml$", capture.url):
            continue
        for document in UnScSpider.read(capture).documents:
            day = document.adopted_on
            if document.kind != "resolution" or day is None:
                continue
            if document.language != "en" or not 2020 <= day.year <= 2023:
                continue
            paragraphs = [
                OperativeParagraph(p.text, p.number, p.level, p.path)
                for p in document.paragraphs
                if p.kind == "operative" and not p.annex
            ]
            found[document.native_id] = Read(
                day, paragraphs, find_requests(paragraphs, "en", day, "ORG:UN:SC")
            )
    return found


def test_more_than_two_hundred_dated_obligations_are_found(
    council: dict[str, Read],
) -> None:
    dated = [
        (symbol, deadline.due_on)
        for symbol, read in council.items()
        for request in read.requests
        if not request.inherited
        for deadline in request.deadlines
        if deadline.due_on and not deadline.due_on.endswith("~")
    ]
    assert len(dated) >= 550
    assert len({symbol for symbol, _ in dated}) >= 170


def test_most_days_after_the_adoption_are_read_as_deadlines(
    council: dict[str, Read],
) -> None:
    printed = read_ones = 0
    for read in council.values():
        places: dict[int, list[tuple[int, int]]] = {}
        for request in read.requests:
            if not request.inherited:
                places.setdefault(request.paragraph, []).extend(
                    (d.start, d.end) for d in request.deadlines
                )
        for index, paragraph in enumerate(read.paragraphs):
            for match in DAY.finditer(paragraph.text):
                day = date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
                if day > read.adopted:
                    printed += 1
                    read_ones += any(
                        start <= match.start() and match.end() <= end
                        for start, end in places.get(index, [])
                    )
    assert printed > 500
    assert read_ones >= 0.9 * printed


def test_no_deadline_lies_before_its_adoption_and_every_span_is_right(
    council: dict[str, Read],
) -> None:
    for symbol, read in council.items():
        for request in read.requests:
            for deadline in request.deadlines if not request.inherited else ():
                text = read.paragraphs[request.paragraph].text
                assert text[deadline.start : deadline.end] == deadline.printed, symbol
                if len(deadline.due_on) == 10:
                    assert date.fromisoformat(deadline.due_on) >= read.adopted, symbol
