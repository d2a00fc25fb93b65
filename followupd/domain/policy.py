"""What the user wants, as frozen values: made from the config, read by derive, plan and compose."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from followupd.domain.decision import Purpose
from followupd.domain.ids import Address
from followupd.domain.record import Struct, field


class Unit(enum.StrEnum):
    """Units of a duration as the config writes them."""

    MINUTES = "m"
    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"
    BUSINESS_DAYS = "bd"  # hours.days without holidays


class Duration(Struct, frozen=True, kw_only=True):
    """`30m 2h 3d 2w 4bd`: clock time, but business days by the calendar."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    @property
    def span(self) -> timedelta:
        """Clock time; an error for business days, which have none."""
        match self.unit:
            case Unit.MINUTES:
                return timedelta(minutes=self.amount)
            case Unit.HOURS:
                return timedelta(hours=self.amount)
            case Unit.DAYS:
                return timedelta(days=self.amount)
            case Unit.WEEKS:
                return timedelta(weeks=self.amount)
            case Unit.BUSINESS_DAYS:
                raise ValueError("business days have no fixed length")


class Never(enum.Enum):
    """The duration `never`."""

    NEVER = "never"


class Holidays(Protocol):
    """The days on which nobody works; years are reckoned when asked for."""

    def __contains__(self, day: date, /) -> bool: ...


class Me(Struct, frozen=True, kw_only=True):
    """The user. `addresses` are those written out, `patterns` the globs; the first address is the default sender."""

    name: str
    addresses: tuple[Address, ...]
    patterns: tuple[str, ...] = ()
    timezone: ZoneInfo
    locale: str = "en"
    signature: str = ""

    def __hash__(self) -> int:
        """Of a part that tells users apart: it is reckoned for every address of every meeting."""
        return hash(self.addresses)


class Recipients(enum.StrEnum):
    """Who one draft of a rule goes to."""

    EACH = "each"  # one draft a person
    GROUP = "group"  # one to all who were met


class When(Struct, frozen=True, kw_only=True):
    """The condition of a follow-up rule; what is None is not asked. Globs are case-insensitive over the whole text."""

    title: tuple[str, ...] | None = None
    category: tuple[str, ...] | None = None
    domain: tuple[str, ...] | None = None  # of the person
    tag: str | None = None
    circle: str | None = None
    first_meeting: bool | None = None
    recurring: bool | None = None
    min_days: int | None = None  # all-day or longer events of at least this many days
    min_people: int | None = None  # people met
    max_people: int | None = None
    account: str | None = None


class FollowUpRule(Struct, frozen=True, kw_only=True):
    """One entry of `followups`. `template` is None for `none`: a rule that drafts nothing."""

    name: str
    when: When = When()
    template: str | None
    after: Duration
    recipients: Recipients = Recipients.EACH


class Ignore(Struct, frozen=True, kw_only=True):
    """`meetings.ignore`: who does not count as met."""

    titles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    max_people: int = 12  # people other than me, rooms and bots
    min_duration: timedelta = timedelta(minutes=10)
    internal: bool = True
    private: bool = True


class NoReply(Struct, frozen=True, kw_only=True):
    """Nudges: one after each of `after`, counted from the first send."""

    after: tuple[Duration, ...]
    template: str


class Rhythm(Struct, frozen=True, kw_only=True):
    """How often to check in, and with what; past `latest` the check-in becomes a reconnect."""

    every: Duration | Never
    latest: Duration | None = None
    template: str = "check-in"


class PersonMatch(Struct, frozen=True, kw_only=True):
    """Which people an entry of `cadence.people` is about; what is None is not asked."""

    address: tuple[str, ...] | None = None
    domain: tuple[str, ...] | None = None
    tag: str | None = None


class PersonCadence(Struct, frozen=True, kw_only=True):
    """An entry of `cadence.people`: a circle, or a rhythm of its own. The first that matches wins."""

    match: PersonMatch
    circle: str | None = None
    rhythm: Rhythm | None = None


class Cadence(Struct, frozen=True, kw_only=True):
    """When people are due for a check-in."""

    default: Rhythm
    circles: Mapping[str, Rhythm] = field(default_factory=dict)
    people: tuple[PersonCadence, ...] = ()
    after_no: Duration


class Limits(Struct, frozen=True, kw_only=True):
    """How much is too much."""

    drafts_per_day: int = 8
    per_person_gap: Duration = Duration(amount=5, unit=Unit.DAYS)
    unanswered: int = 3


class Hours(Struct, frozen=True, kw_only=True):
    """When drafts are placed, local time: weekdays (Monday 0), minutes since midnight, the closing one exclusive."""

    days: frozenset[int] = frozenset(range(5))
    opens_minute: int = 9 * 60
    closes_minute: int = 18 * 60
    holidays: Holidays = frozenset()


class TemplateSpec(Struct, frozen=True, kw_only=True):
    """What the front matter of a template says, as far as planning needs it."""

    name: str
    purpose: str
    stance: str
    needs: frozenset[str] = frozenset()


class Policy(Struct, frozen=True, kw_only=True):
    """All that decisions depend on beside history and time. `start` is a local date."""

    me: Me
    start: date
    ignore: Ignore
    rules: tuple[FollowUpRule, ...]
    no_reply: NoReply
    cadence: Cadence
    limits: Limits
    hours: Hours


FOLLOW_UP_STEP = Purpose.FOLLOW_UP.value
"""The `step` of a follow-up's key."""
GRACEFUL_NO = "graceful-no"
"""The template of the one answer to a polite no."""
RECONNECT = "reconnect"
"""The template of a check-in after a long silence."""
PROMISED = "promise"
"""The template of what was promised for a day."""
