"""Names of actors in running text, and what each one does there."""

from __future__ import annotations

import pytest
from growth import check_growth

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
    text = "Kenya condemns the attack. Uganda said so too, Kenya noted."
    read = read_actors(text, "en", title="Statement by Kenya", publisher="mfa.go.ke")
    assert [(m.actor_id, m.role) for m in read.marks] == [
        ("KEN", "speaker"), ("UGA", "quoted"), ("KEN", "speaker"),
    ]  # fmt: skip
    assert read.with_role("issuer") == ("KEN",)
    assert read.with_role("quoted") == ("UGA",)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Urges the Kenyan authorities to open the road;", {"KEN": "addressee"}),
        ("4. Calls upon Mali and Chad to meet;",
         {"MLI": "addressee", "TCD": "addressee"}),
        ("Calls on UNMISS to plant trees;", {"ORG:UN:UNMISS": "addressee"}),
        ("Requests UNMISS to plant trees;", {"ORG:UN:UNMISS": "addressee"}),
        ("Encourages the Government of Mali to plant trees;", {"MLI": "addressee"}),
        ("Urges all relevant Malian parties to meet;", {"MLI": "addressee"}),
        ("Demands that Mali open the road;", {"MLI": "addressee"}),
        ("Welcomes the European Union’s intention to help;", {"ORG:EU": "mentioned"}),
        ("Noting the DPRK’s announcement of rain,", {"PRK": "mentioned"}),
        ("Commending the work of UNMISS, welcoming its trees,",
         {"ORG:UN:UNMISS": "mentioned"}),
        ("Welcoming the efforts of Mali, welcoming also those of Chad,",
         {"MLI": "mentioned", "TCD": "mentioned"}),
        ("Condemning Mali for the noise,", {"MLI": "mentioned"}),
        ("At the request of the Government of Mali,", {"MLI": "mentioned"}),
        ("Trucks may be lent by MONUSCO to an AU mandated force.",
         {"ORG:UN:MONUSCO": "mentioned", "ORG:AU": "mentioned"}),
        ("Sanctions were imposed upon Mali.", {"MLI": "mentioned"}),
        ("Steps to encourage Mali to plant trees.", {"MLI": "mentioned"}),
        ("It rained, according to the Government of Mali.", {"MLI": "quoted"}),
        ("Mali announced that it had rained.", {"MLI": "quoted"}),
        ("Mali condemned what it called “noise”.", {"MLI": "quoted"}),
        ("Mali condemned the noise.", {"MLI": "mentioned"}),
        ("Echoing Mali’s call for rain, Chad left.",
         {"MLI": "mentioned", "TCD": "mentioned"}),
        ("The fund is empty, many Malians said.", {"MLI": "mentioned"}),
        ("in force in Mali\n\nwelcoming the rain", {"MLI": "mentioned"}),
    ],
)  # fmt: skip
def test_to_be_addressed_or_praised_is_not_to_be_quoted(
    text: str, roles: dict[str, str]
) -> None:
    opening = "The Security Council,\n\n"
    marks = read_actors(opening + text, "en", publisher="ORG:UN:SC").marks
    assert marks[0].role == "issuer"
    assert {mark.actor_id: mark.role for mark in marks[1:]} == roles


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "7. Prie le Secrétaire général de planter ;", "ORG:UN:SG"),
        ("fr", "Exige que le Mali ouvre la route ;", "MLI"),
        ("es", "3. Insta a Malí y al Chad a plantar;", "TCD"),
        ("ru", "5. просит Генерального секретаря сажать;", "ORG:UN:SG"),
        ("ar", "7 - تطلب إلى الأمين العام أن يزرع؛", "ORG:UN:SG"),
        ("zh", "6. 请秘书长种树；", "ORG:UN:SG"),
        ("zh", "促请马里政府种树；", "MLI"),
    ],
)
def test_organs_address_in_six_languages(
    language: str, text: str, expected: str
) -> None:
    marks = read_actors(text, language, publisher="ORG:UN:GA").marks
    assert [m.actor_id for m in marks if m.role == "addressee"][-1:] == [expected]


def test_in_arabic_a_thing_sent_to_somebody_asks_nothing_of_it() -> None:
    marks = read_actors("أرسلت الأشجار إلى هايتي", "ar", publisher="ORG:UN:GA").marks
    assert [(m.actor_id, m.role) for m in marks] == [("HTI", "mentioned")]


