"""Getting in and being told what is wrong: `auth`, `doctor` and `init`, on a server that speaks Google's protocols."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from click.testing import CliRunner
from google_account import TestAccount
from google_stub import GoogleStub
from stub_aliases import alias
from stub_faults import Status

from followupd.cli import group
from followupd.domain.ids import AccountName
from followupd.errors import FollowupdError, UserError
from followupd.providers.google_consent import Consent
from followupd.providers.google_scopes import scopes_for

ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:a@example.org
DTSTAMP:20261101T000000Z
DTSTART:20261103T100000Z
DTEND:20261103T110000Z
SUMMARY:Pricing
END:VEVENT
END:VCALENDAR
"""


@dataclass
class Desk:
    """A config of one Google account at the stub, and one of local files beside it."""

    folder: Path
    stub: GoogleStub
    account: TestAccount

    def __post_init__(self) -> None:
        self.write("client.json", self.account.client_json())
        roots = json.dumps(dict(self.account.roots))
        (self.folder / "config.yaml").write_text(
            f"""\
me: {{name: Ada Example, addresses: [{self.account.address}], timezone: Europe/Berlin}}
accounts:
  - name: google
    mail: {{type: gmail}}
    calendars: [{{type: google, ids: [primary]}}]
    google: {{client_secret: {{file: client.json}}, token: {{file: token.json}}, api_roots: {roots}}}
  - name: work
    mail: {{type: maildir, path: Mail}}
    calendars: [{{type: ics, path: calendar.ics}}]
state: {{database: state.db}}
templates: [mine]
"""
        )
        (self.folder / "calendar.ics").write_text(ICS)
        for name in ("INBOX", "Sent", "Drafts"):
            (self.folder / "Mail" / name / "cur").mkdir(parents=True)
            (self.folder / "Mail" / name / "new").mkdir()
            (self.folder / "Mail" / name / "tmp").mkdir()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o600)

    def authorised(self, **more: Any) -> None:
        self.write("token.json", json.dumps({**json.loads(self.account.token_json()), **more}))

    def doctor(self, *words: str) -> tuple[int, dict[tuple[str | None, str], dict[str, Any]]]:
        """The exit code, and what is said by account and check."""
        code, out = self.call("doctor", "--json", *words)
        return code, {(each["account"], each["check"]): each for each in json.loads(out)["checks"]}

    def call(self, *words: str) -> tuple[int, str]:
        config = str(self.folder / "config.yaml")
        result = CliRunner().invoke(group, ["--config", config, *words], standalone_mode=False)
        if isinstance(result.exception, UserError):
            return result.exception.exit_code, str(result.exception)
        if isinstance(result.exception, FollowupdError):
            raise result.exception
        assert result.exception is None, result.exception
        return result.return_value or 0, result.stdout


@pytest.fixture
def desk(tmp_path: Path, google_stub: GoogleStub) -> Desk:
    return Desk(tmp_path, google_stub, google_stub.account("ada@example.org"))


# ---- auth


def auth(desk: Desk, browse: Callable[[str, subprocess.Popen[str]], None], *words: str) -> tuple[int, str]:
    """Runs `auth google` as a user at a terminal without a display; `browse` is given the address to open."""
    command = [
        sys.executable,
        "-m",
        "followupd",
        "--config",
        str(desk.folder / "config.yaml"),
        "auth",
        "google",
        *words,
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env={**os.environ}) as process:
        alarm = threading.Timer(60, process.kill)
        alarm.start()
        assert process.stderr is not None
        told = ""
        for line in process.stderr:
            told += line
            if line.startswith("http"):
                url = line.strip()
            if line.startswith("Or forward"):
                browse(url, process)
        process.wait()
        alarm.cancel()
    return process.returncode, told


def test_auth_takes_the_consent_on_loopback_and_keeps_the_token_for_the_user_alone(desk: Desk) -> None:
    code, told = auth(desk, lambda url, _: assert_ok(requests.get(desk.account.consent(url), timeout=10)))
    assert code == 0, told
    assert "7 days" in told
    assert "ssh -L" in told
    kept = desk.folder / "token.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    token = json.loads(kept.read_text())
    assert token["token"] not in told
    assert token["refresh_token"] not in told
    assert desk.doctor()[0] == 0


def assert_ok(answer: requests.Response) -> None:
    assert answer.ok


