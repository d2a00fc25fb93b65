"""A diary to plan from: meetings, people, drafts and what the user said, in Berlin wall time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from terms import BERLIN, KEY, STEP, WORK, address, at, person, policy

from followupd.domain.decision import Act, Hold, MeetingRef, Plan, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import Event, Occurrence, OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import AccountName, Address, Key, MessageId
from followupd.domain.meeting import Meeting, Met, MetBecause, NotMet, Verdict
from followupd.domain.person import Person
from followupd.domain.policy import Policy
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.domain.record import replace
from followupd.plan.planner import plan


@dataclass
class Diary:
    """What there is to plan from. Every method that adds something returns the diary."""

    meetings: dict[str, Meeting] = field(default_factory=dict)
    remembered: dict[str, Meeting] = field(default_factory=dict)  # met in them, but not to be decided about
    mail: dict[Address, dict[str, datetime]] = field(default_factory=dict)
    met_before: dict[Address, int] = field(default_factory=dict)
    drafts: list[DraftRecord] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    orphans: list[DraftRecord] = field(default_factory=list)
    missing: dict[Key, str] = field(default_factory=dict)
    placed_today: int | None = None
    zone: ZoneInfo = BERLIN

    def meeting(
        self,
        uid: str,
        start: str,
        end: str,
        met: str = "kim",
        *,
        not_met: dict[str, Reason] | None = None,
        title: str = "Pilot",
        categories: tuple[str, ...] = (),
        recurring: bool = False,
        all_day: bool = False,
        account: str = "work",
        known_only: bool = False,
    ) -> Diary:
        """`end` is a time of the same day or a full one; `met` names people, `not_met` says why the others were not."""
        begins = at(start, self.zone)
        ends = at(end if " " in end else f"{start[:-5]}{end}", self.zone)
        verdicts: list[Verdict] = [Met(person=person(who), because=MetBecause.ACCEPTED) for who in met.split()]
        for who, reason in (not_met or {}).items():
            verdicts.append(NotMet(person=person(who) if who else None, reason=reason, detail=f"It is {reason}."))
        identity = OccurrenceId(uid=uid.partition("/")[0], recurrence_id=uid.partition("/")[2] or None)
        event = Event(title=title, categories=categories)
        occurrence = Occurrence(id=identity, start=begins, end=ends, all_day=all_day, event=event)
        made = Meeting(
            identity=identity,
            occurrence=occurrence,
            account=AccountName(account),
            verdicts=tuple(verdicts),
            recurring=recurring,
        )
        (self.remembered if known_only else self.meetings)[uid] = made
        return self

    def moved(self, uid: str, start: str, end: str, title: str = "Pilot") -> Diary:
        """The same meeting at another time, under another title and a UID of another calendar."""
        old = self.meetings[uid]
        begins, ends = at(start, self.zone), at(f"{start[:-5]}{end}", self.zone)
        there = OccurrenceId(uid=f"imported-{uid}")
        occurrence = replace(old.occurrence, id=there, start=begins, end=ends, event=Event(title=title))
        self.meetings[uid] = replace(old, occurrence=occurrence)
        return self

    def cancelled(self, uid: str) -> Diary:
        """Everybody in it is not met, for it was called off."""
        old = self.meetings[uid]
        verdicts = [NotMet(person=v.person, reason=Reason.CANCELLED, detail="Called off.") for v in old.verdicts]
        self.meetings[uid] = replace(old, verdicts=tuple(verdicts))
        return self

    def mailed(self, who: str, *, first: str | None = None, last_out: str | None = None) -> Diary:
        """Mail with them: the first of all, and my last to them."""
        times = {"first_mail": first or last_out, "last_out": last_out}
        self.mail[address(who)] = {name: at(text, self.zone) for name, text in times.items() if text}
        return self

    def met_long_ago(self, who: str) -> Diary:
        self.met_before[address(who)] = 1
        return self

    def key(self, uid: str, who: str | None) -> Key:
        """The key of the meeting and the person; None: the group."""
        known = self.meetings.get(uid) or self.remembered.get(uid)
        identity = known.identity if known else OccurrenceId(uid=uid)
        return KEY(identity, address(who) if who else None, STEP)

    def draft(
        self,
        uid: str,
        who: str,
        state: DraftState = DraftState.OPEN,
        *,
        made: str,
        group: bool = False,
        generation: int = 1,
        ended: str | None = None,
        orphan: bool = False,
        placed: bool = True,
        to: str | None = None,
    ) -> Diary:
        """A row of the ledger. `who` names one person, or with `group` all that it is addressed to.

        `to` is the person whose other address `who` is.
        """
        key = self.key(uid, None if group else who)
        known = self.meetings.get(uid) or self.remembered.get(uid)
        identity = known.identity if known else OccurrenceId(uid=uid)
        start = known.occurrence.start if known else at(made, self.zone) - timedelta(hours=3)
        when = at(made, self.zone)
        record = row(
            key,
            tuple(sorted(address(one) for one in (to or who).split())),
            MeetingRef(id=identity, title="Pilot", start=start),
            state=state,
            generation=generation,
            planned_at=when,
            placed_at=when if placed else None,
            settled_at=at(ended, self.zone) if ended else None,
        )
        (self.orphans if orphan else self.drafts).append(record)
        return self

    def said(self, kind: FactKind, uid: str, who: str | None, when: str, *, until: str | None = None) -> Diary:
        """The user's word about the draft of a meeting and a person; `who` None: about the group's."""
        ends = at(until, self.zone) if until else None
        self.facts.append(Fact(kind=kind, at=at(when, self.zone), key=self.key(uid, who), until=ends))
        return self

    def paused(self, who: str, when: str, *, until: str | None = None) -> Diary:
        ends = at(until, self.zone) if until else None
        self.facts.append(Fact(kind=FactKind.PAUSE, at=at(when, self.zone), person=address(who), until=ends))
        return self

    def resumed(self, who: str, when: str) -> Diary:
        self.facts.append(Fact(kind=FactKind.RESUME, at=at(when, self.zone), person=address(who)))
        return self

    def lacks(self, uid: str, who: str | None, what: str) -> Diary:
        """Composing found that the template needs something."""
        self.missing[self.key(uid, who)] = what
        return self

    def already_today(self, count: int) -> Diary:
        self.placed_today = count
        return self

    def history(self, now: datetime) -> History:
        known = [*self.meetings.values(), *self.remembered.values()]
        people = {met.person.address: met.person for meeting in known for met in meeting.met}
        ledger: dict[Key, tuple[DraftRecord, ...]] = {}
        for record in self.drafts:
            ledger[record.key] = (*ledger.get(record.key, ()), record)
        return History(
            meetings=tuple(self.meetings.values()),
            people={address: self._person(one, known) for address, one in people.items()},
            orphans=tuple(self.orphans),
            ledger=ledger,
            placed_today=self._placed_on(now) if self.placed_today is None else self.placed_today,
            missing_facts=self.missing,
        )

    def _person(self, one: Person, known: Iterable[Meeting]) -> PersonHistory:
        mail = self.mail.get(one.address, {})
        return PersonHistory(
            person=one,
            first_mail=mail.get("first_mail"),
            last_out=mail.get("last_out"),
            met_before=self.met_before.get(one.address, 0),
            meetings=tuple(m for m in known if any(v.person and v.person.address == one.address for v in m.verdicts)),
            drafts=tuple(record for record in (*self.drafts, *self.orphans) if one.address in record.people),
            facts=tuple(self.facts),
        )

    def _placed_on(self, now: datetime) -> int:
        today = now.astimezone(self.zone).date()
        return sum(record.planned_at.astimezone(self.zone).date() == today for record in self.drafts)

    def plan(self, now: str | datetime, by: Policy | None = None) -> Plan:
        moment = at(now, self.zone) if isinstance(now, str) else now
        return plan(self.history(moment), by or policy(zone=self.zone), moment, KEY)

    def apply(self, made: Plan, now: datetime) -> list[Act]:
        """What apply does: drafts that lost their reason are withdrawn, then the new ones are placed."""
        for decision in made.decisions:
            if isinstance(decision, Hold) and decision.reason in ENDS_DRAFT:
                self._withdraw(lambda record, key=decision.key: record.key == key, decision.reason, now)
        acts = [decision for decision in made.decisions if isinstance(decision, Act)]
        for act in acts:
            self._withdraw(lambda record, old=act.replaces: record.id == old, None, now)
            generation, identity = act.generation, act.identity
            placed = row(
                act.key,
                act.people,
                act.meeting,
                planned_at=now,
                placed_at=now,
                generation=generation,
                identity=identity,
            )
            self.drafts.append(placed)
        return acts

    def _withdraw(self, fits: Callable[[DraftRecord], bool], reason: Reason | None, now: datetime) -> None:
        ends = {Reason.SKIPPED: DraftState.SKIPPED, Reason.SNOOZED: DraftState.SNOOZED}
        end = ends.get(reason, DraftState.RETIRED) if reason else DraftState.RETIRED
        for place, record in enumerate(self.drafts):
            if fits(record) and record.state is DraftState.OPEN:
                self.drafts[place] = replace(record, state=end, settled_at=now)


def row(
    key: Key,
    people: tuple[Address, ...],
    meeting: MeetingRef | None,
    *,
    planned_at: datetime,
    placed_at: datetime | None,
    state: DraftState = DraftState.OPEN,
    generation: int = 1,
    settled_at: datetime | None = None,
    identity: OccurrenceId | None = None,
) -> DraftRecord:
    """A row of the ledger."""
    return DraftRecord(
        id=f"{key[:8]}.{generation}",
        account=WORK,
        key=key,
        generation=generation,
        state=state,
        purpose=Purpose.FOLLOW_UP,
        people=people,
        meeting=meeting,
        identity=identity or (meeting.id if meeting else None),
        rule="default",
        template="thanks",
        subject="Good to meet you",
        message_id=MessageId(f"{key}.{generation}@example.org"),
        sha256="0" * 64,
        raw=None,
        flags=frozenset(),
        sources={},
        planned_at=planned_at,
        placed_at=placed_at,
        settled_at=settled_at,
        sent_at=settled_at if state is DraftState.SENT else None,
    )
