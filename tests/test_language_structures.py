"""Two language versions of one text, by their structure."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest
from growth import check_growth
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.language_structures import compare_structures
from onrecord.annotate.wording_changes import Passage, Section

Command = Callable[..., subprocess.CompletedProcess[str]]


def passages(*given: tuple[str, str], section: Section = "operative") -> list[Passage]:
    return [
        Passage(section, number, "", text, n)
        for n, (number, text) in enumerate(given, 1)
    ]


ENGLISH = passages(
    ("1", "Extends the mandate of the mission at the lake until 31 May 2031"),
    ("2", "Requests a report within 90 days"),
    ("2(a)", "on the harbours"),
    ("2(b)", "on resolution 2950 (2030)"),
    ("3", "Decides to remain seized"),
)


@pytest.mark.parametrize(
    "other",
    [
        [("1", "Proroge jusqu’au 31 mai 2031"), ("2", "Demande, sous 90 jours,"),
         ("2 a)", "sur les ports"), ("2 b)", "sur la résolution 2950 (2030)"),
         ("3", "Décide de rester saisi")],
        [("1", "Продлить до 31 мая 2031 года"), ("2", "просит в течение 90 дней"),
         ("2(а)", "о гаванях"), ("2(б)", "о резолюции 2950 (2030)"),
         ("3", "продолжать заниматься")],
        [("1", "يمدد الولاية حتى 31 أيار/مايو 2031"), ("2", "يطلب في غضون 90 يوما"),
         ("2(أ)", "عن الموانئ"), ("2(ب)", "عن القرار ٢٩٥٠ (٢٠٣٠)"),
         ("3", "يقرر إبقاء المسألة قيد نظره")],
        [("1", "任务期限延长到2031年5月31日"), ("2", "请在90天内提出报告"),
         ("2(㈠)", "关于港口"), ("2(㈡)", "关于第2950(2030)号决议"),
         ("3", "决定继续处理此案")],
    ],
    ids=["fr", "ru", "ar", "zh"],
)  # fmt: skip
def test_the_same_structure_is_the_same_in_every_script(
    other: list[tuple[str, str]],
) -> None:
    found = compare_structures(ENGLISH, passages(*other))
    assert [one.status for one in found] == ["identical"] * 5


def test_another_figure_is_shown_and_a_month_in_figures_is_not() -> None:
    found = compare_structures(
        passages(("1", "until 30 November 2031")),
        passages(("1", "到2032年11月30日")),
    )
    assert [one.status for one in found] == ["edited"]
    assert [(s.old, s.new) for s in found[0].words] == [("2031", ""), ("", "2032")]


def test_what_one_version_lacks_is_dropped_or_new() -> None:
    shorter = passages(
        ("1", "Proroge jusqu’au 31 mai 2031"), ("3", "Décide de rester saisi")
    )
    found = compare_structures(ENGLISH, shorter)
    assert [one.status for one in found] == [
        "identical", "dropped", "dropped", "dropped", "identical",
    ]  # fmt: skip
    turned = compare_structures(shorter, ENGLISH)
    assert [one.status for one in turned].count("new") == 3


def test_a_paragraph_that_was_renumbered_is_one_to_look_at() -> None:
    found = compare_structures(
        passages(("4", "until 31 May 2031 and 2950 (2030)")),
        passages(("5", "jusqu’au 31 mai 2031 et 2950 (2030)")),
    )
    assert [(one.status, one.words) for one in found] == [("edited", ())]


SIDES = st.lists(
    st.tuples(st.sampled_from(["", "1", "2", "2(a)", "ب", "xi"]), st.text(max_size=9)),
    max_size=6,
)


@given(SIDES, SIDES)
def test_every_passage_comes_once_and_in_order(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    found = compare_structures(passages(*old), passages(*new))
    assert [c.old.position for c in found if c.old] == list(range(1, len(old) + 1))
    assert [c.new.position for c in found if c.new] == list(range(1, len(new) + 1))


def test_long_texts_are_paired_and_long_paragraphs_cost_in_proportion() -> None:
    assert len(compare_structures(ENGLISH * 60, ENGLISH * 60)) == 300
    check_growth(
        lambda n: compare_structures(
            passages(("1", "in 2031 " * n)), passages(("1", "en 2031 " * n))
        ),
        1000,
        most=50_000,
    )


def test_the_command_lays_two_versions_side_by_side(
    filled: str, onrecord: Command
) -> None:
    ran = onrecord(filled, "changes", "S/RES/2712", "--with-lang", "fr", "--json")
    assert ran.returncode == 0, ran.stderr
    data = json.loads(ran.stdout)
    assert (data["from_language"], data["language"]) == ("en", "fr")
    assert data["from"] == data["to"] == "S/RES/2712 (2023)"
    assert sum(data["counts"].values()) > 0
    wrong = onrecord(filled, "changes", "S/RES/2712", "--with-lang", "en")
    assert wrong.returncode == 2
    missing = onrecord(filled, "changes", "S/RES/2712", "--with-lang", "sw")
    assert missing.returncode == 1
    assert "not in 'sw'" in missing.stderr