def test_an_organ_that_decides_in_its_own_statement_is_its_issuer() -> None:
    text = (
        "The President made the following statement on behalf of the Council:\n\n"
        "“The Security Council calls on Mali to plant trees.\n\n"
        "“The Security Council takes the rain to heart.”"
    )
    marks = read_actors(text, "en", publisher="ORG:UN:SC").marks
    assert [(m.actor_id, m.role) for m in marks] == [
        ("ORG:UN:SC", "issuer"), ("MLI", "addressee"), ("ORG:UN:SC", "issuer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Document No. 10 of the list, and house number 10"),
        ("en", "Acts of kindness; the Act; Let us plant; the RT. Hon. Ann"),
        ("en", "States, State, Member States, States parties, a State party"),
        ("en", "inter-State trade, the states, a state’s trees, THE STATES"),
        ("fr", "les États, l’État, États Membres, États parties"),
        ("es", "los Estados, el Estado, Estados Miembros, una reunión"),
        ("ru", "государства, государства-члены"),
        ("en", "the English, French and Russian texts; in French; Arabic-speaking"),
        ("en", "Original: English. Arabic, Chinese, English. the Russian version"),
        ("en", "the Paris Agreement, the Vienna Convention, the Geneva Conventions"),
        ("en", "the Doha process, the Lusaka Ceasefire Agreement, the Kabul Process"),
        ("en", "the London, Kabul and Tokyo Conferences"),
        ("fr", "l’Accord de Paris et la Convention de Vienne"),
        ("es", "el Acuerdo de París y la Convención de Viena"),
        ("zh", "《巴黎协定》和《维也纳公约》"),
        ("ar", "الشرق الأوسط"),
        ("fr", "pays d’Amérique latine"),
        ("ru", "страны Латинской Америки"),
        ("ar", "دول أمريكا اللاتينية"),
        ("en", "countries of Latin America, of South America; South Asian States"),
        (
            "en",
            "There is an urgent FAR of trees; Far away; the Commonwealth Government",
        ),
    ],
)
def test_what_only_looks_like_an_actor_has_no_mark(language: str, text: str) -> None:
    marks = read_actors(text, language, publisher="ORG:UN:GA").marks
    assert [(m.printed, m.actor_id or m.medium) for m in marks] == []


def test_number_ten_is_a_house_where_it_speaks_or_has_its_street() -> None:
    for text in ("Number 10 said that it rained.", "at No. 10 Downing Street"):
        assert [m.actor_id for m in read_actors(text, "en").marks] == ["GBR"]


def test_territory_in_small_letters_is_a_name_where_it_has_two_words() -> None:
    assert named("на палестинской территории", "ru") == ["PSE"]


def test_people_and_governments_are_not_taken_for_tongues() -> None:
    text = "the French and Russian governments; Chinese experts; French, in Mali"
    found = [m.actor_id for m in read_actors(text, "en", publisher="CHE").marks]
    assert found == ["FRA", "RUS", "CHN", "FRA", "MLI"]


def test_capitals_that_host_meetings_are_less_sure_than_a_threshold() -> None:
    text = "They met in Vienna, Paris, Nairobi and Addis Ababa."
    marks = read_actors(text, "en", publisher="CHE").marks
    assert len(marks) == 4
    assert all(mark.confidence < 0.75 for mark in marks)


def test_every_mark_has_an_id_that_the_vocabulary_knows() -> None:
    title = "Joint statement by members of the Core Group on Trees"
    text = "Members of the Core Group on Trees urge Mali and the Core Group to plant."
    read = read_actors(text, "en", title=title)
    assert read.marks
    assert {mark.actor_id for mark in read.marks} <= set(actors())


def test_marks_keep_the_print_its_place_and_how_sure_they_are() -> None:
    text = "“Well,” said the Kenyan envoy in Nairobi to Fiji."
    read = read_actors(text, "en", publisher="CHE")
    assert [m.printed for m in read.marks] == ["Kenyan", "Nairobi", "Fiji"]
    assert all(text[m.start : m.end] == m.printed for m in read.marks)
    demonym, capital, name = (mark.confidence for mark in read.marks)
    assert capital < demonym < name
    assert {mark.rule for mark in read.marks} == {"actors/4"}


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
    unit = "Kenya and the United States said that Mali left. "
    check_growth(lambda n: read_actors(unit * n, "en"), 1000, most=100_000)


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
