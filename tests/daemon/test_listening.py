"""Listening to pushes: whatever they say, and however often, the loop looks soon and seldom."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from followupd.compose.templates import TemplateLibrary
from followupd.daemon.house import Account, House
from followupd.daemon.listening import BREATH_S, FIRST_S, LONGEST_S, PAUSE_S, Listener, Listening
from followupd.domain.ids import AccountName
from followupd.domain.policy import Policy
from followupd.errors import AuthRequired, ProviderError, Throttled, Unavailable
from followupd.ports.pushes import Push, push_source
from followupd.ports.store import Store
from followupd.store import open_memory

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WORK, HOME = AccountName("work"), AccountName("home")
AWAY = Unavailable("work", "push", "Google: it cannot be reached")
NO_TOPIC = AuthRequired("work", "push", "Gmail cannot publish to projects/p-1/topics/mail")


@dataclass
class Script:
    """A push that says one thing after the other; at the end it closes whoever listens."""

    says: list[bool | ProviderError]
    close_listener: Callable[[], None] = lambda: None

    def wait(self, now: datetime) -> bool:
        if not self.says:
            self.close_listener()
            return False
        match self.says.pop(0):
            case ProviderError() as error:
                raise error
            case heard:
                return heard

    def close(self) -> None:
        pass


@dataclass
class Told:
    """How often the loop was woken, and for how long the listener rested."""

    wakes: int = 0
    rests: list[float] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)


def listened(*says: bool | ProviderError) -> Told:
    told, script = Told(), Script(list(says))

    def wake() -> None:
        told.wakes += 1

    def rest(seconds: float) -> None:
        told.rests.append(seconds)
        told.trouble.append("" if listener.trouble is None else listener.trouble.message)

    listener = Listener(WORK, script, wake=wake, clock=lambda: NOW, rest=rest)
    script.close_listener = listener.close
    listener.run()
    told.rests, told.trouble = told.rests[: len(says)], told.trouble[: len(says)]
    return told


def test_word_lets_the_loop_look_and_silence_does_not() -> None:
    assert listened(False, True, False, False).wakes == 1


def test_a_flood_of_word_lets_the_loop_look_once_in_ten_seconds() -> None:
    told = listened(*[True] * 50)
    assert told.rests == [PAUSE_S] * 50
    assert PAUSE_S >= 10


def test_a_provider_that_does_not_wait_is_asked_once_in_a_second() -> None:
    told = listened(*[False] * 50)
    assert told.rests == [BREATH_S] * 50
    assert BREATH_S >= 1


def test_after_failures_it_rests_longer_and_longer_and_at_most_a_quarter_of_an_hour() -> None:
    rests = listened(*[AWAY] * 30).rests
    assert FIRST_S / 2 <= rests[0] <= FIRST_S
    assert all(FIRST_S * 2**number / 2 <= rest <= FIRST_S * 2**number for number, rest in enumerate(rests[:7]))
    assert all(LONGEST_S / 2 <= rest <= LONGEST_S for rest in rests[10:])


def test_after_a_success_the_rests_begin_anew() -> None:
    rests = listened(*[AWAY] * 8, False, AWAY).rests
    assert rests[8] == BREATH_S
    assert rests[9] <= FIRST_S


def test_it_rests_for_as_long_as_the_provider_asks() -> None:
    asked = Throttled("work", "push", "Google asks to wait", NOW + timedelta(hours=3))
    assert listened(asked).rests == [3 * 3600]


def test_trouble_lets_the_loop_look_once_and_its_end_once_more() -> None:
    told = listened(AWAY, AWAY, AWAY, NO_TOPIC, NO_TOPIC, False, False)
    assert told.wakes == 3
    assert told.trouble == [*[AWAY.message] * 3, *[NO_TOPIC.message] * 2, "", ""]


def test_closing_is_not_the_end_of_trouble() -> None:
    assert listened(AWAY).wakes == 1


# ---- all listeners of a house


@dataclass
class Patient:
    """A push that says nothing, until it is closed or something happens to it."""

    happens: threading.Event = field(default_factory=threading.Event)
    waiting: threading.Event = field(default_factory=threading.Event)
    says: bool | ProviderError = True
    closed: bool = False

    def wait(self, now: datetime) -> bool:
        self.waiting.set()
        self.happens.wait(60)
        self.happens.clear()
        if isinstance(self.says, ProviderError) and not self.closed:
            raise self.says
        return bool(self.says) and not self.closed

    def close(self) -> None:
        self.closed = True
        self.happens.set()


@dataclass
class Lines:
    """A log."""

    said: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def info(self, event: str, **fields: Any) -> None:
        self.said.append((event, fields))

    warning = info


def policy(_: datetime) -> Policy:
    raise AssertionError("nobody asks for it")


@contextmanager
def house(**pushes: Push | None) -> Iterator[tuple[House, Store]]:
    store = open_memory()
    accounts = tuple(Account(name=AccountName(name), push=push) for name, push in pushes.items())
    library = TemplateLibrary.load(())
    try:
        yield House(store=store, policy_at=policy, policy_digest="", accounts=accounts, library=library), store
    finally:
        store.close()


def test_without_a_push_there_is_no_thread() -> None:
    before = threading.enumerate()
    with house(work=None, home=None) as (quiet, _):
        listening = Listening(quiet, lambda: None, lambda: NOW)
        assert threading.enumerate() == before
        listening.close()


def test_there_is_one_thread_an_account_that_pushes_and_closing_ends_it() -> None:
    before = set(threading.enumerate())
    push = Patient()
    with house(work=push, home=None) as (pushing, _):
        listening = Listening(pushing, lambda: None, lambda: NOW)
        assert push.waiting.wait(20)
        (thread,) = set(threading.enumerate()) - before
        assert thread.daemon, "it must not keep the process alive"
        listening.close()
        assert not thread.is_alive()
        assert push.closed


def test_word_wakes_the_loop_from_its_sleep() -> None:
    push, woken = Patient(), threading.Event()
    with house(work=push) as (pushing, _):
        listening = Listening(pushing, woken.set, lambda: NOW)
        assert push.waiting.wait(20)
        assert not woken.is_set()
        push.happens.set()
        assert woken.wait(20)
        listening.close()


def test_trouble_is_kept_for_status_and_logged_once_and_so_is_its_end() -> None:
    push, woken, log = Patient(says=NO_TOPIC), threading.Event(), Lines()
    with house(work=push) as (pushing, store):
        listening = Listening(pushing, woken.set, lambda: NOW)
        listening.note(store, NOW, log)
        assert (log.said, store.sources()) == ([], ())
        push.happens.set()
        assert woken.wait(20)
        for _ in range(3):
            listening.note(store, NOW, log)
        assert log.said == [("account.failed", {"account": "work", "operation": "push", "kind": "AuthRequired"})]
        state = store.source_state(push_source(WORK), WORK)
        assert (state.problem, state.problem_since) == (NO_TOPIC.message, NOW)
        listening.close()


def test_trouble_of_an_earlier_run_stays_until_it_is_known_to_be_over() -> None:
    push, log = Patient(), Lines()
    with house(work=push) as (pushing, store):
        store.save_problem(push_source(WORK), WORK, NO_TOPIC, NOW)
        listening = Listening(pushing, lambda: None, lambda: NOW)
        assert push.waiting.wait(20)
        listening.note(store, NOW, log)
        assert store.source_state(push_source(WORK), WORK).problem == NO_TOPIC.message
        listening.close()


def test_trouble_of_a_push_that_is_configured_no_more_is_forgotten() -> None:
    with house(work=None) as (quiet, store):
        store.save_problem(push_source(WORK), WORK, NO_TOPIC, NOW)
        Listening(quiet, lambda: None, lambda: NOW).close()
        assert store.source_state(push_source(WORK), WORK).problem is None


def test_a_daemon_of_local_files_has_one_thread_and_loads_nothing_of_google(tmp_path: Path) -> None:
    script = f"""\
