"""What a valid config comes to."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from followupd.config import (
    BUILT,
    CalDav,
    Gmail,
    GoogleCalendars,
    GooglePush,
    IcsFile,
    IcsUrl,
    Imap,
    Maildir,
    SecretKind,
    SecretRef,
    Tls,
)
from followupd.domain.message import Folder
from followupd.domain.policy import (
    Duration,
    FollowUpRule,
    Never,
    NoReply,
    PersonCadence,
    PersonMatch,
    Recipients,
    Rhythm,
    Unit,
    When,
)

START = date(2026, 11, 21)


def d(amount: int, unit: str) -> Duration:
    return Duration(amount=amount, unit=Unit(unit))


def test_a_config_of_me_and_one_account_is_enough(config, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    built = config()
    assert built.path == tmp_path / "config.yaml"
    assert built.me.name == "Ada Example"
    assert built.me.addresses == ("ada@example.org",)
    assert (built.me.patterns, built.me.locale, built.me.signature) == ((), "en", "")
    (account,) = built.accounts
    assert account.name == "work"
    assert account.mail == Maildir(path=tmp_path / "Mail", folders={})
    assert account.calendars == (IcsFile(path=tmp_path / "calendar.ics"),)
    assert account.google is None
    assert built.database == tmp_path / "home/.local/state/followupd/followupd.db"
    assert built.templates == (tmp_path / "home/.config/followupd/templates",)
    assert built.start is None
    assert built.listen == "127.0.0.1:8025"
    assert built.poll.mail == built.poll.calendar == timedelta(minutes=5)


def test_the_default_rules_are_those_of_the_interface(config):
    assert config().rules == (
        FollowUpRule(name="interview", when=When(title=("*interview*",)), template="interview-thanks", after=d(2, "h")),
        FollowUpRule(
            name="conference", when=When(min_days=1, category=("conference",)), template="event", after=d(1, "bd")
        ),
        FollowUpRule(name="first-meeting", when=When(first_meeting=True), template="nice-to-meet", after=d(2, "h")),
        FollowUpRule(name="one-to-one", when=When(recurring=True), template=None, after=d(2, "h")),
        FollowUpRule(name="default", template="thanks", after=d(2, "h"), recipients=Recipients.GROUP),
    )


def test_the_other_defaults_are_those_of_the_interface(config):
    policy = config().policy(START)
    assert policy.no_reply == NoReply(after=(d(4, "bd"), d(9, "bd")), template="nudge")
    assert policy.cadence.default == Rhythm(every=d(12, "w"), template="check-in")
    assert policy.cadence.circles == {
        "inner": Rhythm(every=d(4, "w"), latest=d(6, "w"), template="check-in"),
        "dormant": Rhythm(every=Never.NEVER, template="check-in"),
    }
    assert (policy.cadence.people, policy.cadence.after_no) == ((), d(180, "d"))
    assert policy.limits.drafts_per_day == 8
    assert policy.limits.per_person_gap == d(5, "d")
    assert policy.limits.unanswered == 3
    assert policy.hours.days == frozenset(range(5))
    assert (policy.hours.opens_minute, policy.hours.closes_minute) == (540, 1080)
    assert START not in policy.hours.holidays
    assert policy.ignore.max_people == 12
    assert policy.ignore.min_duration == timedelta(minutes=10)
    assert policy.ignore.internal
    assert policy.ignore.private
    assert "standup*" in policy.ignore.titles


def test_history_begins_seven_days_before_the_first_run_or_at_start(config):
    assert config().policy(START).start == date(2026, 11, 14)
    assert config("start: 2026-11-01\n").policy(START).start == date(2026, 11, 1)


def test_the_state_and_templates_follow_the_xdg_variables(config, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/conf")
    built = config()
    assert built.database == Path("/state/followupd/followupd.db")
    assert built.templates == (Path("/conf/followupd/templates"),)


def test_paths_are_from_home_or_from_the_folder_of_the_config(config, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    built = config("state: {database: var/f.db}\ntemplates: [~/t, /abs, rel/t]\n")
    assert built.database == tmp_path / "var/f.db"
    assert built.templates == (Path("/home/ada/t"), Path("/abs"), tmp_path / "rel/t")


def test_a_relative_config_path_makes_absolute_paths(config, tmp_path, monkeypatch):
    from followupd.config import load

    config()
    monkeypatch.chdir(tmp_path)
    assert load(Path("config.yaml")).accounts[0].mail == Maildir(path=tmp_path / "Mail", folders={})


def test_the_time_zone_is_the_machines_where_none_is_named(config):
    built = config(
        """\
        me: {name: Ada, addresses: ada@example.org}
        accounts: [{name: work, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c}]}]
        """,
        whole=True,
    )
    linked = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    assert built.me.timezone.key == (linked or "UTC")


def test_addresses_and_globs_of_mine_are_told_apart(config):
    built = config(
        """\
        me:
          name: Ada
          addresses: ["*@Ada.example", Ada@Example.org, ada.private@example.net, ada@example.org]
          locale: pt-br
          signature: |
            Ada
            Example Consulting
        accounts: [{name: work, mail: {type: maildir, path: M}, calendars: [{type: ics, path: c}]}]
        """,
        whole=True,
    )
    assert built.me.addresses == ("ada@example.org", "ada.private@example.net")
    assert built.me.patterns == ("*@ada.example",)
    assert built.me.locale == "pt_BR"
    assert built.me.signature == "Ada\nExample Consulting"


def test_all_of_a_rule_arrives_and_a_glob_may_stand_alone(config):
    (rule,) = config(
        """\
        followups:
          - name: all
            when: {title: "*x*", category: [a, b], domain: acme.example, tag: t, circle: inner, first_meeting: false,
                   recurring: true, min_days: 2, min_people: 3, max_people: 9, account: work}
            template: group-recap
            after: 3bd
            recipients: group
        """
    ).rules
    assert rule == FollowUpRule(
        name="all",
        when=When(
            title=("*x*",), category=("a", "b"), domain=("acme.example",), tag="t", circle="inner",
            first_meeting=False, recurring=True, min_days=2, min_people=3, max_people=9, account="work",
        ),
        template="group-recap",
        after=d(3, "bd"),
        recipients=Recipients.GROUP,
    )  # fmt: skip


def test_no_followups_and_no_nudges_are_possible(config):
    built = config("followups: []\nno_reply: {after: []}\n")
    assert built.rules == ()
    assert built.no_reply.after == ()


def test_template_names_are_those_that_drafts_may_be_made_with_each_once(config):
    built = config(
        "followups: [{name: a, template: t}, {name: b, template: none}, {name: c, template: t}]\n"
        "no_reply: {template: n}\n"
        "cadence: {default: {every: 4w, template: d}, circles: {inner: {every: 2w, template: i}},"
        " people: [{match: {tag: x}, every: 1w, template: p}, {match: {tag: y}, circle: inner}]}\n"
    )
    own = ("reconnect", "promise", "graceful-no")
    assert built.template_names() == ("t", "n", "d", "i", "p", *own)
    assert config("followups: []\nno_reply: {after: [], template: n}\n").template_names() == ("check-in", *own)


def test_people_are_in_a_circle_or_have_a_rhythm(config):
    cadence = config(
        """\
        cadence:
          default: {every: 10w, template: hello}
          circles: {near: {every: 2w}}
          people:
            - {match: {domain: [acme.example, "*.acme.example"]}, circle: near}
            - {match: {tag: investor, address: "kim@*"}, every: 8w, latest: 70d, template: letter}
        """
    ).cadence
    assert cadence.circles == {"near": Rhythm(every=d(2, "w"), template="hello")}
    assert cadence.people == (
        PersonCadence(match=PersonMatch(domain=("acme.example", "*.acme.example")), circle="near"),
        PersonCadence(
            match=PersonMatch(tag="investor", address=("kim@*",)),
            rhythm=Rhythm(every=d(8, "w"), latest=d(70, "d"), template="letter"),
        ),
    )


@pytest.mark.parametrize(
    ("written", "listen"),
    [
        ("{listen: off}", None), ("off", None), ("{listen: 0.0.0.0:80}", "0.0.0.0:80"), ('{listen: "[::1]:80"}',
        "[::1]:80"),
        ("{listen: unix:/run/followupd/web.sock}", "unix:/run/followupd/web.sock"),
    ],
)  # fmt: skip
def test_the_page_listens_or_not(config, written, listen):
    assert config(f"web: {written}\n").listen == listen


def test_holidays_are_reckoned_for_the_year_that_is_asked(config):
    bavaria = config("hours: {holidays: DE-BY, days: [sat, sun], to: 24:00}\n").policy(START).hours
    assert date(2026, 1, 6) in bavaria.holidays
    assert date(2031, 10, 3) in bavaria.holidays
    assert date(2026, 11, 2) not in bavaria.holidays
    assert date(2026, 1, 6) not in config("hours: {holidays: DE}\n").hours.holidays
    assert (bavaria.days, bavaria.closes_minute) == (frozenset({5, 6}), 1440)


LATER = """\
me: {name: Ada, addresses: ada@example.org}
accounts:
  - name: private
    mail:
      type: imap
      host: mail.example.net
      port: 143
      tls: starttls
      username: ada
      password: {file: imap-password}
      folders: {drafts: Entwürfe, junk: Spam}
    calendars:
      - {type: caldav, url: https://dav.example.net/ada/, username: ada, password: {command: pass show dav}}
      - {type: ics, url: webcal://calendar.example.org/ada.ics}
  - name: google
    mail: {type: gmail}
    calendars: [{type: google, ids: [primary, team@example.org]}, {type: google}]
    google:
      client_secret: {file: client_secret.json}
      token: {credential: google-token}
      push: {topic: projects/p-1/topics/mail, subscription: projects/p-1/subscriptions/mail-ada}
      api_roots: {gmail: "http://127.0.0.1:8001", oauth: "http://127.0.0.1:8001/oauth"}
state: {database: postgresql://db.example.org/followupd}
"""


def test_what_later_versions_use_arrives_whole(config, everything, tmp_path):
    built = config(LATER, whole=True, built=everything)
    private, google = built.accounts
    assert private.mail == Imap(
        host="mail.example.net",
        port=143,
        tls=Tls.STARTTLS,
        username="ada",
        password=SecretRef(kind=SecretKind.FILE, value=str(tmp_path / "imap-password")),
        folders={Folder.DRAFTS: "Entwürfe", Folder.JUNK: "Spam"},
    )
    assert private.calendars == (
        CalDav(
            url="https://dav.example.net/ada/",
            username="ada",
            password=SecretRef(kind=SecretKind.COMMAND, value="pass show dav"),
        ),
        IcsUrl(url="https://calendar.example.org/ada.ics"),
    )
    assert google.mail == Gmail()
    assert google.calendars == (
        GoogleCalendars(ids=("primary", "team@example.org")), GoogleCalendars(ids=("primary",)),
    )  # fmt: skip
    assert google.google is not None
    assert google.google.client_secret == SecretRef(kind=SecretKind.FILE, value=str(tmp_path / "client_secret.json"))
    assert google.google.token == SecretRef(kind=SecretKind.CREDENTIAL, value="google-token")
    assert google.google.api_roots == {"gmail": "http://127.0.0.1:8001", "oauth": "http://127.0.0.1:8001/oauth"}
    push = GooglePush(topic="projects/p-1/topics/mail", subscription="projects/p-1/subscriptions/mail-ada")
    assert google.google.push == push
    assert built.database == "postgresql://db.example.org/followupd"


@pytest.mark.parametrize(("mail", "kept"), [("", False), (", signature: me", False), (", signature: alias", True)])
def test_the_signature_of_an_alias_is_asked_for_and_not_the_default(config, everything, mail, kept):
    built = config(LATER.replace("{type: gmail}", f"{{type: gmail{mail}}}"), whole=True, built=everything)
    assert built.accounts[1].mail == Gmail(signatures=kept)


def test_contacts_are_read_only_where_that_is_said(config, everything):
    assert not config(LATER, whole=True, built=everything).accounts[1].google.contacts
    asked = LATER.replace("    google:\n", "    google:\n      contacts: true\n")
    assert config(asked, whole=True, built=everything).accounts[1].google.contacts


def test_what_is_built_is_said_in_one_place():
    assert BUILT == {"mail": ("maildir", "gmail"), "calendars": ("ics", "google"), "database": ("sqlite",)}


def test_the_url_of_a_calendar_does_not_show_in_repr(config, everything):
    assert "calendar.example.org" not in repr(config(LATER, whole=True, built=everything))


def test_the_digest_is_of_meaning_and_not_of_spelling(config):
    plain = config("hours: {days: [mon, tue], from: 9:00}\ncadence: {circles: {a: {every: 1w}, b: {every: 2w}}}\n")
    other = config(
        """\
        # the same in other words
        cadence:
          circles:
            b: {every: 2w}
            a: {every: 1w}
        hours:
          from: "09:00"
          days: [tue, mon, tue]
        web: {listen: off}
        poll: {mail: 1h}
        """
    )
    assert plain.policy_digest == other.policy_digest


@pytest.mark.parametrize(
    "text",
    [
        "start: 2026-11-01", "meetings: {ignore: {internal: false}}", "meetings: {ignore: {titles: []}}",
        "followups: []",
        "no_reply: {after: []}", "cadence: {after_no: 200d}", "limits: {unanswered: 4}", "hours: {days: [sat]}",
        "hours: {holidays: DE}", "hours: {holidays: DE-BY}", "cadence: {circles: {inner: {every: 5w}}}",
    ],
)  # fmt: skip
def test_the_digest_changes_with_what_decisions_depend_on(config, text):
    assert config(text + "\n").policy_digest != config().policy_digest


def test_the_digest_of_a_set_is_of_its_members():
    from followupd.config.digest import digest

    assert list(frozenset([0, 8])) != list(frozenset([8, 0]))
    assert digest(frozenset([0, 8])) == digest(frozenset([8, 0]))


def test_the_digest_is_the_same_in_every_process(config):
    built = config("cadence: {circles: {a: {every: 1w}, b: {every: 2w}}}\nhours: {holidays: DE}\n")
    program = (
        "from pathlib import Path; from followupd.config import load\n"
        f"print(load(Path({str(built.path)!r})).policy_digest)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == built.policy_digest


def test_reading_a_config_loads_nothing_heavy(config):
    built = config("hours: {holidays: DE}\n")
    program = (
        "import sys; from pathlib import Path; from followupd.config import load\n"
        f"before = 'pydantic' in sys.modules; load(Path({str(built.path)!r}))\n"
        "heavy = {'holidays', 'babel', 'sqlalchemy', 'jinja2', 'icalendar', 'requests'}\n"
        "print(before, *sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False"]
