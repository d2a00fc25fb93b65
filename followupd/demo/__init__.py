"""A consultant's working week, and what came of the week before: calendar file, Maildir and config in a folder."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address

ZONE = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=ZONE)
"""When the demo takes place unless it is told otherwise."""

ADA = ("Ada Example", "ada@example.org")
KIM = ("Kim Lee", "kim.lee@acme.example")
JO = ("Jo Ortiz", "jo.ortiz@globex.example")
MARA = ("Mara Novak", "mara@novak-studio.example")
SAM = ("Sam Fischer", "sam.fischer@initech.example")
ROSA = ("Rosa Keller", "rosa.keller@umbrella.example")
TARO = ("田中 太郎", "taro.tanaka@hoshi.example")
PIA = ("Weber, Pia", "pia.weber@globex.example")
NOOR = ("NOOR KHAN", "noor.khan@hooli.example")
BEN = ("Ben Example", "ben@example.org")
LENA = ("Lena Abe", "lena.abe@wayne.example")
IVO = ("Ivo Marek", "ivo.marek@stark.example")
FINN = ("Finn Olsen", "finn.olsen@nordlys.example")
OLU = ("Olu Bello", "olu.bello@wakanda.example")
UMA = ("Uma Costa", "uma.costa@globex.example")
ROOM = ("Room 4", "room-4@resource.calendar.google.com")
BOT = ("Fireflies.ai Notetaker", "fred@fireflies.ai")

CONFIG = """\
me:
  name: Ada Example
  addresses: [ada@example.org]
  timezone: Europe/Berlin
  signature: |
    Ada Example
    Example Consulting

accounts:
  - name: sample
    mail: {type: maildir, path: Mail}
    calendars: [{type: ics, path: calendar.ics}]

state: {database: followupd.db}
start: START

followups:
  - {name: interview, when: {title: "*interview*"}, template: interview-thanks, after: 2h}
  - {name: conference, when: {min_days: 1, category: conference}, template: event, after: 1bd}
  - {name: workshop, when: {title: "*workshop*"}, template: group-recap, after: 2h, recipients: group}
  - {name: first-meeting, when: {first_meeting: true}, template: nice-to-meet, after: 2h}
  - {name: default, template: thanks, after: 2h, recipients: group}

cadence:
  default: {every: 12w}
  circles: {inner: {every: 4w}}
  people:
    - {match: {address: olu.bello@wakanda.example}, circle: inner}
