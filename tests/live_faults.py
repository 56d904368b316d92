"""What a server can do instead of answering as it should."""

from __future__ import annotations

import socket
import struct
import time

from live_site import Handler, page

CHALLENGE = "<!doctype html><title>Just a moment...</title><h1>Wait</h1><p>Checking</p>"


def hang_up(handler: Handler) -> None:
    handler.close_connection = True


def keep_waiting(handler: Handler) -> None:
    handler.close_connection = True
    time.sleep(3)


def cut(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(page("bad").body)
    handler.close_connection = True


def cut_chunk(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"400\r\n" + page("bad").body)
    handler.close_connection = True


def reset(handler: Handler) -> None:
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True


def announce_much(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(10**10))
    handler.end_headers()
    handler.close_connection = True


def send_much(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(64):
        handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
    handler.wfile.write(b"0\r\n\r\n")


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b"x")
        time.sleep(0.1)
    handler.close_connection = True


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example.org ready\r\n\r\n")
    handler.close_connection = True
