"""Whether two addresses may be one person's, and whom somebody speaks for who answers what others were sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from followupd.derive.addresses import is_free_mail, is_role, mailbox_of, organisation
from followupd.derive.words import fold
from followupd.domain.ids import Address
from followupd.domain.person import Person

Cast = Mapping[Address, Person]
"""Who is known of the people in some letters, by their addresses."""


def known_as(address: Address, cast: Cast) -> Person:
    """The person of an address; of one that is not known, what the address itself tells."""
    if address in cast:
        return cast[address]
    from followupd.derive.names import clean_name  # its tables are large

    return Person(address=address, addresses=(address,), name=clean_name("", address))


def may_be_same(one: Person, other: Person) -> bool:
    """True where they share a mailbox, or both names have the same two words or more, as far as they are known."""
    boxes, others = ({mailbox_of(address) for address in each.addresses} for each in (one, other))
    return not boxes.isdisjoint(others) or (len(words := _words(one)) > 1 and words == _words(other))


def whom_they_may_be(who: Address, people: Collection[Address], cast: Cast) -> frozenset[Address]:
    """Those of `people` who may have written from `who`; nobody where neither mailbox nor name is like theirs."""
    writer = known_as(who, cast)
    return frozenset(one for one in people if may_be_same(writer, known_as(one, cast)))


def whom_they_may_speak_for(who: Address, people: Collection[Address], cast: Cast) -> frozenset[Address]:
    """Those whom they may be, else those of their own organisation; nobody where nothing tells."""
    return whom_they_may_be(who, people, cast) or frozenset(one for one in people if _are_colleagues(who, one))


def _are_colleagues(one: Address, other: Address) -> bool:
    return not is_free_mail(one.domain) and organisation(one.domain) == organisation(other.domain)


def _words(person: Person) -> frozenset[str]:
    return frozenset() if is_role(person.address) else frozenset(fold(person.name.full).replace("-", " ").split())