def test_auth_takes_the_pasted_address_on_a_machine_without_a_browser(desk: Desk) -> None:
    def paste(url: str, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        process.stdin.write("what do I do\n\n" + desk.account.consent(url) + "\n")
        process.stdin.flush()

    code, told = auth(desk, paste)
    assert code == 0, told
    assert "paste all of it" in told
    assert json.loads((desk.folder / "token.json").read_text())["refresh_token"]


@pytest.mark.parametrize("form", ["<{}>", '  "{}" ', " <{}>\t", "`{}`", "\u201c{}\u201d"])
def test_auth_takes_the_address_as_it_is_copied_with_what_is_around_it(form: str) -> None:
    consent = Consent(
        AccountName("google"),
        client_secret='{"installed": {"client_id": "x"}}',
        scopes=scopes_for(mail=True, calendars=True),
        roots={},
        redirect_uri="http://127.0.0.1:1/",
        clock=lambda: datetime(2026, 11, 3, tzinfo=UTC),
    )
    state = parse_qs(urlsplit(consent.url).query)["state"][0]
    assert consent.is_back(form.format(f"http://127.0.0.1:1/?code=c&state={state}"))
    assert consent.is_back(form.format(f"http://127.0.0.1:1/?code=c&scope=x&state={state}"))
    assert not consent.is_back(form.format(f"http://127.0.0.1:1/?code=c&state={state}x"))


def test_auth_with_nothing_to_read_says_for_how_long_it_waits_for_the_browser(desk: Desk) -> None:
    told = ""

    def close(url: str, process: subprocess.Popen[str]) -> None:
        nonlocal told
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.close()
        told = process.stderr.readline()
        assert_ok(requests.get(desk.account.consent(url), timeout=10))

    code, before = auth(desk, close)
    assert code == 0, before
    assert "within 15 minutes" in before
    assert "waiting for the browser alone, 15 minutes from the start" in told


def test_auth_names_what_was_left_out_and_what_it_is_for(desk: Desk) -> None:
    desk.stub.grant(desk.account.address, ["https://www.googleapis.com/auth/gmail.readonly"])
    code, told = auth(desk, lambda url, _: assert_ok(requests.get(desk.account.consent(url), timeout=10)))
    assert code == 77
    assert "gmail.compose (to put drafts into your mailbox)" in told
    assert "calendar.events.readonly (to see whom you met)" in told
    assert "gmail.readonly" not in told.partition("did not grant")[2]


@pytest.mark.parametrize(("name", "words"), [("nobody", "google, work"), ("work", "not at Google")])
def test_auth_of_an_account_that_needs_none_says_so(desk: Desk, name: str, words: str) -> None:
    code, told = desk.call("auth", name)
    assert code == 2
    assert words in told


# ---- doctor


def test_doctor_is_content_where_all_is_well(desk: Desk) -> None:
    desk.authorised(granted_at="2026-11-01T00:00:00Z")
    code, checks = desk.doctor()
    assert code == 0, checks
    assert all(check["ok"] and check["fix"] is None for check in checks.values())
    assert set(checks) >= {
        (None, "config"),
        (None, "templates"),
        (None, "database"),
        ("google", "authorised"),
        ("google", "scopes"),
        ("google", "mailbox"),
        ("google", "calendar primary"),
        ("google", "drafts"),
        ("google", "last pull of mail"),
        ("work", "mailbox"),
        ("work", "drafts"),
        ("work", "calendars/0"),
    }
    assert not (desk.folder / "state.db").exists()


def test_doctor_tells_when_the_seven_days_of_testing_would_be_over(desk: Desk) -> None:
    desk.authorised(granted_at="2026-11-01T00:00:00Z")
    assert "2026-11-08" in desk.doctor("--now", "2026-11-03T00:00Z")[1]["google", "authorised"]["detail"]
    later = desk.doctor("--now", "2026-11-09T00:00Z")[1]["google", "authorised"]["detail"]
    assert later.endswith('in "Testing" Google would have ended it on 2026-11-08')


def test_an_account_that_was_never_authorised_says_how(desk: Desk) -> None:
    code, checks = desk.doctor()
    assert code == 77
    assert checks["google", "authorised"]["fix"] == "followupd auth google"
    assert checks["work", "drafts"]["ok"]


def test_a_withdrawn_authorisation_is_77(desk: Desk) -> None:
    desk.authorised()
    desk.stub.revoke(desk.account.address)
    code, checks = desk.doctor()
    assert code == 77
    assert checks["google", "authorised"]["fix"] == "followupd auth google"


def test_a_withdrawn_authorisation_is_one_failure_and_what_needs_it_is_not_tried(desk: Desk) -> None:
    desk.authorised(granted_at="2026-11-01T00:00:00Z")
    desk.stub.revoke(desk.account.address)
    desk.call("run", "--once", "--now", "2026-11-03T10:00Z")
    _, checks = desk.doctor("--canary", "--now", "2026-11-03T11:00Z")
    assert [name for name, check in checks.items() if not check["ok"]] == [("google", "authorised")]
    assert {name for account, name in checks if account == "google"} <= {"authorised", "scopes", "clock"}
    assert "withdrawn" in checks["google", "authorised"]["detail"]
    assert "nothing else at Google was tried" in checks["google", "authorised"]["detail"]
    assert {"mailbox", "drafts", "canary", "last pull of mail"} <= {
        name for account, name in checks if account == "work"
    }
    assert desk.doctor()[0] == 77


def test_trouble_from_before_the_authorisation_is_told_as_that(desk: Desk) -> None:
    desk.call("run", "--once", "--now", "2026-11-03T10:00Z")
    desk.authorised(granted_at="2026-11-03T10:30:00Z")
    code, checks = desk.doctor("--now", "2026-11-03T11:00Z")
    assert code == 0, checks
    for name in ("last pull of mail", "last pull of calendars/0/primary"):
        assert checks["google", name]["fix"] == "followupd run --once"
        assert "before you authorised the account on Tue 2026-11-03" in checks["google", name]["detail"]
        assert "followupd auth" not in checks["google", name]["detail"]
    assert "note google: last pull of mail" in desk.call("doctor", "--now", "2026-11-03T11:00Z")[1]
    desk.call("run", "--once", "--now", "2026-11-03T12:00Z")
    assert desk.doctor("--now", "2026-11-03T12:01Z")[1]["google", "last pull of mail"]["fix"] is None


def test_trouble_after_the_authorisation_is_a_failure(desk: Desk) -> None:
    desk.call("run", "--once", "--now", "2026-11-03T10:00Z")
    desk.authorised(granted_at="2026-11-03T09:30:00Z")
    assert not desk.doctor("--now", "2026-11-03T11:00Z")[1]["google", "last pull of mail"]["ok"]


def test_a_token_that_others_can_read_is_mended_without_another_authorisation(desk: Desk) -> None:
    desk.authorised()
    (desk.folder / "token.json").chmod(0o644)
    code, checks = desk.doctor()
    assert code == 77
    told = checks["google", "authorised"]
    assert told["fix"] == f"chmod 600 {desk.folder / 'token.json'}"
    assert "others can read this secret" in told["detail"]
    assert "followupd auth" not in told["detail"]
    assert [name for name, check in checks.items() if not check["ok"]] == [("google", "authorised")]


def test_a_pass_tells_of_a_withdrawn_authorisation_once(desk: Desk) -> None:
    desk.authorised()
    desk.stub.revoke(desk.account.address)
    told = CliRunner().invoke(group, ["--config", str(desk.folder / "config.yaml"), "run", "--once"]).stderr
    assert told.count("followupd auth google") == 1


def test_missing_scopes_are_named(desk: Desk) -> None:
    desk.authorised(scopes=["https://www.googleapis.com/auth/gmail.readonly"])
    code, checks = desk.doctor()
    assert code == 77
    assert "gmail.compose (to put drafts into your mailbox)" in checks["google", "scopes"]["detail"]


def test_an_api_that_is_not_enabled_is_named_with_the_link(desk: Desk) -> None:
    desk.authorised()
    desk.stub.disable("calendar")
    code, checks = desk.doctor()
    assert code == 77
    assert "https://console." in checks["google", "calendar primary"]["fix"]
    assert checks["google", "mailbox"]["ok"]


def test_an_account_that_cannot_be_reached_is_75_and_the_others_are_looked_at(desk: Desk) -> None:
    desk.authorised()
    desk.stub.fail("gmail.users.drafts.list", Status(404), times=9)
    code, checks = desk.doctor()
    assert code == 75
    assert not checks["google", "drafts"]["ok"]
    assert checks["google", "drafts"]["fix"]
    assert checks["work", "mailbox"]["ok"]


def test_another_person_s_mailbox_is_noticed(desk: Desk) -> None:
    desk.authorised()
    text = (desk.folder / "config.yaml").read_text()
    (desk.folder / "config.yaml").write_text(text.replace("[ada@example.org]", "[ada@example.net]"))
    code, checks = desk.doctor()
    assert code == 75
    assert "ada@example.org" in checks["google", "mailbox"]["detail"]
    assert "me.addresses" in checks["google", "mailbox"]["fix"]


def test_an_alias_that_is_in_no_config_is_told_with_what_to_do(desk: Desk) -> None:
    desk.authorised()
    alias(desk.stub, desk.account.address, "ada@lists.example")
    alias(desk.stub, desk.account.address, "unconfirmed@example.net", verified=False)
    code, checks = desk.doctor()
    assert code == 0  # one may not want to use it
    assert "note google: send as: Gmail also sends from ada@lists.example" in desk.call("doctor")[1]
    assert "ada@lists.example" in checks["google", "send as"]["detail"]
    assert "unconfirmed" not in checks["google", "send as"]["detail"]
    assert checks["google", "send as"]["fix"] == "add it to me.addresses if you use it, or it counts as a stranger"
    text = (desk.folder / "config.yaml").read_text()
    (desk.folder / "config.yaml").write_text(text.replace("[ada@example.org]", '[ada@example.org, "*@lists.example"]'))
    assert desk.doctor()[1]["google", "send as"]["fix"] is None


def test_contacts_are_looked_at_where_the_config_asks_for_them(desk: Desk) -> None:
    desk.authorised()
    assert ("google", "contacts") not in desk.doctor()[1]
    text = (desk.folder / "config.yaml").read_text()
    (desk.folder / "config.yaml").write_text(text.replace("google: {client", "google: {contacts: true, client"))
    code, checks = desk.doctor()
    assert code == 77
    assert "contacts.readonly (to know people by the names" in checks["google", "scopes"]["detail"]
    assert not checks["google", "contacts"]["ok"]
    assert checks["google", "mailbox"]["ok"]
    granted = (*desk.account.scopes, "https://www.googleapis.com/auth/contacts.readonly")
    desk.stub.grant(desk.account.address, granted)
    desk.authorised(scopes=granted)
    desk.account.user.card("Kim", "Lee", "kim@acme.example")
    code, checks = desk.doctor()
    assert code == 0
    assert checks["google", "contacts"]["detail"] == "reachable, 1 of them"
    assert checks["google", "last pull of contacts"]["detail"] == "not yet"
    desk.stub.disable("people")
    assert "https://console" in desk.doctor()[1]["google", "contacts"]["fix"]


def test_a_broken_template_is_78(desk: Desk) -> None:
    desk.authorised()
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "thanks.md.j2").write_text("---\nsubject: x\n---\n{{ nonsense(\n")
    code, checks = desk.doctor()
    assert code == 78
    assert "thanks.md.j2" in checks[None, "templates"]["detail"]


