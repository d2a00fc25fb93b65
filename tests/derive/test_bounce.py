"""Who is told not to have been reached, for good or for now, and what is no bounce at all."""

from __future__ import annotations

import pytest
from costs import cost
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.bounce import Bounce, bounce_of
from followupd.derive.bounce_causes import cause_of
from followupd.derive.deliverystatus import typed_address
from followupd.derive.mimeparts import read_mail

KIM, LEE, PAT = "kim@acme.example", "lee@acme.example", "pat@beta.example"
ORIGINAL = (
    "Message-ID: <lunch.1@example.org>\nFrom: Ada <ada@example.org>\nTo: kim@acme.example\nSubject: Lunch\n\nHello\n"
)


def read(raw: str) -> Bounce | None:
    return bounce_of(read_mail(raw.encode()))


def plain(sender: str, subject: str, body: str, *, more: str = "") -> str:
    """A message without parts."""
    return f"From: {sender}\nTo: ada@example.org\nSubject: {subject}\n{more}\n{body}"


DAEMON = "MAILER-DAEMON@mx.example.net"


def report(
    *groups: str,
    text: str = "Your message could not be delivered.",
    part: str = "message/delivery-status",
    top: str = "multipart/report; report-type=delivery-status",
    head: str = "From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender\n",
    returned: str = f"Content-Type: message/rfc822\n\n{ORIGINAL}",
) -> str:
    """A report with one group of fields a recipient."""
    status = "\n\n".join(("Reporting-MTA: dns; mx.example.net", *groups))
    return (
        f'{head}To: ada@example.org\nMIME-Version: 1.0\nContent-Type: {top}; boundary="b"\n\n--b\n'
        f"Content-Type: text/plain\n\n{text}\n\n--b\nContent-Type: {part}\n\n{status}\n\n--b\n{returned}\n--b--\n"
    )


def fields(address: str = KIM, *, action: str = "failed", status: str = "5.1.1", diagnostic: str = "") -> str:
    told = f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}"
    return f"{told}\nDiagnostic-Code: smtp; {diagnostic}" if diagnostic else told


def seen(bounce: Bounce | None) -> list[tuple[str, str, bool]] | None:
    return None if bounce is None else [(one.address, one.status, one.permanent) for one in bounce.recipients]


# Reports for machines (RFC 3464)


def test_each_recipient_of_a_report_has_its_own_status_and_fate() -> None:
    bounce = read(
        report(
            fields(KIM, diagnostic="550 5.1.1 User unknown"),
            fields(LEE, status="5.2.2", diagnostic="552 5.2.2 Mailbox full"),
            fields(PAT, status="5.4.4", diagnostic="Host or domain name not found"),
        )
    )
    assert seen(bounce) == [(KIM, "5.1.1", True), (LEE, "5.2.2", False), (PAT, "5.4.4", True)]


def test_one_failed_recipient_says_nothing_of_the_others() -> None:
    bounce = read(
        report(
            fields(KIM), fields(LEE, action="relayed", status="2.0.0"), fields(PAT, action="delayed", status="4.4.1")
        )
    )
    assert seen(bounce) == [(KIM, "5.1.1", True)]
    assert bounce is not None
    assert not bounce.delayed


def test_an_address_that_only_the_library_finds_is_told() -> None:
    text = (
        f"The usual form of an address is {LEE}.\nThe one to which your message was addressed, {KIM}, did not match.\n"
    )
    assert seen(read(plain("postmaster@acme.example", "FAILED MAIL", text))) == [(KIM, "5.0.0", False)]


def test_the_words_about_one_recipient_are_not_taken_for_the_others() -> None:
    text = f"<{KIM}>: host mail.acme.example said:\n 552 Quota\n\n<{LEE}>: that host said:\n 550 User unknown\n"
    assert seen(read(plain(DAEMON, "failure notice", text))) == [(KIM, "5.2.2", False), (LEE, "5.1.1", True)]


def test_a_delay_is_told_as_a_delay() -> None:
    bounce = read(report(fields(KIM, action="delayed", status="4.4.1", diagnostic="connection timed out")))
    assert bounce is not None
    assert bounce.delayed
    assert seen(bounce) == [(KIM, "4.4.1", False)]


