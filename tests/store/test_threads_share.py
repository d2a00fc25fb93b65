"""Several threads and processes may use one database: each waits its turn, and none sees half of anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from shelf import ADA, CALENDAR, HOUR, KIM, MAIL, NOON, WORK, batch, change, mail, meeting, told

from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Source
from followupd.store import open_store


def test_threads_share_a_store(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")

    def work(number: int) -> int:
        source = Source(f"{CALENDAR}/{number}")
        for i in range(5):
            at = NOON + number * HOUR
            store.save_calendar(source, WORK, change(told(meeting(f"{number}-{i}", at, KIM))), NOON)
            store.save_mail(MAIL, WORK, [batch(mail(f"{number}-{i}", NOON, KIM, ADA))], [ADA], NOON)
            assert len(store.occurrences_with([KIM])) >= i + 1
        return store.items(source)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [5] * 4
    assert store.count_messages() == 20
    store.close()


def test_another_process_may_note_something_while_the_daemon_runs(tmp_path: Path) -> None:
    daemon, verb = open_store(tmp_path / "a.db"), open_store(tmp_path / "a.db")
    daemon.take_lease()
    kims = meeting("kims", NOON, KIM)
    daemon.save_calendar(CALENDAR, WORK, change(told(kims)), NOON)
    daemon.due_units(NOON)
    note = Fact(kind=FactKind.NOTE, at=NOON, meeting=kims.id, text="coffee")
    verb.add_fact(note)
    verb.close()
    daemon.save_plan({}, {}, [], policy_digest="1", at=NOON)
    assert daemon.facts(meetings=[kims.id]) == (note,)
    assert daemon.due_units(NOON).meetings == (kims.id,)
    daemon.close()
