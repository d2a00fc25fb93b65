"""The config as pydantic models: the single truth of its keys, their meaning, defaults and checks."""

from __future__ import annotations

import os
from typing import Literal

from pydantic import model_validator

from followupd.config import fields
from followupd.config.durations import roughly
from followupd.config.schema_accounts import AccountSection
from followupd.config.section import Section, key
from followupd.config.whereabouts import DatabaseText, FilePath, ListenText
from followupd.config.wording import wrong
from followupd.domain.ids import Address
from followupd.domain.policy import Duration

DEFAULT_CIRCLES = {"inner": {"every": "4w", "latest": "6w"}, "dormant": {"every": "never"}}
DEFAULT_FOLLOWUPS = [
    {"name": "interview", "when": {"title": "*interview*"}, "template": "interview-thanks", "after": "2h"},
    {"name": "conference", "when": {"min_days": 1, "category": "conference"}, "template": "event", "after": "1bd"},
    {"name": "first-meeting", "when": {"first_meeting": True}, "template": "nice-to-meet", "after": "2h"},
    {"name": "one-to-one", "when": {"recurring": True}, "template": "none"},
    {"name": "default", "template": "thanks", "after": "2h", "recipients": "group"},
]


def _system_zone() -> str:
    """The machine's time zone, by the name that /etc/localtime links to; else UTC."""
    target = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    return target or "UTC"


def _below_home(variable: str, default: str, rest: str) -> str:
    return f"{os.environ.get(variable) or default}/followupd/{rest}"


class MeSection(Section):
    """The user."""

    name: fields.DisplayName = key("Your name, as it stands in From.")
    addresses: fields.OwnAddresses = key(
        "Every address that is you; globs allowed. Drafts are from the one by which somebody knows you, else the first "
        "without a wildcard; at Gmail from one that it sends from, else from its default.",
        min_length=1,
    )
    timezone: fields.Zone = key("Your time zone (default: the machine's).", default_factory=_system_zone)
    locale: fields.LocaleName = key("The language of dates in templates.", "en")
    signature: fields.Signature = key("What drafts end with.", "")

    @model_validator(mode="after")
    def _has_a_sender(self) -> MeSection:
        if not any(isinstance(address, Address) for address in self.addresses):
            raise wrong("has only globs: drafts need an address to be from", "such as ada@example.org", "addresses")
        return self


class StateSection(Section):
    """Where followupd keeps what it knows."""

    database: DatabaseText = key(
        "A path (SQLite) or postgresql://… (default: ~/.local/state/followupd/followupd.db).",
        default_factory=lambda: _below_home("XDG_STATE_HOME", "~/.local/state", "followupd.db"),
    )


class IgnoreSection(Section):
    """Who does not count as met."""

    titles: fields.Globs = key(
        "Meetings with these titles (globs, case-insensitive).",
        ["standup*", "stand-up*", "daily scrum*", "focus time*", "out of office*", "busy", "blocked"],
    )
    addresses: fields.Globs = key("People with these addresses (globs).", ["*@resource.calendar.google.com"])
    categories: fields.Globs = key("Meetings with these categories (globs).", ["private"])
    max_people: int = key("Meetings with more people than this, rooms not counted.", 12, ge=1, le=500)
    min_duration: fields.Span = key("Meetings shorter than this.", "10m")
    internal: bool = key("People of your own (non-public) domains.", True)
    private: bool = key("Meetings that are CLASS:PRIVATE or CONFIDENTIAL.", True)


class MeetingsSection(Section):
    """What counts as a meeting."""

    ignore: IgnoreSection = key("Who does not count as met.", {})


class WhenSection(Section):
    """The condition of a rule: all that is given must hold."""

    title: fields.Globs | None = key("The meeting's title (globs, case-insensitive).", None)
    category: fields.Globs | None = key("One of the meeting's categories (globs).", None)
    domain: fields.Globs | None = key("The domain of the person's address (globs).", None)
    tag: fields.LineText | None = key("A tag of the person.", None)
    circle: fields.LineText | None = key("The person's circle, one of cadence.circles.", None)
    first_meeting: bool | None = key("Whether the person was met for the first time.", None)
    recurring: bool | None = key("Whether the meeting recurs; without it, recurring ones draft nothing.", None)
    min_days: int | None = key("All-day or longer events of at least this many days.", None, ge=1, le=366)
    min_people: int | None = key("At least this many people met.", None, ge=1, le=500)
    max_people: int | None = key("At most this many people met.", None, ge=1, le=500)
    account: fields.LineText | None = key("The account whose calendar the meeting is in.", None)

    @model_validator(mode="after")
    def _people_fit(self) -> WhenSection:
        if self.min_people and self.max_people and self.min_people > self.max_people:
            raise wrong("is less than min_people: nothing can match", f"at least {self.min_people}", "max_people")
        return self


class FollowUpSection(Section):
    """One rule: after which meetings to write what, and when."""

    name: fields.Name = key("What `plan` and `explain` call the rule.")
    when: WhenSection = key("Which meetings and people; all if absent.", {})
    template: fields.TemplateName = key("The template, or none: a rule that drafts nothing.")
    after: fields.After = key("How long after the meeting's end.", "2h")
    recipients: Literal["each", "group"] = key("each: one draft a person; group: one to all.", "each")


class NoReplySection(Section):
    """What to do about silence."""

    after: list[fields.After] = key(
        "When to nudge, counted from the first send; two at most, [] for none.", ["4bd", "9bd"], max_length=2
    )
    template: fields.TemplateName = key("The template of a nudge.", "nudge")

    @model_validator(mode="after")
    def _increasing(self) -> NoReplySection:
        if len(self.after) == 2 and roughly(self.after[0]) >= roughly(self.after[1]):
            raise wrong("must increase: both count from the first send", "such as [4bd, 9bd]", "after")
        return self


