"""Whatever dies and whenever: one draft for each that was wanted, none lost, none twice, no edit lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from passes import FOLDERS, NOON, wanted

from followupd.domain.draft import REASON_GONE, DraftRecord, DraftState
from followupd.providers.mailboxes.maildir_drafts import PLACE_STEPS, RETIRE_STEPS
from followupd.store import open_store

PLACING = ("before plan", "after plan", "before intent", "after intent", *PLACE_STEPS, "before open", "after open")
WITHDRAWING = ("before open", "after open", *RETIRE_STEPS, "before snoozed", "after snoozed")
"""`open` comes before a withdrawal, too: what is going to happen is noted on the open draft's row."""


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    """The process whose children run passes."""
    script = str(Path(__file__).with_name("passes.py"))
    with subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as made:
        yield made
        assert made.stdin is not None
        made.stdin.close()


class Passes:
    """Passes over the Maildir and the database in `root`, each in a process of its own."""

    def __init__(self, root: Path, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.kills = 0
        self._process = process
        for folder in FOLDERS:
            for part in ("cur", "new", "tmp"):
                (root / "Mail" / folder / part).mkdir(parents=True)

    def run(self, **job: Any) -> dict[str, int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"root": str(self.root), **job}), file=self._process.stdin, flush=True)
        told: dict[str, int] = json.loads(self._process.stdout.readline())
        self.kills += told.get("ended") == -signal.SIGKILL
        return told

    def finish(self, **job: Any) -> None:
        """Passes until nothing is left to do."""
        for _ in range(2):
            assert self.run(**job) == {"ended": 0}

    def rows(self) -> dict[str, DraftRecord]:
        store = open_store(self.root / "state.db")
        rows = {row.key: row for row in store.drafts()}
        store.close()
        return rows

    def files(self, folder: str = "Drafts") -> list[Path]:
        return sorted(path for part in ("cur", "new") for path in (self.root / "Mail" / folder / part).iterdir())

    def file_of(self, number: int) -> Path | None:
        return next((path for path in self.files() if wanted(number).key in path.name), None)


