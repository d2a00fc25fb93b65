"""All that came between the user and one person, as `person` shows it: mail, meetings, drafts, the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from followupd.cli.matters import last_day
from followupd.cli.show import instant, local, title_of
from followupd.derive.letters import author, sent_id, sort_letters
from followupd.domain.decision import MeetingRef
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import Occurrence
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent, Kind
from followupd.domain.meeting import Met
from followupd.domain.message import MessageRecord
from followupd.ports.store import Store

Entry = dict[str, Any]

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def timeline(history: PersonHistory, store: Store, now: datetime) -> list[Entry]:
    """Up to `now`, and the meetings to come; by time. What is known but the time and the kind is left out."""
    found = [*_letters(history, store, now), *_meetings(history, store, now)]
    found += [_entry(one.planned_at, "draft", one.subject, id=one.id, **_state(one)) for one in history.drafts]
    found += [_entry(one.at, one.kind.value, one.text, until=instant(one.until)) for one in history.facts]
    return sorted(found, key=lambda entry: (entry["at"], entry["what"]))


def timeline_line(entry: Entry, zone: tzinfo) -> str:
    what = entry["what"].replace("_", " ")
    if entry.get("until"):
        day = entry["what"] == FactKind.PROMISE.value
        what += f", by {last_day(entry['until'], zone)}" if day else f", until {_local(entry['until'], zone)}"
    return f"{_local(entry['at'], zone)}  {what}{': ' if entry['text'] else ''}{entry['text']}"


def fact_line(fact: Fact, zone: tzinfo) -> str:
    """What the user said, when, and until when it holds; a promise is due on a day."""
    entry = _entry(fact.at, fact.kind.value, fact.text, until=instant(fact.until))
    return timeline_line(entry, zone)


def _local(at: str, zone: tzinfo) -> str:
    return local(datetime.fromisoformat(at), zone)


def _letters(history: PersonHistory, store: Store, now: datetime) -> Iterator[Entry]:
    person = history.person
    letters = store.messages_with(person.addresses, _EVER, now)
    for letter in letters:
        yield _entry(letter.date, _what(letter), letter.subject, **_judged(letter))
    sent = {sent_id(one) for one in history.drafts if one.state is DraftState.SENT}
    threads = store.conversations(sent) if sent else {}
    told = {letter.message_id for letter in letters}
    counted = sort_letters(person, letters, history.drafts, threads, now).theirs
    others = [one for one in counted if one.message_id not in told]
    names = store.persons(who for one in others if (who := author(one)) is not None)
    for letter in others:
        who = author(letter)
        name = (names[who].name.full or who) if who is not None else "somebody"
        yield _entry(letter.date, f"{name} wrote for them", letter.subject, by=who, **_judged(letter))


def _meetings(history: PersonHistory, store: Store, now: datetime) -> Iterator[Entry]:
    starts = set()
    for meeting in history.meetings:
        if any(isinstance(v, Met) and v.person.address == history.person.address for v in meeting.verdicts):
            starts.add(meeting.occurrence.start)
            what = "met" if meeting.occurrence.end <= now else "will meet"
            yield _entry(meeting.occurrence.start, what, _title(meeting.occurrence))
    addresses: tuple[Address, ...] = (history.person.address, *history.person.addresses)
    for start in store.met_at(addresses):
        if start not in starts and start <= now:
            yield _entry(start, "met", "")


def _entry(at: datetime, what: str, text: str, **more: Any) -> Entry:
    return {"at": instant(at), "what": what, "text": text, **{key: value for key, value in more.items() if value}}


def _what(letter: MessageRecord) -> str:
    judged = letter.judgement
    if letter.outgoing:
        return "you wrote"
    if judged is None:
        return "they wrote"
    if judged.kind is Kind.REPLY and judged.intent not in (None, Intent.PLAIN):
        return judged.intent.value
    return judged.kind.value


def _judged(letter: MessageRecord) -> dict[str, Any]:
    judged = letter.judgement
    if judged is None or letter.outgoing:
        return {}
    intent = judged.intent.value if judged.intent is not None else None
    return {"intent": intent, "until": instant(judged.until), "because": list(judged.because)}


def _state(record: DraftRecord) -> dict[str, Any]:
    return {
        "purpose": record.purpose.value,
        "state": record.state.value,
        "sent_at": instant(record.sent_at),
        "settled_at": instant(record.settled_at),
    }


def _title(occurrence: Occurrence) -> str:
    return title_of(MeetingRef(id=occurrence.id, title=occurrence.event.title, start=occurrence.start))
