"""Whose delegation speaks, from a passage without its heading."""

from __future__ import annotations

import json
from hashlib import sha1
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from growth import check_growth

from onrecord.annotate.speech import annotate, evidence_of, speaking_state
from onrecord.annotate.speech_features import candidates, passage, topic_words
from onrecord.annotate.speech_model import speech_model
from onrecord.annotate.state_mentions import leaders_of, mentions, words
from onrecord.annotate.tasks import annotator
from onrecord.vocabularies.talked_about import talked_about
from onrecord.vocabularies.territories import is_state


def named(text: str, language: str = "en", year: int | None = None) -> list[str]:
    found = mentions(words(text, language), language, year)
    return ["/".join(mark.actor_ids) for mark in found]


@pytest.mark.parametrize(
    ("language", "text", "states"),
    [
        ("en", "Niger and Nigeria met Chad.", ["NER", "NGA", "TCD"]),
        ("en", "In Papua New Guinea, not in Guinea", ["PNG", "GIN"]),
        ("en", "the Dominican Republic and Dominica", ["DOM", "DMA"]),
        ("en", "Latin America and the US", ["USA"]),
        ("en", "they told us about polish and turkey", []),
        ("en", "Chilean ships left for Moscow", ["CHL", "RUS"]),
        ("en", "Korean families", ["KOR/PRK"]),
        ("en", "SAMOA THANKS KIRIBATI", ["WSM", "KIR"]),
        ("fr", "la position du Niger et des autorités nigérianes", ["NER", "NGA"]),
        ("es", "los pueblos chilenos y el Perú", ["CHL", "PER"]),
        ("ru", "по приглашению Грузии и Армении", ["GEO", "ARM"]),
        ("ar", "تؤكد تونس دعمها لفلسطين وللأردن", ["TUN", "PSE", "JOR"]),
        ("it", "La Francia e la Germania", ["FRA", "DEU"]),
    ],
)
def test_states_are_found_in_running_text(
    language: str, text: str, states: list[str]
) -> None:
    assert named(text, language) == states


def test_a_leader_counts_with_a_title_and_in_his_years_only() -> None:
    text = "as President Ruto said"
    assert "ruto" in leaders_of(2024)
    assert named(text, "en", 2024) == ["KEN"]
    assert named(text, "en", 1995) == []
    assert named("the town of Ruto", "en", 2024) == []


def test_the_evidence_of_a_mention_is_what_stands_beside_it() -> None:
    read = passage("We in Samoa ask. Mr. Yang of Cameroon, Chad and Mali heard.", "en")
    found = candidates(read)
    assert "L1 in" in found["WSM"]
    assert "first person in sentence" in found["WSM"]
    assert "somebody of" in found["CMR"]
    assert "in a list" in found["TCD"]
    assert "in a list" not in found["WSM"]
    assert found["WSM"]["share"] == 0.25


def test_words_of_other_languages_count_as_the_english_ones() -> None:
    read = passage("Mon pays, le Tchad, réaffirme son soutien.", "fr")
    assert "R1 reaffirms" in candidates(read)["TCD"]
    assert "my country in sentence" in candidates(read)["TCD"]


def test_states_are_no_topic_words() -> None:
    assert topic_words(passage("Mali trusts rivers", "en")) == {
        "trusts", "rivers", "@MLI",
    }  # fmt: skip


PASSAGES = {
    "WSM": (
        "en",
        "The rising sea takes our villages. Samoa reaffirms its support for the "
        "Pacific Islands Forum. We grieve with the people of Haiti, and the war in "
        "Ukraine has raised the price of our bread. Samoa will present its plan for "
        "the reefs, and my Government asks for finance that small islands can reach.",
    ),
    "MNG": (
        "en",
        "I congratulate Mr. Silva of Brazil on his election. Landlocked between two "
        "great neighbours, my country, Mongolia, knows what transit costs. Mongolia "
        "believes that the herders of the steppe must be heard. The situation in "
        "Ukraine and in Syria worries us.",
    ),
    "TCD": (
        "fr",
        "La guerre au Soudan jette des familles sur les routes. Le Tchad accueille "
        "ces réfugiés, et mon pays, le Tchad, demande que la charge soit partagée. "
        "Le Soudan doit retrouver la paix. Nous saluons l'Union africaine.",
    ),
    "PER": (
        "es",
        "La guerra en Ucrania encarece los alimentos. El Perú reafirma su compromiso "
        "con la democracia, y nuestro país propone un pacto por los bosques. El Perú "
        "espera que Haití reciba ayuda.",
    ),
}


@pytest.mark.parametrize("actor_id", PASSAGES)
def test_the_state_that_speaks_is_told_from_those_it_speaks_about(
    actor_id: str,
) -> None:
    language, text = PASSAGES[actor_id]
    found = speaking_state(text, language, 2024)
    assert found is not None
    assert found.actor_id == actor_id
    assert 0.3 <= found.confidence <= 1
    assert found.reasons
    assert found.rule == speech_model().version


def test_where_nobody_stands_out_nobody_is_named() -> None:
    assert annotate({"text": "Peace is more than silence.", "lang": "en"}) is None
    assert annotate({"text": "Lk oqp zz ywr ttf mmn", "lang": "ar"}) is None


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": ""},
        {"text": None, "lang": None, "date": None},
        {"text": "\ud800\u202e\x00", "lang": "xx"},
        {"text": "<p>&nbsp;</p>", "lang": "en", "date": "no day"},
        {"text": "…؟。" * 1000, "lang": "zh"},
    ],
)
def test_anything_may_be_asked(given: dict[str, Any]) -> None:
    assert annotate(given) is None


def test_time_does_not_grow_faster_than_the_text() -> None:
    unit = "The United Republic of Tanzania and the United States of "
    check_growth(lambda n: mentions(words(unit * n, "en"), "en"), 200, most=10_000)
    huge = annotate({"text": unit * 200_000, "lang": "en"})
    assert huge is None or is_state(huge)


def test_the_model_is_whole() -> None:
    model = speech_model()
    assert all(map(is_state, model.states))
    assert model.weights.shape == (len(model.words), len(model.states))
    assert np.isfinite(model.weights).all()
    chances = model.word_chances(list(model.words)[:50])
    assert np.exp(chances).sum() == pytest.approx(1, abs=1e-3)
    evidence = evidence_of(passage(PASSAGES["WSM"][1], "en"), "en", 2024)
    assert {"WSM", "HTI", "UKR"} <= set(evidence)


def test_shares_of_talk_have_their_years() -> None:
    assert "UKR" in talked_about(2024)
    assert talked_about(2015) == {}
    assert talked_about(None) == {}


def test_the_task_is_registered() -> None:
    language, text = PASSAGES["PER"]
    given = {"text": text, "lang": language, "date": "2024-09"}
    assert annotator("speech")(given) == "PER"


@pytest.mark.shared
def test_speakers_meet_the_figures_on_both_halves_of_the_gold_set(shared: Path) -> None:
    lines = (shared / "eval/dev/actors_speech.jsonl").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines()]
    halves: tuple[list[bool], list[bool]] = ([], [])
    for item in items:
        half = int(sha1(item["id"].encode()).hexdigest(), 16) % 2
        halves[half].append(annotate(item["input"]) == item["gold"])
    assert sum(halves[0]) / len(halves[0]) > 0.8
    assert sum(halves[1]) / len(halves[1]) > 0.72
