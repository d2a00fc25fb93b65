"""The follow-ups of one meeting.

A person met in it is held for the first of these that is so. What is marked * takes an open draft with it
(`ENDS_DRAFT`); beside an open draft of its own a candidate is held for nothing else.

    not met *             the verdict of derive, with its own reason
    not_over *            the meeting has not ended
    done, deleted_by_user, skipped *    what became of its draft; a later `redraft` outweighs the last two
    recurring, no_rule    nothing asks for a draft
    deleted_by_user       two drafts of the template to them were
    forgotten, opted_out, bounced, declined, paused *    a no from before the end is revived by the meeting
    in_touch_since, replied *    before superseded: a later meeting does not undo that one wrote
    superseded *          a later meeting with them is over; a draft that the user has edited stays
    snoozed *
    open_draft            its own; a draft to them about something else comes after not_due
    not_due, auto_reply, open_draft, gap, needs_fact    an untouched draft that this plan withdraws is in nobody's way
    daily_limit, outside_hours    see `plan.limits`

With `recipients: group` those who are not held by themselves are one candidate under the group's key, whose ledger
speaks for all: who comes in later gets no draft of their own. Where a draft is open, its key says who belongs together,
not the rule as it is now. An open draft is made anew (`Act.replaces`) when the user asks for it, or when it is
addressed to somebody whose reason is gone; never when the user has edited it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from followupd.domain.decision import Act, Hold, MeetingRef, Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key
from followupd.domain.meeting import Meeting, Met, NotMet
from followupd.domain.policy import FOLLOW_UP_STEP, FollowUpRule, Recipients
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.plan import words
from followupd.plan.desk import Desk
from followupd.plan.followup import Case, FollowUp, by_address, latest_live
from followupd.plan.grounds import Why, snoozed
from followupd.plan.hours import end_of
from followupd.plan.keys import KeyOf
from followupd.plan.limits import Ready, sooner
from followupd.plan.met_grounds import busy, kept_away, not_over, settled, stopped, unwanted

_AFTER_SUPERSEDED = frozenset(
    {Reason.SNOOZED, Reason.OPEN_DRAFT, Reason.NOT_DUE, Reason.AUTO_REPLY, Reason.GAP, Reason.NEEDS_FACT}
)
_MAY_BE_DRAFTED = _AFTER_SUPERSEDED | {Reason.NOT_OVER, Reason.PAUSED}
_REPLACEABLE = frozenset({DraftState.OPEN, DraftState.HELD})
_REACHING = LIVE | {DraftState.SENT}


def _stopped_in(group: FollowUp, case: Case) -> Why | None:
    return stopped(group.only([case]))


def _follow_up(key: KeyOf, person: Address, meeting: OccurrenceId) -> Key:
    return key(meeting, person, FOLLOW_UP_STEP)


class MeetingFollowUps:
    """Decides about everybody in one meeting: `held` are the decisions that stand, `ready` waits for the limits."""

    __slots__ = ("_decided", "_desk", "_ended", "_group_key", "_listed", "_meeting", "_ref", "_rules", "held", "ready")

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        occurrence = meeting.occurrence
        self.held: list[Hold] = []
        self.ready: list[Ready] = []
        self._desk = desk
        self._meeting = meeting
        self._ref = MeetingRef(id=occurrence.id, title=occurrence.event.title, start=occurrence.start)
        self._rules = desk.rules.about(meeting)
        self._group_key = desk.key(meeting.identity, None, FOLLOW_UP_STEP)
        self._decided: set[Key] = set()
        self._listed: dict[Address, Address] = {}  # every address of somebody in it, to the one that decisions name
        self._ended: dict[Address | None, Why] = {}

    def decide(self) -> None:
        """Fills `held` and `ready`: each person of the meeting is in exactly one of their decisions."""
        alone: list[Case] = []
        together: list[Case] = []
        nobody: list[NotMet] = []
        for verdict in self._meeting.verdicts:
            if isinstance(verdict, Met):
                case = self._case(verdict)
                (together if self._is_in_group(case) else alone).append(case)
                self._listed |= dict.fromkeys(case.standing.addresses, verdict.person.address)
            elif verdict.person is None:
                nobody.append(verdict)
            else:
                self._not_met(verdict, (verdict.person.address,))
                address = verdict.person.address
                self._listed |= dict.fromkeys((address, *verdict.person.addresses), address)
        for case in alone:
            self._decide_alone(case)
        if together:
            self._decide_together(together)
        for verdict in nobody:
            self._not_met(verdict, ())
        self._decide_left_over()

    def _case(self, met: Met) -> Case:
        desk, meeting, person = self._desk, self._meeting, met.person
        standing = desk.standing(person)
        key, *_ = standing.keys(_follow_up, desk.key, meeting.identity)
        told = [*standing.follow_ups_of(meeting.identity), *desk.ledger(key)]
        told += [record for record in desk.ledger(self._group_key) if person.address in record.people]
        records = tuple({record.id: record for record in told}.values()) if told else ()
        return Case(
            met=met,
            key=key,
            standing=standing,
            rule=desk.rules.first(self._rules, standing.history, lambda: standing.is_first_meeting(meeting)),
            records=records,
            live=latest_live(records),
        )

    def _is_in_group(self, case: Case) -> bool:
        if case.live is not None:
            return case.live.key == self._group_key
        rule = case.rule
        together = rule is not None and rule.template is not None and rule.recipients is Recipients.GROUP
        return together and not self._is_left_out(case)

    def _is_left_out(self, case: Case) -> bool:
        """True where the group's draft reaches others alone: what kept it from this person may have passed since."""
        reached = [record.people for record in self._desk.ledger(self._group_key) if record.state in _REACHING]
        return bool(reached) and all(case.standing.addresses.isdisjoint(people) for people in reached)

    def _decide_alone(self, case: Case) -> None:
        live, desk, meeting = case.live, self._desk, self._meeting
        key = live.key if live else case.key
        one = FollowUp(key=key, cases=(case,), rule=case.rule, records=case.records, live=live)
        why = not_over(meeting, desk) or settled(one, desk)
        why = why or (None if live else unwanted(one, meeting)) or stopped(one) or kept_away(case, meeting, desk)
        if why is None:
            self._go_on(one)
        else:
            self._hold(one, why)

    def _decide_together(self, cases: Sequence[Case]) -> None:
        """Whoever is held by themselves leaves the group; the rest is one candidate."""
        meeting, desk = self._meeting, self._desk
        if (why := not_over(meeting, desk)) is not None:
            return self._hold(self._group(cases), why)
        cases = self._hold_some(cases, lambda case: settled(self._single(case), desk))
        if cases and (why := settled(self._group(cases), desk)) is not None:
            return self._hold(self._group(cases), why)
        cases = self._hold_some(
            cases, lambda case: kept_away(case, meeting, desk) or snoozed(self._single(case).word(), desk)
        )
        cases = self._hold_stopped(cases)
        return self._go_on(self._group(cases)) if cases else None

    def _hold_stopped(self, cases: Sequence[Case]) -> Sequence[Case]:
        """Leaves out whom the user does not want the group's template for; the others may have another one then."""
        while cases:
            free = self._hold_some(cases, partial(_stopped_in, self._group(cases)))
            if len(free) == len(cases):
                break
            cases = free
        return cases

    def _hold_some(self, cases: Sequence[Case], why_not: Callable[[Case], Why | None]) -> list[Case]:
        """Holds those of a group against whom there is something; returns the others."""
        free: list[Case] = []
        for case in cases:
            if (why := why_not(case)) is None:
                free.append(case)
            else:
                self._hold(self._single(case), why)
        return free

    def _group(self, cases: Sequence[Case]) -> FollowUp:
        """The rule is the last of theirs: what is said to all must suit those whom the special rules leave out."""
        order = {rule.name: place for place, rule in enumerate(self._rules)}
        rules = [case.rule for case in cases if case.rule is not None and case.rule.template is not None]
        rule = max(rules, key=lambda rule: order[rule.name], default=None)
        records = self._desk.ledger(self._group_key)
        return FollowUp(
            key=self._group_key, cases=by_address(cases), rule=rule, records=records, live=latest_live(records)
        )

    def _single(self, case: Case) -> FollowUp:
        """Somebody of a group by themselves: what the group's ledger says is not about them alone."""
        records = [record for record in case.records if record.key != self._group_key]
        return FollowUp(key=case.key, cases=(case,), rule=case.rule, records=records, live=None)

    def _go_on(self, one: FollowUp) -> None:
        """Nothing has ended it: it is drafted already, or will be when its time has come."""
        if (why := snoozed(one.word(), self._desk)) is not None:
            return self._hold(one, why)
        if one.live is not None:
            return self._beside(one, one.live)
        assert one.drafting is not None
        due = self._due(one.drafting)
        if due > self._desk.now:
            detail = words.not_due(one.drafting, self._desk.speech.at(due))
            return self._hold(one, Why(Reason.NOT_DUE, detail, due))
        if one.key != self._group_key:
            why = busy(one.cases[0], self._meeting, self._desk)
            return self._make(one, one.drafting) if why is None else self._hold(one, why)
        if free := self._hold_busy(one.cases):
            self._make(one.only(free), one.drafting)
        return None

    def _hold_busy(self, cases: Sequence[Case]) -> list[Case]:
        """Holds those of a group to whom another draft is open or was made lately; returns the others."""
        return self._hold_some(cases, lambda case: busy(case, self._meeting, self._desk))

    def _beside(self, one: FollowUp, live: DraftRecord) -> None:
        """An open draft of its own: left, or made anew in its place."""
        asked, rule = one.redraft_at(one.key), one.drafting
        anew = asked is not None and asked > live.planned_at
        gone = [address for address in live.people if self._why_gone(address) is not None]
        makes = (anew and live.state in _REPLACEABLE) or (bool(gone) and live.state is DraftState.OPEN)
        if rule is None or not makes:
            at = self._desk.speech.at(live.placed_at) if live.placed_at else None
            return self._hold(one, Why(Reason.OPEN_DRAFT, words.own_draft(live, at, anew)))
        stay = [case for case in one.cases if not case.standing.addresses.isdisjoint(live.people)]
        stay += self._hold_busy([case for case in one.cases if case not in stay])
        if stay:
            detail = words.readdressed(gone) if gone else words.redrafted(rule)
            self._make(one.only(stay), rule, detail=detail, replaces=live)
        return None

    def _why_gone(self, address: Address) -> Why | None:
        """Why a draft should no longer reach the address."""
        if address in self._listed:
            return self._ended.get(address)
        if any(verdict.person is None for verdict in self._meeting.verdicts):
            return self._ended.get(None)
        return Why(Reason.CANCELLED, words.not_in_it())

    def _make(
        self, one: FollowUp, rule: FollowUpRule, *, detail: str | None = None, replaces: DraftRecord | None = None
    ) -> None:
        if (lack := self._desk.history.missing_facts.get(one.key)) is not None:
            return self._hold(one, Why(Reason.NEEDS_FACT, words.needs_fact(lack)))
        due = self._due(rule)
        act = Act(
            key=one.key,
            account=self._meeting.account,
            purpose=Purpose.FOLLOW_UP,
            people=one.people,
            meeting=self._ref,
            identity=self._meeting.identity,
            rule=rule.name,
            template=rule.template,
            due=due,
            detail=detail or words.due([case.met for case in one.cases], rule, self._desk.speech.at(due)),
            generation=one.next_generation,
            replaces=replaces.id if replaces else None,
        )
        self._decided.add(one.key)
        people = tuple(case.person for case in one.cases)
        self.ready.append(Ready(act=act, people=people, changes_at=self._superseded_at(one)))
        return None

    def _due(self, rule: FollowUpRule) -> datetime:
        time, occurrence = self._desk.time, self._meeting.occurrence
        return time.after(end_of(occurrence), rule.after, day=time.last_day(occurrence))

    def _superseded_at(self, one: FollowUp) -> datetime | None:
        """When a meeting to come will take the place of this one for somebody in it."""
        if one.live is not None and one.live.state is DraftState.EDITED:
            return None
        return sooner(*(case.standing.next_superseding(self._meeting) for case in one.cases))

    def _not_met(self, verdict: NotMet, people: tuple[Address, ...]) -> None:
        why = Why(verdict.reason, verdict.detail)
        key = self._desk.key(self._meeting.identity, people[0] if people else None, FOLLOW_UP_STEP)
        self._keep(key, people, why)
        self._end((*people, *verdict.person.addresses) if verdict.person else (None,), why)

    def _hold(self, one: FollowUp, why: Why) -> None:
        latest = one.live or max(one.records, key=lambda record: record.generation, default=None)
        rule = one.rule.name if one.rule else latest.rule if latest else None
        template = one.rule.template if one.rule else latest.template if latest else None
        due = self._due(one.drafting) if one.drafting and why.reason in _MAY_BE_DRAFTED else None
        if why.reason in _AFTER_SUPERSEDED:
            why = why._replace(until=sooner(why.until, self._superseded_at(one)))
        self._keep(one.key, one.people, why, rule=rule, template=template, due=due)
        for case in one.cases:
            self._end(case.standing.addresses, why)

    def _end(self, addresses: Iterable[Address | None], why: Why) -> None:
        if why.reason in ENDS_DRAFT:
            self._ended |= dict.fromkeys(addresses, why)

    def _keep(
        self,
        key: Key,
        people: tuple[Address, ...],
        why: Why,
        *,
        rule: str | None = None,
        template: str | None = None,
        due: datetime | None = None,
    ) -> None:
        if key in self._decided:
            return
        self._decided.add(key)
        self._desk.note(key, why.reason)
        self.held.append(
            Hold(
                key=key,
                account=self._meeting.account,
                purpose=Purpose.FOLLOW_UP,
                people=people,
                meeting=self._ref,
                identity=self._meeting.identity,
                rule=rule,
                template=template,
                due=due,
                detail=why.detail,
                reason=why.reason,
                until=why.until,
            )
        )

    def _decide_left_over(self) -> None:
        """Open drafts of people who are not in the meeting any more, or of a group of whom nobody is left.

        The decision about such a draft is the one about its people, so that whoever carries it out finds the draft.
        """
        drafts = self._desk.live(self._meeting.identity)
        keys = {live.key for live in drafts}
        for live in drafts:
            if live.key in self._decided:
                continue
            why = self._why_left(live)
            whom = {self._listed.get(address, address) for address in live.people}
            self.held = [
                one for one in self.held if one.key in keys or not one.people or not whom.issuperset(one.people)
            ]
            self._keep(live.key, live.people, why, rule=live.rule, template=live.template)

    def _why_left(self, live: DraftRecord) -> Why:
        """Why the draft goes, where it should reach none of its people any more; else that it is open."""
        gone = [why for why in map(self._why_gone, live.people) if why is not None]
        until = sooner(*(one.until for one in gone))
        if not gone or len(gone) < len(live.people):
            at = self._desk.speech.at(live.placed_at) if live.placed_at else None
            return Why(Reason.OPEN_DRAFT, words.own_draft(live, at, False), until)
        return Why(gone[0].reason, " ".join(dict.fromkeys(one.detail for one in gone)), until)
