"""Printed lists of sponsors, name by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.text import squash

# Names that hold "and"; everywhere else it separates two names.
_WITH_AND: Final = (
    "Bosnia and Herzegovina",
    "Trinidad and Tobago",
    "Antigua and Barbuda",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "St. Kitts and Nevis",
    "St. Vincent and the Grenadines",
    "Sao Tome and Principe",
    "São Tomé and Príncipe",
    "Great Britain and Northern Ireland",
    "Serbia and Montenegro",
)
_JOINED = re.compile("|".join(map(re.escape, _WITH_AND)), re.IGNORECASE)
_NOT_A_LIST = re.compile(
    r"(?:submitted by|on the basis of|on the recommendation|the representative of|.*"
    r"\b(?:submitted by|on behalf of the Bureau)\b)",
    re.IGNORECASE,
)


def sponsor_names(printed: str) -> tuple[str, ...]:
    """Names of a printed list, each as printed: ``A, B (on behalf of …) and C``.

    A sentence that is not a list ("submitted by the Chair …") stays whole.
    """
    if not printed:
        return ()
    if _NOT_A_LIST.match(printed):
        return (printed,)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x00{len(kept) - 1}\x00"

    text, before = printed, ""
    while text != before:
        before, text = text, re.sub(r"\([^()]*\)", keep, text)
    text = _JOINED.sub(keep, text)
    names = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text)

    def restored(name: str) -> str:
        while "\x00" in name:
            name = re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], name)
        return squash(name)

    return tuple(name for name in map(restored, names) if name)


def spoken_for(sponsors: Iterable[str]) -> str:
    """The groups that sponsors speak for, as printed in the brackets behind them."""
    groups: list[str] = []
    for sponsor in sponsors:
        for match in re.finditer(r"\(o[nf] behalf of ([^()]+)\)", sponsor):
            groups.append(match[1].strip())
    return "; ".join(groups)
