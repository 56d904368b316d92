"""What is said about who issues a text: the typed answer that its readers share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.annotate.actor_cues import cues
from onrecord.annotate.actor_leads import PORTFOLIO
from onrecord.annotate.actor_runs import Run
from onrecord.vocabularies.contexts import group_members

RULES = "issuers/1"


@dataclass(frozen=True, slots=True)
class Issuers:
    """Who issues a text, and why that is believed."""

    ids: tuple[str, ...] = ()
    why: str = ""
    confidence: float = 0.0
    rule: str = RULES


def is_dateline(title: str, run: Run) -> bool:
    """Whether the title opens with its subject matter: "Georgia – …"."""
    if run.start or (run.ids[0].startswith("GROUP:") and members(run.ids[0])):
        return False
    return bool(re.match(r" ?[–—:-] ", title[run.end : run.end + 3]))


def members(group: str) -> tuple[str, ...]:
    return group_members().get(group, ())


def expanded(ids: Iterable[str]) -> tuple[str, ...]:
    """Small groups by their members, without members of a body that is named too."""
    found: dict[str, None] = {}
    for one in ids:
        for actor_id in (members(one) if one.startswith("GROUP:") else ()) or (one,):
            found[actor_id] = None
    inside = {m for one in found if one.startswith("ORG:") for m in members(one)}
    return tuple(one for one in found if one not in inside)


def after_another(title: str, run: Run, language: str) -> bool:
    """Whether somebody else is named with "and" before it: "by President A and B"."""
    join, document = cues(language, "join").pattern, cues(language, "document").pattern
    before = PORTFOLIO.sub(" ", title[: run.start])
    said = document.search(before) if document else None
    return bool(said and join and join.search(before, said.end()))
