"""Who was not met is held with the reason of derive.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import Scenario, check, table

from followupd.domain.reason import Reason

SCENARIOS = [
    Scenario(
        f"somebody not met is held as {reason}",
        Diary().meeting("call", "3 Nov 10:00", "11:00", "kim", not_met={"jo": reason}), "3 Nov 13:00",
        {"call: jo": str(reason), "call: kim": "draft thanks"}, says=f"It is {reason}.",
    )
    for reason in (
        Reason.CANCELLED, Reason.DECLINED_BY_ME, Reason.DECLINED_BY_THEM, Reason.NOT_ACCEPTED, Reason.SELF, Reason.ROOM,
        Reason.BOT, Reason.INTERNAL, Reason.ROLE_ADDRESS, Reason.TOO_MANY_PEOPLE, Reason.TOO_SHORT,
        Reason.IGNORED_TITLE, Reason.IGNORED_ADDRESS, Reason.IGNORED_CATEGORY, Reason.PRIVATE, Reason.ALL_DAY,
        Reason.BEFORE_START,
    )
] + [
    Scenario(
        "a meeting without people is one candidate without people",
        Diary().meeting("coffee", "3 Nov 10:00", "11:00", "", not_met={"": Reason.NO_PEOPLE}), "3 Nov 13:00",
        {"coffee: ": "no_people"},
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
