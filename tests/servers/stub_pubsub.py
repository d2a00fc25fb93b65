"""Pub/Sub, as far as Gmail publishes to it and a subscriber reads it (its reference: pull, acknowledge)."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from google_discovery import Json
from stub_answers import Answer, Call, Refused
from stub_faults import StubClock

PULL = "pubsub.projects.subscriptions.pull"
SCOPE = "https://www.googleapis.com/auth/pubsub"


@dataclass(slots=True)
class Held:
    """A message until it is acknowledged; given out again when its reader did not in time."""

    message: Json
    free_at: datetime
    attempts: int = 0


@dataclass(slots=True)
class PubSub:
    """Topics and subscriptions by their whole names."""

    clock: StubClock
    patience_s: float = 90  # real seconds for which a pull waits for messages
    deadline: timedelta = timedelta(seconds=10)  # for acknowledging
    publishers: dict[str, bool] = field(default_factory=dict)  # topic → whether Gmail may publish to it
    topics: dict[str, str] = field(default_factory=dict)  # of subscriptions
    held: dict[str, dict[str, Held]] = field(default_factory=dict)  # by subscription and id
    reading: int = 0  # pulls that wait
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _is_closed: bool = False
    _ids: count[int] = field(default_factory=lambda: count(1))

    def open(self, topic: str, subscription: str, *, granted: bool = True) -> None:
        """Makes both, and lets Gmail publish, or not."""
        self.publishers[topic] = granted
        self.topics[subscription] = topic
        self.held.setdefault(subscription, {})

    def drop(self, subscription: str) -> None:
        """As where somebody deletes it."""
        del self.topics[subscription], self.held[subscription]

    def publish(self, topic: str, data: bytes | Json) -> None:
        octets = data if isinstance(data, bytes) else json.dumps(data).encode()
        with self._changed:
            for subscription, read in self.topics.items():
                if read == topic:
                    id = str(next(self._ids))
                    at = f"{self.clock.now:%Y-%m-%dT%H:%M:%S.%f}Z"
                    message = {"data": base64.b64encode(octets).decode(), "messageId": id, "publishTime": at}
                    self.held[subscription][id] = Held(message, self.clock.now)
            self._changed.notify_all()

    def admit(self, topic: str) -> None:
        """Raises Refused where Gmail cannot publish, as its test message to the topic shows."""
        words = f"Error sending test message to Cloud PubSub {topic} : "
        if topic not in self.publishers:
            raise Refused(404, "notFound", f"{words}Resource not found (resource={topic.rpartition('/')[2]}).")
        if not self.publishers[topic]:
            raise Refused(403, "forbidden", f"{words}User not authorized to perform this action.")

    def await_reader(self, timeout_s: float = 60) -> bool:
        """Waits until somebody waits for messages."""
        with self._changed:
            return self._changed.wait_for(lambda: self.reading > 0, timeout_s)

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    # serving
    def methods(self) -> dict[str, Callable[[Call], Answer]]:
        return {PULL: self._pull, "pubsub.projects.subscriptions.acknowledge": self._acknowledge}

    def await_messages(self, call: Call) -> None:
        """What a pull does before it answers; others are served meanwhile."""
        name, end = self._name(call), time.monotonic() + self.patience_s
        if call.body.get("returnImmediately"):
            return
        with self._changed:
            self.reading += 1
            self._changed.notify_all()
            while not (self._free(name) or self._is_closed) and (left := end - time.monotonic()) > 0:
                self._changed.wait(min(left, 0.05))  # messages come free by the stub's clock, too
            self.reading -= 1

    def _name(self, call: Call) -> str:
        name = f"projects/{call.path['projectsId']}/subscriptions/{call.path['subscriptionsId']}"
        if name not in self.held:
            raise Refused(404, "notFound", f"Resource not found (resource={name.rpartition('/')[2]}).")
        return name

    def _free(self, name: str) -> list[Held]:
        return [one for one in self.held[name].values() if one.free_at <= self.clock.now]

    def _pull(self, call: Call) -> Answer:
        name, most = self._name(call), call.body.get("maxMessages", 0)
        if most < 1:
            raise Refused(400, "invalidArgument", "You must specify a positive number of max_messages")
        with self._changed:
            given = self._free(name)[: min(most, 1000)]
            for one in given:
                one.free_at = self.clock.now + self.deadline
                one.attempts += 1
        told = [{"ackId": f"ack-{one.message['messageId']}-{one.attempts}", "message": one.message} for one in given]
        return Answer(200, {"receivedMessages": told} if told else {})

    def _acknowledge(self, call: Call) -> Answer:
        name, ids = self._name(call), call.body.get("ackIds", [])
        if not ids:
            raise Refused(400, "invalidArgument", "No ack ids specified.")
        with self._changed:
            for one in ids:
                self.held[name].pop(one.split("-")[1], None)
        return Answer(200, {})
