#!/usr/bin/env python3
"""Writes a Maildir of threaded mail as a business mailbox has it; the same seed gives the same octets.

Threads of geometric length (4 on average) between me and one to four contacts, with Message-ID, In-Reply-To and
References and quoted replies; what providers add (three to six Received, DKIM-Signature, ARC-*, X-*); names and
subjects by RFC 2047 (15%); text/plain (45%), multipart/alternative (50%), a small attachment (5%); newsletters (half
of the threads), automatic replies (1%). 100,000 messages are about 24,000 threads and 729 MB, of which a third is
headers. The times of the files are those of the Date headers. No mail library is used, so that none is favoured.
"""

# ruff: noqa: SIM905 (word lists are read better as words)

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import quopri
import random
import time
from collections.abc import Iterator
from email.header import Header
from email.utils import formatdate
from itertools import islice

FIRST = (
    "Ana Ben Chloé Dev Eva Femi Gus Hana Ivo Jürgen Kim Lena Mia Noor Omar Pia Quinn Rosa Sven Tomás Uma Vik Wen Yuki "
    "Zoë"
).split()
LAST = (
    "Abe Baker Costa Díaz Ek Fischer Grant Hughes Ito Jones Khan Lopez Müller Novak O'Brien Patel Rossi Smith Tan Ueda "
    "Vogt Weber Young Zhang"
).split()
WORDS = (
    "the to and of a in we for is on that with this you it be have will as at meeting proposal draft next week review "
    "team budget please let me know thanks attached notes follow up schedule call tomorrow design question update plan "
    "project contract client naïve café über façade rollout estimate agreed action items"
).split()
SUBJECTS = (
    "Proposal|Next steps|Great to meet you|Invoice 2231|Contract draft|Lunch next week?|Project update|"
    "Intro: you two should meet|Notes from today|Über das Angebot|Préparation réunion"
).split("|")
DOMAINS = ("example.com", "example.org", "corp.example.net", "mail.example.edu")
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Person = tuple[str, str]
ME: Person = ("Me Myself", "me@example.com")


def wrapped(text: str, width: int = 72) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def plain(name: str) -> str:
    return name.encode("ascii", "ignore").decode().replace("'", "").lower()


def quoted_printable(text: str) -> str:
    return quopri.encodestring(text.encode()).decode()


def named(person: Person) -> str:
    name, address = person
    if name.isascii():
        return f'"{name}" <{address}>' if "'" in name else f"{name} <{address}>"
    return f"{Header(name, 'utf-8').encode()} <{address}>"


