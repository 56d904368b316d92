"""The site on a port of this machine, and its log."""

from __future__ import annotations

import json
import logging
import socket
import sys
from datetime import UTC, datetime

from flask import Flask
from waitress.server import create_server

from onrecord.models import OnrecordError

THREADS = 8
"""Of all processes together."""
_FIELDS = ("method", "path", "status", "seconds", "view", "format")


class CannotListen(OnrecordError):
    """An address that cannot be listened at, with what to do."""


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        data = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        given = vars(record)
        data |= {name: given[name] for name in _FIELDS if name in given}
        if record.exc_info:
            data["fault"] = self.formatException(record.exc_info)
        return json.dumps(data)


class Seldom(logging.Filter):
    """Lets one line through in so many seconds."""

    SECONDS = 10.0

    def __init__(self) -> None:
        super().__init__()
        self._next = 0.0

    def filter(self, record: logging.LogRecord) -> bool:
        if record.created < self._next:
            return False
        self._next = record.created + self.SECONDS
        return True


def log_to_stderr(*, as_json: bool, verbose: bool) -> None:
    """Faults always, with ``verbose`` or as JSON every request too."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    handler.setFormatter(JsonLines() if as_json else plain)
    every = logging.INFO if verbose or as_json else logging.WARNING
    # waitress tells with each request that waits for a thread that it does.
    logging.getLogger("waitress.queue").filters[:] = [Seldom()]
    for name, level in (("onrecord.web", every), ("waitress", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(level)
        logger.propagate = False


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises CannotListen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise CannotListen(
            f"nothing can listen at {host}, port {port}"
            f" ({getattr(error, 'strerror', None) or error}). Perhaps `onrecord serve`"
            " runs already; end it, or choose another port: --port 0 takes a free one"
        ) from error
    return listening


def serve(app: Flask, listening: socket.socket, threads: int = THREADS) -> None:
    """Answer until the process is interrupted; then return."""
    server = create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident="onrecord",
        clear_untrusted_proxy_headers=True,
        max_request_body_size=1024,
        channel_timeout=30,
    )
    accepts = server.readable
    # While requests wait for a thread here, others at this socket may have one.
    server.readable = lambda: accepts() and not server.task_dispatcher.queue
    try:
        server.run()
    except KeyboardInterrupt:
        pass  # it came before the server had begun, or while it ended
    finally:
        server.close()
