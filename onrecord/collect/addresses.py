"""Which addresses may be asked: the source's own, and only on the public network.

A page, a feed, a redirect or a name server may name any address. What is not public is
refused where a name becomes an address, and the connection goes to the very address
that was looked at, so that no second answer of a name server can slip in between.
Source of the networks: IANA IPv4 and IPv6 Special-Purpose Address Registries.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from functools import cache
from ipaddress import (
    IPv4Address,
    IPv6Address,
    ip_address,
    ip_network,
)
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from twisted.internet._resolver import GAIResolver
from w3lib.url import safe_url_string

from onrecord.collect.backoff import Unanswered
from onrecord.models import OnrecordError
from onrecord.spiders.base import SourceCard

MAX_ADDRESS = 2083
"""Characters of an address; what is longer is a trap rather than a page."""
ALLOW_LOOPBACK = "ONRECORD_ALLOW_LOOPBACK"
"""Addresses of this machine that may be asked: ``127.0.0.1:8080,localhost:8080``, or
``1`` for all of it. For servers that tests start; nothing else can be allowed."""

REFUSED = {
    ip_network(network): what
    for what, networks in {
        "unspecified": ("0.0.0.0/8", "::/128"),
        "loopback": ("127.0.0.0/8", "::1/128"),
        "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
        "link-local": ("169.254.0.0/16", "fe80::/10", "fec0::/10"),
        "carrier-grade NAT": ("100.64.0.0/10",),
        "multicast": ("224.0.0.0/4", "ff00::/8"),
        # The second and third answer for machines at a provider.
        "metadata": ("168.63.129.16/32", "192.0.0.0/24", "100.100.100.200/32"),
        "documentation": (
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32",
            "3fff::/20",
        ),
        "reserved": (
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24",
            "198.18.0.0/15", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/63",
            "2001::/23", "2002::/16", "2620:4f:8000::/48", "5f00::/16",
        ),
    }.items()
    for network in networks
}  # fmt: skip
"""Tunnels (6to4, Teredo) are refused whole: what they lead to cannot be told."""
NAME = re.compile(r"[a-z0-9_]([a-z0-9._-]{0,250}[a-z0-9_.])?")
"""A host's name, in the letters that names are asked for in (``xn--…`` for others)."""
NAT64 = ip_network("64:ff9b::/96")


class PrivateAddress(Unanswered):
    """An address that is not on the public network."""


def why_not(address: str) -> str:
    """What an IP address is instead of public; empty where it is.

    ``address`` may carry a zone (``fe80::1%eth0``). Raises ValueError where it is no
    IP address.
    """
    ip = public_form(ip_address(address))
    for network, what in REFUSED.items():
        if ip.version == network.version and ip in network:
            return what
    return "" if ip.is_global or ip in NAT64 else "not public"


