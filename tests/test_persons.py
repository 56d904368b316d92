"""Who spoke for whom then: names, offices and dates to a state or body."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from hashlib import sha256
from importlib import resources
from pathlib import Path

import pytest
from growth import check_growth

from onrecord.annotate.person_names import likeness, split_name, words_of
from onrecord.annotate.person_offices import offices_in
from onrecord.annotate.persons import annotate, state_of
from onrecord.annotate.tasks import annotator, task_names
from onrecord.vocabularies import actors
from onrecord.vocabularies.officeholders import (
    COLUMNS,
    Term,
    officeholders,
    read_officeholders,
)
from onrecord.vocabularies.tables import VocabularyError

HEAD = ",".join(COLUMNS) + "\n"


def state(name: str, post: str = "", year: int | str | None = None) -> str | None:
    return annotate({"name": name, "post": post, "year": year})


def body(name: str, role: str = "", on: int | None = None) -> str | None:
    found = state_of(name, role=role, on=on)
    return found.state if found else None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("H.E. Mr. Jean-Paul DUPONT", ("jean", "paul", "dupont")),
        ("Dupont, Jean", ("jean", "dupont")),
        ("His Highness Sheikh Omar bin Ali Al-Nuri", ("omar", "ali", "nuri")),
        ("Abd al-Rahman Kamil", ("abdelrahman", "kamil")),
        ("J. Łukasz Ørsted (acting)", ("j", "lukasz", "orsted")),
        ("Сергей Лавров", ("sergei", "lavrov")),
        ("Prince", ("prince",)),
        ("\u202bAnna\u200b Ber\u00adg\u202c", ("anna", "berg")),
        ("", ()),
    ],
)
def test_a_name_is_reduced_to_the_words_that_tell_persons_apart(
    name: str, words: tuple[str, ...]
) -> None:
    assert words_of(name) == words


def test_titles_before_a_name_are_kept_apart() -> None:
    assert split_name("Deputy Prime Minister Anna Berg")[1] == (
        "deputy",
        "prime",
        "minister",
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("mohamed", "muhammad"),
        ("yushchenko", "iushchenko"),
        ("elsisi", "sisi"),
        ("abdelrahman", "abdurrahman"),
        ("szijjarto", "szijarto"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, two: str) -> None:
    assert likeness(one, two) >= 0.8


@pytest.mark.parametrize(
    ("one", "two"), [("clay", "alkalaj"), ("rahman", "rohani"), ("castro", "costa")]
)
def test_different_names_are_not_alike(one: str, two: str) -> None:
    assert likeness(one, two) < 0.8


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("Minister for Foreign Affairs", {"foreign_minister"}),
        ("Ministre des affaires étrangères", {"foreign_minister"}),
        ("Deputy Prime Minister", {"deputy_head_of_government"}),
        ("Vice-President", {"deputy_head_of_state"}),
        ("премьер-министр", {"head_of_government"}),
        ("国家主席", {"head_of_state"}),
        ("Permanent Representative", {"permanent_representative"}),
        ("Chief Accountant of the Harbour", {"group_leader"}),
        ("", set()),
    ],
)
def test_printed_posts_tell_kinds_of_office(role: str, offices: set[str]) -> None:
    assert offices_in(role) == offices


def test_the_date_of_office_decides() -> None:
    assert state("Goran Svilanović", "Minister for Foreign Affairs", 2001) == "YUG"
    assert body("Goran Svilanović", on=2004) == "SCG"
    assert state("Eduard Shevardnadze", "Minister for Foreign Affairs", 1990) == "SUN"
    assert state("Eduard Shevardnadze", "President", 1999) == "GEO"
    assert state("Albert II", "Prince", 2016) == "MCO"
    assert state("King Albert II", "Head of State", 1999) == "BEL"


def test_somebody_who_speaks_for_a_body_then_has_no_state() -> None:
    assert state("Ban Ki-moon", "Minister for Foreign Affairs", 2005) == "KOR"
    assert state("Ban Ki-moon", "Secretary-General", 2010) is None
    assert body("Ban Ki-moon", on=2010) == "ORG:UN:SG"
    assert body("António Guterres", "Prime Minister", 1999) == "PRT"
    assert body("António Guterres", on=2020) == "ORG:UN:SG"
    assert body("Mahmoud Abbas", "President", 2012) == "PSE"
    assert body("Khaled Meshaal", on=2010) == "NSG:hamas"


def test_a_crown_in_front_of_a_name_is_looked_for() -> None:
    assert body("King Abdullah", on=2014) is None
    assert body("King Abdullah II", on=2014) == "JOR"
    assert body("King Rania-Haddad", on=2014) is None
    assert body("Pope Francis", on=2016) == "VAT"


def test_two_offices_of_one_year_are_told_apart_by_the_role_or_not_at_all() -> None:
    assert body("Kaja Kallas", "Prime Minister", 2024) == "EST"
    assert body("Kaja Kallas", "High Representative", 2024) == "ORG:EU:HR"
    assert body("Kaja Kallas", on=2024) is None
    assert body("Kaja Kallas") is None


@pytest.mark.parametrize(
    "name",
    ["Sergei Lavrov", "LAVROV Sergey", "Lavrov, Sergey V.", "S. Lavrov",
     "Сергей Лавров", "Mr. Sergueï Lavrov"],
)  # fmt: skip
def test_spelling_order_and_initials_do_not_matter(name: str) -> None:
    assert state(name, "Minister for Foreign Affairs", 2010) == "RUS"


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [("محمود عباس", 2015, "PSE"), ("习近平", 2015, "CHN"), ("王毅", 2016, "CHN")],
)
def test_names_in_other_scripts(name: str, year: int, expected: str) -> None:
    assert state(name, "", year) == expected


def test_a_family_name_alone_needs_office_and_year() -> None:
    assert state("General Musharraf", "President", 2006) == "PAK"
    assert state("Musharraf", "", 2006) is None
    assert state("Musharraf", "President", None) is None
    assert state("Musharraf", "President", 1995) is None
    assert state("President Macron", "", 2020) == "FRA"


def test_a_family_name_and_a_date_are_enough_only_where_little_is_asked() -> None:
    assert state_of("Netanyahu", on=2024) is None
    found = state_of("Netanyahu", on=2024, least=0.4)
    assert found is not None
    assert found.state == "ISR"
    assert found.confidence < 0.5
    assert state_of("Netanyahu", role="Vice-President", on=2024, least=0.4) is None
    assert state_of("Rodríguez", on=2016, least=0.4) is None


def test_a_given_name_that_differs_is_another_person() -> None:
    assert state("Hubert Lavrov", "Minister for Foreign Affairs", 2010) is None
    assert state("Angelique Merkel-Ostergaard", "President", 2010) is None
    assert state("Waldemar Xylander", "President", 2010) is None


def test_several_that_fit_give_no_answer() -> None:
    assert state("Rodríguez", "Minister for Foreign Affairs", 2016) is None
    assert state("Mohamed", "President", 2019) is None


def test_a_match_carries_person_office_dates_and_rule() -> None:
    found = state_of("Angela Merkel", on=2010)
    assert found is not None
    assert found.actor_id == "PERSON:angela-merkel"
    assert (found.state, found.office) == ("DEU", "head_of_government")
    assert found.since.startswith("2005")
    assert 0.9 < found.confidence <= 1
    assert found.rule.startswith("persons/")


def test_long_ago_and_long_after_a_full_name_is_not_taken() -> None:
    assert state("Angela Merkel", "", 1950) is None


@pytest.mark.parametrize(
    "sample",
    ["", " ", ",", "\ud800", "<b>x</b>", "a" * 10_000_000, "\u202e\u200b", "王" * 5000,
     "أ ب " * 10_000],
)  # fmt: skip
def test_bad_input_gets_an_answer_or_none(sample: str) -> None:
    assert state(sample, sample, sample) is None
    assert state_of(sample, role=sample, on=2000) is None


def test_time_does_not_grow_with_the_length_of_the_input() -> None:
    check_growth(
        lambda n: state_of("Mohamed Ahmed Ali " * n, on=2000), 1000, most=100_000
    )


def test_the_task_is_registered() -> None:
    assert "persons" in task_names()
    assert annotator("persons")({"name": "Jacques Chirac", "year": 1999}) == "FRA"


def test_the_table_names_known_actors_and_covers_every_state() -> None:
    known = actors()
    told = {term.actor_id for person in officeholders() for term in person.terms}
    assert told <= set(known), sorted(told - set(known))
    states = {one.id for one in known.values() if one.kind == "state"}
    assert states <= told, sorted(states - told)
    for person in officeholders():
        assert person.id.removeprefix("PERSON:").replace("-", "").isascii(), person


def test_every_state_has_a_head_of_state_or_government_in_every_year() -> None:
    # The captains regent of San Marino change twice a year.
    begins = {"SSD": 2011, "TLS": 2002, "SRB": 2006, "MNE": 2006, "SMR": 9999}
    years: defaultdict[str, set[int]] = defaultdict(set)
    for person in officeholders():
        for term in person.terms:
            if term.office in {"head_of_state", "head_of_government"}:
                last = int(term.until[:4] or 2025)
                years[term.actor_id].update(range(int(term.since[:4]), last + 1))
    for actor in actors().values():
        if actor.kind == "state":
            wanted = set(range(begins.get(actor.id, 2000), 2026))
            assert wanted <= years[actor.id], actor.id


def test_a_term_holds_the_whole_of_the_years_and_months_it_names() -> None:
    term = Term("NLD", "foreign_minister", "2001-05", "2003")
    assert [term.distance(y) for y in (1999, 2000, 2001, 2003, 2004)] == [2, 1, 0, 0, 1]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,A,,,NLD,king,2001,,", "unknown office"),
        ("a,A,,,NLD,minister,May 2001,,", "EDTF"),
        ("a,A,,,NLD,minister,2001-13,,", "EDTF"),
        ("a,A,,,NLD,minister,2001,1999,", "before it begins"),
        (",A,,,NLD,minister,2001,,", "needed"),
        ("a,A,NLD", "cells"),
        ("a,A,,,NLD,minister,2001,,\na,B,,,NLD,minister,2003,,", "is called"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(row: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        read_officeholders(HEAD + row + "\n")


def test_the_table_is_sorted_by_state_and_has_no_row_twice() -> None:
    table = resources.files("onrecord.vocabularies") / "officeholders.csv"
    rows = [tuple(row) for row in csv.reader(table.read_text("utf-8").splitlines())]
    assert len(rows) == len(set(rows))


@pytest.mark.shared
def test_speakers_of_the_general_debate_are_placed(shared: Path) -> None:
    lines = (shared / "eval" / "dev" / "actors_persons.jsonl").read_text().splitlines()
    items = [json.loads(line) for line in lines]
    for half in (0, 1):
        own = [i for i in items if sha256(i["id"].encode()).digest()[-1] % 2 == half]
        answers = [(annotate(item["input"]), item["gold"]) for item in own]
        right = sum(got == gold for got, gold in answers)
        answered = sum(got is not None for got, _ in answers)
        assert right / len(own) >= 0.93
        assert right / answered >= 0.985
