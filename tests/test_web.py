"""The web site answers from the record: pages, formats, addresses that last."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.etree
import lxml.html
import psycopg
import pytest
from flask.testing import FlaskClient

from onrecord.reports.rendering import shown

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = [
    "/",
    "/search",
    "/search?q=ceasefire",
    "/search?actor=USA&kind=remarks",
    "/actors",
    "/actor/USA",
    "/actor/USA/votes",
    "/topics",
    "/S/RES/2735(2024)",
    "/votes?of=vetoed",
    "/timeline?q=ceasefire",
    "/compare?a=USA&b=GBR",
    "/changes/S/RES/2735(2024)?from=S/RES/2728",
    "/agreement?actor=USA",
    "/obligations",
    "/coverage",
    "/source/un_sc",
    "/quarantine",
    "/discrepancies",
    "/edits",
]


def page(client: FlaskClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return lxml.html.fromstring(answer.data)


def data(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert answer.content_type == "application/json"
    found: dict[str, Any] = json.loads(answer.data)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_every_page_comes_in_every_format(client: FlaskClient, address: str) -> None:
    found = page(client, address)
    for link in found.xpath("//footer//a[. = 'JSON' or . = 'CSV' or . = 'Atom feed']"):
        answer = client.get(link.get("href"))
        assert answer.status_code == 200, link.get("href")
    (feed,) = found.xpath("//link[@type = 'application/atom+xml']/@href")
    tree = lxml.etree.fromstring(client.get(feed).data)
    ids = [one.text for one in tree.iter(f"{ATOM}id")]
    assert tree.tag == f"{ATOM}feed"
    assert len(ids) == len(set(ids))
    (table,) = found.xpath("//footer//a[. = 'CSV']/@href")
    rows = list(csv.reader(io.StringIO(client.get(table).data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1


def test_a_page_has_one_heading_labels_and_no_script(client: FlaskClient) -> None:
    for address in PAGES:
        found = page(client, address)
        assert len(found.xpath("//h1")) == 1, address
        assert found.xpath("//script | //@style | //@onclick") == []
        fields = found.xpath("//input[not(@type = 'hidden')] | //select")
        labelled = set(found.xpath("//label/@for"))
        assert {field.get("id") for field in fields} <= labelled, address
        ids = found.xpath("//@id")
        assert len(ids) == len(set(ids)), address


def test_every_link_of_the_site_leads_somewhere(client: FlaskClient) -> None:
    of_shape: dict[tuple[str, ...], list[str]] = {}
    for address in PAGES:
        for href in page(client, address).xpath("//a/@href"):
            if href.startswith("/"):
                parts = urlsplit(href)
                shape = (parts.path.split("/")[1], *sorted(parse_qs(parts.query)))
                of_shape.setdefault(shape, []).append(href.partition("#")[0])
    assert len(of_shape) > 25
    some = [href for found in of_shape.values() for href in sorted(set(found))[:3]]
    assert [href for href in some if client.get(href).status_code >= 400] == []


@pytest.mark.parametrize(
    "spelling",
    [
        "/S/RES/2735 (2024)",
        "/s/res/2735(2024)",
        "/S/RES/2735",
        "/S/RES/2735%20(2024)?lang=en",
    ],
)
def test_other_spellings_of_a_symbol_lead_to_one_address(
    client: FlaskClient, spelling: str
) -> None:
    answer = client.get(spelling)
    assert answer.status_code == 302
    assert answer.location.partition("?")[0] == "/S/RES/2735(2024)"


def test_facets_count_what_their_links_find(client: FlaskClient) -> None:
    found = data(client, "/search.json?q=ceasefire")
    assert found["total"] > 3
    for facet, parameter in (("actor", "actor"), ("kind", "kind"), ("topic", "topic")):
        for value in found["facets"][facet][:3]:
            narrowed = data(
                client, f"/search.json?q=ceasefire&{parameter}={value['value']}"
            )
            assert narrowed["total"] == value["n"], value


def test_an_actor_has_what_its_documents_say(client: FlaskClient) -> None:
    found = data(client, "/actor/USA.json")
    listed = data(client, "/search.json?actor=USA")
    assert found["documents"] == listed["total"] > 0
    cast = data(client, "/actor/USA/votes.json")
    assert cast["total"] == sum(found["votes"].values()) > 0
    against = data(client, "/actor/USA/votes.json?choice=no")
    assert against["total"] == found["votes"]["no"]


def test_a_feed_has_stable_ids_and_the_latest_first(client: FlaskClient) -> None:
    feeds = [
        lxml.etree.fromstring(client.get("/search.atom?q=ceasefire").data)
        for _ in range(2)
    ]
    first, second = (
        [e.findtext(f"{ATOM}id") for e in f.iter(f"{ATOM}entry")] for f in feeds
    )
    assert first == second != []
    assert all(key.startswith("urn:uuid:") for key in first if key)
    assert feeds[0].findtext(f"{ATOM}updated") == max(
        e.findtext(f"{ATOM}updated") or "" for e in feeds[0].iter(f"{ATOM}entry")
    )


STRANGE = [
    "example.org/a b?c=d&e#f",
    "example.org//double",
    "../../up",
    "with/../dots",
    "ends.json",
    "ends/",
    " blank ",
    "%2e%2e",
    "ünï/çødé/停火",
    "back\\slash",
    "<b>'\"</b>",
    "new\nline",
    "?id=1",
]


def test_a_document_is_found_whatever_its_source_calls_it(
    client: FlaskClient, site_record: str
) -> None:
    with psycopg.connect(site_record) as conn:
        for native_id in STRANGE:
            conn.execute(
                "INSERT INTO document (source, native_id, title, kind, stale)"
                " VALUES ('strange', %s, 'A strange one', 'remarks', false)",
                [native_id],
            )
    listed = data(client, "/search.json?kind=remarks")["documents"]
    strange = {one["native_id"]: one for one in listed if one["source"] == "strange"}
    assert set(strange) == set(STRANGE)
    for native_id, one in strange.items():
        answer = client.get(one["page"])
        assert answer.status_code == 200, (native_id, one["page"])
        assert "A strange one" in answer.text
        path, mark, query = one["page"].partition("?")
        found = data(client, f"{path}.json{mark}{query}")
        assert found["native_id"] == shown(native_id)


def test_the_site_shows_what_was_added_since(
    client: FlaskClient, site_record: str
) -> None:
    before = data(client, "/overview.json")["documents"]
    with psycopg.connect(site_record) as conn:
        conn.execute(
            "INSERT INTO document (source, native_id, kind, dated_on, stale)"
            " VALUES ('strange', 'later', 'speech', '2026-01-02', false)"
        )
    assert data(client, "/overview.json")["documents"] == before + 1
    found = data(client, "/search.json?since=2026-01-02&kind=speech")
    assert [one["native_id"] for one in found["documents"]] == ["later"]


def test_head_is_answered_without_a_body(client: FlaskClient) -> None:
    answer = client.head("/search?q=ceasefire")
    assert answer.status_code == 200
    assert answer.data == b""
