"""Rules of the style guides, each on a kind of document: the name says the rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.reports.citing import Work, pinpoint
from onrecord.reports.citing_styles import UN_STYLES
from onrecord.reports.citing_websites import WEB_STYLES

SC, GA = "ORG:UN:SC", "ORG:UN:GA"


def un(symbol: str, kind: str, day: date | None, title: str = "", **given: Any) -> Work:
    facts: dict[str, Any] = {
        "kind": kind, "title": title, "publisher": "United Nations", "symbol": symbol,
        "url": f"https://docs.un.org/en/{symbol.replace(' (', '(')}", "issued_on": day,
    }  # fmt: skip
    return Work(**facts | given)


def web(kind: str, day: date | None, title: str, **given: Any) -> Work:
    facts: dict[str, Any] = {
        "kind": kind, "title": title, "issued_on": day,
        "publisher": "Ministry of Lakes",
        "url": "https://lakes.example/1", "archived": "2026-03-06T10:00:00+00:00",
    }  # fmt: skip
    return Work(**facts | given)


COUNCIL = un("S/PV.4701", "meeting_record", date(2003, 2, 5))
RESUMED = un("S/PV.9052 (Resumption 1)", "meeting_record", date(2022, 6, 2))
PLENARY = un("A/56/PV.1", "meeting_record", date(2001, 9, 12))
EMERGENCY = un("A/ES-10/PV.45", "meeting_record", date(2023, 12, 12))
COMMITTEE = un("A/C.6/57/SR.3", "meeting_record", date(2002, 10, 1), "On lakes")
RIGHTS = un("A/RES/217 A (III)", "resolution", date(1948, 12, 10), "On rights")
RACISM = un("A/RES/3379 (XXX)", "resolution", date(1975, 11, 10))
LAKES = un("E/RES/2023/5", "resolution", date(2023, 6, 7), "Lakes")
RIVERS = un("A/HRC/RES/52/1", "resolution", date(2023, 4, 3), "Rivers")
ELECTION = un("A/DEC/78/560", "decision", date(2024, 5, 10), "An election")
FIRST = un("S/PRST/2020/5", "presidential_statement", date(2020, 4, 29))
DRAFT = un("A/C.1/78/L.2/Rev.1", "draft_resolution", date(2023, 10, 8), "On ponds")
ADDED = un("A/79/10/Add.1", "letter", date(2024, 8, 1), "Report of a commission")
CORRECTED = un("S/2023/123/Corr.1", "letter", date(2023, 8, 1), "Report on a lake")
PRESS = un("SC/15518", "press_release", date(2023, 12, 8), "Council fails to adopt",
           url="https://press.example/15518")  # fmt: skip
COURT = web("press_release", date(2024, 1, 26), "A case: order of the Court",
            publisher="International Court of Justice")  # fmt: skip
JOINT = web("joint_statement", None, "On a lake",
            publisher="Ministry of Lakes and Ministry of Rivers")  # fmt: skip
ASKED = web("remarks", date(2024, 5, 26), "Whose lake?", speaker="Ada Example")


DOCUMENTS = (
    # Bluebook, rule 21.7
    ("bluebook cites verbatim records by official records, session, meeting",
     "bluebook", COUNCIL, "", "U.N. SCOR, 58th Sess., 4701st mtg., U.N. Doc. "
     "S/PV.4701 (Feb. 5, 2003)"),
    ("bluebook marks plenary meetings of the General Assembly",
     "bluebook", PLENARY, "", "U.N. GAOR, 56th Sess., 1st plen. mtg., U.N. Doc. "
     "A/56/PV.1 (Sept. 12, 2001)"),
    ("bluebook names emergency special sessions",
     "bluebook", EMERGENCY, "", "U.N. GAOR, 10th Emergency Special Sess., 45th "
     "plen. mtg., U.N. Doc. A/ES-10/PV.45 (Dec. 12, 2023)"),
    ("bluebook writes ordinals with d alone, and keeps a resumption",
     "bluebook", RESUMED, "", "U.N. SCOR, 77th Sess., 9052d mtg., U.N. Doc. "
     "S/PV.9052 (Resumption 1) (June 2, 2022)"),
    ("bluebook gives the Roman session of a resolution and its part",
     "bluebook", RIGHTS, "", "G.A. Res. 217 A (III), U.N. GAOR, 3d Sess., U.N. "
     "Doc. A/RES/217 A (III) (Dec. 10, 1948)"),
    ("bluebook numbers resolutions of ECOSOC with their year",
     "bluebook", LAKES, "OP2", "E.S.C. Res. 2023/5, ¶ 2, U.N. Doc. E/RES/2023/5 "
     "(June 7, 2023)"),
    ("bluebook abbreviates decisions as Dec",
     "bluebook", ELECTION, "", "G.A. Dec. 78/560, U.N. Doc. A/DEC/78/560 (May "
     "10, 2024)"),
    ("bluebook cites other documents by title, with the whole symbol",
     "bluebook", CORRECTED, "12", "Report on a lake, ¶ 12, U.N. Doc. "
     "S/2023/123/Corr.1 (Aug. 1, 2023)"),
    ("bluebook cites press releases as such, by organ and number",
     "bluebook", PRESS, "", "Press Release, Security Council, Council fails to "
     "adopt, U.N. Press Release SC/15518 (Dec. 8, 2023)"),
    # OSCOLA 2006, international law: author ‘title’ (date) document number
    ("oscola puts no comma between author and title",
     "oscola", ADDED, "", "UNGA ‘Report of a commission’ (1 August 2024) UN Doc "
     "A/79/10/Add.1"),
    ("oscola keeps the Roman session in brackets",
     "oscola", RACISM, "", "UNGA Res 3379 (XXX) (10 November 1975) UN Doc "
     "A/RES/3379 (XXX)"),
    ("oscola calls a verbatim record so",
     "oscola", COUNCIL, "", "UNSC Verbatim Record (5 February 2003) UN Doc "
     "S/PV.4701"),
    ("oscola pinpoints paragraphs with para and no stop",
     "oscola", RIVERS, "PP3", "UNHRC Res 52/1 (3 April 2023) UN Doc "
     "A/HRC/RES/52/1, preamble para 3"),
    ("oscola abbreviates the Economic and Social Council as ECOSOC",
     "oscola", LAKES, "", "ECOSOC Res 2023/5 (7 June 2023) UN Doc E/RES/2023/5"),
    ("oscola gives no document number to a press release",
     "oscola", PRESS, "", "UNSC ‘Council fails to adopt’ (8 December 2023) UN "
     "Press Release SC/15518"),
    # AGLC 4, chapter 9
    ("aglc cites records by official records, session and meeting, unstopped",
     "aglc", COUNCIL, "", "UN SCOR, 58th sess, 4701st mtg, UN Doc S/PV.4701 (5 "
     "February 2003)"),
    ("aglc writes plen mtg, and ordinals in full",
     "aglc", PLENARY, "", "UN GAOR, 56th sess, 1st plen mtg, UN Doc A/56/PV.1 (12 "
     "September 2001)"),
    ("aglc sets titles of documents in italics",
     "aglc", CORRECTED, "12", "*Report on a lake*, UN Doc S/2023/123/Corr.1 (1 "
     "August 2023) para 12"),
    ("aglc writes Preamble with a capital",
     "aglc", RIVERS, "PP3", "HRC Res 52/1, UN Doc A/HRC/RES/52/1 (3 April 2023) "
     "Preamble para 3"),
    ("aglc puts what a press release is into its brackets",
     "aglc", PRESS, "", "United Nations, ‘Council fails to adopt’ (Press Release, "
     "SC/15518, 8 December 2023)"),
    # Chicago 17, notes
    ("chicago writes the organ, the kind with its number, the title in quotes",
     "chicago", LAKES, "", "UN Economic and Social Council, Resolution 2023/5, "
     "“Lakes,” June 7, 2023, E/RES/2023/5, "
     "https://docs.un.org/en/E/RES/2023/5."),
    ("chicago describes a record that has no title",
     "chicago", COUNCIL, "", "UN Security Council, Record of the 4701st meeting, "
     "February 5, 2003, S/PV.4701, https://docs.un.org/en/S/PV.4701."),
    ("chicago names a press release behind the title",
     "chicago", PRESS, "", "UN Security Council, “Council fails to adopt,” press "
     "release, December 8, 2023, SC/15518, https://press.example/15518."),
    # APA 7
    ("apa has a group author, the year, the number of a report in brackets",
     "apa", RIVERS, "", "United Nations Human Rights Council. (2023). *Rivers* "
     "(A/HRC/RES/52/1). https://docs.un.org/en/A/HRC/RES/52/1"),
    ("apa describes in square brackets what has no title",
     "apa", COUNCIL, "", "United Nations Security Council. (2003). [Record of the "
     "4701st meeting] (S/PV.4701). https://docs.un.org/en/S/PV.4701"),
    ("apa dates press releases to the day and names the form",
     "apa", PRESS, "", "United Nations Security Council. (2023, December 8). "
     "*Council fails to adopt* (SC/15518) [Press release]. "
     "https://press.example/15518"),
    # MLA 9
    ("mla lists government authors from the largest unit to the smallest",
     "mla", DRAFT, "", "United Nations, General Assembly. *On ponds*. "
     "A/C.1/78/L.2/Rev.1, 8 Oct. 2023, "
     "https://docs.un.org/en/A/C.1/78/L.2/Rev.1."),
    ("mla shortens no month of four letters or fewer",
     "mla", LAKES, "", "United Nations, Economic and Social Council. *Lakes*. "
     "E/RES/2023/5, 7 June 2023, https://docs.un.org/en/E/RES/2023/5."),
    ("mla adds an unexpected form at the end",
     "mla", PRESS, "", "United Nations, Security Council. *Council fails to "
     "adopt*. SC/15518, 8 Dec. 2023, https://press.example/15518. Press release."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "work", "at", "expected"),
    [pytest.param(*case[1:], id=case[0]) for case in DOCUMENTS],
)
def test_of_documents_of_the_united_nations(
    style: str, work: Work, at: str, expected: str
) -> None:
    assert UN_STYLES[style](work, pinpoint(at)) == expected


STATEMENTS = (
    ("bluebook opens an institution's release with its form", "bluebook", COURT,
     "", "Press Release, International Court of Justice, A case: order of the "
     "Court (Jan. 26, 2024), https://lakes.example/1"),
    ("oscola gives the day of the copy that was seen", "oscola", COURT, "",
     "International Court of Justice, ‘A case: order of the Court’ (26 January "
     "2024) <https://lakes.example/1> accessed 6 March 2026"),
    ("oscola leaves out a day that is not known", "oscola", JOINT, "",
     "Ministry of Lakes and Ministry of Rivers, ‘On a lake’ "
     "<https://lakes.example/1> accessed 6 March 2026"),
    ("apa writes n.d. for an unknown day and the form in brackets", "apa", JOINT,
     "", "Ministry of Lakes and Ministry of Rivers. (n.d.). *On a lake* [Joint "
     "statement]. https://lakes.example/1"),
    ("aglc pinpoints paragraphs of a page in square brackets", "aglc", ASKED, "4",
     "Ada Example, ‘Whose lake?’ (Remarks, Ministry of Lakes, 26 May 2024) [4] "
     "<https://lakes.example/1>"),
    ("chicago puts the comma inside the quotation marks", "chicago", COURT, "",
     "“A case: order of the Court,” press release, International Court of "
     "Justice, January 26, 2024, https://lakes.example/1."),
    ("mla puts no stop behind a question mark", "mla", ASKED, "", "Ada Example. "
     "“Whose lake?” *Ministry of Lakes*, 26 May 2024, "
     "https://lakes.example/1."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "work", "at", "expected"),
    [pytest.param(*case[1:], id=case[0]) for case in STATEMENTS],
)
def test_of_statements_on_web_sites(
    style: str, work: Work, at: str, expected: str
) -> None:
    assert WEB_STYLES[style](work, pinpoint(at)) == expected


def test_a_summary_record_of_a_committee_is_cited_by_its_symbol() -> None:
    cited = UN_STYLES["bluebook"](COMMITTEE, None)
    assert cited.endswith("U.N. Doc. A/C.6/57/SR.3 (Oct. 1, 2002)")
    assert "plen." not in cited


def test_a_presidential_statement_bears_its_year_and_number() -> None:
    assert UN_STYLES["bluebook"](FIRST, None) == (
        "S.C. Pres. Statement 2020/5, U.N. Doc. S/PRST/2020/5 (Apr. 29, 2020)"
    )
