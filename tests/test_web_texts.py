"""Briefs and traced reports on the web site."""

from __future__ import annotations

import csv
import io
import json

import lxml.html
import pytest
from flask.testing import FlaskClient

REPORT = (
    "The war went on on 2 April 2024. The envoy of the lake said that ferries would "
    "wait. The Security Council had demanded a ceasefire in Gaza in resolution 2728."
)


def test_a_brief_stands_on_the_site_with_its_sources(
    client: FlaskClient,
) -> None:
    form = lxml.html.fromstring(client.get("/brief").data)
    assert form.xpath("//form[@action='/brief']//input/@name") == [
        "actor", "topic", "with", "since", "until",
    ]  # fmt: skip
    asked = "actor=United+States&topic=Ceasefires&with=RUS"
    page = lxml.html.fromstring(client.get(f"/brief?{asked}").data)
    [heading] = page.xpath("//h1")
    assert heading.text_content().startswith("United States and Russian Federation on")
    found = json.loads(client.get(f"/brief.json?{asked}").data)
    assert [side["id"] for side in found["sides"]] == ["USA", "RUS"]
    text = client.get(f"/brief.csv?{asked}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    votes = [row for row in rows if row["part"] == "vote"]
    assert len(votes) == 2 * len(found["votes"]) > 0
    assert all(len(row["sha256"]) == 64 for row in rows)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("actor=Frnce&topic=Ceasefires", "France"),
        ("actor=FRA&topic=Ceasefirs", "Cease"),
    ],
)
def test_a_slip_in_a_brief_is_answered_with_what_is_near(
    client: FlaskClient,
    asked: str,
    near: str,
) -> None:
    answer = client.get(f"/brief?{asked}")
    assert answer.status_code == 400
    assert near in answer.get_data(as_text=True)


def test_a_report_is_traced_where_it_is_posted(
    client: FlaskClient,
) -> None:
    assert b"<textarea" in client.get("/trace").data
    given = {"text": REPORT, "date": "2024-04-03"}
    page = lxml.html.fromstring(client.post("/trace", data=given).data)
    assert "resolution 2728" in page.xpath("string(//main)")
    found = json.loads(client.post("/trace.json", data=given).data)
    symbols = [
        one["symbol"] for claim in found["claims"] for one in claim["candidates"]
    ]
    assert "S/RES/2728 (2024)" in symbols
    text = client.post("/trace.csv", data=given).data.decode("utf-8-sig")
    assert "S/RES/2728 (2024)" in text
    wrong = client.post("/trace", data={"text": REPORT, "date": "3 April"})
    assert wrong.status_code == 400


def test_only_the_own_form_posts_and_only_there(
    client: FlaskClient,
) -> None:
    given = {"text": REPORT}
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    ):
        assert client.post("/trace", data=given, headers=headers).status_code == 403
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/trace", data=given, headers=own).status_code == 200
    assert client.post("/search", data=given).status_code == 405
    long = {"text": "a" * 1_200_000}
    assert client.post("/trace", data=long).status_code == 413
    hostile = {"text": "<script>alert(1)</script> said \x00 \u202e that we wait"}
    assert b"<script" not in client.post("/trace", data=hostile).data


def test_a_title_with_the_number_of_another_resolution_is_told(
    client: FlaskClient,
) -> None:
    def banners(symbol: str) -> list[str]:
        page = lxml.html.fromstring(client.get(f"/{symbol}").data)
        return [one.text_content() for one in page.xpath("//p[@class='banner']")]

    [said] = banners("S/RES/2803(2025)")
    assert said.endswith("gives the number of another resolution.")
    assert banners("S/RES/2728(2024)") == []


@pytest.mark.parametrize("page", ["/topics", "/actor/USA", "/search?actor=USA"])
def test_a_theme_is_told_from_a_heading_of_its_name(
    client: FlaskClient, page: str
) -> None:
    tree = lxml.html.fromstring(client.get(page).data)
    name = "Humanitarian assistance"
    found = tree.xpath("//*[self::li or self::th][.//bdi[text()=$name]]", name=name)
    marks = [one.xpath("string(.//small[@class='kind'])") for one in found]
    assert sorted(marks) == ["", "theme"]
