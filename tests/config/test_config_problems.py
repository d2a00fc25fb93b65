"""Every problem says where it is, what is wrong, and what would be right; all of them at once."""

from __future__ import annotations

import pytest

from followupd.config import load
from followupd.errors import ConfigError

DURATIONS = "such as 30m, 2h, 3d, 2w or 4bd"


@pytest.mark.parametrize(
    ("text", "where", "path", "what", "hint"),
    [
        # keys
        ("folowups: []", "1:1", "folowups", "is no key that is known here", "did you mean followups?"),
        (
            "limits: {drafts_per_dya: 4}", "1:10", "limits.drafts_per_dya",
            "is no key that is known here", "did you mean drafts_per_day?",
        ),
        (
            "limits:\n  zzz: 4", "2:3", "limits.zzz",
            "is no key that is known here", "known: drafts_per_day, per_person_gap, unanswered",
        ),
        ("followups: [{name: a}]", "1:13", "followups[0].template", "is missing", "such as template: thanks"),
        ("no_reply: nudge", "1:11", "no_reply", 'must be a mapping of keys, not "nudge"', ""),
        ("followups: {name: a}", "1:12", "followups", "must be a list, not a mapping", ""),
        ("followups: [thanks]", "1:13", "followups[0]", 'must be a mapping of keys, not "thanks"', ""),
        # words and numbers
        (
            "hours: {days: [mon, tues]}", "1:21", "hours.days[1]",
            '"tues" is none of mon, tue, wed, thu, fri, sat, sun', "did you mean tue?",
        ),
        ("hours: {days: []}", "1:15", "hours.days", "must have at least one entry", ""),
        (
            "followups: [{name: a, template: t, recipients: groups}]", "1:48", "followups[0].recipients",
            '"groups" is none of each, group', "did you mean group?",
        ),
        ("limits: {drafts_per_day: 0}", "1:26", "limits.drafts_per_day", "0 is less than 1", "such as 1"),
        ("limits: {unanswered: 1000}", "1:22", "limits.unanswered", "1000 is more than 100", "such as 100"),
        (
            'limits: {unanswered: "3"}', "1:22", "limits.unanswered",
            "must be a whole number, without quotes", "did you mean 3?",
        ),
        ("limits: {unanswered: 1.5}", "1:22", "limits.unanswered", "must be a whole number, not 1.5", ""),
        ("limits: {unanswered: true}", "1:22", "limits.unanswered", "must be a whole number, not true", ""),
        (
            "meetings: {ignore: {internal: yes}}", "1:31", "meetings.ignore.internal",
            'must be true or false, not "yes"', "did you mean true?",
        ),
        ("templates: [1]", "1:13", "templates[0]", "must be text, not 1", 'in quotes: "1"'),
        ('templates: [""]', "1:13", "templates[0]", "is empty", "such as ~/Mail"),
        (
            "followups: [{name: a, template: ../thanks}]", "1:33", "followups[0].template",
            '"../thanks" is no template name', "the file's name without .md.j2, such as thanks",
        ),
        (
            "followups: [{name: a, template: }]", "1:23", "followups[0].template",
            "must be text, not nothing", "such as thanks",
        ),
        # times
        ("poll: {mail: 5}", "1:14", "poll.mail", "5 is no duration", "with its unit, such as 5h or 5d"),
        ("poll: {mail: 90s}", "1:14", "poll.mail", '"90s" is no duration', "such as 5m, 2h or 3d"),
        ("poll: {mail: 0m}", "1:14", "poll.mail", "0m is too short", "at least 1m"),
        ("poll: {mail: 1bd}", "1:14", "poll.mail", "1bd does not fit here", "such as 5m, 2h or 3d"),
        ("limits: {per_person_gap: 5 days}", "1:26", "limits.per_person_gap", '"5 days" is no duration',
         "did you mean 5d?"),
        ("limits: {per_person_gap: never}", "1:26", "limits.per_person_gap", "never does not fit here", DURATIONS),
        ("cadence: {default: {every: 0d}}", "1:28", "cadence.default.every", "0d does not fit here",
         "such as 4w, 90d or never"),
        ("cadence: {default: {every: 1.5h}}", "1:28", "cadence.default.every", '"1.5h" is no duration',
         "did you mean 90m?"),
        ("start: 2026-02-30", "1:8", "start", "2026-02-30 is no day of the calendar", "such as 2026-11-01"),
        ("start: 1.11.2026", "1:8", "start", '"1.11.2026" is no date', "such as 2026-11-01"),
        ("hours: {from: 9}", "1:15", "hours.from", "9 is no time of day", 'did you mean "09:00"?'),
        ("hours: {from: 25:00}", "1:15", "hours.from", '"25:00" is no time of day', 'such as "09:00"'),
        ('hours: {from: "18:00", to: "09:00"}', "1:28", "hours.to", "is not later than from", 'such as "18:00"'),
        ('hours: {from: "18:00"}', "1:8", "hours.to", "is not later than from", 'such as "18:00"'),
        (
            "hours: {holidays: Germany}", "1:19", "hours.holidays",
            '"Germany" is no country, as ISO 3166 writes it', "such as DE, or DE-BY for a part of it",
        ),
        # nudges and cadence
        ("no_reply: {after: [1d, 2d, 3d]}", "1:19", "no_reply.after", "has more than 2 entries", "at most 2"),
        (
            "no_reply: {after: [9bd, 4bd]}", "1:19", "no_reply.after",
            "must increase: both count from the first send", "such as [4bd, 9bd]",
        ),
        (
            "cadence: {circles: {inner: {every: 6w, latest: 4w}}}", "1:48", "cadence.circles.inner.latest",
            "4w is not longer than every: 6w", "longer than 6w",
        ),
        (
            "cadence: {default: {every: 4w, latest: 28d}}", "1:40", "cadence.default.latest",
            "28d is not longer than every: 4w", "longer than 4w",
        ),
        (
            "cadence: {people: [{match: {}, circle: inner}]}", "1:28", "cadence.people[0].match",
            "matches nobody: it is empty", "such as {domain: acme.example}",
        ),
        (
            "cadence: {people: [{match: {tag: a}}]}", "1:20", "cadence.people[0]",
            "has neither circle nor every", "circle: inner, or every: 8w",
        ),
        (
            "cadence: {people: [{match: {tag: a}, circle: inner, every: 2w}]}", "1:20", "cadence.people[0]",
            "has both circle and every", "circle: inner, or every: 8w",
        ),
        (
            "cadence: {people: [{match: {tag: a}, circle: inner, latest: 2w}]}", "1:46", "cadence.people[0].circle",
            "has a circle, which says latest and template", "use every, latest and template instead",
        ),
        (
            "cadence: {people: [{match: {tag: a}, circle: inne}]}", "1:46", "cadence.people[0].circle",
            'there is no circle "inne"', "did you mean inner?",
        ),
        (
            "cadence: {circles: {family: {every: 2w}}}\nfollowups: [{name: a, when: {circle: inner}, template: t}]",
            "2:38", "followups[0].when.circle", 'there is no circle "inner"', "known: family",
        ),
        # rules
        (
            "followups: [{name: a, template: t, when: {min_people: 3, max_people: 2}}]", "1:70",
            "followups[0].when.max_people", "is less than min_people: nothing can match", "at least 3",
        ),
        (
            "followups: [{name: a, template: t, when: {account: wrok}}]", "1:52", "followups[0].when.account",
            'there is no account "wrok"', "did you mean work?",
        ),
        (
            "followups:\n  - {name: a, template: t}\n  - {name: a, template: u}", "3:12", "followups[1].name",
            '"a" is the name of another rule too, in line 7', "each needs a name of its own",
        ),
        # whereabouts
        (
            "state: {database: mysql://db.example/x}", "1:19", "state.database",
            "is no known kind of database", "a path (SQLite) or postgresql://…",
        ),
        (
            "state: {database: postgresql://db.example/x}", "1:19", "state.database",
            "PostgreSQL is not built yet; built: SQLite", "a path, such as ~/.local/state/followupd/followupd.db",
        ),
        (
            "web: {listen: 8025}", "1:15", "web.listen", "must be text, not 8025", 'in quotes: "8025"',
        ),
        (
            "web: {listen: localhost}", "1:15", "web.listen", '"localhost" is no address to listen on',
            "such as 127.0.0.1:8025, unix:/run/followupd/web.sock or off",
        ),
        ("web: {listen: false}", "1:15", "web.listen", "false is no address to listen on", "did you mean off?"),
        ("web: {listen: 127.0.0.1:99999}", "1:15", "web.listen", '"127.0.0.1:99999" is no address to listen on',
         "such as 127.0.0.1:8025, unix:/run/followupd/web.sock or off"),
    ],
)  # fmt: skip
def test_each_problem_says_where_it_is_and_what_would_be_right(wrong, text, where, path, what, hint):
    assert wrong(text) == (where, path, what, hint)


