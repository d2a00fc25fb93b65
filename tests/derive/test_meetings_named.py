"""Meetings without attendees: named in the title, or booked through a tool."""

from __future__ import annotations

import pytest
from gatherings import CANCELLED, NOBODY, People, event, meeting_of, policy, said, told

from followupd.domain.event import Event
from followupd.domain.meeting import NotMet

KIM, ADA = "kim@acme.example", "ada@example.org"
WORLD = People(
    known=(
        f"Kim Lee <{KIM}>",
        "Dr. Rosa Ortiz <rosa.ortiz@acme.example>",
        "Juan Ortiz <juan@globex.example>",
        "Pat Doe <pat@initech.example>",
        "Pat Moe <pat@globex.example>",
        "Zoë Ångström <zoe@globex.example>",
        "Bo Example <bo@example.org>",
        "Ada Example <ada.private@example.net>",
        "Fathom <notetaker@fathom.video>",
        "Max Weber <office@weber.example>",
        "Sam O'Neil <sam@globex.example>",
        "Jan de Vries <jan@globex.example>",
    )
)


def own(title: str, *, known: People = WORLD, **more: object) -> dict[str, str]:
    return said(meeting_of(told(Event(title=title, **more)), known=known))  # type: ignore[arg-type]


NAMED = {
    "Coffee with Kim Lee": KIM,
    "Coffee with Kim": KIM,
    "coffee with kim": KIM,
    "COFFEE WITH KIM LEE": KIM,
    "Kim <> Ada": KIM,
    "Ada <> Kim": KIM,
    "Ada Example <> Kim Lee": KIM,
    "Kim / Ada": KIM,
    "Kim/Ada": KIM,
    "Kim x Ada": KIM,
    "Kim × Ada": KIM,
    "Ada & Kim": KIM,
    "Ada and Kim": KIM,
    "Kim + me": KIM,
    "Kim - Ada": KIM,
    "Intro: Ada <> Kim (Acme)": KIM,
    "Kim Lee - intro": KIM,
    "Kim Lee": KIM,
    "Kim Lee, Acme": KIM,
    "Acme: Kim Lee": KIM,
    "Weekly Ada / Kim": KIM,
    "Kim and I": KIM,
    "Kim Lee <kim@acme.example>": KIM,
    "Coffee with kim@acme.example": KIM,
    "Coffee with new@globex.example": "new@globex.example",
    "Lunch with Mr. Lee": KIM,
    "Kim, coffee": KIM,
    "Coffee & Kim": KIM,
    "Lunch with Lee (Acme)": KIM,
    "Call Mr Lee": KIM,
    "Call Kim Lee in Berlin": KIM,
    "Call Jan": "jan@globex.example",
    "Coffee with Jan, 3 Jan": "jan@globex.example",
    "Lunch w/ Dr. Ortiz (Acme)": "rosa.ortiz@acme.example",
    "With Kim": KIM,
    "Lunch w/Kim": KIM,
    "Lunch with Ortiz, Globex": "juan@globex.example",
    "1:1 Kim": KIM,
    "1:1: Ada / Kim": KIM,
    "Call Kim Lee": KIM,
    "Call Kim Lee about the contract": KIM,
    "Kim Lee call": KIM,
    "Zoom Kim": KIM,
    "Weekly sync Kim": KIM,
    "30 min with Kim Lee": KIM,
    "Interview Kim Lee": KIM,
    "☕ Kim Lee": KIM,
    "Coffee with Kim (phone)": KIM,
    "Coffee with Kim (30 min)": KIM,
    "Coffee with Kim (lunch)": KIM,
    "Coffee with Kim at Acme HQ": KIM,
    "Pricing workshop with Kim Lee": KIM,
    "Re: Coffee with Kim": KIM,
    "Follow-up call with Kim": KIM,
    "Coffee with Zoe Angstrom": "zoe@globex.example",
    "Coffee with Sam O'Neil": "sam@globex.example",
    "Kaffee mit Kim Lee": KIM,
    "Mittagessen mit Frau Dr. Rosa Ortiz": "rosa.ortiz@acme.example",
    "Gespräch mit Kim": KIM,
    "Treffen mit Kim Lee": KIM,
    "Telefonat Kim Lee": KIM,
    "Ada und Kim": KIM,
    "Déjeuner avec Kim": KIM,
    "Appel avec Kim Lee": KIM,
    "Rendez-vous avec Kim": KIM,
    "Café con Kim": KIM,
    "Reunión con la Dra. Rosa Ortiz": "rosa.ortiz@acme.example",
    "Comida con Kim": KIM,
    "Café com Kim": KIM,
    "Pranzo con Kim": KIM,
}


