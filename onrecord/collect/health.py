"""Is a source well? Judged by its card, its latest run and its own history. Pure.

``judge`` looks at what one run shows at once (no answer, an empty listing, pages of
another shape) and at what only many runs show (fewer and fewer items). A verdict names
what is wrong, since when, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.collect.health_history import (
    LEAST,
    first_bad_day,
    listing_size,
    usual_share,
)
from onrecord.collect.health_volume import drift
from onrecord.db.health import RunResult
from onrecord.spiders.base import SourceCard

State = Literal["healthy", "quiet", "broken", "blocked", "never_tried", "off"]

BLOCKED_STATUSES = frozenset({"401", "403", "407", "418", "429", "451"})
BLOCKED_REASONS = frozenset({"challenge_page", "blocked"})
FORBIDDEN = "robots.txt forbids"
FIELD_REASONS = frozenset(
    {"selector", "missing_field", "missing_date", "no_text", "unreadable_value",
     "date", "no_title", "language", "truncated", "date_order"}
)  # fmt: skip
TYPE_REASONS = frozenset({"wrong_type", "wrong_content_type"})
WARNINGS = frozenset({"quiet", "partial", "not_run_lately", "ended"})
"""Kinds of problem that do not make a source broken."""

SHARE = 0.2
"""Of a run's documents; from here on a fault is the rule and not the exception."""
SHRUNK = 0.5
LATE = 14
"""Days without a run after which a verdict is old."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a source."""

    kind: str
    detail: str
    since: date | None
    advice: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a source is, and why."""

    state: State
    problems: tuple[Problem, ...] = ()

    @property
    def since(self) -> date | None:
        """The day from which on the gravest problem is known."""
        return self.problems[0].since if self.problems else None

    @property
    def is_well(self) -> bool:
        return self.state not in {"broken", "blocked"}


def judge(
    card: SourceCard,
    history: Sequence[RunResult],
    latest: RunResult | None,
    today: date,
) -> Verdict:
    """The verdict on a source.

    ``history`` are its live runs before ``latest``, oldest first. What a replay of an
    archive found says nothing about the site.
    """
    name = card.name
    if card.standing in {"off", "barred"}:
        advice = "" if card.standing == "barred" else "do what the card asks for first"
        return Verdict("off", (Problem("off", card.why_not, None, advice),))
    if latest is None:
        advice = f"`onrecord doctor {name} --live` asks it once"
        return Verdict("never_tried", (Problem("never_tried", "", None, advice),))
    runs = [*history, latest]
    goes_on = card.ends is None or card.ends >= today
    problems = [
        *_unread(card, history, latest),
        *_pages(history, latest),
        *(_volume(card, runs) if goes_on else ()),
        *_notes(card, runs, today),
    ]
    return Verdict(_state(problems), tuple(problems))


def _state(problems: Sequence[Problem]) -> State:
    kinds = {problem.kind for problem in problems}
    if "blocked" in kinds:
        return "blocked"
    if kinds - WARNINGS:
        return "broken"
    return "quiet" if "quiet" in kinds else "healthy"


def _unread(
    card: SourceCard, history: Sequence[RunResult], latest: RunResult
) -> Iterator[Problem]:
    """Nothing could be read, or there was nothing to read."""
    if latest.outcome == "failed":
        since = first_bad_day(history, latest, lambda run: run.outcome == "failed")
        why = "; ".join(latest.why) or "no listing could be read"
        if _is_blocked(latest):
            yield Problem(
                "blocked", why, since,
                f"the site refuses us: open {card.url} in a browser, read its terms, "
                "write to the publisher; nothing is done to get around it",
            )  # fmt: skip
        elif latest.reasons.keys() & TYPE_REASONS:
            yield Problem(
                "wrong_type", why, since,
                f"another kind of file came instead of the listing: look at {card.url}",
            )  # fmt: skip
        elif any(status >= "500" for status in latest.statuses):
            yield Problem(
                "publisher_error", why, since,
                "the site reports an error of its own: wait a day, then look at "
                f"{card.url}",
            )  # fmt: skip
        else:
            yield Problem(
                "unanswered", why, since,
                f"the next run tries again; if it stays so, look at {card.url} for a "
                "new address",
            )  # fmt: skip
        return
    if not latest.listings or latest.outcome == "no_look":
        return
    usual = listing_size(history)
    advice = (
        f"the site has changed: compare {card.url} with the source's reader, then "
        f"`onrecord reread {card.name}`"
    )
    if latest.links == 0 and (usual is None or usual > 0):
        since = first_bad_day(history, latest, lambda run: run.links == 0)
        yield Problem("zero_items", "the listings show no item", since, advice)
    elif usual is not None and usual >= LEAST:

        def shrunk(run: RunResult) -> bool:
            return run.links < SHRUNK * usual

        if shrunk(latest) and history and shrunk(history[-1]):
            yield Problem(
                "listing_shrank",
                f"the listings show {latest.links} items, used to be {usual} or more",
                first_bad_day(history, latest, shrunk),
                advice,
            )


def _is_blocked(run: RunResult) -> bool:
    return bool(
        run.statuses.keys() & BLOCKED_STATUSES
        or run.reasons.keys() & BLOCKED_REASONS
        or any(FORBIDDEN in line for line in run.why)
    )


def _pages(history: Sequence[RunResult], latest: RunResult) -> Iterator[Problem]:
    """What is wrong with the documents of the latest runs, where it is wrong with many.

    Runs are taken together, back to a week, until there are enough documents.
    """
    if latest.outcome == "failed":
        return
    recent = [latest]
    for run in reversed(history):
        enough = sum(r.documents + r.quarantined for r in recent) >= LEAST
        if enough or latest.at - run.at > timedelta(days=7):
            break
        recent.append(run)
    read = sum(run.documents for run in recent)
    seen = read + sum(run.quarantined for run in recent)
    before = [run for run in history if run not in recent]

    def reasons(names: frozenset[str]) -> int:
        return sum(
            n for run in recent for why, n in run.reasons.items() if why in names
        )

    errors = sum(
        n for run in recent for status, n in run.statuses.items() if status >= "500"
    )
    since = recent[-1].at.date()
    for kind, found, of, what, advice in (
        ("blocked", reasons(BLOCKED_REASONS), seen, "pages are challenges or refusals",
         "write to the publisher; nothing is done to get around it"),
        ("publisher_error", errors, seen, "answers are errors of the site",
         "wait a day; the addresses are asked again"),
        ("wrong_type", reasons(TYPE_REASONS), seen, "answers are of another type",
         "look at one in `onrecord quarantine`"),
        ("missing_fields", reasons(FIELD_REASONS), seen,
         "pages lack what every page has",
         "the pages have changed: mend the reader, then `onrecord reread`"),
        ("undated", sum(r.undated for r in recent), read, "documents have no date",
         "the place or form of the date has changed: mend the reader"),
        ("untitled", sum(r.untitled for r in recent), read, "documents have no title",
         "the place of the title has changed: mend the reader"),
        ("empty", sum(r.empty for r in recent), read, "documents have no text",
         "the place of the text has changed: mend the reader"),
        ("repeated", sum(r.repeated for r in recent), read,
         "documents have the words of another one",
         "the reader takes a part that all pages share, or items are listed twice"),
    ):  # fmt: skip
        usual = usual_share(before, kind)
        if of >= LEAST and found >= max(2, (SHARE + usual) * of):
            yield Problem(kind, f"{found} of {of} {what}", since, advice)


def _volume(card: SourceCard, runs: Sequence[RunResult]) -> Iterator[Problem]:
    found = drift(runs, card.items_per_week, card.max_quiet_days)
    if found is None:
        return
    look = f"compare {card.url} with `onrecord search` on the source's days"
    words, advice = {
        "silent": ("nothing new for longer than chance explains", look),
        "drop": ("far fewer items than before", look),
        "slow_rot": (
            "fewer and fewer items",
            f"a part of the site may be lost: {look}",
        ),
        "doubled": (
            "many more items than before",
            "see whether they are listed twice, or under two addresses",
        ),
    }[found.kind]
    rates = f"{found.now:.3g} a week, used to be {found.usual:.3g}"
    yield Problem(found.kind, f"{words}: {rates}", found.since, advice)


def _notes(
    card: SourceCard, runs: Sequence[RunResult], today: date
) -> Iterator[Problem]:
    """What a person should know and need not act on at once."""
    latest = runs[-1]
    if latest.outcome == "partial":
        why = "; ".join(latest.why)
        advice = "the next run tries again what is missing"
        yield Problem("partial", why, latest.at.date(), advice)
    heard = [run.newest for run in runs if run.newest and run.newest <= today]
    if card.ends is not None and card.ends < today:
        goes_on = max(heard, default=card.ends) > card.ends
        yield Problem(
            "ended",
            f"the card says that it ends on {card.ends}"
            + (f"; an item is of {max(heard)}" if goes_on else ""),
            card.ends,
            f"if {card.url} goes on, mend `ends` on the card",
        )
    elif heard and (today - max(heard)).days > card.max_quiet_days:
        yield Problem(
            "quiet",
            f"the newest item is of {max(heard)}; the card expects one every "
            f"{card.max_quiet_days} days",
            max(heard),
            f"see whether {card.url} is silent too",
        )
    if (today - latest.at.date()).days > LATE:
        yield Problem(
            "not_run_lately",
            f"the latest run was on {latest.at.date()}",
            latest.at.date(),
            f"`onrecord collect {card.name}`",
        )
