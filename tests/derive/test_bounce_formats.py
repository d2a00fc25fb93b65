"""Bounces as mail systems write them, in our own words: who, which status, and dead or not."""

from __future__ import annotations

import pytest

from followupd.derive.bounce import bounce_of
from followupd.derive.mimeparts import read_mail

KIM, LEE, PAT = "kim@acme.example", "lee@acme.example", "pat@beta.example"


def bounced(
    body: str, *, sender: str = "MAILER-DAEMON@mx.example.net", subject: str = "failure notice", extra: str = ""
):
    """What is seen in a plain message of a mail system: (address, status, permanent) of each, and whether delayed."""
    head = f"From: {sender}\nTo: ada@example.org\nSubject: {subject}\n{extra}"
    bounce = bounce_of(read_mail(f"{head}\n\n{body}".encode()))
    if bounce is None:
        return None
    return [(one.address, one.status, one.permanent) for one in bounce.recipients], bounce.delayed


RETURNED = (
    "Return-Path: <ada@example.org>\nMessage-ID: <one@example.org>\nFrom: ada@example.org\nTo: kim@acme.example\n\nHi\n"
)

TEXTS = {
    "qmail": (
        "Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the"
        " following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        f"<{KIM}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "qmail without a host": (
        "Hi. This is the qmail-send program at mx.example.net.\n\n"
        f"<{KIM}>:\nSorry, I couldn't find any host named acme.example. (#5.1.2)\n\n--- Below this line is a copy of the message.",
        [(KIM, "5.1.2", True)],
    ),
    "qmail whose remote host greylists": (
        f"Hi. This is the qmail-send program.\n\n<{KIM}>:\n192.0.2.1 does not like recipient.\nRemote host said: 451 4.7.1"
        " Greylisting in action, please come back later\nGiving up on 192.0.2.1.\nI'm not going to try again; this message"
        " has been in the queue too long.\n",
        [(KIM, "4.7.1", False)],
    ),
    "Postfix without a report": (
        "This is the Postfix program at host mx.example.net.\n\nI'm sorry to have to inform you that the message returned\n"
        "below could not be delivered to one or more destinations.\n\nFor further assistance, please send mail to"
        f" <postmaster@mx.example.net>\n\n<{KIM}>: host mail.acme.example[192.0.2.7] said: 550 5.1.1\n    <{KIM}>: Recipient"
        " address rejected: User unknown in virtual mailbox table (in\n    reply to RCPT TO command)\n",
        [(KIM, "5.1.1", True)],
    ),
    "Postfix, three recipients with three fates": (
        f"This is the mail system at host mx.example.net.\n\n<{KIM}>: host mail.acme.example[192.0.2.7] said: 550 5.1.1 User\n"
        f"    unknown (in reply to RCPT TO command)\n\n<{LEE}>: host mail.acme.example[192.0.2.7] said: 552 5.2.2 Mailbox\n"
        f"    full (in reply to RCPT TO command)\n\n<{PAT}>: Host or domain name not found. Name service error for\n"
        "    name=beta.example type=A: Host not found\n",
        [(KIM, "5.1.1", True), (LEE, "5.2.2", False), (PAT, "5.1.2", True)],
    ),
    "Sendmail's transcript": (
        "The original message was received at Thu, 5 Nov 2026 10:00:00 +0100\nfrom localhost [127.0.0.1]\n\n   ----- The"
        f" following addresses had permanent fatal errors -----\n<{KIM}>\n    (reason: 550 5.1.1 <{KIM}>... User unknown)\n\n"
        "   ----- Transcript of session follows -----\n... while talking to mail.acme.example.:\n>>> DATA\n"
        f"<<< 550 5.1.1 <{KIM}>... User unknown\n550 5.1.1 <{KIM}>... User unknown\n<<< 503 5.0.0 Need RCPT (recipient)\n",
        [(KIM, "5.1.1", True)],
    ),
    "Sendmail of old": (
        "   ----- Transcript of session follows -----\nWhile talking to mail.acme.example:\n>>> RCPT To:<kim@acme.example>\n"
        f"<<< 550 <{KIM}>, User Unknown\n550 <{KIM}>... User unknown\n\n   ----- Unsent message follows -----\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "Exim": (
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered"
        " to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n"
        f"  {KIM}\n    SMTP error from remote mail server after RCPT TO:<{KIM}>:\n    host mail.acme.example [192.0.2.7]: 550"
        f" Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "Exim without MX": (
        f"A message that you sent could not be delivered to one or more of its recipients.\n\n  {KIM}\n    all relevant MX"
        " records point to non-existent hosts\n",
        [(KIM, "5.1.2", True)],
    ),
    "Exim, tired of a full mailbox": (
        "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The"
        f" following address(es) failed:\n\n  {KIM}\n    mailbox is full:\n    retry timeout exceeded\n",
        [(KIM, "5.2.2", False)],
    ),
    "Courier": (
        "This is a delivery status notification from mx.example.net,\nrunning the Courier mail server, version 0.65.2.\n\n"
        f"                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<{KIM}>:\n"
        f"    mail.acme.example [192.0.2.7]:\n>>> RCPT TO:<{KIM}>\n<<< 550 5.1.1 <{KIM}>... User Unknown\n",
        [(KIM, "5.1.1", True)],
    ),
    "OpenSMTPD": (
        "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while"
        f" attempting to deliver a message for\n    the following list of recipients:\n\n{KIM}: 550 5.2.2 <{KIM}>... Mailbox Full\n\n"
        f"    Below is a copy of the original message:\n\n{RETURNED}",
        [(KIM, "5.2.2", False)],
    ),
    "Gmail of old": (
        f"Delivery to the following recipient failed permanently:\n\n     {KIM}\n\nTechnical details of permanent failure:\n"
        "Google tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the other"
        " email provider for further information about the cause of this error. The error that the other server returned was:"
        f" 550 550 5.7.1 Message contains spam or virus (state 17).\n\n----- Original message -----\n\n{RETURNED}",
        [(KIM, "5.7.1", False)],
    ),
    "Yahoo": (
        f"Sorry, we were unable to deliver your message to the following address.\n\n<{KIM}>:\n554: delivery error: dd This user"
        " doesn't have an acme.example account (kim@acme.example) [0]\n\n--- Below this line is a copy of the message.\n\n",
        [(KIM, "5.1.1", True)],
    ),
    "Exchange 2003": (
        "Your message\n\n  To:      kim@acme.example\n  Subject: Lunch\n  Sent:    Thu, 5 Nov 2026 10:00:00 +0100\n\ndid not reach"
        f" the following recipient(s):\n\n{KIM} on Thu, 5 Nov 2026 10:00:05 +0100\n    The recipient name is not recognized\n"
        "\tThe MTS-ID of the original message is: c=de;a= ;p=acme\n;l=MAIL0511051000\n    MSEXCH:IMS:ACME:SITE:MAIL 0 (000C05A6)"
        " Unknown Recipient\n",
        [(KIM, "5.1.1", True)],
    ),
    "Exchange 2007": (
        f"Delivery has failed to these recipients or distribution lists:\n\n{KIM}<mailto:{KIM}>\nThe recipient's e-mail address was"
        " not found in the recipient's e-mail system. Microsoft Exchange will not try to redeliver this message for you.\n\n"
        "________________________________\nSent by Microsoft Exchange Server 2007\n\nDiagnostic information for administrators:\n\n"
        f"Generating server: mail.acme.example\n\n{KIM}\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message"
        f" headers:\n\nReceived: from mx\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "Exchange in French": (
        f"Échec de la remise pour ces destinataires ou listes de distribution :\n\n{KIM}\nLa boîte aux lettres du destinataire est"
        " pleine et ne peut pas accepter de messages.\n\nInformations de diagnostic pour les administrateurs :\n\nServeur de"
        f" génération : mail.acme.example\n\n{KIM}\n#550 5.2.2 STOREDRV.Deliver: mailbox full ##\n",
        [(KIM, "5.2.2", False)],
    ),
    "Notes": (
        "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\nkim@acme.example\n\n------- Returned"
        f" Message --------\n\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "Domino": (
        "Your message\n\n  Subject: Lunch\n\nwas not delivered to:\n\n  kim@acme.example\n\nbecause:\n\n  User kim"
        " (kim@acme.example) not listed in Domino Directory\n",
        [(KIM, "5.1.1", True)],
    ),
    "IMail": ("Unknown user: kim@acme.example\n\nOriginal message follows.\n\n" + RETURNED, [(KIM, "5.1.1", True)]),
    "IMail, full": (
        "User mailbox exceeds allowed size: kim@acme.example\n\nOriginal message follows.\n\n" + RETURNED,
        [(KIM, "5.2.2", False)],
    ),
    "IMail, tired": (
        "Delivery failed 20 attempts: kim@acme.example\n\nOriginal message follows.\n",
        [(KIM, "5.4.7", False)],
    ),
    "InterScan": (
        f"****** Message from InterScan Messaging Security Suite ******\n\nSent <<< RCPT TO:<{KIM}>\nReceived >>> 550 5.1.1"
        f" <{KIM}>... user unknown\n\nUnable to deliver message to <{KIM}> (and other recipients in the same domain).\n",
        [(KIM, "5.1.1", True)],
    ),
    "MXLogic": (
        "This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to"
        f" one or more of its recipients.\n\nThe following address failed:\n\n  <{KIM}>:  550 5.1.1 unknown or illegal alias: {KIM}\n\n"
        "Included is a copy of the message header:\n-----------------------------------------\n" + RETURNED,
        [(KIM, "5.1.1", True)],
    ),
    "MessageLabs": (
        "This is the mail delivery agent at messagelabs.com.\nI was unable to deliver your message to the following addresses:\n\n"
        f"{KIM}\n\nReason: 550 5.2.2 <{KIM}>... Mailbox Full\n\nThe message subject was: Lunch\n",
        [(KIM, "5.2.2", False)],
    ),
    "m-FILTER": (
        f"-------server message\n550 5.1.1 unknown user <{KIM}>\n\n-------SMTP command\nRCPT TO:<{KIM}>\n\n-------original message\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "m-FILTER at DATA": (
        f"-------server message\n550 unknown user <{KIM}>\n\n-------SMTP command\nDATA\n\n-------original message\n{RETURNED}",
        [(KIM, "5.1.1", False)],
    ),
    "KDDI": (
        f"Your mail sent on: Thu, 5 Nov 2026 11:04:47 +0900\n    Could not be delivered to: <{KIM}>\n    As their mailbox is full.\n",
        [(KIM, "5.2.2", False)],
    ),
    "KDDI without a domain": (
        f"Your mail sent on: Thu, 5 Nov 2026 11:04:47 +0900\n    Could not be delivered to: <{KIM}>\n    As the remote domain doesnt exist.\n",
        [(KIM, "5.1.2", True)],
    ),
    "au": (
        "Each of the following recipients was rejected by a remote mail server.\n\n    Recipient: <kim@acme.example>\n"
        f"    >>> RCPT TO:<{KIM}>\n    <<< 550 <{KIM}>: User unknown\n",
        [(KIM, "5.1.1", True)],
    ),
    "Zoho": (
        "This message was created automatically by mail delivery software.\n A message that you sent could not be delivered to"
        f" one or more of its recipients. This is a permanent error.\n\n{KIM} Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1"
        f" <{KIM}>... User Unknown\n\nReceived:from mail.zoho.example by mx\n",
        [(KIM, "5.1.1", True)],
    ),
    "GMX": (
        "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to\n"
        f'one or more of its recipients. This is a permanent error.\nThe following address\nfailed:\n\n"{KIM}":\nSMTP error from'
        " remote server after RCPT command:\nhost: mail.acme.example\nThe recipient's mailbox is full\n",
        [(KIM, "5.2.2", False)],
    ),
    "X1": (
        "The original message was received at Thu, 5 Nov 2026 10:00:00 +0900 (JST)\nfrom ada@example.org\n\n---The following"
        f" addresses had delivery errors---\n\n{KIM} [User unknown]\n",
        [(KIM, "5.1.1", True)],
    ),
    "X3": (
        "======================================\n      This is an automatically generated Delivery Status Notification.\n\n"
        f"Delivery to the following recipients failed permanently:\n\n  * {KIM}\n    Unrouteable address\n",
        [(KIM, "5.1.1", True)],
    ),
    "X6": (
        "We had trouble delivering your message. Full details follow:\n\nSubject: 'Lunch'\nDate: 'Thu, 5 Nov 2026'\n\n1 error(s):\n\n"
        f"SMTP Server <mail.acme.example> rejected recipient <{KIM}> \n  (Error following RCPT command). It responded as follows:"
        " [550 5.1.1 User unknown]\n\n",
        [(KIM, "5.1.1", True)],
    ),
    "MailMarshal": (
        "Your message:\n   From:    ada@example.org\n   Subject: Lunch\n\nCould not be delivered because of\n\n550 5.1.1 User"
        f" unknown\n\nThe following recipients were affected: \n    {KIM}\n\nAdditional Information\n",
        [(KIM, "5.1.1", True)],
    ),
    "McAfee": (
        f"--- The following addresses had delivery problems ---\n\n<{KIM}>   (User unknown {KIM})\n",
        [(KIM, "5.1.1", True)],
    ),
    "SurfControl": (
        "Your message could not be sent.\nA transcript of the attempts to send the message follows.\nThe number of attempts made: 1\n"
        f"Addressed To: {KIM}\n\nThu 5 Nov 2026 23:34:45 +0900\nFailed to send to identified host,\n{KIM}: [192.0.2.5], 550 {KIM}..."
        " No such user\n\n--- Message non-deliverable.\n",
        [(KIM, "5.1.1", True)],
    ),
    "DragonFly": (
        f"This is the DragonFly Mail Agent v0.13 at df.example.net.\n\nThere was an error delivering your mail to <{KIM}>.\n\n"
        f"mail.acme.example [192.0.2.7] did not like our RCPT TO:\n550 5.1.1 <{KIM}>: Recipient address rejected: User unknown.\n\n"
        f"Message headers follow.\n\n{RETURNED}",
        [(KIM, "5.1.1", True)],
    ),
    "Apache James": (
        "Hi. This is the James mail server at mail.acme.example.\nI'm afraid I wasn't able to deliver your message to the following"
        " addresses.\nThis is a permanent error; I've given up.\n\nMessage details:\n  Subject: Lunch\n  Sent date: Thu Nov 05\n"
        f"  MAIL FROM: ada@example.org\n  RCPT TO: {KIM}\n  From: Ada\n  To: {KIM}\n  Size (in bytes): 1024\n\nError message below:\n"
        "550 - Requested action not taken: no such user here\n",
        [(KIM, "5.1.1", True)],
    ),
    "Activehunter": (
        f"  ----- The following addresses had permanent fatal errors -----\n\n>>> {KIM} <{KIM}>\n\n  ----- Transcript of session"
        " follows -----\n550 sorry, no mailbox here by that name (#5.1.1 - chkusr)\n",
        [(KIM, "5.1.1", True)],
    ),
    "a mobile network": (
        f"Message could not be delivered to mobile.\nError: No valid recipients for this MM\nRCPT TO: {KIM}\n",
        [(KIM, "5.1.1", True)],
    ),
    "a group that may not exist": (
        "Hello ada@example.org,\n\nWe're writing to let you know that the group you tried to contact (kim) may not exist, or you"
        f" may not have permission to post messages to the group.\n\n{KIM}\n",
        [(KIM, "5.1.8", False)],
    ),
    "GroupWise": (
        f"The message that you sent was undeliverable to the following:\n\n\t{KIM} (Mailbox is full)\n",
        [(KIM, "5.2.2", False)],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_for_people_is_read(name: str) -> None:
    body, expected = TEXTS[name]
    assert bounced(body) == (expected, False)
