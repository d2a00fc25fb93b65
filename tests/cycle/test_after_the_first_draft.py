"""What becomes of a draft once it is sent: silence, answers, refusals, dead mailboxes, and the next time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim was met on Tuesday, and the draft sent the same afternoon at four."""
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(ADDRESS))
    world.run()
    return world


def answer(
    world: World, text: str, *, sender: str = KIM, subject: str = "Re: Good to meet you, Kim", **extra: str
) -> None:
    sent = max((world.root / "Mail/Sent/cur").iterdir())
    headers = {
        "In-Reply-To": str(read(sent)["Message-ID"]),
        **{key.replace("_", "-"): value for key, value in extra.items()},
    }
    world.receive(sender, subject, text, extra=headers)
    world.now += timedelta(minutes=5)
    world.run()


def test_silence_leads_to_two_nudges_and_then_to_peace(world: World) -> None:
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    assert world.later("nudge", ADDRESS) == "not_due"
    world.now = berlin("2026-11-09 08:55")
    world.run()
    assert world.drafts() == []
    world.now = berlin("2026-11-09 09:00")  # four business days after a Tuesday is Monday
    world.run()
    first = read(world.draft_to(ADDRESS))
    sent = read(min((world.root / "Mail/Sent/cur").iterdir()))
    assert first["In-Reply-To"] == sent["Message-ID"]
    assert first["Subject"] == f"Re: {sent['Subject']}"
    assert ">>> YOUR WORDS" in first.get_content()
    world.send(world.draft_to(ADDRESS), body="Hello Kim, here is the paper.\n")
    world.pass_days(6)
    assert world.drafts() == []
    world.now = berlin("2026-11-16 09:00")  # nine business days after the first send
    world.run()
    second = read(world.draft_to(ADDRESS))
    assert second["References"].split()[0] == sent["Message-ID"]
    assert len(second["References"].split()) == 2
    world.send(world.draft_to(ADDRESS))
    world.pass_days(40)
    assert world.drafts() == []


def test_an_answer_withdraws_the_nudge_that_lies_there(world: World) -> None:
    world.now = berlin("2026-11-09 09:00")
    world.run()
    assert len(world.drafts()) == 1
    answer(world, "Hi Ada,\n\nit was good to meet you too.\n\nKim")
    assert world.drafts() == []
    assert world.later("nudge", ADDRESS) == "replied"
    assert world.person(ADDRESS)["reply_state"] == "replied"


def test_an_answer_from_another_address_in_the_thread_ends_the_waiting(world: World) -> None:
    answer(world, "Kim asked me to thank you. Best, Jo, assistant", sender="Jo Park <jo@acme.example>")
    assert world.later("nudge", ADDRESS) == "replied"


def test_an_answer_in_another_thread_ends_the_waiting(world: World) -> None:
    world.receive(KIM, "The fair in May", "Shall I send you a ticket?")
    world.run()
    assert world.later("nudge", ADDRESS) == "replied"
    assert world.person(ADDRESS)["reply_state"] == "i_owe"


def test_an_answer_of_a_mailbox_is_none_and_puts_off_the_nudge(world: World) -> None:
    answer(
        world,
        "I am out of the office until 20 November 2026.",
        subject="Automatic reply: Good to meet you, Kim",
        Auto_Submitted="auto-replied",
    )
    assert world.person(ADDRESS)["reply_state"] == "auto_replied"
    world.now = berlin("2026-11-12 10:00")
    world.run()
    assert world.drafts() == []
    assert world.later("nudge", ADDRESS) == "auto_reply"
    world.now = berlin("2026-11-23 10:00")
    world.run()
    assert len(world.drafts()) == 1


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("Please stop emailing me.", "opted_out", "opted_out"),
        ("Thank you, but we are not interested and have decided to go with someone else.", "declined", "declined"),
        ("Hi Ada, good to hear from you. The straws are fine.", "replied", "replied"),
    ],
)
def test_what_they_say_decides_what_comes_next(world: World, text: str, state: str, reason: str) -> None:
    answer(world, text)
    assert world.person(ADDRESS)["reply_state"] == state
    assert world.later("nudge", ADDRESS) == reason


