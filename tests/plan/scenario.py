"""Scenarios: what there is, when it is asked, and every decision that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from diary import Diary
from terms import BERLIN, at, policy, rule, shown

from followupd.domain.decision import Decision, Hold, Plan
from followupd.domain.policy import Policy


@dataclass
class Scenario:
    """`expect` holds every decision; `due` the due times of some; `says` a part of a detail."""

    name: str
    diary: Diary
    now: str
    expect: dict[str, str]
    by: Policy = field(default_factory=policy)
    due: dict[str, str] = field(default_factory=dict)
    says: str = ""
    next_wake: str | None = None


def lunch(met: str = "kim") -> Diary:
    """Tuesday, 3 November, 10:00 to 11:00: due at 13:00."""
    return Diary().meeting("lunch", "3 Nov 10:00", "11:00", met)


HONOLULU = ZoneInfo("Pacific/Honolulu")
GROUP = policy(rule("recap", template="group-recap", group=True))


def told(decision: Decision, zone: ZoneInfo = BERLIN) -> str:
    """`draft thanks`, `draft thanks, number 2, in place of the open one`, `not_due until 3 Nov 13:00`."""
    if isinstance(decision, Hold):
        return f"{decision.reason} until {shown(decision.until, zone)}" if decision.until else str(decision.reason)
    number = f", number {decision.generation}" if decision.generation > 1 else ""
    return f"draft {decision.template}{number}{', in place of the open one' if decision.replaces else ''}"


def outcome(made: Plan, zone: ZoneInfo = BERLIN) -> dict[str, str]:
    """Every decision as `uid: people` → what was decided; two about the same are an error."""
    found: dict[str, str] = {}
    for decision in made.decisions:
        assert decision.identity is not None
        name = _name(decision)
        assert name not in found, name
        found[name] = told(decision, zone)
    return found


def _name(decision: Decision) -> str:
    people = " ".join(one.removesuffix("@acme.example") for one in decision.people)
    return f"{decision.identity}: {people}"


def check(scenario: Scenario) -> None:
    """Plans, and compares every decision, and how it is said."""
    zone = scenario.diary.zone
    made = scenario.diary.plan(scenario.now, scenario.by)
    assert outcome(made, zone) == scenario.expect
    for decision in made.decisions:
        if (due := scenario.due.get(_name(decision))) is not None:
            assert decision.due == at(due, zone)
        assert decision.detail[0].isupper(), decision.detail
        assert decision.detail.endswith("."), decision.detail
        assert "None" not in decision.detail, decision.detail
    if scenario.says:
        assert any(scenario.says in decision.detail for decision in made.decisions), [d.detail for d in made.decisions]
    if scenario.next_wake:
        assert made.next_wake == at(scenario.next_wake, zone)


def table(scenarios: Sequence[Scenario]) -> pytest.MarkDecorator:
    """Parametrizes a test with scenarios, each under its own name."""
    assert len({scenario.name for scenario in scenarios}) == len(scenarios)
    return pytest.mark.parametrize("scenario", scenarios, ids=lambda scenario: scenario.name)
