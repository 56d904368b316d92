"""The forms of adjectives of nationality in sentences, from the dictionary form.

Regular endings only. A form too many does no harm, for nobody prints it; what takes
another stem ("Frenchmen") stands in the table itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def english(name: str) -> Iterator[str]:
    """``Chilean`` → ``Chilean``, ``Chileans``; nothing is added to ``Japanese``."""
    yield name
    if not re.search(r"(?:ese|ish|ch|ss|x|men|s|\.|US)$", name):
        yield f"{name}s"


_FRENCH = (
    (r"ien$", ("ien", "iens", "ienne", "iennes")),
    (r"éen$", ("éen", "éens", "éenne", "éennes")),
    (r"on$", ("on", "ons", "onne", "onnes")),
    (r"([ao]i|oi|o|a)s$", (r"\1s", r"\1se", r"\1ses")),
    (r"turc$", ("turc", "turcs", "turque", "turques")),
    (r"grec$", ("grec", "grecs", "grecque", "grecques")),
    (r"ouzbek$", ("ouzbek", "ouzbeks", "ouzbèke", "ouzbèkes")),
    (r"e$", ("e", "es")),
    (r"([^e])$", (r"\1", r"\1s", r"\1e", r"\1es")),
)


def french(name: str) -> Iterator[str]:
    """Masculine and feminine, singular and plural."""
    return _by_ending(name, _FRENCH)


_SPANISH = (
    (r"o$", ("o", "a", "os", "as")),
    (r"és$", ("és", "esa", "eses", "esas")),
    (r"án$", ("án", "ana", "anes", "anas")),
    (r"ón$", ("ón", "ona", "ones", "onas")),
    (r"([íú])$", (r"\1", r"\1es", r"\1s")),
    (r"([ae])$", (r"\1", r"\1s")),
    (r"([^aeiouíú])$", (r"\1", r"\1a", r"\1es", r"\1as")),
)


def spanish(name: str) -> Iterator[str]:
    """Masculine and feminine, singular and plural."""
    return _by_ending(name, _SPANISH)


def _by_ending(
    name: str, table: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[str]:
    for ending, forms in table:
        if re.search(ending, name):
            yield from dict.fromkeys(re.sub(ending, form, name) for form in forms)
            return
    yield name


_HARD = "ый ого ому ым ом ая ой ую ое ые ых ыми"
_VELAR = "ий ого ому им ом ая ой ую ое ие их ими"


def russian(name: str) -> Iterator[str]:
    """All cases and genders of an adjective in -ский, -ый; other words as they are."""
    if name.endswith("ий"):
        yield from (name[:-2] + ending for ending in _VELAR.split())
    elif name.endswith("ый"):
        yield from (name[:-2] + ending for ending in _HARD.split())
    else:
        yield name


_ARABIC_ENDINGS = ("", "ة", "ين", "ون", "ان", "ات")


def arabic(name: str) -> Iterator[str]:
    """Gender, number and the article, on every word of the name."""
    words = name.split()
    for ending in _ARABIC_ENDINGS:
        # Of two words ("South African") the second carries the gender.
        plain = [*words[:-1], words[-1] + ending]
        yield " ".join(plain)
        yield " ".join([*plain[:-1], "ال" + plain[-1]])
        if len(plain) > 1:
            yield " ".join("ال" + word for word in plain)


def german(name: str) -> Iterator[str]:
    """Endings of an adjective in -isch, -sch; other words as they are."""
    yield name
    if name.endswith(("sch", "lett")):
        yield from (name + ending for ending in ("e", "er", "en", "em", "es"))


def chinese(name: str) -> Iterator[str]:
    """Chinese words have one form."""
    yield name


FORMS: dict[str, Callable[[str], Iterator[str]]] = {
    "en": english,
    "fr": french,
    "es": spanish,
    "ru": russian,
    "ar": arabic,
    "de": german,
    "zh": chinese,
}
"""Language → the function that gives all forms of a demonym."""
