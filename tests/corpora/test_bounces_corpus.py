"""Real bounces, judged at least as well as they once were."""

from __future__ import annotations

import bounces
import pytest


@pytest.mark.skipif(
    not (bounces.folder() / "expected.json").exists(), reason="no corpus of bounces (FOLLOWUPD_CORPORA)"
)
def test_nearly_all_real_bounces_are_judged_right() -> None:
    lines = list(bounces.lines())
    assert sum(line.status_is_right for line in lines) >= 0.96 * len(lines)
    assert sum(line.permanence_is_right for line in lines) >= 0.94 * len(lines)
