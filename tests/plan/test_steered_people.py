"""How the user steers: circles and tags choose rules and rhythms, and what the user says outweighs the config."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from book import Book, entry, steady
from terms import address, person, rule

from followupd.domain.fact import Said
from followupd.domain.history import PersonHistory
from followupd.domain.policy import Never, PersonCadence
from followupd.domain.record import replace
from followupd.plan.rules import circle_of, rhythm_of

INNER = rule("inner", circle="inner", template="note-to-a-friend")
INVESTOR = rule("investor", tag="investor", template="report")


def lunch() -> Book:
    book = Book(due=[])
    book.meeting("lunch", "3 Nov 10:00", "11:00", "kim jo")
    return book


RULES = [
    ("a circle of the user's chooses the rule", lunch().speaks(circle="Inner"), (), "note-to-a-friend"),
    ("a circle of the config does", lunch(), (entry(circle="inner", address=("kim@*",)),), "note-to-a-friend"),
    ("the user's circle outweighs the config's", lunch().speaks(circle="dormant"),
     (entry(circle="inner", address=("kim@*",)),), "thanks"),
    ("a tag chooses the rule", lunch().speaks(tags=frozenset({"Investor", "chess"})), (), "report"),
    ("a tag of the user's chooses the circle of the config", lunch().speaks(tags=frozenset({"friend"})),
     (entry(circle="inner", tag="Friend"),), "note-to-a-friend"),
    ("the first rule that matches wins", lunch().speaks(circle="inner", tags=frozenset({"investor"})), (),
     "note-to-a-friend"),
    ("nobody said anything", lunch(), (), "thanks"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "book", "people", "template"), RULES, ids=[one[0] for one in RULES])
def test_rule(name: str, book: Book, people: tuple[PersonCadence, ...], template: str) -> None:
    by = replace(steady(people=people), rules=(INNER, INVESTOR, rule()))
    assert book.decided("3 Nov 13:00", by) == {"lunch: kim": f"draft {template}", "lunch: jo": "draft thanks"}


@dataclass
class Rhythmic:
    name: str
    said: Said
    people: tuple[PersonCadence, ...]
    every: str
    circle: str | None


EVERYBODY = (entry(every="8w", domain=("acme.example",)),)
FRIENDS = (entry(circle="inner", domain=("*.example",)),)

RHYTHMS = [
    Rhythmic("by default", Said(), (), "12w", None),
    Rhythmic("by domain", Said(), EVERYBODY, "8w", None),
    Rhythmic("by a circle of the config", Said(), FRIENDS, "4w", "inner"),
    Rhythmic("by a circle of the user's", Said(circle="inner"), EVERYBODY, "4w", "inner"),
    Rhythmic("never", Said(circle="dormant"), FRIENDS, "never", "dormant"),
    Rhythmic("by a circle that has no rhythm", Said(circle="chess"), EVERYBODY, "8w", "chess"),
    Rhythmic("by a tag", Said(tags=frozenset({"vip"})), (entry(every="1w", tag="VIP"), *EVERYBODY), "1w", None),
    Rhythmic("by a tag that is not theirs", Said(), (entry(every="1w", tag="vip"), *EVERYBODY), "8w", None),
    Rhythmic("by a tag and a domain, both", Said(tags=frozenset({"vip"})),
             (entry(every="1w", tag="vip", domain=("else.example",)), *EVERYBODY), "8w", None),
    Rhythmic("by the first that matches", Said(), (*EVERYBODY, *FRIENDS), "8w", None),
]  # fmt: skip


@pytest.mark.parametrize("case", RHYTHMS, ids=lambda case: case.name)
def test_rhythm(case: Rhythmic) -> None:
    kim = PersonHistory(person=person("kim"), said=case.said)
    cadence = steady(people=case.people).cadence
    every = rhythm_of(kim, cadence).every
    assert ("never" if isinstance(every, Never) else str(every)) == case.every
    assert circle_of(kim, cadence) == case.circle


def test_the_rule_of_a_check_in_says_where_the_rhythm_stands() -> None:
    book = Book().known(met_before=1).is_so(last_contact="3 Aug 09:00").speaks(circle="inner")
    (decision,) = book.plan("20 Nov 10:00", steady()).decisions
    assert (decision.rule, decision.people) == ("cadence.circles.inner", (address("kim"),))
