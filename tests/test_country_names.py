"""A printed country name → the state it means, in many languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate.country_names import annotate, state_named
from onrecord.annotate.spelling import misspelt
from onrecord.annotate.state_forms import parts
from onrecord.annotate.tasks import annotator
from onrecord.vocabularies.cldr import languages
from onrecord.vocabularies.territories import (
    is_state,
    state_names,
    territory_languages,
    territory_names,
)


def meant(text: str, language: str) -> str | None:
    return annotate({"text": text, "lang": language, "kind": "any"})


@pytest.mark.parametrize(
    ("language", "name", "actor_id"),
    [
        ("en", "Niger", "NER"),
        ("en", "Nigeria", "NGA"),
        ("cs", "Nigerská republika", "NER"),
        ("cs", "Nigerijská federativní republika", "NGA"),
        ("fi", "Nigerin tasavalta", "NER"),
        ("fi", "Nigerian liittotasavalta", "NGA"),
        ("fr", "République du Niger", "NER"),
        ("en", "Dominica", "DMA"),
        ("en", "Dominican Republic", "DOM"),
        ("pl", "Republika Dominikańska", "DOM"),
        ("pl", "Wspólnota Dominiki", "DMA"),
        ("cs", "Guinejská republika", "GIN"),
        ("cs", "Republika Rovníková Guinea", "GNQ"),
        ("cs", "Republika Guinea-Bissau", "GNB"),
        ("sl", "Republika Slovenija", "SVN"),
        ("sl", "Slovaška republika", "SVK"),
        ("en", "Independent State of Samoa", "WSM"),
        ("en", "American Samoa", "ASM"),
    ],
)
def test_names_that_look_alike_are_kept_apart(
    language: str, name: str, actor_id: str
) -> None:
    assert meant(name, language) == actor_id


@pytest.mark.parametrize(
    ("language", "name", "actor_id"),
    [
        ("de", "Republik Kongo", "COG"),
        ("de", "Demokratische Republik Kongo", "COD"),
        ("en", "Korea (Republic of)", "KOR"),
        ("en", "Korea, Democratic People's Republic of", "PRK"),
        ("hu", "Kínai Köztársaság", "TWN"),
        ("hu", "Kínai Népköztársaság", "CHN"),
        ("en", "German Democratic Republic", "DDR"),
        ("en", "Federal Republic of Germany", "DEU"),
        ("en", "People's Democratic Republic of Yemen", "YMD"),
        ("en", "Republic of Yemen", "YEM"),
    ],
)
def test_two_states_of_one_name_are_told_by_the_official_form(
    language: str, name: str, actor_id: str
) -> None:
    assert meant(name, language) == actor_id


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Korea"),
        ("de", "Kongo"),
        ("en", "Northern Ireland"),
        ("en", "Virgin Islands"),
        ("es", "Islas Vírgenes"),
        ("en", "State of Georgia"),
        ("en", "Gulf of Guinea"),
        ("en", "New Jersey"),
        ("en", "Georgetown"),
        ("en", "Brussels"),
        ("en", "Dominican"),
        ("fr", "congolaise"),
        ("en", "Greek islands"),
        ("en", "Roman"),
        ("en", "European Union"),
        ("en", "the Republic"),
        ("en", "South America"),
        ("xx", "qwerty"),
    ],
)
def test_what_names_no_state_or_two_is_refused(language: str, name: str) -> None:
    assert meant(name, language) is None


@pytest.mark.parametrize(
    ("language", "name", "actor_id"),
    [
        ("cs", "Libanonská republika", "LBN"),
        ("pl", "Republika Austrii", "AUT"),
        ("fi", "Puolan tasavalta", "POL"),
        ("ru", "Республики Уганды", "UGA"),
        ("tr", "Estonya Cumhuriyeti", "EST"),
        ("ja", "キルギス共和国", "KGZ"),
        ("ko", "탄자니아 연합공화국", "TZA"),
        ("zh", "阿拉伯叙利亚共和国", "SYR"),
        ("fa", "جمهوری فرانسه", "FRA"),
        ("ur", "اسلامی جمہوریہ پاکستان", "PAK"),
        ("he", "הרפובליקה הצרפתית", "FRA"),
        ("sv", "Mexikos förenta stater", "MEX"),
        ("fi", "Yhdistyneet arabiemiirikunnat", "ARE"),
        ("lt", "Lietuvos Respublika", "LTU"),
    ],
)
def test_official_forms_are_taken_apart_in_any_case(
    language: str, name: str, actor_id: str
) -> None:
    assert meant(name, language) == actor_id


@pytest.mark.parametrize(
    ("language", "name", "actor_id", "how"),
    [
        ("en", "USSR", "SUN", "name"),
        ("cs", "Československo", "CSK", "name"),
        ("en", "Chilean", "CHL", "demonym"),
        ("fr", "Nigériane", "NGA", "demonym"),
        ("en", "the Kremlin", "RUS", "seat"),
        ("zh", "青瓦台", "KOR", "seat"),
        ("fr", "Noreg", "NOR", "elsewhere"),
        ("en", "Kazahkstan", "KAZ", "spelling"),
        ("en", "VENEZUELA (Bolivarian Republic of) *", "VEN", "name"),
        ("fr", "Érythrée (l’)", "ERI", "name"),
    ],
)
def test_the_answer_says_how_it_was_found(
    language: str, name: str, actor_id: str, how: str
) -> None:
    found = state_named(name, language)
    assert found is not None
    assert (found.actor_id, found.how) == (actor_id, how)
    assert found.printed == name
    assert 0.8 < found.confidence < 1


def test_every_name_of_the_tables_is_found_again_or_shared() -> None:
    for language in ("en", "fr", "es", "ru", "ar", "zh", "de", "sr", "hi", "am"):
        bearers: dict[str, set[str]] = {}
        for actor_id, names in state_names(language).items():
            for name in names:
                bearers.setdefault(name, set()).add(actor_id)
        for name, who in bearers.items():
            found = meant(name, language)
            assert found in who or (found is None and len(who) > 1), (language, name)


def test_the_table_of_names_is_what_babel_carries() -> None:
    carried = dict(languages())
    assert len(territory_languages()) > 150
    for language in ("en", "fi", "my", "sw"):
        ours = territory_names(language)
        theirs = carried[language]
        same = sum(name in ours[actor_id] for actor_id, name in theirs.items())
        assert same > 0.95 * len(theirs)


def test_only_states_are_in_the_tables() -> None:
    assert is_state("SUN")
    assert not is_state("ORG:UN")
    assert not is_state("nobody")
    assert all(is_state(actor_id) for actor_id in state_names("en"))


def test_words_and_concepts_of_an_official_name() -> None:
    found = parts("Федеративная Республика Германия", "ru")
    assert found.words == ("германия",)
    assert found.concepts == {"fed", "rep"}
    assert parts("共和国", "zh").words == ()


def test_a_misspelt_name_needs_a_single_neighbour() -> None:
    known = {name: frozenset({name}) for name in ("slovakia", "slovenia", "gambia")}
    assert misspelt("slovakla", known) == {"slovakia"}
    assert misspelt("gambla", {**known, "zambia": frozenset({"ZMB"})}) == frozenset()
    assert misspelt("mal", {"mali": frozenset({"MLI"})}) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "a" * 10_000_000, "()" * 200, "\u202eadanaC", "<b>",
     ",,,", "🇫🇷", "ا" * 299, "共和国" * 90, "of the and", "*"],
)  # fmt: skip
def test_anything_may_be_asked(text: str) -> None:
    for language in ("en", "zh", "ar", "", "no-such", "SR_latn"):
        assert meant(text, language) is None


def test_invisible_characters_do_not_hide_a_name() -> None:
    assert meant("\u202bسان\u200cمارینو\u202c", "fa") == "SMR"
    assert meant("Ice\u00adland", "en") == "ISL"


def test_the_task_is_registered() -> None:
    assert annotator("names")({"text": "Perú", "lang": "es"}) == "PER"
    assert annotator("names")({}) is None


@pytest.mark.shared
def test_names_meet_the_figures_on_the_gold_set(shared: Path) -> None:
    lines = (shared / "eval/dev/actors_names.jsonl").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    answers = [(annotate(item["input"]), item["gold"]) for item in items]
    given = [(answer, gold) for answer, gold in answers if answer]
    right = sum(answer == gold for answer, gold in given)
    assert right / len(items) > 0.955
    assert right / len(given) > 0.997
