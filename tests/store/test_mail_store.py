"""What a mailbox tells: each message once, the right way round, and only whom it concerns is planned again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf import ADA, DAY, HOUR, KIM, LEE, MAIL, NOON, ROE, WORK, Shelf, batch, change, mail, meeting, told

from followupd.domain.ids import Address
from followupd.domain.message import Folder, Mailbox
from followupd.domain.record import replace
from followupd.errors import Unavailable
from followupd.ports.mailboxes import MessageBatch
from followupd.store import open_store
from followupd.store.mail import whose

KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)


@pytest.mark.parametrize(
    ("address", "mine"),
    [
        ("ada@example.org", True),
        ("ada+shop@example.org", True),
        ("anything@ada.example", True),
        ("ada@example.com", False),
        ("nada@example.org", False),
        ("ada@example.org.evil.example", False),
        ("ada.ex+news@googlemail.com", True),
        ("ada.x@gmail.com", False),
        ("shop@xn--bcher-kva.example", True),
    ],
)
def test_my_addresses_are_those_listed_with_a_tag_or_by_a_glob(address: str, mine: bool) -> None:
    assert (
        whose(["Ada@Example.org", "Ada.Ex@gmail.com", "*@ADA.example", "shop@b?cher.example"])(Address(address)) is mine
    )


def test_mail_from_me_concerns_its_recipients_and_mail_to_me_its_sender(shelf: Shelf) -> None:
    to_kim = mail("1", NOON, ADA, KIM, Mailbox(address=ADA), folder=Folder.SENT, cc=[Mailbox(address=LEE)])
    assert shelf.post(batch(to_kim, mail("2", NOON + HOUR, ROE, ADA, KIM))) == 2
    (sent,) = shelf.store.messages_with([LEE], NOON, NOON + DAY)
    (received,) = shelf.store.messages_with([ROE], NOON, NOON + DAY)
    assert (sent.outgoing, sent.sent_folder, sent.people) == (True, True, (KIM, LEE))
    assert (received.outgoing, received.sent_folder, received.people) == (False, False, (ROE,))
    assert shelf.store.messages_with([KIM], NOON, NOON + DAY) == (sent,)


def test_mail_in_the_sent_folder_is_mine_whatever_its_sender(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Address("old.alias@example.net"), KIM, folder=Folder.SENT)))
    assert shelf.store.person_mail([KIM], NOON)[KIM].first_out == NOON


def test_a_message_in_two_folders_is_one_message(shelf: Shelf) -> None:
    one = mail("1", NOON, KIM, ADA, ref="a")
    assert shelf.post(batch(one, mail("1", NOON, KIM, ADA, ref="b", folder=Folder.OTHER))) == 1
    assert shelf.store.known_refs(MAIL, "inbox") == {"a"}
    assert shelf.store.known_refs(MAIL, "other") == {"b"}
    assert len(shelf.store.messages_with([KIM], NOON, NOON)) == 1
    assert shelf.store.items(MAIL) == 2


def test_a_message_that_moved_is_no_news(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA, ref="a")))
    shelf.asleep(KIMS)
    moved = batch(mail("1", NOON, KIM, ADA, ref="b", folder=Folder.OTHER), removed=["a"])
    assert shelf.post(moved) == 0
    assert shelf.due() == set()
    assert shelf.store.known_refs(MAIL, "inbox") == frozenset()
    assert [one.ref for one in shelf.store.messages_with([KIM], NOON, NOON)] == ["b"]


def test_a_message_that_is_deleted_stays_in_the_history(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA, ref="a")))
    shelf.post(batch(removed=["a"]))
    assert [one.ref for one in shelf.store.messages_with([KIM], NOON, NOON)] == [None]
    assert shelf.store.person_mail([KIM], NOON)[KIM].last_in == NOON


def test_the_copy_in_the_sent_folder_is_believed_rather_than_another(shelf: Shelf) -> None:
    """Kim's answer came back bearing the Message-ID of what it answers, and was read first."""
    shelf.asleep(KIMS, LEES)
    shelf.post(batch(mail("1", NOON, KIM, ADA, ref="a")))
    shelf.plan(KIMS)
    shelf.post(batch(mail("1", NOON - HOUR, ADA, LEE, folder=Folder.SENT)))
    assert shelf.due() == {"kims", "lees"}
    found = shelf.store.person_mail([KIM, LEE], NOON)
    assert (found[LEE].last_out, found[KIM].last_in) == (NOON - HOUR, None)


