"""The mail between the user and one person, told apart: who wrote what, and what counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from followupd.derive.same_person import Cast, whom_they_may_be, whom_they_may_speak_for
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import Address, MessageId, Source, ThreadId
from followupd.domain.judgement import Kind
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.record import Struct

Threads = Mapping[MessageId, tuple[MessageRecord, ...]]
"""The conversations of sent drafts, by the Message-ID of the draft as it was sent."""


class SentDraft(Struct, frozen=True, kw_only=True):
    """A draft of ours that the user sent them. `answers` is the mail of humans that came upon it, by date.

    `perhaps` came upon what went to several, from somebody of whom nothing tells who of them they are.
    """

    id: str
    at: datetime
    answers: tuple[MessageRecord, ...]
    perhaps: tuple[MessageRecord, ...] = ()


class Letters(Struct, frozen=True, kw_only=True):
    """All mail up to `now` that counts, each kind by date; a message that lies in several places is there once.

    `theirs` is what a human wrote: they, or somebody who answers our draft in their stead; `passed_on` is the same by
    way of a tool. `mine` is what I wrote to any of these, sent drafts included; `by_hand` is what of it came without
    us.
    """

    theirs: tuple[MessageRecord, ...]
    passed_on: tuple[MessageRecord, ...]
    mine: tuple[MessageRecord, ...]
    by_hand: tuple[MessageRecord, ...]
    mailbox: tuple[MessageRecord, ...]  # automatic answers
    bounces: tuple[MessageRecord, ...]
    sent: tuple[SentDraft, ...]


def author(message: MessageRecord) -> Address | None:
    """Who wrote a message that is not mine."""
    return message.sender or next(iter(message.people), None)


def by_human(message: MessageRecord) -> bool:
    """True where a human being wrote it: by its judgement, and by its headers where there is none."""
    if message.judgement is not None:
        return message.judgement.kind is Kind.REPLY
    return not (message.bulk or message.automatic)


def is_passed_on(message: MessageRecord) -> bool:
    """True where a tool wrote it, a help desk's or a gateway's, and somebody's answer to me stands in it."""
    judged = message.judgement
    return judged is not None and judged.kind is Kind.NOTIFICATION and judged.intent is not None


def _has_words(message: MessageRecord) -> bool:
    return not message.outgoing and (by_human(message) or is_passed_on(message))


def sort_letters(
    person: Person,
    letters: Sequence[MessageRecord],
    drafts: Sequence[DraftRecord],
    threads: Threads,
    now: datetime,
    cast: Cast = MappingProxyType({}),
) -> Letters:
    """The mail with one person as of `now`; the order in which it is given makes no difference.

    `cast` tells of those in the threads of drafts that went to several.
    """
    addresses = frozenset(person.addresses) | {person.address}
    cast = {**cast, **dict.fromkeys(addresses, person)}
    sent = _sent_to(addresses, drafts, now)
    talks = {one.id: _up_to(now, (*threads.get(sent_id(one), ()), *threads.get(one.message_id, ()))) for one in sent}
    ours = {sent_id(one) for one in sent}
    begun = {message_id for one in drafts for message_id in (one.message_id, sent_id(one))}
    known = _up_to(now, [*letters, *(one for talk in talks.values() for one in talk), *map(_as_sent, sent)])
    known = [one for one in known if one.message_id in ours or not _is_draft(one, begun)]
    went_to = {one.message_id: frozenset(one.people) for one in known if one.outgoing}
    others = {one.id: {*one.people, *went_to[sent_id(one)]} - addresses for one in sent}
    in_stead = {m for one in sent for m in _in_stead(one, talks[one.id], addresses, others[one.id], cast)}
    for_one = {message_id for message_id, people in went_to.items() if people and people <= addresses}

    theirs = [m for m in known if not m.outgoing and by_human(m)]
    mine = [m for m in known if m.outgoing and by_human(m)]
    to_them = [m for m in mine if not addresses.isdisjoint(m.people)]
    direct = [m for m in theirs if author(m) in addresses]
    passed_on = (m for m in known if not m.outgoing and is_passed_on(m))
    return Letters(
        theirs=tuple(m for m in theirs if author(m) in addresses or m.message_id in in_stead),
        passed_on=tuple(m for m in passed_on if author(m) in addresses or m.message_id in in_stead),
        mine=tuple(m for m in mine if not addresses.isdisjoint(m.people) or m.message_id in in_stead),
        by_hand=tuple(m for m in to_them if m.key is None and m.message_id not in begun),
        mailbox=tuple(m for m in known if _is(m, Kind.AUTO_REPLY) and _is_from(m, addresses, for_one)),
        bounces=tuple(m for m in known if _is(m, Kind.BOUNCE) and _concerns(m, addresses, for_one)),
        sent=tuple(_sent(one, direct, talks[one.id], addresses, others[one.id], cast) for one in sent),
    )


def sent_id(draft: DraftRecord) -> MessageId:
    """The Message-ID that a draft was sent under: mail programs may give it one of their own."""
    return draft.sent_message_id or draft.message_id