def test_every_problem_is_told_at_once_in_the_order_of_the_file(problems):
    told = problems(
        """\
        me:
          name: 12
          adresses: [ada]
          timezone: Berlin
        accounts:
          - name: work
            mail: {type: maildirr}
            calendars: [{type: ics, pfad: x}]
        limits: {drafts_per_day: 0}
        limits: {unanswered: 0}
        followups:
          - {name: a, template: thanks, after: 2 hours, recipients: all}
          - {name: a, when: {circle: iner}}
        foo: bar
        """
    )
    assert [(where, path) for where, path, _, _ in told] == [
        ("2:3", "me.addresses"),
        ("2:9", "me.name"),
        ("3:3", "me.adresses"),
        ("4:13", "me.timezone"),
        ("7:18", "accounts[0].mail.type"),
        ("8:29", "accounts[0].calendars[0].pfad"),
        ("9:26", "limits.drafts_per_day"),
        ("10:1", "limits"),
        ("12:40", "followups[0].after"),
        ("12:61", "followups[0].recipients"),
        ("13:5", "followups[1].template"),
        ("13:12", "followups[1].name"),
        ("13:30", "followups[1].when.circle"),
        ("14:1", "foo"),
    ]


def test_a_problem_prints_as_file_line_column_path_what_and_hint(write):
    path = write("me: {name: Ada, addresses: a@example.org, timezone: Berlin}\n")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).splitlines()[-1] == (
        f'{path}:1:53: me.timezone: "Berlin" is no time zone (did you mean Europe/Berlin?)'
    )


