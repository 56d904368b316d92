"""The position brief: whose words, which votes, what is counted, what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import psycopg
import pytest
from brief_record import CALL, LONGER, MAIL, TOPIC, Conn, Record, two_states
from psycopg.conninfo import make_conninfo

from onrecord.db.connect import connect
from onrecord.reports.brief import Ask, brief
from onrecord.reports.brief_contexts import Brief
from onrecord.reports.brief_topics import UnknownTopic, asked_topics


@pytest.fixture(scope="module")
def held(template: str) -> Iterator[Conn]:
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute("CREATE DATABASE brief TEMPLATE template")
    with connect(make_conninfo(template, dbname="brief")) as conn:
        conn.autocommit = True
        two_states(Record(conn))
        yield conn
    with psycopg.connect(template, autocommit=True) as admin:
        admin.execute("DROP DATABASE brief WITH (FORCE)")


@pytest.fixture(scope="module")
def france(held: Conn) -> Brief:
    return of(held, "FRA")


def of(conn: Conn, *actors: str, topic: str = "Ceasefires", **choice: object) -> Brief:
    return brief(conn, Ask(actors, asked_topics(conn, [topic]), **choice))  # type: ignore[arg-type]


def quotes(found: Brief, place: int = 0) -> list[str]:
    return [one.text for period in found.periods for one in period.columns[place]]


def test_passages_are_the_actors_own_words_as_printed(france: Brief) -> None:
    said = quotes(france)
    assert CALL in said
    assert LONGER in said
    assert "We regret that no ceasefire holds in the valley this winter." in said
    assert MAIL not in said
    assert not [text for text in said if "overdue" in text or "Others urge" in text]


def test_who_speaks_and_for_whom_stand_beside_the_words(france: Brief) -> None:
    (one,) = [
        p for period in france.periods for p in period.columns[0] if p.text == CALL
    ]
    assert (one.who, one.behalf) == ("Anne Test, Minister", "Group of Friends")
    assert (one.day, one.place) == ("1 March 2019", "paragraph 1")
    assert one.why == "“Ceasefires”, “call on”, “agree to an”"


def test_a_question_in_a_press_briefing_is_nobodys_position(france: Brief) -> None:
    said = quotes(france)
    assert (
        "We welcome the ceasefire that was agreed to in the valley on Monday." in said
    )
    assert not [text for text in said if text.startswith("Why do you condemn")]
    assert any("several speakers" in one for one in france.sides[0].missing)


def test_years_come_newest_first_and_undated_last(france: Brief) -> None:
    assert [period.label for period in france.periods] == [
        "2022", "2021", "2020", "2019", "Undated",
    ]  # fmt: skip


def test_words_that_others_report_stand_apart(france: Brief) -> None:
    one, other = france.sides[0].reported
    assert (one.text, one.speaker) == ("a ceasefire is overdue", "France")
    assert other.text == "a ceasefire is no"
    assert one.source
    assert one.sure == "90 %"


def test_votes_are_counted_body_by_body(france: Brief) -> None:
    assembly, council = france.bodies
    assert assembly.rows == (("France", ("10", "0", "0", "1", "1", "0")),)
    assert "14 acts" in assembly.says
    assert "12 recorded votes with ballots" in assembly.says
    assert "2 adopted without a vote" in assembly.says
    assert council.rows == (("France", ("1", "1", "0", "0", "0", "0")),)


def test_a_vote_stands_beside_its_outcome_and_tally(france: Brief) -> None:
    draft = next(vote for vote in france.votes if vote.symbol == "S/2023/9")
    assert draft.choices[0].words == "against"
    assert draft.outcome == "Not adopted, vetoed by France"
    assert draft.tally == "1-1-0"
    absent = next(vote for vote in france.votes if vote.symbol == "A/RES/75/11")
    assert absent.choices[0].words == "listed as not voting"
    assert "A/RES/75/13" not in {vote.symbol for vote in france.votes}


def test_everything_lists_what_was_adopted_without_a_vote_too(held: Conn) -> None:
    found = of(held, "FRA", everything=True)
    silent = next(vote for vote in found.votes if vote.symbol == "A/RES/75/13")
    assert silent.choices[0].words == "no recorded vote"
    assert len(found.votes) == 16


def test_a_rejected_draft_is_not_the_councils_word(held: Conn) -> None:
    said = quotes(of(held, "ORG:UN:SC"))
    assert said == [
        "Demands that all parties respect the ceasefire in the whole region;"
    ]


def test_what_is_submitted_in_a_groups_name_is_no_statement_of_it(held: Conn) -> None:
    found = of(held, "GROUP:G77")
    assert quotes(found) == []
    (one,) = found.sides[0].sponsored
    assert (one.symbol, one.how) == ("A/RES/75/14", "submitted in its name")


def test_sponsorships_are_listed(france: Brief) -> None:
    assert [one.symbol for one in france.sides[0].sponsored] == [
        "A/RES/75/2", "A/RES/75/1",
    ]  # fmt: skip


def test_partners_have_n_and_interval_or_are_withheld(france: Brief) -> None:
    (assembly, council) = france.sides[0].partners
    by_name = {row.name: row for row in assembly.nearest}
    assert by_name["United Kingdom"].alike == "80.0 %"
    assert by_name["United Kingdom"].n == "10"
    assert by_name["United Kingdom"].interval
    assert by_name["United States"].alike == "0 %"
    assert council.nearest == ()
    assert "fewer than 10" in council.withheld


def test_wording_is_compared_between_two_periods(france: Brief) -> None:
    wording = france.sides[0].wording
    assert wording
    assert wording.pair
    assert "2 statements" in wording.early
    assert wording.pair.early.text == CALL
    assert wording.pair.late.text == LONGER
    put_in = [piece.text.strip() for piece in wording.pair.pieces if piece.kind == "in"]
    assert put_in == ["and lasting"]
    assert not [piece for piece in wording.pair.pieces if piece.kind == "out"]
    went = {(row.word, row.change) for row in wording.rows}
    assert ("call on", "less often") in went


def test_what_was_not_collected_is_said(france: Brief) -> None:
    side = france.sides[0]
    text = " ".join(side.missing)
    assert "fr_unseen" in text
    assert "1 document of France is held by the title alone" in text
    assert "no meeting records" in text
    assert {row.source: row.documents for row in side.coverage} == {
        "fr_test": "10", "fr_unseen": "nothing collected", "un_test": "16",
    }  # fmt: skip


def test_what_is_held_by_the_title_alone_is_listed(france: Brief) -> None:
    (one,) = france.sides[0].titles
    assert (one.title, one.day) == ("Title of s-title", "1 April 2022")
    assert france.sources[one.source - 1].digest


def test_two_actors_stand_side_by_side(held: Conn) -> None:
    found = of(held, "FRA", "GBR")
    assembly = found.bodies[0]
    assert assembly.compared == (
        "Both cast a ballot in 10 votes: the same one in 8, different ones in 2. "
        "In 2 recorded votes one or both cast none."
    )
    beside = {vote.symbol: vote.beside for vote in found.votes}
    assert beside["S/2023/9"] == "different"
    assert beside["A/RES/75/11"] == "one absent"
    assert "France said that “a ceasefire is overdue”, and left." in quotes(found, 1)
    assert all(len(period.columns) == 2 for period in found.periods)


def test_a_chosen_period_holds_nothing_else(held: Conn) -> None:
    found = of(held, "FRA", since=date(2021, 1, 1), until=date(2021, 12, 31))
    assert [period.label for period in found.periods] == ["2021"]
    assert found.bodies == ()
    assert any("without a date" in one for one in found.sides[0].missing)


def test_every_line_leads_to_address_copy_digest_and_citation(france: Brief) -> None:
    numbers = {p.source for period in france.periods for p in period.columns[0]}
    numbers |= {vote.source for vote in france.votes}
    assert numbers <= {one.number for one in france.sources}
    assert [one.number for one in france.sources] == list(
        range(1, len(france.sources) + 1)
    )
    for one in france.sources:
        assert one.href.startswith("https://")
        assert len(one.digest) == 64
        assert one.command.startswith("onrecord archive show a.warc.gz ")
        assert one.citation


def test_an_organisation_has_no_votes(held: Conn) -> None:
    found = of(held, "ORG:UN:SC")
    assert found.bodies == ()
    assert found.votes == ()
    assert "no state" in found.votes_says
    assert "no state" in found.sides[0].partners_says


def test_an_empty_brief_says_what_was_looked_for(held: Conn) -> None:
    found = of(held, "PER", topic="Tests of briefs")
    assert found.is_empty
    assert any("Peru" in one and "0 documents" in one for one in found.looked_for)
    assert any(
        "General Assembly: 14 acts, 0 of them" in one for one in found.looked_for
    )


def test_topics_go_by_heading_theme_id_and_the_names_of_states(held: Conn) -> None:
    by_id = asked_topics(held, [TOPIC])
    assert by_id.ids == (TOPIC,)
    assert "Ceasefires" in by_id.terms["en"]
    assert asked_topics(held, ["Syria"]).labels == ("Syrian Arab Republic",)
    both = asked_topics(held, ["ceasefires", "Nuclear disarmament"])
    assert both.labels == ("Ceasefires", "Nuclear disarmament")
    assert both.themes == ("Nuclear disarmament",)


def test_the_nearest_topics_are_named(held: Conn) -> None:
    with pytest.raises(UnknownTopic) as raised:
        asked_topics(held, ["ceasefire talks"])
    assert "Ceasefires" in raised.value.near


def test_the_same_record_gives_the_same_brief(held: Conn, france: Brief) -> None:
    assert of(held, "FRA") == france
