"""One request to Google, once: a fresh connection, a total deadline, and only what is on the list."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from followupd.providers.google_allowed import GOOGLE_ROOTS, check
from followupd.providers.google_errors import Answer
from followupd.providers.http import MEGABYTE, Limits, words_for
from followupd.providers.http_pinned import Sockets

if TYPE_CHECKING:
    import requests
    from requests.adapters import HTTPAdapter

LIMITS = Limits(body_bytes=25 * MEGABYTE)
_CHUNK = 64 * 1024
_KEPT_HEADERS = frozenset({"accept", "content-type", "authorization"})


class Lost(Exception):
    """No answer, or none that is whole. `left` is whether any of the request may have left this machine."""

    def __init__(self, why: str, *, left: bool) -> None:
        super().__init__(why)
        self.why = why
        self.left = left


class Transport:
    """The only way to Google. Sends nothing twice, follows no redirect, accepts no bad certificate."""

    def __init__(self, roots: Mapping[str, str], limits: Limits = LIMITS) -> None:
        self.roots = {name: roots.get(name, root).rstrip("/") + "/" for name, root in GOOGLE_ROOTS.items()}
        self._limits = limits
        self._under_way: set[Sockets] = set()
        self._is_closed = False

    def send(self, method: str, url: str, headers: Mapping[str, str], body: str | bytes | None = None) -> Answer:
        """The answer to one request, sent once, whatever its status.

        Raises Lost, also where `close` ends it; NotAllowed for what is not on the list or not below one of the roots.
        """
        import requests

        octets = body.encode() if isinstance(body, str) else body
        kept = {name: value for name, value in headers.items() if name.lower() in _KEPT_HEADERS}
        kept |= {"Accept-Encoding": "identity", "User-Agent": "followupd", "Connection": "close"}
        # redirects and dot segments are resolved in preparing, so what is checked is what would be sent
        prepared = requests.Request(method, url, headers=kept, data=octets).prepare()
        check(str(prepared.method), str(prepared.url), headers, octets, self.roots)
        sockets = Sockets()
        self._under_way.add(sockets)  # before looking whether it is closed, so that one of the two sees the other
        try:
            if self._is_closed:
                raise Lost("it was told to end", left=False)
            return _Shot(self._limits, sockets).run(prepared)
        finally:
            self._under_way.discard(sockets)

    def close(self) -> None:
        """Ends what is under way, in whichever thread, and whatever would come."""
        self._is_closed = True
        for sockets in tuple(self._under_way):
            sockets.shut()


class _Shot:
    """One request under way."""

    def __init__(self, limits: Limits, sockets: Sockets) -> None:
        self._limits = limits
        self._sockets = sockets
        self._left = False

    def run(self, prepared: requests.PreparedRequest) -> Answer:
        import requests
        from requests.exceptions import BaseHTTPError, RequestException  # type: ignore[attr-defined]

        alarm = threading.Timer(self._limits.total_s, self._sockets.shut)
        alarm.daemon = True
        alarm.start()
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.mount(str(prepared.url).partition("//")[0] + "//", self._adapter())
                answer = session.send(
                    prepared,
                    stream=True,
                    allow_redirects=False,
                    timeout=(self._limits.connect_s, self._limits.read_s),
                    verify=os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True,
                )
                return self._whole(answer)
        except (RequestException, BaseHTTPError, OSError, ValueError) as error:
            why = "it took too long to answer" if self._sockets.cut else words_for(error)
        finally:
            alarm.cancel()
            self._sockets.close()
        # outside of `except`: the library's error tells the URL, and with it for whom one searches
        raise Lost(why, left=self._left)

    def _whole(self, answer: requests.Response) -> Answer:
        body = bytearray()
        while chunk := answer.raw.read1(_CHUNK, decode_content=False):
            body += chunk
            if len(body) > self._limits.body_bytes:
                raise Lost(f"its answer is larger than {self._limits.body_bytes // MEGABYTE} MB", left=True)
        if self._sockets.cut:
            raise Lost("it took too long to answer", left=True)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(status=answer.status_code, headers=headers, body=bytes(body))

    def _adapter(self) -> HTTPAdapter:
        from requests.adapters import HTTPAdapter

        shot = self

        def noting(kind: Any) -> Any:
            class Noting(kind):  # type: ignore[misc]
                def _new_conn(self) -> socket.socket:
                    opened: socket.socket = super()._new_conn()
                    shot._sockets.add(opened)
                    return opened

                def send(self, octets: Any) -> None:
                    if self.sock is None:
                        self.connect()
                    shot._left = True
                    super().send(octets)

            return Noting

        class Fresh(HTTPAdapter):
            def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
                pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
                pool.ConnectionCls = noting(pool.ConnectionCls)
                return pool

        return Fresh(max_retries=0)
