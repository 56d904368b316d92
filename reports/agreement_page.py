"""Voting agreement as one page that stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.reports import wording
from onrecord.reports.agreement import (
    PERMANENT_FIVE,
    Agreement,
    Basis,
    Choice,
    Relation,
    Section,
)
from onrecord.reports.agreement_charts import HeatMap, heat_map, panel
from onrecord.reports.agreement_contexts import (
    Page,
    SectionView,
    VetoLine,
    VoteLine,
    YearRow,
)
from onrecord.reports.agreement_formats import lead, percent
from onrecord.reports.agreement_rows import pair_name, partners, row, share
from onrecord.reports.pair_statistics import CAST, MINIMUM, Pair, is_unanimous
from onrecord.reports.recorded_votes import RecordedVote, Veto
from onrecord.reports.rendering import (
    environment,
    official_link,
    safe_link,
    shown,
    stylesheet,
)

PANELS = 10
"""Time lines at most."""
VOTES = 20
"""Votes listed at most, the latest."""
COLUMNS = 8
"""Actors whose choices are listed beside a vote, at most."""

_CHOICES = {"yes": "yes", "no": "no", "abstention": "abst.", "non_voting": "absent"}


def page(found: Agreement, names: Mapping[str, str], topic: str = "") -> Page:
    """The answer in words and drawings. ``names`` are the actors' names by id."""
    return Page(
        heading=shown(_heading(found.choice, names)),
        lead=shown(lead(found, names)),
        choices=_choices(found.choice, names, topic),
        sections=tuple(
            _section(section, names, place)
            for place, section in enumerate(found.sections, 1)
        ),
        vetoes=tuple(_veto(veto, names) for veto in found.vetoes),
        imported=tuple(shown(one) for one in found.imported),
        minimum=MINIMUM,
        yes_no_only=found.choice.yes_no_only,
    )


def html(shown_page: Page) -> str:
    """One page that needs no other file; only its own style sheet is allowed to it."""
    css, digest = stylesheet()
    template = environment().get_template("agreement.html")
    return template.render(page=shown_page, css=css, css_digest=digest)


def _heading(choice: Choice, names: Mapping[str, str]) -> str:
    if not choice.actors and set(choice.matrix) == set(PERMANENT_FIVE):
        return "How the permanent five vote beside each other"
    listed = [names.get(one, one) for one in choice.actors or choice.matrix]
    if len(choice.actors) == 1:
        return f"Whom {listed[0]} votes with"
    if len(listed) > 6:
        return f"How {len(listed)} actors vote beside each other"
    return f"How {wording.listed(listed)} vote beside each other"


def _choices(
    choice: Choice, names: Mapping[str, str], topic: str
) -> tuple[tuple[str, str], ...]:
    period = " ".join(
        part
        for given, part in (
            (choice.since, f"from {wording.day(choice.since)}"),
            (choice.until, f"to {wording.day(choice.until)}"),
        )
        if given
    )
    abstention = (
        "left out, with the vote: yes and no alone are compared"
        if choice.yes_no_only
        else "a choice of its own: two abstentions agree, abstention and yes do not"
    )
    said = (
        ("Body", names.get(choice.body, choice.body)),
        ("Topic", topic),
        ("Period", period),
        ("Abstention", abstention),
        ("Absence", "left out, and counted: it says nothing about a position"),
        (
            "Unanimous votes",
            "left out" if choice.contested else "counted, and shown apart",
        ),
    )
    return tuple((what, shown(words)) for what, words in said if words)


def _section(section: Section, names: Mapping[str, str], place: int) -> SectionView:
    basis = section.basis
    body = names.get(section.body, section.body) or "Body not named"
    panels, panels_out = _panels(section)
    differing = [vote for vote in section.votes if _differ(vote, section.matrix)]
    columns = section.matrix[:COLUMNS]
    return SectionView(
        anchor=f"body-{place}",
        heading=shown(body),
        says=_says(section),
        figures=_figures(basis),
        split=any(is_unanimous(vote.ballots) for vote in section.votes),
        partners=tuple(
            partners(one, found, names, f"body-{place}-{number}", body)
            for number, (one, found) in enumerate(section.partners.items(), 1)
        ),
        heats=_heats(section, names, place),
        pairs=tuple(
            row(one, names, both=True) for one in section.relations.values()
        ),
        panels=tuple(
            panel(one, pair_name(one, names), f"body-{place}-line-{number}")
            for number, one in enumerate(panels, 1)
        ),
        panels_out=panels_out,
        panel_names=tuple(pair_name(one, names) for one in panels),
        years=_years(panels),
        actors=tuple(shown(names.get(one, one)) for one in columns),
        votes=tuple(_vote(vote, columns) for vote in differing[: -VOTES - 1 : -1]),
        differing=len(differing),
        missing=shown(wording.listed([names.get(o, o) for o in section.missing])),
    )  # fmt: skip


