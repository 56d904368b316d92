"""Every captured page of a United Nations body leads to its news, or says why.

Each site was captured twice, two days apart. What the numbers, days and voices below
say was read off the pages by eye; titles are compared by their digest.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.collect.sources import all_cards, all_sources
from onrecord.models import Capture, Document, Link, Reading
from onrecord.spiders.base import SourceSpider
from onrecord.spiders.wto import WtoHome, WtoSpider

pytestmark = pytest.mark.shared

LEADS_TO = {
    # address: source, (links, rows with a printed day) of each capture
    "http://binuh.unmissions.org/fr": ("un_binuh", ((26, 13), (26, 13))),
    "https://www.ctbto.org/": ("ctbto", ((9, 0), (9, 0))),
    "https://www.uneca.org/": ("un_eca", ((29, 0), (29, 0))),
    "https://unece.org/homepage": ("un_ece", ((5, 0), (5, 0))),
    "https://www.cepal.org/es": ("un_eclac", ((5, 0), (5, 0))),
    "https://www.unescap.org/": ("un_escap", ((5, 0), (5, 0))),
    "http://www.iaea.org/": ("iaea", ((4, 4), (4, 4))),
    "https://icccpi-web.leman.un-icc.cloud/": ("icc", ((10, 10), (10, 10))),
    "https://www.unjiu.org/": ("un_jiu", ((3, 0), (3, 0))),
    "http://minurso.unmissions.org/": ("un_minurso", ((11, 0), (11, 0))),
    "https://minusca.unmissions.org/": ("un_minusca", ((12, 4), (12, 4))),
    "https://www.unocha.org/": ("un_ocha", ((4, 0), (4, 0))),
    "https://www.un.org/counterterrorism/": ("un_oct", ((18, 0), (18, 0))),
    "http://disarmament.unoda.org/en": ("un_oda", ((3, 3), (2, 2))),
    "https://www.opcw.org/": ("opcw", ((6, 6), (6, 6))),
    "https://osesgy.unmissions.org/": ("un_osesgy", ((10, 0), (10, 0))),
    "https://www.un.org/sexualviolenceinconflict/": ("un_srsg_svc", ((2, 0), (2, 0))),
    "https://violenceagainstchildren.un.org/en": ("un_srsg_vac", ((5, 0), (5, 0))),
    "https://unama.unmissions.org/": ("unama", ((12, 0), (12, 0))),
    "https://unctad.org/": ("unctad", ((3, 0), (3, 0))),
    "https://undof.unmissions.org/": ("undof", ((6, 2), (6, 2))),
    "https://www.undrr.org/undrr-homepage": ("undrr", ((4, 0), (4, 0))),
    "https://www.unep.org/node": ("unep", ((4, 0), (5, 0))),
    "http://unficyp.unmissions.org/": ("unficyp", ((16, 4), (16, 4))),
    "http://unifil.unmissions.org/": ("unifil", ((13, 2), (13, 2))),
    "http://unisfa.unmissions.org/": ("unisfa", ((20, 18), (20, 18))),
    "https://unmiss.unmissions.org/": ("unmiss", ((13, 0), (13, 0))),
    "https://unoca.unmissions.org/": ("unoca", ((17, 5), (17, 5))),
    "https://www.ungeneva.org/en": ("un_geneva", ((1, 0), (1, 0))),
    "https://unowas.unmissions.org/": ("unowas", ((10, 0), (10, 0))),
    "http://unsmil.unmissions.org/": ("unsmil", ((4, 4), (6, 6))),
    "https://unsom.unmissions.org/": ("unsom", ((15, 0), (15, 0))),
    "http://untso.unmissions.org/": ("untso", ((4, 4), (4, 4))),
    "http://colombia.unmissions.org/": ("un_colombia", ((6, 6), (6, 6))),
    "https://www.who.int": ("who", ((4, 4), (4, 4))),
}  # fmt: skip
PASSED_OVER = {
    # A splash, offices and their people: pages without a statement.
    "https://www.icj-cij.org/icj-cij": "icj",
    "https://dppa.un.org/en/mission/special-adviser-cyprus": "un_dppa",
    "https://dppa.un.org/en/mission/unmha-hudaydah-agreement": "un_dppa",
    "https://www.un.org/sg/en/global-leadership/"
    "office-of-the-special-adviser-on-the-prevention-of-genocide/all": "un_sg",
    "https://www.un.org/sg/en/global-leadership/special-political-missions/all":
    "un_sg",
}  # fmt: skip
NO_SOURCE = {
    # host: why nobody reads it
    "main.un.org": "barred: un_sc_site",
    "oios.un.org": "reports, no news",
    "unsceb.org": "no news",
    "www.un.org/dgacm": "vacancies and observances, no news",
}
UNDER_A_SCRIPT = {"https://www.wto.org/index.htm", "https://iiim.un.org/"}
"""Real pages into which their host writes a script that a challenge has as well."""
MONTHS_NOT_KNOWN = ("aoû", "fév")
"""French short months that were added to the tables later, if they were."""
DATED = {
    # source: title's digest, printed day, kind
    "un_binuh": {
        "fd3cb799 2020-03-08 press_release", "e1f6e010 2020-04-04 press_release",
        "4bf4789e 2020-04-15 press_release", "38c34fb6 2020-05-06 press_release",
        "081d898f 2021-07-07 statement", "b997c24b 2022-11-03 press_release",
        "15ba0526 2023-01-13 press_release", "ee6498f7 2023-03-21 press_release",
        "97519f0d 2024-09-20 press_release", "65c8e159 2024-12-16 press_release",
    },
    "iaea": {
        "4863e471 2025-09-19 press_release", "33b97631 2025-09-22 press_release",
        "e5bb0ff7 2025-09-23 press_release", "4c4e68b6 2025-09-24 statement",
        "90cd95a2 2025-09-25 statement", "71f5d2fa 2025-09-26 press_release",
    },
    "icc": {
        "5c815c69 2025-04-11 press_release", "2f72d7ee 2025-04-18 press_release",
        "3a06db22 2025-04-24 press_release", "a44f7393 2025-07-10 press_release",
        "62b5e83e 2025-09-15 press_release", "010e510f 2025-09-17 press_release",
        "f0e21672 2025-09-19 press_release", "6e331f9c 2025-09-22 press_release",
        "407c9143 2025-09-23 press_release", "278d1378 2025-09-24 press_release",
        "7807d079 2025-09-25 press_release", "b698611f 2025-09-25 press_release",
    },
    "un_minusca": {
        "5215a60a 2025-09-23 press_release", "e83c3e6b 2025-09-23 press_release",
        "09b6ca68 2025-09-24 press_release", "cb56eb75 2025-09-24 press_release",
        "20e4fc48 2025-09-25 press_release", "74c066c2 2025-09-26 press_release",
        "945b36fa 2025-09-26 press_release",
    },
    "un_oda": {
        "56b6bb98 - remarks", "ae331e8d - remarks",
        "dba630b8 - remarks",
    },
    "opcw": {
        "d12af45c 2025-07-30 press_release", "70e31154 2025-08-13 press_release",
        "ccf5f900 2025-08-13 press_release", "73f20810 2025-08-22 press_release",
        "9d45dd20 2025-09-24 press_release", "cf188870 2025-09-24 press_release",
        "7195807c 2025-09-26 press_release",
    },
    "undof": {
        "ce52a43a 2025-06-03 press_release", "4d596b9a 2025-06-09 press_release",
    },
    "unficyp": {
        "6068880d 2024-09-10 press_release", "f5e9174a 2024-10-15 press_release",
        "af477396 2024-11-12 press_release", "541fa9b1 2025-03-05 press_release",
    },
    "unifil": {
        "1bd81382 2025-05-23 press_release", "8eed12d9 2025-08-01 press_release",
    },
    "unisfa": {
        "2d50e38b 2024-10-12 press_release", "3b9dfa49 2024-11-14 press_release",
        "dbdc0673 2024-11-21 press_release", "f5fcc7f2 2025-02-24 press_release",
        "8efc315d 2025-03-12 press_release", "0cfc5938 2025-03-17 statement",
        "c7c2ae12 2025-03-17 press_release", "1f2caf04 2025-04-15 press_release",
        "4edfea52 2025-04-15 press_release", "862efc03 2025-05-27 press_release",
        "b30e1275 2025-07-14 press_release", "36743a14 2025-07-17 press_release",
        "aa4ff0aa 2025-07-17 remarks", "bb7468b8 2025-07-23 press_release",
        "3cebb66e 2025-08-06 press_release", "4a230c60 2025-08-18 press_release",
        "55f19372 2025-08-19 press_release", "1e3f519e 2025-09-21 press_release",
    },
    "unoca": {
        "d9a3b0eb 2024-02-15 press_release", "985ad4d3 2024-04-16 press_release",
        "3c131923 2025-02-04 press_release", "9ef0c797 2025-03-01 press_release",
        "235577b6 2025-03-24 press_release",
    },
    "unsmil": {
        "f1222d78 2025-09-03 statement", "7a17d1b2 2025-09-08 press_release",
        "cc1db22c 2025-09-11 press_release", "9b55a456 2025-09-21 press_release",
        "5f98fbc8 2025-09-25 press_release", "e9782745 2025-09-25 press_release",
    },
    "untso": {
        "5abafb79 2025-01-24 press_release", "3dab7957 2025-02-14 press_release",
        "ca076e83 2025-05-28 press_release", "e75d4257 2025-05-29 press_release",
    },
    "un_colombia": {
        "ba9a6759 2025-08-29 press_briefing", "8529a2e3 2025-09-08 press_release",
        "e780de31 2025-09-16 press_release", "8297feff 2025-09-17 statement",
        "bf5be4d8 2025-09-18 statement", "ddc8fd4e 2025-09-23 message",
    },
    "who": {
        "95c8c8df 2025-09-19 press_release", "a113b7a2 2025-09-22 press_release",
        "08d02105 2025-09-23 press_release", "7f66c9af 2025-09-24 statement",
        "9d815145 2025-09-25 press_release", "179ccc01 2025-09-26 statement",
        "7ad23564 2025-09-26 press_release",
    },
}  # fmt: skip
OTHER_VOICES = {
    # title's digest: the voice that the title names
    "081d898f": "ORG:UN:SG",
    "0cfc5938": "ORG:UN:SC",
    "c7c2ae12": "ORG:UN:SC",
    "f1222d78": "ORG:UN:SC",
    "ba9a6759": "ORG:UN:SG",
    "8297feff": "ORG:UN:SG",
}


@pytest.fixture(scope="module")
def captures(shared: Path) -> list[Capture]:
    def stop(fault: Fault) -> None:
        pytest.fail(str(fault))

    archive = shared / "archive" / "un-sites.warc.gz"
    return [capture for _, capture in iter_captures([archive], stop)]


def reader_of(url: str) -> type[SourceSpider] | None:
    found = [one for one in all_sources().values() if one.page_for(url)]
    assert len(found) <= 1, url
    return found[0] if found else None


@pytest.fixture(scope="module")
def readings(captures: list[Capture]) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for capture in captures:
        reader = reader_of(capture.url)
        if reader is not None:
            found.setdefault(capture.url, []).append(reader.read(capture))
    return found


def test_every_capture_is_read_passed_over_or_nobodys_for_a_reason(
    captures: list[Capture], readings: dict[str, list[Reading]]
) -> None:
    assert len(captures) == 93
    nobodys = {capture.url for capture in captures} - readings.keys()
    for url in nobodys:
        host = urlsplit(url).hostname
        assert any(
            f"{host}{urlsplit(url).path}".startswith(known) for known in NO_SOURCE
        ), url
    assert "un_sc_site" in all_cards()
    assert readings.keys() == LEADS_TO.keys() | PASSED_OVER.keys() | UNDER_A_SCRIPT


def test_offices_and_splashes_are_passed_over_with_the_reason(
    readings: dict[str, list[Reading]],
) -> None:
    for url, name in PASSED_OVER.items():
        for reading in readings[url]:
            assert reading.source == name
            assert reading.passed_over == "a page about the office, not a statement"


def test_home_pages_lead_to_their_news_on_both_days(
    readings: dict[str, list[Reading]],
) -> None:
    found = {}
    for url in LEADS_TO:
        counts = []
        for reading in readings[url]:
            unread = 0
            for fault in reading.faults:
                assert fault.reason in {"date", "no_title"}, fault
                assert any(month in fault.detail for month in MONTHS_NOT_KNOWN)
                unread += 1
            counts.append(
                (len(reading.links) + unread, len(reading.documents) + unread)
            )
        found[url] = (readings[url][0].source, tuple(counts))
    assert found == {url: (name, counts) for url, (name, counts) in LEADS_TO.items()}


def test_the_rows_with_a_day_are_read_as_printed(
    readings: dict[str, list[Reading]],
) -> None:
    found: dict[str, set[str]] = {}
    for url in LEADS_TO:
        for reading in readings[url]:
            for document in reading.documents:
                found.setdefault(reading.source, set()).add(facts(document))
    assert found.keys() == DATED.keys()
    for name, rows in DATED.items():
        assert rows <= found[name], name
        # Months that the tables learn later only add rows.
        assert all(row.split("-")[1] in {"02", "08"} for row in found[name] - rows)


def facts(document: Document) -> str:
    day = str(document.issued_on) if document.issued_on else "-"
    return f"{digest(document)} {day} {document.kind}"


def digest(document: Document) -> str:
    return sha256(document.title.encode()).hexdigest()[:8]


def test_no_voice_is_given_to_a_site_for_what_others_say(
    readings: dict[str, list[Reading]],
) -> None:
    others = {}
    for url in LEADS_TO:
        for reading in readings[url]:
            for document in reading.documents:
                if document.actor != all_cards()[reading.source].actor:
                    others[digest(document)] = document.actor
    assert others == OTHER_VOICES


def test_links_stay_on_the_hosts_of_the_card(
    readings: dict[str, list[Reading]],
) -> None:
    for reading in (one for found in readings.values() for one in found):
        hosts = all_cards()[reading.source].hosts
        for link in reading.links:
            assert urlsplit(link.url).hostname in hosts, link.url


def test_the_wto_page_leads_to_its_news(captures: list[Capture]) -> None:
    for capture in captures:
        if "wto.org" in capture.url:
            items = list(WtoHome(capture, WtoSpider.card).read())
            links = [item for item in items if isinstance(item, Link)]
            assert len(links) == 2
            assert all(link.issued_on == date(2025, 9, 15) for link in links)
