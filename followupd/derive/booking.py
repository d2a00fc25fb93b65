"""Who booked a slot, as booking tools write it into the description."""

from __future__ import annotations

import re
from html import unescape

from followupd.derive.addresses import is_mine, is_role
from followupd.derive.bots import is_booking_vendor, is_bot
from followupd.derive.words import fold, plain, table
from followupd.domain.ids import Address
from followupd.domain.policy import Me

_LINES = 200
_TAG = re.compile(r"<[^<>@]{0,200}>")
_BREAK = re.compile(r"</?(?:br|p|div|li|tr)\b[^<>]{0,200}>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![^\s<(:\[,;])[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,190}")
_INVITEE = (
    r"invitees?|guest|attendee|customer|client|participant|booked by|booked with|scheduled by|who booked|"
    r"eingeladene[nr]?|eingeladene\(r\)|eingeladenen? person|teilnehmer(?:in)?|gebucht von|kunde|"
    r"invite\(e\)|invite|reserve par|planifie par|participant\(e\)|"
    r"invitado|invitada|reservad[oa] por|programado por|invitato|prenotato da|genodigde|geboekt door"
    r"|convidado|agendado por"
)
_NAME = re.compile(rf"(?:{_INVITEE})(?:'s)?(?: \d+)?(?: (?:full )?name)?")
_MAIL = re.compile(
    rf"(?:{_INVITEE})(?:'s)?(?: \d+)? e?-?mail(?: address|-adresse)?"
    r"|(?:e-?mail|correo electronico|courriel|indirizzo e-?mail)(?:-adresse|-adres)?"
    rf" (?:of |de l'|del? |der |des |dell'|van de |do )?(?:{_INVITEE})(?: person)?"
)
_PLAIN_NAME = table("name nombre nom nome naam full-name")
_PLAIN_MAIL = table("email e-mail mail e-mail-adresse emailadresse correo courriel email-address")
_BLOCKS = table(
    "booked-by who gebucht-von wer qui quien reserve-par reservado-por reservada-por prenotato-da geboekt-door"
)


def booked_by(description: str, me: Me, *, by_tool: bool) -> tuple[tuple[Address, str], ...]:
    """(address, name) of everybody who booked, by the description; none of them mine, a tool or a role.

    `by_tool`: a booking tool organised it; without that, bare labels such as "Email:" count only where the description
    names such a tool, for the user may have written them.
    """
    lines = _lines(description)
    loose = by_tool or is_booking_vendor(description)
    found: dict[Address, str] = {}
    name, block = "", False
    for line in lines:
        label, value = _label(line)
        if block and not value:
            block = bool(line)
        key = label.replace(" ", "-")
        if key in _BLOCKS and (not value or "@" not in value):
            block, name = True, value
        elif _MAIL.fullmatch(label) or (loose and key in _PLAIN_MAIL):
            _add(found, value, name, me)
        elif _NAME.fullmatch(label) or (loose and key in _PLAIN_NAME):
            name = _ADDRESS.sub("", value).strip(" <>()")
            _add(found, value, name, me)
        elif block and line:
            if _ADDRESS.search(line):
                _add(found, line, name, me)
                name = ""
            else:
                name = re.sub(r"\s[-–—]\s\w+$", "", line)
    return tuple(found.items())


def _lines(description: str) -> list[str]:
    text = _BREAK.sub("\n", description[:8192])
    text = unescape(_TAG.sub("", text))
    return [plain(line, 300) for line in text.splitlines()[:_LINES]]


def _label(line: str) -> tuple[str, str]:
    """("invitee email", "kim@acme.example") of "Invitee Email: kim@acme.example"; a short line is a label too."""
    before, colon, after = line.partition(":")
    if not colon and len(line) < 40:
        return fold(line).strip(" *_"), ""
    if len(before) > 60:
        return "", ""
    return fold(before).strip(" *_"), after.strip(" *_")


def _add(found: dict[Address, str], text: str, name: str, me: Me) -> None:
    for raw in _ADDRESS.findall(text)[:5]:
        address = Address.parse(raw.rstrip("."))
        if address is None or is_mine(address, me) or is_bot(address, "") or is_role(address):
            continue
        found.setdefault(address, name)
