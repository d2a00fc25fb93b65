"""Tells a message that a server rewrote in storing it from one that somebody changed."""

from __future__ import annotations

from followupd.derive.mimeparts import Mail, read_mail

LIMIT = 262_144
"""Octets from which on a message is not read whole, and so is not known to be the same."""

_SHOWN = ("from", "reply-to", "to", "cc", "bcc", "subject", "in-reply-to")


def only_rewritten(ours: bytes, theirs: bytes) -> bool:
    """True where nothing that a reader sees differs: people, subject, and every part, whatever its encoding.

    Dates, message ids, headers of one's own and space at the ends of lines may differ.
    """
    if max(len(ours), len(theirs)) >= LIMIT:
        return False
    return _shown(read_mail(ours)) == _shown(read_mail(theirs))


def _shown(mail: Mail) -> object:
    headers = [" ".join(mail.header(name).split()) for name in _SHOWN]
    parts = [(part.type, _lines(part.text) if part.type.startswith("text/") else part.body) for part in mail.parts]
    return headers, parts


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")]
