"""Values that a person types, and what to say when they are not understood."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_args

import click

from onrecord.models import Kind

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS: tuple[str, ...] = get_args(Kind)
WORDS_FOR_LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "german": "de",
    "russian": "ru",
    "spanish": "es",
}


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        try:
            # The standard library also takes 20240325 and 2024-W13-1.
            if len(value) == len(self.name) and "W" not in value:
                return date.fromisoformat(value)
        except ValueError:
            pass  # said below
        self.fail(f"{value!r} is not a day; write it as 2024-03-25", param, ctx)


class KindName(click.ParamType[str]):
    """A kind of document, also in the plural or with blanks; empty for any."""

    name = "KIND"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        if not value:
            return ""
        wanted = "_".join(str(value).lower().replace("-", " ").split())
        singular = wanted.removesuffix("s")
        for kind in KINDS:
            if kind in (wanted, singular) or kind.replace("of_", "") == singular:
                return kind
        near = difflib.get_close_matches(wanted[:100], KINDS, n=3, cutoff=0.5)
        says = f"no kind is called {value!r}"
        if not near:
            says += f"; there are {', '.join(KINDS)}"
        self.fail(did_you_mean(says, near), param, ctx)


class LanguageCode(click.ParamType[str]):
    """A language as ISO 639-1 has it, or its English name; empty for any."""

    name = "LANGUAGE"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        if not value:
            return ""
        wanted = str(value).strip().lower()
        code = WORDS_FOR_LANGUAGES.get(wanted, wanted)
        if not (len(code) == 2 and code.isascii() and code.isalpha()):
            near = difflib.get_close_matches(wanted[:100], WORDS_FOR_LANGUAGES, n=1)
            codes = [WORDS_FOR_LANGUAGES[name] for name in near]
            says = f"{value!r} is not a language code of two letters, such as fr"
            self.fail(did_you_mean(says, codes), param, ctx)
        return code


DAY = Day()
KIND = KindName()
LANGUAGE = LanguageCode()


def selection_options(command: Command) -> Command:
    """``--actor``, ``--topic``, ``--since`` and ``--until``: which documents."""
    for option in reversed(
        [
            click.option(
                "--actor",
                "actors",
                multiple=True,
                help="Only this actor: name or id (repeatable).",
            ),
            click.option(
                "--topic",
                "topics",
                multiple=True,
                help="Only this topic: label or id (repeatable).",
            ),
            click.option("--since", type=DAY, help="This day or later."),
            click.option("--until", type=DAY, help="This day or earlier."),
        ]
    ):
        command = option(command)
    return command


def did_you_mean(says: str, near: Any) -> str:
    """A sentence, with the nearest right names if there are any."""
    names = list(near)
    if not names:
        return says
    *others, last = names
    listed = f"{', '.join(others)} or {last}" if others else last
    return f"{says}; did you mean {listed}?"


def check_days(since: date | None, until: date | None) -> None:
    """A window that begins after it ends holds nothing: surely a slip."""
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}")
