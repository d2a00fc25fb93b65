"""Judging 10,000 messages, against parsing them with `email.policy.default` and asking flufl.bounce.

The peer tells bounces from the rest and decodes the texts, no more; ours gives kind, intent, recipients and what was
written. Fresh processes, CPU time of the whole process, equal bounces first. Seeded: the same octets for ever.
"""

from __future__ import annotations

# ruff: noqa: E501, SIM905 (mail is read better in its own lines)
import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 5
LIMIT = 2.0
"""Times as fast as the peer, at least."""
SLOW_S = 20
"""A peer that takes longer is asked once."""

PEER = """
import json, sys
from email import message_from_bytes, policy
from pathlib import Path
from flufl.bounce import all_failures
found = []
for name in sorted(Path(sys.argv[1]).iterdir()):
    mail = message_from_bytes(name.read_bytes(), policy=policy.default)
    temporary, permanent = all_failures(mail)
    if permanent:
        found.append([name.name, sorted(one.decode() for one in permanent)])
    elif not temporary:
        body = mail.get_body(("plain", "html"))
        text = body.get_content() if body else ""
json.dump(found, sys.stdout)
"""

ANSWERS = (
    "Thanks for the slides, very helpful!|Could you send me the draft by Friday?|We'll pass on this one, thank you.|"
    "Not now, please write again in March.|Danke, das klingt gut. Wann passt es dir?|Bitte schreiben Sie mir nicht mehr.|"
    "Merci beaucoup, à bientôt.|Please talk to my colleague Sam (sam@acme.example).|Let me check and come back to you."
).split("|")
FILLING = (
    "It was good to meet you at the fair, and I have been thinking about what you said.|We looked at the numbers again "
    "with the team.|Ich habe mit den Kollegen gesprochen und melde mich.|The proposal reads well, with two questions."
).split("|")


def message(dice: random.Random, number: int) -> str:
    """One in ten a bounce, one in twenty an automatic answer, the rest replies with a quote of 5 to 40 lines."""
    head = f"To: ada@example.org\nDate: Mon, 2 Nov 2026 10:{number % 60:02}:00 +0100\nMessage-ID: <{number}@acme.example>\n"
    head += "MIME-Version: 1.0\n" + "".join(
        f"Received: from mx{hop}.acme.example by mx{hop + 1}.acme.example; Mon, 2 Nov 2026 10:00:00 +0100\n"
        for hop in range(dice.randint(2, 5))
    )
    luck = dice.random()
    if luck < 0.1:
        return (
            f"From: MAILER-DAEMON@mx.acme.example\nSubject: Undelivered Mail Returned to Sender\n{head}"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="=b"\n\n--=b\nContent-Type: text/plain\n\n'
            "This is the mail system. Your message could not be delivered.\n\n--=b\nContent-Type: message/delivery-status\n\n"
            f"Reporting-MTA: dns; mx.acme.example\n\nFinal-Recipient: rfc822; kim{number}@acme.example\nAction: failed\n"
            "Status: 5.1.1\n\n--=b--\n"
        )
    if luck < 0.15:
        return (
            f"From: kim{number}@acme.example\nSubject: Automatic reply: Hello\nAuto-Submitted: auto-replied\n{head}"
            "Content-Type: text/plain; charset=utf-8\n\nI am out of the office until 16 November 2026.\n"
        )
    text = f"Hi Ada,\n\n{dice.choice(FILLING)} {dice.choice(ANSWERS)}\n\n{dice.choice(FILLING)}\n\nBest regards,\nKim\n"
    quote = "".join(f"> {dice.choice(FILLING)}\n" for _ in range(dice.randint(5, 40)))
    return (
        f"From: kim{number}@acme.example\nSubject: Re: Hello\n{head}Content-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n{text}\nOn Sun, 1 Nov 2026 at 09:00, Ada <ada@example.org> wrote:\n{quote}"
    )


def generate(folder: Path, count: int) -> str:
    """Writes `count` messages into `folder`; tells the digest of all."""
    dice, digest = random.Random(7), hashlib.sha256()
    folder.mkdir()
    for number in range(count):
        raw = message(dice, number).encode()
        digest.update(raw)
        (folder / f"{number:06}.eml").write_bytes(raw)
    return digest.hexdigest()[:16]


def run(words: list[str], folder: Path) -> tuple[float, list[list[object]]]:
    """CPU seconds of a whole process, and the bounces it found."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(words, stdout=out, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, "it failed"
        out.seek(0)
        told = json.load(out)
    if told and isinstance(told[0], dict):
        bounces = [one for one in told if one["kind"] == "bounce"]
        told = [[one["file"], sorted(who["address"] for who in one["recipients"])] for one in bounces]
    return used.ru_utime + used.ru_stime, told


def ours(folder: Path) -> tuple[float, list[list[object]]]:
    names = sorted(os.listdir(folder))
    return run([sys.executable, "-m", "followupd", "classify", "--json", "--now", "2026-11-22T09:00", *names], folder)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--messages", type=int, default=10_000)
    count = arguments.parse_args().messages
    with tempfile.TemporaryDirectory() as folder:
        mails, fewer = Path(folder, "mails"), Path(folder, "fewer")
        print(f"{count} messages, sha256 {generate(mails, count)}")
        generate(fewer, count // 4)
        mine: list[float] = []
        peers: list[float] = []
        for _ in range(ROUNDS):
            took, found = ours(mails)
            mine.append(took)
            if not peers or peers[0] < SLOW_S:
                peer_s, expected = run([sys.executable, "-c", PEER, str(mails)], mails)
                peers.append(peer_s)
            assert found == expected, "the bounces differ"
        print(f"equal answers: {len(found)} bounces")
        ratio = median(peers) / median(mine)
        print(
            f"judging: {median(mine):.2f} s (min {min(mine):.2f}, max {max(mine):.2f}, {ROUNDS} rounds), peer "
            f"{median(peers):.2f} s: {ratio:.2f} x, limit {LIMIT} x {'ok' if ratio >= LIMIT else 'MISSED'}"
        )
        quarter = median(ours(fewer)[0] for _ in range(ROUNDS))
        growth = median(mine) / quarter
        print(f"four times the messages: {growth:.1f} x the time, limit 6 x {'ok' if growth <= 6 else 'MISSED'}")
    return 0 if ratio >= LIMIT and growth <= 6 else 1


if __name__ == "__main__":
    sys.exit(main())
