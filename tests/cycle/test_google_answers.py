"""What comes back in Gmail after a draft was sent, wherever Gmail puts it, and what it means for the next draft."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from google_kim import ADDRESS, KIM, kim_was_met
from google_stub import GoogleStub
from google_world import ADA, GoogleWorld, read

from tests.world import berlin


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    """Kim was met on Tuesday, and the draft sent the same afternoon at four."""
    world = kim_was_met(tmp_path, google_stub)
    world.run()
    world.at("2026-11-03 16:00")
    world.post(world.draft_for(ADDRESS))
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    yield world
    assert world.placed == len({one["id"] for one in world.call("drafts", "--all", "--json").json})
    world.stop()


def sent(world: GoogleWorld) -> str:
    return world.user.messages("SENT")[0]


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("Hi Ada, good to hear from you. The straws are fine.", "replied", "replied"),
        ("Please stop emailing me.", "opted_out", "opted_out"),
        ("Thank you, but we are not interested and have decided to go with someone else.", "declined", "declined"),
    ],
)
def test_what_they_say_decides_what_comes_next(world: GoogleWorld, text: str, state: str, reason: str) -> None:
    world.at("2026-11-04 11:00")
    world.user.reply(sent(world), text, KIM, world.now)
    world.run()
    assert world.person(ADDRESS)["reply_state"] == state
    assert world.later("nudge", ADDRESS) == reason
    world.pass_days(7, step=7)
    assert world.placed == (2 if state == "declined" else 1)  # a no is answered with grace


VACATION = "I am out of the office until 20 November 2026. Kim"


def test_an_answer_of_a_mailbox_puts_the_nudge_off(world: GoogleWorld) -> None:
    world.at("2026-11-03 16:01")
    first = read(world.user.raw(sent(world)))
    world.arrives(
        KIM,
        f"Out of office Re: {first['Subject']}",
        VACATION,
        more=f"In-Reply-To: {first['Message-ID']}\nReferences: {first['Message-ID']}\nPrecedence: bulk\n"
        "X-Autoreply: yes\nAuto-Submitted: auto-replied\n",
    )
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "auto_replied"
    world.at("2026-11-12 10:00")
    world.run()
    assert world.lying() == []
    assert world.later("nudge", ADDRESS) == "auto_reply"
    world.at("2026-11-23 10:00")
    world.run()
    assert world.draft_for(ADDRESS).mail["In-Reply-To"] == first["Message-ID"]


def bounce(world: GoogleWorld, action: str = "failed", status: str = "5.1.1") -> bytes:
    """A report as Gmail writes it: an icon, a text in two forms, the machine's words, and the letter itself."""
    first = world.user.raw(sent(world)).decode()
    head = first.partition("\r\n\r\n")[0]
    message_id = read(first.encode())["Message-ID"]
    kind = "Failure" if action == "failed" else "Delay"
    told = "wasn't delivered" if action == "failed" else "hasn't been delivered yet"
    code = f"{'550' if status[0] == '5' else '450'} {status}"
    return (
        f"""\
Delivered-To: {ADA}
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: {ADA}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification ({kind})
References: {message_id}
In-Reply-To: {message_id}
X-Failed-Recipients: {ADDRESS}
Message-ID: <672a.170a0220.1.2.GMR@mx.google.com>
Date: {format_datetime(world.now)}
Content-Type: multipart/report; boundary="00a"; report-type=delivery-status

--00a
Content-Type: multipart/related; boundary="00b"

--00b
Content-Type: multipart/alternative; boundary="00c"

--00c
Content-Type: text/plain; charset="UTF-8"


** Address not found **

Your message {told} to {ADDRESS} because the address couldn't be found, or is unable to receive mail.

Learn more here: https://support.example/mail/?p=NoSuchUser

The response was:

{code} The email account that you tried to reach does not exist.

--00c
Content-Type: text/html; charset="UTF-8"

<html><body><h2>Address not found</h2><p>Your message {told} to <b>{ADDRESS}</b></p></body></html>

--00c--
--00b
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=

--00b--
--00a
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: {format_datetime(world.now)}
X-Original-Message-ID: {message_id}

Final-Recipient: rfc822; {ADDRESS}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.acme.example. (192.0.2.9, the server for the domain acme.example.)
Diagnostic-Code: smtp; {code} The email account that you tried to reach does not exist.
Last-Attempt-Date: {format_datetime(world.now)}

--00a
Content-Type: message/rfc822

""".replace("\n", "\r\n")
        + f"{head}\r\n\r\n[cut]\r\n--00a--\r\n"
    ).encode()


