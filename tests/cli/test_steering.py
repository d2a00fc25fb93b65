"""How the user steers: what each word does to the drafts at once and later, and how it is answered."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.running import lease_held
from tests.world import CONFIG, World, berlin, read

KIM, LEE, JO, ANN, BO = (
    "kim@acme.example", "kim.lee@lee.example", "jo@globex.example", "ann@ash.example", "bo@oak.example",
)  # fmt: skip
HOME = "kim@home.example"
RULES = """
followups:
  - {name: investors, when: {tag: investor}, template: interview-thanks, after: 2h}
  - {name: group, when: {title: "*board*"}, template: thanks, after: 2h, recipients: group}
  - {name: default, template: nice-to-meet, after: 2h}
cadence:
  circles: {inner: {every: 4w}, dormant: {every: never}}
  people:
    - {match: {tag: weekly}, every: 1w}
"""


def to(world: World) -> list[str]:
    """Whom the drafts that lie there are to."""
    return sorted(str(read(path)["To"]).rpartition("<")[2].rstrip(">") for path in world.drafts())


def edit(world: World, address: str) -> None:
    path = world.draft_to(address)
    path.write_bytes(path.read_bytes() + b"\nP.S. in my own words\n")


def text_to(world: World, address: str) -> str:
    return str(read(world.draft_to(address)).get_content())


def copy(world: World, root: Path) -> World:
    shutil.copytree(world.root, root, dirs_exist_ok=True)
    return dataclasses.replace(world, root=root, events=dict(world.events))


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(root=tmp_path_factory.mktemp("met"), now=berlin("2026-11-03 09:00"), config=CONFIG + RULES)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), f"Kim Lee <{KIM}>")
    world.meet("k2", "Lee talk", berlin("2026-11-03 10:30"), f"Kim Lee <{LEE}>")
    world.meet("j1", "Tea talk", berlin("2026-11-03 11:00"), f"Jo Ortiz <{JO}>")
    world.meet("b1", "Board", berlin("2026-11-03 11:30"), f"Ann Ash <{ANN}>", f"Bo Oak <{BO}>")
    world.now = berlin("2026-11-03 15:00")
    world.run()
    return world


@pytest.fixture
def fresh(met: World, tmp_path: Path) -> World:
    """Kim, another Kim Lee and Jo were met this morning, Ann and Bo in a board; their drafts lie there."""
    return copy(met, tmp_path)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two people of one name were met; nothing in here changes them."""
    world = World(root=tmp_path_factory.mktemp("known"), now=berlin("2026-11-03 09:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-02 10:00"), f"Kim Lee <{KIM}>")
    world.meet("k2", "Lee talk", berlin("2026-11-02 10:30"), f"Kim Lee <{LEE}>")
    world.run()
    return world


# REF


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pause", "Kim Lee"], LEE),  # both are listed
        (["skip", "kim lee"], KIM),
        (["note", "Kim Lee", "x"], LEE),
        (["forget", "Kim Lee"], KIM),
        (["person", "Zed"], "followupd people"),
        (["circle", "Zed", "inner"], "followupd people"),
        (["resume", "zed@zed.example"], "followupd people"),
        (["tag", "zed@zed.example", "x", "--remove"], "followupd people"),
        (["note", "Zed", "x"], "followupd drafts"),
        (["skip", "Zed"], "followupd drafts"),
        (["snooze", "Zed", "3d"], "followupd drafts"),
        (["redraft", "Zed"], "followupd drafts"),
        (["done", "p7"], "none was made"),
        (["split", KIM], "no other address"),
        (["split", "Kim Lee"], "no address"),
        (["merge", KIM, KIM], "already"),
        (["merge", KIM, "ada@example.org"], "your own"),
        (["forget", "ada.private@example.net"], "your own"),
        (["circle", "ada@example.org", "inner"], "your own"),
        (["circle", KIM, "iner"], "did you mean inner"),
        (["circle", KIM], "--none"),
        (["circle", KIM, "inner", "--none"], "--none"),
        (["pause", KIM, "2026-11-02"], "past"),
        (["pause", KIM, "soon"], "no time"),
        (["snooze", KIM, "2026-11-02"], "past"),
        (["promise", KIM, " "], "empty"),
        (["promise", KIM, "x", "--by", "2026-11-02"], "past"),
        (["met", KIM, "--at", "2026-11-04"], "yet to come"),
        (["tag", KIM, "a\nb"], "no tag"),
        (["note", KIM, " "], "nothing"),
        (["note", KIM, "x" * 8_001], "8,000"),
        (["promise", KIM, "x" * 1_001], "1,000"),
    ],
)
def test_what_cannot_be_done_exits_2_and_says_what_to_do(known: World, words: list[str], said: str) -> None:
    outcome = known.call(*words)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_a_person_is_named_by_address_name_or_draft_and_a_group_draft_lists_its_people(fresh: World) -> None:
    drafts = {tuple(one["people"]): one["id"] for one in fresh.call("drafts", "--json").json}
    for ref in (JO, "jo ortiz", "Ortiz", drafts[JO,], drafts[JO,].partition(".")[0]):
        assert fresh.call("person", ref, "--json").json["addresses"] == [JO]
    outcome = fresh.call("pause", drafts[ANN, BO])
    assert outcome.code == 2
    assert ANN in outcome.err
    assert BO in outcome.err


