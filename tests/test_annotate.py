"""Citations, topics and actors in running text."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.actors import mentioned_actors
from onrecord.annotate.citation_spellings import Spellings, beginning, stems
from onrecord.annotate.citation_words import LANGUAGES, words_of
from onrecord.annotate.citations import find_citations
from onrecord.annotate.phrases import Phrases


def cited(text: str, language: str, organ: str | None = None) -> list[str | None]:
    return [mark.symbol for mark in find_citations(text, language, organ=organ)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Recalling resolutions 1325 (2000), 1820 (2008) and 1888 (2009),",
         ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1888 (2009)"]),
        ("en", "under resolution 2231 of the Security Council", ["S/RES/2231 (2015)"]),
        ("en", "General Assembly resolution 377 (V) and resolution 181",
         ["A/RES/377 (V)"]),
        ("en", "the UNGA resolution 181", ["A/RES/181 (II)"]),
        ("en", "Resolution 3379 of 1975", ["A/RES/3379 (XXX)"]),
        ("en", "its resolutions 61/267 A and B and 70/1 of 25 September 2015",
         ["A/RES/61/267 A", "A/RES/61/267 B", "A/RES/70/1"]),
        ("en", "resolutions 64/1 A to C", ["A/RES/64/1 A", "A/RES/64/1 B",
                                          "A/RES/64/1 C"]),
        ("en", "its decision 60/550 and resolution ES-10/24",
         ["A/DEC/60/550", "A/RES/ES-10/24"]),
        ("en", "Human Rights Council resolution 5/1", ["A/HRC/RES/5/1"]),
        ("en", "Economic and Social Council resolution 1996/31", ["E/RES/1996/31"]),
        ("en", "the statement of its President (S/PRST/2020/5)", ["S/PRST/2020/5"]),
        ("fr", "les résolutions 1325 (2000) et 60/1 de l’Assemblée générale",
         ["S/RES/1325 (2000)", "A/RES/60/1"]),
        ("es", "la resolución 60/251 A a C, de 15 de marzo",
         ["A/RES/60/251 A", "A/RES/60/251 B", "A/RES/60/251 C"]),
        ("ru", "резолюцию 1540 (2004) и резолюцию 1514 (XV) Генеральной Ассамблеи",
         ["S/RES/1540 (2004)", "A/RES/1514 (XV)"]),
        ("ar", "قرار مجلس الأمن 1540 (2004) والقرار 60/251 باء",
         ["S/RES/1540 (2004)", "A/RES/60/251 B"]),
        ("zh", "回顾安理会第1540(2004)号和第1887(2009)号决议及第60/251号决议",
         ["S/RES/1540 (2004)", "S/RES/1887 (2009)", "A/RES/60/251"]),
        ("de", "der Resolution 1325 (2000) des Sicherheitsrats", ["S/RES/1325 (2000)"]),
        ("en", "the advisory opinion of the International Court of Justice of "
         "8 July 1996", ["ICJ:AO:1996-07-08"]),
    ],
)  # fmt: skip
def test_citations_are_found_in_every_official_language(
    language: str, text: str, expected: list[str]
) -> None:
    assert cited(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The resolution was adopted by 125 votes in 2016.",
        "A resolution of 1080 lines on 3/4 of the screen, 24/7.",
        "Congress resolution 2334, resolution CM/Res.785 (XXXV) of the OAU",
        "The European Parliament resolution 2016/1234",
        "on 12/11/2020 and 5/2021, 1,325 (2000) people",
        "Article 51 (2016) of the law",
    ],
)
def test_other_numbers_are_not_citations(text: str) -> None:
    assert cited(text, "en") == []


def test_a_mark_points_at_the_printed_words_behind_invisible_characters() -> None:
    text = "قرار\u200f مجلس الأمن \u200f1540 (2004)\u200f،"
    (mark,) = find_citations(text, "ar")
    assert text[mark.start : mark.end] == mark.printed == "1540 (2004)"
    assert mark.rule == "citations/1"


def test_a_resolution_of_a_later_year_is_not_cited() -> None:
    assert find_citations("Resolution 2334", "en", context_year=1999) == []


def test_unknown_languages_still_give_symbols() -> None:
    assert cited("Resolusi 1325 (2000), S/RES/1325 (2000)", "id") == [
        "S/RES/1325 (2000)"
    ]


pieces = st.sampled_from(
    ["resolution ", "résolutions ", "决议", "第", "号", "قرار ", "1325", " (2000)", "/",
     "61/267", " A", " and ", ", ", "و", "S-", "(XX)", "Security Council ", "S/", "-",
     "\u200f", "人权理事会", "advisory opinion ", "9 July 2004 ", ". ", "International "
     "Court of Justice ", "9", "(", ")"]
)  # fmt: skip


@given(st.lists(pieces | st.text(max_size=5), max_size=40), st.sampled_from(LANGUAGES))
def test_marks_are_in_order_and_inside_the_text(
    parts: list[str], language: str
) -> None:
    text = "".join(parts)
    marks = find_citations(text, language)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    for mark in marks:
        assert text[mark.start : mark.end] == mark.printed != ""


def spelled(symbol: str | None) -> str:
    return re.sub(r"\s", "", symbol or "").upper()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("gold", "precision", "recall"),
    [("citations_hand", 0.99, 0.97), ("citations_akn", 0.98, 0.97)],
)
def test_citations_are_as_good_as_measured(
    shared: Path, gold: str, precision: float, recall: float
) -> None:
    counts: Counter[str] = Counter()
    lines = (shared / f"eval/dev/{gold}.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        item = json.loads(line)
        given, context = item["input"], item["input"].get("context") or {}
        marks = find_citations(given["text"], given["lang"], organ=context.get("organ"))
        found = {spelled(mark.symbol) for mark in marks}
        if gold == "citations_akn":  # the markup has no decisions of the Court
            found = {one for one in found if not one.startswith("ICJ:")}
        wanted = {spelled(g["symbol"]) for g in item["gold"] if not g.get("optional")}
        allowed = {spelled(g["symbol"]) for g in item["gold"]}
        counts["right"] += len(found & wanted)
        counts["wrong"] += len(found - allowed)
        counts["missed"] += len(wanted - found)
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= precision, counts
    assert counts["right"] / (counts["right"] + counts["missed"]) >= recall, counts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "France and the Democratic Republic of the Congo spoke with us.",
         ["FRA", "COD"]),
        ("en", "The US met Papua New Guinea off the Gulf of Guinea.", ["USA", "PNG"]),
        ("en", "Iran, Viet Nam, Côte d’Ivoire and Hizbullah act.",
         ["IRN", "VNM", "CIV", "NSG:hezbollah"]),
        ("fr", "L’Allemagne et l’Union européenne", ["DEU", "ORG:EU"]),
        ("ru", "Президент России и министр Франции", ["RUS", "FRA"]),
        ("ar", "قالت فرنسا والصين", ["FRA", "CHN"]),
        ("zh", "中国和法国", ["CHN", "FRA"]),
    ],
)  # fmt: skip
def test_actors_named_in_a_text_are_found(
    language: str, text: str, expected: list[str]
) -> None:
    assert [mark.actor_id for mark in mentioned_actors(text, language)] == expected


def test_the_longest_phrase_wins_and_clauses_part_phrases() -> None:
    phrases = Phrases([("human rights", "a"), ("human rights council", "b")], "en")
    text = "Human rights, the Human Rights Council; human. Rights"
    assert [hit.value for hit in phrases.find(text)] == ["a", "b"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bresolutions?\b|\bres\.", ("resolution", "res.")),
        (r"d[ée]cisions?", ("cision",)),
        (r"решени[а-яё]+|ордер(?:ы|а)?(?![\w])", ("решени", "ордер")),
        (r"l.homme a{1,2}ct", ("homme ",)),
    ],
)
def test_a_stem_is_the_longest_text_that_a_cue_cannot_do_without(
    pattern: str, expected: tuple[str, ...]
) -> None:
    assert stems(pattern) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_has_a_stem_that_tells_it_from_most_words(language: str) -> None:
    words = words_of(language)
    shortest = 2 if language == "zh" else 3
    assert min(map(len, words.court_stems)) >= shortest
    assert min(len(one.needed) for one in words.cues.spellings) >= shortest


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bun ?sc\b", "un"),
        (r"sub-?commission", "sub"),
        (r"organi[sz]ation", "organi"),
        (r"r[ée]solutions?", "r"),
        (r"security council", "security council"),
        (r"(?:in|to) council", ""),
    ],
)
def test_a_spelling_is_looked_for_by_what_all_its_matches_begin_with(
    pattern: str, expected: str
) -> None:
    assert beginning(pattern) == expected


def test_spellings_are_found_as_one_pattern_of_all_would_find_them() -> None:
    table = {"A": r"assembly(?: hall|s)?|\bga\b", "C": r"c[oö]uncil|sub-?assembly"}
    text = "the subassembly, ga, gaps: assembly hall cöuncil assemblys council sub-ga"
    whole = re.compile("|".join(f"(?P<{name}>{one})" for name, one in table.items()))
    found = [(m.start(), m.end(), m.lastgroup) for m in whole.finditer(text)]
    assert len(found) == 7
    assert Spellings(table.items()).find(text) == found
