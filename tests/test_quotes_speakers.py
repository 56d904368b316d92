"""Whose words they are: media between, pronouns, surnames, actor ids."""

from __future__ import annotations

import pytest

from onrecord.annotate.quotes import Quote, find_quotes


def one(text: str, language: str) -> Quote:
    found = find_quotes(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "via"),
    [
        ("en", 'The draft was "not ripe", the envoy of Norway was quoted as saying by '
         "the agency NTB.", "the envoy of Norway", "the agency NTB"),
        ("en", "The agency NTB quoted the envoy as saying that the draft was not ripe.",
         "the envoy", "The agency NTB"),
        ("en", "“It is safe,” the mayor said, according to the newspaper Morning Post.",
         "the mayor", "the newspaper Morning Post"),
        ("en", "The ministry said in a statement carried by state media that two "
         "vessels had entered the bay.", "The ministry", "state media"),
        ("en", "The envoy, General Jan Vos, was quoted by the agency NTB as saying "
         "the border was calm.", "The envoy, General Jan Vos", "the agency NTB"),
        ("en", "“It is safe,” state television quoted the mayor as saying.",
         "the mayor", "state television"),
        ("en", "The mayor said it was safe, the local agency Nord reported.",
         "The mayor", "the local agency Nord"),
        ("en", "According to the newspaper Morning Post, the mayor said that it was "
         "safe.", "the mayor", "the newspaper Morning Post"),
        ("en", "In remarks carried by state television, the mayor said it was safe.",
         "the mayor", "state television"),
        ("en", "The mayor told the Morning Post it was safe.", "The mayor",
         "the Morning Post"),
        ("en", "The mayor told the Nord news agency that it was safe.", "The mayor",
         "the Nord news agency"),
        ("en", "“It is safe,” the mayor said in an interview with state television.",
         "the mayor", "state television"),
        ("es", "De acuerdo con la agencia Télam, el alcalde dijo que era segura.",
         "el alcalde", "la agencia Télam"),
        ("ru", "«Плотина надежна», — сообщил РБК представитель мэра.",
         "представитель мэра", "РБК"),
        ("ru", "Как передает агентство «Север», мэр назвал плотину «надежной».", "мэр",
         "агентство «Север»"),
        ("ar", "وصرح الرئيس لقناة الأفق بأن بلاده مستعدة للحوار.", "الرئيس",
         "لقناة الأفق"),
        ("fr", "« La digue est sûre », a affirmé le maire, cité par l’agence APS.",
         "le maire", "l’agence APS"),
        ("es", "«La presa es segura», aseguró el alcalde, citado por la agencia EFE.",
         "el alcalde", "la agencia EFE"),
        ("ru", "«Плотина надежна», — заявил мэр, передает ТАСС.", "мэр", "ТАСС"),
        ("ar", "ونقلت وكالة وفا عن الوزير قوله إن المعبر مغلق.", "الوزير",
         "وكالة وفا"),
        ("zh", "据新华社报道，外交部发言人表示，边境已经开放。", "外交部发言人",
         "新华社"),
        ("zh", "法新社援引部长的话说，过境点已关闭。", "部长", "法新社"),
        ("pl", "„Tama jest bezpieczna” – zapewnił burmistrz, cytowany przez PAP.",
         "burmistrz", "PAP"),
    ],
)  # fmt: skip
def test_the_medium_that_reports_is_not_the_speaker(
    language: str, text: str, speaker: str, via: str
) -> None:
    quote = one(text, language)
    assert quote.speaker is not None
    assert quote.via is not None
    assert (quote.speaker.text, quote.via.text) == (speaker, via)


def test_an_actor_is_named_by_its_id_and_a_pronoun_by_the_speaker_before() -> None:
    first, second = find_quotes(
        "The envoy of Chad said that the border was open. He added that it was safe.",
        "en",
    )
    assert (first.actor_id, second.actor_id) == ("TCD", "TCD")
    assert second.name == "The envoy of Chad"
    assert second.speaker is not None
    assert second.speaker.text == "He"


def test_the_pronoun_in_a_french_verb_is_the_speaker() -> None:
    first, second = find_quotes(
        "L’ambassadrice du Tchad a dit que la frontière était ouverte. « Elle est "
        "sûre », a-t-elle ajouté.",
        "fr",
    )
    assert second.speaker is not None
    assert (
        (second.speaker.text, second.actor_id) == ("elle", first.actor_id) != ("", "")
    )


def test_without_a_speaker_the_confidence_is_low() -> None:
    nobody = one("“Es un paso”, dijo.", "es")
    somebody = one("“Es un paso”, dijo el alcalde.", "es")
    assert nobody.confidence < somebody.confidence


@pytest.mark.parametrize(
    ("language", "said", "not_said"),
    [
        ("en", "The mayor said that it held.", "The mayor did not say that it held."),
        ("en", "The mayor said that it held.", "The mayor didn't say that it held."),
        ("es", "El alcalde dijo que resistía.", "El alcalde no dijo que resistía."),
        ("ru", "Мэр сказал, что она цела.", "Мэр не сказал, что она цела."),
    ],
)
def test_what_was_not_said_has_a_low_confidence(
    language: str, said: str, not_said: str
) -> None:
    positive, negative = one(said, language), one(not_said, language)
    assert positive.speaker is not None
    assert negative.speaker == positive.speaker
    assert negative.confidence <= 0.4 < positive.confidence


def test_a_pronoun_stays_empty_where_two_could_be_meant() -> None:
    found = find_quotes(
        "The envoy of Chad said that the border was open, and the envoy of Peru said "
        "that it was shut. He added that nobody knew.",
        "en",
    )
    assert found[-1].speaker is not None
    assert (found[-1].speaker.text, found[-1].name, found[-1].actor_id) == (
        "He",
        "",
        "",
    )


def test_a_pronoun_stays_empty_far_from_any_speaker() -> None:
    text = "The envoy of Chad said that all was well. " + "It rained. " * 4
    assert find_quotes(text + "He added that it would rain.", "en")[-1].name == ""


def test_a_later_surname_is_the_speaker_with_the_office() -> None:
    found = find_quotes(
        "Norway's envoy Anna Lind said that talks went on. Lind said they were hard.",
        "en",
    )
    assert [quote.actor_id for quote in found] == ["NOR", "NOR"]