def _sent_to(addresses: frozenset[Address], drafts: Sequence[DraftRecord], now: datetime) -> list[DraftRecord]:
    """The drafts that the user sent to them, by when."""
    sent = (one for one in drafts if one.state is DraftState.SENT and not addresses.isdisjoint(one.people))
    return sorted((one for one in sent if one.sent_at is not None and one.sent_at <= now), key=_when_sent)


def _when_sent(draft: DraftRecord) -> tuple[datetime, str]:
    assert draft.sent_at is not None
    return draft.sent_at, draft.id


def _up_to(now: datetime, messages: Iterable[MessageRecord]) -> list[MessageRecord]:
    """Each message once, by date. Of several records the user's own is believed, then the one that was judged."""
    best: dict[MessageId, MessageRecord] = {}
    ranked = sorted(messages, key=lambda m: (m.outgoing, m.judgement is not None, m.sent_folder, bool(m.source)))
    for one in ranked:
        if one.date <= now:
            best[one.message_id] = one
    return sorted(best.values(), key=lambda m: (m.date, m.message_id))


def _as_sent(draft: DraftRecord) -> MessageRecord:
    """What stands for a sent draft where its sent copy is not among the mail."""
    assert draft.sent_at is not None
    return MessageRecord(
        source=Source(""),
        ref=None,
        message_id=sent_id(draft),
        thread=ThreadId(""),
        date=draft.sent_at,
        outgoing=True,
        sent_folder=False,
        subject=draft.subject,
        people=draft.people,
        key=draft.key,
    )


def _is_draft(message: MessageRecord, begun: Collection[MessageId]) -> bool:
    """True for a draft of ours that lies about unsent, in whatever folder it was moved to."""
    unsent = message.outgoing and not message.sent_folder
    return unsent and (message.key is not None or message.message_id in begun)


def _comes_upon(message: MessageRecord, draft: DraftRecord) -> bool:
    """True where it came after the draft was sent, or answers it by name: clocks differ."""
    return message.date >= _when_sent(draft)[0] or sent_id(draft) in message.in_reply_to


def _in_stead(
    draft: DraftRecord,
    talk: Sequence[MessageRecord],
    addresses: frozenset[Address],
    others: Collection[Address],
    cast: Cast,
) -> set[MessageId]:
    """Mail to and from those who answer in their stead: whoever enters the talk by writing, after the draft was sent.

    Of several who were written to, those alone whom the writer may be. Whom I brought in myself speaks for nobody else.
    """
    known: set[Address | None] = {*addresses, *others, None}
    deputies: set[Address | None] = set()
    for one in talk:
        who = author(one)
        if one.outgoing:
            known.update(one.people)
        elif not _comes_upon(one, draft):
            known.add(who)
        elif who is not None and who not in known and _has_words(one):
            meant = whom_they_may_be(who, {*addresses, *others}, cast) if others else addresses
            deputies |= {who} if not meant.isdisjoint(addresses) else set()
    return {m.message_id for m in talk if not deputies.isdisjoint(m.people if m.outgoing else (author(m),))}


def _sent(
    draft: DraftRecord,
    direct: Iterable[MessageRecord],
    talk: Sequence[MessageRecord],
    addresses: frozenset[Address],
    others: Collection[Address],
    cast: Cast,
) -> SentDraft:
    """A sent draft with what came upon it. Where it went to several, whoever nobody knows answers for whom they may be.

    Where that may be any of them, it is kept apart: none of them is to be nudged who may have answered.
    """
    answers = {m.message_id: m for m in direct if _comes_upon(m, draft)}
    perhaps: dict[MessageId, MessageRecord] = {}
    for one in talk:
        who = author(one)
        if who is None or who in others or not _has_words(one) or not _comes_upon(one, draft):
            continue
        meant = whom_they_may_speak_for(who, {*addresses, *others}, cast) if others and who not in addresses else None
        if meant is None or not meant.isdisjoint(addresses):
            answers[one.message_id] = one
        elif not meant:
            perhaps[one.message_id] = one
    return SentDraft(
        id=draft.id, at=_when_sent(draft)[0], answers=_by_date(answers.values()), perhaps=_by_date(perhaps.values())
    )


def _by_date(messages: Iterable[MessageRecord]) -> tuple[MessageRecord, ...]:
    return tuple(sorted(messages, key=lambda m: (m.date, m.message_id)))


def _is(message: MessageRecord, kind: Kind) -> bool:
    return not message.outgoing and message.judgement is not None and message.judgement.kind is kind


def _names(message: MessageRecord, ids: Collection[MessageId]) -> bool:
    about = message.judgement.about if message.judgement is not None else None
    return about in ids or not set(message.in_reply_to).isdisjoint(ids)


def _is_from(message: MessageRecord, addresses: Collection[Address], for_one: Collection[MessageId]) -> bool:
    """True where their mailbox wrote it: one of their addresses, or any that answers what went to them alone."""
    return author(message) in addresses or _names(message, for_one)


def _concerns(message: MessageRecord, addresses: Collection[Address], for_one: Collection[MessageId]) -> bool:
    """True where a bounce is about them: it names them, or nobody and is about what went to them alone."""
    assert message.judgement is not None
    failed = {one.address for one in message.judgement.recipients}
    if failed:
        return not failed.isdisjoint(addresses)
    return author(message) in addresses or _names(message, for_one)
