"""Resolutions in plain text, read into formula, preambular and operative paragraphs."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from onrecord.annotate.paragraph_verbs import leading_verb
from onrecord.annotate.paragraphs import VERSION, Part, annotate, parse

HARBOURS = """\
Resolution 9901 (2031)
Adopted at its 12345th meeting, on 4 May 2031
The Security Council,
Recalling its resolutions 9801 (2030) and 9802 (2030), and welcoming the lamps,
Noting with concern that the harbours of Ruritania are dark at night,
1. Decides to extend the mandate of the lamp lighters;
2. Requests the Secretary-General:
(a) To count the lamps;
(b) To report on
(i) Their oil;
(ii) Their wicks;
3. Decides to remain seized of the matter.
"""


def shape(parts: tuple[Part, ...]) -> list[tuple[str, str, str]]:
    return [
        (part.kind, part.number, part.verb)
        for part in parts
        if part.kind in {"formula", "heading", "pre", "op"}
    ]


EXPECTED = [
    ("formula", "", ""),
    ("pre", "", "Recalling"),
    ("pre", "", "Noting with concern"),
    ("op", "1", "Decides"),
    ("op", "2", "Requests"),
    ("op", "3", "Decides"),
]


def test_a_resolution_is_read_into_its_paragraphs() -> None:
    assert shape(parse(HARBOURS, "en")) == EXPECTED


def test_points_hang_below_their_paragraph_with_their_depth() -> None:
    points = [p for p in parse(HARBOURS, "en") if p.kind == "point"]
    assert [(p.number, p.level) for p in points] == [
        ("a", 1), ("b", 1), ("i", 2), ("ii", 2),
    ]  # fmt: skip
    assert points[0].text == "To count the lamps;"


def test_every_part_keeps_its_place_in_the_text() -> None:
    for part in parse(HARBOURS, "en"):
        printed = " ".join(HARBOURS[part.start : part.end].split())
        assert printed.endswith(part.text)
        assert part.version == VERSION
        assert 0 < part.confidence <= 1


def test_wrapped_lines_and_page_furniture_change_nothing() -> None:
    lines = HARBOURS.splitlines()
    printed = "\n".join(
        textwrap.fill(line, 46, break_on_hyphens=False) for line in lines
    )
    page = "\n31-00001 1/2\n\nS/RES/9901 (2031)\n"
    printed = printed.replace("harbours of\n", f"harbours of{page}")
    assert page.strip("\n") in printed
    assert shape(parse(printed, "en")) == EXPECTED


def test_the_language_is_found_from_the_words() -> None:
    assert shape(parse(HARBOURS)) == EXPECTED


def test_lost_line_breaks_are_found_again() -> None:
    whole = " ".join(HARBOURS.splitlines()[2:])
    kinds = [(kind, number) for kind, number, _ in shape(parse(whole, "en"))]
    assert kinds[-3:] == [("op", "1"), ("op", "2"), ("op", "3")]
    assert kinds.count(("pre", "")) >= 1


def test_a_heading_belongs_to_no_paragraph() -> None:
    text = HARBOURS.replace("3. Decides", "Final matters\n3. Decides")
    parts = parse(text, "en")
    assert [p.text for p in parts if p.kind == "heading"] == ["Final matters"]
    assert next(p for p in parts if p.number == "2").text.endswith("Their wicks;")


def test_a_heading_before_the_first_number_is_no_preambular_paragraph() -> None:
    text = HARBOURS.replace("1. Decides", "Lamp lighters\n1. Decides")
    pre = [p.text for p in parse(text, "en") if p.kind == "pre"]
    assert len(pre) == 2


def test_numbers_inside_a_sentence_begin_no_paragraph() -> None:
    text = HARBOURS.replace(
        "mandate of the lamp lighters;",
        "mandate set out in paragraph\n2. of its resolution\n9801 (2030);",
    )
    numbers = [p.number for p in parse(text, "en") if p.kind == "op"]
    assert numbers == ["1", "2", "3"]
    assert "lamps" in next(p.text for p in parse(text, "en") if p.number == "2")


def test_unnumbered_operative_paragraphs_are_told_by_their_verbs() -> None:
    text = """\
The Security Council,

Having considered the lamp of Ruritania,

Recommends that the lamp be lit;

