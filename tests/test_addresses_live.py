"""No connection comes to a listener on every address of this machine."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from live_server import Installation, installation
from live_site import Answer, Handler, listing, moved, text

here = installation

FORMS = (
    "http://127.0.0.1:{port}/x",
    "http://127.0.0.2:{port}/x",
    "http://127.1:{port}/x",
    "http://127.0.1:{port}/x",
    "http://127.000.000.001:{port}/x",
    "http://2130706433:{port}/x",
    "http://0x7f000001:{port}/x",
    "http://0x7F.0.0.1:{port}/x",
    "http://0x7f.0x0.0x0.0x1:{port}/x",
    "http://0177.0.0.1:{port}/x",
    "http://017700000001:{port}/x",
    "http://0177.0.0.01:{port}/x",
    "http://00000177.1:{port}/x",
    "http://127.0.0.1.:{port}/x",
    "http://0:{port}/x",
    "http://0.0.0.0:{port}/x",
    "http://0x0:{port}/x",
    "http://[::1]:{port}/x",
    "http://[::]:{port}/x",
    "http://[0:0:0:0:0:0:0:1]:{port}/x",
    "http://[0000::0001]:{port}/x",
    "http://[::ffff:127.0.0.1]:{port}/x",
    "http://[::ffff:7f00:1]:{port}/x",
    "http://[::ffff:0:127.0.0.1]:{port}/x",
    "http://[::127.0.0.1]:{port}/x",
    "http://[64:ff9b::127.0.0.1]:{port}/x",
    "http://[64:ff9b::7f00:1]:{port}/x",
    "http://[2002:7f00:1::]:{port}/x",
    "http://[2001:0:7f00:1::]:{port}/x",
    "http://[fe80::5efe:127.0.0.1]:{port}/x",
    "http://[::1%25lo]:{port}/x",
    "http://[fe80::1%25lo]:{port}/x",
    "http://localhost:{port}/x",
    "http://LOCALHOST:{port}/x",
    "http://localhost.:{port}/x",
    "http://ip6-localhost:{port}/x",
    "http://localhost.localdomain:{port}/x",
    "http://sub.localhost:{port}/x",
    "http://loc%61lhost:{port}/x",
    "http://ⓛocalhost:{port}/x",
    "http://127。0。0。1:{port}/x",
    "http://①②⑦.⓪.⓪.①:{port}/x",
    "http://１２７.0.0.1:{port}/x",
    "http://{own}:{port}/x",
    "http://{name}:{port}/x",
    "http://10.0.0.1:{port}/x",
    "http://172.16.0.1:{port}/x",
    "http://192.168.0.1:{port}/x",
    "http://100.64.0.1:{port}/x",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/x",
    "http://metadata.google.internal/x",
    "http://224.0.0.1:{port}/x",
    "http://255.255.255.255:{port}/x",
    "http://onrecord@127.0.0.1:{port}/x",
    "http://{site}@127.0.0.1:{port}/x",
    "http://127.0.0.1:{port}\\@{site}/x",
    "http://{site}\\@127.0.0.1:{port}/x",
    "http://127.0.0.1:{port}#@{site}/x",
    "http://127.0.0.1:{port}?@{site}/x",
    "http://{site}#@127.0.0.1:{port}/x",
    "http:127.0.0.1:{port}/x",
    "http:///127.0.0.1:{port}/x",
    "http:\\\\127.0.0.1:{port}\\x",
    "//127.0.0.1:{port}/x",
    "\\\\127.0.0.1:{port}\\x",
    "ht\ttp://127.0.0.1:{port}/x",
    "http://127.0.0.1\t:{port}/x",
    "gopher://127.0.0.1:{port}/x",
    "ftp://127.0.0.1:{port}/x",
    "file:///etc/passwd",
    "http://127.0.0.1:{port}/x\r\nX-Forged: 1",
)


class Listener:
    """Counts connections, on every address of this machine."""

    def __init__(self) -> None:
        self.came: list[object] = []
        self.sockets = [socket.create_server(("0.0.0.0", 0))]
        self.port = self.sockets[0].getsockname()[1]
        if socket.has_dualstack_ipv6():
            six = socket.create_server(("::", self.port), family=socket.AF_INET6)
            self.sockets.append(six)
        for each in self.sockets:
            threading.Thread(target=self._listen, args=(each,), daemon=True).start()

    def _listen(self, listening: socket.socket) -> None:
        while True:
            try:
                came, where = listening.accept()
            except OSError:
                return
            self.came.append(where)
            came.close()

    def close(self) -> None:
        for each in self.sockets:
            each.shutdown(socket.SHUT_RDWR)
            each.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with ExitStack() as stack:
        found = Listener()
        stack.callback(found.close)
        socket.create_connection(("127.0.0.1", found.port)).close()
        while not found.came:
            pass
        found.came.clear()
        yield found


def forms(listener: Listener, site: str) -> list[str]:
    own = socket.gethostbyname(socket.gethostname())
    return [
        form.format(port=listener.port, own=own, name=socket.gethostname(), site=site)
        for form in FORMS
    ]


def hosts_in(addresses: list[str]) -> list[str]:
    """Every host that an address might be about: the card does not stand in the way."""
    found = {"127.0.0.1", "localhost", "::1"}
    for address in addresses:
        rest = address.replace("\\", "/").partition("//")[2] or address
        for part in rest.replace("@", "/").replace("#", "/").split("/"):
            found.add(part.rpartition(":")[0].strip("[]").lower() or part.lower())
            found.add(part.strip("[]").lower())
    return sorted(found - {""})


@pytest.mark.parametrize("on_card", [False, True])
def test_seventy_addresses_six_ways_in_and_no_connection(
    here: Installation, listener: Listener, on_card: bool
) -> None:
    """Redirect, meta refresh, link of a page, of a feed, of a sitemap, of an API; and
    robots.txt, which redirects too. Where the hosts are on the card, what is refused
    is refused as an address."""
    assert len(FORMS) >= 70
    site = here.source()
    site.holds("good")
    bad = forms(listener, site.url.removeprefix("http://"))
    hosts = hosts_in(bad) if on_card else ["127.0.0.1"]
    here.sources["press"]["hosts"] = hosts
    here.sources["press"]["start"] = [
        site.url + path for path in ("/", "/feed", "/sitemap", "/api")
    ]
    paths = []
    for n, address in enumerate(bad):
        plain = address.replace("\r", "").replace("\n", "").encode().decode("latin-1")
        site.answers[f"/doc/to-{n}"] = moved(plain, 301 + n % 2)
        refresh = f'<meta http-equiv="refresh" content="0; url={address}">'
        body = f"<!doctype html>{refresh}<title>m</title><h1>M</h1><p>Text.</p>"
        site.answers[f"/doc/meta-{n}"] = Answer(body=body.encode())
        paths += [f"/doc/to-{n}", f"/doc/meta-{n}"]
    site.answers["/"] = listing(*paths, *bad, "/doc/good")
    entries = "".join(f"<item><link>{escaped(url)}</link></item>" for url in bad)
    site.answers["/feed"] = text(
        f"<rss version='2.0'><channel>{entries}</channel></rss>"
    )
    entries = "".join(f"<url><loc>{escaped(url)}</loc></url>" for url in bad)
    site.answers["/sitemap"] = text(f"<urlset>{entries}</urlset>")
    site.answers["/api"] = text(json.dumps([{"link": url} for url in bad]))
    inside = here.source("inside", hosts=hosts)
    inside.answers["/robots.txt"] = moved(bad[0])
    inside.holds("one")
    here.sources["press"]["delay"] = here.sources["inside"]["delay"] = 0
    code, said = here.collect()
    assert code == 1, said
    assert listener.came == []
    assert "press good" in here.documents()
    asked = {visit.path for visit in site.log}
    assert set(paths) <= asked  # each way was gone
    if on_card:
        assert "127.0.0.1 has the loopback address 127.0.0.1: not asked" in said
        assert "has the loopback address" in said
    else:
        assert "which is not on the card of the source" in said


def escaped(url: str) -> str:
    return url.replace("&", "&amp;").replace("<", "&lt;")


def test_a_name_that_leads_inside_is_not_asked(
    here: Installation, listener: Listener
) -> None:
    """Its name server answers with an address of this machine, for good or now and
    then: the second answer is the one that would be connected to."""
    names = {
        "loop.example": ["127.0.0.1"],
        "six.example": ["::1"],
        "mapped.example": ["::ffff:127.0.0.1"],
        "own.example": [socket.gethostbyname(socket.gethostname())],
        "zero.example": ["0.0.0.0"],
        "many.example": ["169.254.169.254", "127.0.0.1", "10.0.0.1"],
    }
    site = here.source()
    site.holds("one")
    here.names = names
    for name in names:
        here.sources[name.partition(".")[0]] = {
            "url": site.url,
            "hosts": [name],
            "start": [f"http://{name}:{listener.port}/"],
            "delay": 0,
        }
    code, said = here.collect()
    assert code == 1
    assert listener.came == []
    assert here.documents() == ["press one"]
    for name in names:
        assert f"{name}:{listener.port}/robots.txt has the " in said


def test_nobody_can_come_in_while_it_asks(here: Installation) -> None:
    """Scrapy would open a port to run what it is sent, one for every spider."""
    asked, answer = threading.Event(), threading.Event()

    def hold(handler: Handler) -> None:
        asked.set()
        answer.wait(60)

    site = here.source("slow")
    site.answers["/"] = Answer(act=hold)
    process = here.start("collect", "slow")
    try:
        assert asked.wait(60)
        assert listening(process.pid) == []
    finally:
        process.kill()
        process.communicate(timeout=60)
        answer.set()


def listening(pid: int) -> list[str]:
    """Local addresses at which a process accepts connections."""
    held = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()}
    found = []
    for table in ("tcp", "tcp6"):
        rows = Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        for cells in map(str.split, rows):
            if cells[3] == "0A" and f"socket:[{cells[9]}]" in held:
                found.append(cells[1])
    return found
