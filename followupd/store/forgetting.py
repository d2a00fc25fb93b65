"""Erases a person: what is about them goes, and what is about others too is kept without them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection, RowMapping

from followupd.derive.addresses import is_free_mail
from followupd.derive.threads import subject_key
from followupd.domain.draft import LIVE
from followupd.domain.ids import Address, MessageId
from followupd.errors import Problem, StateError
from followupd.store import aliases, cards, codec, ledger, oblivion, people, persons, tagged
from followupd.store.database import any_of
from followupd.store.mail import IsMine
from followupd.store.marking import mark_people
from followupd.store.met import named
from followupd.store.oblivion import Oblivion
from followupd.store.tables import (
    calendar_object,
    contact,
    contact_address,
    decision,
    draft,
    draft_person,
    event,
    fact,
    forgotten,
    judgement,
    known_id,
    message,
    message_person,
    name_word,
    past_meeting,
    person_name,
    source,
    state,
    unit,
    unit_person,
)


def forget(connection: Connection, person: Address, is_mine: IsMine) -> None:
    """Erases all of it in the transaction of `connection`; what was freed on disk is still to be scrubbed."""
    own = aliases.groups(connection, [codec.escaped(person)])[codec.escaped(person)]
    theirs = frozenset(Address(codec.unescaped(one)) for one in own)
    live = ledger.read_drafts(connection, people=theirs, states=LIVE)
    if live:
        problem = Problem(where=live[0].id, what=f"a draft to {person} is still live: nothing was erased")
        raise StateError(problem, hint="withdraw it first")
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    mark_people(connection, theirs)
    mine = _mine(connection, is_mine) - set(own)
    alone = _met_alone(connection, set(own), mine)
    _remember(connection, own, mine)
    left = oblivion.recall(connection)
    assert left is not None
    _units(connection, own, left)
    _drafts(connection, theirs, left)
    _facts(connection, own, alone, left)
    _mail(connection, theirs, left)
    _calendar(connection, own, left)
    _cards(connection, own, left)
    _rewrite(connection, source, "problem", left.text)
    _rewrite(connection, source, "quarantined", lambda told: _inside(told, left))
    aliases.take_out(connection, own)
    connection.execute(update(state).values(to_scrub=1))


def _mine(connection: Connection, is_mine: IsMine) -> set[str]:
    """The user's own addresses, of those that were ever seen."""
    written = set(connection.execute(select(message.c.sender).where(message.c.outgoing == 1).distinct()).scalars())
    seen = set(connection.execute(select(unit_person.c.address).distinct()).scalars())
    for row in connection.execute(select(event.c.body)):
        seen.update(codec.escaped(one.address) for one in named(codec.event_of(row.body)) if one.address is not None)
    return written | {one for one in seen if is_mine(Address(codec.unescaped(one)))}


def _met_alone(connection: Connection, own: set[str], mine: set[str]) -> list[str]:
    """The keys of the meetings in which the user met them, and nobody else."""
    there: dict[str, set[str]] = {}
    uids = select(past_meeting.c.uid).where(past_meeting.c.address.in_(any_of(own)))
    for row in connection.execute(select(past_meeting).where(past_meeting.c.uid.in_(uids))):
        there.setdefault(row.uid, set()).add(row.address)
    past = {uid for uid, several in there.items() if several <= own | mine}
    units = select(unit_person.c.unit).where(unit_person.c.address.in_(any_of(own)))
    in_units: dict[str, set[str]] = {}
    joined = select(unit.c.meeting, unit.c.identity, unit_person.c.address).join(unit_person)
    for row in connection.execute(joined.where(unit.c.id.in_(units), ~persons.IS_PERSON)):
        for key in (row.meeting, row.identity):
            if key is not None:
                in_units.setdefault(key, set()).add(row.address)
    keys = {key for key, several in in_units.items() if several <= own | mine}
    named = connection.execute(select(fact.c.meeting).where(fact.c.meeting.is_not(None)).distinct()).scalars()
    return [key for key in named if key in keys or codec.escaped(codec.meeting_id(key).uid) in past]


