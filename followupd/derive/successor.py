"""Whom a mailbox names in place of its owner who has left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive.automation import addresses, sender
from followupd.derive.away_words import CONTACT
from followupd.derive.mimeparts import Mail
from followupd.derive.passages import Passage, folded
from followupd.domain.ids import Address

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_MOST = 50
_BEFORE, _BEHIND = 160, 60


def successor_of(mail: Mail, body: Sequence[Passage]) -> Address | None:
    """The first address in the text beside words of contact; never the sender's own, nor one that it was sent to."""
    never = {*addresses(mail, "from", "sender", "reply-to", "return-path", "to", "cc", "delivered-to", "x-original-to")}
    behind: Address | None = None
    above = ""
    for passage in body:
        for match, _ in zip(_ADDRESS.finditer(passage.text), range(_MOST), strict=False):
            address = Address.parse(match[0].strip("'").rstrip(".-"))
            if address is None or address in never or address == sender(mail):
                continue
            before = above[-_BEFORE // 2 :] + " " + passage.text[max(0, match.start() - _BEFORE) : match.start()]
            if CONTACT.search(folded(before)):
                return address
            if behind is None and CONTACT.search(folded(passage.text[match.end() : match.end() + _BEHIND])):
                behind = address
        above = passage.text
    return behind
