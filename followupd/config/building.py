"""From valid sections to frozen values."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from followupd.config import schema_accounts as accounts
from followupd.config.digest import digest
from followupd.config.holiday_calendar import HolidayCalendar
from followupd.config.schema import (
    CadenceSection,
    ConfigSection,
    FollowUpSection,
    HoursSection,
    IgnoreSection,
    MeSection,
    PersonSection,
    RhythmSection,
)
from followupd.config.values import (
    Account,
    CalDav,
    CalendarAccess,
    Config,
    Gmail,
    GoogleAccess,
    GoogleCalendars,
    GooglePush,
    IcsFile,
    IcsUrl,
    Imap,
    MailAccess,
    Maildir,
    Poll,
    Tls,
)
from followupd.domain.ids import AccountName, Address
from followupd.domain.message import Folder
from followupd.domain.policy import (
    Cadence,
    FollowUpRule,
    Hours,
    Ignore,
    Limits,
    Me,
    NoReply,
    PersonCadence,
    PersonMatch,
    Recipients,
    Rhythm,
    When,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def config_of(section: ConfigSection, path: Path) -> Config:
    """The config that stands in `path`, as values."""
    me = _me(section.me)
    ignore = _ignore(section.meetings.ignore)
    rules = tuple(map(_rule, section.followups))
    no_reply = NoReply(after=tuple(section.no_reply.after), template=section.no_reply.template)
    cadence = _cadence(section.cadence)
    limits = Limits(
        drafts_per_day=section.limits.drafts_per_day,
        per_person_gap=section.limits.per_person_gap,
        unanswered=section.limits.unanswered,
    )
    hours = _hours(section.hours)
    takes_drafts = tuple((account.name, account.mail is not None) for account in section.accounts)
    return Config(
        path=path,
        me=me,
        accounts=tuple(map(_account, section.accounts)),
        database=section.state.database,
        templates=tuple(section.templates),
        start=section.start,
        ignore=ignore,
        rules=rules,
        no_reply=no_reply,
        cadence=cadence,
        limits=limits,
        hours=hours,
        poll=Poll(mail=section.poll.mail, calendar=section.poll.calendar),
        listen=None if section.web.listen == "off" else section.web.listen,
        policy_digest=digest(me, section.start, ignore, rules, no_reply, cadence, limits, hours, takes_drafts),
    )


def _me(section: MeSection) -> Me:
    return Me(
        name=section.name,
        addresses=tuple(dict.fromkeys(each for each in section.addresses if isinstance(each, Address))),
        patterns=tuple(dict.fromkeys(each for each in section.addresses if not isinstance(each, Address))),
        timezone=section.timezone,
        locale=section.locale,
        signature=section.signature,
    )


def _ignore(section: IgnoreSection) -> Ignore:
    return Ignore(
        titles=tuple(section.titles),
        addresses=tuple(section.addresses),
        categories=tuple(section.categories),
        max_people=section.max_people,
        min_duration=section.min_duration,
        internal=section.internal,
        private=section.private,
    )


def _rule(section: FollowUpSection) -> FollowUpRule:
    when = section.when
    return FollowUpRule(
        name=section.name,
        when=When(
            title=_globs(when.title),
            category=_globs(when.category),
            domain=_globs(when.domain),
            tag=when.tag,
            circle=when.circle,
            first_meeting=when.first_meeting,
            recurring=when.recurring,
            min_days=when.min_days,
            min_people=when.min_people,
            max_people=when.max_people,
            account=when.account,
        ),
        template=None if section.template == "none" else section.template,
        after=section.after,
        recipients=Recipients(section.recipients),
    )


def _globs(written: list[str] | None) -> tuple[str, ...] | None:
    return None if written is None else tuple(written)


def _rhythm(section: RhythmSection | PersonSection, template: str) -> Rhythm:
    assert section.every is not None
    return Rhythm(every=section.every, latest=section.latest, template=section.template or template)


def _cadence(section: CadenceSection) -> Cadence:
    default = _rhythm(section.default, "check-in")
    return Cadence(
        default=default,
        circles={name: _rhythm(circle, default.template) for name, circle in section.circles.items()},
        people=tuple(
            PersonCadence(
                match=PersonMatch(
                    address=_globs(person.match.address), domain=_globs(person.match.domain), tag=person.match.tag
                ),
                circle=person.circle,
                rhythm=None if person.every is None else _rhythm(person, default.template),
            )
            for person in section.people
        ),
        after_no=section.after_no,
    )


def _hours(section: HoursSection) -> Hours:
    return Hours(
        days=frozenset(map(DAYS.index, section.days)),
        opens_minute=section.opens,
        closes_minute=section.closes,
        holidays=frozenset() if section.holidays is None else HolidayCalendar(section.holidays),
    )


def _account(section: accounts.AccountSection) -> Account:
    google = section.google
    return Account(
        name=AccountName(section.name),
        mail=None if section.mail is None else _mail(section.mail),
        calendars=tuple(map(_calendar, section.calendars)),
        google=None
        if google is None
        else GoogleAccess(
            client_secret=google.client_secret,
            token=google.token,
            api_roots=google.api_roots.model_dump(exclude_none=True),
            contacts=google.contacts,
            push=None
            if google.push is None
            else GooglePush(topic=google.push.topic, subscription=google.push.subscription),
        ),
    )


def _mail(section: accounts.MailSection) -> MailAccess:
    match section:
        case accounts.MaildirSection():
            return Maildir(path=section.path, folders=_folders(section.folders))
        case accounts.ImapSection():
            return Imap(
                host=section.host,
                port=section.port,
                tls=Tls(section.tls),
                username=section.username,
                password=section.password,
                folders=_folders(section.folders),
            )
        case accounts.GmailSection():
            return Gmail(signatures=section.signature == "alias")
        case _:
            assert_never(section)


def _folders(section: accounts.FoldersSection) -> dict[Folder, str]:
    named = section.model_dump(exclude_none=True)
    return {Folder(purpose): name for purpose, name in named.items()}


def _calendar(section: accounts.CalendarSection) -> CalendarAccess:
    match section:
        case accounts.IcsSection(path=Path() as path):
            return IcsFile(path=path)
        case accounts.IcsSection(url=url):
            assert url is not None
            return IcsUrl(url=url)
        case accounts.CalDavSection():
            return CalDav(url=section.url, username=section.username, password=section.password)
        case accounts.GoogleCalendarsSection():
            return GoogleCalendars(ids=tuple(section.ids))
        case _:
            assert_never(section)
