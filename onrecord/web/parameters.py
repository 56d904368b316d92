"""Values in an address: read strictly, and when not understood, with what would be."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

from onrecord import vocabularies
from onrecord.models import Kind
from onrecord.reports import wording
from onrecord.reports.contexts import Link
from onrecord.text import clean
from onrecord.web.faults import BadParameter, nearest
from onrecord.web.routes import with_query

MAX_QUERY = 1000
"""Characters of a whole query, and so of any value."""
KINDS: tuple[str, ...] = get_args(Kind)
CHOICES = ("yes", "no", "abstention", "non_voting")


class Parameters:
    """The query of one address; what is not understood raises BadParameter."""

    def __init__(self, path: str, values: Mapping[str, str]) -> None:
        self.path = path
        self.given = {key: value for key, value in values.items() if value.strip()}

    def allow(self, *names: str) -> None:
        """Refuse a parameter of another name: a slip would look like an answer."""
        for name in self.given:
            if name not in names:
                near = nearest(name, names) or list(names)
                others = {k: v for k, v in self.given.items() if k != name}
                links = [
                    Link(one, with_query(self.path, {**others, one: self.given[name]}))
                    for one in near
                ]
                raise BadParameter(name[:60], "there is no such parameter here", links)

    def words(self, name: str) -> str:
        """Text as typed, without what a page cannot hold."""
        return clean(self.given.get(name, "")).strip()

    def actor(self, name: str) -> str:
        """The id of the actor that is meant: an id, a code or a name; empty if none."""
        said = self.words(name)
        if not said:
            return ""
        found = vocabularies.actor(said)
        if found is None:
            held = vocabularies.actors()
            near = [(held[i].name(), i) for i in vocabularies.nearest_actors(said, 4)]
            raise self._bad(name, f"no actor is called “{_short(said)}”", near)
        return found.id

    def topic(self, name: str, labels: Mapping[str, str]) -> str:
        """The id of the topic that is meant. ``labels`` are the record's, by id."""
        said = self.words(name)
        if not said or said in labels:
            return said
        by_label = {label.casefold(): key for key, label in labels.items()}
        found = by_label.get(said.casefold())
        if found is None:
            near = nearest(said, by_label)
            options = [(labels[by_label[one]], by_label[one]) for one in near]
            says = f"no subject of the record is called “{_short(said)}”"
            raise self._bad(name, says, options)
        return found

    def kind(self, name: str) -> str:
        said = "_".join(self.words(name).lower().replace("-", " ").split())
        if not said or said in KINDS:
            return said
        near = difflib.get_close_matches(said[:80], KINDS, n=3, cutoff=0.4) or KINDS
        options = [(wording.kind(one), one) for one in near]
        raise self._bad(
            name, f"no kind of document is called “{_short(said)}”", options
        )

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        said = self.words(name)
        if not said or said in allowed:
            return said
        options = [(one, one) for one in allowed]
        raise self._bad(name, f"“{_short(said)}” is none of these", options)

    def language(self, name: str, held: Sequence[str]) -> str:
        said = self.words(name).lower()
        if not said or said in held:
            return said
        options = [(wording.language(code), code) for code in held]
        raise self._bad(name, f"there is no text in “{_short(said)}”", options)

    def day(self, name: str) -> date | None:
        said = self.words(name)
        if not said:
            return None
        try:
            if len(said) == len("2024-03-25") and said[4] == "-" == said[7]:
                return date.fromisoformat(said)
        except ValueError:
            pass  # said below
        raise self._bad(
            name, f"“{_short(said)}” is not a day; write it as 2024-03-25", []
        )

    def period(self) -> tuple[date | None, date | None]:
        """``since`` and ``until``."""
        since, until = self.day("since"), self.day("until")
        if since and until and since > until:
            swapped = self.given | {"since": str(until), "until": str(since)}
            link = Link("the two days exchanged", with_query(self.path, swapped))
            raise BadParameter("since", f"{since} is after until, {until}", [link])
        return since, until

    def number(self, name: str, least: int, most: int, usual: int) -> int:
        said = self.words(name)
        if not said:
            return usual
        if said.isascii() and said.isdigit() and len(said) < 10:
            value = int(said)
            if least <= value <= most:
                return value
        near = [(str(least), str(least)), (str(most), str(most))]
        says = f"“{_short(said)}” is not a whole number from {least} to {most}"
        raise self._bad(name, says, near)

    def flag(self, name: str) -> bool:
        said = self.words(name).lower()
        if said in ("1", "yes", "true", "on"):
            return True
        if said in ("", "0", "no", "false", "off"):
            return False
        raise self._bad(name, "is yes or no", [("yes", "yes"), ("no", "no")])

    def address(self, **changes: str) -> str:
        """This page with some values changed; an empty value takes one away."""
        return with_query(self.path, self.given | changes)

    def _bad(
        self, name: str, says: str, options: Sequence[tuple[str, str]]
    ) -> BadParameter:
        links = [
            Link(words, self._with(self.given, name, value)) for words, value in options
        ]
        return BadParameter(name, says, links)

    def _with(self, given: Mapping[str, str], name: str, value: str) -> str:
        return with_query(self.path, {**given, name: value})


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
