"""What was drafted, said or written before.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import Scenario, check, lunch, table
from terms import policy, rule

from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.reason import Reason

SCENARIOS = [
    Scenario(
        "an open draft is left to the user",
        lunch().draft("lunch", "kim", made="3 Nov 13:00"), "4 Nov 10:00", {"lunch: kim": "open_draft"},
        says="The draft of Tuesday, 3 November at 13:00 awaits your review.",
    ),
    Scenario(
        "a draft on its way is an open draft",
        lunch().draft("lunch", "kim", DraftState.INTENT, made="3 Nov 13:00", placed=False), "3 Nov 13:01",
        {"lunch: kim": "open_draft"}, says="on its way",
    ),
    Scenario(
        "a draft that could not be placed is held and says how to go on",
        lunch().draft("lunch", "kim", DraftState.HELD, made="3 Nov 13:00", placed=False), "3 Nov 13:01",
        {"lunch: kim": "open_draft"}, says="could not be placed in the mailbox; `followupd redraft ",
    ),
    Scenario(
        "redraft tries a draft again that could not be placed",
        lunch()
        .draft("lunch", "kim", DraftState.HELD, made="3 Nov 13:00", placed=False)
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:01", {"lunch: kim": "draft thanks, number 2, in place of the open one"},
    ),
    Scenario(
        "a sent draft is done, though I wrote to them with it",
        lunch()
        .draft("lunch", "kim", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 15:00")
        .mailed("kim", last_out="3 Nov 15:00"),
        "4 Nov 10:00", {"lunch: kim": "done"}, says="You sent it on Tuesday, 3 November at 15:00.",
    ),
    Scenario(
        "a deleted draft is never made again",
        lunch().draft("lunch", "kim", DraftState.DELETED, made="3 Nov 13:00", ended="3 Nov 15:00"),
        "10 Nov 10:00", {"lunch: kim": "deleted_by_user"},
    ),
    Scenario(
        "unless the user asks for it anew",
        lunch()
        .draft("lunch", "kim", DraftState.DELETED, made="3 Nov 13:00", ended="3 Nov 15:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 16:00"),
        "3 Nov 16:00", {"lunch: kim": "draft thanks, number 2"},
    ),
    Scenario(
        "a deletion outweighs an earlier wish to have it anew",
        lunch()
        .draft("lunch", "kim", DraftState.DELETED, made="3 Nov 13:00", ended="3 Nov 15:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:59"),
        "3 Nov 16:00", {"lunch: kim": "deleted_by_user"},
    ),
    Scenario(
        "skip takes the open draft with it",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").said(FactKind.SKIP, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:00", {"lunch: kim": "skipped"},
    ),
    Scenario(
        "a skipped draft stays skipped",
        lunch().draft("lunch", "kim", DraftState.SKIPPED, made="3 Nov 13:00", ended="3 Nov 14:00"),
        "10 Nov 14:00", {"lunch: kim": "skipped"},
    ),
    Scenario(
        "redraft undoes a skip",
        lunch()
        .draft("lunch", "kim", DraftState.SKIPPED, made="3 Nov 13:00", ended="3 Nov 14:00")
        .said(FactKind.SKIP, "lunch", "kim", "3 Nov 14:00")
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 15:00"),
        "3 Nov 15:00", {"lunch: kim": "draft thanks, number 2"},
    ),
    Scenario(
        "of two words said at one moment the last counts",
        lunch()
        .said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 14:00")
        .said(FactKind.SKIP, "lunch", "kim", "3 Nov 14:00"),
        "3 Nov 14:00", {"lunch: kim": "skipped"},
    ),
    Scenario(
        "mail of mine after the meeting is the follow-up",
        lunch().mailed("kim", last_out="3 Nov 11:20"), "3 Nov 13:00", {"lunch: kim": "in_touch_since"},
        says="You wrote to Kim Lee after the meeting, last on Tuesday, 3 November at 11:20.",
    ),
    Scenario(
        "mail of mine during the meeting is not",
        lunch().mailed("kim", last_out="3 Nov 10:20"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "mail of mine at the very end of the meeting is not after it",
        lunch().mailed("kim", last_out="3 Nov 11:00"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
    ),
    Scenario(
        "a mail written by hand takes an open draft with it",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").mailed("kim", last_out="3 Nov 14:00"),
        "3 Nov 14:05", {"lunch: kim": "in_touch_since"},
    ),
    Scenario(
        "a later meeting takes the place of an earlier one",
        lunch().meeting("again", "3 Nov 12:00", "12:30"), "3 Nov 13:00",
        {"lunch: kim": "superseded", "again: kim": "not_due until 3 Nov 14:30"},
        says="You met Kim Lee again on Tuesday, 3 November at 12:00; the later meeting takes the place of this one.",
    ),
    Scenario(
        "a booked meeting takes the place of nothing until it is over",
        lunch().meeting("again", "4 Nov 12:00", "12:30"), "3 Nov 13:00",
        {"lunch: kim": "draft thanks", "again: kim": "not_over until 4 Nov 12:30"},
    ),
    Scenario(
        "what is not due says when a booked meeting will take its place",
        lunch().meeting("again", "3 Nov 12:00", "12:30"), "3 Nov 11:30",
        {"lunch: kim": "not_due until 3 Nov 12:30", "again: kim": "not_over until 3 Nov 12:30"},
    ),
    Scenario(
        "an open draft says when a booked meeting will take its place",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").meeting("again", "4 Nov 12:00", "12:30"),
        "3 Nov 14:00", {"lunch: kim": "open_draft until 4 Nov 12:30", "again: kim": "not_over until 4 Nov 12:30"},
    ),
    Scenario(
        "a fair that began earlier and goes on will take the place of nothing",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").meeting("fair", "2 Nov 09:00", "6 Nov 17:00"),
        "3 Nov 14:00", {"lunch: kim": "open_draft", "fair: kim": "not_over until 6 Nov 17:00"},
    ),
    Scenario(
        "a later meeting withdraws the open draft of the earlier, and takes its place at once",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").meeting("again", "4 Nov 12:00", "12:30"),
        "4 Nov 14:30", {"lunch: kim": "superseded", "again: kim": "draft thanks"},
    ),
    Scenario(
        "not when the user has edited it",
        lunch().draft("lunch", "kim", DraftState.EDITED, made="3 Nov 13:00").meeting("again", "4 Nov 12:00", "12:30"),
        "4 Nov 14:30", {"lunch: kim": "open_draft", "again: kim": "open_draft"},
    ),
    Scenario(
        "no sooner than the day's number allows",
        lunch()
        .draft("lunch", "kim", made="3 Nov 13:00")
        .meeting("again", "4 Nov 12:00", "12:30")
        .already_today(8),
        "4 Nov 14:30", {"lunch: kim": "superseded", "again: kim": "daily_limit until 5 Nov 09:00"},
    ),
    Scenario(
        "nor sooner after a third, sent of late, than the gap allows",
        lunch()
        .draft("lunch", "kim", made="3 Nov 13:00")
        .meeting("again", "4 Nov 12:00", "12:30")
        .meeting("old", "29 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", DraftState.SENT, made="2 Nov 13:00", ended="2 Nov 14:00"),
        "4 Nov 14:30", {"lunch: kim": "superseded", "again: kim": "gap until 9 Nov 09:00"},
    ),
    Scenario(
        "not when it is on its way",
        lunch()
        .draft("lunch", "kim", DraftState.INTENT, made="3 Nov 13:00", placed=False)
        .meeting("again", "4 Nov 12:00", "12:30"),
        "4 Nov 14:30", {"lunch: kim": "superseded", "again: kim": "open_draft"},
    ),
    Scenario(
        "not beside a third that stays",
        lunch()
        .draft("lunch", "kim", made="3 Nov 13:00")
        .meeting("again", "4 Nov 12:00", "12:30")
        .meeting("old", "5 Oct 10:00", "11:00", known_only=True)
        .draft("old", "kim", made="5 Oct 13:00"),
        "4 Nov 14:30", {"lunch: kim": "superseded", "again: kim": "open_draft"},
    ),
    Scenario(
        "a draft that the user skipped counts for the gap, not as one that makes way",
        lunch()
        .draft("lunch", "kim", made="3 Nov 13:00")
        .said(FactKind.SKIP, "lunch", "kim", "4 Nov 09:00")
        .meeting("again", "4 Nov 12:00", "12:30"),
        "4 Nov 14:30", {"lunch: kim": "skipped", "again: kim": "open_draft"},
    ),
    Scenario(
        "of a chain of three meetings only the last is drafted for",
        lunch()
        .meeting("two", "3 Nov 11:30", "12:00")
        .meeting("three", "3 Nov 12:30", "12:45"),
        "3 Nov 14:45", {"lunch: kim": "superseded", "two: kim": "superseded", "three: kim": "draft thanks"},
    ),
    Scenario(
        "of two meetings at one time exactly one is drafted for",
        Diary().meeting("a", "3 Nov 10:00", "11:00").meeting("b", "3 Nov 10:00", "11:00"), "3 Nov 13:00",
        {"a: kim": "superseded", "b: kim": "draft thanks"},
    ),
    Scenario(
        "a talk at a conference takes the place of the conference",
        Diary()
        .meeting("expo", "3 Nov 00:00", "5 Nov 00:00", all_day=True)
        .meeting("talk", "4 Nov 10:00", "11:00"),
        "5 Nov 13:00", {"expo: kim": "superseded", "talk: kim": "draft thanks"},
        by=policy(rule("expo", min_days=1, template="event"), rule()),
    ),
    Scenario(
        "an edited draft is not taken away by a later meeting, and holds the later one up",
        lunch()
        .draft("lunch", "kim", DraftState.EDITED, made="3 Nov 13:00")
        .meeting("again", "4 Nov 12:00", "12:30"),
        "4 Nov 14:30", {"lunch: kim": "open_draft", "again: kim": "open_draft"}, says="which you have edited",
    ),
    Scenario(
        "a recurring meeting is contact too",
        lunch().meeting("weekly/20261103T110000Z", "3 Nov 12:00", "12:30", recurring=True), "3 Nov 13:00",
        {"lunch: kim": "superseded", "weekly/20261103T110000Z: kim": "recurring"},
    ),
    Scenario(
        "when the later meeting turns out cancelled, the earlier is drafted for again",
        lunch()
        .draft("lunch", "kim", DraftState.RETIRED, made="3 Nov 13:00", ended="4 Nov 12:30")
        .meeting("again", "4 Nov 12:00", "12:30")
        .cancelled("again"),
        "4 Nov 14:00", {"lunch: kim": "draft thanks, number 2", "again: kim": "cancelled"},
    ),
    Scenario(
        "a draft of a meeting that is gone from the calendar is withdrawn",
        Diary().draft("lunch", "kim", made="3 Nov 13:00", orphan=True), "4 Nov 10:00", {"lunch: kim": "cancelled"},
        says="The meeting is no longer in the calendar.",
    ),
    Scenario(
        "a draft whose meeting is in some calendar still is decided about once",
        lunch().draft("lunch", "kim", made="3 Nov 13:00", orphan=True).draft("lunch", "kim", made="3 Nov 13:00"),
        "4 Nov 10:00", {"lunch: kim": "open_draft"},
    ),
    Scenario(
        "a draft of a meeting that has only grown old is not",
        Diary().draft("lunch", "kim", made="3 Nov 13:00", orphan=True), "10 Dec 10:00", {},
    ),
    Scenario(
        "a draft to somebody who is no longer in the meeting is withdrawn",
        lunch("jo").draft("lunch", "kim", made="3 Nov 13:00"), "4 Nov 10:00",
        {"lunch: jo": "draft thanks", "lunch: kim": "cancelled"},
        says="The person whom it is addressed to is no longer in the meeting.",
    ),
    Scenario(
        "a draft to somebody of whom the title is no longer sure is left",
        Diary()
        .meeting("lunch", "3 Nov 10:00", "11:00", "", not_met={"": Reason.NO_PEOPLE})
        .draft("lunch", "kim", made="3 Nov 13:00"),
        "4 Nov 10:00", {"lunch: ": "no_people", "lunch: kim": "open_draft"},
    ),
    Scenario(
        "a draft to somebody whom only the title named is withdrawn with the meeting",
        Diary()
        .meeting("lunch", "3 Nov 10:00", "11:00", "", not_met={"": Reason.CANCELLED})
        .draft("lunch", "kim", made="3 Nov 13:00"),
        "4 Nov 10:00", {"lunch: ": "cancelled", "lunch: kim": "cancelled"},
    ),
    Scenario(
        "a cancelled meeting takes the open draft with it",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").cancelled("lunch"), "4 Nov 10:00",
        {"lunch: kim": "cancelled"},
    ),
    Scenario(
        "a cancelled meeting that takes place after all is drafted for again",
        lunch().draft("lunch", "kim", DraftState.RETIRED, made="3 Nov 13:00", ended="3 Nov 15:00"),
        "4 Nov 10:00", {"lunch: kim": "draft thanks, number 2"},
    ),
    Scenario(
        "a meeting moved, renamed and imported anew is the same meeting",
        lunch()
        .draft("lunch", "kim", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 15:00")
        .moved("lunch", "5 Nov 10:00", "11:00", title="Something else"),
        "6 Nov 10:00", {"lunch: kim": "done"},
    ),
    Scenario(
        "a meeting moved to a later day takes its open draft back until then",
        lunch().draft("lunch", "kim", made="3 Nov 13:00").moved("lunch", "5 Nov 10:00", "11:00"),
        "4 Nov 10:00", {"lunch: kim": "not_over until 5 Nov 11:00"},
    ),
    Scenario(
        "and is drafted for when it was held",
        lunch()
        .draft("lunch", "kim", DraftState.RETIRED, made="3 Nov 13:00", ended="4 Nov 10:00")
        .moved("lunch", "5 Nov 10:00", "11:00"),
        "5 Nov 13:00", {"lunch: kim": "draft thanks, number 2"},
    ),
    Scenario(
        "what was sent to the address that they had before was sent to them",
        lunch().draft(
            "lunch", "kim@globex.example", DraftState.SENT, made="3 Nov 13:00", ended="3 Nov 15:00", to="kim"
        ),
        "4 Nov 10:00", {"lunch: kim": "done"},
    ),
    Scenario(
        "an open draft stays when the rules change, and nothing more is made",
        lunch().draft("lunch", "kim", made="3 Nov 13:00"), "4 Nov 10:00", {"lunch: kim": "open_draft"},
        by=policy(rule("quiet", template=None)),
    ),
    Scenario(
        "a draft withdrawn when its rule changed does not come back by itself",
        lunch().draft("lunch", "kim", DraftState.RETIRED, made="3 Nov 13:00"), "4 Nov 10:00", {"lunch: kim": "no_rule"},
        by=policy(rule("quiet", template=None)),
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