def test_a_delay_of_an_unknown_user_is_not_for_good() -> None:
    assert seen(read(report(fields(action="delayed", status="4.1.1", diagnostic="450 4.1.1 User unknown")))) == [
        (KIM, "4.1.1", False)
    ]


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", "Delivered (to mailbox)"])
def test_a_report_of_success_is_no_bounce(action: str) -> None:
    assert read(report(fields(action=action, status="2.0.0"))) is None


@pytest.mark.parametrize(
    ("part", "top"),
    [
        ("message/delivery-status", "multipart/mixed"),
        ("message/delivery-status", "multipart/mixed; report-type=delivery-status"),
        ("message/global-delivery-status; charset=utf-8", "multipart/report; report-type=delivery-status"),
        ("text/plain; name=report.txt", "multipart/mixed"),
        ("Message/Delivery-Status", "multipart/report"),
    ],
)
def test_a_report_counts_whatever_its_container_is_called(part: str, top: str) -> None:
    assert seen(read(report(fields(), part=part, top=top))) == [(KIM, "5.1.1", True)]


def test_a_report_without_working_boundaries_is_found_in_the_text() -> None:
    raw = report(fields()).replace(
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "X-Lost: yes"
    )
    assert seen(read(raw)) == [(KIM, "5.1.1", True)]


def test_a_report_marked_as_an_automatic_reply_is_a_bounce() -> None:
    head = "From: MAILER-DAEMON@mx.example.net\nSubject: Automatic reply: Lunch\nAuto-Submitted: auto-replied\n"
    assert seen(read(report(fields(), head=head))) == [(KIM, "5.1.1", True)]


def test_a_report_that_a_gateway_has_wrapped_is_read() -> None:
    more = "Content-Type: message/rfc822\n"
    raw = plain("postmaster@gw.example.net", "Delivery Status Notification (Failure)", report(fields()), more=more)
    assert seen(read(raw)) == [(KIM, "5.1.1", True)]


def test_a_group_that_an_empty_line_tore_apart_is_one_recipient() -> None:
    torn = [fields(KIM, status="5.2.2").replace("\n", "\n\n", 1), fields(LEE).replace("\n", "\n\n", 1)]
    assert seen(read(report(*torn))) == [(KIM, "5.2.2", False), (LEE, "5.1.1", True)]


def test_recipients_without_an_empty_line_between_them_are_two() -> None:
    assert seen(read(report(f"{fields(KIM)}\n{fields(LEE, status='5.2.2')}"))) == [
        (KIM, "5.1.1", True),
        (LEE, "5.2.2", False),
    ]


def test_an_address_that_stands_for_several_is_dead_only_where_all_are() -> None:
    to_team = [
        f"Original-Recipient: rfc822; {KIM}\n{fields(one, status=status)}"
        for one, status in ((LEE, "5.1.1"), (PAT, "5.2.2"))
    ]
    assert seen(read(report(*to_team))) == [(KIM, "5.2.2", False)]


def test_the_address_that_was_written_to_is_named_not_the_one_it_was_forwarded_to() -> None:
    group = (
        f"Original-Recipient: rfc822;{KIM}\nFinal-Recipient: rfc822; kim@internal.test\nAction: failed\nStatus: 5.1.1"
    )
    assert seen(read(report(group))) == [(KIM, "5.1.1", True)]


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("rfc822; kim@acme.example", KIM),
        ("RFC822;<Kim@Acme.Example>", KIM),
        ("kim@acme.example", KIM),
        ("rfc822; kim+40acme.example", KIM),
        ("utf-8; j\\x{00FC}rgen@acme.example", "jürgen@acme.example"),
        ("utf-8; jürgen@acme.example", "jürgen@acme.example"),
        ("rfc822; IMCEASMTP-kim+40acme+2Eexample@mail.internal.test", KIM),
        ("rfc822; smtp:kim@acme.example", KIM),
        ("X400; c=DE;a= ;p=ACME;dda:SMTP=kim@acme.example; on Thu", KIM),
        ("X400; /C=DE/A= /P=ACME/O=MAIL/S=Lee/", None),
        ("rfc822; @acme.example", None),
        ("", None),
    ],
)
def test_a_typed_address_is_read(value: str, address: str | None) -> None:
    assert typed_address(value) == address


