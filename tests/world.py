"""A small world to step through time: a calendar file, a Maildir, a config, and a user who acts in them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from click.testing import CliRunner, Result

from followupd.cli import group
from followupd.errors import FollowupdError, UserError

BERLIN = ZoneInfo("Europe/Berlin")

CONFIG = """\
me:
  name: Ada Example
  addresses: [ada@example.org, ada.private@example.net]
  timezone: Europe/Berlin
  signature: Ada
accounts:
  - name: work
    mail: {type: maildir, path: Mail}
    calendars: [{type: ics, path: calendar.ics}]
state: {database: state/followupd.db}
start: 2026-11-01
"""


def berlin(text: str) -> datetime:
    """`2026-11-03 10:00` in Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@dataclass(kw_only=True)
class Outcome:
    """What one call of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class World:
    """`now` is what `--now` says; `events` are VEVENTs by uid, written to the calendar file at `save`."""

    root: Path
    now: datetime
    config: str = CONFIG
    events: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.root / "config.yaml").write_text(self.config, encoding="utf-8")
        for name in ("INBOX", "Drafts", "Sent", "Trash"):
            for part in ("cur", "new", "tmp"):
                (self.root / "Mail" / name / part).mkdir(parents=True, exist_ok=True)
        self.save()

    # the calendar
    def meet(
        self,
        uid: str,
        title: str,
        start: datetime,
        *people: str,
        minutes: int = 60,
        organizer: str = "ada@example.org",
        mine: str = "ACCEPTED",
        extra: tuple[str, ...] = (),
    ) -> None:
        """Puts a meeting with `people` (`Name <address>` or an address) into the calendar."""
        end = start + timedelta(minutes=minutes)
        lines = [
            "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261001T000000Z",
            f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}", f"DTEND;TZID=Europe/Berlin:{end:%Y%m%dT%H%M%S}",
            f"SUMMARY:{title}", f"ORGANIZER:mailto:{organizer}", f"ATTENDEE;PARTSTAT={mine}:mailto:ada@example.org",
        ]  # fmt: skip
        for person in people:
            name, _, address = person.rpartition("<")
            cn = f';CN="{name.strip()}"' if name.strip() else ""
            lines.append(f"ATTENDEE;PARTSTAT=ACCEPTED{cn}:mailto:{address.rstrip('>')}")
        self.events[uid] = "".join(f"{line}\r\n" for line in [*lines, *extra, "END:VEVENT"])
        self.save()

    def save(self) -> None:
        head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followupd//tests//EN\r\n"
        text = head + "".join(self.events.values()) + "END:VCALENDAR\r\n"
        (self.root / "calendar.ics").write_bytes(text.encode())

    # the command line
    def call(self, *words: str) -> Outcome:
        """Runs a verb at `now`, as `main` would."""
        args = ["--config", str(self.root / "config.yaml"), "-q", *words]
        if words[0] not in ("--help", "config", "template"):
            args += ["--now", self.now.isoformat()]
        result = CliRunner().invoke(group, args, standalone_mode=False)
        return Outcome(code=_code(result), out=result.stdout, err=result.stderr + _said(result))

    def run(self) -> Outcome:
        outcome = self.call("run", "--once")
        assert outcome.code == 0, outcome.err
        return outcome

    def decisions(self) -> list[dict[str, Any]]:
        """What `plan` says now."""
        decided: list[dict[str, Any]] = self.call("plan", "--json").json["decisions"]
        return decided

    def reason(self, uid: str, person: str) -> str:
        """The reason for one person of one meeting's follow-up."""
        return str(self._decision("follow-up", person, uid)["reason"])

    def later(self, purpose: str, person: str) -> str:
        """The reason for the one nudge, check-in or promise to a person."""
        return str(self._decision(purpose, person, None)["reason"])

    def _decision(self, purpose: str, person: str, uid: str | None) -> dict[str, Any]:
        found = [
            d
            for d in self.decisions()
            if d["purpose"] == purpose and person in d["people"] and (uid is None or d["meeting"]["uid"] == uid)
        ]
        assert len(found) == 1, found
        return found[0]

    def person(self, ref: str) -> dict[str, Any]:
        """What `person` says now."""
        told: dict[str, Any] = self.call("person", ref, "--json").json
        return told

    def pass_days(self, days: int, *, hour: int = 10) -> None:
        """Runs one pass a day, at `hour` in Berlin, from tomorrow on."""
        for _ in range(days):
            self.now = (self.now + timedelta(days=1)).replace(hour=hour, minute=0)
            self.run()

    # the mailbox, as the user sees it
    def drafts(self) -> list[Path]:
        return sorted(p for part in ("cur", "new") for p in (self.root / "Mail/Drafts" / part).iterdir())

    def draft_to(self, address: str) -> Path:
        found = [p for p in self.drafts() if address in str(read(p)["To"])]
        assert len(found) == 1, found
        return found[0]

    def send(self, draft: Path, *, body: str | None = None, keep_headers: bool = True) -> Path:
        """The user sends a draft, perhaps rewritten, with a client that files the copy in Sent."""
        message = read(draft)
        if not keep_headers:
            del message["X-Followupd-Key"]
            message.replace_header("Message-ID", f"<{draft.name[:20]}.{self.now:%H%M%S}@client.example.org>")
        if body is not None:
            message.set_content(body)
        message.replace_header("Date", format_datetime(self.now))
        draft.unlink()
        return self._file("Sent", message)

    def receive(self, sender: str, subject: str, text: str, *, extra: dict[str, str] | None = None) -> Path:
        message = letter(sender, "ada@example.org", subject, text, self.now)
        for name, value in (extra or {}).items():
            message[name] = value
        return self._file("INBOX", message)

    def write_to(self, address: str, subject: str, text: str) -> Path:
        """The user writes by hand."""
        return self._file("Sent", letter("ada@example.org", address, subject, text, self.now))

    def _file(self, folder: str, message: EmailMessage) -> Path:
        place = self.root / "Mail" / folder / "cur"
        path = place / f"{self.now:%Y%m%d%H%M%S}.{len(list(place.iterdir()))}.test:2,S"
        path.write_bytes(message.as_bytes())
        return path


def letter(sender: str, to: str, subject: str, text: str, at: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{at:%Y%m%d%H%M%S}.{crc32((sender + to + subject).encode())}@mail.example.org>"
    message.set_content(text + "\n")
    return message


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _code(result: Result) -> int:
    error = result.exception
    if error is None or isinstance(error, SystemExit):
        return result.return_value if isinstance(result.return_value, int) else result.exit_code
    if isinstance(error, UserError):
        return error.exit_code
    if isinstance(error, FollowupdError):
        return 75
    raise error


def _said(result: Result) -> str:
    return str(result.exception) if isinstance(result.exception, FollowupdError) else ""
