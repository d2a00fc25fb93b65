"""Builders for mail with one person; the data stands in the tests. Days are of 2026, as `11-03` or `11-03 14:00`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from followupd.derive.replies import correspond
from followupd.domain.correspondence import Correspondence
from followupd.domain.decision import Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.fact import Promise, Said
from followupd.domain.ids import AccountName, Address, Key, MessageId, Source, ThreadId
from followupd.domain.judgement import FailedRecipient, Intent, Judgement, Kind
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person

KIM, KIM_HOME = Address("kim@acme.example"), Address("kim@home.example")
JO, SAM, POSTMASTER = Address("jo@globex.example"), Address("sam@acme.example"), Address("mailer-daemon@mx.example")
PERSON = Person(address=KIM, addresses=(KIM, KIM_HOME))


def at(day: str) -> datetime:
    date, _, clock = day.partition(" ")
    return datetime.fromisoformat(f"2026-{date}T{clock or '12:00'}").replace(tzinfo=UTC)


def mail(
    day: str,
    who: Iterable[Address] = (KIM,),
    *,
    outgoing: bool,
    id: str = "",
    thread: str = "elsewhere",
    answers: str = "",
    judged: Judgement | None = None,
    key: str = "",
    sent_folder: bool = False,
    bulk: bool = False,
    automatic: bool = False,
) -> MessageRecord:
    people = tuple(who)
    return MessageRecord(
        source=Source("work/mail"),
        ref=None,
        message_id=MessageId(id or f"{day}-{'-'.join(people)}-{outgoing}"),
        thread=ThreadId(thread),
        date=at(day),
        outgoing=outgoing,
        sent_folder=sent_folder,
        subject="Pilot",
        people=people,
        in_reply_to=tuple(map(MessageId, answers.split())),
        bulk=bulk,
        automatic=automatic,
        sender=None if outgoing else people[0],
        key=Key(key) if key else None,
        judgement=judged,
    )


def human(intent: Intent | None = Intent.PLAIN, *because: str, **more: object) -> Judgement:
    return Judgement(kind=Kind.REPLY, intent=intent, because=because, **more)  # type: ignore[arg-type]


def wrote(day: str, who: Address = KIM, **more: object) -> MessageRecord:
    """A human wrote to me; not read yet unless `judged`."""
    return mail(day, [who], outgoing=False, **more)  # type: ignore[arg-type]


def said_no(day: str, **more: object) -> MessageRecord:
    return wrote(day, judged=human(Intent.DECLINED, "not interested"), **more)


def said_stop(day: str, **more: object) -> MessageRecord:
    return wrote(day, judged=human(Intent.OPTED_OUT, "please stop"), **more)


def said_thanks(day: str, **more: object) -> MessageRecord:
    return wrote(day, judged=human(Intent.THANKS, "thank you"), **more)


def said_later(day: str, until: str | None, **more: object) -> MessageRecord:
    return wrote(day, judged=human(Intent.LATER, "in spring", until=at(until) if until else None), **more)


def asked(day: str, **more: object) -> MessageRecord:
    return wrote(day, judged=human(Intent.PLAIN, "could you send the deck?", question=True), **more)


def i_wrote(day: str, *to: Address, **more: object) -> MessageRecord:
    return mail(day, to or (KIM,), outgoing=True, **({"sent_folder": True} | more))  # type: ignore[arg-type]


def i_asked(day: str, **more: object) -> MessageRecord:
    return i_wrote(day, judged=human(Intent.PLAIN, "shall we meet?", question=True), **more)


def machine(kind: Kind, day: str, who: Address = KIM, **more: object) -> MessageRecord:
    own = {name: more.pop(name) for name in ("thread", "answers", "id") if name in more}
    judged = Judgement(kind=kind, **more)  # type: ignore[arg-type]
    return mail(day, [who], outgoing=False, automatic=True, judged=judged, **own)  # type: ignore[arg-type]


def auto(day: str, who: Address = KIM, *, until: str | None = None, **more: object) -> MessageRecord:
    return machine(Kind.AUTO_REPLY, day, who, until=at(until) if until else None, because=("out of office",), **more)


def bounce(day: str, *failed: Address, permanent: bool = True, **more: object) -> MessageRecord:
    recipients = tuple(FailedRecipient(address=one, status="5.1.1", permanent=permanent) for one in failed)
    return machine(Kind.BOUNCE, day, POSTMASTER, recipients=recipients, **more)


def draft(
    id: str, sent: str | None, *people: Address, state: DraftState = DraftState.SENT, sent_as: str = ""
) -> DraftRecord:
    return DraftRecord(
        id=id,
        account=AccountName("work"),
        key=Key(f"key-{id}"),
        generation=1,
        state=state,
        purpose=Purpose.FOLLOW_UP,
        people=people or (KIM,),
        meeting=None,
        identity=None,
        rule=None,
        template="thanks",
        subject="Pilot",
        message_id=MessageId(f"ours-{id}"),
        sha256="",
        raw=None,
        flags=frozenset(),
        sources={},
        planned_at=at("10-01"),
        sent_at=at(sent) if sent else None,
        sent_message_id=MessageId(sent_as) if sent_as else None,
    )


def copy_of(one: DraftRecord, *to: Address, **more: object) -> MessageRecord:
    """The copy of a sent draft in the Sent folder; its conversation is called as the draft is."""
    assert one.sent_at is not None
    told = {"id": one.sent_message_id or one.message_id, "key": one.key, "thread": one.id} | more
    return i_wrote(f"{one.sent_at:%m-%d %H:%M}", *(to or one.people), **told)


@dataclass(frozen=True)
class Met:
    """A meeting that is over."""

    day: str


@dataclass(frozen=True)
class Logged:
    """A contact that the user noted."""

    day: str


@dataclass(frozen=True)
class Accepted:
    """An invitation that they accepted."""

    day: str


@dataclass(frozen=True)
class Resumed:
    """`followupd resume`."""

    day: str


@dataclass(frozen=True)
class Misread:
    """`followupd resume --misread`."""

    day: str


@dataclass(frozen=True)
class Promised:
    """A promise that is open."""

    day: str


Given = MessageRecord | DraftRecord | Met | Logged | Accepted | Resumed | Misread | Promised


def days(
    of: type[Met | Logged | Accepted | Resumed | Misread | Promised], given: Iterable[Given]
) -> tuple[datetime, ...]:
    return tuple(at(one.day) for one in given if isinstance(one, of))


def stand(
    given: Iterable[Given], now: str = "12-01", person: Person = PERSON, cast: Iterable[Person] = ()
) -> Correspondence:
    """What `given` comes to. As the store does, letters are the mail with the person, and conversations whole."""
    given = tuple(given)
    messages = [one for one in given if isinstance(one, MessageRecord)]
    drafts = [one for one in given if isinstance(one, DraftRecord)]
    threads = {}
    for one in drafts:
        copy = next((m for m in messages if m.message_id == (one.sent_message_id or one.message_id)), None)
        if copy is not None:
            threads[copy.message_id] = tuple(m for m in messages if m.thread == copy.thread)
    return correspond(
        person,
        [m for m in messages if not concerned(m).isdisjoint(person.addresses)],
        drafts,
        days(Met, given),
        Said(
            met_at=days(Logged, given),
            resumed_at=max(days(Resumed, given), default=None),
            promises=tuple(Promise(ref="1", text="deck", made_at=day, due=None) for day in days(Promised, given)),
            misread_at=max(days(Misread, given), default=None),
        ),
        at(now),
        threads=threads,
        accepted=days(Accepted, given),
        cast={address: one for one in cast for address in one.addresses},
    )


def concerned(message: MessageRecord) -> set[Address]:
    failed = message.judgement.recipients if message.judgement is not None else ()
    return {*message.people, *(one.address for one in failed)}


SENT = draft("d1", "11-03")
D1 = (SENT, copy_of(SENT))
"""Sent to Kim on Tuesday, 3 November."""
GROUP = draft("d1", "11-03", KIM, JO)
D_GROUP = (GROUP, copy_of(GROUP))
NOTHING: dict[str, object] = {
    "answers": [], "by_hand": [], "opted_out": False, "bounced": False, "declined": False, "i_owe": False,
    "owes_me": False, "later": "-", "away": "-", "successor": None,
}  # fmt: skip


def seen(found: Correspondence) -> dict[str, object]:
    """What of it a row compares; a wish as its day, `ask` where it has none, `-` where there is no wish."""
    wishes = {"later": found.later, "away": found.away}
    return {
        "state": str(found.state),
        "answers": sorted(found.answers),
        "by_hand": sorted(found.by_hand),
        "opted_out": found.opted_out is not None,
        "bounced": found.bounced is not None,
        "declined": found.declined is not None,
        "i_owe": found.i_owe is not None,
        "owes_me": found.owes_me is not None,
        "successor": found.successor,
        **{
            name: "-" if wish is None else f"{wish.until:%m-%d}" if wish.until is not None else "ask"
            for name, wish in wishes.items()
        },
    }


def row(sentence: str, given: Sequence[Given], state: str, now: str = "12-01", **more: object) -> object:
    return pytest.param(given, now, NOTHING | {"state": state} | more, id=sentence)
