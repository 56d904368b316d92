"""The ``meta`` part of an Akoma Ntoso document: identity, keywords, steps, votes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Facts = Mapping[str, Any]
"""What ``content/facts.json`` says of one document."""

ISO_639_3 = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "ru": "rus",
    "zh": "zho",
}


def is_assembly(symbol: str) -> bool:
    return symbol.startswith("A/")


def identification(
    symbol: str, facts: Facts, language: str, local: Facts | None
) -> list[str]:
    number = re.sub(r"^(A/RES/|S/RES/|S/PRST/|S/)", "", symbol)
    number = re.sub(r"[ (/]+", "-", number).strip("-)")
    organ, author = ("unga", "ga") if is_assembly(symbol) else ("unsc", "sc")
    work = f"/akn/un/statement/deliberation/{organ}/{facts['adopted']}/{number}/"
    name = "voting" if facts["kind"] == "draftResolution" else "adoption"
    iso = ISO_639_3[language]
    markup = (local or facts).get("markup", facts.get("issued", facts["adopted"]))
    published = facts.get("published", facts["adopted"])
    rows = [
        ("FRBRWork", "!main/", "", facts["adopted"], name, author, "author"),
        (
            *("FRBRExpression", f"{iso}@!main/", f"{iso}@/", published),
            *("publication", author, "issuer"),
        ),
        (
            *("FRBRManifestation", f"{iso}@/!main.xml", f"{iso}@.xml", markup),
            *("markup", "DGACM", "editor"),
        ),
    ]
    lines = ['      <identification source="#DGACM">']
    for tag, this, uri, date, kind, who, role in rows:
        lines += [
            f"        <{tag}>",
            f'          <FRBRthis value="{work}{this}"></FRBRthis>',
            f'          <FRBRuri value="{work}{uri}"></FRBRuri>',
            f'          <FRBRdate date="{date}" name="{kind}"></FRBRdate>',
            f'          <FRBRauthor href="{who}" as="{role}"></FRBRauthor>',
        ]
        if tag == "FRBRWork":
            lines.append('          <FRBRcountry value="un"></FRBRcountry>')
        if tag == "FRBRExpression":
            lines.append(f'          <FRBRlanguage language="{iso}"></FRBRlanguage>')
        lines.append(f"        </{tag}>")
    return [*lines, "      </identification>"]


def classification(facts: Facts) -> list[str]:
    lines = []
    for goal in facts.get("sdgs", ()):
        lines += [
            '      <classification source="https://metadata.un.org/sdg">',
            f'        <keyword value="{goal}" href="http://metadata.un.org/sdg/{goal}"'
            f' showAs="sdg_{goal}" dictionary="SDGO"></keyword>',
            "      </classification>",
        ]
    lines.append('      <classification source="DHLAUTH">')
    for keyword in facts.get("keywords", ()):
        lines.append(f"        <keyword{_attributes(keyword)}></keyword>")
    return [*lines, "      </classification>"]


def _attributes(pairs: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in pairs.items())


def workflow(facts: Facts) -> list[str]:
    steps = facts.get("steps") or _steps_of_row(facts.get("row"))
    lines = ['      <workflow source="#un">']
    lines += [f"        <step{_attributes(step)} />" for step in steps] or [
        "        <step />"
    ]
    return [*lines, "      </workflow>"]


def _steps_of_row(row: Facts | None) -> list[dict[str, str]]:
    """The workflow of a document that the source describes in its JSON row only."""
    if row is None:
        return []
    draft = row.get("draft_resolution") or row["originating_document"]
    record = row.get("outcome_letter") or row["pv"]
    return [
        {
            "date": row.get("draft_resolution_date", "0001-01-01"),
            "outcome": "draftResolution",
            "as": draft,
            "by": _listed(row["sponsors"]),
        },
        {
            "date": "0001-01-01",
            "outcome": "draftResolutionAdditionalSponsors",
            "by": _listed(row["additional_sponsors"]),
        },
        {
            "date": _iso(row["adoption_date"]),
            "outcome": "adopted",
            "as": record,
            "by": row["adoption_type"] if "draft_resolution" in row else "",
        },
    ]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _iso(printed: str) -> str:
    day, month, year = printed.split()
    return f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}"


def _listed(names: Sequence[str]) -> str:
    """Names as a workflow step prints them: title case, "and" before the last."""
    titles = [_WORD.sub(_cased, name) for name in names]
    return " and ".join([", ".join(titles[:-1]), titles[-1]] if titles[1:] else titles)


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    return word.lower() if word in {"OF", "THE", "AND"} else word.capitalize()


def voting(facts: Facts) -> list[str]:
    outcome = facts.get("voting_outcome") or (facts.get("row") or {}).get("voting_type")
    lines = [
        '      <analysis source="#un">',
        "        <parliamentary>",
        f'          <voting outcome="{outcome}">' if outcome else "          <voting>",
    ]
    for count in facts.get("ballots") or _ballots_of_row(facts.get("row")):
        lines += [
            f'            <count value="{count["value"]}"'
            f' refersTo="{count["refersTo"]}">',
            "              <akn4un:voters>",
            *(
                '                <organization refersTo="memberState">'
                f"{escape(name)}</organization>"
                for name in count["voters"]
            ),
            "              </akn4un:voters>",
            "            </count>",
        ]
    if lines[-1].endswith("<voting>"):
        lines.append('            <quorum value=""></quorum>')
    return [
        *lines,
        "          </voting>",
        "        </parliamentary>",
        "      </analysis>",
    ]


def _ballots_of_row(row: Facts | None) -> list[dict[str, Any]]:
    groups = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}
    return [
        {
            "value": f"{len(row[f'MS_{field}']):03d}",
            "refersTo": name,
            "voters": row[f"MS_{field}"],
        }
        for name, field in groups.items()
        if row is not None and row[f"MS_{field}"]
    ]


def footer(facts: Facts, local: Facts | None) -> list[str]:
    docket = (local or facts).get("docket", "")
    if not docket:
        return []
    return [
        '      <presentation source="#un">',
        "        <akn4un:footerFirstPage>",
        "          <akn4un:footerFirstPageLeft>",
        "            <akn4un:internalCode>",
        '              <docketNumber refersTo="#publicationJobNumber">'
        f"{docket}</docketNumber>",
        "            </akn4un:internalCode>",
        "          </akn4un:footerFirstPageLeft>",
        "        </akn4un:footerFirstPage>",
        "      </presentation>",
    ]
