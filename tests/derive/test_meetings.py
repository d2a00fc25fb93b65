"""Who was met, invitation by invitation."""

from __future__ import annotations

import pytest
from gatherings import (
    CANCELLED,
    ME,
    NOBODY,
    People,
    at,
    event,
    meeting_of,
    policy,
    rule,
    said,
    told,
)

from followupd.derive.answers import accepted_with
from followupd.derive.hindrances import latecomer
from followupd.domain.event import Attendee, Event, Status
from followupd.domain.ids import Address
from followupd.domain.meeting import Meeting, NotMet
from followupd.domain.reason import Reason
from followupd.domain.record import replace

KIM, ADA = "kim@acme.example", "ada@example.org"
KNOWS_KIM = People(known=("Kim Lee <kim@acme.example>",), wrote=frozenset({KIM}))


def verdict_on(address: str, meeting: Meeting) -> str:
    return said(meeting)[address]


# --- my own answer: (organizer, attendees, written to before, expected verdict on Kim)

MY_ANSWERS = {
    "I organised it": ("Ada <ada@example.org>", ["kim@acme.example"], False, "met no_answer"),
    "I organised it by another address": ("ada.private@example.net", ["kim@acme.example"], False, "met no_answer"),
    "I organised it by an address of my glob": ("x@ada.example.com", ["kim@acme.example"], False, "met no_answer"),
    "I organised it, and my answer is missing": (ADA, [ADA, KIM], False, "met no_answer"),
    "I organised it, and accepted": (ADA, [f"{ADA} ACCEPTED", f"{KIM} ACCEPTED"], False, "met accepted"),
    "it calls me its organizer, and asks me": (ADA, [f"{ADA} NEEDS-ACTION", f"{KIM} ACCEPTED"], False, "not_accepted"),
    "it asks me as its organizer, with somebody I had written to": (
        ADA,
        [f"{ADA} NEEDS-ACTION", KIM],
        True,
        "met no_answer",
    ),
    "I organised it and declined": (ADA, [f"{ADA} DECLINED", KIM], False, "declined_by_me"),
    "I organised it and am not sure": (ADA, [f"{ADA} TENTATIVE", KIM], False, "not_accepted"),
    "I accepted": (KIM, [f"{ADA} ACCEPTED", KIM], False, "met accepted"),
    "I accepted by a tagged address": (KIM, ["ada+cal@example.org ACCEPTED"], False, "met accepted"),
    "I accepted by an address of my glob": (KIM, ["me@ada.example.com ACCEPTED"], False, "met accepted"),
    "I accepted in capitals": (KIM, ["ADA@EXAMPLE.ORG ACCEPTED"], False, "met accepted"),
    "I declined": (KIM, [f"{ADA} DECLINED", KIM], True, "declined_by_me"),
    "I said perhaps": (KIM, [f"{ADA} TENTATIVE", KIM], True, "not_accepted"),
    "I sent somebody else": (KIM, [f"{ADA} DELEGATED", KIM], True, "not_accepted"),
    "I did not answer a stranger": (KIM, [f"{ADA} NEEDS-ACTION"], False, "not_accepted"),
    "I did not answer somebody I had written to": (KIM, [f"{ADA} NEEDS-ACTION"], True, "met accepted"),
    "my answer is missing, from a stranger": (KIM, [ADA], False, "not_accepted"),
    "my answer is missing, from somebody I had written to": (KIM, [ADA], True, "met accepted"),
    "a stranger's event without attendees": (KIM, [], False, "not_accepted"),
    "an event without attendees by somebody I had written to": (KIM, [], True, "met accepted"),
    "I am not on its list": (KIM, ["jo@globex.example"], True, "not_accepted"),
    "I was invited through a list": (KIM, ["team-list@example.org NONE GROUP"], True, "met accepted"),
    "nobody organised it and I am not on its list": ("", [KIM], False, "met no_answer"),
    "nobody organised it and my answer is missing": ("", [ADA, KIM], False, "met no_answer"),
    "nobody organised it and I am asked": ("", [f"{ADA} NEEDS-ACTION", KIM], False, "not_accepted"),
    "Google does not know the organizer": ("unknownorganizer@calendar.google.com", [KIM], False, "met no_answer"),
    "Google does not know the organizer, and I am asked": (
        "unknownorganizer@calendar.google.com",
        [f"{ADA} NEEDS-ACTION", KIM],
        False,
        "not_accepted",
    ),
    "Google does not know the organizer, and my answer is missing": (
        "unknownorganizer@calendar.google.com",
        [ADA, KIM],
        True,
        "not_accepted",
    ),
    "nobody organised it, others have answered, my answer is missing": (
        "",
        [ADA, f"{KIM} ACCEPTED"],
        True,
        "not_accepted",
    ),
    "one address of mine declined, another accepted": (
        KIM,
        [f"{ADA} DECLINED", "ada.private@example.net ACCEPTED"],
        False,
        "met accepted",
    ),
}