# pause and resume


def test_a_pause_withdraws_what_is_unedited_flags_what_is_edited_and_resume_brings_it_back(fresh: World) -> None:
    edit(fresh, JO)
    paused = fresh.call("pause", KIM, "2w", "--json").json
    assert [(one["kind"], one["until"]) for one in paused["facts"]] == [("pause", "2026-11-17T14:00:00Z")]
    assert [(one["people"], one["state"]) for one in paused["drafts"]] == [([KIM], "retired")]
    edited = fresh.call("pause", "Jo Ortiz", "--json").json
    assert [(one["state"], "reason_gone" in one["flags"]) for one in edited["drafts"]] == [("edited", True)]
    assert to(fresh) == [f"{ANN}>, Bo Oak <{BO}".rpartition("<")[2], JO, LEE]
    assert fresh.reason("k1", KIM) == "paused"
    assert fresh.call("resume", KIM, "--json").code == 0
    fresh.run()
    assert KIM in to(fresh)


def test_a_pause_of_one_leaves_them_out_of_the_draft_to_all(fresh: World) -> None:
    assert "withdrawn" in fresh.call("pause", BO).out
    assert ANN in to(fresh)
    assert BO not in to(fresh)


# circles and tags


def test_circles_and_tags_set_the_pace_and_choose_the_rule(fresh: World) -> None:
    usual = fresh.person(JO)["next_due"]
    assert fresh.call("circle", JO, "INNER", "--json").json["facts"][0]["text"] == "inner"
    placed = fresh.person(JO)
    assert (placed["circle"], placed["next_due"] < usual) == ("inner", True)
    assert fresh.call("tag", JO, "weekly").code == 0
    assert fresh.call("circle", JO, "--none").code == 0
    tagged = fresh.person(JO)
    assert (tagged["circle"], tagged["tags"]) == (None, ["weekly"])
    assert tagged["next_due"] < placed["next_due"]
    assert fresh.call("tag", JO, "weekly", "--remove", "--json").json["facts"][0]["kind"] == "untag"
    assert fresh.person(JO)["next_due"] == usual
    assert fresh.call("circle", "new@new.example", "inner").code == 0
    assert fresh.person("new@new.example")["next_due"] is not None
    fresh.call("tag", "new@new.example", "investor", "weekly")
    fresh.meet("n1", "Round", berlin("2026-11-03 12:00"), "New <new@new.example>")
    rules = {d["purpose"]: d["rule"] for d in fresh.decisions() if d["people"] == ["new@new.example"]}
    assert rules["follow-up"] == "investors"


def test_each_word_is_answered_by_what_is_so_now(fresh: World) -> None:
    jo = f"Jo Ortiz <{JO}>: "
    for words, so in (
        (["pause", JO, "2w"], "paused until Tue 2026-11-17 15:00."),
        (["pause", JO], "paused until you resume them."),
        (["resume", JO], "paused no more."),
        (["circle", JO, "INNER"], "in the circle inner, next due "),
        (["circle", JO, "dormant"], "in the circle dormant, next due never."),
        (["circle", JO, "--none"], "in no circle, next due "),
        (["tag", JO, "weekly", "investor"], "tagged investor, weekly."),
        (["tag", JO, "weekly", "investor", "--remove"], "without tags."),
        (["met", JO, "--at", "2026-10-01T10:00"], "met on Thu 2026-10-01 10:00, last contact Tue 2026-11-03 12:00."),
        (["promise", JO, "a map", "--by", "2026-11-05"], "you promised by Thu 2026-11-05 (p1): a map."),
        (["promise", JO, "a book"], "you promised (p2): a book."),
        (["done", "p1"], "your promise p1 (a map) is closed; still open: p2."),
        (["done", "p2"], "your promise p2 (a book) is closed; none is open."),
    ):  # fmt: skip
        outcome = fresh.call(*words)
        assert outcome.out.startswith(jo + so), (words, outcome)
        assert "Nothing is known" not in outcome.err
    assert fresh.call("note", JO, "likes tea").out == f"{jo[:-2]}: noted.\n"
    assert fresh.call("note", "Tea talk", "likes tea").out == "Tea talk, Tue 2026-11-03 11:00: noted.\n"


