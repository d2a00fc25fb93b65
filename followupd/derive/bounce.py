"""Whether a message says that another one was not delivered, to whom, why, and for good or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from followupd.derive import bounce_signs as signs
from followupd.derive.bounce_causes import cause_of
from followupd.derive.bounce_notice import RETURNED, Notice, about_whom, has_list, notice_of, recipients_in
from followupd.derive.bounce_signs import says
from followupd.derive.bounce_words import folded
from followupd.derive.deliverystatus import recipient_of, report_groups
from followupd.derive.mimeparts import Mail
from followupd.derive.words import plain
from followupd.domain.ids import Address, MessageId
from followupd.domain.judgement import FailedRecipient
from followupd.domain.record import Struct

_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_OTHER_REPORTS = frozenset(
    {"message/disposition-notification", "message/feedback-report", "message/global-disposition-notification"}
)
_ANSWER = re.compile(
    r"(?:re|aw|fwd?|wg|tr|rv|enc|sv|vs|antw|odp|auto(?:matic)?[ -]?(?:reply|response)|out of office)\b\s?:"
)
_ARRIVED = ("delivered", "relayed", "expanded", "deliverable")
_BY_SCRIPT = ("was automatically rejected",)
"""A Sieve script refuses by what is else a receipt (RFC 5429, 2.1.2)."""
_SHOWN = 5
_REPORTED = 4
_MOST = 50
_REPLY_CODE = re.compile(r"\b(?:5\d\d[ -]|[45]\d\d[ -][45]\.\d\.\d)")
_ID = re.compile(r"<([^<>\s]{1,250})>")


_Sign = Literal["report", "daemon", "system", "desk", ""]


class Bounce(Struct, frozen=True, kw_only=True):
    """A mail system's word that a message did not arrive. `delayed`: nobody has been given up, they still try.

    `about` is the message that bounced. `because` quotes the field or the words that decided.
    """

    recipients: tuple[FailedRecipient, ...]
    delayed: bool
    about: MessageId | None
    because: tuple[str, ...]


def bounce_of(mail: Mail) -> Bounce | None:
    """The bounce that `mail` is, or None: for whatever a human wrote, receipts, and reports of success.

    A report for machines decides (RFC 3464); where there is none, the text of a message that a mail system wrote.
    Linear in the size of `mail`, never raises.
    """
    return _bounce(mail, wrapped=False)


def _bounce(mail: Mail, *, wrapped: bool) -> Bounce | None:
    reports = [part.text for part in mail.parts if part.type in _REPORTS]
    sign = "report" if reports else _sign_of(mail)
    if not sign:
        return None
    notice = notice_of(mail)
    if _is_other_report(mail) and not says(_BY_SCRIPT, notice.folded):
        return None
    groups = [group for text in reports[:_REPORTED] for group in report_groups(text)]
    if not groups and not _complains(mail, notice, sign):
        return None
    if not groups:
        texts = [part.text for part in mail.parts if part.type not in RETURNED and part.type != "text/html"]
        groups = [group for text in texts[:_REPORTED] for group in _groups_within(text)]
    if not (groups or wrapped or has_list(notice)) and notice.returned is not None:
        inner = _bounce(notice.returned, wrapped=True)  # a gateway has put the report into a message of its own
        if inner is not None:
            return inner
    return _by_report(groups, notice, mail) if groups else _by_text(notice, mail)


def _is_other_report(mail: Mail) -> bool:
    """True for receipts (RFC 8098) and complaints (RFC 5965)."""
    kind = mail.params.get("report-type", "").lower()
    return kind in ("disposition-notification", "feedback-report") or any(
        part.type in _OTHER_REPORTS for part in mail.parts
    )


def _groups_within(text: str) -> list[Mapping[str, str]]:
    start = re.search(r"^(?:final|original)-recipient[ \t]?:", text, re.IGNORECASE | re.MULTILINE)
    groups = report_groups(text[start.start() :]) if start is not None else ()
    return [group for group in groups if "action" in group or "status" in group]


def _by_report(groups: Sequence[Mapping[str, str]], notice: Notice, mail: Mail) -> Bounce | None:
    told = [(group, action) for group in groups if (action := _action(group)) not in _ARRIVED]
    if not told:
        return None
    failed = [group for group, action in told if action != "delayed"]
    named = [(group, recipient_of(group)) for group in failed or [group for group, _ in told]][:_MOST]
    if len(named) == 1 and named[0][1] is None:
        named = [(named[0][0], address) for address in recipients_in(notice, mail)[:1]]
    whom = [address for _, address in named if address is not None]
    found: dict[Address, FailedRecipient] = {}
    because: dict[str, None] = {}
    for group, address in named:
        diagnostic = group.get("diagnostic-code", "")
        texts = (diagnostic.partition(";")[2] or diagnostic, *about_whom(notice, address, whom))
        cause = cause_of(group.get("status", ""), texts, final=bool(failed), late=notice.refused_late)
        because[_words("delivery report", cause.status, diagnostic)] = None
        if address is not None and (address not in found or found[address].permanent):
            # One address can stand for several behind it: it is dead where all of them are.
            found[address] = FailedRecipient(address=address, status=cause.status, permanent=cause.dead)
    return _bounce_with(list(found.values()), list(because), notice, mail, delayed=not failed)


def _action(group: Mapping[str, str]) -> str:
    """The Action field; where it is missing, what the class of the status says."""
    action = re.sub(r"[^a-z].*", "", group.get("action", "").lower())
    return action or {"2": "delivered"}.get(group.get("status", "")[:1], "failed")


def _by_text(notice: Notice, mail: Mail) -> Bounce:
    whom = recipients_in(notice, mail)
    delayed = _is_waiting(notice, mail)
    found = []
    because = []
    for address in whom:
        texts = about_whom(notice, address, whom)
        cause = cause_of("", texts, final=not delayed, late=notice.refused_late)
        found.append(FailedRecipient(address=address, status=cause.status, permanent=cause.dead))
        because.append(_words("text of a mail system", cause.status, next(filter(None, texts), "")))
    return _bounce_with(found, because, notice, mail, delayed=delayed)


def _bounce_with(
    recipients: Sequence[FailedRecipient], because: Sequence[str], notice: Notice, mail: Mail, *, delayed: bool
) -> Bounce:
    return Bounce(
        recipients=tuple(recipients),
        delayed=delayed,
        about=_about(notice, mail),
        because=tuple(because[:_SHOWN]) or (f"subject: {plain(mail.header('subject'), 100)}",),
    )


def _words(source: str, status: str, text: str) -> str:
    said = plain(text, 120)
    return f"{source}: {status}" + (f" “{said}”" if said else "")


def _sign_of(mail: Mail) -> _Sign:
    """How sure the headers are that a mail system wrote it; empty where it is a human's, as far as they tell."""
    sender, subject = folded(mail.header("from")[:300]), folded(mail.header("subject")[:300])
    if mail.header("x-failed-recipients"):
        return "report"
    if "daemon" in sender:
        return "daemon"
    if _ANSWER.match(subject):
        return ""
    if says(signs.MACHINES, sender):
        return "system"
    if _is_automatic(mail) and says(signs.SUBJECTS, subject):
        return "report"
    return "desk" if says(signs.DESKS, sender) else ""


