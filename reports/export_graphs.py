"""Who cites what, and who votes with whom, as GraphML.

GraphML of the program's own making: nodes and edges are streamed, and every text is
escaped in one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final, TextIO
from xml.sax.saxutils import quoteattr

from psycopg import Connection

from onrecord import vocabularies
from onrecord.db import agreement
from onrecord.db import export as held
from onrecord.reports.export_rows import without_controls
from onrecord.reports.paging import PageNames
from onrecord.reports.pair_statistics import cast_by_voter, is_unanimous, pair, places
from onrecord.reports.recorded_votes import (
    RecordedVote,
    each_once,
    has_ballots,
    recorded,
)
from onrecord.vocabularies.country_codes import codes_on

_TYPES: Final = {str: "string", int: "int", float: "double", bool: "boolean"}


class GraphMl:
    """One graph; keys are declared first, then nodes and edges in any order."""

    def __init__(
        self,
        file: TextIO,
        directed: bool,
        nodes: Mapping[str, type],
        edges: Mapping[str, type],
    ) -> None:
        self._file = file
        self._edges = 0
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        )
        for domain, keys in (("node", nodes), ("edge", edges)):
            for name, kind in keys.items():
                file.write(
                    f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" '
                    f'attr.type="{_TYPES[kind]}"/>\n'
                )
        default = "directed" if directed else "undirected"
        file.write(f'<graph edgedefault="{default}">\n')

    def node(self, id: str, **data: Any) -> None:
        self._file.write(f"<node id={_quoted(id)}>{_data('node', data)}</node>\n")

    def edge(self, source: str, target: str, **data: Any) -> None:
        self._edges += 1
        self._file.write(
            f'<edge id="e{self._edges}" source={_quoted(source)} '
            f"target={_quoted(target)}>{_data('edge', data)}</edge>\n"
        )

    def close(self) -> None:
        self._file.write("</graph>\n</graphml>\n")


def _quoted(text: str) -> str:
    return quoteattr(without_controls(text))


def _data(domain: str, data: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{_value(value)}</data>'
        for name, value in data.items()
        if value is not None and value != ""
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = without_controls(str(value))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def write_graphs(
    conn: Connection[Any], folder: Path, ids: Sequence[int]
) -> Iterator[str]:
    """citations.graphml and covoting-<body>.graphml; a line about each when written."""
    with (folder / "citations.graphml").open("w", encoding="utf-8", newline="\n") as f:
        nodes, edges = _citations(conn, f, ids)
    yield f"citations.graphml: {nodes:,} nodes, {edges:,} edges"
    names = PageNames()
    for body, votes in sorted(_votes(conn, ids).items()):
        name = f"covoting-{names.name(body or 'no body')}.graphml"
        with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
            nodes, edges = _covoting(file, votes)
        yield f"{name}: {nodes:,} nodes, {edges:,} edges"


def _citations(
    conn: Connection[Any], file: TextIO, ids: Sequence[int]
) -> tuple[int, int]:
    """Documents and the symbols they cite, held or not."""
    graph = GraphMl(
        file,
        directed=True,
        nodes={
            "symbol": str, "title": str, "kind": str, "body": str, "dated_on": str,
            "held": bool,
        },
        edges={"part": str, "function": str, "n": int},
    )  # fmt: skip
    edges = 0
    selected: set[str] = set()
    for rows in held.batches(conn, "documents", ids):
        for row in rows:
            selected.add(row[0])
            graph.node(
                row[0], symbol=row[3], title=row[5], kind=row[4], body=row[6],
                dated_on=row[12], held=True,
            )  # fmt: skip
    others: set[str] = set()
    for rows in held.citation_edges(conn, ids):
        for citing, symbol, cited, part, function, times in rows:
            edges += 1
            # A document outside the selection is told by its symbol, as one not held.
            target = cited if cited in selected else f"symbol:{symbol}"
            if target != cited and target not in others:
                others.add(target)
                graph.node(target, symbol=symbol, held=bool(cited))
            graph.edge(citing, target, part=part, function=function, n=times)
    graph.close()
    return len(selected) + len(others), edges


def _votes(conn: Connection[Any], ids: Sequence[int]) -> dict[str, list[RecordedVote]]:
    chosen = set(ids)
    found: dict[str, list[RecordedVote]] = defaultdict(list)
    for act in each_once([act for act in agreement.acts(conn) if act.id in chosen]):
        if has_ballots(act):
            found[act.body].append(recorded(act))
    return found


def _covoting(file: TextIO, votes: Sequence[RecordedVote]) -> tuple[int, int]:
    """Every two actors that both cast a ballot, with the numbers of `agreement`."""
    graph = GraphMl(
        file,
        directed=False,
        nodes={"name": str, "iso3": str, "cow": int, "m49": int, "votes": int},
        edges={
            "n": int, "identical": int, "opposed": int, "unanimous": int,
            "agreement": float, "low": float, "high": float, "contested_n": int,
            "contested_agreement": float, "s": float, "kappa": float,
        },
    )  # fmt: skip
    cast = cast_by_voter([vote.ballots for vote in votes])
    everything = (1 << len(votes)) - 1
    unanimous = places(k for k, v in enumerate(votes) if is_unanimous(v.ballots))
    voters = sorted(voter for voter in cast if cast[voter].part)
    for voter in voters:
        actor, codes = vocabularies.actors().get(voter), codes_on(voter, None)
        graph.node(
            voter,
            name=actor.name() if actor else voter,
            iso3=voter if codes else None,
            cow=codes.cow if codes else None,
            m49=codes.m49 if codes else None,
            votes=cast[voter].part.bit_count(),
        )
    edges = 0
    for one, other in combinations(voters, 2):
        both = pair(cast[one], cast[other], everything, unanimous)
        if not both.n:
            continue
        edges += 1
        graph.edge(
            one,
            other,
            n=both.n,
            identical=both.identical,
            opposed=both.opposed,
            unanimous=both.unanimous,
            agreement=both.alike and both.alike.share,
            low=both.alike and both.alike.low,
            high=both.alike and both.alike.high,
            contested_n=both.n_contested,
            contested_agreement=both.contested and both.contested.share,
            s=both.s,
            kappa=both.kappa,
        )
    graph.close()
    return len(voters), edges
