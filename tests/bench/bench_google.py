"""What Google is asked for: a mailbox of 100,000 and 50 people met, at a stub that enforces the quota.

Counts alone, no seconds: requests over HTTP and quota units by method, as the server counts them, for the first pull
until the first draft is placed, the whole of it, an interval in which nothing happens, and one meeting followed up.

python tests/bench/bench_google.py [MESSAGES]
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "servers"), str(HERE.parents[1])]

from google_house import GoogleHouse  # noqa: E402
from google_stub import GoogleStub, Seen  # noqa: E402
from small_world import between, letter  # noqa: E402
from stub_mailbox import Mail, Mailbox, new_id  # noqa: E402

from followupd.providers.google_transport import LIMITS  # noqa: E402

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)  # a Wednesday
ME = "Ada Example <ada@example.org>"
PEOPLE, LATELY = 50, 6  # met in the last year, and in the last week
GET, LIST, PAGE = 20, 5, 500
MEAN, SIGMA = 2.3, 1.4
POLL = timedelta(minutes=5)
LIMIT_RATIO, LIMIT_FIRST = 80, 50


def shares(chance: random.Random) -> list[int]:
    """How much mail there is with each of those met: with most a little, with some much, with a few none yet."""
    return [int(chance.lognormvariate(MEAN, SIGMA)) for _ in range(PEOPLE)]


def fill(stub: GoogleStub, messages: int) -> tuple[list[int], str]:
    """The mailbox and the calendar; the shares of those met, and a checksum of it all."""
    chance = random.Random(4)
    account = stub.account("ada@example.org")
    box, counts, digest = stub.boxes[account.address], shares(chance), hashlib.sha256()
    for person, count in enumerate(counts):
        start = NOW - timedelta(days=1 + person if person < LATELY else chance.randrange(20, 360), hours=2)
        guests = [{"email": account.address, "responseStatus": "accepted"}, guest(person)]
        account.user.event(summary=f"Talk {person}", attendees=guests, **between(start))
        for raw, labels, at in correspondence(chance, person, count, start):
            box.add(raw, labels, at)
            digest.update(raw)
    for number in range(messages - sum(counts)):
        strange(box, number, NOW - timedelta(minutes=chance.randrange(60, 5_000_000)))
    return counts, digest.hexdigest()[:12]


def guest(person: int) -> dict[str, str]:
    return {"email": f"guest{person}@firm{person}.example", "displayName": f"Guest {person}"}


def correspondence(
    chance: random.Random, person: int, count: int, before: datetime
) -> Iterator[tuple[bytes, list[str], datetime]]:
    """Letters either way, in threads of a few, all of them before the meeting."""
    them, last = f"Guest {person} <guest{person}@firm{person}.example>", ""
    for number in range(count):
        at = before - timedelta(days=1, hours=30 * (count - number))
        outgoing = number % 2 == 1
        sender, to = (ME, them) if outgoing else (them, ME)
        follows = f"In-Reply-To: <{last}@client.example>\nReferences: <{last}@client.example>\n" if number % 4 else ""
        subject = f"{'Re: ' if number % 4 else ''}Plan {person}.{number // 4}"
        last = str(1_000 * (person + 1) + number)
        words = " ".join(chance.choice(["paper", "straw", "plan", "week", "price"]) for _ in range(150))
        text = f"Hello,\n\n{words}\n\nBest"
        yield letter(int(last), sender, to, subject, at, text, follows), ["SENT" if outgoing else "INBOX"], at


def strange(box: Mailbox, number: int, at: datetime) -> None:
    """Mail of others: what a search looks at is known without parsing it."""
    mail = Mail(id=new_id(), thread="", labels={"INBOX"}, raw=b"Subject: News\r\n\r\nNews\r\n", at=at)
    mail.thread = mail.id
    sender = f"news{number % 3000}@shop{number % 700}.example"
    nobody: frozenset[str] = frozenset()
    people = {"from": frozenset({sender}), "to": frozenset({"ada@example.org"}), "cc": nobody, "bcc": nobody}
    mail.__dict__.update(people=people, message_id=f"<n{number}@shop.example>", subject="News")
    box.mail[mail.id] = mail


def requests_of(seen: list[Seen]) -> Counter[str]:
    """What went over the wire, a batch as one, by method."""
    return Counter(one.method for one in seen if not one.in_batch)


def units_of(seen: list[Seen]) -> Counter[str]:
    spent: Counter[str] = Counter()
    for one in seen:
        spent[one.method] += one.units
    return spent


def until_it_rests(daemon: GoogleHouse) -> int:
    """Passes, each when the last one says, until there is nothing to go on with; the minutes that this took."""
    began = daemon.now
    while (done := daemon.run()).errors or (done.next_wake is not None and done.next_wake <= daemon.now):
        assert done.next_wake is not None
        daemon.stub.clock.advance(max(done.next_wake - daemon.now, timedelta(seconds=1)))
    return round((daemon.now - began).total_seconds() / 60)


def table(phases: dict[str, list[Seen]]) -> None:
    methods = sorted({method for seen in phases.values() for one in seen for method in [one.method]})
    width = max(map(len, methods))
    print(f"  {'requests / units':<{width}}" + "".join(f"{name:>26}" for name in phases))
    for method in methods:
        cells = ((requests_of(seen)[method], units_of(seen)[method]) for seen in phases.values())
        print(f"  {method:<{width}}" + "".join(f"{f'{count} / {units}':>26}" for count, units in cells))
    total = ((sum(requests_of(seen).values()), sum(units_of(seen).values())) for seen in phases.values())
    print(f"  {'all':<{width}}" + "".join(f"{f'{count} / {units}':>26}" for count, units in total))


def up_to_first_draft(seen: list[Seen]) -> list[Seen]:
    """With the read-back that makes it sure."""
    at = next(place for place, one in enumerate(seen) if one.method == "gmail.users.drafts.create")
    return seen[: at + 2]


def followed_up(daemon: GoogleHouse) -> list[Seen]:
    """A meeting with somebody new is put into the calendar and takes place, and the user sends the draft; polls in
    which nothing happened are left out."""
    begin, user = len(daemon.stub.requests), daemon.account.user
    guests = [{"email": daemon.account.address, "responseStatus": "accepted"}, guest(PEOPLE)]
    user.event(summary="One more talk", attendees=guests, **between(daemon.now + timedelta(minutes=20), 30))
    before = set(user.drafts())
    daemon.stub.clock.advance(POLL)
    while not (new := set(user.drafts()) - before):
        done = daemon.run()
        assert not done.errors
        assert done.next_wake is not None
        daemon.stub.clock.advance(max(done.next_wake - daemon.now, POLL))
    user.send(new.pop())
    daemon.stub.clock.advance(POLL)
    daemon.run()
    return daemon.stub.requests[begin:]


def main() -> None:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        stub = GoogleStub()
        stub.clock.freeze(NOW)
        stub.grants.lifetime = timedelta(days=30)
        counts, checksum = fill(stub, messages)
        account = stub.account("ada@example.org")
        stub.requests.clear()
        daemon = GoogleHouse(Path(name), stub, account, start="2026-11-01", limits=LIMITS)
        minutes = until_it_rests(daemon)
        first = list(stub.requests)
        stub.clock.advance(POLL)
        daemon.run()
        stub.requests.clear()
        stub.clock.advance(POLL)
        daemon.run()
        quiet = list(stub.requests)
        drafts = len(account.user.drafts())
        followed = followed_up(daemon)
        daemon.close()
        stub.close()
    print(f"  {messages} messages, {sum(counts)} of them with the {PEOPLE} met (seed 4, {checksum}); {drafts} drafts")
    early = up_to_first_draft(first)
    table({"first draft": early, "first pull": first, "quiet interval": quiet, "one meeting": followed})
    whole = messages * GET + messages // PAGE * LIST
    spent, begun = sum(units_of(first).values()), sum(units_of(early).values())
    own = sum(units_of(early)[f"gmail.users.{each}.get"] for each in ("messages", "threads"))
    ratio = f"1/{whole / spent:.1f} of the whole mailbox's {whole} (limit 1/{LIMIT_RATIO})"
    print(f"  first pull: {spent} units in {minutes} minutes, {ratio}")
    beside = f"{begun - own} beside {own} for the letters with that person"
    print(f"  first draft: {begun} units, {beside} (limit {LIMIT_FIRST})")
    refused = sum(one.status == 429 for one in [*first, *quiet, *followed])
    print(f"  quiet interval: {len(quiet)} requests (limit 2); answered with 429: {refused} (limit 0)")


if __name__ == "__main__":
    main()
