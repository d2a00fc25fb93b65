"""Reads the mail that matters, judges it, and drops it: only the judgement is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import Address, MessageId, Source
from followupd.domain.judgement import Judgement
from followupd.domain.message import MessageRecord
from followupd.domain.policy import Me
from followupd.domain.record import Struct
from followupd.errors import ProviderError
from followupd.ports.mailboxes import MailHistory
from followupd.ports.store import Store
from followupd.pull.outcome import PullOutcome

LETTERS_BACK = timedelta(days=3653)
"""How old a letter may be that is still read: who asked ten years ago to be left alone is left alone."""
BOUNCES_BACK = timedelta(days=60)
"""How old automatic mail may be that is still read: it says something about mail sent shortly before."""
STAND_INS_BACK = timedelta(days=120)
"""How long after it was sent somebody else may answer a draft for the one whom it went to."""
_AT_ONCE = 200  # judgements kept in one transaction, so that what was read is not lost


def _sent_at(draft: DraftRecord) -> datetime:
    return draft.sent_at or draft.settled_at or draft.planned_at


class Reader(Struct, frozen=True, kw_only=True):
    """Where mail is read, and how the user writes dates."""

    histories: Mapping[Source, MailHistory]
    store: Store
    me: Me

    def read(self, people: Iterable[Address], now: datetime) -> PullOutcome:
        """Judges what came from or went to these people, and all automatic mail, that was not judged before.

        A message that cannot be read now is left for the next pass; the mailboxes that could not be reached are told.
        """
        letters = self.store.unread_automatic(now - BOUNCES_BACK)
        if wanted := list(people):
            letters += self.store.unread(wanted, now - LETTERS_BACK)
            letters += self._for_them(wanted, now)
        todo = iter({one.message_id: one for one in letters if one.source in self.histories}.values())
        judged, error = 0, None
        while several := list(islice(todo, _AT_ONCE)):
            found, failed = self._judge(several)
            self.store.save_judgements(found)
            judged, error = judged + len(found), error or failed
        return PullOutcome(changed=judged, error=error)

    def _for_them(self, people: Sequence[Address], now: datetime) -> tuple[MessageRecord, ...]:
        """What others wrote in the threads of our sent drafts to these people: it may be an answer for them."""
        drafts = self.store.drafts(people=people, states={DraftState.SENT})
        ids = {one.sent_message_id or one.message_id for one in drafts if _sent_at(one) >= now - STAND_INS_BACK}
        threads = self.store.conversations(ids).values() if ids else ()
        return tuple(
            one
            for several in threads
            for one in several
            if one.judgement is None and not one.outgoing and one.ref is not None
        )

    def _judge(self, letters: Sequence[MessageRecord]) -> tuple[dict[MessageId, Judgement], ProviderError | None]:
        from followupd.derive.classify import classify  # here, since its tables of words take long to load

        answered = self._answered(letters)
        found: dict[MessageId, Judgement] = {}
        error: ProviderError | None = None
        for letter in letters:
            try:
                raw = self._raw(letter)
                sent = [text for one in letter.in_reply_to if one in answered and (text := self._text(answered[one]))]
            except ProviderError as failed:
                error = error or failed
                continue
            if raw is not None:
                judgement, _ = classify(
                    raw,
                    sent=sent,
                    answers_me=not answered.keys().isdisjoint(letter.in_reply_to),
                    at=letter.date,
                    zone=self.me.timezone,
                    locale=self.me.locale,
                )
                found[letter.message_id] = judgement
        return found, error

    def _answered(self, letters: Sequence[MessageRecord]) -> Mapping[MessageId, MessageRecord]:
        """The messages of mine that these answer: what is quoted of them is not what the others say."""
        ids = {one for letter in letters if not letter.outgoing for one in letter.in_reply_to}
        threads = self.store.conversations(ids) if ids else {}
        known = {one.message_id: one for several in threads.values() for one in several}
        return {one: known[one] for one in ids if one in known and known[one].outgoing}

    def _raw(self, letter: MessageRecord) -> bytes | None:
        return self.histories[letter.source].read(letter.ref) if letter.ref is not None else None

    def _text(self, letter: MessageRecord) -> str:
        from followupd.derive.mimeparts import read_mail  # here, as above
        from followupd.derive.quoting import written_text

        raw = self._raw(letter) if letter.source in self.histories else None
        return written_text(read_mail(raw)) if raw is not None else ""
