"""Notetakers and scheduling tools: who comes to meetings, or makes them, and is nobody.

People work at these companies too, so a domain alone decides only where no person has an address (sub-domains that
machines write from); elsewhere the local part or the display name has to say it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from followupd.derive.words import fold, table
from followupd.domain.ids import Address

# They join, record and write it down.
_NOTETAKERS = table(
    """
airgram.io avoma.com bluedothq.com bubbles.ai chorus.ai circleback.ai claap.io clari.com colibri.ai
equaltime.io fathom.ai fathom.video fellow.app fellow.co fellow.ai fireflies.ai fireflies.com getjamie.ai
meetjamie.ai gong.io grain.co grain.com granola.ai granola.so hedy.bot jiminny.com krisp.ai laxis.com leexi.ai
meetgeek.ai meetrecord.com modjo.ai noota.io notta.ai nyota.ai otter.ai parrot.ai read.ai recall.ai rewatch.com
sally.io salesken.ai scribbl.co sembly.ai spinach.ai spinach.io spiky.ai supernormal.com sybill.ai tactiq.io
tldv.io tldv.com updoc.ai vexa.ai vowel.com winn.ai wudpecker.io zeda.io zocks.io
"""
)

# They find the time, and often stand as the organizer of what they booked.
_SCHEDULERS = table(
    """
acuityscheduling.com appointlet.com appoint.ly bookings.microsoft.com cal.com calendar.com calendly.com
calendlymail.com calendarhero.com chilipiper.com claralabs.com clockwise.com getclockwise.com cronofy.com
doodle.com evie.ai goodtime.io harmonizely.com hubspot.com kronologic.ai lemcal.com meetergo.com mixmax.com
morgen.so oncehub.com scheduleonce.com prelude.co reclaim.ai savvycal.com setmore.com simplybook.me
sprintful.com tidycal.com timetap.com timify.com trafft.com trevorai.com usemotion.com vyte.in vimcal.com x.ai
xai.com youcanbook.me zcal.co zeeg.me zencal.io terminapp.de
"""
)

# They hold the call; what writes from there is a machine.
_CALLS = table(
    """
zoom.us zoom.com webex.com whereby.com teams.microsoft.com
"""
)

_VENDORS = _NOTETAKERS | _SCHEDULERS | _CALLS

_MACHINE_LOCALS = table(
    """
ai ainotetaker app assistant auto automation bot bots book booking bookings calendar calendars calls copilot
events hello hey hi invite invites invitation invitations join mail mailer meet meeting meetingbot meetings
meeting-assistant meeting-notes mom my noreply note notes notetaker note-taker notifications notification
notify no-reply pilot record recorder recording recordings reminder reminders reply sales schedule scheduler
schedules scheduling scribe summary support team transcribe transcript transcription transcripts updates
"""
)
"""The local parts by which machines write at these vendors."""

_SALESPEOPLE = table("sales support team events")
"""A vendor's desks, which invite for themselves."""

_PERSONAS = {
    "fireflies.ai": table("fred"),  # "Fred", the notetaker
    "x.ai": table(
        "amy andrew amy.ingram andrew.ingram"
    ),  # the assistants "Amy" and "Andrew"; the company has people now
    "claralabs.com": table("clara"),
    "evie.ai": table("evie"),
    "read.ai": table("executive.assistant e1a"),
    "trevorai.com": table("trevor"),
    "meetgeek.ai": table("geek"),
}
"""Machines with a human name."""

_ANYWHERE = re.compile(
    r"^(?:ai|meeting|my|the)?[._-]?(?:note[-_.]?takers?|meeting[-_.]?(?:bot|recorder|notes-?bot)|otterpilot)"
    r"(?:[._+-].*|\d*)$"
)
"""Local parts that no human being has, at whatever domain (notetakers run under customers' domains too)."""

_GOOGLE = table(
    """
gemini-notes@google.com gemini@google.com meetings-noreply@google.com meet-recordings-noreply@google.com
calendar-notification@google.com calendar-server@google.com
"""
)

_BRANDS = "|".join(
    [re.escape(brand) for brand in sorted({d.partition(".")[0] for d in _NOTETAKERS} - {"read", "parrot", "attention"})]
    + ["tl;dv", r"read(?:\.ai| ai)", "read", "zoom", "gemini", "copilot", "teams"]
)
_NAMES = re.compile(
    r"\bnote-? ?takers?\b|\botter ?pilot\b|\bmeeting (?:bot|assistant bot|recorder bot)\b"
    r"|\bai (?:meeting )?(?:assistant|companion|scribe|notes)\b"
    rf"|^(?:\S+ )?(?:{_BRANDS})(?:\.?ai|\.?io|\.video)?(?:'s)? (?:ai )?(?:meeting )?"
    r"(?:bot|assistant|recorder|recordings?|notes|pilot|scribe|companion|copilot|transcription|transcriber|meetings?)$"
    r"|^(?:otter|fireflies|read|fathom|sembly|airgram|krisp|supernormal|spinach|circleback|granola|avoma|grain|gong)"
    r"\.(?:ai|video|io)$"
    r"|^(?:tl;dv|tldv|meetgeek|otterpilot|fred from fireflies|calendly|cal\.com|savvycal|youcanbookme)$"
)
"""Display names of machines. A human being called Otto Fireflies has none of them."""


@lru_cache(maxsize=4096)
def is_bot(address: Address | None, name: str) -> bool:
    """True for a notetaker or a scheduling tool, by address or by display name."""
    folded = fold(name[:200]).strip(" '\"").replace("’", "'")
    if folded and _NAMES.search(folded):
        return True
    if address is None:
        return False
    if address in _GOOGLE or _ANYWHERE.match(address.local):
        return True
    domain = _vendor(address)
    if domain is None:
        return False
    if address.domain != domain:
        return True  # a sub-domain such as assistant.gong.io
    local = address.local.partition("+")[0]
    persona = local in _PERSONAS.get(domain, ())
    return (
        persona
        or local in _MACHINE_LOCALS
        or not re.search("[a-z]", local)
        or _is_brand(folded, local, domain.partition(".")[0])
    )


def is_booking_tool(address: Address | None, name: str) -> bool:
    """True for a tool that books meetings into slots which the user has published."""
    if address is None or not is_bot(address, name):
        return False
    return _vendor(address) in _SCHEDULERS and address.local not in _SALESPEOPLE


def is_booking_vendor(text: str) -> bool:
    """True where a text names a booking tool, as their descriptions do."""
    folded = text[:8192].casefold()
    return (
        any(domain in folded for domain in _SCHEDULERS)
        or "microsoft bookings" in folded
        or "bookings with me" in folded
    )


def _vendor(address: Address) -> str | None:
    """The vendor's domain that the address is at or under."""
    labels = address.domain.split(".")
    return next((tail for at in range(len(labels) - 1) if (tail := ".".join(labels[at:])) in _VENDORS), None)


def _is_brand(name: str, local: str, brand: str) -> bool:
    """True where neither the name nor the local part is anything but the vendor's own."""
    words = re.split(r"[^\w]+", name)
    return local == brand or (bool(name) and all(word in (brand, "ai", "io", "com", "the", "") for word in words))
