"""Several accounts at once, at Google and on this machine: what befalls one leaves the others going."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google_stub import GoogleStub, Status
from google_world import ADA, GoogleWorld, google_world, section

from tests.world import berlin
from tests.world import read as read_file

KIM = "Kim Lee <kim.lee@acme.example>"
JO = "Jo Ortiz <jo@globex.example>"
HOME = "ada.home@example.net"


@pytest.fixture
def two(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    """Ada works with Kim in one account, and with Jo in the other."""
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00", addresses={"work": ADA, "home": HOME})
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.invite("Pipe talk", berlin("2026-11-03 10:00"), JO, account="home")
    world.run()
    yield world
    world.stop()


def lies(world: GoogleWorld) -> list[tuple[str, str]]:
    return sorted((one.user.address, one.people[0]) for one in world.lying())


def test_each_account_has_its_own_drafts(two: GoogleWorld) -> None:
    two.at("2026-11-03 15:00")
    two.run()
    assert lies(two) == [(HOME, "jo@globex.example"), (ADA, "kim.lee@acme.example")]
    two.later_by(minutes=5)
    two.run()
    assert two.methods.count("history.list") == two.methods.count("drafts.list") == 2
    assert len(two.methods) == 6
    two.later_by(minutes=5)
    for draft in two.lying():
        two.post(draft)
    two.run()
    two.at("2026-11-09 09:00")
    two.run()
    assert lies(two) == [(HOME, "jo@globex.example"), (ADA, "kim.lee@acme.example")]
    assert all(one.mail["In-Reply-To"] for one in two.lying())


@pytest.mark.parametrize("restarts", [False, True], ids=["one daemon", "a process a pass"])
def test_a_withdrawn_authorisation_pauses_one_account_alone(two: GoogleWorld, restarts: bool) -> None:
    two.restarts = restarts
    two.stop()
    two.at("2026-11-03 12:00")
    two.run()
    two.stub.revoke(ADA)
    two.at("2026-11-03 15:00")
    outcome = two.try_to_run()
    assert "followupd auth work" in outcome.err
    assert outcome.code != 0
    assert lies(two) == [(HOME, "jo@globex.example")]
    for _ in range(3):
        two.later_by(days=1)
        two.try_to_run()
        assert sum(one.method == "oauth.token" for one in two.asked) <= 1
        assert all(one.address != ADA for one in two.asked if one.status == 200)
    assert lies(two) == [(HOME, "jo@globex.example")]
    sources = {one["source"]: one for each in two.call("status", "--json").json["accounts"] for one in each["sources"]}
    assert "followupd auth work" in str(sources["work/mail"]["problem"])
    assert sources["home/mail"]["problem"] is None
    account = two.stub.account(ADA)  # Ada agrees once more
    two.google["work"] = account
    two.authorise("work", account)
    two.later_by(days=1)  # Saturday
    two.try_to_run()
    two.at("2026-11-09 10:00")
    two.run()
    assert lies(two) == [(HOME, "jo@globex.example"), (ADA, "kim.lee@acme.example")]
    sources = {one["source"]: one for each in two.call("status", "--json").json["accounts"] for one in each["sources"]}
    assert sources["work/mail"]["problem"] is None
    assert two.placed == 2


def test_what_happened_while_an_account_was_paused_is_known_afterwards(two: GoogleWorld) -> None:
    two.at("2026-11-03 15:00")
    two.run()
    two.later_by(minutes=10)
    two.stub.revoke(ADA)
    two.try_to_run()
    account = two.stub.account(ADA)
    two.google["work"] = account
    draft = two.draft_for("kim.lee@acme.example")
    two.later_by(days=2)
    sent = two.post(draft, "Hello Kim, all my own words, and no others.")
    two.later_by(days=1)
    two.user.reply(sent, "Thank you, Ada. Please do not write to me again.", KIM, two.now)
    two.try_to_run()
    assert two.placed == 2
    two.authorise("work", account)
    two.at("2026-11-09 10:00")
    two.run()
    assert two.person("kim.lee@acme.example")["reply_state"] == "opted_out"
    two.pass_days(14, step=7)
    assert [one for one in two.lying() if "kim" in one.to] == []


def test_tokens_that_last_an_hour_are_renewed_on_the_way(tmp_path: Path, google_stub: GoogleStub) -> None:
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00")
    google_stub.grants.lifetime = google_stub.grants.lifetime / 100_000  # about an hour
    google_stub.expire_tokens(ADA)
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.pass_days(4, hour=15)
    assert (len(world.lying()), world.placed) == (1, 1)
    world.stop()


def test_what_is_down_for_days_is_made_up_for_once_it_is_there_again(two: GoogleWorld) -> None:
    two.at("2026-11-03 12:00")
    two.stub.disable("gmail")
    for day in (3, 4, 5):
        two.at(f"2026-11-0{day} 15:00")
        assert two.try_to_run().code == 75
    two.stub.gate.disabled.clear()
    two.at("2026-11-05 16:00")
    two.run()
    two.run()
    assert (len(two.lying()), two.placed) == (2, 2)


MIXED = pytest.mark.parametrize(
    "kind", ["Maildir with Google's calendar", "Gmail with a calendar file", "one account of each"]
)


@MIXED
def test_a_mailbox_here_goes_with_a_calendar_there(tmp_path: Path, google_stub: GoogleStub, kind: str) -> None:
    maildir, ics = "{type: maildir, path: Mail}", "[{type: ics, path: calendar.ics}]"
    sections = {
        "Maildir with Google's calendar": section("work", google_stub.roots, mail=maildir),
        "Gmail with a calendar file": section("work", google_stub.roots, calendars=ics),
        "one account of each": section("work", google_stub.roots)
        + f"  - {{name: local, mail: {maildir}, calendars: {ics}}}\n",
    }
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00", sections=sections[kind])
    at_google = kind != "Maildir with Google's calendar"
    if "file" in kind:
        world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    else:
        world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    if kind == "one account of each":
        world.meet("k1", "Pipe talk", berlin("2026-11-03 10:00"), JO)
    world.run()
    world.at("2026-11-03 15:00")
    world.run()
    here = [str(read_file(path)["To"]) for path in world.drafts()]
    assert here == {"Maildir with Google's calendar": [KIM], "one account of each": [JO]}.get(kind, [])
    assert [one.to for one in world.lying()] == ([KIM] if at_google else [])
    world.later_by(hours=1)
    if at_google:
        world.post(world.draft_for("kim.lee@acme.example"))
    else:
        world.send(world.draft_to("kim.lee@acme.example"))
    world.run()
    assert world.later("nudge", "kim.lee@acme.example") == "not_due"
    world.at("2026-11-04 09:00")
    if at_google:
        world.user.reply(world.user.messages("SENT")[0], "Thanks. Kim", KIM, world.now)
    else:
        world.receive(KIM, "Re: Good to meet you", "Thanks. Kim")
    world.run()
    assert world.later("nudge", "kim.lee@acme.example") == "replied"
    world.stop()


def test_an_account_that_comes_to_the_config_later_doubles_nothing(tmp_path: Path, google_stub: GoogleStub) -> None:
    """First a Maildir alone; then Gmail, into which the same mail was moved, takes its place."""
    maildir, ics = "{type: maildir, path: Mail}", "[{type: ics, path: calendar.ics}]"
    local = f"  - {{name: local, mail: {maildir}, calendars: {ics}}}\n"
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00", sections=local)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.at("2026-11-03 15:00")
    world.run()
    (path,) = world.drafts()
    world.stop()
    config = world.root / "config.yaml"
    config.write_text(config.read_text().replace(local, section("local", google_stub.roots, calendars=ics)))
    for name, file in (("work.client.json", "local.client.json"), ("work.token.json", "local.token.json")):
        (world.root / name).rename(world.root / file)
    world.later_by(hours=1)
    world.user.write(path.read_bytes())
    for _ in range(3):
        world.later_by(hours=1)
        world.try_to_run()
    world.pass_days(10, step=2)
    assert (len(world.lying()), world.placed) == (1, 0)
    world.stop()


def test_a_cut_off_first_pull_drafts_nothing_before_the_mail_is_known(tmp_path: Path, google_stub: GoogleStub) -> None:
    world = google_world(tmp_path, google_stub, "2026-11-03 12:00")
    world.invite("Straw talk", berlin("2026-11-03 09:00"), KIM)
    google_stub.fail("gmail.users.messages.list", Status(403, "forbidden"), times=2)
    assert world.try_to_run().code == 75
    assert world.lying() == []
    world.at("2026-11-03 15:00")
    world.run()
    assert (len(world.lying()), world.placed) == (1, 1)
    world.stop()
