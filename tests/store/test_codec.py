"""Whatever goes into the store comes out as it went in."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from shelf import ADA, CALENDAR, KIM, MAIL, NOON, WORK, Shelf, batch, change, mail, planned, told
from shelf import meeting as meeting_of

from followupd.domain.decision import Act, Follows, Hold, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord
from followupd.domain.event import Attendee, Event, Occurrence, OccurrenceId
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key, MessageId, Ref
from followupd.domain.judgement import FailedRecipient, Judgement
from followupd.domain.message import Folder, Mailbox, Message
from followupd.domain.record import replace
from followupd.ports.store import UnitId
from followupd.store import codec, drafted
from followupd.store.ledger import ENDED

# File names and headers that are no text come as lone low surrogates (os.fsdecode, surrogateescape).
texts = st.text(
    st.one_of(st.characters(), st.characters(categories=["Cs"], min_codepoint=0xDC80, max_codepoint=0xDCFF))
)
names = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
addresses = st.builds(lambda local, domain: Address(f"{local}@{domain}.example".lower()), names, names)
instants = st.datetimes(
    min_value=datetime(1900, 1, 1),
    max_value=datetime(2200, 1, 1),
    timezones=st.just(UTC),
)
keys = st.builds(lambda number: Key(f"{number:032x}"), st.integers(min_value=0, max_value=2**128 - 1))
ids = st.builds(OccurrenceId, uid=texts, recurrence_id=st.none() | texts)
attendees = st.builds(Attendee, address=st.none() | addresses, name=texts)
events = st.builds(
    Event,
    title=texts,
    description=texts,
    location=texts,
    conference=texts,
    categories=st.lists(texts, max_size=2).map(tuple),
    organizer=st.none() | attendees,
    attendees=st.lists(attendees, max_size=3).map(tuple),
    guests_hidden=st.booleans(),
    hosted=st.none() | st.booleans(),
)
meetings = st.none() | st.builds(MeetingRef, id=ids, title=texts, start=instants)
people = st.lists(addresses, max_size=3).map(tuple)
common = {
    "key": keys, "account": texts, "people": people, "meeting": meetings, "identity": st.none() | ids, "detail": texts,
    "follows": st.none() | st.builds(Follows, subject=texts, references=st.lists(texts, max_size=2).map(tuple)),
    "due": st.none() | instants, "rule": st.none() | texts, "template": st.none() | texts,
}  # fmt: skip
decisions = st.builds(Act, **common) | st.builds(Hold, **common, until=st.none() | instants)
records = st.builds(
    DraftRecord,
    id=texts, account=texts, key=keys, people=people, meeting=meetings, identity=st.none() | ids,
    rule=st.none() | texts, template=texts, subject=texts, message_id=texts, sha256=names, raw=st.none() | st.binary(),
    flags=st.frozensets(texts, max_size=2), sources=st.dictionaries(texts, texts, max_size=2), planned_at=instants,
    baseline=st.none() | texts, started_at=st.none() | instants, ref=st.none() | texts,
    placed_at=st.none() | instants, missing_since=st.none() | instants, settled_at=st.none() | instants,
    sent_at=st.none() | instants, sent_message_id=st.none() | texts, matched_by=st.none() | texts,
    stance=texts, generation=st.integers(min_value=1, max_value=99), attempt=st.integers(min_value=0, max_value=3),
)  # fmt: skip
facts = st.builds(
    Fact, at=instants, key=st.none() | keys, person=st.none() | addresses, meeting=st.none() | ids, text=texts,
    until=st.none() | instants, ref=texts,
)  # fmt: skip
judgements = st.builds(
    Judgement, until=st.none() | instants, ask_user=st.booleans(), gone=st.booleans(), accepted=st.booleans(),
    question=st.booleans(),
    successor=st.none() | addresses, about=st.none() | texts, because=st.lists(texts, max_size=2).map(tuple),
    recipients=st.lists(st.builds(FailedRecipient, address=addresses, status=texts), max_size=2).map(tuple),
)  # fmt: skip
unit_ids = ids | addresses | st.just(Address("kim\udcff@acme.example"))


@settings(deadline=None)
@given(texts)
def test_any_text_can_be_stored_and_comes_back(text: str) -> None:
    stored = codec.escaped(text)
    stored.encode("utf-8")
    assert "\0" not in stored
    assert codec.unescaped(stored) == text


written = st.recursive(
    st.none() | st.booleans() | st.integers(min_value=-(2**63), max_value=2**63 - 1) | texts | addresses
    | st.sampled_from(Purpose),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
)  # fmt: skip


@settings(deadline=None)
@given(written)
@example('\x7f\x1f\b/\\"')
@example(["Zoë", Address("zoë@acme.example"), "\ud83d"])
def test_what_is_written_down_is_the_same_text_as_ever(told: object) -> None:
    text = codec.dumps(told)
    assert text == json.dumps(told, separators=(",", ":"))
    assert codec.loads(text) == json.loads(text)


@settings(deadline=None)
@given(instants)
def test_times_keep_their_microseconds(at: datetime) -> None:
    assert codec.instant(codec.micros(at)) == at


@settings(deadline=None)
@given(ids, ids)
def test_ids_of_meetings_are_equal_only_where_the_meetings_are(one: OccurrenceId, other: OccurrenceId) -> None:
    assert codec.meeting_id(codec.meeting_key(one)) == one
    assert (codec.meeting_key(one) == codec.meeting_key(other)) == (one == other)


@settings(deadline=None)
@given(unit_ids, unit_ids)
def test_units_come_back_and_differ_where_they_do(one: UnitId, other: UnitId) -> None:
    assert codec.unit_id(codec.unit_key(one)) == one
    assert type(codec.unit_id(codec.unit_key(one))) is type(one)
    assert (codec.unit_key(one) == codec.unit_key(other)) == (one == other)


@settings(deadline=None)
@given(decisions)
def test_decisions_come_back(decision: Act | Hold) -> None:
    assert drafted.decision_of(drafted.decision_body(decision)) == decision


@settings(deadline=None)
@given(records)
def test_ledger_rows_come_back(record: DraftRecord) -> None:
    assert drafted.draft_of(drafted.draft_row(record)) == record


@settings(max_examples=30, deadline=None)
@given(records, facts)
def test_ledger_rows_and_facts_come_back_from_the_database(record: DraftRecord, fact: Fact) -> None:
    shelf = Shelf()
    shelf.plan(drafts=[record])
    fact = shelf.store.add_fact(fact)
    assert shelf.store.draft(record.id) == record
    assert shelf.store.drafts(states=[record.state], keys=[record.key]) == (record,)
    if record.people:
        assert shelf.store.drafts(people=record.people[:1]) == (record,)
    about = {
        "people": [fact.person] if fact.person is not None else [],
        "keys": [fact.key] if fact.key is not None else [],
        "meetings": [fact.meeting] if fact.meeting is not None else [],
    }
    assert shelf.store.facts(**about) == ((fact,) if any(about.values()) else ())
    shelf.store.close()


@settings(max_examples=30, deadline=None)
@given(ids, events, instants, st.booleans())
def test_occurrences_come_back_from_the_database(
    id: OccurrenceId, event: Event, start: datetime, all_day: bool
) -> None:
    shelf = Shelf()
    one = Occurrence(id=id, start=start, end=start, all_day=all_day, event=event)
    shelf.tell(change(told(one, href="h", recurring=all_day)))
    (found,) = shelf.store.occurrences([id])
    assert (found.occurrence, found.recurring, found.source, found.account) == (one, all_day, CALENDAR, WORK)
    assert shelf.store.due_units(NOON).meetings == (id,)
    shelf.store.close()


@settings(max_examples=30, deadline=None)
@given(texts, texts, texts, st.lists(texts, max_size=3))
def test_messages_come_back_from_the_database(message_id: str, ref: str, subject: str, answers: list[str]) -> None:
    shelf = Shelf()
    kim = Address("kim\udcff@acme.example")  # a header that is no text
    one = Message(
        message_id=MessageId(message_id), ref=Ref(ref), folder=Folder.SENT, date=NOON, subject=subject,
        sender=Mailbox(address=ADA), to=(Mailbox(address=kim, name=subject),),
        in_reply_to=tuple(map(MessageId, answers)),
    )  # fmt: skip
    assert shelf.post(batch(one)) == 1
    (found,) = shelf.store.messages_with([kim], NOON, NOON)
    assert (found.message_id, found.ref, found.subject, found.people) == (message_id, ref, subject, (kim,))
    assert found.in_reply_to == one.in_reply_to
    assert shelf.store.known_refs(MAIL, "sent") == {ref}
    shelf.store.close()


@settings(max_examples=30, deadline=None)
@given(judgements)
def test_judgements_come_back_from_the_database(judgement: Judgement) -> None:
    shelf = Shelf()
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    shelf.store.save_judgements({MessageId("1"): judgement})
    (found,) = shelf.store.messages_with([KIM], NOON, NOON)
    assert found.judgement == judgement
    shelf.store.close()


def test_ended_drafts_keep_no_bytes() -> None:
    one = meeting_of("m", NOON, ADA)
    for state in sorted(ENDED):
        shelf = Shelf()
        draft = planned(one, ADA)
        shelf.plan(drafts=[draft])
        shelf.store.save_draft(replace(draft, state=state), was=draft.state)
        kept = shelf.store.draft(draft.id)
        assert kept is not None
        assert (kept.state, kept.raw) == (state, None)
        shelf.store.close()
