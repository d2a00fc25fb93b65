"""Where the browser comes back to after the user's consent: a page on loopback (RFC 8252, 7.3)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

_PAGE = "<!doctype html><meta charset=utf-8><title>followupd</title><p>{}</p>"
_DONE = "followupd has what it needs. You can close this page."
_OTHER = "This address belongs to another try. Begin again."


class Landing:
    """Listens on 127.0.0.1 while it is entered; tells `landed` each URL that `is_back` says is the awaited one."""

    def __init__(self, port: int, landed: Callable[[str], None]) -> None:
        self._landed = landed
        self.is_back: Callable[[str], bool] = lambda _: False
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._visitor())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def uri(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.block_on_close = False
        self._server.server_close()

    def _visitor(self) -> type[BaseHTTPRequestHandler]:
        landing = self

        class Visitor(BaseHTTPRequestHandler):
            timeout = 10  # of one connection: browsers open some that they never use

            def do_GET(self) -> None:
                url = landing.uri + self.path.lstrip("/")
                is_back = landing.is_back(url)
                page = _PAGE.format(_DONE if is_back else _OTHER).encode()
                self.send_response(200 if is_back else 400)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write(page)
                if is_back:
                    landing._landed(url)

            def log_message(self, *_: object) -> None:
                """The code is in the request line."""

        return Visitor
