"""What the user said about a person: of each thing the last word counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.said import said
from followupd.domain.fact import Fact, FactKind, Promise, Said
from followupd.domain.ids import Address

KIM, KIM_HOME, JO = Address("kim@acme.example"), Address("kim@home.example"), Address("jo@globex.example")
KIMS = (KIM, KIM_HOME)


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T12:00").replace(tzinfo=UTC)


def fact(kind: FactKind, day: str, text: str = "", *, who: Address | None = KIM, **more: object) -> Fact:
    return Fact(kind=kind, at=at(day), person=who, text=text, **more)  # type: ignore[arg-type]


def of(*facts: Fact, now: str = "12-01", kept: tuple[str, ...] = ()) -> Said:
    return said(facts, KIMS, at(now), kept=kept)


def test_nothing_was_said() -> None:
    assert of() == Said()


@pytest.mark.parametrize(
    ("words", "circle", "since"),
    [
        pytest.param(["11-01 inner"], "inner", "11-01", id="placed"),
        pytest.param(["11-01 inner", "11-05 outer"], "outer", "11-05", id="the last counts"),
        pytest.param(["11-01 inner", "11-05 inner"], "inner", "11-01", id="said again, nothing begins anew"),
        pytest.param(["11-01 inner", "11-03 outer", "11-05 inner"], "inner", "11-05", id="placed again"),
        pytest.param(["11-01 inner", "11-05 "], None, None, id="taken out"),
        pytest.param(["11-01 inner", "11-05 ", "11-07 inner"], "inner", "11-07", id="taken out and placed again"),
        pytest.param(["11-01 inner", "12-05 outer"], "inner", "11-01", id="not tomorrow's"),
        pytest.param(["11-05 outer", "11-01 inner"], "outer", "11-05", id="told in another order"),
    ],
)
def test_circle_is_the_last_one_said_since_it_was_first_said(
    words: list[str], circle: str | None, since: str | None
) -> None:
    facts = [fact(FactKind.CIRCLE, *one.split(" ", 1)) for one in words]
    found = of(*facts)
    assert (found.circle, found.circle_since) == (circle, since and at(since))


def test_tags_add_up_until_they_are_taken_away() -> None:
    found = of(
        fact(FactKind.TAG, "11-01", "investor"),
        fact(FactKind.TAG, "11-02", "press"),
        fact(FactKind.UNTAG, "11-03", "press"),
        fact(FactKind.UNTAG, "11-04", "never had"),
        fact(FactKind.TAG, "11-05", "investor"),
        fact(FactKind.TAG, "12-05", "tomorrow"),
    )
    assert found.tags == {"investor"}


def test_tag_that_was_given_again_is_there() -> None:
    words = (FactKind.TAG, "11-01"), (FactKind.UNTAG, "11-02"), (FactKind.TAG, "11-03")
    assert of(*(fact(kind, day, "press") for kind, day in words)).tags == {"press"}


DECK = fact(FactKind.PROMISE, "11-02", "the deck", ref="p1", until=at("11-09"))
INTRO = fact(FactKind.PROMISE, "11-01", "an intro", ref="p2", who=KIM_HOME)


def test_open_promises_stand_by_when_they_were_made_whatever_address_they_were_made_under() -> None:
    assert of(DECK, INTRO).promises == (
        Promise(ref="p2", text="an intro", made_at=at("11-01"), due=None),
        Promise(ref="p1", text="the deck", made_at=at("11-02"), due=at("11-09")),
    )


@pytest.mark.parametrize("who", [KIM, None])
def test_promise_is_closed_by_its_name(who: Address | None) -> None:
    done = fact(FactKind.DONE, "11-05", who=who, ref="p1")
    assert [one.ref for one in of(DECK, INTRO, done).promises] == ["p2"]


def test_promise_is_open_until_it_is_done() -> None:
    assert len(of(DECK, fact(FactKind.DONE, "11-05", ref="p1"), now="11-04").promises) == 1


def test_promise_that_a_sent_draft_delivered_is_closed() -> None:
    assert [one.ref for one in of(DECK, INTRO, kept=("p2",)).promises] == ["p1"]


def test_overdue_promise_is_still_open() -> None:
    assert of(DECK, now="12-31").promises[0].due == at("11-09")


def test_promise_of_tomorrow_is_not_made() -> None:
    assert of(DECK, now="11-01").promises == ()


def test_logged_contacts_stand_by_time_once_each_and_none_is_ahead() -> None:
    days = ("11-05", "11-01", "11-05", "12-05")
    found = of(*(fact(FactKind.MET, day) for day in days), fact(FactKind.MET, "11-03", who=KIM_HOME))
    assert found.met_at == (at("11-01"), at("11-03"), at("11-05"))


def test_last_resume_counts() -> None:
    found = of(*(fact(FactKind.RESUME, day) for day in ("11-05", "11-01", "12-05")), fact(FactKind.PAUSE, "11-06"))
    assert found.resumed_at == at("11-05")


@pytest.mark.parametrize("kind", list(FactKind))
def test_what_was_said_of_somebody_else_says_nothing(kind: FactKind) -> None:
    assert of(fact(kind, "11-01", "x", who=JO, ref="p9")) == Said()
    assert of(fact(kind, "11-01", "x", who=None, ref="p9")) == Said()


FACTS = st.lists(
    st.builds(
        fact,
        st.sampled_from(FactKind),
        st.integers(1, 28).map("11-{:02}".format),
        st.sampled_from(["", "inner", "press"]),
        who=st.sampled_from([KIM, KIM_HOME, JO, None]),
        ref=st.sampled_from(["", "p1", "p2"]),
    ),
    max_size=8,
    unique_by=lambda one: one.at,
)


@settings(max_examples=100, deadline=None)
@given(FACTS, st.randoms(use_true_random=False))
def test_order_in_which_it_is_told_makes_no_difference(facts: list[Fact], shuffle: object) -> None:
    other = list(facts)
    shuffle.shuffle(other)  # type: ignore[attr-defined]
    assert of(*other) == of(*facts)


@settings(max_examples=100, deadline=None)
@given(FACTS)
def test_what_was_not_said_yet_is_not_known(facts: list[Fact]) -> None:
    assert of(*facts, now="11-15") == of(*(one for one in facts if one.at <= at("11-15")), now="11-15")
