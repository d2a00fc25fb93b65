"""GETs what a stranger's server offers, by the rules for URLs: https, no private addresses, bounded in every way."""

from __future__ import annotations

import os
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from followupd.domain.record import Struct
from followupd.errors import AuthRequired, ProviderError, Throttled, Unavailable
from followupd.providers.http_pinned import Sockets, is_public, pinned_adapter

if TYPE_CHECKING:
    import requests

MEGABYTE = 1024 * 1024
REDIRECTS = 5
_REDIRECT_STATUS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024

WORDS = {
    "ChunkedEncodingError": "its answer broke off",
    "ConnectionError": "it cannot be reached",
    "ConnectTimeout": "it did not answer in time",
    "ContentDecodingError": "its answer is garbled",
    "HTTPError": "it answers with an error",
    "InvalidHeader": "it answers with a broken header",
    "InvalidJSONError": "its answer is garbled",
    "InvalidProxyURL": "its proxy's URL cannot be read",
    "InvalidSchema": "the URL is of no known kind",
    "InvalidURL": "the URL cannot be read",
    "JSONDecodeError": "its answer is garbled",
    "MissingSchema": "the URL has no https:// before it",
    "ProxyError": "its proxy cannot be reached",
    "ReadTimeout": "it stopped answering",
    "RequestException": "it cannot be reached",
    "RetryError": "it cannot be reached",
    "SSLError": "its certificate is not trusted, or the secure connection failed",
    "StreamConsumedError": "its answer broke off",
    "Timeout": "it did not answer in time",
    "TooManyRedirects": "it redirects too often",
    "URLRequired": "the URL is missing",
    "UnrewindableBodyError": "it broke off while answering",
}
"""What each exception of requests means to the user; whichever it is, the account backs off and tries again."""


class Validators(Struct, frozen=True):
    """ETag and Last-Modified of an answer (RFC 9110, 8.8), empty where it has none."""

    etag: str = ""
    last_modified: str = ""


class Fetched(Struct, frozen=True):
    """An answer in full, decompressed."""

    body: bytes
    validators: Validators


