"""What holds of every correspondence, whatever was written and in whatever order it is told."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from letterbox import (
    JO,
    KIM,
    KIM_HOME,
    SAM,
    Accepted,
    Given,
    Logged,
    Met,
    Promised,
    Resumed,
    at,
    auto,
    bounce,
    copy_of,
    draft,
    i_wrote,
    mail,
    said_stop,
    stand,
    wrote,
)

from followupd.domain.correspondence import Correspondence, ReplyState
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import MessageId
from followupd.domain.judgement import FailedRecipient, Intent, Judgement, Kind
from followupd.domain.message import MessageRecord

NOW = "11-21"
DAYS = st.builds("11-{:02} {:02}:00".format, st.integers(1, 25), st.sampled_from([9, 12, 15]))
ADDRESSES = st.sampled_from([KIM, KIM, KIM_HOME, JO, SAM])
FAILED = [
    (),
    (FailedRecipient(address=KIM, permanent=True),),
    (FailedRecipient(address=KIM, permanent=False), FailedRecipient(address=JO, permanent=True)),
]
JUDGED = st.sampled_from(
    [
        None,
        *(Judgement(kind=Kind.REPLY, intent=one, question=asks) for one in Intent for asks in (False, True)),
        Judgement(kind=Kind.REPLY, intent=Intent.LATER, until=at("11-15")),
        Judgement(kind=Kind.REPLY, intent=Intent.HANDOVER, successor=SAM),
        *(Judgement(kind=Kind.AUTO_REPLY, until=at(day)) for day in ("11-15", "11-30")),
        Judgement(kind=Kind.AUTO_REPLY, ask_user=True, about=MessageId("ours-d1")),
        Judgement(kind=Kind.AUTO_REPLY, gone=True, successor=JO),
        *(Judgement(kind=Kind.BOUNCE, recipients=one, about=MessageId("ours-d2")) for one in FAILED),
        Judgement(kind=Kind.LIST),
        Judgement(kind=Kind.NOTIFICATION, because=("a", "b")),
    ]
)
LETTERS = st.lists(
    st.builds(
        mail,
        DAYS,
        st.lists(ADDRESSES, min_size=1, max_size=2, unique=True),
        outgoing=st.booleans(),
        id=st.integers(1, 10_000).map(str),
        thread=st.sampled_from(["d1", "d2", "elsewhere"]),
        answers=st.sampled_from(["", "", "ours-d1", "1 2"]),
        judged=JUDGED,
        key=st.sampled_from(["", "", "key-d1"]),
        sent_folder=st.booleans(),
        bulk=st.booleans(),
        automatic=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.message_id,
)
DRAFTS = st.tuples(
    st.builds(draft, st.just("d1"), DAYS, st.just(KIM)),
    st.builds(draft, st.just("d2"), DAYS, st.just(KIM), st.just(JO)),
    st.builds(
        draft, st.just("d3"), st.none(), st.just(KIM), state=st.sampled_from([DraftState.OPEN, DraftState.INTENT])
    ),
).map(list)
CONTACTS = st.lists(
    st.one_of(*(st.builds(kind, DAYS) for kind in (Met, Logged, Accepted, Resumed, Promised))), max_size=3
)
WORLDS = st.builds(
    lambda letters, drafts, contacts: [*letters, *drafts, *(copy_of(one) for one in drafts[:2]), *contacts],
    LETTERS,
    DRAFTS,
    CONTACTS,
)
fast = settings(max_examples=80, deadline=None)


def by_machine(*, until: str | None) -> st.SearchStrategy[MessageRecord]:
    kinds = [lambda day: auto(day, until=until), lambda day: bounce(day, KIM), lambda day: wrote(day, automatic=True)]
    return st.builds(lambda make, day: make(day), st.sampled_from(kinds), DAYS)


@fast
@given(WORLDS, st.randoms(use_true_random=False))
def test_order_of_letters_makes_no_difference(world: list[Given], shuffle: random.Random) -> None:
    other = list(world)
    shuffle.shuffle(other)
    assert stand(other, NOW) == stand(world, NOW)


@fast
@given(WORLDS, st.booleans(), DAYS, st.sampled_from(["d1", "new"]))
def test_human_mail_after_a_sent_draft_answers_it(world: list[Given], home: bool, day: str, thread: str) -> None:
    reply = mail(day, [KIM_HOME if home else KIM], outgoing=False, id="the reply", thread=thread)
    if reply.date > at(NOW):
        return
    found = stand([*world, reply], NOW)
    drafts = [one for one in world if isinstance(one, DraftRecord) and one.sent_at is not None]
    assert {one.id for one in drafts if one.sent_at <= reply.date} <= set(found.answers)
    assert found.last_sign is not None
    assert found.last_sign >= reply.date


@fast
@given(WORLDS, DAYS, st.booleans(), st.booleans(), st.sampled_from(["d1", "d2", "elsewhere"]))
def test_my_own_mail_answers_nothing(world: list[Given], day: str, sent: bool, keyed: bool, thread: str) -> None:
    key = "key-d1" if keyed else ""
    mine = i_wrote(day, KIM, KIM_HOME, id="mine", sent_folder=sent, thread=thread, key=key)
    before, after = stand(world, NOW), stand([*world, mine], NOW)
    assert after.last_sign == before.last_sign
    assert (after.opted_out, after.bounced, after.declined, after.away) == (
        before.opted_out, before.bounced, before.declined, before.away,
    )  # fmt: skip
    assert after.unanswered >= before.unanswered
    assert after.answers == before.answers


@fast
@given(WORLDS, st.lists(st.sampled_from(["ours-d1", "ours-d2"]), min_size=1), st.booleans())
def test_copies_of_what_was_sent_change_nothing(world: list[Given], ids: list[str], outgoing: bool) -> None:
    copies = [
        one if outgoing else wrote(f"{one.date:%m-%d %H:%M}", id=one.message_id, thread=one.thread)
        for one in world
        if isinstance(one, MessageRecord) and one.message_id in ids
    ]
    assert stand([*world, *copies], NOW) == stand(world, NOW)


@fast
@given(WORLDS, WORLDS, DAYS)
def test_stop_is_for_ever(world: list[Given], later: list[Given], day: str) -> None:
    stop = said_stop(day, id="stop")
    if stop.date > at(NOW):
        return
    known = {one.message_id for one in world if isinstance(one, MessageRecord)} | {"ours-d1", "ours-d2"}
    more = [one for one in later if isinstance(one, MessageRecord) and one.message_id not in known]
    for given_ in (
        [stop, *world],
        [*world, stop],
        [*world, stop, *more, Met("11-20"), Logged("11-20"), Resumed("11-20")],
    ):
        found = stand(given_, NOW)
        assert found.opted_out is not None
        assert found.state is ReplyState.OPTED_OUT


@fast
@given(WORLDS, by_machine(until="12-24"))
def test_what_a_machine_writes_is_no_sign_of_life(world: list[Given], letter: MessageRecord) -> None:
    before, after = stand(world, NOW), stand([*world, letter], NOW)
    assert signs(after) == signs(before)
    assert after.state is not ReplyState.REPLIED or before.state is ReplyState.REPLIED


def signs(found: Correspondence) -> tuple[object, ...]:
    return (
        found.last_contact, found.last_sign, dict(found.answers), dict(found.by_hand), found.unanswered,
        found.opted_out, found.declined, found.i_owe, found.owes_me,
    )  # fmt: skip


@fast
@given(WORLDS)
def test_future_is_not_known(world: list[Given]) -> None:
    past = [one for one in world if not isinstance(one, MessageRecord) or one.date <= at(NOW)]
    assert stand(past, NOW) == stand(world, NOW)


@fast
@given(WORLDS)
def test_evidence_is_bounded_and_newest_first(world: list[Given]) -> None:
    found = stand(world, NOW)
    assert len(found.evidence) <= 20
    assert [one.at for one in found.evidence] == sorted((one.at for one in found.evidence), reverse=True)
    assert all(one.at <= at(NOW) for one in found.evidence)
    assert len(set(found.evidence)) == len(found.evidence)
