"""Akoma Ntoso documents of the demo, laid out as the United Nations lays out its own.

Facts (symbols, dates, keywords, ballots, links) come from ``content/facts.json``, the
paragraphs from ``content/un.toml`` and ``content/languages.toml``, which are our own
summaries. Element order, attribute names and white space follow the real files, quirks
included, so that the real page objects are put to the test.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from onrecord.demo.akn_cover import conclusions, cover, preface
from onrecord.demo.akn_meta import (
    Facts,
    classification,
    footer,
    identification,
    is_assembly,
    voting,
    workflow,
)
from onrecord.demo.marks import MARKS

Texts = Mapping[str, Sequence[str]]
"""``preamble`` and ``operative``, or ``statement``: our paragraphs."""

_HEAD = (
    '<akomaNtoso xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
    " http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/"
    'akomantoso30.xsd" xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
    ' xmlns:html="http://www.w3.org/1999/xhtml" xmlns:akn4un="http://un.org/akn4un">'
)
_MENTION = re.compile(r"\{([^{}]+)\}")
_POINTS = ("a", "b", "c", "d", "e", "f")
_SUBPOINTS = ("i", "ii", "iii", "iv", "v", "vi")


def document(
    symbol: str,
    facts: Facts,
    texts: Texts,
    language: str = "en",
    local: Facts | None = None,
) -> str:
    """One file of the repository: the printed facts of `facts`, our words of `texts`.

    `local` holds the headings as another language version prints them.
    """
    lines = [
        _HEAD,
        "  <!--Facts of the real document, with a summary in onrecord's own words-->",
        f"  <statement name={quoteattr(facts['kind'])}>",
        "    <meta>",
        *identification(symbol, facts, language, local),
        *classification(facts),
        *workflow(facts),
        *voting(facts),
        *footer(facts, local),
        "    </meta>",
        *cover(symbol, facts, local),
        *preface(symbol, facts, local),
        *_body(symbol, facts, texts, language, local),
        *conclusions(facts, local),
        "  </statement>",
        "</akomaNtoso>",
    ]
    return "\n".join(lines)


def _body(
    symbol: str, facts: Facts, texts: Texts, language: str, local: Facts | None
) -> list[str]:
    mark = MARKS[language].format(symbol)
    hrefs = {_cited(href): href for href in (local or facts).get("cites", ())}
    if facts["kind"] == "presidentialStatement":
        return _statement(facts, texts, mark, hrefs)
    organ = "The General Assembly" if is_assembly(symbol) else "The Security Council"
    formula = (local or {}).get("formula", organ).rstrip("，,")
    lines = [
        "    <preamble>",
        '      <formula name="enactingFormula" eId="formula_1">',
        '        <p xml:space="preserve">',
        f'          <span class="italic">{formula}</span> [{mark}],</p>',
        "      </formula>",
    ]
    for index, entry in enumerate(texts["preamble"], start=2):
        lead, _, rest = entry.partition("|")
        lines += [
            f'      <container name="{lead}" eId="container_{index}">',
            f'        <p xml:space="preserve">\t{_run(lead, rest, hrefs)}</p>',
            "      </container>",
        ]
    lines += ["    </preamble>", "    <mainBody>"]
    first = len(texts["preamble"]) + 2
    for index, group in enumerate(_groups(texts["operative"])):
        lines += _paragraph(first + index, f"{index + 1}.", group, hrefs)
    return [*lines, "    </mainBody>"]


def _statement(
    facts: Facts, texts: Texts, mark: str, hrefs: Mapping[str, str]
) -> list[str]:
    opening = f"{mark}, made at the {facts['meeting']} meeting, {facts['issued_text']}."
    lines = [
        "    <mainBody>",
        "      <alinea>",
        '        <content eId="alinea_1__content">',
        f'          <p xml:space="preserve">\t{opening}</p>',
        "        </content>",
        "      </alinea>",
    ]
    for index, entry in enumerate(texts["statement"], start=3):
        lines += [
            f'      <paragraph eId="para_{index}" class="SingleTxt">',
            f'        <content eId="para_{index}__content">',
            f'          <p xml:space="preserve">\t\t“{_linked(entry, hrefs)}</p>',
            "        </content>",
            "      </paragraph>",
        ]
    return [*lines, "    </mainBody>"]


def _groups(entries: Sequence[str]) -> list[list[str]]:
    """Paragraphs, each with the points that follow it."""
    groups: list[list[str]] = []
    for entry in entries:
        if entry.startswith("-"):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _paragraph(
    index: int, number: str, group: list[str], hrefs: Mapping[str, str]
) -> list[str]:
    lead, _, rest = group[0].partition("|")
    text = _run(lead, rest, hrefs)
    own = f"para_{index}"
    lines = [
        f'      <paragraph eId="{own}" class="SingleTxt">',
        f"        <num>{number}</num>",
    ]
    if not group[1:]:
        lines += [
            f'        <content eId="{own}__content">',
            f'          <p xml:space="preserve">\t{text}</p>',
            "        </content>",
        ]
    else:
        lines += [
            f'        <list eId="{own}_list">',
            f'          <intro eId="{own}_list_intro">',
            f'            <p xml:space="preserve">\t{text}</p>',
            "          </intro>",
            *_points(f"{own}_list", group[1:], hrefs),
            "        </list>",
        ]
    return [*lines, "      </paragraph>"]


def _points(own: str, points: list[str], hrefs: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    letters, numerals = iter(_POINTS), iter(_SUBPOINTS)
    point, in_sublist = "", False
    for entry in points:
        if entry.startswith("-- "):
            if not in_sublist:
                lines.append(f'          <sublist eId="{point}_sublist">')
                in_sublist, numerals = True, iter(_SUBPOINTS)
            name = next(numerals)
            eid = f"{point}_sublist_point_{name}"
            lines += _point(eid, name, entry[3:], hrefs, " " * 12)
        else:
            if in_sublist:
                lines.append("          </sublist>")
                in_sublist = False
            name = next(letters)
            point = f"{own}_point_{name}"
            lines += _point(point, name, entry[2:], hrefs, " " * 10)
    return [*lines, "          </sublist>"] if in_sublist else lines


def _point(
    eid: str, name: str, text: str, hrefs: Mapping[str, str], indent: str
) -> list[str]:
    return [
        f'{indent}<point eId="{eid}">',
        f"{indent}  <num>({name})</num>",
        f'{indent}  <content eId="{eid}_content">',
        f'{indent}    <p xml:space="preserve">\t{_linked(text, hrefs)}</p>',
        f"{indent}  </content>",
        f"{indent}</point>",
    ]


def _run(lead: str, rest: str, hrefs: Mapping[str, str]) -> str:
    space = "" if "\u4e00" <= lead[-1] <= "\u9fff" else " "  # Chinese has none
    return f'<span class="italic">{escape(lead)}</span>{space}{_linked(rest, hrefs)}'


def _linked(text: str, hrefs: Mapping[str, str]) -> str:
    """Mentions become the real document's link, or plain text where it has none."""

    def mention(match: re.Match[str]) -> str:
        symbol = match[1]
        printed = re.sub(r"^[AS]/RES/", "", symbol)
        printed = re.sub(r"(?<=\d)\((?=\d{4}\))", " (", printed)
        if symbol in hrefs:
            return f'<a href="{escape(hrefs[symbol])}">{printed}</a>'
        return printed

    return _MENTION.sub(mention, escape(text))


def _cited(href: str) -> str:
    return re.sub(
        r"^https?://(docs\.un\.org/[a-z]{2}|undocs\.org(/[a-z]{2})?)/", "", href
    )
