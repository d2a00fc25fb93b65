"""A small world at Google to step through time: calendars, mailboxes, a config, and the user at Gmail's own pages.

What is asked of the stub is looked through after every pass, and so is what lies among the drafts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from itertools import count
from pathlib import Path
from typing import Any

from google_account import TestAccount
from google_emulators import MyWorld
from google_servers import GoogleServer
from google_stub import GoogleStub, Seen
from google_user import User
from small_world import between
from small_world import letter as plain_letter

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.house import House
from followupd.daemon.rounds import Round, run_round
from tests.world import Outcome, World, berlin

ADA = "ada@example.org"
READING = frozenset({"plan", "explain", "person", "people", "drafts", "status", "report"})
ALLOWED = frozenset(
    {
        *("batch", "part", "oauth.token", "calendar.events.list", "people.people.connections.list"),
        *(
            f"gmail.users.{name}"
            for name in ("getProfile", "history.list", "messages.list", "messages.get", "settings.sendAs.list")
        ),
        *(f"gmail.users.drafts.{name}" for name in ("list", "get", "create", "delete")),
    }
)
"""These neither send anything nor change what is the user's; whatever else a server is asked for is a fault."""
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A draft in a mailbox, as it is now."""

    user: User
    id: str
    message: str
    mail: EmailMessage

    @property
    def to(self) -> str:
        return str(self.mail["To"])

    @property
    def people(self) -> list[str]:
        return sorted(one.addr_spec for one in self.mail["To"].addresses)

    @property
    def text(self) -> str:
        return str(self.mail.get_content()).replace("\r\n", "\n").rstrip() + "\n"


@dataclass(kw_only=True)
class GoogleWorld(World):
    """`google` are the accounts at Google, by their names in the config. With `restarts` each pass is a process's own.

    With `foretells` each pass, where only time went by since the last, does what `plan` and `explain` said.
    """

    server: GoogleServer
    google: dict[str, TestAccount]
    restarts: bool = False
    foretells: bool = False
    asked: Sequence[Seen] = ()  # of the server, by the last pass
    placed: int = 0
    house: House | None = None
    _as_it_was: object = None

    def __post_init__(self) -> None:
        World.__post_init__(self)
        for name, account in self.google.items():
            self.authorise(name, account)

    def authorise(self, name: str, account: TestAccount) -> None:
        """What `followupd auth` leaves behind."""
        for path, text in (
            (self.root / f"{name}.client.json", account.client_json()),
            (self.root / f"{name}.token.json", account.token_json()),
        ):
            path.write_text(text)
            path.chmod(0o600)

    @property
    def stub(self) -> GoogleStub:
        assert isinstance(self.server, GoogleStub)
        return self.server

    @property
    def user(self) -> User:
        return next(iter(self.google.values())).user

    # time
    def at(self, text: str) -> None:
        """It is `2026-11-03 10:00` in Berlin."""
        self.now = berlin(text)
        self._tell_time()

    def later_by(self, **by: float) -> None:
        self.now += timedelta(**by)
        self._tell_time()

    def _tell_time(self) -> None:
        if isinstance(self.server, GoogleStub):
            self.server.clock.freeze(self.now)
        elif isinstance(self.server, MyWorld):
            self.server.go_on(self.now)

    def pass_days(self, days: int, *, hour: int = 10, step: int = 1) -> None:
        """Runs a pass every `step` days, at `hour` in Berlin, from then on."""
        for _ in range(days // step):
            self.at(f"{self.now + timedelta(days=step):%Y-%m-%d} {hour:02}:00")
            self.run()

    # passes
    def call(self, *words: str) -> Outcome:
        self._tell_time()
        if words[0] not in READING:
            self.stop()
        return World.call(self, *words)

    def run(self) -> Outcome:
        """A pass that is well."""
        said = self._said() if self.foretells and self._state() == self._as_it_was else None
        outcome = self.try_to_run()
        assert outcome.code == 0, outcome.err
        if said is not None:
            assert sorted(one.people for one in self.lying()) == sorted(said)
        self._as_it_was = self._state()
        return outcome

    def try_to_run(self) -> Outcome:
        """A pass, well or not."""
        self._tell_time()
        before = len(self.stub.requests) if isinstance(self.server, GoogleStub) else 0
        outcome = self.call("run", "--once") if self.restarts else self._pass()
        if isinstance(self.server, GoogleStub):
            self.asked = self.stub.requests[before:]
            self.placed += sum(one.method == "gmail.users.drafts.create" and one.status == 200 for one in self.asked)
            assert {one.method for one in self.asked} <= ALLOWED
        self._check()
        return outcome

    def open(self) -> House:
        """The daemon, started where it does not run."""
        if self.house is None:
            config = load(self.root / "config.yaml")
            store = open_to_write(config)
            store.take_lease()
            self.house = build_house(config, store, lambda: self.now)
        return self.house

    def _pass(self) -> Outcome:
        done: Round = run_round(self.open(), self.now)
        return Outcome(code=75 if done.errors else 0, out="", err="; ".join(map(str, done.errors)))

    def stop(self) -> None:
        """The daemon is stopped: the next pass is another one's."""
        if self.house is not None:
            self.house.store.close()
            self.house = None

    def _said(self) -> list[list[str]]:
        """To whom the drafts will be after a pass, by `plan`; `explain` tells the same of each."""
        wanted = [one for one in self.decisions() if one["verdict"] == "draft"]
        for one in wanted:
            told = self.call("explain", one["people"][0], "--json").json["decisions"]
            assert one["key"] in {each["key"] for each in told if each["verdict"] == "draft"}
        return [*(one.people for one in self.lying()), *(sorted(one["people"]) for one in wanted)]

    def _state(self) -> object:
        """Changes with everything that happens at the stub."""
        if not isinstance(self.server, GoogleStub):
            return None
        boxes = {address: box.history for address, box in self.server.boxes.items()}
        return boxes, {id: agenda.change for id, agenda in self.server.calendars.agendas.items()}

    def _check(self) -> None:
        keys = [str(key) for one in self.lying() if (key := one.mail["X-Followupd-Key"])]
        assert max(Counter(keys).values(), default=1) == 1

    @property
    def methods(self) -> list[str]:
        """What the last pass asked for, without the way in."""
        return [one.method.removeprefix("gmail.users.") for one in self.asked if one.method != "oauth.token"]

    # the calendar
    def invite(
        self, title: str, start: datetime, *people: str, minutes: int = 60, by: str = "", account: str = "", **more: Any
    ) -> str:
        """An event with `people` (`Name <address>`) on the calendar of an account; an event id.

        `by` organises it where it is not the user.
        """
        me = self.google[account] if account else next(iter(self.google.values()))
        guests = [guest(one) for one in (*people, by) if one]
        guests.append({"email": me.address, "responseStatus": "accepted"})
        more = {"organizer": {"email": guest(by)["email"]}, **more} if by else more
        times = {name: {**at, "timeZone": "Europe/Berlin"} for name, at in between(start, minutes).items()}
        return me.user.event(**{"summary": title, "attendees": guests, **times, **more})

    # the mailbox
    def lying(self) -> list[Lying]:
        """All drafts of all accounts at Google."""
        return [
            Lying(user=account.user, id=draft, message=message, mail=read(account.user.raw(message)))
            for account in self.google.values()
            for draft, message in account.user.drafts().items()
        ]

    def draft_for(self, address: str) -> Lying:
        found = [one for one in self.lying() if address in one.to]
        assert len(found) == 1, [str(one.mail) for one in found]
        return found[0]

    def rewrite(self, draft: Lying, text: str = "", *, subject: str = "", drops_headers: bool = False) -> Lying:
        """The user opens a draft, writes into it, and the web page saves it."""
        mail = read(draft.user.raw(draft.user.drafts()[draft.id]))
        if drops_headers:
            del mail["X-Followupd-Key"]
            mail.replace_header("Message-ID", make_msgid(domain="mail.gmail.com"))
        if subject:
            mail.replace_header("Subject", subject)
        if text:
            mail.set_content(text)
        mail.replace_header("Date", format_datetime(self.now))
        message = draft.user.edit(draft.id, bytes(mail))
        return Lying(user=draft.user, id=draft.id, message=message, mail=mail)

    def post(self, draft: Lying, text: str = "", **how: Any) -> str:
        """The user sends a draft, perhaps rewritten; the id of the message in Sent."""
        self.rewrite(draft, text, **how)
        return draft.user.send(draft.id)

    def arrives(
        self, sender: str, subject: str, text: str, *, labels: Sequence[str] = ("INBOX", "UNREAD"), more: str = ""
    ) -> str:
        """Mail in no thread of the user's; a message id."""
        number = 1_000_000 + next(_NUMBERS)
        raw = plain_letter(number, sender, self.user.address, subject, self.now, text, more)
        return self.user.deliver(raw, labels)


