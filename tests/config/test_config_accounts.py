"""The problems of the two sections that every config has: me and accounts."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("me", "where", "path", "what", "hint"),
    [
        ("{addresses: [ada@example.org]}", "1:5", "me.name", "is missing", "such as name: Ada Example"),
        ("{name: Ada}", "1:5", "me.addresses", "is missing", "such as addresses: [ada@example.org]"),
        (
            "{name: Ada, addresses: []}", "1:28", "me.addresses",
            "must have at least one entry", "such as [ada@example.org]",
        ),
        (
            "{name: Ada, addresses: [Ada <Ada@Example.org>]}", "1:29", "me.addresses[0]",
            '"Ada <Ada@Example.org>" is no mail address', "did you mean ada@example.org?",
        ),
        ("{name: Ada, addresses: ada}", "1:28", "me.addresses", '"ada" is no mail address', "such as ada@example.org"),
        (
            '{name: Ada, addresses: [a@example.org, "*@*"]}', "1:44", "me.addresses[1]",
            '"*@*" matches too much to be you', 'such as "*@ada.example"',
        ),
        (
            '{name: Ada, addresses: ["*@ada.example"]}', "1:28", "me.addresses",
            "has only globs: drafts need an address to be from", "such as ada@example.org",
        ),
        (
            "{name: Ada, addresses: a@example.org, timezone: Berlin}", "1:53", "me.timezone",
            '"Berlin" is no time zone', "did you mean Europe/Berlin?",
        ),
        (
            "{name: Ada, addresses: a@example.org, timezone: ../../etc/passwd}", "1:53", "me.timezone",
            '"../../etc/passwd" is no time zone', "such as Europe/Berlin",
        ),
        (
            "{name: Ada, addresses: a@example.org, timezone: Europe/Paaris}", "1:53", "me.timezone",
            '"Europe/Paaris" is no time zone', "did you mean Europe/Paris?",
        ),
        (
            "{name: Ada, addresses: a@example.org, timezone: US}", "1:53", "me.timezone",
            '"US" is no time zone', "such as Europe/Berlin",
        ),
        (
            "{name: Ada, addresses: a@example.org, locale: de_DX}", "1:51", "me.locale",
            '"de_DX" is no known locale', "did you mean de_DE?",
        ),
        (
            '{name: "Ada\\r\\nBcc: x@example.org", addresses: a@example.org}', "1:12", "me.name",
            "has control characters or line ends, or is too long", "such as Ada Example",
        ),
        (
            '{name: "Ada \\u202Egro", addresses: a@example.org}', "1:12", "me.name",
            "has control characters or line ends, or is too long", "such as Ada Example",
        ),
        (
            '{name: Ada, addresses: a@example.org, signature: "A\\0da"}', "1:54", "me.signature",
            "has control characters", "plain text",
        ),
    ],
)  # fmt: skip
def test_problems_of_me(problems, me, where, path, what, hint):
    accounts = "accounts: [{name: work, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c}]}]"
    assert problems(f"me: {me}\n{accounts}\n") == [(where, path, what, hint)]


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        ("[]", [("2:11", "accounts", "must have at least one entry", "")]),
        (
            "[{name: a, mail: {type: maildirr, path: M}, calendars: [{type: ics, path: c}]}]",
            [("2:35", "accounts[0].mail.type", '"maildirr" is none of gmail, imap, maildir', "did you mean maildir?")],
        ),
        (
            "[{name: a, mail: {path: M}, calendars: [{type: ics, path: c}]}]",
            [("2:28", "accounts[0].mail.type", "is missing", "one of gmail, imap, maildir")],
        ),
        (
            "[{name: a, mail: {type: maildir, pth: M}, calendars: [{type: ics, path: c}]}]",
            [
                ("2:28", "accounts[0].mail.path", "is missing", "such as path: ~/Mail"),
                ("2:44", "accounts[0].mail.pth", "is no key that is known here", "did you mean path?"),
            ],
        ),
        (
            "[{name: a, mail: {type: maildir, path: M}}]",
            [
                (
                    "2:11", "accounts", "no account has calendars: there is nobody to follow up with",
                    "such as calendars: [{type: ics, path: ~/calendar.ics}]",
                ),
            ],
        ),
        (
            "[{name: a, calendars: [{type: ics, path: c}]}]",
            [
                (
                    "2:11", "accounts", "no account has mail: there is nowhere to place drafts",
                    "such as mail: {type: maildir, path: ~/Mail}",
                ),
            ],
        ),
        (
            "[{name: a, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c}]}, {name: a}]",
            [
                (
                    "2:97", "accounts[1].name", '"a" is the name of another account too, in line 2',
                    "each needs a name of its own",
                ),
            ],
        ),
        (
            "[{name: a/b, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c}]}]",
            [("2:19", "accounts[0].name", '"a/b" is no name',
              "letters, digits, dots, blanks and dashes, such as work")],
        ),
        (
            "[{name: a, mail: {type: maildir, path: M, folders: {drafts: ../x}}, calendars: [{type: ics, path: c}]}]",
            [("2:71", "accounts[0].mail.folders.drafts", '"../x" is no folder of a mailbox',
              "such as Drafts or Archive/2026")],
        ),
        (
            "[{name: a, mail: {type: maildir, path: M}, calendars: [{type: ics}]}]",
            [("2:66", "accounts[0].calendars[0]", "path is missing", "path: ~/calendar.ics, or url: https://…")],
        ),
        (
            '[{name: a, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c, url: "https://x.example"}]}]',
            [("2:66", "accounts[0].calendars[0]", "has both path and url", "path: ~/calendar.ics, or url: https://…")],
        ),
        (
            "[{name: a, mail: {type: maildir, path: M}, calendars: [{type: ics, url: ftp://x.example/a.ics}]}]",
            [
                (
                    "2:83", "accounts[0].calendars[0].url", "is no https or http or webcal URL",
                    "such as https://calendar.example.org/ada.ics",
                ),
            ],
        ),
    ],
)  # fmt: skip
def test_problems_of_accounts(problems, accounts, told):
    assert problems(f"me: {{name: Ada, addresses: ada@example.org}}\naccounts: {accounts}\n") == told


def test_accounts_of_types_not_built_yet_are_refused_by_name(problems):
    told = problems(
        """\
        me: {name: Ada, addresses: ada@example.org}
        accounts:
          - name: private
            mail: {type: imap, host: mail.example.net, username: ada, password: {file: imap-password}}
            calendars:
              - {type: ics, path: c.ics}
              - {type: caldav, url: "https://dav.example.net", username: ada, password: {env: DAV}}
          - name: google
            mail: {type: gmail}
            calendars: [{type: google}]
            google: {client_secret: {file: c.json}, token: {file: t.json}}
        """
    )
    assert told == [
        ("4:18", "accounts[0].mail.type", "account type imap is not built yet; built: maildir, gmail", ""),
        ("7:16", "accounts[0].calendars[1].type", "account type caldav is not built yet; built: ics, google", ""),
    ]


def test_google_needs_to_know_how_to_get_in(problems, everything):
    me = "me: {name: Ada, addresses: ada@example.org}\n"
    told = problems(me + "accounts: [{name: g, mail: {type: gmail}, calendars: [{type: google}]}]\n", built=everything)
    hint = "google: {client_secret: {file: …}, token: {file: …}}"
    assert told == [("2:12", "accounts[0]", "google is missing", hint)]


GOOGLE = """\
me: {{name: Ada, addresses: ada@example.org}}
accounts:
  - name: work
    mail: {mail}
    calendars: [{{type: google}}]
    google: {{client_secret: {{file: c.json}}, token: {{file: t.json}}, push: {push}}}