def test_a_recipient_in_x400_is_taken_from_the_text() -> None:
    group = "Final-Recipient: X400; /C=DE/A= /P=ACME/S=Lee/\nAction: failed\nStatus: 5.1.1"
    text = f"Your message to the following recipients could not be delivered:\n\n{KIM}\n"
    assert seen(read(report(group, text=text))) == [(KIM, "5.1.1", True)]


def test_a_recipient_that_is_no_address_is_whom_the_message_went_to() -> None:
    assert seen(read(report("Final-Recipient: rfc822; @acme.example\nAction: failed\nStatus: 5.1.2"))) == [
        (KIM, "5.1.2", True)
    ]


def test_a_report_without_recipients_is_a_bounce_of_whom_the_message_went_to() -> None:
    assert seen(read(report())) == [(KIM, "5.0.0", False)]


# What it is about


def test_the_message_that_bounced_is_known_by_what_came_back() -> None:
    bounce = read(report(fields()))
    assert bounce is not None
    assert bounce.about == "lunch.1@example.org"


def test_headers_that_came_back_are_enough() -> None:
    bounce = read(report(fields(), returned=f"Content-Type: text/rfc822-headers\n\n{ORIGINAL}"))
    assert bounce is not None
    assert bounce.about == "lunch.1@example.org"


def test_a_message_that_came_back_below_a_french_line_is_no_part_of_the_notice() -> None:
    body = (
        f"<{KIM}>:\nBoîte pleine\n\nEn-têtes du message d'origine :\n\nFrom: ada@example.org\nSubject: user unknown\n"
    )
    assert seen(read(plain(DAEMON, "Non remis", body))) == [(KIM, "5.2.2", False)]


def test_a_message_that_came_back_as_text_is_known_too() -> None:
    body = (
        f"<{KIM}>:\nNo such user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <ada@example.org>\n"
    )
    bounce = read(plain(DAEMON, "failure notice", body + ORIGINAL))
    assert bounce is not None
    assert bounce.about == "lunch.1@example.org"


def test_without_anything_that_came_back_the_headers_of_an_answer_tell() -> None:
    more = "In-Reply-To: <lunch.2@example.org>\n"
    bounce = read(plain(DAEMON, "failure notice", f"<{KIM}>:\nNo such user\n", more=more))
    assert bounce is not None
    assert bounce.about == "lunch.2@example.org"


def test_the_words_that_decided_are_kept() -> None:
    bounce = read(report(fields(diagnostic="550 5.1.1 User unknown")))
    assert bounce is not None
    assert "User unknown" in bounce.because[0]


# What is no bounce


FORWARDED = f"""\
Look:

---------- Forwarded message ---------
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
Subject: Undelivered Mail Returned to Sender

<{KIM}>: host mail said: 550 5.1.1 User unknown
"""
NO_BOUNCES = {
    "a quoted bounce": (f"Lee <{LEE}>", "Re: Lunch", f"Why did this bounce?\n\n> <{KIM}>: 550 5.1.1 User unknown\n"),
    "a forwarded bounce": (f"Lee <{LEE}>", "Fwd: Undelivered Mail Returned to Sender", FORWARDED),
    "a bounce retold": (
        f"Lee <{LEE}>",
        "Undeliverable?",
        f"My mail to you could not be delivered:\n\n{KIM}: 550 5.1.1\n",
    ),
    "a postmaster who answers": ("postmaster@acme.example", "Re: Undeliverable: Lunch", f"{KIM}: it is there again.\n"),
    "an administrator who writes": (
        "IT Administrator <it@acme.example>",
        "Your question",
        f"Ask {KIM}, user support.\n",
    ),
    "a parcel that was not delivered": (
        "Parcel Delivery System <no-reply@x.example>",
        "Delivery failed",
        "Nobody was in.\n",
    ),
    "a parcel": ("Shop <no-reply@shop.example>", "Your parcel", "Your parcel could not be delivered.\n"),
    "a reply": (f"Kim <{KIM}>", "Lunch", "Yes!\n"),
}


