"""The user's own absences, told from everybody else's and from what only sounds like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from gatherings import ME, at, event, told
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.away import away
from followupd.domain.event import Away, Status, StoredOccurrence
from followupd.domain.record import replace


def whole_days(title: str, day: str = "2026-11-09", days: int = 5, **more: object) -> StoredOccurrence:
    return told(event(title, **more), uid=f"{title}{day}", start=at(day, "00:00"), days=days)


@pytest.mark.parametrize(
    "title",
    [
        "Vacation", "vacation!", "VACATION", "🏖 Vacation", "Holiday", "Holidays", "Annual leave", "PTO", "OOO",
        "O.O.O.", "OOO - Lisbon", "Out of office", "Out-of-Office", "Out of the office until Monday",
        "On leave", "Parental leave", "Maternity leave", "Day off", "Off", "Away", "Away in Lisbon",
        "Vacation in Florence", "Holiday in Greece", "Summer vacation 2026", "Family vacation",
        "Italy vacation", "Vacation with Kim and the kids", "My vacation", "I'm on vacation", "2 weeks OOO",
        "Off 27", "Ada’s vacation", "Ada OOO", "Ada's vacation", "Ada Example: PTO", "Block: Vacation",
        "Travel / OOO", "Sick leave", "Sabbatical", "Honeymoon", "Christmas holidays", "New Year's vacation",
        "Vacation June", "Urlaub", "Urlaub Italien", "Jahresurlaub", "Sommerurlaub", "Skiurlaub mit Jonas",
        "Ferien", "Abwesend", "Abwesenheit", "Elternzeit", "Nicht im Büro", "Blocker: Urlaub",
        "Urlaub in Georgia", "Mein Urlaub", "krank", "Congés", "Congé parental", "Vacances", "En vacances",
        "Vacances d'été", "Absent", "RTT", "Hors du bureau", "Vacaciones", "De vacaciones en Sevilla",
        "Fuera de la oficina", "Ausente", "Ferie", "In ferie", "Vacanze in Sicilia", "Fuori ufficio", "Férias",
        "Fora do escritório", "De férias", "Vakantie", "Op vakantie", "Verlof", "Afwezig", "Semester",
        "På semester", "Föräldraledig", "Frånvarande", "Sommerferie", "Ikke på kontoret", "Barsel", "Urlop",
        "Na urlopie", "Nieobecny", "Loma", "休暇",
    ],
)  # fmt: skip
def test_own_absence_of_days(title: str) -> None:
    assert [one.title for one in away([whole_days(title)], ME)]


@pytest.mark.parametrize(
    "title",
    [
        "", "Conference", "Lisbon", "Kim's birthday", "Geburtstag Kim", "Birthday", "Holiday party",
        "Holiday lunch", "Plan vacation", "Vacation planning", "Book holiday", "Urlaub buchen",
        "Urlaubsplanung", "Vacation request", "Vacation?", "Hold: vacation", "Maybe vacation", "No vacation",
        "Cancelled: vacation", "Vacation (cancelled)", "Sam's vacation", "Sam’s vacation", "Zbyszko’s vacation",
        "Vacation with Kim: book flights", "Sam on vacation", "Sam OOO", "OOO: Sam", "Vacation Sam",
        "Mum's holiday", "Kim Lee PTO", "Zbyszko OOO", "Sams Urlaub", "Urlaub Sam", "Marie en vacances",
        "Vacances de Marie", "Elternzeit Jonas", "Jonas abwesend", "Boss on leave", "Team OOO",
        "Everyone out of office", "Urlaub Chef", "Bank Holiday", "Spring bank holiday", "Public holiday",
        "Federal Holiday", "Company holiday", "School holidays", "Thanksgiving", "Christmas Day", "Feiertag",
        "Gesetzlicher Feiertag", "Schulferien", "Vacances scolaires zone B", "Back from vacation",
        "Last day before vacation", "First day after holiday", "Return from leave", "Letzter Tag vor Urlaub",
        "Kick-off", "Drop off", "Offsite", "Off site", "Away day", "Away game", "Leave for the airport",
        "Semester start", "Wintersemester", "Semester 2", "Office closed", "Cut off date",
        "Vacation rental check", "Holiday Inn", "Urlaubsvertretung Kim", "Holiday cover for Sam",
        "Ferienbeginn",
    ],
)  # fmt: skip
def test_no_absence_of_mine(title: str) -> None:
    assert away([whole_days(title)], ME) == ()


@pytest.mark.parametrize(
    "people",
    [
        pytest.param(("", "kim@acme.example"), id="somebody is invited"),
        pytest.param(("kim@acme.example", "ada@example.org ACCEPTED"), id="somebody else organised it"),
        pytest.param(("", "ada@example.org ACCEPTED", "Sam <>"), id="somebody without an address is in it"),
        pytest.param(("ada@example.org", "ada@example.org DECLINED"), id="declined by me"),
        pytest.param(("ada@example.org", "ada@example.org TENTATIVE"), id="I said perhaps"),
    ],
)
def test_entry_with_others_or_that_i_did_not_accept_is_none(people: tuple[str, ...]) -> None:
    one = told(event("Vacation", *people), start=at("2026-11-09", "00:00"), days=5)
    assert away([one], ME) == ()


def test_entry_that_lists_me_alone_is_mine() -> None:
    one = told(event("Vacation", "ada@example.org", "ada.private@example.net ACCEPTED"), days=5)
    assert len(away([one], ME)) == 1


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.TENTATIVE])
def test_cancelled_or_tentative_absence_is_none(status: Status) -> None:
    assert away([whole_days("Vacation", status=status)], ME) == ()
    hosted = told(event("Vacation", "ada@example.org", "ada@example.org", status=status), days=5)
    assert away([hosted], ME) == ()


def test_a_few_hours_are_no_absence_but_under_a_category_that_says_so() -> None:
    short = told(event("OOO"), start=at("2026-11-09"), minutes=240)
    marked = told(event("Dentist", categories=("Out of Office",)), start=at("2026-11-09"), minutes=240)
    assert away([short], ME) == ()
    assert away([marked], ME) == (Away(start=at("2026-11-09"), end=at("2026-11-09", "14:00"), title="Dentist"),)


def test_timed_entry_from_midnight_to_midnight_is_a_day_also_when_clocks_change() -> None:
    spring = told(event("OOO"), start=at("2026-03-29", "00:00"), minutes=23 * 60)
    assert away([spring], ME) == (Away(start=at("2026-03-29", "00:00"), end=at("2026-03-30", "00:00"), title="OOO"),)


@pytest.mark.parametrize(
    ("title", "category", "mine"),
    [
        ("Lisbon", "Vacation", True),
        ("Italien", "Urlaub", True),
        ("Lisbon", "out-of-office", True),
        ("Christmas Day", "Holiday", False),
        ("Kim", "Vacation", False),
        ("Kim's vacation", "Vacation", False),
        ("Plan Lisbon", "Vacation", False),
        ("Lisbon", "Travel", False),
    ],
)
def test_category_tells_of_an_absence_whose_title_does_not(title: str, category: str, mine: bool) -> None:
    assert bool(away([whole_days(title, categories=(category,))], ME)) is mine


def test_swedish_user_writes_semester_with_a_place() -> None:
    one = whole_days("Semester Gotland")
    assert away([one], ME) == ()
    assert away([one], replace(ME, locale="sv_SE"))


def test_absences_that_overlap_or_adjoin_are_one_and_all_are_by_start() -> None:
    found = away(
        [
            whole_days("OOO", "2026-12-01", 1),
            whole_days("Lisbon vacation", "2026-11-10", 4),
            whole_days("Vacation", "2026-11-09", 2),
            whole_days("PTO", "2026-11-14", 1),
            whole_days("Sam's vacation", "2026-11-14", 9),
        ],
        ME,
    )
    assert found == (
        Away(start=at("2026-11-09", "00:00"), end=at("2026-11-15", "00:00"), title="Vacation"),
        Away(start=at("2026-12-01", "00:00"), end=at("2026-12-02", "00:00"), title="OOO"),
    )


def test_of_two_absences_that_begin_together_the_longer_gives_the_title() -> None:
    (found,) = away([whole_days("Away", days=2), whole_days("Vacation", days=3)], ME)
    assert found.title == "Vacation"


def test_same_absence_in_two_calendars_is_one() -> None:
    one = whole_days("Vacation")
    assert len(away([one, replace(one, source="home/calendars/0")], ME)) == 1  # type: ignore[arg-type]


TITLES = st.sampled_from(["Vacation", "Urlaub", "Kim OOO", "OOO", "", "Lisbon", "\u202eOOO\r\n"]) | st.text(max_size=40)
ENTRIES = st.lists(
    st.builds(
        whole_days,
        TITLES,
        st.integers(1, 28).map("2026-11-{:02}".format),
        st.integers(1, 6),
        categories=st.sampled_from([(), ("Vacation",), ("\x00",)]),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(ENTRIES)
def test_absences_never_touch_and_cover_what_they_were_made_of(entries: list[StoredOccurrence]) -> None:
    found = away(entries, ME)
    assert away(entries[::-1], ME) == found
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all("\n" not in one.title and "\u202e" not in one.title for one in found)
    for entry in entries:
        if away([entry], ME):
            assert any(one.start <= entry.occurrence.start and entry.occurrence.end <= one.end for one in found)


def test_title_without_end_is_cut() -> None:
    (found,) = away([whole_days("Vacation " * 20_000)], ME)
    assert len(found.title) <= 200
