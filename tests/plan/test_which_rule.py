"""Which rule is about a meeting and a person.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's unless a scenario says otherwise;
the ordinary policy drafts `thanks` 2h after the end, Monday to Friday from 09:00 to 18:00.
"""

from __future__ import annotations

from diary import Diary
from scenario import Scenario, check, lunch, table
from terms import policy, rule

from followupd.domain.policy import PersonCadence, PersonMatch
from followupd.domain.reason import Reason

SCENARIOS = [
    Scenario(
        "the first rule that matches wins",
        Diary().meeting("talk", "3 Nov 10:00", "11:00", title="Job INTERVIEW with Kim"), "3 Nov 13:00",
        {"talk: kim": "draft interview-thanks"},
        by=policy(rule("interview", title=("*interview*",), template="interview-thanks"), rule()),
    ),
    Scenario(
        "a glob must match the whole title",
        Diary().meeting("talk", "3 Nov 10:00", "11:00", title="Interview two"), "3 Nov 13:00",
        {"talk: kim": "no_rule"}, by=policy(rule("interview", title=("interview",))),
        says="No rule of followups is about this meeting and person.",
    ),
    Scenario(
        "a rule by category",
        Diary().meeting("talk", "3 Nov 10:00", "11:00", categories=("Sales", "Pilot")), "3 Nov 13:00",
        {"talk: kim": "draft sold"}, by=policy(rule("sale", category=("sales",), template="sold"), rule()),
    ),
    Scenario(
        "a rule by domain takes sub-domains and no look-alikes",
        Diary().meeting("talk", "3 Nov 10:00", "11:00", "jo@eu.acme.example pia@notacme.example"), "3 Nov 13:00",
        {"talk: jo@eu.acme.example": "draft partner", "talk: pia@notacme.example": "draft thanks"},
        by=policy(rule("partner", domain=("acme.example",), template="partner"), rule()),
    ),
    Scenario(
        "a rule by domain takes either spelling of it",
        lunch("jo@xn--bcher-kva.example pia@eu.xn--bcher-kva.example kim"), "3 Nov 13:00",
        {
            "lunch: jo@xn--bcher-kva.example": "draft read", "lunch: pia@eu.xn--bcher-kva.example": "draft sent",
            "lunch: kim": "draft thanks",
        },
        by=policy(
            rule("sent", domain=("eu.xn--bcher-kva.example",), template="sent"),
            rule("read", domain=("Bücher.example",), template="read"), rule(),
        ),
    ),
    Scenario(
        "an entry by address takes either spelling of it",
        lunch("jo@xn--bcher-kva.example kim"), "3 Nov 13:00",
        {"lunch: jo@xn--bcher-kva.example": "draft dear", "lunch: kim": "draft thanks"},
        by=policy(
            rule("inner", circle="inner", template="dear"), rule(),
            circles=[PersonCadence(match=PersonMatch(address=("*@bücher.example",)), circle="inner")],
        ),
    ),
    Scenario(
        "a rule by account",
        Diary().meeting("talk", "3 Nov 10:00", "11:00", account="private"), "3 Nov 13:00",
        {"talk: kim": "draft personal"}, by=policy(rule("private", account="private", template="personal"), rule()),
    ),
    Scenario(
        "a rule by the number of people met",
        lunch("kim jo pia"), "3 Nov 13:00",
        {"lunch: jo": "draft thanks", "lunch: kim": "draft thanks", "lunch: pia": "draft thanks"},
        by=policy(
            rule("small", max_people=2, template="small"), rule("big", min_people=4, template="big"),
            rule("three", min_people=3),
        ),
    ),
    Scenario(
        "a rule that says none drafts nothing",
        lunch(), "3 Nov 13:00", {"lunch: kim": "no_rule"}, by=policy(rule("quiet", template=None), rule()),
        says='Rule "quiet" drafts nothing.',
    ),
    Scenario(
        "nobody known: a first meeting",
        lunch(), "3 Nov 13:00", {"lunch: kim": "draft nice"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "mail that arranged the meeting makes nobody acquainted",
        lunch().mailed("kim", first="20 Oct 09:00"), "3 Nov 13:00", {"lunch: kim": "draft nice"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "mail of years makes acquainted",
        lunch().mailed("kim", first="2024-10-20 09:00"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "somebody met before the window is no first meeting",
        lunch().met_long_ago("kim"), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "the earlier of two meetings is the first",
        Diary().meeting("one", "20 Oct 10:00", "11:00", known_only=True).meeting("two", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"two: kim": "draft thanks"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "a meeting from before the start of followupd was a meeting all the same",
        Diary()
        .meeting("old", "20 Oct 10:00", "11:00", "", not_met={"kim": Reason.BEFORE_START}, known_only=True)
        .meeting("two", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"two: kim": "draft thanks"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "a meeting that they declined was none",
        Diary()
        .meeting("old", "20 Oct 10:00", "11:00", "", not_met={"kim": Reason.DECLINED_BY_THEM}, known_only=True)
        .meeting("two", "3 Nov 10:00", "11:00"),
        "3 Nov 13:00", {"two: kim": "draft nice"},
        by=policy(rule("first", first_meeting=True, template="nice"), rule()),
    ),
    Scenario(
        "a recurring meeting drafts nothing by itself",
        Diary().meeting("weekly/20261103T090000Z", "3 Nov 10:00", "11:00", recurring=True), "3 Nov 13:00",
        {"weekly/20261103T090000Z: kim": "recurring"},
        says="It is a recurring meeting, and no rule with `recurring: true` is about it.",
    ),
    Scenario(
        "a recurring meeting drafts where a rule asks for it",
        Diary().meeting("weekly/20261103T090000Z", "3 Nov 10:00", "11:00", recurring=True), "3 Nov 13:00",
        {"weekly/20261103T090000Z: kim": "draft weekly"},
        by=policy(rule("weekly", recurring=True, template="weekly"), rule()),
    ),
    Scenario(
        "a rule for recurring meetings that says none is named",
        Diary().meeting("weekly/20261103T090000Z", "3 Nov 10:00", "11:00", recurring=True), "3 Nov 13:00",
        {"weekly/20261103T090000Z: kim": "recurring"},
        by=policy(rule("one-to-one", recurring=True, template=None), rule()),
        says='Rule "one-to-one" drafts nothing.',
    ),
    Scenario(
        "a rule for recurring meetings leaves single ones alone",
        lunch(), "3 Nov 13:00", {"lunch: kim": "no_rule"}, by=policy(rule("weekly", recurring=True)),
    ),
    Scenario(
        "an all-day event wants a rule with days",
        Diary().meeting("expo", "3 Nov 00:00", "4 Nov 00:00", all_day=True), "4 Nov 13:00",
        {"expo: kim": "draft event"}, by=policy(rule(), rule("expo", min_days=1, template="event")),
    ),
    Scenario(
        "a conference of one day is too short for a rule of two",
        Diary().meeting("expo", "3 Nov 00:00", "4 Nov 00:00", all_day=True), "4 Nov 13:00",
        {"expo: kim": "no_rule"}, by=policy(rule(), rule("expo", min_days=2, template="event")),
    ),
    Scenario(
        "a dinner past midnight is no event of two days",
        Diary().meeting("dinner", "3 Nov 21:00", "4 Nov 01:00"), "4 Nov 13:00",
        {"dinner: kim": "draft thanks"}, by=policy(rule("expo", min_days=1, template="event"), rule()),
    ),
    Scenario(
        "a timed fair over three days counts its days",
        Diary().meeting("fair", "3 Nov 09:00", "5 Nov 17:00"), "6 Nov 13:00",
        {"fair: kim": "draft event"}, by=policy(rule("expo", min_days=3, template="event"), rule()),
    ),
    Scenario(
        "a rule by circle, as cadence.people places them",
        lunch("kim pia@globex.example"), "3 Nov 13:00",
        {"lunch: kim": "draft dear", "lunch: pia@globex.example": "draft thanks"},
        by=policy(
            rule("inner", circle="Inner", template="dear"), rule(),
            circles=[PersonCadence(match=PersonMatch(domain=("acme.example",)), circle="inner")],
        ),
    ),
    Scenario(
        "the first entry of cadence.people that fits decides the circle",
        lunch(), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
        by=policy(
            rule("inner", circle="inner", template="dear"), rule(),
            circles=[
                PersonCadence(match=PersonMatch(address=("K*@acme.example",)), circle="outer"),
                PersonCadence(match=PersonMatch(domain=("acme.example",)), circle="inner"),
            ],
        ),
    ),
    Scenario(
        "tags are not known yet, so that a rule that asks for one is about nobody",
        lunch(), "3 Nov 13:00", {"lunch: kim": "draft thanks"},
        by=policy(rule("inner", tag="investor", template="dear"), rule()),
    ),
]  # fmt: skip


@table(SCENARIOS)
def test_scenario(scenario: Scenario) -> None:
    check(scenario)
