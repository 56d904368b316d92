"""A server on this machine that answers as it is told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

Handler = BaseHTTPRequestHandler


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[Handler], None] | None = None
    """Writes to the socket by itself."""


@dataclass
class Visit:
    path: str
    began: float
    ended: float
    headers: dict[str, str]


class Site:
    """A server that gives the answers it is told to, and remembers who asked what."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.log: list[Visit] = []
        self.busy = 0
        self.most_busy = 0
        site = self

        class Asked(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.visited(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that was killed is no news."""

        self.server = Server(("127.0.0.1", 0), Asked)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def visited(self, handler: Handler) -> None:
        began = time.monotonic()
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        visit = Visit(handler.path, began, began, dict(handler.headers))
        self.log.append(visit)
        found = self.answers.get(handler.path, Answer(404, b"nothing here"))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        try:
            if found.act is not None:
                found.act(handler)
                return
            handler.send_response(found.status)
            for name, value in found.headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(found.body)))
            handler.end_headers()
            handler.wfile.write(found.body)
        except OSError:
            handler.close_connection = True
        finally:
            self.busy -= 1
            visit.ended = time.monotonic()

    def holds(self, *names: str) -> None:
        """A listing and a page for each name."""
        self.answers["/"] = listing(*(f"/doc/{name}" for name in names))
        for name in names:
            self.answers[f"/doc/{name}"] = page(name)

    def asked(self, path: str | None = None) -> list[str]:
        return [v.path for v in self.log if path in (None, v.path)]

    def gaps(self) -> list[float]:
        """Seconds between the end of an answer and the next request."""
        return [after.began - before.ended for before, after in pairwise(self.log)]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def listing(*paths: str) -> Answer:
    items = "".join(f'<li><a href="{path}">a page</a></li>' for path in paths)
    return Answer(body=f"<!doctype html><title>All</title><ul>{items}</ul>".encode())


def page(name: str, text: str = "One sentence of ours.") -> Answer:
    body = f"<!doctype html><title>{name}</title><h1>Page {name}</h1><p>{text}</p>"
    return Answer(body=body.encode(), headers={"Content-Type": "text/html"})


def text(body: str, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, body.encode(), named)


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status, b"", {"Location": to})


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.01)