"""


class NotADemo(Exception):
    """The folder holds something else."""


def lay_out(folder: Path, day: date) -> bool:
    """Writes the sample weeks up to that of `day` into `folder`, with the mail from before `last_week`.

    Returns False where a demo already lies there, and leaves that.
    Raises NotADemo when the folder holds anything else.
    """
    if (folder / "calendar.ics").exists() and (folder / "config.yaml").exists():
        return False
    if folder.exists() and any(folder.iterdir()):
        raise NotADemo(folder)
    monday = _monday(day)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(CONFIG.replace("START", str(monday - timedelta(weeks=1))), encoding="utf-8")
    (folder / "calendar.ics").write_bytes(_calendar(monday))
    for name in ("INBOX", "Sent", "Drafts"):
        for part in ("cur", "new", "tmp"):
            (folder / "Mail" / name / part).mkdir(parents=True)
    _file(folder, monday, "before", _earlier(monday))
    return True


def last_week(day: date) -> datetime:
    """When followupd looked for the first time: on Thursday of the week before."""
    return _at(_monday(day), -4, 16, 30)


def live_on(folder: Path, day: date) -> Fact:
    """Ada sends what lies among her drafts, one of two answers, she writes to Rosa, and promises Sam something."""
    monday = _monday(day)
    sent = [_sent(path, _at(monday, -4, 16, 45)) for path in sorted((folder / "Mail/Drafts/cur").iterdir())]
    answers = [_answer(message, _at(monday, 0, 9, 10)) for message in sent if FINN[1] in str(message["To"])]
    mails = [*(("Sent", one) for one in sent), *(("INBOX", one) for one in answers), *_mails(monday)]
    _file(folder, monday, "since", mails)
    promised_at, by = _at(monday, 2, 10, 5), _at(monday, 5, 0)
    return Fact(
        kind=FactKind.PROMISE, at=promised_at, person=Address(SAM[1]), text="the plan for the new hires", until=by
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _file(folder: Path, monday: date, when: str, mails: list[tuple[str, EmailMessage]]) -> None:
    for number, (place, message) in enumerate(mails):
        path = folder / "Mail" / place / "cur" / f"{monday:%Y%m%d}.{when}-{number}.sample:2,S"
        path.write_bytes(message.as_bytes())


def _sent(draft: Path, at: datetime) -> EmailMessage:
    """The draft as Ada sends it, with words of her own."""
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    draft.unlink()
    assert isinstance(message, EmailMessage)
    lines = message.get_content().split("\n")
    text = "\n".join("The drawing I told you of is attached." if one.startswith(">>>") else one for one in lines)
    message.set_content(text)
    message.replace_header("Date", format_datetime(at))
    return message


def _answer(sent: EmailMessage, at: datetime) -> EmailMessage:
    text = "Hi Ada,\n\nit was good to meet you too. The drawing helps, and I have passed it on.\n\nFinn"
    message = _mail(FINN, ADA, f"Re: {sent['Subject']}", at, text)
    message["In-Reply-To"] = str(sent["Message-ID"])
    return message


def _at(monday: date, weekday: int, hour: int, minute: int = 0) -> datetime:
    day = monday + timedelta(days=weekday)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def _calendar(monday: date) -> bytes:
    me, yes = ("ACCEPTED", ADA), "ACCEPTED"
    events = [
        _event("board", "Board lunch", _at(monday, -28, 12), 60, OLU, [me, (yes, OLU)]),
        _event("pitch", "Boxes from straw", _at(monday, -5, 10), 45, IVO, [me, (yes, IVO)]),
        _event("tour", "Tour of the plant", _at(monday, -5, 14), 60, FINN, [me, (yes, FINN)]),
        _event("intro", "Kim Lee / Ada: packaging pilot", _at(monday, 0, 10), 45, KIM, [me, (yes, KIM)]),
        _event("workshop", "Workshop: Lisbon rollout", _at(monday, 1, 14), 120, ADA,
               [me, (yes, JO), (yes, PIA), ("NEEDS-ACTION", UMA), ("DECLINED", NOOR), (yes, ROOM), (yes, BOT),
                (yes, BEN)], "LOCATION:Room 4"),
        _event("weekly", "1:1 Sam and Ada", _at(monday - timedelta(weeks=8), 2, 9, 30), 30, ADA, [me, (yes, SAM)],
               "RRULE:FREQ=WEEKLY;COUNT=20"),
        _event("call", "Vendor pitch", _at(monday, 2, 13), 30, NOOR, [("DECLINED", ADA), (yes, NOOR)]),
        _days("conference", "Circular Economy Days", monday + timedelta(days=2), 2, NOOR, [me, (yes, NOOR)],
              "CATEGORIES:conference", "LOCATION:Hamburg"),
        _event("lunch", "Lunch", _at(monday, 3, 12), 60, JO, [me, (yes, JO)], "STATUS:CANCELLED"),
        _event("interview", "Interview: head of operations", _at(monday, 3, 15), 60, TARO, [me, (yes, TARO)]),
        _event("budget", "Budget for the spring campaign", _at(monday, 4, 10), 45, ROSA, [me, (yes, ROSA)]),
        _event("coffee", "Coffee with Mara", _at(monday, 4, 11, 30), 45, None, []),
        _event("demo", "Prototype walk-through", _at(monday, 4, 15), 60, ADA, [me, (yes, LENA)]),
        _event("next", "Planning the pilot", _at(monday, 8, 10), 60, KIM, [me, (yes, KIM), (yes, SAM)]),
    ]  # fmt: skip
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//followupd//sample//EN", *(line for e in events for line in e)]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


Someone = tuple[str, str]


def _event(
    uid: str, title: str, start: datetime, minutes: int, organizer: Someone | None,
    attendees: list[tuple[str, Someone]], *extra: str,
) -> list[str]:  # fmt: skip
    times = [
        f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Berlin:{start + timedelta(minutes=minutes):%Y%m%dT%H%M%S}",
    ]
    return _component(uid, title, times, start, organizer, attendees, extra)


def _days(
    uid: str, title: str, start: date, days: int, organizer: Someone, attendees: list[tuple[str, Someone]], *extra: str
) -> list[str]:
    times = [f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"DTEND;VALUE=DATE:{start + timedelta(days=days):%Y%m%d}"]
    return _component(uid, title, times, start, organizer, attendees, extra)


def _component(
    uid: str, title: str, times: list[str], start: date, organizer: Someone | None,
    attendees: list[tuple[str, Someone]], extra: tuple[str, ...],
) -> list[str]:  # fmt: skip
    who = [f'ORGANIZER;CN="{organizer[0]}":mailto:{organizer[1]}'] if organizer else []
    who += [f'ATTENDEE;PARTSTAT={answer};CN="{name}":mailto:{address}' for answer, (name, address) in attendees]
    stamp = f"DTSTAMP:{start - timedelta(days=7):%Y%m%d}T080000Z"
    return ["BEGIN:VEVENT", f"UID:{uid}@sample.example", stamp, *times, f"SUMMARY:{title}", *who, *extra, "END:VEVENT"]


def _earlier(monday: date) -> list[tuple[str, EmailMessage]]:
    return [
        ("Sent", _mail(ADA, MARA, "Studio visit", _at(monday - timedelta(weeks=30), 1, 11), "Shall I come by in May?")),
        ("INBOX", _mail(MARA, ADA, "Re: Studio visit", _at(monday - timedelta(weeks=30), 2, 9), "With pleasure.")),
        ("INBOX", _mail(ROSA, ADA, "Budget", _at(monday - timedelta(weeks=12), 0, 9), "Here are last year's figures.")),
    ]


def _mails(monday: date) -> list[tuple[str, EmailMessage]]:
    return [
        ("Sent", _mail(ADA, ROSA, "Thank you for this morning", _at(monday, 4, 12), "The figures helped, thank you.")),
    ]


def _mail(sender: Someone, to: Someone, subject: str, at: datetime, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = f"{sender[0]} <{sender[1]}>", f"{to[0]} <{to[1]}>"
    message["Subject"], message["Date"] = subject, format_datetime(at)
    message["Message-ID"] = f"<{at:%Y%m%d%H%M}@{sender[1].partition('@')[2]}>"
    message.set_content(text + "\n")
    return message
