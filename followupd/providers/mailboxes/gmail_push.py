"""Gmail's word of new mail: it publishes to a topic of Pub/Sub (users.watch), whose subscription is pulled here."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from followupd.errors import ProviderError, Unavailable
from followupd.providers.google_errors import Blocked, Refused
from followupd.providers.http import MEGABYTE, Limits

if TYPE_CHECKING:
    from followupd.providers.google_auth import GoogleAccount

LIMITS = Limits(read_s=110, total_s=120, body_bytes=25 * MEGABYTE)
"""A pull without messages is answered after a minute and a half; a message has at most 10 MB."""
RENEWED = timedelta(days=1)
"""How often the watch, which lasts for a week, is renewed (Gmail's guide to push notifications)."""
MOST = 100
"""Messages taken together."""
SILENT_S = 30.0
"""A pull that breaks off after so long is one without messages: proxies end what is silent."""
PUBLISHER = "gmail-api-push@system.gserviceaccount.com"
_LONGEST = 10_000  # octets of a message that is looked at; Gmail's have a hundred
_UINT64 = 2**64


class GmailPush:
    """Push of a Gmail account. `google` is for this alone, as `close` ends all that it does.

    `monotonic` is seconds.
    """

    def __init__(
        self,
        google: GoogleAccount,
        *,
        topic: str,
        subscription: str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._google, self._topic, self._subscription = google, topic, subscription
        self._monotonic = monotonic
        self._watched_at: datetime | None = None
        self._address = ""
        self._known = 0  # the history up to here was told
        self._is_closed = False

    def wait(self, now: datetime) -> bool:
        try:
            # not by a date in the future: a clock that was wrong and set right must not put it off
            if self._watched_at is None or not timedelta(0) <= now - self._watched_at < RENEWED:
                self.watch(now)
            before, told = self._known, self._pulled()
            self._known = max([self._known, *self._histories(told)])
        except ProviderError:
            if self._is_closed:
                return False
            raise
        return self._known > before

    def close(self) -> None:
        self._is_closed = True
        self._google.close()

    def watch(self, now: datetime) -> datetime | None:
        """Lets Gmail tell from now on, for a week; until when it says that it will."""
        users = self._google.service("gmail").users()
        if not self._address:
            profile = self._google.execute(users.getProfile(userId="me"), "push")
            self._address = str(profile.get("emailAddress", "")).casefold()
        try:
            told = self._google.execute(users.watch(userId="me", body={"topicName": self._topic}), "push")
        except Refused as error:
            what = f"Gmail cannot publish to {self._topic} ({error.message})"
            fix = f"make it in the project of the OAuth client, and give {PUBLISHER} the role Pub/Sub Publisher there"
            raise Blocked(error.account, "push", what, fix=fix) from error
        # as it is, and not the largest that was told: a wrong number of somebody's does no harm for longer than a day
        self._known = _number(told.get("historyId")) or 0
        self._watched_at = now
        return _instant(_number(told.get("expiration")))

    def look(self) -> None:
        """Asks the subscription for messages, and leaves them there. Raises ProviderError."""
        self._pull({"maxMessages": 1, "returnImmediately": True})

    def _pulled(self) -> list[dict[str, Any]]:
        """The messages that have come, or come now; they are taken away."""
        begun = self._monotonic()
        try:
            told = self._pull({"maxMessages": MOST})
        except Unavailable:
            if self._monotonic() - begun < SILENT_S:
                raise
            return []
        received = told.get("receivedMessages")
        messages = [each for each in received[:MOST] if isinstance(each, dict)] if isinstance(received, list) else []
        ids = [each["ackId"] for each in messages if isinstance(each.get("ackId"), str) and each["ackId"]]
        if ids:
            taken = self._subscriptions().acknowledge(subscription=self._subscription, body={"ackIds": ids})
            self._google.execute(taken, "push")
        return messages

    def _pull(self, body: dict[str, Any]) -> Any:
        try:
            pull = self._subscriptions().pull(subscription=self._subscription, body=body)
            return self._google.execute(pull, "push")
        except Refused as error:
            what = f"{self._subscription} cannot be read ({error.message})"
            fix = "make it, to the topic, and give this account the role Pub/Sub Subscriber there"
            raise Blocked(error.account, "push", what, fix=fix) from error

    def _subscriptions(self) -> Any:
        return self._google.service("pubsub").projects().subscriptions()

    def _histories(self, messages: Iterable[dict[str, Any]]) -> Iterator[int]:
        """Up to where the history of this mailbox goes by each message that is Gmail's."""
        for message in messages:
            told = _told(message.get("message"))
            if str(told.get("emailAddress", "")).casefold() == self._address:
                yield _number(told.get("historyId")) or 0


def _told(message: Any) -> dict[str, Any]:
    """What Gmail says in a message: `emailAddress` and `historyId`. Empty where it is none of Gmail's."""
    data = message.get("data") if isinstance(message, dict) else None
    if not isinstance(data, str) or len(data) > _LONGEST:
        return {}
    try:
        told = json.loads(base64.b64decode(data.translate(_PLAIN) + "=" * (-len(data) % 4)))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


_PLAIN = str.maketrans("-_", "+/")  # the guide says base64url, the API base64


def _number(told: Any) -> int | None:
    """A number of 64 bits, as JSON has it: as text, or as a number."""
    if isinstance(told, str) and told.isascii() and told.isdecimal() and len(told) <= 20:
        told = int(told)
    return told if isinstance(told, int) and told < _UINT64 else None


def _instant(milliseconds: int | None) -> datetime | None:
    try:
        return None if milliseconds is None else datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
