"""The verbs as a user meets them: what they print, and with which exit code they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from followupd.cli.words import DRAFT_STATES, FLAGS, REASONS, STATES
from followupd.domain.correspondence import ReplyState
from followupd.domain.draft import DraftState
from followupd.domain.reason import Reason
from tests.running import lease_held
from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim@acme.example>"
JO = "Jo Ortiz <jo@globex.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path, berlin("2026-11-02 14:00"))
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    return world


def program(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "followupd", *words],
        capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **(env or {})},
    )  # fmt: skip


def test_plan_json_is_one_document_of_the_documented_shape(world: World) -> None:
    document = world.call("plan", "--json").json
    assert list(document) == ["now", "next_wake", "decisions"]
    assert document["now"] == "2026-11-02T13:00:00Z"
    (act,) = [one for one in document["decisions"] if one["verdict"] == "draft"]
    assert list(act) == [
        "key", "verdict", "purpose", "people", "meeting", "rule", "template", "due", "until", "reason", "detail",
    ]  # fmt: skip
    assert act["people"] == ["kim@acme.example"]
    assert act["meeting"] == {
        "uid": "intro", "recurrence_id": None, "title": "Packaging pilot", "start": "2026-11-02T09:00:00Z",
    }  # fmt: skip
    assert (act["rule"], act["template"], act["reason"]) == ("first-meeting", "nice-to-meet", "due")
    assert act["due"] == "2026-11-02T12:00:00Z"


def test_drafts_json_follows_the_draft_to_its_end(world: World) -> None:
    world.run()
    (draft,) = world.call("drafts", "--json").json
    assert list(draft) == ["id", "key", "purpose", "people", "subject", "account", "state", "placed_at", "flags"]
    assert (draft["state"], draft["account"], draft["people"]) == ("open", "work", ["kim@acme.example"])
    world.now = berlin("2026-11-02 15:00")
    world.send(world.draft_to("kim@acme.example"))
    world.run()
    assert world.call("drafts", "--json").json == []
    (draft,) = world.call("drafts", "--all", "--json").json
    assert draft["state"] == "sent"


@pytest.mark.parametrize("words", [["plan"], ["status"], ["status", "--json"], ["run", "--once"], ["drafts"]])
def test_a_missing_config_says_where_it_was_looked_for_and_what_makes_one(tmp_path: Path, words: list[str]) -> None:
    done = program(*words, env={"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)})
    assert done.returncode == 78
    assert str(tmp_path / "followupd" / "config.yaml") in done.stderr
    assert "followupd init writes one" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["no-such-verb"], 2),
        (["plan", "--now", "yesterday"], 2),
        (["run", "--now", "2026-11-02T14:00"], 2),
        (["skip", "nothing-of-that-name"], 2),
        (["snooze", "intro", "soon"], 2),
        (["accept", "nowhere"], 2),
        (["accept", "work"], 2),
        (["explain", "nothing-of-that-name"], 2),
        (["note", "intro", " "], 2),
        (["note", "nobody@nowhere.example", "met at the fair"], 2),
        (["explain", "nobody@nowhere.example"], 2),
        (["plan", "--now", "9999-12-31T23:59"], 2),
        (["plan", "--now", "0001-01-01"], 2),
    ],
)
def test_wrong_usage_exits_2_with_a_sentence_and_no_traceback(world: World, words: list[str], code: int) -> None:
    world.run()
    done = program("--config", str(world.root / "config.yaml"), *words)
    assert done.returncode == code, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreachable_calendar_exits_75_and_the_rest_is_done(world: World) -> None:
    world.config = world.config.replace(
        "[{type: ics, path: calendar.ics}]", "[{type: ics, path: missing.ics}, {type: ics, path: calendar.ics}]"
    )
    (world.root / "config.yaml").write_text(world.config, encoding="utf-8")
    outcome = world.call("run", "--once")
    assert outcome.code == 75
    assert "missing.ics" in outcome.err
    assert len(world.drafts()) == 1
    sources = world.call("status", "--json").json["accounts"][0]["sources"]
    assert [bool(source["problem"]) for source in sources] == [True, False, False]


def test_a_broken_template_exits_78_holds_its_drafts_and_no_others(world: World) -> None:
    folder = world.root / "templates"
    folder.mkdir()
    (folder / "nice-to-meet.md.j2").write_text("---\npurpose: follow-up\nsubject: x\n---\n{{ nonsense( }}\n")
    (world.root / "config.yaml").write_text(world.config + f"templates: [{folder}]\n", encoding="utf-8")
    world.meet("pricing", "Interview: pricing", berlin("2026-11-02 10:00"), JO)
    outcome = world.call("run", "--once")
    assert outcome.code == 78
    assert outcome.err.count("nice-to-meet.md.j2") == 1
    assert [str(read(path)["To"]) for path in world.drafts()] == [JO]
    assert world.reason("intro", "kim@acme.example") == "needs_fact"
    (folder / "nice-to-meet.md.j2").unlink()
    world.run()
    assert len(world.drafts()) == 2


BROKEN = {
    "a statement that is none": "---\nsubject: x\n---\n{% if %}\n",
    "front matter that is none": "subject: x\n",
    "an unknown name": "---\nsubject: x\nneeds: [notes]\n---\n{{ persn.first_name }}\n",
    "what fails when rendered": "---\nsubject: x\n---\n{{ 1 / (people | length - people | length) }}\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize(
    "named",
    [
        "followups: [{name: a, when: {title: lunch}, template: mine}, {name: b, template: thanks}]",
        "no_reply: {template: mine}",
        "cadence: {default: {every: 12w, template: mine}}",
        "cadence: {circles: {inner: {every: 4w, template: mine}}}",
        "cadence: {people: [{match: {tag: investor}, every: 4w, template: mine}]}",
    ],
    ids=["rule", "nudge", "default", "circle", "people"],
)
def test_a_broken_template_that_this_pass_did_not_need_is_told_when_all_is_done(
    world: World, named: str, text: str
) -> None:
    path = world.root / "templates" / "mine.md.j2"
    path.parent.mkdir()
    path.write_text(text)
    (world.root / "config.yaml").write_text(f"{world.config}templates: [templates]\n{named}\n")
    for verb in (["run", "--once"], ["plan"]):
        for _ in range(2):
            done = world.call(*verb)
            assert done.code == 78, (verb, done.err)
            assert done.err.count("mine.md.j2") == 1
    assert [str(read(path)["To"]) for path in world.drafts()] == [KIM]
    path.write_text("---\nsubject: x\n---\nText\n")
    assert world.call("run", "--once").code == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("", 0),
        ("no_reply: {after: [], template: mine}\n", 0),
        ("no_reply: {template: gone}\n", 78),
        ("followups: [{name: a, template: none}]\n", 0),
    ],
)
def test_a_broken_template_that_no_draft_can_be_made_with_does_not_matter(world: World, more: str, code: int) -> None:
    (world.root / "templates").mkdir()
    (world.root / "templates" / "mine.md.j2").write_text(BROKEN["a statement that is none"])
    (world.root / "config.yaml").write_text(f"{world.config}templates: [templates]\n{more}")
    done = world.call("run", "--once")
    assert done.code == code
    assert "mine.md.j2" not in done.err
    assert ("gone" in done.err) == (code == 78)


@pytest.mark.parametrize("name", ["reconnect", "promise", "graceful-no"])
def test_a_template_of_ones_own_for_what_followupd_takes_by_itself_must_be_whole(world: World, name: str) -> None:
    (world.root / "templates").mkdir()
    (world.root / "templates" / f"{name}.md.j2").write_text(BROKEN["an unknown name"])
    (world.root / "config.yaml").write_text(f"{world.config}templates: [templates]\n")
    done = world.call("run", "--once")
    assert (done.code, f"{name}.md.j2:5" in done.err) == (78, True)


def test_what_a_wrong_template_quotes_of_people_is_not_printed(tmp_path: Path) -> None:
    """What a daemon prints is kept in logs."""
    world = World(tmp_path, berlin("2026-11-02 09:00"), CONFIG + f"templates: [{tmp_path / 'mine'}]\n")
    (tmp_path / "mine").mkdir()
    text = "---\nsubject: Hi\nstance: give\n---\n{{ {'a': 1}[person.full_name] }}\n"
    for name in ("thanks", "nice-to-meet"):
        (tmp_path / "mine" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    world.meet("k1", "Straw talk", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 15:00")
    done = world.call("run", "--once")
    assert done.code == 78
    assert ".md.j2:5: UndefinedError" in done.err
    assert not any(word in done.err + done.out for word in ("Kim", "Lee", "kim@", "Straw"))


def test_status_names_what_was_left_out_of_a_calendar(world: World) -> None:
    world.events["bad"] = "BEGIN:VEVENT\r\nUID:bad\r\nDTSTART:tomorrow\r\nSUMMARY:Secret plan\r\nEND:VEVENT\r\n"
    world.save()
    assert world.call("run", "--once").code == 0
    assert len(world.drafts()) == 1
    status = world.call("status")
    assert "left out" in status.out
    assert "Secret plan" not in status.out


def test_a_calendar_that_lost_half_of_its_events_waits_for_accept(world: World) -> None:
    for number in range(6):
        world.meet(f"m{number}", "Budget", berlin("2026-11-10 10:00"), f"Guest <guest{number}@firm{number}.example>")
    world.run()
    for number in range(6):
        del world.events[f"m{number}"]
    world.save()
    outcome = world.call("run", "--once")
    assert outcome.code == 75
    assert "followupd accept work" in world.call("status").out
    assert world.reason("m3", "guest3@firm3.example") == "not_over"
    assert world.call("accept", "work").code == 0
    assert world.call("run", "--once").code == 0
    assert not [d for d in world.decisions() if d["meeting"]["uid"] == "m3"]


def test_explain_tells_the_rule_that_fired_those_that_did_not_and_where_each_word_came_from(world: World) -> None:
    world.run()
    (document,) = [world.call("explain", "kim@acme.example", "--json").json]
    (decision,) = document["decisions"]
    assert [(one["rule"], one["matched"]) for one in decision["rules"]] == [
        ("interview", False), ("conference", False), ("first-meeting", True),
    ]  # fmt: skip
    (draft,) = document["drafts"]
    assert "event intro" in draft["sources"]["person.first_name"]
    assert "fired" in world.call("explain", draft["id"]).out
    assert "fired" in world.call("explain", "packaging PILOT").out


def test_a_title_that_several_meetings_have_is_listed_not_guessed(world: World) -> None:
    world.meet("second", "Packaging pilot", berlin("2026-11-04 10:00"), JO)
    outcome = world.call("explain", "Packaging pilot")
    assert outcome.code == 2
    assert "intro" in outcome.err
    assert "second" in outcome.err


def test_a_second_writer_is_refused_and_a_users_word_is_kept_for_it(world: World) -> None:
    world.run()
    with lease_held(world.root / "state/followupd.db"):
        refused = world.call("run", "--once")
        skipped = world.call("skip", "kim@acme.example")
        assert len(world.drafts()) == 1
    assert refused.code == 78
    assert "running" in refused.err
    assert skipped.code == 0
    world.run()
    assert world.drafts() == []


def test_nothing_on_stdout_but_the_document_and_no_colour_in_a_pipe(world: World) -> None:
    done = program("--config", str(world.root / "config.yaml"), "-v", "run", "--once", "--now", "2026-11-02T14:00")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    done = program("--config", str(world.root / "config.yaml"), "plan", "--json", "--now", "2026-11-02T14:00")
    assert json.loads(done.stdout)["decisions"]


def test_logs_hold_no_address_subject_or_title(world: World) -> None:
    done = program("--config", str(world.root / "config.yaml"), "-v", "--log-format", "json", "run", "--once",
                   "--now", "2026-11-02T14:00")  # fmt: skip
    for secret in ("kim", "Packaging", "Good to meet"):
        assert secret not in done.stderr
    assert json.loads(done.stderr.splitlines()[-1])["event"] == "round.finished"


def test_the_demo_shows_every_kind_of_outcome_and_a_second_call_changes_nothing(tmp_path: Path) -> None:
    first = program("demo", "--dir", str(tmp_path / "d"), "--json")
    assert first.returncode == 0, first.stderr
    document = json.loads(first.stdout)
    assert {one["reason"] for one in document["decisions"]} >= {
        "self", "room", "bot", "internal", "cancelled", "declined_by_me", "declined_by_them", "recurring",
        "in_touch_since", "open_draft", "not_due", "not_over", "before_start",
    }  # fmt: skip
    cur = tmp_path / "d/Mail/Drafts/cur"
    before = {path.name: path.read_bytes() for path in cur.iterdir()}
    assert len(before) == len(document["drafts"]) >= 4
    again = program("demo", "--dir", str(tmp_path / "d"))
    assert again.returncode == 0, again.stderr
    assert {path.name: path.read_bytes() for path in cur.iterdir()} == before


def test_the_demo_leaves_a_folder_with_other_things_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert program("demo", "--dir", str(tmp_path)).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_uid_with_an_at_sign_is_a_meeting_and_no_address(world: World) -> None:
    world.meet("u-first@google.com", "Pricing", berlin("2026-11-02 10:00"), JO)
    world.run()
    assert world.call("note", "u-first@google.com", "paper straps", "--say").code == 0
    assert "paper straps" in world.call("explain", "jo@globex.example").out
    assert "jo@globex.example" in world.call("explain", "u-first@google.com").out
    assert world.call("skip", "u-first@google.com").code == 0
    assert [str(read(path)["To"]) for path in world.drafts()] == [KIM]


def test_one_time_of_a_series_is_named_by_its_recurrence_id(world: World) -> None:
    world.meet("week@google.com", "Round", berlin("2026-10-27 09:00"), JO, extra=("RRULE:FREQ=WEEKLY;COUNT=4",))
    several = world.call("explain", "week@google.com")
    assert several.code == 2
    one = next(word for word in several.err.split() if word.startswith("week@google.com/"))
    assert "jo@globex.example" in world.call("explain", one).out


def test_plan_exits_75_where_a_calendar_cannot_be_read(world: World) -> None:
    (world.root / "calendar.ics").unlink()
    outcome = world.call("plan", "--json")
    assert outcome.code == 75
    assert "calendar.ics" in outcome.err
    assert outcome.json["decisions"] == []


def test_plan_says_that_a_remote_calendar_was_never_read(world: World) -> None:
    url = "https://calendar.example.test/ada.ics"
    world.config = world.config.replace("{type: ics, path: calendar.ics}", f"{{type: ics, url: '{url}'}}")
    (world.root / "config.yaml").write_text(world.config, encoding="utf-8")
    outcome = world.call("plan")
    assert outcome.code == 0
    assert "work/calendars/0 has not been read yet" in outcome.err


def test_a_reader_who_goes_away_is_no_failure(world: World) -> None:
    for number in range(200):
        world.events[f"m{number}"] = world.events["intro"].replace("UID:intro", f"UID:m{number}")
    world.save()
    words = [sys.executable, "-m", "followupd", "--config", str(world.root / "config.yaml"), "-v", "plan",
             "--now", "2026-11-02T14:00"]  # fmt: skip
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
        assert process.wait(timeout=60) == 0


def test_the_users_words_are_answered_with_what_became_of_the_draft(world: World) -> None:
    world.meet("pricing", "Pricing", berlin("2026-11-02 10:00"), JO)
    world.run()
    edited = world.draft_to("jo@globex.example")
    edited.write_bytes(edited.read_bytes() + b"\nP.S.\n")
    assert "withdrawn" in world.call("skip", "kim@acme.example").out
    assert "left as it is: you have edited it" in world.call("skip", "jo@globex.example").out
    assert "A new draft" in world.call("redraft", "kim@acme.example").out


def test_an_address_means_the_one_draft_that_lies_there(world: World) -> None:
    world.meet("before", "Straws", berlin("2026-11-02 08:00"), KIM)
    world.run()
    assert world.call("snooze", "kim@acme.example", "2d").code == 0
    assert world.drafts() == []


def test_that_a_draft_needs_words_is_told_only_while_they_can_be_put_in(world: World) -> None:
    def flags() -> list[list[str]]:
        told = [one["flags"] for one in world.call("drafts", "--all", "--json").json]
        assert ("a gap for your words" in world.call("drafts", "--all").out) == (["needs_words"] in told)
        return told

    world.meet("pricing", "Pricing", berlin("2026-11-02 10:00"), JO)
    world.run()
    assert flags() == [["needs_words"], ["needs_words"]]
    draft = world.draft_to("kim@acme.example")
    draft.write_bytes(draft.read_bytes() + b"\nP.S. see you soon\n")  # the gap still stands
    world.run()
    assert flags() == [["needs_words"], ["needs_words"]]
    draft = world.draft_to("kim@acme.example")
    text = str(read(draft).get_content())
    gap = text[text.index(">>>") : text.index("<<<") + 3]
    draft.write_bytes(draft.read_bytes().replace(gap.encode(), b"Your words about the straws stayed with me."))
    world.run()
    assert sorted(flags()) == [[], ["needs_words"]]
    world.now = berlin("2026-11-02 15:00")
    world.send(world.draft_to("jo@globex.example"))
    world.run()
    assert flags() == [[], []]


def test_what_people_read_has_words_where_json_has_codes(world: World) -> None:
    world.run()
    world.meet("later", "Pricing", berlin("2026-11-02 16:00"), KIM)
    world.call("promise", "kim@acme.example", "a map")
    world.call("pause", "kim@acme.example")
    (draft,) = world.call("drafts", "--all", "--json").json
    assert draft["state"] == "retired"
    assert world.person("kim@acme.example")["reply_state"] == "i_owe"
    told = {
        verb: world.call(*verb.split()).out
        for verb in ("status", "person kim@acme.example", "people", "drafts --all", "explain kim@acme.example", "plan")
    }
    assert "withdrawn" in told["drafts --all"]
    for verb in ("person kim@acme.example", "people", "explain kim@acme.example"):
        assert "you owe them an answer, or what you promised" in told[verb], verb
    assert "paused: You paused" in told["explain kim@acme.example"]
    assert "not over yet: The meeting ends on" in told["plan"]
    codes = {"retired", *(each.value for kind in (Reason, ReplyState) for each in kind if "_" in each.value)}
    assert not [(verb, code) for verb, out in told.items() for code in codes if code in out]


def test_every_code_has_words_for_people() -> None:
    assert (STATES.keys(), REASONS.keys(), DRAFT_STATES.keys()) == (set(ReplyState), set(Reason), set(DraftState))
    for words in (STATES, REASONS, DRAFT_STATES, FLAGS):
        assert not [told for told in words.values() if "_" in told or not told]


def test_a_title_cannot_forge_lines(world: World) -> None:
    world.meet("forged", "Talk\\nBcc: evil@example.test", berlin("2026-11-02 10:00"), JO)
    assert not [line for line in world.call("plan").out.splitlines() if line.startswith("Bcc:")]
