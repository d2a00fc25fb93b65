"""The daemon's sleep, and what ends it."""

from __future__ import annotations

import subprocess
import sys

from followupd.daemon.loop import Signals

HOUR_S = 3600.0


def test_a_word_from_before_the_sleep_ends_it_at_once_and_but_one() -> None:
    signals = Signals()
    signals.ask_reload()
    signals.wake()
    signals.sleep(HOUR_S)
    assert signals.reload
    signals.sleep(0.0)


SIGNAL_ANYWHERE = """
import sys
from followupd.daemon.loop import Signals

signals, lines = Signals(), 0

def struck(frame, event, _):
    global lines
    if event == "line":
        lines += 1
        sys.settrace(None)
        signals.ask_reload()
        sys.settrace(struck)
    return struck

for _ in range(2):
    sys.settrace(struck)
    signals.sleep(0.01)
    signals.wake()
    sys.settrace(None)
assert lines > 4, lines
print("slept")
"""


def test_a_signal_may_land_on_any_line_of_the_sleep() -> None:
    done = subprocess.run([sys.executable, "-c", SIGNAL_ANYWHERE], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.returncode) == ("slept\n", 0), done.stderr
