"""Gmail's word of new mail by Pub/Sub: what is asked for, what is taken for word, and what strangers can do with it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from google_account import TestAccount
from google_door import NOW, Door, Line, account, door
from google_sign_in import signed_in
from google_stub import GoogleStub, Status
from hypothesis import given, settings
from hypothesis import strategies as st
from stub_oauth import SCOPES
from stub_pubsub import SCOPE

from followupd.errors import AuthRequired, Throttled, Unavailable
from followupd.providers.google_errors import Blocked
from followupd.providers.mailboxes.gmail_push import MOST, GmailPush

TOPIC, SUBSCRIPTION = "projects/p-1/topics/mail", "projects/p-1/subscriptions/mail-ada"
ADA = "ada@example.org"
LETTER = b"From: kim@acme.example\r\nTo: ada@example.org\r\nSubject: Pricing\r\n\r\nHi Ada\r\n"


@pytest.fixture
def ada(google_stub: GoogleStub) -> TestAccount:
    google_stub.grant(ADA, (*SCOPES, SCOPE))
    google_stub.pubsub.open(TOPIC, SUBSCRIPTION)
    google_stub.pubsub.patience_s = 0.02
    return google_stub.account(ADA)


def push_of(account: TestAccount) -> GmailPush:
    return GmailPush(signed_in(account), topic=TOPIC, subscription=SUBSCRIPTION)


def publish(stub: GoogleStub, history: int, address: str = ADA) -> None:
    stub.pubsub.publish(TOPIC, {"emailAddress": address, "historyId": history})


# ---- the watch


def test_the_watch_is_renewed_daily(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    for hours in (0, 1, 23, 24, 25, 49):
        push.wait(NOW + timedelta(hours=hours))
    assert google_stub.count("gmail.users.watch") == 3
    assert google_stub.count("gmail.users.getProfile") == 1


def test_a_clock_that_was_ahead_and_was_set_right_renews_the_watch(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW + timedelta(days=400))
    push.wait(NOW)
    assert google_stub.count("gmail.users.watch") == 2


def test_a_watch_that_was_refused_is_asked_for_again(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    google_stub.fail("gmail.users.watch", Status(503))
    with pytest.raises(Unavailable):
        push.wait(NOW)
    push.wait(NOW)
    assert google_stub.count("gmail.users.watch") == 2
    assert google_stub.count("pubsub.*pull") == 1


def test_the_watch_says_until_when_gmail_tells(google_stub: GoogleStub, ada: TestAccount) -> None:
    google_stub.clock.freeze(NOW)
    assert push_of(ada).watch(NOW) == NOW + timedelta(days=7)


def test_the_watch_is_on_all_mail(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW)
    for labels in (["SENT"], ["INBOX"], ["CATEGORY_UPDATES"], []):
        ada.user.deliver(LETTER, labels=labels)
        assert push.wait(NOW)


# ---- what is wrong, and what to do about it


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda stub: stub.pubsub.publishers.clear(), "make it in the project of the OAuth client"),
        (
            lambda stub: stub.pubsub.open(TOPIC, SUBSCRIPTION, granted=False),
            "gmail-api-push@system.gserviceaccount.com",
        ),
        (lambda stub: stub.pubsub.drop(SUBSCRIPTION), f"{SUBSCRIPTION} cannot be read"),
        (lambda stub: stub.fail("pubsub.*.pull", Status(403)), "Pub/Sub Subscriber"),
        (lambda stub: stub.disable("pubsub"), "apis/api/pubsub.googleapis.com"),
    ],
    ids=["no topic", "no right to publish", "no subscription", "no right to read", "API not enabled"],
)
def test_what_is_not_set_up_is_told_with_what_to_do(
    google_stub: GoogleStub, ada: TestAccount, spoil: Callable[[GoogleStub], None], told: str
) -> None:
    spoil(google_stub)
    with pytest.raises(Blocked) as blocked:
        push_of(ada).wait(NOW)
    assert told in blocked.value.message
    assert blocked.value.operation == "push"


def test_without_the_permission_the_account_is_to_be_authorised_again(google_stub: GoogleStub) -> None:
    google_stub.pubsub.open(TOPIC, SUBSCRIPTION)
    with pytest.raises(AuthRequired, match="followupd auth work"):
        push_of(google_stub.account(ADA)).wait(NOW)


def test_google_can_ask_to_wait(google_stub: GoogleStub, ada: TestAccount) -> None:
    google_stub.fail("pubsub.*.pull", Status(429, retry_after="120"))
    push = push_of(ada)
    with pytest.raises(Throttled):
        push.wait(NOW)
    with pytest.raises(Throttled):
        push.wait(NOW)
    assert google_stub.count("pubsub.*.pull") == 1


def test_trouble_with_push_is_no_trouble_of_the_account_beside_it(google_stub: GoogleStub, ada: TestAccount) -> None:
    mail = signed_in(ada)
    aside = signed_in(ada, budget=mail.budget)
    push = GmailPush(aside, topic=TOPIC, subscription=SUBSCRIPTION)
    google_stub.fail("gmail.users.watch", Status(429, retry_after="600"))
    google_stub.fail("pubsub.*", Status(401), times=2)
    with pytest.raises(Throttled):
        push.wait(NOW)
    push = GmailPush(signed_in(ada, budget=mail.budget), topic=TOPIC, subscription=SUBSCRIPTION)
    with pytest.raises(AuthRequired):
        push.wait(NOW)
    push.close()
    profile = mail.service("gmail").users().getProfile(userId="me")
    assert mail.execute(profile, "pull")["emailAddress"] == ADA
    assert mail.units["gmail.users.watch"] == 200, "they share one budget: the quota is the user's"


# ---- what is no word


def test_word_of_another_mailbox_of_old_history_and_told_again_is_none(
    google_stub: GoogleStub, ada: TestAccount
) -> None:
    push = push_of(ada)
    push.wait(NOW)
    history = google_stub.boxes[ADA].history
    publish(google_stub, history + 50, "eve@example.org")
    publish(google_stub, history)
    publish(google_stub, history - 7)
    publish(google_stub, 0)
    assert not push.wait(NOW)
    publish(google_stub, history + 7, "ADA@Example.ORG")
    assert push.wait(NOW)
    for told_before in (history + 7, history, history + 7):
        publish(google_stub, told_before)
        assert not push.wait(NOW)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"not json",
        b"\xff\xfe\x00",
        b"[" * 3000,
        b'{"emailAddress": "ada@example.org"}',
        b'{"emailAddress": "ada@example.org", "historyId": true}',
        b'{"emailAddress": "ada@example.org", "historyId": -1}',
        b'{"emailAddress": "ada@example.org", "historyId": 1e400}',
        b'{"emailAddress": "ada@example.org", "historyId": 99999999999.5}',
        b'{"emailAddress": "ada@example.org", "historyId": "99999999999999999999999"}',
        '{"emailAddress": "ada@example.org", "historyId": "٩٩٩٩٩٩٩"}'.encode(),
        b'{"emailAddress": "ada@example.org", "historyId": ' + b"9" * 5000 + b"}",
        b'{"emailAddress": ["ada@example.org"], "historyId": 99999999999}',
        b'{"emailAddress": {"x": 1}, "historyId": 99999999999}',
        b'{"emailAddress": "ada@example.org", "historyId": 99999999999}' + b" " * 20_000,
    ],
)
def test_a_message_that_is_none_of_gmail_s_is_taken_away_and_forgotten(
    google_stub: GoogleStub, ada: TestAccount, data: bytes
) -> None:
    push = push_of(ada)
    push.wait(NOW)
    google_stub.pubsub.publish(TOPIC, data)
    assert not push.wait(NOW)
    assert google_stub.pubsub.held[SUBSCRIPTION] == {}
    ada.user.deliver(LETTER)
    assert push.wait(NOW)


def test_a_number_that_is_far_too_large_silences_for_a_day_at_most(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW)
    publish(google_stub, 2**64 - 1)
    assert push.wait(NOW)
    ada.user.deliver(LETTER)
    assert not push.wait(NOW)
    push.wait(NOW + timedelta(days=1))
    ada.user.deliver(LETTER)
    assert push.wait(NOW + timedelta(days=1))


def test_a_flood_is_taken_away_by_hundreds_and_is_one_word(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW)
    history = google_stub.boxes[ADA].history
    for _ in range(MOST * 3):
        publish(google_stub, history + 7)
    assert [push.wait(NOW) for _ in range(4)] == [True, False, False, False]
    assert google_stub.pubsub.held[SUBSCRIPTION] == {}


def test_what_could_not_be_acknowledged_is_told_when_it_comes_again(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW)
    ada.user.deliver(LETTER)
    google_stub.fail("pubsub.*.acknowledge", Status(503))
    with pytest.raises(Unavailable):
        push.wait(NOW)
    google_stub.clock.advance(timedelta(seconds=11))
    assert push.wait(NOW)


def test_doctor_s_look_takes_nothing_away(google_stub: GoogleStub, ada: TestAccount) -> None:
    push = push_of(ada)
    push.wait(NOW)
    ada.user.deliver(LETTER)
    push_of(ada).look()
    google_stub.clock.advance(timedelta(seconds=11))
    assert push.wait(NOW)


def test_doctor_s_look_does_not_wait_for_mail(google_stub: GoogleStub, ada: TestAccount) -> None:
    google_stub.pubsub.patience_s = 60
    push_of(ada).look()


# ---- answers that break the API's own rules


@dataclass
class Answers:
    """A server whose pulls are answered as a test says."""

    pull: Any
    history: Any = "100"
    expiration: Any = "1795000000000"
    acknowledged: list[Any] = field(default_factory=list)

    def __call__(self, line: Line) -> None:
        path = line.asked.path.partition("?")[0]
        if path.endswith("/profile"):
            line.say({"emailAddress": ADA})
        elif path.endswith("/watch"):
            line.say({"historyId": self.history, "expiration": self.expiration})
        elif path.endswith(":acknowledge"):
            self.acknowledged += json.loads(line.asked.body)["ackIds"]
            line.say({})
        elif callable(self.pull):
            self.pull(line)
        else:
            line.say(self.pull)


def hears(answers: Answers, monotonic: Callable[[], float] = lambda: 0.0) -> bool:
    with door(answers) as server:
        return waiting_at(server, monotonic).wait(NOW)


def waiting_at(server: Door, monotonic: Callable[[], float] = lambda: 0.0) -> GmailPush:
    return GmailPush(account(server.root), topic=TOPIC, subscription=SUBSCRIPTION, monotonic=monotonic)


def message(history: Any, encode: Callable[[bytes], bytes] = base64.b64encode) -> dict[str, Any]:
    data = json.dumps({"emailAddress": ADA, "historyId": history, "and": "~~~???>>>"}).encode()
    return {"data": encode(data).decode(), "messageId": "1"}


@pytest.mark.parametrize("history", [101, "101"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("padding", [True, False])
def test_word_is_understood_however_it_is_encoded(history: Any, encode: Any, padding: bool) -> None:
    told = message(history, encode)
    told["data"] = told["data"] if padding else told["data"].rstrip("=")
    assert hears(Answers({"receivedMessages": [{"ackId": "a", "message": told}]}))


@pytest.mark.parametrize(
    "pull",
    [
        {},
        {"receivedMessages": None},
        {"receivedMessages": {}},
        {"receivedMessages": [None, 7, "x", [], {}]},
        {"receivedMessages": [{"ackId": 7, "message": {"data": 7}}, {"ackId": "", "message": None}, {"message": []}]},
        {"receivedMessages": [{"ackId": "a", "message": {"data": "ä***"}}, {"ackId": "b", "message": {"data": "a"}}]},
        {"unknown": [1, 2, 3]},
    ],
)
def test_an_answer_of_another_shape_is_no_word(pull: Any) -> None:
    assert not hears(Answers(pull))


@pytest.mark.parametrize("odd", [None, "x", -1, [], {}, 10**30, "9" * 5000, True, "1" * 20])
def test_a_watch_s_answer_of_another_shape_does_no_harm(odd: Any) -> None:
    assert hears(Answers({"receivedMessages": [{"ackId": "a", "message": message(2**64 - 1)}]}, odd, odd))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["ackId", "message", "data", "messageId", "x"]), inner, max_size=3
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.fixture(scope="module")
def strange() -> Iterator[tuple[Answers, Door]]:
    answers = Answers({})
    with door(answers) as server:
        yield answers, server


@settings(deadline=None, max_examples=60)
@given(received=json_values)
def test_whatever_a_pull_brings_it_is_no_word_and_no_error(strange: tuple[Answers, Door], received: Any) -> None:
    answers, server = strange
    answers.pull = {"receivedMessages": received}
    assert not waiting_at(server).wait(NOW)


def test_more_than_was_asked_for_is_not_looked_at() -> None:
    many = [{"ackId": str(number), "message": message(101)} for number in range(MOST + 50)]
    answers = Answers({"receivedMessages": many})
    assert hears(answers)
    assert len(answers.acknowledged) == MOST


def breaks(line: Line) -> None:
    """No answer."""


@pytest.mark.parametrize(
    "pull", [breaks, lambda line: line.say(b"<html>"), lambda line: line.say({}, 504), lambda line: line.say({}, 302)]
)
def test_a_pull_that_breaks_off_at_once_is_an_error_that_says_nothing_of_writes(pull: Callable[[Line], None]) -> None:
    with pytest.raises(Unavailable) as error:
        hears(Answers(pull))
    assert "may have been done" not in error.value.message


@pytest.mark.parametrize("pull", [breaks, lambda line: line.say({}, 504)])
def test_a_pull_that_breaks_off_after_a_long_silence_is_one_without_mail(pull: Callable[[Line], None]) -> None:
    ticks = iter([0.0, 60.0])
    assert not hears(Answers(pull), lambda: next(ticks))