@pytest.fixture
def passes(tmp_path: Path, process: subprocess.Popen[str]) -> Passes:
    return Passes(tmp_path, process)


Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Prints a line that is seen however pytest is called."""

    def aloud(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")

    return aloud


def assert_one_draft_each(passes: Passes, count: int, what: str, say: Say) -> None:
    wanted_ids = {wanted(number).message_id.encode() for number in range(count)}
    found = Counter(mid for path in passes.files() for mid in wanted_ids if b"<" + mid + b">" in path.read_bytes())
    duplicates = sum(found.values()) - len(found)
    lost = count - len(found)
    say(f"{what}: {passes.kills} kills, {count} drafts, {duplicates} duplicates, {lost} lost")
    assert (duplicates, lost, len(passes.files())) == (0, 0, count)
    states = Counter(row.state for row in passes.rows().values())
    assert states == {DraftState.OPEN: count}
    left = list((passes.root / "Mail" / "Drafts" / "tmp").iterdir())
    assert len(left) <= passes.kills  # each kill leaves at most one half-written file behind


def test_killed_at_every_durable_step_of_placing(passes: Passes, say: Say) -> None:
    count = 0
    reached = set()
    for nth in (1, 3):
        for step in PLACING:
            count += 5
            if passes.run(wanted=count, at=step, nth=nth) != {"ended": 0}:
                reached.add(step)
            # Killed again on the way back, before the restart that is left alone.
            passes.run(wanted=count, at=random.Random(count).choice(PLACING))
    passes.finish(wanted=count)
    assert reached >= set(PLACING) - {PLACE_STEPS[0]}
    assert_one_draft_each(passes, count, "killed at every step of placing", say)


@pytest.mark.parametrize("step", ["after intent", "wrote", "linked"])
def test_killed_five_times_over_the_same_draft(passes: Passes, step: str) -> None:
    for _ in range(5):
        passes.run(wanted=1, at=step)
    passes.finish(wanted=1)
    assert len(passes.files()) == 1
    assert [row.state for row in passes.rows().values()] == [DraftState.OPEN]


def test_killed_at_random_moments(passes: Passes, say: Say) -> None:
    chance = random.Random(20261103)
    count = 4
    began = time.monotonic()
    passes.finish(wanted=count)
    takes_s = (time.monotonic() - began) / 2
    while count < 160 or passes.kills < 40:
        count += 3
        passes.run(wanted=count, kill_after_s=chance.uniform(0, 1.5 * takes_s))
    passes.finish(wanted=count)
    assert_one_draft_each(passes, count, "killed at random moments", say)


def test_killed_at_every_durable_step_of_withdrawing(passes: Passes, say: Say) -> None:
    """Each withdrawn, none of them taken for deleted by the user, none made again."""
    count = 2 * len(WITHDRAWING)
    passes.finish(wanted=count)
    withdrawn: list[int] = []
    for number, step in enumerate(WITHDRAWING):
        withdrawn += [2 * number, 2 * number + 1]
        for nth in (1, 2):
            passes.run(
                wanted=count, withdraw=withdrawn, at=step, nth=nth, now=(NOON + timedelta(hours=number)).isoformat()
            )
    passes.finish(wanted=count, withdraw=withdrawn, now=(NOON + timedelta(hours=40)).isoformat())
    say(f"killed at every step of withdrawing: {passes.kills} kills, {count} drafts, {len(passes.files())} left over")
    assert passes.kills >= len(WITHDRAWING)
    assert passes.files() == []
    assert Counter(row.state for row in passes.rows().values()) == {DraftState.SNOOZED: count}


@pytest.mark.parametrize("step", WITHDRAWING[1:-2])
def test_edit_made_while_a_withdrawal_lies_dead_is_not_lost(passes: Passes, step: str) -> None:
    passes.finish(wanted=1)
    assert passes.run(withdraw=[0], at=step) == {"ended": -signal.SIGKILL}
    path = passes.file_of(0)
    if path is None:
        assert step in RETIRE_STEPS
        return
    edited = path.read_bytes() + b"P.S. in my own words\r\n"
    path.write_bytes(edited)
    passes.finish(withdraw=[0], now=(NOON + timedelta(hours=1)).isoformat())
    assert [one.read_bytes() for one in passes.files()] == [edited]
    (row,) = passes.rows().values()
    assert (row.state, row.flags) == (DraftState.EDITED, {REASON_GONE})


@pytest.mark.parametrize("step", RETIRE_STEPS[:-1])
def test_edit_made_in_the_middle_of_a_withdrawal_that_died_is_not_lost(passes: Passes, step: str) -> None:
    """An editor had the file open while it was being looked at for the last time."""
    passes.finish(wanted=1)
    assert passes.run(withdraw=[0], at=step, edit="P.S.\n") == {"ended": -signal.SIGKILL}
    passes.finish(withdraw=[0], now=(NOON + timedelta(hours=1)).isoformat())
    (path,) = passes.files()
    assert path.read_bytes().endswith(b"P.S.\n")
    (row,) = passes.rows().values()
    assert (row.state, row.flags) == (DraftState.EDITED, {REASON_GONE})


USERS_DOINGS = ("deleted", "edited", "sent", "trashed")
FOLLOWING = tuple(
    f"{moment} {state}" for state in ("open", "edited", "sent", "deleted") for moment in ("before", "after")
)


def test_killed_while_following_what_the_user_did(passes: Passes, say: Say) -> None:
    count = len(USERS_DOINGS) * len(FOLLOWING)
    passes.finish(wanted=count)
    for turn, step in enumerate(FOLLOWING):
        for number, doing in enumerate(USERS_DOINGS):
            _do(passes, turn * len(USERS_DOINGS) + number, doing)
        now = (NOON + timedelta(hours=turn)).isoformat()
        assert passes.run(wanted=count, at=step, now=now) == {"ended": -signal.SIGKILL}
    passes.finish(wanted=count, now=(NOON + timedelta(hours=20)).isoformat())
    passes.finish(wanted=count, now=(NOON + timedelta(hours=21)).isoformat())
    say(f"killed while following: {passes.kills} kills, {count} drafts")
    ends = [DraftState.DELETED, DraftState.EDITED, DraftState.SENT, DraftState.DELETED]
    rows = passes.rows()
    assert [rows[wanted(number).key].state for number in range(count)] == ends * len(FOLLOWING)
    assert len(passes.files()) == len(FOLLOWING)


def _do(passes: Passes, number: int, doing: str) -> None:
    path = passes.file_of(number)
    assert path is not None
    match doing:
        case "edited":
            path.write_bytes(path.read_bytes() + b"P.S.\r\n")
        case "sent":
            path.rename(passes.root / "Mail" / "Sent" / "cur" / path.name)
        case "deleted":
            path.unlink()
        case "trashed":
            path.rename(passes.root / "Mail" / "Trash" / "cur" / path.name)


def test_second_process_at_the_same_time_is_refused(passes: Passes) -> None:
    passes.finish(wanted=1)
    stopped = passes.run(wanted=2, at="after intent", signal="SIGSTOP")["stopped"]
    try:
        assert passes.run(wanted=2) == {"ended": 3}
        assert len(passes.files()) == 1
    finally:
        os.kill(stopped, signal.SIGKILL)
        passes.run(**{"await": stopped})
    passes.finish(wanted=2)
    assert len(passes.files()) == 2


@pytest.mark.parametrize("step", ["before intent", "after intent", "wrote", "linked"])
def test_stalled_process_that_wakes_up_late_changes_nothing(passes: Passes, step: str) -> None:
    """Its lock was lost meanwhile, as on a network drive, and another process did its work."""
    stopped = passes.run(wanted=3, at=step, signal="SIGSTOP")["stopped"]
    for lock in _locks(passes.root):
        lock.unlink()
    passes.finish(wanted=3)
    before = passes.rows()
    os.kill(stopped, signal.SIGCONT)
    passes.run(**{"await": stopped})
    assert passes.rows() == before
    assert len(passes.files()) == 3


def test_full_disk_of_the_mailbox_loses_nothing(passes: Passes) -> None:
    assert passes.run(wanted=3, at="after intent", disk_full=True, room_again_at="before planned") == {"ended": 1}
    assert passes.files() == []
    assert {row.state for row in passes.rows().values()} == {DraftState.PLANNED}
    passes.finish(wanted=3)
    assert len(passes.files()) == 3


@pytest.mark.parametrize("step", ["before plan", "before intent", "after intent", "linked", "before open"])
def test_full_disk_of_everything_loses_nothing(passes: Passes, step: str) -> None:
    assert passes.run(wanted=3, at=step, disk_full=True) == {"ended": 3}
    passes.finish(wanted=3)
    assert len(passes.files()) == 3
    assert {row.state for row in passes.rows().values()} == {DraftState.OPEN}


def _locks(root: Path) -> Sequence[Path]:
    return sorted(root.glob("state.db*lock*"))
