"""The daemon with a push: a real process that polls once an hour, and Gmail's word that lets it look at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from google_account import TestAccount
from google_stub import GoogleStub, Hang, Status
from stub_oauth import SCOPES
from stub_pubsub import SCOPE

from followupd.bootstrap import build_house, google_scopes, open_to_read, open_to_write
from followupd.config import load
from followupd.domain.ids import AccountName
from followupd.domain.record import replace
from followupd.errors import Unavailable
from followupd.ports.pushes import push_source
from tests.running import Daemon
from tests.world import CONFIG, World

KIM = "Kim Lee <kim@acme.example>"
TOPIC, SUBSCRIPTION = "projects/p-1/topics/mail", "projects/p-1/subscriptions/mail-ada"
ALWAYS = """\
hours: {days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "23:59"}
poll: {mail: 1h, calendar: 1h}
"""


@dataclass
class Office:
    """Ada's mail at the stub, her calendar in a file, and the daemon that reads both."""

    stub: GoogleStub
    account: TestAccount
    world: World
    daemon: Daemon = field(init=False)

    def meet(self, uid: str, title: str, person: str) -> None:
        self.world.meet(uid, title, datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(hours=5), person)

    def kim_writes(self) -> None:
        at = format_datetime(datetime.now(UTC))
        head = f"From: {KIM}\r\nTo: ada@example.org\r\nSubject: Our talk\r\nDate: {at}\r\n"
        self.account.user.deliver(f"{head}Message-ID: <r1@acme.example>\r\n\r\nThank you for today.\r\n".encode())

    def await_listener(self) -> None:
        """Until the daemon waits for word, and what Gmail tells at the beginning is behind it."""
        while not (self.stub.count("pubsub.*.acknowledge") and self.stub.pubsub.await_reader()):
            time.sleep(0.02)  # another process: there is nothing of it to wait on


@pytest.fixture
def office(tmp_path: Path, google_stub: GoogleStub) -> Iterator[Office]:
    google_stub.grant("ada@example.org", (*SCOPES, SCOPE))
    google_stub.pubsub.open(TOPIC, SUBSCRIPTION)
    google_stub.pubsub.deadline = timedelta(seconds=0.2)
    account = google_stub.account("ada@example.org")
    for name, text in (("client.json", account.client_json()), ("token.json", account.token_json())):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    google = f"""{{
      client_secret: {{file: client.json}}, token: {{file: token.json}}, api_roots: {dict(account.roots)},
      push: {{topic: {TOPIC}, subscription: {SUBSCRIPTION}}}}}"""
    day = (datetime.now(UTC) - timedelta(days=20)).date()
    config = CONFIG.replace("2026-11-01", str(day)).replace(
        "{type: maildir, path: Mail}", f"{{type: gmail}}\n    google: {google}"
    )
    world = World(tmp_path, datetime.now(UTC), config + ALWAYS)
    office = Office(google_stub, account, world)
    office.meet("intro", "Packaging pilot", KIM)
    yield office
    if "daemon" in vars(office):
        office.daemon.end()


def started(office: Office) -> Office:
    office.daemon = Daemon(office.world.root)
    assert "all accounts well" in office.daemon.hear("STATUS=")
    return office


def test_what_strangers_publish_makes_no_pass_and_mail_that_comes_makes_one_at_once(office: Office) -> None:
    started(office).await_listener()
    assert len(office.account.user.drafts()) == 1
    asked = office.stub.count("gmail.users.history.list")
    history = office.stub.boxes["ada@example.org"].history
    for number in range(60):
        office.stub.pubsub.publish(TOPIC, {"emailAddress": "eve@example.net", "historyId": history + number})
        office.stub.pubsub.publish(TOPIC, {"emailAddress": "ada@example.org", "historyId": history - number})
        office.stub.pubsub.publish(TOPIC, b"\xff{" * number)
    while office.stub.pubsub.held[SUBSCRIPTION]:
        time.sleep(0.02)
    assert office.stub.count("gmail.users.history.list") == asked
    office.meet("pricing", "Pricing", "Jo Doe <jo@other.example>")
    office.kim_writes()
    office.daemon.hear("WATCHDOG=1")
    (draft,) = office.account.user.drafts().values()
    assert b"jo@other.example" in office.account.user.raw(draft), "Kim has written: that follow-up is withdrawn"


def test_a_new_config_and_the_end_come_in_time_while_a_pull_hangs(office: Office) -> None:
    office.stub.fail("pubsub.*.pull", Hang(600))
    started(office)
    while not office.stub.count("gmail.users.watch"):
        time.sleep(0.02)
    office.daemon.process.send_signal(signal.SIGHUP)
    office.await_listener()
    assert office.stub.count("gmail.users.watch") == 2
    threads = list(Path(f"/proc/{office.daemon.process.pid}/task").iterdir())
    assert len(threads) <= 3, "the loop, one that listens, and the alarm of its request: the old ones are gone"
    begun = time.monotonic()
    assert office.daemon.end() == 0
    assert time.monotonic() - begun < 10, "30 seconds are all there is"


