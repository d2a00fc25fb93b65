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
ROUNDS = 25
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


def opened(people: int, folder: Path) -> tuple[House, float]:
    """A house with so many people, all planned once, and the seconds of CPU that took."""
    (folder / "config.yaml").write_text(CONFIG + f"state: {{database: {folder}/{people}.db}}\n")
    config = load(folder / "config.yaml")
    store = open_to_write(config)
    house = build_house(config, store)
    store.take_lease()
    store.save_calendar(SOURCE, ACCOUNT, told([meeting(n, "Budget") for n in range(people)], whole=True), NOW)
    cold = timed(house)
    timed(house)
    return house, cold


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    changed: dict[int, list[float]] = {people: [] for people in sizes}
    idle: dict[int, list[float]] = {people: [] for people in sizes}
    with tempfile.TemporaryDirectory() as name:
        houses = {people: opened(people, Path(name)) for people in sizes}
        # In turn, so that what else the machine does is shared out.
        for turn in range(ROUNDS):
            for people, (house, _) in houses.items():
                change = told([meeting(turn * 7, f"Budget {turn}")], whole=False)
                house.store.save_calendar(SOURCE, ACCOUNT, change, NOW)
                changed[people].append(timed(house))
                idle[people].append(timed(house))
        for house, _ in houses.values():
            house.store.close()
    smallest = sizes[0]
    for people, (_, cold) in houses.items():
        once, none = statistics.median(changed[people]), statistics.median(idle[people])
        print(
            f"{people:>7} people: all {cold:.2f} s ({cold / people * 1e6:.0f} µs each, "
            f"ratio {cold / people / (houses[smallest][1] / smallest):.2f}); one changed {once * 1e3:.2f} ms "
            f"(ratio {once / statistics.median(changed[smallest]):.2f}, limit 1.1); nothing changed {none * 1e3:.2f} ms"
        )


if __name__ == "__main__":
    main()
