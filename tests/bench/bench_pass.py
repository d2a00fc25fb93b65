"""Planning on the store: everybody at once, then after one change. Flat per changed person is the goal (±10 %).

python tests/bench/bench_pass.py [PEOPLE…]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.domain.event import Attendee, CalendarObject, Event, Occurrence, OccurrenceId, PartStat
from followupd.domain.ids import AccountName, Address, Cursor, Ref, Source
from followupd.ports.calendars import ChangeSet

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)  # a Sunday: nothing is composed
SOURCE, ACCOUNT = Source("work/calendars/0"), AccountName("work")
ROUNDS = 9
CONFIG = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts:
  - {name: work, mail: {type: maildir, path: Mail}, calendars: [{type: ics, path: calendar.ics}]}
start: 2026-11-01
"""


def meeting(number: int, title: str) -> CalendarObject:
    uid = f"meeting-{number}@example.org"
    # No two at one instant: those are planned together, for they may be one meeting.
    start = NOW - timedelta(days=1 + number % 18, minutes=number % 997, seconds=number // (18 * 997))
    ada = Attendee(address=Address("ada@example.org"), partstat=PartStat.ACCEPTED)
    guest = Attendee(
        address=Address(f"guest{number}@firm{number % 4001}.example"), name=f"Guest Number{number}",
        partstat=PartStat.ACCEPTED,
    )  # fmt: skip
    event = Event(title=title, organizer=ada, attendees=(ada, guest))
    occurrence = Occurrence(id=OccurrenceId(uid=uid), start=start, end=start + timedelta(hours=1), event=event)
    return CalendarObject(
        source=SOURCE, href=Ref(uid), uid=uid, etag=title, recurring=False, occurrences=(occurrence,)
    )  # fmt: skip


def told(objects: list[CalendarObject], *, whole: bool) -> ChangeSet:
    return ChangeSet(changed=tuple(objects), removed=(), past=(), quarantined=(), is_snapshot=whole, cursor=Cursor("c"))


def timed(house: House) -> float:
    policy = house.policy_at(house.store.first_run_at(NOW))
    began = time.process_time()
    make_plan(house, policy, NOW, only=frozenset())
    return time.process_time() - began


def measure(people: int, folder: Path) -> tuple[float, float, float]:
    """Seconds of CPU: everybody at once, after one change (median), with nothing changed (median)."""
    (folder / "config.yaml").write_text(CONFIG + f"state: {{database: {folder}/{people}.db}}\n")
    config = load(folder / "config.yaml")
    store = open_to_write(config)
    house = build_house(config, store)
    store.take_lease()
    store.save_calendar(SOURCE, ACCOUNT, told([meeting(n, "Budget") for n in range(people)], whole=True), NOW)
    cold = timed(house)
    timed(house)
    changed, idle = [], []
    for turn in range(ROUNDS):
        store.save_calendar(SOURCE, ACCOUNT, told([meeting(turn * 7, f"Budget {turn}")], whole=False), NOW)
        changed.append(timed(house))
        idle.append(timed(house))
    store.close()
    return cold, statistics.median(changed), statistics.median(idle)


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as name:
        results = {people: measure(people, Path(name)) for people in sizes}
    smallest = results[sizes[0]]
    for people, (cold, changed, idle) in results.items():
        print(
            f"{people:>7} people: all {cold:.2f} s ({cold / people * 1e6:.0f} µs each, "
            f"ratio {(cold / people) / (smallest[0] / sizes[0]):.2f}); one changed {changed * 1e3:.2f} ms "
            f"(ratio {changed / smallest[1]:.2f}, limit 1.1); nothing changed {idle * 1e3:.2f} ms"
        )


if __name__ == "__main__":
    main()