def test_a_push_that_fails_is_told_in_status_and_the_mail_is_polled(office: Office) -> None:
    office.stub.pubsub.publishers.clear()
    started(office)
    assert len(office.account.user.drafts()) == 1
    assert "all accounts well" in office.daemon.hear("STATUS="), "the loop looks again, as word may have been lost"
    status = office.world.call("status").out
    assert "work/push: new mail is found by polling alone" in status
    assert f"Gmail cannot publish to {TOPIC}" in status
    office.kim_writes()
    office.daemon.process.send_signal(signal.SIGHUP)
    office.daemon.hear("WATCHDOG=1")
    assert office.account.user.drafts() == {}
    assert office.daemon.end() == 0
    assert office.daemon.process.stderr is not None
    lines = office.daemon.process.stderr.read().splitlines()
    assert sum("account.failed" in line for line in lines) == 1, lines


# ---- doctor and auth


def doctor(office: Office) -> tuple[int, dict[str, dict[str, object]]]:
    outcome = office.world.call("doctor", "--json")
    return outcome.code, {each["check"]: each for each in outcome.json["checks"]}


def test_doctor_says_until_when_gmail_tells(office: Office) -> None:
    office.stub.clock.freeze(office.world.now)
    code, checks = doctor(office)
    assert (code, checks["push"]["ok"]) == (0, True)
    assert f"until {office.world.now + timedelta(days=7):%Y-%m-%d %H:%M} UTC" in str(checks["push"]["detail"])


@pytest.mark.parametrize(
    ("spoil", "detail", "fix"),
    [
        (lambda stub: stub.pubsub.publishers.clear(), TOPIC, "gmail-api-push@system.gserviceaccount.com"),
        (lambda stub: stub.pubsub.drop(SUBSCRIPTION), SUBSCRIPTION, "Pub/Sub Subscriber"),
        (lambda stub: stub.disable("pubsub"), "not enabled", "https://console."),
        (lambda stub: stub.fail("pubsub.*", Status(503)), "503", "try again later"),
    ],
    ids=["no topic", "no subscription", "API not enabled", "away"],
)
def test_doctor_says_what_is_wrong_with_a_push_and_that_it_is_the_push_alone(
    office: Office, spoil: Callable[[GoogleStub], None], detail: str, fix: str
) -> None:
    spoil(office.stub)
    code, checks = doctor(office)
    assert [name for name, each in checks.items() if not each["ok"]] == ["push"]
    assert detail in str(checks["push"]["detail"])
    assert fix in str(checks["push"]["fix"])
    assert code == 75, "nothing needs authorising"


def test_the_permission_for_pubsub_is_asked_for_only_where_a_push_is_configured(office: Office) -> None:
    config = load(office.world.root / "config.yaml")
    (account,) = config.accounts
    assert SCOPE in google_scopes(account)
    assert account.google is not None
    without = replace(account, google=replace(account.google, push=None))
    assert google_scopes(without) == SCOPES[:2]


def test_what_the_push_uses_counts_in_the_quota_of_its_account(office: Office) -> None:
    config = load(office.world.root / "config.yaml")
    (account,) = build_house(config, open_to_read(config)).accounts
    assert account.push is not None
    assert account.meter is not None
    account.push.wait(office.world.now)
    used = {usage.quota: usage.by_method for usage in account.meter.used(office.world.now)}
    assert used["gmail"] == {"gmail.users.getProfile": 1, "gmail.users.watch": 100}
    assert used["pubsub"] == {"pubsub.projects.subscriptions.pull": 1, "pubsub.projects.subscriptions.acknowledge": 1}


def test_google_s_libraries_are_not_loaded_before_the_push_is_asked(office: Office) -> None:
    script = f"""\
import sys
from pathlib import Path
from followupd.bootstrap import build_house, open_to_read
from followupd.config import load
config = load(Path({str(office.world.root / "config.yaml")!r}))
(account,) = build_house(config, open_to_read(config)).accounts
print(account.push is not None, {{"googleapiclient", "requests", "httplib2"}} & set(sys.modules))
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "True set()"


def test_status_says_nothing_of_a_push_that_is_well_again(office: Office) -> None:
    store = open_to_write(load(office.world.root / "config.yaml"))
    trouble = Unavailable("work", "push", "Google: it cannot be reached")
    for problem in (trouble, None):
        store.save_problem(push_source(AccountName("work")), AccountName("work"), problem, office.world.now)
    store.close()
    assert "work/push" not in office.world.call("status").out
    assert office.world.call("status", "--json").json["accounts"][0]["sources"] == []
