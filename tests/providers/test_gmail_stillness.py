"""Where the history tells of nothing, the drafts are not listed anew; whatever moves is seen at the next look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import GoogleStub, Status
from google_user import User

from followupd.domain.ids import Cursor, Ref, Source
from followupd.errors import Unavailable
from followupd.providers.mailboxes.gmail import GmailDrafts, GmailHistory
from followupd.providers.mailboxes.gmail_stillness import LONGEST_S, Stillness

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
MAIL = Source("work/mail")
DRAFT = b"To: <kim@acme.example>\r\nSubject: Straws\r\nMessage-ID: <d@acme.example>\r\n\r\nHello\r\n"


@dataclass
class Desk:
    """A mailbox with one draft, and one daemon that looks at it."""

    stub: GoogleStub
    account: TestAccount
    cursor: Cursor | None = None
    draft: str = field(init=False)

    def __post_init__(self) -> None:
        clock = self.stub.clock
        google = signed_in(self.account, clock=lambda: clock.now, monotonic=clock.monotonic)
        stillness = Stillness(lambda: clock.now.timestamp())
        self.history = GmailHistory(MAIL, google, clock=lambda: clock.now.timestamp(), stillness=stillness)
        self.box = GmailDrafts(MAIL, google, monotonic=clock.monotonic, stillness=stillness)
        self.draft = self.account.user.write(DRAFT)
        self.pull()
        self.present()
        self.stub.clock.advance(timedelta(minutes=5))
        self.stub.requests.clear()

    def pull(self) -> None:
        *_, last = self.history.messages_since(self.cursor, lambda name: frozenset())
        self.cursor = last.cursor

    def present(self) -> bool:
        return Ref(self.draft) in (self.box.present([Ref(self.draft)]) or ())

    def asked(self) -> list[str]:
        return [one.method.removeprefix("gmail.users.") for one in self.stub.requests]


@pytest.fixture
def desk(google_stub: GoogleStub) -> Desk:
    google_stub.clock.freeze(NOON)
    return Desk(google_stub, google_stub.account())


def test_a_quiet_interval_is_one_request_for_all_of_the_mailbox(desk: Desk) -> None:
    for _ in range(3):
        desk.pull()
        assert desk.present()
    assert desk.asked() == ["history.list"] * 3


ACTS: dict[str, Callable[[User, str], object]] = {
    "discard": lambda user, draft: user.discard(draft),
    "send": lambda user, draft: user.send(draft),
    "trash": lambda user, draft: user.trash(user.drafts()[draft]),
    "edit": lambda user, draft: user.edit(draft, DRAFT.replace(b"Hello", b"Hallo")),
    "write another": lambda user, draft: user.write(DRAFT),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_what_the_user_does_to_drafts_is_seen_at_the_next_look(desk: Desk, act: Callable[[User, str], object]) -> None:
    desk.pull()
    desk.present()
    act(desk.account.user, desk.draft)
    desk.pull()
    is_there = desk.draft in desk.account.user.drafts()
    assert desk.present() is is_there
    assert "drafts.list" in desk.asked()
    found = desk.box.inspect(Ref(desk.draft))
    assert (found is not None and b"Hallo" in found.raw) is (act is ACTS["edit"])


def test_without_a_look_at_the_history_drafts_are_listed(desk: Desk) -> None:
    desk.present()
    desk.pull()
    desk.present()
    desk.present()
    assert desk.asked() == ["drafts.list", "history.list", "drafts.list"]


def test_a_look_that_failed_is_none(desk: Desk) -> None:
    desk.stub.fail("gmail.users.history.list", Status(500), times=3)
    with pytest.raises(Unavailable):
        desk.pull()
    desk.present()
    assert desk.asked()[-1] == "drafts.list"


def test_after_a_forgotten_history_drafts_are_listed(desk: Desk) -> None:
    desk.stub.forget_history(desk.account.address)
    desk.pull()
    desk.present()
    assert desk.asked()[-1] == "drafts.list"


def test_a_first_look_says_nothing_about_what_was_before(desk: Desk) -> None:
    desk.account.user.discard(desk.draft)
    desk.cursor = None
    desk.pull()
    assert not desk.present()


@pytest.mark.parametrize("by", [timedelta(seconds=LONGEST_S), timedelta(seconds=-LONGEST_S)])
def test_a_list_is_believed_for_an_hour_at_most(desk: Desk, by: timedelta) -> None:
    desk.stub.clock.advance(by - timedelta(minutes=5))
    desk.pull()
    desk.present()
    assert desk.asked()[-1] == "drafts.list"
