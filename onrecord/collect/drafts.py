"""A card draft from what was discovered, as a file for ``ONRECORD_HOME/sources``.

What cannot be known from the site itself stays empty, and an empty field stops the file
from being read: nobody collects from a source whose terms nobody looked at.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from onrecord.collect.discover import Candidate, Discovery
from onrecord.vocabularies import actors

PLATFORMS = {
    "feed": "RSS",
    "wordpress": "WordPress",
    "sitemap": "sitemap",
    "listing": "listing",
}
_TOP = {"uk": "GB", "eu": ""}
"""Country domains that are not the country's ISO 3166 code."""


def draft_of(found: Discovery, best: Candidate) -> str:
    """The TOML text. Lines to fill in are marked."""
    host = urlsplit(found.site.url).hostname or ""
    top = host.rpartition(".")[2]
    iso2 = _TOP.get(top, top.upper() if len(top) == 2 else "")
    labels = host.removeprefix("www.").split(".")
    body = next((label for label in labels if len(label) > 2), labels[0])
    name = f"{iso2.lower() or 'xx'}_{re.sub('[^a-z0-9]', '', body) or 'source'}"
    needs_items = best.settings.get("follow")
    hosts = sorted({host, urlsplit(best.address).hostname or host})
    card: dict[str, Any] = {
        "name": name,
        "actor": _actor_of(iso2),
        "publisher": found.site.title,
        "about": "",
        "url": found.site.url,
        "hosts": hosts,
        "languages": list(found.site.languages) or [""],
        "timezone": _zone_of(iso2),
        "kinds": ["press_release"],
        "platform": PLATFORMS[best.reader],
        "terms": "",
        "terms_url": "",
        "items_per_week": _per_week(best),
        "max_quiet_days": 30,
        "standing": "unverified",
        "evidence": "onrecord discover",
    }
    lines = [
        f"# {found.site.url}: drafted by `onrecord discover`, confidence "
        f"{best.confidence:.2f}.",
        "# Fill in what is empty, correct what is wrong, and save it as",
        f"# sources/{name}.toml in the folder that ONRECORD_HOME names.",
        f"start = [{_toml(best.address)}]",
        "",
        "[card]",
        *(
            f"{key} = {_toml(value)}{_remark(key, value)}"
            for key, value in card.items()
        ),
        f"first_date = {_oldest(best)}",
        *_page(best.reader, re.escape(best.address), _settings(best)),
    ]
    if needs_items:
        lines += _page("article", str(needs_items), {})
    return "\n".join(lines) + "\n"


def _settings(best: Candidate) -> dict[str, Any]:
    """A list on a front page chooses what it shows."""
    is_front = urlsplit(best.address).path in {"", "/"}
    chooses = {"is_selection": True} if best.reader == "listing" and is_front else {}
    return {**best.settings, **chooses}


def _page(reader: str, route: str, settings: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "[[page]]", f"reader = {_toml(reader)}", f"route = {_toml(route)}")
    for key, value in settings.items():
        yield f"{key} = {_toml(value)}"


def _remark(key: str, value: Any) -> str:
    if value in ("", [""]):
        return " # to fill in"
    return " # to confirm" if key in {"actor", "publisher", "timezone", "kinds"} else ""


def _toml(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
    text = "".join(c if c.isprintable() else " " for c in str(value))
    if "\\" in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _oldest(best: Candidate) -> str:
    """The first date for the card; an empty one stops the file from being read."""
    if not best.days:
        return '"" # to fill in: the oldest item that the site serves, as 2026-01-31'
    return f"{min(best.days)} # to confirm: the site may serve older items"


def _per_week(best: Candidate) -> float:
    """From the dates of what the listing shows; one where it shows none."""
    days = best.days
    if len(days) < 2:
        return 1.0
    span = max(1, (max(days) - min(days)).days)
    return max(0.2, round(7 * (len(days) - 1) / span, 1))


def _actor_of(iso2: str) -> str:
    found = [
        a.id for a in actors().values() if iso2 and a.iso2 == iso2 and len(a.id) == 3
    ]
    return found[0] if found else ""


@cache
def _zone_of(iso2: str) -> str:
    """The country's time zone, where it has one only; else a person must say."""
    for folder in zoneinfo.TZPATH:
        try:
            rows = (Path(folder) / "zone.tab").read_text("utf-8").splitlines()
        except OSError:
            continue
        zones = [r.split("\t")[2].strip() for r in rows if r.startswith(f"{iso2}\t")]
        return zones[0] if len(zones) == 1 else ""
    return ""
