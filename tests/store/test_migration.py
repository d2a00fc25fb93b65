"""A database of an older version is brought up to date, and nothing in it is lost."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

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
    WORK,
    batch,
    change,
    mail,
    meeting,
    past,
    planned,
    told,
)
from sqlalchemy import create_engine

from followupd.domain.event import Occurrence
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.record import replace
from followupd.store import migrations, open_snapshot, open_store
from followupd.store.opening import APPLICATION_ID

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