def _complains(mail: Mail, notice: Notice, sign: _Sign) -> bool:
    """True where it says that something was not delivered, in words as clear as the sign is weak."""
    if sign == "report":
        return True
    text = notice.folded
    told = says(signs.SAYINGS, text) or _REPLY_CODE.search(text) is not None
    listed = has_list(notice)
    titled = says(signs.SUBJECTS, folded(mail.header("subject")[:300]))
    match sign:
        case "daemon":
            return titled or told or listed
        case "system":
            return (titled or told) and (listed or notice.returned is not None)
        case _:
            return told and listed and (titled or says(signs.PLAINLY, text))


def _is_automatic(mail: Mail) -> bool:
    back = mail.header("return-path").strip().lower()
    return (
        back in ("<>", "<mailer-daemon>")
        or mail.header("auto-submitted").strip().lower().startswith("auto-")
        or mail.type == "multipart/report"
    )


def _is_waiting(notice: Notice, mail: Mail) -> bool:
    """True where they still try."""
    subject = folded(mail.header("subject")[:300])
    if says(signs.WAITING, subject) or says(signs.STILL_TRYING, notice.folded):
        return True
    both = f"{subject} {notice.folded}"
    return says(signs.WAITING, both) and not says(signs.GIVEN_UP, both)


def _about(notice: Notice, mail: Mail) -> MessageId | None:
    """The message that bounced: what came back says it, else the header of an answer."""
    values = [notice.returned.header("message-id")] if notice.returned is not None else []
    values += [mail.header(name) for name in ("x-original-message-id", "original-message-id", "in-reply-to")]
    values += [value.split()[-1] for value in mail.all("references") if value]
    found = next((match[1] for value in values if (match := _ID.search(value))), None)
    return MessageId(found) if found is not None else None
