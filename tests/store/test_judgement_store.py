"""What mail was judged to be counts for more than its headers, and is asked for once."""

from __future__ import annotations

from datetime import datetime

from shelf import ADA, DAY, HOUR, KIM, LEE, NOON, ROE, Shelf, batch, mail, meeting

from followupd.domain.ids import Address, MessageId
from followupd.domain.judgement import FailedRecipient, Intent, Judgement, Kind
from followupd.domain.message import Folder
from followupd.store.judgements import NEWEST_IN

LONG_AGO = NOON - 400 * DAY
DAEMON = Address("mailer-daemon@relay.example")
REPLY = Judgement(kind=Kind.REPLY, intent=Intent.PLAIN)
AWAY = Judgement(kind=Kind.AUTO_REPLY, until=NOON + 7 * DAY, because=("out of office",))
KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)


def unread(shelf: Shelf, *people: Address, since: datetime = LONG_AGO) -> list[str]:
    return [one.message_id for one in shelf.store.unread(people, since)]


def judge(shelf: Shelf, **judged: Judgement) -> None:
    shelf.store.save_judgements({MessageId(one): judgement for one, judgement in judged.items()})


def test_mail_is_unread_until_it_was_judged_oldest_first(shelf: Shelf) -> None:
    shelf.post(batch(mail("b", NOON, KIM, ADA), mail("a", NOON - HOUR, ADA, KIM), mail("c", NOON, LEE, ADA)))
    assert unread(shelf, KIM) == ["a", "b"]
    judge(shelf, a=REPLY)
    assert unread(shelf, KIM) == ["b"]
    judge(shelf, b=AWAY)
    assert unread(shelf, KIM) == []
    assert unread(shelf, KIM, LEE) == ["c"]


def test_of_each_person_the_newest_mail_is_read(shelf: Shelf) -> None:
    came = [mail(f"in{n:02}", NOON - n * HOUR, KIM, ADA) for n in range(NEWEST_IN + 10)]
    went = [mail(f"out{n}", NOON - n * HOUR, ADA, KIM, folder=Folder.SENT) for n in range(5)]
    shelf.post(batch(*came, *went, mail("lee", NOON, LEE, ADA)))
    found = unread(shelf, KIM, LEE)
    assert sorted(one for one in found if one.startswith("in")) == sorted(f"in{n:02}" for n in range(NEWEST_IN))
    assert {one for one in found if not one.startswith("in")} == {"out0", "out1", "out2", "lee"}
    assert "in05" not in unread(shelf, KIM, since=NOON - 4 * HOUR)


def test_mail_that_lies_nowhere_or_that_no_human_wrote_is_not_read(shelf: Shelf) -> None:
    shelf.post(batch(mail("gone", NOON, KIM, ADA), mail("bulk", NOON, KIM, ADA, bulk=True)))
    shelf.post(batch(mail("auto", NOON, KIM, ADA, automatic=True), removed=["gone"]))
    assert unread(shelf, KIM) == []


def test_automatic_mail_is_read_whoever_sent_it(shelf: Shelf) -> None:
    later = mail("late", NOON, DAEMON, ADA, automatic=True)
    both = mail("both", NOON - HOUR, ROE, ADA, automatic=True, bulk=True)  # "Precedence: bulk" of an old vacation(1)
    shelf.post(batch(later, both, mail("old", LONG_AGO, DAEMON, ADA, automatic=True), mail("1", NOON, KIM, ADA)))
    assert [one.message_id for one in shelf.store.unread_automatic(NOON - DAY)] == ["both", "late"]
    judge(shelf, both=AWAY, late=Judgement(kind=Kind.NOTIFICATION))
    assert shelf.store.unread_automatic(NOON - DAY) == ()


def test_automatic_mail_is_found_by_an_index_of_what_is_unread(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, DAEMON, ADA, automatic=True)))
    raw = shelf.store._database.raw
    asked: list[str] = []
    raw.set_trace_callback(asked.append)
    shelf.store.unread_automatic(NOON)
    raw.set_trace_callback(None)
    plans = [str(raw.execute(f"EXPLAIN QUERY PLAN {one}").fetchall()) for one in asked if one.startswith("SELECT")]
    assert any("message_unread" in plan for plan in plans)


