"""No request reaches an address that is not on the public network."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from onrecord.collect.addresses import Guard, spelled, why_not
from onrecord.models import OnrecordError

PUBLIC = ("93.184.215.14", "2606:4700:10::6816:1", "::ffff:93.184.215.14",
    "64:ff9b::5db8:d70e", "1.1.1.1", "2a00:1450:4001:80e::200e")  # fmt: skip
PRIVATE = {
    "unspecified": ("0.0.0.0", "0.1.2.3", "::"),
    "loopback": ("127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "2001:470::5efe:127.0.0.1"),
    "private": ("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "fc00::1", "fd12:3456::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "::ffff:0:192.168.1.1"),
    "link-local": ("169.254.169.254", "169.254.170.2", "fe80::1", "fe80::1%lo",
        "fec0::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"),
    "carrier-grade NAT": ("100.64.0.1", "100.127.255.255", "100.100.100.200"),
    "multicast": ("224.0.0.1", "239.255.255.250", "ff02::1"),
    "metadata": ("192.0.0.192", "168.63.129.16"),
    "documentation": ("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1"),
    "reserved": ("240.0.0.1", "255.255.255.255", "198.18.0.1", "192.88.99.1",
        "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::",
        "64:ff9b:1::1", "100::1"),
}  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert why_not(address) == ""


@pytest.mark.parametrize(
    ("what", "address"), [(what, one) for what, all in PRIVATE.items() for one in all]
)
def test_an_address_that_is_not_public_is_named(what: str, address: str) -> None:
    assert why_not(address) == what


def test_a_name_keeps_its_public_addresses_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The answer of a name server that is rebound between two questions."""
    answers = {
        "mixed.example": ["10.0.0.1", "1.1.1.1", "::1"],
        "inside.example": ["192.168.0.1", "fd00::1"],
    }
    monkeypatch.setattr(socket, "getaddrinfo", name_server(answers))
    guard = Guard()
    found = guard.getaddrinfo("mixed.example", 80)
    assert [entry[4][0] for entry in found] == ["1.1.1.1"]
    with pytest.raises(socket.gaierror, match=r"private address 192\.168\.0\.1"):
        guard.getaddrinfo("inside.example", 80)
    assert guard.refused == {"inside.example": "has the private address 192.168.0.1"}


def name_server(answers: dict[str, list[str]]) -> Callable[..., list[object]]:
    def getaddrinfo(host: str, port: int, *_: object) -> list[object]:
        return [(2, 1, 6, "", (address, port)) for address in answers[host]]

    return getaddrinfo


def test_only_the_places_named_are_allowed_on_this_machine() -> None:
    guard = Guard("127.0.0.1:8080, localhost:8080")
    assert guard.refusal("127.0.0.1", "127.0.0.1", 8080) == ""
    assert guard.refusal("localhost", "::1", 8080) == ""
    assert "loopback" in guard.refusal("127.0.0.1", "127.0.0.1", 8081)
    assert "loopback" in guard.refusal("other.example", "127.0.0.1", 8080)
    assert "private" in guard.refusal("localhost", "10.0.0.1", 8080)
    everything = Guard("1")
    assert everything.refusal("x.example", "127.0.0.9", 1) == ""
    assert "private" in everything.refusal("x.example", "10.0.0.1", 1)
    with pytest.raises(OnrecordError, match=r"write 127\.0\.0\.1:8080 with the port"):
        Guard("true")


def test_a_proxy_may_be_inside() -> None:
    guard = Guard(proxies={"https": "http://proxy.local:3128", "no": "example.org"})
    assert guard.refusal("proxy.local", "10.0.0.1", 3128) == ""
    assert "private" in guard.refusal("proxy.local", "10.0.0.1", 80)


def test_an_address_is_asked_without_its_fragment() -> None:
    assert spelled("https://example.org/a b#part") == "https://example.org/a%20b"
