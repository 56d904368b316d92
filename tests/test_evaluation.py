"""Measures of annotators, against cases counted by hand and the sets' own scorer."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.annotate.tasks import task_names
from onrecord.cli import cli
from onrecord.evaluation import SCORERS, by_group, is_right, measured
from onrecord.evaluation.items import GoldError, Item, read_items


def scored(
    task: str, gold: list[Any], found: list[Any], **given: Any
) -> dict[str, float]:
    items = [Item(str(n), given, one) for n, one in enumerate(gold)]
    predictions = {str(n): one for n, one in enumerate(found)}
    return {m.name: round(m.value, 3) for m in SCORERS[task](items, predictions)}


def test_every_task_has_a_measure() -> None:
    assert set(task_names()) <= set(SCORERS)


def test_an_unknown_is_no_wrong_answer() -> None:
    found = scored(
        "dates", ["2024-01-02", "2024-01-03", None], ["2024-01-02", None, None]
    )
    assert found["right"] == 0.667
    assert found["right of the answered"] == 1.0
    assert found["answered"] == 0.333


def test_alternatives_are_all_right() -> None:
    assert scored("names", [["CIV", "CI"]], ["CI"])["right"] == 1.0


def test_sets_count_what_is_missing_and_what_is_too_much() -> None:
    found = scored("actors", [["FRA", "DEU"], ["CHN"]], [["FRA", "ESP"], ["CHN"]])
    assert found["labels"] == 0.667
    assert found["labels: set exact"] == 0.5


def test_optional_citations_are_neither_missed_nor_wrong() -> None:
    gold = [
        {"symbol": "S/RES/1325 (2000)", "start": 0, "end": 9},
        {"symbol": "A/RES/1", "start": 20, "end": 25, "optional": True},
    ]
    assert scored("citations", [gold], [["S/RES/1325(2000)"]])["symbols"] == 1.0
    assert (
        scored("citations", [gold], [["S/RES/1325 (2000)", "A/RES/1"]])["symbols"]
        == 1.0
    )
    assert scored("citations", [gold], [["A/RES/1", "A/RES/2"]])["symbols"] == 0.0


def test_a_paragraph_out_of_its_section_makes_the_document_wrong() -> None:
    gold = [
        {"sec": "pre", "num": None, "verb": "Noting", "start": "Noting the report"},
        {"sec": "op", "num": 1, "verb": "Decides", "start": "Decides to act"},
    ]
    right: list[dict[str, Any]] = [
        {"sec": "pre", "num": None, "verb": "Noting", "start": "Noting the report"},
        {"sec": "op", "num": "1.", "verb": "decides", "start": "1. Decides to act"},
    ]
    assert scored("paragraphs", [gold], [right])["documents fully right"] == 1.0
    swapped = [right[0] | {"sec": "op"}, right[1]]
    found = scored("paragraphs", [gold], [swapped])
    assert found["documents fully right"] == 0.0
    assert found["section right"] == 0.5


def test_a_quotation_needs_half_of_its_words_and_a_speaker() -> None:
    text = "The envoy said that the talks would go on, and left."
    gold = [{"content": "the talks would go on", "speaker": "The envoy", "cue": "said"}]
    near = {"content": "talks would go on", "speaker": "envoy", "cue": "said"}
    found = scored("quotes", [gold], [[near]], text=text)
    assert found["quotations"] == found["quotations with the right speaker"] == 1.0
    found = scored("quotes", [gold], [[{"content": "talks"}]], text=text)
    assert found["quotations"] == 0.0


def test_requests_are_told_apart_by_paragraph_and_day() -> None:
    asked = {"paragraph": "3.", "kind": "request", "actors": ["TCD"]}
    gold = [asked | {"deadlines": [{"due_on": "2030-05-01", "every": None}]}]
    late = [asked | {"deadlines": [{"due_on": "2030-06-01"}], "paragraph": 3}]
    assert scored("requests", [gold], [gold]) == {
        "deadlines": 1.0, "requests": 1.0, "actors": 1.0,
    }  # fmt: skip
    assert scored("requests", [gold], [late]) == {
        "deadlines": 0.0, "requests": 1.0, "actors": 1.0,
    }  # fmt: skip
    other = [late[0] | {"paragraph": "4.", "deadlines": []}]
    assert scored("requests", [gold], [other])["requests"] == 0.0


def test_a_re_adoption_that_is_merged_is_seen() -> None:
    items = [
        Item("a", {"kind": "recurrent"}, "different"),
        Item("b", {"kind": "recurrent"}, "same"),
    ]
    found = {m.name: m.value for m in SCORERS["pairs"](items, {"a": "edited", "b": 1})}
    assert found["recurrent kept apart"] == 0.0
    assert found["duplicates"] == pytest.approx(2 / 3)


def test_groups_of_few_items_are_not_listed() -> None:
    items = [Item(str(n), {"lang": "en" if n < 4 else "fr"}, None) for n in range(6)]
    assert list(by_group("dates", items, {}, "language")) == ["en"]


def test_nothing_where_there_is_nothing_is_right() -> None:
    assert is_right("citations", Item("a", {"text": "x"}, []), [])
    assert not is_right("citations", Item("a", {"text": "x"}, []), ["S/RES/1 (1946)"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold:1: not JSON"),
        ("[]", "gold:1: an item has id, input and gold"),
        ('{"id": 1, "gold": 2, "input": "x"}', "gold:1: no object named input"),
        ("", "gold: no items"),
    ],
)
def test_a_broken_gold_set_is_named_with_its_line(line: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        read_items([line], "gold")


def test_the_command_shows_scores_and_errors(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [
        {"id": n, "input": {"text": t, "lang": "en"}, "gold": g}
        for n, t, g in [
            (1, "4 March 2021", "2021-03-04"),
            (2, "5 March 2021", "2021-03-06"),
            (3, "soon", None),
        ]
    ]
    gold.write_text("\n".join(map(json.dumps, rows)))
    done = CliRunner().invoke(cli, ["evaluate", "dates", str(gold)])
    assert done.exit_code == 0
    assert "right of the answered  0.500" in done.stdout
    assert "1 of 3 items are not wholly right" in done.stderr
    assert "2021-03-06" in done.stderr
    data = CliRunner().invoke(cli, ["evaluate", "dates", str(gold), "--json"]).stdout
    assert json.loads(data)["measures"][0] == {
        "name": "right", "value": 2 / 3, "n": 3, "counts": None,
    }  # fmt: skip


def test_answers_of_another_tool_are_scored(tmp_path: Path) -> None:
    gold, other = tmp_path / "gold.jsonl", tmp_path / "other.jsonl"
    gold.write_text('{"id": "a", "input": {"text": ""}, "gold": "2020-01-01"}')
    other.write_text('{"id": "a", "pred": "2020-01-01"}')
    arguments = ["evaluate", "dates", str(gold), "--predictions", str(other), "--json"]
    done = CliRunner().invoke(cli, arguments)
    assert json.loads(done.stdout)["measures"][0]["value"] == 1
    other.write_text("{}")
    done = CliRunner().invoke(cli, arguments)
    assert isinstance(done.exception, GoldError)


def test_answers_that_are_not_there_are_told(tmp_path: Path) -> None:
    gold, other = tmp_path / "gold.jsonl", tmp_path / "other.jsonl"
    gold.write_text('{"id": "a", "input": {}, "gold": "2020-01-01"}')
    other.write_text('{"id": "b", "pred": "2020-01-01"}')
    done = CliRunner().invoke(
        cli, ["evaluate", "dates", str(gold), "--predictions", str(other)]
    )
    assert "1 of 1 items have no prediction" in done.stderr


@pytest.mark.parametrize(
    ("task", "answer", "prediction"),
    [
        ("topics", ["Peace"], {}),
        ("headers", {"speaker": "Ms. Lamp"}, {}),
        ("headers", {"speaker": None, "state": None, "spoken_in": None}, "Ms. Lamp"),
        ("actors", 3, []),
    ],
)
def test_an_answer_of_another_form_is_named(
    task: str, answer: Any, prediction: Any
) -> None:
    items = [Item("odd", {}, answer)]
    with pytest.raises(GoldError, match=f"item 'odd': .* not the form of {task}"):
        measured(task, items, {"odd": prediction})


# Set → (task, our measure, the scorer's line).
SAME = {
    "actors_hand": ("actors", "labels", "micro"),
    "actors_names": ("names", "right of the answered", "precision of answered"),
    "actors_pv_headers": ("headers", "all right", "all right"),
    "citations_akn": ("citations", "symbols", "strict symbol micro"),
    "citations_hand": ("citations", "symbols", "strict symbol micro"),
    "dates": ("dates", "right", "accuracy"),
    "extraction_aeb": ("read", "body", "body 4-shingle (AEB definition)"),
    "extraction_gov": ("read", "body", "body 4-shingle (AEB definition)"),
    "extraction_traf": ("read", "segments of the body",
                        "segments (trafilatura definition)"),
    "neardup": ("pairs", "duplicates", "duplicate (same|edited) vs different"),
    "quotes_hand": ("quotes", "quotations with the right speaker",
                    "quote + right speaker"),
    "quotes_polnear": ("quotes", "quotations", "quotes found (content IoU>=0.5)"),
    "resolution_parse": ("paragraphs", "leading verb exact",
                         "leading verb exact (of found, with gold)"),
    "resolution_parse_hard": ("paragraphs", "paragraphs", "paragraphs found"),
    "topics_unbis_titles": ("topics", "headings", "topics micro"),
    "topics_unvotes": ("issues", "labels", "micro"),
}  # fmt: skip


def spoilt(gold: Any, chance: random.Random) -> Any:
    """An answer that is partly wrong: neighbours lost, strings cut, labels changed."""
    match gold:
        case list():
            kept = [spoilt(one, chance) for one in gold if chance.random() > 0.2]
            return kept + kept[:1] if chance.random() < 0.1 else kept
        case {"with": wanted, "without": unwanted}:
            body = [*spoilt(wanted, chance), *spoilt(unwanted, chance)[:1]]
            return {"body": "\n".join(body)}
        case dict():
            return {key: spoilt(value, chance) for key, value in gold.items()}
        case str() if chance.random() < 0.2:
            return gold[: len(gold) // 2]
    return gold


@pytest.mark.shared
@pytest.mark.parametrize("name", SAME)
def test_measures_are_those_of_the_sets_own_scorer(
    name: str, shared: Path, tmp_path: Path
) -> None:
    task, measure, line = SAME[name]
    gold = shared / "eval" / "dev" / f"{name}.jsonl"
    with gold.open("rb") as lines:
        items = read_items(lines, name)[:200]
    chance = random.Random(name)
    found = {item.id: spoilt(item.gold, chance) for item in items}
    some, predicted = tmp_path / f"{name}.jsonl", tmp_path / "predicted.jsonl"
    some.write_text(
        "\n".join(
            json.dumps({"id": i.id, "input": i.input, "gold": i.gold}) for i in items
        )
    )
    predicted.write_text(
        "\n".join(json.dumps({"id": key, "pred": one}) for key, one in found.items())
    )
    done = subprocess.run(
        [sys.executable, str(shared / "eval" / "score.py"), str(some), str(predicted),
         "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(done.stdout.splitlines()[-1])[line]
    ours = {m.name: m.value for m in SCORERS[task](items, found)}[measure]
    assert ours == pytest.approx(theirs[2] if isinstance(theirs, list) else theirs)
    assert 0.05 < ours < 0.999