def test_a_judgement_comes_back_with_the_message_and_its_sender(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    judge(shelf, **{"1": AWAY})
    (found,) = shelf.store.messages_with([KIM], NOON, NOON)
    assert (found.judgement, found.sender) == (AWAY, KIM)


def test_a_judgement_is_believed_over_the_headers(shelf: Shelf) -> None:
    human = mail("1", NOON, KIM, ADA)
    machine = mail("2", NOON - HOUR, LEE, ADA, automatic=True)
    letter = mail("3", NOON, ROE, ADA, bulk=True)
    shelf.post(batch(human, machine, letter))

    def seen() -> list[datetime | None]:
        found = shelf.store.person_mail([KIM, LEE, ROE], NOON)
        return [found[one].last_in for one in (KIM, LEE, ROE)]

    assert seen() == [NOON, None, None]
    judge(shelf, **{"1": AWAY, "2": REPLY, "3": REPLY})
    assert seen() == [None, NOON - HOUR, NOON]
    judge(shelf, **{"1": Judgement(kind=Kind.LIST), "2": Judgement(kind=Kind.NOTIFICATION)})
    assert seen() == [None, None, NOON]
    assert shelf.store.person_mail([KIM], NOON)[KIM].is_list


def test_a_bounce_is_mail_with_the_addresses_that_failed(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, DAEMON, ADA, automatic=True)))
    bounce = Judgement(kind=Kind.BOUNCE, recipients=(FailedRecipient(address=KIM, status="5.1.1", permanent=True),))
    judge(shelf, **{"1": bounce})
    (found,) = shelf.store.messages_with([KIM], NOON, NOON)
    assert found.judgement == bounce
    assert shelf.store.person_mail([KIM], NOON)[KIM].last_in is None
    other = Judgement(kind=Kind.BOUNCE, recipients=(FailedRecipient(address=LEE),))
    judge(shelf, **{"1": other})  # judged anew
    assert shelf.store.messages_with([KIM], NOON, NOON) == ()
    assert len(shelf.store.messages_with([LEE], NOON, NOON)) == 1


def test_a_judgement_marks_whom_it_concerns_and_the_same_again_nobody(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, DAEMON, ADA, automatic=True), mail("2", NOON, LEE, ADA)))
    shelf.post(batch(mail("mine", NOON, ADA, LEE)))
    shelf.asleep(KIMS, LEES)
    bounce = Judgement(kind=Kind.BOUNCE, recipients=(FailedRecipient(address=KIM),))
    judge(shelf, **{"1": bounce})
    assert shelf.due() == {"kims"}
    shelf.plan(KIMS)
    judge(shelf, **{"1": bounce})
    assert shelf.due() == set()
    judge(shelf, **{"2": REPLY})
    assert shelf.due() == {"lees"}
    shelf.plan(LEES)
    judge(shelf, **{"1": Judgement(kind=Kind.BOUNCE, about=MessageId("mine"))})
    assert shelf.due() == {"kims", "lees"}  # it concerned the one, and concerns the other


def test_the_judgement_of_a_message_that_is_not_known_is_left(shelf: Shelf) -> None:
    judge(shelf, nobody=REPLY)
    assert shelf.store.conversations([MessageId("nobody")]) == {}


def test_a_conversation_is_the_whole_thread_with_everybody(shelf: Shelf) -> None:
    first = mail("1", NOON, ADA, KIM, folder=Folder.SENT)
    answer = mail("2", NOON + HOUR, LEE, ADA, answers=["1"])
    shelf.post(batch(answer, first, mail("3", NOON, ROE, ADA, subject="Other")))
    judge(shelf, **{"2": REPLY})
    found = shelf.store.conversations([MessageId("1"), MessageId("2"), MessageId("4")])
    assert {one: [each.message_id for each in told] for one, told in found.items()} == {
        "1": ["1", "2"],
        "2": ["1", "2"],
    }
    assert found[MessageId("1")][1].judgement == REPLY


def test_what_the_user_sent_is_no_longer_judged_as_what_came(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    judge(shelf, **{"1": AWAY})
    shelf.post(batch(mail("1", NOON, ADA, KIM, folder=Folder.SENT, ref="sent")))
    (found,) = shelf.store.messages_with([KIM], NOON, NOON)
    assert (found.outgoing, found.judgement) == (True, None)
    assert unread(shelf, KIM) == ["1"]