@pytest.mark.parametrize("case", MY_ANSWERS)
def test_my_own_answer_decides_first(case: str) -> None:
    organizer, attendees, wrote, expected = MY_ANSWERS[case]
    known = KNOWS_KIM if wrote else NOBODY
    assert verdict_on(KIM, meeting_of(told(event("Intro", organizer, *attendees)), known=known)) == expected


# --- meetings that call me their organizer: (server's word, my line, verdict on Kim, to whom I had not written)


@pytest.mark.parametrize(
    ("hosted", "mine", "expected"),
    [
        (True, f"{ADA} NEEDS-ACTION", "met accepted"),  # made by a program, which did not answer for me
        (True, "", "met accepted"),
        (False, f"{ADA} NEEDS-ACTION", "not_accepted"),
        (False, "", "not_accepted"),
        (False, f"{ADA} ACCEPTED", "met accepted"),
        (None, f"{ADA} NEEDS-ACTION", "not_accepted"),
        (None, "", "met accepted"),
        (None, f"{ADA} ACCEPTED", "met accepted"),
    ],
)
def test_the_servers_word_decides_who_organised_it_and_else_my_own_line(
    hosted: bool | None, mine: str, expected: str
) -> None:
    claimed = event("Intro", ADA, *filter(None, [mine]), f"{KIM} ACCEPTED", hosted=hosted)
    assert verdict_on(KIM, meeting_of(told(claimed))) == expected


def test_who_is_known_vouches_for_no_stranger_beside_them() -> None:
    claimed = event("Intro", ADA, f"{ADA} NEEDS-ACTION", f"{KIM} ACCEPTED", "mal@mallory.example ACCEPTED")
    found = said(meeting_of(told(claimed), known=KNOWS_KIM))
    assert (found[KIM], found["mal@mallory.example"]) == ("met accepted", "not_accepted")


def test_a_booking_that_nobody_made_names_no_stranger() -> None:
    text = "Event Name: Demo\n\nInvitee: Mal Lory\n\nInvitee Email: mal@mallory.example\n\nPowered by Calendly.com"
    for mine, expected in (("NEEDS-ACTION", "not_accepted"), ("ACCEPTED", "met booked")):
        claimed = event("Demo", ADA, f"{ADA} {mine}", description=text)
        assert said(meeting_of(told(claimed)))["mal@mallory.example"] == expected


# --- their answers, on a meeting that I organised

THEIR_ANSWERS = {
    "ACCEPTED": "met accepted",
    "NEEDS-ACTION": "met no_answer",
    "NONE": "met no_answer",
    "TENTATIVE": "met no_answer",
    "DECLINED": "declined_by_them",
    "DELEGATED": "declined_by_them",
}


@pytest.mark.parametrize("partstat", THEIR_ANSWERS)
def test_only_a_no_of_theirs_is_a_refusal(partstat: str) -> None:
    assert verdict_on(KIM, meeting_of(told(event("Intro", ADA, f"{KIM} {partstat}")))) == THEIR_ANSWERS[partstat]


