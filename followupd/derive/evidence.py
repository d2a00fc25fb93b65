"""Sentences for people about mail and meetings: when it was, and the few words that decided."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import lru_cache

from followupd.derive.letters import author, by_human, is_passed_on
from followupd.derive.words import plain
from followupd.domain.correspondence import Evidence
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent, Kind
from followupd.domain.message import MessageRecord

_QUOTED = 160

_WROTE = {
    Intent.OPTED_OUT: "Asked for no more mail",
    Intent.DECLINED: "Said no",
    Intent.LATER: "Asked for later",
    Intent.HANDOVER: "Named somebody else",
    Intent.THANKS: "Said thanks",
}


def day(moment: datetime, zone: tzinfo, now: datetime) -> str:
    """`Tuesday, 3 November`, as the user's calendar shows it; with the year where it is another than that of `now`."""
    return _day(moment, zone, now.astimezone(zone).year)


@lru_cache(maxsize=4096)
def _day(moment: datetime, zone: tzinfo, this_year: int) -> str:
    local = moment.astimezone(zone)
    return f"{local:%A}, {local.day} {local:%B}{'' if local.year == this_year else f' {local.year}'}"


def spoken(what: str, at: datetime, zone: tzinfo, now: datetime) -> Evidence:
    """`what` happened, and was no mail."""
    return Evidence(at=at, what=f"{what} on {day(at, zone, now)}.")


def written(message: MessageRecord, addresses: frozenset[Address], zone: tzinfo, now: datetime) -> Evidence:
    """What one message says, to the user who had it or wrote it; of its text no more than its judgement quotes."""
    what, decided = f"{_what(message, addresses)} on {day(message.date, zone, now)}", _decided(message)
    return Evidence(
        at=message.date,
        what=f"{what}: '{decided}'." if decided else f"{what}.",
        message_id=message.message_id,
        words=_asked(message),
        decided=decided,
    )


def _asked(message: MessageRecord) -> str:
    judged = message.judgement
    return plain(judged.because[-1], _QUOTED) if judged is not None and judged.question and judged.because else ""


def _what(message: MessageRecord, addresses: frozenset[Address]) -> str:
    judged = message.judgement
    if message.outgoing:
        return "You asked" if judged is not None and judged.question else "You wrote"
    who = author(message)
    elsewhere = f" from {who}" if who is not None and who not in addresses else ""
    if judged is None or by_human(message) or is_passed_on(message):
        wrote = _WROTE.get(judged.intent) if judged is not None and judged.intent is not None else None
        return f"{wrote or ('Asked' if judged is not None and judged.question else 'Wrote')}{elsewhere}"
    if judged.kind is Kind.BOUNCE:
        return _bounced(message, addresses)
    return "Has left, as their mailbox said" if judged.gone else "Their mailbox answered by itself"


def _bounced(message: MessageRecord, addresses: frozenset[Address]) -> str:
    assert message.judgement is not None
    failed = [one for one in message.judgement.recipients if one.address in addresses]
    to = f" to {', '.join(sorted(one.address for one in failed))}" if failed else ""
    for_good = any(one.permanent for one in failed) or author(message) in addresses
    return f"Mail{to} came back {'for good' if for_good else 'for now'}"


def _decided(message: MessageRecord) -> str:
    words = message.judgement.because if message.judgement is not None else ()
    return plain("; ".join(plain(one, _QUOTED) for one in words if one.strip()), _QUOTED)
