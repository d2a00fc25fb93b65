"""Takes in what a mailbox told: messages once each, wherever and however often they lie in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from fnmatch import fnmatchcase

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from followupd.derive.addresses import mailbox_of
from followupd.derive.provenance import is_own
from followupd.derive.threads import is_orphan, subject_key
from followupd.domain.ids import AccountName, Address, Cursor, MessageId, Ref, Source
from followupd.domain.message import Folder, Mailbox, Message
from followupd.domain.record import Struct, field
from followupd.ports.mailboxes import FolderChanges, MessageBatch
from followupd.store import codec, people, sources, tagged, threads
from followupd.store.database import any_of, bulk
from followupd.store.marking import mark_people
from followupd.store.oblivion import recall
from followupd.store.tables import draft, judgement, known_id, message, message_location, message_person

IsMine = Callable[[Address], bool]


def whose(mine: Sequence[str]) -> IsMine:
    """Tells the user's addresses from others: as listed, with a +tag, as Gmail reads it, or by a glob, in any case."""
    listed = {one.lower() for one in mine if "*" not in one and "?" not in one}
    boxes = listed | {mailbox_of(Address(one)) for one in listed}
    globs = [one.lower() for one in mine if one.lower() not in listed]
    known: dict[Address, bool] = {}

    def is_mine(address: Address) -> bool:
        if address not in known:
            untagged = f"{address.local.partition('+')[0]}@{address.domain}"
            known[address] = bool({address, untagged, mailbox_of(address)} & boxes) or any(
                fnmatchcase(spelled, one) for one in globs for spelled in address.spellings
            )
        return known[address]

    return is_mine


class _Taken(Struct):
    """What a whole pull adds up to."""

    new: int = 0
    letters: set[int] = field(default_factory=set)
    others: set[Address] = field(default_factory=set)
    names: people.Names = field(default_factory=people.Names)


def save(
    connection: Connection,
    source: Source,
    account: AccountName,
    batches: Iterable[MessageBatch],
    mine: Sequence[str],
    at: datetime,
) -> int:
    is_mine, taken, cursor = whose(mine), _Taken(), None
    left = recall(connection)
    for batch in map(left.batch, batches) if left else batches:
        for changes in batch.folders:
            _drop_locations(connection, source, changes)
        _take(connection, source, batch, is_mine, taken)
        cursor = batch.cursor
    if cursor is None:
        raise ValueError("the last batch has no cursor")
    seen = {address for address, _ in taken.names.seen}
    new = tagged.unseen(connection, seen)
    people.keep(connection, taken.names)
    tagged.join(connection, new | tagged.unwritten(connection, seen - new, taken.letters))
    mark_people(connection, taken.others)
    sources.save_pull(connection, source, account, Cursor(cursor), at)
    return taken.new


def known_refs(connection: Connection, source: Source, folder: str) -> frozenset[Ref]:
    here = (message_location.c.source == codec.escaped(source), message_location.c.folder == codec.escaped(folder))
    refs = connection.execute(select(message_location.c.ref).where(*here)).scalars()
    return frozenset(Ref(codec.unescaped(ref)) for ref in refs)


def _drop_locations(connection: Connection, source: Source, changes: FolderChanges) -> None:
    if changes.removed:
        connection.execute(
            delete(message_location).where(
                message_location.c.source == codec.escaped(source),
                message_location.c.folder == codec.escaped(changes.name),
                message_location.c.ref.in_(any_of(map(codec.escaped, changes.removed))),
            )
        )


def _take(connection: Connection, source: Source, batch: MessageBatch, is_mine: IsMine, taken: _Taken) -> None:
    told = [(changes, one) for changes in batch.folders for one in changes.messages]
    if not told:
        return
    first: dict[MessageId, Message] = {}
    # The sent copy is the one to believe: an answer can bear the same Message-ID.
    for _, one in sorted(told, key=lambda pair: (pair[1].folder is not Folder.SENT, not _is_own(pair[1], is_mine))):
        first.setdefault(one.message_id, one)
    known = _known(connection, first)
    new = {message_id: one for message_id, one in first.items() if message_id not in known}
    ids = threads.extend(connection, list(new.values()))
    _insert(connection, source, new, ids, is_mine, taken)
    taken.others.update(_awaited(connection, ids.values()))
    taken.letters.update(ids.values())
    for message_id, stored in known.items():
        ids[message_id] = stored.id
        is_sent = first[message_id].folder is Folder.SENT
        if (is_sent and not stored.sent_folder) or (not stored.outgoing and _is_own(first[message_id], is_mine)):
            _believe_own_copy(connection, source, stored, first[message_id], is_mine, taken)
    places = [
        (codec.escaped(source), codec.escaped(changes.name), codec.escaped(one.ref), ids[one.message_id])
        for changes, one in told
    ]
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO message_location (source, folder, ref, message) VALUES (?, ?, ?, ?)", places
    )
    taken.new += len(new)


