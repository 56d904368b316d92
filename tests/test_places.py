"""Demonyms, capitals and seats of government as words for a state."""

from __future__ import annotations

import pytest

from onrecord.vocabularies import actors
from onrecord.vocabularies.places import LANGUAGES, demonyms, places


@pytest.mark.parametrize(
    ("language", "form", "actor_id"),
    [
        ("en", "Chileans", "CHL"),
        ("en", "Nigerien", "NER"),
        ("en", "Nigerian", "NGA"),
        ("en", "Frenchmen", "FRA"),
        ("fr", "chiliennes", "CHL"),
        ("fr", "nigérienne", "NER"),
        ("fr", "nigériane", "NGA"),
        ("fr", "françaises", "FRA"),
        ("fr", "grecque", "GRC"),
        ("fr", "turques", "TUR"),
        ("fr", "suédoise", "SWE"),
        ("es", "francesas", "FRA"),
        ("es", "iraníes", "IRN"),
        ("es", "alemana", "DEU"),
        ("es", "costarricenses", "CRI"),
        ("ru", "российскими", "RUS"),
        ("ru", "украинскую", "UKR"),
        ("ar", "الروسية", "RUS"),
        ("ar", "مصريين", "EGY"),
        ("de", "französischen", "FRA"),
        ("zh", "中方", "CHN"),
    ],
)
def test_a_demonym_is_known_in_the_form_a_sentence_prints(
    language: str, form: str, actor_id: str
) -> None:
    assert demonyms(language)[form] == (actor_id,)


@pytest.mark.parametrize(
    ("form", "bearers"),
    [
        ("Dominican", {"DMA", "DOM"}),
        ("Congolese", {"COD", "COG"}),
        ("Korean", {"KOR", "PRK"}),
    ],
)
def test_a_demonym_of_two_states_has_both(form: str, bearers: set[str]) -> None:
    assert set(demonyms("en")[form]) == bearers


def test_every_member_state_has_a_demonym_and_a_capital_in_english() -> None:
    states = {one.id for one in actors().values() if one.kind == "state"}
    with_demonym = {actor for bearers in demonyms("en").values() for actor in bearers}
    with_capital = {place.actor_id for place in places("en") if place.kind == "capital"}
    assert states - with_demonym == set()
    # Their capital has the state's own name.
    assert states - with_capital == {"MCO", "SGP", "SMR"}


@pytest.mark.parametrize(
    ("language", "name", "actor_id", "kind"),
    [
        ("en", "Kremlin", "RUS", "seat"),
        ("en", "Ankara", "TUR", "capital"),
        ("fr", "Élysée", "FRA", "seat"),
        ("es", "Pekín", "CHN", "capital"),
        ("ru", "Госдума", "RUS", "parliament"),
        ("ar", "واشنطن", "USA", "capital"),
        ("zh", "青瓦台", "KOR", "seat"),
        ("de", "Auswärtiges Amt", "DEU", "ministry"),
        ("en", "Bonn", "DEU", "former"),
    ],
)
def test_capitals_and_seats_stand_for_their_state(
    language: str, name: str, actor_id: str, kind: str
) -> None:
    found = {(one.actor_id, one.kind) for one in places(language) if one.name == name}
    assert found == {(actor_id, kind)}


def test_a_name_that_is_also_something_else_is_not_certain() -> None:
    certain = {one.name: one.certain for one in places("en")}
    assert not certain["Georgetown"]
    assert not certain["Brussels"]
    assert certain["Moscow"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_blank_or_carries_a_mark_of_the_table(language: str) -> None:
    names = [one.name for one in places(language)] + list(demonyms(language))
    assert names
    for name in names:
        assert name == name.strip()
        assert not set("|?;\u00ad") & set(name)


def test_a_language_without_a_column_has_no_words() -> None:
    assert places("xx") == ()
    assert demonyms("xx") == {}
