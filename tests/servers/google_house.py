"""The whole program on an account at the stub: config, state and ports as they are, with the stub's clock for all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from click.testing import CliRunner
from google_account import TestAccount
from google_sign_in import LIMITS
from google_stub import GoogleStub

from followupd.bootstrap import build_house, open_to_write
from followupd.cli import group
from followupd.config import SecretKind, SecretRef, load
from followupd.daemon.house import Account, House
from followupd.daemon.rounds import Round, run_round
from followupd.domain.ids import AccountName, Source
from followupd.domain.record import replace
from followupd.ports.store import Store
from followupd.providers.calendars.google import GoogleCalendar
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.http import Limits
from followupd.providers.mailboxes.gmail import GmailDrafts, GmailHistory
from followupd.providers.mailboxes.gmail_stillness import Stillness


@dataclass
class GoogleHouse:
    """A daemon, stepped by hand, in `folder`. The stub's clock must be frozen; `slept` is what was waited within."""

    folder: Path
    stub: GoogleStub
    account: TestAccount
    start: str
    limits: Limits = LIMITS
    more: str = ""
    roots: Mapping[str, str] = field(default_factory=dict)  # where Google is said to be, if not at the stub
    slept: list[float] = field(default_factory=list)
    google: GoogleAccount = field(init=False)
    store: Store = field(init=False)
    house: House = field(init=False)

    def __post_init__(self) -> None:
        for name, text in (("client.json", self.account.client_json()), ("token.json", self.account.token_json())):
            (self.folder / name).write_text(text)
            (self.folder / name).chmod(0o600)
        roots = json.dumps(dict(self.account.roots))  # as at the stub, for the command line
        (self.folder / "config.yaml").write_text(
            f"me: {{name: Ada Example, addresses: [{self.account.address}], timezone: Europe/Berlin}}\n"
            "accounts:\n  - name: work\n    mail: {type: gmail}\n    calendars: [{type: google, ids: [primary]}]\n"
            "    google: {client_secret: {file: client.json}, token: {file: token.json}, "
            f"api_roots: {roots}}}\nstate: {{database: state/state.db}}\nstart: {self.start}\n{self.more}"
        )
        self.open()

    def open(self) -> None:
        """A process begins."""
        clock, me = self.stub.clock, load(self.folder / "config.yaml")
        self.google = GoogleAccount(
            AccountName("work"),
            client_secret=self.account.client_json,
            token=SecretRef(kind=SecretKind.FILE, value=str(self.folder / "token.json")),
            roots=self.roots or self.account.roots,
            clock=lambda: clock.now,
            monotonic=clock.monotonic,
            sleep=self.slept.append,
            limits=self.limits,
        )
        self.store = open_to_write(me)
        self.store.take_lease()
        mail, stillness = Source("work/mail"), Stillness(lambda: clock.now.timestamp())
        ports = Account(
            name=AccountName("work"),
            calendars=(
                GoogleCalendar(Source("work/calendars/0/primary"), self.google, "primary", me.me.timezone, me.me),
            ),
            history=GmailHistory(mail, self.google, clock=lambda: clock.now.timestamp(), stillness=stillness),
            drafts=GmailDrafts(mail, self.google, monotonic=clock.monotonic, stillness=stillness),
            remote=frozenset({mail, Source("work/calendars/0/primary")}),
            meter=self.google,
        )
        self.house = replace(build_house(me, self.store), accounts=(ports,))

    def close(self) -> None:
        """The process ends."""
        self.store.close()

    def reopen(self, *, limits: Limits = LIMITS, roots: Mapping[str, str] | None = None) -> None:
        """Another process takes over, with these limits, and Google at `roots`."""
        self.close()
        self.limits, self.roots = limits, roots or {}
        self.open()

    def authorise(self, **more: object) -> None:
        """The user runs `followupd auth work`."""
        fresh = self.stub.account(self.account.address)
        path = self.folder / "token.json"
        path.write_text(json.dumps({**json.loads(fresh.token_json()), **more}))
        path.chmod(0o600)

    def status(self, *words: str) -> str:
        """What the user reads."""
        config = str(self.folder / "config.yaml")
        said = CliRunner().invoke(
            group, ["--config", config, "status", "--now", self.now.isoformat(), *words], catch_exceptions=False
        )
        assert said.exit_code == 0, said.output
        return said.stdout

    @property
    def now(self) -> datetime:
        return self.stub.clock.now

    def run(self) -> Round:
        """One pass, now."""
        return run_round(self.house, self.now)
