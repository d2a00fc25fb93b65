"""Which messages belong together: union over every id that they name, and a careful look at the subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from followupd.domain.ids import Address, MessageId, ThreadId
from followupd.domain.message import Message
from followupd.domain.record import Struct

REPLY_WITHIN = timedelta(days=30)
"""How long after a message another with the same subject may still be its answer."""

# As clients and people write them, in the usual languages.
_REPLY = (
    "re|aw|antw|antwort|sv|vs|svar|odp|ynt|res|rif|r|atb|vá|blk|απ|σχετ|отв|ответ|回复|回覆|答复|答覆|返信|답장|השב"
)
_FORWARD = "fwd|fw|wg|tr|rv|vb|vl|pd|i|enc|doorst|ilt|továbbítás|πρθ|пересл|转发|轉寄|轉發|転送|전달|הועבר"
_PREFIX = re.compile(rf"(?:\[[^\]]{{1,24}}\]\s*)?(?:({_REPLY})|(?:{_FORWARD}))\s?(?:[\[(^]\d{{1,3}}[\])]?)?\s?:\s*")
_TAG = re.compile(r"\[[^\]]{1,24}\]\s*(?=\S)")


class SubjectKey(Struct, frozen=True):
    """A subject without prefixes, tags, case and accents of spacing; equal texts are the same subject."""

    text: str  # at most 200 characters; empty: tells nothing
    is_reply: bool  # begins as answers do


class SubjectMatch(Struct, frozen=True, kw_only=True):
    """A stored message with one of the subjects that were asked for."""

    subject: str  # `SubjectKey.text`
    is_orphan: bool  # see `is_orphan`
    thread: ThreadId
    date: datetime
    sender: Address | None
    recipients: frozenset[Address]


SubjectLookup = Callable[[frozenset[str], bool], Iterable[SubjectMatch]]
"""The stored messages, no bulk mail, with any of these subjects; with True, only the orphans among them."""


class ThreadChanges(Struct, frozen=True, kw_only=True):
    """What to store: threads of ids that had none, and stored threads (old → kept) that turned out to be one."""

    assigned: Mapping[MessageId, ThreadId]
    merged: Mapping[ThreadId, ThreadId]


@lru_cache(maxsize=4096)
def subject_key(subject: str) -> SubjectKey:
    """What is left of a subject when "Re:", "AW:", "Fwd:", "[EXTERNAL]" and the like are taken off."""
    text = subject[:1000]
    text = (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().strip()
    is_reply, first = False, True
    while found := _PREFIX.match(text):
        is_reply = is_reply or (first and found[1] is not None)
        text, first = text[found.end() :], False
    while found := _TAG.match(text):
        text = text[found.end() :]
    return SubjectKey(" ".join(text.split())[:200], is_reply)


def named_ids(message: Message) -> tuple[MessageId, ...]:
    """The ids that a message says belong together, its own first: those to give `assign` the threads of."""
    return (message.message_id, *message.references, *message.in_reply_to)


def is_orphan(message: Message) -> bool:
    """True for what looks like an answer but does not say to which message."""
    return not (_names_any(message) or message.bulk) and subject_key(message.subject).is_reply


def _names_any(message: Message) -> bool:
    return bool(message.references or message.in_reply_to)


def assign(
    messages: Iterable[Message],
    thread_of: Mapping[MessageId, ThreadId],
    by_subject: SubjectLookup = lambda subjects, orphans_only: (),
) -> ThreadChanges:
    """Puts every message, and every id that one names, into a thread.

    `thread_of` has the stored threads of `named_ids`. Messages may come in any order and in any number of calls:
    which of them share a thread is the same, only the name of a thread depends on who came first.
    """
    new = tuple(messages)
    union = _Union(thread_of)
    for message in new:
        union.add(message)
    for one, other in _same_conversation(new, union.thread, by_subject):
        union.join(one, other)
    return union.changes()


class _Union:
    """Disjoint sets of thread names; a stored name is kept rather than a new one."""

    def __init__(self, stored: Mapping[MessageId, ThreadId]) -> None:
        self._stored = stored
        self._new: dict[MessageId, ThreadId] = {}
        self._kept: dict[ThreadId, ThreadId] = {}  # joined name -> the name that it goes by
        self._fresh: set[ThreadId] = set()  # names first used here

    def add(self, message: Message) -> None:
        ids = named_ids(message)
        stored, new = self._stored, self._new
        threads: set[ThreadId] = set()
        unseen = []
        for one in ids:
            thread = stored.get(one) or new.get(one)
            if thread is None:
                unseen.append(one)
            else:
                threads.add(thread)
        if threads:
            name = threads.pop()
            for other in threads:
                name = self.join(name, other)
        else:
            name = ThreadId(message.references[0] if message.references else ids[0])
            self._fresh.add(name)
        for one in unseen:
            new[one] = name

    def thread(self, message: Message) -> ThreadId:
        one = message.message_id
        return self._find(self._stored.get(one) or self._new[one])

    def join(self, one: ThreadId, other: ThreadId) -> ThreadId:
        one, other = self._find(one), self._find(other)
        if one == other:
            return one
        keep, drop = sorted((one, other), key=lambda name: (name in self._fresh, name))
        self._kept[drop] = keep
        return keep

    def _find(self, name: ThreadId) -> ThreadId:
        kept = self._kept
        end = name
        while end in kept:
            end = kept[end]
        while name != end:  # shorten the way for the next time
            kept[name], name = end, kept[name]
        return end

    def changes(self) -> ThreadChanges:
        find, kept = self._find, self._kept
        return ThreadChanges(
            assigned={one: (find(name) if name in kept else name) for one, name in self._new.items()},
            merged={name: find(name) for name in tuple(kept) if name not in self._fresh},
        )


def _same_conversation(
    new: tuple[Message, ...], thread: Callable[[Message], ThreadId], by_subject: SubjectLookup
) -> Iterable[tuple[ThreadId, ThreadId]]:
    """Pairs of threads: that of an orphan, and those of the messages which it can have answered."""
    keyed = [(message, subject_key(message.subject)) for message in new if not message.bulk]
    orphaned = frozenset(key.text for message, key in keyed if key.text and key.is_reply and not _names_any(message))
    others = frozenset(key.text for _, key in keyed if key.text) - orphaned
    stored = [*(by_subject(orphaned, False) if orphaned else ()), *(by_subject(others, True) if others else ())]
    wanted = orphaned | {one.subject for one in stored}
    here = [_match(message, key, thread(message)) for message, key in keyed if key.text in wanted]
    by_key: dict[str, list[SubjectMatch]] = {}
    for one in (*here, *stored):
        by_key.setdefault(one.subject, []).append(one)
    for group in by_key.values():
        group.sort(key=lambda one: (one.date, one.is_orphan, one.thread))
        yield from _answers(group)


def _match(message: Message, key: SubjectKey, thread: ThreadId) -> SubjectMatch:
    return SubjectMatch(
        subject=key.text,
        is_orphan=key.is_reply and not _names_any(message),
        thread=thread,
        date=message.date,
        sender=message.sender.address if message.sender else None,
        recipients=frozenset(one.address for one in message.recipients),
    )


def _answers(group: list[SubjectMatch]) -> Iterable[tuple[ThreadId, ThreadId]]:
    # All that it can have answered, not the latest alone: else the outcome hangs on what was read first.
    sent: dict[tuple[Address, Address], list[SubjectMatch]] = {}
    for one in group:
        if one.sender is None:
            continue
        if one.is_orphan:
            for to in one.recipients:
                asked = [it for it in sent.get((to, one.sender), ()) if one.date - it.date <= REPLY_WITHIN]
                yield from ((it.thread, one.thread) for it in asked)
                sent[to, one.sender] = asked[-1:]  # those before it are in one thread with it now: stay linear
        for to in one.recipients:
            sent.setdefault((one.sender, to), []).append(one)
