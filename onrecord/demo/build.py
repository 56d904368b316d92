"""Write the demo's archive: ``python -m onrecord.demo.build``.

The archive holds what the sources of one story would serve: facts are true, texts are
our own summaries (``content/README.md``). Equal content gives equal bytes. With
``$ONRECORD_SHARED`` set, the builder also compares every text with the captures there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.archive import Exchange, write_archive
from onrecord.demo import gov_uk, ministries, overlap, press
from onrecord.demo.akn import document

FOLDER = Path(__file__).parent
CONTENT = FOLDER / "content"
ARCHIVE = FOLDER / "demo.warc.gz"

FETCHED = datetime(2026, 1, 15, 8, 0, tzinfo=UTC)
"""When the demo says that it was fetched; each answer is five seconds later."""

UNKNOWN_VOTE_WORD = "demurring"
"""Stands for ``abstaining`` in the one resolution that is broken on purpose."""

BROKEN_RESOLUTION = "S/RES/1435 (2002)"

_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_XML = "application/xml"

_LANGUAGE_FOLDERS = {
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}

_ROBOTS = {
    "https://api.github.com": "User-agent: *\nDisallow:\n",
    "https://raw.githubusercontent.com": "User-agent: *\nDisallow:\n",
    "https://press.un.org": (
        "User-agent: *\nDisallow: /core/\nDisallow: /admin/\nDisallow: /search/\n"
        "Disallow: */sitesearch\n"
    ),
    "https://www.gov.uk": "User-agent: *\nDisallow: /*/print$\n",
    "https://www.state.gov": "User-agent: *\nCrawl-delay: 5\nDisallow: /wp-admin/\n",
    "http://en.kremlin.ru": "User-agent: *\nDisallow: /search\n",
    "http://kremlin.ru": "User-agent: *\nDisallow: /search\n",
    "https://ec.europa.eu": "User-agent: *\nDisallow:\n",
}

Answer = tuple[str, str, str]
"""Address, media type, body."""


def load(name: str) -> Any:
    """One file of ``content/``."""
    path = CONTENT / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SystemExit(
            f"{path} is missing: the demo is built from a checkout of the repository"
        ) from error
    return json.loads(text) if path.suffix == ".json" else tomllib.loads(text)


def answers() -> list[Answer]:
    """Everything the archive holds, in the order it is asked for."""
    remarks = load("remarks.toml")
    return [
        *((f"{site}/robots.txt", _TEXT, rules) for site, rules in _ROBOTS.items()),
        *_repository("SCresolutions", "security_council"),
        *_repository("GAresolutions", "general_assembly"),
        *_press(remarks),
        *_gov_uk(remarks["gov_uk"]),
        *_ministries(remarks),
    ]


def _repository(name: str, body: str) -> Iterator[Answer]:
    """A listing of the files, then the files."""
    files = dict(sorted(_files(body)))
    tree = []
    for path, text in files.items():
        data = text.encode()
        sha = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        tree.append(
            {
                "path": path,
                "mode": "100644",
                "type": "blob",
                "sha": sha,
                "size": len(data),
                "url": f"https://api.github.com/repos/UNxml/{name}/git/blobs/{sha}",
            }
        )
    listed = "".join(str(entry["sha"]) for entry in tree)
    root = hashlib.sha1(listed.encode()).hexdigest()
    trees = f"https://api.github.com/repos/UNxml/{name}/git/trees"
    listing = {
        "sha": root,
        "url": f"{trees}/{root}",
        "tree": tree,
        "truncated": False,
    }
    yield f"{trees}/main?recursive=1", _JSON, json.dumps(listing)
    for path, text in files.items():
        kind = _JSON if path.endswith(".json") else _TEXT
        address = f"https://raw.githubusercontent.com/UNxml/{name}/main/{quote(path)}"
        yield address, kind, text


def _files(body: str) -> Iterator[tuple[str, str]]:
    facts = load("facts.json")
    texts, languages = load("un.toml"), load("languages.toml")
    rows: dict[str, list[Any]] = {}
    for symbol, own in facts[body].items():
        text = document(symbol, own, texts[symbol])
        if symbol == BROKEN_RESOLUTION:
            text = text.replace(
                'refersTo="abstaining"', f'refersTo="{UNKNOWN_VOTE_WORD}"'
            )
        elif "row" in own:
            rows.setdefault(own["row_file"], []).append(own["row"])
        yield own["path"], text
        for language, local in facts["languages"].get(symbol, {}).items():
            folder = _LANGUAGE_FOLDERS[language]
            assert f"/{folder}/" in f"/{local['path']}"
            summary = languages[symbol][language]
            yield local["path"], document(symbol, own, summary, language, local)
    for path, found in rows.items():
        lines = (json.dumps(row, ensure_ascii=False) for row in found)
        yield path, "\n".join(lines) + "\n"


def _press(remarks: Mapping[str, Any]) -> Iterator[Answer]:
    releases, challenge = remarks["press"], remarks["challenge"]
    feed = press.press_rss([*releases, challenge])
    yield f"{press.PRESS}/rss.xml", "application/rss+xml; charset=utf-8", feed
    for entry in releases:
        yield press.press_address(entry), _HTML, press.press_page(entry)
        if entry.get("blog"):
            page = press.press_page(entry, blog=True)
            yield f"{press.PRESS}/blog/{entry['slug']}", _HTML, page
    yield press.press_address(challenge), _HTML, press.CHALLENGE


def _gov_uk(speeches: list[dict[str, Any]]) -> Iterator[Answer]:
    feed = f"{gov_uk.GOV_UK}{gov_uk.OFFICE}.atom"
    yield feed, "application/atom+xml; charset=utf-8", gov_uk.gov_uk_atom(speeches)
    for entry in speeches:
        address = f"{gov_uk.GOV_UK}/api/content{gov_uk.gov_uk_path(entry)}"
        content = gov_uk.gov_uk_content(entry)
        if "broken" in entry:
            content = content[: len(content) * 2 // 3]
        yield address, _JSON, content
        if "arabic_title" in entry:
            yield f"{address}.ar", _JSON, gov_uk.gov_uk_content(entry, "ar")


def _ministries(remarks: Mapping[str, Any]) -> Iterator[Answer]:
    state = ministries.state_rss(remarks["state"])
    yield f"{ministries.STATE}/rss-feed/press-releases/feed/", _XML, state
    kremlin = remarks["kremlin"]
    feed = "http://en.kremlin.ru/events/president/transcripts/feed"
    for page, entry in enumerate(kremlin, start=1):
        address = feed if page == 1 else f"{feed}/page/{page}"
        yield address, _XML, ministries.kremlin_atom([entry], page, len(kremlin))
    russian = ministries.kremlin_atom(kremlin, language="ru")
    yield feed.replace("en.kremlin", "kremlin"), _XML, russian
    commission = remarks["commission"]
    corner = ministries.COMMISSION
    yield f"{corner}/api/rss", _XML, ministries.commission_rss(commission)
    for entry in commission:
        query = f"reference={entry['reference']}&language=en"
        answer = ministries.commission_document(entry)
        yield f"{corner}/api/documents?{query}", _JSON, answer


def exchanges() -> list[Exchange]:
    """The answers as HTTP exchanges, with headers reconstructed."""
    found = []
    for position, (address, kind, text) in enumerate(answers()):
        body = text.encode()
        found.append(
            Exchange(
                url=address,
                fetched_at=FETCHED + timedelta(seconds=5 * position),
                status=200,
                headers=(
                    ("Content-Type", kind),
                    ("Content-Length", str(len(body))),
                ),
                body=body,
                reason="OK",
            )
        )
    return found


def borrowed(folder: Path) -> list[str]:
    """Runs of words that the demo's texts have in common with texts below `folder`."""
    facts = overlap.runs(overlap.text_of(json.dumps(load("facts.json"))))
    ours: overlap.Runs = set()
    for address, _, text in answers():
        if not address.endswith("/robots.txt"):
            ours |= overlap.runs(overlap.text_of(text))
    return overlap.printed(
        overlap.shared_runs(ours - facts, overlap.other_texts(folder))
    )


def main() -> int:
    records = write_archive(ARCHIVE, exchanges())
    size = ARCHIVE.stat().st_size
    print(f"{ARCHIVE}: {records} records, {size:,} bytes", file=sys.stderr)
    shared = os.environ.get("ONRECORD_SHARED")
    if shared is None:
        print("not compared with other texts: set ONRECORD_SHARED", file=sys.stderr)
        return 0
    found = borrowed(Path(shared))
    for run in found:
        print(f"in common with {shared}: {run}", file=sys.stderr)
    print(f"{len(found)} runs of words in common with {shared}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
