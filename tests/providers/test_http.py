"""Fetching what a stranger's server offers."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests.exceptions

from followupd.errors import AuthRequired, Throttled, Unavailable
from followupd.providers.http import (
    WORDS,
    Fetched,
    Limits,
    NotModified,
    Validators,
    fetch,
    fetch_patiently,
    words_for,
)
from followupd.providers.http_pinned import is_public

LIMITS = Limits()
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(answers: dict[str, Answer], host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A web server on loopback; the port that it listens on."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answers[self.path](self)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that goes away is what half of these tests are about."""

    listening = Server((host, 0), Handler)
    if context is not None:
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield listening.server_port
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return give


def to(url: str, status: int = 302) -> Answer:
    return answer(status, Location=url)


def get(port: int, path: str = "/", limits: Limits = LIMITS, validators: Validators | None = None) -> bytes:
    got = fetch(f"http://127.0.0.1:{port}{path}", account="work", limits=limits, validators=validators)
    assert isinstance(got, Fetched)
    return got.body


def refusal(port: int, path: str = "/", limits: Limits = LIMITS) -> str:
    with pytest.raises(Unavailable) as why:
        get(port, path, limits)
    return str(why.value)


def test_body_and_validators_come_back_and_are_sent_the_next_time() -> None:
    asked: list[str | None] = []

    def give(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.headers["If-None-Match"])
        known = request.headers["If-None-Match"] == '"1"' and request.headers["If-Modified-Since"] == "then"
        answer(304 if known else 200, b"" if known else b"hello", ETag='"1"', Last_Modified="then")(request)

    with server({"/": give}) as port:
        first = fetch(f"http://127.0.0.1:{port}/", account="work")
        assert first == Fetched(b"hello", Validators('"1"', "then"))
        assert fetch(f"http://127.0.0.1:{port}/", account="work", validators=first.validators) == NotModified()
    assert asked == [None, '"1"']


def test_compressed_answers_are_unpacked() -> None:
    body = b"BEGIN:VCALENDAR\r\n" * 1000
    answers = {
        "/gzip": answer(body=gzip.compress(body), Content_Encoding="gzip"),
        "/deflate": answer(body=zlib.compress(body), Content_Encoding="deflate"),
        "/odd": answer(body=body, Content_Encoding="br"),
        "/cut": answer(body=gzip.compress(body)[:-9], Content_Encoding="gzip"),
    }
    with server(answers) as port:
        assert get(port, "/gzip") == get(port, "/deflate") == body
        assert "compressed in an unknown way" in refusal(port, "/odd")
        assert "broke off" in refusal(port, "/cut")


def test_size_is_counted_after_decompression() -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    answers = {"/bomb": answer(body=bomb, Content_Encoding="gzip"), "/plain": answer(body=b"x" * 1001)}
    with server(answers) as port:
        assert len(bomb) < 100_000
        assert "larger than" in refusal(port, "/bomb")
        assert "larger than" in refusal(port, "/plain", Limits(body_bytes=1000))
        assert len(get(port, "/plain", Limits(body_bytes=1001))) == 1001


def test_answer_that_breaks_off_is_no_answer() -> None:
    with server({"/": answer(body=b"half", Content_Length="1000")}) as port:
        assert "broke off" in refusal(port)