FROM_OUTSIDE = ("received: from x (unknown [203.0.113.9]) by mx.example.org with esmtp id 4; tue",)


def test_what_a_stranger_wrote_in_my_name_is_nobodys(shelf: Shelf) -> None:
    shelf.asleep(KIMS)
    shelf.post(batch(replace(mail("1", NOON, ADA, KIM), trace=FROM_OUTSIDE)))
    assert shelf.store.messages_with([KIM, ADA], NOON, NOON) == ()
    assert shelf.store.person_mail([KIM], NOON)[KIM].first_out is None
    assert shelf.due() == set()


@pytest.mark.parametrize("folder", [Folder.SENT, Folder.OTHER])
@pytest.mark.parametrize("later", [True, False])
def test_my_own_copy_is_believed_rather_than_one_that_came_from_outside(
    shelf: Shelf, folder: Folder, later: bool
) -> None:
    """A list sends back what I wrote to it."""
    copies = [replace(mail("1", NOON, ADA, KIM, ref="a"), trace=FROM_OUTSIDE), mail("1", NOON, ADA, KIM, folder=folder)]
    if later:
        shelf.post(batch(copies[0]))
    shelf.post(batch(*copies))
    assert [one.outgoing for one in shelf.store.messages_with([KIM], NOON, NOON)] == [True]
    assert shelf.store.person_mail([KIM], NOON)[KIM].first_out == NOON


@pytest.mark.parametrize("order", [1, -1])
def test_the_sent_copy_is_believed_also_within_one_batch(shelf: Shelf, order: int) -> None:
    copies = [mail("1", NOON, KIM, ADA), mail("1", NOON - HOUR, ADA, LEE, folder=Folder.SENT)][::order]
    shelf.post(batch(*copies))
    assert [one.outgoing for one in shelf.store.messages_with([LEE], NOON - HOUR, NOON)] == [True]


def test_new_mail_marks_the_meetings_of_its_people_and_no_others(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.post(batch(mail("1", NOON, KIM, LEE)))
    assert shelf.due() == {"kims"}  # what Kim writes to Lee is nothing between Lee and me
    shelf.plan(KIMS)
    shelf.post(batch(mail("2", NOON, ADA, LEE, folder=Folder.SENT)))
    assert shelf.due() == {"lees"}
    shelf.plan(LEES)
    shelf.post(batch(mail("3", NOON, ROE, ADA)))
    assert shelf.due() == set()


def test_nothing_new_marks_nothing(shelf: Shelf) -> None:
    one = mail("1", NOON, KIM, ADA)
    shelf.post(batch(one))
    shelf.asleep(KIMS)
    assert shelf.post(batch(one), batch(cursor="2")) == 0
    assert shelf.due() == set()
    assert shelf.store.source_state(MAIL, WORK).cursor == "2"


def test_a_new_person_marks_the_meetings_that_anybody_may_change(shelf: Shelf) -> None:
    coffee = meeting("coffee", NOON, title="Coffee with Roe")
    shelf.asleep(coffee, any_person=True)
    shelf.post(batch(mail("1", NOON, ROE, ADA)))
    assert shelf.due() == {"coffee"}
    shelf.plan(coffee, any_person=True)
    shelf.post(batch(mail("2", NOON, ROE, ADA)))
    assert shelf.due() == set()
    shelf.post(batch(mail("3", NOON, Mailbox(address=ROE, name="Roe Roberts"), ADA)))  # now with a name
    assert shelf.due() == {"coffee"}
    shelf.plan(coffee, any_person=True)
    shelf.post(batch(mail("4", NOON, Address("news@shop.example"), ADA, bulk=True)))
    assert shelf.due() == set()
    shelf.tell(change(told(meeting("kims", NOON + DAY, KIM))))
    assert "coffee" in shelf.due()


def test_machines_and_lists_do_not_count_as_contact(shelf: Shelf) -> None:
    shelf.post(
        batch(
            mail("1", NOON, KIM, ADA, automatic=True),
            mail("2", NOON, LEE, ADA, bulk=True),
            mail("3", NOON + HOUR, ADA, ROE, folder=Folder.SENT),
            mail("4", NOON + 2 * HOUR, ROE, ADA, bulk=True),
            mail("5", NOON + 3 * HOUR, ROE, ADA),
        )
    )
    found = shelf.store.person_mail([KIM, LEE, ROE], NOON + DAY)
    assert (found[KIM].first_mail, found[KIM].last_in, found[KIM].is_list) == (None, None, False)
    assert (found[LEE].first_mail, found[LEE].is_list) == (None, True)
    assert (found[ROE].first_mail, found[ROE].first_out, found[ROE].last_out) == (NOON + HOUR,) * 3
    assert (found[ROE].last_in, found[ROE].is_list) == (NOON + 3 * HOUR, False)


def test_mail_after_now_is_not_known_yet(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, ADA, KIM, folder=Folder.SENT), mail("2", NOON + HOUR, KIM, ADA)))
    found = shelf.store.person_mail([KIM], NOON)[KIM]
    assert (found.last_out, found.last_in) == (NOON, None)


