"""`config check` names the rules that can never match, and no other."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.config import load, warnings
from followupd.config.unreachable import _covers

HEAD = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts:
  - {name: work, mail: {type: maildir, path: .}, calendars: [{type: ics, path: .}]}
"""


def never(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "config.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return [f"{one.path}: {one.what}" for one in warnings(load(path))]


@pytest.mark.parametrize(
    ("rules", "which"),
    [
        ("[{name: all%}, {name: late, when: {first_meeting: true}%}]", 1),
        ('[{name: t, when: {title: "*call*"}%}, {name: u, when: {title: "sales call*"}%}]', 1),
        ("[{name: m, when: {min_people: 2}%}, {name: n, when: {min_people: 4}%}]", 1),
        ("[{name: d, when: {min_days: 1}%}, {name: e, when: {min_days: 3}%}]", 1),
        ("[{name: r, when: {recurring: true}%}, {name: s, when: {recurring: true, circle: inner}%}]", 1),
        ("[{name: x, when: {min_people: 40}%}]", 0),
        ('[{name: x, when: {title: "Standup mit Kim"}%}]\nmeetings: {ignore: {titles: ["standup*"]}}', 0),
        ("[{name: x, when: {category: Private}%}]\nmeetings: {ignore: {categories: [private]}}", 0),
    ],
)  # fmt: skip
def test_a_rule_that_nothing_can_reach_is_named(tmp_path: Path, rules: str, which: int) -> None:
    (found,) = never(tmp_path, f"followups: {rules}\n".replace("%", ", template: thanks, after: 2h"))
    assert found.startswith(f"followups[{which}]: rule ")
    assert "can never match" in found


@pytest.mark.parametrize(
    "rules",
    [
        "[{name: all%}, {name: r, when: {recurring: true}%}]",
        "[{name: all%}, {name: c, when: {min_days: 1}%}]",
        '[{name: t, when: {title: "*call"}%}, {name: u, when: {title: "*call*"}%}]',
        "[{name: f, when: {first_meeting: true}%}, {name: g%}]",
        "[{name: m, when: {min_people: 4}%}, {name: n, when: {min_people: 2}%}]",
        '[{name: a, when: {account: work, title: "*x*"}%}, {name: b, when: {title: "*x*"}%}]',
        '[{name: q, when: {title: "a?c"}%}, {name: w, when: {title: "a*c"}%}]',
    ],
)  # fmt: skip
def test_a_rule_that_something_may_reach_is_not(tmp_path: Path, rules: str) -> None:
    assert never(tmp_path, f"followups: {rules}\n".replace("%", ", template: thanks, after: 2h")) == []


def test_people_whom_an_entry_above_takes_are_named(tmp_path: Path) -> None:
    people = "[{match: {domain: acme.example}, circle: inner}, {match: {domain: acme.example, tag: vip}, every: 2w}]"
    (found,) = never(tmp_path, f"cadence: {{people: {people}}}\n")
    assert found.startswith("cadence.people[1]: this entry can never match")


def test_the_sample_config_has_no_such_rule() -> None:
    sample = Path(__file__).parents[2] / "config.sample.yaml"
    assert not [one for one in warnings(load(sample)) if "never match" in one.what]


@given(st.text("ab*?[]", max_size=6), st.text("ab*", max_size=6), st.lists(st.text("abc", max_size=3), max_size=6))
def test_what_is_said_to_be_covered_is_covered(glob: str, other: str, fills: list[str]) -> None:
    if _covers(glob, other):
        parts = other.split("*")
        fills += [""] * len(parts)
        text = parts[0] + "".join(fill + part for fill, part in zip(fills, parts[1:], strict=False))
        assert fnmatchcase(text, glob)
