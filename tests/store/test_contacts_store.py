"""Cards of address books: names for people who are known otherwise, and nothing else about anybody."""

from __future__ import annotations

from pathlib import Path

from shelf import ADA, DAY, HOUR, KIM, LEE, NOON, ROE, WORK, Shelf, batch, change, mail, meeting, past, told

from followupd.domain.contact import ContactCard
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, Cursor, Ref, Source
from followupd.domain.message import Mailbox
from followupd.domain.person import Confidence
from followupd.domain.record import replace
from followupd.ports.contacts import ContactChanges
from followupd.store import open_store

BOOK = Source("work/contacts")
HOME = Address("kim@home.example")
FAMILY = Address("family@home.example")
KIMS = meeting("kims", NOON, KIM)


def card(ref: str, *addresses: Address, name: str = "", given: str = "", family: str = "") -> ContactCard:
    given, _, family = (given, "", family) if given or not name else name.partition(" ")
    return ContactCard(ref=Ref(ref), addresses=addresses, name=name or f"{given} {family}", given=given, family=family)


def read(shelf: Shelf, *cards: ContactCard, removed: tuple[str, ...] = (), snapshot: bool = False) -> int:
    change = ContactChanges(
        changed=cards, removed=tuple(map(Ref, removed)), is_snapshot=snapshot, cursor=Cursor('{"people": "1"}')
    )
    return shelf.store.save_contacts(BOOK, WORK, change, NOON)


def name_of(shelf: Shelf, address: Address = KIM) -> str:
    return shelf.store.persons([address])[address].name.full


# names
def test_a_card_names_better_than_mail_and_calendar(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=KIM, name="K. Lee (Acme)"), ADA)))
    read(shelf, card("1", KIM, given="Kimberly", family="Lee"))
    person = shelf.store.persons([KIM])[KIM]
    assert (person.name.first, person.name.full, person.name.confidence) == (
        "Kimberly",
        "Kimberly Lee",
        Confidence.SURE,
    )


def test_the_user_s_word_is_better_than_a_card(shelf: Shelf) -> None:
    read(shelf, card("1", KIM, given="Kimberly", family="Lee"))
    shelf.store.add_fact(Fact(kind=FactKind.NAME, at=NOON, person=KIM, text="Kim Lee"))
    assert name_of(shelf) == "Kim Lee"


def test_a_doubtful_card_is_no_better_than_what_else_is_known(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=KIM, name="Kim Lee"), ADA)))
    read(shelf, card("1", KIM, name="Plumber Acme GmbH"))
    assert name_of(shelf) == "Kim Lee"


def test_an_address_on_two_cards_of_two_names_is_named_by_neither(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=FAMILY, name="Roe Lee"), ADA)))
    read(shelf, card("1", FAMILY, name="Kim Lee"), card("2", FAMILY, name="Ann Lee"))
    assert name_of(shelf, FAMILY) == "Roe Lee"
    read(shelf, card("2", FAMILY, name="Kim Lee"))
    assert name_of(shelf, FAMILY) == "Kim Lee"


def test_a_card_that_changed_or_went_takes_its_name_along_and_marks_whom_it_named(shelf: Shelf) -> None:
    shelf.plan_people(KIM)
    read(shelf, card("1", KIM, name="Kim Lee"))
    assert shelf.due_people() == {KIM}
    shelf.plan_people(KIM)
    assert read(shelf, card("1", KIM, name="Kim Lee")) == 0
    assert shelf.due_people() == set()
    assert read(shelf, card("1", KIM, name="Anna Lee")) == 1
    assert (name_of(shelf), shelf.due_people()) == ("Anna Lee", {KIM})
    shelf.plan_people(KIM)
    assert read(shelf, removed=("1",)) == 1
    assert (name_of(shelf), shelf.due_people()) == ("", {KIM})


def test_a_snapshot_is_all_that_there_is(shelf: Shelf) -> None:
    read(shelf, card("1", KIM, name="Kim Lee"), card("2", LEE, name="Ann Lee"))
    assert read(shelf, card("2", LEE, name="Ann Lee"), snapshot=True) == 1
    assert shelf.store.contacts_with([KIM, LEE]) == (card("2", LEE, name="Ann Lee"),)
    assert shelf.store.items(BOOK) == 1


