"""What a Gmail account can send from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from google_sign_in import signed_in
from google_stub import GoogleStub, Status
from stub_aliases import alias

from followupd.domain.ids import Source
from followupd.domain.message import Signature
from followupd.errors import AuthRequired, Unavailable
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.mailboxes.gmail import GmailDrafts
from followupd.providers.mailboxes.gmail_senders import A_DAY_S, senders_of

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
ADA = "ada@example.org"
LIST = "gmail.users.settings.sendAs.list"


class Desk:
    def __init__(self, stub: GoogleStub) -> None:
        stub.clock.freeze(NOON)
        self.stub, self.seconds = stub, 0.0
        clock = stub.clock
        self.google: GoogleAccount = signed_in(stub.account(ADA), clock=lambda: clock.now, monotonic=clock.monotonic)
        self.box = GmailDrafts(Source("work/mail"), self.google, monotonic=lambda: self.seconds)

    def addresses(self) -> dict[str, bool]:
        return {one.address: one.is_default for one in self.box.senders()}


@pytest.fixture
def desk(google_stub: GoogleStub) -> Desk:
    return Desk(google_stub)


def test_an_account_without_aliases_sends_from_its_own_address(desk: Desk) -> None:
    assert desk.addresses() == {ADA: True}


def test_a_verified_alias_is_sent_from_and_may_be_the_default(desk: Desk) -> None:
    alias(desk.stub, ADA, "Ada@Example.net", default=True)
    assert desk.addresses() == {ADA: False, "ada@example.net": True}


def test_an_alias_that_waits_for_its_confirmation_is_not_sent_from(desk: Desk) -> None:
    alias(desk.stub, ADA, "ada@example.net", verified=False, default=True)
    assert desk.addresses() == {ADA: True}


def test_it_is_asked_once_a_day_for_one_unit(desk: Desk) -> None:
    desk.addresses()
    desk.seconds = A_DAY_S - 1
    alias(desk.stub, ADA, "ada@example.net")
    assert desk.addresses() == {ADA: True}
    assert desk.stub.count(LIST) == 1
    assert desk.google.units == {LIST: 1}
    assert desk.stub.units() == {LIST: 1}
    desk.seconds = A_DAY_S
    assert desk.addresses() == {ADA: True, "ada@example.net": False}
    assert desk.stub.count(LIST) == 2


def test_signatures_are_told_where_they_are_asked_for(desk: Desk) -> None:
    alias(desk.stub, ADA, "ada@example.net")["signature"] = "<div>Ada <script>x</script><b>Example</b></div>"
    assert {one.signature for one in desk.box.senders()} == {None}
    asking = GmailDrafts(Source("work/mail"), desk.google, signatures=True)
    plain, signed = asking.senders()
    assert plain.signature is None
    assert signed.signature == Signature(text="Ada Example", html="<div>Ada <b>Example</b></div>")


def test_an_answer_that_names_none_is_no_answer(desk: Desk) -> None:
    desk.stub.boxes[ADA].send_as.clear()
    with pytest.raises(Unavailable, match="sends from"):
        desk.box.senders()
    assert desk.stub.count(LIST) == 1


def test_what_was_withdrawn_is_told(desk: Desk) -> None:
    desk.stub.expire_tokens(ADA)
    desk.stub.revoke(ADA)
    with pytest.raises(AuthRequired):
        desk.box.senders()


def test_a_server_that_stumbles_is_asked_again(desk: Desk) -> None:
    desk.stub.fail(LIST, Status(503))
    assert desk.addresses() == {ADA: True}


def test_whatever_is_told_is_read() -> None:
    told = [
        {},
        {"sendAsEmail": 7, "isPrimary": True},
        {"sendAsEmail": "no address", "isPrimary": True},
        {"sendAsEmail": "eve@sample.example", "isPrimary": "yes", "isDefault": True},
        {"sendAsEmail": ADA, "verificationStatus": "accepted"},
        {"sendAsEmail": ADA, "isPrimary": True, "isDefault": True},
    ]
    assert [(one.address, one.is_default) for one in senders_of(told)] == [(ADA, True)]