def test_a_database_that_cannot_be_used_is_78(desk: Desk) -> None:
    (desk.folder / "state.db").write_bytes(b"this is no database, but it is long enough to be taken for one" * 100)
    code, checks = desk.doctor()
    assert code == 78
    assert checks[None, "database"]["fix"]


def test_a_mailbox_that_is_not_there_is_told_with_a_fix(desk: Desk) -> None:
    (desk.folder / "Mail").rename(desk.folder / "Elsewhere")
    (desk.folder / "calendar.ics").unlink()
    _, checks = desk.doctor()
    for name in ("mailbox", "drafts", "calendars/0"):
        assert not checks["work", name]["ok"]
        assert checks["work", name]["fix"]


def test_a_mailbox_without_a_sent_folder_is_told(desk: Desk) -> None:
    for part in ("cur", "new", "tmp"):
        (desk.folder / "Mail" / "Sent" / part).rmdir()
    _, checks = desk.doctor()
    assert "folders: {sent:" in checks["work", "folder sent"]["fix"]


def test_the_canary_leaves_nothing_behind(desk: Desk) -> None:
    desk.authorised()
    own = desk.account.user.write(b"From: ada@example.org\r\nTo: kim@acme.example\r\nSubject: Mine\r\n\r\nHi\r\n")
    code, checks = desk.doctor("--canary")
    assert code == 0
    assert checks["google", "canary"]["ok"]
    assert checks["work", "canary"]["ok"]
    assert list(desk.account.user.drafts()) == [own]
    assert desk.stub.count("gmail.users.drafts.create") == 1
    assert desk.stub.count("gmail.users.drafts.delete") == 1
    assert not list((desk.folder / "Mail" / "Drafts" / "cur").iterdir())


