"""Addresses that lead to the mailbox of somebody known, with a +tag or as Gmail reads them: they are that person's.

What the user says later outweighs it: who was split stays so, for only addresses never seen before are looked at, and
those that stood in calendars alone until the first letter came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from followupd.derive.addresses import GMAIL, mailbox_of
from followupd.domain.ids import Address
from followupd.store import aliases, codec, persons
from followupd.store.database import any_of
from followupd.store.oblivion import is_forgotten
from followupd.store.tables import message_person, person_name


def unseen(connection: Connection, people: Iterable[Address]) -> frozenset[Address]:
    """Those of whom no name and no letter was kept before."""
    wanted = {codec.escaped(one): one for one in people if not is_forgotten(one)}
    seen = select(person_name.c.address).where(person_name.c.address.in_(any_of(wanted)))
    return frozenset(wanted.values()) - {wanted[one] for one in connection.execute(seen).scalars()}


def unwritten(connection: Connection, people: Iterable[Address], news: Collection[int]) -> frozenset[Address]:
    """Of the mailboxes of these all known addresses, where no letter but `news` went to or came from any of them."""
    wanted = [one for one in people if not is_forgotten(one)]
    several = (boxes for boxes in _known(connection, wanted).values() if len(boxes) > 1) if wanted else ()
    return frozenset(one for boxes in several if _letters(connection, boxes) <= set(news) for one in boxes)


def _letters(connection: Connection, people: Iterable[Address]) -> set[int]:
    theirs = message_person.c.address.in_(any_of(map(codec.escaped, people)))
    return set(connection.execute(select(message_person.c.message).where(theirs)).scalars())


def join(connection: Connection, new: Collection[Address]) -> None:
    """Makes each of these the person's whose mailbox it is, where there is one whom the user had mail with or met."""
    if not new:
        return
    known = _known(connection, new)
    for one in sorted(new, key=lambda each: ("+" in each, each)):
        several = sorted(known[mailbox_of(one)], key=lambda each: (each in new, "+" in each, each))
        others = several[: several.index(one)]
        if not others:
            continue
        of = aliases.groups(connection, map(codec.escaped, (others[0], one)))
        first, own = of[codec.escaped(others[0])], of[codec.escaped(one)]
        if len(own) == 1 and _wrote(connection, [one, *others]):
            persons.merge(connection, Address(codec.unescaped(first[0])), one)


def _wrote(connection: Connection, people: Iterable[Address]) -> bool:
    """True where there is mail with any of them: the user's own addresses stand in calendars, and are nobody else."""
    theirs = message_person.c.address.in_(any_of(map(codec.escaped, people)))
    return connection.execute(select(message_person.c.address).where(theirs).limit(1)).first() is not None


def _known(connection: Connection, new: Collection[Address]) -> Mapping[Address, set[Address]]:
    """All known addresses that may share a mailbox with any of these, by the mailbox."""
    found = set(new)
    plain = [codec.escaped(box) for one in new if (box := mailbox_of(one)) != one]
    if plain:
        found |= _addresses(connection.execute(_NAMED.where(person_name.c.address.in_(any_of(plain)))).scalars())
    untagged = sorted({one.local.partition("+")[0] for one in new} - {""})
    ranges = [[f"{local}+", f"{local},"] for local in untagged]
    found |= _addresses(connection.exec_driver_sql(_TAGGED, (codec.dumps(ranges),)).scalars())
    if any(one.domain in GMAIL for one in new):
        at_gmail = or_(*(person_name.c.address.endswith(f"@{domain}") for domain in GMAIL))
        found |= _addresses(connection.execute(_NAMED.where(at_gmail)).scalars())
    boxes: dict[Address, set[Address]] = {}
    for one in found:
        boxes.setdefault(mailbox_of(one), set()).add(one)
    return boxes


def boxes_of(connection: Connection, own: Collection[str]) -> frozenset[Address]:
    """The mailboxes of these escaped addresses in which nobody else is known to have another."""
    theirs = _addresses(own)
    boxes = _known(connection, theirs)
    return frozenset(box for box, there in boxes.items() if there <= theirs)


_NAMED = select(person_name.c.address).distinct()
_TAGGED = """
SELECT DISTINCT address FROM json_each(?) AS one CROSS JOIN person_name
ON address > json_extract(one.value, '$[0]') AND address < json_extract(one.value, '$[1]')
"""


def _addresses(escaped: Iterable[str]) -> set[Address]:
    return {Address(codec.unescaped(one)) for one in escaped}
