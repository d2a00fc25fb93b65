"""What happened to the user's mail: who answered, who asked for what, and who owes whom a word.

A sign of life is mail that a human wrote, an accepted invitation, a meeting that is over, a contact that the user
logged. Answers of machines, lists and bounces are none, and neither is anything that the user wrote, wherever a copy
of it lies. Whatever they wrote ends a nudge, but a bare thanks takes back neither their no nor their wish for later.
A no to all mail is for ever: nothing that comes later takes it back.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import TypeVar

from followupd.derive.evidence import spoken, written
from followupd.derive.letters import Letters, SentDraft, Threads, author, sort_letters
from followupd.derive.same_person import Cast
from followupd.domain.correspondence import Correspondence, Evidence, ReplyState, Wish
from followupd.domain.draft import DraftRecord
from followupd.domain.fact import Said
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.record import Struct, replace

SHOWN = 20
"""So many pieces of evidence are kept: those that decide, then the newest."""
_ON_ITS_WAY = timedelta(days=14)
"""Mail systems give up after five days, some after ten."""
_SLOW_CLOCK = timedelta(hours=1)
_NO_THREADS: Threads = MappingProxyType({})
_NO_CAST: Cast = MappingProxyType({})


def correspond(
    person: Person,
    letters: Sequence[MessageRecord],
    drafts: Sequence[DraftRecord],
    meetings_over: Sequence[datetime],
    said: Said,
    now: datetime,
    *,
    threads: Threads = _NO_THREADS,
    cast: Cast = _NO_CAST,
    accepted: Sequence[datetime] = (),
    zone: tzinfo = UTC,
    shown: int = SHOWN,
) -> Correspondence:
    """Where things stand with one person as of `now`; never raises, and in whatever order the mail is given.

    `letters` is the mail with any of their addresses, judged where it was read; `drafts` all that were ever planned
    for them; `meetings_over` the ends of meetings with them; `threads` the conversations of our sent drafts, by the
    Message-ID that each was sent under, and `cast` who is known of those in them; `accepted` when they said yes to an
    invitation. So many pieces of evidence as `shown` are told.
    """
    case = _Case(
        person=person,
        addresses=frozenset({person.address, *person.addresses}),
        mail=sort_letters(person, letters, drafts, threads, now, cast),
        met=tuple(sorted(one for one in meetings_over if one <= now)),
        logged=tuple(sorted(one for one in said.met_at if one <= now)),
        accepted=tuple(sorted(one for one in accepted if one <= now)),
        said=said,
        zone=zone,
        now=now,
        shown=shown,
    )
    return case.correspondence()


class _Case(Struct, frozen=True, kw_only=True):
    """One person, and all that is known up to `now`; everything is by time."""

    person: Person
    addresses: frozenset[Address]
    mail: Letters
    met: tuple[datetime, ...]
    logged: tuple[datetime, ...]
    accepted: tuple[datetime, ...]
    said: Said
    zone: tzinfo
    now: datetime
    shown: int

    def correspondence(self) -> Correspondence:
        dead = self._dead()
        stops = (m for m in (*self.mail.theirs, *self.mail.passed_on) if _intent(m) is Intent.OPTED_OUT)
        opted_out = next((m for m in stops if not self._misread(m)), None)
        bounced = dead.get(self.person.address)
        word = self._last_word()
        declined = word if word is not None and _intent(word) is Intent.DECLINED and not self._done_with(word) else None
        later, away = self._later(word), self._away()
        i_owe, owes_me, named = self._i_owe(), self._owes_me(), self._named(dead)
        sign = self._last_sign()
        grounds = [self._told(m) for m in (opted_out, bounced, declined, i_owe, owes_me) if m is not None]
        found = Correspondence(
            evidence=self._evidence([*grounds, *(one.evidence for one in (later, away) if one is not None)]),
            last_contact=_latest((sign, *(m.date for m in self.mail.mine[-1:]))),
            last_sign=sign,
            opted_out=self._maybe(opted_out),
            bounced=self._maybe(bounced),
            declined=self._maybe(declined),
            successor=None if named is None else self._successor(named),
            named=self._maybe(named),
            later=later,
            away=away,
            i_owe=self._maybe(i_owe),
            owes_me=self._maybe(owes_me),
            unanswered=sum(sign is None or m.date > sign for m in self.mail.mine),
            answers={one.id: first for one in self.mail.sent if (first := self._answer(one)) is not None},
            perhaps={
                one.id: self._told(m)
                for one in self.mail.sent
                if (m := next((each for each in one.perhaps if not self._misread(each)), None)) is not None
            },
            by_hand={one.id: m.date for one in self.mail.sent if (m := _after(self.mail.by_hand, one)) is not None},
        )
        return replace(found, state=self._state(found))

    def _state(self, found: Correspondence) -> ReplyState:
        sign = found.last_sign
        holds = {
            ReplyState.OPTED_OUT: found.opted_out is not None,
            ReplyState.BOUNCED: found.bounced is not None,
            ReplyState.DECLINED: found.declined is not None,
            ReplyState.I_OWE: found.i_owe is not None or bool(self.said.promises),
            ReplyState.AUTO_REPLIED: any(sign is None or m.date > sign for m in self.mail.mailbox),
            ReplyState.OWES_ME: found.owes_me is not None,
            ReplyState.AWAITING: any(
                one.id not in found.answers and (sign is None or one.at > sign) for one in self.mail.sent
            ),
            ReplyState.REPLIED: bool(self.mail.theirs) or bool(found.answers),
        }
        return next((state for state in ReplyState if holds.get(state)), ReplyState.NONE)

    def _last_sign(self) -> datetime | None:
        return _latest((*(m.date for m in self.mail.theirs[-1:]), *self.met, *self.logged, *self.accepted))

    def _met_since(self, message: MessageRecord) -> bool:
        return any(one > message.date for one in (*self.met, *self.logged))

    def _done_with(self, word: MessageRecord) -> bool:
        return self._met_since(word) or self._misread(word)

    def _is_direct(self, message: MessageRecord) -> bool:
        return author(message) in self.addresses

    def _last_word(self) -> MessageRecord | None:
        """Their last word on whether they want to hear from me: a thanks is none, nor is what a deputy just says."""
        wishes = (Intent.DECLINED, Intent.LATER)
        words = [m for m in self.mail.theirs if self._is_direct(m) or _intent(m) in wishes]
        words += [m for m in self.mail.passed_on if _intent(m) in wishes]
        words.sort(key=lambda m: (m.date, m.message_id))
        return _last(m for m in words if _intent(m) is not Intent.THANKS)

    def _later(self, word: MessageRecord | None) -> Wish | None:
        """What they asked for; it stands when its time has come, until I have written then."""
        if word is None or word.judgement is None or _intent(word) is not Intent.LATER or self._done_with(word):
            return None
        until = word.judgement.until
        if until is None:
            done = self._resumed_since(word)
        else:
            done = any(m.date >= until for m in self.mail.mine)
        return None if done else Wish(until=until, evidence=self._told(word))

    def _away(self) -> Wish | None:
        """What their mailbox said last about a return, while they are not back."""
        last = _last(m for m in self.mail.mailbox if not _is_gone(m) and _says_when(m))
        if last is None or last.judgement is None or self._resumed_since(last):
            return None
        until = None if last.judgement.ask_user else last.judgement.until
        back = any(self._is_direct(m) and m.date > last.date for m in self.mail.theirs)
        over = self._met_since(last) if until is None else until <= self.now
        return None if back or over else Wish(until=until, evidence=self._told(last))

    def _misread(self, message: MessageRecord) -> bool:
        """The user says that it was no such word, or not theirs: rules err, and senders can be forged."""
        return self.said.misread_at is not None and message.date <= self.said.misread_at

    def _resumed_since(self, message: MessageRecord) -> bool:
        return self.said.resumed_at is not None and message.date < self.said.resumed_at <= self.now

    def _dead(self) -> Mapping[Address, MessageRecord]:
        """Those of their addresses that are dead, by what last said so, unless they wrote from there since."""
        told: dict[Address, MessageRecord] = {}
        bounces = [m for m in self.mail.bounces if self._is_about_mine(m)]
        for m in sorted((*bounces, *filter(_is_gone, self.mail.mailbox)), key=lambda m: m.date):
            if not self._resumed_since(m):
                told |= dict.fromkeys(self._died(m), m)
        alive = {(author(m), m.date) for m in self.mail.theirs}
        return {
            address: m for address, m in told.items() if not any(who == address and at > m.date for who, at in alive)
        }

    def _is_about_mine(self, bounce: MessageRecord) -> bool:
        """Whether it is about a mail of mine to them: anybody can write a report of mail that was never sent."""
        assert bounce.judgement is not None
        if bounce.judgement.about is not None:
            return any(m.message_id == bounce.judgement.about for m in self.mail.mine)
        return author(bounce) in self.addresses or any(
            timedelta(0) <= bounce.date - m.date + _SLOW_CLOCK <= _ON_ITS_WAY for m in self.mail.mine
        )

    def _died(self, message: MessageRecord) -> Iterable[Address]:
        assert message.judgement is not None
        failed = message.judgement.recipients
        if failed:
            return [one.address for one in failed if one.permanent and one.address in self.addresses]
        who = author(message)
        if who is not None and who in self.addresses:
            return [who]  # "this mailbox is no longer used", says the mailbox
        return [self.person.address] if _is_gone(message) else []

    def _named(self, dead: Mapping[Address, MessageRecord]) -> MessageRecord | None:
        """The last that named somebody else instead."""
        told = sorted((*self.mail.theirs, *dead.values()), key=lambda m: (m.date, m.message_id))
        return _last(m for m in told if self._successor(m) is not None and not self._misread(m))

    def _successor(self, message: MessageRecord) -> Address | None:
        named = message.judgement.successor if message.judgement is not None else None
        return None if named in self.addresses else named

    def _i_owe(self) -> MessageRecord | None:
        """Their last question, unless I wrote, we met, or they thanked since."""
        asked = _last(m for m in self.mail.theirs if _is_question(m))
        if asked is None or self._met_since(asked):
            return None
        thanked = any(_intent(m) is Intent.THANKS and m.date > asked.date for m in self.mail.theirs)
        return None if thanked or _is_answered(asked, self.mail.mine) else asked

    def _owes_me(self) -> MessageRecord | None:
        """My last question, unless anything came from them since."""
        asked = _last(m for m in self.mail.mine if _is_question(m))
        if asked is None or _is_answered(asked, self.mail.theirs):
            return None
        return None if any(one > asked.date for one in (*self.met, *self.logged, *self.accepted)) else asked

    def _answer(self, draft: SentDraft) -> Evidence | None:
        """The first sign of life after it was sent; a meeting is none here, for it ends a nudge by itself."""
        came = [self._told(m) for m in draft.answers[:1]]
        came += [one for one in self._contacts() if one.at >= draft.at]
        return min(came, key=lambda one: one.at, default=None)

    def _contacts(self) -> list[Evidence]:
        logged = [spoken("You were in touch, as you noted,", one, self.zone, self.now) for one in self.logged]
        return logged + [spoken("Accepted an invitation", one, self.zone, self.now) for one in self.accepted]

    def _evidence(self, grounds: Sequence[Evidence]) -> tuple[Evidence, ...]:
        if not self.shown:
            return ()
        mail = {
            m.message_id: m
            for several in (
                *((*one.answers, *one.perhaps) for one in self.mail.sent),
                self.mail.passed_on,
                self.mail.theirs,
                self.mail.mine,
                self.mail.mailbox,
                self.mail.bounces,
            )
            for m in several
        }
        newest = sorted(mail.values(), key=lambda m: (m.date, m.message_id), reverse=True)[: self.shown]
        others = [*self._contacts(), *(spoken("You met", one, self.zone, self.now) for one in self.met[-self.shown :])]
        rest = sorted([*map(self._told, newest), *others], key=_when, reverse=True)
        return tuple(sorted(list(dict.fromkeys([*grounds, *rest]))[: self.shown], key=_when, reverse=True))

    def _told(self, message: MessageRecord) -> Evidence:
        return written(message, self.addresses, self.zone, self.now)

    def _maybe(self, message: MessageRecord | None) -> Evidence | None:
        return None if message is None else self._told(message)


_T = TypeVar("_T")


def _last(several: Iterable[_T]) -> _T | None:
    kept = deque(several, maxlen=1)
    return kept[0] if kept else None


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((one for one in moments if one is not None), default=None)


def _when(one: Evidence) -> tuple[datetime, str]:
    return one.at, one.message_id or ""


def _after(by_hand: Iterable[MessageRecord], draft: SentDraft) -> MessageRecord | None:
    return next((m for m in by_hand if m.date > draft.at), None)


def _is_answered(question: MessageRecord, letters: Iterable[MessageRecord]) -> bool:
    """True where one of these came later, or answers it by name: clocks differ."""
    return any(m.date > question.date or question.message_id in m.in_reply_to for m in letters)


def _intent(message: MessageRecord) -> Intent:
    return (message.judgement.intent if message.judgement is not None else None) or Intent.PLAIN


def _is_question(message: MessageRecord) -> bool:
    judged = message.judgement
    return judged is not None and judged.question and judged.intent is not Intent.THANKS


def _is_gone(message: MessageRecord) -> bool:
    return message.judgement is not None and message.judgement.gone


def _says_when(message: MessageRecord) -> bool:
    return message.judgement is not None and (message.judgement.until is not None or message.judgement.ask_user)
