"""The first draft of all, where mail is dear to read: it does not wait until everybody's mail was read.

The mail of one person alone is asked for: of somebody who would be written to now, were it not for what their mail
says, and of whom there is likely to be little.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from followupd.apply.outcome import ApplyOutcome
from followupd.apply.place import place_drafts
from followupd.daemon.gather import gather
from followupd.daemon.hearing import Round, pull_mailboxes, read
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.domain.decision import Act
from followupd.domain.history import PersonHistory
from followupd.domain.policy import Policy
from followupd.plan.keys import follow_up_key
from followupd.plan.planner import plan
from followupd.ports.store import Due

TRIES = 8
"""People one after the other whose mail may turn out to speak against a draft."""


def place_first(house: House, policy: Policy, now: datetime) -> ApplyOutcome:
    """Places one draft before the first reading of a remote mailbox; nothing where all were read before.

    What stands in the way of that is left to the pass that follows.
    """
    if not any(_was_never_read(house)):
        return ApplyOutcome()
    for act in _wanted(house, policy, now)[:TRIES]:
        due = Due(meetings=(act.identity,)) if act.identity is not None else Due(people=act.people[:1])
        heard = read(house, policy, now, pull_mailboxes(house, policy, now, Round(), due=due), due=due)
        if heard.blind:
            break
        made = make_plan(house, policy, now, due=due, senders=house.senders)
        for draft in made.drafts:
            box = next(one.drafts for one in house.accounts if one.name == draft.account)
            assert box is not None
            return place_drafts(box, house.store, draft.account, now, only=frozenset({draft.key}))
    return ApplyOutcome()


def _was_never_read(house: House) -> list[bool]:
    return [
        house.store.source_state(account.history.source, account.name).last_pull_at is None
        for account in house.accounts
        if account.history is not None and account.history.source in account.remote
    ]


def _wanted(house: House, policy: Policy, now: datetime) -> list[Act]:
    """The drafts that there would be if no mail spoke against them, first those to people who were never met before."""
    key = partial(follow_up_key, house.store.secret())
    history = gather(house.store, policy, house.stances, key, now).history
    acts = [one for one in plan(history, policy, now, key).decisions if isinstance(one, Act)]
    return sorted(acts, key=lambda act: (len(act.people), sum(_meetings(history.people[one]) for one in act.people)))


def _meetings(person: PersonHistory) -> int:
    return person.met_before + len(person.meetings)
