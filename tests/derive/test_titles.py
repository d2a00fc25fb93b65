"""What titles say beside names, and that hostile ones take no time."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.titles import is_cancelled, people_in, same_title
from followupd.derive.topics import topic

TOPICS = {
    "Ada / Kim: Pricing for Lisbon rollout": "Pricing for Lisbon rollout",
    "Project Falcon workshop": "Project Falcon workshop",
    "Kim Lee and Ada Example": "",
    "Kim Lee <> Ada Example": "",
    "Pat Doe and Ada Example": "",  # Pat is not known, but can only be somebody
    "Coffee with Pat Doe": "",
    "Pat Doe - intro": "",
    "Kim Park": "",
    "Intro call": "",
    "Intro Call Kim/Ada": "",
    "Coffee": "",
    "Lunch?": "",
    "1:1": "",
    "1:1 Ada/Kim": "",
    "Sync": "",
    "Weekly sync": "",
    "Catch-up": "",
    "Jour fixe": "",
    "Interview?": "",
    "30 Minute Meeting": "",
    "30min": "",
    "Meeting 2026-11-03": "",
    "Meeting 3 Nov, 10:00": "",
    "Microsoft Teams Meeting": "",
    "Ada Example's Zoom Meeting": "",
    "Besprechung": "",
    "Kaffee mit Kim": "",
    "Réunion": "",
    "Déjeuner avec Kim": "",
    "Reunión con Kim": "",
    "会議": "",
    "Call with Acme": "",
    "https://zoom.us/j/123": "",
    "Busy": "",
    "": "",
    "🎉": "",
    "---": "",
    "Interview: Senior Engineer": "Senior Engineer",
    "Call about the Lisbon rollout": "the Lisbon rollout",
    "Gespräch über Budget 2027": "Budget 2027",
    "Réunion sur le budget": "le budget",
    "Pricing workshop with Kim Lee": "Pricing workshop",
    "Budget w/ Kim": "Budget",
    "Kim's pricing question": "pricing question",
    "Kim (Acme) – Ada: budget": "budget",
    "Kim and Ada discuss pricing in all the regions": "pricing in all the regions",
    "Acme <> Example: Q3 plan": "Q3 plan",
    "Pricing | Lisbon | Q3": "Pricing | Lisbon | Q3",
    "Q4 review": "Q4 review",
    "R&D plans": "R&D plans",
    "UI/UX review": "UI/UX review",
    "24/7 support": "24/7 support",
    "Re: Fwd: Pricing": "Pricing",
    "Invitation: Pricing": "Pricing",
    "[EXT] Updated invitation: Pricing 🎉": "Pricing",
    "Cancelled: Pricing": "Pricing",
    "\u202ePric\x00ing\r\nplan": "Pricing plan",
    "Preise für Lissabon": "Preise für Lissabon",
    "価格について": "価格について",
    "Budget for the spring campaign": "Budget for the spring campaign",
    "Workshop: Lisbon rollout": "Lisbon rollout",
    "Kick-off: Lisbon rollout": "Lisbon rollout",
    "Lisbon rollout – kick-off": "Lisbon rollout",
    "Lisbon rollout!!!": "Lisbon rollout",
    "Kick-off!!!": "",
    "Meeting two": "",
    "Sales call": "",
    "Project update": "",
    "Budget meeting": "Budget",
    "Call center strategy": "Call center strategy",
    "Discuss pricing": "pricing",
    "Hold: Pricing": "Pricing",
    "Frau Dr. Ortiz": "",
}
REMARKS = (
    "Sales call - cold lead - low budget",
    "discuss termination of contract",
    "HOLD - maybe pricing",
    "Pricing (tbc)",
    "New supplier?",
    "Prepare pricing",
    "Gespräch: Kündigung",
    "Kim Lee: salary",
)
NAMESAKES = {
    "Green energy offer": "Green energy offer",
    "Green Energy Offer": "Green Energy Offer",
    "Green & white packaging": "Green & white packaging",
    "May planning": "May planning",
    "May Planning": "May Planning",
    "Unknown zone": "Unknown zone",
    "Offer for May": "Offer for May",
    "Sue Green: energy offer": "energy offer",
    "Sue: energy offer": "energy offer",
    "Sue <> Ada: energy offer": "energy offer",
    "Sue Green energy offer": "energy offer",
    "Energy offer Sue Green": "Energy offer",
    "Energy offer with Sue": "Energy offer",
    "Sue and Ada discuss energy for all the shops": "energy for all the shops",
    "Green": "",
    "Theresa May": "",
}


@pytest.mark.parametrize("title", TOPICS)
def test_the_topic_is_what_the_title_says_beside_names_and_kinds(title: str) -> None:
    assert topic(title, ["Ada Example", "Kim Lee"], ["Acme"]) == TOPICS[title]


@pytest.mark.parametrize("title", REMARKS)
def test_a_title_that_reads_as_one_sides_remark_is_no_topic(title: str) -> None:
    assert topic(title, ["Ada Example", "Kim Lee"], ["Acme"]) == ""


@pytest.mark.parametrize("title", NAMESAKES)
def test_an_ordinary_word_that_is_also_somebodys_last_name_stays(title: str) -> None:
    people = ["Ada Example", "Green, Sue", "Theresa May", "Una Unknown"]
    assert topic(title, people, []) == NAMESAKES[title]


def test_a_topic_ends_at_a_word() -> None:
    long = topic("Pricing " + "for the rollout in Lisbon and Porto " * 9, ["Ada"], [])
    assert len(long) <= 80
    assert long.split()[-1] in {"for", "the", "rollout", "in", "Lisbon", "and", "Porto"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Intro", "INTRO!"),
        ("Intro", "Updated invitation: Intro"),
        ("Intro", "Cancelled: Intro"),
        ("Café", "cafe"),
        ("Intro", "🎉 Intro"),
        ("Straße", "STRASSE"),
    ],
)
def test_titles_that_are_the_same(one: str, other: str) -> None:
    assert same_title(one) == same_title(other)


def test_titles_that_differ() -> None:
    assert len({same_title(title) for title in ("Intro", "Intro 2", "Outro", "会議", "")}) == 5


TITLES = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["Kim", "Ada", "Lee", "with", "mit", "<>", "/", "&", "x", ":", "-", "(", ")", "[", "Acme", "?", "1:1", "Coffee",
         "Re:",         "cancelled", "10:00", "\u202e", "\n", "会議", "'s", "w/", "|", "about", "von"]
    ),
    max_size=15,
).map(" ".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TITLES)
def test_whatever_a_title_says_it_is_read(title: str) -> None:
    reading = people_in(title, "Ada Example")
    assert len(reading.names) <= 6
    for named in reading.names:
        assert 1 <= len(named.words) <= 4
        assert not {"ada", "example"} >= {word.lower() for word in named.words}
    assert isinstance(is_cancelled(title), bool)
    matter = topic(title, ["Ada Example", "Kim Lee"], ["Acme"])
    assert len(matter) <= 80
    assert matter == " ".join(matter.split())
    assert not any(unicodedata.category(char).startswith("C") for char in matter)
    assert matter.casefold() not in {"kim", "lee", "kim lee", "ada", "ada example"}


@pytest.mark.parametrize(
    "piece", ["(", "[(", "Kim & ", "a", "1", "1:", "- ", "with ", "Re: ", "[x] ", ": ", "x ", "Ä", "/", "<>"]
)
def test_hostile_titles_take_no_time(piece: str) -> None:
    title = piece * (1_000_000 // len(piece))
    begin = time.process_time()
    people_in(title, "Ada Example")
    is_cancelled(title)
    topic(title, ["Ada Example"], [])
    assert time.process_time() - begin < 0.5
