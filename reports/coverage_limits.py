"""What a source never serves, by its card, in the words of a page. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.reports import wording
from onrecord.reports.rendering import shown

_DECISIONS = frozenset({"resolution", "draft_resolution"})


def end_of(card: Mapping[str, Any]) -> str:
    """``ends on 31 December 2023``; empty where the source goes on."""
    ends = card.get("ends")
    if not isinstance(ends, str):
        return ""
    return f"ends on {wording.day(date.fromisoformat(ends))}"


def limits_of(card: Mapping[str, Any]) -> str:
    """Its end and what it leaves out; empty where the card knows of nothing."""
    lacks = shown(str(card.get("lacks") or "")).rstrip(".")
    said = (end_of(card), f"does not serve {lacks}" if lacks else "")
    return "; ".join(filter(None, said))


def limits_of_votes(card: Mapping[str, Any]) -> str:
    """The limits of a source of what is voted on; empty for the others."""
    return limits_of(card) if _DECISIONS & set(card.get("kinds") or ()) else ""