def test_a_dead_address_is_never_written_to_again(world: GoogleWorld) -> None:
    world.later_by(minutes=1)
    world.user.deliver(bounce(world), ["INBOX", "UNREAD"], world.user.thread(sent(world)))
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "bounced"
    assert world.later("nudge", ADDRESS) == "bounced"
    world.invite("Straws again", berlin("2026-11-10 10:00"), KIM)
    world.pass_days(9, hour=15, step=3)
    assert world.lying() == []
    assert world.placed == 1


def test_a_delay_is_no_bounce(world: GoogleWorld) -> None:
    world.later_by(minutes=1)
    world.user.deliver(bounce(world, "delayed", "4.4.1"), ["INBOX", "UNREAD"])
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"


LABELS = [
    pytest.param((), id="archived by a filter"),
    pytest.param(("INBOX", "UNREAD", "CATEGORY_PERSONAL", "IMPORTANT"), id="personal"),
    pytest.param(("INBOX", "UNREAD", "CATEGORY_PROMOTIONS"), id="promotions"),
    pytest.param(("INBOX", "CATEGORY_UPDATES", "STARRED", "Label_people"), id="updates, with a label of the user's"),
    pytest.param(("SNOOZED",), id="snoozed"),
]


@pytest.mark.parametrize("labels", LABELS)
def test_an_answer_is_one_under_whatever_label(world: GoogleWorld, labels: tuple[str, ...]) -> None:
    box = world.stub.boxes[ADA]
    box.labels |= {"SNOOZED": "SNOOZED", "Label_people": "People"}
    world.at("2026-11-09 09:00")
    world.run()
    assert len(world.lying()) == 1
    world.later_by(minutes=5)
    world.arrives(KIM, "Something else", "It was good to meet you, Ada.", labels=labels)
    world.run()
    assert world.lying() == []
    assert world.person(ADDRESS)["reply_state"] == "replied"


@pytest.mark.parametrize("label", ["SPAM", "TRASH"])
def test_what_never_reached_the_user_is_no_answer_until_it_is_taken_out(world: GoogleWorld, label: str) -> None:
    world.later_by(hours=1)
    answer = world.user.reply(sent(world), "Thank you, Ada.", KIM, world.now)
    world.user.label(answer, [label], ["INBOX"])
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    world.later_by(hours=1)
    world.user.label(answer, ["INBOX"], [label])
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "replied"


def test_an_answer_that_the_user_deletes_or_archives_stays_an_answer(world: GoogleWorld) -> None:
    world.later_by(hours=1)
    archived = world.user.reply(sent(world), "Thank you, Ada.", KIM, world.now)
    world.run()
    world.later_by(hours=1)
    world.user.label(archived, remove=["INBOX", "UNREAD"])
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "replied"
    world.later_by(hours=1)
    world.user.trash(archived)
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "replied"
    world.user.destroy(archived)
    world.pass_days(7, step=7)
    assert world.lying() == []


def test_an_answer_that_comes_while_the_history_was_forgotten_withdraws_the_nudge(world: GoogleWorld) -> None:
    world.at("2026-11-09 09:00")
    world.run()
    assert len(world.lying()) == 1
    world.later_by(days=10)
    world.user.reply(sent(world), "Thank you, Ada.", KIM, world.now)
    world.stub.forget_history(ADA)
    world.run()
    assert world.lying() == []
    assert world.person(ADDRESS)["reply_state"] == "replied"


def test_mail_by_hand_ends_the_waiting(world: GoogleWorld) -> None:
    world.at("2026-11-09 09:00")
    world.run()
    assert len(world.lying()) == 1
    world.later_by(minutes=30)
    raw = (
        f"From: {ADA}\nTo: {KIM}\nSubject: The fair\nDate: {format_datetime(world.now)}\nMessage-ID: <h@x.example>\n\n"
    )
    world.user.deliver(f"{raw}Dear Kim, I have a ticket for you.\n".encode(), ["SENT"])
    world.run()
    assert world.lying() == []
    assert world.later("nudge", ADDRESS) == "in_touch_since"
