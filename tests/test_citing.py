"""Citations: the styles' own examples, their rules, records that stay one record."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.citing import Gaor, PinpointError, Work, ordinal, pinpoint
from onrecord.reports.citing_formats import bibtex, csl, key, ris
from onrecord.reports.citing_styles import UN_STYLES
from onrecord.reports.citing_websites import WEB_STYLES

Command = Callable[..., subprocess.CompletedProcess[str]]


def resolution(symbol: str, adopted: date, **given: Any) -> Work:
    body = "ORG:UN:SC" if symbol.startswith("S/") else "ORG:UN:GA"
    facts: dict[str, Any] = {
        "kind": "resolution", "title": "", "publisher": "United Nations",
        "url": f"https://docs.un.org/en/{symbol.replace(' (', '(')}", "symbol": symbol,
        "body": body, "adopted_on": adopted,
    }  # fmt: skip
    return Work(**facts | given)


WOMEN = resolution("S/RES/1325 (2000)", date(2000, 10, 31))
TERROR = resolution("S/RES/1373 (2001)", date(2001, 9, 28))
SOURCES = resolution("A/RES/62/228", date(2007, 12, 22))
MILLENNIUM = resolution(
    "A/RES/55/2", date(2000, 9, 8), issued_on=date(2000, 9, 18), title="Declaration"
)
ADMITTED = resolution("A/RES/45/1", date(1990, 9, 17), title="A State is admitted")
OLD = resolution("A/RES/832 (IX)", date(1954, 10, 21), gaor=Gaor("21", "A/2890", "19"))
DRAFT = resolution(
    "S/2024/239", date(2024, 3, 22), kind="draft_resolution", adopted_on=None,
    issued_on=date(2024, 3, 22),
)  # fmt: skip
STATEMENT = resolution(
    "S/PRST/2020/5", date(2020, 4, 29), kind="presidential_statement"
)
UNITING = resolution("A/RES/ES-11/1", date(2022, 3, 2), title="On an aggression")
PART = resolution("A/RES/75/290 A", date(2021, 6, 25))
COUNCIL = resolution(
    "A/HRC/RES/52/1", date(2023, 4, 3), body="ORG:UN:HRC", title="Rights on the lake"
)
DESCRIBED = replace(
    WOMEN, title="Security Council resolution 1325 (2000) [on women, peace, security]"
)
UNDATED = replace(SOURCES, adopted_on=None)
LETTER = resolution(
    "S/2024/10", date(2024, 1, 2), kind="letter", adopted_on=None,
    issued_on=date(2024, 1, 2), title="Letter on a bridge",
)  # fmt: skip
RELEASE = Work(
    kind="press_release", title="On the bridge", publisher="Ministry of Bridges",
    url="https://mfa.example/bridge", issued_on=date(2026, 3, 5),
    archived="2026-03-06T10:00:00+00:00", sha256="ab" * 32,
)  # fmt: skip
REMARKS = replace(
    RELEASE, kind="remarks", speaker="Ada Example", speaker_role="Minister"
)


@pytest.mark.parametrize(
    ("style", "work", "at", "expected"),
    [
        # What the guides themselves print.
        ("bluebook", SOURCES, "OP35",
         "G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)"),
        ("bluebook", WOMEN, "OP8",
         "S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)"),
        ("bluebook", OLD, "", "G.A. Res. 832(IX), U.N. GAOR, 9th Sess., Supp. No. 21, "
         "U.N. Doc. A/2890, at 19"),
        ("oscola", TERROR, "", "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373"),
        ("aglc", MILLENNIUM, "", "GA Res 55/2, UN Doc A/RES/55/2 (18 September 2000, "
         "adopted 8 September 2000)"),
        ("chicago", ADMITTED, "", "UN General Assembly, Resolution 45/1, “A State is "
         "admitted,” September 17, 1990, A/RES/45/1, https://docs.un.org/en/A/RES/45/1."),
        # Their rules, on other documents.
        ("bluebook", WOMEN, "", "S.C. Res. 1325, U.N. Doc. S/RES/1325 (Oct. 31, 2000)"),
        ("bluebook", WOMEN, "PP3",
         "S.C. Res. 1325, pmbl. ¶ 3, U.N. Doc. S/RES/1325 (Oct. 31, 2000)"),
        ("bluebook", UNITING, "4",
         "G.A. Res. ES-11/1, ¶ 4, U.N. Doc. A/RES/ES-11/1 (Mar. 2, 2022)"),
        ("bluebook", PART, "", "G.A. Res. 75/290 A, U.N. Doc. A/RES/75/290 A "
         "(June 25, 2021)"),
        ("bluebook", replace(OLD, gaor=None), "", "G.A. Res. 832(IX), U.N. GAOR, 9th "
         "Sess., U.N. Doc. A/RES/832 (IX) (Oct. 21, 1954)"),
        ("bluebook", STATEMENT, "", "S.C. Pres. Statement 2020/5, U.N. Doc. "
         "S/PRST/2020/5 (Apr. 29, 2020)"),
        ("bluebook", DRAFT, "",
         "S.C. Draft Res., U.N. Doc. S/2024/239 (Mar. 22, 2024)"),
        ("bluebook", COUNCIL, "", "Human Rights Council Res. 52/1, U.N. Doc. "
         "A/HRC/RES/52/1 (Apr. 3, 2023)"),
        ("bluebook", LETTER, "",
         "Letter on a bridge, U.N. Doc. S/2024/10 (Jan. 2, 2024)"),
        ("bluebook", UNDATED, "", "G.A. Res. 62/228, U.N. Doc. A/RES/62/228"),
        ("oscola", TERROR, "OP1",
         "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373, para 1"),
        ("oscola", SOURCES, "",
         "UNGA Res 62/228 (22 December 2007) UN Doc A/RES/62/228"),
        ("oscola", STATEMENT, "",
         "UNSC Presidential Statement (29 April 2020) UN Doc S/PRST/2020/5"),
        ("oscola", DRAFT, "", "UNSC Draft Res (22 March 2024) UN Doc S/2024/239"),
        ("oscola", UNDATED, "", "UNGA Res 62/228 UN Doc A/RES/62/228"),
        ("oscola", LETTER, "",
         "UNSC ‘Letter on a bridge’ (2 January 2024) UN Doc S/2024/10"),
        ("aglc", WOMEN, "8", "SC Res 1325, UN Doc S/RES/1325 (31 October 2000) para 8"),
        ("aglc", SOURCES, "", "GA Res 62/228, UN Doc A/RES/62/228 (22 December 2007)"),
        ("aglc", LETTER, "",
         "*Letter on a bridge*, UN Doc S/2024/10 (2 January 2024)"),
        ("chicago", WOMEN, "8", "UN Security Council, Resolution 1325, October 31, "
         "2000, S/RES/1325 (2000), para. 8, https://docs.un.org/en/S/RES/1325(2000)."),
        ("chicago", DESCRIBED, "", "UN Security Council, Resolution 1325, October 31, "
         "2000, S/RES/1325 (2000), https://docs.un.org/en/S/RES/1325(2000)."),
        ("apa", MILLENNIUM, "", "United Nations General Assembly. (2000). "
         "*Declaration* (A/RES/55/2). https://docs.un.org/en/A/RES/55/2"),
        ("apa", DESCRIBED, "", "United Nations Security Council. (2000). [On women, "
         "peace, security] (S/RES/1325 (2000)). "
         "https://docs.un.org/en/S/RES/1325(2000)"),
        ("apa", UNDATED, "", "United Nations General Assembly. (n.d.). *Resolution "
         "62/228* (A/RES/62/228). https://docs.un.org/en/A/RES/62/228"),
        ("mla", MILLENNIUM, "3", "United Nations, General Assembly. *Declaration*. "
         "A/RES/55/2, 8 Sept. 2000, par. 3, https://docs.un.org/en/A/RES/55/2."),
        ("mla", DESCRIBED, "", "United Nations, Security Council. [On women, peace, "
         "security]. S/RES/1325 (2000), 31 Oct. 2000, "
         "https://docs.un.org/en/S/RES/1325(2000)."),
    ],
)  # fmt: skip
def test_documents_are_cited_as_the_guides_have_it(
    style: str, work: Work, at: str, expected: str
) -> None:
    assert UN_STYLES[style](work, pinpoint(at)) == expected


@pytest.mark.parametrize(
    ("style", "work", "expected"),
    [
        ("bluebook", RELEASE, "Press Release, Ministry of Bridges, On the bridge "
         "(Mar. 5, 2026), https://mfa.example/bridge"),
        ("bluebook", REMARKS, "Ada Example, Minister, Ministry of Bridges, On the "
         "bridge (Mar. 5, 2026), https://mfa.example/bridge"),
        ("oscola", RELEASE, "Ministry of Bridges, ‘On the bridge’ (5 March 2026) "
         "<https://mfa.example/bridge> accessed 6 March 2026"),
        ("aglc", REMARKS, "Ada Example, ‘On the bridge’ (Remarks, Ministry of Bridges, "
         "5 March 2026) <https://mfa.example/bridge>"),
        ("chicago", RELEASE, "“On the bridge,” press release, Ministry of Bridges, "
         "March 5, 2026, https://mfa.example/bridge."),
        ("apa", RELEASE, "Ministry of Bridges. (2026, March 5). *On the bridge* [Press "
         "release]. https://mfa.example/bridge"),
        ("mla", REMARKS, "Ada Example. “On the bridge.” *Ministry of Bridges*, 5 Mar. "
         "2026, https://mfa.example/bridge."),
    ],
)  # fmt: skip
def test_statements_are_cited_with_their_place(
    style: str, work: Work, expected: str
) -> None:
    assert WEB_STYLES[style](work, None) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("OP8", ("OP", "8")), ("pp 3", ("PP", "3")), ("¶ 8", ("OP", "8")),
        ("4(a)", ("OP", "4(a)")), ("para. 12", ("OP", "12")), ("", None),
    ],
)  # fmt: skip
def test_pinpoints_are_paragraphs(printed: str, expected: object) -> None:
    assert pinpoint(printed) == expected


@pytest.mark.parametrize("printed", ["eight", "OP", "OP8\nER  - ", "8-9", "(a)"])
def test_what_is_no_paragraph_is_refused(printed: str) -> None:
    with pytest.raises(PinpointError, match="OP8"):
        pinpoint(printed)


def test_ordinals() -> None:
    shown = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111)]
    assert shown == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd",
                     "103rd", "111th"]  # fmt: skip


hostile = st.text(
    st.sampled_from('aZ 1\r\n\t\0\x1b\u2028\u2029\u202e{}\\"@,=%#&$_~^<>-TYER\u05d0'),
    max_size=60,
)


@given(hostile, hostile)
def test_hostile_words_stay_in_one_record(title: str, publisher: str) -> None:
    work = replace(RELEASE, title=title, publisher=publisher)
    lines = ris(work).split("\r\n")
    assert lines[-1] == ""
    assert [line[:6] for line in lines[:-1]].count("TY  - ") == 1
    assert lines[-2] == "ER  - "
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert not any(ord(c) < 32 for line in lines for c in line)
    entry = bibtex(work)
    assert len(entry.splitlines()) == entry.count(" = {") + 2
    assert entry.replace("\\{", "").replace("\\}", "").count("{") == entry.replace(
        "\\{", ""
    ).replace("\\}", "").count("}")
    assert json.loads(json.dumps(csl(work)))["type"] == "webpage"


def test_keys_are_plain() -> None:
    assert key(WOMEN) == "s-res-1325-2000"
    assert key(RELEASE) == "ministry-of-bridges-2026-03-05-on-the-bridge"
    foreign = replace(RELEASE, publisher="桥梁部", title="关于桥", sha256="ab12cd34ef")
    assert key(foreign) == "2026-03-05-ab12cd34"


def test_the_command_cites_what_the_record_holds(
    filled: str, onrecord: Command
) -> None:
    done = onrecord(filled, "cite", "s/res/2728", "--style", "oscola")
    assert done.stdout == "UNSC Res 2728 (25 March 2024) UN Doc S/RES/2728\n"
    every = onrecord(filled, "cite", "S/RES/2728 (2024)").stdout
    assert [line.split()[0] for line in every.splitlines()] == list(UN_STYLES)
    assert "ER  - " in onrecord(filled, "cite", "S/RES/2728", "--style", "ris").stdout


def test_a_pinpoint_that_leads_nowhere_is_refused(
    filled: str, onrecord: Command
) -> None:
    done = onrecord(filled, "cite", "S/RES/2728", "-p", "OP99")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no operative paragraph 99" in done.stderr
    unknown = onrecord(filled, "cite", "S/RES/2729")
    assert "S/RES/2728 (2024)" in unknown.stderr