import sys, threading
from datetime import timedelta
from pathlib import Path
from followupd import clock
from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.loop import Signals, run_daemon
from followupd.log import configure

path = Path({str(tmp_path)!r})
for part in ("cur", "new", "tmp"):
    for folder in ("INBOX", "Drafts", "Sent"):
        (path / "Mail" / folder / part).mkdir(parents=True)
(path / "calendar.ics").write_text("BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nPRODID:-//x//EN\\r\\nEND:VCALENDAR\\r\\n")
(path / "config.yaml").write_text('''
me: {{name: Ada, addresses: [ada@example.org], timezone: Europe/Berlin}}
accounts: [{{name: work, mail: {{type: maildir, path: Mail}}, calendars: [{{type: ics, path: calendar.ics}}]}}]
state: {{database: state.db}}
''')
config = load(path / "config.yaml")
store, signals, asked = open_to_write(config), Signals(), []
store.take_lease()

def now():
    asked.append(threading.active_count())
    if len(asked) > 2:
        signals.ask_stop()
    return clock.now()

run_daemon(lambda: build_house(config, store), timedelta(minutes=5), now, signals, configure("json", -1))
google = ("googleapiclient", "google_auth_oauthlib", "httplib2", "requests", "followupd.providers.google")
push = "followupd.providers.mailboxes.gmail"
print(max(asked), [name for name in sys.modules if name.startswith((*google, push))])
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "1 []", told.stderr
