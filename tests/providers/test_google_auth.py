"""The user's consent and what is made of it: tokens that are fresh, kept well, told nobody, and missed out loud."""

from __future__ import annotations

import json
import logging
import stat
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from google_door import CLIENT, NOW, REFRESHABLE, Door, Drawer, Hands, Line, account, create, door, profile, token
from google_servers import GoogleServer

from followupd.config import SecretKind, SecretRef
from followupd.domain.ids import AccountName
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ConfigError, FollowupdError, ProviderError, Unavailable, UsageError
from followupd.ports.health import Check
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.google_consent import Consent
from followupd.providers.google_doctor import examine
from followupd.providers.google_landing import Landing
from followupd.providers.google_scopes import missing, scopes_for
from followupd.providers.google_token import Token
from followupd.providers.google_transport import Transport

WANTED = scopes_for(mail=True, calendars=True)


def refreshes(line: Line) -> bool:
    return line.path == "/token"


def form(line: Line) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(line.asked.body.decode()).items()}


def google(
    valid: set[str], fresh: Callable[[], dict[str, Any]] | None = None, status: int = 200
) -> Callable[[Line], None]:
    """Answers 401 to every bearer but the `valid` ones; a refresh gives what `fresh` says."""

    def answer(line: Line) -> None:
        if refreshes(line):
            line.say((fresh or dict)(), status)
        elif line.asked.bearer in valid:
            line.say({"historyId": "7"})
        else:
            line.say({"error": {"code": 401, "status": "UNAUTHENTICATED"}}, 401)

    return answer


def paths(server: Door) -> list[str]:
    return [asked.path.partition("?")[0].rpartition("/")[2] for asked in server.asked]


GIVEN = {"access_token": "tok-2", "expires_in": 3599, "token_type": "Bearer"}


# ---- which access token is used


def test_an_access_token_alone_is_used_until_it_is_refused() -> None:
    drawer = Drawer(token("tok-1", expiry="2020-01-01T00:00:00Z"))
    valid = {"tok-1"}
    with door(google(valid)) as server:
        work = account(server.root, drawer)
        for _ in range(3):
            assert profile(work) == {"historyId": "7"}
        assert paths(server) == ["profile"] * 3
        valid.clear()
        with pytest.raises(AuthRequired, match="followupd auth work"):
            profile(work)
        assert not drawer.kept


def test_a_token_that_is_over_is_refreshed_before_it_is_tried() -> None:
    drawer = Drawer(token("tok-1", expiry="2026-11-21T09:00:30Z", **REFRESHABLE))
    with door(google({"tok-2"}, lambda: GIVEN)) as server:
        assert profile(account(server.root, drawer)) == {"historyId": "7"}
        assert paths(server) == ["token", "profile"]
    kept = json.loads(drawer.text)
    assert (kept["token"], kept["refresh_token"]) == ("tok-2", "refresh-1")
    assert kept["expiry"] == "2026-11-21T09:59:59Z"


def test_a_token_that_is_refused_is_refreshed_once_and_the_request_made_again() -> None:
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(google({"tok-2"}, lambda: {**GIVEN, "refresh_token": "refresh-2"})) as server:
        assert create(account(server.root, drawer)) == {"historyId": "7"}
        assert paths(server) == ["drafts", "token", "drafts"]
        told = parse_qs(server.asked[1].body.decode())
    assert told == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["refresh-1"],
        "client_id": ["client-1"],
        "client_secret": ["hush-1"],
    }
    assert json.loads(drawer.text)["refresh_token"] == "refresh-2"


def test_a_refresh_token_without_a_client_is_used_with_the_config_s_client() -> None:
    with door(google({"tok-2"}, lambda: GIVEN)) as server:
        profile(account(server.root, Drawer(json.dumps({"refresh_token": "refresh-1"}))))
        assert parse_qs(server.asked[0].body.decode())["client_id"] == ["client-2"]


class Credential(Drawer):
    """A token that cannot be written back, such as systemd's."""

    def keep(self, secret: str) -> None:
        raise ConfigError


@pytest.mark.parametrize("kind", [Drawer, Credential])
def test_of_many_threads_that_are_refused_at_once_one_refreshes(kind: type[Drawer]) -> None:
    all_refused = threading.Barrier(16)

    def answer(line: Line) -> None:
        if refreshes(line):
            line.say(GIVEN)
        elif line.asked.bearer == "tok-1":
            all_refused.wait(10)
            line.say({}, 401)
        else:
            line.say({"historyId": "7"})

    drawer = kind(token("tok-1", **REFRESHABLE))
    with door(answer) as server, ThreadPoolExecutor(16) as threads:
        work = account(server.root, drawer)
        assert list(threads.map(lambda _: profile(work), range(16))) == [{"historyId": "7"}] * 16
        assert paths(server).count("token") == 1


