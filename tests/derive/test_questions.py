"""What asks its reader something that is still to be answered, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.questions import asks

ASKING = [
    "do you have 5 min tomorrow",
    "quick q: what's the price for 20 seats",
    "when can we start",
    "Wann können wir loslegen",
    "kannst du mir nochmal den link schicken",
    "tu peux me renvoyer le lien stp",
    "me pasas el enlace otra vez porfa",
    "wanneer kunnen we beginnen",
    "Could you send me the deck?",
    "Could you share the slides.",
    "When would suit you?",
    "Let me know if Tuesday works.",
    "Let me know what you think.",
    "Please send me the contract by Friday.",
    "Thanks! Would next week work? Best, Kim",
    "I was wondering if you had time next week.",
    "I look forward to your reply.",
    "Tuesday at 10, right?",
    "Kannst du mir das schicken?",
    "Bitte schick mir die Folien.",
    "Wann passt es dir?",
    "Sagen Sie mir bitte Bescheid, ob das passt.",
    "Ich freue mich auf Ihre Rückmeldung.",
    "Pouvez-vous m'envoyer le document ?",
    "Merci de me confirmer la date.",
    "¿Puedes enviarme el informe?",
    "Avísame si te viene bien.",
    "Mi puoi mandare il file?",
    "Fammi sapere.",
    "Kun je me de stukken sturen?",
]
ASKING_NOTHING = [
    "When I can, I will send it.",
    "What we need is time.",
    "Wann ich komme, weiß ich noch nicht.",
    "Quand je peux, je réponds.",
    "",
    "How are you?",
    "How have you been?",
    "Hope you're well?",
    "Nice day, isn't it?",
    "Wie geht's?",
    "Wie geht es dir?",
    "Ça va ?",
    "¿Qué tal?",
    "Tutto bene?",
    "Thanks for the slides!",
    "See https://x.example/?a=b for more",
    "Please find attached the report.",
    "Let me know if you have any questions.",
    "Let me know if you need anything.",
    "Please don't worry.",
    "He asked me whether I can.",
    "> Could you send me the deck?",
    "Bitte entschuldige die späte Antwort.",
    "You can send it or not, it is fine.",
]


@pytest.mark.parametrize("text", ASKING)
def test_open_question_or_request_is_found(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ASKING_NOTHING)
def test_courtesies_offers_and_quotes_ask_nothing(text: str) -> None:
    assert asks(text) is None


def test_last_question_is_told_in_its_own_words() -> None:
    assert asks("How are you? Could you call me? When?\n\nBest, Kim") == "When?"
    assert asks("Could you call me, Ada? I am here all day.") == "Could you call me, Ada?"


@given(text=st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    asked = asks(text)
    assert asked is None or 0 < len(asked) <= 160
