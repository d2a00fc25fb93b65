"""Whether a message says that another one was not delivered, to whom, why, and for good or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from followupd.derive.bounce_causes import cause_of
from followupd.derive.bounce_notice import RETURNED, Notice, about_whom, has_list, notice_of, recipients_in
from followupd.derive.deliverystatus import recipient_of, report_groups
from followupd.derive.mimeparts import Mail
from followupd.derive.words import fold, plain
from followupd.domain.ids import Address, MessageId
from followupd.domain.judgement import FailedRecipient

_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_OTHER_REPORTS = frozenset(
    {"message/disposition-notification", "message/feedback-report", "message/global-disposition-notification"}
)
_MACHINES = re.compile(
    r"mailer-?daemon|mail-?daemon|post_?master|mdaemon|mail delivery|mail system|delivery (?:sub)?system|^mail router"
    r"|mail administrator|system administrator|mail-?admin|microsoft ?exchange|systemadministrator|administrator|courier mail"
    r"|mailmarshal|mail[- ]deliver|interscan|sysadmin|mail server|mail service|internet mail|bounce|mailman-?bounce|smtp32|non-?delivery"
)
_SUBJECTS = re.compile(
    r"undeliver|processing error|failed mail|delivery warning|sending your mail|returned (?:mail|message)|delivery (?:status notification|fail|failure|report|problem|error|notification|has failed|delayed|status|unsuccessful)"
    r"|fail(?:ure|ed) (?:notice|delivery|notification)|(?:mail|message|delivery) (?:delivery )?(?:failed|failure|error|delayed|could not)|not delivered|could not (?:be )?deliver|non-?delivery|nondeliverable"
    r"|mail ?system error|returned to sender|return to sender|bounce|failure|could not send|delayed mail|unable to deliver|rejected|warning: (?:could not|message)|mail error|error mail|user unknown|delivery incomplete"
    r"|unzustellbar|nicht zugestellt|zustellung|zustellfehler|ruckgabe|unzulassig|non remis|non distribu|echec|retour a l'expediteur|non-remise|no se (?:pudo|ha podido|puede) entregar|no entregad|devuelto|error de entrega"
    r"|mancat[oa] (?:recapito|consegna)|impossibile recapitare|non recapita|recapito|nao entreg|nao (?:foi )?(?:possivel )?entreg|falha (?:na|no|de) entrega|devolvid|onbestelbaar|niet (?:afgeleverd|bezorgd|bestelbaar)|ej levererb|gick inte att leverera|olevererb|ikke levere|kunne ikke levere|ikke leveres"
    r"|toimitus|ei voitu toimittaa|niedostarcz|nie mozna dostarczyc|zwrot|nedoruc|kezbesit|недоставлен|не доставлен|доставк|возвращ|配信|配送|エラーメール|送信できませんでした|未達|退信|退回|投递失败|배달|iletilemedi"
)
_SAYINGS = re.compile(
    r"could not be delivered|couldn't be delivered|was not delivered|wasn't delivered|were unable to deliver|unable to deliver|not able to deliver|wasn't able to deliver|could not deliver|cannot be delivered|can't be delivered|failed to deliver|has not been delivered|delivery (?:to the following|has failed|failed|error)|permanent (?:fatal )?error"
    r"|did not reach|undeliverable|delivery status notification|failed permanently|returned to (?:you|sender)|did not receive|not yet been delivered|has been delayed|message you sent|your message to|fatal errors|user unknown|returned mail|transcript of session|non-?delivery|failed recipients|mailbox unavailable|has been returned|has been postponed|this message was created automatically by mail|qmail-send|rejected"
    r"|nicht zugestellt|unzustellbar|konnte nicht|n'a pas (?:pu|ete)|non remis|no se (?:pudo|ha podido|puede) entregar|no (?:pudo|ha podido) ser entregado|impossibile recapitare|non e stato possibile|nao (?:pode|foi|pôde)|niet (?:worden )?(?:afgeleverd|bezorgd)|kunde inte levereras|ikke leveres|ei voitu|nie (?:mogla|zostala)|не (?:может быть|было|удалось) достав|配信でき|届けることができ|送信でき|\b[45]\d\d[ -][45]\.\d\.\d|\b5\d\d[ -]"
)
_DESKS = re.compile(r"smtp|anti-?virus|gateway|imss|admin|system|service|no-?_?reply|notif|non remis|firewall|filter")
_PLAINLY = re.compile(
    r"could not be delivered to|was not delivered to|non-delivery report|pas pu etre deliv|unable to deliver"
)
_STILL_TRYING = re.compile(
    r"attempts will continue|will keep trying|continue to try|will be retried|not yet been delivered|warning message only"
    r"|not need to resend|has been postponed|\(delay\)|just a warning|no action is required|noch nicht zugestellt"
)
_WAITING = re.compile(
    r"has been delayed|is delayed|been delayed|\(delay\)|delayed|not yet been delivered|will be retried|warning message only|attempts will continue|will keep trying|still (?:being )?tr|no action is required|do not need to (?:resend|take)|temporarily|just a warning"
    r"|verzogert|noch nicht zugestellt|retarde|retrasad|ritardat|atrasad|vertraagd|forsinke|opozni|задерж|遅延|遅れ"
)
_GIVEN_UP = re.compile(
    r"permanent|giv(?:e|en|ing) up|fatal|failed|failure|undeliver|returned|could not be delivered for|unzustellbar|deleted from queue|message expired|not going to try"
)
_ANSWER = re.compile(
    r"(?:re|aw|fwd?|wg|tr|rv|enc|sv|vs|antw|odp|automatic reply|auto(?:matic)?[ -]?re(?:ply|sponse)|out of office)\b\s?:"
)
_ARRIVED = ("delivered", "relayed", "expanded", "deliverable")
_SHOWN = 5
_ID = re.compile(r"<([^<>\s]{1,250})>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
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
    notice = notice_of(mail)
    if _is_other_report(mail) and not any("automatically rejected" in line for line in notice.lines[:20]):
        return None  # but a Sieve script refuses by such a receipt (RFC 5429, 2.1.2)
    reports = [part.text for part in mail.parts if part.type in _REPORTS]
    groups = [group for text in reports for group in report_groups(text)]
    if not groups and not _is_from_machine(mail, notice, reported=bool(reports)):
        return None
    if not groups:
        texts = [part.text for part in mail.parts if part.type not in RETURNED and part.type != "text/html"]
        groups = [group for text in texts for group in _groups_within(text)]
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
    failed = [(group, action) for group, action in told if action != "delayed"]
    named = _unique((group, recipient_of(group)) for group, _ in failed or told)
    if len(named) == 1 and named[0][1] is None:
        named = [(named[0][0], address) for address in recipients_in(notice, mail)[:1]] or named
    whom = [address for _, address in named if address is not None]
    recipients = []
    because = []
    for group, address in named:
        diagnostic = group.get("diagnostic-code", "")
        texts = (diagnostic.partition(";")[2] or diagnostic, *about_whom(notice.lines, address, whom))
        cause = cause_of(group.get("status", ""), texts, final=bool(failed), late=notice.refused_late)
        because.append(_words("delivery report", cause.status, diagnostic))
        if address is not None:
            recipients.append(FailedRecipient(address=address, status=cause.status, permanent=cause.dead))
    return Bounce(
        recipients=tuple(recipients), delayed=not failed, about=_about(notice, mail), because=tuple(because[:_SHOWN])
    )


def _action(group: Mapping[str, str]) -> str:
    """The Action field; where it is missing, what the class of the status says."""
    action = re.sub(r"[^a-z].*", "", group.get("action", "").lower())
    return action or {"2": "delivered"}.get(group.get("status", "")[:1], "failed")


def _unique(
    named: Iterable[tuple[Mapping[str, str], Address | None]],
) -> list[tuple[Mapping[str, str], Address | None]]:
    seen: dict[Address | None, tuple[Mapping[str, str], Address | None]] = {}
    for group, address in named:
        seen.setdefault(address, (group, address))
    return [entry for address, entry in seen.items() if address is not None] or list(seen.values())


def _by_text(notice: Notice, mail: Mail) -> Bounce:
    whom = recipients_in(notice, mail)
    delayed = _is_waiting(notice, mail)
    recipients = []
    because = []
    for address in whom:
        texts = about_whom(notice.lines, address, whom)
        cause = cause_of("", texts, final=not delayed, late=notice.refused_late)
        recipients.append(FailedRecipient(address=address, status=cause.status, permanent=cause.dead))
        because.append(_words("text of a mail system", cause.status, next(filter(None, texts), "")))
    return Bounce(
        recipients=tuple(recipients),
        delayed=delayed,
        about=_about(notice, mail),
        because=tuple(because[:_SHOWN]) or (f"subject: {plain(mail.header('subject'), 100)}",),
    )


def _words(source: str, status: str, text: str) -> str:
    said = plain(text, 120)
    return f"{source}: {status}" + (f" “{said}”" if said else "")


def _is_from_machine(mail: Mail, notice: Notice, *, reported: bool) -> bool:
    """True where a mail system wrote the message and says that something was not delivered."""
    sender = fold(mail.header("from")[:300])
    subject = fold(mail.header("subject")[:300])
    if reported or mail.header("x-failed-recipients"):
        return True
    lines = [fold(line) for line in notice.lines[:80]]
    says_so = _SUBJECTS.search(subject) is not None
    by_name = _MACHINES.search(sender) is not None
    if by_name or (_is_automatic(mail) and not _ANSWER.match(subject)):
        return says_so or (by_name and (any(map(_SAYINGS.search, lines)) or has_list(notice)))
    return (
        _DESKS.search(sender) is not None
        and (says_so or any(map(_PLAINLY.search, lines)))
        and any(map(_SAYINGS.search, lines))
        and has_list(notice)
    )


def _is_automatic(mail: Mail) -> bool:
    back = mail.header("return-path").strip().lower()
    return (
        back in ("<>", "<mailer-daemon>")
        or mail.header("auto-submitted").strip().lower().startswith("auto-")
        or mail.type == "multipart/report"
    )


def _is_waiting(notice: Notice, mail: Mail) -> bool:
    """True where they still try."""
    lines = [fold(line) for line in (mail.header("subject")[:300], *notice.lines[:60])]
    if _WAITING.search(lines[0]) or any(map(_STILL_TRYING.search, lines)):
        return True
    return any(map(_WAITING.search, lines)) and not any(map(_GIVEN_UP.search, lines))


def _about(notice: Notice, mail: Mail) -> MessageId | None:
    """The message that bounced: what came back says it, else the header of an answer."""
    values = [notice.returned.header("message-id")] if notice.returned is not None else []
    values += [mail.header(name) for name in ("x-original-message-id", "original-message-id", "in-reply-to")]
    values += [value.split()[-1] for value in mail.all("references") if value]
    found = next((match[1] for value in values if (match := _ID.search(value))), None)
    return MessageId(found) if found is not None else None
