"""One draft to all of a meeting.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import GROUP, Scenario, check, lunch, table
from terms import policy, rule

from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.reason import Reason

SCENARIOS = [
    Scenario(
        "a group is one draft to all who were met",
        lunch("kim jo pia"), "3 Nov 13:00", {"lunch: jo kim pia": "draft group-recap"}, by=GROUP,
        says="You met Jo Lee, Kim Lee and Pia Lee.",
    ),
    Scenario(
        "a group that still sits together is one candidate",
        lunch("kim jo"), "3 Nov 10:30", {"lunch: jo kim": "not_over until 3 Nov 11:00"}, by=GROUP,
    ),
    Scenario(
        "who was written to is left out of the group",
        lunch("kim jo pia").mailed("jo", last_out="3 Nov 12:00"), "3 Nov 13:00",
        {"lunch: jo": "in_touch_since", "lunch: kim pia": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "who is paused is left out of the group",
        lunch("kim jo").paused("jo", "1 Nov 10:00"), "3 Nov 13:00",
        {"lunch: jo": "paused", "lunch: kim": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "who was met again is left out of the group",
        lunch("kim jo").meeting("again", "3 Nov 12:00", "12:30", "jo"), "3 Nov 13:00",
        {"lunch: jo": "superseded", "lunch: kim": "draft group-recap", "again: jo": "not_due until 3 Nov 14:30"},
        by=GROUP,
    ),
    Scenario(
        "who has another open draft is left out of the group",
        lunch("kim jo")
        .meeting("old", "5 Oct 10:00", "11:00", "jo", known_only=True)
        .draft("old", "jo", made="5 Oct 13:00"),
        "3 Nov 13:00", {"lunch: jo": "open_draft", "lunch: kim": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "who had a draft of late is left out of the group",
        lunch("kim jo")
        .meeting("old", "29 Oct 10:00", "11:00", "jo", known_only=True)
        .draft("old", "jo", DraftState.SENT, made="30 Oct 13:00", ended="30 Oct 13:30"),
        "3 Nov 13:00", {"lunch: jo": "gap until 4 Nov 13:00", "lunch: kim": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "who was not met is no part of the group",
        Diary().meeting("lunch", "3 Nov 10:00", "11:00", "kim jo", not_met={"pia": Reason.DECLINED_BY_THEM}),
        "3 Nov 13:00", {"lunch: jo kim": "draft group-recap", "lunch: pia": "declined_by_them"}, by=GROUP,
    ),
    Scenario(
        "who comes in after the group's draft was sent gets one of their own",
        lunch("kim jo pia")
        .draft("lunch", "kim jo", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 14:00", group=True),
        "4 Nov 10:00", {"lunch: jo kim": "done", "lunch: pia": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "who was left out of the group's draft for another one waits for the end of the gap, not of the group's draft",
        lunch("kim jo")
        .meeting("old", "29 Oct 10:00", "11:00", "jo", known_only=True)
        .draft("old", "jo", DraftState.SENT, made="30 Oct 13:00", ended="30 Oct 13:30")
        .draft("lunch", "kim", made="3 Nov 13:00", group=True),
        "3 Nov 15:00", {"lunch: jo": "gap until 4 Nov 13:00", "lunch: kim": "open_draft"}, by=GROUP,
    ),
    Scenario(
        "and gets one of their own then",
        lunch("kim jo")
        .meeting("old", "29 Oct 10:00", "11:00", "jo", known_only=True)
        .draft("old", "jo", DraftState.SENT, made="30 Oct 13:00", ended="30 Oct 13:30")
        .draft("lunch", "kim", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 14:00", group=True),
        "4 Nov 13:00", {"lunch: jo": "draft group-recap", "lunch: kim": "done"}, by=GROUP,
    ),
    Scenario(
        "where the user deleted the group's draft, nobody of the meeting gets one",
        lunch("kim jo").draft("lunch", "kim", DraftState.DELETED, made="3 Nov 13:00", ended="3 Nov 14:00", group=True),
        "4 Nov 13:00", {"lunch: jo kim": "deleted_by_user"}, by=GROUP,
    ),
    Scenario(
        "a group of one keeps the group's key",
        lunch("kim").draft("lunch", "kim jo", DraftState.DELETED, made="3 Nov 13:00", ended="3 Nov 14:00", group=True),
        "4 Nov 10:00", {"lunch: kim": "deleted_by_user"}, by=GROUP,
    ),
    Scenario(
        "the group's draft is made anew without whom I wrote to by hand",
        lunch("kim jo pia")
        .draft("lunch", "kim jo pia", made="3 Nov 13:00", group=True)
        .mailed("jo", last_out="3 Nov 15:00"),
        "3 Nov 19:00",
        {"lunch: jo": "in_touch_since", "lunch: kim pia": "draft group-recap, number 2, in place of the open one"},
        by=GROUP, says="The draft is made anew without jo@acme.example.",
    ),
    Scenario(
        "not when the user has edited it",
        lunch("kim jo pia")
        .draft("lunch", "kim jo pia", DraftState.EDITED, made="3 Nov 13:00", group=True)
        .mailed("jo", last_out="3 Nov 15:00"),
        "3 Nov 16:00", {"lunch: jo": "in_touch_since", "lunch: kim pia": "open_draft"}, by=GROUP,
    ),
    Scenario(
        "an open draft of the group is not widened by who comes in later",
        lunch("kim jo pia").draft("lunch", "kim jo", made="3 Nov 13:00", group=True), "3 Nov 15:00",
        {"lunch: jo kim": "open_draft", "lunch: pia": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "a cancelled meeting takes the group's open draft with it",
        lunch("kim jo").draft("lunch", "kim jo", made="3 Nov 13:00", group=True).cancelled("lunch"), "3 Nov 15:00",
        {"lunch: jo kim": "cancelled"}, by=GROUP, says="Called off.",
    ),
    Scenario(
        "when everybody of the group was written to, its open draft goes",
        lunch("kim jo")
        .draft("lunch", "kim jo", made="3 Nov 13:00", group=True)
        .mailed("jo", last_out="3 Nov 15:00")
        .mailed("kim", last_out="3 Nov 15:00"),
        "3 Nov 16:00",
        {"lunch: jo kim": "in_touch_since"}, by=GROUP,
        says="You wrote to Jo Lee after the meeting, last on Tuesday, 3 November at 15:00. You wrote to Kim Lee after",
    ),
    Scenario(
        "when the one person of the group was written to, its open draft goes by the one decision about them",
        lunch("kim").draft("lunch", "kim", made="3 Nov 13:00", group=True).mailed("kim", last_out="3 Nov 15:00"),
        "3 Nov 16:00", {"lunch: kim": "in_touch_since"}, by=GROUP,
    ),
    Scenario(
        "so it does when they are paused",
        lunch("kim").draft("lunch", "kim", made="3 Nov 13:00", group=True).paused("kim", "3 Nov 15:00"),
        "3 Nov 16:00", {"lunch: kim": "paused"}, by=GROUP,
    ),
    Scenario(
        "so it does when they were met again",
        lunch("kim")
        .draft("lunch", "kim", made="3 Nov 13:00", group=True)
        .meeting("again", "3 Nov 15:00", "15:30"),
        "3 Nov 16:00", {"lunch: kim": "superseded", "again: kim": "not_due until 3 Nov 17:30"}, by=GROUP,
    ),
    Scenario(
        "so it does when all of it are gone for several reasons, and who came in later is told apart",
        lunch("kim jo pia")
        .draft("lunch", "jo kim", made="3 Nov 13:00", group=True)
        .mailed("jo", last_out="3 Nov 15:00")
        .said(FactKind.SNOOZE, "lunch", "kim", "3 Nov 15:00", until="5 Nov 10:00")
        .paused("pia", "3 Nov 15:00"),
        "3 Nov 16:00", {"lunch: jo kim": "in_touch_since until 5 Nov 10:00", "lunch: pia": "paused"}, by=GROUP,
    ),
    Scenario(
        "a draft of the group that lost its reason for some alone is left, when nobody of it was met any more",
        Diary()
        .meeting("lunch", "3 Nov 10:00", "11:00", "", not_met={"jo": Reason.DECLINED_BY_THEM, "kim": Reason.INTERNAL})
        .draft("lunch", "kim jo", made="3 Nov 13:00", group=True),
        "3 Nov 15:00", {"lunch: jo kim": "open_draft"}, by=GROUP,
    ),
    Scenario(
        "a draft made anew for the group takes in nobody to whom another is open",
        lunch("kim jo pia")
        .draft("lunch", "kim jo", made="3 Nov 13:00", group=True)
        .said(FactKind.REDRAFT, "lunch", None, "3 Nov 14:00")
        .meeting("old", "5 Oct 10:00", "11:00", "pia", known_only=True)
        .draft("old", "pia", made="5 Oct 13:00"),
        "3 Nov 15:00",
        {"lunch: jo kim": "draft group-recap, number 2, in place of the open one", "lunch: pia": "open_draft"},
        by=GROUP,
    ),
    Scenario(
        "who was snoozed by themselves stays out of the group",
        lunch("kim jo").said(FactKind.SNOOZE, "lunch", "jo", "3 Nov 12:00", until="5 Nov 10:00"), "3 Nov 13:00",
        {"lunch: jo": "snoozed until 5 Nov 10:00", "lunch: kim": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "when the rule turns from group to each, the group's open draft still speaks for all",
        lunch("kim jo").draft("lunch", "kim jo", made="3 Nov 13:00", group=True), "3 Nov 15:00",
        {"lunch: jo kim": "open_draft"},
    ),
    Scenario(
        "when the rule turns from group to each, the group's sent draft still speaks for all",
        lunch("kim jo pia")
        .draft("lunch", "kim jo", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 14:00", group=True),
        "3 Nov 15:00", {"lunch: jo": "done", "lunch: kim": "done", "lunch: pia": "draft thanks"},
    ),
    Scenario(
        "when the rule turns from each to group, who was drafted to stays out",
        lunch("kim jo pia")
        .draft("lunch", "jo", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 14:00")
        .draft("lunch", "kim", made="3 Nov 13:00"),
        "3 Nov 15:00", {"lunch: jo": "done", "lunch: kim": "open_draft", "lunch: pia": "draft group-recap"}, by=GROUP,
    ),
    Scenario(
        "a group of old and new acquaintances gets what suits both",
        lunch("kim jo").met_long_ago("jo"), "3 Nov 13:00", {"lunch: jo kim": "draft group-recap"},
        by=policy(
            rule("first", first_meeting=True, template="nice", group=True),
            rule("recap", template="group-recap", group=True),
        ),
    ),
    Scenario(
        "some of a meeting together, some alone",
        lunch("kim jo pia@globex.example"), "3 Nov 13:00",
        {"lunch: jo kim": "draft group-recap", "lunch: pia@globex.example": "draft partner"},
        by=policy(
            rule("partner", domain=("globex.example",), template="partner"),
            rule("recap", template="group-recap", group=True),
        ),
    ),
    Scenario(
        "skip of the group's draft is for all of it",
        lunch("kim jo").said(FactKind.SKIP, "lunch", None, "3 Nov 12:00"), "3 Nov 13:00",
        {"lunch: jo kim": "skipped"}, by=GROUP,
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