class Mailbox:
    """A stream of threads, drawn from one seed."""

    def __init__(self, *, seed: int, contacts: int, start: str, years: float) -> None:
        self.random = random.Random(seed)
        draw = self.random
        self.people = [self._person(number) for number in range(contacts)]
        self.begin = int(time.mktime(time.strptime(start, "%Y-%m-%d")))
        self.span = int(years * 31_557_600)
        # A fixed pool of paragraphs: quick to draw from, and as repetitive as real prose.
        self.paragraphs = [
            wrapped(" ".join(draw.choices(WORDS, k=draw.randint(15, 70))).capitalize() + ".") for _ in range(600)
        ]
        self.blobs = ["".join(draw.choices(BASE64, k=76 * 9)) for _ in range(40)]
        self.last_id = self.last_text = ""

    def _person(self, number: int) -> Person:
        first, last = self.random.choice(FIRST), self.random.choice(LAST)
        return f"{first} {last}", f"{plain(first)}.{plain(last)}{number}@{self.random.choice(DOMAINS)}"

    def messages(self) -> Iterator[tuple[int, bytes]]:
        """The time and the octets of one message after the other, without end."""
        while True:
            at = self.begin + self.random.randrange(self.span)
            kind = self.random.random()
            if kind < 0.05:
                yield self._automatic(at)
            elif kind < 0.55:
                yield self._newsletter(at)
            else:
                yield from self._thread(at)

    def _automatic(self, at: int) -> tuple[int, bytes]:
        sender = self.random.choice(self.people)
        subject = "Automatic reply: " + self.random.choice(SUBJECTS)
        return self._message(
            at, sender, [ME], subject, extra=["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"]
        )

    def _newsletter(self, at: int) -> tuple[int, bytes]:
        draw = self.random
        name = draw.choice(("Weekly News", "Shop", "CI bot", "no-reply"))
        sender = (name, f"news{draw.randrange(60)}@list.example.net")
        subject = f"Issue {draw.randrange(999)}: " + draw.choice(SUBJECTS)
        headers = [
            f"List-Id: <l{draw.randrange(60)}.list.example.net>",
            "List-Unsubscribe: <https://list.example.net/u/1>",
            "Precedence: bulk",
        ]
        return self._message(at, sender, [ME], subject, extra=headers)

    def _thread(self, at: int) -> Iterator[tuple[int, bytes]]:
        draw = self.random
        others = draw.choices([1, 2, 3, 4], [70, 18, 8, 4])[0] - 1
        often = self.people[min(int(draw.paretovariate(0.7)) - 1, len(self.people) - 1)]
        first = often if draw.random() < 0.5 else draw.choice(self.people)
        people = [first, *draw.sample(self.people, others)]
        subject, references, quoted = draw.choice(SUBJECTS), list[str](), ""
        length = min(1 + int(draw.expovariate(1 / 7.5)), 60)
        mine = draw.random() < 0.5
        for number in range(length):
            sender = ME if mine else draw.choice(people)
            to = [one for one in [ME, *people] if one != sender]
            yield self._message(at, sender, to, ("Re: " if number else "") + subject, references, quoted)
            references = [*references, self.last_id][-20:]
            quoted = self.last_text
            at += int(draw.expovariate(1 / 90_000)) + 300
            mine = not mine if draw.random() < 0.85 else mine

    def _message(
        self,
        at: int,
        sender: Person,
        to: list[Person],
        subject: str,
        references: list[str] | None = None,
        quoted: str = "",
        extra: list[str] | None = None,
    ) -> tuple[int, bytes]:
        draw = self.random
        message_id = f"<{draw.getrandbits(90):x}.{at}@{sender[1].partition('@')[2]}>"
        headers = [] if sender is ME else self._noise(sender, at)
        headers += ["MIME-Version: 1.0"]
        if references:
            headers += ["References: " + "\n ".join(references), f"In-Reply-To: {references[-1]}"]
        headers += [
            f"From: {named(sender)}",
            f"Date: {formatdate(at)}",
            f"Message-ID: {message_id}",
            f"Subject: {subject if subject.isascii() else Header(subject, 'utf-8').encode()}",
            f"To: {named(to[0])}",
        ]
        if to[1:]:
            headers.append("Cc: " + ",\n\t".join(map(named, to[1:])))
        headers += extra or []
        paragraphs = "\n\n".join(draw.choices(self.paragraphs, k=draw.randint(1, 5)))
        own = f"Hi {to[0][0].split()[0]},\n\n{paragraphs}\n\nBest,\n{sender[0]}\n"
        text = own
        if quoted:
            lines = "\n".join(f"> {line}" for line in quoted.split("\n")[:40])
            text += f"\nOn {formatdate(at - 4000)}, someone wrote:\n{lines}"
        self.last_id, self.last_text = message_id, text
        body = self._body(headers, text, own, quoted)
        return at, ("\n".join(headers) + "\n\n" + body).encode()

    def _noise(self, sender: Person, at: int) -> list[str]:
        draw = self.random
        address, domain = sender[1], sender[1].partition("@")[2]
        lines = ["Delivered-To: me@example.com"]
        for hop in range(draw.randint(3, 6)):
            lines.append(
                f"Received: from mx{hop}.{domain} (mx{hop}.{domain}. [192.0.2.{draw.randrange(256)}])\n"
                f"        by relay{hop}.example.com with ESMTPS id {draw.getrandbits(80):x}\n"
                "        for <me@example.com>\n"
                "        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n"
                f"        {formatdate(at + 3 - hop)}"
            )
        signature = draw.choice(self.blobs)[:344]
        folded = "\n         ".join(signature[i : i + 66] for i in range(0, 344, 66))
        return [
            *lines,
            f"X-Received: by 2002:a17:906:{draw.getrandbits(16):x} with SMTP id {draw.getrandbits(64):x};"
            f" {formatdate(at)}",
            f"ARC-Seal: i=1; a=rsa-sha256; t={at}; cv=none;\n        d=example.com; s=arc-20160816;\n"
            f"        b={folded}",
            f"ARC-Authentication-Results: i=1; mx.example.com;\n       dkim=pass header.i=@{domain} header.s=sel1;\n"
            f"       spf=pass (example.com: domain of {address} designates 192.0.2.9 as permitted sender)"
            f" smtp.mailfrom={address};\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from={domain}",
            f"Return-Path: <{address}>",
            f"Authentication-Results: mx.example.com;\n       dkim=pass header.i=@{domain} header.s=sel1;\n"
            f"       spf=pass smtp.mailfrom={address}",
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d={domain}; s=sel1; t={at};\n"
            "        h=to:subject:message-id:date:from:mime-version:from:to:cc:subject\n"
            f"         :date:message-id:reply-to;\n        bh={signature[:43]}=;\n        b={folded}",
        ]

    def _body(self, headers: list[str], text: str, own: str, quoted: str) -> str:
        kind = self.random.random()
        if kind >= 0.45:
            return self._alternative(headers, kind, text, own, quoted)
        if text.isascii():
            headers.append('Content-Type: text/plain; charset="UTF-8"')
            return text
        if kind < 0.25:
            headers += ['Content-Type: text/plain; charset="UTF-8"', "Content-Transfer-Encoding: quoted-printable"]
            return quoted_printable(text)
        headers += ["Content-Type: text/plain; charset=utf-8; format=flowed", "Content-Transfer-Encoding: 8bit"]
        return text

    def _alternative(self, headers: list[str], kind: float, text: str, own: str, quoted: str) -> str:
        draw = self.random
        mark = f"000000000000{draw.getrandbits(64):016x}"
        style = '<div dir="ltr" style="font-family:Arial,sans-serif;font-size:13px">'
        html = '<html><head><meta charset="utf-8"></head><body>'
        html += "".join(f"{style}{paragraph}</div><br>" for paragraph in own.split("\n\n"))
        html += f'<blockquote class="gmail_quote">{quoted[:1500]}</blockquote>' if quoted else ""
        html += "</body></html>\n"
        if kind < 0.70:
            part = "quoted-printable\n\n" + quoted_printable(html)
        else:
            part = "base64\n\n" + base64.encodebytes(html.encode()).decode()
        both = (
            f'--{mark}\nContent-Type: text/plain; charset="UTF-8"\n'
            f"Content-Transfer-Encoding: quoted-printable\n\n{quoted_printable(text)}\n"
            f'--{mark}\nContent-Type: text/html; charset="UTF-8"\nContent-Transfer-Encoding: {part}\n--{mark}--\n'
        )
        inner = f'Content-Type: multipart/alternative; boundary="{mark}"'
        if kind < 0.95:
            headers.append(inner)
            return both
        outer = f"mixed{draw.getrandbits(64):016x}"
        blobs = (draw.choice(self.blobs) for _ in range(draw.randint(5, 60)))
        attached = "\n".join(blob[i : i + 76] for blob in blobs for i in range(0, len(blob), 76))
        headers.append(f'Content-Type: multipart/mixed; boundary="{outer}"')
        return (
            f'--{outer}\n{inner}\n\n{both}\n--{outer}\nContent-Type: application/pdf; name="doc.pdf"\n'
            'Content-Disposition: attachment; filename="doc.pdf"\n'
            f"Content-Transfer-Encoding: base64\n\n{attached}\n--{outer}--\n"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("maildir")
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--contacts", type=int, default=2_000)
    parser.add_argument("--years", type=float, default=5)
    parser.add_argument("--start", default="2021-01-01")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["TZ"] = "UTC"
    time.tzset()
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(options.maildir, part), exist_ok=True)
    mailbox = Mailbox(seed=options.seed, contacts=options.contacts, start=options.start, years=options.years)
    digest, size = hashlib.sha256(), 0
    for number, (at, raw) in enumerate(islice(mailbox.messages(), options.messages)):
        path = os.path.join(options.maildir, "cur", f"{at}.{number:07d}.gen:2,S")
        with open(path, "wb") as file:
            file.write(raw)
        os.utime(path, (at, at))
        digest.update(raw)
        size += len(raw)
    print(f"{options.messages} messages, {size} octets, sha256 {digest.hexdigest()}")


if __name__ == "__main__":
    main()
