"""The stub's side of HTTP: requests in, answers out, also those that break on the way."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from google_discovery import Json
from stub_answers import Answer
from stub_faults import Close, Garbage, Hang, Html, Kind, Slow, Truncate

PAGE = b"<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request, or a part of a batch."""

    http_method: str
    target: str
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def form(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.body.decode()).items()}

    @property
    def message(self) -> Message:
        """The body as MIME says it: the parts of a batch or of an upload."""
        return message_from_bytes(f"Content-Type: {self.headers.get('content-type', '')}\r\n\r\n".encode() + self.body)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and what happens to it on its way; no answer: the connection is closed."""

    answer: Answer | None
    broken: Kind | None = None
    octets: bytes | None = None  # instead of the answer's JSON
    content_type: str = "application/json; charset=UTF-8"


def json_of(body: Json | None) -> bytes:
    return b"" if body is None else json.dumps(body, ensure_ascii=False, indent=1).encode()


def batch_parts(request: Request) -> Iterator[tuple[str, Request]]:
    """The requests in a batch, each with its Content-ID; the batch's authorisation is theirs too."""
    for part in request.message.get_payload():
        assert isinstance(part, Message)
        raw = part.get_payload(decode=True)
        assert isinstance(raw, bytes)
        head, _, rest = raw.replace(b"\r\n", b"\n").partition(b"\n")
        http_method, target, *_ = head.decode().split(" ")
        inner = message_from_bytes(rest)
        body = inner.get_payload(decode=True)
        headers = {name.lower(): value for name, value in inner.items()}
        keep = {name: request.headers[name] for name in ("authorization", "x-test-user") if name in request.headers}
        yield (
            str(part["Content-ID"] or ""),
            Request(
                http_method=http_method,
                target=target,
                headers={**keep, **headers},
                body=body if isinstance(body, bytes) else b"",
            ),
        )


def batch_answer(answers: list[tuple[str, Answer]]) -> Reply:
    lines: list[bytes] = []
    for id, answer in answers:
        given = [f"Content-ID: <response-{id[1:]}"] if id else []
        octets = json_of(answer.body)
        head = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}", *_head(answer, octets)]
        part = ["--batch_stub", "Content-Type: application/http", *given, "", *head, "", ""]
        lines += ["\r\n".join(part).encode() + octets + b"\r\n"]
    return Reply(
        Answer(200),
        octets=b"".join(lines) + b"--batch_stub--\r\n",
        content_type="multipart/mixed; boundary=batch_stub",
    )


def _head(answer: Answer, octets: bytes, content_type: str = "application/json; charset=UTF-8") -> list[str]:
    told = [f"Content-Type: {content_type}"] if octets else []
    return [*told, f"Content-Length: {len(octets)}", *(f"{name}: {value}" for name, value in answer.headers.items())]


class HttpServer:
    """Serves `reply` on a free port of loopback, a thread a connection, until it is closed."""

    def __init__(self, reply: Callable[[Request], Reply]) -> None:
        self._ended = ended = threading.Event()
        self._connections: set[socket.socket] = set()
        connections = self._connections

        class Connection(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                connections.add(self.request)
                self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                super().setup()

            def finish(self) -> None:
                connections.discard(self.request)
                with contextlib.suppress(OSError):
                    super().finish()

            def _any(self) -> None:
                try:
                    self._respond(reply(self._request()))
                except OSError:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any

            def _request(self) -> Request:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                return Request(http_method=self.command, target=self.path, headers=headers, body=body)

            def _respond(self, told: Reply) -> None:
                if told.answer is None or isinstance(told.broken, Close | Hang):
                    if isinstance(told.broken, Hang):
                        ended.wait(told.broken.seconds)
                    self.close_connection = True
                    return
                octets = json_of(told.answer.body) if told.octets is None else told.octets
                answer, content_type = told.answer, told.content_type
                if isinstance(told.broken, Html):
                    answer, octets, content_type = Answer(200), PAGE, "text/html"
                elif isinstance(told.broken, Garbage):
                    octets = octets[: len(octets) // 2]
                status = f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"
                head = "\r\n".join([status, *_head(answer, octets, content_type), "", ""]).encode()
                self._write(head, octets, told.broken)

            def _write(self, head: bytes, octets: bytes, broken: Kind | None) -> None:
                self.wfile.write(head)
                if isinstance(broken, Slow):
                    for octet in octets:
                        self.wfile.write(bytes([octet]))
                        if ended.wait(broken.seconds):
                            break
                elif isinstance(broken, Truncate):
                    self.wfile.write(octets[: len(octets) // 2])
                    self.close_connection = True
                else:
                    self.wfile.write(octets)

            def log_message(self, *_: Any) -> None:
                """The stub keeps a log of its own."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 128

            def handle_error(self, *_: Any) -> None:
                """A client that went away is no news."""

        self._server = Server(("127.0.0.1", 0), Connection)
        self.root = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