def test_a_canary_whose_writing_is_not_answered_is_found_and_removed(desk: Desk) -> None:
    desk.authorised()
    desk.stub.fail("gmail.users.drafts.create", Status(503), after_commit=True)
    code, checks = desk.doctor("--canary")
    assert code == 0, checks["google", "canary"]
    assert desk.stub.count("gmail.users.drafts.create") == 1
    assert desk.account.user.drafts() == {}


def test_a_canary_without_the_scope_says_what_is_missing(desk: Desk) -> None:
    desk.authorised()
    desk.stub.grant(desk.account.address, ["https://www.googleapis.com/auth/gmail.readonly"])
    code, checks = desk.doctor("--canary")
    assert code == 77
    assert checks["google", "canary"]["fix"]


# ---- init


def init(folder: Path, *words: str, typed: str = "") -> tuple[int, str]:
    config = str(folder / "etc" / "config.yaml")
    result = CliRunner().invoke(group, ["--config", config, "init", *words], input=typed, standalone_mode=False)
    if isinstance(result.exception, UserError):
        return result.exception.exit_code, str(result.exception)
    assert result.exception is None, result.exception
    return result.return_value or 0, result.output


ME = ("--name", 'Ada "x" Example: #1', "--address", "ada@example.org", "--timezone", "Europe/Berlin")


