"""Finds the copy that became of a draft: sent, or edited and filed anew, whatever headers it lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta

from followupd.derive.likeness import SIMILAR, Letter, likeness, read_letter, subjects_are_close
from followupd.domain.draft import DraftRecord
from followupd.domain.ids import Address, Key, MessageId, Ref
from followupd.domain.message import MessageRecord
from followupd.domain.record import Struct
from followupd.ports.mailboxes import FoundDraft

SLACK = timedelta(minutes=1)
"""Date headers have whole seconds, and a client may keep the one that the draft had."""
SET_BACK = timedelta(days=1)
"""How far before its draft a copy with our headers may be dated: the clock may have been set back in between."""


def not_before(record: DraftRecord) -> datetime:
    """The Date that a copy of the draft has at least.

    A row that was placed before it was planned tells of a clock that was ahead, and was set back by then.
    """
    placed_at = record.placed_at or record.planned_at
    return record.planned_at - SLACK if placed_at >= record.planned_at else placed_at - SET_BACK


class Original(Struct, frozen=True, kw_only=True):
    """A draft as we wrote it. `aliases` leads from every address of its people to the one it was written to."""

    record: DraftRecord
    letter: Letter
    aliases: Mapping[Address, Address]

    @classmethod
    def of(cls, record: DraftRecord, aliases: Mapping[Address, Address]) -> Original:
        return cls(record=record, letter=read_letter(record.raw or b""), aliases=aliases)

    @property
    def message_ids(self) -> frozenset[MessageId]:
        """As it was written, and as it was last seen."""
        return frozenset({self.record.message_id, *([self.letter.message_id] if self.letter.message_id else [])})

    def is_about(self, subject: str) -> bool:
        """True for a subject that is close to the one that it has, or had at first."""
        return any(subjects_are_close(one, subject) for one in (self.record.subject, self.letter.subject))

    def meets(self, recipients: Iterable[Address]) -> bool:
        """True where any of the draft's people is among the recipients."""
        return bool(self._resolved(recipients) & set(self.record.people))

    def only_meets(self, recipients: Iterable[Address]) -> bool:
        """True where the recipients are the draft's people, or some of them, and nobody else."""
        resolved = self._resolved(recipients)
        return bool(resolved) and resolved <= set(self.record.people)

    def _resolved(self, recipients: Iterable[Address]) -> set[Address]:
        return {self.aliases.get(address, address) for address in recipients}


class SentCopy(Struct, frozen=True, kw_only=True):
    """A message that was one of our drafts, and how that was seen."""

    message: MessageRecord
    matched_by: str


def sent_copy(
    original: Original,
    mine: Iterable[MessageRecord],
    read: Callable[[MessageRecord], bytes | None],
    *,
    still_there: bool,
) -> SentCopy | None:
    """The sent copy among my messages, by the surest sign that any of them bears.

    In this order: our key or the Message-ID; an answer in the same thread; the same people and a close subject;
    similar text to at least one of them. While the draft is still there, only our headers or a similar text to nobody
    else in a Sent folder will do: a new letter about the same is no proof that the draft was sent, nor is one that came
    in under my address.
    """
    mine = [m for m in mine if m.date >= not_before(original.record) - SET_BACK and original.meets(m.people)]
    for message in mine:
        if message.key == original.record.key:
            return SentCopy(message=message, matched_by="key")
        if message.message_id in original.message_ids:
            return SentCopy(message=message, matched_by="message_id")
    mine = [m for m in mine if m.date >= not_before(original.record)]
    if still_there:
        mine = [m for m in mine if m.sent_folder and original.only_meets(m.people)]
    else:
        answers = original.message_ids | original.letter.replies_to
        for message in mine:
            if answers & set(message.in_reply_to):
                return SentCopy(message=message, matched_by="thread")
        for message in mine:
            if original.only_meets(message.people) and original.is_about(message.subject):
                return SentCopy(message=message, matched_by="subject")
    for message in mine:
        if _similar(original, read_letter(read(message) or b"")):
            return SentCopy(message=message, matched_by="body")
    return None


class EditedCopy(Struct, frozen=True, kw_only=True):
    """A draft in the mailbox that was ours before the user's client filed it anew, and how that was seen."""

    found: FoundDraft
    letter: Letter
    matched_by: str


def edited_copy(
    original: Original, listing: Iterable[FoundDraft], not_refs: Collection[Ref], not_keys: Collection[Key]
) -> EditedCopy | None:
    """The edited copy among the user's drafts: to the same people, no older than ours, with a close subject or
    similar text; none that is known as another draft of ours. A similar text outweighs a close subject."""
    by_subject: EditedCopy | None = None
    for found in listing:
        letter = read_letter(found.raw)
        if found.ref in not_refs or letter.key in not_keys or not original.meets(letter.recipients):
            continue
        if letter.date is None or letter.date < not_before(original.record):
            continue
        if _similar(original, letter):
            return EditedCopy(found=found, letter=letter, matched_by="body")
        close = original.is_about(letter.subject)
        if close and by_subject is None and original.only_meets(letter.recipients):
            by_subject = EditedCopy(found=found, letter=letter, matched_by="subject")
    return by_subject


def _similar(original: Original, letter: Letter) -> bool:
    return likeness(original.letter.text, letter.text) >= SIMILAR
