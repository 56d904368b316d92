"""Tables of votes from files: their layouts, and what is refused."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.agreement import Choice, agreement
from onrecord.reports.vote_files import VoteFile, VoteFileError, read_vote_files

Run = Callable[..., subprocess.CompletedProcess[str]]

LIBRARY = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,"
    "meeting,title,agenda_title,subjects,vote_note,total_yes,total_no,"
    "total_abstentions,total_non_voting,total_ms,undl_link"
)
LIBRARY_2024 = "undl_id,ms_codes,ms_names,ms_votes,date,session,resolutions,draft,yes"
COUNCIL = (
    "Year,Date,Resolution,Meeting,Draft,Agenda item,Category,Region,Submitted by,"
    "Outcome results,Vote,Member State,ID,Membership_Status,Topic"
)
MEMBERS = (
    "China", "France", "Russian Federation", "United Kingdom", "United States",
    "Algeria", "Brazil", "Chile", "Denmark", "Egypt", "Fiji", "Ghana", "Haiti",
    "India", "Japan",
)  # fmt: skip


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., VoteFile]:
    """One file of these lines, read."""

    def read_lines(*lines: str, name: str = "votes.csv") -> VoteFile:
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        (found,) = read_vote_files([path])
        return found

    return read_lines


def library(vote: str, who: str, choice: str, symbol: str = "A/RES/78/1") -> str:
    return (
        f"{vote},{who[:3].upper()},{who.upper()},{choice},2023-10-27,78,{symbol},,,,"
        f"A title,,,,2.0,1.0,0.0,1.0,4.0,https://example.org/{vote}"
    )


def council(
    number: int, day: str, meeting: int, *, members: Sequence[str] = MEMBERS,
    no: str = "", outcome: str = "Adopted by majority",
) -> list[str]:  # fmt: skip
    """The rows of one vote, all in favour but one."""
    return [
        f"{day[:4]},{day},{number} ({day[:4]}),{meeting},S/{day[:4]}/{number},"
        f"An item,,,,{outcome},{'No' if who == no else 'Yes'},{who},1,,"
        for who in members
    ]


def test_the_library_of_2026_is_read_by_the_names_of_its_columns(
    read: Callable[..., VoteFile],
) -> None:
    found = read(
        LIBRARY, library("1", "France", "Y"), library("1", "Peru", "N"),
        library("1", "Chad", "A"), library("1", "Mali", "X"),
        library("2", "France", "N", "A/RES/78/2"),
    )  # fmt: skip
    one, two = found.votes
    assert (found.layout, found.rows, found.refused.total()) == (
        "Dag Hammarskjöld Library", 5, 0,
    )  # fmt: skip
    assert (one.body, one.symbol, one.day) == (
        "ORG:UN:GA", "A/RES/78/1", date(2023, 10, 27),
    )  # fmt: skip
    assert one.ballots == {
        "FRA": "yes", "PER": "no", "TCD": "abstention", "MLI": "non_voting",
    }  # fmt: skip
    assert two.ballots == {"FRA": "no"}


def test_the_library_of_2024_has_other_names_for_the_same(
    read: Callable[..., VoteFile],
) -> None:
    found = read(LIBRARY_2024, "1,FRA,FRANCE,Y,2019-12-18,74,A/RES/74/1,A/74/L.1,1")
    assert found.votes[0].ballots == {"FRA": "yes"}


def test_what_the_library_lists_without_a_vote_is_no_vote(
    read: Callable[..., VoteFile],
) -> None:
    found = read(
        "undl_id,ms_name,ms_vote,date,resolution,modality",
        "1,FRANCE,Y,2021-01-05,S/RES/2557 (2021),Without vote",
    )
    assert (found.votes[0].body, found.votes[0].ballots) == ("ORG:UN:SC", {})
    (section,) = agreement(None, Choice(among=("FRA",)), found.votes).sections
    assert (section.basis.filed, section.basis.filed_without_vote) == (0, 1)


def test_words_that_are_not_known_are_refused_and_counted(
    read: Callable[..., VoteFile],
) -> None:
    found = read(
        LIBRARY, library("1", "France", "Q"), library("1", "Atlantis", "Y"),
        library("1", "Peru", "Y", "A letter"), library("1", "Chad", "Y"), "1,2,3",
    )  # fmt: skip
    assert dict(found.refused) == {
        "unknown word for a choice": 1,
        "unknown name ATLANTIS": 1,
        "no symbol of a resolution": 1,
        "other number of cells than columns": 1,
    }
    assert found.votes[0].ballots == {"TCD": "yes"}
    assert "rows refused: 1 unknown" in found.words()


def test_voetens_codes_are_joined_to_their_roll_calls(tmp_path: Path) -> None:
    calls, ballots = tmp_path / "calls.csv", tmp_path / "ballots.csv.gz"
    calls.write_text(
        "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
        "1,70,0,2015-12-01,R/70/1,0,0,S,A title\n"
        "2,70,0,2015-12-02,R/70/2,1,0,S,A title\n"
        "3,70,0,2015-12-03,R/70/3,0,1,S,A title\n",
        encoding="utf-8",
    )
    ballots.write_bytes(
        gzip.compress(
            b"rcid,country,country_code,vote\n"
            b"1.0,France,FR,1\n1.0,Peru,PE,2\n1.0,Chad,TD,3\n1.0,Mali,ML,8\n"
            b"1.0,South Sudan,SS,9\n2.0,France,FR,yes\n3.0,France,FR,no\n"
            b"4.0,France,FR,abstain\n"
        )
    )
    (found,) = read_vote_files([ballots, calls])
    (vote,) = found.votes
    assert (vote.symbol, vote.day) == ("A/RES/70/1", date(2015, 12, 1))
    assert vote.ballots == {
        "FRA": "yes", "PER": "abstention", "TCD": "no", "MLI": "non_voting",
    }  # fmt: skip
    assert dict(found.refused) == {
        "vote on an amendment": 1, "vote on a paragraph": 1,
        "roll call that is not listed": 1,
    }  # fmt: skip


def test_ballots_without_their_roll_calls_ask_for_them(
    read: Callable[..., VoteFile],
) -> None:
    with pytest.raises(VoteFileError, match="give that file too"):
        read("rcid,country,country_code,vote", "1,France,FR,1")


def test_a_council_vote_counts_where_every_member_has_one_row(
    read: Callable[..., VoteFile],
) -> None:
    found = read(
        COUNCIL, *council(2700, "2023-01-05", 9230, no="China"),
        *council(2701, "2023-01-12", 9231, members=MEMBERS[1:]),
        *council(2702, "2023-01-19", 9232, outcome="Not adopted - veto", no="France"),
    )  # fmt: skip
    adopted, vetoed = found.votes
    assert (adopted.symbol, adopted.ballots["CHN"]) == ("S/RES/2700 (2023)", "no")
    assert (vetoed.symbol, vetoed.ballots["FRA"]) == ("S/2023/2702", "no")
    (veto,) = agreement(None, Choice(), found.votes).vetoes
    assert (veto.symbol, veto.vetoed_by, veto.tally) == (
        "S/2023/2702", ("FRA",), (14, 1, 0),
    )  # fmt: skip
    assert dict(found.refused) == {"vote without one row for each of 15 members": 14}


def test_day_and_month_in_the_wrong_order_are_found_by_the_meetings(
    read: Callable[..., VoteFile],
) -> None:
    days = ["2023-01-05", "2023-02-14", "2023-07-03", "2023-03-20", "2023-05-02"]
    rows = [
        line
        for place, day in enumerate(days)
        for line in council(2700 + place, day, 9230 + place)
    ]
    found = read(COUNCIL, *rows)
    assert [vote.symbol[6:10] for vote in found.votes] == [
        "2700", "2701", "2703", "2704",
    ]  # fmt: skip
    assert dict(found.refused) == {
        "day out of the order of meetings or resolutions": 15
    }


@pytest.mark.parametrize(
    "row",
    [
        "2023,2023-01-05,S/2023/5,9230,S/RES/2700 (2023),,,,,Adopted by majority,Yes,",
        "2023,2023-01-05,2700 (2021),9230,S/2023/5,,,,,Adopted by majority,Yes,",
        "2022,2023-01-05,2700 (2023),9230,S/2023/5,,,,,Adopted by majority,Yes,",
        "2023,2023-01-05,2700 (2023),9230,S/2023/5,,,,,Adopted by majority,Brazil,",
        "2023,2023-01-05,,9230,Oral amendment,,,,,Not adopted - veto,Yes,",
        "2023,2023-01-05,,9230,,,,,,Not adopted - veto,Yes,",
    ],
)
def test_rows_that_make_no_sense_are_refused(
    row: str, read: Callable[..., VoteFile]
) -> None:
    found = read(COUNCIL, f"{row}France,1,,")
    assert (found.votes, found.refused.total()) == ([], 1)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><p>no table</p></html>", b"\xff\xfe\x00a", b"a,b\n1,2\n",
     b"rcid,country,vote,date,unres\n1,\"" + b"x" * 200_000],
)  # fmt: skip
def test_what_is_no_table_of_votes_is_an_error_with_its_name(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(VoteFileError, match=r"odd\.csv"):
        read_vote_files([path])


def test_a_cut_off_archive_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv.gz"
    path.write_bytes(gzip.compress(b"rcid,country,vote,date,unres\n" * 999)[:-20])
    with pytest.raises(VoteFileError, match=r"odd\.csv"):
        read_vote_files([path])


@given(st.lists(st.text(max_size=12), min_size=20, max_size=20))
def test_no_row_raises(cells: list[str]) -> None:
    from onrecord.reports.vote_rows import council_row, library_row, roll_call

    names = [*LIBRARY.split(","), *(n.lower() for n in COUNCIL.split(",")), "rcid",
             "unres", "modality"]  # fmt: skip
    row = {name: cells[place % 20] for place, name in enumerate(names)}
    for reader in (council_row, library_row, roll_call):
        reader(row)


def test_the_command_takes_files_in_place_of_the_record(
    conninfo: str, onrecord: Run, tmp_path: Path
) -> None:
    lines = [library(str(n), who, "Y", f"A/RES/78/{n}") for n in range(1, 13)
             for who in ("France", "Peru")]  # fmt: skip
    (tmp_path / "v.csv").write_text("\n".join([LIBRARY, *lines]), encoding="utf-8")
    among = ("--among", "Peru", "--among", "France", "--no-record")
    done = onrecord(conninfo, "agreement", "--votes", "v.csv", *among)
    assert done.returncode == 0, done.stderr
    assert "12 recorded votes with ballots, 12 of them unanimous" in done.stdout
    assert "12 votes of the General Assembly come from files" in done.stderr
    alone = onrecord(conninfo, "agreement", "--no-record")
    assert (alone.returncode, "without --votes" in alone.stderr) == (2, True)


@pytest.mark.shared
def test_the_real_council_table_agrees_with_itself(shared: Path) -> None:
    (found,) = read_vote_files(
        [shared / "data/votes/sc_draft_votes_by_member_1994_2025.csv.gz"]
    )
    assert found.rows == 29_929
    assert 1_590 <= len(found.votes) <= 1_640
    assert found.refused["day out of the order of meetings or resolutions"] >= 317 * 15
    assert all(len(vote.ballots) in (0, 14, 15) for vote in found.votes)