def _remember(connection: Connection, own: Collection[str], mine: set[str]) -> None:
    """Takes their names away, and keeps hashes."""
    secret = bytes(connection.execute(select(state.c.secret)).scalar_one())
    names = select(person_name.c.name).where(person_name.c.address.in_(any_of(own)))
    said = [codec.unescaped(one) for one in connection.execute(names).scalars()]
    said += [card.name for card in cards.with_any(connection, (Address(codec.unescaped(one)) for one in own))]
    full = {people.words_of(one) for one in said} - {()}
    borne = select(name_word.c.word).where(name_word.c.address.in_(any_of(own)))
    words = {*connection.execute(borne).scalars(), *(word for one in full for word in one)}
    for table in (name_word, person_name):
        connection.execute(delete(table).where(table.c.address.in_(any_of(own))))
    others = set(connection.execute(select(name_word.c.word).where(name_word.c.word.in_(any_of(words)))).scalars())
    hosts = {Address(codec.unescaped(one)).domain for one in own}
    kept = {(oblivion.ADDRESS, codec.unescaped(one)) for one in own}
    kept |= {(oblivion.BOX, one) for one in tagged.boxes_of(connection, own)}
    kept |= {(f"{oblivion.NAME}{len(one)}", oblivion.named(one)) for one in full if len(one) > 1}
    kept |= {(oblivion.PART, one) for one in words}
    kept |= {(oblivion.WORD, one) for one in words - others if len(one) >= oblivion.SHORTEST}
    kept |= {(oblivion.HOST, one) for one in hosts}
    kept |= {(oblivion.MINE, codec.unescaped(one)) for one in mine}
    kept |= {(oblivion.DOMAIN, one) for one in _domains(connection, hosts, set(own), mine)}
    rows = [{"digest": oblivion.digest(secret, kind, text)} for kind, text in sorted(kept)]
    connection.execute(insert(forgotten).prefix_with("OR IGNORE"), rows)


def _domains(connection: Connection, hosts: set[str], own: set[str], mine: set[str]) -> set[str]:
    """Which of these domains are theirs alone: nobody else is known to have an address there."""
    known: set[str] = set(mine)
    for table in (person_name, past_meeting, unit_person, message_person, contact_address):
        known.update(connection.execute(select(table.c.address).distinct()).scalars())
    for row in connection.execute(select(message.c.sender, message.c.recipients).distinct()):
        known.update([row.sender, *row.recipients.split()])
    taken = {Address(codec.unescaped(one)).domain for one in known - own if "@" in one}
    return {
        host
        for host in hosts
        if not is_free_mail(host) and not any(one == host or one.endswith(f".{host}") for one in taken)
    }


def _units(connection: Connection, own: Iterable[str], left: Oblivion) -> None:
    theirs = select(unit_person.c.unit).where(unit_person.c.address.in_(any_of(own)))
    connection.execute(delete(decision).where(decision.c.unit.in_(theirs)))
    persons.drop(connection, own)
    _readdress(connection, unit_person, own, left)
    together = select(unit.c.id, unit.c.accepted_with).where(unit.c.accepted_with.is_not(None))
    for number, told in connection.execute(together).all():
        if (kept := _addresses(told, left)) != told:
            connection.execute(update(unit).where(unit.c.id == number).values(accepted_with=kept))
    told = select(unit.c.id, unit.c.matters).where(unit.c.matters.is_not(None))
    for number, body in connection.execute(told).all():
        if _inside(body, left) != body:  # somebody else named them
            connection.execute(update(unit).where(unit.c.id == number).values(wake_at=0, matters=None))
    for row in connection.execute(select(decision)).all():
        if _inside(row.body, left) != row.body:  # it names them, in a title
            connection.execute(update(unit).where(unit.c.id == row.unit).values(wake_at=0))
            connection.execute(delete(decision).where(decision.c.unit == row.unit))


def _drafts(connection: Connection, theirs: frozenset[Address], left: Oblivion) -> None:
    for record in ledger.read_drafts(connection, people=theirs):
        mine = draft.c.id == codec.escaped(record.id)
        if set(record.people) <= theirs:
            connection.execute(delete(fact).where(fact.c.key == record.key))
            connection.execute(delete(draft).where(mine))
            continue
        kept = codec.strings(map(left.address, record.people))
        nothing = {"subject": "", "raw": None, "flags": "[]", "sources": "{}"}
        connection.execute(update(draft).where(mine).values(people=kept, **nothing))
    _readdress(connection, draft_person, map(codec.escaped, theirs), left)
    for row in connection.execute(select(draft).where(draft.c.state.not_in(any_of(LIVE)))).mappings().all():
        told = {
            "subject": codec.escaped(left.text(codec.unescaped(row["subject"]))),
            "meeting": _untitled(row["meeting"], left) if row["meeting"] is not None else None,
            "sources": _inside(row["sources"], left),
        }
        if any(row[name] != value for name, value in told.items()):
            connection.execute(update(draft).where(draft.c.id == row["id"]).values(told))


def _facts(connection: Connection, own: Iterable[str], alone: Iterable[str], left: Oblivion) -> None:
    connection.execute(delete(fact).where(fact.c.person.in_(any_of(own))))
    connection.execute(delete(fact).where(fact.c.meeting.in_(any_of(alone))))
    _rewrite(connection, fact, "text", left.text)


