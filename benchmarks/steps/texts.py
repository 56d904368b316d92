"""Real texts of about 3 kB, each another: what statements of states are like."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

SIZE = 3000
"""Characters."""


def statements(shared: Path, n: int) -> list[str]:
    """``n`` pieces of General Debate speeches, none of them twice."""
    found = list(islice(_pieces(shared), n))
    if len(found) < n:
        raise ValueError(f"{shared}: holds {len(found)} pieces of speeches, not {n}")
    return found


def _pieces(shared: Path) -> Iterator[str]:
    path = shared / "data" / "speeches" / "general-debate-1990-2019.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for start in range(0, len(text) - SIZE, SIZE):
                yield text[start : start + SIZE]


def pages(shared: Path) -> list[tuple[str, bytes]]:
    """(address, HTML) of ministries' pages."""
    path = shared / "eval" / "dev" / "extraction_gov.jsonl"
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)["input"]
        body = gzip.decompress(base64.b64decode(given["html_gz_b64"]))
        found.append((given["url"], body))
    return found
