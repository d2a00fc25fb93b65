"""Where a sentence names a time to come, and when that begins: months, seasons, quarters, feasts, spans of weeks.

Reckoned from the day of the message, by the calendar of the north: spring begins on 1 March, summer on 1 June, autumn
on 1 September, winter on 1 December. "After the summer" is 1 September, "in a few weeks" three weeks on, "end of May"
the 21st, and "after the holidays" 2 January, but in summer 1 September.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from followupd.derive import later_words as known
from followupd.derive.named_times import LINKS, Core, core_at
from followupd.domain.record import Struct

_MOST_YEARS = 2


class Stretch(Struct, frozen=True, kw_only=True):
    """Words `begin` to `end` name a time. `day` is where it begins; None where that is not known.

    `coarse`: weeks or more; else a day or the next week. `until`: said of what ends then ("until May").
    """

    begin: int
    end: int
    day: date | None
    coarse: bool
    until: bool


def stretches(words: Sequence[str], today: date) -> list[Stretch]:
    """Every time to come that is named in the folded `words` of a sentence."""
    found: list[Stretch] = []
    place = 0
    while place < len(words):
        core = core_at(words, place, today)
        stretch = _placed(words, core, today) if core else None
        if stretch is None:
            place += 1
            continue
        found.append(stretch)
        place = stretch.end
    return found


def _placed(words: Sequence[str], core: Core, today: date) -> Stretch | None:
    """The core with what stands before it: after, until, the middle of."""
    begin, links = core.begin, []
    while begin > 0 and core.begin - begin < 6 and words[begin - 1] in LINKS:
        begin -= 1
        links.append(words[begin])
    if not links and not core.sure:
        return None
    after = not known.AFTER.isdisjoint(links)
    until = not known.UNTIL.isdisjoint(links) and not after
    late = not known.LATE.isdisjoint(links) or (until and words[core.begin] == "jahresende")
    middle = not known.MIDDLE.isdisjoint(links)
    early = not known.EARLY.isdisjoint(links)

    def of(span: tuple[date, date]) -> date:
        first, past = span
        if late and (after or until):
            return past
        if middle:
            return (
                first + (past - first) / 2 - timedelta(days=1)
                if (past - first).days < 32
                else first + (past - first) / 2
            )
        if late:
            return past - timedelta(days=10) if (past - first).days < 32 else past - relativedelta(months=1)
        return past if after and not early else first

    day = _meant(core, [of(span) for span in core.spans], today, moving=after or late or middle)
    return Stretch(begin=begin, end=core.end, day=day, coarse=core.coarse, until=until)


def _meant(core: Core, days: Sequence[date], today: date, *, moving: bool) -> date | None:
    """The first of `days` to come; None for "in March" in its first half, and for what is years off."""
    now = any(first <= today < first + (past - first) / 2 for first, past in core.spans)
    if now and not moving and core.coarse and len(core.spans) > 1:
        return None
    to_come = [day for day in days if day > today]
    if not to_come or (to_come[0] - today).days > 366 * _MOST_YEARS:
        return None
    return to_come[0]
