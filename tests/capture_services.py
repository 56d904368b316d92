"""Servers on this machine that answer like Common Crawl and the Wayback Machine."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from live_site import Answer, Handler, Site

from onrecord.archive import Exchange, RawRecord, read_members, write_archive

HOST = "press.example"
CRAWL = "CC-MAIN-2024-10"
FILE = "crawl-data/CC-MAIN-2024-10/segments/1.2/warc/part-1.warc.gz"
PAGE = "<!doctype html><html><title>{0}</title><h1>Page {0}</h1><p>{1}</p></html>"


def exchange(name: str, day: int = 1, text: str = "One sentence of ours.") -> Exchange:
    moment = datetime(2024, 3, day, 12, 30, 5, tzinfo=UTC)
    body = PAGE.format(name, text).encode()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    url = f"https://{HOST}/doc/{name}"
    return Exchange(url, moment, 200, headers, body, reason="OK")


def digest_of(body: bytes) -> str:
    digest = hashlib.sha1(body, usedforsecurity=False).digest()
    return base64.b32encode(digest).decode()


@dataclass
class CommonCrawlSite:
    """An index and the data it leads to, on one server."""

    site: Site
    folder: Path
    data: bytes = b""
    entries: list[dict[str, str]] = field(default_factory=list)

    def holds(self, exchanges: Sequence[Exchange]) -> list[RawRecord]:
        """Put captures into the data file; their responses, in that order."""
        path = self.folder / "made.warc.gz"
        write_archive(path, exchanges)
        faults: list[Any] = []
        records = [r for r in read_members(path, faults.append) if r.is_capture]
        start = len(self.data)
        self.data += path.read_bytes()
        for record, one in zip(records, exchanges, strict=True):
            self.lists(record, one, start + record.offset, record.length)
        self.serves_data()
        return records

    def lists(self, record: RawRecord, one: Exchange, offset: int, length: int) -> None:
        stamp = f"{one.fetched_at:%Y%m%d%H%M%S}"
        digest = record.header("WARC-Payload-Digest").removeprefix("sha1:")
        self.entries.append(
            {
                "urlkey": "example,press)/", "timestamp": stamp, "url": one.url,
                "mime": "text/html", "status": "200", "digest": digest,
                "length": str(length), "offset": str(offset), "filename": FILE,
            }
        )  # fmt: skip

    def serves_data(self) -> None:
        def give(handler: Handler) -> None:
            span = re.fullmatch(r"bytes=(\d+)-(\d+)", handler.headers["Range"] or "")
            assert span is not None, "the whole file was asked for"
            part = self.data[int(span[1]) : int(span[2]) + 1]
            handler.send_response(206)
            handler.send_header("Content-Length", str(len(part)))
            handler.end_headers()
            handler.wfile.write(part)

        self.site.answers[f"/{FILE}"] = Answer(act=give)

    def serves_index(self, pages: int = 1, crawl: str = CRAWL) -> None:
        listed = [
            {
                "id": crawl, "name": "made up", "cdx-api": f"{self.site.url}/else",
                "from": "2024-02-20T00:00:00", "to": "2024-03-20T00:00:00",
            },
            {"id": "CC-MAIN-2019-04", "cdx-api": "https://elsewhere.example/"},
        ]  # fmt: skip
        self.site.answers["/collinfo.json"] = Answer(body=json.dumps(listed).encode())
        counted = json.dumps({"pages": pages, "pageSize": 5, "blocks": pages}).encode()
        self.site.answers[self.path(showNumPages="true")] = Answer(body=counted)
        for page in range(pages):
            lines = [json.dumps(entry) + "\n" for entry in self.entries[page::pages]]
            self.serves_page(page, "".join(lines).encode())

    def serves_page(self, page: int, *bodies: bytes) -> None:
        answers = [Answer(body=body) for body in bodies]
        self.site.answers[self.path(page=str(page))] = answers

    @staticmethod
    def path(**more: str) -> str:
        asked = {"url": f"{HOST}/*", "output": "json", "filter": "status:200", **more}
        return f"/{CRAWL}-index?{urlencode(asked)}"


@dataclass
class WaybackSite:
    site: Site
    rows: list[list[str]] = field(default_factory=list)

    def holds(self, *exchanges: Exchange) -> None:
        for one in exchanges:
            stamp = f"{one.fetched_at:%Y%m%d%H%M%S}"
            self.rows.append([one.url, stamp, "200", digest_of(one.body)])
            headers = {f"x-archive-orig-{k}": v for k, v in one.headers}
            headers["Memento-Datetime"] = f"{one.fetched_at:%a, %d %b %Y %H:%M:%S GMT}"
            path = f"/web/{stamp}id_/{one.url}"
            self.site.answers[path] = Answer(200, one.body, headers)

    def serves_index(self, **days: str) -> None:
        asked = {
            "url": f"{HOST}/*", "output": "json", "filter": "statuscode:200"
        }  # fmt: skip
        counted = urlencode({**asked, "showNumPages": "true", **days})
        self.site.answers[f"/cdx/search/cdx?{counted}"] = Answer(body=b"1\n")
        names = ["original", "timestamp", "statuscode", "digest"]
        body = json.dumps([names, *self.rows]).encode()
        query = urlencode({**asked, "page": "0", **days})
        self.site.answers[f"/cdx/search/cdx?{query}"] = Answer(body=body)
