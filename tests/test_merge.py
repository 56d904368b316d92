"""Merging renditions: what is chosen, what is listed, whatever the order."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onrecord.annotate.merge import merge
from onrecord.annotate.names import UnknownActor, vote_cells
from onrecord.annotate.renditions import Rendition

PLAIN: dict[str, Any] = {
    "kind": "resolution",
    "symbol": "S/RES/9001 (2031)",
    "body": "ORG:UN:SC",
    "actor": "ORG:UN:SC",
    "adopted_on": "2031-02-03",
    "outcome": "adopted",
    "sponsors": [],
    "additional_sponsors": [],
    "subjects": [],
    "related": [],
}


def rendition(number: int, role: str = "text", language: str = "en", **facts: Any) -> (
    Rendition
):  # fmt: skip
    return Rendition(
        id=number,
        revision_id=number if role == "text" else None,
        role=role,
        language=language,
        url=f"https://source.example/{number}",
        fetched_at=datetime(2031, 3, number, tzinfo=UTC),
        facts=PLAIN | facts,
    )


def vote(*cells: tuple[str, str], **counts: int) -> dict[str, Any]:
    return {"cells": [list(cell) for cell in cells], "counts": counts}


def test_the_order_of_arrival_changes_nothing() -> None:
    renditions = [
        rendition(1, title="On the water supply"),
        rendition(2, language="fr", title="Sur l'eau", adopted_on="2031-02-04"),
        rendition(3, "extract", title="On the water-supply", sponsors=["FRANCE"]),
    ]
    results = [merge(order) for order in itertools.permutations(renditions)]
    assert all(result == results[0] for result in results)


def test_english_text_is_chosen_and_the_extract_is_listed_beside_it() -> None:
    merged = merge(
        [
            rendition(1, title="On water"),
            rendition(2, "extract", title="On the water"),
        ]
    )
    assert merged.columns["title"] == "On water"
    [found] = merged.discrepancies
    assert found.field == "title"
    assert {(a.says, a.origin) for a in found.accounts} == {
        ("On water", "text"),
        ("On the water", "extract"),
    }


def test_titles_in_other_languages_do_not_contradict_each_other() -> None:
    merged = merge(
        [rendition(1, title="Water"), rendition(2, language="fr", title="Eau")]
    )
    assert merged.discrepancies == []


def test_dates_in_other_languages_do_contradict_each_other() -> None:
    merged = merge([rendition(1), rendition(2, language="ru", adopted_on="2031-02-05")])
    assert [d.field for d in merged.discrepancies] == ["adopted_on"]
    assert merged.columns["adopted_on"] == date(2031, 2, 3)


@pytest.mark.parametrize("with_text", [True, False])
def test_a_title_that_names_another_resolution_is_listed(with_text: bool) -> None:
    wrong = "Security Council resolution 9000 (2031) [on the water supply]"
    renditions = [rendition(2, "extract", title=wrong)]
    if with_text:
        renditions.append(rendition(1))
    [found] = merge(renditions).discrepancies
    assert (found.field, found.chosen) == ("number_in_title", "S/RES/9001 (2031)")
    assert [(a.says, a.origin) for a in found.accounts if a.origin == "extract"] == [
        ("S/RES/9001 (2031)", "extract"),
        ("S/RES/9000 (2031)", "extract"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Security Council resolution 9001 (2031) [on amending resolution 9000 (2031)]",
        "On Security Council resolution 9000 (2031)",
    ],
)
def test_a_title_may_speak_of_other_resolutions(title: str) -> None:
    assert merge([rendition(1, title=title)]).discrepancies == []


def test_votes_of_the_extract_are_shown_and_a_differing_cell_is_named() -> None:
    merged = merge(
        [
            rendition(1, vote=vote(("yes", "FRANCE"), ("yes", "CHINA"))),
            rendition(2, "extract", vote=vote(("yes", "FRANCE"), ("no", "CHINA"))),
        ]
    )
    principal = merged.votes[0]
    assert (principal.origin, principal.total("no")) == ("extract", 1)
    [found] = [d for d in merged.discrepancies if d.field == "vote"]
    assert "CHN yes" in " ".join(a.says for a in found.accounts)


def test_the_same_vote_in_another_print_order_is_no_discrepancy() -> None:
    merged = merge(
        [
            rendition(1, vote=vote(("yes", "FRANCE"), ("yes", "CHINA"))),
            rendition(2, "extract", vote=vote(("yes", "CHINA"), ("yes", "FRANCE"))),
        ]
    )
    assert merged.discrepancies == []
    assert len(merged.votes) == 2


def test_printed_totals_that_do_not_fit_the_cells_are_listed() -> None:
    merged = merge([rendition(1, vote=vote(("yes", "FRANCE"), yes=15))])
    [found] = merged.discrepancies
    assert found.field == "vote_count"
    assert "prints 15, lists 1" in found.accounts[0].says


def test_a_name_over_two_cells_is_one_ballot_and_two_cells() -> None:
    merged = merge([rendition(1, vote=vote(("yes", "CÔTE."), ("yes", "D'IVOIRE")))])
    cells = merged.votes[0].cells
    assert [(c.printed, c.actor_id) for c in cells] == [
        ("CÔTE.", "CIV"),
        ("D'IVOIRE", ""),
    ]
    assert merged.votes[0].total("yes") == 1
    assert "split over two cells" in merged.discrepancies[0].accounts[0].says


def test_an_unknown_member_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownActor, match="RURITANIA"):
        vote_cells([("yes", "FRANCE"), ("no", "RURITANIA")], None)


@pytest.mark.parametrize(
    ("yes", "expected"),
    [(9, ["USA"]), (8, [])],
    ids=["nine in favour: a veto", "eight in favour: it failed by itself"],
)
def test_a_veto_is_a_negative_vote_that_keeps_a_draft_from_adoption(
    yes: int, expected: list[str]
) -> None:
    names = [
        "FRANCE", "CHINA", "ALBANIA", "BRAZIL", "ECUADOR", "GABON", "GHANA", "JAPAN",
        "MALTA",
    ]  # fmt: skip
    cells = [("yes", name) for name in names[:yes]] + [("no", "UNITED STATES")]
    draft = rendition(1, outcome="not_adopted", vote=vote(*cells))
    assert merge([draft]).columns["vetoed_by"] == expected


def test_without_ballots_the_source_names_who_vetoed() -> None:
    said = (
        "The draft resolution was not adopted due to the negative vote of 2 permanent "
        "members of the Security Council (China and Russian Federation)."
    )
    draft = rendition(1, outcome="not_adopted", adoption=said, vetoed=True)
    assert merge([draft]).columns["vetoed_by"] == ["CHN", "RUS"]
    unsaid = rendition(1, outcome="not_adopted", adoption=said)
    assert merge([unsaid]).columns["vetoed_by"] == []


def test_a_corrigendum_never_replaces_the_full_text() -> None:
    whole = rendition(1)
    correction = rendition(2, related=[["corrects", "S/RES/9001 (2031)"]])
    assert merge([correction, whole]).revisions == [2, 1]


def test_nothing_to_merge_is_an_error() -> None:
    with pytest.raises(ValueError, match="without renditions"):
        merge([])
