"""What a calendar tells marks the meetings that it can change, and no others."""

from __future__ import annotations

import pytest
from shelf import (
    ADA,
    CALENDAR,
    DAY,
    HOUR,
    KIM,
    LEE,
    NOON,
    OTHER_CALENDAR,
    ROE,
    WORK,
    Shelf,
    attendee,
    change,
    meeting,
    past,
    told,
)

from followupd.domain.event import Attendee, AttendeeKind, OccurrenceId, PartStat, Status
from followupd.domain.ids import Address, Ref
from followupd.domain.record import replace
from followupd.ports.calendars import Quarantined

KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)
ROES = meeting("roes", NOON + 2 * DAY, ROE)


def test_what_a_calendar_tells_is_to_be_planned(shelf: Shelf) -> None:
    assert shelf.tell(change(told(KIMS), told(LEES))) == 2
    assert shelf.due() == {"kims", "lees"}
    assert [one.occurrence for one in shelf.store.occurrences([KIMS.id])] == [KIMS]


def test_telling_the_same_again_marks_nothing(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    assert shelf.tell(change(told(KIMS), told(LEES), snapshot=True)) == 0
    assert shelf.due() == set()


def test_other_bytes_that_say_the_same_mark_nothing(shelf: Shelf) -> None:
    shelf.asleep(KIMS)
    assert shelf.tell(change(told(KIMS, etag="2"))) == 1
    assert shelf.due() == set()


@pytest.mark.parametrize(
    "after",
    [
        replace(KIMS, event=replace(KIMS.event, title="Other")),
        replace(KIMS, end=KIMS.end + HOUR),
        replace(KIMS, start=KIMS.start + HOUR, end=KIMS.end + HOUR),
        replace(KIMS, event=replace(KIMS.event, status=Status.CANCELLED)),
        replace(KIMS, event=replace(KIMS.event, attendees=(attendee(KIM, partstat=PartStat.DECLINED),))),
        replace(KIMS, all_day=True),
    ],
)
def test_a_change_marks_that_meeting_and_no_other(shelf: Shelf, after: object) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.tell(change(told(after)))  # type: ignore[arg-type]
    assert shelf.due() == {"kims"}


def test_becoming_a_series_marks_the_meeting(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.tell(change(told(KIMS, recurring=True)))
    assert shelf.due() == {"kims"}
    assert [one.recurring for one in shelf.store.occurrences([KIMS.id])] == [True]


def test_a_change_marks_the_other_meetings_of_its_people(shelf: Shelf) -> None:
    again = meeting("again", NOON + 3 * DAY, KIM)
    shelf.asleep(KIMS, LEES, again)
    shelf.tell(change(told(replace(KIMS, end=KIMS.end + HOUR))))
    assert shelf.due() == {"kims", "again"}


def test_somebody_who_is_taken_out_is_affected_too(shelf: Shelf) -> None:
    both = meeting("both", NOON + 3 * DAY, KIM, LEE)
    shelf.asleep(both, LEES, ROES)
    shelf.tell(change(told(meeting("both", NOON + 3 * DAY, KIM))))
    assert shelf.due() == {"both", "lees"}


def test_a_change_marks_whom_the_plan_said_it_concerns(shelf: Shelf) -> None:
    """A meeting without attendees whose title names Lee."""
    alone = meeting("alone", NOON, title="Coffee with Lee")
    shelf.tell(change(told(alone), told(LEES), told(ROES)))
    shelf.plan(alone, concerns=[LEE])
    shelf.plan(LEES, ROES)
    assert shelf.due() == set()
    shelf.tell(change(told(replace(alone, end=alone.end + HOUR))))
    assert shelf.due() == {"alone", "lees"}


def test_a_change_marks_what_starts_at_the_same_instant_before_or_after(shelf: Shelf) -> None:
    """They may be the same meeting on two calendars."""
    old = meeting("old", NOON + DAY, ROE)
    new = meeting("new", NOON + 2 * DAY, ADA)
    moving = meeting("moving", NOON + DAY, KIM)
    shelf.asleep(old, new, moving, KIMS)
    shelf.tell(change(told(meeting("moving", NOON + 2 * DAY, KIM))))
    assert shelf.due() == {"old", "new", "moving", "kims"}
    starts = {one.occurrence.id.uid for one in shelf.store.occurrences([new.id])}
    assert starts == {"new", "moving"}


def test_a_snapshot_takes_away_what_it_does_not_tell(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    assert shelf.tell(change(told(KIMS), snapshot=True)) == 1
    assert shelf.due() == {"lees"}
    assert shelf.store.occurrences([LEES.id]) == ()


def test_a_delta_takes_away_what_it_names(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    assert shelf.tell(change(removed=["lees", "never-heard-of"])) == 1
    assert shelf.due() == {"lees"}


def test_a_meeting_with_nobody_in_it_is_marked_when_it_is_taken_away(shelf: Shelf) -> None:
    alone = meeting("alone", NOON, title="Coffee")
    shelf.asleep(alone, KIMS, LEES)
    shelf.tell(change(removed=["alone"]))
    assert "alone" in shelf.due()


def test_a_file_that_is_renamed_changes_no_meeting(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.tell(change(told(KIMS, href="renamed"), removed=["kims"]))
    assert shelf.due() == set()


def test_two_calendars_may_tell_the_same_meeting(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.tell(change(told(KIMS)), source=OTHER_CALENDAR)
    assert shelf.due() == {"kims"}
    assert {one.source for one in shelf.store.occurrences([KIMS.id])} == {CALENDAR, OTHER_CALENDAR}
    shelf.plan(KIMS)
    shelf.tell(change(removed=["kims"]))
    assert [one.source for one in shelf.store.occurrences([KIMS.id])] == [OTHER_CALENDAR]
    assert shelf.due() == {"kims"}


def test_a_series_marks_only_the_occurrence_that_changed(shelf: Shelf) -> None:
    first = meeting("weekly", NOON, KIM, recurrence_id="20261103T120000Z")
    second = meeting("weekly", NOON + 7 * DAY, LEE, recurrence_id="20261110T120000Z")
    shelf.tell(change(told(first, second)))
    shelf.plan(first, second)
    shelf.tell(change(told(first, replace(second, end=second.end + HOUR), etag="2")))
    assert shelf.due() == {"weekly/20261110T120000Z"}


def test_occurrences_with_somebody_are_those_that_concern_them(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    assert [one.occurrence for one in shelf.store.occurrences_with([KIM])] == [KIMS]
    assert shelf.store.occurrences_with([ROE]) == ()
    shelf.plan(KIMS, concerns=[ROE])
    assert [one.occurrence for one in shelf.store.occurrences_with([ROE])] == [KIMS]


def test_the_people_in_meetings_are_all_whom_they_and_others_at_the_same_instant_name(shelf: Shelf) -> None:
    hosted = replace(LEES, event=replace(LEES.event, organizer=attendee(ADA)))
    nameless = replace(KIMS, event=replace(KIMS.event, attendees=(*KIMS.event.attendees, Attendee(address=None))))
    shelf.tell(change(told(nameless), told(meeting("same", NOON, ROE)), told(hosted)))
    assert shelf.store.people_in([KIMS.id]) == {KIM, ROE}
    assert shelf.store.people_in([LEES.id]) == {LEE, ADA}
    assert shelf.store.people_in([OccurrenceId(uid="none")]) == frozenset()
    assert shelf.store.people_in([]) == frozenset()


def test_a_meeting_that_vanishes_after_it_was_over_stays_in_the_history(shelf: Shelf) -> None:
    people = (KIM, attendee(LEE, partstat=PartStat.DECLINED), Attendee(address=ROE, kind=AttendeeKind.ROOM))
    shelf.asleep(meeting("m", NOON, *people))
    shelf.tell(change(snapshot=True), at=NOON + DAY)
    told_of = shelf.store.person_mail([KIM, LEE, ROE], NOON + DAY)
    assert (told_of[KIM].met_before, told_of[KIM].last_met_before) == (1, NOON)
    assert (told_of[LEE].met_before, told_of[ROE].met_before) == (0, 0)


def test_a_meeting_that_vanishes_before_it_was_over_was_never_held(shelf: Shelf) -> None:
    shelf.asleep(KIMS, meeting("off", NOON - DAY, LEE, status=Status.CANCELLED))
    shelf.tell(change(snapshot=True), at=NOON)
    told_of = shelf.store.person_mail([KIM, LEE], NOON + DAY)
    assert (told_of[KIM].met_before, told_of[LEE].met_before) == (0, 0)


def test_an_occurrence_that_slides_out_of_the_window_stays_in_the_history(shelf: Shelf) -> None:
    first = meeting("weekly", NOON, KIM, recurrence_id="20261103T120000Z")
    second = meeting("weekly", NOON + 7 * DAY, KIM, recurrence_id="20261110T120000Z")
    shelf.tell(change(told(first, second, recurring=True)))
    shelf.tell(change(told(second, recurring=True)), at=NOON + 7 * DAY)
    assert shelf.store.person_mail([KIM], NOON + 8 * DAY)[KIM].met_before == 1


def test_nobody_was_met_twice_at_one_instant(shelf: Shelf) -> None:
    """Gone from the calendar, come back under another UID, told by another calendar: it is one meeting."""
    shelf.tell(change(told(KIMS)))
    shelf.tell(change(told(KIMS)), source=OTHER_CALENDAR)
    shelf.tell(change(snapshot=True), at=NOON + DAY)
    assert shelf.store.person_mail([KIM], NOON + DAY)[KIM].met_before == 0  # the other calendar still has it
    shelf.tell(change(snapshot=True), at=NOON + DAY, source=OTHER_CALENDAR)
    assert shelf.store.person_mail([KIM], NOON + DAY)[KIM].met_before == 1
    shelf.tell(change(told(meeting("new-uid", NOON, KIM))), at=NOON + DAY)
    assert shelf.store.person_mail([KIM], NOON + DAY)[KIM].met_before == 0


def test_what_was_over_before_the_window_is_told_once_and_counts_once(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    old = past("old", NOON - 90 * DAY, KIM)
    shelf.tell(change(past=[old]))
    assert shelf.due() == {"kims"}  # it is no first meeting any more
    shelf.plan(KIMS)
    shelf.tell(change(past=[old, past("copy", NOON - 90 * DAY, KIM)]))
    found = shelf.store.person_mail([KIM], NOON)[KIM]
    assert (found.met_before, found.last_met_before) == (1, NOON - 90 * DAY)


def test_the_whole_list_of_quarantined_items_is_kept(shelf: Shelf) -> None:
    bad = Quarantined(ref=Ref("bad.ics"), why="an event has no start")
    shelf.store.save_calendar(CALENDAR, WORK, replace(change(told(KIMS)), quarantined=(bad,)), NOON)
    state = shelf.store.source_state(CALENDAR, WORK)
    assert (state.quarantined, shelf.store.items(state.source), state.cursor, state.last_pull_at) == (
        (bad,),
        1,
        "1",
        NOON,
    )
    shelf.tell(change(cursor="2"))
    assert shelf.store.source_state(CALENDAR, WORK).quarantined == ()


def test_five_hundred_people_and_odd_ids_are_no_trouble(shelf: Shelf) -> None:
    crowd = [Address(f"p{i}@acme.example") for i in range(500)]
    odd = replace(meeting("m", NOON, *crowd), id=OccurrenceId(uid='"],\x00\udc80 \u2028', recurrence_id=""))
    shelf.tell(change(told(odd, href="x")))
    assert shelf.store.due_units(NOON).meetings == (odd.id,)
    assert [one.occurrence for one in shelf.store.occurrences_with(crowd[:1])] == [odd]