def test_a_missing_file_says_where_configs_are_looked_up(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "none.yaml")
    (problem,) = caught.value.problems
    assert problem.where == str(tmp_path / "none.yaml")
    assert problem.what == "there is no config file here"
    for place in (
        "followupd init writes one",
        "--config",
        "$FOLLOWUPD_CONFIG",
        "$XDG_CONFIG_HOME/followupd/config.yaml",
        "/etc/followupd/config.yaml",
    ):
        assert place in problem.hint


def test_a_folder_is_no_config_file(tmp_path):
    with pytest.raises(ConfigError, match="Is a directory"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("code", "what", "hint"),
    [
        ("XX", 'the holidays of "XX" are not known', "a country as ISO 3166 writes it, such as DE"),
        ("DE-XX", '"XX" is no part of DE with holidays of its own', "DE-BB, "),
    ],
)
def test_an_unknown_country_is_found_by_a_thorough_look_and_by_policy(wrong, config, code, what, hint):
    from datetime import date

    where, path, told, near = wrong(f"hours: {{holidays: {code}}}", thorough=True)
    assert (where, path, told) == ("1:19", "hours.holidays", what)
    assert hint in near
    quick = config(f"hours: {{holidays: {code}}}")
    with pytest.raises(ConfigError, match=r"hours\.holidays"):
        quick.policy(date(2026, 11, 21))
