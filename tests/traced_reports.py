"""Reports of our own on five subjects, and what they allude to."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Traced(NamedTuple):
    """A report, its day where a reader would give it, and what it means: words of a
    claim, the symbols meant, and among how many first candidates they must be."""

    text: str
    day: date | None
    meant: tuple[tuple[str, tuple[str, ...], int], ...]


SUDAN = Traced(
    """\
PORT SUDAN, 14 June 2024 (Harbour Wire) — More than a year after Sudan's army and
the Rapid Support Forces went to war on 15 April 2023, the country has no
functioning government in its west.

In December 2023 the Security Council ended the mandate of its political mission in
Sudan at the request of the authorities. Two months of shelling around El Fasher
have shown how little is left of outside scrutiny, aid workers said.

Weapons still arrive in Darfur in spite of the arms embargo that the Security
Council imposed on the region in March 2005. Diplomats point to the experts who
watch over it: the UN Security Council extended the mandate of the panel of experts
on Sudan in March 2023.

"We ask every government to stop arming the parties," Secretary-General António
Guterres said in a message carried by Radio Dabanga.
""",
    None,
    (
        ("ended the mandate of its political mission", ("S/RES/2715 (2023)",), 1),
        ("arms embargo", ("S/RES/1591 (2005)",), 1),
        ("panel of experts on Sudan", ("S/RES/2676 (2023)",), 1),
    ),
)

UKRAINE = Traced(
    """\
Two years of votes have not moved a front line. The General Assembly has demanded
that Russia withdraw its forces from Ukraine, most recently on the eve of the first
anniversary of the invasion that began on 24 February 2022.

A General Assembly resolution rejecting the attempted annexation of four Ukrainian
regions passed with 143 votes, after referendums that Kyiv called a sham. In
November 2022 the Assembly adopted a resolution calling for reparations for the
damage done to Ukraine.

The Security Council, where Russia has a veto, decided in February 2022 to call an
emergency special session of the Assembly. Ukrainian President Volodymyr Zelenskyy
said that a just peace begins with the territorial integrity of his country.
""",
    None,
    (
        ("withdraw its forces", ("A/RES/ES-11/1", "A/RES/ES-11/6"), 6),
        ("annexation", ("A/RES/ES-11/4",), 1),
        ("reparations", ("A/RES/ES-11/5",), 1),
        ("emergency special session", ("S/RES/2623 (2022)",), 1),
    ),
)

HAITI = Traced(
    """\
Police in Port-au-Prince lost two more stations to gangs this week. The
multinational security mission that the Security Council authorised in October 2023
has still not arrived, and Kenya, which is to lead it, has not said when it will.

Haitian officials also complain that sanctions imposed by the Security Council on
gang leaders in October 2022 have frozen few accounts. The Council renewed those
sanctions a year later.

Foreign Minister Dominique Dupuy told reporters that Haiti needs the force now.
""",
    date(2024, 3, 10),
    (
        ("multinational security mission", ("S/RES/2699 (2023)",), 1),
        ("gang leaders", ("S/RES/2653 (2022)",), 1),
        ("renewed those sanctions", ("S/RES/2700 (2023)",), 1),
    ),
)

DPRK = Traced(
    """\
SEOUL, 5 January 2024 — North Korea fired a ballistic missile into the sea on
Friday, a launch that violates several Security Council resolutions banning its
ballistic missile tests.

The first sanctions imposed by the Security Council on Pyongyang date from October
2006, after its first nuclear test. The last ones, in a Security Council resolution
adopted in December 2017, capped imports of refined petroleum. The panel of experts
on North Korea lives on the mandate that the Security Council extended in March
2023.
""",
    None,
    (
        ("ballistic missile tests", ("S/RES/1718 (2006)", "S/RES/2397 (2017)"), 6),
        ("date from October 2006", ("S/RES/1718 (2006)",), 1),
        ("December 2017", ("S/RES/2397 (2017)",), 1),
        ("panel of experts", ("S/RES/2680 (2023)",), 1),
    ),
)

CLIMATE = Traced(
    """\
Published: 2 May 2024

Small island states expect to be heard in The Hague. In March 2023 the General
Assembly adopted a resolution asking the International Court of Justice for an
advisory opinion on the obligations of states in respect of climate change.

The year before, the UN General Assembly had recognised the human right to a clean,
healthy and sustainable environment. A General Assembly resolution on the protection
of the global climate for future generations, adopted in December 2022, speaks of
the Paris Agreement.

"The science is on the table," the envoy of Vanuatu said.
""",
    None,
    (
        ("advisory opinion", ("A/RES/77/276",), 1),
        ("healthy and sustainable", ("A/RES/76/300",), 1),
        ("global climate", ("A/RES/77/165",), 1),
    ),
)

REPORTS = {
    "sudan": SUDAN,
    "ukraine": UKRAINE,
    "haiti": HAITI,
    "dprk": DPRK,
    "climate": CLIMATE,
}