@pytest.fixture
def home(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(desk.folder))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(desk.folder)
    return desk.folder


def test_init_from_flags_asks_nothing_and_ends_with_doctor(home: Path) -> None:
    code, told = init(home, *ME, "--maildir", "Mail", "--ics", "calendar.ics")
    assert code == 0, told
    assert "ok   work: calendars/0: reachable, 1 event" in told
    written = (home / "etc" / "config.yaml").read_text()
    assert "# drafts are placed within these" in written
    check = CliRunner().invoke(group, ["--config", str(home / "etc" / "config.yaml"), "config", "check"])
    assert check.exit_code == 0, check.output


def test_init_asks_for_what_it_needs(home: Path) -> None:
    typed = "Ada Example\nada@example.org ada@example.net\nn\n\ncalendar.ics\n"
    code, told = init(home, typed=typed)
    assert code == 0, told
    assert '["ada@example.org", "ada@example.net"]' in (home / "etc" / "config.yaml").read_text()


def test_init_never_replaces_a_config(home: Path) -> None:
    init(home, *ME, "--maildir", "Mail", "--ics", "calendar.ics")
    before = (home / "etc" / "config.yaml").read_text()
    assert init(home, *ME, "--maildir", "Other")[0] == 2
    assert (home / "etc" / "config.yaml").read_text() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--name", "Ada"), 2),
        (ME, 2),
        ((*ME, "--google", "nowhere.json"), 2),
        (("--name", "Ada", "--address", "no address", "--maildir", "Mail"), 78),
        ((*ME[:-1], "Mars/Olympus", "--maildir", "Mail"), 78),
    ],
)
def test_an_init_that_cannot_be_done_leaves_nothing(home: Path, words: tuple[str, ...], code: int) -> None:
    assert init(home, *words)[0] == code
    assert not list(home.glob("etc/*"))


def test_init_for_google_keeps_the_client_for_the_user_alone_and_says_what_comes_next(home: Path) -> None:
    (home / "client.json").chmod(0o644)
    code, told = init(home, *ME, "--google", "client.json", "--no-auth")
    assert code == 77
    assert "followupd auth google" in told
    assert stat.S_IMODE((home / "etc" / "client-google.json").stat().st_mode) == 0o600


# ---- and then


