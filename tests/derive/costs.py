"""What a call costs, for tests that hold it against a longer text."""

from __future__ import annotations

import time
from collections.abc import Callable


def cost(call: Callable[[], object]) -> float:
    """CPU seconds of the fastest of three."""
    spans = []
    for _ in range(3):
        start = time.process_time()
        call()
        spans.append(time.process_time() - start)
    return min(spans)