def _figures(basis: Basis) -> tuple[tuple[str, str, str], ...]:
    """(what, figure, of what)"""
    held = basis.recorded - basis.filed
    days = " to ".join(wording.short_day(day) for day in dict.fromkeys(basis.days))
    return (
        ("Documents of the record", wording.number(basis.documents), days),
        (
            "Without a recorded vote",
            wording.number(basis.not_recorded),
            _part(basis.not_recorded, basis.documents),
        ),
        (
            "Recorded votes",
            wording.number(basis.recorded),
            f"{wording.number(basis.filed)} of them from files"
            if basis.filed
            else _part(held, basis.documents),
        ),
        (
            "Of them unanimous",
            wording.number(basis.unanimous),
            _part(basis.unanimous, basis.recorded),
        ),
    )


def _part(count: int, of: int) -> str:
    return percent(count / of) if of else ""


def _says(section: Section) -> str:
    basis = section.basis
    said = f"The numbers are counted over {wording.count(len(section.votes), 'vote')}"
    if len(section.votes) < basis.recorded:
        said += f"; {wording.count(basis.unanimous, 'unanimous one')} left out as asked"
    if basis.tally_only:
        said += (
            f"; of {wording.count(basis.tally_only, 'more vote')} "
            "the tally is held, and not who voted how"
        )
    if basis.filed_without_vote:
        said += (
            f"; of {wording.count(basis.filed_without_vote, 'document')} "
            "a file says that there was no vote"
        )
    if basis.unknown:
        said += (
            f"; of {wording.count(basis.unknown, 'document')} "
            "the record does not say how it was adopted"
        )
    if basis.doubled:
        said += (
            f"; {wording.count(basis.doubled, 'ballot')} left out, because two that "
            "differ stand under one name"
        )
    return said + "."


def _heats(
    section: Section, names: Mapping[str, str], place: int
) -> tuple[HeatMap, ...]:
    if len(section.matrix) < 2:
        return ()
    whole = {pair: (one.whole.alike, one.whole.n)
             for pair, one in section.relations.items()}  # fmt: skip
    split = {pair: (one.whole.contested, one.whole.n_contested)
             for pair, one in section.relations.items()}  # fmt: skip
    maps = [heat_map(section.matrix, whole, names, "Identical, of all votes counted",
                     f"body-{place}-heat-1")]  # fmt: skip
    if any(one.whole.unanimous for one in section.relations.values()):
        maps.append(heat_map(section.matrix, split, names,
                             "Identical, without unanimous votes",
                             f"body-{place}-heat-2"))  # fmt: skip
    return tuple(maps)


def _panels(section: Section) -> tuple[list[Relation], int]:
    found = list(section.relations.values())
    if len(section.partners) == 1:
        asked = next(iter(section.partners))
        found = [one for one in found if asked in (one.actor, one.partner)]
    found = [one for one in found if len(one.years) > 1]
    return found[:PANELS], max(0, len(found) - PANELS)


def _years(panels: Sequence[Relation]) -> tuple[YearRow, ...]:
    of_pair = [dict(one.years) for one in panels]
    years = sorted({year for found in of_pair for year in found})
    return tuple(
        YearRow(year, tuple(_year_cell(found.get(year)) for found in of_pair))
        for year in years
    )


def _year_cell(pair: Pair | None) -> str:
    if pair is None:
        return "no vote"
    return f"{share(pair.alike)}, n {pair.n:,}"


def _differ(vote: RecordedVote, actors: Sequence[str]) -> bool:
    chosen = {vote.ballots.get(one, "") for one in actors}
    return len(chosen & set(CAST)) > 1


def _vote(vote: RecordedVote, actors: Sequence[str]) -> VoteLine:
    choices = tuple(vote.ballots.get(one, "") for one in actors)
    return VoteLine(
        day=wording.short_day(vote.day),
        symbol=shown(vote.symbol),
        href=official_link(vote.symbol) or safe_link(vote.address),
        title=shown(vote.title),
        choices=choices,
        words=tuple(_CHOICES.get(choice, "·") for choice in choices),
    )


def _veto(veto: Veto, names: Mapping[str, str]) -> VetoLine:
    return VetoLine(
        day=wording.day(veto.day),
        symbol=shown(veto.symbol),
        href=official_link(veto.symbol) or safe_link(veto.address),
        title=shown(veto.title),
        by=shown(wording.listed([names.get(one, one) for one in veto.vetoed_by])),
        tally=wording.tally(*veto.tally),
        source_href=safe_link(veto.url),
        digest=veto.digest,
        fetched=wording.moment(veto.fetched_at),
    )