class RhythmSection(Section):
    """How often to check in."""

    every: fields.Every = key("How often; or never.")
    latest: fields.After | None = key("Past this the check-in becomes a reconnect.", None)
    template: fields.TemplateName | None = key("The template of the check-in (default: check-in).", None)

    @model_validator(mode="after")
    def _latest_is_later(self) -> RhythmSection:
        _check_latest(self.every, self.latest)
        return self


class MatchSection(Section):
    """Which people: all that is given must hold."""

    address: fields.Globs | None = key("The person's address (globs).", None)
    domain: fields.Globs | None = key("The domain of the person's address (globs).", None)
    tag: fields.LineText | None = key("A tag of the person.", None)

    @model_validator(mode="after")
    def _asks_something(self) -> MatchSection:
        if not (self.address or self.domain or self.tag):
            raise wrong("matches nobody: it is empty", "such as {domain: acme.example}")
        return self


class PersonSection(Section):
    """People who are in a circle, or have a rhythm of their own. The first entry that matches wins."""

    match: MatchSection = key("Which people.")
    circle: fields.LineText | None = key("Their circle, one of cadence.circles.", None)
    every: fields.Every | None = key("How often to check in; in place of a circle.", None)
    latest: fields.After | None = key("Past this the check-in becomes a reconnect.", None)
    template: fields.TemplateName | None = key("The template of the check-in.", None)

    @model_validator(mode="after")
    def _circle_or_rhythm(self) -> PersonSection:
        if (self.circle is None) == (self.every is None):
            what = "has neither circle nor every" if self.circle is None else "has both circle and every"
            raise wrong(what, "circle: inner, or every: 8w")
        if self.circle is not None and (self.latest or self.template):
            raise wrong(
                "has a circle, which says latest and template", "use every, latest and template instead", "circle"
            )
        _check_latest(self.every, self.latest)
        return self


def _check_latest(every: object, latest: Duration | None) -> None:
    if latest is not None and isinstance(every, Duration) and roughly(latest) <= roughly(every):
        raise wrong(f"{latest} is not longer than every: {every}", f"longer than {every}", "latest")


class CadenceSection(Section):
    """When people are due for a check-in. It is for people met, or placed in a circle."""

    default: RhythmSection = key("For everybody who is in no circle.", {"every": "12w", "template": "check-in"})
    circles: dict[fields.Name, RhythmSection] = key(
        "Circles by name, each with its rhythm.",
        DEFAULT_CIRCLES,
    )
    people: list[PersonSection] = key("Who is in which circle, or has a rhythm of their own.", [])
    after_no: fields.After = key("The quiet after a polite no.", "180d")


class LimitsSection(Section):
    """How much is too much."""

    drafts_per_day: int = key("At most this many drafts a day.", 8, ge=1, le=100)
    per_person_gap: fields.After = key("Between two drafts to one person.", "5d")
    unanswered: int = key("Touches without an answer, then silence until they write or you meet.", 3, ge=1, le=100)


class HoursSection(Section):
    """When drafts are placed; business days are these days without holidays."""

    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = key(
        "The days of the week.", ["mon", "tue", "wed", "thu", "fri"], min_length=1
    )
    opens: fields.TimeOfDay = key("From this time of day on.", "09:00", alias="from")
    closes: fields.TimeOfDay = key("Up to this time of day.", "18:00", alias="to")
    holidays: fields.HolidayCode | None = key(
        "The country whose holidays are free (DE), or a part of it (DE-BY).", None
    )

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> HoursSection:
        if self.opens >= self.closes:
            raise wrong("is not later than from", 'such as "18:00"', "to")
        return self


class PollSection(Section):
    """How often to look; pushes only make it sooner."""

    mail: fields.PollSpan = key("How often to look for mail.", "5m")
    calendar: fields.PollSpan = key("How often to look into calendars.", "5m")


class WebSection(Section):
    """The review page, which is not built yet."""

    listen: ListenText = key("host:port, unix:/path/of/socket, or off.", "127.0.0.1:8025")

    @model_validator(mode="before")
    @classmethod
    def _off(cls, value: object) -> object:
        return {"listen": "off"} if value == "off" else value


class ConfigSection(Section):
    """The config of followupd."""

    me: MeSection = key("Who you are.")
    accounts: list[AccountSection] = key("Your mailboxes and calendars.", min_length=1)
    state: StateSection = key("Where followupd keeps what it knows.", {})
    templates: list[FilePath] = key(
        "Folders of templates, searched before the shipped ones (default: ~/.config/followupd/templates).",
        default_factory=lambda: [_below_home("XDG_CONFIG_HOME", "~/.config", "templates")],
    )
    start: fields.Day | None = key(
        "Meetings before this day are history, never drafted for (default: 7 days before the first run).", None
    )
    meetings: MeetingsSection = key("What counts as a meeting.", {})
    followups: list[FollowUpSection] = key("Rules; the first that matches wins.", DEFAULT_FOLLOWUPS)
    no_reply: NoReplySection = key("What to do about silence.", {})
    cadence: CadenceSection = key("When people are due for a check-in.", {})
    limits: LimitsSection = key("How much is too much.", {})
    hours: HoursSection = key("When drafts are placed.", {})
    poll: PollSection = key("How often to look.", {})
    web: WebSection = key("The review page (not built yet: nothing listens).", {})
