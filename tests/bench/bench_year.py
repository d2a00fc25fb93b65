"""A simulated year, and a few weeks of it against planning everybody every day.

python tests/bench/bench_year.py [PEOPLE]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from gen_year import START, lay_out

from followupd.bootstrap import build_house, open_to_read
from followupd.config import Config
from followupd.daemon.planning import make_plan
from followupd.daemon.simulation import simulate
from followupd.domain.decision import Act
from followupd.plan.hours import BusinessTime

LIMIT_S = 20
ROUNDS = 3
FEW = 5
"""Days of planning everybody: the peer takes a second for each."""


def simulated(config: Config, days: int) -> tuple[float, list[str]]:
    """Seconds of CPU, and whom a draft is for, in order."""
    house = build_house(config, open_to_read(config))
    began = time.process_time()
    found = simulate(house, START, START + timedelta(days=days), now=START, history=False)
    taken = time.process_time() - began
    house.store.close()
    return taken, [act.key for _, act in found.drafts]


def naive(config: Config, days: int) -> tuple[float, list[str]]:
    """The same for a loop that plans everybody at each day's opening; without what comes of the drafts."""
    house = build_house(config, open_to_read(config))
    policy = house.policy_at(house.store.first_run_at(START))
    time_of = BusinessTime(policy.hours, policy.me.timezone)
    began, made = time.process_time(), list[str]()
    for day in range(days):
        house.store.wake_all()
        now = time_of.next_opening(START + timedelta(days=day))
        decided = make_plan(house, policy, now, only=frozenset()).decisions
        made += sorted(one.key for one in decided if isinstance(one, Act))
    taken = time.process_time() - began
    house.store.close()
    return taken, made


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as name:
        config = lay_out(Path(name), people)
        ours, theirs = [], []
        for _ in range(ROUNDS):  # in turn, so that what else the machine does is shared out
            taken, first = simulated(config, FEW)
            ours.append(taken)
            taken, peers = naive(config, FEW)
            theirs.append(taken)
            assert set(first[:8]) == set(peers[:8]), "the first day's drafts differ"
        year, made = simulated(config, 365)
    few, peer = statistics.median(ours), statistics.median(theirs)
    print(
        f"{people} people, {FEW} days: {few:.2f} s (min {min(ours):.2f}, max {max(ours):.2f}), everybody every day "
        f"{peer:.2f} s (min {min(theirs):.2f}, max {max(theirs):.2f}), ratio {peer / few:.1f}"
    )
    print(f"{people} people, a year: {year:.1f} s of CPU for {len(made)} drafts (limit {LIMIT_S})")


if __name__ == "__main__":
    main()
