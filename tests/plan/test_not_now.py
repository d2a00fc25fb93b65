"""What holds a draft up for a while.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import Scenario, check, lunch, table
from terms import policy

from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind

SCENARIOS = [
    Scenario(
        "snooze takes the open draft back until its time",
        lunch()
        .draft("lunch", "kim", made="3 Nov 13:00")
        .said(FactKind.SNOOZE, "lunch", "kim", "3 Nov 14:00", until="6 Nov 10:00"),
        "3 Nov 14:00", {"lunch: kim": "snoozed until 6 Nov 10:00"},
        says="You asked to wait until Friday, 6 November at 10:00.",
    ),
    Scenario(
        "a snoozed draft comes again at its time",
        lunch()
        .draft("lunch", "kim", DraftState.SNOOZED, made="3 Nov 13:00", ended="3 Nov 14:00")
        .said(FactKind.SNOOZE, "lunch", "kim", "3 Nov 14:00", until="6 Nov 10:00"),
        "6 Nov 10:00", {"lunch: kim": "draft thanks, number 2"},
    ),
    Scenario(
        "snoozed into the night, it waits for the morning",
        lunch()
        .draft("lunch", "kim", DraftState.SNOOZED, made="3 Nov 13:00", ended="3 Nov 14:00")
        .said(FactKind.SNOOZE, "lunch", "kim", "3 Nov 14:00", until="5 Nov 22:00"),
        "5 Nov 22:00", {"lunch: kim": "outside_hours until 6 Nov 09:00"},
    ),
    Scenario(
        "redraft makes an open draft anew, at any hour",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 21:00"),
        "3 Nov 21:00", {"lunch: kim": "draft thanks, number 2, in place of the open one"},
        says='You asked for this draft anew; rule "default" takes the template "thanks".',
    ),
    Scenario(
        "redraft is done once",
        lunch()
        .draft("lunch", "kim", DraftState.RETIRED, made="3 Nov 13:00", ended="3 Nov 14:00")
        .draft("lunch", "kim", made="3 Nov 14:00", generation=2)
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:01", {"lunch: kim": "open_draft"},
    ),
    Scenario(
        "an edited draft is not made anew",
        lunch()
        .draft("lunch", "kim", DraftState.EDITED, made="3 Nov 13:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:00", {"lunch: kim": "open_draft"},
        says="You have edited the draft, so it is left as it is and not made anew.",
    ),
    Scenario(
        "a write under way is waited for before it is made anew",
        lunch()
        .draft("lunch", "kim", DraftState.UNKNOWN, made="3 Nov 13:00", placed=False)
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:00", {"lunch: kim": "open_draft"},
    ),
    Scenario(
        "a paused person gets nothing until then",
        lunch().paused("kim", "1 Nov 10:00", until="12 Nov 00:00"), "3 Nov 13:00",
        {"lunch: kim": "paused until 12 Nov 00:00"}, says="You paused Kim Lee until Thursday, 12 November at 00:00.",
    ),
    Scenario(
        "a pause without an end lasts until it is ended",
        lunch().paused("kim", "1 Nov 10:00"), "3 Nov 13:00", {"lunch: kim": "paused"},
        says="You paused Kim Lee until you resume them.",
    ),
    Scenario(
        "a pause that is over holds nothing",
        lunch().paused("kim", "1 Oct 10:00", until="2 Nov 00:00"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a pause is over at its very end",
        lunch().paused("kim", "1 Nov 10:00", until="3 Nov 13:00"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "resume ends a pause",
        lunch().paused("kim", "1 Nov 10:00").resumed("kim", "2 Nov 10:00"), "3 Nov 13:00",
        {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a pause takes the open draft with it",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").paused("kim", "3 Nov 14:00"), "3 Nov 14:00",
        {"lunch: kim": "paused"},
    ),
    Scenario(
        "there is one open draft a person",
        Diary()
        .meeting("old", "5 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", made="5 Oct 13:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "open_draft"}, says="There is another draft to Kim Lee (",
    ),
    Scenario(
        "a draft that could not be placed is an open one to everything else",
        Diary()
        .meeting("old", "5 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.HELD, made="5 Oct 13:00", placed=False)
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "open_draft"},
    ),
    Scenario(
        "before it is due, another open draft does not matter",
        Diary()
        .meeting("old", "5 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", made="5 Oct 13:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 12:00", {"lunch: kim": "not_due until 3 Nov 13:00"},
    ),
    Scenario(
        "two drafts to one person are five days apart",
        Diary()
        .meeting("old", "29 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.SENT, made="30 Oct 13:00", ended="30 Oct 14:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "gap until 4 Nov 13:00"},
        says="The last draft to Kim Lee was made on Friday, 30 October at 13:00; the gap of 5d ends",
    ),
    Scenario(
        "when the gap is over the draft is made",
        Diary()
        .meeting("old", "29 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.SENT, made="30 Oct 13:00", ended="30 Oct 14:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "4 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a gap that ends on a Saturday ends on Monday morning",
        Diary()
        .meeting("old", "2 Nov 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.DELETED, made="2 Nov 13:00", ended="2 Nov 14:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "gap until 9 Nov 09:00"},
    ),
    Scenario(
        "a draft that was withdrawn leaves no gap",
        Diary()
        .meeting("old", "2 Nov 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.RETIRED, made="2 Nov 13:00", ended="2 Nov 14:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a draft that was skipped before it was placed leaves no gap",
        Diary()
        .meeting("old", "2 Nov 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.SKIPPED, made="2 Nov 13:00", ended="2 Nov 13:00", placed=False)
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a gap of business days",
        Diary()
        .meeting("old", "2 Nov 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.SENT, made="2 Nov 13:00", ended="2 Nov 14:00")
        .meeting("lunch", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"lunch: kim": "gap until 5 Nov 09:00"}, by=policy(gap="3bd"),
    ),
    Scenario(
        "what the template lacks is said",
        lunch().lacks("lunch", "kim", "The template interview-thanks needs person.company"), "3 Nov 13:00",
        {"lunch: kim": "needs_fact"}, says="The template interview-thanks needs person.company.",
    ),
    Scenario(
        "what lacks a fact takes no place of the day's",
        lunch("kim jo").lacks("lunch", "jo", "The template needs a company"), "3 Nov 13:00",
        {"lunch: jo": "needs_fact", "lunch: kim": "draft thanks"}, by=policy(a_day=1),
    ),
    Scenario(
        "due while nothing ran, it is not placed in the night",
        lunch(), "3 Nov 20:00", {"lunch: kim": "outside_hours until 4 Nov 09:00"},
        says="It is due, and drafts are placed again from Wednesday, 4 November at 09:00.", next_wake="4 Nov 09:00",
    ),
    Scenario(
        "nor at a weekend",
        lunch(), "7 Nov 12:00", {"lunch: kim": "outside_hours until 9 Nov 09:00"},
    ),
    Scenario(
        "the day's number is kept, and the rest waits for the next morning",
        lunch("kim jo pia").already_today(7), "3 Nov 13:00",
        {"lunch: pia": "daily_limit until 4 Nov 09:00", "lunch: kim": "daily_limit until 4 Nov 09:00",
         "lunch: jo": "draft thanks"},
    ),
    Scenario(
        "what waits for the next day says when a booked meeting will take its place",
        lunch().already_today(8).meeting("again", "3 Nov 15:00", "16:00"), "3 Nov 13:00",
        {"lunch: kim": "daily_limit until 3 Nov 16:00", "again: kim": "not_over until 3 Nov 16:00"},
    ),
    Scenario(
        "after the day's number the evening says the next morning too",
        lunch().already_today(8), "3 Nov 20:00", {"lunch: kim": "daily_limit until 4 Nov 09:00"},
        says="The day's 8 drafts are made; the next are made from Wednesday, 4 November at 09:00.",
    ),
    Scenario(
        "what was due first goes first",
        lunch("kim").meeting("earlier", "2 Nov 10:00", "11:00", "pia").meeting("first", "30 Oct 10:00", "11:00", "jo"),
        "3 Nov 13:00",
        {"first: jo": "draft thanks", "earlier: pia": "draft thanks", "lunch: kim": "daily_limit until 4 Nov 09:00"},
        by=policy(a_day=2),
    ),
    Scenario(
        "a draft is made anew after the day's number too",
        lunch("kim jo")
        .draft("lunch", "kim", made="2 Nov 13:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 13:30")
        .already_today(8),
        "3 Nov 13:30",
        {"lunch: kim": "draft thanks, number 2, in place of the open one",
         "lunch: jo": "daily_limit until 4 Nov 09:00"},
    ),
    Scenario(
        "a draft made anew waits for no limit and takes no place",
        lunch("kim jo")
        .draft("lunch", "kim", made="2 Nov 13:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 13:30")
        .already_today(7),
        "3 Nov 13:30",
        {"lunch: kim": "draft thanks, number 2, in place of the open one", "lunch: jo": "draft thanks"},
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