@pytest.mark.parametrize(
    "verb", [["note", "Jo Ortiz", "likes tea", "--say"], ["skip", "Jo Ortiz"], ["explain", "Jo Ortiz"]]
)
def test_a_title_that_is_somebodys_name_too_is_taken_for_neither(fresh: World, verb: list[str]) -> None:
    fresh.meet("j2", "Jo Ortiz", berlin("2026-11-03 13:00"), f"Jo Ortiz <{JO}>")
    fresh.run()
    outcome = fresh.call(*verb)
    assert outcome.code == 2
    assert "'Jo Ortiz' names a meeting and 1 person" in outcome.err
    assert "j2" in outcome.err
    assert JO in outcome.err


@pytest.mark.parametrize("words", [["pause"], ["circle", "inner"], ["tag", "x"]])
def test_of_whom_nothing_is_known_that_is_said_once(fresh: World, words: list[str]) -> None:
    verb, *rest = words
    assert "Nothing is known of kmi@acme.example yet." in fresh.call(verb, "kmi@acme.example", *rest).err
    assert fresh.call(verb, "kmi@acme.example", *rest).err == ""


# merge and split


def test_who_is_merged_keeps_the_sure_name_of_the_address_that_is_kept(fresh: World) -> None:
    assert fresh.call("merge", JO, KIM).code == 0
    assert fresh.person(JO)["name"] == "Jo Ortiz"
    assert fresh.call("merge", HOME, LEE).code == 0  # nothing is known of it, so that any name is better
    assert fresh.person(HOME)["name"] == "Kim Lee"


def test_of_two_who_are_merged_one_draft_stays_and_a_split_gives_each_their_own(fresh: World) -> None:
    merged = fresh.call("merge", KIM, LEE, "--json").json
    assert merged["addresses"] == [KIM, LEE]
    assert sorted(one["state"] for one in merged["drafts"]) == ["open", "retired"]
    for _ in range(2):
        assert len([one for one in to(fresh) if one in (KIM, LEE)]) == 1
        fresh.run()
    assert fresh.call("split", LEE, "--json").json == {"person": LEE, "addresses": [LEE]}
    fresh.run()
    assert {KIM, LEE} <= set(to(fresh))


def test_an_answer_under_either_address_ends_the_waiting(fresh: World) -> None:
    fresh.send(fresh.draft_to(KIM))
    fresh.call("merge", KIM, HOME)
    fresh.now += timedelta(hours=1)
    fresh.receive(f"Kim <{HOME}>", "Hello", "It was good to meet you, Ada.")
    fresh.run()
    assert fresh.later("nudge", KIM) == "replied"
    fresh.call("split", HOME)
    fresh.run()
    assert fresh.later("nudge", KIM) == "not_due"


@pytest.mark.parametrize("order", [(KIM, HOME), (HOME, KIM)])
def test_who_asked_for_no_mail_under_another_address_gets_none_once_they_are_merged(
    fresh: World, order: tuple[str, str]
) -> None:
    fresh.receive(f"Kim <{HOME}>", "Stop", "Please do not contact me again.")
    fresh.run()
    assert KIM in to(fresh)
    assert fresh.call("merge", *order).code == 0
    assert KIM not in to(fresh)
    assert fresh.person(KIM)["reply_state"] == "opted_out"
    fresh.run()
    assert not {KIM, HOME} & set(to(fresh))


def test_what_was_skipped_before_it_was_drafted_stays_so_once_they_are_merged(fresh: World) -> None:
    fresh.meet("o1", "Oat talk", berlin("2026-11-04 10:00"), f"Kim Lee <{HOME}>")
    fresh.run()
    assert fresh.call("skip", "o1").code == 0
    assert fresh.call("merge", JO, HOME).code == 0
    fresh.send(fresh.draft_to(JO))
    fresh.now = berlin("2026-11-12 15:00")
    fresh.run()
    assert fresh.reason("o1", JO) == "skipped"
    assert JO not in to(fresh)