@pytest.mark.parametrize("name", NO_BOUNCES)
def test_what_a_human_or_a_shop_writes_is_no_bounce(name: str) -> None:
    assert read(plain(*NO_BOUNCES[name])) is None


def test_an_absence_that_answers_a_bounce_is_no_bounce() -> None:
    more = "Auto-Submitted: auto-replied\nReturn-Path: <>\n"
    assert read(plain(f"Lee <{LEE}>", "Automatic reply: Undeliverable: Lunch", "I am away.\n", more=more)) is None


def test_a_bounce_forwarded_as_an_attachment_is_no_bounce() -> None:
    inner = report(fields())
    body = f"--o\n\nLook at this.\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n"
    more = 'Content-Type: multipart/mixed; boundary="o"\n'
    assert read(plain(f"Lee <{LEE}>", "what is this?", body, more=more)) is None


def test_a_read_receipt_is_no_bounce() -> None:
    raw = report(
        "Final-Recipient: rfc822; kim@acme.example\nDisposition: manual-action/MDN-sent-manually; displayed",
        part="message/disposition-notification",
        top="multipart/report; report-type=disposition-notification",
        head=f"From: Kim <{KIM}>\nSubject: Read: Lunch\n",
        text="Your message was read.",
    )
    assert read(raw) is None


def test_a_complaint_is_no_bounce() -> None:
    raw = report(
        "Feedback-Type: abuse\nOriginal-Rcpt-To: kim@acme.example",
        part="message/feedback-report",
        top="multipart/report; report-type=feedback-report",
        head="From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered spam report\n",
    )
    assert read(raw) is None


def test_a_refusal_by_a_filter_script_is_a_bounce_though_it_looks_like_a_receipt() -> None:
    raw = report(
        "Final-Recipient: rfc822; kim@acme.example\nDisposition: automatic-action/MDN-sent-automatically; deleted",
        part="message/disposition-notification",
        top="multipart/report; report-type=disposition-notification",
        head="From: Mail Delivery Subsystem <admin@acme.example>\nSubject: Automatically rejected mail\n",
        text="Your message to <kim@acme.example> was automatically rejected:\nQuota exceeded",
    )
    assert seen(read(raw)) == [(KIM, "5.2.2", False)]


# Delays in words


WARNINGS = {
    "Delivery Status Notification (Delay)": f"""\
Delivery to the following recipient has been delayed:

     {KIM}

Message will be retried for 2 more day(s)
""",
    "Warning: could not send message for past 4 hours": f"""\
   ----- The following addresses had transient non-fatal errors -----
<{KIM}>
Warning: message still undelivered after 4 hours
Will keep trying until message is 5 days old
""",
    "Mail delivery failed: warning": f"""\
A message that you sent has not yet been delivered to

  {KIM}

No action is required on your part.
""",
    "Delivery failure notification": f"""\
Your message could not be delivered to the following recipients:

{KIM}

Delivery attempts will continue to be made for 5 day(s).
""",
    "Zustellung verzögert": f"Ihre Nachricht wurde noch nicht zugestellt:\n\n{KIM}\n",
}


@pytest.mark.parametrize("subject", WARNINGS)
def test_a_warning_that_they_still_try_is_a_delay(subject: str) -> None:
    bounce = read(plain(DAEMON, subject, WARNINGS[subject]))
    assert bounce is not None
    assert bounce.delayed
    assert [(one.address, one.permanent) for one in bounce.recipients] == [(KIM, False)]