class NotModified(Struct, frozen=True):
    """Nothing changed since the validators were given out (304)."""


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds of one GET, redirects included. `body_bytes` counts after decompression."""

    connect_s: float = 10
    read_s: float = 30
    total_s: float = 120
    body_bytes: int = 10 * MEGABYTE


LIMITS = Limits()


def fetch(
    url: str, *, account: str, validators: Validators | None = None, limits: Limits = LIMITS
) -> Fetched | NotModified:
    """The body at `url`, or NotModified where `validators` still hold.

    https alone, unless `url` itself says http; webcal means https. Private, loopback and link-local addresses are
    connected to only where `url` names their host itself; the address that was checked is the one connected to. At
    most 5 redirects; credentials in `url` go to its origin alone. Messages name hosts, never paths: they may be secret.

    Raises AuthRequired (401, 403), Throttled (429 and 503 that say until when), Unavailable.
    """
    return _Fetch(_parsed(url, account), account, limits).run(validators or Validators())


def fetch_patiently(
    url: str,
    *,
    account: str,
    validators: Validators | None = None,
    limits: Limits = LIMITS,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched | NotModified:
    """As `fetch`, three times at most where the connection failed, a few seconds apart; an answer is an answer."""
    from tenacity import Retrying, retry_if_exception, stop_after_attempt, stop_after_delay, wait_random_exponential

    def is_passing(error: BaseException) -> bool:
        return isinstance(error, Unavailable) and error.__cause__ is not None

    attempts = Retrying(
        retry=retry_if_exception(is_passing),
        stop=stop_after_attempt(3) | stop_after_delay(limits.total_s / 2),
        wait=wait_random_exponential(multiplier=1, max=8),
        sleep=sleep,
        reraise=True,
    )
    return attempts(fetch, url, account=account, validators=validators, limits=limits)


def _parsed(url: str, account: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as error:
        raise Unavailable(account, "pull", "the calendar's URL cannot be read") from error
    if parts.scheme in {"webcal", "webcals"}:
        parts = parts._replace(scheme="https")
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise Unavailable(account, "pull", "the calendar's URL is neither https nor http")
    return parts


class _Fetch:
    """One GET with its redirects."""

    def __init__(self, url: SplitResult, account: str, limits: Limits) -> None:
        self._first = url
        self._account = account
        self._limits = limits
        self._sockets = Sockets()

    def run(self, validators: Validators) -> Fetched | NotModified:
        alarm = threading.Timer(self._limits.total_s, self._sockets.shut)
        alarm.daemon = True
        alarm.start()
        try:
            return self._follow(validators)
        finally:
            alarm.cancel()
            self._sockets.close()

    def _follow(self, validators: Validators) -> Fetched | NotModified:
        import requests

        url = self._first
        for _ in range(REDIRECTS + 1):
            with self._mapped(url), requests.Session() as session:
                session.trust_env = False
                session.mount(f"{url.scheme}://", pinned_adapter(self._addresses(url), self._sockets))
                answer = session.send(
                    self._request(url, validators),
                    stream=True,
                    allow_redirects=False,
                    timeout=(self._limits.connect_s, self._limits.read_s),
                    verify=os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True,
                )
                target = answer.headers.get("Location")
                if answer.status_code not in _REDIRECT_STATUS or not target:
                    return self._judged(answer, url)
            url = self._redirected(url, target)
        raise self._unavailable(url, "it redirects too often")

    def _request(self, url: SplitResult, validators: Validators) -> requests.PreparedRequest:
        import requests

        headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "gzip", "User-Agent": "followupd"}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        return requests.Request("GET", urlunsplit(url._replace(fragment="")), headers=headers).prepare()

    def _addresses(self, url: SplitResult) -> list[tuple[str, int]]:
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise self._unavailable(url, "its name cannot be resolved") from error
        addresses = [(str(address[0]), port) for *_, address in found]
        if url.hostname != self._first.hostname:
            addresses = [one for one in addresses if is_public(one[0])]
        if not addresses:
            raise self._unavailable(url, "it is redirected to an address inside a private network")
        return addresses

    def _redirected(self, url: SplitResult, target: str) -> SplitResult:
        there = _parsed(urljoin(urlunsplit(url), target), self._account)
        if there.scheme == "http" and (self._first.scheme != "http" or url.scheme == "https"):
            raise self._unavailable(there, "it is redirected to an insecure connection")
        host = there.netloc.rpartition("@")[2]
        if _origin(there) == _origin(self._first):
            return there._replace(netloc=self._first.netloc)
        return there._replace(netloc=host)

    def _judged(self, answer: requests.Response, url: SplitResult) -> Fetched | NotModified:
        match answer.status_code:
            case 304:
                return NotModified()
            case 200:
                headers = answer.headers
                told = Validators(headers.get("ETag", "")[:1000], headers.get("Last-Modified", "")[:100])
                return Fetched(self._body(answer, url), told)
            case 401 | 403:
                raise AuthRequired(self._account, "pull", f"{url.hostname} refuses access ({answer.status_code})")
            case 429 | 503 if (retry_at := _retry_at(answer)) is not None:
                raise Throttled(self._account, "pull", f"{url.hostname} asks to wait", retry_at)
            case 404 | 410:
                raise self._unavailable(url, f"there is no calendar at this URL ({answer.status_code})")
            case status:
                raise self._unavailable(url, f"it answers with an error ({status})")

    def _body(self, answer: requests.Response, url: SplitResult) -> bytes:
        encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        if encoding not in {"identity", "", "gzip", "x-gzip", "deflate"}:
            raise self._unavailable(url, "its answer is compressed in an unknown way")
        plain = encoding in {"identity", ""}
        inflater = zlib.decompressobj(wbits=15 + 32)
        body = bytearray()
        while chunk := answer.raw.read1(_CHUNK, decode_content=False):
            room = self._limits.body_bytes - len(body) + 1
            body += chunk[:room] if plain else inflater.decompress(chunk, room)
            if len(body) > self._limits.body_bytes:
                raise self._unavailable(url, f"it is larger than {self._limits.body_bytes // MEGABYTE} MB")
        if self._sockets.cut:
            raise self._unavailable(url, "it took too long to answer")
        if not plain and not inflater.eof:
            raise self._unavailable(url, "its answer broke off")
        return bytes(body)

    @contextmanager
    def _mapped(self, url: SplitResult) -> Iterator[None]:
        """Turns every exception of the library below into one of ours."""
        from requests.exceptions import BaseHTTPError, RequestException  # type: ignore[attr-defined]

        try:
            yield
        except ProviderError:
            raise
        except (RequestException, BaseHTTPError, OSError, ValueError, zlib.error) as error:
            if self._sockets.cut:
                raise self._unavailable(url, "it took too long to answer") from error
            raise self._unavailable(url, words_for(error)) from error

    def _unavailable(self, url: SplitResult, why: str) -> Unavailable:
        return Unavailable(self._account, "pull", f"{url.hostname}: {why}")


def words_for(error: Exception) -> str:
    """What an exception of the library below means, by the nearest class that is named in WORDS."""
    for kind in type(error).__mro__:
        if kind.__module__.startswith("requests.") and kind.__name__ in WORDS:
            return WORDS[kind.__name__]
    return "its answer broke off"


def _origin(url: SplitResult) -> tuple[str, str | None, int]:
    return url.scheme, url.hostname, url.port or (443 if url.scheme == "https" else 80)


def _retry_at(answer: requests.Response) -> datetime | None:
    """When to try again (RFC 9110, 10.2.3); a number of seconds counts from the answer's own Date."""
    told = answer.headers.get("Retry-After", "").strip()
    try:
        if told.isdecimal() and len(told) < 8:
            return _date(answer.headers.get("Date", "")) + timedelta(seconds=int(told))
        return _date(told)
    except (ValueError, TypeError, OverflowError):
        return None


def _date(text: str) -> datetime:
    at = parsedate_to_datetime(text)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
