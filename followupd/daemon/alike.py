"""Check-ins that say the same to colleagues beside their names: the first goes out, the others wait two weeks each.

People of one company compare their mail: two letters without a word that is theirs alone read as a mail merge. Only
check-ins are held. A promise is owed to each; a nudge goes on with a letter of its own; and those who were in one
meeting may all be thanked for it at once, which is what `recipients: each` asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from followupd.derive.addresses import company
from followupd.domain.decision import Purpose
from followupd.domain.draft import LIVE, NEEDS_WORDS, DraftRecord, DraftState
from followupd.domain.history import Similar
from followupd.domain.ids import Key
from followupd.domain.policy import GRACEFUL_NO

APART = timedelta(days=14)

_NAMES = frozenset(
    {
        "me.name", "me.address", "me.signature", "person.first_name", "person.last_name", "person.full_name",
        "person.address", "person.company",
    }
)  # fmt: skip
"""What is filled in without making a letter particular: equal for all, or the name of whom it goes to."""
_READS_SO = (LIVE | {DraftState.SENT}) - {DraftState.EDITED}


def says_nothing_particular(draft: DraftRecord) -> bool:
    """True of a check-in that is its template and a name: no gap for the user's words, no fact, and not edited."""
    return (
        draft.purpose is Purpose.CHECK_IN
        and draft.template != GRACEFUL_NO
        and NEEDS_WORDS not in draft.flags
        and draft.sources.keys() <= _NAMES
        and draft.state in _READS_SO
        and draft.edited is not True
    )


def too_similar(new: Iterable[DraftRecord], earlier: Iterable[DraftRecord]) -> Mapping[Key, Similar]:
    """Which of the drafts to be made, in the order in which they would be, say what was just said to a colleague.

    `earlier` are those of the last two weeks, by time.
    """
    said: dict[tuple[str, str], DraftRecord] = {}
    found: dict[Key, Similar] = {}
    for one in filter(says_nothing_particular, earlier):
        said[one.template, company(one.people[0])] = one
    for one in filter(says_nothing_particular, new):
        place = one.template, company(one.people[0])
        other = said.get(place)
        if other is None or not place[1] or other.people == one.people or other.planned_at + APART <= one.planned_at:
            said[place] = one
        else:
            found[one.key] = Similar(other=other.people[0], until=other.planned_at + APART)
    return found
