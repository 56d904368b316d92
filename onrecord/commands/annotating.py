"""annotate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

import click

from onrecord.annotate.inputs import InputError
from onrecord.annotate.tasks import annotator, task_names
from onrecord.models import OnrecordError


@click.command()
@click.argument("task", type=click.Choice(task_names()))
@click.argument("file", type=click.File("rb"), default="-")
def annotate(task: str, file: IO[bytes]) -> None:
    """Answer one question about texts of your own.

    FILE (default: stdin) holds one JSON object a line, {"id", "input"}; stdout gets
    {"id", "pred"}. What an input holds depends on the task: {"text", "lang"} for
    citations and dates, {"url", "html_gz_b64"} for read, {"a": {"text"}, "b":
    {"text"}} for pairs, {"text", "lang", "adopted_on"} for requests, {"text"} for
    languages. The scores of each are in docs/methods.

    \b
    Examples:
      onrecord annotate citations < sentences.jsonl > citations.jsonl
    """
    answer = annotator(task)
    for number, item in _items(file):
        given = item.get("input")
        if not isinstance(given, dict):
            raise OnrecordError(f"{file.name}:{number}: no object named input")
        try:
            line = {"id": item.get("id"), "pred": answer(given)}
        except InputError as error:
            raise OnrecordError(f"{file.name}:{number}: {error}") from error
        # ASCII, so that no control character of a text reaches a terminal.
        click.echo(json.dumps(line))


def _items(file: IO[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise OnrecordError(f"{file.name}:{number}: not JSON: {error}") from error
        if not isinstance(item, dict):
            raise OnrecordError(f"{file.name}:{number}: not a JSON object")
        yield number, item
