"""How far two voters chose alike: counted by hand, withheld below ten."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.pair_statistics import (
    Pair,
    cast_by_voter,
    is_unanimous,
    pair,
    places,
    wilson,
)

Ballots = Mapping[str, str]
LETTERS = {"y": "yes", "n": "no", "a": "abstention", "x": "non_voting"}


def votes(**of: str) -> list[Ballots]:
    """Votes from one word an actor, a letter a vote: yes, no, abstention, x, dot."""
    (count,) = {len(word) for word in of.values()}
    return [
        {who: LETTERS[word[k]] for who, word in of.items() if word[k] != "."}
        for k in range(count)
    ]


def counted(one: str, other: str, third: str = "", *, yes_no_only: bool = False,
            minimum: int = 1) -> Pair:  # fmt: skip
    held = votes(one=one, other=other, third=third or "." * len(one))
    cast = cast_by_voter(held)
    unanimous = places(k for k, vote in enumerate(held) if is_unanimous(vote))
    return pair(
        cast["one"], cast["other"], (1 << len(held)) - 1, unanimous,
        yes_no_only=yes_no_only, minimum=minimum,
    )  # fmt: skip


def test_a_pair_is_counted_as_by_hand() -> None:
    #               alike y,y  n,n  a,a; opposed y-n, n-y; near y-a; alone x, dot
    found = counted("yynnaynyyy.", "yynnanyaax.")
    assert (found.n, found.identical, found.opposed) == (9, 5, 2)
    assert (found.one_absent, found.one_unlisted) == (1, 0)
    assert found.alike
    assert found.alike.share == pytest.approx(5 / 9)
    assert found.against
    assert found.against.share == pytest.approx(2 / 9)


def test_an_abstention_is_a_choice_unless_it_is_left_out() -> None:
    three = counted("yyaan", "yaaan")
    assert (three.n, three.identical, three.abstentions_out) == (5, 4, 0)
    two = counted("yyaan", "yaaan", yes_no_only=True)
    assert (two.n, two.identical, two.abstentions_out) == (2, 2, 3)


def test_absence_is_no_disagreement_and_is_counted() -> None:
    found = counted("yyyy", "yx.n")
    assert (found.n, found.identical, found.opposed) == (2, 1, 1)
    assert (found.one_absent, found.one_unlisted) == (1, 1)


def test_unanimous_votes_are_told_apart() -> None:
    found = counted("yyyn", "yyyy", third="yn.y")
    assert (found.n, found.unanimous, found.n_contested) == (4, 2, 2)
    assert found.contested
    assert found.contested.share == pytest.approx(1 / 2)


def test_one_who_is_absent_breaks_no_unanimity() -> None:
    assert is_unanimous({"a": "yes", "b": "non_voting"})
    assert not is_unanimous({"a": "yes", "b": "abstention"})
    assert not is_unanimous({"a": "non_voting"})


def test_a_share_of_nine_votes_is_withheld_and_of_ten_it_is_shown() -> None:
    nine, ten = counted("y" * 9, "y" * 9, minimum=10), counted("y" * 10, "y" * 10,
                                                               minimum=10)  # fmt: skip
    assert (nine.n, nine.withheld, nine.alike, nine.s, nine.against) == (
        9, True, None, None, None,
    )  # fmt: skip
    assert (ten.n, ten.withheld) == (10, False)
    assert ten.contested is None


def test_the_interval_is_wilsons() -> None:
    # From the formula with z = 1.96, worked out by hand for 8 of 10.
    rate = wilson(8, 10)
    assert (rate.share, round(rate.low, 3), round(rate.high, 3)) == (0.8, 0.490, 0.943)
    assert (wilson(0, 10).low, wilson(10, 10).high) == (0.0, 1.0)
    assert round(wilson(10, 10).low, 3) == 0.722


def test_scores_beyond_chance_are_as_by_hand() -> None:
    # 4 yes-yes, 1 yes-no, 1 no-yes, 4 no-no: seen .8, by chance .5.
    found = counted("yyyyynnnnn", "yyyynynnnn")
    assert found.kappa == pytest.approx(0.6)
    assert found.pi == pytest.approx(0.6)
    assert found.s == pytest.approx(1 - 2 * 4 / 20)
    # Rows: yes .5, no .5; columns: yes 1. Seen .5, by chance .5, by pi .625.
    skew = counted("yyyyynnnnn", "yyyyyyyyyy")
    assert skew.kappa == pytest.approx(0.0)
    assert skew.pi == pytest.approx((0.5 - 0.625) / (1 - 0.625))


def test_where_chance_alone_gives_everything_no_score_is_made_up() -> None:
    found = counted("y" * 12, "y" * 12)
    assert (found.pi, found.kappa, found.s) == (None, None, 1.0)


@given(
    st.lists(st.tuples(st.sampled_from("ynax."), st.sampled_from("ynax.")), max_size=90)
)
def test_bits_count_as_a_loop_does(ballots: list[tuple[str, str]]) -> None:
    one = "".join(a for a, _ in ballots) + "y"
    other = "".join(b for _, b in ballots) + "y"
    found = counted(one, other)
    both = [p for p in zip(one, other, strict=True) if not set(p) & set("x.")]
    assert found.n == len(both)
    assert found.identical == sum(a == b for a, b in both)
    assert found.opposed == sum({a, b} == {"y", "n"} for a, b in both)
    alone = [p for p in zip(one, other, strict=True)
             if (p[0] in "yna") != (p[1] in "yna")]  # fmt: skip
    assert found.one_absent == sum("x" in p for p in alone)
    assert found.one_unlisted == sum("." in p for p in alone)