# promises


def test_a_promise_is_known_by_its_id_and_kept_by_it(fresh: World) -> None:
    fresh.call("merge", JO, "jo@home.example")
    made = fresh.call("promise", "jo@home.example", "send  the\npaper", "--by", "2026-11-05", "--json").json["facts"][0]
    # The end of the day in Berlin.
    assert (made["ref"], made["text"], made["until"]) == ("p1", "send the paper", "2026-11-05T23:00:00Z")
    assert "p2" in fresh.call("promise", JO, "ring back").out
    assert [one["ref"] for one in fresh.person(JO)["promises"]] == ["p1", "p2"]
    assert "(p1, by Thu 2026-11-05): send the paper" in fresh.call("person", JO).out
    fresh.call("merge", "jo@new.example", JO)
    assert fresh.call("done", "P1", "--json").json["facts"][0]["ref"] == "p1"
    assert [one["ref"] for one in fresh.person("jo@new.example")["promises"]] == ["p2"]
    assert "there are p1 (closed), p2" in fresh.call("done", "p9").err


# met


def test_what_was_met_in_the_past_counts_then_and_its_note_is_private(fresh: World) -> None:
    told = fresh.call("met", JO, "--at", "2026-10-01T10:00", "--note", "owes me a secretlunch", "--json").json
    assert [one["kind"] for one in told["facts"]] == ["met", "note"]
    assert fresh.person(JO)["timeline"][0]["at"] == "2026-10-01T08:00:00Z"
    assert fresh.person(JO)["last_contact"] == "2026-11-03T11:00:00Z"
    assert fresh.call("redraft", JO).code == 0
    assert "secretlunch" not in text_to(fresh, JO)


# notes, skip, snooze, redraft: of nudges and check-ins too


