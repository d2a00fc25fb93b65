"""Who was forgotten leaves nothing behind but a salted hash, also when calendar and mailbox tell of them again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf import (
    ADA,
    CALENDAR,
    DAY,
    HOUR,
    KIM,
    LEE,
    MAIL,
    NOON,
    ROE,
    WORK,
    Shelf,
    attendee,
    batch,
    change,
    hold,
    mail,
    past,
    planned,
    told,
)
from shelf import meeting as meeting_of

from followupd.domain.draft import DraftState
from followupd.domain.event import Occurrence, OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import FORGOTTEN, Address, MessageId
from followupd.domain.judgement import FailedRecipient, Judgement, Kind
from followupd.domain.message import Folder, Mailbox
from followupd.domain.record import replace
from followupd.errors import StateError
from followupd.ports.calendars import ChangeSet
from followupd.ports.mailboxes import MessageBatch
from followupd.ports.store import Due
from followupd.store import open_store

ZOE = Address("z.tarrow@tarrowmill.example")
HOME = Address("zoetje@home.example")
BOX = Mailbox(address=ZOE, name="Zoë Tarrow")
NOT_LEFT = ("tarrow", "zoë", "zoe", "zoetje", "quarry lease", "likes marzipan", "windmill sketch", "owes me")


def meeting(uid: str, days: float, *people: Address, title: str, description: str = "") -> Occurrence:
    boxes = [attendee(one, "Tarrow, Zoe" if one == ZOE else "") for one in people]
    one = meeting_of(uid, NOON + days * DAY, *boxes, title=title)
    return replace(one, event=replace(one.event, description=description, location="Zoë's mill"))


ALONE = meeting("alone", 0, ADA, ZOE, title="Lunch with ZOE Tarrow", description="mailto:Z.Tarrow@TarrowMill.example")
GROUP = meeting("group", 1, ADA, ZOE, LEE, title="Mill committee (Tarrow)")
ABSENT = meeting("absent", 2, ADA, title="Call Tarrow, Zoë", description="about the roof")


def calendar(*more: Occurrence) -> ChangeSet:
    gone = [past("old", NOON - 90 * DAY, ADA, ZOE), past("both", NOON - 80 * DAY, ADA, HOME, LEE)]
    return change(*map(told, (ALONE, GROUP, ABSENT, *more)), past=gone, snapshot=True)


def mailbox() -> MessageBatch:
    return batch(
        mail("m1@mail.tarrowmill.example", NOON, BOX, ADA, subject="Quarry lease", ref="1"),
        mail("m2@example.org", NOON + HOUR, ADA, BOX, folder=Folder.SENT, subject="Re: Quarry lease"),
        mail("m3@home.example", NOON, HOME, ADA, subject="Windmill sketch", ref="3"),
        mail(
            "m4@lee.example", NOON + HOUR, LEE, ADA, ZOE, subject="Quarry lease", answers=["m1@mail.tarrowmill.example"]
        ),
        mail("m9@lee.example", NOON + HOUR, LEE, ADA, subject="RE: Quarry lease", answers=["m4@lee.example"]),
        mail("m5@lee.example", NOON, LEE, ADA, subject="What Zoe Tarrow wants"),
        mail("m6@lee.example", NOON, LEE, ADA, subject="Quite another thing"),
        mail(
            "bounce@relay.example",
            NOON,
            Address("daemon@relay.example"),
            ADA,
            automatic=True,
            subject="Failed: quarry lease",
        ),
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Shelf]:
    """A database on disk in which much is known about Zoë, under two addresses."""
    shelf = Shelf(store=open_store(tmp_path / "a.db"))
    shelf.store.take_lease()
    shelf.tell(calendar())
    shelf.post(mailbox())
    shelf.store.merge(ZOE, HOME)
    for kind, text in ((FactKind.NOTE, "Likes marzipan"), (FactKind.PROMISE, "the windmill sketch")):
        shelf.store.add_fact(Fact(kind=kind, at=NOON, person=ZOE, text=text))
    shelf.store.add_fact(Fact(kind=FactKind.NAME, at=NOON, person=HOME, text="Zoetje"))
    shelf.store.add_fact(Fact(kind=FactKind.NOTE, at=NOON, meeting=ALONE.id, text="owes me a book"))
    shelf.store.add_fact(Fact(kind=FactKind.NOTE, at=NOON, person=LEE, text="met through Zoe Tarrow"))
    draft = replace(
        planned(ALONE, ZOE), subject="Thanks, Zoë", raw=b"To: z.tarrow@tarrowmill.example", sources={"t": "x"}
    )
    both = replace(planned(GROUP, ZOE, LEE), subject="Thanks, Zoë and Lee")
    shelf.plan(ALONE, GROUP, ABSENT, decisions=[hold(ALONE, ZOE), hold(GROUP, ZOE, LEE)], drafts=[draft, both])
    for one in (draft, both):
        shelf.store.save_draft(replace(one, state=DraftState.RETIRED), was=DraftState.PLANNED)
    bounce = Judgement(
        kind=Kind.BOUNCE, recipients=(FailedRecipient(address=ZOE),), because=("<z.tarrow@tarrowmill.example>",)
    )
    shelf.store.save_judgements(
        {
            MessageId("bounce@relay.example"): bounce,
            MessageId("m1@mail.tarrowmill.example"): Judgement(kind=Kind.REPLY, because=("quarry lease",)),
            MessageId("m5@lee.example"): Judgement(kind=Kind.REPLY, successor=ZOE, because=("write to Zoe Tarrow",)),
        }
    )
    yield shelf
    shelf.store.close()


def left(folder: Path) -> set[str]:
    """What of Zoë is found in any file of the database, whatever the case."""
    octets = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert "a.db" in octets
    text = b"\n".join(octets.values()).lower()
    # Letters are written as UTF-8 in columns, and as escapes in JSON.
    forms = {word: (word.encode(), word.encode("ascii", "backslashreplace")) for word in NOT_LEFT}
    return {word for word, several in forms.items() if any(one in text for one in several)}


def test_no_octet_of_them_is_left_in_any_file_of_the_database(kept: Shelf, tmp_path: Path) -> None:
    assert left(tmp_path) == set(NOT_LEFT)
    kept.store.forget(ZOE)
    assert left(tmp_path) == set()


def test_what_had_been_deleted_before_is_overwritten_too(kept: Shelf, tmp_path: Path) -> None:
    kept.store._database.raw.execute("PRAGMA secure_delete = OFF")  # as most builds of SQLite have it
    long = meeting("long", 3, ADA, ZOE, title="Mill", description="Quarry lease of Zoe Tarrow. " * 290)
    kept.tell(calendar(*(meeting(f"long{n}", 3, ADA, title="", description=long.event.description) for n in range(9))))
    kept.tell(calendar())
    kept.store.forget(ZOE)
    assert left(tmp_path) == set()


def test_what_comes_again_from_calendar_and_mailbox_leaves_no_octet_either(kept: Shelf, tmp_path: Path) -> None:
    kept.store.forget(HOME)
    later = meeting("later", 5, ADA, ZOE, title="Zoë Tarrow again")
    new = mail("m7@mail.tarrowmill.example", NOON + DAY, BOX, ADA, subject="Quarry lease, once more", ref="7")
    about = mail("m8@lee.example", NOON + DAY, LEE, ADA, subject="Tarrow", answers=["m7@mail.tarrowmill.example"])
    for _ in range(2):
        kept.tell(calendar(later), at=NOON + DAY)
        kept.post(mailbox(), batch(new, about), at=NOON + DAY)
    kept.tell(change(snapshot=True), at=NOON + 9 * DAY)  # all of it is over, and history now
    kept.store.close()
    assert left(tmp_path) == set()
    kept.store = open_store(tmp_path / "a.db")
    (found,) = kept.store.conversations([MessageId("m8@lee.example")]).values()
    assert len(found) == 2  # the thread is still one


def test_a_meeting_with_them_alone_loses_its_title_and_texts(kept: Shelf) -> None:
    mine = Address("ada@calendar.example.net")  # never written from
    quiet = meeting("quiet", 2, mine, ZOE, title="Quarry walk", description="bring boots")
    with_lee = meeting("with-lee", 2, mine, ZOE, LEE, title="Bridge walk", description="bring boots")
    kept.tell(calendar(quiet, with_lee))
    kept.store.forget(ZOE, mine=["*@calendar.example.net"])
    for _ in range(2):
        texts = {
            one.occurrence.id.uid: (one.occurrence.event.title, one.occurrence.event.description)
            for one in kept.store.occurrences([quiet.id, with_lee.id, ALONE.id])
        }
        assert texts["quiet"] == texts["alone"] == ("", "")
        assert texts["with-lee"] == ("Bridge walk", "bring boots")
        kept.tell(calendar(quiet, with_lee), at=NOON + DAY)


def test_who_was_forgotten_is_merged_with_nobody(kept: Shelf, tmp_path: Path) -> None:
    kept.store.forget(ZOE)
    with pytest.raises(StateError, match="forgotten"):
        kept.store.merge(LEE, ZOE)
    others = (Address("lee@home.example"), Address("roe@sample.example"), Address("roe@home.example"))
    assert kept.store.merge_all([(LEE, others[0], ZOE), others[1:]]) == (1, frozenset({ZOE}))
    assert kept.store.persons([LEE])[LEE].addresses == (LEE,)
    assert kept.store.persons(others[1:])[others[2]].addresses == others[1:]
    assert left(tmp_path) == set()


def test_what_comes_later_is_kept_under_a_hash_without_name_and_text(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    kept.tell(calendar(), at=NOON + DAY)
    (told_now,) = kept.store.occurrences([ALONE.id])
    (other,) = (one.address for one in told_now.occurrence.event.attendees if one.address != ADA)
    assert other is not None
    assert other.domain == FORGOTTEN
    assert len(other.local) == 16
    assert [one.name for one in told_now.occurrence.event.attendees] == ["", ""]
    (absent,) = kept.store.occurrences([ABSENT.id])
    assert (absent.occurrence.event.title, absent.occurrence.event.description) == ("Call", "about the roof")
    assert {one.subject for one in kept.store.messages_with([other], NOON, NOON + DAY)} == {""}
    assert kept.store.persons([other])[other].name.full == ""
    assert kept.store.unread([other], NOON - DAY) == ()
    assert other not in kept.store.people()


def test_what_is_about_others_stays(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    (group,) = kept.store.occurrences([GROUP.id])
    assert [one.address for one in group.occurrence.event.attendees][::2] == [ADA, LEE]
    assert group.occurrence.event.title == "Mill committee ()"
    (draft,) = kept.store.drafts()
    assert (draft.people[1], draft.state, draft.subject) == (LEE, DraftState.RETIRED, "")
    assert [one.text for one in kept.store.facts(people=[LEE])] == ["met through"]
    subjects = {one.message_id: one.subject for one in kept.store.messages_with([LEE], NOON - DAY, NOON + DAY)}
    assert subjects == {
        "m4@lee.example": "",
        "m9@lee.example": "",
        "m5@lee.example": "What wants",
        "m6@lee.example": "Quite another thing",
    }
    assert LEE in kept.store.people()


def test_nothing_is_known_of_them_any_more(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    for one in (ZOE, HOME):
        assert not kept.store.person_known(one)
        assert kept.store.persons([one])[one].addresses == (one,)
        assert kept.store.messages_with([one], NOON - 99 * DAY, NOON + DAY) == ()
        assert kept.store.facts(people=[one], meetings=[ALONE.id]) == ()
        assert one not in kept.store.people()
    assert kept.store.drafts(people=[ZOE, HOME]) == ()
    assert kept.store.persons_named(["Tarrow"]) == ()


def test_their_meetings_are_planned_anew(kept: Shelf) -> None:
    kept.plan(ALONE, GROUP, ABSENT)
    assert kept.due() == set()
    kept.store.forget(ZOE)
    assert kept.due() == {"alone", "group"}


def test_a_promise_is_never_called_as_one_of_theirs_was(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    made = kept.store.add_fact(Fact(kind=FactKind.PROMISE, at=NOON, person=LEE, text="the book"))
    assert made.ref == "p2"


def test_whom_a_draft_is_on_its_way_to_is_not_forgotten(kept: Shelf, tmp_path: Path) -> None:
    kept.plan(drafts=[replace(planned(ALONE, HOME, generation=2), id="x.2")])
    with pytest.raises(StateError, match=r"x\.2"):
        kept.store.forget(ZOE)
    assert left(tmp_path) == set(NOT_LEFT)
    assert kept.store.persons([ZOE])[ZOE].addresses == (ZOE, HOME)


def test_a_plan_that_was_under_way_brings_nobody_back(kept: Shelf, tmp_path: Path) -> None:
    kept.store.wake_all()
    kept.due()
    kept.store.forget(ZOE)
    late = planned(ALONE, ZOE, generation=2)
    kept.plan(ALONE, GROUP, ABSENT, decisions=[hold(ALONE, ZOE)], drafts=[late], gathered=True)
    assert kept.store.drafts(people=[ZOE]) == ()
    assert kept.due() >= {"alone", "group"}
    kept.store.close()
    assert left(tmp_path) == set()
    kept.store = open_store(tmp_path / "a.db")


def test_a_word_about_somebody_forgotten_is_not_kept(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    said = kept.store.add_fact(Fact(kind=FactKind.NOTE, at=NOON, person=ZOE, text="Likes marzipan"))
    assert said.person is not None
    assert (said.person.domain, said.text) == (FORGOTTEN, "")


def test_a_bounce_that_is_read_later_does_not_name_them(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    daemon = Address("daemon@relay.example")
    late = mail("late@relay.example", NOON + DAY, daemon, ADA, automatic=True, subject="Failed: quarry lease")
    kept.post(batch(late))
    words = ("<z.tarrow@tarrowmill.example>", "550 no such user")
    bounce = Judgement(kind=Kind.BOUNCE, recipients=(FailedRecipient(address=ZOE),), because=words)
    kept.store.save_judgements({late.message_id: bounce})
    (found,) = kept.store.conversations([late.message_id])[late.message_id]
    assert found.subject == ""
    assert found.judgement is not None
    assert found.judgement.because == ("550 no such user",)
    assert found.judgement.recipients[0].address.domain == FORGOTTEN


def test_a_name_that_somebody_else_bears_too_stays_where_it_stands_alone(shelf: Shelf) -> None:
    namesake = Mailbox(address=ROE, name="Tarrow Brook")
    shelf.post(batch(mail("1", NOON, BOX, ADA), mail("2", NOON, namesake, ADA, subject="Tarrow Brook's bridge")))
    shelf.store.forget(ZOE)
    titles = {"a": "Tarrow bridge", "b": "Zoe's bridge", "c": "Bridge of Zoe Tarrow"}
    for uid, title in titles.items():
        shelf.tell(change(told(meeting_of(uid, NOON, ADA, title=title))))
    ids = [OccurrenceId(uid=uid) for uid in titles]
    found = {one.occurrence.id.uid: one.occurrence.event.title for one in shelf.store.occurrences(ids)}
    assert found == {"a": "Tarrow bridge", "b": "'s bridge", "c": "Bridge of"}
    assert shelf.store.persons([ROE])[ROE].name.full == "Tarrow Brook"
    (kept_mail,) = shelf.store.messages_with([ROE], NOON, NOON)
    assert kept_mail.subject == "Tarrow Brook's bridge"


def test_message_ids_of_a_domain_that_others_use_stay_as_they_are(shelf: Shelf) -> None:
    shelf.post(batch(mail("1@acme.example", NOON, KIM, ADA), mail("2@acme.example", NOON, LEE, ADA)))
    shelf.post(batch(mail("kim@acme.example", NOON + HOUR, KIM, ADA), mail("xkim@acme.example", NOON, KIM, ADA)))
    shelf.store.forget(KIM)
    known = shelf.store._database.raw.execute("SELECT message_id FROM known_id").fetchall()
    assert {one for (one,) in known if not one.endswith(FORGOTTEN)} == {"1@acme.example", "2@acme.example"}


def test_the_id_of_a_meeting_stays_whatever_it_says(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, BOX, ADA)))
    one = meeting_of("call-tarrow", NOON, LEE, title="Call about Tarrow")
    shelf.tell(change(told(one)))
    ended = replace(planned(one, LEE), state=DraftState.RETIRED)
    shelf.plan(one, drafts=[planned(one, LEE)])
    shelf.store.save_draft(ended, was=DraftState.PLANNED)
    shelf.store.forget(ZOE)
    (draft,) = shelf.store.drafts()
    assert draft.meeting is not None
    assert (draft.meeting.id, draft.meeting.title) == (one.id, "Call about")


def test_another_process_with_the_same_file_open_keeps_nothing_either(kept: Shelf, tmp_path: Path) -> None:
    other = open_store(tmp_path / "a.db")
    assert other.person_known(ZOE)
    kept.store.forget(ZOE)
    assert not other.person_known(ZOE)
    assert left(tmp_path) == set()
    other.close()


def test_somebody_never_seen_can_be_forgotten_beforehand(shelf: Shelf) -> None:
    shelf.store.forget(ZOE)
    shelf.tell(calendar())
    assert not shelf.store.person_known(ZOE)
    assert set(shelf.store.people()) == {ADA, HOME, LEE}


def test_nothing_changes_and_nothing_is_due_where_the_same_is_told_again(kept: Shelf) -> None:
    kept.store.forget(ZOE)
    kept.tell(calendar(), at=NOON + HOUR)
    kept.plan(*(one.occurrence for one in kept.store.occurrences([ALONE.id, GROUP.id, ABSENT.id])))
    kept.plan_people(*kept.store.people())
    assert kept.tell(calendar(), at=NOON + HOUR) == 0
    assert kept.post(mailbox(), at=NOON + HOUR) == 0
    assert kept.store.due_units(NOON) == Due()


def test_a_process_that_dies_while_forgetting_has_erased_all_or_nothing(kept: Shelf, tmp_path: Path) -> None:
    kept.store.close()
    child = os.fork()
    if child == 0:
        store = open_store(tmp_path / "a.db")
        store._database.scrub = lambda: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
        store.forget(ZOE)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    kept.store = open_store(tmp_path / "a.db")  # which does what was left to do
    assert not kept.store.person_known(ZOE)
    assert left(tmp_path) == set()


def test_looking_costs_one_question_where_nobody_was_forgotten(shelf: Shelf) -> None:
    asked: list[str] = []
    shelf.store._database.raw.set_trace_callback(asked.append)
    shelf.store.save_mail(MAIL, WORK, [mailbox()], [ADA], NOON)
    shelf.store.save_calendar(CALENDAR, WORK, calendar(), NOON)
    shelf.store._database.raw.set_trace_callback(None)
    assert sum("forgotten" in one for one in asked) == 2


def test_a_long_text_takes_time_as_it_is_long(shelf: Shelf) -> None:
    shelf.store.forget(ZOE)

    def seconds(length: int) -> float:
        texts = ["x" * length, "a@" * (length // 2), "zoe tarrow " * (length // 11), "@" * length]
        began = time.process_time()
        for number, text in enumerate(texts):
            one = meeting_of(f"{number}-{length}", NOON, ADA, title="T")
            shelf.tell(change(told(replace(one, event=replace(one.event, description=text)))))
        return time.process_time() - began

    seconds(1_000)
    assert seconds(400_000) < 6 * seconds(100_000) + 0.1


def test_hashes_of_a_domain_as_it_was_read_are_found_by_its_other_spelling(shelf: Shelf) -> None:
    read, mine = Address("kim@bücher.example"), Address("ada@straße.example")
    shelf.tell(change(told(meeting_of("old", NOON, read, mine))))
    shelf.post(batch(mail("old", NOON, read, mine)), mine=[mine])
    shelf.store.forget(read, mine=[mine])
    sent, own = Address.parse(read), Address.parse(mine)
    assert sent is not None
    assert own is not None
    shelf.tell(change(told(meeting_of("new", NOON + DAY, own, sent, title="Quarry lease"))))
    shelf.post(batch(mail(f"1@mail.{sent.domain}", NOON, LEE, own, ref="1"), mail("2", NOON, sent, own)), mine=[own])
    dump = "\n".join(shelf.store._database.raw.iterdump())
    assert sent.domain not in dump
    assert "Quarry lease" not in dump


def test_an_address_is_taken_out_of_texts_in_either_spelling(shelf: Shelf) -> None:
    sent = Address("k77@xn--bcher-kva.example")
    shelf.tell(change(told(meeting_of("old", NOON, sent))))
    shelf.store.forget(sent, mine=[ADA])
    about = meeting_of(
        "new", NOON + DAY, ADA, LEE, title="Ask K77@Bücher.example. Or mailto:k77@xn--bcher-kva.example!"
    )
    shelf.tell(change(told(about)))
    (found,) = shelf.store.occurrences([about.id])
    assert found.occurrence.event.title == "Ask Or mailto:"
