"""Threads: union over all ids that messages name, and answers that name none."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.threads import SubjectMatch, ThreadChanges, assign, is_orphan, named_ids, subject_key
from followupd.domain.ids import Address, MessageId, Ref, ThreadId
from followupd.domain.message import Folder, Mailbox, Message

ADA, KIM, LEE = (Address(f"{name}@example.org") for name in ("ada", "kim", "lee"))
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def mail(
    message_id: str,
    *,
    refs: str = "",
    reply_to: str = "",
    subject: str = "",
    sender: Address | None = ADA,
    to: Sequence[Address] = (KIM,),
    date: datetime = MONDAY,
    bulk: bool = False,
) -> Message:
    return Message(
        message_id=MessageId(message_id),
        ref=Ref(message_id),
        folder=Folder.INBOX,
        date=date,
        sender=Mailbox(address=sender) if sender else None,
        to=tuple(Mailbox(address=one) for one in to),
        subject=subject,
        references=tuple(map(MessageId, refs.split())),
        in_reply_to=tuple(map(MessageId, reply_to.split())),
        bulk=bulk,
    )


class Kept:
    """What a store keeps, in dictionaries."""

    def __init__(self) -> None:
        self.thread_of: dict[MessageId, ThreadId] = {}
        self.messages: list[Message] = []
        self.asked: list[frozenset[str]] = []

    def take(self, *batch: Message) -> ThreadChanges:
        named = {one: self.thread_of[one] for m in batch for one in named_ids(m) if one in self.thread_of}
        changes = assign(batch, named, self.by_subject)
        assert not changes.assigned.keys() & self.thread_of.keys()
        self.thread_of = {one: changes.merged.get(name, name) for one, name in self.thread_of.items()}
        self.thread_of.update(changes.assigned)
        self.messages += batch
        return changes

    def by_subject(self, subjects: frozenset[str], orphans_only: bool) -> Iterable[SubjectMatch]:
        self.asked.append(subjects)
        for m in self.messages:
            if subject_key(m.subject).text in subjects and not m.bulk and (is_orphan(m) or not orphans_only):
                yield SubjectMatch(
                    subject=subject_key(m.subject).text,
                    is_orphan=is_orphan(m),
                    thread=self.thread_of[m.message_id],
                    date=m.date,
                    sender=m.sender.address if m.sender else None,
                    recipients=frozenset(r.address for r in m.recipients),
                )

    def together(self, *ids: str) -> bool:
        return len({self.thread_of[MessageId(one)] for one in ids}) == 1

    def partition(self) -> set[frozenset[MessageId]]:
        groups: dict[ThreadId, set[MessageId]] = {}
        for one, name in self.thread_of.items():
            groups.setdefault(name, set()).add(one)
        return {frozenset(group) for group in groups.values()}


def test_reply_joins_the_message_that_it_names() -> None:
    kept = Kept()
    kept.take(mail("a"), mail("b", reply_to="a"), mail("c"))
    assert kept.together("a", "b")
    assert not kept.together("a", "c")


def test_two_answers_to_a_message_that_was_never_seen_are_one_thread() -> None:
    kept = Kept()
    kept.take(mail("b", refs="unseen"))
    kept.take(mail("c", reply_to="unseen"))
    assert kept.together("b", "c")


def test_a_late_message_that_names_both_merges_two_threads() -> None:
    kept = Kept()
    kept.take(mail("a"))
    kept.take(mail("b"))
    changes = kept.take(mail("c", refs="a b"))
    assert len(changes.merged) == 1
    assert kept.together("a", "b", "c")


def test_a_stored_thread_keeps_its_name_when_new_ones_join_it() -> None:
    kept = Kept()
    kept.take(mail("z"))
    assert kept.take(mail("a"), mail("b", refs="z a")).merged == {}
    assert kept.together("a", "b", "z")


def test_references_cut_short_by_a_client_do_not_split_a_thread() -> None:
    kept = Kept()
    kept.take(mail("a"), mail("b", refs="a"), mail("c", refs="a b"), mail("d", refs="c"), mail("e", refs="d"))
    assert kept.together("a", "b", "c", "d", "e")


def test_copy_of_a_message_in_another_folder_changes_nothing() -> None:
    kept = Kept()
    kept.take(mail("a", refs="r"))
    assert kept.take(mail("a", refs="r")) == ThreadChanges(assigned={}, merged={})


def test_answer_without_references_joins_by_subject_and_people() -> None:
    kept = Kept()
    kept.take(mail("a", subject="Next steps"))
    kept.take(mail("b", subject="AW: Next  Steps", sender=KIM, to=[ADA], date=MONDAY + timedelta(days=2)))
    assert kept.together("a", "b")


def test_original_that_is_read_after_its_answer_still_joins_it() -> None:
    kept = Kept()
    kept.take(mail("b", subject="Re: Next steps", sender=KIM, to=[ADA], date=MONDAY + timedelta(days=2)))
    kept.take(mail("a", subject="Next steps"))
    assert kept.together("a", "b")


ANSWER = {"subject": "Re: Next steps", "sender": KIM, "to": [ADA], "date": MONDAY + timedelta(days=2)}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"subject": "Next steps"}, id="no reply prefix"),
        pytest.param({"subject": "Fwd: Next steps"}, id="a forward is no answer"),
        pytest.param({"subject": "Re: Next steps, again"}, id="another subject"),
        pytest.param({"refs": "elsewhere"}, id="it says what it answers"),
        pytest.param({"date": MONDAY + timedelta(days=31)}, id="too late"),
        pytest.param({"date": MONDAY - timedelta(days=1)}, id="before the question"),
        pytest.param({"sender": LEE}, id="from somebody who was not written to"),
        pytest.param({"to": [LEE]}, id="to somebody who did not write"),
        pytest.param({"sender": None}, id="from nobody"),
        pytest.param({"bulk": True}, id="bulk mail"),
    ],
)
def test_subject_alone_is_not_enough(change: dict[str, object]) -> None:
    kept = Kept()
    kept.take(mail("a", subject="Next steps"))
    kept.take(mail("b", **(ANSWER | change)))  # type: ignore[arg-type]
    assert not kept.together("a", "b")


def test_an_empty_subject_joins_nothing() -> None:
    kept = Kept()
    kept.take(mail("a", subject=""), mail("b", **(ANSWER | {"subject": "Re: "})))  # type: ignore[arg-type]
    assert not kept.together("a", "b")


@pytest.mark.parametrize(
    ("subject", "text", "is_reply"),
    [
        ("Lunch?", "lunch?", False),
        ("RE: Re: lunch?", "lunch?", True),
        ("Re[2]: Lunch?", "lunch?", True),
        ("AW: WG: Lunch?", "lunch?", True),
        ("Fwd: Re: Lunch?", "lunch?", False),
        ("RE : Lunch?", "lunch?", True),
        ("回复：Lunch?", "lunch?", True),
        ("SV: VS: Antw: Odp: YNT: Lunch?", "lunch?", True),
        ("[EXTERNAL] Re: Lunch?", "lunch?", True),
        ("Re: [EXT] Lunch?", "lunch?", True),
        ("Regarding: Lunch?", "regarding: lunch?", False),
        ("Re:", "", True),
        ("[only a tag]", "[only a tag]", False),
    ],
)
def test_subject_key(subject: str, text: str, is_reply: bool) -> None:
    key = subject_key(subject)
    assert (key.text, key.is_reply) == (text, is_reply)


def test_ten_thousand_answers_under_one_subject_stay_linear() -> None:
    question = [mail(f"q{i}", subject="Hi", date=MONDAY + timedelta(seconds=2 * i)) for i in range(5000)]
    answers = [
        mail(f"a{i}", subject="Re: Hi", sender=KIM, to=[ADA], date=MONDAY + timedelta(seconds=2 * i + 1))
        for i in range(5000)
    ]
    kept = Kept()
    kept.take(*question, *answers)
    assert len(kept.partition()) == 1
    assert len(kept.asked) == 1


def test_long_hostile_subjects_are_read_in_linear_time() -> None:
    for subject in ("re:" * 100_000, "[" * 100_000, "re" + " " * 100_000 + "x", "[a] " * 100_000):
        assert len(subject_key(subject).text) <= 200


IDS = "abcdef"
MAILS = st.lists(
    st.builds(
        lambda i, refs, reply, sender, to, subject, day: mail(
            i, refs=refs, reply_to=reply, sender=sender, to=to, subject=subject, date=MONDAY + timedelta(days=day)
        ),
        st.sampled_from(IDS),
        st.sampled_from(["", "", "a", "u", "b c"]),
        st.sampled_from(["", "", "d", "u"]),
        st.sampled_from([ADA, KIM, None]),
        st.sampled_from([(KIM,), (ADA,), (ADA, LEE)]),
        st.sampled_from(["Hi", "Re: Hi", "Re: Ho", "Ho"]),
        st.integers(0, 70),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda m: m.message_id,
)


@given(MAILS, st.randoms(use_true_random=False))
def test_threads_do_not_depend_on_the_order_or_the_batches(mails: list[Message], random: object) -> None:
    together = Kept()
    together.take(*mails)
    shuffled = list(mails)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    apart = Kept()
    for one in shuffled:
        apart.take(one)
    assert together.partition() == apart.partition()


@given(MAILS)
def test_messages_that_name_a_common_id_share_a_thread(mails: list[Message]) -> None:
    kept = Kept()
    kept.take(*mails)
    for one, other in itertools.combinations(mails, 2):
        if set(named_ids(one)) & set(named_ids(other)):
            assert kept.together(one.message_id, other.message_id)
