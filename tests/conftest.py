"""What tests in more than one room use."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "servers"))

pytest_plugins = ["google_servers"]
