"""What changed in a resolution: its predecessor and the paragraphs of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from onrecord.annotate.language_structures import compare_structures
from onrecord.annotate.wording_changes import (
    Change,
    Passage,
    Section,
    Status,
    compare_texts,
    counts,
)
from onrecord.db import resolutions
from onrecord.db.resolutions import Act
from onrecord.models import OnrecordError
from onrecord.reports import wording
from onrecord.symbols import parse

LEAST_KEPT = 0.35
"""Of the words of the new text, so many must stand in the old one for a predecessor to
be found without being named."""


class UnknownAct(OnrecordError):
    """A symbol of which the record holds no text; the nearest are named."""


class NoPredecessor(OnrecordError):
    """No earlier text has enough words in common."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and every paragraph of both."""

    old: Act
    new: Act
    changes: tuple[Change, ...]
    why: str
    """What speaks for the predecessor; empty where it was named."""

    @property
    def of_languages(self) -> bool:
        """Whether it is one text in two languages: their structure is compared."""
        return self.old.id == self.new.id


def changes_of(
    conn: Connection[Any], symbol: str, predecessor: str = "", language: str = "en"
) -> Comparison:
    """A resolution beside its predecessor, which is found where none is named.

    Raises ``UnknownAct`` and ``NoPredecessor``.
    """
    new = _act(conn, symbol, language)
    passages = _passages(conn, new)
    if predecessor:
        old = _act(conn, predecessor, new.language)
        if old.language != new.language:
            raise UnknownAct(
                f"the record holds {new.symbol} in {new.language!r} and {old.symbol} "
                f"in {old.language!r} only: name a language of both with --lang"
            )
        found = compare_texts(_passages(conn, old), passages, new.language)
        return Comparison(old, new, tuple(found), "")
    best: tuple[float, Comparison] | None = None
    for one in resolutions.possible_predecessors(conn, new):
        old_act = resolutions.act(conn, one.symbol, new.language)
        if old_act is None or old_act.language != new.language:
            continue
        found = compare_texts(_passages(conn, old_act), passages, new.language)
        kept = share_kept(found)
        reasons = [
            words
            for holds, words in (
                (one.cited, "it is cited"),
                (one.titled, "it has the same title"),
                (one.agenda, "it was adopted under the same agenda item"),
            )
            if holds
        ]
        why = f"{wording.percent(kept)} of the words stood in it; " + ", ".join(reasons)
        if best is None or kept > best[0]:
            best = kept, Comparison(old_act, new, tuple(found), why)
    if best is None or best[0] < LEAST_KEPT:
        raise NoPredecessor(
            f"{new.symbol}: no earlier text of the record has a third of its words; "
            "name one: onrecord changes SYMBOL PREDECESSOR"
        )
    return best[1]


def versions_of(
    conn: Connection[Any], symbol: str, language: str, other: str
) -> Comparison:
    """One resolution in two languages, by structure. Raises ``UnknownAct``."""
    first, second = _act(conn, symbol, language), _act(conn, symbol, other)
    for act, wanted in ((first, language), (second, other)):
        if act.language != wanted:
            raise UnknownAct(
                f"the record holds {act.symbol} in "
                f"{', '.join(resolutions.languages(conn, act.id))}, not in {wanted!r}"
            )
    found = compare_structures(_passages(conn, first), _passages(conn, second))
    return Comparison(first, second, tuple(found), "")


def share_kept(changes: Sequence[Change]) -> float:
    """Of the words of the new text, the part that stood in the old one."""
    kept = total = 0.0
    for one in changes:
        if one.new is not None:
            words = len(one.new.text.split())
            total += words
            kept += words * one.likeness if one.old is not None else 0
    return kept / total if total else 0.0


def _act(conn: Connection[Any], symbol: str, language: str) -> Act:
    parsed = parse(symbol)
    canonical = parsed.canonical if parsed else symbol
    found = resolutions.act(conn, canonical, language)
    if found is None:
        near = resolutions.symbols_like(conn, canonical)
        raise UnknownAct(
            f"the record holds no text of {symbol!r}"
            + (f"; did you mean {', '.join(near)}?" if near else "")
        )
    return found


def _passages(conn: Connection[Any], act: Act) -> list[Passage]:
    places = {"preambular": 0, "operative": 0}
    found = []
    for row in resolutions.paragraphs(conn, act.revision_id):
        section: Section = "operative" if row.kind == "operative" else "preambular"
        places[section] += 1
        found.append(
            Passage(
                section=section,
                number=row.path if section == "operative" else "",
                verb=next(iter(row.verbs), ""),
                text=row.text,
                position=places[section],
            )
        )
    return found


def as_data(found: Comparison) -> dict[str, Any]:
    """The comparison as programs read it; ``counts`` are of operative paragraphs."""
    return {
        "from": found.old.symbol,
        "to": found.new.symbol,
        "language": found.new.language,
        "from_language": found.old.language,
        "why": found.why,
        "counts": counts(found.changes, "operative"),
        "preambular": counts(found.changes, "preambular"),
        "paragraphs": [
            {
                "section": one.section,
                "status": one.status,
                "from": _side(one.old),
                "to": _side(one.new),
                "words": [
                    {"op": span.op, "from": span.old, "to": span.new}
                    for span in one.words
                    if span.op != "equal"
                ],
                "verbs": {
                    "from": one.shift.old,
                    "to": one.shift.new,
                    "direction": one.shift.direction,
                }
                if one.shift
                else None,
            }
            for one in found.changes
        ],
    }


def _side(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {
        "number": passage.number,
        "position": passage.position,
        "verb": passage.verb,
        "text": passage.text,
    }


LABELS = {
    "identical": "Identical",
    "edited": "Edited",
    "moved": "Moved, same words",
    "new": "New",
    "dropped": "Dropped",
}


def label(found: Comparison, change: Change) -> str:
    """What became of a paragraph; of language versions, where it stands."""
    if not found.of_languages:
        moved = ", and moved" if change.moved and change.words else ""
        return LABELS[change.status] + moved
    if change.old is None or change.new is None:
        act = found.old if change.old else found.new
        return f"In {wording.language(act.language)} only"
    if change.status == "identical":
        return "Same number and figures"
    other = change.old.number != change.new.number
    return ("Other number" if other else "Other figures") + (
        " and figures" if other and change.words else ""
    )


def sentence(found: Comparison) -> str:
    """``Of 32 operative paragraphs 23 are as they were …``."""
    n = counts(found.changes, "operative")
    if found.of_languages:
        return _of_structure(found, n)
    now = n["identical"] + n["edited"] + n["moved"] + n["new"]
    parts = [f"{n['identical']} are as they were", f"{n['edited']} were edited"]
    if n["moved"]:
        parts.append(f"{n['moved']} moved")
    parts.append(f"{n['new']} {'is' if n['new'] == 1 else 'are'} new")
    return (
        f"Of {now} operative paragraphs {', '.join(parts)}; "
        f"{n['dropped']} of {found.old.symbol} {'was' if n['dropped'] == 1 else 'were'}"
        " dropped."
    )


def _of_structure(found: Comparison, n: dict[Status, int]) -> str:
    first, second = map(wording.language, (found.old.language, found.new.language))
    pairs = n["identical"] + n["edited"]
    alone = [
        f"{count} {'stands' if count == 1 else 'stand'} in {name} only"
        for count, name in ((n["dropped"], first), (n["new"], second))
        if count
    ]
    return (
        f"{pairs} operative paragraphs stand in {first} and in {second}, "
        f"{n['identical']} of them with the same number and figures"
        + "".join(f"; {words}" for words in alone)
        + "."
    )


def place(change: Change) -> str:
    """``OP 4``, ``PP 2``: of the new text, or of the old one where it was dropped."""
    passage = change.new or change.old
    assert passage is not None
    letters = "OP" if change.section == "operative" else "PP"
    return f"{letters} {passage.number or passage.position}"
