"""Mail in the user's name: by the way that it came, the user's own, or a stranger's."""

from __future__ import annotations

import time

import pytest

from followupd.derive.provenance import is_own
from followupd.domain.ids import Address

ADA = Address("ada@example.org")

LMTP = "received: from mail.example.org by mail.example.org with lmtp id 7 for <ada@example.org>; tue, 3 nov 2026"
FROM_OUTSIDE = (
    "received: from mail.example.org (unknown [203.0.113.9]) by mx.example.org (postfix) with esmtps id 4;"
    " tue, 3 nov 2026 10:00:00 +0100"
)
SIGNED_IN = (
    "received: from [192.168.7.5] (dsl.isp.example [203.0.113.77]) (authenticated sender: ada)\n by mail.example.org"
    " (postfix) with esmtpsa id 9 for <ada@example.org>; tue, 3 nov 2026 10:00:00 +0100"
)
FORGED = "received: from [10.0.0.1] ([10.0.0.1]) by mail.example.org with esmtpsa id 1; tue, 3 nov 2026 09:59:00 +0100"


def results(server: str, *told: str) -> str:
    return f"authentication-results: {'; '.join([server, *told])}"


DKIM = "dkim=pass (2048-bit key) header.d=example.org header.i=@example.org header.b=abc"

OWN = {
    "moved from Sent by the mail program: no server received it": [],
    "a copy to oneself, sent by who had signed in": [LMTP, SIGNED_IN],
    "the same, where the server adds nothing of its own": [SIGNED_IN],
    "the same, where the server hides the way from the reader's home": [LMTP],
    "handed from one machine of a provider to another": [
        "received: from compute5.internal (compute5.internal [10.202.2.45]) by store7.internal (cyrus) with lmtpa; tue",
        "received: from front.internal ([10.202.2.168]) by compute5.internal (postfix) with esmtps id 3; tue",
        "received: from client ([203.0.113.77]) by smtp.provider.example (postfix) with esmtpa id 3; tue",
    ],
    "written on the server itself": [
        "received: by mail.example.org (postfix, from userid 1000) id 3; tue, 3 nov 2026 10:00:00 +0100"
    ],
    "written in the server's own pages": [
        LMTP,
        "received: from [203.0.113.77] by webmail.example.org with http (http/1.1 post); tue, 3 nov 2026",
    ],
    "fetched by a program of the user's": [
        "received: from imap.example.org [203.0.113.2] by localhost with imap (fetchmail-6.4.37) for <ada>; tue",
        SIGNED_IN,
    ],
    "at a second mailbox, signed by the first one's domain": [
        FROM_OUTSIDE,
        results("mx.example.org", DKIM, "spf=pass smtp.mailfrom=ada@example.org"),
    ],
    "at a second mailbox, by a policy that the first one's domain passes": [
        "received: by 2002:a05:6402:40d1:b0:3ac with smtp id c17; tue, 3 nov 2026 02:00:00 -0800",
        "received: from out.example.org (out.example.org. [203.0.113.9]) by mx.google.com with esmtps id 8; tue",
        results("mx.google.com", "dmarc=pass (p=none sp=none dis=none) header.from=example.org"),
    ],
    "at Exchange Online, which does not name itself": [
        "received: from a.mail.protection.outlook.com (2603:10a6::1) by b.prod.outlook.com with microsoft smtp server",
        results("spf=pass (sender ip is 203.0.113.9) smtp.mailfrom=example.org", DKIM, "dmarc=pass action=none"),
    ],
}

NOT_OWN = {
    "from outside, and nothing vouches for it": [FROM_OUTSIDE],
    "from outside, with a way before it that its sender made up": [LMTP, FROM_OUTSIDE, FORGED],
    "greeting as if from the inside": [
        "received: from [127.0.0.1] (unknown [203.0.113.9]) by mx.example.org (postfix) with esmtp id 4; tue",
        FORGED,
    ],
    "greeting with a server's own words": [
        "received: from [10.0.0.1] by mail.example.org with esmtpsa id 9 ([203.0.113.9]) by mx.example.org with esmtp"
    ],
    "a greeting that fills the header": ["received: from [10.0.0.1]" + "x" * 1970, FORGED],
    "signed by somebody else's domain": [
        FROM_OUTSIDE,
        results("mx.example.org", "dkim=pass header.d=evil.example header.i=@evil.example"),
    ],
    "signed by a domain that merely ends so": [
        FROM_OUTSIDE,
        results("mx.example.org", "dkim=pass header.d=not-example.org"),
    ],
    "its signature does not hold": [FROM_OUTSIDE, results("mx.example.org", "dkim=fail header.d=example.org")],
    "the policy of the domain in From says no": [
        FROM_OUTSIDE,
        results("mx.example.org", DKIM, "dmarc=fail header.from=example.org"),
    ],
    "results that no server of the mailbox wrote": [FROM_OUTSIDE, results("mx.evil.example", DKIM)],
    "sent by a list's server": [
        "received: from lists.straws.example (lists.straws.example [203.0.113.4]) by mx.example.org with esmtps id 2; t"
    ],
}


@pytest.mark.parametrize("trace", OWN.values(), ids=OWN)
def test_the_users_own_mail_is_known_by_the_way_that_it_took(trace: list[str]) -> None:
    assert is_own(trace, ADA)


@pytest.mark.parametrize("trace", NOT_OWN.values(), ids=NOT_OWN)
def test_mail_that_came_from_outside_in_the_users_name_is_not_the_users(trace: list[str]) -> None:
    assert not is_own(trace, ADA)


@pytest.mark.parametrize("piece", ["(", ")", " by ", "[10.0.0.1] ", "header.d=", ";", "dkim=pass "])
def test_hostile_headers_take_no_time_and_raise_nothing(piece: str) -> None:
    long = piece * (2_000 // len(piece))
    begun = time.perf_counter()
    is_own([f"received:{long}", FROM_OUTSIDE, *[f"authentication-results:mx.example.org; {long}"] * 38], ADA)
    assert time.perf_counter() - begun < 0.5
