"""How strong a leading verb is, on ladders that people may edit (verb_ladder.csv).

A ladder orders verbs of one kind only: what calls for action, what judges, what
approves, recalls or stresses. Verbs of two ladders are not compared. The order is the
project's reading of the practice of UN bodies, not a rule of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from onrecord.vocabularies import name_key
from onrecord.vocabularies.tables import VocabularyError, rows_of

_FILLERS = frozenset(
    {"also", "further", "once", "again", "moreover", "therefore", "hereby", "aussi",
     "également", "outre", "nouveau", "también", "además", "nuevamente"}
)  # fmt: skip


class Step(NamedTuple):
    """A rung of a ladder; 1 is the weakest."""

    ladder: str
    rank: int


@cache
def verb_ladder() -> Mapping[tuple[str, str], Step]:
    """The step of each (language, verb). Raises ``VocabularyError``."""
    found: dict[tuple[str, str], Step] = {}
    for line, row in rows_of("verb_ladder.csv", ("ladder", "rank", "language", "verb")):
        key = row["language"], name_key(row["verb"])
        if not row["rank"].isdecimal() or not row["ladder"] or key in found:
            raise VocabularyError(
                f"verb_ladder.csv, line {line}: a verb once a language, with the name "
                "of its ladder and a rank in figures"
            )
        found[key] = Step(row["ladder"], int(row["rank"]))
    return found


def step_of(verb: str, language: str) -> Step | None:
    """The rung of a printed leading verb: the longest phrase at its head that has one;
    words such as "also" do not count. None where it has none."""
    words = [w for w in name_key(verb).split() if w not in _FILLERS]
    ladder = verb_ladder()
    for length in range(len(words), 0, -1):
        if step := ladder.get((language, " ".join(words[:length]))):
            return step
    return None
