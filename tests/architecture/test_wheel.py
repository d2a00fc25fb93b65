"""The wheel carries what the program needs beside its modules."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def test_the_wheel_carries_templates_units_and_the_sample_config(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "deploy"):
        for path in (TOP / folder).iterdir():
            assert f"followupd/{folder}/{path.name}" in names
    assert "followupd/config.sample.yaml" in names
    assert not [name for name in names if name.startswith("tests/")]