# Who signs


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "Delivery Status Notification (Failure)"),
        ("Mail Delivery System <Mailer-Daemon@mx.example.net>", "Mail delivery failed: returning message to sender"),
        ("postmaster@acme.example", "Undeliverable: Lunch"),
        ("Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>", "Undeliverable: Lunch"),
        ("System Administrator <sa@acme.example>", "Undeliverable: Lunch"),
        ("Mail Deliver System <mail-deliver@acme.example>", "Returned Mail: User unknown"),
        ("post_master@mobile.example", "Undeliverable Message"),
        ("imss@acme.example", "Mail could not be delivered"),
        ("=?utf-8?q?Postmaster?= <postmaster@acme.example>", "Unzustellbar: Mittagessen"),
        ("postmaster@acme.example", "Non remis : Déjeuner"),
        ("postmaster@acme.example", "No se puede entregar: Comida"),
        ("postmaster@acme.example", "Onbestelbaar: Lunch"),
        ("no-reply@mobile.example", "Lunch"),
        ("Mail Router <router@acme.example>", "DELIVERY FAILURE: User kim not listed in Domino Directory"),
        ("MDaemon@acme.example", "Permanent Delivery Failure"),
    ],
)
def test_mail_systems_are_known_by_how_they_sign(sender: str, subject: str) -> None:
    body = f"Your mail could not be delivered to <{KIM}>\n\n<{KIM}>: 550 5.1.1 User unknown\n"
    assert seen(read(f"From: {sender}\nTo: ada@example.org\nSubject: {subject}\n\n{body}")) == [(KIM, "5.1.1", True)]


# Causes: a Status field, the words, the status that is told, and whether the address is dead