def test_who_asked_for_no_mail_gets_none_after_a_later_meeting_either(world: World) -> None:
    answer(world, "Please do not contact me again.")
    world.meet("k2", "Second talk", berlin("2026-11-10 10:00"), KIM)
    world.now = berlin("2026-11-10 15:00")
    world.run()
    assert world.drafts() == []
    assert world.reason("k2", ADDRESS) == "opted_out"
    world.now = berlin("2027-11-10 15:00")
    world.run()
    assert world.drafts() == []


def test_a_no_is_answered_with_grace_once_and_then_left_in_peace(world: World) -> None:
    answer(world, "Thank you for asking. We have decided to go with another supplier, so it is a no from us.")
    assert world.later("check-in", ADDRESS) == "gap"
    world.now = berlin("2026-11-09 09:00")
    world.run()
    graceful = read(world.draft_to(ADDRESS))
    assert "Thank you for the clear answer" in graceful.get_content()
    world.send(world.draft_to(ADDRESS))
    world.pass_days(120)
    assert world.drafts() == []
    assert world.person(ADDRESS)["reply_state"] == "declined"


BOUNCE = """\
This is the mail system at host mx.example.org.

<{address}>: host mx.acme.example said: 550 5.1.1 <{address}>: Recipient address rejected: User unknown

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
"""


