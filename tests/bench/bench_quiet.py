"""A whole pass in which nothing changed: it must cost the same with 100 people and with 10,000 (±10 %).

Each person was met in the past and has ten messages in a real Maildir. The peer is the same pass made to look at
everybody, as a planner without marks would.

python tests/bench/bench_quiet.py [PEOPLE…]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.house import House
from followupd.daemon.rounds import run_round

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)  # a Saturday: nothing is placed
ROUNDS = 40
LETTERS = 10
CONFIG = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts:
  - {name: work, mail: {type: maildir, path: Mail}, calendars: [{type: ics, path: calendar.ics}]}
state: {database: state.db}
start: 2026-11-01
"""


def fill(folder: Path, people: int) -> None:
    """A calendar in which everybody was met once this year, and a mailbox with mail either way."""
    events = []
    boxes = {name: folder / "Mail" / name for name in ("INBOX", "Sent", "Drafts")}
    for box in boxes.values():
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True)
    for number in range(people):
        address = f"guest{number}@firm{number % 997}.example"
        start = NOW - timedelta(days=40 + number % 200, minutes=number % 480)
        events.append(
            f"BEGIN:VEVENT\r\nUID:m{number}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\n"
            f"DURATION:PT1H\r\nSUMMARY:Talk {number}\r\nORGANIZER:mailto:ada@example.org\r\n"
            f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org\r\n"
            f"ATTENDEE;PARTSTAT=ACCEPTED;CN=Guest {number}:mailto:{address}\r\nEND:VEVENT\r\n"
        )
        for turn in range(LETTERS):
            outgoing = turn % 2 == 1
            sender, to = ("ada@example.org", address) if outgoing else (address, "ada@example.org")
            at = start + timedelta(hours=turn)
            raw = (
                f"From: {sender}\nTo: {to}\nSubject: Talk {number}\nDate: {format_datetime(at)}\n"
                f"Message-ID: <{number}.{turn}@mail.example>\n\nThank you, that was a good talk.\n"
            )
            (boxes["Sent" if outgoing else "INBOX"] / "cur" / f"{number}.{turn}.bench:2,S").write_text(raw)
    (folder / "calendar.ics").write_bytes(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench\r\n{''.join(events)}END:VCALENDAR\r\n".encode()
    )
    (folder / "config.yaml").write_text(CONFIG)


def opened(folder: Path, people: int) -> tuple[House, float]:
    """A house in which all that was due is done, and the CPU seconds of its first pass."""
    folder.mkdir()
    fill(folder, people)
    config = load(folder / "config.yaml")
    store = open_to_write(config)
    store.take_lease()
    house = build_house(config, store)
    first = timed(house)
    for _ in range(3):
        timed(house)
    return house, first


def timed(house: House) -> float:
    began = time.process_time()
    done = run_round(house, NOW)
    assert not done.errors
    return time.process_time() - began


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [100, 10_000]
    quiet: dict[int, list[float]] = {people: [] for people in sizes}
    with tempfile.TemporaryDirectory() as name:
        houses = {people: opened(Path(name) / str(people), people) for people in sizes}
        for _ in range(ROUNDS):  # in turn, so that what else the machine does is shared out
            for people, (house, _) in houses.items():
                quiet[people].append(timed(house))
        everybody = {}
        for people, (house, _) in houses.items():
            house.store.wake_all()
            everybody[people] = timed(house)
            house.store.close()
    least = statistics.median(quiet[sizes[0]])
    for people, (_, first) in houses.items():
        once = statistics.median(quiet[people])
        print(
            f"{people:>7} people, {people * LETTERS} messages: first pass {first:.2f} s; nothing changed "
            f"{once * 1e3:.2f} ms (min {min(quiet[people]) * 1e3:.2f}; ratio {once / least:.2f}, limit 1.1); "
            f"looking at everybody {everybody[people]:.2f} s ({everybody[people] / once:.0f} x)"
        )


if __name__ == "__main__":
    main()
