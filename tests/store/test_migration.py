"""A database of an older version is brought up to date, and nothing in it is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
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
    attendee,
    batch,
    change,
    hold,
    mail,
    meeting,
    past,
    planned,
    told,
)
from sqlalchemy import create_engine

from followupd.domain.contact import ContactCard
from followupd.domain.correspondence import OpenMatters, ReplyState
from followupd.domain.event import Occurrence
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, Cursor, MessageId, Ref, Source
from followupd.domain.judgement import FailedRecipient, Judgement, Kind
from followupd.domain.message import Mailbox
from followupd.domain.record import replace
from followupd.ports.contacts import ContactChanges
from followupd.ports.store import UnitPlan
from followupd.store import migrations, open_snapshot, open_store
from followupd.store.opening import APPLICATION_ID
from followupd.store.sql_store import SqlStore

ODD = Address("kim\udcff@acme.example")
TALK = meeting("talk", NOON, ADA, KIM)
ALONE = meeting("alone", NOON + DAY, ADA)
TRIP = replace(meeting("trip", NOON + 2 * DAY, KIM, LEE), end=NOON + 5 * DAY)
NOTE = Fact(kind=FactKind.NOTE, at=NOON, person=KIM, text="likes tea")
COMMON = (
    "state", "source", "calendar_object", "event", "occurrence", "past_meeting", "known_id", "message",
    "message_person", "message_location", "person_name", "name_word", "unit", "unit_person", "decision", "identity",
    "draft", "draft_person", "fact",
)  # fmt: skip


def columns(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def first_schema(path: Path) -> None:
    """An empty database as the first version made it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()


