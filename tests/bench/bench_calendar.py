"""First and repeated reading of a calendar file of 10,000 events against icalendar + recurring-ical-events.

Ours gives occurrences, people, and what was over before; the peer parses and expands, no more. Fresh processes, CPU
time, equal answers first. The first reading counts whole processes; the repeated one the reading alone, as in a
daemon, and so it does for the peer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROUNDS = 5
FIRST_LIMIT, AGAIN_LIMIT = 10, 80

OURS = """
import json, sys, time
from datetime import datetime, timedelta, UTC
from pathlib import Path
from zoneinfo import ZoneInfo
from followupd.domain.event import Window
from followupd.providers.calendars.ics import IcsCalendar
now = datetime(2025, 6, 2, 9, tzinfo=UTC)
window = Window(start=now - timedelta(days=30), end=now + timedelta(days=60))
path, cursor = Path(sys.argv[1]), Path(sys.argv[2])
source = IcsCalendar("work/calendars/0", "work", path, ZoneInfo("UTC"))
known = cursor.read_text() if cursor.exists() else None
began = time.process_time()
change = source.changes_since(known, window)
took = time.process_time() - began
if known is None:
    cursor.write_text(change.cursor)
told = sorted((o.id.uid, o.start.isoformat()) for one in change.changed for o in one.occurrences)
json.dump({"took": took, "told": told, "past": len(change.past)}, sys.stdout)
"""
PEER = """
import json, sys, time
began = time.process_time()
from datetime import datetime, timedelta, UTC
from pathlib import Path
import icalendar, recurring_ical_events
now = datetime(2025, 6, 2, 9, tzinfo=UTC)
def utc(at):
    at = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
began = time.process_time()
read = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
found = recurring_ical_events.of(read).between(now - timedelta(days=30), now + timedelta(days=60))
took = time.process_time() - began
json.dump({"took": took, "told": sorted((str(e["UID"]), utc(e["DTSTART"].dt).isoformat()) for e in found)}, sys.stdout)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process took in CPU seconds, whole and for the reading alone, and what it told."""

    whole_s: float
    reading_s: float
    told: list[list[str]]


def run(code: str, *args: Path) -> Run:
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([sys.executable, "-c", code, *map(str, args)], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit("a reading failed")
        out.seek(0)
        told = json.load(out)
    return Run(whole_s=used.ru_utime + used.ru_stime, reading_s=told["took"], told=told["told"])


CONFIG = """\
me: {name: Me Myself, addresses: [me@example.com], timezone: UTC}
accounts: [{name: work, mail: {type: maildir, path: Mail}, calendars: [{type: ics, path: calendar.ics}]}]
state: {database: none.db}
start: 2024-01-01
"""


def plan(folder: Path) -> float:
    """CPU seconds of `followupd plan` on the calendar in `folder`, with nothing known before."""
    (folder / "Mail" / "cur").mkdir(parents=True, exist_ok=True)
    for part in ("new", "tmp"):
        (folder / "Mail" / part).mkdir(exist_ok=True)
    (folder / "config.yaml").write_text(CONFIG)
    words = ["-m", "followupd", "--config", str(folder / "config.yaml"), "plan", "--json", "--now", "2025-06-02T09:00"]
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([sys.executable, *words], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        assert process.returncode == 0, "the plan failed"
        assert len(json.load(out)["decisions"]) > 1000, "the plan is not of this calendar"
    return used.ru_utime + used.ru_stime


def change_one(calendar: Path, changed: Path) -> None:
    """The same calendar with another title in one event of the window."""
    data = calendar.read_bytes()
    at = data.index(b"SUMMARY:", data.index(b"\r\nDTSTART;TZID=Europe/Berlin:202506"))
    changed.write_bytes(data[: at + 8] + b"Changed " + data[at + 8 :])


def show(name: str, ours: list[float], peer_s: float, limit: int) -> bool:
    ratio = peer_s / median(ours)
    print(
        f"{name}: {median(ours):.3f} s (min {min(ours):.3f}, max {max(ours):.3f}, {len(ours)} rounds), "
        f"peer {peer_s:.1f} s: {ratio:.1f} x, limit {limit} x {'ok' if ratio >= limit else 'MISSED'}"
    )
    return ratio >= limit


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=10_000)
    events = arguments.parse_args().events
    with tempfile.TemporaryDirectory() as folder:
        calendar, changed = Path(folder, "calendar.ics"), Path(folder, "changed.ics")
        subprocess.run([sys.executable, str(HERE / "gen_ics.py"), str(calendar), "--events", str(events)], check=True)
        change_one(calendar, changed)
        print(f"{events} events, sha256 {hashlib.sha256(calendar.read_bytes()).hexdigest()[:16]}")
        cursor = Path(folder, "cursor")
        first: list[Run] = []
        for _ in range(ROUNDS):
            cursor.unlink(missing_ok=True)
            first.append(run(OURS, calendar, cursor))
        peer = run(PEER, calendar)
        again = [run(OURS, changed, cursor) for _ in range(ROUNDS)]
        assert all(one.told == peer.told for one in first), "the answers differ"
        assert all(len(one.told) == 1 for one in again), "the change was not told"
        print(f"equal answers: {len(peer.told)} occurrences in the window")
        good = show("first reading", [one.whole_s for one in first], peer.whole_s, FIRST_LIMIT)
        plans = [plan(Path(folder)) for _ in range(ROUNDS)]
        good &= show("followupd plan, the whole program on an empty state", plans, peer.whole_s, FIRST_LIMIT)
        good &= show("one event changed", [one.reading_s for one in again], peer.reading_s, AGAIN_LIMIT)
        good &= linear(Path(folder))
    return 0 if good else 1


def linear(folder: Path) -> bool:
    """Four times the input in no more than six times the time."""
    took: list[float] = []
    for events in (5_000, 20_000):
        calendar = folder / f"{events}.ics"
        subprocess.run([sys.executable, str(HERE / "gen_ics.py"), str(calendar), "--events", str(events)], check=True)
        runs: list[float] = []
        for number in range(ROUNDS):
            runs.append(run(OURS, calendar, folder / f"{events}-{number}").reading_s)
        took.append(median(runs))
    ratio = took[1] / took[0]
    print(f"20,000 events against 5,000: {ratio:.1f} x the time, limit 6 x {'ok' if ratio <= 6 else 'MISSED'}")
    return ratio <= 6


if __name__ == "__main__":
    sys.exit(main())
