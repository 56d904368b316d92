"""How sure a quotation is, and whom its speaker speaks for."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.quotes_offices import spoken_for

SHOWN = 0.75


def one(text: str, language: str = "en") -> Quote:
    found = find_quotes(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will be paid by Norway and the United States next spring.",
        "The ferry will be paid by Norway and the United\nStates in the spring.",
        "About 20 per cent of the funds reached the harbours in the north.",
        "The pump gives 20 litres per person, which is little in the summer.",
        "They earn 300 crowns per capita, and the harbour earns much more.",
    ],
)
def test_names_and_rates_are_no_cues(text: str) -> None:
    assert find_quotes(text, "en") == ()


def test_per_names_a_source_before_a_body() -> None:
    assert one("The bridge is open again, per the Ministry of Works.").speaker


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wants the harbour to grow.",
        "The mayor condemned the attack on the harbour.",
        "The mayor thanked the sailors for their help.",
        "The mayor announced a stop to payments.",
        "The mayors showed they were opposed to the bridge.",
        "The mayor called for a new bridge over the river.",
        "The mayor warned the town of the risks that were growing.",
    ],
)
def test_wishes_and_acts_are_no_sure_quotations(text: str) -> None:
    assert all(quote.confidence < SHOWN for quote in find_quotes(text, "en"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said that the bridge would be closed."),
        ("en", "The mayor said the bridge would be closed."),
        ("en", "The mayor said: “The bridge will be closed.”"),
        ("en", "“The bridge will be closed,” said the mayor of Bergen."),
        ("fr", "Le maire a déclaré que le pont serait fermé."),
        ("es", "El alcalde afirmó que el puente se cerrará."),
        ("ru", "Мэр заявил, что мост будет закрыт."),
        ("de", "Der Bürgermeister erklärte, dass die Brücke geschlossen wird."),
        ("cs", "Starosta řekl, že most bude uzavřen."),
        ("pl", "Burmistrz powiedział, że most będzie zamknięty."),
    ],
)
def test_words_that_were_said_are_sure(language: str, text: str) -> None:
    assert one(text, language).confidence >= SHOWN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I think that the bridge will be closed soon."),
        ("en", "In view of this, we believe that the bridge will be closed."),
        ("en", "You say that the bridge will be closed."),
        ("fr", "Nous affirmons que le pont sera fermé."),
        ("es", "Nosotros afirmamos que el puente se cerrará."),
        ("ru", "Мы считаем, что мост будет закрыт."),
        ("de", "Wir sagen, dass die Brücke geschlossen wird."),
        ("cs", "My říkáme, že most bude uzavřen."),
        ("pl", "My mówimy, że most będzie zamknięty."),
        ("zh", "我们认为，桥应当关闭。"),
        ("ar", "نحن نؤكد أن الجسر سيغلق قريبا."),
    ],
)
def test_the_own_voice_of_a_document_reports_nobody(language: str, text: str) -> None:
    assert all(quote.confidence <= 0.3 for quote in find_quotes(text, language))


def test_the_own_voice_inside_the_marks_of_another_does_not_count() -> None:
    assert one("“I think we shall close the bridge,” the mayor said.").confidence > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "We do not mean to say that the bridge is old.",
        "That's why which said that the bridge was old.",
        "The meetings were held with the mayor and it said that the bridge was old.",
        "Tin boats sought to cross and he was told that the bridge was old.",
        "My Harbour Agenda declared that the bridge was old.",
        "The report said that the bridge was old.",
    ],
)
def test_what_cannot_speak_is_not_shown_as_speaker(text: str) -> None:
    assert all(quote.confidence < SHOWN for quote in find_quotes(text, "en"))


def test_two_clauses_are_no_speaker() -> None:
    quote = one("Whoever else has come with the mayor of Oslo is asked to say that.")
    assert quote.confidence < SHOWN
    assert quote.actor_id == ""


def test_a_speaker_that_a_line_cuts_has_no_actor() -> None:
    quote = one("All knew the commander of the forces in\nNorway said that it rained.")
    assert quote.actor_id == ""
    assert quote.confidence < SHOWN


def test_what_may_be_said_or_is_asked_is_not_sure() -> None:
    for text in (
        "The mayor would say that the bridge was old.",
        "Did the mayor say that the bridge was old?",
        "Much is lost if the mayor says that the bridge is old.",
        "The mayor was told that the bridge was old.",
    ):
        assert one(text).confidence < SHOWN


@pytest.mark.parametrize(
    ("language", "printed", "actor"),
    [
        ("en", "the Malaysian Prime Minister", "MYS"),
        ("en", "French President Dupont", "FRA"),
        ("en", "Norway", "NOR"),
        ("en", "Norway's ambassador to Sweden", "NOR"),
        ("en", "Jan Vos, the Norwegian foreign minister", "NOR"),
        ("en", "a spokesman for the Norwegian government", "NOR"),
        ("fr", "le ministre norvégien des affaires étrangères", "NOR"),
        ("ru", "министр иностранных дел Норвегии", "NOR"),
        ("en", "the visit to Norway by the Swedish group", ""),
        ("en", "Mr Vos, who praised the visit of the Swedish Prime Minister", ""),
        ("en", "tin boats that crossed to a government in Sweden", ""),
        ("en", "former Norwegian Prime Minister Vos", ""),
        ("en", "the Norwegian farmer", ""),
        ("en", "the president of the Norwegian Skiing Association", ""),
        ("en", "the ambassador in Norway", ""),
        ("en", "Let us", ""),
        ("ru", "посол в Норвегии", ""),
    ],
)
def test_actors_come_from_the_head_of_the_speaker(
    language: str, printed: str, actor: str
) -> None:
    assert spoken_for(printed, language) == actor


def test_the_date_tells_for_whom_a_known_person_spoke() -> None:
    text = "John Kerry said that the bridge would be closed."
    (quote,) = find_quotes(text, "en", on=date(2015, 6, 1))
    assert quote.actor_id == "USA"
    (before,) = find_quotes(text, "en", on=date(1975, 6, 1))
    assert before.actor_id == ""


def test_a_body_is_not_the_state_that_its_name_ends_with() -> None:
    first, second = find_quotes(
        "Norway said that it rained. The Fishing Commission of Norway said that it "
        "did not rain.",
        "en",
    )
    assert (first.actor_id, second.actor_id) == ("NOR", "")


def test_two_persons_of_one_surname_are_not_one() -> None:
    first, second, third = find_quotes(
        "Norwegian Prime Minister Jan Vos said that it rained. Ana Vos said that it "
        "did not. Mr. Vos said that he was wet.",
        "en",
    )
    assert first.actor_id == "NOR"
    assert second.actor_id == ""
    assert third.name != "Ana Vos"


def test_whoever_quotes_is_the_medium_whatever_its_name() -> None:
    quote = one("“The dam is safe,” Vos was quoted as saying by the Harbour Office.")
    assert quote.via is not None
    assert quote.via.text == "the Harbour Office"


def test_a_short_clause_is_said_as_surely_as_a_long_one() -> None:
    assert one("The mayor said that Norway objects.").confidence >= SHOWN


def test_words_with_an_infinitive_are_no_speaker() -> None:
    quote = one(
        "Tin boats sought to cross by night the sea of Norway say that it rains."
    )
    assert quote.speaker is None
    assert quote.actor_id == ""
