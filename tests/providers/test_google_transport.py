"""What reaches Google, how often, and what its answers come to."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from google_door import NOW, Hands, Line, account, create, door, profile
from hypothesis import given
from hypothesis import strategies as st

from followupd.errors import AuthRequired, ProviderError, Throttled, Unavailable
from followupd.providers.google_allowed import NotAllowed, check
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.google_errors import Answer, Refused, Unclear, error_of, fault_of
from followupd.providers.google_transport import Lost, Transport
from followupd.providers.http import Limits

ME = "gmail/v1/users/me"
ROOTS = {
    "gmail": "https://gmail.example/",
    "calendar": "https://www.example/",
    "pubsub": "https://pubsub.example/",
    "oauth": "https://oauth.example/",
}


def close(line: Line) -> None:
    """The server closes without an answer, as httplib2 takes for a reason to send again."""


def hang(line: Line) -> None:
    threading.Event().wait(0.8)


def error(status: int, reason: str = "", **headers: str) -> Callable[[Line], None]:
    body = {"error": {"code": status, "errors": [{"reason": reason}] if reason else [], "message": "kim@acme.example"}}
    return lambda line: line.say(body, status, **headers)


# ---- writes go out once


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(close, id="closed without an answer"),
        pytest.param(hang, id="no answer in time"),
        pytest.param(error(503), id="503"),
        pytest.param(error(503, retry_after="5"), id="503 with Retry-After"),
        pytest.param(error(500), id="500"),
        pytest.param(error(429, "rateLimitExceeded"), id="429"),
        pytest.param(error(408), id="408"),
        pytest.param(lambda line: line.say(b"", 307, location="/elsewhere"), id="a redirect"),
        pytest.param(lambda line: line.say(b'{"id": "r-1"', 200), id="half a JSON"),
        pytest.param(lambda line: line.say(b"<html>Sign in</html>", 200, content_type="text/html"), id="a page"),
        pytest.param(lambda line: line.say(b'{"id"', 200, content_length="400"), id="broken off"),
        pytest.param(lambda line: line.say(b"\xff\xfe", 200), id="no text"),
        pytest.param(lambda line: line.wfile.write(b"nonsense\r\n\r\n"), id="no HTTP"),
    ],
)
def test_a_write_without_a_clear_answer_is_sent_once_and_its_outcome_is_open(answer: Callable[[Line], None]) -> None:
    with door(answer) as server:
        hands = Hands()
        with pytest.raises(Unclear):
            create(account(server.root, hands=hands))
        assert len(server.asked) == 1
        assert not hands.slept


def test_a_write_that_found_nobody_listening_was_certainly_not_done() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(Unavailable):
            create(account(f"http://127.0.0.1:{unused.getsockname()[1]}/"))


def test_a_write_to_a_name_that_nobody_has_was_certainly_not_done() -> None:
    with pytest.raises(Unavailable):
        create(account("https://gmail.example.invalid/"))


@pytest.mark.parametrize("status", [400, 404, 409, 412, 413])
def test_a_clear_no_to_a_write_says_its_status(status: int) -> None:
    with door(error(status, "invalidArgument")) as server:
        with pytest.raises(Refused) as refused:
            create(account(server.root))
        assert (refused.value.status, refused.value.reason) == (status, "invalidArgument")
        assert len(server.asked) == 1


def test_a_write_to_a_server_with_an_unknown_certificate_never_leaves(tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out cert -days 2 -subj /CN=127.0.0.1"
    subprocess.run(
        [*command.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=tmp_path, check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    with door(lambda line: line.say({}), context) as server:
        with pytest.raises(Unavailable, match="certificate"):
            create(account(server.root))
        assert not server.asked


def test_a_connection_that_breaks_off_is_not_even_opened_again() -> None:
    opened = 0
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            nonlocal opened
            with suppress(OSError):
                while True:
                    listening.accept()[0].close()
                    opened += 1

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        with pytest.raises(ProviderError):
            create(account(f"https://127.0.0.1:{listening.getsockname()[1]}/"))
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert opened == 1


# ---- only what is on the list


def sends(google: GoogleAccount) -> dict[str, Any]:
    users = google.service("gmail").users()
    return {
        "drafts.send": users.drafts().send(userId="me", body={"id": "r-1"}),
        "drafts.update": users.drafts().update(userId="me", id="r-1", body={"message": {"raw": ""}}),
        "messages.send": users.messages().send(userId="me", body={"raw": "aGk="}),
        "messages.insert": users.messages().insert(userId="me", body={"raw": "aGk="}),
        "messages.import": users.messages().import_(userId="me", body={"raw": "aGk="}),
        "messages.modify": users.messages().modify(userId="me", id="m-1", body={"addLabelIds": ["STARRED"]}),
        "messages.batchModify": users.messages().batchModify(userId="me", body={"ids": ["m-1"]}),
        "messages.trash": users.messages().trash(userId="me", id="m-1"),
        "messages.delete": users.messages().delete(userId="me", id="m-1"),
        "threads.trash": users.threads().trash(userId="me", id="t-1"),
        "threads.modify": users.threads().modify(userId="me", id="t-1", body={}),
        "threads.delete": users.threads().delete(userId="me", id="t-1"),
        "labels.create": users.labels().create(userId="me", body={"name": "x"}),
        "filters.create": users.settings().filters().create(userId="me", body={}),
        "vacation": users.settings().updateVacation(userId="me", body={}),
        "another user's draft": users.drafts().create(userId="boss@example.org", body={}),
        "events.insert": google.service("calendar").events().insert(calendarId="primary", body={}),
        "events.delete": google.service("calendar").events().delete(calendarId="primary", eventId="e1"),
    }


@pytest.mark.parametrize("name", list(sends(account("http://127.0.0.1:9/"))))
def test_what_followupd_never_does_is_refused_before_an_octet_leaves(name: str) -> None:
    with door(lambda line: line.say({})) as server:
        google = account(server.root)
        with pytest.raises(NotAllowed):
            google.execute(sends(google)[name], "place")
        assert not server.asked


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("POST", f"https://gmail.example/{ME}/drafts/x/../send"),
        ("POST", f"https://gmail.example/{ME}/drafts/%2e%2e/messages/send"),
        ("POST", f"https://gmail.example/upload/{ME}/messages/send"),
        ("POST", f"https://gmail.example/{ME}/drafts/send?x=/drafts"),
        ("POST", f"https://gmail.example//{ME}/drafts"),
        ("DELETE", f"https://gmail.example/{ME}/drafts/"),
        ("DELETE", f"https://gmail.example/{ME}/drafts/a%2Fb"),
        ("POST", f"https://gmail.example.test/{ME}/drafts"),
        ("POST", f"http://gmail.example/{ME}/drafts"),
        ("GET", "https://www.example/calendar/v3/calendars/a%2f..%2fb/events"),
        ("POST", "https://gmail.example/token"),
        ("GET", "https://oauth.example/token"),
        ("patch", f"https://gmail.example/{ME}/drafts/r-1"),
    ],
)
def test_paths_that_look_like_something_else_are_refused(method: str, url: str) -> None:
    with pytest.raises(NotAllowed):
        check(method, url, {}, None, ROOTS)


def test_a_header_that_changes_the_method_is_refused() -> None:
    with pytest.raises(NotAllowed):
        check("GET", f"https://gmail.example/{ME}/messages", {"X-HTTP-Method-Override": "POST"}, None, ROOTS)


@pytest.mark.parametrize(
    "inner",
    [
        f"POST /{ME}/messages/send HTTP/1.1",
        f"GET /{ME}/messages/m-1 HTTP/1.1\r\nX-HTTP-Method-Override: DELETE",
        f"DELETE /{ME}/drafts/r-1 HTTP/1.1",
        f"GET /{ME}/messages/m-1 HTTP/1.1\r\n\r\nPOST /{ME}/messages/send HTTP/1.1",
        "GET /elsewhere HTTP/1.1",
        f"POST /{ME}/messages/send HTTP/1.0",
        "nothing",
    ],
)
def test_a_batch_with_more_in_it_than_reads_is_refused(inner: str) -> None:
    body = f"--b\r\nContent-Type: application/http\r\n\r\n{inner}\r\n\r\n--b--".encode()
    with pytest.raises(NotAllowed):
        check("POST", "https://gmail.example/batch", {}, body, ROOTS)


@given(st.text(), st.sampled_from(["POST", "PUT", "PATCH", "DELETE"]))
def test_of_all_writes_to_a_mailbox_only_drafts_and_the_watch_are_ever_allowed(path: str, method: str) -> None:
    try:
        check(method, f"https://gmail.example/{ME}/{path}", {}, None, ROOTS)
    except NotAllowed:
        return
    assert (method == "POST" and path.partition("?")[0].partition("#")[0] in {"drafts", "watch"}) or (
        method == "DELETE" and path.startswith("drafts/")
    )


PROJECT = "https://pubsub.example/v1/projects/p-1"


@pytest.mark.parametrize("verb", ["pull", "acknowledge"])
def test_a_subscription_can_be_read(verb: str) -> None:
    check("POST", f"{PROJECT}/subscriptions/mail-ada:{verb}?alt=json", {}, b"{}", ROOTS)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        *(
            ("POST", f"{PROJECT}/subscriptions/mail-ada:{verb}")
            for verb in (
                "modifyAckDeadline",
                "modifyPushConfig",
                "seek",
                "detach",
                "setIamPolicy",
                "testIamPermissions",
            )
        ),
        ("POST", f"{PROJECT}/topics/mail:publish"),
        ("POST", f"{PROJECT}/topics/mail:setIamPolicy"),
        ("POST", f"{PROJECT}/topics/mail:pull"),
        ("POST", f"{PROJECT}/subscriptions/mail-ada:pull:publish"),
        ("POST", f"{PROJECT}/subscriptions/mail-ada:pull/x"),
        ("POST", f"{PROJECT}/subscriptions/:pull"),
        ("POST", f"{PROJECT}/subscriptions/../topics/mail:pull"),
        ("GET", f"{PROJECT}/subscriptions/mail-ada"),
        ("GET", f"{PROJECT}/subscriptions/mail-ada:pull"),
        ("PUT", f"{PROJECT}/subscriptions/mail-ada"),
        ("DELETE", f"{PROJECT}/subscriptions/mail-ada"),
        ("PUT", f"{PROJECT}/topics/mail"),
        ("POST", "https://gmail.example/v1/projects/p-1/subscriptions/mail-ada:pull"),
        ("POST", f"https://gmail.example/{ME}/stop"),
        ("POST", "https://gmail.example/gmail/v1/users/boss@example.org/watch"),
    ],
)
def test_of_pubsub_nothing_is_published_set_up_or_taken_away(method: str, url: str) -> None:
    with pytest.raises(NotAllowed):
        check(method, url, {}, b"{}", ROOTS)


def test_what_is_under_way_ends_when_it_is_told_to_and_nothing_comes_after() -> None:
    arrived, over = threading.Event(), threading.Event()

    def hang(line: Line) -> None:
        arrived.set()
        over.wait(20)

    url = "v1/projects/p-1/subscriptions/mail-ada:pull"
    limits = Limits(connect_s=2, read_s=60, total_s=60, body_bytes=1024)
    ended: list[Lost] = []
    with door(hang) as server:
        transport = Transport(dict.fromkeys(ROOTS, server.root), limits)

        def ask() -> None:
            with pytest.raises(Lost) as lost:
                transport.send("POST", server.root + url, {}, b"{}")
            ended.append(lost.value)

        asking = threading.Thread(target=ask)
        asking.start()
        assert arrived.wait(20)
        transport.close()
        asking.join(20)
        assert len(ended) == 1
        ask()
        assert not ended[1].left
        assert len(server.asked) == 1
        over.set()


# ---- reads


def in_turn(*answers: Callable[[Line], None]) -> Callable[[Line], None]:
    """One answer after another; the last for ever."""
    return lambda line: answers[min(len(line.server.asked), len(answers)) - 1](line)


@pytest.mark.parametrize("answer", [close, error(500), error(502), lambda line: line.say(b"<html>")])
def test_a_read_is_tried_again(answer: Callable[[Line], None]) -> None:
    with door(in_turn(answer, answer, lambda line: line.say({"historyId": "7"}))) as server:
        hands = Hands()
        assert profile(account(server.root, hands=hands)) == {"historyId": "7"}
        assert len(server.asked) == 3
        assert all(wait <= 8 for wait in hands.slept)


def test_a_read_is_tried_three_times_and_not_more() -> None:
    with door(error(500)) as server:
        with pytest.raises(Unavailable, match="500"):
            profile(account(server.root))
        assert len(server.asked) == 3


def test_redirects_are_not_followed() -> None:
    with door(lambda line: line.say({}, 302, location=f"/{ME}/labels")) as server:
        with pytest.raises(Unavailable, match="redirects"):
            profile(account(server.root))
        assert {asked.path.partition("?")[0] for asked in server.asked} == {f"/{ME}/profile"}


def test_an_answer_that_never_ends_is_cut_off() -> None:
    def endless(line: Line) -> None:
        line.send_response(200)
        line.end_headers()
        for _ in range(40):
            line.wfile.write(b'{"a": "' + b"x" * 100_000)

    with door(endless) as server, pytest.raises(Unavailable, match="larger than 1 MB"):
        profile(account(server.root, limits=Limits(connect_s=2, read_s=2, total_s=5, body_bytes=1024 * 1024)))


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.0 200 OK\r\n\r\n"], ids=["in the header", "in the body"])
def test_an_answer_that_drips_is_cut_off_when_its_time_is_up(begin: bytes) -> None:
    def drip(line: Line) -> None:
        line.wfile.write(begin or b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(60):
            line.wfile.write(b" ")
            line.wfile.flush()
            threading.Event().wait(0.05)

    with door(drip) as server:
        before = datetime.now(UTC)
        with pytest.raises(Unavailable, match="too long"):
            profile(account(server.root, limits=Limits(connect_s=1, read_s=0.3, total_s=0.4, body_bytes=1024)))
        assert datetime.now(UTC) - before < timedelta(seconds=6)


def test_a_search_is_told_in_no_error_and_no_traceback() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        google = account(f"http://127.0.0.1:{unused.getsockname()[1]}/")
        search = google.service("gmail").users().messages().list(userId="me", q="from:kim@acme.example")
        with pytest.raises(Unavailable) as raised:
            google.execute(search, "pull")
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert "acme" not in told
    assert "tok-1" not in told


# ---- what errors come to


def judged(status: int, body: object, **headers: str) -> ProviderError:
    answer = Answer(
        status=status,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=json.dumps(body).encode(),
    )
    return error_of(answer, account="work", operation="pull", now=NOW, wait=timedelta(seconds=2))


def reason(word: str) -> dict[str, Any]:
    return {"error": {"errors": [{"reason": word}]}}


def detail(word: str, **metadata: str) -> dict[str, Any]:
    return {"error": {"code": 403, "status": "PERMISSION_DENIED", "details": [{"reason": word, "metadata": metadata}]}}


@pytest.mark.parametrize(
    "body", [reason("rateLimitExceeded"), reason("userRateLimitExceeded"), detail("RATE_LIMIT_EXCEEDED")]
)
def test_403_for_too_many_requests_is_waited_out(body: object) -> None:
    error = judged(403, body, retry_after="30")
    assert isinstance(error, Throttled)
    assert error.retry_at == NOW + timedelta(seconds=30)


def test_a_date_in_retry_after_is_taken_too_and_never_more_than_a_day() -> None:
    error = judged(429, {}, retry_after="Sat, 21 Nov 2026 09:01:00 GMT")
    assert isinstance(error, Throttled)
    assert error.retry_at == NOW + timedelta(minutes=1)
    late = judged(429, {}, retry_after="9999999")
    assert isinstance(late, Throttled)
    assert late.retry_at == NOW + timedelta(days=1)


def test_a_used_up_day_is_waited_out_until_midnight_at_google() -> None:
    error = judged(403, reason("dailyLimitExceeded"))
    assert isinstance(error, Throttled)
    assert error.retry_at == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("body", [reason("insufficientPermissions"), detail("ACCESS_TOKEN_SCOPE_INSUFFICIENT")])
def test_a_missing_permission_is_named_with_the_way_out(body: object) -> None:
    error = judged(403, body)
    assert isinstance(error, AuthRequired)
    assert "followupd auth work" in str(error)


def test_an_api_that_is_not_enabled_is_told_with_the_link() -> None:
    link = "https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=12"
    assert f"{link} and wait" in str(judged(403, detail("SERVICE_DISABLED", activationUrl=link)))
    assert isinstance(judged(403, reason("accessNotConfigured")), AuthRequired)


def test_a_link_to_elsewhere_is_not_told() -> None:
    assert "evil" not in str(
        judged(403, detail("SERVICE_DISABLED", activationUrl="https://evil.example/console.cloud"))
    )


def test_a_policy_of_the_domain_is_named() -> None:
    error = judged(403, reason("domainPolicy"))
    assert isinstance(error, AuthRequired)
    assert "domainPolicy" in str(error)


@pytest.mark.parametrize("word", ["", "forbidden", "<b>"])
def test_another_403_is_a_no_to_this_one_request(word: str) -> None:
    error = judged(403, reason(word))
    assert isinstance(error, Refused)
    assert error.status == 403
    assert "<" not in str(error)


@given(st.binary(max_size=200))
def test_any_body_of_an_error_can_be_read(body: bytes) -> None:
    fault_of(body)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.sampled_from(["error", "errors", "details", "reason"]), each),
        max_leaves=12,
    )
)
def test_any_json_of_an_error_can_be_read(told: object) -> None:
    fault_of(json.dumps(told).encode())


# ---- what is asked for is not more than Google allows


def test_when_google_asks_to_wait_nothing_is_asked_until_then() -> None:
    with door(in_turn(error(429, retry_after="120"), lambda line: line.say({"historyId": "7"}))) as server:
        hands = Hands()
        google = account(server.root, hands=hands)
        for _ in range(3):
            with pytest.raises(Throttled) as raised:
                profile(google)
            assert raised.value.retry_at == NOW + timedelta(minutes=2)
        assert len(server.asked) == 1
        hands.now += timedelta(minutes=2)
        assert profile(google) == {"historyId": "7"}


def test_a_calendar_that_is_throttled_holds_up_no_mail() -> None:
    with door(lambda line: line.say({}, 429 if "calendar" in line.path else 200, retry_after="120")) as server:
        google = account(server.root)
        with pytest.raises(Throttled):
            google.execute(google.service("calendar").events().list(calendarId="primary"), "pull")
        assert profile(google) == {}


def test_after_a_throttled_write_the_look_waits_too() -> None:
    with door(error(429, retry_after="120")) as server:
        google = account(server.root)
        with pytest.raises(Unclear):
            create(google)
        with pytest.raises(Throttled):
            profile(google)
        assert len(server.asked) == 1


def test_without_a_word_from_google_the_waits_grow_to_a_quarter_of_an_hour() -> None:
    with door(error(429)) as server:
        hands = Hands()
        google = account(server.root, hands=hands)
        waits = []
        for _ in range(40):
            with pytest.raises(Throttled) as raised:
                profile(google)
            waits.append(raised.value.retry_at - hands.now)
            hands.now = raised.value.retry_at + timedelta(seconds=1)
        assert waits[0] <= timedelta(seconds=2)
        assert max(waits) <= timedelta(minutes=15)
        assert max(waits) > timedelta(minutes=2)


def test_no_more_than_6000_units_are_asked_for_in_any_minute() -> None:
    with door(lambda line: line.say({"id": "t"})) as server:
        hands = Hands()
        google = account(server.root, hands=hands)
        threads = google.service("gmail").users().threads()
        for _ in range(150):
            google.execute(threads.get(userId="me", id="t-1"), "pull")
        with pytest.raises(Throttled) as raised:
            google.execute(threads.get(userId="me", id="t-1"), "pull")
        assert raised.value.retry_at == NOW + timedelta(minutes=1)
        assert google.units == {"gmail.users.threads.get": 6000}
        assert len(server.asked) == 150
        hands.monotonic += 60
        for _ in range(150):
            google.execute(threads.get(userId="me", id="t-1"), "pull")
        assert google.units == {"gmail.users.threads.get": 12_000}
        hands.monotonic += 59.5
        with pytest.raises(Throttled):
            google.execute(threads.get(userId="me", id="t-1"), "pull")


# ---- batches


def parts(line: Line, answers: Callable[[int, str], tuple[int, object] | None]) -> None:
    """Answers a batch, each part by its number and path; None leaves a part out."""
    out = b""
    requests = [each for each in line.asked.body.decode().splitlines() if each.startswith("GET ")]
    for number, request in reversed(list(enumerate(requests))):
        if (told := answers(number, request.split()[1])) is None:
            continue
        body = told[1] if isinstance(told[1], bytes) else json.dumps(told[1]).encode()
        head = f"--p\r\nContent-Type: application/http\r\nContent-ID: <response-item-{number}>\r\n\r\n"
        head += f"HTTP/1.1 {told[0]} X\r\n"
        out += head.encode() + b"Content-Type: application/json\r\n\r\n" + body + b"\r\n"
    line.say(out + b"--p--\r\n", content_type="multipart/mixed; boundary=p")


def messages(google: GoogleAccount, count: int) -> list[Any]:
    users = google.service("gmail").users()
    return [users.messages().get(userId="me", id=f"m-{number}", format="metadata") for number in range(count)]


def test_a_batch_takes_25_and_every_part_is_judged_for_itself() -> None:
    def answers(number: int, path: str) -> tuple[int, object] | None:
        told = path.partition("?")[0].rpartition("/")[2]
        return {
            "m-3": (404, reason("notFound")),
            "m-4": (200, b'{"id": "m-4"'),
            "m-5": None,
            "m-6": (500, {}),
        }.get(told, (200, {"id": told}))

    with door(lambda line: parts(line, answers)) as server:
        google = account(server.root)
        found = google.execute_batch(messages(google, 60), "pull")
        assert [asked.body.count(b"HTTP/1.1") for asked in server.asked] == [25, 25, 10]
        assert google.units["gmail.users.messages.get"] == 1200
    assert isinstance(found[3], Refused)
    assert found[3].status == 404
    assert all(isinstance(found[number], Unavailable) for number in (4, 5, 6))
    assert [each["id"] for each in found if isinstance(each, dict)] == [
        f"m-{n}" for n in range(60) if n not in (3, 4, 5, 6)
    ]


def test_a_throttled_part_holds_back_what_comes_after() -> None:
    with door(lambda line: parts(line, lambda number, _: (429, {}) if number == 2 else (200, {"id": "x"}))) as server:
        google = account(server.root)
        found = google.execute_batch(messages(google, 4), "pull")
        assert [isinstance(each, Throttled) for each in found] == [False, False, True, False]
        assert len(server.asked) == 1


def test_where_the_server_has_no_batches_each_is_asked_for_alone() -> None:
    def answer(line: Line) -> None:
        if line.path == "/batch":
            line.say({}, 404)
        else:
            line.say({"id": line.path.partition("?")[0].rpartition("/")[2]})

    with door(answer) as server:
        google = account(server.root)
        for _ in range(2):
            assert [each["id"] for each in google.execute_batch(messages(google, 3), "pull")] == ["m-0", "m-1", "m-2"]
        assert [asked.path for asked in server.asked].count("/batch") == 1


def test_a_batch_that_is_answered_with_nonsense_is_tried_again() -> None:
    with door(
        in_turn(lambda line: line.say(b"oops"), lambda line: parts(line, lambda *_: (200, {"id": "x"})))
    ) as server:
        google = account(server.root)
        assert google.execute_batch(messages(google, 2), "pull") == [{"id": "x"}, {"id": "x"}]
        assert len(server.asked) == 2
