"""A source is judged by its card, its latest run and its own history.

The 200 histories, and what counts as found, are in benchmarks/health.py.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.collect.health import Verdict, judge
from onrecord.collect.health_volume import daily, drift, weekly
from onrecord.db.health import RunResult
from onrecord.spiders.base import SourceCard

TODAY = date(2024, 6, 30)
CARD = SourceCard(
    name="made_up", actor="GBR", publisher="Nobody", about="Made up.",
    url="https://example.org/", hosts=("example.org",), languages=("en",),
    timezone="UTC", kinds=("statement",), platform="feed",
    first_date=date(2000, 1, 1), terms="none", terms_url="", standing="active",
    items_per_week=14, max_quiet_days=7,
)  # fmt: skip


def run(days_ago: int, **values: Any) -> RunResult:
    at = datetime(2024, 6, 30, 6, tzinfo=UTC) - timedelta(days=days_ago)
    usual: dict[str, Any] = {"links": 20, "documents": 2, "new": 2, "newest": at.date()}
    return RunResult(source="made_up", at=at, **(usual | values))


WELL = [run(n) for n in range(200, 0, -1)]


def verdict(latest: RunResult, history: list[RunResult] = WELL) -> Verdict:
    return judge(CARD, history, latest, TODAY)


def kinds(found: Verdict) -> list[str]:
    return [problem.kind for problem in found.problems]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    file = Path(__file__).parent.parent / "benchmarks" / "health.py"
    spec = importlib.util.spec_from_file_location("health_benchmark", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


@pytest.mark.checkout
def test_two_hundred_histories_are_judged_rightly(benchmark: ModuleType) -> None:
    scores = benchmark.measured(1, step=3)
    assert sum(score.made for score in scores.values()) == 200

    def share(names: tuple[str, ...]) -> float:
        found = sum(scores[name].found for name in names)
        return float(found / sum(scores[name].made for name in names))

    assert share(benchmark.DROPS) >= 0.95, scores
    assert share(("slow rot",)) >= 0.95, scores
    assert share(benchmark.WELL) <= 0.05, scores


def test_a_source_that_does_as_ever_is_healthy() -> None:
    assert verdict(run(0)) == Verdict("healthy")


def test_a_source_without_a_run_was_never_tried() -> None:
    found = judge(CARD, [], None, TODAY)
    assert found.state == "never_tried"
    assert "--live" in found.problems[0].advice


def test_a_source_that_is_off_is_off_whatever_its_runs_say() -> None:
    card = replace(CARD, standing="barred", why_not="its terms forbid it")
    found = judge(card, WELL, run(0, outcome="failed"), TODAY)
    assert (found.state, found.problems[0].detail) == ("off", "its terms forbid it")


@pytest.mark.parametrize(
    ("values", "state", "kind"),
    [
        ({"outcome": "failed", "why": ("example.org has no address (DNS)",)},
         "broken", "unanswered"),
        ({"outcome": "failed", "statuses": {"503": 3}}, "broken", "publisher_error"),
        ({"outcome": "failed", "reasons": {"wrong_type": 1}}, "broken", "wrong_type"),
        ({"outcome": "failed", "statuses": {"403": 1}}, "blocked", "blocked"),
        ({"outcome": "failed", "reasons": {"challenge_page": 1}}, "blocked", "blocked"),
        ({"outcome": "failed", "why": ("https://example.org/robots.txt forbids it",)},
         "blocked", "blocked"),
        ({"links": 0, "new": 0, "documents": 0}, "broken", "zero_items"),
        ({"documents": 10, "repeated": 4}, "broken", "repeated"),
        ({"documents": 10, "empty": 4}, "broken", "empty"),
        ({"documents": 10, "undated": 4}, "broken", "undated"),
        ({"documents": 10, "untitled": 4}, "broken", "untitled"),
        ({"documents": 6, "quarantined": 4, "reasons": {"selector": 4}},
         "broken", "missing_fields"),
        ({"documents": 6, "quarantined": 4, "reasons": {"challenge_page": 4}},
         "blocked", "blocked"),
        ({"documents": 6, "quarantined": 4, "statuses": {"200": 6, "502": 4}},
         "broken", "publisher_error"),
        ({"documents": 6, "quarantined": 4, "reasons": {"wrong_type": 4}},
         "broken", "wrong_type"),
        ({"outcome": "partial", "why": ("one page did not answer",)},
         "healthy", "partial"),
    ],
)  # fmt: skip
def test_what_one_run_shows_is_named(
    values: dict[str, Any], state: str, kind: str
) -> None:
    found = verdict(run(0, **values))
    assert (found.state, kinds(found)) == (state, [kind])
    assert found.problems[0].since == TODAY
    assert found.problems[0].advice


def test_what_a_source_never_gave_is_not_missed() -> None:
    undated = [run(n, undated=2) for n in range(100, 0, -1)]
    assert verdict(run(0, documents=10, undated=10), undated).state == "healthy"


def test_one_bad_page_in_ten_is_no_fault_of_the_source() -> None:
    found = run(0, documents=9, quarantined=1, reasons={"selector": 1})
    assert verdict(found).state == "healthy"


def test_a_failure_is_known_since_its_first_run_in_the_row() -> None:
    failed = [run(n, outcome="failed") for n in (3, 2, 1)]
    history = [*WELL[:-3], *failed]
    assert verdict(run(0, outcome="failed"), history).since == date(2024, 6, 27)


def test_a_listing_that_shows_half_as_much_twice_is_cut() -> None:
    assert verdict(run(0, links=8)).state == "healthy"
    history = [*WELL[:-1], run(1, links=8)]
    assert kinds(verdict(run(0, links=8), history)) == ["listing_shrank"]


def test_quiet_is_not_broken() -> None:
    silent = [run(n, new=0, newest=date(2024, 6, 21)) for n in range(8, 0, -1)]
    found = verdict(run(0, new=0, newest=date(2024, 6, 21)), [*WELL[:-8], *silent])
    assert (found.state, kinds(found)) == ("quiet", ["quiet"])
    assert found.since == date(2024, 6, 21)


def test_silence_for_longer_than_a_holiday_is_broken() -> None:
    silent = [run(n, new=0, newest=date(2024, 5, 20)) for n in range(40, 0, -1)]
    found = verdict(run(0, new=0, newest=date(2024, 5, 20)), [*WELL[:-40], *silent])
    assert found.state == "broken"
    assert kinds(found)[0] == "silent"


def test_a_slow_slide_is_found_because_the_baseline_lags() -> None:
    """A baseline of the latest weeks would have followed it down."""
    slide = [run(n, new=20 if n > 84 else 15 + 5 * n // 84) for n in range(200, -1, -1)]
    found = drift(slide, 140, 7)
    assert found is not None
    assert (found.kind, round(found.usual)) == ("slow_rot", 140)


def test_a_run_with_dates_or_a_limit_says_nothing_about_volume() -> None:
    bounded = [replace(one, bounded=True, new=0) for one in WELL]
    assert drift(bounded, 14, 7) is None


def test_items_of_a_failed_run_count_with_the_next_whole_one() -> None:
    runs = [run(3), run(2, outcome="partial", new=1), run(1, new=5)]
    assert daily(runs) == {date(2024, 6, 28): 3.0, date(2024, 6, 29): 3.0}


def test_days_that_a_listing_did_not_reach_are_unknown_and_not_zero() -> None:
    runs = [run(10), run(0, new=6, oldest=date(2024, 6, 28))]
    days = daily(runs)
    assert [days[date(2024, 6, n)] for n in (21, 27, 28, 30)] == [None, None, 2.0, 2.0]
    assert weekly(days) == []


def test_a_source_that_has_ended_is_not_called_silent() -> None:
    ended = replace(CARD, ends=date(2024, 3, 31))
    frozen = {"new": 0, "newest": date(2024, 3, 28)}
    runs = [run(n, **(frozen if n < 94 else {})) for n in range(300, -1, -1)]
    assert not judge(CARD, runs[:-1], runs[-1], TODAY).is_well
    found = judge(ended, runs[:-1], runs[-1], TODAY)
    assert (found.state, kinds(found)) == ("healthy", ["ended"])
    assert "2024-03-31" in found.problems[0].detail
    goes_on = run(0, newest=date(2024, 6, 1))
    (note,) = judge(ended, runs[:-1], goes_on, TODAY).problems
    assert "an item is of 2024-06-01" in note.detail


def test_an_old_verdict_says_that_it_is_old() -> None:
    found = judge(CARD, WELL[:-20], WELL[-20], TODAY)
    assert "not_run_lately" in kinds(found)