def test_what_another_process_refreshed_is_taken_instead_of_refreshing_again() -> None:
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(google({"tok-1", "tok-9"})) as server:
        work = account(server.root, drawer)
        profile(work)
        drawer.text = token("tok-9", **REFRESHABLE)
        server.answer = google({"tok-9"})
        profile(work)
        assert paths(server) == ["profile", "profile", "profile"]


def test_a_permission_granted_meanwhile_counts_at_once() -> None:
    def answer(line: Line) -> None:
        told = {"error": {"errors": [{"reason": "insufficientPermissions"}]}}
        line.say(*({"historyId": "7"}, 200) if line.asked.bearer == "tok-9" else (told, 403))

    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(answer) as server:
        work = account(server.root, drawer)
        with pytest.raises(AuthRequired):
            profile(work)
        drawer.text = token("tok-9", **REFRESHABLE)
        assert profile(work) == {"historyId": "7"}


# ---- when it is over


def test_twice_401_pauses_the_account_until_there_is_another_token() -> None:
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(google(set(), lambda: GIVEN)) as server:
        work = account(server.root, drawer)
        with pytest.raises(AuthRequired):
            profile(work)
        assert paths(server) == ["profile", "token", "profile"]
        for _ in range(3):
            with pytest.raises(AuthRequired):
                create(work)
        assert len(server.asked) == 3
        drawer.text = token("tok-5")
        server.answer = google({"tok-5"})
        assert create(work) == {"historyId": "7"}


def test_an_ended_authorisation_is_asked_for_once_and_names_the_way_out() -> None:
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(google(set(), lambda: {"error": "invalid_grant", "error_description": "secret"}, 400)) as server:
        work = account(server.root, drawer)
        for _ in range(4):
            with pytest.raises(AuthRequired, match="followupd auth work") as raised:
                profile(work)
        assert paths(server) == ["profile", "token"]
    assert "7 days" in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(("days", "told"), [(3, False), (6.6, True), (7.9, True), (30, False)])
def test_the_seven_days_of_testing_are_told_when_it_ended_after_seven_days(days: float, told: bool) -> None:
    granted_at = (NOW - timedelta(days=days)).isoformat()
    drawer = Drawer(token("tok-1", granted_at=granted_at, **REFRESHABLE))
    with door(google(set(), lambda: {"error": "invalid_grant"}, 400)) as server, pytest.raises(AuthRequired) as raised:
        profile(account(server.root, drawer))
    assert ("7 days" in str(raised.value)) is told


def test_a_deleted_client_is_named() -> None:
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    with door(google(set(), lambda: {"error": "invalid_client"}, 401)) as server, pytest.raises(AuthRequired) as raised:
        profile(account(server.root, drawer))
    assert "invalid_client" in str(raised.value)


@pytest.mark.parametrize(
    ("status", "body"), [(500, {}), (200, b"<html>"), (200, {"access_token": 5}), (200, []), (200, {"expires_in": 5})]
)
def test_a_refresh_that_goes_wrong_for_now_is_tried_in_the_next_pass(status: int, body: Any) -> None:
    answer = google(set())
    with door(lambda line: line.say(body, status) if refreshes(line) else answer(line)) as server:
        work = account(server.root, Drawer(token("tok-1", **REFRESHABLE)))
        with pytest.raises(Unavailable):
            create(work)
        assert paths(server) == ["drafts", "token"]
        server.answer = google({"tok-2"}, lambda: GIVEN)
        assert create(work) == {"historyId": "7"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"token": 5}', "null", '"tok"', "[" * 5000])
def test_what_is_no_token_asks_for_one(text: str) -> None:
    with pytest.raises(AuthRequired, match="followupd auth work"):
        profile(account("http://127.0.0.1:9/", Drawer(text)))


def test_a_fresh_token_that_cannot_be_kept_serves_while_the_process_lives() -> None:
    with door(google({"tok-2"}, lambda: GIVEN)) as server:
        work = account(server.root, Credential(token("tok-1", **REFRESHABLE)))
        profile(work)
        profile(work)
        assert paths(server) == ["profile", "token", "profile", "profile"]


