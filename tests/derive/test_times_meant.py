"""When the time begins that people ask for, by what a careful reader of their words would say.

Each row was written on Tuesday, 10 November 2026, and tells the first day on which they may be written to again.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.intent import Wish, intent_of

TUESDAY = datetime(2026, 11, 10, 9, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def read(text: str, at: datetime = TUESDAY) -> Wish:
    return intent_of(text, at=at, zone=BERLIN, locale="en")


def first_day(text: str, at: datetime = TUESDAY) -> str:
    """The day on which `until` is, `ask`, or nothing."""
    wish = read(text, at)
    if wish.until is None:
        return "ask" if wish.ask_user else ""
    return wish.until.astimezone(BERLIN).date().isoformat()


SAID = [
    ("I won't be back until 7 December, let's talk then.", "2026-12-07"),
    ("Regreso hasta el 7 de diciembre, búsqueme por esas fechas.", "2026-12-07"),
    ("Our grant comes through on 30 November, please ask me again then.", "2026-11-30"),
    ("No time now. Not in January, February would be better.", "2027-02-01"),
    ("No time this month. Why not in March, when it is calmer?", "2027-03-01"),
    ("Melden Sie sich bitte nicht im Januar, gern im Februar wieder.", "2027-02-01"),
    ("Pas ce printemps. On reprend langue à l'automne si vous êtes toujours partant.", "2027-09-01"),
    ("Dat kan pas half mei, mail me dan nog eens.", "2027-05-15"),
    ("Agora não posso, escreva-me na próxima semana.", "2026-11-16"),
    ("Mail me na 15 december nog eens, nu even niet.", "2026-12-16"),
    ("I'm out till at least the 24th, let's talk after that.", "2026-11-25"),
    ("I'm on vacation until 30 November, happy to talk after that.", "2026-12-01"),
    ("Swamped until 30 Nov. Let's talk then.", "2026-12-01"),
    ("I'm away until Nov 30th, let's speak when I'm back.", "2026-12-01"),
    ("I'm back on 30 November, let's talk then.", "2026-11-30"),
    ("Back Dec 1st - ping me then.", "2026-12-01"),
    ("Not now please, I'm back Dec 1st.", "2026-12-01"),
    ("Can we talk after the 5th?", "2026-12-06"),
    ("Please write again after 5 December.", "2026-12-06"),
    ("Please try me again from 7 December on.", "2026-12-07"),
    ("Please don't contact me before 15 January.", "2027-01-15"),
    ("Not until 15 January, please.", "2027-01-15"),
    ("I'm travelling between 20 November and 4 December, let's talk after that.", "2026-12-05"),
    ("I'm on leave from 16 November to 27 November, happy to chat afterwards.", "2026-11-28"),
    ("I'm away 16-27 November, let's talk after that.", "2026-11-28"),
    ("I'm off from December 21 through January 4, let's pick this up after that.", "2027-01-05"),
    ("Swamped this week, ping me next week please.", "2026-11-16"),
    ("Can we pick this up at the end of the month?", "2026-11-21"),
    ("Busy till the end of the month, let's talk after that.", "2026-12-01"),
    ("Try me again in two weeks.", "2026-11-24"),
    ("Let's revisit in Q1.", "2027-01-01"),
    ("Let's revisit in Q1 2028.", "2028-01-01"),
    ("Please get back to me after Christmas.", "2026-12-27"),
    ("Please get back to me in March 2028.", "2028-03-01"),
    ("I've been on leave since October 2025, please ask again in May.", "2027-05-01"),
    ("Busy until Friday, could you try again then?", "2026-11-14"),
    ("I'm out until Monday 23 November, ping me then.", "2026-11-24"),
    ("Let's talk again in the week of 30 November.", "2026-11-30"),
    ("Please come back to me in the first week of December.", "2026-12-01"),
    ("Please come back to me in week 49.", "2026-11-30"),
    ("I'm on sabbatical until 31 March 2027, happy to talk after that.", "2027-04-01"),
    ("I'm on sabbatical until March 2027, happy to talk after that.", "2027-03-01"),
    ("I'm away until the end of January 2027, let's talk then.", "2027-02-01"),
    ("Please don't email me until after 6 January.", "2027-01-07"),
    ("I'm tied up through December 18, please try me again after that.", "2026-12-19"),
    ("I'm not available until 7 December inclusive, let's talk afterwards.", "2026-12-08"),
    ("Can you ask me again in 10 days?", "2026-11-20"),
    ("Please follow up in the second week of January.", "2027-01-08"),
    ("Could you write to me again on 12/15/2026?", "2026-12-15"),
    ("Bin bis 30.11. im Urlaub, danach gern.", "2026-12-01"),
    ("Bin bis 30.11. im Urlaub, danach gern", "2026-12-01"),
    ("Ich bin bis einschließlich 4. Dezember unterwegs, danach gerne.", "2026-12-05"),
    ("Bis zum 30. November geht bei mir nichts, danach gern.", "2026-12-01"),
    ("Ich bin vom 16.11. bis 27.11. im Urlaub, melden Sie sich danach gern wieder.", "2026-11-28"),
    ("Bin vom 21.12. bis zum 6.1. weg, danach gern.", "2027-01-07"),
    ("Am Montag bin ich wieder da, melden Sie sich dann gern nochmal.", "2026-11-16"),
    ("Bin ab dem 30.11. wieder im Büro, schreib mir dann bitte nochmal.", "2026-11-30"),
    ("Bitte erst ab 1. Dezember wieder melden.", "2026-12-01"),
    ("Melden Sie sich bitte in KW 49 noch einmal.", "2026-11-30"),
    ("Erst wieder in der 50. Kalenderwoche, bitte.", "2026-12-07"),
    ("Im Moment ist es schlecht, gern nach Ostern.", "2027-03-30"),
    ("Frag mich bitte in vierzehn Tagen nochmal.", "2026-11-24"),
    ("Melden Sie sich gern Ende des Monats nochmal.", "2026-11-21"),
    ("Vor dem 15. Januar habe ich leider keine Zeit.", "2027-01-15"),
    ("Bis Weihnachten ist bei uns Land unter, danach gern.", "2026-12-27"),
    ("Bitte frühestens Mitte Januar 2027 wieder melden.", "2027-01-15"),
    ("Seit Oktober 2025 bin ich in Elternzeit, melden Sie sich gern im Mai 2027.", "2027-05-01"),
    ("Nach dem 5. gern wieder.", "2026-12-06"),
    ("Zwischen dem 23.12. und dem 6.1. bin ich nicht da, danach gern wieder.", "2027-01-07"),
    ("Können wir am 3.12. sprechen? Vorher passt es gerade nicht.", "2026-12-03"),
    ("Im Februar 2027 gern wieder, jetzt passt es nicht.", "2027-02-01"),
    ("Bis Mittwoch bin ich auf Dienstreise, danach gern.", "2026-11-12"),
    ("Übernächste Woche passt es besser, melden Sie sich dann bitte.", "2026-11-23"),
    ("Je suis en congé jusqu'au 30 inclus, parlons-en après.", "2026-12-01"),
    ("Je suis absente jusqu'au 30 novembre, recontactez-moi ensuite.", "2026-12-01"),
    ("Je serai de retour le 1er décembre, recontactez-moi à ce moment-là.", "2026-12-01"),
    ("Recontactez-moi à partir du 7 décembre.", "2026-12-07"),
    ("Je suis en vacances du 16 au 27 novembre, reparlons-en après.", "2026-11-28"),
    ("Je suis en déplacement du 21 décembre au 4 janvier, reparlons-en ensuite.", "2027-01-05"),
    ("Pas avant le 15 janvier, s'il vous plaît.", "2027-01-15"),
    ("Relancez-moi la semaine prochaine.", "2026-11-16"),
    ("Recontactez-moi dans quinze jours.", "2026-11-25"),
    ("Reparlons-en au premier trimestre 2027.", "2027-01-01"),
    ("Recontactez-moi fin novembre.", "2026-11-21"),
    ("Reparlons-en après Noël.", "2026-12-27"),
    ("Estoy de vacaciones hasta el 30 de noviembre, hablamos después.", "2026-12-01"),
    ("Escríbame a partir del 7 de diciembre.", "2026-12-07"),
    ("Vuelvo el 1 de diciembre, escríbeme entonces.", "2026-12-01"),
    ("Estaré de viaje del 16 al 27 de noviembre, hablamos después.", "2026-11-28"),
    ("No antes del 15 de enero, por favor.", "2027-01-15"),
    ("Hablamos en dos semanas.", "2026-11-24"),
    ("Hablamos a finales de mes.", "2026-11-21"),
    ("Mejor después de Reyes.", "2027-01-07"),
    ("Estoy fuera entre el 23 de diciembre y el 7 de enero, hablamos a la vuelta.", "2027-01-08"),
    ("Sono in ferie fino al 30 novembre, sentiamoci dopo.", "2026-12-01"),
    ("Sono in ferie fino al 30 novembre compreso, risentiamoci dopo.", "2026-12-01"),
    ("Mi ricontatti dal 7 dicembre in poi.", "2026-12-07"),
    ("Sono fuori ufficio dal 16 al 27 novembre, sentiamoci dopo.", "2026-11-28"),
    ("Non prima del 15 gennaio, grazie.", "2027-01-15"),
    ("Risentiamoci la prossima settimana.", "2026-11-16"),
    ("Risentiamoci tra due settimane.", "2026-11-24"),
    ("Torno il 1 dicembre, sentiamoci allora.", "2026-12-01"),
    ("Risentiamoci a fine mese.", "2026-11-21"),
    ("Estou de férias até 30 de novembro, falamos depois.", "2026-12-01"),
    ("Escreva-me a partir de 7 de dezembro.", "2026-12-07"),
    ("Estou fora de 16 a 27 de novembro, falamos depois.", "2026-11-28"),
    ("Não antes de 15 de janeiro, por favor.", "2027-01-15"),
    ("Falamos depois da Páscoa.", "2027-03-30"),
    ("Volto no dia 1 de dezembro, fale comigo nessa altura.", "2026-12-01"),
    ("Ik ben op vakantie tot 30 november, daarna graag.", "2026-12-01"),
    ("Ik ben op vakantie t/m 30 november, daarna graag.", "2026-12-01"),
    ("Ik ben weg tot en met 4 december, mail me daarna nog eens.", "2026-12-05"),
    ("Mail me vanaf 7 december nog eens.", "2026-12-07"),
    ("Niet voor 15 januari, alstublieft.", "2027-01-15"),
    ("Mail me in week 49 nog eens.", "2026-11-30"),
    ("Mail me over twee weken nog eens.", "2026-11-24"),
    ("Ik ben afwezig van 16 tot 27 november, mail me daarna.", "2026-11-28"),
    ("Maandag ben ik terug, mail me dan nog eens.", "2026-11-16"),
    ("I'm out until Nov. 30, let's talk then.", "2026-12-01"),
    ("I'm out until the 30th, let's talk then.", "2026-12-01"),
    ("I'm on leave until Friday, December 4th, happy to talk after that.", "2026-12-05"),
    ("Please don't write to me until Monday, 7 December.", "2026-12-08"),
    ("Nothing before Thanksgiving please, let's talk after.", "2026-11-26"),
    ("Please get back to me after Thanksgiving.", "2026-11-27"),
    ("Busy from December to February, let's talk after that.", "2027-03-01"),
    ("Between 5 and 9 December would work better, please ask again then.", "2026-12-05"),
    ("I'm away from Monday to Friday next week, ping me after that.", "2026-11-21"),
    ("Please write again on Monday next week.", "2026-11-16"),
    ("I'll be back on Monday, ping me again then.", "2026-11-16"),
    ("Please ask me again the week after next.", "2026-11-23"),
    ("Try again in a month or two.", "2026-12-10"),
    ("Through the end of January I'm swamped, let's talk after that.", "2027-02-01"),
    ("I'm on parental leave through March 2027, happy to talk once I'm back.", "2027-04-01"),
    ("Can we talk again on 15/12? Bad time now.", "2026-12-15"),
    ("I'm away 21 Dec - 4 Jan, let's talk after that.", "2027-01-05"),
    ("I'm away 21.12.-4.1., let's talk after that.", "2027-01-05"),
    ("I'm away Dec 21–31, let's talk after that.", "2027-01-01"),
    ("I can't before 1 December, sorry.", "2026-12-01"),
    ("Not before December 1st please.", "2026-12-01"),
    ("Please hold off until the week of 7 December.", "2026-12-14"),
    ("I'm in hospital until further notice, please don't write before spring.", "2027-03-01"),
    ("I moved here in May 2019 and am busy now, ask me in May.", "2027-05-01"),
    ("Swamped until Q2 2027, let's talk then.", "2027-04-01"),
    ("Bin noch bis Freitag, 4. Dezember, auf Dienstreise, danach gern.", "2026-12-05"),
    ("Ich bin bis inkl. 30.11. im Urlaub, danach gern.", "2026-12-01"),
    ("Bis einschließlich Januar geht bei uns nichts, danach gern.", "2027-02-01"),
    ("Bin 16.–27.11. im Urlaub, danach gern.", "2026-11-28"),
    ("Ich bin KW 47 und 48 im Urlaub, melden Sie sich gern in KW 49.", "2026-11-30"),
    ("Bis KW 48 habe ich leider keine Zeit, danach gern.", "2026-11-30"),
    ("Melden Sie sich gern in der zweiten Januarwoche wieder.", "2027-01-08"),
    ("Melden Sie sich gern nach dem 15.12. wieder.", "2026-12-16"),
    ("Bin am 1.12. wieder da, melde dich dann gern.", "2026-12-01"),
    ("Bis Ende November bin ich in Elternzeit, danach gern.", "2026-12-01"),
    ("Bis zum 30. bin ich im Urlaub, danach gern.", "2026-12-01"),
    ("Nach Silvester gern wieder, gerade ist es schlecht.", "2027-01-02"),
    ("Kommen Sie gern nächsten Montag wieder auf mich zu, diese Woche nicht.", "2026-11-16"),
    ("Je suis en congé jusqu'à fin novembre, reparlons-en après.", "2026-12-01"),
    ("Je suis absent du 16/11 au 27/11, recontactez-moi ensuite.", "2026-11-28"),
    ("Je suis en arrêt jusqu'au 15 décembre inclus, recontactez-moi ensuite.", "2026-12-16"),
    ("Rappelez-moi après le 15 décembre.", "2026-12-16"),
    ("Rappelez-moi lundi 30 novembre.", "2026-11-30"),
    ("Recontactez-moi en semaine 49.", "2026-11-30"),
    ("Escríbame después del 15 de diciembre.", "2026-12-16"),
    ("Estoy de vacaciones hasta el 4/12, hablamos después.", "2026-12-05"),
    ("Estaré fuera hasta el lunes 30 de noviembre, hablamos después.", "2026-12-01"),
    ("Escríbame el mes que viene.", "2026-12-01"),
    ("Contácteme en la semana del 7 de diciembre.", "2026-12-07"),
    ("Sono in ferie dal 21 dicembre al 6 gennaio, risentiamoci dopo.", "2027-01-07"),
    ("Mi riscriva dopo il 15 dicembre.", "2026-12-16"),
    ("Mi ricontatti a partire dal 7 gennaio.", "2027-01-07"),
    ("Dopo l'Epifania, per favore, ora non è il momento.", "2027-01-07"),
    ("Estou de férias de 21 de dezembro a 4 de janeiro, falamos depois.", "2027-01-05"),
    ("Escreva-me depois de 15 de dezembro.", "2026-12-16"),
    ("Volte a contactar-me na primeira semana de dezembro.", "2026-12-01"),
    ("Estou fora até ao fim do mês, falamos depois.", "2026-12-01"),
    ("Mail me na 15 december nog eens.", "2026-12-16"),
    ("Ik ben afwezig tussen 21 december en 4 januari, mail me daarna nog eens.", "2027-01-05"),
    ("Ik ben tot eind november met vakantie, mail me daarna nog eens.", "2026-12-01"),
    ("Mail me volgende week nog eens.", "2026-11-16"),
    ("Mail me na de kerstvakantie nog eens.", "2027-01-02"),
]


@pytest.mark.parametrize(("text", "day"), SAID)
def test_first_day_is_what_a_careful_reader_would_say(text: str, day: str) -> None:
    assert first_day(text) == day


UNSURE = [
    "Im Urlaub war ich bis 6.11., jetzt passt es gerade nicht.",
    "Ich bin von Mitte Dezember bis Anfang Januar weg, danach gern.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_who_asks_for_later_and_tells_no_sure_day_is_asked_about(text: str) -> None:
    assert first_day(text) == "ask"


PAST = [
    "Too busy right now: since October 2025 I run two teams.",
    "Back in March 2019 we said no time, not now.",
    "No budget now, it went away in March 2024.",
    "Im März 2024 war das Thema, aktuell nicht.",
    "Seit September habe ich keine Zeit mehr.",
    "Depuis mars 2025 je n'ai pas le temps.",
    "I was away from 2 to 6 November 2025 and am too busy now.",
    "I was away until 6 November and cannot look at it now.",
    "We've been in a hiring freeze since October 2025. No time now.",
    "I came back in March 2024, not a good time now though.",
    "Too busy right now: since 1 October 2026 I run two teams.",
    "Our freeze ran from May 2025 to June 2026, still no time now, sorry.",
    "We had the budget talk on 3 November 2025. Not now.",
    "No budget now, maybe in March 2024?",
    "Love to, but try me again in March 2019.",
    "I was away from 23 October to 8 November and can't look at it now.",
]


@pytest.mark.parametrize("text", PAST)
def test_time_that_is_over_is_never_taken_for_the_next_of_its_name(text: str) -> None:
    assert read(text).until is None


AT = [
    ("2026-12-28", "I'm out until 4 January, let's talk then.", "2027-01-05"),
    ("2027-01-04", "I'm away until 30 December, let's talk then.", "ask"),
    ("2027-01-02", "I'm away from 23 December to 8 January, let's talk after that.", "2027-01-09"),
    ("2026-12-28", "Let's talk after Christmas, please.", "ask"),
    ("2028-02-01", "I'm away from 16 to 29 February, let's talk after that.", "2028-03-01"),
    ("2026-11-10", "I'm away from 16 to 31 November, let's talk after that.", "ask"),
]


@pytest.mark.parametrize(("at", "text", "day"), AT)
def test_year_is_told_by_the_day_of_the_letter(at: str, text: str, day: str) -> None:
    assert first_day(text, datetime.fromisoformat(at).replace(hour=9, tzinfo=UTC)) == day


ELSEWHERE = [
    "Please try again on Monday 24 November, not now.",
    "Can we talk on 12/05? Not now.",
    "Put me in your calendar for the week after 4 December and try me again, no time now.",
    "No time now, our gala is April 22. Circle back the week after.",
    "I am off from mid December to early January, let's talk after that.",
    "Notre siège a déménagé : n'écrivez plus au 5, rue Haute. Pas le temps maintenant.",
    "No time now. Kim is on the 4th floor, come by on the 5th.",
    "We will be at table 3 from 9 to 5. Too busy right now.",
    "Please call me in 1/2 hour, no time right now.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_number_of_something_else_is_no_day(text: str) -> None:
    assert read(text).until is None


@given(st.dates(date(2026, 11, 11), date(2027, 10, 1)))
def test_until_a_day_begins_on_the_next_and_back_on_a_day_begins_on_it(day: date) -> None:
    told = f"{day.day} {day:%B}"
    assert first_day(f"I'm away until {told}, let's talk after that.") == (day + timedelta(days=1)).isoformat()
    assert first_day(f"I'm back on {told}, let's talk then.") in (day.isoformat(), "")
    assert first_day(f"Please don't write before {told}.") in (day.isoformat(), "")


@given(st.dates(date(2026, 11, 11), date(2027, 9, 1)), st.integers(1, 27))
def test_away_from_one_day_to_another_begins_behind_the_last(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    told = f"from {first.day} {first:%B} to {last.day} {last:%B}"
    assert first_day(f"I'm away {told}, let's talk after that.") == (last + timedelta(days=1)).isoformat()


PIECES = st.sampled_from(
    [
        "until",
        "from",
        "to",
        "between",
        "and",
        "after",
        "5",
        "31",
        "30.2.",
        "16.11.-27.11.",
        "12/05",
        "november",
        "Nov.",
        "2019",
        "2027",
        "the",
        "th",
        "KW",
        "week",
        "of",
        "next",
        "Monday",
        ",",
        ".",
        "bis",
        "einschließlich",
        "t/m",
        "not",
        "before",
        "let's talk then",
        "back",
    ]
)


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_no_day_before_the_letter_is_ever_meant(words: str) -> None:
    wish = read(f"Not now, please write again {words}")
    assert wish.until is None or wish.until > TUESDAY
