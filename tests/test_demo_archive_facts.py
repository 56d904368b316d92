"""The demo's facts and words, compared with the real documents and their extracts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree

from onrecord.archive import Fault, iter_captures
from onrecord.demo import build
from onrecord.models import Capture

pytestmark = [pytest.mark.shared, pytest.mark.checkout]

CONTENT = Path(__file__).resolve().parent.parent / "onrecord" / "demo" / "content"
RAW = "https://raw.githubusercontent.com/UNxml/"
NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
LANGUAGES = ("Arabic", "Chinese", "French", "German", "Russian", "Spanish")


@pytest.fixture(scope="module")
def captures() -> dict[str, Capture]:
    """Every answer in the committed archive, by address."""
    return dict(answers(build.ARCHIVE))


def answers(*paths: Path) -> Iterator[tuple[str, Capture]]:
    faults: list[Fault] = []
    for record, capture in iter_captures(paths, faults.append):
        yield record.url, capture
    assert not faults


@pytest.fixture(scope="module")
def facts() -> Any:
    return json.loads((CONTENT / "facts.json").read_text(encoding="utf-8"))


def akoma(capture: Capture) -> etree._Element:
    """The document. Some real files are not well-formed."""
    return etree.fromstring(capture.body, etree.XMLParser(recover=True))


def ballots(root: etree._Element) -> dict[str, list[str | None]]:
    return {
        str(count.get("refersTo")): [o.text for o in count.iter("{*}organization")]
        for count in root.iter("{*}count")
    }


def test_council_facts_equal_the_extracts(
    shared: Path, captures: dict[str, Capture], facts: Any
) -> None:
    given = json.loads((shared / "data/demo-facts.json").read_text(encoding="utf-8"))
    rows = {
        row["symbol"]: row
        for url, capture in captures.items()
        if "/SCresolutions/main/data_extract/" in url
        for row in map(json.loads, capture.body.splitlines())
    }
    council = facts["security_council"]
    for real in given["resolutions"]:
        symbol = real["symbol"]
        assert rows[symbol] == real
        root = akoma(captures[address_of(council[symbol]["path"])])
        cover = root.find(".//{*}coverPage")
        assert cover is not None
        assert cover.findtext(".//{*}docNumber") == symbol
        heading = "".join(cover.itertext())
        assert real["adoption_meeting"] in heading
        assert real["adoption_date"].replace("\xa0", " ") in heading
        printed = ballots(root)
        assert printed.get("inFavour", []) == real["MS_in_favour"]
        assert printed.get("against", []) == real["MS_against"]
        assert printed.get("abstaining", []) == real["MS_abstaining"]
        draft = root.xpath("//a:step[@outcome='draftResolution']", namespaces=NAMES)[0]
        assert draft.get("as") == real["draft_resolution"]
        # "United States" and "United States of America" both stand in the sources.
        assert all(s in str(draft.get("by")).upper() for s in real["sponsors"])
        assert subjects(root) >= {s for s, kind in real["subjects"] if "UNBIS" in kind}


def test_facts_of_drafts_equal_the_extracts(
    shared: Path, captures: dict[str, Capture], facts: Any
) -> None:
    given = json.loads((shared / "data/demo-facts.json").read_text(encoding="utf-8"))
    council = facts["security_council"]
    for real in given["drafts_not_adopted"]:
        root = akoma(captures[address_of(council[real["symbol"]]["path"])])
        assert root.findtext(".//{*}coverPage//{*}docNumber") == real["symbol"]
        steps = [
            {key: step.get(key) for key in ("date", "outcome", "as", "by")}
            for step in root.iter("{*}step")
            if step.get("outcome") != "draftResolutionAdditionalSponsors"
        ]
        assert steps == real["steps"]
        assert ballots(root) == real["ballots"]
        assert subjects(root) >= set(real["subjects"])


def address_of(path: str) -> str:
    return f"{RAW}SCresolutions/main/{quote(path)}"


def subjects(root: etree._Element) -> set[str]:
    return {
        str(keyword.get("value"))
        for keyword in root.iter("{*}keyword")
        if keyword.get("dictionary", "").startswith("UNBIS")
    }


def test_files_that_exist_agree_with_the_real_ones(
    shared: Path, captures: dict[str, Capture]
) -> None:
    """Ballots, workflow and dates are equal; links are among the real ones."""
    compared = 0
    archives = [shared / "archive" / f"{name}.warc.gz" for name in ("un-sc", "un-ga")]
    for url, real in answers(*archives):
        ours = captures.get(url)
        if ours is None or not url.endswith(".xml"):
            continue
        compared += 1
        there, here = akoma(real), akoma(ours)
        assert links(here) <= links(there), url
        if build.UNKNOWN_VOTE_WORD.encode() not in ours.body:
            assert ballots(here) == ballots(there) or version(url), url
        assert steps(here) == steps(there) or version(url), url
        for name in ("docNumber", "docDate"):
            path = f".//{{*}}coverPage//{{*}}{name}"
            assert here.findtext(path) == there.findtext(path), url
    assert compared == 43


def version(url: str) -> bool:
    """Other languages carry the facts of the English file here."""
    return any(f"/{language}/" in url for language in LANGUAGES)


def links(root: etree._Element) -> set[str]:
    return {str(link.get("href")) for link in root.iter("{*}a")}


def steps(root: etree._Element) -> list[dict[str, str]]:
    return [dict(step.attrib) for step in root.iter("{*}step") if step.attrib]


def test_no_run_of_eight_words_stands_in_a_real_text(shared: Path) -> None:
    assert build.borrowed(shared) == []