def test_each_attendee_has_a_verdict_of_their_own() -> None:
    workshop = event(
        "Workshop",
        ADA,
        f"{ADA} ACCEPTED",
        f"{KIM} ACCEPTED",
        "jo@globex.example DECLINED",
        "pat@initech.example",
        "bo@example.org ACCEPTED",
        "room-4@example.org",
        "fred@fireflies.ai ACCEPTED",
        "info@globex.example ACCEPTED",
    )
    assert said(meeting_of(told(workshop))) == {
        ADA: "self",
        KIM: "met accepted",
        "jo@globex.example": "declined_by_them",
        "pat@initech.example": "met no_answer",
        "bo@example.org": "internal",
        "room-4@example.org": "room",
        "fred@fireflies.ai": "bot",
        "info@globex.example": "role_address",
    }


def test_organizer_is_met_though_not_on_the_list() -> None:
    assert verdict_on(KIM, meeting_of(told(event("Intro", KIM, f"{ADA} ACCEPTED")))) == "met accepted"


def test_organizer_who_declined_their_own_meeting_is_not_met() -> None:
    meeting = meeting_of(told(event("Intro", KIM, f"{ADA} ACCEPTED", f"{KIM} DECLINED", "jo@globex.example ACCEPTED")))
    assert verdict_on(KIM, meeting) == "declined_by_them"
    assert verdict_on("jo@globex.example", meeting) == "met accepted"


# --- who is nobody

NOBODIES = {
    "Room 4 <r4@example.org> ACCEPTED ROOM": "room",
    "Projector <p@example.org> ACCEPTED RESOURCE": "room",
    "c_1234@resource.calendar.google.com ACCEPTED": "room",
    "abc@group.calendar.google.com": "room",
    "Conference Room Berlin <crb@globex.example>": "room",
    "Besprechungsraum 2 <b2@globex.example>": "room",
    "Salle de réunion Paris <sdr@globex.example>": "room",
    "room.berlin@globex.example": "room",
    "conf-room-2@globex.example": "room",
    "fred@fireflies.ai": "bot",
    "Fireflies.ai Notetaker <x@globex.example>": "bot",
    "notetaker@otter.ai": "bot",
    "Ada's OtterPilot <ada-pilot@globex.example>": "bot",
    "assistant@read.ai": "bot",
    "Read.ai meeting notes <kj@globex.example>": "bot",
    "Fathom Notetaker <n@globex.example>": "bot",
    "bot@fathom.video": "bot",
    "meet@tldv.io": "bot",
    "notetaker@globex.example": "bot",
    "no-reply@zoom.us": "bot",
    "no-reply@calendly.com": "bot",
    "acme@assistant.gong.io": "bot",
    "gemini-notes@google.com": "bot",
    "amy@x.ai": "bot",
    "Granola <notes@granola.ai>": "bot",
    "info@globex.example": "role_address",
    "sales-emea@globex.example": "role_address",
    "Kim Smith <office@smith.example>": "role_address",
    "no-reply@globex.example": "role_address",
    "donotreply@globex.example": "role_address",
    "bounce+12@globex.example": "role_address",
    "kontakt@globex.example": "role_address",
    "contatti@globex.example": "role_address",
    "jobs@globex.example": "role_address",
    "team@globex.example": "role_address",
    "board-list@globex.example": "role_address",
    "makers@googlegroups.com": "role_address",
    "Makers <makers@globex.example> NONE GROUP": "role_address",
    "makers@lists.globex.example": "role_address",
    "digest@globex.example": "role_address",  # only bulk mail comes from it
    "bo@example.org": "internal",
    "bo@mail.example.org": "internal",
    "bo@example.net": "internal",
    "ada.private@example.net": "self",
}


@pytest.mark.parametrize("attendee", NOBODIES)
def test_rooms_tools_desks_and_colleagues_are_not_met(attendee: str) -> None:
    known = People(lists=frozenset({"digest@globex.example"}))
    found = said(meeting_of(told(event("Intro", ADA, attendee, "jo@initech.example")), known=known))
    address = next(a for a in found if a in attendee.lower())
    assert found[address] == NOBODIES[attendee]


