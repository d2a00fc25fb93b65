"""When a follow-up is due.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import HONOLULU, Scenario, check, lunch, table
from terms import policy, rule

SCENARIOS = [
    Scenario(
        "two hours after the meeting a draft is due",
        lunch(), "3 Nov 13:00", {"lunch: kim": "draft thanks"}, due={"lunch: kim": "3 Nov 13:00"},
        says='Kim Lee took part. Rule "default" drafts "thanks" 2h after the end: due on Tuesday, 3 November at 13:00.',
    ),
    Scenario(
        "a minute before it is not due",
        lunch(), "3 Nov 12:59", {"lunch: kim": "not_due until 3 Nov 13:00"}, due={"lunch: kim": "3 Nov 13:00"},
        next_wake="3 Nov 13:00",
    ),
    Scenario(
        "a meeting that goes on is not over",
        lunch(), "3 Nov 10:30", {"lunch: kim": "not_over until 3 Nov 11:00"},
        says="The meeting ends on Tuesday, 3 November at 11:00.", next_wake="3 Nov 11:00",
    ),
    Scenario(
        "a meeting is over at its very end",
        lunch(), "3 Nov 11:00", {"lunch: kim": "not_due until 3 Nov 13:00"},
    ),
    Scenario(
        "a due time after closing moves to the next morning",
        Diary().meeting("late", "3 Nov 16:30", "17:00"), "3 Nov 17:30", {"late: kim": "not_due until 4 Nov 09:00"},
        due={"late: kim": "4 Nov 09:00"},
    ),
    Scenario(
        "a due time at the very closing is already outside",
        Diary().meeting("late", "3 Nov 15:00", "16:00"), "3 Nov 17:59", {"late: kim": "not_due until 4 Nov 09:00"},
    ),
    Scenario(
        "a Friday evening's meeting is due on Monday",
        Diary().meeting("beer", "6 Nov 18:00", "20:00"), "7 Nov 12:00", {"beer: kim": "not_due until 9 Nov 09:00"},
    ),
    Scenario(
        "a holiday moves the due time to the day after",
        Diary().meeting("late", "3 Nov 17:00", "18:00"), "3 Nov 18:30", {"late: kim": "not_due until 5 Nov 09:00"},
        by=policy(holidays=["2026-11-04"]),
    ),
    Scenario(
        "a holiday before a weekend leaves four days in peace",
        Diary().meeting("late", "5 Nov 17:00", "18:00"), "6 Nov 12:00", {"late: kim": "not_due until 9 Nov 09:00"},
        by=policy(holidays=["2026-11-06"]),
    ),
    Scenario(
        "four business days after a Tuesday are Monday",
        lunch(), "5 Nov 10:00", {"lunch: kim": "not_due until 9 Nov 09:00"}, by=policy(rule(after="4bd")),
    ),
    Scenario(
        "four business days after a late Tuesday are the same Monday",
        Diary().meeting("late", "3 Nov 21:00", "23:30"), "5 Nov 10:00", {"late: kim": "not_due until 9 Nov 09:00"},
        by=policy(rule(after="4bd")),
    ),
    Scenario(
        "four business days are at opening time, not at the hour of the meeting",
        lunch(), "9 Nov 09:00", {"lunch: kim": "draft thanks"}, by=policy(rule(after="4bd")),
        due={"lunch: kim": "9 Nov 09:00"},
    ),
    Scenario(
        "a business day after a Saturday is Monday",
        Diary().meeting("walk", "7 Nov 10:00", "12:00"), "8 Nov 10:00", {"walk: kim": "not_due until 9 Nov 09:00"},
        by=policy(rule(after="1bd")),
    ),
    Scenario(
        "business days skip a holiday",
        lunch(), "4 Nov 10:00", {"lunch: kim": "not_due until 6 Nov 09:00"},
        by=policy(rule(after="2bd"), holidays=["2026-11-05"]),
    ),
    Scenario(
        "a meeting that ends at midnight belongs to the day before",
        Diary().meeting("gala", "3 Nov 20:00", "4 Nov 00:00"), "4 Nov 08:00",
        {"gala: kim": "not_due until 4 Nov 09:00"}, by=policy(rule(after="1bd")),
    ),
    Scenario(
        "a wait over the change to winter time is a wait by the clock",
        Diary().meeting("night", "25 Oct 00:30", "01:30"), "25 Oct 05:00", {"night: kim": "not_due until 25 Oct 05:30"},
        by=policy(rule(after="5h"), days=range(7), opens="00:00", closes="24:00"),
    ),
    Scenario(
        "the morning after the change to winter time opens at nine by the new time",
        Diary().meeting("late", "23 Oct 17:00", "18:00"), "26 Oct 08:59", {"late: kim": "not_due until 26 Oct 09:00"},
    ),
    Scenario(
        "the morning after the change to summer time opens at nine by the new time",
        Diary().meeting("late", "27 Mar 17:00", "18:00"), "30 Mar 08:59", {"late: kim": "not_due until 30 Mar 09:00"},
    ),
    Scenario(
        "days are those of the user's zone",
        Diary(zone=HONOLULU).meeting("lunch", "6 Nov 16:30", "17:00"), "6 Nov 20:00",
        {"lunch: kim": "not_due until 9 Nov 09:00"}, by=policy(zone=HONOLULU),
    ),
    Scenario(
        "a conference of three whole days is due a business day after its last day",
        Diary().meeting("expo", "3 Nov 00:00", "6 Nov 00:00", all_day=True), "6 Nov 08:59",
        {"expo: kim": "not_due until 6 Nov 09:00"}, by=policy(rule("expo", min_days=2, after="1bd", template="event")),
    ),
    Scenario(
        "a conference goes on through its last evening",
        Diary().meeting("expo", "3 Nov 00:00", "6 Nov 00:00", all_day=True), "5 Nov 22:00",
        {"expo: kim": "not_over until 6 Nov 00:00"}, by=policy(rule("expo", min_days=2, after="1bd", template="event")),
    ),
    Scenario(
        "a meeting beyond the thirty days to come is no candidate yet",
        Diary().meeting("far", "20 Dec 10:00", "11:00"), "3 Nov 10:00", {}, next_wake="20 Nov 10:00",
    ),
    Scenario(
        "a meeting in exactly thirty days is one",
        lunch(), "4 Oct 11:00", {"lunch: kim": "not_over until 3 Nov 11:00"},
    ),
    Scenario(
        "a meeting of more than thirty days ago is no candidate any more",
        lunch(), "3 Dec 10:01", {},
    ),
    Scenario(
        "a meeting of exactly thirty days ago still is one",
        lunch(), "3 Dec 10:00", {"lunch: kim": "draft thanks"},
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
