"""Evidence: responses into WARC files, out of them, and their digests looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from onrecord.archive import Archive, Fault
from onrecord.archive.composing import Exchange
from steps.step import Setting, Step, Work
from steps.texts import pages

N = 2000
"""Responses."""
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def exchanges(setting: Setting) -> list[Exchange]:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    given = islice(cycle(pages(setting.shared)), N)
    return [
        Exchange(f"{url}?n={n}", MOMENT, 200, headers, body)
        for n, (url, body) in enumerate(given)
    ]


def written(folder: Path, given: list[Exchange]) -> Archive:
    archive = Archive(folder / "archive")
    with archive.open_writer() as writer:
        for exchange in given:
            writer.write_exchange(exchange)
    return archive


def refuse(fault: Fault) -> None:
    raise RuntimeError(str(fault))


def write(setting: Setting) -> Work:
    given = exchanges(setting)

    def work() -> float:
        written(setting.folder, given)
        return len(given)

    return work


def write_warcio(setting: Setting) -> Work:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    given = exchanges(setting)

    def work() -> float:
        with (setting.folder / "peer.warc.gz").open("wb") as file:
            writer = WARCWriter(file, gzip=True)
            for one in given:
                asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
                answered = StatusAndHeaders(
                    "200 OK", list(one.headers), protocol="HTTP/1.1"
                )
                for kind, head, body in (
                    ("request", asked, b""),
                    ("response", answered, one.body),
                ):
                    record = writer.create_warc_record(
                        one.url, kind, payload=BytesIO(body), http_headers=head
                    )
                    writer.write_record(record)
        return len(given)

    return work


def read(setting: Setting) -> Work:
    archive = written(setting.folder, exchanges(setting))
    return lambda: sum(1 for _ in archive.captures(refuse))


def read_warcio(setting: Setting) -> Work:
    from warcio.archiveiterator import ArchiveIterator

    archive = written(setting.folder, exchanges(setting))

    def work() -> float:
        n = 0
        for path in archive.files():
            with path.open("rb") as file:
                for record in ArchiveIterator(file, check_digests="raise"):
                    if record.rec_type == "response":
                        record.content_stream().read()
                        n += 1
        return n

    return work


def verify(setting: Setting) -> Work:
    archive = written(setting.folder, exchanges(setting))
    return lambda: archive.verify(refuse).captures


STEPS = (
    Step("archive-write", "pages/s", {"onrecord": write, "warcio": write_warcio}),
    Step("archive-read", "pages/s", {"onrecord": read, "warcio": read_warcio}),
    Step("archive-verify", "pages/s", {"onrecord": verify}),
)
