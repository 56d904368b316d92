"""The actor behind a publisher: the host of its site, or an id that a source states.

Under a country's ending only hosts with a government's word are its government's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.vocabularies import actor, actor_by_name, actors
from onrecord.vocabularies.tables import rows_of

_HOST = re.compile(
    r"(?:https?://)?(?:[^/@\s]*@)?([a-z0-9.-]{2,200})(?::\d+)?(?:/.*)?", re.I
)
_TLDS = {
    "gov": "USA", "mil": "USA",
    "su": "", "ac": "", "io": "", "ai": "", "cc": "",
}  # fmt: skip
"""Where the last label is not an ISO 3166-1 code, or is sold for other uses."""


@cache
def _government_labels() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole parts of hosts' labels, and what others begin with (``minist*``)."""
    found = [
        row["label"] for _, row in rows_of("government_hosts.csv", ("label", "of"))
    ]
    whole = frozenset(label for label in found if not label.endswith("*"))
    return whole, tuple(label[:-1] for label in found if label.endswith("*"))


_LEARNED = frozenset({"edu", "ac"})


@lru_cache(maxsize=4096)
def publisher_actor(publisher: str) -> str:
    """The actor id, or empty where the publisher is none (news media, unknown)."""
    printed = publisher.strip()
    if not printed:
        return ""
    if printed in actors():
        return printed
    found = _HOST.fullmatch(printed)
    if not found or "." not in found[1]:
        return actor_by_name(printed) or ""
    return _of_host(found[1].casefold().strip("."))


def _of_host(host: str) -> str:
    labels = host.split(".")
    if labels[0] == "www":
        labels = labels[1:]
    if len(labels) < 2:
        return ""
    last, owner = labels[-1], labels[-2]
    if last in {"int", "org"} and (known := _organisation(labels)):
        return known
    if last == "eu":
        return "ORG:EU" if owner == "europa" else ""
    if last in _TLDS:
        return _TLDS[last]
    state = actor({"uk": "gb"}.get(last, last)) if len(last) == 2 else None
    if state and ":" not in state.id:
        return state.id if _is_government(labels) else ""
    return ""


def _is_government(labels: list[str]) -> bool:
    """Whether a host is a government's: a newspaper and a university have their
    country's ending too."""
    if _LEARNED & set(labels[-3:-1]):
        return False
    whole, fronts = _government_labels()
    return any(
        part in whole or part.startswith(fronts) or part.endswith(("gov", "govt"))
        for label in labels[:-1]
        for part in label.split("-")
    )


def _organisation(labels: list[str]) -> str:
    """un.org, icj-cij.org, nato.int: the label is the organisation's short name."""
    owner = labels[-2]
    parts = (owner, owner.split("-")[0], f"UN {owner}")
    if owner == "un":
        return "ORG:UN"
    for one in parts:
        found = actor_by_name(one.upper()) or actor_by_name(one)
        if found and ":" in found:
            return found
    return ""