def _awaited(connection: Connection, new: Iterable[int]) -> Iterable[Address]:
    """To whom the user wrote in the threads of these messages: somebody else may have answered for them."""
    if connection.execute(select(draft.c.id).limit(1)).first() is None:
        return ()
    theirs = known_id.alias("theirs")
    told = (
        select(message.c.people)
        .distinct()
        .join(theirs, theirs.c.id == message.c.id)
        .join(known_id, known_id.c.thread == theirs.c.thread)
        .where(known_id.c.id.in_(any_of(new)), message.c.outgoing == 1)
    )
    return {address for people in connection.execute(told).scalars() for address in codec.addresses(people)}


class _Known(Struct, frozen=True):
    """What is stored of a message that is told again."""

    id: int
    sent_folder: bool
    outgoing: bool


def _known(connection: Connection, wanted: Iterable[MessageId]) -> dict[MessageId, _Known]:
    ids = {codec.escaped(one): one for one in wanted}
    joined = (
        select(known_id.c.message_id, message.c.id, message.c.sent_folder, message.c.outgoing)
        .join(message, message.c.id == known_id.c.id)
        .where(known_id.c.message_id.in_(any_of(ids)))
    )
    return {ids[text]: _Known(number, bool(sent), bool(out)) for text, number, sent, out in connection.execute(joined)}


def _is_own(one: Message, is_mine: IsMine) -> bool:
    """True where I wrote it, as far as anything tells: not where somebody else wrote it in my name."""
    if one.folder is Folder.SENT:
        return True
    return one.sender is not None and is_mine(one.sender.address) and is_own(one.trace, one.sender.address)


_COLUMNS = (
    "id", "source", "date", "outgoing", "sent_folder", "bulk", "automatic", "subject", "subject_key", "orphan",
    "sender", "recipients", "people", "in_reply_to", "draft_key",
)  # fmt: skip


def _insert(
    connection: Connection,
    source: Source,
    new: dict[MessageId, Message],
    ids: dict[MessageId, int],
    is_mine: IsMine,
    taken: _Taken,
) -> None:
    rows, persons = [], []
    for message_id, one in new.items():
        written = _written(ids[message_id], codec.escaped(source), one, is_mine)
        rows.append(written.row)
        persons += written.persons
        _note(taken, one, written)
    bulk(connection, message, _COLUMNS, rows)
    bulk(connection, message_person, _PERSON_COLUMNS, persons)


_PERSON_COLUMNS = ("address", "outgoing", "kind", "date", "message")


class _Written(Struct, frozen=True):
    """A message as rows; `others` are all in it but me."""

    row: tuple[int | str | None, ...]
    persons: list[tuple[int | str, ...]]
    others: list[Mailbox]
    date: int


def _written(number: int, source: str, one: Message, is_mine: IsMine) -> _Written:
    recipients, in_sent, outgoing = one.recipients, one.folder is Folder.SENT, _is_own(one, is_mine)
    # Who wrote in my name is not known, and nothing is concluded from what they wrote.
    sender = one.sender if one.sender is not None and (outgoing or not is_mine(one.sender.address)) else None
    if outgoing:
        others = [box for box in recipients if not is_mine(box.address)]
    else:
        others = [sender] if sender is not None else []
    people = dict.fromkeys([codec.escaped(box.address) for box in others])
    kind = codec.BULK if one.bulk else codec.AUTOMATIC if one.automatic else codec.HUMAN
    date = codec.micros(one.date)
    row = (
        number,
        source,
        date,
        int(outgoing),
        int(in_sent),
        int(one.bulk),
        int(one.automatic),
        codec.escaped(one.subject),
        codec.escaped(subject_key(one.subject).text) if not one.bulk else "",
        int(is_orphan(one)),
        codec.escaped(sender.address) if sender is not None else "",
        " ".join(dict.fromkeys([codec.escaped(box.address) for box in recipients])),
        " ".join(people),
        codec.strings(one.in_reply_to) if one.in_reply_to else "",
        one.key,
    )
    return _Written(row, [(address, int(outgoing), kind, date, number) for address in people], others, date)


def _note(taken: _Taken, one: Message, written: _Written) -> None:
    # Names in the To and Cc of a stranger's mail are the stranger's words about others: they are not learnt.
    taken.others.update([box.address for box in written.others])
    if not (one.bulk or one.automatic):
        for box in written.others:
            taken.names.add(box.address, box.name, people.MAIL, written.date)


def _believe_own_copy(
    connection: Connection, source: Source, stored: _Known, one: Message, is_mine: IsMine, taken: _Taken
) -> None:
    written = _written(stored.id, codec.escaped(source), one, is_mine)
    before = connection.execute(select(message.c.people).where(message.c.id == stored.id)).scalar_one()
    values = dict(zip(_COLUMNS, written.row, strict=True)) | {"judged": 0}
    connection.execute(update(message).where(message.c.id == stored.id).values(values))
    theirs = message_person.c.address.in_(any_of(before.split()))
    connection.execute(delete(message_person).where(message_person.c.message == stored.id, theirs))
    connection.execute(delete(judgement).where(judgement.c.message == stored.id))  # of what was not mine
    bulk(connection, message_person, _PERSON_COLUMNS, written.persons)
    taken.others.update(codec.addresses(before))
    _note(taken, one, written)
