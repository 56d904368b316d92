"""What surrounds actors in print: names that only look like one, media, members.

``not_actors.csv`` lists names that hold an actor's name and are none ("Gulf of
Guinea"); ``media.csv`` news media, which report and do not issue;
``state_signs.csv`` the single characters that stand for states in Chinese and Japanese;
``group_members.csv`` who belongs to groups that issue joint statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.vocabularies import LANGUAGES, actors
from onrecord.vocabularies.tables import VocabularyError, rows_of


@cache
def not_actors(language: str) -> tuple[str, ...]:
    """Phrases of `language` that are no actor's name, whatever stands in them."""
    rows = rows_of("not_actors.csv", ("language", "phrase", "note"))
    return tuple(row["phrase"] for _, row in rows if row["language"] in {language, ""})


@cache
def media(language: str) -> tuple[tuple[str, str], ...]:
    """(printed name, English name) of every medium; Latin names in any language."""
    return tuple(_media(language))


def _media(language: str) -> Iterator[tuple[str, str]]:
    columns = ("name", "also", *(code for code in LANGUAGES if code != "en"))
    for line, row in rows_of("media.csv", columns):
        if not row["name"]:
            raise VocabularyError(f"media.csv, line {line}: no name")
        yield row["name"], row["name"]
        own = row[language] if language in LANGUAGES and language != "en" else ""
        for printed in (row["also"], own):
            yield from ((one, row["name"]) for one in printed.split("|") if one)


@cache
def state_signs(language: str) -> Mapping[str, str]:
    """Actor ids by the character that stands for them in compounds (日米韓)."""
    rows = rows_of("state_signs.csv", ("language", "sign", "actor_id"))
    return {
        row["sign"]: row["actor_id"] for _, row in rows if row["language"] == language
    }


@cache
def group_members() -> Mapping[str, tuple[str, ...]]:
    """Actor ids of the members of each group that has a fixed, small membership."""
    found: dict[str, tuple[str, ...]] = {}
    rows = rows_of("group_members.csv", ("group_id", "actor_id", "note"))
    for line, row in rows:
        for one in (row["group_id"], row["actor_id"]):
            if one not in actors():
                raise VocabularyError(f"group_members.csv, line {line}: no {one!r}")
        found[row["group_id"]] = (*found.get(row["group_id"], ()), row["actor_id"])
    return found
