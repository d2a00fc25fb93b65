"""Which of a mailbox's messages is the draft that was placed, whatever the server or the user made of it."""

from __future__ import annotations

from datetime import timedelta

from followupd.derive.likeness import SIMILAR, likeness, read_letter, subjects_are_close
from followupd.domain.ids import Ref
from followupd.domain.message import Folder, Message
from followupd.ports.mailboxes import FoundDraft, Placement
from followupd.providers.mailboxes.gmail_messages import NEVER
from followupd.providers.mailboxes.headers import scan

SLACK = timedelta(days=1)
"""Between our clock and theirs."""


class Ours:
    """A placement, to be recognised."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.head = head_of(placement.raw)
        self.recipients = sorted({one.address for one in self.head.recipients})
        self.not_before = placement.planned_at - SLACK

    def is_in(self, raw: bytes, *, by_id_alone: bool = False) -> bool:
        """True for the draft, rewritten by the server or not: by its Message-ID, our key, or its words."""
        head = head_of(raw)
        if head.message_id == self.placement.message_id:
            return True
        if by_id_alone or head.message_id.startswith(f"{self.placement.key}."):  # of another generation
            return False
        return head.key == self.placement.key or (
            self.may_be(head) and head.subject == self.head.subject and _words(raw) == _words(self.placement.raw)
        )

    def may_have_become(self, found: FoundDraft, *, is_scheduled: bool) -> bool:
        """True for the draft in words of the user's own where it is no draft any more: it is sent, or will be later, in
        its thread, which stays with it while it is edited; or it will be sent later, and is like it."""
        ours, theirs = read_letter(self.placement.raw), read_letter(found.raw)
        if found.folder is not Folder.SENT and not is_scheduled:
            return False
        if found.thread and found.thread == self.placement.thread:
            return bool(ours.recipients & theirs.recipients)
        alike = subjects_are_close(ours.subject, theirs.subject) or likeness(ours.text, theirs.text) >= SIMILAR
        return is_scheduled and alike and ours.recipients == theirs.recipients

    def may_be_edited(self, found: FoundDraft) -> bool:
        """True for a new draft to the same people, where it is not known whether ours was written."""
        head = head_of(found.raw)
        return not self.placement.was_seen and head.key is None and self.may_be(head)

    def may_be(self, head: Message) -> bool:
        """True where the headers speak for it, or not against it."""
        if head.message_id == self.placement.message_id or head.key == self.placement.key:
            return True
        return sorted({one.address for one in head.recipients}) == self.recipients


def head_of(raw: bytes) -> Message:
    return scan(raw, ref=Ref(""), folder=Folder.DRAFTS, delivered=NEVER)


def _words(raw: bytes) -> list[str]:
    return read_letter(raw).text.split()
