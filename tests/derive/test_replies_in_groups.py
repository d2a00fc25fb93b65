"""Who of several that a draft went to has answered, where the answer comes from an address that it did not go to.

It ends the waiting for whom the writer may be or speak for, and for nobody else. Where nothing tells who that is, it
may be any of them: none of them is nudged, and the user is told why, and what to say to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from letterbox import (
    D_GROUP,
    JO,
    KIM,
    PERSON,
    SAM,
    Given,
    Misread,
    human,
    i_wrote,
    machine,
    said_stop,
    stand,
    wrote,
)

from followupd.domain.ids import Address
from followupd.domain.judgement import Intent, Kind
from followupd.domain.person import Confidence, Person, PersonName

UNKNOWN, KIM_FREE, JO_TAGGED = Address("x77@mail.test"), Address("kimmy@gmail.com"), Address("jo+crm@globex.example")


def person(*addresses: Address, name: str = "") -> Person:
    sure = PersonName(full=name, confidence=Confidence.SURE) if name else PersonName()
    return Person(address=addresses[0], addresses=addresses, name=sure)


KIM_LEE, JO_PARK = person(*PERSON.addresses, name="Kim Lee"), person(JO, name="Jo Park")


def answered(given: Iterable[Given], cast: Sequence[Person] = (KIM_LEE, JO_PARK)) -> dict[str, str]:
    """Of Kim and Jo: yes, perhaps, or no."""
    told = list(given)
    found = {name: stand(told, person=one, cast=cast) for name, one in (("kim", KIM_LEE), ("jo", JO_PARK))}
    return {name: "yes" if one.answers else "perhaps" if one.perhaps else "no" for name, one in found.items()}


ANSWERS = [
    pytest.param(wrote("11-05", KIM, thread="d1"), "yes", "no", id="one of them"),
    pytest.param(wrote("11-05", SAM, thread="d1"), "yes", "no", id="a colleague of one"),
    pytest.param(wrote("11-05", KIM_FREE, thread="d1"), "yes", "no", id="one of them, by the name, elsewhere"),
    pytest.param(wrote("11-05", Address("kim.lee@mail.test"), thread="d1"), "yes", "no", id="by the address alone"),
    pytest.param(wrote("11-05", JO_TAGGED, thread="d1"), "no", "yes", id="one of them, with a tag"),
    pytest.param(wrote("11-05", UNKNOWN, thread="d1"), "perhaps", "perhaps", id="nobody knows who"),
    pytest.param(wrote("11-02", UNKNOWN, thread="d1"), "no", "no", id="nobody knows who, and before it was sent"),
    pytest.param(wrote("11-05", UNKNOWN, thread="d2"), "no", "no", id="nobody knows who, in another thread"),
    pytest.param(wrote("11-05", UNKNOWN, thread="d1", automatic=True), "no", "no", id="a machine"),
    pytest.param(machine(Kind.LIST, "11-05", UNKNOWN, thread="d1"), "no", "no", id="a list"),
]
CAST = (KIM_LEE, JO_PARK, person(KIM_FREE, name="Kim Lee"))


@pytest.mark.parametrize(("answer", "kim", "jo"), ANSWERS)
def test_an_answer_is_theirs_whom_the_writer_may_be(answer: Given, kim: str, jo: str) -> None:
    assert answered([*D_GROUP, answer], CAST) == {"kim": kim, "jo": jo}


def test_who_has_answered_under_their_own_address_is_not_in_doubt() -> None:
    given: list[Given] = [*D_GROUP, wrote("11-04", JO, thread="d1"), wrote("11-05", UNKNOWN, thread="d1")]
    assert answered(given) == {"kim": "perhaps", "jo": "yes"}


def test_the_users_word_whose_address_it_is_ends_the_doubt() -> None:
    given: list[Given] = [*D_GROUP, wrote("11-05", UNKNOWN, thread="d1")]
    merged = (person(KIM, UNKNOWN, name="Kim Lee"), JO_PARK)
    assert answered(given, merged)["jo"] == "no"
    assert stand(given, person=merged[0], cast=merged).answers
    assert not stand([*given, Misread("11-06")], person=KIM_LEE, cast=CAST).perhaps
    assert stand([*given, Misread("11-04")], person=KIM_LEE, cast=CAST).perhaps


def test_what_the_writer_wants_counts_for_those_whom_they_are() -> None:
    theirs = stand([*D_GROUP, said_stop("11-05", who=KIM_FREE, thread="d1")], person=KIM_LEE, cast=CAST)
    others = stand([*D_GROUP, said_stop("11-05", who=KIM_FREE, thread="d1")], person=JO_PARK, cast=CAST)
    colleagues = stand([*D_GROUP, said_stop("11-05", who=SAM, thread="d1")], person=KIM_LEE, cast=CAST)
    assert (theirs.opted_out is not None, others.opted_out, colleagues.opted_out) == (True, None, None)


@pytest.mark.parametrize(("name", "kim"), [("Kim", "perhaps"), ("Kim Lee", "yes")])
def test_one_word_is_too_little_of_a_name_to_know_anybody_by(name: str, kim: str) -> None:
    kims = person(*PERSON.addresses, name=name)
    cast = (kims, JO_PARK, person(KIM_FREE, name=name))
    found = stand([*D_GROUP, wrote("11-05", KIM_FREE, thread="d1")], person=kims, cast=cast)
    assert (bool(found.answers), bool(found.perhaps)) == (kim == "yes", kim == "perhaps")


# --- what a tool passes on


def passed_on(day: str, who: Address = KIM, intent: Intent = Intent.PLAIN, thread: str = "d1") -> Given:
    return machine(Kind.NOTIFICATION, day, who, thread=thread, intent=intent, because=("X-Zendesk: yes",))


def test_an_answer_by_way_of_a_tool_ends_the_waiting_and_is_no_contact() -> None:
    found = stand([*D_GROUP, passed_on("11-05")])
    assert [one.what for one in found.answers.values()] == ["Wrote on Thursday, 5 November: 'X-Zendesk: yes'."]
    assert (found.last_sign, found.last_contact, found.unanswered) == (None, stand(D_GROUP).last_contact, 1)
    assert stand([*D_GROUP, passed_on("11-05", thread="elsewhere")]).answers == {}
    assert stand([*D_GROUP, machine(Kind.NOTIFICATION, "11-05", thread="d1")]).answers == {}


def test_a_stop_or_a_no_is_heard_by_way_of_a_tool_too() -> None:
    assert stand([*D_GROUP, passed_on("11-05", intent=Intent.OPTED_OUT)]).opted_out is not None
    assert stand([*D_GROUP, passed_on("11-05", intent=Intent.DECLINED)]).declined is not None
    assert stand([*D_GROUP, passed_on("11-05", who=UNKNOWN, intent=Intent.DECLINED)]).declined is None


def test_in_a_group_a_desk_that_nobody_knows_may_have_answered_for_any_of_them() -> None:
    assert answered([*D_GROUP, passed_on("11-05", who=UNKNOWN)]) == {"kim": "perhaps", "jo": "perhaps"}


def test_my_own_letter_to_somebody_else_in_the_thread_is_no_answer() -> None:
    given: list[Given] = [*D_GROUP, i_wrote("11-05", SAM, thread="d1", judged=human())]
    assert answered(given) == {"kim": "no", "jo": "no"}