PEOPLE = [
    "Otto Fireflies <otto@globex.example>",
    "Otto Fireflies <otto@fireflies.ai>",
    "Kim Lee <kim.lee@fathom.video>",
    "Kim Lee <kim@hubspot.com>",
    "Maria Sala <maria.sala@globex.example>",
    "Tim Rooms <tim.rooms@globex.example>",
    "Kim Read <read@globex.example>",
    "Bob Bot <bob@globex.example>",
    "Rowan Bean <mr.bean@globex.example>",
    "Franz List <franz.list@globex.example>",
    "Hr. Sales Jensen <jensen@globex.example>",
    "kim@gmail.com",
    "kim@example.co.uk",
    "itai@globex.example",
    "prem@globex.example",
    "hiro@globex.example",
    "Infanta Pressler <infanta@globex.example>",
]


@pytest.mark.parametrize("attendee", PEOPLE)
def test_people_who_only_look_like_tools_or_desks_are_met(attendee: str) -> None:
    found = said(meeting_of(told(event("Intro", ADA, attendee))))
    assert [verdict for verdict in found.values() if verdict != "self"] == ["met no_answer"]


def test_free_mail_is_no_company() -> None:
    me = type(ME)(name="Ada", addresses=(Address("ada@gmail.com"), Address("ada@gmx.de")), timezone=ME.timezone)
    for other in ("kim@gmail.com", "kim@gmx.de", "kim@gmx.net"):
        meeting = meeting_of(told(event("Intro", "ada@gmail.com", other)), by=policy(me=me))
        assert verdict_on(other, meeting) == "met no_answer"


def test_gmail_dots_and_tags_are_still_me() -> None:
    me = type(ME)(name="Ada", addresses=(Address("ada.example@gmail.com"),), timezone=ME.timezone)
    meeting = meeting_of(told(event("x", KIM, "adaexample+x@googlemail.com ACCEPTED")), by=policy(me=me))
    assert said(meeting) == {"adaexample+x@googlemail.com": "self", KIM: "met accepted"}
    assert meeting.invited_as == "ada.example@gmail.com"


def test_colleagues_count_where_the_config_says_so() -> None:
    meeting = meeting_of(told(event("1:1", ADA, "bo@example.org ACCEPTED")), by=policy(internal=False))
    assert verdict_on("bo@example.org", meeting) == "met accepted"


def test_company_of_two_level_endings_is_told_apart() -> None:
    me = type(ME)(name="Ada", addresses=(Address("ada@acme.co.uk"),), timezone=ME.timezone)
    meeting = meeting_of(told(event("x", "ada@acme.co.uk", "kim@globex.co.uk", "bo@mail.acme.co.uk")), by=policy(me=me))
    assert said(meeting)["kim@globex.co.uk"] == "met no_answer"
    assert said(meeting)["bo@mail.acme.co.uk"] == "internal"


def test_ignored_addresses_are_globs() -> None:
    meeting = meeting_of(told(event("x", ADA, KIM, "jo@globex.example")), by=policy(addresses=("*@ACME.example",)))
    assert said(meeting)[KIM] == "ignored_address"
    assert said(meeting)["jo@globex.example"] == "met no_answer"


# --- the whole event

CANCELLED_TITLES = [
    "Cancelled: Intro", "Canceled: Intro", "Abgesagt: Intro", "Annulé : Intro", "Cancelado: Intro", "Annullato: Intro",
    "Geannuleerd: Intro", "Inställt: Intro", "Aflyst: Intro", "Avlyst: Intro", "Peruttu: Intro", "Odwołane: Intro",
    "Отменено: Intro", "キャンセル: Intro", "已取消: Intro", "취소됨: Intro", "已取消：Intro", "[Cancelled] Intro",
    "(abgesagt) Intro", "Re: Canceled: Intro", "CANCELLED - Intro", "Entfällt: Intro", "Fällt aus: Intro",
    "ABGESAGT Intro", "Intro (cancelled)",
]  # fmt: skip


@pytest.mark.parametrize("title", CANCELLED_TITLES)
def test_a_title_can_cancel(title: str) -> None:
    assert said(meeting_of(told(event(title, ADA, KIM))))[KIM] == "cancelled"


