"""Names of actors in running text, and what each one does there."""

from __future__ import annotations

from time import process_time

import pytest

from onrecord.annotate.actor_trie import ActorTrie
from onrecord.annotate.actors import mentioned_actors, read_actors
from onrecord.vocabularies import actors
from onrecord.vocabularies.contexts import (
    group_members,
    media,
    not_actors,
    state_signs,
)
from onrecord.vocabularies.speaking import tongue


def named(text: str, language: str) -> list[str]:
    return [mark.actor_id for mark in mentioned_actors(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Niger is not Nigeria.", ["NER", "NGA"]),
        ("en", "The Dominican Republic and Dominica", ["DOM", "DMA"]),
        ("en", "Guinea, Equatorial Guinea, Guinea-Bissau, Papua New Guinea",
         ["GIN", "GNQ", "GNB", "PNG"]),
        ("en", "Ireland, and Northern Ireland; Mexico, and New Mexico", ["IRL", "MEX"]),
        ("en", "in Atlanta, Georgia, and in Tbilisi, Georgia", ["GEO"]),
        ("en", "South Georgia, the Gulf of Guinea, the Niger Delta, Lake Chad", []),
        ("en", "the Islamic Resistance Movement and Daesh", ["NSG:hamas", "NSG:isil"]),
        ("en", "the act of us all in chad", []),
        ("en", "the ICJ and the Arab League", ["COURT:ICJ", "ORG:LAS"]),
        ("en", "the Supreme National Security Council", []),
        ("fr", "l’Irlande du Nord, le Niger et le delta du Niger", ["NER"]),
        ("fr", "le Groupe des 77 et la CPI", ["GROUP:G77", "COURT:ICC"]),
        ("es", "el Consejo de Seguridad, Hamás y la CELAC",
         ["ORG:UN:SC", "NSG:hamas", "ORG:CELAC"]),
        ("ru", "с Нигером, Нигерией и Китаем; Гвинейский залив", ["NER", "NGA", "CHN"]),
        ("ru", "«Хезболла» и движение ХАМАС", ["NSG:hezbollah", "NSG:hamas"]),
        ("ar", "وفرنسا ولبنان، وحركة حماس", ["FRA", "LBN", "NSG:hamas"]),
        ("zh", "真主党、胡塞武装和安理会",
         ["NSG:hezbollah", "NSG:houthis", "ORG:UN:SC"]),
        ("pl", "Prezydenci Łotwy i Litwy byli w Niemczech", ["LVA", "LTU", "DEU"]),
        ("et", "Venemaale ja Leedule", ["RUS", "LTU"]),
        ("uk", "з Польщею та Грузією", ["POL", "GEO"]),
        ("de", "des Vereinigten Königreichs und der Vereinigten Staaten",
         ["GBR", "USA"]),
        ("it", "dall’Egitto e dalla Grecia", ["EGY", "GRC"]),
    ],
)  # fmt: skip
def test_names_are_found_and_nothing_that_only_looks_like_one(
    language: str, text: str, expected: list[str]
) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "role", "expected"),
    [
        ("en", "The harvest failed, Kenya’s Foreign Ministry said.", "quoted", "KEN"),
        ("en", "Hamas, quoted by WAFA, denied it.", "quoted", "NSG:hamas"),
        ("en", "Hamas, quoted by WAFA, denied it.", "medium", "WAFA"),
        ("en", "Ghana won, according to Reuters.", "medium", "Reuters"),
        ("en", "I speak on behalf of the Nordic countries.", "on_behalf_of",
         "GROUP:NORDIC"),
        ("en", "The Council calls upon Lebanon to act.", "addressee", "LBN"),
        ("en", "The harvest failed in Kenya.", "mentioned", "KEN"),
        ("fr", "La pluie manque, a déclaré le ministre malien.", "quoted", "MLI"),
        ("fr", "Je parle au nom du Groupe des 77.", "on_behalf_of", "GROUP:G77"),
        ("es", "Hablo en nombre del Grupo de los 77.", "on_behalf_of", "GROUP:G77"),
        ("ru", "Он выступает от имени Группы 77.", "on_behalf_of", "GROUP:G77"),
        ("ru", "Урожай погиб, сообщает РИА Новости.", "medium", "RIA Novosti"),
        ("ar", "أتكلم باسم مجموعة الـ 77 والصين", "on_behalf_of", "GROUP:G77"),
        ("zh", "据新华社报道", "medium", "Xinhua"),
        ("zh", "安理会敦促黎巴嫩停火", "addressee", "LBN"),
        ("de", "Ich spreche im Namen der Europäischen Union.", "on_behalf_of",
         "ORG:EU"),
    ],
)  # fmt: skip
def test_each_name_has_the_role_that_the_words_give_it(
    language: str, text: str, role: str, expected: str
) -> None:
    # A publisher, so that nobody in the text is taken for its author.
    marks = read_actors(text, language, publisher="FJI").marks
    assert expected in [m.medium or m.actor_id for m in marks if m.role == role]


