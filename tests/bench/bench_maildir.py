"""First reading of a Maildir against `notmuch new` on the same files, and a poll that finds nothing new.

Ours reads headers and stores people, threads and dates in the database; notmuch indexes the words of the bodies, too.
Both leave a program able to say who wrote to whom, when, and in which thread. Fresh processes, files in the page cache.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROUNDS = 3
FOLDERS = 200

READ = """
import sys, datetime, pathlib
from followupd.providers.mailboxes.maildir import MaildirHistory
history = MaildirHistory("work/mail", "work", pathlib.Path(sys.argv[1]))
batches = history.messages_since(None, lambda folder: frozenset())
if len(sys.argv) > 2:
    from followupd.store import open_store
    store = open_store(pathlib.Path(sys.argv[2]))
    now = datetime.datetime.now(datetime.UTC)
    print(store.save_mail("work/mail", "work", batches, ("me@example.com",), now))
    store.close()
else:
    for batch in batches:
        for folder in batch.folders:
            for message in folder.messages:
                print(message.message_id)
"""
POLL = """
import sys, time, pathlib
from followupd.providers.mailboxes.maildir import MaildirHistory
history = MaildirHistory("work/mail", "work", pathlib.Path(sys.argv[1]))
*_, last = history.messages_since(None, lambda folder: frozenset())
times = []
for _ in range(20):
    began = time.perf_counter()
    (batch,) = history.messages_since(last.cursor, lambda folder: frozenset())
    times.append(time.perf_counter() - began)
    assert batch.folders == () and batch.cursor == last.cursor
print(sorted(times)[10])
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process took."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    out: str


def run(command: list[str], env: dict[str, str] | None = None) -> Run:
    with tempfile.TemporaryFile("w+") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, env=os.environ | (env or {}))
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{command[0]} failed: {process.returncode}")
        out.seek(0)
        return Run(wall_s=wall_s, cpu_s=used.ru_utime + used.ru_stime, peak_mb=used.ru_maxrss / 1024, out=out.read())


def generate(root: Path, messages: int) -> Path:
    mail = root / "mail"
    subprocess.run([sys.executable, str(HERE / "gen_mail.py"), str(mail), "--messages", str(messages)], check=True)
    return mail


def notmuch(root: Path, mail: Path) -> tuple[Run, set[str]]:
    config = root / "notmuch-config"
    config.write_text(
        f"[database]\npath={root / 'notmuch'}\nmail_root={mail}\n"
        "[new]\ntags=unread\n[maildir]\nsynchronize_flags=false\n"
    )
    (root / "notmuch").mkdir()
    env = {"NOTMUCH_CONFIG": str(config)}
    made = run(["notmuch", "new", "--quiet"], env)
    ids = run(["notmuch", "search", "--exclude=false", "--output=messages", "*"], env).out.split()
    return made, {one.removeprefix("id:") for one in ids}


def show(name: str, runs: list[Run]) -> None:
    walls = sorted(one.wall_s for one in runs)
    print(
        f"  {name:<28} wall {median(walls):8.2f} s ({walls[0]:.2f}–{walls[-1]:.2f})"
        f"   CPU {median(one.cpu_s for one in runs):8.2f} s   peak {max(one.peak_mb for one in runs):6.0f} MB"
    )


def verdict(name: str, value: float, limit: float, *, at_least: bool, unit: str = "") -> bool:
    good = value >= limit if at_least else value <= limit
    bound = "at least" if at_least else "at most"
    print(f"  {name:<28} {value:8.2f}{unit}  ({bound} {limit}{unit})  {'ok' if good else 'MISSED'}")
    return good


def poll(root: Path) -> float:
    """Milliseconds a folder of a poll that finds nothing new."""
    mail = root / "folders"
    for number in range(FOLDERS):
        for part in ("cur", "new", "tmp"):
            (mail / f"Folder {number}" / part).mkdir(parents=True)
        for message in range(5):
            (mail / f"Folder {number}" / "cur" / f"{message}.{number}.gen:2,S").write_bytes(b"Subject: a\n\n")
    return 1000 * float(run([sys.executable, "-c", POLL, str(mail)]).out) / FOLDERS


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=100_000)
    messages = options.parse_args().messages
    root = Path(tempfile.mkdtemp(prefix="followupd-bench-"))
    try:
        return measure(root, messages)
    finally:
        shutil.rmtree(root)


def measure(root: Path, messages: int) -> int:
    mail = generate(root, messages)
    read = [run([sys.executable, "-c", READ, str(mail)]) for _ in range(ROUNDS)]
    show("ours, read alone", read)
    stored = []
    for number in range(ROUNDS):
        stored.append(run([sys.executable, "-c", READ, str(mail), str(root / f"state{number}.db")]))
        assert int(stored[-1].out) == messages
    show("ours, read and stored", stored)
    good = verdict("nothing new, a folder", poll(root), 1, at_least=False, unit=" ms")
    if shutil.which("notmuch") is None:
        print("  notmuch is not installed: no comparison")
        return 0 if good else 1
    peer, ids = notmuch(root, mail)
    show("notmuch new", [peer])
    assert set(read[0].out.split()) == ids
    ours = median(one.wall_s for one in stored)
    good &= verdict("notmuch / ours, wall", peer.wall_s / ours, 8, at_least=True)
    good &= verdict("notmuch / ours, CPU", peer.cpu_s / median(one.cpu_s for one in stored), 8, at_least=True)
    good &= verdict(
        "ours / notmuch, peak memory", max(one.peak_mb for one in stored) / peer.peak_mb, 0.5, at_least=False
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