def test_the_cursor_is_kept_with_it(shelf: Shelf) -> None:
    read(shelf, card("1", KIM, name="Kim Lee"))
    assert shelf.store.source_state(BOOK, WORK).cursor == '{"people": "1"}'


# nobody is a candidate by a card
def test_a_card_makes_nobody_a_unit_and_nobody_known_by_name(shelf: Shelf) -> None:
    read(shelf, card("1", KIM, HOME, name="Kim Lee"))
    assert shelf.store.people() == ()
    assert shelf.due_people() == set()
    assert shelf.store.persons_named(["Kim", "Lee"]) == ()
    assert shelf.store.contacts_waiting() == ()


# several addresses
def test_a_card_waits_until_one_of_its_addresses_is_a_unit_and_is_asked_once(shelf: Shelf) -> None:
    kim = card("1", KIM, HOME, name="Kim Lee")
    read(shelf, kim, card("2", LEE, name="Ann Lee"))
    shelf.plan_people(KIM, LEE)
    assert shelf.store.contacts_waiting() == (kim,)
    assert shelf.store.join_contacts([[KIM, HOME]], [kim]) == 1
    assert shelf.store.persons([HOME])[HOME].address == KIM
    assert shelf.store.people() == (KIM, LEE)
    assert shelf.store.contacts_waiting() == ()


def test_whom_the_user_splits_again_stay_apart(shelf: Shelf) -> None:
    kim = card("1", KIM, HOME, name="Kim Lee")
    read(shelf, kim)
    shelf.plan_people(KIM)
    shelf.store.join_contacts([[KIM, HOME]], [kim])
    shelf.store.split(HOME)
    for snapshot in (False, True):
        read(shelf, replace(kim, name="Kim E. Lee"), snapshot=snapshot)
        assert shelf.store.contacts_waiting() == ()
    more = replace(kim, addresses=(KIM, HOME, ROE))
    read(shelf, more)
    assert shelf.store.contacts_waiting() == (more,)


def test_being_in_a_meeting_to_come_is_not_enough(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("soon", NOON + DAY, KIM))))
    read(shelf, card("1", KIM, HOME, name="Kim Lee"))
    assert shelf.store.contacts_waiting() == ()


# forgetting
def test_who_is_forgotten_leaves_no_octet_of_their_card_and_none_comes_back(tmp_path: Path) -> None:
    shelf = Shelf(store=open_store(tmp_path / "a.db"))
    zoe, home = Address("z.tarrow@tarrowmill.example"), Address("zoetje@home.example")
    shelf.tell(change(past=[past("old", NOON - 90 * DAY, ADA, zoe)]))
    cards = (card("1", zoe, home, name="Zoetje Tarrow"), card("2", LEE, name="Lee (Tarrow's)", given="Lee"))
    read(shelf, *cards)
    assert shelf.store.person_known(home)
    shelf.store.merge(zoe, home)
    shelf.store.forget(zoe, mine=[ADA])
    for again in (False, True):
        if again:
            read(shelf, *cards, snapshot=True)
        octets = b"".join(one.read_bytes() for one in tmp_path.iterdir()).lower()
        assert not [word for word in (b"tarrow", b"zoetje", b"home.example") if word in octets]
        assert shelf.store.contacts_with([zoe, home]) == ()
        assert not shelf.store.person_known(home)
        assert [one.given for one in shelf.store.contacts_with([LEE])] == ["Lee"]
    shelf.store.close()


def test_one_who_is_known_by_a_card_alone_can_be_forgotten(tmp_path: Path) -> None:
    shelf = Shelf(store=open_store(tmp_path / "a.db"))
    read(shelf, card("1", KIM, HOME, name="Kimberly Quill"))
    assert shelf.store.person_known(KIM)
    shelf.store.forget(KIM, mine=[ADA])
    shelf.post(batch(mail("1", NOON + HOUR, LEE, ADA, subject="About Kimberly Quill")))
    octets = b"".join(one.read_bytes() for one in tmp_path.iterdir()).lower()
    assert b"quill" not in octets
    assert b"kim@acme" not in octets
    shelf.store.close()
