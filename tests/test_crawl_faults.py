"""Faults of the network on every platform, bombs, limits: nothing breaks, nothing is
changed, the other sources are complete, and the run says which one is not."""

from __future__ import annotations

import gzip
import json
import resource
import ssl
import subprocess
import zlib
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from live_faults import (
    CHALLENGE,
    announce_much,
    cut,
    cut_chunk,
    drip,
    hang_up,
    keep_waiting,
    reset,
    send_much,
)
from live_server import Installation, installation
from live_site import Answer, Site, moved, page, text

from onrecord.collect.archiving import is_bomb

here = installation

NAMES = ("one", "bad", "two")
PLATFORMS = ("feed", "listing", "json", "sitemap")
SOON = format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)
FAULTS = {
    "reset": Answer(act=reset),
    "closed": Answer(act=hang_up),
    "silent": Answer(act=keep_waiting),
    "a byte now and then": Answer(act=drip),
    "short body": Answer(act=cut),
    "cut chunk": Answer(act=cut_chunk),
    "403": text("no", 403),
    "429 in seconds": text("slow down", 429, Retry_After="86400"),
    "429 with a date": text("slow down", 429, Retry_After=SOON),
    "500": text("no", 500),
    "503": text("no", 503),
    "challenge": text(CHALLENGE),
    "soft 404": text("<!doctype html><h1>Oh</h1><p class='gone'>It is gone</p>"),
    "empty": Answer(),
    "redirect circle": moved("/moved"),
    "redirect to a login": moved("/login"),
    "wrong type": Answer(body=b"%PDF-1.7\n\x00\xff"),
    "corrupt gzip": Answer(
        body=b"\x1f\x8b\x08\x00junk", headers={"Content-Encoding": "gzip"}
    ),
    "too large, announced": Answer(act=announce_much),
    "too large": Answer(act=send_much),
}
"""Names that cannot be resolved, refused connections and certificates are below."""


def platform_source(here: Installation, name: str, platform: str) -> Site:
    site = here.source(name)
    here.sources[name]["start"] = [f"{site.url}/platform/{platform}"]
    lists(site, platform)
    for each in NAMES:
        site.answers[f"/doc/{each}"] = page(each)
    site.answers["/moved"] = moved("/moved")
    site.answers["/login"] = text("<!doctype html><h1>Who are you?</h1>")
    return site


def lists(site: Site, platform: str) -> None:
    links = [f"{site.url}/doc/{each}" for each in NAMES]
    match platform:
        case "feed":
            items = "".join(f"<item><link>{link}</link></item>" for link in links)
            body = f"<rss version='2.0'><channel>{items}</channel></rss>"
        case "listing":
            items = "".join(f"<li><a href='{link}'>item</a></li>" for link in links)
            body = f"<!doctype html><ul>{items}</ul>"
        case "json":
            day = str(datetime.now(UTC).date())
            rows = [{"link": link, "title": "item", "date": day} for link in links]
            body = json.dumps(rows)
        case _:
            items = "".join(f"<url><loc>{link}</loc></url>" for link in links)
            body = f"<urlset>{items}</urlset>"
    site.answers[f"/platform/{platform}"] = text(body)


@pytest.mark.parametrize("where", ["item", "listing"])
def test_twenty_faults_on_every_platform_change_nothing_and_are_named(
    here: Installation, where: str
) -> None:
    assert len(FAULTS) == 20
    here.live = {"DOWNLOAD_TIMEOUT": 5, "DOWNLOAD_MAXSIZE": 2**20}
    sites = {}
    for number, fault in enumerate(FAULTS):
        for platform in PLATFORMS:
            name = f"{platform}{number}"
            sites[name] = platform_source(here, name, platform), platform, fault
    good = here.source("good")
    good.holds("one", "two")
    here.healthy()
    before = here.record()
    assert len(here.documents()) == len(sites) * len(NAMES) + 2
    for site, platform, fault in sites.values():
        path = "/doc/bad" if where == "item" else f"/platform/{platform}"
        site.answers[path] = FAULTS[fault]
        site.log.clear()
    good.answers["/doc/two"] = page("two", "Other words.")
    here.later(days=1)
    said = here.unhealthy()
    after = here.record()
    changed = [line for line in after if line not in before]
    assert all(b'"source": "good"' in line for line in changed), changed
    assert here.value("SELECT count(*) FROM revision") == len(sites) * 3 + 3
    last = here.last_run()[1]
    for name, (site, platform, fault) in sites.items():
        path = "/doc/bad" if where == "item" else f"/platform/{platform}"
        assert 1 <= len(site.asked(path)) <= 3, (platform, fault)
        assert name in said + last, (platform, fault)
        if where == "item" and not fault.startswith("429"):
            # Asked again where a busy machine took too long to answer.
            assert site.asked("/doc/one"), (platform, fault)
            assert site.asked("/doc/two"), (platform, fault)
    # Everything comes right as soon as the sites do.
    for site, platform, _ in sites.values():
        site.answers["/doc/bad"] = page("bad")
        lists(site, platform)
    here.later(days=3)
    here.healthy()
    assert here.record() == after


def test_a_site_that_is_not_there_is_named(here: Installation) -> None:
    refused, unknown = here.source("refused"), here.source("unknown")
    for site in (refused, unknown):
        site.holds("one")
    here.source("good").holds("one")
    here.sources["unknown"].update(
        hosts=["nothing.invalid"], start=["http://nothing.invalid/"]
    )
    refused.close()
    said = here.unhealthy()
    assert "refused the connection" in said
    assert "has no address (DNS)" in said
    assert said.splitlines()[-1] == "Not complete: refused, unknown."
    assert here.documents() == ["good one"]