@pytest.mark.parametrize("title", NAMED)
def test_a_title_that_names_one_known_person_is_a_meeting_with_them(title: str) -> None:
    assert own(title) == {NAMED[title]: "met named_in_title"}


OPEN = {
    "Call re: Kim Lee": ["Kim Lee"],
    "Call re Kim Lee": [],
    "Call about Kim Lee": [],
    "Gespräch über Kim Lee": [],
    "Kim Lee on holiday": ["Kim Lee"],
    "Kim Lee in Urlaub": ["Kim Lee"],
    "Kim Lee - vacation": ["Kim Lee"],
    "Kim Lee: Urlaub": ["Kim Lee"],
    "Kim Lee: dentist": ["Kim Lee"],
    "Kim Lee out of office": ["Kim Lee"],
    "Kim Lee at dentist": ["Kim Lee"],
    "Coffee with Kim Lee's boss": [],
    "Dinner with Kim Lee’s parents": [],
    "Dinner with Kim Lee fan club": ["Kim Lee"],
    "Lunch with Kim Lee wife": ["Kim Lee"],
    "Coffee with Kim Lee rescheduled": ["Kim Lee"],
    "Kaffee mit Kim Lee verschoben": ["Kim Lee"],
    "Moved: coffee with Kim Lee": ["Kim Lee"],
    "Lunch with Ortiz": ["Rosa Ortiz <rosa.ortiz@acme.example>", "Juan Ortiz <juan@globex.example>"],
    "Coffee with Pat": ["Pat Doe <pat@initech.example>", "Pat Moe <pat@globex.example>"],
    "Lunch w/ Dr. Ortiz (Hooli)": ["Rosa Ortiz", "Hooli"],
    "Coffee with Jo": ["Jo"],
    "Dentist": [],
    "Mum": [],
    "Lunch with the team": [],
    "Lunch": [],
    "Focus time": [],
    "": [],
    "Kim": ["Kim Lee"],
    "Coffee with Kim?": ["Kim Lee"],
    "Maybe coffee with Kim": ["Kim Lee"],
    "Prepare meeting with Kim": ["Kim Lee"],
    "Hold: lunch with Kim": ["Kim Lee"],
    "Email Kim Lee": ["Kim Lee"],
    "Follow up with Kim": ["Kim Lee"],
    "Travel to meeting with Kim": ["Kim Lee"],
    "Vorbereitung Gespräch mit Kim": ["Kim Lee"],
    "Kim's birthday": [],
    "Lunch with Kim's mother": [],
    "Lunch with Kim cancelled": ["Kim Lee"],
    "Kim Lee on vacation": ["Kim Lee"],
    "Kim Lee in Berlin": ["Kim Lee"],
    "Lee call": ["Kim Lee"],
    "Lunch with Lee": ["Kim Lee"],
    "Ada / Lee": ["Kim Lee"],
    "Quarterly Kim": ["Kim Lee"],
    "Kim, Tuesday": ["Kim Lee"],
    "Coffee with Touch Kim": ["Touch Kim"],
    "Lunch with Kim Base": ["Kim Base"],
    "Coffee with Pat Lee": ["Pat Lee"],
    "Vries call": ["Jan de Vries"],
    "Email kim@acme.example": [KIM],
    "No lunch with Kim": ["Kim Lee"],
    "Call 3 Jan": [],
    "Budget Jan 3": [],
    "Kim Lee birthday": ["Kim Lee"],
    "Kim & Zoë wedding": [],
    "Kim / Hooli": [],
    "Call Mum": [],
    "Zahnarzt Kimmel": [],
    "Ada Example": [],
}


@pytest.mark.parametrize("title", OPEN)
def test_a_title_that_leaves_a_doubt_names_the_candidates(title: str) -> None:
    (verdict,) = meeting_of(told(Event(title=title)), known=WORLD).verdicts
    assert isinstance(verdict, NotMet)
    assert (verdict.person, verdict.reason) == (None, "no_people")
    for candidate in OPEN[title]:
        assert candidate in verdict.detail


