from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mailroom import Mailroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Mailroom]:
    made = Mailroom(tmp_path)
    yield made
    made.store.close()
