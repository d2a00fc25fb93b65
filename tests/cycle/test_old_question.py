"""A question of theirs that nobody answered: it comes first for three months, and then the letter owns up to it."""

from __future__ import annotations

from pathlib import Path

from tests.world import CONFIG, World, berlin, read

KIM, ADDRESS = "Kim Lee <kim.lee@acme.example>", "kim.lee@acme.example"


def test_an_old_question_stands_in_status_and_in_the_check_in_and_holds_it_no_more(tmp_path: Path) -> None:
    config = CONFIG.replace("2026-11-01", "2026-07-01") + "cadence: {default: {every: 4w}}\n"
    world = World(root=tmp_path, now=berlin("2026-08-03 08:00"), config=config)
    world.meet("k1", "Straw talk", berlin("2026-06-02 10:00"), KIM)
    world.run()
    world.now = berlin("2026-08-03 09:00")
    world.receive(KIM, "Straws", "Hi Ada,\n\ncould you send me the price list?\n\nKim")
    world.run()
    for day in ("2026-09-10 10:00", "2026-10-30 10:00"):
        world.now = berlin(day)
        world.run()
        assert world.later("check-in", ADDRESS) == "i_owe_reply"
        assert world.drafts() == []
    assert world.call("status", "--json").json["next_wake"] == "2026-11-01T07:00:00Z"  # ninety days later, a Sunday
    world.now = berlin("2026-11-02 10:00")
    assert "What they asked on Monday, 3 August at 09:00 is still open" in world.call("plan").out
    world.run()
    text = read(world.draft_to(ADDRESS)).get_content()
    assert (
        ">>> YOUR WORDS: what they asked on 3 August 2026 is still open: your answer, or why it comes late <<<" in text
    )
    (owed,) = world.call("status", "--json").json["i_owe"]
    assert (owed["address"], owed["question"]) == (ADDRESS, "could you send me the price list?")
    assert "their question ← message" in world.call("explain", ADDRESS).out
    world.send(world.draft_to(ADDRESS), body="Hi Kim,\n\nhere it is at last.\n\nAda\n")
    world.run()
    assert world.call("status", "--json").json["i_owe"] == []