def _mail(connection: Connection, theirs: frozenset[Address], left: Oblivion) -> None:
    own = list(map(codec.escaped, theirs))
    rows = connection.execute(select(message)).mappings().all()
    bounced = select(message_person.c.message).where(message_person.c.address.in_(any_of(own)))
    touched = set(connection.execute(bounced).scalars()) | {row["id"] for row in rows if _people_in(row) & theirs}
    silent = touched | _answers(connection, touched)
    for row in rows:
        kept = _message(row, left, "" if row["id"] in silent else left.text(codec.unescaped(row["subject"])))
        if any(row[name] != value for name, value in kept.items()):
            connection.execute(update(message).where(message.c.id == row["id"]).values(kept))
    _readdress(connection, message_person, own, left)
    connection.execute(delete(judgement).where(judgement.c.message.in_(any_of(touched))))
    connection.execute(update(message).where(message.c.id.in_(any_of(touched))).values(judged=1))
    _judgements(connection, left)
    _rewrite(connection, known_id, "message_id", lambda told: left.message_id(MessageId(told)))


def _people_in(row: RowMapping) -> set[Address]:
    return {one for name in ("sender", "recipients", "people") for one in codec.addresses(row[name])}


def _answers(connection: Connection, touched: set[int]) -> set[int]:
    """Messages of others in the same conversations, which bear the same subjects."""
    threads = select(known_id.c.thread).where(known_id.c.id.in_(any_of(touched)))
    subjects = select(message.c.subject_key).where(message.c.id.in_(any_of(touched)))
    joined = select(message.c.id).join(known_id, known_id.c.id == message.c.id).where(known_id.c.thread.in_(threads))
    return set(connection.execute(joined.where(message.c.subject_key.in_(subjects))).scalars())


def _message(row: RowMapping, left: Oblivion, subject: str) -> Mapping[str, str]:
    answers = map(left.message_id, codec.message_ids(row["in_reply_to"]))
    return {
        "subject": codec.escaped(subject),
        "subject_key": codec.escaped(subject_key(subject).text) if row["subject_key"] else "",
        "sender": _addresses(row["sender"], left),
        "recipients": _addresses(row["recipients"], left),
        "people": _addresses(row["people"], left),
        "in_reply_to": codec.strings(answers) if row["in_reply_to"] else "",
    }


def _judgements(connection: Connection, left: Oblivion) -> None:
    columns = [column.name for column in judgement.c]
    for row in connection.execute(select(judgement)).mappings().all():
        told = codec.judgement_row(row["message"], left.judgement(codec.judgement_of(row)))
        if tuple(row.values()) != told:
            values = dict(zip(columns, told, strict=True))
            connection.execute(update(judgement).where(judgement.c.message == row["message"]).values(values))


def _calendar(connection: Connection, own: Iterable[str], left: Oblivion) -> None:
    connection.execute(delete(past_meeting).where(past_meeting.c.address.in_(any_of(own))))
    changed = []
    for row in connection.execute(select(event)).all():
        body = codec.event_body(left.event(codec.event_of(row.body)))
        if body != row.body:
            changed.append(row.object)
            connection.execute(update(event).where(event.c.id == row.id).values(body=body))
    erased = calendar_object.c.id.in_(any_of(changed))
    connection.execute(update(calendar_object).where(erased).values(digest=b""))


def _cards(connection: Connection, own: Iterable[str], left: Oblivion) -> None:
    theirs = select(contact_address.c.contact).where(contact_address.c.address.in_(any_of(own)))
    connection.execute(delete(contact).where(contact.c.id.in_(theirs)))
    for column in ("name", "given", "family"):
        _rewrite(connection, contact, column, left.text)


def _readdress(connection: Connection, table: Table, own: Iterable[str], left: Oblivion) -> None:
    """Puts what stands for them in the place of their addresses."""
    for one in own:
        stands = codec.escaped(left.address(Address(codec.unescaped(one))))
        moved = update(table).prefix_with("OR IGNORE").where(table.c.address == one).values(address=stands)
        connection.execute(moved)
        connection.execute(delete(table).where(table.c.address == one))


def _rewrite(connection: Connection, table: Table, column: str, kept: Callable[[str], str]) -> None:
    (key,) = table.primary_key.columns
    told = select(key, table.c[column]).where(table.c[column].is_not(None))
    for one, text in connection.execute(told).all():
        if (new := codec.escaped(kept(codec.unescaped(text)))) != text:
            connection.execute(update(table).where(key == one).values({column: new}))


def _addresses(told: str, left: Oblivion) -> str:
    return " ".join(codec.escaped(left.address(one)) for one in codec.addresses(told))


def _untitled(meeting: str, left: Oblivion) -> str:
    """The meeting behind a draft, whose id stays what it is."""
    identity, title, *rest = codec.loads(meeting)
    return codec.dumps([identity, left.text(title), *rest])


def _inside(told: str, left: Oblivion) -> str:
    """JSON with every text in it as it may be kept."""

    def kept(value: object) -> object:
        match value:
            case str():
                return left.text(value)
            case list():
                return [kept(one) for one in value]
            case Mapping():
                return {name: kept(one) for name, one in value.items()}
            case _:
                return value

    found = codec.loads(told)
    return codec.dumps(new) if (new := kept(found)) != found else told
