"""A REF that is not known yet: it may stand in local files that no pass has read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from followupd.cli.effect import complain
from followupd.cli.refs import UnknownRef
from followupd.cli.session import Session
from followupd.daemon.rounds import read_files
from followupd.errors import StateError

T = TypeVar("T")


def afresh(session: Session, find: Callable[[], T]) -> T:
    """What `find` finds, where need be once local files were read, as the next pass would read them.

    Raises: UnknownRef where it finds nothing then; where the daemon runs it is left to that to read them.
    """
    try:
        return find()
    except UnknownRef as unknown:
        try:
            session.house.store.take_lease()
        except StateError:
            raise unknown.not_read_yet() from None
    complain(read_files(session.house, session.now), ())
    return find()
