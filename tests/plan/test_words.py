"""What is said, beside the sentences in the scenarios."""

from __future__ import annotations

from datetime import UTC, datetime

from diary import Diary
from terms import BERLIN, at, person, policy, rule

from followupd.domain.meeting import Met, MetBecause
from followupd.domain.person import Confidence, PersonName
from followupd.domain.record import replace
from followupd.plan import words
from followupd.plan.words import Speech


def test_the_year_is_said_where_it_is_another() -> None:
    speech = Speech(BERLIN, at("30 Dec 10:00"))
    assert speech.at(at("31 Dec 09:05")) == "Thursday, 31 December at 09:05"
    assert speech.at(at("2027-01-04 09:00")) == "Monday, 4 January 2027 at 09:00"


def test_the_end_of_time_can_be_said() -> None:
    assert (
        Speech(BERLIN, at("3 Nov 10:00")).at(datetime.max.replace(tzinfo=UTC)).startswith("Thursday, 30 December 9999")
    )


def test_only_a_sure_name_is_said() -> None:
    guess = PersonName(first="", full="Kim?", confidence=Confidence.GUESS)
    assert words.name(person("kim")) == "Kim Lee"
    assert words.name(replace(person("kim"), name=guess)) == "kim@acme.example"
    assert words.name(replace(person("kim"), name=PersonName())) == "kim@acme.example"


def test_many_names_are_cut_short() -> None:
    people = [person(who) for who in ("kim", "jo", "pia", "taro", "noor")]
    assert words.names(people[:1]) == "Kim Lee"
    assert words.names(people[:2]) == "Kim Lee and Jo Lee"
    assert words.names(people[:4]) == "Kim Lee, Jo Lee, Pia Lee and 1 other"
    assert words.names(people) == "Kim Lee, Jo Lee, Pia Lee and 2 others"


def test_why_somebody_counts_as_met_is_said() -> None:
    said = {
        because: words.due([Met(person=person("kim"), because=because)], rule(), "noon").partition(".")[0]
        for because in MetBecause
    }
    assert said == {
        MetBecause.ACCEPTED: "Kim Lee took part",
        MetBecause.NO_ANSWER: "Kim Lee was invited and did not decline",
        MetBecause.NAMED_IN_TITLE: "Kim Lee is named in the title",
        MetBecause.BOOKED: "Kim Lee had booked it",
    }


def test_the_title_of_a_meeting_is_in_no_sentence_for_it_is_written_by_strangers() -> None:
    diary = Diary().meeting("m", "3 Nov 10:00", "11:00", title="\x1b[2JBUY NOW")
    for now in ("3 Nov 09:00", "3 Nov 12:00", "3 Nov 13:00", "3 Nov 20:00"):
        assert "BUY NOW" not in diary.plan(now, policy()).decisions[0].detail
