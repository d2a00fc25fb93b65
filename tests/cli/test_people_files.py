"""People in and out of files: vCard, CSV and JSON, as other programs write them and as hostile people might."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followupd.cli.cards import MOST, Card, Deck, distinct, one_line, plain_note, read, write
from followupd.domain.ids import Address
from tests.world import World, berlin

KIM, HOME, JO = "kim@acme.example", "kim@home.example", "jo@globex.example"


def people(deck: Deck) -> list[tuple[tuple[str, ...], str]]:
    return [(card.addresses, card.name) for card in deck.cards]


def wrong(deck: Deck) -> list[str]:
    return [one.where for one in deck.problems]


# what other programs write


@pytest.mark.parametrize(
    "text",
    [
        # Google, today and before
        "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Notes\n"
        'Kim,,Lee,Straws ::: * mine,* Work,kim@acme.example ::: kim@office.example,kim@home.example,"likes, tea"\n'
        "Corner,,Shop,* myContacts,,,,\n",
        "Name,Given Name,Family Name,Group Membership,E-mail 1 - Value,E-mail 2 - Value,Notes\n"
        'Kim Lee,Kim,Lee,* Mine ::: Straws,kim@acme.example ::: kim@office.example,kim@home.example,"likes, tea"\n',
        # Outlook, in English and German
        "First Name,Last Name,E-mail Address,E-mail 2 Address,E-mail 3 Address,Categories,Notes\r\n"
        'Kim,Lee,kim@acme.example,kim@office.example,kim@home.example,Straws,"likes, tea"\r\n',
        "\ufeffVorname;Nachname;E-Mail-Adresse;E-Mail 2: Adresse;E-Mail 3: Adresse;Kategorien;Notizen\r\n"
        'Kim;Lee;kim@acme.example;kim@office.example;kim@home.example;Straws;"likes, tea"\r\n',
        # Thunderbird, and one that somebody typed
        "First Name\tLast Name\tDisplay Name\tPrimary Email\tSecondary Email\tEmail 3\tCategories\tNotes\n"
        "K\tL\tKim Lee\tkim@acme.example\tkim@office.example\tkim@home.example\tStraws\tlikes, tea\n",
        "name;EMAIL;tags;note\nKim Lee;kim@acme.example, kim@office.example kim@home.example;Straws;likes, tea\n",
    ],
)
def test_tables_of_address_books_are_read(text: str) -> None:
    deck = read(text, "book.csv")
    assert deck.problems == []
    (card,) = deck.cards
    assert card.addresses == (KIM, "kim@office.example", HOME)
    assert (card.name, card.tags, card.notes) == ("Kim Lee", ("Straws",), ("likes, tea",))


def test_vcards_of_phones_and_address_books_are_read() -> None:
    text = (
        "\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Kim;;;\r\nFN:Kim\r\n  Lee\r\n"
        'item1.EMAIL;type=INTERNET;TYPE="work:main",pref:Kim@ACME.example\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n'
        "EMAIL:kim@ho\r\n me.example\r\nPHOTO;ENCODING=b;TYPE=JPEG:" + "/9j4AAQ=\r\n " * 3_000 + "/w==\r\n"
        "CATEGORIES:straws\\, paper,tea\r\nNOTE:first\\nsecond\\; third\\\\n\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Board\r\nEMAIL:board@acme.example\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Corner shop\nTEL:+49 30 1\nEND:VCARD\n"
        "begin:vcard\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\n=B6rg;;;\n"
        "EMAIL;INTERNET:joerg@acme.example\nend:vcard\n"
    )
    deck = read(text, "book.vcf")
    assert deck.problems == []
    assert people(deck) == [((KIM, HOME), "Kim Lee"), (("joerg@acme.example",), "Jörg Müller")]
    assert deck.cards[0].tags == ("straws, paper", "tea")
    assert deck.cards[0].notes == ("first\nsecond; third\\n",)


def test_a_name_that_is_only_the_address_is_none() -> None:
    assert people(read("BEGIN:VCARD\nFN:Kim@acme.example\nEMAIL:kim@acme.example\nEND:VCARD\n", "")) == [((KIM,), "")]


# what is wrong


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("addresses,name\nkim@acme.example,Kim\nnobody,No\n,Empty\n\njo@globex.example,Jo\n", ["f:3", "f:4"]),
        ('addresses,note\nkim@acme.example,"two\nlines"\nno one,\njo@globex.example,\n', ["f:4"]),
        ("addresses\nkim@acme.example\nkim@acme.example jo@@globex\njo@globex.example\n", ["f:3"]),
        (
            "\nBEGIN:VCARD\nEMAIL:kim@acme.example\nwhat is this\nEND:VCARD\nBEGIN:VCARD\nEMAIL:x\nEND:VCARD\n"
            "BEGIN:VCARD\nEMAIL:jo@globex.example\nEND:VCARD\nBEGIN:VCARD\nEMAIL:lost@globex.example\n",
            ["f:4", "f:6", "f:12"],
        ),
        (
            '[{"addresses": ["kim@acme.example"]}, {"addresses": "jo@globex.example"}, 7, {"addresses": []},'
            '{"addresses": ["lee@acme.example"], "tags": [1]}, {"addresses": ["lee@acme.example"], "name": 5},'
            '{"addresses": ["jo@globex.example"]}]',
            ["f[1]", "f[2]", "f[3]", "f[4]", "f[5]"],
        ),
    ],
)
def test_each_bad_row_is_named_by_its_line_and_the_others_are_taken(text: str, lines: list[str]) -> None:
    deck = read(text, "f")
    assert wrong(deck) == lines
    assert [card.addresses[0] for card in deck.cards] == [KIM, JO]


@pytest.mark.parametrize("text", ["", "\0\0\0", "name,phone\nKim,1\n", "[", "{}", "[" * 200_000, '"', "\ufeff"])
def test_what_is_no_list_of_people_is_said_to_be_none(text: str) -> None:
    deck = read(text, "f")
    assert deck.cards == []
    assert len(deck.problems) == 1


# hostile files

HOSTILE = {
    "a million columns": lambda size: "addresses" + ",x" * size + "\n" + "kim@acme.example\n" * (size // 20),
    "a million e-mail columns": lambda size: "email 1," * (size // 8) + "\n" + "," * size,
    "a cell": lambda size: 'addresses\n"' + "a@" * size,
    "bad rows": lambda size: "addresses\n" + "x\n" * size,
    "one line of a vCard": lambda size: "BEGIN:VCARD\nNOTE:" + "\\" * size + "\nEND:VCARD\n",
    "folds": lambda size: "BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:" + "=\n" * size,
    "blanks": lambda size: "BEGIN:VCARD\nX;" + "y" * size + "\n =" * size,
    "quotes": lambda size: "BEGIN:VCARD\n" + ('N;"' * size) + ";",
    "no ends": lambda size: "BEGIN:VCARD\n" * size,
    "parts": lambda size: (
        "BEGIN:VCARD\nEMAIL:a@b.example\nN:" + ";" * size + "\nCATEGORIES:" + "," * size + "\nEND:VCARD"
    ),
    "addresses": lambda size: "BEGIN:VCARD\n" + "EMAIL:a@b.example\n" * size + "END:VCARD",
    "lists": lambda size: "[" + "[]," * size + "[]]",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_takes_time_as_it_is_long_and_says_what_is_wrong(kind: str) -> None:
    def seconds(size: int) -> float:
        text, began = HOSTILE[kind](size), time.process_time()
        deck = read(text, "f")
        assert len(deck.cards) <= MOST
        assert len(deck.problems) <= 201
        return time.process_time() - began

    seconds(1_000)
    assert seconds(80_000) < 6 * seconds(20_000) + 0.5


def test_more_people_than_a_file_may_hold_are_left_out_and_that_is_said() -> None:
    deck = read("addresses\n" + "".join(f"p{n}@acme.example\n" for n in range(MOST + 2)), "f")
    assert len(deck.cards) == MOST
    assert wrong(deck) == [f"f:{MOST + 2}"]


def test_control_characters_and_forged_lines_do_not_get_in() -> None:
    deck = read(json.dumps([{"addresses": [KIM], "name": "Kim\0\r\nBcc: x\u2028", "notes": ["a\0b\ud800c"]}]), "f")
    (card,) = deck.cards
    assert (card.name, card.notes) == ("Kim Bcc: x", ("abc",))


@pytest.mark.parametrize("start", "=+-@")
def test_a_spreadsheet_runs_no_cell_and_import_reads_it_as_it_was(start: str) -> None:
    evil = f"{start}cmd|' /C calc'!A0"
    card = Card(
        addresses=(Address(f"{'-' if start == '@' else start}k@acme.example"),),
        name=evil, circle=evil, tags=(evil, "'" + evil), notes=(evil, "'" + evil, "'quoted'"),
    )  # fmt: skip
    text = write([card], "csv")
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+-@\t\r" and cell]
    assert back(text) == [card]


def back(text: str) -> list[Card]:
    deck = read(text, "f")
    assert deck.problems == []
    return [Card(**{name: getattr(card, name) for name in SAME}) for card in deck.cards]


SAME = ("addresses", "name", "circle", "tags", "notes")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text(
    "=+-@'\\;,:*\"\n\r\t n\u2028\x0b", max_size=12
)
LOCAL = st.text("abcdefghij0123456789.+-_='!*/?^`{|}~é", min_size=1, max_size=12)
ADDRESS = LOCAL.map(lambda local: Address(f"{local}@acme.example"))
CARDS = st.builds(
    Card,
    addresses=st.lists(ADDRESS, min_size=1, max_size=4, unique=True).map(tuple),
    name=TEXT.map(one_line),
    circle=TEXT.map(one_line),
    tags=st.lists(TEXT.map(lambda text: one_line(text, 60)), max_size=4).map(distinct),
    notes=st.lists(TEXT.map(plain_note), max_size=3).map(distinct),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(cards=st.lists(CARDS, max_size=4), form=st.sampled_from(["json", "csv", "vcard"]))
@example(cards=[Card(addresses=(Address(KIM),), notes=("x" * 8_000,))], form="vcard")
@example(cards=[Card(addresses=(Address(KIM),), tags=("* mine", "a ::: b", "'=1"))], form="csv")
def test_what_is_written_is_read_back(cards: list[Card], form: str) -> None:
    text = write(cards, form)
    if cards or form == "json":
        assert back(text) == cards
    if form == "vcard":
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_every_row_of_a_table_has_as_many_cells_as_its_first(tmp_path: Path) -> None:
    cards = [Card(addresses=(Address(KIM),), notes=("a", "b", "c")), Card(addresses=(Address(JO),))]
    assert {len(row) for row in csv.reader(io.StringIO(write(cards, "csv")))} == {7}


# the verbs


def test_neither_the_user_nor_a_room_nor_the_forgotten_are_people_but_what_was_said_is_kept(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    others = ("Kim Lee <kim@acme.example>", "lee@acme.example", "room-4@acme.example", "ada.private@example.net")
    world.meet("k1", "Straw talk", berlin("2026-08-03 10:00"), *others, "info@acme.example")
    world.run()
    world.call("circle", "info@globex.example", "inner")
    world.call("forget", "lee@acme.example")
    world.meet("k1", "Straw talk", berlin("2026-08-03 10:00"), *others)
    world.run()
    assert [one["addresses"] for one in world.call("people", "--json").json] == [[KIM]]
    exported = world.call("people", "export").json
    assert world.call("people", "export", "-").json == exported
    assert [one["addresses"] for one in exported] == [["info@globex.example"], [KIM]]
    for address in ("room-4@acme.example", "info@globex.example"):
        assert world.person(address)["next_due"] is None
        told = world.call("explain", address, "--json").json["person"]
        assert (told["next_due"], told["cadence"]["next_check_in"]) == (None, None)


@pytest.mark.parametrize("name", ["people.xyz", "people.csv.gz"])
def test_an_ending_that_says_no_format_is_refused(tmp_path: Path, name: str) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    outcome = world.call("people", "export", str(tmp_path / name))
    assert (outcome.code, (tmp_path / name).exists()) == (2, False)
    assert ".vcf" in outcome.err
    assert world.call("people", "export", str(tmp_path / name), "--format", "csv").code == 0


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(root=tmp_path_factory.mktemp("files"), now=berlin("2026-11-02 09:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-01 10:00"), "Kim Lee <kim@acme.example>")
    world.meet("j1", "Tea talk", berlin("2026-11-01 12:00"), "jo@globex.example")
    world.run()
    world.call("circle", "Kim Lee", "inner")
    world.call("tag", KIM, "straws; paper", "* star")
    world.call("note", KIM, "likes tea\n\nand rain")
    world.call("note", KIM, "=secret", "--say")
    world.call("merge", KIM, HOME)
    return world


@pytest.mark.parametrize("ending", ["json", "csv", "vcf"])
def test_export_and_import_into_an_empty_state_give_the_same_people(world: World, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"people.{ending}"
    assert world.call("people", "export", str(file)).code == 0
    assert file.stat().st_mode & 0o077 == 0
    empty = World(root=tmp_path, now=world.now)
    first = empty.call("people", "import", str(file), "--json")
    assert (first.code, first.json["people"], first.json["problems"]) == (0, 2, [])
    assert empty.call("people", "export").json == world.call("people", "export").json
    again = empty.call("people", "import", str(file), "--json")
    assert (again.code, again.json["facts"]) == (0, 0)
    before = world.call("people", "import", str(file), "--json")
    assert (before.code, before.json["facts"]) == (0, 0)
    assert [one["addresses"] for one in empty.call("people", "--json").json] == [[JO], [KIM, HOME]]


def test_what_is_wrong_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    file = tmp_path / "book.csv"
    file.write_text(
        "email;name;circle;tags\nlee@acme.example;Lee Roe;INNER;tea\nrot;Rot;;\nann@acme.example;Ann Ash;nearest;\n"
        "ada@example.org;Ada;;\nsam@acme.example, sam@home.example;Sam Oak;;\n",
        encoding="utf-8-sig",
    )
    outcome = world.call("people", "import", str(file), "--json")
    assert outcome.code == 2
    assert outcome.json["people"] == 2
    assert [one["where"] for one in outcome.json["problems"]] == ["book.csv:3", "book.csv:4"]
    assert "book.csv:3" in outcome.err
    assert "dormant" in outcome.json["problems"][1]["hint"] or "inner" in outcome.json["problems"][1]["hint"]
    found = world.call("people", "--json").json
    assert [one["addresses"] for one in found] == [["lee@acme.example"], ["sam@acme.example", "sam@home.example"]]
    assert found[0]["circle"] == "inner"


def test_an_address_in_several_cards_makes_nobody_one(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    file = tmp_path / "book.csv"
    file.write_text(
        "email;name;note\noffice@acme.example, kim@acme.example, kim@home.example;Kim Lee;tea\n"
        "bob@acme.example, office@acme.example;Bob Ek;rain\n"
        "sam@acme.example, sam@home.example;Sam Oak;\nsam@home.example;Sam Oak;wind\n"
    )
    for facts in (True, False):
        told = world.call("people", "import", str(file), "--json")
        assert (told.code, bool(told.json["facts"])) == (2, facts)
        assert [(one["where"], one["what"], one["hint"]) for one in told.json["problems"]] == [
            ("book.csv:2", "office@acme.example stands with Bob Ek too", "merge them yourself if they are one"),
            ("book.csv:3", "office@acme.example stands with Kim Lee too", "merge them yourself if they are one"),
        ]
        found = sorted((one["addresses"], one["notes"]) for one in world.call("people", "export").json)
        assert found == [
            (["bob@acme.example"], ["rain"]),
            ([KIM, HOME], ["tea"]),
            (["sam@acme.example", "sam@home.example"], ["wind"]),
        ]


def test_an_address_of_somebody_known_is_not_merged_with_another(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    world.meet("b", "Rain talk", berlin("2026-11-01 10:00"), "Bob Ek <bob@acme.example>")
    world.run()
    world.call("circle", "front@acme.example", "inner")
    world.call("merge", "front@acme.example", "desk@acme.example")
    file = tmp_path / "book.json"
    cards = [
        {"addresses": ["bob@acme.example", KIM, "desk@acme.example"], "name": "Kim Lee"},
        {"addresses": ["jo@globex.example", "front@acme.example"], "name": "Jo Ash"},
    ]
    file.write_text(json.dumps(cards))
    told = world.call("people", "import", str(file), "--json")
    assert [one["what"].split(" stands with ")[0] for one in told.json["problems"]] == [
        "bob@acme.example", "desk@acme.example", "front@acme.example",
    ]  # fmt: skip
    people = sorted(one["addresses"] for one in world.call("people", "export").json)
    assert people == [["bob@acme.example"], ["front@acme.example", "desk@acme.example"], ["jo@globex.example"], [KIM]]
    assert world.person("bob@acme.example")["name"] == "Bob Ek"


def test_who_was_forgotten_is_merged_with_nobody_of_a_file_and_the_rest_is_taken(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    world.call("circle", "zoe@acme.example", "inner")
    world.call("forget", "zoe@acme.example", "--yes")
    file = tmp_path / "book.csv"
    file.write_text(f"email;name\n{KIM},zoe@acme.example;Kim Lee\n{JO},jo@home.example;Jo Ash\n")
    told = world.call("people", "import", str(file), "--json")
    assert (told.code, told.json["people"]) == (2, 1)
    assert [(one["where"], one["what"]) for one in told.json["problems"]] == [
        ("book.csv:2", "zoe@acme.example: they were forgotten, so nothing is kept about them")
    ]
    assert [one["addresses"] for one in world.call("people", "export").json] == [[JO, "jo@home.example"]]


def test_many_cards_with_one_address_are_told_in_time(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    file = tmp_path / "book.csv"
    file.write_text("email\n" + "".join(f"p{n}@acme.example office@acme.example\n" for n in range(300)))
    told = world.call("people", "import", str(file), "--json").json
    assert (told["people"], len(told["problems"])) == (300, 200)


@pytest.mark.parametrize("octets", [b"\xff\xff\xff", b"addresses\nk\xfcm@acme.example\n", b"\0" * 50_000_001])
def test_a_file_that_is_no_text_or_too_large_is_refused_with_exit_code_2(tmp_path: Path, octets: bytes) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    (tmp_path / "f").write_bytes(octets)
    outcome = world.call("people", "import", str(tmp_path / "f"))
    assert outcome.code == 2
    assert "UTF-8" in outcome.err or "50 MB" in outcome.err


def test_a_table_of_excel_in_utf_16_is_read(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    (tmp_path / "f.txt").write_text("Name\tE-mail\nZoë Tarrow\tzoe@mill.example\n", encoding="utf-16")
    assert world.call("people", "import", str(tmp_path / "f.txt"), "--json").json["people"] == 1
    assert world.call("person", "Zoë Tarrow", "--json").json["addresses"] == ["zoe@mill.example"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("addresses" + ",x" * 1_000 + "\n", "1,000 columns"),
        ("addresses\n" + "\n" * 2_000_001, "1,000,000 lines"),
        ("BEGIN:VCARD" + "\r\n" * 1_000_001, "1,000,000 lines"),
        ("[" + " " * 10_000_000, "10 MB"),
        ("addresses\n" + "x" * 10_000_000, "10 MB"),
    ],
)
def test_what_is_far_too_large_is_not_looked_at_and_that_is_said(text: str, said: str) -> None:
    deck = read(text, "f")
    assert deck.cards == []
    assert [said in one.what for one in deck.problems] == [True]