# ---- it is told nobody, and kept well


def test_no_token_shows_in_repr_traceback_or_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    drawer = Drawer(token("tok-1", **REFRESHABLE))
    told = []
    for answer in (
        google(set(), lambda: GIVEN),
        google(set(), lambda: {"error": "invalid_grant"}, 400),
        lambda _: None,
    ):
        with door(answer) as server, suppress(FollowupdError):
            try:
                create(account(server.root, drawer))
            except ProviderError as error:
                told += [repr(error), *traceback.format_exception(error)]
    parsed = Token.parse(drawer.text)
    told += [repr(parsed), str(parsed), caplog.text]
    for secret in ("tok-1", "tok-2", "refresh-1", "hush-1", "client-1"):
        assert secret not in "".join(told)


def test_a_token_file_is_for_the_user_alone_and_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "state" / "token.json"
    kept = SecretRef(kind=SecretKind.FILE, value=str(path))
    kept.keep("one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(kept.resolve())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        kept.keep("one" * 2000 if number % 2 else "two")
    done.set()
    reader.join()
    assert seen <= {"one", "two", "one" * 2000}
    assert [each.name for each in path.parent.iterdir()] == ["token.json"]


def test_a_link_to_a_token_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "token.json").symlink_to(tmp_path / "there" / "token.json")
    SecretRef(kind=SecretKind.FILE, value=str(tmp_path / "token.json")).keep("one")
    assert (tmp_path / "there" / "token.json").read_text() == "one"
    assert (tmp_path / "token.json").is_symlink()


def test_kinds_that_are_only_read_say_so() -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        SecretRef(kind=SecretKind.ENV, value="TOKEN").keep("one")


def test_a_token_survives_being_written_and_read() -> None:
    whole = Token(
        access="a",
        refresh="r",
        client_id="c",
        client_secret="s",
        token_uri="https://oauth2.googleapis.com/token",
        scopes=WANTED,
        expires_at=NOW,
        granted_at=NOW,
    )
    assert Token.parse(whole.dump()) == whole


def test_a_token_is_given_out_only_at_the_account_s_own_oauth_root() -> None:
    with door(google({"tok-2"}, lambda: GIVEN)) as server:
        drawer = Drawer(token("tok-1", token_uri="https://thief.example/token", **REFRESHABLE))
        profile(account(server.root, drawer))
        assert paths(server) == ["profile", "token", "profile"]
        assert Transport({}).roots["oauth"] == "https://oauth2.googleapis.com/"


# ---- consent


@pytest.fixture
def giving() -> Iterator[Door]:
    def answer(line: Line) -> None:
        line.say({**GIVEN, "refresh_token": "refresh-7", "scope": " ".join(WANTED[:1])})

    with door(answer) as server:
        yield server


def consent(server: Door) -> Consent:
    return Consent(
        AccountName("work"),
        client_secret=CLIENT,
        scopes=WANTED,
        roots={"oauth": server.root},
        redirect_uri="http://127.0.0.1:4/",
        clock=lambda: NOW,
    )


def asked_for(consent: Consent) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(consent.url).query).items()}


def test_the_least_is_asked_for_with_proof_and_state(giving: Door) -> None:
    asked = asked_for(consent(giving))
    assert asked["scope"].split() == [
        "https://www.googleapis.com/auth/gmail.compose",
        "https://www.googleapis.com/auth/gmail.readonly",
        "https://www.googleapis.com/auth/calendar.events.readonly",
    ]
    assert (asked["access_type"], asked["prompt"], asked["response_type"]) == ("offline", "consent", "code")
    assert (asked["code_challenge_method"], asked["redirect_uri"]) == ("S256", "http://127.0.0.1:4/")
    assert len(asked["state"]) > 20
    assert asked["state"] != asked_for(consent(giving))["state"]


def test_scopes_of_what_an_account_does_not_have_are_not_asked_for() -> None:
    assert len(scopes_for(mail=False, calendars=True)) == 1
    assert len(scopes_for(mail=True, calendars=False)) == 2
    (only,) = scopes_for(mail=False, calendars=False, contacts=True)
    assert only.endswith("/contacts.readonly")


