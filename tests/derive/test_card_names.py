"""Names on cards of the user's own: sure where their writer says which part is which."""

from __future__ import annotations

import pytest

from followupd.derive.card_names import card_name
from followupd.domain.contact import ContactCard
from followupd.domain.ids import Address, Ref
from followupd.domain.person import Confidence

X = Address("x77@acme.example")


@pytest.mark.parametrize(
    ("given", "family", "name", "address", "first", "full"),
    [
        ("Kim", "Lee", "Kim Lee", X, "Kim", "Kim Lee"),
        ("Xiomaraye", "Quillard", "Xiomaraye Quillard", X, "Xiomaraye", "Xiomaraye Quillard"),
        ("Ngozichukwu Ada", "Oyelaran", "", X, "Ngozichukwu", "Ngozichukwu Ada Oyelaran"),
        ("", "", "Anna Schmidt", X, "Anna", "Anna Schmidt"),
        ("Dr. Anna", "Schmidt", "Dr. Anna Schmidt", X, "Anna", "Anna Schmidt"),
    ],
)
def test_a_name_that_may_be_greeted(
    given: str, family: str, name: str, address: Address, first: str, full: str
) -> None:
    found = card_name(ContactCard(ref=Ref("1"), addresses=(address,), name=name, given=given, family=family), address)
    assert (found.first, found.full, found.confidence) == (first, full, Confidence.SURE)


@pytest.mark.parametrize(
    ("given", "family", "address"),
    [
        ("Xiomaraye", "", X),  # one word may be anything
        ("", "Quillard", X),
        ("Plumber", "GmbH", X),
        ("Unknown", "Qwertzu", X),
        ("Xiomaraye", "Unknown", X),
        ("Xiomaraye", "and Bob", X),
        ("Office", "Manager", X),
        ("Q.", "Quillard", X),
        ("007", "Bond", X),
        ("acme", "Qwertzu", X),
        ("Xiomaraye", "Quillard", Address("info@acme.example")),
        ("Xiomaraye (old)", "Quillard", X),
        ("<script>", "x", X),
    ],
)
def test_what_may_be_no_given_name_greets_nobody(given: str, family: str, address: Address) -> None:
    name = f"{given} {family}".strip()
    card = ContactCard(ref=Ref("1"), addresses=(address,), name=name, given=given, family=family)
    assert card_name(card, address).first == ""


def test_a_card_without_a_name_is_as_good_as_none() -> None:
    assert card_name(ContactCard(ref=Ref("1"), addresses=(X,)), X).confidence is not Confidence.SURE