@pytest.mark.parametrize("kind", ["not to be trusted", "of another host"])
def test_a_wrong_certificate_ends_the_connection(
    here: Installation, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = here.source()
    site.holds("one")
    host = "IP:127.0.0.1" if kind == "not to be trusted" else "DNS:other.example"
    certificate, key = tmp_path / "site.pem", tmp_path / "site.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=site", "-addext", f"subjectAltName={host}",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    here.sources["press"]["start"] = [site.url.replace("http:", "https:") + "/"]
    if kind == "of another host":
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    said = here.unhealthy()
    assert "has a certificate that cannot be trusted" in said
    assert site.log == []


def test_a_certificate_that_is_right_is_trusted(
    here: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the tests before fail for the reason they give."""
    site = here.source()
    site.holds("one")
    certificate, key = tmp_path / "site.pem", tmp_path / "site.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=site", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    here.sources["press"]["start"] = [site.url.replace("http:", "https:") + "/"]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    here.healthy()
    assert here.documents() == ["press one"]


# Bombs


def bomb(coding: str, mebibytes: int) -> bytes:
    """A page of so much text, packed piece by piece."""
    pack: Any
    if coding == "br":
        brotler = brotli.Compressor(quality=5)
        pack, end = brotler.process, brotler.finish
    else:
        packer = zlib.compressobj(9, wbits=15 if coding == "deflate" else 31)
        pack, end = packer.compress, packer.flush
    pieces = [pack(BOMB_HEAD), *(pack(b"a" * 2**20) for _ in range(mebibytes)), end()]
    body = b"".join(pieces)
    return gzip.compress(body) if coding == "gzip, gzip" else body


BOMB_HEAD = b"<!doctype html><h1>Bomb</h1><p>"
BOMBS = ("gzip", "deflate", "br", "gzip, gzip")


def test_bombs_take_neither_memory_nor_time_and_are_named(here: Installation) -> None:
    here.measured = True
    site = here.source()
    names = [coding.replace(", ", "-") for coding in BOMBS]
    site.holds("good", *names, *(f"{name}-huge" for name in names))
    for coding, name in zip(BOMBS, names, strict=True):
        headers = {"Content-Encoding": coding, "Content-Type": "text/html"}
        for ending, size in (("", 20), ("-huge", 500)):
            body = bomb(coding, size)
            assert len(body) < 2**20
            site.answers[f"/doc/{name}{ending}"] = Answer(body=body, headers=headers)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = here.unhealthy()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert here.documents() == ["press good"]
    for name in names:
        assert f"unpack to {20 * 2**20 + len(BOMB_HEAD)}: {site.url}/doc/{name}" in said
    assert said.count("too_large") == 1
    assert "and 3 more" in said
    assert after.ru_utime - before.ru_utime < 30 * 8
    assert 2**14 < here.memory() < 512 * 2**10


@pytest.mark.parametrize(
    ("sent", "is_one"),
    [(2**20, False), (100_000, True), (10_000, True)],
)
def test_what_unpacks_to_a_multiple_of_itself_is_a_bomb(
    sent: int, is_one: bool
) -> None:
    assert is_bomb(sent, 30 * 2**20) is is_one
    assert not is_bomb(10_000, 4 * 2**20)  # small enough to be read


def test_a_pdf_may_be_larger_than_a_page(here: Installation) -> None:
    here.live = {"DOWNLOAD_MAXSIZE": 2**16, "PDF_MAXSIZE": 2**18}
    site = here.source()
    site.holds("page", "pdf", "larger")
    pdf = {"Content-Type": "application/pdf"}
    site.answers["/doc/page"] = Answer(body=b"x" * 2**17)
    site.answers["/doc/pdf"] = Answer(body=b"x" * 2**17, headers=pdf)
    site.answers["/doc/larger"] = Answer(body=b"x" * 2**19, headers=pdf)
    said = here.unhealthy()
    assert f"answers with more than 0 MiB: {site.url}/doc/page, and 1 more" in said
    sizes = {url.rpartition("/")[2]: len(body) for url, _, body in here.archived()}
    assert sizes["pdf"] == 2**17
    assert {"page", "larger"}.isdisjoint(sizes)


def test_a_trap_of_listings_ends(here: Installation) -> None:
    """Pages that lead to ever more pages, each with a new item."""
    site = here.source(delay=0)
    here.live = {"LISTING_DEPTH": 20}
    here.sources["press"]["start"] = [f"{site.url}/list/1"]

    class Endless(dict[str, Answer]):
        def get(self, path: str, other: Answer | None = None) -> Answer:  # type: ignore[override]
            kind, _, number = path.removeprefix("/").partition("/")
            if kind == "doc":
                return page(number)
            if kind != "list":
                return Answer(404)
            day = date(2026, 11, 1) + timedelta(days=int(number))
            rows = (
                f"<li><a href='/doc/{day}'>n</a><time>{day}</time></li>"
                f"<a rel='next' href='/list/{int(number) + 1}'>older</a>"
            )
            return Answer(body=f"<!doctype html><ul>{rows}</ul>".encode())

    site.answers = Endless()  # type: ignore[assignment]
    code, said = here.run("collect", "press", "--since", "2026-10-01")
    assert code == 1
    assert "leads through more than 20 listings: not further" in said
    assert len(here.documents()) == 21