@pytest.mark.parametrize(
    "title",
    ["Cancelled flights review", "Cancel culture: a talk", "Storno process review", "Who cancelled what", "Intro"],
)
def test_a_title_about_cancelling_does_not_cancel(title: str) -> None:
    assert said(meeting_of(told(event(title, ADA, KIM))))[KIM] == "met no_answer"


def with_kim(title: str = "Intro", **more: object) -> Event:
    return event(title, ADA, KIM, **more)


def test_cancelled_by_status() -> None:
    assert verdict_on(KIM, meeting_of(told(with_kim(status=CANCELLED)))) == "cancelled"


def test_cancelled_comes_before_my_refusal() -> None:
    meeting = meeting_of(told(event("x", KIM, f"{ADA} DECLINED", status=CANCELLED)))
    assert verdict_on(KIM, meeting) == "cancelled"


def test_private_meetings_are_kept_out_unless_the_config_says_otherwise() -> None:
    assert verdict_on(KIM, meeting_of(told(with_kim(private=True)))) == "private"
    assert verdict_on(KIM, meeting_of(told(with_kim(private=True)), by=policy(private=False))) == "met no_answer"


@pytest.mark.parametrize(
    ("title", "globs", "expected"),
    [
        ("Standup", ("standup*",), "ignored_title"),
        ("Standup with sales", ("standup*",), "ignored_title"),
        ("STANDUP", ("standup",), "ignored_title"),
        ("Daily standup", ("standup*",), "met no_answer"),
        ("Straßenfest", ("STRASSEN*",), "ignored_title"),
    ],
)
def test_ignored_titles_are_globs_over_the_whole_title(title: str, globs: tuple[str, ...], expected: str) -> None:
    assert verdict_on(KIM, meeting_of(told(with_kim(title)), by=policy(titles=globs))) == expected


def test_ignored_categories() -> None:
    by = policy(categories=("privat*",))
    assert verdict_on(KIM, meeting_of(told(with_kim(categories=("Work", "Private"))), by=by)) == "ignored_category"
    assert verdict_on(KIM, meeting_of(told(with_kim(categories=("Work",))), by=by)) == "met no_answer"


@pytest.mark.parametrize(("minutes", "expected"), [(0, "too_short"), (9, "too_short"), (10, "met no_answer")])
def test_short_events_do_not_count(minutes: int, expected: str) -> None:
    assert verdict_on(KIM, meeting_of(told(with_kim(), minutes=minutes))) == expected


def test_meetings_before_the_start_day_are_history() -> None:
    by = policy(start=at("2026-11-03").date())
    assert verdict_on(KIM, meeting_of(told(with_kim(), start=at("2026-11-02", "23:30")), by=by)) == "before_start"
    assert verdict_on(KIM, meeting_of(told(with_kim(), start=at("2026-11-03", "00:00")), by=by)) == "met no_answer"


@pytest.mark.parametrize(("others", "expected"), [(12, "met no_answer"), (13, "too_many_people")])
def test_too_many_people_leaves_out_rooms_tools_and_me(others: int, expected: str) -> None:
    people = [f"p{n}@acme.example" for n in range(others)]
    crowd = event("All hands", ADA, f"{ADA} ACCEPTED", "room-1@globex.example", "fred@fireflies.ai", *people)
    found = said(meeting_of(told(crowd)))
    assert {found[one] for one in people} == {expected}
    assert (found["room-1@globex.example"], found["fred@fireflies.ai"], found[ADA]) == ("room", "bot", "self")


# --- all-day events: (days, rule's condition, event's title and categories, expected)

ALL_DAY = {
    "no rule has min_days": (1, {}, "Fair", (), "all_day"),
    "a rule wants one day": (1, {"min_days": 1}, "Fair", (), "met no_answer"),
    "a rule wants two days of one": (1, {"min_days": 2}, "Fair", (), "all_day"),
    "a rule wants two days of three": (3, {"min_days": 2}, "Fair", (), "met no_answer"),
    "the category fits": (1, {"min_days": 1, "category": ("conf*",)}, "Fair", ("Conference",), "met no_answer"),
    "the category does not fit": (1, {"min_days": 1, "category": ("conf*",)}, "Fair", ("Work",), "all_day"),
    "the title fits": (1, {"min_days": 1, "title": ("*fair*",)}, "Fair", (), "met no_answer"),
    "the title does not fit": (1, {"min_days": 1, "title": ("*fair*",)}, "Holiday", (), "all_day"),
    "the account fits": (1, {"min_days": 1, "account": "work"}, "Fair", (), "met no_answer"),
    "the account does not fit": (1, {"min_days": 1, "account": "private"}, "Fair", (), "all_day"),
}


