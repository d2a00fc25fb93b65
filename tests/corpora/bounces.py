"""How many real bounces are judged right: `python tests/corpora/bounces.py [-v]` on the folder `FOLLOWUPD_CORPORA`.

The corpus calls permanent what it classes as an unknown user, an unknown host, a moved user or a host without mail;
followupd calls permanent only a dead address, whatever the class. Both are counted. Made-up codes of the corpus
(`5.0.9xx`, where the mail holds none) count where the class is right.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from followupd.derive.bounce import Bounce, bounce_of
from followupd.derive.mimeparts import read_mail

_DEFAULT = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
_MADE_UP = re.compile(r"[45]\.0\.9\d\d")


def folder() -> Path:
    """Where the bounces are, or would be."""
    return Path(os.environ.get("FOLLOWUPD_CORPORA", _DEFAULT)) / "bounces"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One expected recipient against what was found."""

    file: str
    expected: dict[str, object]
    status: str
    permanent: bool | None

    @property
    def status_is_right(self) -> bool:
        wanted = str(self.expected["status"])
        return self.status == wanted or (bool(_MADE_UP.fullmatch(wanted)) and self.status[:1] == wanted[:1])

    @property
    def permanence_is_right(self) -> bool:
        return self.permanent == self.expected["permanent"]


def lines() -> Iterator[Line]:
    """Every expected recipient, in the order of the files."""
    expected = json.loads((folder() / "expected.json").read_text())
    for file, recipients in expected.items():
        bounce = bounce_of(read_mail((folder() / "mails" / file).read_bytes()))
        yield from compared(file, recipients, bounce)


def compared(file: str, wanted: list[dict[str, object]], bounce: Bounce | None) -> Iterator[Line]:
    """The expected recipients of one file; they have no addresses, so the order counts."""
    found = bounce.recipients if bounce is not None else ()
    for place, expected in enumerate(wanted):
        one = found[place] if place < len(found) else None
        yield Line(
            file=file,
            expected=expected,
            status=one.status if one is not None else "",
            permanent=one.permanent if one is not None else None,
        )


def main() -> None:
    if not (folder() / "expected.json").exists():
        sys.exit(f"no bounces in {folder()}: set FOLLOWUPD_CORPORA")
    found = list(lines())
    missed = [line for line in found if line.permanent is None]
    print(f"bounces: {len(found)} recipients, {len(missed)} not seen")
    print(f"  status right      {sum(line.status_is_right for line in found)}/{len(found)}")
    print(f"  permanence right  {sum(line.permanence_is_right for line in found)}/{len(found)}")
    print(
        f"  both right        {sum(line.status_is_right and line.permanence_is_right for line in found)}/{len(found)}"
    )
    for line in found if "-v" in sys.argv[1:] else ():
        if not (line.status_is_right and line.permanence_is_right):
            expected = f"{line.expected['status']} {line.expected['reason']} {line.expected['permanent']}"
            print(f"  {line.file}: expected {expected}, found {line.status or '-'} {line.permanent}")


if __name__ == "__main__":
    main()