DEAD = [
    ("", "550 5.1.1 The email account that you tried to reach does not exist", "5.1.1"),
    ("5.0.0", "550 5.1.1 User unknown", "5.1.1"),
    ("5.0.0", "550 User not found", "5.0.0"),
    ("4.4.7", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", "5.1.10"),
    ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied", "5.4.1"),
    ("5.5.0", "550 Requested action not taken: mailbox unavailable", "5.5.0"),
    ("4.1.1", "450 4.1.1 Recipient address rejected: User unknown in virtual alias table", "4.1.1"),
    ("", "550 5.4.310 DNS domain acme.example does not exist", "5.4.310"),
    ("", "Host or domain name not found. Name service error for name=acme.example type=A: Host not found", "5.1.2"),
    ("5.7.27", "550 Host does not accept mail", "5.7.27"),
    ("", "556 5.1.10 Recipient address has null MX", "5.1.10"),
    ("", "551 not our customer", "5.1.6"),
    ("", "550 kim no longer works here", "5.1.6"),
    ("", "550 Account closed", "5.2.1"),
    ("", "550 sorry, no mailbox here by that name (#5.7.17)", "5.7.17"),
    ("5.1.1", "", "5.1.1"),
    ("5.1.3", "", "5.1.3"),
    ("", "Empfänger unbekannt", "5.1.1"),
    ("", "L’adresse n’existe pas", "5.1.1"),
    ("", "La dirección de correo no existe", "5.1.1"),
    ("", "Indirizzo inesistente", "5.1.1"),
    ("", "Onbekende gebruiker", "5.1.1"),
    ("", "Nie ma takiego użytkownika", "5.1.1"),
    ("", "宛先不明", "5.1.1"),
    ("", "Пользователь не найден", "5.1.1"),
]
ALIVE = [
    ("5.2.2", "552 5.2.2 Mailbox full", "5.2.2"),
    ("", "550 Das Postfach ist voll", "5.2.2"),
    ("", "La boîte aux lettres est pleine", "5.2.2"),
    ("", "El buzón está lleno", "5.2.2"),
    ("5.1.1", "550 5.7.1 IP address blacklisted by recipient", "5.7.1"),
    ("", "554 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "5.7.1"),
    ("", "550 5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy", "5.7.26"),
    ("", "550 5.1.8 Sender address rejected: Domain not found", "5.1.8"),
    ("", "550 Sender verify failed: no such user here", "5.1.8"),
    ("4.2.0", "450 4.2.0 Recipient address rejected: Greylisted", "4.2.0"),
    ("", "552 5.3.4 Message size exceeds fixed limit", "5.3.4"),
    ("", "554 5.7.1 <kim@acme.example>: Relay access denied", "5.7.1"),
    ("", "550 5.7.1 Recipient address rejected: Access denied", "5.7.1"),
    ("", "Name service error for name=acme.example type=MX: Host not found, try again", "5.4.1"),
    ("", "connect to mail.acme.example[192.0.2.1]:25: Connection timed out", "5.4.1"),
    ("", "554 5.4.6 Too many hops", "5.4.6"),
    ("4.4.7", "", "4.4.7"),
    ("", "550 5.2.1 The email account that you tried to reach is disabled", "5.2.1"),
    ("", "550 Mailbox is frozen", "5.2.1"),
    ("", "451 Temporary local problem", "4.3.0"),
    ("", "550 rejected <userunknown@acme.example>", "5.0.0"),
    ("", "450 4.1.2 Recipient address rejected: Domain not found", "4.1.2"),
]


@pytest.mark.parametrize(("stated", "words", "status"), DEAD)
def test_an_address_is_dead_where_its_mailbox_or_domain_is_not_there(stated: str, words: str, status: str) -> None:
    cause = cause_of(stated, [words])
    assert (cause.status, cause.dead) == (status, True)


@pytest.mark.parametrize(("stated", "words", "status"), ALIVE)
def test_an_address_lives_where_the_trouble_is_another(stated: str, words: str, status: str) -> None:
    cause = cause_of(stated, [words])
    assert (cause.status, cause.dead) == (status, False)


def test_an_unknown_user_at_the_end_of_the_message_may_be_a_filter() -> None:
    text = f"<{KIM}>: host mail.acme.example said: 550 Unknown user (in reply to end of DATA\n    command)"
    assert seen(read(report(fields(status="5.0.0", diagnostic="550 Unknown user"), text=text))) == [
        (KIM, "5.0.0", False)
    ]


def test_what_a_notice_says_besides_does_not_outweigh_a_code() -> None:
    text = "Your message could not be delivered. See our spam policy, or ask about blocked senders."
    assert seen(read(report(fields(status="5.1.1"), text=text))) == [(KIM, "5.1.1", True)]


def test_a_version_or_an_ip_address_is_no_status() -> None:
    assert cause_of("", ["Exim 4.92.3 at [192.0.2.1] said: host 5.1.1.7 refused"]).status == "5.0.0"


# Hostile mail


@given(st.binary(max_size=2_000))
def test_any_bytes_are_judged_without_an_error(raw: bytes) -> None:
    bounce_of(read_mail(raw))


_PIECES = st.sampled_from(
    r"""
    From: MAILER-DAEMON@x.example|Subject: failure notice||<kim@acme.example>:|550 5.1.1
    Final-Recipient: rfc822; a@b.example
    Original-Recipient: utf-8; \x{110000}@b.example|Final-Recipient: utf-8; \x{d800}|Final-Recipient: rfc822; a+40b+zz
    Action: failed|Action: delayed|Status: 5.1.1|Status: 9.9.9|Content-Type: multipart/report; boundary=b
    Content-Type: message/delivery-status|Content-Type: message/rfc822|Content-Type: text/html|--b|--b--|@|<<|ü
    >>> RCPT TO:<a@b.example>|A message that you sent could not be delivered|, x@y, |X-Mailer: <SMTP32 v8>
    Subject: =?utf-8?b?/w==?=|X-Failed-Recipients: @|Message-ID: <|--- original message:
    """.replace("\n    ", "|").split("|")
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=60))
def test_any_jumble_of_a_bounce_is_judged_without_an_error(pieces: list[str]) -> None:
    bounce = bounce_of(read_mail(b"From: MAILER-DAEMON@x.example\n" + "".join(pieces).encode()))
    assert bounce is None or all(one.status[:1] in ("", "4", "5") for one in bounce.recipients)


@pytest.mark.parametrize(
    "unit",
    [
        f"<{KIM}>: 550 \n",
        "a@",
        ",x@",
        "x" * 99 + " ",
        "<",
        "Final-Recipient: rfc822; a@b.example\n\n",
        "550 5.1.",
        "> RCPT TO:<",
        " * \n",
    ],
)
def test_four_times_the_text_costs_at_most_six_times_the_time(unit: str) -> None:
    def seconds(size: int) -> float:
        head = (
            "From: MAILER-DAEMON@x.example\nSubject: failure notice\n\nA message that you sent could not be delivered\n"
        )
        mail = read_mail((head + unit * (size // len(unit))).encode())
        return cost(lambda: bounce_of(mail))

    seconds(2_000)
    assert seconds(160_000) < 6 * max(seconds(40_000), 0.01)
