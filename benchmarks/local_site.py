"""A server of as many statements as are asked for; ends with its input.

    python benchmarks/local_site.py PAGES TEXT BYTES SHARED

It prints its port. Each page holds TEXT characters of a real text, another on each
page, and is filled up to BYTES with what stands around a text.
"""

from __future__ import annotations

import asyncio
import html
import sys
from pathlib import Path

from steps.texts import SIZE, statements

A_LIST = 1000
"""Links of a listing."""
MOST = 20_000
"""Pieces of speeches; more pages have parts of two."""
AROUND = b'<li class="item"><a class="x" data-n="7">Another page of the site</a></li>\n'


class Site:
    def __init__(self, pages: int, text: int, size: int, shared: Path) -> None:
        self.pages, self.text = pages, text
        self.pieces = statements(shared, min(pages, MOST))
        self.around = b"<nav><ul>" + AROUND * max(0, (size - text) // len(AROUND))

    def answer(self, path: str) -> bytes | None:
        what, _, number = path.strip("/").partition("/")
        if not what:
            return _links("list/", 0, -(-self.pages // A_LIST))
        if what == "list":
            first = int(number) * A_LIST
            return _links("statement/n", first, min(self.pages, first + A_LIST))
        return self._statement(int(number[1:])) if what == "statement" else None

    def _statement(self, number: int) -> bytes:
        turn, place = divmod(number, len(self.pieces))
        cut = (turn * 997) % SIZE
        text = self.pieces[place][cut:] + self.pieces[place - turn][:cut]
        lines = [line for line in text[: self.text].split("\n") if line.strip()]
        body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
        page = (
            f"<title>{number}</title><article><h1>Statement {number} of this day</h1>\n"
            f"<p>Number {number}.</p>{body}</article>"
        )
        return page.encode() + self.around

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                body = self.answer(head.split(b" ", 2)[1].decode())
                status = "404 Not Found" if body is None else "200 OK"
                writer.write(
                    f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
                    f"Content-Length: {len(body or b'')}\r\n\r\n".encode()
                    + (body or b"")
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def _links(what: str, first: int, end: int) -> bytes:
    rows = (f'<li><a href="/{what}{n}">{n}</a></li>' for n in range(first, end))
    return f"<title>List</title><ul>{''.join(rows)}</ul>".encode()


async def main() -> None:
    pages, text, size = map(int, sys.argv[1:4])
    site = Site(pages, text, size, Path(sys.argv[4]))
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)  # until who started us is gone
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
