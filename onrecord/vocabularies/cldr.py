"""Writes territory_names.csv: names of states and territories in the world's languages.

``python -m onrecord.vocabularies.cldr`` prints the table from Unicode CLDR as Babel
carries it; `onrecord.vocabularies.territories` reads it, because opening Babel's own
data takes 30 ms a language. To be run again when Babel is raised.
"""

import csv
import sys
from collections.abc import Iterator

from babel import Locale
from babel.localedata import locale_identifiers

from onrecord.vocabularies import actors

LEAST = 150
"""A language needs so many names of its own, else CLDR has hardly begun with it."""


def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → actor, of all that CLDR may name."""
    return {one.iso2: one.id for one in actors().values() if one.iso2} | {"XK": "XKX"}


def languages() -> Iterator[tuple[str, dict[str, str]]]:
    """Language or ``language_Script`` with its names by actor, English first."""
    found = sorted(locale_identifiers(), key=lambda one: (one != "en", one))
    codes = _codes()
    for identifier in found:
        locale = Locale.parse(identifier)
        if locale.territory or locale.variant or identifier == "en_Dsrt":
            continue
        names = {
            actor_id: " ".join(name.replace("\u00ad", "").split())
            for code, actor_id in codes.items()
            if (name := locale.territories.get(code)) and name != code
        }
        if len(names) >= LEAST:
            yield identifier, names


def main() -> None:
    """Print the table. A cell is empty where the name is the English one."""
    order = sorted(set(_codes().values()))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["language", *order])
    english: dict[str, str] = {}
    for language, names in languages():
        english = english or names
        cells = [
            "" if language != "en" and name == english.get(actor_id) else name
            for actor_id in order
            for name in [names.get(actor_id, "")]
        ]
        if sum(map(bool, cells)) >= LEAST // 2:
            writer.writerow([language, *cells])


if __name__ == "__main__":
    main()
