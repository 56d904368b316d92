"""M49 and Correlates of War numbers of states, by day."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.reports.export_rows import codes_of
from onrecord.vocabularies import actors
from onrecord.vocabularies.country_codes import codes_on, country_codes


@pytest.mark.parametrize(
    ("actor", "on", "cow", "m49", "name"),
    [
        ("FRA", date(2024, 1, 1), 220, 250, "France"),
        ("DEU", date(1990, 10, 2), 260, 280, "Federal Republic of Germany"),
        ("DEU", date(1990, 10, 3), 255, 276, "Germany"),
        ("DDR", date(1980, 1, 1), 265, 278, "German Democratic Republic"),
        ("YEM", date(1980, 1, 1), 678, 886, "Yemen"),
        ("YEM", date(1990, 5, 22), 679, 887, "Yemen"),
        ("SDN", date(2011, 7, 9), 625, 729, "Sudan"),
        ("SDN", date(2011, 7, 8), 625, 736, "Sudan"),
        ("COD", date(1985, 1, 1), 490, 180, "Zaire"),
        ("CHN", date(1960, 1, 1), None, 156, "China"),
        ("CHN", date(1971, 10, 25), 710, 156, "China"),
        ("YUG", date(1991, 1, 1), 345, 890, "Yugoslavia"),
        ("YUG", date(1999, 1, 1), 345, 891, "Yugoslavia"),
        ("SUN", None, 365, 810, "Union of Soviet Socialist Republics"),
        ("LIE", None, 223, 438, "Liechtenstein"),
        ("VAT", None, None, 336, "Holy See"),
    ],
)
def test_numbers_and_names_are_those_of_the_day(
    actor: str, on: date | None, cow: int | None, m49: int, name: str
) -> None:
    codes = codes_on(actor, on)
    assert codes
    assert (codes.cow, codes.m49, codes.name) == (cow, m49, name)
    assert codes_of(actor, on) == (name, actor, cow, m49)


def test_what_is_no_state_has_no_numbers() -> None:
    assert codes_on("ORG:UN:SC", None) is None
    assert codes_of("ORG:UN:SC", None) == ("Security Council", "", None, None)
    assert codes_of("", None) == ("", "", None, None)


def test_periods_follow_each_other_and_every_state_has_both_numbers() -> None:
    for actor, periods in country_codes().items():
        dated = [(one.since or "0", one.until or "9") for one in periods]
        assert all(since < until for since, until in dated), actor
        ends = [until for _, until in dated[:-1]]
        assert ends == sorted(ends), actor
    states = {a.id for a in actors().values() if a.kind in ("state", "historic_state")}
    last = {id: country_codes()[id][-1] for id in states}
    assert [id for id, codes in last.items() if not (codes.cow and codes.m49)] == []
    shared = Counter(codes.cow for codes in last.values())
    assert {cow for cow, n in shared.items() if n > 1} == {345, 365}
    numbers = Counter(codes.m49 for codes in last.values())
    # Of Serbia and Montenegro the number is that of the Federal Republic before.
    assert {m49 for m49, n in numbers.items() if n > 1} == {891}


@pytest.mark.shared
def test_m49_numbers_are_those_of_the_statistics_division(shared: Path) -> None:
    path = shared / "data" / "names" / "m49" / "UNSD-en.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        listed = {
            row["ISO-alpha3 Code"]: int(row["M49 Code"])
            for row in csv.DictReader(file)
            if row["ISO-alpha3 Code"]
        }
    last = {id: periods[-1].m49 for id, periods in country_codes().items()}
    assert {id: last.get(id) for id in listed if id in actors()} == {
        id: m49 for id, m49 in listed.items() if id in actors()
    }
    assert len(listed.keys() & last.keys()) > 240