"""
TOPIC, SUBSCRIPTION = "projects/p-1/topics/mail", "projects/p-1/subscriptions/mail-ada"


@pytest.mark.parametrize(
    ("push", "path", "what"),
    [
        (f"{{topic: {TOPIC}}}", "push.subscription", "is missing"),
        (
            f"{{topic: mail, subscription: {SUBSCRIPTION}}}", "push.topic",
            '"mail" is no name of one of Pub/Sub\'s topics',
        ),
        (
            f"{{topic: {SUBSCRIPTION}, subscription: {SUBSCRIPTION}}}", "push.topic",
            f'"{SUBSCRIPTION}" is no name of one of Pub/Sub\'s topics',
        ),
        (
            f"{{topic: {TOPIC}, subscription: '{SUBSCRIPTION}/../x'}}", "push.subscription",
            f'"{SUBSCRIPTION}/../x" is no name of one of Pub/Sub\'s subscriptions',
        ),
        (
            f"{{topic: {TOPIC}, subscription: '{SUBSCRIPTION}:pull'}}", "push.subscription",
            f'"{SUBSCRIPTION}:pull" is no name of one of Pub/Sub\'s subscriptions',
        ),
    ],
)  # fmt: skip
def test_problems_of_a_push(problems, push, path, what):
    told = problems(GOOGLE.format(mail="{type: gmail}", push=push))
    assert [(one[1], one[2]) for one in told] == [(f"accounts[0].google.{path}", what)]
    assert told[0][3].startswith("such as")


def test_a_push_is_for_gmail_alone(problems):
    push = f"{{topic: {TOPIC}, subscription: {SUBSCRIPTION}}}"
    told = problems(GOOGLE.format(mail="{type: maildir, path: M}", push=push))
    assert [one[2] for one in told] == ["google.push is for mail at Gmail alone"]


def test_two_accounts_that_read_one_subscription_are_told(problems):
    push = f"{{topic: {TOPIC}, subscription: {SUBSCRIPTION}}}"
    whole = GOOGLE.format(mail="{type: gmail}", push=push)
    head, account, rest = whole.partition("  - name: work")
    told = problems(f"{head}{account}{rest}  - name: private{rest}")
    assert told == [
        (
            "10:122", "accounts[1].google.push.subscription", 'the account "work" reads this subscription already',
            "make another one to the same topic: each account needs its own",
        )
    ]  # fmt: skip
