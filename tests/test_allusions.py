"""What documents a text alludes to: described, named, or none, in six languages."""

from __future__ import annotations

import pytest
from growth import check_growth

from onrecord.annotate.allusions import Allusion, find_allusions
from onrecord.annotate.notions import find_notions
from onrecord.vocabularies.allusions import allusion_words, notions


def only(text: str, language: str = "en") -> Allusion:
    found = find_allusions(text, language)
    assert len(found) == 1, [one.printed for one in found]
    return found[0]


def test_a_number_of_resolutions_is_described_by_what_they_ask() -> None:
    one = only("Fighting goes on in spite of three Security Council resolutions "
               "demanding a truce in Darfur.")  # fmt: skip
    assert (one.kind, one.body, one.document) == (
        "described",
        "ORG:UN:SC",
        "resolution",
    )
    assert one.number == 3
    assert one.act == "demand"
    assert one.notions == ("ceasefire",)
    assert one.places == ("PLACE:darfur", "SDN")
    assert one.printed.startswith("three Security Council")
    assert one.printed.endswith("Darfur")


def test_two_bodies_in_a_sentence_are_two_allusions() -> None:
    text = (
        "He cited two General Assembly resolutions on the embargo and orders of the "
        "International Court of Justice requiring the protection of civilians."
    )
    first, second = find_allusions(text)
    assert (first.body, first.document, first.number) == (
        "ORG:UN:GA",
        "resolution",
        2,
    )
    assert first.printed.endswith("embargo")
    assert (second.body, second.document) == ("COURT:ICJ", "order")
    assert second.notions[-1] == "civilians"


def test_what_a_body_endorsed_stands_before_it() -> None:
    one = only(
        "He clings to the “two-state solution” endorsed by the Security Council."
    )
    assert one.act == "endorse"
    assert one.notions == ("two-state-solution",)
    assert one.printed.startswith("the “two-state solution”")


def test_a_relative_clause_says_what_a_body_did() -> None:
    one = only("The police mission that the UN Security Council authorised in May 2021 "
               "never came.")  # fmt: skip
    assert one.act == "authorise"
    assert one.years == ("2021-05",)
    assert one.printed.startswith("The police mission")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The Security Council's 2015 resolution on Mali stands.", ("2015",)),
        ("In June 2019 the Security Council adopted a resolution.", ("2019-06",)),
        ("Security Council sanctions on Mali in force since 2017.", ()),
        ("Security Council resolutions on Mali and on Chad.", ()),
    ],
)
def test_a_printed_year_is_that_of_the_adoption(
    text: str, years: tuple[str, ...]
) -> None:
    assert only(text).years == years


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        (
            "Under resolutions 1701 (2006) and 1559 (2004) it must.",
            ("S/RES/1701 (2006)", "S/RES/1559 (2004)"),
        ),
        ("He read out UNSCR 2254 to them.", ("S/RES/2254 (2015)",)),
        ("It votes on A/RES/77/276 today.", ("A/RES/77/276",)),
    ],
)
def test_documents_are_named_by_number(text: str, symbols: tuple[str, ...]) -> None:
    one = only(text)
    assert one.kind == "named"
    assert one.symbols == symbols


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council failed to adopt a resolution on Mali.",
        "He wants a new Security Council resolution.",
        "The Security Council should demand a ceasefire.",
        "The lake has a resolution of two metres, in order to see it.",
        "The European Council adopted a resolution on fish.",
        "The council of our village passed a resolution.",
    ],
)
def test_what_was_not_done_or_is_somebody_elses_is_no_allusion(text: str) -> None:
    assert find_allusions(text) == ()


def test_the_council_is_known_once_it_was_named() -> None:
    text = "The Security Council met on Haiti. The Council extended the sanctions."
    assert only(text).act == "extend"
    assert find_allusions("The Council extended the sanctions.") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Malgré deux résolutions du Conseil de sécurité exigeant un "
               "cessez-le-feu à Gaza, rien ne bouge."),
        ("es", "Dos resoluciones del Consejo de Seguridad de la ONU que exigen un alto "
               "el fuego en Gaza no bastan."),
        ("ru", "Две резолюции Совета Безопасности ООН, требующие прекращения огня в "
               "секторе Газа, забыты."),
        ("ar", "صدر قراران لمجلس الأمن الدولي يدعوان إلى وقف إطلاق النار في غزة"),
        ("zh", "安理会通过了两项决议要求在加沙停火。"),
    ],
)  # fmt: skip
def test_the_same_is_found_in_the_other_languages(language: str, text: str) -> None:
    one = only(text, language)
    assert (one.body, one.document) == ("ORG:UN:SC", "resolution")
    assert one.act == "demand"
    assert "ceasefire" in one.notions
    assert "TERM:gaza-strip" in one.places
    if language != "ar":  # the dual is a form of the noun
        assert one.number == 2


def test_loose_words_of_reports_count_only_where_asked() -> None:
    text = "the cessation of settlement activities"
    loose = [one.id for one in find_notions(text, "en", loose=True)]
    assert "ceasefire" in loose
    assert [one.id for one in find_notions(text, "en")] == ["settlements"]


def test_the_tables_are_whole() -> None:
    assert len(notions()) > 40
    for language in ("en", "fr", "es", "ar", "ru", "zh"):
        assert {sort for sort, _, _ in allusion_words(language)} == {
            "body", "noun", "act", "number", "place",
        }  # fmt: skip
    assert allusion_words("xx") == ()


TEXT = "The Security Council's two resolutions demanding a truce in Mali, and "
BAD = (
    "", "\u200b" * 90, "\u202e" + TEXT, "\ud800" + TEXT + "\udfff", "<p>" * 300 + TEXT,
    "resolution " * 300, "Security Council " * 300, TEXT * 50, "1701, " * 200, "\x00",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh", "ar", "xx", ""])
def test_bad_texts_give_an_answer(language: str) -> None:
    for text in BAD:
        for one in find_allusions(text, language):
            assert text[one.start : one.end] == one.printed


@pytest.mark.parametrize(
    "piece", [TEXT, "resolution 1701, ", "Security Council ", "a "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    check_growth(lambda n: find_allusions(piece * n, "en"), 60, most=1000)
