"""The six issues of roll calls, and the themes by their terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.annotate.issues import annotate, find_issues
from onrecord.annotate.themes import find_themes
from onrecord.vocabularies.themes import ISSUES, themes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cessation of all nuclear weapon tests", ["nu"]),
        ("Palestine refugees in the Near East and their properties", ["me"]),
        ("Torture in a member state, and the human rights of detainees", ["hr"]),
        ("Opening of a library", []),
    ],
)
def test_descriptions_get_their_issues(text: str, expected: list[str]) -> None:
    assert sorted(mark.issue for mark in find_issues(text)) == expected


def test_an_issue_says_which_words_it_was_known_by() -> None:
    text = "Report on apartheid and on colonial countries"
    mark = next(mark for mark in find_issues(text) if mark.issue == "co")
    assert "colonial" in {reason.printed for reason in mark.reasons}
    assert all(text[r.start : r.end] == r.printed for r in mark.reasons)
    assert mark.rule.startswith("issues-svm/")
    assert 0 < mark.confidence <= 1


def test_other_languages_are_judged_by_terms() -> None:
    marks = find_issues("Ядерное разоружение: доклад комитета", "ru")
    assert {mark.issue for mark in marks} == {"nu", "di"}
    assert marks[0].rule.startswith("themes/")


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e", "。" * 9, "<p>a</p>", "ـــ"])
@pytest.mark.parametrize("language", ["en", "ar", "tlh", ""])
def test_no_text_is_an_error(text: str, language: str) -> None:
    assert isinstance(find_issues(text, language), list)
    assert isinstance(find_themes(text, text, language), list)


def test_every_theme_has_a_label_and_a_term_in_six_languages() -> None:
    assert len(themes()) > 140
    for theme in themes().values():
        assert len(theme.labels) == 6, theme.id
        assert all(theme.terms.values()), theme.id


def test_the_themes_stand_under_the_eighteen_domains() -> None:
    assert {theme.domain for theme in themes().values()} == {
        f"{n:02}" for n in range(1, 19)
    }
    assert {code for theme in themes().values() for code in theme.issues} == set(ISSUES)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Landmines and mine action", "en"),
        ("Mines terrestres et lutte antimines", "fr"),
        ("Minas terrestres y acción contra las minas", "es"),
        ("إزالة الألغام", "ar"),
        ("Разминирование", "ru"),
        ("排雷", "zh"),
    ],
)
def test_a_title_names_its_theme(title: str, language: str) -> None:
    mark = find_themes(title, "", language)[0]
    assert mark.theme_id == "landmines"
    assert mark.evidence[0].where == "title"
    found = mark.evidence[0]
    assert title[found.start : found.end] == found.printed


def test_a_term_that_stands_more_often_is_surer() -> None:
    once = find_themes("", "They spoke of malaria.", "en", least=0)
    often = find_themes("", "Malaria. " * 5, "en", least=0)
    assert once[0].theme_id == often[0].theme_id == "malaria-tuberculosis"
    assert once[0].confidence < often[0].confidence


@pytest.mark.shared
def test_the_score_on_roll_calls_holds(shared: Path) -> None:
    right = said = true = 0
    gold = shared / "eval" / "dev" / "topics_unvotes.jsonl"
    for line in gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found, wanted = set(annotate(item["input"])), set(item["gold"])
        right += len(found & wanted)
        said += len(found)
        true += len(wanted)
    assert 2 * right / (said + true) >= 0.955