def test_a_connection_that_breaks_is_tried_again_and_an_answer_is_not() -> None:
    asked: list[str] = []
    waits: list[float] = []

    def breaks_twice(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        if asked.count("/") > 2:
            answer(body=b"whole")(request)

    def errs(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        answer(500)(request)

    with server({"/": breaks_twice, "/error": errs}) as port:
        got = fetch_patiently(f"http://127.0.0.1:{port}/", account="work", sleep=waits.append)
        with pytest.raises(Unavailable):
            fetch_patiently(f"http://127.0.0.1:{port}/error", account="work", sleep=waits.append)
    assert isinstance(got, Fetched)
    assert (got.body, asked.count("/"), asked.count("/error"), len(waits)) == (b"whole", 3, 1, 2)


def test_endless_answers_are_cut_in_time() -> None:
    let_go = threading.Event()

    def drip_body(request: BaseHTTPRequestHandler) -> None:
        answer(Content_Length="1000")(request)
        while not let_go.wait(0.05):
            request.wfile.write(b"x")

    def drip_headers(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not let_go.wait(0.05):
            request.wfile.write(b"x")

    try:
        with server({"/body": drip_body, "/headers": drip_headers}) as port:
            for path in ("/body", "/headers"):
                assert "took too long" in refusal(port, path, Limits(total_s=0.3))
    finally:
        let_go.set()


def test_silence_is_cut_by_the_read_timeout() -> None:
    let_go = threading.Event()
    try:
        with server({"/": lambda _: let_go.wait(5) and None}) as port:
            assert "stopped answering" in refusal(port, limits=Limits(read_s=0.1))
    finally:
        let_go.set()


def test_refusals_are_named_by_what_to_do_next() -> None:
    date = "Fri, 20 Nov 2026 09:00:00 GMT"
    answers = {
        "/401": answer(401),
        "/403": answer(403),
        "/429": answer(429, Retry_After="120", Date=date),
        "/503": answer(503, Retry_After="Fri, 20 Nov 2026 10:00:00 GMT"),
        "/429-silent": answer(429),
        "/500": answer(500),
        "/404": answer(404),
        "/206": answer(206),
    }

    def only_date(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(f"HTTP/1.1 429 Wait\r\nRetry-After: 120\r\nDate: {date}\r\n\r\n".encode())

    with server(answers | {"/429": only_date}) as port:
        for path in ("/401", "/403"):
            with pytest.raises(AuthRequired):
                get(port, path)
        for path, hour in (("/429", (9, 2)), ("/503", (10, 0))):
            with pytest.raises(Throttled) as wait:
                get(port, path)
            assert wait.value.retry_at == datetime(2026, 11, 20, *hour, tzinfo=UTC)
        for path in ("/429-silent", "/500", "/404", "/206"):
            refusal(port, path)


def test_redirects_are_followed_five_times_and_no_more() -> None:
    answers = {f"/{n}": to(f"/{n + 1}") for n in range(7)} | {"/7": answer(body=b"there")}
    with server(answers) as port:
        assert get(port, "/2") == b"there"
        assert "redirects too often" in refusal(port, "/1")


@pytest.mark.parametrize(
    "target", ["http://localhost:{port}/in", "http://[::1]:{port}/in", "http://169.254.169.254/latest/meta-data/"]
)
def test_redirect_into_a_private_network_is_refused(target: str) -> None:
    with server({"/in": answer(body=b"secret")}) as inner, server({"/": to(target.format(port=inner))}) as port:
        assert "private network" in refusal(port) or "cannot be resolved" in refusal(port)


def test_private_host_is_reached_where_the_url_itself_names_it() -> None:
    with server({"/": answer(body=b"intranet")}) as port:
        got = fetch(f"http://localhost:{port}/", account="work")
    assert isinstance(got, Fetched)


def test_name_that_turns_private_between_check_and_connect_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second look at the name gives loopback; the connection goes to what was checked."""
    real, looks = socket.getaddrinfo, []

    def resolve(host: str, port: int, *args: object, **kwargs: object) -> object:
        if host != "rebind.example":
            return real(host, port, *args, **kwargs)
        looks.append(host)
        address = "192.0.2.1" if len(looks) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with server({"/": answer(body=b"secret")}) as port, pytest.raises(Unavailable):
        fetch(f"http://rebind.example:{port}/", account="work", limits=Limits(connect_s=0.2))
    assert len(looks) == 1


def test_credentials_go_to_their_origin_alone() -> None:
    seen: dict[str, str | None] = {}

    def note(name: str, then: Answer) -> Answer:
        def give(request: BaseHTTPRequestHandler) -> None:
            seen[name] = request.headers["Authorization"]
            then(request)

        return give

    with server({"/end": note("other", answer(body=b"ok"))}) as other:
        answers = {
            "/": note("first", to("/again")),
            "/again": note("again", to(f"http://mallory:x@127.0.0.1:{other}/end")),
        }
        with server(answers) as port:
            fetch(f"http://ada:pass@127.0.0.1:{port}/", account="work")
    assert seen == {"first": "Basic YWRhOnBhc3M=", "again": "Basic YWRhOnBhc3M=", "other": None}


@pytest.mark.parametrize("url", ["ftp://example.org/x", "file:///etc/passwd", "https://", "no url", "https://[::1/x"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(Unavailable):
        fetch(url, account="work")


def test_messages_do_not_tell_the_secret_part_of_a_url() -> None:
    with server({"/private-token/basic.ics": answer(404)}) as port:
        assert "token" not in refusal(port, "/private-token/basic.ics")
    assert "token" not in refusal(port, "/private-token/basic.ics")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_every_exception_of_the_library_has_its_words() -> None:
    known = {
        name
        for name, kind in vars(requests.exceptions).items()
        if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, Warning)
    }
    assert known - {"CompatJSONDecodeError", "BaseHTTPError"} == set(WORDS)
    assert words_for(requests.exceptions.ConnectTimeout()) == "it did not answer in time"
    assert words_for(OSError()) == "its answer broke off"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    named = [
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        str(path),
        "-out",
        "-",
    ]
    done = subprocess.run([*made, *named], capture_output=True, check=True)
    path.write_bytes(path.read_bytes() + done.stdout)
    return path


@contextmanager
def tls_server(certificate: Path, answers: dict[str, Answer]) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with server(answers, context=context) as port:
        yield port


def test_certificate_that_nobody_vouches_for_is_never_accepted(certificate: Path) -> None:
    with tls_server(certificate, {"/": answer(body=b"x")}) as port, pytest.raises(Unavailable) as why:
        fetch(f"https://localhost:{port}/", account="work")
    assert "certificate" in str(why.value)


def trust(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


def test_trusted_certificate_must_name_the_host(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(monkeypatch, certificate)
    with tls_server(certificate, {"/": answer(body=b"x")}) as port:
        assert fetch(f"https://localhost:{port}/", account="work") == Fetched(b"x", Validators())
        assert fetch(f"webcal://localhost:{port}/", account="work") == Fetched(b"x", Validators())
        with pytest.raises(Unavailable) as why:
            fetch(f"https://127.0.0.1:{port}/", account="work")
    assert "certificate" in str(why.value)


def test_redirect_to_plain_http_is_refused(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(monkeypatch, certificate)
    with (
        server({"/": answer(body=b"x")}, host="127.0.0.1") as plain,
        tls_server(certificate, {"/": to(f"http://localhost:{plain}/")}) as port,
        pytest.raises(Unavailable) as why,
    ):
        fetch(f"https://localhost:{port}/", account="work")
    assert "insecure" in str(why.value)
