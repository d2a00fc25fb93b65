"""The process is killed before each single SQL statement: all of a call is there afterwards, or nothing of it."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from shelf import ADA, CALENDAR, DAY, KIM, LEE, MAIL, NOON, WORK, batch, change, hold, mail, meeting, planned, told

from followupd.domain.draft import DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.message import Mailbox
from followupd.domain.record import replace
from followupd.ports.store import UnitPlan
from followupd.store import open_store
from followupd.store.opening import open_file
from followupd.store.sql_store import SqlStore

KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)
DRAFT = planned(KIMS, KIM)
BOX = Mailbox(address=KIM, name="Kim Lee")

Call = Callable[[SqlStore], object]


def save_plan(store: SqlStore) -> None:
    units = {
        one.id: UnitPlan(identity=one.id, decisions=(hold(one, KIM),), concerns=(KIM,), any_person=True, wake_at=None)
        for one in (KIMS, LEES)
    }
    store.due_units(NOON)
    store.save_plan(units, {"f": OccurrenceId(uid="f")}, [planned(LEES, LEE)], policy_digest="2", at=NOON)


def save_draft(store: SqlStore) -> None:
    store.save_draft(replace(DRAFT, state=DraftState.OPEN, placed_at=NOON), was=DraftState.PLANNED)


def save_mail(store: SqlStore) -> None:
    first = batch(mail("1", NOON, BOX, ADA, answers=["0"]), mail("2", NOON, BOX, ADA, answers=["1"]), cursor=None)
    second = batch(mail("3", NOON, ADA, BOX, answers=["2"]), cursor="2")
    store.save_mail(MAIL, WORK, [first, second], [ADA], NOON)


def save_calendar(store: SqlStore) -> None:
    moved = replace(LEES, start=NOON - DAY, end=NOON - DAY)
    store.save_calendar(CALENDAR, WORK, change(told(moved, etag="2"), snapshot=True, cursor="2"), NOON + DAY)


def add_fact(store: SqlStore) -> None:
    store.add_fact(Fact(kind=FactKind.SKIP, at=NOON, key=DRAFT.key))


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows but the lease, whose epoch grows with each process."""
    database = open_file(path, create=False)
    assert database.raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = [name for (name,) in database.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    database.raw.execute("UPDATE state SET lease_epoch = 0")
    rows = {name: sorted(database.raw.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
    database.close()
    return rows


def run_and_die(path: Path, call: Call, before_statement: int) -> int:
    """Runs the call in another process, killed before its n-th statement; returns how that process ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            database = open_file(path, create=False)
            store = SqlStore(database)
            store.take_lease()
            count = 0

            def traced(statement: str) -> None:
                nonlocal count
                count += 1
                if count == before_statement:
                    os.kill(os.getpid(), signal.SIGKILL)

            database.raw.set_trace_callback(traced)
            call(store)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("call", [save_plan, save_draft, save_mail, save_calendar, add_fact])
def test_killed_before_any_statement_all_is_there_or_nothing(tmp_path: Path, call: Call) -> None:
    start = tmp_path / "start.db"
    store = open_store(start)
    store.take_lease()
    store.save_calendar(CALENDAR, WORK, change(told(KIMS), told(LEES)), NOON)
    unit = UnitPlan(identity=KIMS.id, decisions=(hold(KIMS, KIM),), concerns=(KIM,), any_person=False, wake_at=None)
    store.save_plan({KIMS.id: unit}, {}, [DRAFT], policy_digest="1", at=NOON)
    store.close()
    before = everything(start)

    kills = 0
    while True:
        path = tmp_path / f"{kills}.db"
        shutil.copy(start, path)
        ended = run_and_die(path, call, kills + 1)
        found = everything(path)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        assert found == before
        kills += 1
        path.unlink()
    assert found != before
    assert kills >= 5
