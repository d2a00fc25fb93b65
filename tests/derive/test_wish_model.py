"""Wishes that no phrase of the tables says, heard by the words as a whole."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.intent import Wish, intent_of
from followupd.derive.sentences import sentences
from followupd.derive.wish_model import kinds_of, likely
from followupd.domain.judgement import Intent

AT = datetime(2026, 3, 10, 10, tzinfo=UTC)


def read(text: str) -> Wish:
    return intent_of(text, at=AT, zone=UTC, locale="en")


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (Intent.OPTED_OUT, "I run a bakery. How many more of these must I bin before you stop?"),
        (Intent.OPTED_OUT, "Bitte nichts mehr von Ihnen, ich habe das nie bestellt und will meine Ruhe."),
        (Intent.OPTED_OUT, "Ça suffit maintenant, je ne veux plus rien recevoir de votre part."),
        (Intent.OPTED_OUT, "Les ruego que me dejen de mandar cosas, nunca di mi correo."),
        (Intent.DECLINED, "Hi Ada, lovely to meet you. We talked it over and we'd rather do this ourselves."),
        (Intent.DECLINED, "Schönes Angebot, aber das passt bei uns hinten und vorne nicht, wir lassen es."),
        (Intent.DECLINED, "C'est gentil d'avoir pensé à nous, mais ce sera sans nous cette fois."),
        (Intent.DECLINED, "Al final lo hemos hablado y no vamos a seguir adelante con esto."),
        (Intent.LATER, "We are up to our necks until the fair is over, give me a shout when that's behind us."),
        (Intent.LATER, "Gerade ist hier Land unter, rühr dich doch einfach nach den Ferien wieder."),
        (Intent.HANDOVER, "That's Marta's baby these days, she'll know, best drop her a line."),
        (Intent.HANDOVER, "Dafür bin ich nicht mehr der Richtige, das macht jetzt die Frau Berger."),
        (Intent.THANKS, "How kind of you, that made my day. All the best to you too!"),
    ],
)  # fmt: skip
def test_a_wish_is_heard_in_words_that_no_table_has(intent: Intent, text: str) -> None:
    found = read(text)
    assert found.intent is intent
    assert all(one in " ".join(text.split()) for one in found.sentences)
    assert found.because


@pytest.mark.parametrize(
    "text",
    [
        "Please don't stop sending these, I love them!",
        "Count me in, and stop apologising for the late notice.",
        "I told the other agency no this morning, so you have me.",
        "Wir nehmen euer Angebot, trotz des Preises.",
        "Je ne peux pas mardi, mercredi me va très bien.",
        "No hace falta contrato, me fío de ti. ¿Cuándo empezamos?",
        "My colleague loved the talk, and so did I. When can we see the next one?",
        "I'll send you the figures later today.",
        "Thanks! Which room are we in?",
        "Hi Ada,\n\nthe straws came today. Tuesday at 3 suits me.\n\nKim\n\n"
        "If you are not the intended recipient, delete this mail and tell the sender.",
    ],
)
def test_what_only_has_such_words_is_plain(text: str) -> None:
    assert read(text).intent is Intent.PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Can you resend the calendar invite? I declined it by accident, fat thumbs",
        "Den Vertrag brauchen wir nicht, Handschlag reicht mir.",
        "Ich melde mich nach dem Urlaub bei Ihnen.",
        "Gibt es das Seminar auch für die Kollegen in Wien, vielleicht im Herbst? Wir waren sehr zufrieden.",
    ],
)
def test_a_phrase_in_a_letter_that_is_surely_plain_means_something_else(text: str) -> None:
    assert read(text).intent is Intent.PLAIN


def test_a_clear_no_counts_in_a_long_letter_too() -> None:
    news = "The new hall is nearly done, and the roof holds. The children loved your paper birds and ask for more. "
    assert read(news * 6 + "I'm afraid we have to decline your offer.").intent is Intent.DECLINED


def test_the_sentence_that_says_most_is_told() -> None:
    text = "Thanks for the slides. I showed them to the board, and it is not something that we will pursue. Hi to Sam."
    assert read(text).because[0].startswith("I showed them to the board")


def test_a_time_and_an_address_are_read_next_to_it() -> None:
    found = read("We're up to our ears in lambs, poor beasts. Give me a nudge at the end of May, would you?")
    assert (found.intent, found.until is not None, found.ask_user) == (Intent.LATER, True, False)
    found = read("I don't hold the keys or the purse, Joyce does both. She's at joyce@example.org.")
    assert (found.intent, found.successor) == (Intent.HANDOVER, "joyce@example.org")


def test_a_time_that_is_only_told_is_no_wish_for_later() -> None:
    assert read("Hi Cecilia, the answer is 16, but ask me again in June. We're hiring.\nTorben").intent is Intent.PLAIN


def test_who_says_no_may_name_somebody_else() -> None:
    found = read("We are not interested, thank you. Please talk to Jo Park, jo.park@acme.example.")
    assert (found.intent, found.successor) == (Intent.DECLINED, "jo.park@acme.example")


@pytest.mark.parametrize("text", ["", "No.", "Nope", "?!", "Mañana"])
def test_two_words_say_too_little(text: str) -> None:
    assert read(text).intent is Intent.PLAIN


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_whatever_is_written_the_chances_are_one_in_all(text: str) -> None:
    chances = likely(map(kinds_of, sentences(text)))
    assert set(chances) == set(Intent)
    assert sum(chances.values()) == pytest.approx(1)


def test_four_times_the_text_costs_at_most_six_times_the_time() -> None:
    def cost(text: str) -> float:
        best = float("inf")
        for _ in range(5):
            sentences.cache_clear()
            began = time.process_time()
            read(text)
            best = min(best, time.process_time() - began)
        return best

    unit = "We looked at the offer with everybody here, and the board still has to see it in June. "
    assert cost(unit * 160) <= 6 * cost(unit * 40) + 0.005
