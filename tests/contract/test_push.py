"""What every push promises (ports/pushes.py): word that comes soon, is told once, and harms nothing where it fails."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import Close, GoogleStub
from stub_oauth import SCOPES
from stub_pubsub import SCOPE

from followupd.errors import ProviderError
from followupd.ports.pushes import Push
from followupd.providers.http import Limits
from followupd.providers.mailboxes.gmail_push import GmailPush

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LETTER = b"From: kim@acme.example\r\nTo: ada@example.org\r\nSubject: Pricing\r\n\r\nHi Ada\r\n"


class PushDriver(Protocol):
    """The user's and the provider's side."""

    def push(self) -> Push: ...
    def mail_comes(self) -> None: ...
    def go_away(self) -> None: ...
    def come_back(self) -> None: ...
    def await_listener(self) -> None:
        """Until a wait is under way there."""
        ...

    def silence_lasts(self, seconds: float) -> None:
        """How long the provider waits before it says that there is nothing."""
        ...


@dataclass
class GmailDriver:
    stub: GoogleStub
    account: TestAccount

    def push(self) -> Push:
        google = signed_in(self.account, limits=Limits(connect_s=2, read_s=60, total_s=60))
        return GmailPush(google, topic="projects/p-1/topics/mail", subscription="projects/p-1/subscriptions/mail-ada")

    def mail_comes(self) -> None:
        self.account.user.deliver(LETTER)

    def go_away(self) -> None:
        self.stub.fail("*", Close(), times=10**6)

    def come_back(self) -> None:
        self.stub._faults.waiting.clear()

    def await_listener(self) -> None:
        assert self.stub.pubsub.await_reader()

    def silence_lasts(self, seconds: float) -> None:
        self.stub.pubsub.patience_s = seconds


@pytest.fixture
def driver(google_stub: GoogleStub) -> PushDriver:
    google_stub.grant("ada@example.org", (*SCOPES, SCOPE))
    google_stub.pubsub.open("projects/p-1/topics/mail", "projects/p-1/subscriptions/mail-ada")
    return GmailDriver(google_stub, google_stub.account("ada@example.org"))


@dataclass
class Waiting:
    """A wait in a thread of its own."""

    push: Push
    heard: bool | ProviderError | None = None

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        try:
            self.heard = self.push.wait(NOW)
        except ProviderError as error:
            self.heard = error

    def end(self) -> bool | ProviderError | None:
        self.thread.join(30)
        assert not self.thread.is_alive()
        return self.heard


def settled(driver: PushDriver, push: Push) -> None:
    """What the provider says at the beginning is behind us; where there is nothing, it says so after a moment."""
    driver.silence_lasts(0.05)
    assert not push.wait(NOW)


def test_mail_that_comes_ends_the_wait(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    driver.silence_lasts(60)
    waiting = Waiting(push)
    driver.await_listener()
    driver.mail_comes()
    assert waiting.end() is True


def test_mail_that_came_before_the_wait_is_told_at_once(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    driver.mail_comes()
    assert push.wait(NOW)


def test_without_mail_there_is_no_word(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    assert not push.wait(NOW)


def test_much_mail_is_told_once(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    for _ in range(20):
        driver.mail_comes()
    assert push.wait(NOW)
    assert not push.wait(NOW)


def test_after_a_day_and_after_a_clock_that_was_wrong_word_comes_still(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    for now in (NOW + timedelta(days=400), NOW + timedelta(days=1), NOW):
        push.wait(now)
        driver.mail_comes()
        assert push.wait(now)


def test_a_provider_that_is_away_is_an_error_of_push_and_word_comes_when_it_is_back(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    driver.go_away()
    with pytest.raises(ProviderError) as away:
        push.wait(NOW)
    assert away.value.operation == "push"
    driver.come_back()
    driver.mail_comes()
    assert push.wait(NOW)


def test_a_provider_that_is_away_at_the_beginning_is_asked_anew(driver: PushDriver) -> None:
    push = driver.push()
    driver.go_away()
    with pytest.raises(ProviderError):
        push.wait(NOW)
    driver.come_back()
    settled(driver, push)
    driver.mail_comes()
    assert push.wait(NOW)


def test_closing_ends_a_wait_under_way_and_every_later_one(driver: PushDriver) -> None:
    push = driver.push()
    settled(driver, push)
    driver.silence_lasts(60)
    waiting = Waiting(push)
    driver.await_listener()
    push.close()
    assert waiting.end() is False
    driver.mail_comes()
    assert push.wait(NOW) is False


def test_closing_before_the_first_wait_is_enough(driver: PushDriver) -> None:
    push = driver.push()
    push.close()
    assert push.wait(NOW) is False
