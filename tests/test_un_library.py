"""The library's votes, file by file and record by record."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.annotate.names import sponsor_actor, vote_cells
from onrecord.models import Capture, Reading
from onrecord.spiders.un_library import UnLibrarySpider

SITE = "https://digitallibrary.un.org"
CSV = f"{SITE}/record/4060887/files/2031_02_06_ga_voting.csv"
RECORDS = f"{SITE}/search?p=x&of=xm&rg=2&jrec=1"


def read(url: str, body: str | bytes) -> Reading:
    data = body.encode() if isinstance(body, str) else body
    capture = Capture(url, datetime(2032, 1, 1, tzinfo=UTC), 200, (), data, "0" * 64)
    return UnLibrarySpider.read(capture)


EDITION_2026 = """\
undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,\
meeting,title,agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,\
total_non_voting,total_ms,undl_link
7,AFG,AFGHANISTAN,Y,2031-10-27,85,A/RES/85/21,A/85/L.25,,A/85/PV. 4,\
"Bridges, ferries : resolution / adopted by the General Assembly",Transport,\
BRIDGES|FERRIES,,2.0,1.0,0.0,1.0,4.0,https://digitallibrary.un.org/record/7
7,BEN,BENIN,X,2031-10-27,85,A/RES/85/21,A/85/L.25,,A/85/PV. 4,\
"Bridges, ferries : resolution / adopted by the General Assembly",Transport,\
BRIDGES|FERRIES,,2.0,1.0,0.0,1.0,4.0,https://digitallibrary.un.org/record/7
7,TUR,TÜRKİYE,N,2031-10-27,85,A/RES/85/21,A/85/L.25,,A/85/PV. 4,\
"Bridges, ferries : resolution / adopted by the General Assembly",Transport,\
BRIDGES|FERRIES,,2.0,1.0,0.0,1.0,4.0,https://digitallibrary.un.org/record/7
"""
EDITION_2024 = """\
ms_codes,ms_names,ms_votes,date,resolutions,yes,no,abstentions,non-voting,total-voting
AFG,AFGHANISTAN,Y,2023-10-27,A/RES/78/21,1,0,1,1,3
BEN,BENIN,NV,2023-10-27,A/RES/78/21,1,0,1,1,3
TUR,TÜRKİYE,A,2023-10-27,A/RES/78/21,1,0,1,1,3
"""
COUNCIL = """\
undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,\
description,agenda,subjects,vote_note,modality,total_yes,total_no,total_abstentions,\
total_non_voting,total_ms,undl_link
8,FRA,FRANCE,True,Y,2023-11-15,S/RES/2712 (2023),,S/PV9479,A ferry,Ferries,,\
Adopted by acclamation,without vote,2,0,0,0,2,https://digitallibrary.un.org/record/8
8,GBR,UNITED KINGDOM,True,Y,2023-11-15,S/RES/2712 (2023),,S/PV9479,A ferry,Ferries,,\
Adopted by acclamation,without vote,2,0,0,0,2,https://digitallibrary.un.org/record/8
"""


def test_an_x_is_non_voting_and_totals_may_be_floats() -> None:
    reading = read(CSV, "\ufeff" + EDITION_2026)
    assert not reading.faults
    (document,) = reading.documents
    assert document.native_id == "A/RES/85/21"
    assert document.title == "Bridges, ferries"
    assert document.adopted_on == date(2031, 10, 27)
    assert [subject.label for subject in document.subjects] == ["BRIDGES", "FERRIES"]
    assert document.vote is not None
    assert document.vote.cells() == [
        ("yes", "AFGHANISTAN"),
        ("no", "TÜRKİYE"),
        ("non_voting", "BENIN"),
    ]
    assert dict(document.vote.counts) == {
        "yes": 2, "no": 1, "abstention": 0, "non_voting": 1,
    }  # fmt: skip


def test_the_edition_of_2024_names_its_columns_otherwise() -> None:
    (document,) = read(CSV, EDITION_2024).documents
    assert document.vote is not None
    assert document.vote.abstaining == ("TÜRKİYE",)
    assert document.vote.non_voting == ("BENIN",)
    assert dict(document.vote.counts)["abstention"] == 1
    assert document.native_id == "A/RES/78/21"


def test_a_resolution_without_a_vote_has_no_ballots() -> None:
    (document,) = read(CSV, COUNCIL).documents
    assert document.body == "ORG:UN:SC"
    assert document.adoption == "without vote"
    assert document.vote is None
    assert document.meeting_record == "S/PV9479"
    assert [note.detail for note in document.notes] == ["Adopted by acclamation"]


@pytest.mark.parametrize(
    ("body", "reason", "says"),
    [
        ("<!doctype html><html></html>", "wrong_type", "HTML"),
        ("a,b\n1,2\n", "selector", "no column ms_name, ms_vote"),
        ("ms_name,ms_vote,resolution,date\n", "empty_extract", "without a row"),
        ("", "selector", "no column"),
        (EDITION_2026.replace("BENIN,X", "BENIN,Q"), "unknown_vote_word", "BENIN: 'Q'"),
        (EDITION_2026.replace("2.0,1.0", "2.5,1.0"), "vote_count", "total_yes: '2.5'"),
        (EDITION_2026.replace("2031-10-27", "27.10.31"), "date", "27.10.31"),
        (EDITION_2026.replace("A/RES/85/21", "Resolution"), "unknown_symbol", "Resol"),
        (EDITION_2026 + "7,TUR\n", "malformed_row", "2 values, not 20"),
        (EDITION_2024.encode("utf-16"), "malformed_csv", "codec"),
    ],
)
def test_a_damaged_file_says_what_is_wrong(
    body: str | bytes, reason: str, says: str
) -> None:
    reading = read(CSV, body)
    assert [fault.reason for fault in reading.faults] == [reason]
    assert says in reading.faults[0].detail


def test_rows_of_one_vote_that_stand_apart_are_not_two_documents() -> None:
    first = EDITION_2026.splitlines()[1]
    other = first.replace("7,AFG", "9,AFG").replace("85/21", "85/22")
    reading = read(CSV, f"{EDITION_2026}{other}\n{first}\n")
    assert [one.native_id for one in reading.documents] == [
        "A/RES/85/21",
        "A/RES/85/22",
    ]
    assert [fault.reason for fault in reading.faults] == ["split_rows"]


def record(fields: str) -> str:
    return (
        "<!-- Search-Engine-Total-Number-Of-Results: 5 -->"
        '<collection xmlns="http://www.loc.gov/MARC21/slim"><record>'
        f'<controlfield tag="001">77</controlfield>{fields}</record></collection>'
    )


def marc(tag: str, **codes: str) -> str:
    parts = (f'<subfield code="{c}">{text}</subfield>' for c, text in codes.items())
    return f'<datafield tag="{tag}">{"".join(parts)}</datafield>'


VOTE = (
    marc("245", a="Ferries :", b="resolution /", c="adopted by the General Assembly")
    + marc("269", a="2031-10-27")
    + marc("791", a="A/RES/85/21", c="85")
    + marc("996", b="1", c="1", d="0", e="1", f="3")
    + marc("967", a="1", c="AFG", d="Y", e="AFGHANISTAN")
    + marc("967", a="2", c="BEN", e="BENIN")
    + marc("967", a="3", c="TUR", d="N", e="TÜRKİYE")
)


def test_a_member_without_a_choice_did_not_vote() -> None:
    reading = read(RECORDS, record(VOTE))
    (document,) = reading.documents
    assert document.vote is not None
    assert document.vote.non_voting == ("BENIN",)
    assert document.vote.abstaining == ()
    assert document.adopted_on == date(2031, 10, 27)
    assert document.title == "Ferries"
    (link,) = reading.links
    assert link.is_listing
    assert "jrec=2" in link.url


def test_sponsors_added_later_are_kept_apart() -> None:
    draft = (
        marc("191", a="A/C.3/85/L.4", c="85")
        + marc("245", a="Ferries :", b="draft resolution /", c="Benin and Malta")
        + marc("269", a="2031-10-02")
        + marc("710", a="Benin")
        + marc("710", a="Malta")
        + marc("710", a="UN. Secretariat")
        + marc(
            "515",
            a="Additional sponsors: Chad, Bosnia and Herzegovina and Zambia "
            "(A/85/1/Add.2). Chad left later.",
        )
    )
    (document,) = read(RECORDS, record(draft)).documents
    assert document.kind == "draft_resolution"
    assert document.sponsors == ("Benin", "Malta")
    assert document.additional_sponsors == ("Chad", "Bosnia and Herzegovina", "Zambia")
    assert [(note.reason, note.detail) for note in document.notes] == [
        ("catalogue_note", "Chad left later.")
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html><body>Please wait</body></html>", "wrong_type"),
        ("no xml at all", "wrong_type"),
        ('<collection xmlns="http://www.loc.gov/MARC21/slim"/>', "empty_listing"),
        (record(VOTE.replace(">N<", ">Q<")), "unknown_vote_word"),
        (record(VOTE.replace("A/RES/85/21", "n.a.")), "unknown_symbol"),
        (record(marc("191", a="A/C.3/85/L.1") + marc("245", a="Work", b="note /")),
         "unknown_value"),
    ],
)  # fmt: skip
def test_damaged_records_say_what_is_wrong(body: str, reason: str) -> None:
    assert [fault.reason for fault in read(RECORDS, body).faults] == [reason]


def test_the_newest_edition_of_the_votes_is_followed() -> None:
    names = ("2026_2_06_ga_voting", "2025_11_30_ga_voting", "readme")
    files = ", ".join(
        f'{{"name": "{name}", "url": "{SITE}/record/4060887/files/{name}.csv"}}'
        for name in names
    )
    url = f"{SITE}/api/v1/file?recid=4060887"
    (link,) = read(url, f"[{files}]").links
    assert link.url.endswith("2026_2_06_ga_voting.csv")
    assert link.issued_on == date(2026, 2, 6)
    assert read(url, "[]").faults[0].reason == "empty_listing"
    assert read(url, "{").faults[0].reason == "malformed_json"


@pytest.mark.shared
def test_the_real_samples_are_read(shared: Path) -> None:
    votes = shared / "data" / "votes"
    body = gzip.decompress(
        (votes / "marcxml_A_C3_78_L_drafts_94records.xml.gz").read_bytes()
    )
    reading = read(f"{SITE}/search?p=x&of=xm&rg=100", body)
    assert len(reading.documents) == 89
    assert Counter(fault.reason for fault in reading.faults) == {"unknown_value": 5}
    assert not reading.links
    assert all(document.issued_on for document in reading.documents)
    assert {
        name
        for document in reading.documents
        for name in (*document.sponsors, *document.additional_sponsors)
        # The sample was decoded twice somewhere on its way: "TÃ¼rkiye".
        if not sponsor_actor(name) and "Ã" not in name
    } == {"Ir eland"}

    (vote,) = read(
        RECORDS, (votes / "marcxml_vote_A_RES_80_214_trimmed.xml").read_bytes()
    ).documents
    assert vote.vote is not None
    assert vote.vote.non_voting == ("RUSSIAN FEDERATION",)
    assert [cell.actor_id for cell in vote_cells(vote.vote.cells(), vote.adopted_on)]
    (vote,) = read(
        CSV, (votes / "ga_voting_csv_2026_header_and_2_rows.csv").read_bytes()
    ).documents
    assert vote.vote is not None
    assert vote.vote.non_voting == ("BENIN",)