def test_answers_are_in_the_thread_of_what_they_answer_in_whatever_order_they_come(shelf: Shelf) -> None:
    shelf.post(batch(mail("3", NOON + 2 * HOUR, KIM, ADA, answers=["2"])))
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    before = {one.message_id: one.thread for one in shelf.store.messages_with([KIM], NOON, NOON + DAY)}
    assert before["1"] != before["3"]
    shelf.post(batch(mail("2", NOON + HOUR, ADA, KIM, folder=Folder.SENT, answers=["1"])))
    after = shelf.store.messages_with([KIM], NOON, NOON + DAY)
    assert [one.message_id for one in after] == ["1", "2", "3"]
    assert len({one.thread for one in after}) == 1
    assert after[1].in_reply_to == ("1",)


def test_an_answer_that_does_not_say_to_what_is_found_by_its_subject(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, ADA, KIM, folder=Folder.SENT, subject="The roll-out")))
    shelf.post(batch(mail("2", NOON + HOUR, KIM, ADA, subject="AW: The roll-out")))
    assert len({one.thread for one in shelf.store.messages_with([KIM], NOON, NOON + DAY)}) == 1


def test_a_pull_that_fails_on_the_way_leaves_nothing_behind(shelf: Shelf) -> None:
    def breaking() -> Iterator[MessageBatch]:
        yield batch(mail("1", NOON, KIM, ADA), cursor=None)
        assert shelf.store.known_refs(MAIL, "inbox") == {"1"}  # a provider may ask in between
        raise Unavailable(WORK, "pull", "gone away")

    with pytest.raises(Unavailable):
        shelf.store.save_mail(MAIL, WORK, breaking(), [ADA], NOON)
    assert shelf.store.known_refs(MAIL, "inbox") == frozenset()
    assert shelf.store.source_state(MAIL, WORK).cursor is None
    assert not shelf.store.person_known(KIM)


def test_what_a_provider_stumbles_over_is_not_taken_for_a_fault_of_the_database(tmp_path: Path) -> None:
    def stumbling() -> Iterator[MessageBatch]:
        yield batch(mail("1", NOON, KIM, ADA), cursor=None)
        raise FileNotFoundError("a letter")

    store = open_store(tmp_path / "a.db")
    with pytest.raises(FileNotFoundError, match="a letter"):
        store.save_mail(MAIL, WORK, stumbling(), [ADA], NOON)
    store.close()


def test_a_ref_that_is_used_again_leads_to_the_new_message(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA, ref="a")))
    shelf.post(batch(mail("2", NOON, LEE, ADA, ref="a")))
    assert [one.ref for one in shelf.store.messages_with([KIM], NOON, NOON)] == [None]
    assert [one.ref for one in shelf.store.messages_with([LEE], NOON, NOON)] == ["a"]


def test_a_message_without_a_sender_is_kept(shelf: Shelf) -> None:
    assert shelf.post(batch(mail("1", NOON, None, ADA))) == 1
    assert shelf.store.count_messages() == 1