def in_use(path: Path) -> None:
    """A database of the first version, with everything in it."""
    new = path.with_name("new.db")
    store = open_store(new)
    store.take_lease()
    days: list[Occurrence] = [TALK, ALONE, TRIP]
    gone = [past("old", NOON - 90 * DAY, LEE, ODD)]
    store.save_calendar(CALENDAR, WORK, change(*(told(one) for one in days), past=gone), NOON)
    store.save_mail(MAIL, WORK, [batch(mail("1", NOON, KIM, ADA), mail("2", NOON, ADA, LEE))], [ADA], NOON)
    store.add_fact(NOTE)
    store.save_plan({}, {}, [planned(TALK, KIM)], policy_digest="1", at=NOON)
    store._database.raw.execute("DELETE FROM unit WHERE meeting LIKE '\"%'")  # the first version had none
    store.close()
    first_schema(path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(f"ATTACH '{new}' AS new")
    for table in COMMON:
        names = ", ".join(f'"{one}"' for one in columns(raw, table))
        raw.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
    raw.commit()
    raw.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    found = {}
    for table in COMMON:
        names = ", ".join(f'"{one}"' for one in columns(raw, table))
        found[table] = raw.execute(f"SELECT {names} FROM {table} ORDER BY 1, 2").fetchall()
    raw.close()
    return found


def test_a_database_of_the_first_version_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    in_use(path)
    before = rows(path)
    assert all(before[table] for table in COMMON if table not in ("decision", "identity"))
    open_store(path).close()
    after = rows(path)
    for table in COMMON:
        kept = {json.dumps([*row], default=bytes.hex)[:-1] for row in before[table]}
        now = [json.dumps([*row], default=bytes.hex)[:-1] for row in after[table]]
        assert all(any(one.startswith(each) for one in now) for each in kept), table


def test_a_database_of_the_first_version_tells_what_a_new_one_does(tmp_path: Path) -> None:
    in_use(tmp_path / "a.db")
    store = open_store(tmp_path / "a.db")
    assert store.people() == (ODD, LEE)
    assert set(store.due_units(NOON).people) == {ODD, LEE}
    assert {one.occurrence.id.uid for one in store.whole_days(NOON, NOON + 9 * DAY)} == {"alone", "trip"}
    assert store.drafts() == (planned(TALK, KIM),)
    assert store.facts(people=[KIM]) == (NOTE,)
    assert [one.message_id for one in store.unread([KIM], NOON - HOUR)] == ["1"]
    assert store.add_fact(replace(NOTE, kind=FactKind.PROMISE)).ref == "p1"
    store.close()


def test_looking_at_a_database_of_the_first_version_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    in_use(path)
    before = path.read_bytes()
    snapshot = open_snapshot(path)
    assert snapshot.people() == (ODD, LEE)
    snapshot.close()
    assert path.read_bytes() == before


READ, SENT = Address("kim@bücher.example"), Address("kim@xn--bcher-kva.example")
NO_IDN = Address("kim@i❤.example")
ASLEEP = UnitPlan(identity=None, decisions=(), concerns=(), any_person=False, wake_at=None)


def at_0005(path: Path, fill: Callable[[SqlStore], None]) -> SqlStore:
    """What `fill` kept, as the version before the one spelling kept it, brought up to date."""
    before = open_store(path)
    before.take_lease()
    fill(before)
    before._database.raw.execute("UPDATE alembic_version SET version_num = '0005'")
    before.close()
    return open_store(path)


def test_what_was_kept_under_both_spellings_is_one_persons(tmp_path: Path) -> None:
    def fill(store: SqlStore) -> None:
        gone = [past("old", NOON - 90 * DAY, READ, LEE), past("also", NOON - 80 * DAY, READ, SENT)]
        accepted = replace(TALK, event=replace(TALK.event, attendees=(attendee(ADA), attendee(READ, "Kim Lee"))))
        store.save_calendar(CALENDAR, WORK, change(told(accepted), past=gone), NOON)
        boxes = [Mailbox(address=READ, name="Kim Lee"), Mailbox(address=SENT, name="Kim Lee")]
        letters = [mail("1", NOON, ADA, *boxes), mail("2", NOON, boxes[1], ADA), mail("3", NOON, boxes[0], ADA)]
        store.save_mail(MAIL, WORK, [batch(*letters)], [ADA], NOON)
        store.add_fact(replace(NOTE, person=READ))
        store.add_fact(replace(NOTE, person=READ, kind=FactKind.NAME, text="Kimmy"))
        card = ContactCard(ref=Ref("c"), addresses=(READ, LEE), name="Kim", given="Kim", family="")
        book = ContactChanges(changed=(card,), removed=(), is_snapshot=False, cursor=Cursor("1"))
        store.save_contacts(Source("work/contacts"), WORK, book, NOON)
        unit = replace(ASLEEP, decisions=(hold(TALK, READ),), concerns=(READ,), accepted_with=(READ, LEE))
        open_now = OpenMatters(state=ReplyState.REPLIED, successor=READ, question=f"Is it {READ}")
        units = {TALK.id: replace(unit, identity=TALK.id), LEE: replace(ASLEEP, matters=open_now)}
        failed = FailedRecipient(address=READ, status="5.1.1", permanent=True)
        store.save_judgements({MessageId("2"): Judgement(kind=Kind.BOUNCE, successor=READ, recipients=(failed,))})
        store.due_units(NOON)
        store.save_plan(units, {}, [planned(TALK, READ, LEE)], policy_digest="1", at=NOON)
        assert store.due_units(NOON).meetings == ()

    store = at_0005(tmp_path / "a.db", fill)
    assert store.people() == (SENT, LEE)
    kim = store.persons([SENT])[SENT]
    assert (kim.addresses, kim.name.full) == ((SENT,), "Kimmy")
    assert store.person_mail([SENT], NOON)[SENT].met_before == 2
    letters = {one.message_id: one for one in store.messages_with([SENT], NOON, NOON)}
    assert {name: one.people for name, one in letters.items()} == {"1": (SENT,), "2": (SENT,), "3": (SENT,)}
    assert letters[MessageId("2")].judgement is not None
    assert letters[MessageId("2")].judgement.successor == SENT
    assert [one.address for one in letters[MessageId("2")].judgement.recipients] == [SENT]
    assert {fact.text for fact in store.facts(people=[SENT])} == {"likes tea", "Kimmy"}
    assert store.drafts(people=[SENT]) == (planned(TALK, SENT, LEE),)
    assert [one.people for one in store.decisions()] == [(SENT,)]
    (talk,) = store.occurrences([TALK.id])
    assert [one.address for one in talk.occurrence.event.attendees] == [ADA, SENT]
    assert talk.accepted_with == (SENT, LEE)
    assert [one.addresses for one in store.contacts_with([SENT])] == [(SENT, LEE)]
    assert store.due_units(NOON).meetings == (TALK.id,)
    assert set(store.due_units(NOON).people) == {SENT, LEE}
    assert store.open_matters()[LEE] == OpenMatters(state=ReplyState.REPLIED, successor=SENT, question=f"Is it {READ}")
    assert "bücher" not in "\n".join(store._database.raw.iterdump())
    store.close()


def concerned(store: SqlStore) -> list[list[str]]:
    """The addresses that reach each person's unit."""
    keys = [json.dumps(one) for one in store.people()]
    asked = "SELECT address FROM unit_person JOIN unit ON unit.id = unit_person.unit WHERE meeting = ?"
    return [[one for (one,) in store._database.raw.execute(asked, (key,))] for key in keys]


@pytest.mark.parametrize(
    ("merged", "groups"),
    [
        ([], [(SENT,), (LEE,), (ROE,)]),
        ([(LEE, READ)], [(LEE, SENT), (ROE,)]),
        ([(READ, LEE)], [(SENT, LEE), (ROE,)]),
        ([(SENT, READ)], [(SENT,), (LEE,), (ROE,)]),
        ([(READ, SENT), (READ, LEE)], [(SENT, LEE), (ROE,)]),
        ([(LEE, READ), (LEE, SENT)], [(LEE, SENT), (ROE,)]),
        ([(SENT, LEE), (READ, ROE)], [(SENT, LEE, ROE)]),
        ([(LEE, SENT), (ROE, READ)], [(ROE, SENT, LEE)]),
    ],
)
def test_who_was_merged_with_either_spelling_is_merged_with_both(
    tmp_path: Path, merged: list[tuple[Address, Address]], groups: list[tuple[Address, ...]]
) -> None:
    def fill(store: SqlStore) -> None:
        gone = [past("old", NOON - 90 * DAY, READ, SENT, LEE, ROE)]
        store.save_calendar(CALENDAR, WORK, change(past=gone), NOON)
        store.add_facts([replace(NOTE, person=one, kind=FactKind.TAG) for one in (READ, SENT, LEE, ROE)])
        for keep, other in merged:
            store.merge(keep, other)

    store = at_0005(tmp_path / "a.db", fill)
    found = store.persons(store.people())
    assert sorted((one.address, *sorted(one.addresses[1:])) for one in found.values()) == sorted(
        (first, *sorted(others)) for first, *others in groups
    )
    assert [set(one) for one in concerned(store)] == [set(found[one].addresses) for one in store.people()]
    store.close()


def test_where_nothing_was_spelled_otherwise_nothing_is_woken(tmp_path: Path) -> None:
    def fill(store: SqlStore) -> None:
        store.save_calendar(CALENDAR, WORK, change(told(TALK), past=[past("o", NOON - 90 * DAY, LEE, NO_IDN)]), NOON)
        store.add_facts([replace(NOTE, person=one, kind=FactKind.TAG) for one in (LEE, NO_IDN)])
        store.merge(LEE, ROE)
        due = store.due_units(NOON)
        store.save_plan(dict.fromkeys([*due.meetings, *due.people], ASLEEP), {}, (), policy_digest="1", at=NOON)

    store = at_0005(tmp_path / "a.db", fill)
    assert set(store.people()) == {LEE, NO_IDN}
    assert store.due_units(NOON).people == ()
    assert store.due_units(NOON).meetings == ()
    store.close()