def public_form(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        # ::ffff:0:a.b.c.d and NAT64; ISATAP ends in 0:5efe or 200:5efe and the address.
        if ip in NAT64 or ip in ip_network("::ffff:0:0:0/96"):
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        if int(ip) >> 32 & 0xFDFFFFFF == 0x5EFE:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


class Guard:
    """Turns names into public addresses, and remembers what it refused."""

    def __init__(self, allowed: str = "", proxies: Mapping[str, str] | None = None):
        self.all_loopback = allowed == "1"
        self.allowed = set() if self.all_loopback else _places(allowed)
        self.proxies = {
            (parts.hostname or "", parts.port or (443 if scheme == "https" else 80))
            for scheme, url in (proxies or {}).items()
            if scheme != "no"
            for parts in [urlsplit(url if "://" in url else f"http://{url}")]
        }
        self.refused: dict[str, str] = {}

    def refusal(self, host: str, address: str, port: int) -> str:
        """Why this address of a host is not asked; empty where it may be."""
        what = why_not(address)
        if not what or (host.lower(), port) in self.proxies:
            return ""
        loopback = what == "loopback" or public_form(ip_address(address)).is_loopback
        if loopback and (self.all_loopback or (host.lower(), port) in self.allowed):
            return ""
        return f"has the {what} address {address}"

    def getaddrinfo(
        self,
        host: Any,
        port: Any,
        family: int = 0,
        type: int = 0,
        proto: int = 0,
        flags: int = 0,
    ) -> list[Any]:
        """As the system's, without what is not public. Raises ``socket.gaierror``."""
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        found = socket.getaddrinfo(name, port, family, type, proto, flags)
        kept: list[Any] = []
        refused = ""
        for entry in found:
            why = self.refusal(name, str(entry[4][0]), port)
            refused = refused or why
            if not why:
                kept.append(entry)
        self.refused.pop(name, None)
        if not kept:
            self.refused[name] = refused
            raise socket.gaierror(socket.EAI_NONAME, refused or "no address")
        return kept

    def check_literal(self, host: str, port: int) -> None:
        """Raises ``PrivateAddress`` for an IP address in the place of a name."""
        try:
            why = self.refusal(host, host, port)
        except ValueError:
            return  # a name: looked at when it becomes an address
        if why:
            raise PrivateAddress(f"{host} {why}: not asked")


@cache
def guard() -> Guard:
    """The one of this process, by its environment. Raises ``OnrecordError``."""
    return Guard(os.environ.get(ALLOW_LOOPBACK, "").strip(), getproxies())


def _places(allowed: str) -> set[tuple[str, int]]:
    found = set()
    for place in filter(None, re.split(r"[,\s]+", allowed)):
        host, _, port = place.rpartition(":")
        if not host or not re.fullmatch("[0-9]{1,5}", port):
            raise OnrecordError(
                f"{ALLOW_LOOPBACK} is {allowed!r}; write 127.0.0.1:8080 with the port, "
                "several with commas between, or unset it"
            )
        found.add((host.strip("[]").lower(), int(port)))
    return found


class PublicResolver:
    """Scrapy's place for a resolver: every connection of the run begins here."""

    def __init__(self, reactor: Any, guard: Guard) -> None:
        self.reactor, self.guard = reactor, guard

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        return cls(reactor, guard())

    def install_on_reactor(self) -> None:
        resolver = GAIResolver(self.reactor, getaddrinfo=self.guard.getaddrinfo)
        self.reactor.installNameResolver(resolver)


def spelled(url: str) -> str:
    """One spelling for an address: as it is asked, without a fragment.

    Raises ValueError where it is none.
    """
    return safe_url_string(url).partition("#")[0]


def check_address(card: SourceCard, url: str, led: str = "leads to ") -> None:
    """Only public addresses of the source are asked. Raises ``Unanswered``."""
    try:
        parts = urlsplit(url)
        known = parts.hostname in card.hosts
        port = parts.port or (443 if parts.scheme == "https" else 80)
        Request(url)
    except ValueError as error:
        raise Unanswered(f"{led}what is no address ({error})") from error
    if len(url) > MAX_ADDRESS:
        raise Unanswered(f"{led}an address of {len(url)} characters")
    if parts.scheme not in {"http", "https"} or not known:
        raise Unanswered(
            f"{led}{parts.scheme}://{parts.hostname or ''}, which is not on the card "
            "of the source: not followed"
        )
    # Readers of addresses disagree about which of two hosts these lead to.
    if "@" in parts.netloc or re.search(r"[\\\s\x00-\x1f\x7f]", url):
        raise Unanswered(f"{led}an address with a name, a blank or a backslash in it")
    host = parts.hostname or ""
    if not NAME.fullmatch(host) and not _is_literal(host):
        raise Unanswered(f"{led}what is no address (the host is {host[:80]!r})")
    guard().check_literal(host, port)


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return "%" not in host


def unresolved(url: str) -> str:
    """Why a name has no address, where the reason is that it may not be asked."""
    return guard().refused.get(urlsplit(url).hostname or "", "")