def detail(title: str, *known: str) -> str:
    (verdict,) = meeting_of(told(Event(title=title)), known=People(known=known)).verdicts
    assert isinstance(verdict, NotMet), verdict
    return verdict.detail


NOTHING = "Nobody but you is in it, and nothing in its title says that it was a meeting with somebody."
SENTENCES = {
    "Dentist": NOTHING,
    "Trip to Paris": NOTHING,
    "Only me": NOTHING,
    "Quarterly Review": NOTHING,
    "Write offer for Kelly Smith": "Nobody but you is in it, and its title reads as a plan or a task.",
    "Email Kim Lee": "Nobody but you is in it, and its title reads as a plan or a task. "
    "It could be with Kim Lee <kim@acme.example>.",
    "Coffee with Kim?": "Nobody but you is in it, and its title is a question. "
    "It could be with Kim Lee <kim@acme.example>.",
    "Kim Lee on vacation": "Nobody but you is in it, and its title says more than a name. "
    "It could be with Kim Lee <kim@acme.example>.",
    "Lunch with Lee": '"Lee" could be Kim Lee <kim@acme.example>.',
    "Coffee with Jo": 'Neither your mail nor earlier meetings know anybody called "Jo".',
    "Lunch": "Nobody but you is in it, and its title names nobody.",
}


@pytest.mark.parametrize("title", SENTENCES)
def test_the_sentence_about_a_title_is_true_and_whole(title: str) -> None:
    assert detail(title, f"Kim Lee <{KIM}>") == SENTENCES[title]


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Quarterly Review", "Review Board <review@acme.example>"),
        ("Review call", "Review Board <review@acme.example>"),
        ("Call with Review Board", "Review Board <review@acme.example>"),
        ("Coffee with Sales", "Sales Team <sales@acme.example>"),
        ("Coffee with Touch Known", "Known Person <known@acme.example>"),
        ("Coffee with Touch Known", "Anna Known <anna@acme.example>"),
        ("Coffee with Known", "Anna Known <anna@acme.example>"),
        ("Kim Lee", "Kim Lee Park <park@globex.example>"),
    ],
)
def test_who_shares_only_a_word_with_a_title_was_not_met(title: str, known: str) -> None:
    assert detail(title, known)


@pytest.mark.parametrize(
    "title",
    [
        "Kim Lee: cancelled",
        "Coffee with Kim Lee - cancelled",
        "Coffee with Kim Lee (cancelled by Kim)",
        "Coffee with Kim Lee - no show",
        "Coffee with Kim Lee - she did not come",
        "Coffee with Kim Lee (didn't happen)",
        "Coffee with Kim Lee (didn’t happen)",
        "Coffee with Kim Lee - rescheduled",
        "Coffee with Kim Lee (moved)",
        "Coffee with Kim Lee (moved to Friday)",
        "Coffee with Kim Lee [postponed]",
        "Kaffee mit Kim Lee (verschoben)",
        "Kaffee mit Kim Lee - ausgefallen",
        "Kaffee mit Kim Lee: abgesagt",
        "Café avec Kim Lee - annulé",
        "Café avec Kim Lee (reporté)",
        "Café con Kim Lee (aplazado)",
    ],
)
def test_a_title_whose_end_says_that_it_did_not_take_place_is_cancelled(title: str) -> None:
    assert set(own(title).values()) == {"cancelled"}


@pytest.mark.parametrize(
    "title",
    [
        "Coffee with Kim Lee: pricing",
        "Coffee with Kim Lee 10:00",
        "Coffee with Kim Lee 3 Nov",
        "Coffee with Kim Lee from Acme",
        "Coffee with Kim Lee - moving to Rome",
    ],
)
def test_a_matter_behind_the_name_leaves_no_doubt(title: str) -> None:
    assert own(title) == {KIM: "met named_in_title"}


def test_of_many_candidates_a_few_are_named() -> None:
    many = People(known=tuple(f"Kim Lee{n} <kim@acme{n}.example>" for n in range(9)))
    (verdict,) = meeting_of(told(Event(title="Coffee with Kim")), known=many).verdicts
    assert isinstance(verdict, NotMet)
    assert "Kim Lee3 <kim@acme3.example> or 5 others." in verdict.detail


