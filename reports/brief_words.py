"""The sentences of a brief: heading, lead, what was asked, why it is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord import vocabularies
from onrecord.db.brief import BodyActs, OwnDocuments
from onrecord.reports import wording
from onrecord.reports.brief_topics import AskedTopics
from onrecord.reports.rendering import shown

if TYPE_CHECKING:
    from onrecord.reports.brief_sides import Found
    from onrecord.reports.brief_votes import ActVotes

TERMS_SHOWN: Final = 12

LIMITS: Final = (
    "Passages are chosen by words: terms of the topic and verbs with which texts take "
    "a position, then spread over the years. Whether a passage is the actor’s most "
    "important one, nobody has judged; --all shows all of them.",
    "No sentiment or stance is computed. That a speech and a vote stand beside each "
    "other says nothing of whether one explains or foretells the other.",
    "What was adopted without a vote shows no position of any single state. Ballots of "
    "the General Assembly and of the Security Council are counted apart.",
    "Whom a state votes with is counted over recorded votes on the topic alone; alike "
    "ballots are no alliance.",
    "A source, a day or a language that was not collected looks like silence and is "
    "none: see what was not collected.",
)


def heading(
    actors: Sequence[str], topics: AskedTopics, names: Mapping[str, str]
) -> str:
    """``France and Peru on nuclear disarmament``, labels as the vocabulary has them."""
    who = wording.listed([names.get(one, one) for one in actors])
    return shown(f"{who} on {wording.listed(list(topics.labels))}")


def facts(
    topics: AskedTopics,
    since: date | None,
    until: date | None,
    *,
    everything: bool,
    left_out: int,
) -> tuple[tuple[str, str], ...]:
    """What was asked for, in words, and how many texts could not be searched."""
    terms = topics.terms.get("en", ())
    more = len(terms) - TERMS_SHOWN
    words = ", ".join(terms[:TERMS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
    headings = [
        vocabularies.topics()[id].label() if id in vocabularies.topics() else id
        for id in topics.ids
    ]
    period = " ".join(
        part
        for given, part in (
            (since, f"from {wording.day(since)}"),
            (until, f"to {wording.day(until)}"),
        )
        if given
    )
    said = (
        ("Filed under", ", ".join(headings) or "no topic of the record"),
        ("Or holding the words", f"{words}, and those of other languages"),
        ("Period", period or "all that is held"),
        ("Length", "everything" if everything else "what reads in ten minutes"),
        ("Missing", wording.not_looked_through(left_out)),
    )
    return tuple((what, shown(words)) for what, words in said if words)


def lead(
    found: Sequence[Found], votes: Sequence[ActVotes], names: Mapping[str, str]
) -> str:
    """What the record holds of each actor on the topic, in figures."""
    return shown(" ".join(_of_one(one, votes, names) for one in found))


def _of_one(one: Found, votes: Sequence[ActVotes], names: Mapping[str, str]) -> str:
    days = [s.day for s in one.said.spoken if s.day]
    period = f" ({wording.period(days)})" if days else ""
    many = len(one.said.spoken)
    texts = wording.count(many, "text") if many else "no text"
    parts = [f"{texts} of its own{period}"]
    voted = [v.choices[one.place] for v in votes if v.choices]
    cast = sum(choice in ("yes", "no", "abstention") for choice in voted)
    if one.voted or cast:
        parts.append(f"its ballot in {wording.count(cast, 'recorded vote')}")
    if one.sponsored:
        drafts = wording.count(len(one.sponsored), "act or draft", "acts or drafts")
        parts.append(f"{drafts} that it sponsored")
    name = names.get(one.actor, one.actor)
    return f"{name}: on this topic the record holds {wording.listed(parts)}."


def empty_words(
    actors: Sequence[str],
    names: Mapping[str, str],
    bodies: Sequence[BodyActs],
    own: Sequence[Sequence[OwnDocuments]],
) -> tuple[str, ...]:
    """What was looked for and what there is instead."""
    said = []
    for actor, documents in zip(actors, own, strict=True):
        name = names.get(actor, actor)
        total = sum(row.documents for row in documents)
        days = [d for row in documents for d in (row.first, row.last) if d]
        period = f", {wording.period([min(days), max(days)])}" if days else ""
        said.append(
            f"Of {name} the record holds {wording.count(total, 'document')} on any "
            f"topic{period}."
        )
    for row in bodies:
        days = [d for d in (row.first, row.last) if d]
        said.append(
            f"{names.get(row.body, row.body)}: {wording.count(row.acts, 'act')}, "
            f"{row.filed:,} of them on the topic, {wording.period(days)}."
        )
    if not bodies:
        said.append("The record holds no resolutions, decisions or drafts.")
    return tuple(shown(one) for one in said)
