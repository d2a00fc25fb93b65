"""The middle of a pass: gathers, plans, composes what is to be drafted, and keeps all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial

from followupd.apply.place import planned_record
from followupd.compose.draft import NeedsFact, UnsafeDraft, compose
from followupd.compose.mime import Letter, to_bytes
from followupd.daemon.alike import APART, says_nothing_particular, too_similar
from followupd.daemon.gather import Gathered, gather
from followupd.daemon.house import House
from followupd.daemon.units import units
from followupd.derive.senders import sender_of, wished
from followupd.domain.decision import Act, Decision, Plan
from followupd.domain.draft import DraftRecord
from followupd.domain.history import Similar
from followupd.domain.ids import AccountName, Address, Key
from followupd.domain.message import Sender
from followupd.domain.policy import FOLLOW_UP_STEP, Policy
from followupd.domain.record import Struct, field, replace
from followupd.errors import ProviderError, TemplateError
from followupd.plan.hours import BusinessTime
from followupd.plan.keys import KeyOf, follow_up_key
from followupd.plan.limits import rank_of
from followupd.plan.planner import plan
from followupd.plan.rules import Rules
from followupd.plan.standing import Standing
from followupd.ports.planning import Due, PlanningStore


class Planned(Struct, frozen=True, kw_only=True):
    """What a plan came to: everything decided, the new drafts, the templates for whose sake some were held, and the
    accounts that get none, since they did not say what they can send from."""

    decisions: tuple[Decision, ...]
    drafts: tuple[DraftRecord, ...]
    broken: tuple[TemplateError, ...] = ()
    mute: tuple[ProviderError, ...] = ()


SendersOf = Callable[[AccountName], Sequence[Sender] | None]
"""What an account can send from (`DraftBox.senders`); asked where a letter is to be written, and not before."""


def any_sender(_: AccountName) -> None:
    """Whatever the config says, without a look: for letters that nobody is to see."""


class _Senders(Struct, frozen=True):
    """What the accounts say, each asked until it fails once."""

    ask: SendersOf
    errors: dict[AccountName, ProviderError] = field(default_factory=dict)

    def of(self, account: AccountName) -> Sequence[Sender] | None:
        try:
            return None if account in self.errors else self.ask(account)
        except ProviderError as error:
            self.errors[account] = error
            return None


def make_plan(
    house: House,
    policy: Policy,
    now: datetime,
    *,
    only: frozenset[Key] | None = None,
    blind: frozenset[AccountName] = frozenset(),
    unheard: frozenset[Address] = frozenset(),
    due: Due | None = None,
    store: PlanningStore | None = None,
    write: Callable[[Letter], bytes] = to_bytes,
    senders: SendersOf = any_sender,
) -> Planned:
    """Plans what is due for planning, composes what is to be drafted, and keeps both; with `only`, no other drafts;
    with `due`, of what is due no more than that. What concerns anybody `unheard` stays due.

    No draft is made for an account that is `blind`: its mail could not be read, so that it may have been answered; nor
    for one that does not say what it can send from.
    What is known comes from `store`, where the plan is kept too: that of the house, unless another one is given.
    """
    store = store or house.store
    if store.policy_digest() != house.policy_digest:
        store.wake_all()
    key: KeyOf = cache(partial(follow_up_key, store.secret()))
    gathered = gather(store, policy, house.stances, key, now, due=due)
    asked = _Senders(lambda account: None if account in blind else senders(account))
    record = partial(_record, house, policy, gathered, write=write, senders=asked)
    made, planned = _compose_all(gathered, policy, now, key, record, partial(store.drafts, since=now - APART))
    wanted = (draft for draft in planned.drafts if only is None or draft.key in only)
    drafts = tuple(draft for draft in wanted if draft.account not in blind | asked.errors.keys())
    store.save_plan(
        units(gathered, policy, made, now, unheard),
        gathered.identities,
        drafts,
        policy_digest=house.policy_digest,
        at=now,
    )
    return replace(planned, drafts=drafts, mute=tuple(asked.errors.values()))


def _compose_all(
    gathered: Gathered,
    policy: Policy,
    now: datetime,
    key: KeyOf,
    record: Callable[[Act, datetime], DraftRecord],
    lately: Callable[[], Sequence[DraftRecord]],
) -> tuple[Plan, Planned]:
    """Plans anew until all that is to be drafted could be composed: what lacks a fact makes room for the next."""
    missing: dict[Key, str] = {}
    similar: dict[Key, Similar] = {}
    composed: dict[Key, DraftRecord] = {}
    broken: dict[str, TemplateError] = {}
    while True:
        made = plan(replace(gathered.history, missing_facts=missing, too_similar=similar), policy, now, key)
        acts = [decision for decision in made.decisions if isinstance(decision, Act)]
        fresh = [act for act in acts if act.key not in composed]
        for act in fresh:
            try:
                composed[act.key] = record(act, now)
            except (NeedsFact, UnsafeDraft) as lack:
                missing[act.key] = str(lack)
            except TemplateError as error:
                missing[act.key] = f"the template {act.template} is wrong: {error.problems[0]}"
                broken[str(act.template)] = error
        drafts = {act.key: composed[act.key] for act in sorted(acts, key=rank_of) if act.key in composed}
        alike = _alike(drafts, lately).items() - similar.items()
        similar |= dict(alike)
        if not alike and not any(act.key in missing for act in fresh):
            kept = tuple(drafts[act.key] for act in acts)
            return made, Planned(decisions=made.decisions, drafts=kept, broken=tuple(broken.values()))


def _alike(drafts: Mapping[Key, DraftRecord], lately: Callable[[], Sequence[DraftRecord]]) -> Mapping[Key, Similar]:
    """Those of the drafts that say what a colleague was told; what was drafted lately is asked for where it matters."""
    if not any(map(says_nothing_particular, drafts.values())):
        return {}
    return too_similar(drafts.values(), lately())


def _record(
    house: House,
    policy: Policy,
    gathered: Gathered,
    act: Act,
    now: datetime,
    *,
    write: Callable[[Letter], bytes],
    senders: _Senders,
) -> DraftRecord:
    meeting = next((m for m in gathered.history.meetings if m.identity == act.identity), None)
    people = [gathered.history.people[address] for address in act.people]
    account = house.drafts_account(act.account)
    sender = sender_of(wished(act, meeting, people, policy.me), policy.me, senders.of(account))
    composed = compose(
        act,
        meeting=meeting,
        people=people,
        facts=tuple(dict.fromkeys(fact for person in people for fact in person.facts)),
        me=policy.me,
        sender=sender.address,
        signature=sender.signature,
        library=house.library,
        now=now,
        write=write,
    )
    asked = [fact.at for person in people for fact in person.facts if fact.key == act.key]
    # Never earlier than the user's word that it answers, so that one `redraft` makes one draft.
    record = planned_record(act, composed, max([now, *asked]))
    return replace(record, account=account)


class Weighed(Struct, frozen=True, kw_only=True):
    """A rule that was asked about a candidate: what it was not for, or None where it fired."""

    rule: str
    mismatch: str | None


def weigh(house: House, keys: frozenset[Key], now: datetime) -> Mapping[Key, tuple[Weighed, ...]]:
    """For each of these keys that is about somebody met, the rules in order, to the one that fired."""
    store, policy = house.store, house.policy_at(house.store.first_run_at(now))
    key: KeyOf = partial(follow_up_key, store.secret())
    store.wake_all()
    history = gather(store, policy, house.stances, key, now).history
    rules = Rules(policy, BusinessTime(policy.hours, policy.me.timezone))
    found: dict[Key, tuple[Weighed, ...]] = {}
    for meeting in history.meetings:
        for met in meeting.met:
            mine = {key(meeting.identity, who, FOLLOW_UP_STEP) for who in (*met.person.spellings, None)} & keys
            if mine:
                standing = Standing(history.people[met.person.address], now)
                first = partial(standing.is_first_meeting, meeting)
                weighed = tuple(
                    Weighed(rule=rule.name, mismatch=mismatch)
                    for rule, mismatch in rules.weigh(meeting, standing.history, first)
                )
                found |= dict.fromkeys(mine, weighed)
    return found