@pytest.mark.parametrize("case", ALL_DAY)
def test_all_day_events_count_only_where_a_rule_wants_them(case: str) -> None:
    days, when, title, categories, expected = ALL_DAY[case]
    fair = told(with_kim(title, categories=categories), days=days)
    by = policy(rule("conference", **when), rule())  # type: ignore[arg-type]
    assert verdict_on(KIM, meeting_of(fair, by=by)) == expected


def test_a_day_without_an_hour_is_still_a_day() -> None:
    short = told(with_kim("Fair"), start=at("2027-03-28", "00:00"), days=1)  # Berlin skips an hour
    assert verdict_on(KIM, meeting_of(short, by=policy(rule("conference", min_days=1)))) == "met no_answer"


# --- the order of the reasons: what is peeled off first is told first

LAYERS: list[tuple[str, dict[str, object]]] = [
    ("cancelled", {"status": CANCELLED}),
    ("private", {"private": True}),
    ("ignored_title", {"title": "standup"}),
    ("ignored_category", {"categories": ("private",)}),
]


def test_event_reasons_come_in_their_order() -> None:
    by = policy(titles=("standup",), categories=("private",), start=at("2026-12-01").date(), max_people=0)
    layers = dict(LAYERS)
    for reason, _ in LAYERS:
        title = "standup" if "ignored_title" in layers else "Intro"
        more = {key: value for layer in layers.values() for key, value in layer.items() if key != "title"}
        assert verdict_on(KIM, meeting_of(told(with_kim(title, **more), minutes=1), by=by)) == reason
        del layers[reason]
    assert verdict_on(KIM, meeting_of(told(with_kim(), minutes=1), by=by)) == "too_short"
    assert verdict_on(KIM, meeting_of(told(with_kim()), by=by)) == "before_start"
    assert verdict_on(KIM, meeting_of(told(with_kim()), by=policy(max_people=0))) == "too_many_people"


def test_person_reasons_come_in_their_order() -> None:
    desk = event("x", ADA, "info@example.org DECLINED", "bo@example.org DECLINED")
    found = said(meeting_of(told(desk), by=policy(addresses=("info@*",))))
    assert (found["info@example.org"], found["bo@example.org"]) == ("ignored_address", "internal")
    assert said(meeting_of(told(desk)))["info@example.org"] == "role_address"


# --- who was added after my yes

MALLORY = "mallory@evil.example"


def with_mallory(organizer: str = KIM, mine: str = "ACCEPTED") -> Event:
    return event("Intro", organizer, f"{ADA} {mine}", KIM, f"Mallory Fox <{MALLORY}> ACCEPTED")


def test_who_is_added_after_my_yes_is_held() -> None:
    kept = replace(told(with_mallory()), accepted_with=(Address(ADA), Address(KIM)))
    meeting = meeting_of(kept)
    assert said(meeting) == {ADA: "self", KIM: "met accepted", MALLORY: "not_accepted"}
    assert "Mallory Fox was added after you accepted." in [v.detail for v in meeting.verdicts if isinstance(v, NotMet)]
    again = meeting_of(kept, told(with_mallory(), source="home/calendars/0"))
    assert said(again)[MALLORY] == "not_accepted"


def test_who_is_there_at_my_yes_is_remembered_with_it() -> None:
    everybody = tuple(map(Address, (ADA, KIM, MALLORY)))
    assert accepted_with([told(with_mallory())], ME) == everybody
    kept = replace(told(with_mallory()), accepted_with=(Address(KIM),))
    assert accepted_with([kept, told(with_mallory())], ME) == (KIM,)


