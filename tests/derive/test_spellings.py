"""One address, however it is spelled: the domain in U-labels or A-labels (RFC 5890), in any case and form."""

from __future__ import annotations

import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.addresses import company, is_internal, is_mine
from followupd.domain.ids import Address
from followupd.domain.policy import Me

SENT = "kim@xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("kim@bücher.example", SENT),
        ("Kim@BÜCHER.Example", SENT),
        (SENT.upper(), SENT),
        ("mailto:kim@bücher.example?subject=x", SENT),
        ("kim@bu\u0308cher.example", SENT),
        ("kim@ｂüｃｈｅｒ．ｅｘａｍｐｌｅ", SENT),
        ("kim@bü\u00adcher。example", SENT),
        ("kim@mail.bücher.example", "kim@mail.xn--bcher-kva.example"),
        ("kim@ａｃｍｅ.example", "kim@acme.example"),
        ("kim@straße.example", "kim@xn--strae-oqa.example"),
        ("kim@例え.テスト", "kim@xn--r8jz45g.xn--zckzah"),
        ("küm@acme.example", "küm@acme.example"),
        ("küm@bücher.example", "küm@xn--bcher-kva.example"),
    ],
)
def test_every_spelling_is_one_address(raw: str, address: str) -> None:
    assert Address.parse(raw) == address


@pytest.mark.parametrize(
    "raw",
    [
        "kim@i❤.example", "kim@-ü.example", "kim@ü..example", "kim@\u0300u.example", "kim@אa.example",
        "kim@\udcff.example", f"kim@{'ü' * 80}.example", "kim@xn--a.example", "kim@xn--99999999.example",
        "kim@xn--.example", "kim@xn--\u0661.example", "kim@a_b.bücher.example", f"{'k' * 64}@{'ü.' * 25}example",
    ],
)  # fmt: skip
def test_what_is_no_valid_idn_stays_as_it_is(raw: str) -> None:
    address = Address.parse(raw)
    assert address == raw
    assert address is not None
    assert address.spellings == (raw,)


def test_either_spelling_is_told() -> None:
    address = Address.parse(SENT)
    assert address is not None
    assert address.spellings == (SENT, "kim@bücher.example")
    assert Address("kim@acme.example").spellings == ("kim@acme.example",)


DOMAINS = st.lists(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")), max_size=12), max_size=4)


@given(st.text(max_size=8), st.one_of(DOMAINS.map(".".join), st.text(max_size=20)))
def test_nothing_is_too_odd_to_be_read_and_what_was_read_stays_the_same(local: str, domain: str) -> None:
    address = Address.parse(f"{local}@{domain}")
    if address is not None:
        assert Address.parse(address) == address
        assert address.spellings[0] == address
        assert {Address.parse(one) for one in address.spellings} == {address}


@pytest.mark.parametrize("mine", ["*@bücher.example", "*@xn--bcher-kva.example", "kim@b*.example", "*@BÜCHER.EXAMPLE"])
def test_a_glob_in_either_spelling_is_me(mine: str) -> None:
    me = Me(name="Kim", addresses=(), patterns=(mine,), timezone=ZoneInfo("UTC"), signature="")
    assert is_mine(Address(SENT), me)


def test_colleagues_and_company_are_told_by_the_domain_as_it_is_read() -> None:
    ada = Address.parse("ada@bücher.example")
    assert ada is not None
    me = Me(name="Ada", addresses=(ada,), timezone=ZoneInfo("UTC"), signature="")
    assert is_internal(Address("kim@mail.xn--bcher-kva.example"), me)
    assert company(Address(SENT)) == "Bücher"
    assert company(Address("kim@xn--99999999.example")) == ""


def test_the_tables_of_idna_are_not_loaded_for_ascii() -> None:
    code = (
        "import sys; from followupd.domain.ids import Address;"
        "assert Address.parse('mailto:Kim@Acme.example') and Address.parse('kim@xn--bcher-kva.example');"
        "assert Address.parse('k\\u00fcm@acme.example'); assert 'idna' not in sys.modules;"
        "Address.parse('kim@b\\u00fccher.example'); assert 'idna' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
