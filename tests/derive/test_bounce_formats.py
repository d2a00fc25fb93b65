"""Bounces as mail systems write them, in our own words: who, which status, and dead or not."""

from __future__ import annotations

# ruff: noqa: E501 (a notice a line)
import pytest

from followupd.derive.bounce import bounce_of
from followupd.derive.mimeparts import read_mail

KIM, LEE, PAT = "kim@acme.example", "lee@acme.example", "pat@beta.example"


def bounced(body: str) -> tuple[list[tuple[str, str, bool]], bool] | None:
    """What is seen in a plain message of a mail system: (address, status, permanent) of each, and whether delayed."""
    head = "From: MAILER-DAEMON@mx.example.net\nTo: ada@example.org\nSubject: failure notice\n"
    bounce = bounce_of(read_mail(f"{head}\n{body}".encode()))
    if bounce is None:
        return None
    return [(one.address, one.status, one.permanent) for one in bounce.recipients], bounce.delayed


RETURNED = (
    "Return-Path: <ada@example.org>\nMessage-ID: <one@example.org>\nFrom: ada@example.org\nTo: kim@acme.example\n\nHi\n"
)

TEXTS = {
    "qmail": (
        """\
Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<kim@acme.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "qmail without a host": (
        """\
Hi. This is the qmail-send program at mx.example.net.

<kim@acme.example>:
Sorry, I couldn't find any host named acme.example. (#5.1.2)

--- Below this line is a copy of the message.""",
        [(KIM, "5.1.2", True)],
    ),
    "qmail whose remote host greylists": (
        """\
Hi. This is the qmail-send program.

<kim@acme.example>:
192.0.2.1 does not like recipient.
Remote host said: 451 4.7.1 Greylisting in action, please come back later
Giving up on 192.0.2.1.
I'm not going to try again; this message has been in the queue too long.
""",
        [(KIM, "4.7.1", False)],
    ),
    "Postfix without a report": (
        """\
This is the Postfix program at host mx.example.net.

I'm sorry to have to inform you that the message returned
below could not be delivered to one or more destinations.

For further assistance, please send mail to <postmaster@mx.example.net>

<kim@acme.example>: host mail.acme.example[192.0.2.7] said: 550 5.1.1
    <kim@acme.example>: Recipient address rejected: User unknown in virtual mailbox table (in
    reply to RCPT TO command)
""",
        [(KIM, "5.1.1", True)],
    ),
    "Postfix, three recipients with three fates": (
        """\
This is the mail system at host mx.example.net.

<kim@acme.example>: host mail.acme.example[192.0.2.7] said: 550 5.1.1 User
    unknown (in reply to RCPT TO command)

<lee@acme.example>: host mail.acme.example[192.0.2.7] said: 552 5.2.2 Mailbox
    full (in reply to RCPT TO command)

<pat@beta.example>: Host or domain name not found. Name service error for
    name=beta.example type=A: Host not found
""",
        [(KIM, "5.1.1", True), (LEE, "5.2.2", False), (PAT, "5.1.2", True)],
    ),
    "Sendmail's transcript": (
        """\
The original message was received at Thu, 5 Nov 2026 10:00:00 +0100
from localhost [127.0.0.1]

   ----- The following addresses had permanent fatal errors -----
<kim@acme.example>
    (reason: 550 5.1.1 <kim@acme.example>... User unknown)

   ----- Transcript of session follows -----
... while talking to mail.acme.example.:
>>> DATA
<<< 550 5.1.1 <kim@acme.example>... User unknown
550 5.1.1 <kim@acme.example>... User unknown
<<< 503 5.0.0 Need RCPT (recipient)
""",
        [(KIM, "5.1.1", True)],
    ),
    "Sendmail of old": (
        """\
   ----- Transcript of session follows -----
While talking to mail.acme.example:
>>> RCPT To:<kim@acme.example>
<<< 550 <kim@acme.example>, User Unknown
550 <kim@acme.example>... User unknown

   ----- Unsent message follows -----
"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "Exim": (
        """\
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  kim@acme.example
    SMTP error from remote mail server after RCPT TO:<kim@acme.example>:
    host mail.acme.example [192.0.2.7]: 550 Unrouteable address

------ This is a copy of the message, including all the headers. ------

"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "Exim without MX": (
        """\
A message that you sent could not be delivered to one or more of its recipients.

  kim@acme.example
    all relevant MX records point to non-existent hosts
""",
        [(KIM, "5.1.2", True)],
    ),
    "Exim, tired of a full mailbox": (
        """\
A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  kim@acme.example
    mailbox is full:
    retry timeout exceeded
""",
        [(KIM, "5.2.2", False)],
    ),
    "Courier": (
        """\
This is a delivery status notification from mx.example.net,
running the Courier mail server, version 0.65.2.

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<kim@acme.example>:
    mail.acme.example [192.0.2.7]:
>>> RCPT TO:<kim@acme.example>
<<< 550 5.1.1 <kim@acme.example>... User Unknown
""",
        [(KIM, "5.1.1", True)],
    ),
    "OpenSMTPD": (
        """\
    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

kim@acme.example: 550 5.2.2 <kim@acme.example>... Mailbox Full

    Below is a copy of the original message:

"""
        + RETURNED,
        [(KIM, "5.2.2", False)],
    ),
    "Gmail of old": (
        """\
Delivery to the following recipient failed permanently:

     kim@acme.example

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the\
 other email provider for further information about the cause of this error. The error that the other server\
 returned was: 550 550 5.7.1 Message contains spam or virus (state 17).

----- Original message -----

"""
        + RETURNED,
        [(KIM, "5.7.1", False)],
    ),
    "Yahoo": (
        """\
Sorry, we were unable to deliver your message to the following address.

<kim@acme.example>:
554: delivery error: dd This user doesn't have an acme.example account (kim@acme.example) [0]

--- Below this line is a copy of the message.

""",
        [(KIM, "5.1.1", True)],
    ),
    "Exchange 2003": (
        """\
Your message

  To:      kim@acme.example
  Subject: Lunch
  Sent:    Thu, 5 Nov 2026 10:00:00 +0100

did not reach the following recipient(s):

kim@acme.example on Thu, 5 Nov 2026 10:00:05 +0100
    The recipient name is not recognized
\tThe MTS-ID of the original message is: c=de;a= ;p=acme
;l=MAIL0511051000
    MSEXCH:IMS:ACME:SITE:MAIL 0 (000C05A6) Unknown Recipient
""",
        [(KIM, "5.1.1", True)],
    ),
    "Exchange 2007": (
        """\
Delivery has failed to these recipients or distribution lists:

kim@acme.example<mailto:kim@acme.example>
The recipient's e-mail address was not found in the recipient's e-mail system. Microsoft Exchange will not try\
 to redeliver this message for you.

________________________________
Sent by Microsoft Exchange Server 2007

Diagnostic information for administrators:

Generating server: mail.acme.example

kim@acme.example
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

Original message headers:

Received: from mx
"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "Exchange in French": (
        """\
Échec de la remise pour ces destinataires ou listes de distribution :

kim@acme.example
La boîte aux lettres du destinataire est pleine et ne peut pas accepter de messages.

Informations de diagnostic pour les administrateurs :

Serveur de génération : mail.acme.example

kim@acme.example
#550 5.2.2 STOREDRV.Deliver: mailbox full ##
""",
        [(KIM, "5.2.2", False)],
    ),
    "Notes": (
        """\
------- Failure Reasons  --------

User not listed in public Name & Address Book
kim@acme.example

------- Returned Message --------

"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "Domino": (
        """\
Your message

  Subject: Lunch

was not delivered to:

  kim@acme.example

because:

  User kim (kim@acme.example) not listed in Domino Directory
""",
        [(KIM, "5.1.1", True)],
    ),
    "IMail": (
        """\
Unknown user: kim@acme.example

Original message follows.

"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "IMail, full": (
        """\
User mailbox exceeds allowed size: kim@acme.example

Original message follows.

"""
        + RETURNED,
        [(KIM, "5.2.2", False)],
    ),
    "IMail, tired": (
        """\
Delivery failed 20 attempts: kim@acme.example

Original message follows.
""",
        [(KIM, "5.4.7", False)],
    ),
    "InterScan": (
        """\
****** Message from InterScan Messaging Security Suite ******

Sent <<< RCPT TO:<kim@acme.example>
Received >>> 550 5.1.1 <kim@acme.example>... user unknown

Unable to deliver message to <kim@acme.example> (and other recipients in the same domain).
""",
        [(KIM, "5.1.1", True)],
    ),
    "MXLogic": (
        """\
This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients.

The following address failed:

  <kim@acme.example>:  550 5.1.1 unknown or illegal alias: kim@acme.example

Included is a copy of the message header:
-----------------------------------------
"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "MessageLabs": (
        """\
This is the mail delivery agent at messagelabs.com.
I was unable to deliver your message to the following addresses:

kim@acme.example

Reason: 550 5.2.2 <kim@acme.example>... Mailbox Full

The message subject was: Lunch
""",
        [(KIM, "5.2.2", False)],
    ),
    "m-FILTER": (
        """\
-------server message
550 5.1.1 unknown user <kim@acme.example>

-------SMTP command
RCPT TO:<kim@acme.example>

-------original message
"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "m-FILTER at DATA": (
        """\
-------server message
550 unknown user <kim@acme.example>

-------SMTP command
DATA

-------original message
"""
        + RETURNED,
        [(KIM, "5.1.1", False)],
    ),
    "KDDI": (
        """\
Your mail sent on: Thu, 5 Nov 2026 11:04:47 +0900
    Could not be delivered to: <kim@acme.example>
    As their mailbox is full.
""",
        [(KIM, "5.2.2", False)],
    ),
    "KDDI without a domain": (
        """\
Your mail sent on: Thu, 5 Nov 2026 11:04:47 +0900
    Could not be delivered to: <kim@acme.example>
    As the remote domain doesnt exist.
""",
        [(KIM, "5.1.2", True)],
    ),
    "au": (
        """\
Each of the following recipients was rejected by a remote mail server.

    Recipient: <kim@acme.example>
    >>> RCPT TO:<kim@acme.example>
    <<< 550 <kim@acme.example>: User unknown
""",
        [(KIM, "5.1.1", True)],
    ),
    "Zoho": (
        """\
This message was created automatically by mail delivery software.
 A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

kim@acme.example Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <kim@acme.example>... User Unknown

Received:from mail.zoho.example by mx
""",
        [(KIM, "5.1.1", True)],
    ),
    "GMX": (
        """\
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to
one or more of its recipients. This is a permanent error.
The following address
failed:

"kim@acme.example":
SMTP error from remote server after RCPT command:
host: mail.acme.example
The recipient's mailbox is full
""",
        [(KIM, "5.2.2", False)],
    ),
    "X1": (
        """\
The original message was received at Thu, 5 Nov 2026 10:00:00 +0900 (JST)
from ada@example.org

---The following addresses had delivery errors---

kim@acme.example [User unknown]
""",
        [(KIM, "5.1.1", True)],
    ),
    "X3": (
        """\
======================================
      This is an automatically generated Delivery Status Notification.

Delivery to the following recipients failed permanently:

  * kim@acme.example
    Unrouteable address
""",
        [(KIM, "5.1.1", True)],
    ),
    "X6": (
        """\
We had trouble delivering your message. Full details follow:

Subject: 'Lunch'
Date: 'Thu, 5 Nov 2026'

1 error(s):

SMTP Server <mail.acme.example> rejected recipient <kim@acme.example>
  (Error following RCPT command). It responded as follows: [550 5.1.1 User unknown]

""",
        [(KIM, "5.1.1", True)],
    ),
    "MailMarshal": (
        """\
Your message:
   From:    ada@example.org
   Subject: Lunch

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
    kim@acme.example

Additional Information
""",
        [(KIM, "5.1.1", True)],
    ),
    "McAfee": (
        """\
--- The following addresses had delivery problems ---

<kim@acme.example>   (User unknown kim@acme.example)
""",
        [(KIM, "5.1.1", True)],
    ),
    "SurfControl": (
        """\
Your message could not be sent.
A transcript of the attempts to send the message follows.
The number of attempts made: 1
Addressed To: kim@acme.example

Thu 5 Nov 2026 23:34:45 +0900
Failed to send to identified host,
kim@acme.example: [192.0.2.5], 550 kim@acme.example... No such user

--- Message non-deliverable.
""",
        [(KIM, "5.1.1", True)],
    ),
    "DragonFly": (
        """\
This is the DragonFly Mail Agent v0.13 at df.example.net.

There was an error delivering your mail to <kim@acme.example>.

mail.acme.example [192.0.2.7] did not like our RCPT TO:
550 5.1.1 <kim@acme.example>: Recipient address rejected: User unknown.

Message headers follow.

"""
        + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "Apache James": (
        """\
Hi. This is the James mail server at mail.acme.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up.

Message details:
  Subject: Lunch
  Sent date: Thu Nov 05
  MAIL FROM: ada@example.org
  RCPT TO: kim@acme.example
  From: Ada
  To: kim@acme.example
  Size (in bytes): 1024

Error message below:
550 - Requested action not taken: no such user here
""",
        [(KIM, "5.1.1", True)],
    ),
    "Activehunter": (
        """\
  ----- The following addresses had permanent fatal errors -----

>>> kim@acme.example <kim@acme.example>

  ----- Transcript of session follows -----
550 sorry, no mailbox here by that name (#5.1.1 - chkusr)
""",
        [(KIM, "5.1.1", True)],
    ),
    "a mobile network": (
        """\
Message could not be delivered to mobile.
Error: No valid recipients for this MM
RCPT TO: kim@acme.example
""",
        [(KIM, "5.1.1", True)],
    ),
    "a group that may not exist": (
        """\
Hello ada@example.org,

We're writing to let you know that the group you tried to contact (kim) may not exist, or you may not have\
 permission to post messages to the group.

kim@acme.example
""",
        [(KIM, "5.1.8", False)],
    ),
    "GroupWise": (
        """\
The message that you sent was undeliverable to the following:

\tkim@acme.example (Mailbox is full)
""",
        [(KIM, "5.2.2", False)],
    ),
}


NOTICES = [  # sender, subject, text, permanent
    (
        "postmaster@barracuda.acme.example",
        "**Message you sent blocked by our bulk email filter**",
        "Your message to: kim@acme.example\nwas blocked by our Spam Firewall. The email you sent has NOT BEEN DELIVERED:\n",
        False,
    ),
    (
        "postmaster@acme.example",
        "Письмо не доставлено",
        "Не удалось доставить письмо на адрес kim@acme.example\nПричина: такого пользователя не существует\n",
        True,
    ),
    (
        "postmaster@acme.example",
        "Não é possível entregar: Reunião",
        "Falha na entrega para estes destinatários ou grupos:\n\nkim@acme.example\nO endereço de email que você digitou não foi encontrado.\n",
        True,
    ),
    (
        "MAILER-DAEMON@acme.example",
        "Zwrot: wiadomość niedostarczona",
        "Wiadomość nie została dostarczona do:\n\nkim@acme.example\n\nPowód: brak takiego użytkownika\n",
        True,
    ),
    (
        "MAILER-DAEMON@acme.example",
        "DELIVERY FAILURE: No route found to domain",
        "Your message\n\nwas not delivered to:\n\n  kim@acme.example\n\nbecause:\n\n  No route found to domain acme.example from server MX.\n",
        True,
    ),
]


@pytest.mark.parametrize(("sender", "subject", "text", "permanent"), NOTICES, ids=[row[1] for row in NOTICES])
def test_a_notice_in_its_own_form_is_read(sender: str, subject: str, text: str, permanent: bool) -> None:
    head = f"Return-Path: <>\nFrom: {sender}\nTo: ada@example.org\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n"
    bounce = bounce_of(read_mail(f"{head}\n{text}".encode()))
    assert bounce is not None
    assert [(one.address, one.permanent) for one in bounce.recipients] == [(KIM, permanent)]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_for_people_is_read(name: str) -> None:
    body, expected = TEXTS[name]
    assert bounced(body) == (expected, False)


def test_a_notice_in_html_alone_is_read() -> None:
    body = f"""\
<html><body><p><b>Fehler bei der Nachrichtenzustellung an folgende Empf&auml;nger:</b></p>
<p><a href="mailto:{KIM}">{KIM}</a><br>Die eingegebene E-Mail-Adresse konnte nicht gefunden werden.</p>
<p>Diagnoseinformationen f&uuml;r Administratoren:</p>
<p>Generierender Server: mail.acme.example</p>
<p>{KIM}<br>#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##</p></body></html>
"""
    head = (
        "From: Microsoft Exchange <postmaster@acme.example>\nTo: ada@example.org\nSubject: Unzustellbar: Mittagessen\n"
    )
    bounce = bounce_of(read_mail(f"{head}Content-Type: text/html; charset=utf-8\n\n{body}".encode()))
    assert bounce is not None
    assert [(one.address, one.status, one.permanent) for one in bounce.recipients] == [(KIM, "5.1.1", True)]


def test_a_notice_in_japanese_octets_is_read() -> None:
    body = f"次の宛先にメールを配信できませんでした。\n\n<{KIM}>:\n宛先のメールボックスが一杯です。\n"
    head = "From: MAILER-DAEMON@mx.example.net\nTo: ada@example.org\nSubject: failure notice\n"
    raw = f"{head}Content-Type: text/plain; charset=iso-2022-jp\n\n".encode() + body.encode("iso-2022-jp")
    bounce = bounce_of(read_mail(raw))
    assert bounce is not None
    assert [(one.address, one.status, one.permanent) for one in bounce.recipients] == [(KIM, "5.2.2", False)]


def test_a_notice_of_microsoft_365_is_read_by_its_report() -> None:
    raw = f"""\
From: postmaster@beta.example
To: ada@example.org
Subject: Undeliverable: Lunch
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>Your message to {KIM} couldn't be delivered.</p><p>kim wasn't found at acme.example.</p>
--b
Content-Type: message/delivery-status

Reporting-MTA: dns;mail.beta.example
Received-From-MTA: dns;mail.beta.example

Final-Recipient: rfc822;{KIM}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {KIM} not found by SMTP address lookup
X-Display-Name: Kim

Final-Recipient: rfc822;{LEE}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.Mapi
--b
Content-Type: message/rfc822

Message-ID: <one@example.org>

Hi
--b--
"""
    bounce = bounce_of(read_mail(raw.encode()))
    assert bounce is not None
    assert bounce.about == "one@example.org"
    assert [(one.address, one.status, one.permanent) for one in bounce.recipients] == [
        (KIM, "5.1.10", True),
        (LEE, "5.2.2", False),
    ]
