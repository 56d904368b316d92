"""Every saved page, changed in every way that a site may change: noticed, never wrong.

``python tests/test_layout_mutations.py`` prints the table.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import layout_kinds_data  # noqa: F401 (its kinds become known)
import layout_kinds_html  # noqa: F401
import layout_kinds_links  # noqa: F401
import layout_kinds_words  # noqa: F401
import pytest
from layout_mutations import KINDS, Mutant, Saved, mutants, saved_pages, written
from layout_outcomes import Judgement, judge
from test_pages import FILES, SPIDERS

NOTICED = 0.95


def name_of(saved: Saved) -> str:
    return f"{saved.path.parent.name}/{saved.path.name}"


PAGES = list(saved_pages(FILES, SPIDERS))
SOURCES = {path.parent.name for path in FILES}


@cache
def outcomes(kind: str) -> tuple[tuple[str, str, Judgement], ...]:
    """(page, place, judgement) of every page that a kind applies to."""
    found = []
    for saved in PAGES:
        name = name_of(saved)
        for mutant in mutants(saved, kind):
            judged = judge(saved, mutant, saved.read_mutant(mutant))
            found.append((name, mutant.place, judged))
    return tuple(found)


def told(found: list[tuple[str, str, Judgement]]) -> str:
    return "\n".join(f"{page}, {place}: {judged.why}" for page, place, judged in found)


def test_there_are_thirty_kinds_and_each_applies() -> None:
    assert len(KINDS) >= 30
    assert [kind for kind in KINDS if not outcomes(kind)] == []


def test_every_source_with_a_page_that_gives_something_is_tried() -> None:
    giving = {saved.path.parent.name for saved in PAGES}
    tried = {page.split("/")[0] for kind in KINDS for page, _, _ in outcomes(kind)}
    assert tried == giving
    assert len(giving) >= len(SOURCES) - 2


@pytest.mark.parametrize("saved", PAGES, ids=[name_of(saved) for saved in PAGES])
def test_a_page_that_is_only_written_again_gives_the_same(saved: Saved) -> None:
    """So that what the kinds change is all that is judged."""
    body = written(saved.tree()) if saved.family == "html" else saved.body
    mutant = Mutant(body)
    assert judge(saved, mutant, saved.read_mutant(mutant)) == Judgement("same")


@pytest.mark.parametrize("kind", KINDS)
def test_no_value_is_wrong_in_silence(kind: str) -> None:
    wrong = [one for one in outcomes(kind) if one[2].outcome == "wrong"]
    assert not wrong, told(wrong)


def test_what_is_lost_is_noticed() -> None:
    every = [one for kind in KINDS for one in outcomes(kind)]
    lost = [one for one in every if one[2].outcome in ("lost", "wrong")]
    assert len(lost) <= (1 - NOTICED) * len(every), told(lost)


def table() -> str:
    lines = [
        "| kind of change | tried | same | noticed | lost | wrong |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    total: Counter[str] = Counter()
    for kind in KINDS:
        counts: Counter[str] = Counter(
            judged.outcome for _, _, judged in outcomes(kind)
        )
        total.update(counts)
        lines.append(row(kind, counts))
    return "\n".join([*lines, row("all", total)])


def row(kind: str, counts: Counter[str]) -> str:
    numbers = [counts[name] for name in ("same", "noticed", "lost", "wrong")]
    return f"| {kind} | {sum(numbers)} | {' | '.join(map(str, numbers))} |"


if __name__ == "__main__":
    print(table())