def guest(person: str) -> dict[str, str]:
    name, _, address = person.rpartition("<")
    named = {"displayName": name.strip()} if name.strip() else {}
    return {"email": address.rstrip(">"), "responseStatus": "accepted", **named}


def read(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def section(name: str, roots: Mapping[str, str], *, mail: str = "{type: gmail}", calendars: str = "") -> str:
    """An account at Google in the config."""
    return (
        f"  - name: {name}\n    mail: {mail}\n"
        f"    calendars: {calendars or '[{type: google, ids: [primary]}]'}\n"
        f"    google: {{client_secret: {{file: {name}.client.json}}, token: {{file: {name}.token.json}}, "
        f"api_roots: {json.dumps(dict(roots))}}}\n"
    )


def google_world(
    root: Path,
    server: GoogleServer,
    start: str,
    *,
    addresses: Mapping[str, str] | None = None,
    sections: str = "",
    more: str = "",
    restarts: bool = False,
) -> GoogleWorld:
    """A world in which Ada has accounts at `server`: `addresses` by name, `work` alone where nothing else is said.

    `sections` are the accounts in the config, where they are not simply these. Access tokens last.
    """
    now = berlin(start)
    if isinstance(server, GoogleStub):
        server.clock.freeze(now)
        server.grants.lifetime = timedelta(days=4_000)
    wanted = addresses or {"work": ADA if "any_address" in server.traits else ""}
    of_then = {"now": now} if isinstance(server, MyWorld) else {}
    google = {name: server.account(address, **of_then) for name, address in wanted.items()}
    mine = ", ".join(one.address for one in google.values())
    each = sections or "".join(section(name, server.roots) for name in google)
    config = (
        f"me: {{name: Ada Example, addresses: [{mine}], timezone: Europe/Berlin, signature: Ada}}\n"
        f"accounts:\n{each}state: {{database: state/followupd.db}}\nstart: {now - timedelta(days=1):%Y-%m-%d}\n{more}"
    )
    return GoogleWorld(root=root, now=now, config=config, server=server, google=google, restarts=restarts)