Requests the Secretary-General to buy oil.
"""
    assert shape(parse(text, "en")) == [
        ("formula", "", ""),
        ("pre", "", "Having considered"),
        ("op", "", "Recommends"),
        ("op", "", "Requests"),
    ]


def test_a_verb_alone_leads_to_the_numbers_below_it() -> None:
    text = "The Council,\nNoting the lamps,\nResolves:\n1. To light them;\n2. To wait."
    kinds = [(kind, number) for kind, number, _ in shape(parse(text, "en"))]
    assert kinds == [
        ("formula", ""), ("pre", ""), ("formula", ""), ("op", "1"), ("op", "2"),
    ]  # fmt: skip


def test_an_annex_and_the_vote_below_are_not_paragraphs() -> None:
    text = (
        HARBOURS + "Adopted unanimously at the 9th meeting.\nAnnex\n4. Oils to use;\n"
    )
    assert [p.number for p in parse(text, "en") if p.kind == "op"] == ["1", "2", "3"]


def test_the_marks_of_drafts_and_parliaments_are_numbers_not_words() -> None:
    draft = (
        "The Council,\nPP1 Noting the lamps,\nOP1 Decides to act;\nOP2. Requests oil."
    )
    assert shape(parse(draft, "en")) == [
        ("formula", "", ""),
        ("pre", "PP1", "Noting"),
        ("op", "1", "Decides"),
        ("op", "2", "Requests"),
    ]
    house = (
        "The Parliament,\n– having regard to lamps,\nA. whereas it is dark;\n1. Asks;"
    )
    assert [(kind, number) for kind, number, _ in shape(parse(house, "en"))] == [
        ("formula", ""), ("pre", ""), ("pre", "A"), ("op", "1"),
    ]  # fmt: skip
    assert [row["num"] for row in annotate({"text": house})] == [None, None, None, 1]


def test_numbers_may_begin_again_in_a_new_section() -> None:
    text = (
        "The Council,\nRecalling its lamps,\nI\nLamps\n1. Decides to light them;\n"
        "2. Requests a report;\nII\nOil\nNoting the price of oil,\n"
        "1. Requests the Bureau to buy it;\n2. Decides to meet again."
    )
    assert shape(parse(text, "en")) == [
        ("formula", "", ""),
        ("pre", "", "Recalling"),
        ("heading", "", ""),
        ("op", "1", "Decides"),
        ("op", "2", "Requests"),
        ("heading", "", ""),
        ("pre", "", "Noting"),
        ("op", "1", "Requests"),
        ("op", "2", "Decides"),
    ]


OTHERS = {
    "fr": (
        "L’Assemblée générale,\nRappelant sa résolution 99/1 sur les lampes,\n"
        "Notant avec préoccupation que les ports sont sombres,\n"
        "1. Prie le Secrétaire général d’acheter de l’huile ;\n"
        "2. Décide de rester saisie de la question.",
        ["Rappelant", "Notant avec préoccupation", "Prie", "Décide"],
    ),
    "es": (
        "La Asamblea General,\nRecordando su resolución 99/1 sobre las lámparas,\n"
        "Observando con preocupación que los puertos están oscuros,\n"
        "1. Solicita al Secretario General que compre aceite;\n"
        "2. Decide seguir ocupándose de la cuestión.",
        ["Recordando", "Observando con preocupación", "Solicita", "Decide"],
    ),
    "ru": (
        "Генеральная Ассамблея,\nссылаясь на свою резолюцию 99/1 о лампах,\n"
        "отмечая с беспокойством, что в портах темно,\n"
        "1. просит Генерального секретаря купить масло;\n"
        "2. постановляет продолжать заниматься этим вопросом.",
        ["ссылаясь", "отмечая с беспокойством", "просит", "постановляет"],
    ),
    "ar": (
        "إن الجمعية العامة،\nإذ تشير إلى قرارها 99/1 بشأن المصابيح،\n"
        "وإذ تلاحظ أن الموانئ مظلمة،\n"
        "1 - تطلب إلى الأمين العام شراء الزيت؛\n"
        "2 - تقرر أن تبقي المسألة قيد نظرها.",
        ["إذ تشير", "وإذ تلاحظ", "تطلب", "تقرر"],
    ),
    "zh": (
        "大会，\n回顾其关于灯的第99/1号决议，\n注意到港口很黑，\n"
        "1. 请秘书长买油；\n2. 决定继续处理此案。",
        ["回顾", "注意到", "请", "决定"],
    ),
    "de": (
        "Der Sicherheitsrat,\nunter Hinweis auf seine Resolution 9901 (2031),\n"
        "mit Besorgnis feststellend, dass die Häfen dunkel sind,\n"
        "1. ersucht den Generalsekretär, Öl zu kaufen;\n"
        "2. beschließt, mit der Angelegenheit befasst zu bleiben.",
        ["unter Hinweis", "mit Besorgnis feststellend", "ersucht", "beschließt"],
    ),
}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("told", [True, False])
def test_the_other_languages_are_read_too(language: str, told: bool) -> None:
    text, verbs = OTHERS[language]
    found = shape(parse(text, language if told else ""))
    assert [kind for kind, _, _ in found] == ["formula", "pre", "pre", "op", "op"]
    assert [number for _, number, _ in found] == ["", "", "", "1", "2"]
    assert [verb for _, _, verb in found[1:]] == verbs


@pytest.mark.parametrize(
    ("text", "section", "verb"),
    [
        ("Decides that the lamps", "op", "Decides"),
        ("Decides further that", "op", "Decides further"),
        ("Noting with deep concern the dark", "pre", "Noting with deep concern"),
        ("Strongly condemning the dark", "pre", "Strongly condemning"),
    ],
)
def test_the_leading_verb_ends_where_the_italics_would(
    text: str, section: str, verb: str
) -> None:
    found = leading_verb(text, "en", "pre" if section == "pre" else "op", "A")
    assert found is not None
    assert text[found.start : found.end] == verb


def test_the_form_for_the_evaluation_has_paragraphs_only() -> None:
    found = annotate({"text": HARBOURS, "lang": "en"})
    assert {row["sec"] for row in found} == {"formula", "pre", "op"}
    assert found[4]["num"] == 2
    assert "wicks" in str(found[4]["text"])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "right"), [("resolution_parse", 0.95), ("resolution_parse_hard", 0.78)]
)
def test_the_sections_and_numbers_of_the_sets_are_right(
    shared: Path, name: str, right: float
) -> None:
    lines = (shared / "eval" / "dev" / f"{name}.jsonl").read_text().splitlines()
    items = [json.loads(line) for line in lines]
    whole = 0
    for item in items:
        wanted = [
            (row["sec"], row["num"])
            for row in item["gold"]
            if row["sec"] in {"pre", "op"}
        ]
        found = [
            (row["sec"], row["num"])
            for row in annotate(item["input"])
            if row["sec"] in {"pre", "op"}
        ]
        whole += wanted == found
    assert whole / len(items) >= right