def test_two_names_are_two_people_and_a_doubtful_one_is_told() -> None:
    assert own("Lunch with Kim and Zoë") == {KIM: "met named_in_title", "zoe@globex.example": "met named_in_title"}
    assert own("Kim & Zoë") == {KIM: "met named_in_title", "zoe@globex.example": "met named_in_title"}
    assert own("Lunch with Kim and Pat") == {KIM: "met named_in_title", "-": "no_people"}
    assert own("Lunch with Kim and the team") == {KIM: "met named_in_title"}


def test_the_usual_rules_hold_for_people_named() -> None:
    assert own("Coffee with Bo") == {"bo@example.org": "internal"}
    assert own("Coffee with Max Weber") == {"office@weber.example": "role_address"}
    assert own("Coffee with Fathom") == {"-": "no_people"}
    ignored = meeting_of(told(Event(title="Coffee with Kim")), known=WORLD, by=policy(addresses=("kim@*",)))
    assert said(ignored) == {KIM: "ignored_address"}


def test_what_holds_for_the_whole_event_is_told_of_whom_it_names() -> None:
    assert own("Coffee with Kim", status=CANCELLED) == {KIM: "cancelled"}
    assert own("Cancelled: Coffee with Kim") == {KIM: "cancelled"}
    assert own("Coffee with Kim", private=True) == {KIM: "private"}
    assert own("Dentist", private=True) == {"-": "private"}
    assert said(meeting_of(told(Event(title="Coffee with Kim"), days=1), known=WORLD)) == {KIM: "all_day"}


def test_a_title_for_myself_alone_is_never_a_topic() -> None:
    meeting = meeting_of(told(Event(title="Coffee with Kim Lee: ask for the money")), known=WORLD)
    assert meeting.met
    assert not meeting.shared
    assert meeting.topic == ""


def test_an_entry_with_only_me_in_it_is_my_own() -> None:
    entry = told(event("Coffee with Kim", ADA, f"{ADA} ACCEPTED"))
    assert said(meeting_of(entry, known=WORLD)) == {ADA: "self", KIM: "met named_in_title"}
    assert said(meeting_of(entry)) == {ADA: "self", "-": "no_people"}


def test_an_entry_that_names_nobody_says_so_beside_me() -> None:
    assert said(meeting_of(told(event("Lunch", ADA, ADA)))) == {ADA: "self", "-": "no_people"}


def test_a_whole_name_counts_before_a_longer_one() -> None:
    both = People(known=(f"Kim Lee <{KIM}>", "Kim Lee Park <park@globex.example>"))
    assert own("Coffee with Kim Lee", known=both) == {KIM: "met named_in_title"}
    assert own("Coffee with Kim", known=both) == {"-": "no_people"}
    twice = People(known=(f"Kim Lee <{KIM}>", "Kim Lee <kim@globex.example>"))
    assert own("Coffee with Kim Lee", known=twice) == {"-": "no_people"}
    assert own("Coffee with Kim Lee (Acme)", known=twice) == {KIM: "met named_in_title"}


def test_a_room_or_a_notetaker_does_not_hide_the_name() -> None:
    entry = told(event("Coffee with Kim", ADA, ADA, "room-1@example.org", "fred@fireflies.ai"))
    assert said(meeting_of(entry, known=WORLD))[KIM] == "met named_in_title"


def test_a_room_alone_is_only_a_room() -> None:
    assert said(meeting_of(told(event("Meeting", ADA, "room-1@example.org")))) == {
        ADA: "self",
        "room-1@example.org": "room",
    }


def test_a_title_of_somebody_elses_names_nobody() -> None:
    foreign = told(event("Coffee with Kim Lee", "pat@initech.example", f"{ADA} ACCEPTED"))
    assert said(meeting_of(foreign, known=WORLD)) == {ADA: "self", "pat@initech.example": "met accepted"}


# --- booking tools

