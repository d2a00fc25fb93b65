"""The grammar of durations: `30m 2h 3d 2w 4bd never`."""

from __future__ import annotations

import re
from datetime import timedelta

from followupd.domain.policy import Duration, Never, Unit

PATTERN = r"^(0|[1-9][0-9]{0,6})(m|h|d|w|bd)$"
EXAMPLES = ["30m", "2h", "3d", "2w", "4bd"]
LONGEST = timedelta(days=3660)

_VALID = re.compile(PATTERN.rstrip("$"))
_LOOSE = re.compile(r"([0-9]{1,7})(?:\.([0-9]))?[ _-]*([a-z]{1,9}(?: days?)?)")
_MINUTES = {Unit.MINUTES: 1, Unit.HOURS: 60, Unit.DAYS: 1440, Unit.WEEKS: 10080}
_MEANT = {
    Unit.MINUTES: ("m", "min", "mins", "minute", "minutes"),
    Unit.HOURS: ("h", "hr", "hrs", "hour", "hours"),
    Unit.DAYS: ("d", "day", "days"),
    Unit.WEEKS: ("w", "wk", "wks", "week", "weeks"),
    Unit.BUSINESS_DAYS: ("bd", "bds", "business days", "business day", "working days", "working day", "workdays"),
}


def parse(text: str) -> Duration | Never | None:
    """The duration that `text` writes, or None where it writes none, or one of more than ten years."""
    if text == Never.NEVER.value:
        return Never.NEVER
    if not (valid := _VALID.fullmatch(text)):
        return None
    duration = Duration(amount=int(valid[1]), unit=Unit(valid[2]))
    return duration if roughly(duration) <= LONGEST else None


def roughly(duration: Duration) -> timedelta:
    """About how long it is, for comparing: five business days are a week."""
    if duration.unit is Unit.BUSINESS_DAYS:
        return timedelta(days=duration.amount) * 7 / 5
    return duration.span


def meant(text: str) -> str | None:
    """The valid spelling of what somebody probably meant, such as `90m` for `1.5h`."""
    if not (loose := _LOOSE.fullmatch(text.strip().lower())):
        return None
    for unit, words in _MEANT.items():
        if loose[3] in words:
            if loose[2] is None:
                candidate = f"{int(loose[1])}{unit}"
            elif unit is Unit.BUSINESS_DAYS:
                return None
            else:
                candidate = f"{(int(loose[1]) * 10 + int(loose[2])) * _MINUTES[unit] // 10}m"
            return candidate if parse(candidate) else None
    return None
