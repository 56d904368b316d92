"""Actors and topics: the tables are sound, names are found exactly or not at all."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.archive import Fault, iter_captures
from onrecord.vocabularies import (
    LANGUAGES,
    VocabularyError,
    actor,
    actor_by_name,
    actor_names,
    actors,
    citation_cues,
    join_split_names,
    name_key,
    nearest_actors,
    slug,
    sponsor,
    topic,
    topic_by_label,
    topic_by_uri,
    topic_domains,
    topics,
)
from onrecord.vocabularies.tables import rows_of


def test_all_member_states_are_there_with_names_in_six_languages() -> None:
    states = [one for one in actors().values() if one.kind == "state"]
    assert len(states) == 193
    assert [one.id for one in states if set(one.names) != set(LANGUAGES)] == []
    assert [one.id for one in states if not re.fullmatch("[A-Z]{3}", one.id)] == []
    assert [one.id for one in states if not re.fullmatch(r"\d{3}", one.region)] == []
    permanent = {one.id for one in actors().values() if one.permanent_member}
    assert permanent == {"CHN", "FRA", "GBR", "RUS", "USA", "SUN"}
    historic = {one.id for one in actors().values() if one.kind == "historic_state"}
    assert historic == {"SUN", "YUG", "CSK", "DDR", "YMD", "SCG"}


def test_ids_say_what_kind_an_actor_is() -> None:
    kinds = {
        "ORG": {"organisation", "un_body"}, "COURT": {"court"}, "GROUP": {"group"},
        "NSG": {"non_state_group"},
    }  # fmt: skip
    for one in actors().values():
        prefix = one.id.split(":")[0]
        assert one.kind in kinds.get(
            prefix, {"state", "historic_state", "observer", "territory"}
        ), one


def test_dates_of_actors_and_names_are_iso_dates() -> None:
    iso = re.compile(r"|\d{4}(-\d\d-\d\d)?")
    spans = [(one.id, one.since, one.until) for one in actors().values()]
    spans += [(name.name, name.since, name.until) for name in actor_names()]
    for bearer, since, until in spans:
        assert iso.fullmatch(since), bearer
        assert iso.fullmatch(until), bearer
        assert not (since and until) or since < until, bearer


def test_a_name_has_one_bearer_at_a_time() -> None:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in actor_names():
        bearers[name_key(name.name)].add(name.actor_id)
    assert {key: ids for key, ids in bearers.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("TURKEY", "TUR"), ("TURKIYE", "TUR"), ("TÜRKİYE", "TUR"),
        ("COTE D'IVOIRE", "CIV"), ("CÔTE D’IVOIRE", "CIV"), ("Côte d`Ivoire", "CIV"),
        ("NETHERLANDS (KINGDOM OF THE)", "NLD"), ("LIBYAN ARAB JAMAHIRIYA", "LBY"),
        ("Swaziland", "SWZ"), ("CHILEs", "CHL"), ("THE NIGER", "NER"),
        ("VENEZUELA (BOLIVARIAN REPUBLIC OF)", "VEN"), ("\u00a0Tuvalu ", "TUV"),
        ("Соединенные  Штаты", "USA"), ("法国", "FRA"), ("الصين", "CHN"),
        ("Congo", "COG"), ("Democratic Republic of the Congo", "COD"),
        ("European Union", "ORG:EU"), ("Conseil de sécurité", "ORG:UN:SC"),
        ("Hizbollah", "NSG:hezbollah"), ("International Court of Justice", "COURT:ICJ"),
        ("Group of 77", "GROUP:G77"), ("Observer for Palestine", "PSE"),
        ("Korea", None), ("Untied States", None), ("", None), ("CÔTE.", None),
    ],
)  # fmt: skip
def test_a_name_is_found_exactly_or_not_at_all(
    printed: str, expected: str | None
) -> None:
    assert actor_by_name(printed) == expected


def test_a_former_name_is_known_at_any_time() -> None:
    assert actor_by_name("TURKEY", on=date(2024, 1, 1)) == "TUR"
    assert actor_by_name("Zaire", on=date(1980, 1, 1)) == "COD"


def test_an_actor_is_looked_up_by_id_code_or_name() -> None:
    found = [actor(wanted) for wanted in ("TUR", "tr", "Türkiye", "org:un:sc", "zz")]
    assert [one.id if one else None for one in found] == [
        "TUR", "TUR", "TUR", "ORG:UN:SC", None,
    ]  # fmt: skip
    turkey = actor("TUR")
    assert turkey is not None
    assert (turkey.name("fr"), turkey.name("de")) == ("Türkiye", "Türkiye")


def test_a_wrong_name_gets_the_nearest_right_ones() -> None:
    assert nearest_actors("Germny")[0] == "DEU"
    assert "USA" in nearest_actors("Untied States")
    assert nearest_actors("hezbolah", 1) == ["NSG:hezbollah"]
    assert nearest_actors("") == []
    assert nearest_actors("q" * 100_000) == []


def test_a_name_split_over_two_cells_is_one_actor() -> None:
    assert join_split_names(["FRANCE", "CÔTE.", "D'IVOIRE", "ATLANTIS"]) == [
        (("FRANCE",), "FRA"),
        (("CÔTE.", "D'IVOIRE"), "CIV"),
        (("ATLANTIS",), None),
    ]


def test_a_sponsor_on_behalf_of_a_group_is_two_actors() -> None:
    members = "THE STATES MEMBERS OF THE UNITED NATIONS THAT ARE MEMBERS OF"
    group = f"CUBA (ON BEHALF OF {members} THE GROUP OF 77 AND CHINA)"
    assert sponsor(group) == ("CUB", "GROUP:G77")
    comma = f"BURUNDI, ON BEHALF OF {members} THE GROUP OF AFRICAN STATES"
    assert sponsor(comma) == ("BDI", "GROUP:AFRICAN")
    assert sponsor("IRAN (ISLAMIC REPUBLIC OF)") == ("IRN", None)
    assert sponsor("SUBMITTED BY THE CHAIR") == (None, None)


def test_topics_have_ids_labels_and_domains() -> None:
    assert len(topics()) > 7000
    assert sorted(topic_domains()) == [f"{n:02}" for n in range(1, 19)]
    for one in topics().values():
        assert re.fullmatch(r"UNBIS:\d{4,8}|TERM:\S+", one.id), one
        assert one.match in {"", "title", "no"}, one
        if one.id.startswith("TERM:"):
            assert one.id == f"TERM:{slug(one.labels['en'])}"


@pytest.mark.parametrize(
    ("label", "dictionary", "expected"),
    [
        ("HUMANITARIAN ASSISTANCE", "UNBIS Thesaurus", "Humanitarian assistance"),
        ("humanitarian_assistance", "UNBIS", "Humanitarian assistance"),
        ("GAZA STRIP", "UNBIS Thesaurus", "Gaza Strip"),
        ("MIDDLE EAST SITUATION", "UNBIS Thesaurus", "Middle East situation"),
        ("TERRITORIES OCCUPIED BY ISRAEL", "UNBIS", "Territories occupied by Israel"),
    ],
)
def test_a_heading_has_an_id_and_a_label_in_sentence_case(
    label: str, dictionary: str, expected: str
) -> None:
    identifier = topic_by_label(label, dictionary)
    assert identifier is not None
    found = topic(identifier)
    assert found is not None
    assert found.label() == expected


def test_a_heading_without_an_id_gets_a_stable_one_and_agenda_items_none() -> None:
    label = "UN. Group of Governmental Experts on Éxamples (2099)"
    expected = "TERM:un-group-of-governmental-experts-on-examples-2099"
    assert topic_by_label(label, "DHLAUTH") == expected
    assert topic_by_label("MIDDLE EAST SITUATION", "S/78") is None
    assert topic_by_label("The situation in Cyprus.", "S/") is None
    assert topic_by_label("", "UNBIS") is None


def test_an_address_of_the_thesaurus_is_an_id() -> None:
    uri = "http://metadata.un.org/thesaurus/1002992"
    assert topic_by_uri(uri) == "UNBIS:1002992"
    assert topic_by_uri("http://eurovoc.europa.eu/5585") is None


def test_every_language_has_every_cue() -> None:
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for language, role in citation_cues():
        roles[language].add(role)
    assert len(roles) == 7
    assert all(found == roles["en"] for found in roles.values())


def test_a_table_without_its_columns_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"topic_domains\.csv: no column colour"):
        list(rows_of("topic_domains.csv", ("code", "colour")))


def extracts(shared: Path) -> Iterator[dict[str, list[str]]]:
    """The rows of the JSON extracts of both repositories."""
    archives = [
        shared / "archive" / name for name in ("un-sc.warc.gz", "un-ga.warc.gz")
    ]
    faults: list[Fault] = []
    for _, capture in iter_captures(archives, faults.append):
        if "/data_extract/" in capture.url:
            for line in capture.body.decode("utf-8-sig").splitlines():
                if line.strip():
                    yield json.loads(line)
    assert faults == []


@pytest.mark.shared
def test_every_ballot_of_the_extracts_has_an_actor(shared: Path) -> None:
    unknown: set[tuple[str, ...]] = set()
    ballots = 0
    for row in extracts(shared):
        for choice in ("MS_in_favour", "MS_against", "MS_abstaining"):
            for cells, identifier in join_split_names(row[choice]):
                ballots += 1
                if identifier is None:
                    unknown.add(cells)
    assert ballots > 20_000
    assert unknown == set()
