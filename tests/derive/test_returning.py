"""The day on which somebody is back, as people of many languages write it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from costs import cost
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.returning import Return, return_of

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 12, 20, 9, tzinfo=UTC)


def told(text: str, *, at: datetime = SUNDAY, zone: ZoneInfo = BERLIN, locale: str = "en") -> Return | None:
    return return_of(text, at=at, zone=zone, locale=locale)


def last_day(text: str, *, at: datetime = SUNDAY, locale: str = "en") -> str:
    """The day before `until`, `ask`, or nothing."""
    found = told(text, at=at, locale=locale)
    if found is None:
        return ""
    return (found.until.astimezone(BERLIN).date() - timedelta(days=1)).isoformat() if found.until else "ask"


SAID = [  # on Sunday, 20 December 2026
    ("I am out of the office until 4 January.", "2027-01-04"),
    ("I'm out of the office until Wednesday, 30 Dec, returning Thursday.", "2026-12-31"),
    ("Ich bin bis 3. Januar im Urlaub, ab Montag bin ich wieder da.", "2027-01-04"),
    ("W dniach 21-30 grudnia przebywam na urlopie.", "2026-12-30"),
    ("OOO today through Tuesday 29th.", "2026-12-29"),
    ("Our offices will be closed December 24 - 27 inclusive.", "2026-12-27"),
    ("I will be back in the office on Monday, January 4th, 2027.", "2027-01-04"),
    ("I'll be out from Dec 21 through Jan 4 and will reply when I return.", "2027-01-04"),
    ("On leave 2026-12-21 to 2027-01-04.", "2027-01-04"),
    ("Return date: 4-Jan-2027", "2027-01-04"),
    ("I am away until Monday and will reply then.", "2026-12-21"),
    ("I am travelling until the 28th with limited access.", "2026-12-28"),
    ("I'm out of the office today.", "2026-12-20"),
    ("I will be back tomorrow morning.", "2026-12-21"),
    ("Back at 14:00 today.", "2026-12-20"),
    ("I am out of the office on Tuesday, 22 December.", "2026-12-22"),
    ("I will return next week.", "2026-12-21"),
    ("From 3 to 14 January I am on leave.", "2027-01-14"),
    ("Away January 3 - 14.", "2027-01-14"),
    ("I am away till the end of January.", "2027-01-31"),
    ("I am on vacation until December 31st inclusive.", "2026-12-31"),
    ("I am out\nof the office until\n4 January.", "2027-01-04"),
    ("Starting 21 December I am on leave, and I will be back on 4 January.", "2027-01-04"),
    ("I am out until 1 January and back at my desk on 4 January.", "2027-01-04"),
    ("Ich bin bis einschließlich 4. Januar nicht im Büro.", "2027-01-04"),
    ("Ab dem 4.1. bin ich wieder erreichbar.", "2027-01-04"),
    ("Ab Montag, den 04.01.2027, bin ich wieder für Sie da.", "2027-01-04"),
    ("Vom 21.12. bis zum 4.1.27 befinde ich mich im Urlaub.", "2027-01-04"),
    ("Ich kehre am 4. Januar ins Büro zurück.", "2027-01-04"),
    ("Am Dienstag bin ich wieder da.", "2026-12-22"),
    ("Rueckkehr: 04.01.2027", "2027-01-04"),
    ("Je suis absent jusqu'au 4 janvier inclus.", "2027-01-04"),
    ("Absente du 21 décembre au 4 janvier.", "2027-01-04"),
    ("Je serai de retour le lundi 4 janvier 2027.", "2027-01-04"),
    ("À partir du 4 janvier, je serai à nouveau joignable.", "2027-01-04"),
    ("Je reviens le 1er janvier.", "2027-01-01"),
    ("Je suis absent jusqu'au 30 inclus.", "2026-12-30"),
    ("Je suis absent jusqu'au 30 décembre et joignable au 06 12 34 56 78.", "2026-12-30"),
    ("Sono assente fino al 30.", "2026-12-30"),
    ("Estou ausente até ao dia 30.", "2026-12-30"),
    ("Estaré fuera de la oficina hasta el 4 de enero de 2027.", "2027-01-04"),
    ("Ausente del 3 al 14 de enero.", "2027-01-14"),
    ("Regreso el lunes 4 de enero.", "2027-01-04"),
    ("Sono assente fino al 4 gennaio.", "2027-01-04"),
    ("Sarò in ferie dal 21/12 al 04/01 compreso.", "2027-01-04"),
    ("Rientrerò in ufficio lunedì 4 gennaio.", "2027-01-04"),
    ("Estou ausente até 04/01/2027.", "2027-01-04"),
    ("De 3 a 14 de janeiro estarei de férias.", "2027-01-14"),
    ("Voltarei no dia 4 de janeiro.", "2027-01-04"),
    ("Ik ben afwezig t/m 4 januari.", "2027-01-04"),
    ("Vanaf maandag 4 januari ben ik weer bereikbaar.", "2027-01-04"),
    ("Jag är på semester t.o.m. den 4 januari.", "2027-01-04"),
    ("Jag är åter på kontoret måndagen den 4 januari.", "2027-01-04"),
    ("Jeg er tilbage på kontoret mandag den 4. januar.", "2027-01-04"),
    ("Jeg holder ferie til og med d. 4. januar.", "2027-01-04"),
    ("Jeg er på ferie fra 21. desember til 4. januar.", "2027-01-04"),
    ("Olen lomalla 21.12.-4.1.", "2027-01-04"),
    ("Olen lomalla 4.1.2027 asti.", "2027-01-04"),
    ("Palaan toimistolle maanantaina 4. tammikuuta.", "2027-01-04"),
    ("Jestem na urlopie od 21 grudnia do 4 stycznia.", "2027-01-04"),
    ("Wracam 4 stycznia 2027 r.", "2027-01-04"),
    ("Estarei ausente do escritório entre 21/12 e 03/01.", "2027-01-03"),
    ("I am away, and mail will be answered after 4 January.", "2027-01-04"),
    ("I'll be OOO Dec 23-Jan 4.", "2027-01-04"),
    ("I have limited access until noon on the 23rd.", "2026-12-23"),
    ("I am out this Friday and will be back Monday, Dec 28.", "2026-12-28"),
    ("Our office is closed for the holidays and reopens on January 4th.", "2027-01-04"),
    ("I will not be available between 21 December and 4 January.", "2027-01-04"),
    ("Jestem nieobecny w dniach 21.12.2026-04.01.2027.", "2027-01-04"),
    ("12月28日(月)から1月4日(月)まで不在にしております。", "2027-01-04"),
    ("1月4日より通常業務を開始いたします。", "2027-01-04"),
    ("2027年1月4日に出社いたします。", "2027-01-04"),
    ("８月５日まで休暇です。", "ask"),
    ("Do 4. ledna mám dovolenou.", "2027-01-04"),
    ("Вернусь в офис 4 января.", "2027-01-04"),
    ("Я в отпуске с 21 декабря по 4 января.", "2027-01-04"),
    ("我将于2027年1月4日返回。", "2027-01-04"),
    ("休假至1月4日。", "2027-01-04"),
    ("1월 4일(월)까지 휴가입니다.", "2027-01-04"),
    ("4 Ocak tarihine kadar izindeyim.", "2027-01-04"),
]


@pytest.mark.parametrize(("text", "day"), SAID, ids=[text[:40] for text, _ in SAID])
def test_last_day_told_is_read_in_many_languages(text: str, day: str) -> None:
    assert last_day(text) == day


NOT_SAID = [
    "I am out of the office.",
    "I am away until further notice.",
    "From 21 December I am out of the office.",
    "We are available 24/7.",
    "I may be back to you.",
    "The conference is on 4 January.",
    "Please call +49 30 12.05.77 or 040-12-05.",
    "I am away until further notice, file 1234-05-06.",
    "Je suis absente, joignable au 06 12 34 56 78.",
    "Estoy fuera, disponible al 91 555 12 34.",
    "See chapter 4.1 of the manual, version 2.5.",
    "I will be back when I may.",
    "Ab dem 21. Dezember bin ich im Urlaub.",
    "I am out of the office. We met on 4 January.",
    "",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_day_is_read_where_no_return_is_told(text: str) -> None:
    assert told(text) is None


ORDER = [  # on 20 March 2027: what 04/05 is
    ("Back on 04/05.", "en", "ask"),
    ("Back on 04/05.", "en-US", "2027-04-05"),
    ("Back on 04/05.", "en_GB", "2027-05-04"),
    ("Back on 04/05.", "de", "2027-05-04"),
    ("Back on 04/05/2027.", "en", "ask"),
    ("De retour le 04/05.", "en-US", "2027-05-04"),
    ("Vuelvo el 04/05.", "en", "2027-05-04"),
    ("Wieder da ab 04.05.", "en", "2027-05-04"),
    ("Until 04.05.2027.", "en-US", "2027-05-04"),
    ("4/5まで不在です。", "en", "2027-04-05"),
    ("Back on 05/05.", "en", "2027-05-05"),
    ("Back on 04/15.", "en", "2027-04-15"),
    ("Back on 15/04.", "en-US", "2027-04-15"),
    ("Out of the office 03/22 - 04/05.", "en", "2027-04-05"),
    ("Out of the office from 22/03 to 04/05.", "en", "2027-05-04"),
    ("Back on Tuesday, 04/05.", "en", "2027-05-04"),
    ("Back on Monday 04/05.", "en", "2027-04-05"),
    ("Back on 2027-04-05.", "de", "2027-04-05"),
]


@pytest.mark.parametrize(("text", "locale", "day"), ORDER, ids=[f"{text} {locale}" for text, locale, _ in ORDER])
def test_figures_are_read_by_what_is_known_else_not_at_all(text: str, locale: str, day: str) -> None:
    at = datetime(2027, 3, 20, 9, tzinfo=UTC)
    found = last_day(text, at=at, locale=locale)
    assert found == ("2027-04-05" if day == "2027-04-05" else day)


YEARS = [
    (datetime(2026, 12, 30, 9, tzinfo=UTC), "Back on 4 January.", "2027-01-04"),
    (datetime(2027, 1, 2, 9, tzinfo=UTC), "Back on 4 January.", "2027-01-04"),
    (datetime(2027, 1, 10, 9, tzinfo=UTC), "I am away until 4 January.", "ask"),
    (datetime(2027, 1, 2, 9, tzinfo=UTC), "I am away until 30 December.", "ask"),
    (datetime(2028, 2, 20, 9, tzinfo=UTC), "Back on 29 February.", "2028-02-29"),
    (datetime(2027, 2, 20, 9, tzinfo=UTC), "Back on 30 February.", "ask"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "Back on 4 January 2026.", "ask"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "Back on 18 February.", "2027-02-18"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "Back on 19 February.", "ask"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "I am on parental leave until 1 August 2027.", "ask"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "Back today.", "2026-12-20"),
    (datetime(2026, 12, 20, 9, tzinfo=UTC), "I was away until 19 December.", "ask"),
]


@pytest.mark.parametrize(("at", "text", "day"), YEARS, ids=[f"{at:%F} {text}" for at, text, _ in YEARS])
def test_year_is_the_nearest_and_a_day_past_or_far_off_is_asked_about(at: datetime, text: str, day: str) -> None:
    assert last_day(text, at=at) == day


def test_until_is_the_start_of_the_next_day_where_the_reader_is() -> None:
    found = told("Back on 4 January.", zone=ZoneInfo("America/New_York"))
    assert found is not None
    assert found.until == datetime(2027, 1, 5, 5, tzinfo=UTC)
    late = told("I am out today.", at=datetime(2026, 12, 20, 23, 30, tzinfo=UTC))
    assert late is None or late.until is not None
    tomorrow = told("Back tomorrow.", at=datetime(2026, 12, 20, 23, 30, tzinfo=UTC))  # Monday in Berlin
    assert tomorrow is not None
    assert tomorrow.until == datetime(2026, 12, 22, 23, tzinfo=UTC)


def test_words_that_decided_are_quoted_as_written() -> None:
    found = told("Ich bin bis einschließlich 4. Januar nicht im Büro.")
    assert found is not None
    assert found.because == "bis einschließlich 4. Januar"


PIECES = st.sampled_from(
    """until|back|bis|zurück|4|Januar|January|04/01|04/05|1.2.|2027|2027-01-04|.|,|Monday|Montag|31|30.2.|99/99|-|from
    |to|out of the office|0/0|まで|1月4日|29 February|the 5th|tomorrow|\n""".split("|")  # noqa: SIM905
)
ZONES = st.sampled_from([BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")])
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))


@given(st.lists(PIECES, max_size=25).map(" ".join), TIMES, ZONES, st.sampled_from(["en", "en_US", "de", "", "x"]))
def test_until_is_ahead_and_within_61_days_or_somebody_is_asked(
    text: str, at: datetime, zone: ZoneInfo, locale: str
) -> None:
    found = told(text, at=at, zone=zone, locale=locale)
    if found is not None:
        assert found.because
        assert (found.until is None) == found.ask_user
        if found.until is not None:
            assert at < found.until <= at + timedelta(days=61, hours=1)  # an hour for summer time
            assert found.until.astimezone(zone).date() > at.astimezone(zone).date()


@given(st.text(max_size=300))
def test_nothing_that_is_written_makes_it_fail(text: str) -> None:
    told(text)


@given(st.dates(date(2026, 12, 20), date(2027, 2, 18)), st.sampled_from(["{:%d.%m.%Y}", "{:%Y-%m-%d}", "{:%d %B}"]))
def test_every_day_of_the_next_sixty_is_read(day: date, form: str) -> None:
    assert last_day(f"I am out of the office until {form.format(day)}.") == day.isoformat()


@pytest.mark.parametrize(
    "piece", ["back ", "4 January ", "1.", "until 1/2 - ", "a@", "月", "not back 4.1 ", "(", "im "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return cost(lambda: told(text))

    small = seconds(4_000)
    assert seconds(16_000) <= 6 * small + 0.02
    assert seconds(256_000) <= 6 * seconds(64_000) + 0.02
