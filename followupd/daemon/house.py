"""What a pass works with: ports and policy, put together by `bootstrap`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from followupd.domain.ids import AccountName, Source
from followupd.domain.message import Sender
from followupd.domain.policy import Policy
from followupd.domain.record import Struct
from followupd.errors import TemplateError
from followupd.ports.calendars import CalendarSource
from followupd.ports.contacts import ContactSource
from followupd.ports.mailboxes import DraftBox, MailHistory
from followupd.ports.permissions import Permissions
from followupd.ports.pushes import Push
from followupd.ports.quota import Meter
from followupd.ports.store import Store

if TYPE_CHECKING:
    from followupd.compose.templates import TemplateLibrary


class Account(Struct, frozen=True, kw_only=True):
    """One account's ports. `remote` sources are read over a network, so `plan` takes them as of the last pull.

    `meter` counts what they use of a quota, where there is one; `permissions` knows what was left out of a consent.
    """

    name: AccountName
    calendars: tuple[CalendarSource, ...] = ()
    history: MailHistory | None = None
    drafts: DraftBox | None = None
    remote: frozenset[Source] = frozenset()
    meter: Meter | None = None
    push: Push | None = None
    contacts: ContactSource | None = None
    permissions: Permissions | None = None


class House(Struct, frozen=True, kw_only=True):
    """All that a pass needs beside the time."""

    store: Store
    policy_at: Callable[[datetime], Policy]  # by the first run, which the default of `start` hangs on
    policy_digest: str
    accounts: tuple[Account, ...]
    library: TemplateLibrary
    templates: tuple[str, ...] = ()  # those that drafts may be made with

    def broken_templates(self) -> tuple[TemplateError, ...]:
        """Those that no draft can be made with, whether one is asked of them now or not."""
        from followupd.compose.check import broken

        return tuple(broken(self.library, self.templates))

    @property
    def stances(self) -> Mapping[str, str]:
        """What each template does, by its name: give, ask or neutral, which one that cannot be read is taken for."""
        told = {template.spec.name: template.spec.stance for template in self.library.templates}
        return dict.fromkeys(self.library.names, "neutral") | told

    def senders(self, account: AccountName) -> Sequence[Sender] | None:
        """What the account that takes drafts can send from; raises as `DraftBox.senders`."""
        boxes = (one.drafts for one in self.accounts if one.name == account and one.drafts is not None)
        return next(boxes).senders()

    def drafts_account(self, wanted: AccountName) -> AccountName:
        """The account that takes the drafts of a meeting of account `wanted`: itself, else the first with mail."""
        with_mail = [account.name for account in self.accounts if account.drafts is not None]
        return wanted if wanted in with_mail else with_mail[0]