@pytest.fixture(scope="module")
def silent(met: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    world = copy(met, tmp_path_factory.mktemp("silent"))
    world.now = berlin("2026-11-03 16:00")
    for address in (KIM, JO):
        world.send(world.draft_to(address))
    world.run()
    world.now = berlin("2026-11-09 09:30")
    world.run()
    assert {KIM, JO} <= set(to(world))
    return world


@pytest.fixture
def nudged(silent: World, tmp_path: Path) -> World:
    """The drafts to Kim and Jo were sent; nobody answered, and a nudge to each lies there."""
    return copy(silent, tmp_path)


def test_a_note_is_said_to_the_person_alone_and_only_if_it_may_be(nudged: World) -> None:
    said = nudged.call("note", KIM, "the blue straws", "--say", "--json")
    assert said.json["facts"][0]["text"] == "the blue straws"
    assert "redraft" in said.err
    nudged.call("note", KIM, "hates meetings")
    for address in (KIM, JO):
        assert nudged.call("redraft", address).code == 0
    assert "the blue straws" in text_to(nudged, KIM)
    assert "the blue straws" not in text_to(nudged, JO)
    assert "hates meetings" not in text_to(nudged, KIM) + text_to(nudged, JO)


def test_a_nudge_is_drafted_anew_snoozed_for_months_and_skipped(nudged: World) -> None:
    (anew, *_) = [one for one in nudged.call("redraft", KIM, "--json").json["drafts"] if one["state"] == "open"]
    assert anew["purpose"] == "nudge"
    snoozed = nudged.call("snooze", anew["id"], "60d", "--json").json
    assert (snoozed["said"], snoozed["until"]) == ("snooze", "2027-01-08T08:30:00Z")
    assert [one["reason"] for one in snoozed["decisions"]] == ["snoozed"]
    assert KIM not in to(nudged)
    assert "withdrawn" in nudged.call("skip", JO).out
    assert nudged.later("nudge", JO) == "skipped"
    nudged.run()
    assert JO not in to(nudged)
    assert "A new draft" in nudged.call("redraft", JO).out
    nudged.now = berlin("2027-01-11 09:30")
    nudged.run()
    assert KIM in to(nudged)


def test_an_edited_nudge_is_not_drafted_anew(nudged: World) -> None:
    edit(nudged, KIM)
    assert "left as it is" in nudged.call("redraft", KIM).out
    outcome = nudged.call("redraft", KIM, "--json")
    assert outcome.code == 2
    assert "edited" in outcome.err
    assert "P.S." in text_to(nudged, KIM)


def test_a_follow_up_is_not_snoozed_for_longer_than_it_makes_sense(fresh: World) -> None:
    outcome = fresh.call("snooze", KIM, "60d")
    assert outcome.code == 2
    assert "skip it" in outcome.err


def test_a_check_in_is_snoozed_for_a_year_or_skipped_and_taken_back(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:30"))
    for address in (KIM, JO):
        world.receive(address, "Hi", "Nice weather today.")
    world.run()
    for address in (KIM, JO):
        world.call("circle", address, "inner")
    world.call("note", KIM, "hates meetings")
    world.now = berlin("2026-12-08 10:00")
    world.run()
    assert to(world) == [JO, KIM]
    assert "hates meetings" not in text_to(world, KIM)
    assert world.call("snooze", KIM, "2027-12-01").code == 0
    assert world.later("check-in", KIM) == "snoozed"
    assert world.call("skip", JO, "--json").json["drafts"][-1]["state"] == "skipped"
    assert to(world) == []
    world.run()
    assert to(world) == []
    assert world.call("redraft", JO).code == 0
    assert to(world) == [JO]


# forget


def test_the_forgotten_leave_others_their_draft_and_an_edited_one_where_it_is(fresh: World) -> None:
    assert fresh.call("forget", JO, "--json").json["forgotten"] == [JO]
    assert JO not in to(fresh)
    edit(fresh, BO)
    outcome = fresh.call("forget", "Bo Oak", "--yes")
    assert outcome.code == 0
    assert "edited" in outcome.out
    for _ in range(3):
        assert sum(ANN in str(read(path)["To"]) for path in fresh.drafts()) == 1
        assert "P.S." in text_to(fresh, BO)
        assert JO not in to(fresh)
        fresh.now += timedelta(days=3)
        fresh.run()
    assert fresh.call("person", JO).code == 2


def test_where_nobody_can_be_asked_a_name_alone_erases_nobody(fresh: World) -> None:
    for ref in ("Bo Oak", fresh.call("drafts", "--json").json[0]["id"]):
        outcome = fresh.call("forget", ref)
        assert (outcome.code, outcome.out) == (2, "")
        assert "--yes" in outcome.err or "people" in outcome.err
    assert fresh.call("person", "Bo Oak").code == 0
    assert fresh.call("forget", BO).code == 0


def test_nothing_is_kept_about_the_forgotten_whatever_is_said(fresh: World) -> None:
    fresh.call("forget", JO)
    for words in (
        ["circle", JO, "inner"], ["note", JO, "x"], ["pause", JO], ["promise", JO, "x"], ["met", JO],
        ["tag", JO, "x"], ["merge", KIM, JO], ["merge", JO, KIM], ["skip", JO],
    ):  # fmt: skip
        outcome = fresh.call(*words)
        assert (outcome.code, outcome.out) == (2, ""), words
    (fresh.root / "book.csv").write_text(f"addresses,name\n{JO},Jo Ortiz\n{KIM} {JO},Kim Lee\nnew@new.example,New\n")
    assert "none was made" in fresh.call("done", "p1").err
    imported = fresh.call("people", "import", str(fresh.root / "book.csv"), "--json")
    assert imported.code == 2
    assert [one["where"] for one in imported.json["problems"]] == ["book.csv:2", "book.csv:3"]
    assert imported.json["people"] == 2
    for path in (fresh.root / "state").iterdir():
        octets = path.read_bytes().lower()
        assert not [trace for trace in (b"globex", b"ortiz", b"tea talk") if trace in octets]
    assert fresh.call("forget", JO).code == 0  # twice is as once


def test_beside_a_running_daemon_words_are_kept_and_forget_is_refused(fresh: World) -> None:
    with lease_held(fresh.root / "state/followupd.db"):
        forgotten = fresh.call("forget", KIM, "--json")
        paused = fresh.call("pause", JO, "--json")
    assert (forgotten.code, forgotten.out) == (78, "")
    assert "running" in forgotten.err
    assert fresh.person(KIM)["addresses"] == [KIM]
    assert paused.json["facts"][0]["kind"] == "pause"
    assert "daemon" in paused.err
    fresh.run()
    assert KIM in to(fresh)
    assert JO not in to(fresh)
