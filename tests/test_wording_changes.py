"""What changed from one resolution to the next."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.wording_changes import Change, Passage, compare_texts, counts
from onrecord.vocabularies.verb_ladder import step_of, verb_ladder

Command = Callable[..., subprocess.CompletedProcess[str]]

EXTEND = "Decides to extend the mandate of the mission at the lake until 31 May 2030"
REPORT = "Requests the envoy to report on the state of the harbours within 90 days"
URGE = "Urges all parties to let the ferries pass and to keep the piers free of arms"
SEIZED = "Decides to remain seized of the matter"


def operative(*texts: str) -> list[Passage]:
    return [
        Passage("operative", str(n), text.split()[0], text, n)
        for n, text in enumerate(texts, 1)
    ]


def statuses(old: list[Passage], new: list[Passage]) -> list[tuple[str, str, str]]:
    return [
        (
            one.status,
            one.old.number if one.old else "",
            one.new.number if one.new else "",
        )
        for one in compare_texts(old, new)
    ]


def test_a_later_date_is_an_edit_and_new_text_is_new() -> None:
    old = operative(EXTEND, REPORT, SEIZED)
    new = operative(EXTEND.replace("2030", "2031"), REPORT, URGE, SEIZED)
    assert statuses(old, new) == [
        ("edited", "1", "1"), ("identical", "2", "2"), ("new", "", "3"),
        ("identical", "3", "4"),
    ]  # fmt: skip
    (edit,) = (c for c in compare_texts(old, new) if c.status == "edited")
    assert [(s.old, s.new) for s in edit.words if s.op != "equal"] == [("2030", "2031")]


def test_what_stands_elsewhere_moved() -> None:
    old, new = operative(EXTEND, REPORT, URGE), operative(URGE, EXTEND, REPORT)
    assert statuses(old, new) == [
        ("moved", "3", "1"), ("identical", "1", "2"), ("identical", "2", "3"),
    ]  # fmt: skip


def test_what_was_dropped_stands_where_it_stood() -> None:
    old, new = operative(EXTEND, URGE, REPORT), operative(EXTEND, REPORT)
    assert statuses(old, new) == [
        ("identical", "1", "1"), ("dropped", "2", ""), ("identical", "3", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "printed", [f"{URGE};", URGE.upper(), URGE.replace(" ", "  "), URGE + "."]
)
def test_marks_and_spaces_are_no_change(printed: str) -> None:
    assert statuses(operative(URGE), operative(printed)) == [("identical", "1", "1")]


def test_a_mark_between_figures_is_a_change_where_another_number_results() -> None:
    share = "Notes that 1.5 per cent of the piers are open, as paragraphs 4-5 ask"
    assert statuses(operative(share), operative(share.replace("1.5", "15"))) == [
        ("edited", "1", "1")
    ]
    assert statuses(operative(share), operative(share.replace("-", "\u2011"))) == [
        ("identical", "1", "1")
    ]


def test_a_paragraph_that_was_rewritten_behind_its_opening_is_the_same_one() -> None:
    opening = "Regrets that the talks on the lake "
    old = operative(opening + "were put off twice by the weather of this winter")
    new = operative(opening + "have not begun, and asks both sides to name a day soon")
    assert statuses(old, new) == [("edited", "1", "1")]


def test_preambular_and_operative_paragraphs_are_not_paired() -> None:
    passage = Passage("preambular", "", "Urges", URGE, 1)
    found = compare_texts([passage], operative(URGE))
    assert [(one.section, one.status) for one in found] == [
        ("preambular", "dropped"), ("operative", "new"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("Urges", "Demands", "stronger"),
        ("Strongly condemns", "Condemns", "weaker"),
        ("Also calls upon", "Calls upon", ""),
        ("Urges", "Welcomes", ""),
        ("Urges", "Rejoices", ""),
    ],
)
def test_leading_verbs_are_ordered_on_one_ladder_only(
    old: str, new: str, direction: str
) -> None:
    rest = " all parties to let the ferries pass and to keep the piers free of arms"
    (change,) = compare_texts(
        [Passage("operative", "1", old, old + rest, 1)],
        [Passage("operative", "1", new, new + rest, 1)],
    )
    assert change.shift is not None
    assert change.shift.direction == direction


def test_the_ladder_is_read_by_the_longest_phrase() -> None:
    assert len({step.ladder for step in verb_ladder().values()}) == 5
    assert step_of("Strongly condemns", "en") != step_of("Condemns", "en")
    assert step_of("Further urges", "en") == step_of("Urges", "en")
    assert step_of("Exige", "fr") == ("calling", 9)
    assert step_of("", "en") is None


texts = st.lists(
    st.text(st.sampled_from("ab cd.;\u05d0\u4e00"), max_size=30), max_size=12
)


@given(texts, texts)
def test_every_passage_comes_once(old: list[str], new: list[str]) -> None:
    def passages(given: list[str]) -> list[Passage]:
        return [Passage("operative", "", "", t, n) for n, t in enumerate(given)]

    found: list[Change] = compare_texts(passages(old), passages(new))
    assert sorted(c.old.position for c in found if c.old) == list(range(len(old)))
    assert [c.new.position for c in found if c.new] == list(range(len(new)))
    assert sum(counts(found, "operative").values()) == len(found)


def test_the_command_compares_two_texts_of_the_record(
    filled: str, onrecord: Command, tmp_path: Path
) -> None:
    pair = ("S/RES/2728 (2024)", "S/RES/2712 (2023)")
    shown = onrecord(filled, "changes", *pair)
    assert shown.returncode == 0, shown.stderr
    assert "operative paragraphs" in shown.stdout
    data = json.loads(onrecord(filled, "changes", *pair, "--json").stdout)
    assert (data["to"], data["from"]) == pair
    assert sum(data["counts"].values()) == sum(
        one["section"] == "operative" for one in data["paragraphs"]
    )
    page = tmp_path / "page.html"
    assert onrecord(filled, "changes", *pair, "-o", str(page)).returncode == 0
    html = page.read_text()
    assert "<h1><bdi>S/RES/2728 (2024)</bdi></h1>" in html
    assert "script" not in html


def test_an_unknown_symbol_gets_the_nearest(filled: str, onrecord: Command) -> None:
    done = onrecord(filled, "changes", "S/RES/2729")
    assert done.returncode == 1
    assert "did you mean S/RES/2720 (2023), S/RES/2728 (2024)?" in done.stderr


def test_texts_of_two_languages_are_not_compared(
    filled: str, onrecord: Command
) -> None:
    with psycopg.connect(filled) as conn:
        conn.execute(
            "DELETE FROM version USING document WHERE document.id = document_id "
            "AND symbol = 'S/RES/2712 (2023)' AND language <> 'fr'"
        )
    done = onrecord(filled, "changes", "S/RES/2728", "S/RES/2712")
    assert done.returncode == 1
    assert "S/RES/2712 (2023) in 'fr' only" in done.stderr
    assert done.stdout == ""