CALENDLY = (
    "Event Name: 30 Minute Meeting\n\nInvitee: Kim Lee\n\nInvitee Email: kim@acme.example\n\nPowered by Calendly.com"
)
BOOKINGS = {
    "Calendly": CALENDLY,
    "Calendly, HTML": "<b>Event</b>: Intro<br/><b>Invitee:</b> Kim Lee<br><b>Invitee Email:</b> kim@acme.example<br>",
    "Cal.com": "What:\nIntro between Ada and Kim\n\nWho:\nAda Example - Organizer\nada@example.org\nKim Lee - Guest\n"
    "kim@acme.example\n\nWhere:\nhttps://cal.com/video/x",
    "Google": "Booked by\nKim Lee\nkim@acme.example\n",
    "HubSpot": "First name: Kim\nName: Kim Lee\nEmail: kim@acme.example\nhttps://meetings.hubspot.com/ada",
    "SavvyCal": "Scheduled by: Kim Lee <kim@acme.example>\nhttps://savvycal.com/x",
    "Microsoft": "Customer name: Kim Lee\nCustomer email: kim@acme.example\nMicrosoft Bookings",
    "Calendly, German": "Eingeladene(r): Kim Lee\nE-Mail-Adresse der eingeladenen Person: kim@acme.example\n"
    "calendly.com",
    "Calendly, French": "Invité(e) : Kim Lee\nE-mail de l'invité(e) : kim@acme.example\ncalendly.com",
    "Calendly, Spanish": "Invitado: Kim Lee\nCorreo electrónico del invitado: kim@acme.example\ncalendly.com",
}


@pytest.mark.parametrize("tool", BOOKINGS)
def test_the_invitee_stands_in_the_description(tool: str) -> None:
    meeting = meeting_of(told(Event(title="30 Minute Meeting", description=BOOKINGS[tool])))
    assert said(meeting) == {KIM: "met booked"}
    assert meeting.met[0].person.name.full == "Kim Lee"
    assert (meeting.shared, meeting.topic) == (False, "")


def test_the_tool_is_a_bot_and_the_invitee_is_met() -> None:
    listed = told(event("Kim Lee and Ada Example", "Calendly <no-reply@calendly.com>", ADA, KIM))
    assert said(meeting_of(listed)) == {ADA: "self", "no-reply@calendly.com": "bot", KIM: "met booked"}
    described = told(event("Intro", "no-reply@calendly.com", ADA, description=CALENDLY))
    assert said(meeting_of(described)) == {ADA: "self", "no-reply@calendly.com": "bot", KIM: "met booked"}
    assert meeting_of(listed).topic == ""


def test_a_tool_that_asks_me_makes_nobody_met_until_i_answer() -> None:
    asked = told(event("Kim Lee and Ada Example", "no-reply@calendly.com", f"{ADA} NEEDS-ACTION", KIM))
    assert said(meeting_of(asked))[KIM] == "not_accepted"
    yes = told(event("Kim Lee and Ada Example", "no-reply@calendly.com", f"{ADA} ACCEPTED", KIM))
    assert said(meeting_of(yes))[KIM] == "met booked"


def test_a_booking_that_i_declined_is_declined() -> None:
    listed = told(event("Intro", "no-reply@calendly.com", f"{ADA} DECLINED", KIM))
    assert said(meeting_of(listed))[KIM] == "declined_by_me"


def test_a_vendors_salesperson_books_nothing() -> None:
    pitch = told(event("Demo", "sales@calendly.com", f"{ADA} NEEDS-ACTION", KIM))
    assert said(meeting_of(pitch))[KIM] == "not_accepted"


def test_addresses_in_an_ordinary_description_are_nobody() -> None:
    notes = "Email: kim@acme.example\nask jo@globex.example too"
    assert said(meeting_of(told(Event(title="Taxes", description=notes)))) == {"-": "no_people"}


def test_the_same_rules_hold_for_invitees() -> None:
    colleague = CALENDLY.replace("kim@acme.example", "bo@example.org")
    assert said(meeting_of(told(Event(title="x", description=colleague)))) == {"bo@example.org": "internal"}
    assert said(meeting_of(told(Event(title="x", description=CALENDLY, status=CANCELLED)))) == {KIM: "cancelled"}


def test_nobody_is_known_to_nobody() -> None:
    assert said(meeting_of(told(Event(title="Coffee with Kim Lee")), known=NOBODY)) == {"-": "no_people"}
