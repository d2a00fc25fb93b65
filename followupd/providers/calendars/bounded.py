"""Recurrence rules that may take for ever, worked out in a child process that is killed in time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import asdict

from followupd.derive.contentlines import Damaged
from followupd.derive.rules import MOST, Rule, is_costly, wall_times

TIMEOUT_S = 4.0
MEMORY_BYTES = 1024**3
KILLS = 3
BUDGET_S = 30.0

_CHILD = "from followupd.providers.calendars.bounded import answer; answer()"


class BoundedTimes:
    """`wall_times` for hostile rules: the costly ones go to a child with limits of time and memory.

    After three children had to be killed, or failed, or after half a minute in children, further costly rules are
    refused at once, so that a file full of them stops nobody for long. One object serves one reading of a calendar.
    """

    def __init__(self, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self.killed = 0
        self._spent_s = 0.0
        self._seen: dict[str, list[datetime] | None] = {}

    def __call__(
        self, first: datetime, rules: Sequence[Rule], start: datetime, end: datetime, most: int = MOST
    ) -> list[datetime]:
        """See `wall_times`. Raises Damaged also where it takes too long."""
        if not is_costly(first, rules, start, end, most):
            return wall_times(first, rules, start, end, most)
        question = json.dumps([first, [asdict(rule) for rule in rules], start, end, most], default=datetime.isoformat)
        if question not in self._seen:
            refused = self.killed >= KILLS or self._spent_s > BUDGET_S
            self._seen[question] = None if refused else self._ask(question)
        found = self._seen[question]
        if found is None:
            raise Damaged("its recurrence rule takes too long to work out")
        return found

    def _ask(self, question: str) -> list[datetime] | None:
        began = time.monotonic()
        try:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-c", _CHILD],
                input=question.encode(),
                capture_output=True,
                timeout=self._timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.killed += 1
            return None
        finally:
            self._spent_s += time.monotonic() - began
        if done.returncode != 0:
            self.killed += 1
            return None
        return [datetime.fromisoformat(text) for text in json.loads(done.stdout)]


def answer() -> None:
    """The child's work: a question on stdin, times on stdout."""
    import resource

    limit_s = int(TIMEOUT_S) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit_s, limit_s))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    first, rules, start, end, most = json.load(sys.stdin)
    found = wall_times(_time(first), [_rule(**rule) for rule in rules], _time(start), _time(end), most)
    json.dump(found, sys.stdout, default=datetime.isoformat)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _rule(*, freq: str, interval: int, count: int | None, until: str | None, by: list[list[str]]) -> Rule:
    last = datetime.fromisoformat(until) if until is not None else None
    return Rule(freq=freq, interval=interval, count=count, until=last, by=tuple((name, value) for name, value in by))
