"""Replies that nobody here wrote: skipped, visibly, where the folder is absent."""

import pytest
import replies

pytestmark = pytest.mark.skipif(
    not (replies.folder() / "expected.json").exists(), reason=f"no corpus in {replies.folder()}"
)


def test_real_replies_are_cut_where_people_cut_them() -> None:
    known = [cut for cut in replies.cuts() if cut.expected is not None]

    wrong = [cut.file for cut in known if not cut.is_right]

    assert len(known) > 40
    assert len(wrong) <= len(known) // 20, wrong


def test_something_is_left_of_every_reply() -> None:
    assert [cut.file for cut in replies.cuts() if not cut.found.strip()] == []
