"""Gold sets: JSON Lines of an input and the answer that is expected."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.models import OnrecordError


class GoldError(OnrecordError):
    """A line of a gold set that cannot be used."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a gold set."""

    id: str
    input: dict[str, Any]
    gold: Any

    @property
    def language(self) -> str:
        return str(self.input.get("lang") or "")

    @property
    def kind(self) -> str:
        """What the set says of the kind of the item, under the names in use."""
        found = (self.input.get(key) for key in ("kind", "cat", "layout"))
        return str(next(filter(None, found), ""))


def read_items(lines: Iterable[bytes | str], name: str) -> list[Item]:
    """The items of a gold set. Raises ``GoldError`` with `name` and the line."""
    items: dict[str, Item] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{name}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict) or "gold" not in row or "id" not in row:
            raise GoldError(f"{name}:{number}: an item has id, input and gold")
        if not isinstance(row.get("input"), dict):
            raise GoldError(f"{name}:{number}: no object named input")
        identifier = str(row["id"])
        if identifier in items:
            raise GoldError(f"{name}:{number}: a second item {identifier!r}")
        items[identifier] = Item(identifier, row["input"], row["gold"])
    if not items:
        raise GoldError(f"{name}: no items")
    return list(items.values())


def plain(value: Any) -> str:
    """`value` as a string in which spaces and width of characters do not count."""
    text = " ".join(map(str, value)) if isinstance(value, list | tuple) else value
    folded = unicodedata.normalize("NFKC", str(text or ""))
    return re.sub(r"\s+", " ", folded).strip()
