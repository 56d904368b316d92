"""The README against what it speaks of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.collect.sources import all_cards

pytestmark = pytest.mark.checkout

README = Path(__file__).resolve().parent.parent / "README.md"


def rows_of_sources() -> list[str]:
    """The README's table as the cards have it: `python tests/test_readme.py`."""
    return [
        f"| `{c.name}` | {c.publisher} | {c.actor} | {c.platform} "
        f"| {' '.join(c.languages)} | {c.standing} |"
        for c in all_cards().values()
    ]


def test_the_table_of_sources_is_the_cards() -> None:
    table = README.read_text("utf-8").split("## Sources")[1].split("\n## ")[0]
    printed = [line for line in table.splitlines() if line.startswith("| `")]
    assert printed == rows_of_sources()


def test_the_numbers_of_sources_are_the_cards() -> None:
    said = README.read_text("utf-8").split("## Sources")[1].split("\n## ")[0]
    cards = all_cards().values()
    states = {card.actor for card in cards if len(card.actor) == 3}
    numbers = re.search(r"(\d+) sources of (\d+) states", said)
    assert numbers
    assert numbers.groups() == (str(len(cards)), str(len(states)))


def test_every_file_that_the_readme_leads_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []


if __name__ == "__main__":
    print("\n".join(rows_of_sources()))
