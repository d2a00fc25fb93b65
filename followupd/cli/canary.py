"""One draft of our own, written, found and removed: the whole way to a mailbox, tried."""

from __future__ import annotations

import contextlib
import secrets
from datetime import datetime

from followupd.config import Config
from followupd.domain.ids import Key
from followupd.domain.message import Mailbox
from followupd.errors import OutcomeUnknown, ProviderError
from followupd.ports.health import Check
from followupd.ports.mailboxes import DraftBox, FoundDraft, Placement

SUBJECT = "followupd doctor: a draft that is removed at once"


def sing(box: DraftBox, config: Config, now: datetime) -> Check:
    """Places a draft to the user alone, finds it as after a crash, and removes it; says where that failed."""
    placement = _placement(config, now)
    look = f"look in your drafts for {SUBJECT!r}, and delete it"
    found: FoundDraft | None = None
    try:
        before = box.baseline()
        with contextlib.suppress(OutcomeUnknown):
            found = box.place(placement)
        found = box.find(placement, before) or found
        if found is None:
            return _failed("it was written, and then not found", "try again in some minutes")
        if not box.retire(found.ref, found.sha256):
            return _failed("it was changed while it lay there, and is left alone", look)
        if box.find(placement, before) is not None and box.inspect(found.ref) is not None:
            return _failed("it is still there after its removal", look)
    except ProviderError as error:
        if found is not None:
            with contextlib.suppress(ProviderError):
                box.retire(found.ref, found.sha256)
        fix = f"{look}, if it is there; then run followupd doctor again"
        return Check(name="canary", ok=False, detail=error.message, fix=fix, error=error)
    return Check(name="canary", ok=True, detail="a draft was written, found and removed")


def _failed(detail: str, fix: str) -> Check:
    return Check(name="canary", ok=False, detail=detail, fix=fix)


def _placement(config: Config, now: datetime) -> Placement:
    from followupd.compose.mime import Letter, message_id, to_bytes

    me = Mailbox(address=config.me.addresses[0], name=config.me.name)
    letter = Letter(
        sender=me,
        to=(me,),
        subject=SUBJECT,
        date=now,
        key=Key(secrets.token_hex(16)),
        generation=1,
        text="This is a trial of followupd doctor --canary. If you can read it, it may be deleted.\n",
    )
    return Placement(key=letter.key, generation=1, message_id=message_id(letter), raw=to_bytes(letter), planned_at=now)
