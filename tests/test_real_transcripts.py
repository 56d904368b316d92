"""Fifty-five transcripts of Prime Ministers of Australia, 1959 to 2017, as filed.

The facts were read off the captures by eye. Titles are compared by their digest: a
headline is somebody's sentence.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.models import Document
from onrecord.spiders.au_pm_transcripts import AuPmTranscriptsSpider

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def read(shared: Path) -> list[Document]:
    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    return [
        document
        for _, capture in iter_captures(
            [shared / "archive" / "ministries.warc.gz"], stop
        )
        if AuPmTranscriptsSpider.page_for(capture.url) is not None
        for document in AuPmTranscriptsSpider.read(capture).documents
    ]


def digest(title: str) -> str:
    return sha256(title.encode()).hexdigest()[:12]


TRANSCRIPTS = {
    # number: title, date, kind, surname of the speaker, paragraphs
    76: ("ff9d93c92723", date(1959, 6, 13), "press_release", "", 1),
    106: ("4dbc4eeda603", date(1959, 9, 20), "press_release", "Menzies", 1),
    174: ("83997925af68", date(1960, 4, 24), "remarks", "Menzies", 6),
    325: ("1e9f2d0e0b77", date(1961, 5, 25), "press_release", "Menzies", 1),
    1268: ("0d3fde162ec5", date(1966, 3, 9), "press_release", "Holt", 1),
    1474: ("444382bd7261", date(1967, 1, 26), "message", "Holt", 1),
    1647: ("f7906f81a56b", date(1967, 8, 30), "press_release", "Holt", 1),
    1690: ("42718177d4e9", date(1967, 10, 17), "statement", "Holt", 4),
    1694: ("5cb703d5c283", date(1967, 10, 23), "press_release", "", 1),
    1993: ("c2de238d7188", date(1969, 2, 7), "press_release", "Gorton", 2),
    2024: ("ca0389f37761", date(1969, 3, 27), "statement", "Gorton", 1),
    2099: ("255e3c2e9651", date(1969, 8, 12), "statement", "", 5),
    2149: ("e293c7cfc40d", date(1969, 12, 16), "press_release", "Gorton", 1),
    2219: ("da1812e29447", date(1970, 4, 22), "statement", "Gorton", 4),
    2489: ("91904bdb89ba", date(1971, 10, 29), "speech", "McMahon", 4),
    2587: ("31af04dfc169", date(1972, 5, 9), "statement", "McMahon", 1),
    2623: ("5bec9177e1d0", date(1972, 6, 14), "press_briefing", "McMahon", 9),
    2629: ("97fd3d3fef33", date(1972, 6, 21), "speech", "McMahon", 2),
    2823: ("26090aebca3a", date(1973, 2, 21), "press_release", "Whitlam", 1),
    3051: ("08d63b976fe9", date(1973, 10, 26), "press_release", "Whitlam", 10),
    3774: ("c4f9aeb46d81", date(1975, 6, 10), "press_release", "Whitlam", 2),
    4116: ("bc06e300678f", date(1976, 5, 11), "press_release", "Fraser", 1),
    4620: ("47acefc26f98", date(1978, 2, 9), "press_release", "Fraser", 1),
    4625: ("5c9912fb13e4", date(1978, 2, 13), "speech", "Fraser", 5),
    4756: ("df35d58a2fe2", date(1978, 7, 16), "press_release", "Fraser", 1),
    6339: ("683530bb95ae", date(1984, 3, 8), "speech", "Hawke", 8),
    6996: ("5f1a3813c342", date(1986, 9, 7), "press_release", "Hawke", 6),
    7012: ("ee0dbb83700a", date(1986, 10, 14), "speech", "Hawke", 4),
    7607: ("789cf5a6946f", date(1989, 5, 22), "joint_statement", "Hawke", 2),
    7904: ("fbc9df10b12c", date(1990, 2, 15), "remarks", "Hawke", 1),
    8874: ("8f6af8071212", date(1993, 5, 27), "press_release", "Keating", 1),
    9246: ("4da1cace25ea", date(1994, 5, 31), "press_release", "Keating", 1),
    9349: ("38ccb8915b55", date(1994, 9, 6), "press_briefing", "Keating", 5),
    9439: ("0359e7047d04", date(1994, 12, 6), "speech", "Keating", 9),
    9817: ("ea5d4027352e", date(1995, 10, 28), "press_release", "Keating", 1),
    10680: ("b60c0a91d88d", date(1998, 11, 16), "remarks", "Howard", 293),
    11788: ("22a526e04c1f", date(2001, 8, 12), "remarks", "Howard", 43),
    12391: ("fa7751c0061e", date(2001, 8, 29), "speech", "Howard", 11),
    15797: ("3d54648674c2", date(2008, 3, 4), "press_release", "Rudd", 11),
    15856: ("fd1a287b6ae3", date(2008, 4, 10), "joint_statement", "Rudd", 18),
    16075: ("d3bc3d4c2e8c", date(2008, 8, 15), "press_release", "Rudd", 7),
    16469: ("0ccf8dc8e3e2", date(2009, 3, 24), "remarks", "Rudd", 61),
    17501: ("208a28c5b507", date(2010, 11, 18), "speech", "Gillard", 77),
    18576: ("fa1465a863b2", date(2012, 5, 16), "press_release", "Gillard", 11),
    18792: ("3fce6b3c59c4", date(2012, 9, 8), "speech", "Gillard", 18),
    19227: ("c65c39d09d4e", date(2013, 4, 8), "remarks", "Gillard", 64),
    19395: ("b319e7f67998", date(2013, 6, 12), "press_release", "Gillard", 22),
    21213: ("d37bd07d95b1", date(2004, 4, 19), "press_release", "Howard", 3),
    21572: ("07c8fc4504fa", date(2005, 1, 5), "press_release", "Howard", 10),
    23662: ("0005e84df947", date(2014, 7, 21), "press_release", "Abbott", 12),
    23798: ("b2b6497e832f", date(2014, 9, 5), "press_release", "Abbott", 8),
    23811: ("b42796267a8b", date(2014, 9, 9), "press_release", "Abbott", 13),
    24140: ("d667808699d0", date(2015, 1, 23), "press_release", "Abbott", 10),
    24631: ("b1e30e0d5012", date(2015, 7, 17), "speech", "Abbott", 13),
    40776: ("60bd4b36ec8c", date(2017, 2, 22), "press_briefing", "Turnbull", 105),
}  # fmt: skip


def test_transcripts_are_read_as_filed(read: list[Document]) -> None:
    assert {
        int(document.native_id): (
            digest(document.title),
            document.issued_on,
            document.kind,
            document.speaker.partition(",")[0],
            len(document.paragraphs),
        )
        for document in read
    } == TRANSCRIPTS
    assert len(read) == len(TRANSCRIPTS)


def test_a_text_of_another_minister_is_not_given_to_the_prime_minister(
    read: list[Document],
) -> None:
    # The minister for repatriation, the minister for territories, an acting one.
    assert {d.native_id for d in read if not d.speaker} == {"1694", "2099", "76"}
    assert {
        note.reason for d in read for note in d.notes if d.native_id in {"1694", "76"}
    } == {"filed_under"}
