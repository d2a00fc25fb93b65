"""A diary with an address book: what was written, promised and said with each person, and when they are planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from diary import Diary, row
from scenario import told
from terms import BERLIN, KEY, address, at, person, policy, shown, span

from followupd.domain.correspondence import Correspondence, Evidence, Wish
from followupd.domain.decision import Act, Decision, Hold, Plan, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import Away
from followupd.domain.fact import Fact, FactKind, Promise, Said
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Address, Key, MessageId, Source, ThreadId
from followupd.domain.message import MessageRecord
from followupd.domain.policy import Cadence, NoReply, PersonCadence, PersonMatch, Policy, Rhythm
from followupd.domain.policy import Never as Forever
from followupd.domain.record import replace
from followupd.plan.keys import check_in_key, graceful_no_key, nudge_key, promise_key

NEVER = Forever.NEVER
SHIPPED = dict.fromkeys(("thanks", "promise", "nudge", "check-in", "reconnect", "graceful-no"), "neutral")


def steady(
    *,
    after: Iterable[str] = ("4bd", "9bd"),
    every: str = "12w",
    latest: str | None = None,
    people: Iterable[PersonCadence] = (),
    unanswered: int = 3,
    gap: str = "5d",
    a_day: int = 8,
    **more: Any,
) -> Policy:
    """Two nudges; check-ins every twelve weeks, every four in the circle `inner`, never in `dormant`."""
    plain = policy(gap=gap, a_day=a_day, **more)
    return replace(
        plain,
        no_reply=NoReply(after=tuple(map(span, after)), template="nudge"),
        limits=replace(plain.limits, unanswered=unanswered),
        cadence=Cadence(
            default=Rhythm(every=NEVER if every == "never" else span(every), latest=span(latest) if latest else None),
            circles={"inner": Rhythm(every=span("4w"), latest=span("6w")), "dormant": Rhythm(every=NEVER)},
            people=tuple(people),
            after_no=span("180d"),
        ),
    )


def entry(*, every: str | None = None, circle: str | None = None, **match: Any) -> PersonCadence:
    """An entry of `cadence.people`."""
    return PersonCadence(match=PersonMatch(**match), circle=circle, rhythm=Rhythm(every=span(every)) if every else None)


@dataclass
class Book(Diary):
    """Every method that adds something returns the book; `kim` is planned unless others are."""

    due: list[str] = field(default_factory=lambda: ["kim"])
    state: dict[Address, dict[str, Any]] = field(default_factory=dict)
    words: dict[Address, dict[str, Any]] = field(default_factory=dict)
    more: dict[Address, dict[str, Any]] = field(default_factory=dict)
    trips: list[Away] = field(default_factory=list)
    stances: dict[str, str] = field(default_factory=dict)
    first_run: str | None = None
    roots: dict[str, DraftRecord] = field(default_factory=dict)

    def known(self, who: str = "kim", **more: Any) -> Book:
        """Fields of their `PersonHistory`; times as text."""
        self.more.setdefault(address(who), {}).update({k: _time(v) for k, v in more.items()})
        return self

    def is_so(self, who: str = "kim", **state: Any) -> Book:
        """Fields of their `Correspondence`; times as text, of evidence when it was."""
        self.state.setdefault(address(who), {}).update({k: _time(v) for k, v in state.items()})
        return self

    def ground(self, name: str, when: str, who: str = "kim") -> Book:
        """`opted_out`, `bounced`, `declined`, `i_owe` or `owes_me`, since a message of then."""
        return self.is_so(who, **{name: evidence(when)})

    def wish(self, name: str, when: str, until: str | None, who: str = "kim") -> Book:
        """`later` or `away`."""
        return self.is_so(who, **{name: Wish(until=at(until) if until else None, evidence=evidence(when))})

    def wrote(self, when: str, who: str = "kim") -> Book:
        """They wrote: it answers all that was sent before."""
        moment = at(when)
        sent = [one for one in self.drafts if one.sent_at and one.sent_at < moment and address(who) in one.people]
        answers = {one.id: evidence(when) for one in sent}
        self.known(who, last_in=when)
        return self.is_so(who, last_contact=moment, last_sign=moment, answers=answers)

    def i_wrote(self, when: str, who: str = "kim") -> Book:
        """I wrote by hand."""
        moment = at(when)
        sent = [one for one in self.drafts if one.sent_at and one.sent_at < moment and address(who) in one.people]
        self.known(who, last_out=when)
        return self.is_so(who, last_contact=moment, by_hand={one.id: moment for one in sent})

    def speaks(self, who: str = "kim", **said: Any) -> Book:
        """Fields of their `Said`."""
        self.words.setdefault(address(who), {}).update({k: _time(v) for k, v in said.items()})
        return self

    def promised(self, ref: str, made: str, due: str | None, who: str = "kim") -> Book:
        """`due` is the last day of it."""
        ends = at(f"{due} 00:00") if due else None
        one = Promise(ref=ref, text="the slides", made_at=at(made), due=ends and _next_midnight(ends))
        promises = (*self.words.get(address(who), {}).get("promises", ()), one)
        return self.speaks(who, promises=promises)

    def first_ran(self, when: str) -> Book:
        self.first_run = when
        return self

    def trip(self, start: str, end: str) -> Book:
        self.trips.append(Away(start=at(start), end=at(end), title="Holiday"))
        return self

    def on_nudge(self, kind: FactKind, when: str, until: str | None = None, number: int = 1) -> Book:
        return self.asked(kind, self.nudge_key(number), when, until)

    def on_check_in(self, kind: FactKind, when: str, until: str | None = None, turn: int = 1) -> Book:
        return self.asked(kind, self.turn_key(turn), when, until)

    def asked(self, kind: FactKind, key: Key, when: str, until: str | None = None) -> Book:
        """The user's word about an errand."""
        self.facts.append(Fact(kind=kind, at=at(when), key=key, until=at(until) if until else None))
        return self

    def sent(
        self,
        when: str,
        who: str = "kim",
        *,
        name: str = "lunch",
        template: str = "thanks",
        stance: str = "neutral",
    ) -> Book:
        """A follow-up after the meeting `name` that the user sent as it was made."""
        self.draft(name, who, DraftState.SENT, made=when, ended=when, group=" " in who)
        record = replace(self.drafts[-1], template=template, stance=stance)
        self.drafts[-1] = self.roots[name] = record
        return self

    def errand(
        self,
        key: Key,
        purpose: Purpose,
        state: DraftState,
        made: str,
        ended: str | None = None,
        *,
        who: str = "kim",
        template: str | None = None,
        stance: str = "neutral",
        generation: int = 1,
    ) -> Book:
        """A draft that was made for a person."""
        record = row(
            key,
            (address(who),),
            None,
            planned_at=at(made),
            placed_at=at(made),
            state=state,
            generation=generation,
            settled_at=at(ended) if ended else None,
        )
        names = {Purpose.NUDGE: "nudge", Purpose.CHECK_IN: "check-in", Purpose.PROMISE: "promise"}
        self.drafts.append(replace(record, purpose=purpose, template=template or names[purpose], stance=stance))
        return self

    def nudged(self, number: int, state: DraftState, made: str, ended: str | None = None, **more: Any) -> Book:
        """The nudge after the last draft that was sent."""
        return self.errand(self.nudge_key(number), Purpose.NUDGE, state, made, ended, **more)

    def checked_in(self, turn: int, state: DraftState, made: str, ended: str | None = None, **more: Any) -> Book:
        return self.errand(self.turn_key(turn), Purpose.CHECK_IN, state, made, ended, **more)

    def delivered(self, ref: str, state: DraftState, made: str, ended: str | None = None) -> Book:
        return self.errand(promise_key(KEY, address("kim"), ref), Purpose.PROMISE, state, made, ended)

    def nudge_key(self, number: int, name: str = "lunch", who: str = "kim") -> Key:
        return nudge_key(KEY, address(who), self.roots[name].key, number)

    def turn_key(self, turn: int, who: str = "kim") -> Key:
        return check_in_key(KEY, address(who), turn)

    def history(self, now: datetime) -> History:
        history = super().history(now)
        named = {*map(address, self.due), *self.state, *self.words, *self.more}
        people = dict(history.people)
        for one in sorted(named):
            base = people.get(one) or replace(self._person(person(one), ()), meetings=())
            people[one] = self._filled(base)
        return replace(
            history,
            people=people,
            due=tuple(map(address, self.due)),
            away=tuple(self.trips),
            stances=SHIPPED | self.stances,
            first_run_at=at(self.first_run) if self.first_run else None,
        )

    def _filled(self, base: PersonHistory) -> PersonHistory:
        one = base.person.address
        state = dict(self.state.get(one, {}))
        return replace(
            base, mail=Correspondence(**state), said=Said(**self.words.get(one, {})), **self.more.get(one, {})
        )

    def apply(self, made: Plan, now: datetime) -> list[Act]:
        """As for meetings; the rows of errands are told apart by their purpose."""
        first = len(self.drafts)
        acts = super().apply(made, now)
        for place, act in enumerate(acts, first):
            self.drafts[place] = replace(
                self.drafts[place], purpose=act.purpose, identity=act.identity, template=act.template or ""
            )
        return acts

    def outcome(self, made: Plan) -> dict[str, str]:
        """Every decision by what it is for; two of one name are an error."""
        found: dict[str, str] = {}
        for decision in made.decisions:
            name = self.name(decision)
            assert name not in found, name
            found[name] = _told(decision)
        return found

    def name(self, decision: Decision) -> str:
        """`lunch: kim`, `nudge 1: kim`, `check-in 2: kim`, `promise p1: kim`, `graceful-no: kim`."""
        people = " ".join(one.removesuffix("@acme.example") for one in decision.people)
        if decision.identity is not None:
            return f"{decision.identity}: {people}"
        return f"{self._known_keys(decision.people[0]).get(decision.key, decision.purpose)}: {people}"

    def _known_keys(self, who: Address) -> Mapping[Key, str]:
        keys = {check_in_key(KEY, who, turn): f"check-in {turn}" for turn in range(1, 9)}
        for name, root in self.roots.items():
            mark = "" if len(self.roots) == 1 else f" after {name}"
            keys |= {nudge_key(KEY, who, root.key, n): f"nudge {n}{mark}" for n in (1, 2, 3)}
        keys |= {promise_key(KEY, who, ref): f"promise {ref}" for ref in ("p1", "p2", "p3")}
        no = self.state.get(who, {}).get("declined")
        return keys | ({graceful_no_key(KEY, who, no.message_id): "graceful-no"} if no else {})

    def decided(self, now: str, by: Policy | None = None) -> dict[str, str]:
        return self.outcome(self.plan(now, by or steady()))


def evidence(when: str) -> Evidence:
    return Evidence(at=at(when), what="They wrote.", message_id=MessageId(f"{when.replace(' ', '.')}@acme.example"))


def letter(when: str, subject: str = "Plans", *, message_id: str = "letter@acme.example") -> MessageRecord:
    """A mail of theirs to me alone."""
    return MessageRecord(
        source=Source("work/mail"), ref=None, message_id=MessageId(message_id), thread=ThreadId("t"), date=at(when),
        outgoing=False, sent_folder=False, subject=subject, people=(address("kim"),),
        in_reply_to=(MessageId("before@example.org"),),
    )  # fmt: skip


def _told(decision: Decision) -> str:
    if isinstance(decision, Hold) and decision.until is not None and decision.until.astimezone(BERLIN).year != 2026:
        return f"{decision.reason} until {decision.until.astimezone(BERLIN):%Y-%m-%d %H:%M}"
    return told(decision)


def _next_midnight(moment: datetime) -> datetime:
    local = moment.astimezone(BERLIN)
    return at(shown(local + timedelta(days=1)))


def _time(value: Any) -> Any:
    return at(value) if isinstance(value, str) and value[-3:-2] == ":" else value