@pytest.mark.parametrize(
    ("organizer", "mine"), [(KIM, "NEEDS-ACTION"), (KIM, "TENTATIVE"), (ADA, "ACCEPTED"), ("", "ACCEPTED")]
)
def test_without_my_yes_and_in_my_own_meetings_the_list_stays_open(organizer: str, mine: str) -> None:
    kept = replace(told(with_mallory(organizer, mine)), accepted_with=(Address(KIM),))
    assert accepted_with([kept], ME) is None
    if organizer != KIM:
        assert said(meeting_of(kept))[MALLORY] == "met accepted"


def test_another_address_of_somebody_who_was_there_is_no_newcomer() -> None:
    both = replace(NOBODY.person(Address(MALLORY)), addresses=(Address(MALLORY), Address("m@evil.example")))
    assert latecomer(both, Address("m@evil.example"), (Address(MALLORY),)) is None


# --- what else is known of the meeting


def test_the_people_invited_could_read_it() -> None:
    meeting = meeting_of(told(event("Ada / Kim: Pricing for Lisbon rollout", ADA, f"Kim Lee <{KIM}>")))
    assert meeting.shared
    assert meeting.topic == "Pricing for Lisbon rollout"


def test_the_address_invited_is_told() -> None:
    assert meeting_of(told(event("x", KIM, "ada.private@example.net ACCEPTED"))).invited_as == "ada.private@example.net"
    assert meeting_of(told(event("x", KIM, "ada+cal@example.org ACCEPTED"))).invited_as == ADA
    assert meeting_of(told(event("x", KIM, "me@ada.example.com ACCEPTED"))).invited_as is None
    both = event("x", KIM, f"{ADA} NEEDS-ACTION", "ada.private@example.net ACCEPTED")
    assert meeting_of(told(both)).invited_as == "ada.private@example.net"


def test_people_have_the_best_name_known_and_a_company() -> None:
    shouted = event("x", ADA, f"LEE, KIM <{KIM}>", "JO@GLOBEX.EXAMPLE <jo@globex.example>")
    met = {m.person.address: m.person for m in meeting_of(told(shouted)).met}
    kim = met[Address(KIM)]
    assert (kim.name.first, kim.name.full, kim.company) == ("Kim", "Kim Lee", "Acme")
    assert met[Address("jo@globex.example")].name.first == ""
    known = People(known=("Jo Park <jo@globex.example>",))
    met = {m.person.address: m.person for m in meeting_of(told(shouted), known=known).met}
    assert met[Address("jo@globex.example")].name.first == "Jo"


def test_free_mail_names_no_company() -> None:
    met = {m.person.address: m.person.company for m in meeting_of(told(event("x", ADA, "kim@gmail.com", KIM))).met}
    assert met == {"kim@gmail.com": "", KIM: "Acme"}


def test_attendees_without_address_are_told_of() -> None:
    nameless = Event(title="Intro", attendees=(Attendee(address=None, name="Kim Lee"),))
    (verdict,) = meeting_of(told(nameless)).verdicts
    assert said(meeting_of(told(nameless))) == {"-": "no_people"}
    assert "Kim Lee" in verdict.detail  # type: ignore[union-attr]


def test_a_tentative_entry_of_my_own_is_no_acceptance() -> None:
    maybe = Event(title="Coffee with Kim Lee", status=Status.TENTATIVE)
    assert said(meeting_of(told(maybe), known=KNOWS_KIM)) == {KIM: "not_accepted"}


@pytest.mark.parametrize("case", [*MY_ANSWERS])
def test_every_reason_comes_with_a_sentence(case: str) -> None:
    organizer, attendees, wrote, _ = MY_ANSWERS[case]
    meeting = meeting_of(told(event("Intro", organizer, *attendees)), known=KNOWS_KIM if wrote else NOBODY)
    for verdict in meeting.verdicts:
        if isinstance(verdict, NotMet):
            assert verdict.detail[0].isupper() or verdict.detail[0] == '"' or "@" in verdict.detail.split()[0]
            assert verdict.detail.endswith(".")
            assert isinstance(verdict.reason, Reason)
