"""A small world for an account: some weeks of mail and meetings with a handful of people, as mailboxes have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

from google_user import Json, User

KIM, LEE, NEWS = "Kim Lee <kim@acme.example>", "Lee Park <lee@example.net>", "News <news@shop.example>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallWorld:
    """What was put there: message ids, and event ids, by name."""

    mail: dict[str, str]
    events: dict[str, str]


def letter(number: int, sender: str, to: str, subject: str, at: datetime, text: str = "Hi", more: str = "") -> bytes:
    """A message of plain text; `more` are headers, each with its line end (\\n)."""
    head = (
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {format_datetime(at)}\n"
        f"Message-ID: <{number}@client.example>\n{more}"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    )
    return f"{head}\n{text}\n".replace("\n", "\r\n").encode()


def between(start: datetime, minutes: int = 60) -> Json:
    """`start` and `end` of an event; aware times."""
    end = start + timedelta(minutes=minutes)
    return {"start": {"dateTime": start.isoformat()}, "end": {"dateTime": end.isoformat()}}


def small_world(user: User, now: datetime) -> SmallWorld:
    """Mail with Kim (met yesterday) and Lee (weekly), a newsletter, what is in the trash and in the junk mail."""
    me, day = f"Ada Example <{user.address}>", timedelta(days=1)
    answer = "In-Reply-To: <1@client.example>\nReferences: <1@client.example>\n"
    lists = "List-Unsubscribe: <https://shop.example/u>\nPrecedence: bulk\n"
    offer = user.deliver(letter(1, me, KIM, "Offer", now - 20 * day), ["SENT"])
    reply = letter(2, KIM, me, "Re: Offer", now - 19 * day, "Thanks!", answer)
    mail = {
        "offer": offer,
        "answer": user.deliver(reply, ["INBOX", "UNREAD"], user.thread(offer)),
        "lunch": user.deliver(letter(3, LEE, me, "Lunch?", now - 40 * day), []),  # archived
        "news": user.deliver(letter(4, NEWS, me, "Autumn sale", now - 3 * day, more=lists), ["INBOX"]),
        "trash": user.deliver(letter(5, KIM, me, "Old", now - 90 * day), ["TRASH"]),
        "junk": user.deliver(letter(6, "prize@win.example", me, "You won", now - day), ["SPAM"]),
    }
    kim = [
        {"email": user.address, "responseStatus": "accepted"},
        {"email": "kim@acme.example", "displayName": "Kim Lee"},
    ]
    events = {
        "met": user.event(summary="Call with Kim", attendees=kim, **between(now - day)),
        "coming": user.event(summary="Planning", attendees=[{"email": "lee@example.net"}], **between(now + 5 * day)),
        "off": user.event(
            summary="Day off", start={"date": f"{now + 9 * day:%Y-%m-%d}"}, end={"date": f"{now + 10 * day:%Y-%m-%d}"}
        ),
    }
    return SmallWorld(mail=mail, events=events)