def test_a_pass_reads_google_s_calendar_and_places_a_draft_in_gmail(desk: Desk) -> None:
    desk.authorised()
    desk.account.user.event(
        id="pricing1",
        summary="Pricing",
        start={"dateTime": "2026-11-17T10:00:00+01:00"},
        end={"dateTime": "2026-11-17T11:00:00+01:00"},
        organizer={"email": desk.account.address, "self": True},
        attendees=[
            {"email": desk.account.address, "self": True, "organizer": True, "responseStatus": "accepted"},
            {"email": "kim@acme.example", "displayName": "Kim Lee", "responseStatus": "accepted"},
        ],
    )
    code, told = desk.call("run", "--once", "--now", "2026-11-17T15:00")
    assert code == 0, told
    (message,) = desk.account.user.drafts().values()
    assert b"kim@acme.example" in desk.account.user.raw(message)
    code, _ = desk.call("run", "--once", "--now", "2026-11-17T15:10")
    assert code == 0
    assert len(desk.account.user.drafts()) == 1


def test_an_account_that_needs_authorising_holds_up_no_other_and_is_77(desk: Desk) -> None:
    code, told = desk.call("run", "--once", "--now", "2026-11-17T15:00")
    assert code == 77, told
    status = desk.call("status", "--now", "2026-11-17T15:00")[1]
    assert "followupd auth google" in status
    assert "units" not in status  # nothing was asked for


MEETING: dict[str, Any] = {
    "id": "pricing1",
    "summary": "Pricing",
    "start": {"dateTime": "2026-11-17T10:00:00+01:00"},
    "end": {"dateTime": "2026-11-17T11:00:00+01:00"},
    "organizer": {"email": "ada@example.org", "self": True},
    "attendees": [
        {"email": "ada@example.org", "self": True, "organizer": True, "responseStatus": "accepted"},
        {"email": "kim@acme.example", "displayName": "Kim Lee", "responseStatus": "accepted"},
    ],
}
NOT_GRANTED = (
    "not granted: gmail.compose (to put drafts into your mailbox): run `followupd auth google` and tick every box"
)


def run_once(desk: Desk, now: str) -> tuple[int, str]:
    words = ["--config", str(desk.folder / "config.yaml"), "run", "--once", "--now", now]
    result = CliRunner().invoke(group, words, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.stderr


def test_a_permission_that_was_left_out_is_told_before_it_is_needed_and_the_rest_goes_on(desk: Desk) -> None:
    granted = [scope for scope in desk.account.scopes if not scope.endswith("gmail.compose")]
    desk.stub.grant(desk.account.address, granted)
    desk.authorised(scopes=granted)
    code, told = run_once(desk, "2026-11-16T15:00")
    assert code == 77
    assert told.count(NOT_GRANTED) == 1
    assert desk.stub.count("gmail.users.drafts.create") == 0
    status = desk.call("status", "--now", "2026-11-16T15:01")[1]
    assert "google/permissions: what needs none of these goes on\n    problem since" in status
    assert NOT_GRANTED in status
    assert status.count("problem since") == 1

    desk.account.user.event(**MEETING)  # now a draft is due, and Google itself says no
    code, told = run_once(desk, "2026-11-17T15:00")
    assert code == 77
    assert told.count(NOT_GRANTED) == told.count("followupd auth") == 1
    assert desk.account.user.drafts() == {}

    desk.stub.grant(desk.account.address, desk.account.scopes)
    desk.authorised()
    assert run_once(desk, "2026-11-17T16:00")[0] == 0
    assert len(desk.account.user.drafts()) == 1
    assert "permissions" not in desk.call("status", "--now", "2026-11-17T16:01")[1]


@pytest.mark.parametrize("wide", ["https://mail.google.com/", "https://www.googleapis.com/auth/gmail.modify"])
def test_a_token_that_allows_more_lacks_nothing(desk: Desk, wide: str) -> None:
    desk.authorised(scopes=[wide, "https://www.googleapis.com/auth/calendar.readonly"])
    assert run_once(desk, "2026-11-16T15:00") == (0, "")
    assert desk.doctor("--now", "2026-11-16T15:01")[1]["google", "scopes"]["ok"]


def test_google_s_libraries_are_not_loaded_before_google_is_asked(desk: Desk) -> None:
    script = f"""\
import sys
from pathlib import Path
from followupd.bootstrap import build_house, open_to_read
from followupd.config import load
config = load(Path({str(desk.folder / "config.yaml")!r}))
build_house(config, open_to_read(config))
print({{"googleapiclient", "google_auth_oauthlib", "requests", "httplib2"}} & set(sys.modules))
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
