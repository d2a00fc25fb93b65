"""Open drafts about meetings of more than a month ago: no candidates any more, and withdrawn as their like.

Nothing is known of the meeting, so only what stands against its people, and what the user said, is asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from followupd.domain.decision import Hold
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.fact import FactKind
from followupd.domain.person import Person
from followupd.domain.reason import Reason
from followupd.plan import grounds, words
from followupd.plan.desk import Desk
from followupd.plan.grounds import Why


def outlived(drafts: Iterable[DraftRecord], desk: Desk) -> Iterable[Hold]:
    """A decision about each of these that has lost its reason.

    One to several goes when it has for all of them, or may never be sent to one.
    """
    people = {one: each.person for each in desk.history.people.values() for one in each.person.addresses}
    people |= {each.person.address: each.person for each in desk.history.people.values()}
    for draft in drafts:
        known = [people[one] for one in draft.people if one in people]
        whys = [why for person in known if (why := _why(draft, person, desk)) is not None]
        final = [why for why in whys if why.reason in _FINAL]
        if final or (whys and len(whys) == len(draft.people)):
            why = (final or whys)[0]
            yield desk.hold_draft(draft, why)


_FINAL = frozenset({Reason.FORGOTTEN, Reason.OPTED_OUT, Reason.SKIPPED, Reason.SNOOZED})


def _why(draft: DraftRecord, person: Person, desk: Desk) -> Why | None:
    standing, said, since = desk.standing(person), desk.speech.at, draft.planned_at
    word = standing.word(draft.key)
    if word is not None and word.at > since and word.kind is FactKind.SKIP:
        return Why(Reason.SKIPPED, words.skipped())
    if word is not None and word.at > since and (why := grounds.snoozed(word, desk)) is not None:
        return why
    why = grounds.never(standing, desk) or grounds.declined(standing, desk) or grounds.paused(standing, desk)
    if why is not None:
        return why
    history = standing.history
    if history.last_out is not None and history.last_out > since:
        return Why(Reason.IN_TOUCH_SINCE, words.in_touch_since(person, said(history.last_out)))
    if history.last_in is not None and history.last_in > since:
        return Why(Reason.REPLIED, words.replied(person, said(history.last_in)))
    again = standing.met_after(since)
    if again is not None and draft.state is not DraftState.EDITED:
        return Why(Reason.SUPERSEDED, words.superseded(person, said(again.occurrence.start)))
    return None
