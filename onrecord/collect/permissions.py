"""Permissions that a publisher asks for before its records are collected.

A source that is ``off`` is asked only when the user has written down who allowed it, in
``permissions.toml`` in ONRECORD_HOME:

    [un_library]
    permitted_by = "Dag Hammarskjöld Library, letter to the Institute"
    on = 2026-11-02
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from onrecord.models import OnrecordError
from onrecord.spiders.base import SourceSpider

FILE = "permissions.toml"


class NotPermitted(OnrecordError):
    """A source that may not be asked yet; the message says what to write where."""


def check_permitted(home: Path, spiders: Iterable[type[SourceSpider]]) -> None:
    """Raises ``NotPermitted`` for the first source that is off and not permitted."""
    path = home / FILE
    for card in (spider.card for spider in spiders):
        if card.standing == "off" and not _is_permitted(path, card.name):
            raise NotPermitted(
                f"{card.name} is off: {card.why_not} With the permission, write into "
                f'{path}: [{card.name}] permitted_by = "…" on = 2026-01-31 '
                "(one line each)"
            )


def _is_permitted(path: Path, name: str) -> bool:
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OnrecordError(f"{path}: {error}") from error
    entry = held.get(name)
    if entry is None:
        return False
    if (
        not isinstance(entry, dict)
        or not isinstance(entry.get("permitted_by"), str)
        or not entry["permitted_by"].strip()
        or not isinstance(entry.get("on"), date)
    ):
        raise OnrecordError(
            f"{path}: [{name}] needs permitted_by (who allowed it) and on (a date)"
        )
    return True