def reported(world: World, host: str, *headers: str) -> None:
    """A minute after the draft was sent, `host` says that it reached nobody; five minutes later a pass reads it."""
    head = [
        f"From: Mail Delivery System <MAILER-DAEMON@{host}>", "To: ada@example.org", "Return-Path: <>",
        "Subject: Undelivered Mail Returned to Sender", "Date: Tue, 03 Nov 2026 16:01:00 +0100",
        f"Message-ID: <b1@{host}>", *headers, "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ]  # fmt: skip
    text = "\n".join(head) + "\n\n--b\nContent-Type: text/plain\n\n" + BOUNCE.format(address=ADDRESS)
    (world.root / "Mail/INBOX/cur/report.test:2,").write_text(text)
    world.now += timedelta(minutes=5)
    world.run()


def test_a_dead_address_is_never_written_to_again(world: World) -> None:
    sent = read(max((world.root / "Mail/Sent/cur").iterdir()))
    reported(world, "mx.example.org", "Auto-Submitted: auto-replied", f"References: {sent['Message-ID']}")
    assert world.person(ADDRESS)["reply_state"] == "bounced"
    assert world.later("nudge", ADDRESS) == "bounced"
    world.pass_days(10)
    assert world.drafts() == []


def test_who_was_met_again_is_not_nudged(world: World) -> None:
    world.meet("k2", "Second talk", berlin("2026-11-05 10:00"), KIM)
    world.now = berlin("2026-11-04 10:00")
    world.run()
    assert world.later("nudge", ADDRESS) == "not_due"
    world.now = berlin("2026-11-05 11:30")
    world.run()
    assert world.later("nudge", ADDRESS) == "superseded"


def test_a_booked_meeting_holds_the_nudge(world: World) -> None:
    world.meet("k2", "Second talk", berlin("2026-11-20 10:00"), KIM)
    world.now = berlin("2026-11-10 10:00")
    world.run()
    assert world.drafts() == []
    assert world.later("nudge", ADDRESS) == "meeting_booked"


def test_a_paused_person_is_left_alone_until_resumed(world: World) -> None:
    world.now = berlin("2026-11-09 09:00")
    world.run()
    assert len(world.drafts()) == 1
    world.now += timedelta(minutes=1)
    assert world.call("pause", "Kim Lee").code == 0
    assert world.drafts() == []
    assert world.later("nudge", ADDRESS) == "paused"
    world.now += timedelta(days=1)
    assert world.call("resume", ADDRESS).code == 0
    world.run()
    assert len(world.drafts()) == 1


def test_after_twelve_weeks_a_check_in_comes_under_the_last_mail(world: World) -> None:
    answer(world, "Hi Ada, thanks! Kim")
    world.pass_days(80)
    assert world.drafts() == []
    world.pass_days(20)
    draft = read(world.draft_to(ADDRESS))
    assert draft["In-Reply-To"] is not None
    assert "without any occasion" in draft.get_content()


def test_a_logged_contact_starts_the_clock_anew(world: World) -> None:
    answer(world, "Hi Ada, thanks! Kim")
    world.now = berlin("2027-01-15 10:00")
    before = world.person(ADDRESS)["next_due"]
    assert world.call("met", ADDRESS, "--note", "on the phone").code == 0
    assert world.person(ADDRESS)["next_due"] > before


def test_a_circle_of_the_users_own_word_sets_the_pace(world: World) -> None:
    answer(world, "Hi Ada, thanks! Kim")
    assert world.call("circle", ADDRESS, "inner").code == 0
    world.pass_days(34)
    assert len(world.drafts()) == 1


def test_a_promise_comes_due_and_holds_the_check_in(world: World) -> None:
    answer(world, "Hi Ada, thanks! Kim")
    assert world.call("promise", ADDRESS, "send you the paper", "--by", "2026-11-12").code == 0
    assert world.person(ADDRESS)["reply_state"] == "i_owe"
    world.now = berlin("2026-11-12 09:00")
    world.run()
    draft = read(world.draft_to(ADDRESS))
    assert "- send you the paper" in draft.get_content()
    world.send(world.draft_to(ADDRESS))
    world.now += timedelta(hours=1)
    world.run()
    assert world.person(ADDRESS)["promises"] == []


def test_who_is_merged_is_one_person(world: World) -> None:
    assert world.call("merge", ADDRESS, "kim@home.example").code == 0
    world.now += timedelta(hours=1)
    world.receive("Kim <kim@home.example>", "Hello", "It was good to meet you, Ada.")
    world.run()
    assert world.person("kim@home.example")["reply_state"] == "replied"
    assert world.later("nudge", ADDRESS) == "replied"


def test_the_forgotten_leave_no_trace_and_get_no_draft(world: World) -> None:
    answer(world, "Hi Ada, the blue straws are best. Kim")
    assert world.call("note", ADDRESS, "likes secretpaper").code == 0
    assert world.call("forget", ADDRESS).code == 0
    for _ in range(2):
        for path in (world.root / "state").iterdir():
            octets = path.read_bytes().lower()
            for trace in (
                b"kim.lee",
                b"kim lee",
                b"acme.example",
                b"secretpaper",
                b"straw talk",
                b"good to meet you, kim",
            ):
                assert trace not in octets, (path, trace)
        world.meet("k2", "Coffee with Kim Lee", world.now + timedelta(hours=1), KIM)
        world.now += timedelta(days=1)
        world.run()
    assert world.drafts() == []


def test_two_deletions_of_one_template_end_it(world: World) -> None:
    answer(world, "Hi Ada, thanks! Kim")
    world.call("circle", ADDRESS, "inner")
    for _ in range(3):  # a check-in, and then two that reconnect
        while not world.drafts():
            world.pass_days(1)
        world.draft_to(ADDRESS).unlink()
        world.pass_days(2)
    world.pass_days(40)
    assert world.drafts() == []
    assert world.later("check-in", ADDRESS) == "deleted_by_user"


def test_who_was_met_shortly_before_the_start_is_checked_in_with(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"), config=CONFIG + "cadence: {default: {every: 2w}}\n")
    world.meet("old", "Straw talk", berlin("2026-10-20 10:00"), KIM, "Room <room-4@resource.calendar.google.com>")
    world.run()
    assert [one["addresses"] for one in world.call("people", "--json").json] == [[ADDRESS]]
    world.pass_days(4)
    assert len(world.drafts()) == 1


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("When could you send the proposal?", "i_owe"),
        ("Please stop writing to us.", "opted_out"),
        ("Kim thanks you.", "replied"),
    ],
)
def test_what_somebody_writes_in_their_place_is_read_as_theirs(world: World, text: str, state: str) -> None:
    answer(world, text, sender="Jo Park <jo@acme.example>")
    world.run()
    assert world.person(ADDRESS)["reply_state"] == state


def test_no_nudge_comes_while_a_promise_of_mine_is_open(world: World) -> None:
    assert world.call("promise", ADDRESS, "send you the paper").code == 0
    world.now = berlin("2026-11-10 10:00")
    world.run()
    assert world.drafts() == []
    assert world.later("nudge", ADDRESS) == "i_owe_reply"


