"""Display names, cleaned: who may be greeted, and by what."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followupd.derive import given_names, name_words, title_words
from followupd.derive.names import clean_name
from followupd.derive.words import fold, plain
from followupd.domain.ids import Address
from followupd.domain.person import Confidence

GREETED = {
    # display name, address: first, last, full
    ("Kim Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Lee, Kim", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("LEE, KIM", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("KIM LEE", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("kim lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim", "kim@acme.example"): ("Kim", "", "Kim"),
    ("'Kim via Zoom'", "kim@acme.example"): ("Kim", "", "Kim"),
    ("Kim Lee via LinkedIn", "x1@mail.example"): ("Kim", "Lee", "Kim Lee"),
    ("'Kim Lee' via Team Acme", "team-acme@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee (Acme)", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee [Acme]", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("[EXT] Kim Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee (she/her)", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee | Acme", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee - Acme GmbH", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee @ Acme", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee from Acme", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee, Acme", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee, CEO", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim Lee, PhD, MBA", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Dr. Kim Lee, PhD", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Prof. Dr. Kim Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Univ.-Prof. Dipl.-Ing. Dr. Kim Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Dr. med. Kim Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Lee, Kim Dr.", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("DE LA CRUZ, Ana", "ana@acme.example"): ("Ana", "de la Cruz", "Ana de la Cruz"),
    ("Anna LEE", "anna@acme.example"): ("Anna", "Lee", "Anna Lee"),
    ("Frau Anna Ortiz", "ortiz@acme.example"): ("Anna", "Ortiz", "Anna Ortiz"),
    ('"Kim Lee"', "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim\u202e Lee\u0000", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Kim 🎉 Lee", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("Ｋｉｍ　Ｌｅｅ", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("=?utf-8?Q?Kim_Lee?=", "kim@acme.example"): ("Kim", "Lee", "Kim Lee"),
    ("O&#39;Brien, Se&#225;n", "sean@acme.example"): ("Seán", "O'Brien", "Seán O'Brien"),
    ("O'Brien, Seán", "sean@acme.example"): ("Seán", "O'Brien", "Seán O'Brien"),
    ("SMITH John", "john@acme.example"): ("John", "Smith", "John Smith"),
    ("John SMITH", "john@acme.example"): ("John", "Smith", "John Smith"),
    ("MÜLLER-LÜDENSCHEIDT, HANS-PETER", "hp@acme.example"): (
        "Hans-Peter",
        "Müller-Lüdenscheidt",
        "Hans-Peter Müller-Lüdenscheidt",
    ),
    ("van der Berg, Jan", "jan@acme.example"): ("Jan", "van der Berg", "Jan van der Berg"),
    ("Jan van der Berg", "jan@acme.example"): ("Jan", "van der Berg", "Jan van der Berg"),
    ("LUDWIG VAN BEETHOVEN", "lvb@acme.example"): ("Ludwig", "van Beethoven", "Ludwig van Beethoven"),
    ("Ana María de la Cruz", "ana@acme.example"): ("Ana", "María de la Cruz", "Ana María de la Cruz"),
    ("García Márquez, Gabriel", "gabo@acme.example"): ("Gabriel", "García Márquez", "Gabriel García Márquez"),
    ('Robert "Bob" Smith', "bob@acme.example"): ("Robert", "Smith", "Robert Smith"),
    ("Jean-Luc Picard", "jl@acme.example"): ("Jean-Luc", "Picard", "Jean-Luc Picard"),
    ("Kim L.", "kim@acme.example"): ("Kim", "L.", "Kim L."),
    ("Zoë Ångström", "zoe@acme.example"): ("Zoë", "Ångström", "Zoë Ångström"),
    # borne out by the address alone
    ("Oluwadamilola Bakare", "o.bakare@acme.example"): ("Oluwadamilola", "Bakare", "Oluwadamilola Bakare"),
    ("Xochitl Quiñones", "xquinones@acme.example"): ("Xochitl", "Quiñones", "Xochitl Quiñones"),
    ("Jörn-Uwe Kröger", "joern-uwe.kroeger@acme.example"): ("Jörn-Uwe", "Kröger", "Jörn-Uwe Kröger"),
    ("Иван Иванов", "ivan@acme.example"): ("Иван", "Иванов", "Иван Иванов"),
    ("דוד כהן", "david@acme.example"): ("דוד", "כהן", "דוד כהן"),
}


@pytest.mark.parametrize(("display", "address"), GREETED)
def test_a_name_of_a_known_shape_may_be_greeted(display: str, address: str) -> None:
    name = clean_name(display, Address(address))
    assert (name.first, name.last, name.full) == GREETED[display, address]
    assert name.confidence is Confidence.SURE


NEUTRAL = {
    # the address says that the first word is the family name
    ("Jackson Michael", "mjackson@acme.example"): "Jackson Michael",
    ("Ryan Thomas", "tryan@acme.example"): "Ryan Thomas",
    ("Martin Simon", "smartin@acme.example"): "Martin Simon",
    ("Martin Simon", "s.martin@acme.example"): "Martin Simon",
    ("James", "kjames@acme.example"): "James",
    ("Simon", "asimon@acme.example"): "Simon",
    ("Simon", "a.simon@acme.example"): "Simon",
    # one for another
    ("Anna Müller for Bob Stone", "bob.stone@acme.example"): "Anna Müller for Bob Stone",
    ("Anna Müller c/o Bob Stone", "bob.stone@acme.example"): "Anna Müller c/o Bob Stone",
    ("Anna Müller on behalf of Bob Stone", "bob.stone@acme.example"): "Anna Müller on behalf of Bob Stone",
    ("Anna Müller (for Bob Stone)", "bob.stone@acme.example"): "Anna Müller",
    # places and institutions
    ("Georgia State", "g@acme.example"): "Georgia State",
    ("Dean of Students", "dean@acme.example"): "Dean of Students",
    ("Victoria Station", "v@acme.example"): "Victoria Station",
    ("Christian Science", "c@acme.example"): "Christian Science",
    ("Oscar Health", "oscar@acme.example"): "Oscar Health",
    # display name, address: full
    ("", "kim.lee@acme.example"): "Kim Lee",
    ("kim.lee@acme.example", "kim.lee@acme.example"): "Kim Lee",
    ("kim.lee@globex.example", "kim.lee@acme.example"): "Kim Lee",
    ("kim.lee", "kim.lee@acme.example"): "Kim Lee",
    ("kim.lee", "x@acme.example"): "Kim Lee",
    ("kim_lee", "x@acme.example"): "Kim Lee",
    ("", "k.lee@acme.example"): "K. Lee",
    ("", "kim.lee+news@acme.example"): "Kim Lee",
    ("", "kim.lee42@acme.example"): "Kim Lee",
    ("", "xk7f-99@acme.example"): "",
    ("", "info@acme.example"): "",
    ("None", "kim.lee@acme.example"): "Kim Lee",
    ("null", "kim.lee@acme.example"): "Kim Lee",
    ("undefined undefined", "kim.lee@acme.example"): "Kim Lee",
    ("N/A", "kim.lee@acme.example"): "Kim Lee",
    ("{{name}}", "kim.lee@acme.example"): "Kim Lee",
    ("{{ first_name }} Lee", "kim.lee@acme.example"): "Kim Lee",
    ("Test User", "kim.lee@acme.example"): "Kim Lee",
    ("Unknown", "kim.lee@acme.example"): "Kim Lee",
    ("=?utf-8?Q?Kim", "kim.lee@acme.example"): "Kim Lee",
    ("12345", "kim.lee@acme.example"): "Kim Lee",
    ("🎉🎉", "kim.lee@acme.example"): "Kim Lee",
    ("Acme Support", "support@acme.example"): "Acme Support",
    ("Acme GmbH", "x@acme.example"): "Acme GmbH",
    ("Team Sales", "x@acme.example"): "Team Sales",
    ("Acme", "acme@acme.example"): "Acme",
    ("Product Hunt", "hello@producthunt.example"): "Product Hunt",
    ("Deutsche Bahn", "x@bahn.example"): "Deutsche Bahn",
    ("IBM Deutschland", "x@ibm.example"): "IBM Deutschland",
    ("Berlin, Germany", "x@acme.example"): "Berlin, Germany",
    ("K. Lee", "k.lee@acme.example"): "K. Lee",
    ("K Lee", "k.lee@acme.example"): "K Lee",
    ("J.R.R. Tolkien", "jrr@acme.example"): "J.R.R. Tolkien",
    ("Lee, K.", "k.lee@acme.example"): "K. Lee",
    ("Ortiz", "ortiz@acme.example"): "Ortiz",
    ("Dr. Ortiz", "ortiz@acme.example"): "Ortiz",
    ("Herr Schmidt", "schmidt@acme.example"): "Schmidt",
    ("Mr. & Mrs. Smith", "smith@acme.example"): "Mr. & Mrs. Smith",
    ("Kim Lee and Pat Doe", "kim@acme.example"): "Kim Lee and Pat Doe",
    ("Anna Schmidt, Martin Weber", "x@acme.example"): "Anna Schmidt, Martin Weber",
    ("Thompson James", "james@acme.example"): "Thompson James",
    ("Müller Peter", "mueller@acme.example"): "Müller Peter",
    ("Smith John", "john.smith@acme.example"): "Smith John",
    ("Nagy Péter", "peter.nagy@acme.example"): "Nagy Péter",
    ("Péter Nagy", "peter@acme.hu"): "Péter Nagy",
    ("Wang Wei", "wang.wei@acme.example"): "Wang Wei",
    ("Kim Min-jun", "minjun@acme.example"): "Kim Min-jun",
    ("Lee Min Ho", "minho@acme.example"): "Lee Min Ho",
    ("Nguyen Thi Mai", "mai@acme.example"): "Nguyen Thi Mai",
    ("Tanaka Taro", "taro@acme.jp"): "Tanaka Taro",
    ("Petrenko Ostapko", "petrenko@acme.example"): "Petrenko Ostapko",
    ("Zimmer Sophie", "zimmer.sophie@acme.example"): "Zimmer Sophie",
    ("Ivanov Ivan", "ivanov@acme.example"): "Ivanov Ivan",
    ("Иванов Иван", "ivan@acme.example"): "Иванов Иван",
    ("Достоевский Фёдор", "f@acme.example"): "Достоевский Фёдор",
    ("Abdul Rahman Khan", "abdul@acme.example"): "Abdul Rahman Khan",
    ("عبد الله محمد", "a@acme.example"): "عبد الله محمد",
    ("de la Cruz", "cruz@acme.example"): "De la Cruz",
    ("Kim Lee & Partner", "kim@acme.example"): "Kim Lee & Partner",
    ("Kim Lee's iPad Pro", "kim.lee@acme.example"): "Kim Lee",
    ("k1mlee", "k1mlee@acme.example"): "",
    ("Kim Lee: notes", "kim@acme.example"): "Kim Lee: notes",
}


@pytest.mark.parametrize(("display", "address"), NEUTRAL)
def test_a_doubtful_name_is_never_greeted(display: str, address: str) -> None:
    name = clean_name(display, Address(address))
    assert (name.first, name.full) == ("", NEUTRAL[display, address])
    assert name.confidence < Confidence.SURE


@pytest.mark.parametrize("display", ["田中 太郎", "田中太郎", "김민준", "김 민준", "王小明", "やまだ はなこ"])
def test_east_asian_names_are_kept_whole(display: str) -> None:
    name = clean_name(display, Address("t.tanaka@acme.example"))
    assert (name.first, name.full, name.confidence) == ("", display, Confidence.SURE)


@pytest.mark.parametrize("display", ["株式会社アクメ", "アクメ サポート", "北京大学", "주식회사 아크메"])
def test_east_asian_companies_are_no_people(display: str) -> None:
    assert clean_name(display, Address("x@acme.example")).confidence is Confidence.GUESS


def test_a_sentence_in_chinese_is_no_name() -> None:
    assert clean_name("这是一个非常非常长的句子而不是名字", Address("x@acme.example")).confidence is Confidence.GUESS


def test_a_family_name_behind_a_title_is_kept_as_such() -> None:
    assert clean_name("Frau Ortiz", Address("ortiz@acme.example")).last == "Ortiz"


def test_long_names_are_cut_and_not_greeted() -> None:
    name = clean_name("Kim " + "Lee " * 50, Address("kim@acme.example"))
    assert name.first == ""
    assert 0 < len(name.full) <= 100


WRITTEN = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["Kim", "Lee", ",", "(", ")", "[", "<", ">", "@", "via", "Dr.", "PhD", "|", "=?utf-8?q?x", "?=",
         "\u202e", "\x00",
         "\r\n", "None", "{{x}}", "田中", "SMITH", "von", "'", '"',
         "&amp;", "-", "O'", "🎉", "Acme", "GmbH", "1", "а", "ß"]
    ),
    max_size=20,
).map(" ".join)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["kim.lee@acme.example", "x@x", "info@acme.co.uk", "a" * 64 + "@b.example", "müller@gmx.de", "..@a"]
)


@settings(max_examples=300, deadline=None)
@given(WRITTEN, ADDRESSES)
@example("AA¯", "kim.lee@acme.example")  # the last word is a mark alone
def test_whatever_is_written_no_first_name_is_wrong_in_form(display: str, address: str) -> None:
    name = clean_name(display, Address(address))
    assert (name.first == "") or name.confidence is Confidence.SURE
    assert len(name.first) <= 40
    assert len(name.full) <= 200
    assert not set(name.first) & set('@()[]{}<>|\\/"0123456789,;:=?')
    assert not any(char.isspace() or char.isdigit() for char in name.first)
    for part in (name.first, name.last, name.full):
        assert not any(unicodedata.category(char).startswith("C") for char in part)
        assert part == part.strip()
    assert name.first.casefold() not in {"none", "null", "nan", "undefined", "unknown"}
    assert name == clean_name(display, Address(address))


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = plain(text, 80)
    assert plain(once, 80) == once
    assert "\n" not in once


@pytest.mark.parametrize(
    "piece", ["(", "[(", "Kim ", "a", "=?utf-8?q?", '"', "- ", "via ", "&amp;", "Ä", "\u202e", ", ", "<>"]
)
def test_hostile_names_take_no_time(piece: str) -> None:
    begin = time.process_time()
    clean_name(piece * (1_000_000 // len(piece)), Address("kim@acme.example"))
    assert time.process_time() - begin < 0.5


def test_the_tables_are_folded() -> None:
    for table in (
        given_names.GIVEN,
        name_words.TITLES,
        name_words.PLACEHOLDERS,
        title_words.KINDS,
        title_words.CANCELLED,
    ):
        assert all(word == fold(word) for word in table)
    assert given_names.GIVEN.isdisjoint(name_words.PLACEHOLDERS | name_words.COMPANY_WORDS)