def test_consent_becomes_a_token_and_what_was_left_out_is_seen(giving: Door) -> None:
    one = consent(giving)
    back = urlencode({"code": "4/c", "state": asked_for(one)["state"]})
    given = one.finish(f"http://127.0.0.1:4/?{back}")
    sent = parse_qs(giving.asked[0].body.decode())
    assert sent["code"] == ["4/c"]
    assert len(sent["code_verifier"][0]) >= 43
    assert (given.refresh, given.client_id, given.granted_at) == ("refresh-7", "client-2", NOW)
    assert missing(given, WANTED) == WANTED[1:]


@pytest.mark.parametrize(
    "landed", ["", "x", "http://[", "http://127.0.0.1:4/?code=1", "http://127.0.0.1:4/?code=1&state=x"]
)
def test_an_address_of_another_try_is_not_taken(giving: Door, landed: str) -> None:
    with pytest.raises(UsageError):
        consent(giving).finish(landed)
    assert not giving.asked


def test_a_refusal_changes_nothing(giving: Door) -> None:
    one = consent(giving)
    with pytest.raises(AuthRequired, match="declined"):
        one.finish(f"http://127.0.0.1:4/?error=access_denied&state={asked_for(one)['state']}")
    assert not giving.asked


def test_a_code_that_is_over_says_begin_again() -> None:
    with door(lambda line: line.say({"error": "invalid_grant"}, 400)) as server:
        one = consent(server)
        with pytest.raises(AuthRequired, match="begin again"):
            one.finish(f"http://127.0.0.1:4/?code=4&state={asked_for(one)['state']}")


def test_a_client_of_another_kind_is_named() -> None:
    with pytest.raises(UsageError, match="desktop"):
        Consent(
            AccountName("work"),
            client_secret='{"web": {"client_id": "x"}}',
            scopes=WANTED,
            roots={},
            redirect_uri="http://127.0.0.1:4/",
            clock=lambda: NOW,
        )


def test_the_page_on_loopback_takes_only_the_awaited_visit() -> None:
    landed: list[str] = []
    with Landing(0, landed.append) as landing:
        landing.is_back = lambda url: "state=right" in url
        assert requests.get(f"{landing.uri}?code=1&state=wrong", timeout=5).status_code == 400
        assert requests.get(f"{landing.uri}favicon.ico", timeout=5).status_code == 400
        assert not landed
        assert "close this page" in requests.get(f"{landing.uri}?code=1&state=right", timeout=5).text
    assert landed == [f"{landing.uri}?code=1&state=right"]


def test_consent_is_worth_a_token_that_lasts_by_refreshing(google_server: GoogleServer) -> None:
    google_server.needs("oauth")
    person = google_server.account()
    one = Consent(
        AccountName("work"),
        client_secret=person.client_json(),
        scopes=WANTED,
        roots=person.roots,
        redirect_uri="http://127.0.0.1:4/",
        clock=lambda: datetime.now(UTC),
    )
    given = one.finish(person.consent(one.url))
    drawer = Drawer(replace(given, access="refused").dump())
    work = GoogleAccount(
        AccountName("work"),
        client_secret=person.client_json,
        token=drawer,
        roots=person.roots,
        clock=lambda: datetime.now(UTC),
    )
    drafts = work.execute(work.service("gmail").users().drafts().list(userId="me"), "list")
    assert not drafts.get("drafts")
    assert len(drawer.kept) == 1


# ---- what doctor sees of it


def checked(server: Door, drawer: Drawer, hands: Hands) -> dict[str, Check]:
    work = account(server.root, drawer, hands=hands)
    seen = examine(work, scopes=WANTED, mail=True, calendars=("a@b",), is_mine=lambda _: True, now=hands.now)
    return {check.name: check for check in seen}


def test_a_clock_that_differs_from_google_s_is_told() -> None:
    real = datetime.now(UTC)
    with door(google({"tok-1"})) as server:
        assert checked(server, Drawer(token()), Hands(now=real))["clock"].ok
        wrong = checked(server, Drawer(token()), Hands(now=real + timedelta(minutes=7)))["clock"]
    assert not wrong.ok
    assert wrong.fix


def test_each_part_of_an_account_fails_for_itself() -> None:
    def answer(line: Line) -> None:
        if "calendars" in line.path:
            line.say({"error": {"errors": [{"reason": "notFound"}]}}, 404)
        else:
            line.say({"emailAddress": "ada@example.org"})

    with door(answer) as server:
        checks = checked(server, Drawer(token()), Hands())
    assert checks["mailbox"].detail == "reachable: ada@example.org"
    assert not checks["calendar a@b"].ok
    assert "id" in checks["calendar a@b"].fix
