"""Where a sentence names a time to come, and when that begins: months, seasons, quarters, feasts, spans of weeks.

Reckoned from the day of the message, by the calendar of the north: spring begins on 1 March, summer on 1 June, autumn
on 1 September, winter on 1 December. "After the summer" is 1 September, "in a few weeks" three weeks on, "end of May"
the 21st, and "after the holidays" 2 January, but in summer 1 September. "Until 30 November" begins on 1 December, for
who is away until a day is so on it; "before 30 November" and "not until 30 November" on that day, "until May" on 1 May.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from followupd.derive import later_words as known
from followupd.derive.named_days import Core
from followupd.derive.named_times import LINKS
from followupd.derive.ranges import time_at
from followupd.derive.words import table
from followupd.domain.record import Struct

_MOST_YEARS = 2
_JUST = timedelta(days=31)
"""A day without its year that is past no longer is hardly that of the next year."""
_PORTUGUESE = table("semana proxima primeira segunda terceira quarta ultima primavera pascoa")
"""Before these "na" is no Dutch "after"."""
_FRENCH = table("en au aux ce cet cette")
"""Before other words "pas" is Dutch, and says not before then."""
_NOT, _WHY = table("not nicht non nao niet"), table("why warum wieso pourquoi perche waarom")
_FROM_BARE = table("from ab partir vanaf dal des")
_THROUGH, _OF_IT = table("through thru"), table("the end l la le il el de mid early late")


class Stretch(Struct, frozen=True, kw_only=True):
    """Words `begin` to `end` name a time. `day` is where it begins; None where that is not known.

    `coarse`: weeks or more; else a day or the next week. `until`: said of what ends then ("until May"). `ranged`: "from
    3 to 14 May", and `past` the day after its last, as far as that is known.
    """

    begin: int
    end: int
    day: date | None
    coarse: bool
    until: bool
    ranged: bool = False
    past: date | None = None


class _Beside(Struct, frozen=True, kw_only=True):
    """What is said of a time right before and behind its name, which all together are the words `begin` to `end`."""

    begin: int
    end: int
    after: bool
    until: bool
    whole: bool  # until its end
    early: bool
    middle: bool
    late: bool


def stretches(words: Sequence[str], today: date) -> list[Stretch]:
    """Every time to come that is named in the folded `words` of a sentence: none in "since May" or "in May 2019"."""
    found: list[Stretch] = []
    place = 0
    while place < len(words):
        core = time_at(words, place, today)
        beside = _beside(words, core) if core else None
        if core is None or beside is None:
            place += 1
            continue
        if known.SINCE.isdisjoint(words[beside.begin : core.begin]) and not _is_over(core, today):
            found.append(_placed(core, beside, today))
        place = beside.end
    return found


def _is_over(core: Core, today: date) -> bool:
    """True of a time with its year that is past."""
    return len(core.spans) == 1 and core.spans[0][1] <= today


def _beside(words: Sequence[str], core: Core) -> _Beside | None:
    """None where no word says that a time is meant."""
    begin = _linked_from(words, core)
    before, behind = set(words[begin : core.begin]), set(words[core.end : core.end + 1])
    back = core.whole and _is_return(words, begin, core.end)
    after = _is_after(words[begin : core.begin + 1])
    inclusive = _is_inclusive(words, begin, core)
    until = not after and (inclusive or not (known.UNTIL - _THROUGH).isdisjoint(before))
    if not (before or core.sure or core.ranged or back):
        return None
    if _is_refused(words[max(0, begin - 2) : begin], words[begin]) and not (after or until or core.ranged):
        return None
    if after and known.UNITS.get(words[begin - 1] if begin else "", "day") != "day":
        return None  # "the week after 5 May"
    if core.bare and not (after or until or back or not _FROM_BARE.isdisjoint(before)):
        return None
    begins_then = back or not known.BEFORE.isdisjoint(before) or list(words[max(0, begin - 1) : begin]) == ["not"]
    return _Beside(
        begin=begin,
        end=core.end + (not known.INCLUSIVE.isdisjoint(behind)),
        after=after,
        until=until,
        whole=until and (inclusive or (core.whole and not begins_then)),
        early=not known.EARLY.isdisjoint(before),
        middle=not known.MIDDLE.isdisjoint(before),
        late=not known.LATE.isdisjoint(before) or (until and words[core.begin] == "jahresende"),
    )


def _linked_from(words: Sequence[str], core: Core) -> int:
    """Where the words begin that link it to the rest: "until the end of", "tot en met"."""
    begin = core.begin
    links = LINKS | known.FROM_DAY if core.whole else LINKS
    while begin > 0 and core.begin - begin < 6:
        if tuple(words[max(0, begin - 3) : begin]) == ("tot", "en", "met"):
            return begin - 3
        if tuple(words[max(0, begin - 2) : begin]) == ("t", "m"):
            return begin - 2
        if words[begin - 1] not in links and tuple(words[begin - 1 : begin + 1]) != ("at", "least"):
            break
        begin -= 1
    return begin


def _is_inclusive(words: Sequence[str], begin: int, core: Core) -> bool:
    """True of "through", "bis einschließlich" and "… inclus", false of "comes through on 4 May"."""
    before, behind = words[begin : core.begin], words[core.end : core.end + 1]
    if tuple(before[:3]) == ("tot", "en", "met") or tuple(before[:2]) == ("t", "m"):
        return True
    said = [word for word, then in pairwise([*before, ""]) if not (word in _THROUGH and then in known.IN - _OF_IT)]
    return not known.INCLUSIVE.isdisjoint([*said, *behind])


def _is_return(words: Sequence[str], begin: int, end: int) -> bool:
    """True of "back on …", "not back until …" and "maandag ben ik terug"."""
    behind = words[end : end + 3]
    if not known.RETURNING.isdisjoint(words[max(0, begin - 4) : begin]):
        return True
    return not known.RETURNING.isdisjoint(behind) and not known.BEING.isdisjoint(behind)


def _is_refused(before: Sequence[str], first: str) -> bool:
    """True behind the "not" of "not in January, February is better"; false of "why not in January"."""
    if before[-1:] == ["pas"]:
        return first in _FRENCH
    return not _NOT.isdisjoint(before[-1:]) and _WHY.isdisjoint(before[:-1])


def _is_after(words: Sequence[str]) -> bool:
    return any(one in known.AFTER and not (one == "na" and then in _PORTUGUESE) for one, then in pairwise(words))


def _placed(core: Core, beside: _Beside, today: date) -> Stretch:
    day, past = _meant(core, beside, today)
    return Stretch(
        begin=beside.begin,
        end=beside.end,
        day=day,
        coarse=core.coarse,
        until=beside.until,
        ranged=core.ranged,
        past=past if core.ranged else None,
    )


def _beginning(span: tuple[date, date], beside: _Beside) -> date:
    """When the time begins that is said to be in, after, until or at the end of `span`."""
    first, past = span
    if beside.late and (beside.after or beside.until):
        return past
    if beside.middle:
        half = first + (past - first) / 2
        return half - timedelta(days=1) if (past - first).days < 32 else half
    if beside.late:
        return past - timedelta(days=10) if (past - first).days < 32 else past - relativedelta(months=1)
    return past if beside.whole or (beside.after and not beside.early) else first


def _meant(core: Core, beside: _Beside, today: date) -> tuple[date | None, date | None]:
    """The first beginning to come, with the end of its span.

    Not known for "in March" in its first half, for a day that is just past, and for what is years off.
    """
    told = [(span[1] if core.ranged else _beginning(span, beside), span) for span in core.spans]
    now = any(first <= today < first + (past - first) / 2 for first, past in core.spans)
    moving = beside.after or beside.late or beside.middle or core.ranged
    if now and not moving and core.coarse and len(core.spans) > 1:
        return None, None
    if core.whole and any(today - _JUST <= day <= today for day, _ in told):
        return None, None
    day, span = next(((day, span) for day, span in told if day > today), (None, None))
    if day is None or span is None or (day - today).days > 366 * _MOST_YEARS:
        return None, None
    if not core.ranged:
        return day, span[1]
    return span[1] if beside.after or beside.until else span[0] if span[0] > today else None, span[1]