def coffee_with_kim(world: World, at: str) -> None:
    """A meeting of an hour that names Kim Lee in its title alone."""
    start = berlin(at)
    world.events["c"] = (
        f"BEGIN:VEVENT\r\nUID:c\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}\r\n"
        "DURATION:PT1H\r\nSUMMARY:Coffee with Kim Lee\r\nEND:VEVENT\r\n"
    )
    world.save()


def test_a_meeting_that_names_one_of_two_is_clear_once_they_are_one(world: World) -> None:
    answer(world, "Hello Ada.", sender="Kim Lee <kim@home.example>")
    coffee_with_kim(world, "2026-11-09 10:00")
    world.now = berlin("2026-11-09 14:00")
    world.run()
    assert world.drafts() == []
    world.now += timedelta(minutes=5)
    assert world.call("merge", ADDRESS, "kim@home.example").code == 0
    world.run()
    assert len(world.drafts()) == 1


def test_who_was_met_by_name_was_met_for_good(world: World) -> None:
    coffee_with_kim(world, "2026-11-23 10:00")
    world.now = berlin("2026-11-23 14:00")
    world.run()
    assert world.person(ADDRESS)["last_contact"] == "2026-11-23T10:00:00Z"
    due = world.person(ADDRESS)["next_due"]
    while world.now < berlin("2027-01-10 14:00"):
        world.now += timedelta(days=8)
        world.run()
    assert world.person(ADDRESS)["last_contact"][:10] == "2026-11-23"
    assert world.person(ADDRESS)["next_due"][:10] == due[:10]


@pytest.mark.parametrize("header", ["List-Unsubscribe", "X-Campaign-Id", "Precedence"])
def test_an_answer_is_one_whatever_a_gateway_wrote_into_its_headers(world: World, header: str) -> None:
    answer(world, "Please stop writing to me.", **{header.replace("-", "_"): "bulk"})
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "opted_out"


def test_who_asked_to_be_left_alone_is_left_alone_after_years(world: World) -> None:
    world.receive(KIM, "The fair in May", "Please stop writing to me.")  # in a thread of its own
    world.run()
    for days in (1100, 3000):
        world.now = berlin("2026-11-03 15:00") + timedelta(days=days)
        world.meet(f"k{days}", "Again", world.now - timedelta(hours=4), KIM)
        world.run()
        assert world.drafts() == []
        assert world.reason(f"k{days}", ADDRESS) == "opted_out"


def test_a_report_of_mail_that_was_never_sent_is_believed_of_nobody(world: World) -> None:
    reported(world, "evil.example", "References: <never@sent.example>")
    assert world.person(ADDRESS)["reply_state"] == "awaiting"


def test_resume_is_the_users_word_against_a_report(world: World) -> None:
    reported(world, "mx.example.org")
    assert world.person(ADDRESS)["reply_state"] == "bounced"
    world.now += timedelta(minutes=5)
    assert world.call("resume", ADDRESS).code == 0
    assert world.person(ADDRESS)["reply_state"] == "awaiting"


def test_who_wrote_to_a_list_is_no_list(world: World) -> None:
    world.receive(
        "Jo Park <jo@acme.example>", "[straws] Hello all", "Hello!", extra={"List-Id": "<straws.lists.example>"}
    )
    world.meet("j1", "Lunch", berlin("2026-11-04 10:00"), "Jo Park <jo@acme.example>")
    world.now = berlin("2026-11-04 15:00")
    world.run()
    assert "jo@acme.example" in str(read(world.draft_to("jo@acme.example"))["To"])


@pytest.mark.parametrize(
    "text",
    ["Please stop writing to me.", "Bitte nichts mehr von Ihnen, ich habe das nie bestellt und will meine Ruhe."],
)
def test_what_was_misread_is_set_right_by_the_user_alone(world: World, text: str) -> None:
    answer(world, text)
    assert "still left alone, for they asked for no mail" in world.call("resume", ADDRESS).out
    assert world.person(ADDRESS)["reply_state"] == "opted_out"
    world.now += timedelta(minutes=5)
    assert "paused no more." in world.call("resume", ADDRESS, "--misread").out
    assert world.person(ADDRESS)["reply_state"] == "replied"
    world.now += timedelta(minutes=5)
    answer(world, "I said: please do not contact me again.")
    assert world.person(ADDRESS)["reply_state"] == "opted_out"
