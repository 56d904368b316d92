"""Whether the demo's texts share a run of words with other people's texts.

A run is eight words in a row, or thirteen characters in Chinese, which prints no
spaces. Facts (``content/facts.json``: titles, subject terms, agenda items, names of
sponsors, headings as printed) may be shared; sentences may not.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

RUN = 8
RUN_CHINESE = 13

_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_INLINE = re.compile(r"</?(?:span|a|b|i|em|strong|u|sup)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_ADDRESS = re.compile(r"\S*\w(?:[/:]+[\w.?=&#-]+){2,}/?")
_KEY = re.compile(r'"\w+": ')
_SKIPPED = frozenset({".pdf", ".zip", ".png"})

Runs = set[tuple[str, ...]]


def text_of(payload: str) -> str:
    """What a reader sees of XML, HTML, a feed or JSON; one block of text a line.

    Addresses are left out: they are facts.
    """
    if payload.lstrip().startswith(("{", "[")):
        try:
            payload = "\n".join(_strings(json.loads(payload)))
        except json.JSONDecodeError:
            lines = payload.splitlines()
            payload = "\n".join(part for line in lines for part in _json_line(line))
    # Feeds hold HTML that is escaped once more.
    for _ in range(2):
        payload = _INLINE.sub(" ", payload.replace("<![CDATA[", "").replace("]]>", ""))
        payload = html.unescape(_TAG.sub("\n", payload))
    return _ADDRESS.sub(" ", payload)


def _json_line(line: str) -> list[str]:
    try:
        return list(_strings(json.loads(line))) if line.strip() else []
    except json.JSONDecodeError:
        return [_KEY.sub("\n", line)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def runs(text: str) -> Runs:
    """Every run in a text; a run never goes from one line into the next."""
    found: Runs = set()
    for line in text.splitlines():
        for units, length in (
            (_WORD.findall(line.lower()), RUN),
            (_CHINESE.findall(line), RUN_CHINESE),
        ):
            for start in range(len(units) - length + 1):
                found.add(tuple(units[start : start + length]))
    return found


def shared_runs(ours: Runs, texts: Iterable[str]) -> Runs:
    """The runs among `ours` that occur in `texts`, which are read once.

    Texts are cut where a word occurs that none of our runs holds; only what is left
    between two cuts is compared.
    """
    words = {word for run in ours if len(run) == RUN for word in run}
    signs = {sign for run in ours if len(run) == RUN_CHINESE for sign in run}
    found: Runs = set()
    for text in texts:
        for units, known, length in (
            (_WORD.findall(text.lower()), words, RUN),
            (_CHINESE.findall(text) if signs else [], signs, RUN_CHINESE),
        ):
            # One byte a word, so that the search for long stretches is done in C.
            flags = bytes(map(known.__contains__, units))
            for stretch in re.finditer(b"\x01{%d,}" % length, flags):
                for start in range(stretch.start(), stretch.end() - length + 1):
                    run = tuple(units[start : start + length])
                    if run in ours:
                        found.add(run)
    return found


def other_texts(folder: Path) -> Iterator[str]:
    """Every text below a folder of captures and data sets, markup taken away."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in _SKIPPED:
            yield from _pieces(path)


def _pieces(path: Path) -> Iterator[str]:
    """A file in pieces of a few megabytes, each cut at the end of a line."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        while lines := file.readlines(4_000_000):
            raw = b"".join(lines).decode("utf-8", "replace")
            if path.suffix in {".jsonl", ".json", ".js"} or ".jsonl" in path.suffixes:
                raw = raw.replace("\\n", "\n").replace('\\"', '"')
            yield html.unescape(_TAG.sub("", _INLINE.sub("", raw)))


def printed(found: Runs) -> list[str]:
    return sorted((" " if len(run) == RUN else "").join(run) for run in found)
