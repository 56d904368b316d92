"""The web site lets in only what it must, and a bad request is told what is wrong."""

from __future__ import annotations

import json

import psycopg
import pytest
from flask.testing import FlaskClient
from psycopg.conninfo import make_conninfo

from onrecord.db.errors import DatabaseUnavailable
from onrecord.web.app import close, create_app
from onrecord.web.sessions import Sessions

PARAMETERS = ("q", "actor", "topic", "body", "kind", "since", "until", "lang", "page")
PAYLOADS = [
    "<script>alert(1)</script>",
    "'; DROP TABLE document; --",
    "%00",
    "%ff%fe",
    "\u202eevil",
    "../../etc/passwd",
    "{{7*7}}",
    "-1",
    "9" * 400,
    "2024-02-31",
    "0000-00-00",
    "\ud800",
    "a" * 900,
    '"' * 100,
    "( & | ! :* ",
    "javascript:alert(1)",
    "=1+1",
    "停火",
    "-ceasefire",
    "\x01\x02\x03",
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_hostile_values_never_break_a_page(client: FlaskClient, payload: str) -> None:
    answers = [
        client.get("/search", query_string={name: _bytes(payload)})
        for name in PARAMETERS
    ]
    answers += [client.get(f"/actor/{_bytes(payload).decode('latin-1')}")]
    answers += [client.get("/document/un_sc", query_string={"id": _bytes(payload)})]
    for answer in answers:
        assert answer.status_code < 500
        assert b"<script" not in answer.data
        assert b"Traceback" not in answer.data
        assert b"onrecord/" not in answer.data


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("address", "name", "right"),
    [
        ("/search?actor=Frnace", "actor", "/search?actor=FRA"),
        ("/search?kind=resolutoin", "kind", "/search?kind=resolution"),
        ("/search?lang=xx", "lang", "/search?lang=en"),
        ("/search?actr=FRA", "actr", "/search?actor=FRA"),
        ("/search?page=0", "page", "/search?page=1"),
        ("/S/RES/2735(2024)?lang=xx", "lang", "/S/RES/2735(2024)"),
    ],
)
def test_a_bad_value_is_named_beside_right_ones(
    client: FlaskClient, address: str, name: str, right: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert f"The parameter {name}:" in answer.text
    assert f'href="{right}"' in answer.text.replace("&amp;", "&")


def test_a_wrong_symbol_gets_the_nearest(client: FlaskClient) -> None:
    answer = client.get("/S/RES/2753(2024).json")
    assert answer.status_code == 404
    near = [one["text"] for one in json.loads(answer.data)["near"]]
    assert "S/RES/2735 (2024)" in near


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(
    client: FlaskClient, host: str, status: int
) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]
)
def test_nothing_but_reading_is_allowed(client: FlaskClient, method: str) -> None:
    answer = client.open("/search", method=method)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_a_long_query_is_refused(client: FlaskClient) -> None:
    assert client.get("/search?q=" + "a" * 999).status_code == 414
    assert client.get("/search?q=" + "a" * 900).status_code == 200


def test_every_answer_has_the_headers(client: FlaskClient) -> None:
    for address in ("/", "/nothing", "/static/report.css", "/search.json", "/health"):
        headers = client.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_a_session_cannot_write_and_gives_up(template: str) -> None:
    pool = Sessions(make_conninfo(template, dbname="template"), 1, timeout=50)
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), pool.session() as conn:
        conn.execute("DELETE FROM document")
    with pytest.raises(psycopg.errors.QueryCanceled), pool.session() as conn:
        conn.execute("SELECT pg_sleep(5)")
    with pool.session() as conn:
        assert conn.execute("SELECT 1").fetchone() == (1,)
    pool.close()


def test_without_a_database_the_site_says_so() -> None:
    app = create_app("host=127.0.0.1 port=1 dbname=none connect_timeout=1")
    client = app.test_client()
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "127.0.0.1" not in answer.text
    health = client.get("/health")
    assert health.status_code == 503
    assert client.get("/metrics").status_code == 200
    close(app)
    with pytest.raises(DatabaseUnavailable):
        next(iter([Sessions("host=127.0.0.1 port=1").session().__enter__()]))


def test_metrics_count_what_was_asked(client: FlaskClient) -> None:
    client.get("/search?q=ceasefire")
    text = client.get("/metrics").text
    assert 'onrecord_requests_total{view="search",format="html",status="200"}' in text
    assert "onrecord_documents 57" in text
    assert 'onrecord_last_run_timestamp_seconds{source="un_sc",state=' in text
