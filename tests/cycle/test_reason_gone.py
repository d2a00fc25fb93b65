"""An open nudge or check-in goes when the config, a circle or a template no longer asks for it; an edited one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"
POKE = (
    '---\npurpose: {purpose}\nstance: give\nsubject: "For you, {{{{ person.first_name }}}}"\n---\n'
    '{{{{ greeting }}}}\n\n{{{{ gap("something of use to them") }}}}\n\nBest regards,\n{{{{ me.signature }}}}\n'
)


def configure(world: World, more: str = "") -> None:
    (world.root / "config.yaml").write_text(CONFIG + "templates: [templates]\n" + more, encoding="utf-8")


def own_template(world: World, purpose: str) -> Path:
    file = world.root / "templates" / "poke.md.j2"
    file.parent.mkdir(exist_ok=True)
    file.write_text(POKE.format(purpose=purpose), encoding="utf-8")
    return file


def nudged(root: Path, more: str = "") -> World:
    """Kim was met and written to on Tuesday; the nudge lies there on the Monday after."""
    world = World(root=root, now=berlin("2026-11-03 15:00"))
    own_template(world, "nudge")
    configure(world, more)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(ADDRESS))
    world.run()
    world.now = berlin("2026-11-09 09:00")
    world.run()
    assert [one["purpose"] for one in world.call("drafts", "--json").json] == ["nudge"]
    return world


def checked_in(root: Path, more: str = "") -> World:
    """Kim was met in August, and is in the inner circle: the check-in lies there in November."""
    world = World(root=root, now=berlin("2026-10-01 09:00"))
    own_template(world, "check-in")
    configure(world, "cadence: {circles: {inner: {every: 4w}, dormant: {every: never}}}\n" + more)
    world.meet("k1", "Straw talk", berlin("2026-09-29 10:00"), KIM)
    world.run()
    world.now = berlin("2026-10-01 09:05")
    assert world.call("circle", ADDRESS, "inner").code == 0
    world.now = berlin("2026-11-02 09:00")
    world.run()
    assert [one["purpose"] for one in world.call("drafts", "--json").json] == ["check-in"]
    return world


def edit(world: World) -> None:
    draft = world.draft_to(ADDRESS)
    draft.write_bytes(draft.read_bytes() + b"PS: words of my own.\r\n")


def flags(world: World) -> list[str]:
    (draft,) = world.call("drafts", "--json").json
    return [str(one) for one in draft["flags"]]


@pytest.mark.parametrize("edited", [False, True])
def test_without_nudges_in_the_config_the_open_one_goes(tmp_path: Path, edited: bool) -> None:
    world = nudged(tmp_path)
    if edited:
        edit(world)
    configure(world, "no_reply: {after: []}\n")
    world.now = berlin("2026-11-09 09:10")
    assert world.later("nudge", ADDRESS) == "no_rule"
    world.run()
    if edited:
        assert "reason_gone" in flags(world)
        assert "words of my own" in world.draft_to(ADDRESS).read_text(encoding="utf-8")
    else:
        assert world.drafts() == []
        configure(world)
        world.now = berlin("2026-11-09 09:20")
        world.run()
        assert len(world.drafts()) == 1  # the config asks for it again


def test_a_second_nudge_goes_when_the_config_asks_for_one_alone(tmp_path: Path) -> None:
    world = nudged(tmp_path)
    world.send(world.draft_to(ADDRESS))
    world.run()
    world.now = berlin("2026-11-16 09:00")
    world.run()
    assert len(world.drafts()) == 1
    configure(world, "no_reply: {after: [4bd]}\n")
    world.now = berlin("2026-11-16 09:10")
    world.run()
    assert world.drafts() == []


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("purpose", ["nudge", "check-in"])
def test_a_draft_whose_template_is_gone_is_made_anew_from_the_one_that_the_config_names(
    tmp_path: Path, purpose: str, edited: bool
) -> None:
    if purpose == "nudge":
        world = nudged(tmp_path, "no_reply: {template: poke}\n")
    else:
        world = checked_in(tmp_path)
        configure(world, "cadence: {default: {every: 4w, template: poke}}\n")
        world.now = berlin("2026-11-02 09:05")
        world.call("redraft", world.call("drafts", "--json").json[0]["id"])
    assert read(world.draft_to(ADDRESS)).get_content().count("something of use") == 1
    if edited:
        edit(world)
    (world.root / "templates" / "poke.md.j2").unlink()
    configure(world)
    world.now = world.now.replace(minute=30)
    world.run()
    world.now = world.now.replace(minute=40)
    world.run()
    if edited:
        assert "reason_gone" in flags(world)
        assert "words of my own" in world.draft_to(ADDRESS).read_text(encoding="utf-8")
    else:
        text = read(world.draft_to(ADDRESS)).get_content()
        assert "something of use" not in text
        assert ">>> YOUR WORDS" in text


def test_a_template_with_a_slip_of_the_pen_withdraws_nothing(tmp_path: Path) -> None:
    world = nudged(tmp_path, "no_reply: {template: poke}\n")
    (world.root / "templates" / "poke.md.j2").write_text("---\npurpose: nudge\nstance: [\n---\nHello\n")
    world.now = berlin("2026-11-09 09:10")
    world.call("run", "--once")
    assert len(world.drafts()) == 1


@pytest.mark.parametrize("edited", [False, True])
def test_the_check_in_of_somebody_in_a_circle_that_is_never_written_to_goes(tmp_path: Path, edited: bool) -> None:
    world = checked_in(tmp_path)
    if edited:
        edit(world)
        world.run()
    world.now = berlin("2026-11-02 09:10")
    assert world.call("circle", ADDRESS, "dormant").code == 0
    if edited:
        assert "reason_gone" in flags(world)
    else:
        assert world.drafts() == []
        world.now = berlin("2026-11-02 09:20")
        world.call("circle", ADDRESS, "inner")
        world.run()
        assert len(world.drafts()) == 1


def test_a_kind_answer_goes_when_their_no_was_none(tmp_path: Path) -> None:
    world = nudged(tmp_path)
    sent = read(max((world.root / "Mail/Sent/cur").iterdir()))
    headers = {"In-Reply-To": str(sent["Message-ID"])}
    world.receive(KIM, f"Re: {sent['Subject']}", "Thank you, but we are not interested.\n\nKim", extra=headers)
    world.now = berlin("2026-11-09 09:30")
    world.run()
    world.now = berlin("2026-11-16 09:30")
    world.run()
    assert [one["purpose"] for one in world.call("drafts", "--json").json] == ["check-in"]
    world.now = berlin("2026-11-16 09:40")
    assert world.call("resume", ADDRESS, "--misread").code == 0
    assert world.drafts() == []
