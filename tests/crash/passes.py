"""Passes over a Maildir in processes of their own, killed where and when the test says.

Reads jobs as JSON lines, runs each in a forked child, and prints how the child ended: 0 done, 1 it could not do all,
3 refused by the store, -9 killed.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from followupd.domain.record import replace

sys.path.insert(0, str(Path(__file__).parents[1] / "apply"))

from mailroom import ADA, BODY, FOLDERS, NOON, SOURCE, WORK, draft_of, hold

from followupd.apply.place import place_drafts
from followupd.apply.retire import retire_drafts
from followupd.apply.settle import settle
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import Address
from followupd.domain.reason import Reason
from followupd.errors import StateError
from followupd.ports.store import Store
from followupd.providers.mailboxes.maildir import MaildirHistory
from followupd.providers.mailboxes.maildir_drafts import MaildirDrafts
from followupd.pull.drafts import follow_drafts
from followupd.pull.mail import pull_mail
from followupd.store import open_store
from followupd.store.sql_store import SqlStore


def person(number: int) -> Address:
    return Address(f"person{number}@acme.example")


@cache
def wanted(number: int) -> DraftRecord:
    """The draft that is wanted for person `number`."""
    return draft_of(person(number), body=BODY.format(name=f"Person {number}"))


class Steps:
    """Does what the job says when the process comes to the step `at` for the `nth` time."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._at: str | None = job.get("at")
        self._left: int = job.get("nth", 1)
        self._job = job

    def __call__(self, name: str) -> None:
        if name == self._job.get("room_again_at"):
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        if name != self._at:
            return
        self._left -= 1
        if self._left == 0:
            self._act()

    def _act(self) -> None:
        if self._job.get("disk_full"):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
            return
        if "edit" in self._job:
            for path in Path(self._job["root"]).glob("Mail/Drafts/*/*"):
                with path.open("ab") as file:
                    file.write(self._job["edit"].encode())
        os.kill(os.getpid(), signal.Signals[self._job.get("signal", "SIGKILL")])


class Watched:
    """The store, telling each durable step before and after it."""

    def __init__(self, store: SqlStore, step: Steps) -> None:
        self._store, self._step = store, step

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def save_draft(self, record: DraftRecord, *, was: DraftState) -> None:
        self._step(f"before {record.state}")
        self._store.save_draft(record, was=was)
        self._step(f"after {record.state}")

    def save_plan(self, *told: Any, **more: Any) -> None:
        self._step("before plan")
        self._store.save_plan(*told, **more)
        self._step("after plan")


def run(job: dict[str, Any]) -> int:
    """One pass: the whole way that a draft goes."""
    root = Path(job["root"])
    step = Steps(job)
    now = datetime.fromisoformat(job["now"]) if "now" in job else NOON
    opened = open_store(root / "state.db")
    opened.take_lease()
    store: Store = Watched(opened, step)  # type: ignore[assignment]
    box = MaildirDrafts(SOURCE, WORK, root / "Mail", step=step)
    history = MaildirHistory(SOURCE, WORK, root / "Mail")

    outcomes = [settle(box, store, WORK, now)]
    pulled = pull_mail(history, store, WORK, (ADA,), now)
    followed = follow_drafts(box, history, store, WORK, now)
    known = {address for record in store.drafts() for address in record.people}
    records = [wanted(number) for number in range(job.get("wanted", 0)) if person(number) not in known]
    store.save_plan({}, {}, [replace(record, planned_at=now) for record in records], policy_digest="", at=now)
    withdrawn = [hold(wanted(number), Reason.SNOOZED) for number in job.get("withdraw", [])]
    outcomes.append(retire_drafts(box, store, WORK, withdrawn, now))
    outcomes.append(place_drafts(box, store, WORK, now))
    opened.close()
    errors = [pulled.error, followed.error, *(error for outcome in outcomes for error in outcome.errors)]
    return int(any(error is not None for error in errors))


def _child(job: dict[str, Any]) -> int:
    try:
        return run(job)
    except StateError:
        return 3


def main() -> None:
    with tempfile.TemporaryDirectory() as warm:
        (Path(warm) / "Mail" / "Drafts" / "cur").mkdir(parents=True)
        run({"root": warm, "wanted": 1})  # so that each child finds all imported
    for line in sys.stdin:
        job = json.loads(line)
        if "await" in job:
            print(json.dumps({"ended": _code(job["await"])}), flush=True)
            continue
        child = os.fork()
        if child == 0:
            os._exit(_child(job))
        if "kill_after_s" in job:
            time.sleep(job["kill_after_s"])
            os.kill(child, signal.SIGKILL)
        if job.get("signal") == "SIGSTOP":
            os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
            print(json.dumps({"stopped": child}), flush=True)
            continue
        print(json.dumps({"ended": _code(child)}), flush=True)


def _code(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


__all__ = ["FOLDERS", "NOON", "wanted"]

if __name__ == "__main__":
    main()
