"""Gmail's methods, on the mailboxes of the stub."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import parsedate_to_datetime

from google_discovery import Json
from stub_answers import Answer, Call, Refused, from_base64, page_of
from stub_faults import StubClock
from stub_mailbox import Habits, Mail, Mailbox, brief, new_id, told
from stub_pubsub import PubSub
from stub_search import names_a_place, search


@dataclass(slots=True)
class Gmail:
    """The methods by their names below `gmail.users.`"""

    boxes: dict[str, Mailbox]
    clock: StubClock
    habits: Habits
    pubsub: PubSub

    def methods(self) -> dict[str, Callable[[Call], Answer]]:
        return {
            "gmail.users.getProfile": self._profile,
            "gmail.users.watch": self._watch,
            "gmail.users.stop": self._stop,
            "gmail.users.labels.list": self._labels,
            "gmail.users.labels.create": self._create_label,
            "gmail.users.settings.sendAs.list": lambda call: Answer(200, {"sendAs": self._box(call).send_as}),
            "gmail.users.history.list": self._history,
            "gmail.users.messages.list": self._messages,
            "gmail.users.messages.get": self._message,
            "gmail.users.messages.insert": self._insert,
            "gmail.users.messages.import": self._insert,
            "gmail.users.messages.send": self._send_message,
            "gmail.users.messages.modify": self._modify,
            "gmail.users.messages.trash": self._trash,
            "gmail.users.messages.untrash": self._untrash,
            "gmail.users.messages.delete": self._delete_message,
            "gmail.users.threads.list": self._threads,
            "gmail.users.threads.get": self._thread,
            "gmail.users.drafts.list": self._drafts,
            "gmail.users.drafts.get": self._draft,
            "gmail.users.drafts.create": self._create_draft,
            "gmail.users.drafts.update": self._update_draft,
            "gmail.users.drafts.delete": self._delete_draft,
            "gmail.users.drafts.send": self._send_draft,
        }

    def _box(self, call: Call) -> Mailbox:
        if call.path["userId"] not in ("me", call.address):
            raise Refused(403, "forbidden", f"Delegation denied for {call.address}")
        return self.boxes[call.address]

    def _profile(self, call: Call) -> Answer:
        box = self._box(call)
        threads = {one.thread for one in box.mail.values()}
        body = {
            "emailAddress": box.address,
            "messagesTotal": len(box.mail),
            "threadsTotal": len(threads),
            "historyId": str(box.history),
        }
        return Answer(200, body)

    def _watch(self, call: Call) -> Answer:
        """Every change of the mailbox is published from now on, for a week, and where it stands at once."""
        box, topic, until = self._box(call), call.body.get("topicName", ""), self.clock.now + timedelta(days=7)
        self.pubsub.admit(topic)

        def tell() -> None:
            if self.clock.now < until:
                self.pubsub.publish(topic, {"emailAddress": box.address, "historyId": box.history})

        box.on_change = tell
        tell()
        return Answer(200, {"historyId": str(box.history), "expiration": str(int(until.timestamp() * 1000))})

    def _stop(self, call: Call) -> Answer:
        self._box(call).on_change = lambda: None
        return Answer(204)

    def _labels(self, call: Call) -> Answer:
        labels = [
            {"id": id, "name": name, "type": "system" if id == name else "user"}
            for id, name in self._box(call).labels.items()
        ]
        return Answer(200, {"labels": labels})

    def _create_label(self, call: Call) -> Answer:
        labels = self._box(call).labels
        if call.body["name"] in labels.values():
            raise Refused(409, "aborted", "Label name exists or conflicts")
        id = f"Label_{len(labels)}"
        labels[id] = call.body["name"]
        return Answer(200, {"id": id, "name": labels[id], "type": "user"})

    # history
    def _history(self, call: Call) -> Answer:
        box, start = self._box(call), call.text("startHistoryId")
        if not start:
            raise Refused(400, "invalidArgument", "Missing startHistoryId")
        if not box.oldest_history <= int(start) <= box.history:
            raise Refused(404)
        kinds = {_HISTORY_TYPES[kind] for kind in call.query.get("historyTypes", _HISTORY_TYPES)}
        label = call.text("labelId")
        changes = [
            one
            for one in box.changes
            if one.id > int(start) and one.kind in kinds and (not label or label in one.mail.labels)
        ]
        page, more = page_of(call, changes, call.number("maxResults", 100, 500))
        body: Json = {"historyId": str(box.history), **more}
        if page:
            body["history"] = [
                {
                    "id": str(one.id),
                    "messages": [brief(one.mail)],
                    one.kind: [
                        {
                            "message": {**brief(one.mail), "labelIds": sorted(one.mail.labels)},
                            **({"labelIds": list(one.labels)} if one.labels else {}),
                        }
                    ],
                }
                for one in page
            ]
        return Answer(200, body)

    # messages
    def _found(self, call: Call) -> list[Mail]:
        """What a query finds, latest first; it lags behind what has just come."""
        box, query = self._box(call), call.text("q")
        labels = set(call.query.get("labelIds", ()))
        everywhere = call.flag("includeSpamTrash") or names_a_place(query) or bool(labels & {"TRASH", "SPAM"})
        matches = search(box, query, self.clock.now)
        seen_until = self.clock.now - self.habits.search_lag if query else datetime.max.replace(tzinfo=UTC)
        found = [
            one
            for one in box.mail.values()
            if labels <= one.labels
            and (everywhere or not one.labels & {"TRASH", "SPAM"})
            and (not query or (one.at <= seen_until and matches(one)))
        ]
        return sorted(found, key=lambda one: (one.at, one.id), reverse=True)

    def _messages(self, call: Call) -> Answer:
        found = self._found(call)
        page, more = page_of(call, found, call.number("maxResults", 100, 500))
        body: Json = {"resultSizeEstimate": len(found), **more}
        if page:
            body["messages"] = [brief(one) for one in page]
        return Answer(200, body)

    def _message(self, call: Call) -> Answer:
        mail = self._box(call).get(call.path["id"])
        return Answer(200, told(mail, call.text("format", "full"), call.query.get("metadataHeaders", ())))

    def _raw(self, call: Call) -> bytes:
        """The message that a call brings, in its body or as media."""
        body = call.body.get("message", call.body)
        raw = call.raw if call.raw is not None else from_base64(body.get("raw", ""))
        if not raw.strip():
            raise Refused(400, "invalidArgument", "'raw' RFC822 payload message string required")
        return raw

    def _insert(self, call: Call) -> Answer:
        raw, box = self._raw(call), self._box(call)
        at = self.clock.now
        if call.text("internalDateSource") == "dateHeader":
            at = _date_of(raw) or at
        mail = box.add(raw, call.body.get("labelIds", ()), at, thread=call.body.get("threadId", ""))
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _send_message(self, call: Call) -> Answer:
        mail = self._box(call).add(self._raw(call), ["SENT"], self.clock.now, thread=call.body.get("threadId", ""))
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _modify(self, call: Call) -> Answer:
        body = call.body
        mail = self._box(call).relabel(call.path["id"], body.get("addLabelIds", ()), body.get("removeLabelIds", ()))
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _trash(self, call: Call) -> Answer:
        mail = self._box(call).relabel(call.path["id"], ["TRASH"], ["INBOX"])
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _untrash(self, call: Call) -> Answer:
        mail = self._box(call).relabel(call.path["id"], [], ["TRASH"])
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _delete_message(self, call: Call) -> Answer:
        self._box(call).remove(call.path["id"])
        return Answer(204)

    # threads
    def _threads(self, call: Call) -> Answer:
        found = list({one.thread: one for one in reversed(self._found(call))}.values())[::-1]
        page, more = page_of(call, found, call.number("maxResults", 100, 500))
        body: Json = {"resultSizeEstimate": len(found), **more}
        if page:
            body["threads"] = [{"id": one.thread, "snippet": "", "historyId": str(one.history)} for one in page]
        return Answer(200, body)

    def _thread(self, call: Call) -> Answer:
        id, box = call.path["id"], self._box(call)
        mail = sorted((one for one in box.mail.values() if one.thread == id), key=lambda one: one.at)
        if not mail:
            raise Refused(404)
        form, headers = call.text("format", "full"), call.query.get("metadataHeaders", ())
        messages = [told(one, form, headers) for one in mail]
        return Answer(200, {"id": id, "historyId": str(max(one.history for one in mail)), "messages": messages})

    # drafts
    def _drafts(self, call: Call) -> Answer:
        found = {one.id: one for one in self._found(call)}
        drafts = [(draft, found[id]) for draft, id in self._box(call).drafts.items() if id in found][::-1]
        page, more = page_of(call, drafts, call.number("maxResults", 100, 500))
        body: Json = {"resultSizeEstimate": len(drafts), **more}
        if page:
            body["drafts"] = [{"id": draft, "message": brief(mail)} for draft, mail in page]
        return Answer(200, body)

    def _told_draft(self, box: Mailbox, draft: str) -> Answer:
        mail = box.draft(draft)
        return Answer(200, {"id": draft, "message": {**brief(mail), "labelIds": sorted(mail.labels)}})

    def _draft(self, call: Call) -> Answer:
        mail = self._box(call).draft(call.path["id"])
        return Answer(200, {"id": call.path["id"], "message": told(mail, call.text("format", "full"))})

    def _create_draft(self, call: Call) -> Answer:
        box, raw = self._box(call), self._kept(self._raw(call))
        thread = call.body.get("message", {}).get("threadId", "")
        return self._told_draft(box, box.create_draft(raw, self.clock.now, thread))

    def _update_draft(self, call: Call) -> Answer:
        box, raw = self._box(call), self._kept(self._raw(call))
        thread = call.body.get("message", {}).get("threadId", "")
        box.update_draft(call.path["id"], raw, self.clock.now, thread)
        return self._told_draft(box, call.path["id"])

    def _delete_draft(self, call: Call) -> Answer:
        box = self._box(call)
        box.remove(box.draft(call.path["id"]).id)
        return Answer(204)

    def _send_draft(self, call: Call) -> Answer:
        box, draft = self._box(call), call.body.get("id", "")
        raw = box.draft(draft).raw
        if self.habits.sent_message_id:
            raw = _with_message_id(raw)
        mail = box.send_draft(draft, raw, self.clock.now)
        return Answer(200, {**brief(mail), "labelIds": sorted(mail.labels)})

    def _kept(self, raw: bytes) -> bytes:
        """A draft's octets as the server keeps them: with line ends, headers and Message-ID of its own habits."""
        raw = re.sub(rb"\r?\n", b"\r\n", raw)
        head, gap, body = raw.partition(b"\r\n\r\n")
        if not self.habits.keeps_headers:
            head = re.sub(rb"(?im)^X-[^:\r\n]*:.*(\r\n[ \t].*)*(\r\n|\Z)", b"", head).rstrip(b"\r\n")
        raw = head + gap + body
        if not self.habits.keeps_message_id or not message_from_bytes(raw)["Message-ID"]:
            raw = _with_message_id(raw)
        return raw


_HISTORY_TYPES = {
    "messageAdded": "messagesAdded",
    "messageDeleted": "messagesDeleted",
    "labelAdded": "labelsAdded",
    "labelRemoved": "labelsRemoved",
}


def _with_message_id(raw: bytes) -> bytes:
    """The same message under a Message-ID that Gmail gives."""
    given = f"Message-ID: <CA+{new_id()}@mail.gmail.com>\r\n".encode()
    head, gap, body = raw.partition(b"\r\n\r\n")
    head = re.sub(rb"(?im)^Message-ID:.*(\r\n[ \t].*)*(\r\n|\Z)", b"", head).rstrip(b"\r\n")
    return given + head + gap + body


def _date_of(raw: bytes) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(message_from_bytes(raw)["Date"]))
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