def test_the_issuer_who_speaks_is_the_speaker_and_not_quoted() -> None:
    text = "Kenya condemns the attack. Uganda condemned it too, Kenya noted."
    read = read_actors(text, "en", title="Statement by Kenya", publisher="mfa.go.ke")
    assert [(m.actor_id, m.role) for m in read.marks] == [
        ("KEN", "speaker"), ("UGA", "quoted"), ("KEN", "speaker"),
    ]  # fmt: skip
    assert read.with_role("issuer") == ("KEN",)
    assert read.with_role("quoted") == ("UGA",)


def test_marks_keep_the_print_its_place_and_how_sure_they_are() -> None:
    text = "“Well,” said the Kenyan envoy in Nairobi to Fiji."
    read = read_actors(text, "en", publisher="CHE")
    assert [m.printed for m in read.marks] == ["Kenyan", "Nairobi", "Fiji"]
    assert all(text[m.start : m.end] == m.printed for m in read.marks)
    demonym, capital, name = (mark.confidence for mark in read.marks)
    assert capital < demonym < name
    assert {mark.rule for mark in read.marks} == {"actors/2"}


def test_a_name_may_break_over_a_line_but_not_over_a_sentence() -> None:
    assert named("the United\nKingdom", "en") == ["GBR"]
    assert named("in Guinea. Bissau is a city.", "en") == ["GIN"]


def test_of_two_endings_the_nearest_name_wins() -> None:
    trie = ActorTrie([("Niger", "a"), ("Nigeria", "b"), ("Peru", "c")], "xx")
    found = [hit.values for hit in trie.find("Nigeru Nigerii Perun Perus")]
    assert found == [("a",), ("b",), ("c",), ("c",)]


def test_a_publisher_language_with_a_region_is_its_language() -> None:
    assert named("Ghana", "en-GB") == ["GHA"]
    assert named("Ghana", "") == ["GHA"]


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800", "<b>", "\u202e\u200b", "(" * 9000, "a" * 200_000,
     "中" * 9000, "France " * 3000, "United " * 9000, "l'" * 9000],
)  # fmt: skip
def test_anything_may_be_read(text: str) -> None:
    for language in ("en", "fr", "ar", "zh", "et", "", "日本"):
        for mark in read_actors(text, language).marks:
            assert text[mark.start : mark.end] == mark.printed


def test_time_grows_with_the_text() -> None:
    def seconds(times: int) -> float:
        text = "Kenya and the United States said that Mali left. " * times
        started = process_time()
        read_actors(text, "en")
        return process_time() - started

    seconds(100)
    assert seconds(4000) < 10 * max(seconds(1000), 0.02)


def test_the_tables_fit_each_other() -> None:
    for group, states in group_members().items():
        assert group in actors()
        assert len(set(states)) == len(states) > 2
    for language in ("zh", "ja", "ko", "fr", "ru"):
        assert set(state_signs(language).values()) <= set(actors())
    assert ("WAFA", "WAFA") in media("xx")
    assert "Gulf of Guinea" in not_actors("en")


def test_every_armed_group_is_found_by_its_names_in_six_languages() -> None:
    for one in actors().values():
        if one.kind != "non_state_group":
            continue
        for language, name in one.names.items():
            assert named(name, language)[:1] == [one.id], (language, name)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("French", "French"), ("l’arabe", "Arabic"), ("inglés", "English"),
     ("по-французски", "French"), ("بالإنكليزية", "English"), ("西班牙语", "Spanish"),
     ("", ""), ("Klingon", "")],
)  # fmt: skip
def test_tongues_are_known_in_six_languages(printed: str, expected: str) -> None:
    assert tongue(printed) == expected
