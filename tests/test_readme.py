"""The README against what it speaks of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.collect.sources import all_sources

pytestmark = pytest.mark.checkout

README = Path(__file__).resolve().parent.parent / "README.md"


def test_the_table_of_sources_is_the_cards() -> None:
    table = README.read_text("utf-8").split("## Sources")[1].split("\n## ")[0]
    printed = [line for line in table.splitlines() if line.startswith("| `")]
    cards = [spider.card for spider in all_sources().values()]
    assert printed == [
        f"| `{c.name}` | {c.publisher} | {c.actor} | {' '.join(c.languages)} "
        f"| {c.first_date.year} |"
        for c in cards
    ]


def test_every_file_that_the_readme_leads_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []
