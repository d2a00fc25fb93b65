"""Names: who may tell them, which one is best, and how people are found by them."""

from __future__ import annotations

from shelf import ADA, DAY, HOUR, KIM, LEE, NOON, ROE, Shelf, attendee, batch, change, mail, meeting, past, told

from followupd.domain.ids import Address
from followupd.domain.message import Folder, Mailbox
from followupd.domain.person import Confidence


def test_somebody_never_seen_has_no_name(shelf: Shelf) -> None:
    (person,) = shelf.store.persons([KIM]).values()
    assert (person.address, person.addresses, person.name.first) == (KIM, (KIM,), "")
    assert not shelf.store.person_known(KIM)


def test_the_newest_name_that_is_sure_is_used(shelf: Shelf) -> None:
    shelf.post(
        batch(
            mail("1", NOON, Mailbox(address=KIM, name="Kim Park"), ADA),
            mail("2", NOON + DAY, Mailbox(address=KIM, name="Kim Lee"), ADA),
            mail("3", NOON + 2 * DAY, Mailbox(address=KIM, name="'Sales' via Team"), ADA),
        )
    )
    name = shelf.store.persons([KIM])[KIM].name
    assert (name.first, name.full, name.confidence) == ("Kim", "Kim Lee", Confidence.SURE)


def test_a_name_that_is_used_again_is_the_newest(shelf: Shelf) -> None:
    names = ["Kim Park", "Kim Lee", "Kim Park"]
    for i, name in enumerate(names):
        shelf.post(batch(mail(str(i), NOON + i * DAY, Mailbox(address=KIM, name=name), ADA)))
    assert shelf.store.persons([KIM])[KIM].name.full == "Kim Park"


def test_the_newest_name_is_the_one_of_the_latest_date_in_whatever_order_mail_is_read(shelf: Shelf) -> None:
    names = {2: "Kim Lee", 1: "Kim Park", 0: "Kim Lee"}
    shelf.post(batch(*(mail(str(i), NOON + i * DAY, Mailbox(address=KIM, name=n), ADA) for i, n in names.items())))
    assert shelf.store.persons([KIM])[KIM].name.full == "Kim Lee"


def test_what_somebody_calls_themself_outweighs_what_an_organiser_writes(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=KIM, name="Kim Lee"), ADA)))
    shelf.tell(change(told(meeting("m", NOON, attendee(KIM, "Wrong Person")))), at=NOON + DAY)
    assert shelf.store.persons([KIM])[KIM].name.full == "Kim Lee"


def test_an_organiser_who_repeats_an_old_name_does_not_bring_it_back(shelf: Shelf) -> None:
    shelf.post(
        batch(
            mail("1", NOON, Mailbox(address=KIM, name="Kim Park"), ADA),
            mail("2", NOON + DAY, Mailbox(address=KIM, name="Kim Lee"), ADA),
        )
    )
    shelf.tell(change(told(meeting("m", NOON, attendee(KIM, "Kim Park")))), at=NOON + 2 * DAY)
    assert shelf.store.persons([KIM])[KIM].name.full == "Kim Lee"


def test_an_organisers_name_serves_where_there_is_no_other(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("m", NOON, attendee(KIM, "Kim Lee")))))
    assert shelf.store.persons([KIM])[KIM].name.first == "Kim"


def test_a_stranger_cannot_rename_others(shelf: Shelf) -> None:
    """The To and Cc of mail from somebody else are that somebody's words."""
    cc = [Mailbox(address=KIM, name="Silly Name")]
    shelf.post(batch(mail("1", NOON, ROE, ADA, cc=cc), mail("2", NOON, LEE, ADA, cc=cc, bulk=True)))
    assert shelf.store.persons([KIM])[KIM].name.first == ""
    assert not shelf.store.person_known(KIM)


def test_whom_i_write_to_is_called_as_i_call_them(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, ADA, Mailbox(address=KIM, name="Kim Lee"), folder=Folder.SENT)))
    assert shelf.store.persons([KIM])[KIM].name.full == "Kim Lee"


def test_people_are_found_by_the_words_of_their_names_without_case_and_accents(shelf: Shelf) -> None:
    shelf.post(
        batch(
            mail("1", NOON, Mailbox(address=KIM, name="José Ortíz-Smith"), ADA),
            mail("2", NOON, Mailbox(address=LEE, name="Jose Miller"), ADA),
            mail("3", NOON, Mailbox(address=ROE, name="Søren Łukasz"), ADA),
        )
    )

    def found(*words: str) -> list[str]:
        return [one.address for one in shelf.store.persons_named(words)]

    assert found("jose") == [KIM, LEE]
    assert found("ORTIZ", "José") == [KIM]
    assert found("Jose", "Ortiz-Smith") == [KIM]
    assert found("soren", "lukasz") == [ROE]
    assert found("jose", "nobody") == []
    assert found() == []
    assert found("-") == []


def test_words_of_two_names_do_not_make_a_third(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=KIM, name="Kim Park"), ADA)))
    shelf.post(batch(mail("2", NOON, Mailbox(address=KIM, name="Robin Lee"), ADA)))
    assert shelf.store.persons_named(["Kim", "Lee"]) == ()
    assert [one.address for one in shelf.store.persons_named(["Robin", "Lee"])] == [KIM]


def test_lists_and_machines_are_nobody_to_be_named(shelf: Shelf) -> None:
    shelf.post(
        batch(
            mail("1", NOON, Mailbox(address=KIM, name="Kim News"), ADA, bulk=True),
            mail("2", NOON, Mailbox(address=LEE, name="Lee News"), ADA, automatic=True),
        )
    )
    assert shelf.store.persons_named(["News"]) == ()


def test_people_met_long_ago_are_found_by_what_their_address_says(shelf: Shelf) -> None:
    kim_lee = Address("kim.lee@acme.example")
    shelf.tell(change(past=[past("old", NOON - 90 * DAY, kim_lee)]))
    assert [one.address for one in shelf.store.persons_named(["Kim", "Lee"])] == [kim_lee]
    assert shelf.store.persons([kim_lee])[kim_lee].name.confidence is not Confidence.SURE


def test_an_address_with_a_new_name_in_every_message_keeps_a_few(shelf: Shelf) -> None:
    senders = [Mailbox(address=KIM, name=f"Kim Number{i:03}") for i in range(100)]
    shelf.post(batch(*(mail(str(i), NOON + i * HOUR, one, ADA) for i, one in enumerate(senders))))
    assert shelf.store.persons_named(["Number003"]) == ()
    assert [one.address for one in shelf.store.persons_named(["Kim", "Number099"])] == [KIM]


def test_whoever_anything_is_stored_about_is_known(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("m", NOON, KIM))))
    shelf.post(batch(mail("1", NOON, LEE, ADA, bulk=True)))
    known = [shelf.store.person_known(one) for one in (KIM, LEE, ROE)]
    assert known == [True, True, False]
    assert shelf.store.count_people() == 1
