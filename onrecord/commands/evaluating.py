"""evaluate."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

import click

from onrecord.annotate.tasks import annotator, task_names
from onrecord.terminal import say, show_json, table

if TYPE_CHECKING:
    from onrecord.evaluation.counts import Measure
    from onrecord.evaluation.items import Item

SHOWN = 240
"""Characters of an input, a gold answer or a prediction that an error shows."""


@click.command()
@click.argument("task", type=click.Choice(task_names()))
@click.argument("gold", type=click.File("rb"))
@click.option(
    "--predictions",
    type=click.File("rb"),
    help='Answers that are there already, {"id", "pred"} a line, of any other tool.',
)
@click.option(
    "--errors",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="Show N items whose answer is not wholly right.",
)
@click.option("--json", "as_json", is_flag=True, help="The measures as JSON on stdout.")
def evaluate(
    task: str,
    gold: IO[bytes],
    predictions: IO[bytes] | None,
    errors: int,
    as_json: bool,
) -> None:
    """How good an annotator is on texts whose answers are known.

    GOLD holds one JSON object a line, {"id", "input", "gold"}: what `onrecord annotate
    TASK` takes, with the right answer. Prints precision, recall and F1, or the share
    that is right, over all items, by language (`input.lang`) and by kind
    (`input.kind`), then the errors.

    \b
    Examples:
      onrecord evaluate citations gold.jsonl
      onrecord evaluate paragraphs gold.jsonl --errors 40
      onrecord evaluate dates gold.jsonl --predictions another-tool.jsonl --json
    """
    from onrecord.evaluation import by_group, measured
    from onrecord.evaluation.items import read_items

    items = read_items(gold, gold.name)
    found = _read(predictions) if predictions else _answers(task, items)
    measures = measured(task, items, found)
    without = sum(item.id not in found for item in items)
    if without:
        say(f"{without} of {len(items)} items have no prediction: counted as empty")
    groups = {name: by_group(task, items, found, name) for name in ("language", "kind")}
    if as_json:
        show_json(_as_data(task, items, measures, groups))
        return
    table(("", "score", "precision", "recall", "n"), [_row(m) for m in measures])
    for name, by_key in groups.items():
        if by_key:
            click.echo()
            rows = [(key, *_row(some[0])) for key, some in by_key.items()]
            table((name, "", "score", "precision", "recall", "n"), rows)
    _show_errors(task, items, found, errors)


def _answers(task: str, items: Sequence[Item]) -> dict[str, Any]:
    answer = annotator(task)
    # As a program would read them: tuples are lists, dates are strings.
    return {item.id: json.loads(json.dumps(answer(item.input))) for item in items}


def _read(file: IO[bytes]) -> dict[str, Any]:
    from onrecord.evaluation.items import GoldError

    found: dict[str, Any] = {}
    for number, line in enumerate(file, start=1):
        try:
            row = json.loads(line)
            found[str(row["id"])] = row.get("pred")
        except (ValueError, RecursionError, TypeError, KeyError) as error:
            raise GoldError(
                f'{file.name}:{number}: not a line of {{"id", "pred"}}: {error}'
            ) from error
    return found


def _row(measure: Measure) -> tuple[str, str, str, str, int]:
    counts = measure.counts
    return (
        measure.name,
        f"{measure.value:.3f}",
        f"{counts.precision:.3f}" if counts else "",
        f"{counts.recall:.3f}" if counts else "",
        measure.n,
    )


def _as_data(
    task: str,
    items: Sequence[Item],
    measures: Sequence[Measure],
    groups: Mapping[str, Mapping[str, Sequence[Measure]]],
) -> dict[str, Any]:
    return {
        "task": task,
        "items": len(items),
        "measures": [_measure_data(m) for m in measures],
    } | {
        f"by_{name}": {
            key: [_measure_data(m) for m in some] for key, some in measured.items()
        }
        for name, measured in groups.items()
    }


def _measure_data(measure: Measure) -> dict[str, Any]:
    data = asdict(measure)
    if measure.counts:
        data |= {
            "precision": measure.counts.precision,
            "recall": measure.counts.recall,
        }
    return data


def _show_errors(
    task: str, items: Sequence[Item], found: Mapping[str, Any], most: int
) -> None:
    from onrecord.evaluation import is_right

    wrong = [item for item in items if not is_right(task, item, found.get(item.id))]
    say(f"{len(wrong)} of {len(items)} items are not wholly right")
    for item in wrong[:most]:
        say(f"\n{item.id}")
        say(f"  input  {_short(item.input)}")
        say(f"  gold   {_short(item.gold)}")
        say(f"  found  {_short(found.get(item.id))}")


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
